import { formatDate } from '../../../core/dates.ts'
import {
  Button,
  Checkboxes,
  DateField,
  Details,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  Muted,
  Radios,
  Select,
  Tag,
  TextArea,
  TextField,
  TimeField,
  VersionField,
} from '../../../ui/index.ts'
import type { Part } from '../../people/index.ts'
import {
  type Accompaniment,
  type Connection,
  type ConnectionEvent,
  eventName,
  type GradedStep,
  LEVELS,
  OWN_EVENTS,
  progressOf,
  progressWords,
  type What,
  WORKER_EVENTS,
  wayWords,
} from '../connect.ts'
import type { Organiser } from '../store-cards.ts'
import { NetworkFrame } from './parts.tsx'

export interface ConnectionProps {
  part: Part
  connection: Connection
  events: readonly ConnectionEvent[]
  steps: readonly GradedStep[]
  /** Who may go along; empty for the person's own page. */
  companions: readonly Organiser[]
  /** Who runs it and has a sign-in. */
  organisers: readonly Organiser[]
  ruleLines: readonly string[]
  form: FormState
  open?: 'event' | 'steps' | 'along' | 'card' | 'end' | undefined
}

/** One connection: how it has gone, the person's own steps, and what comes next. */
export function ConnectionPage(props: ConnectionProps) {
  const { part, connection, events, open, form } = props
  const progress = progressOf(events)
  const open_ = !connection.endedAt && part.mayWrite
  return (
    <NetworkFrame part={part} title={part.own ? 'Something I am trying' : 'Connection'} form={open ? form : undefined} back={`${part.base}/connections`}>
      <Heading caption={part.own ? 'Something I am trying' : 'Connection'}>{connection.assetName ?? 'No longer in the directory'}</Heading>
      <p className="kith-way">{wayWords(events, part.own)}</p>
      <p>{progressWords(progress, part.own)}</p>
      {connection.matters && <p>Because: {connection.matters}</p>}
      {connection.assetName && (
        <p>
          <a href={`/community/${connection.assetId}`}>When it is on, how to get there, and who runs it</a>
        </p>
      )}
      {connection.endedAt && (
        <InsetText>
          <p>
            Over since {formatDate(connection.endedAt)}. {connection.endedWords} It can be begun again at any time.
          </p>
        </InsetText>
      )}
      {open_ && <Next {...props} />}
      <Steps {...props} />
      <Story {...props} />
      {open_ && !part.own && <Along {...props} />}
      {open_ && <CardForm {...props} />}
      {open_ && (
        <Details summary={part.own ? 'This is over for me' : 'This is over'} open={open === 'end'}>
          <Form action={`${part.base}/connections/${connection.id}/end`}>
            <HiddenField name="version" value={String(connection.version)} />
            <TextField form={form} name="endWords" label="What was it good for, or why not?" hint="Leave empty if there is nothing to say" width="full" />
            <Button variant="secondary">End it</Button>
          </Form>
        </Details>
      )}
    </NetworkFrame>
  )
}

// What happened, by the ways the person may be asked.
function Next({ part, connection, ruleLines, form, open }: ConnectionProps) {
  const codes: readonly What[] = part.own ? OWN_EVENTS : WORKER_EVENTS
  return (
    <Details summary={part.own ? 'Say how it went' : 'Write what happened'} open={open === 'event' || open === undefined}>
      {!part.own && ruleLines.length > 0 && <p>Ask them: {ruleLines.slice(0, 3).join(' ')}</p>}
      <Form action={`${part.base}/connections/${connection.id}/events`}>
        <VersionField form={form} now={connection.version} />
        <Radios form={form} name="what" label="What happened?" legendSize="s" items={codes.map(value => ({ value, label: eventName(value, part.own) }))} />
        <DateField form={form} name="onDay" label="On which day?" legendSize="s" />
        <TextArea
          form={form}
          name="words"
          label={part.own ? 'Did it help? What would I say about it?' : 'Did it help? In their words'}
          hint="Leave empty if there is nothing to say"
          rows={3}
        />
        <DateField form={form} name="followUpOn" label="When do we talk about it again?" hint="Leave empty to keep it as it is" legendSize="s" />
        <Button>Save</Button>
      </Form>
    </Details>
  )
}

// Steps are the person's; a day that did not work out takes nothing away.
function Steps({ part, connection, steps, events, form, open }: ConnectionProps) {
  const tried = (step: GradedStep) => events.filter(event => event.stepId === step.id && event.what === 'step_not_that_day').length
  return (
    <section aria-labelledby="steps-heading">
      <Heading level={2} id="steps-heading">
        {part.own ? 'My own steps' : 'The steps they set themselves'}
      </Heading>
      {steps.length === 0 && <p>None yet. Small ones count: the doorstep, the lift, the courtyard.</p>}
      {steps.length > 0 && (
        <ol className="kith-steps">
          {steps.map(step => (
            <li key={step.id}>
              {step.words} {step.doneOn ? <Tag colour="green">Done on {formatDate(step.doneOn)}</Tag> : null}
              {tried(step) > 0 && <Muted> Tried on {tried(step) === 1 ? 'a day' : `${tried(step)} days`} that did not work out. The step stands.</Muted>}
              {!connection.endedAt && part.mayWrite && <TryForms part={part} connection={connection} step={step} />}
            </li>
          ))}
        </ol>
      )}
      {!connection.endedAt && part.mayWrite && (
        <Details summary={steps.length > 0 ? 'Add steps' : 'Set steps'} open={open === 'steps'}>
          <Form action={`${part.base}/connections/${connection.id}/steps`}>
            <TextArea form={form} name="steps" label="Steps on the way, one on each line" rows={4} />
            <Button variant="secondary">Add</Button>
          </Form>
        </Details>
      )}
    </section>
  )
}

