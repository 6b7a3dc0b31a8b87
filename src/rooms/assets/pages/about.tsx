import { Heading, Lede, List, Page, type PageProps } from '../../../ui/index.ts'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

/** What the directory is, where it comes from and who keeps it; and how to take all of it away. */
export function AboutDirectoryPage(frame: Frame) {
  return (
    <Page {...frame} title="About this directory" breadcrumb={[{ href: '/community', label: 'What is near you' }]}>
      <Heading>About this directory</Heading>
      <Lede>One list of what the community offers, for everybody, from everybody.</Lede>
      <Heading level={2}>What is in it</Heading>
      <p>
        Clubs, classes, groups, faith communities, libraries, parks, advice, health and social care. Small groups and large services stand in the same list, on
        the same terms.
      </p>
      <Heading level={2}>What comes first</Heading>
      <List
        items={[
          'What you asked for, best with your words in its name; then what only mentions them.',
          'Things that are not about mental health, before things that are. You can change that.',
          'The nearest first.',
          'What you can just go to. What somebody has to send you to is left out until you ask for it.',
        ]}
      />
      <Heading level={2}>How it stays right</Heading>
      <p>
        Every entry says who last confirmed it and when. After six months those who run it are asked. After nine months without an answer it sinks to the end of
        the list, and after a year it goes. You can tell us on every entry when something is wrong, has closed, or turned you away.
      </p>
      <Heading level={2}>What we know about you</Heading>
      <p>
        Nothing. You need not sign in. Where you look from stays in your own browser until you close it and never stands in the address of a page. We count how
        often an entry is opened in a month, never by whom.
      </p>
      <Heading level={2}>Use it elsewhere</Heading>
      <p>
        The whole directory is open data in the Open Referral UK form at <a href="/oruk">/oruk</a>. Each entry names its source and licence.
      </p>
    </Page>
  )
}
