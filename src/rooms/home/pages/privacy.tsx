import { Details, Heading, InsetText, Lede, List, Page, type PageProps } from '../../../ui/index.ts'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

function Telling() {
  return (
    <section aria-labelledby="telling">
      <Heading level={2} id="telling">
        When would you have to tell someone?
      </Heading>
      <p>Rarely. Only when:</p>
      <List
        items={[
          'you or someone else is in immediate danger of serious harm',
          'a child, or an adult who cannot protect themselves, is being seriously harmed',
          'the law or a court says we must',
        ]}
      />
      <p>Then a named person decides, tells as little as possible, writes down why, and tells you, unless that would put someone in danger.</p>
      <Heading level={3}>The police</Heading>
      <p>
        The police have no sign-in here and cannot look anything up. If they ask about you, the people you talk to do not answer. Only the information
        governance lead can, and only if the law says so. You are told, unless the law forbids it.
      </p>
      <p>A friend’s death, the people you know, where you live, or taking drugs is not by itself a reason to tell the police.</p>
    </section>
  )
}

function Rights() {
  return (
    <section aria-labelledby="rights">
      <Heading level={2} id="rights">
        What you can do
      </Heading>
      <List
        items={[
          'Read your record, comment on it, and say when something is wrong. Your words stay beside it.',
          'See everyone who looked at it, when and why.',
          'Choose what to share with whom, and hide parts from people or teams.',
          'Say that one thing is only for one worker. To everyone else it is not there.',
          'Tell us if you know someone who works here. They will not see your record through their work.',
          'Say how we may contact you, and what must never be on an envelope or a phone.',
          'Change your mind about any of this.',
        ]}
      />
      <p>
        If you are unhappy with how your information is handled, tell your team or ask for the information governance lead. You can also complain to the{' '}
        <a href="https://ico.org.uk/make-a-complaint/">Information Commissioner’s Office</a>.
      </p>
    </section>
  )
}

/** "Who sees this? Police?" answered before anything is asked. */
export function PrivacyPage({ ...frame }: Frame) {
  return (
    <Page {...frame} title="Who sees this?">
      <Heading>Who sees this?</Heading>
      <Lede>The short answer: the people who help you, and you. Every look is written down, and you can see who looked.</Lede>
      <Heading level={2}>What is kept</Heading>
      <List
        items={[
          'what you tell us when you ask for help, and what you and your workers write together',
          'your plan, your appointments, who helps you, and how you want to be contacted',
          'who looked at your record and what they changed',
        ]}
      />
      <p>
        Looking at these public pages, finding services or getting crisis help keeps nothing about you. A postcode you type to find what is near is used once
        and not kept. When you sign in we use one cookie, which ends when you sign out. We do not track you, and we never sell or share information for adverts.
      </p>
      <Heading level={2}>Who can see it</Heading>
      <List
        items={[
          'You.',
          'The workers and teams who are helping you now, and only the kinds of information their work needs. A receptionist does not read your story.',
          'Your GP surgery, for what a GP needs.',
          'Someone you let in, such as a partner, friend or advocate: only what you choose, for as long as you choose.',
        ]}
      />
      <p>
        Not your employer. Not your family, unless you say so. Not the Home Office, your landlord or the benefits office. If one of the organisations that helps
        also employs you, it does not see your record as your employer.
      </p>
      <InsetText>
        <p>
          In an emergency a worker who does not usually help you may open your record for up to one hour. They must give a reason, you are told, and somebody
          checks that it was right.
        </p>
      </InsetText>
      <Telling />
      <Rights />
      <Details summary="The legal part">
        <p>
          The organisations that help you are together responsible for your record. They keep it as part of their public task of giving health and social care
          (UK GDPR article 6(1)(e) and article 9(2)(h)), under a duty of confidence. Records are kept as long as the NHS Records Management Code says. You have
          the right to a copy, to have mistakes put right, and to object.
        </p>
      </Details>
    </Page>
  )
}
