import { Heading, InsetText, List, Page } from '../../../ui/index.ts'
import { type Framed, Part } from './parts.tsx'
import type { PersonParts } from './person-view.tsx'

export interface SharedProps {
  framed: Framed
  /** How the person is called, when they let the reader know it. */
  name: string | undefined
  /** The kinds of information shared with this reader, in plain words. */
  kinds: readonly string[]
  parts: PersonParts
}

/** What somebody let this reader see: kind by kind, and nothing about what they did not. */
export function SharedPage({ framed, name, kinds, parts }: SharedProps) {
  const someone = name ?? 'They'
  return (
    <Page title="Shared with me" {...framed} back={{ href: '/shared', label: 'Shared with me' }}>
      <Heading level={1} size="l">
        {name ? `What ${name} shares with you` : 'What is shared with you'}
      </Heading>
      <InsetText>
        <p>{someone} chose to let you see:</p>
        <List items={kinds} />
        <p>Please do not pass it on. {someone} can change this at any time, and can see when you looked.</p>
      </InsetText>
      <Part heading="About them, in their own words" id="about-me">
        {parts.aboutMe}
      </Part>
      <Part heading="Their safety plan" id="safety-plan">
        {parts.safetyPlan}
      </Part>
      <Part heading="Who is responsible for their care" id="holder">
        {parts.holder}
      </Part>
      <Part heading="What happens next" id="next">
        {parts.nextSteps}
      </Part>
      <Part heading="A shared understanding" id="understanding">
        {parts.understanding}
      </Part>
      <Part heading="What came of getting to know them" id="assessments">
        {parts.assessments}
      </Part>
      <Part heading="Their plan" id="plan">
        {parts.plan}
      </Part>
      <Part heading="Their people, places and interests" id="network">
        {parts.network}
      </Part>
      <Part heading="How things are going, in their own answers" id="measures">
        {parts.measures}
      </Part>
      <Part heading="What helps" id="needs">
        {parts.needs}
      </Part>
      <Part heading="How to get in touch" id="contact-rules">
        {parts.contactRules}
      </Part>
      <Part heading="Requests for help" id="requests">
        {parts.requests}
      </Part>
      <Part heading="People who help them" id="care-team">
        {parts.careTeam}
      </Part>
      <Part heading="What has been written" id="entries">
        {parts.entries}
      </Part>
    </Page>
  )
}
