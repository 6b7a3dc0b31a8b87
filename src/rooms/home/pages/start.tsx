import { ActionLink, Card, CardGroup, Heading, Lede, Page, type PageProps } from '../../../ui/index.ts'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

/** The first page: one calm screen, for somebody who may be frightened, at night, on a phone. */
export function StartPage({ own, ...frame }: Frame & { own: { href: string; label: string } | undefined }) {
  return (
    <Page {...frame} title="How can I help?" width="full">
      <Heading size="xl">How can I help?</Heading>
      <Lede>You do not need the right words. You do not need to know which service is right. Start with what is on your mind.</Lede>
      {own && <ActionLink href={own.href}>Go to {own.label}</ActionLink>}
      <CardGroup>
        {[
          <Card key="help" variant="primary" heading="Ask for help" href="/help">
            <p>Tell us in your own words, for yourself or someone else. It takes a few minutes. You can stop at any time.</p>
          </Card>,
          <Card key="crisis" variant="primary" heading="I need help now" href="/crisis">
            <p>Someone to talk to at this hour, and places open near you. You do not have to give a name.</p>
          </Card>,
          <Card key="community" variant="primary" heading="What is near you" href="/community">
            <p>Places to go, things to do, people to meet, practical help. Just look: nobody asks who you are.</p>
          </Card>,
          <Card key="services" variant="primary" heading="Find services near me" href="/services">
            <p>What each one does, what it does not do, and how to ask.</p>
          </Card>,
          <Card key="information" variant="primary" heading="Good to know" href="/information">
            <p>Plain words about minds, help and medicines. Also in easy words with pictures.</p>
          </Card>,
          own ? (
            <Card key="work" variant="primary" heading="Who sees what I say?" href="/privacy">
              <p>What is kept, who can read it, and when we would have to tell someone.</p>
            </Card>
          ) : (
            <Card key="sign-in" variant="primary" heading="Sign in" href="/sign-in">
              <p>To your own record and plan, to what someone shares with you, or to your work.</p>
            </Card>
          ),
        ]}
      </CardGroup>
      <p>
        <a href="/privacy">Who sees what I say?</a> · <a href="/how-we-work">How we work with you</a> · <a href="/about">About Kith</a>
      </p>
    </Page>
  )
}
