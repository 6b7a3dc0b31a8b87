import { ActionLink, Heading, InsetText, Lede, List, Page, type PageProps } from '../../../ui/index.ts'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

export function AboutPage({ ...frame }: Frame) {
  return (
    <Page {...frame} title="About Kith">
      <Heading>About Kith</Heading>
      <Lede>Kith means the people and places you know. It is where you and the people who help you keep one story and one plan.</Lede>
      <p>
        The NHS, the council, GP surgeries and community organisations near you work here together. You tell your story once. You can ask for help yourself, at
        any time, and every door is the right door.
      </p>
      <Heading level={2}>What you can count on</Heading>
      <List
        items={[
          'From the moment you ask, there is always a named person or team who is responsible for the next step, and you can see who.',
          'You do not need a diagnosis, a GP’s letter or a fixed address to be helped.',
          'Drinking, drugs or money trouble are never a reason to be turned away.',
          'Missing an appointment does not end your help. Going quiet means we look for you, kindly.',
          'When you are ready to leave, you keep a way back.',
        ]}
      />
      <p>It follows the Community Mental Health Framework for Adults and Older Adults of NHS England.</p>
      <ActionLink href="/how-we-work">How we work with you</ActionLink>
      {frame.demo && (
        <InsetText>
          <p>This is a demonstration. Every person, worker and story in it is made up. Please do not type real information.</p>
        </InsetText>
      )}
    </Page>
  )
}

export function HowWeWorkPage({ ...frame }: Frame) {
  return (
    <Page {...frame} title="How we work with you">
      <Heading>How we work with you</Heading>
      <Lede>What happens after you ask for help, step by step.</Lede>
      <Heading level={2}>You ask</Heading>
      <p>Online, by phone, in person, or through someone you trust. Use your own words. You get a reference and the name of the team that has it.</p>
      <Heading level={2}>Someone reads it and talks with you</Heading>
      <p>
        The team near you answers, in the way and at the time that is safe for you. If another service fits better, we ask them while we keep holding it. You
        are never sent away to start again.
      </p>
      <Heading level={2}>You get to know one person</Heading>
      <p>A key worker stays your main contact. You can say whom you would rather work with, and ask to change.</p>
      <Heading level={2}>You make a plan together</Heading>
      <p>
        What matters to you comes first: people, home, work, money, health, things you enjoy. Everyone who helps works from the same plan, and you keep a copy.
      </p>
      <Heading level={2}>Things change</Heading>
      <p>If your worker moves on, you meet the next one before they go. If you wait for something, you see for how long and what helps meanwhile.</p>
      <Heading level={2}>You move on, with a way back</Heading>
      <p>You decide together when it is time. You leave with words that keep you well, a date when we check in, and a way straight back.</p>
      <Heading level={2}>If we get it wrong</Heading>
      <p>
        Tell any worker, or ask for an advocate, who is independent and on your side. A complaint never counts against you and is never in your care record.
      </p>
      <ActionLink href="/help">Ask for help</ActionLink>
    </Page>
  )
}
