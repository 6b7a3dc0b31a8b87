import type { ReactNode } from 'react'
import { Heading, Page } from '../../../ui/index.ts'
import { type Framed, Part } from './parts.tsx'

/** A record in the words of the person it is about. */
export type PersonParts = Record<
  | 'aboutMe'
  | 'safetyPlan'
  | 'holder'
  | 'nextSteps'
  | 'understanding'
  | 'assessments'
  | 'plan'
  | 'network'
  | 'measures'
  | 'requests'
  | 'careTeam'
  | 'needs'
  | 'contactRules'
  | 'entries',
  ReactNode
>

/** The screen turned round: what the person sees at home, while they sit beside their worker. No way from here to anybody else. */
export function TogetherPage({ framed, parts, back }: { framed: Framed; parts: PersonParts; back: string }) {
  return (
    <Page title="Looking together" {...framed} back={{ href: back, label: 'Turn the screen back' }}>
      <Heading level={1} size="l">
        My record
      </Heading>
      <Part heading="About me" id="about-me">
        {parts.aboutMe}
      </Part>
      <Part heading="My safety plan" id="safety-plan">
        {parts.safetyPlan}
      </Part>
      <Part heading="Who is responsible for my care" id="holder">
        {parts.holder}
      </Part>
      <Part heading="What happens next" id="next">
        {parts.nextSteps}
      </Part>
      <Part heading="Our shared understanding" id="understanding">
        {parts.understanding}
      </Part>
      <Part heading="What came of getting to know me" id="assessments">
        {parts.assessments}
      </Part>
      <Part heading="My plan" id="plan">
        {parts.plan}
      </Part>
      <Part heading="My people, places and interests" id="network">
        {parts.network}
      </Part>
      <Part heading="How things are going for me" id="measures">
        {parts.measures}
      </Part>
      {parts.requests && <div className="kith-my">{parts.requests}</div>}
      <Part heading="What helps me" id="needs">
        {parts.needs}
      </Part>
      <Part heading="How to get in touch with me" id="contact-rules">
        {parts.contactRules}
      </Part>
      <Part heading="People who help me" id="care-team">
        {parts.careTeam}
      </Part>
      <Part heading="What has been written" id="entries">
        {parts.entries}
      </Part>
    </Page>
  )
}
