import type { ReactNode } from 'react'
import { ActionLink, Button, Card, Form, Heading, HiddenField, Lede, Page, type PageProps, PrintButton } from '../../../ui/index.ts'
import { GroupedLinks, type Link, Part } from '../../record/index.ts'

export type MyParts = Record<
  | 'holder'
  | 'safetyPlan'
  | 'nextSteps'
  | 'assessments'
  | 'plan'
  | 'network'
  | 'measures'
  | 'handover'
  | 'wait'
  | 'entries'
  | 'careTeam'
  | 'continuity'
  | 'looked',
  ReactNode
>

export interface MyHomeProps {
  framed: Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
  /** How they like to be addressed. */
  name: string
  parts: MyParts
  /** Where help is asked for again in one press; undefined where that page does not stand. */
  ask: string | undefined
  /** Made with the page: the button pressed twice asks once. */
  once: string
  /** Where everything written can be read. */
  record: string
  links: readonly Link[]
}

/** Help again, without starting over: the first thing a finger finds. */
function AskAgain({ ask, once }: { ask: string | undefined; once: string }) {
  if (!ask) return null
  return (
    <div className="kith-ask">
      <Form action={ask}>
        <HiddenField name="once" value={once} />
        <Button>Ask for help again</Button>
      </Form>
      <p>
        You do not need a new request or a letter. It goes straight to the people who know you. You can also <a href={ask}>say something with it first</a>.
      </p>
    </div>
  )
}

/** The person's own first screen: who holds this, what happens next, and help in one press. */
export function MyHomePage({ framed, name, parts, ask, once, record, links }: MyHomeProps) {
  return (
    <Page title="My Kith" {...framed} beside={<Beside parts={parts} links={links} />}>
      <Heading level={1} size="xl">
        Hello {name}
      </Heading>
      {parts.holder && (
        <Card heading="Who is responsible for my care" variant="feature">
          {parts.holder}
          {parts.handover}
        </Card>
      )}
      {parts.wait && <div className="kith-my">{parts.wait}</div>}
      <Part heading="What happens next" id="next">
        {parts.nextSteps}
      </Part>
      <AskAgain ask={ask} once={once} />
      <Part heading="Getting to know me" id="assessments">
        {parts.assessments}
      </Part>
      <Part heading="My plan" id="plan">
        {parts.plan}
      </Part>
      <Part heading="My safety plan" id="safety-plan">
        {parts.safetyPlan}
      </Part>
      <Part heading="My people, places and interests" id="network">
        {parts.network}
      </Part>
      <Part heading="How things are going" id="measures">
        {parts.measures}
      </Part>
      {parts.entries ? (
        <Part heading="Last written" id="entries">
          {parts.entries}
          <ActionLink href={record}>Read everything written about me</ActionLink>
        </Part>
      ) : (
        <Lede>What is written about you will stand here, in full, as soon as it is written.</Lede>
      )}
      {parts.continuity && <div className="kith-part">{parts.continuity}</div>}
      {parts.looked && <div className="kith-part">{parts.looked}</div>}
    </Page>
  )
}

function Beside({ parts, links }: { parts: MyParts; links: readonly Link[] }) {
  return (
    <>
      <Part small heading="In My Kith" id="links">
        <GroupedLinks label="In My Kith" links={links} />
      </Part>
      <Part small heading="People who help me" id="care-team">
        {parts.careTeam}
      </Part>
      <PrintButton>Print this page</PrintButton>
    </>
  )
}
