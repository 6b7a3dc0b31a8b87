import type { ReactNode } from 'react'
import {
  Button,
  Checkboxes,
  DateField,
  Details,
  Form,
  type FormState,
  Heading,
  HiddenField,
  List,
  Muted,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import type { Doer } from '../../contacts/index.ts'
import type { Part } from '../../people/index.ts'
import { EVENT_CODES, EVENT_KINDS, type SafetyEvent, whenWords } from '../assessment.ts'
import { By, Clash, SafetyPage, Version } from './parts.tsx'

/** Serious past events, each with its date and source; with a way to leave one out where `base` is given. */
export function PastEvents({ events, base }: { events: readonly SafetyEvent[]; base?: string | undefined }) {
  const item = (event: SafetyEvent): ReactNode => (
    <>
      <strong>{whenWords(event)}</strong>: {event.words}
      <br />
      <Muted>
        Known from: {event.source}. Written down by {event.recordedByName}.
      </Muted>{' '}
      {base && (
        <a href={`${base}/safety-events/${event.id}`}>
          {event.leftOutAt ? 'Put back' : 'Leave out'}
          <span className="nhsuk-u-visually-hidden">: {whenWords(event)}</span>
        </a>
      )}
      {event.leftOutAt && (
        <>
          <br />
          Left out by {event.leftOutByName}: {event.leftOutWhy}
        </>
      )}
    </>
  )
  const standing = events.filter(event => !event.leftOutAt)
  const left = events.filter(event => event.leftOutAt)
  return (
    <>
      {standing.length > 0 ? <List items={standing.map(item)} /> : <p>Nothing is carried forward.</p>}
      {left.length > 0 && (
        <Details summary="Left out of the summary, and why">
          <List items={left.map(item)} />
        </Details>
      )}
    </>
  )
}

export interface FormProps {
  part: Part
  form: FormState
  doers: ReadonlyMap<string, Doer>
  writerId: string
}

export const doerItems = (doers: ReadonlyMap<string, Doer>, writerId: string, workersOnly = false) =>
  [...doers]
    .filter(([, doer]) => !workersOnly || doer.who === 'worker')
    .map(([value, doer]) => ({ value, label: value === `worker:${writerId}` ? `Me (${doer.name})` : doer.name }))

/** Concern that continues is followed up by somebody with a name, within 48 hours. */
export function FollowUp({ form, doers, writerId }: Omit<FormProps, 'part'>) {
  return (
    <Radios
      form={form}
      name="concern"
      label="Does concern for their safety continue?"
      legendSize="s"
      items={[
        {
          value: 'yes',
          label: 'Yes: somebody is in touch again within 48 hours',
          conditional: (
            <>
              <Select form={form} name="followWho" label="Who will be in touch?" placeholder="Choose someone" items={doerItems(doers, writerId, true)} />
              <DateField form={form} name="followBy" label="By which day?" legendSize="s" />
            </>
          ),
        },
        { value: 'no', label: 'No' },
      ]}
    />
  )
}

export function EventFormPage({ part, form, doers, writerId }: FormProps) {
  return (
    <SafetyPage part={part} title="Something serious happened" form={form} back={`${part.base}/safety`}>
      <Form action={`${part.base}/safety-events`}>
        <Heading>Something serious happened</Heading>
        <p>It is carried forward, so that nobody has to be told again and nobody forgets it. They read this too.</p>
        <HiddenField form={form} name="id" />
        <Radios form={form} name="what" label="What was it?" legendSize="s" items={EVENT_CODES.map(value => ({ value, label: EVENT_KINDS[value] }))} />
        <DateField form={form} name="happenedOn" label="When?" legendSize="s" />
        <Checkboxes form={form} name="roughly" label="Is the day known?" legendSize="s" items={[{ value: 'yes', label: 'Only roughly: show the month' }]} />
        <TextArea form={form} name="words" label="What happened?" rows={4} />
        <TextField form={form} name="source" label="Where do we know it from?" hint="For example: they told me, the discharge letter of 3 May" width="full" />
        <FollowUp form={form} doers={doers} writerId={writerId} />
        <Button>Save</Button>
      </Form>
    </SafetyPage>
  )
}

/** Leaving an event out of the summary, or putting it back. `newer`: somebody changed it first. */
export function EventPage({ part, event, form, newer }: { part: Part; event: SafetyEvent; form: FormState; newer?: boolean }) {
  const at = `${part.base}/safety-events/${event.id}`
  return (
    <SafetyPage part={part} title="A past event" form={form} back={`${part.base}/safety`}>
      <Heading caption="Carried forward">{whenWords(event)}</Heading>
      {newer && (
        <Clash>
          <p>{event.leftOutAt ? `It was left out by ${event.leftOutByName}: ${event.leftOutWhy}` : 'It stands in the summary.'}</p>
        </Clash>
      )}
      <p className="kith-words">{event.words}</p>
      <p>
        <Muted>Known from: {event.source}</Muted> <By name={event.recordedByName} at={event.recordedAt} />
      </p>
      {event.leftOutAt ? (
        <Form action={`${at}/put-back`}>
          <p>
            Left out by {event.leftOutByName}: {event.leftOutWhy}
          </p>
          <Version value={event.version} />
          <Button>Put it back into the summary</Button>
        </Form>
      ) : (
        <Form action={`${at}/leave-out`}>
          <Version value={event.version} />
          <TextArea form={form} name="why" label="Why should it leave the summary?" hint="It stays on the record, with your name and this reason" rows={3} />
          <Button variant="warning">Leave it out of the summary</Button>
        </Form>
      )}
    </SafetyPage>
  )
}