function TryForms({ part, connection, step }: { part: Part; connection: Connection; step: GradedStep }) {
  const action = `${part.base}/connections/${connection.id}/steps/${step.id}`
  const button = (done: 'yes' | 'no', words: string) => (
    <Form action={action}>
      <HiddenField name="done" value={done} />
      <Button variant="secondary" small>
        {words}
        <span className="nhsuk-u-visually-hidden">: {step.words}</span>
      </Button>
    </Form>
  )
  return (
    <div>
      {!step.doneOn && button('yes', 'Did it')}
      {button('no', 'Not that day')}
    </div>
  )
}

function Story({ part, events }: ConnectionProps) {
  return (
    <section aria-labelledby="story">
      <Heading level={2} id="story">
        How it went
      </Heading>
      <ul className="kith-ties">
        {events.toReversed().map(event => (
          <li key={event.id}>
            <span />
            <div>
              <p>
                <span className="kith-ties__name">{eventName(event.what, part.own)}</span> {formatDate(event.onDay)} <Muted>{event.byName}</Muted>
              </p>
              {event.stepWords && <p>{event.stepWords}</p>}
              {event.words && <p className="kith-words">{event.words}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Along({ part, connection, companions, form, open }: ConnectionProps) {
  return (
    <Details summary="Somebody goes along" open={open === 'along'}>
      <Form action={`${part.base}/connections/along`}>
        <HiddenField name="connectionId" value={connection.id} />
        <TextField form={form} name="toWhat" label="To which appointment or group?" width="full" />
        <Select
          form={form}
          name="workerId"
          label="Who goes along?"
          placeholder="Choose somebody who helps"
          items={companions.map(one => ({ value: one.id, label: one.name }))}
        />
        <DateField form={form} name="on" label="On which day?" legendSize="s" />
        <TimeField form={form} name="at" label="At what time?" />
        <TextField form={form} name="travel" label="Where do you meet, and how do you get there?" width="full" />
        <Checkboxes form={form} name="inPlan" label="In the plan" legendSize="s" items={[{ value: 'yes', label: 'Write it in the plan too' }]} />
        <Button variant="secondary">Plan it</Button>
      </Form>
    </Details>
  )
}

function CardForm({ part, connection, organisers, form, open }: ConnectionProps) {
  if (organisers.length === 0) return null
  return (
    <Details summary="Let whoever runs it know what helps" open={open === 'card'}>
      <p>
        They see only what is written here: no record, no reason, no team. They are not told how {part.own ? 'you' : 'the person'} heard of it. It ends with its
        last day, and at once when {part.own ? 'you take' : 'the person takes'} it back.
      </p>
      <Form action={`${part.base}/connections/${connection.id}/card`}>
        <Select
          form={form}
          name="organiserId"
          label="Who may know?"
          placeholder="Choose one"
          items={organisers.map(one => ({ value: one.id, label: one.name }))}
        />
        <TextField form={form} name="chosenName" label={part.own ? 'What do I want to be called?' : 'What do they want to be called?'} width={20} />
        <TextField form={form} name="helps" label="What helps?" hint="Words that could be said out loud in the group" width="full" />
        <TextField form={form} name="days" label="Which days?" hint="For example: Tuesdays and Fridays" width={20} />
        <DateField form={form} name="until" label="Until when?" legendSize="s" />
        {!part.own && <TextField form={form} name="agreedHow" label="How did they say yes to this?" width="full" />}
        <Button variant="secondary">{part.own ? 'I agree to this' : 'They agreed to this'}</Button>
      </Form>
    </Details>
  )
}

/** What became of going along. */
export function WentPage({ part, along, form }: { part: Part; along: Accompaniment; form: FormState }) {
  return (
    <NetworkFrame part={part} title="Going along" form={form} back={`${part.base}/connections`}>
      <Heading caption="Going along">{along.toWhat}</Heading>
      <p>{along.travel}</p>
      <Form action={`${part.base}/connections/along/${along.id}`}>
        <HiddenField name="version" value={String(along.version)} />
        <Radios
          form={form}
          name="state"
          label="What became of it?"
          legendSize="s"
          items={[
            { value: 'done', label: 'We went together', hint: along.connectionId ? `Written down as “${LEVELS.went_with.toLowerCase()}”` : undefined },
            { value: 'not_that_day', label: 'Not that day', hint: 'Nothing is lost; plan another' },
            { value: 'called_off', label: 'Called off' },
          ]}
        />
        <TextArea form={form} name="words" label="Did it help? In their words" hint="Leave empty if there is nothing to say" rows={3} />
        <Button>Save</Button>
      </Form>
    </NetworkFrame>
  )
}
