import { KINDS } from '../../../access/index.ts'
import { formatDateTime } from '../../../core/dates.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  Checkboxes,
  DateField,
  Form,
  Heading,
  HiddenField,
  InsetText,
  List,
  Muted,
  Select,
  SummaryList,
  TextArea,
  TextField,
  TimeField,
} from '../../../ui/index.ts'
import type { Part } from '../../people/index.ts'
import {
  CAME_FROM,
  CAME_FROM_CODES,
  NARRATIVE,
  type NarrativePart,
  OUTCOME_CODES,
  SAFETY_OUTCOMES,
  type SafetyAssessment,
  type SafetyEvent,
} from '../assessment.ts'
import { doerItems, FollowUp, type FormProps, PastEvents } from './events.tsx'
import { SafetyPage } from './parts.tsx'

export type Prompts = Record<NarrativePart, { title: string; words: string }>

/** The narrative of one assessment, part by part; parts nobody spoke about are left out. */
export function SafetyNarrative({ one, prompts }: { one: SafetyAssessment; prompts: Prompts }) {
  return (
    <>
      <SummaryList
        rows={[
          { key: 'When', value: formatDateTime(one.happenedAt) },
          { key: 'By', value: one.workerName },
          { key: 'There', value: one.whoWasThere },
          { key: 'Asked for by', value: CAME_FROM[one.cameFrom] },
        ]}
      />
      {NARRATIVE.filter(part => one.narrative[part]).map(part => (
        <section key={part}>
          <Heading level={3}>{prompts[part].title}</Heading>
          <p className="kith-words">{one.narrative[part]}</p>
        </section>
      ))}
      <Heading level={3}>What it led to</Heading>
      <List items={one.outcomes.map(outcome => SAFETY_OUTCOMES[outcome])} />
      <p className="kith-words">{one.outcomeWords}</p>
      {one.followUpBy && <p>Concern continues: in touch again by {formatDateTime(one.followUpBy)}.</p>}
    </>
  )
}

interface SummaryProps {
  part: Part
  events: readonly SafetyEvent[]
  assessments: readonly SafetyAssessment[]
  canAssess: boolean
}

/** Everything about safety that this worker may read, told and not measured. */
export function SafetySummaryPage({ part, events, assessments, canAssess }: SummaryProps) {
  return (
    <SafetyPage part={part} title="Safety">
      <Heading>Safety</Heading>
      <ButtonGroup>
        <ButtonLink href={`${part.base}/safety-plan`}>Safety plan</ButtonLink>
        {canAssess && (
          <ButtonLink href={`${part.base}/safety-assessments/new`} variant="secondary">
            Write an urgent assessment
          </ButtonLink>
        )}
        {canAssess && (
          <ButtonLink href={`${part.base}/safety-events/new`} variant="secondary">
            Something serious happened
          </ButtonLink>
        )}
      </ButtonGroup>
      <Heading level={2}>Carried forward</Heading>
      <PastEvents events={events} base={canAssess ? part.base : undefined} />
      <Heading level={2}>Urgent assessments</Heading>
      {assessments.length === 0 && <p>None.</p>}
      <List
        kind="plain"
        items={assessments.map(one => (
          <>
            <a href={`${part.base}/safety-assessments/${one.id}`}>{formatDateTime(one.happenedAt)}</a>{' '}
            <Muted>
              {one.workerName}: {one.outcomes.map(outcome => SAFETY_OUTCOMES[outcome]).join('; ')}
            </Muted>
          </>
        ))}
      />
    </SafetyPage>
  )
}

export function AssessmentPage({ part, one, prompts }: { part: Part; one: SafetyAssessment; prompts: Prompts }) {
  return (
    <SafetyPage part={part} title="Urgent assessment" back={`${part.base}/safety`}>
      <Heading>Urgent assessment</Heading>
      <SafetyNarrative one={one} prompts={prompts} />
      {part.kinds & KINDS.plan ? (
        <p>
          <a href={`${part.base}/plan/ideas#rights`}>Care Act assessment, section 117 aftercare, personal health budget and other rights: ask from here</a>
        </p>
      ) : null}
    </SafetyPage>
  )
}

const PARTS: { heading: string; parts: NarrativePart[] }[] = [
  {
    heading: 'Explore',
    parts: ['own_view', 'explore_past', 'explore_now', 'explore_ahead', 'others_at_harm', 'makes_harder', 'makes_safer', 'means_discussed', 'others_view'],
  },
  { heading: 'Map', parts: ['formulation'] },
  { heading: 'Act and plan', parts: ['immediate_actions'] },
]

/** An urgent assessment, written after a conversation. Prompts help; only a few parts must be there. */
export function AssessmentFormPage({ part, form, doers, writerId, prompts, events }: FormProps & { prompts: Prompts; events: readonly SafetyEvent[] }) {
  return (
    <SafetyPage part={part} title="Write an urgent assessment" form={form} back={`${part.base}/safety`}>
      <Heading>Urgent assessment</Heading>
      <InsetText>
        <p>Listen first, then write. Tell it in words: what was understood together, and what was agreed. They read this.</p>
      </InsetText>
      <Card heading="Carried forward" headingLevel={2}>
        <PastEvents events={events.filter(event => !event.leftOutAt)} />
      </Card>
      <Form action={`${part.base}/safety-assessments`}>
        <HiddenField form={form} name="id" />
        <DateField form={form} name="on" label="Which day did you talk?" legendSize="s" />
        <TimeField form={form} name="at" label="What time?" />
        <TextField form={form} name="whoWasThere" label="Who was there?" width="full" />
        <Select
          form={form}
          name="cameFrom"
          label="Who asked for this?"
          placeholder="Choose one"
          items={CAME_FROM_CODES.map(value => ({ value, label: CAME_FROM[value] }))}
        />
        {PARTS.map(group => (
          <section key={group.heading}>
            <Heading level={2}>{group.heading}</Heading>
            {group.parts.map(name => (
              <TextArea key={name} form={form} name={name} label={prompts[name].title} hint={prompts[name].words || undefined} rows={4} />
            ))}
          </section>
        ))}
        <Checkboxes
          form={form}
          name="outcomes"
          label="What does this lead to?"
          legendSize="s"
          items={OUTCOME_CODES.map(value => ({ value, label: SAFETY_OUTCOMES[value] }))}
        />
        <TextArea
          form={form}
          name="outcomeWords"
          label="What you agreed, in plain words"
          hint="The person, and everyone who may read assessments and the safety plan, sees this"
          rows={4}
        />
        <Heading level={2}>The next contact</Heading>
        <TextField form={form} name="nextWhat" label="What is it?" hint="Everyone who may read notes of contacts can read this" width="full" />
        <Select form={form} name="nextWho" label="Who will do it?" placeholder="Choose someone" items={doerItems(doers, writerId)} />
        <DateField form={form} name="nextBy" label="By which day?" legendSize="s" />
        <FollowUp form={form} doers={doers} writerId={writerId} />
        <Button>Save the assessment</Button>
      </Form>
    </SafetyPage>
  )
}
