import type { ReactNode } from 'react'
import { formatDate } from '../../../core/dates.ts'
import { Button, DateField, Form, type FormState, Heading, HiddenField, Page, Radios, SummaryList, Tag, TextField } from '../../../ui/index.ts'
import type { Action, Line } from '../plans.ts'
import { SECTORS } from '../sections.ts'
import { ACTION_NAMES } from '../states.ts'
import type { Framed, View } from './plan.tsx'
import { Typed } from './reviews.tsx'

export interface ActionProps {
  framed: Framed
  banner?: ReactNode
  view: View
  line: Line & { action: Action }
  /** May answer in the name of the service. */
  mine: boolean
  form: FormState
}

const YES_NO = [
  { value: 'yes', label: 'Yes, we will do it' },
  { value: 'no', label: 'No' },
]

/** One action: what the service answered, how it went, or another day. */
export function ActionPage({ framed, banner, view, line, mine, form }: ActionProps) {
  const { action } = line
  const at = `${view.base}/lines/${line.id}`
  return (
    <Page {...framed} title="An action in the plan" banner={banner} back={{ href: `${view.base}#line-${line.id}` }} form={form} width="two-thirds">
      <Heading>Who does what</Heading>
      <SummaryList
        rows={[
          { key: 'What', value: line.words },
          { key: 'Who', value: `${action.named}, ${action.service}` },
          { key: 'Part of', value: SECTORS[action.sector] },
          { key: 'By', value: formatDate(action.due) },
          { key: 'How far', value: <Tag>{ACTION_NAMES[action.state]}</Tag> },
        ]}
      />
      {form.errors.form && <Typed words={[form.values.words, form.values.why].flat().filter(word => word !== undefined)} />}
      {action.state === 'asked' && mine && <OwnAnswer at={at} action={action} form={form} />}
      {action.state === 'asked' && !mine && !view.own && <Evidence at={at} action={action} form={form} />}
      {action.state === 'asked' && view.own && <p>The service has not answered yet. Your key worker keeps asking until it does.</p>}
      {action.state === 'agreed' && <Went at={at} action={action} form={form} />}
      {['asked', 'agreed'].includes(action.state) && <OtherDay at={at} action={action} form={form} />}
    </Page>
  )
}

interface Part {
  at: string
  action: Action
  form: FormState
}
const Version = ({ action }: { action: Action }) => <HiddenField name="version" value={String(action.version)} />

function OwnAnswer({ at, action, form }: Part) {
  return (
    <Form action={`${at}/answer`}>
      <Heading level={2}>Your service is asked</Heading>
      <Version action={action} />
      <Radios form={form} name="answer" label="Will your service do this?" items={YES_NO} />
      <TextField form={form} name="words" label="Anything to say with it" labelSize="plain" width="full" />
      <Button>Answer</Button>
    </Form>
  )
}

function Evidence({ at, action, form }: Part) {
  return (
    <Form action={`${at}/evidence`}>
      <Heading level={2}>{action.service} has answered</Heading>
      <p>Only the service itself can answer here. If they told you in another way, write it down.</p>
      <Version action={action} />
      <Radios
        form={form}
        name="answer"
        label="What did they say?"
        legendSize="plain"
        items={[
          { value: 'yes', label: 'Yes, they will do it' },
          { value: 'no', label: 'They said no' },
        ]}
      />
      <TextField form={form} name="by" label="Who there said so?" labelSize="plain" width="full" />
      <TextField form={form} name="how" label="How? For example, by phone" labelSize="plain" width="full" />
      <DateField form={form} name="on" label="On what day?" legendSize="plain" />
      <Button>Write it down</Button>
    </Form>
  )
}

function Went({ at, action, form }: Part) {
  return (
    <Form action={`${at}/close`}>
      <Heading level={2}>How did it go?</Heading>
      <Version action={action} />
      <Radios
        form={form}
        name="done"
        label="Is it done?"
        legendSize="plain"
        items={[
          { value: 'done', label: 'It is done' },
          { value: 'not_done', label: 'It will not be done' },
        ]}
      />
      <TextField form={form} name="words" label="What came of it, or what stood in the way" labelSize="plain" width="full" />
      <Button>Save</Button>
    </Form>
  )
}

function OtherDay({ at, action, form }: Part) {
  return (
    <Form action={`${at}/move`}>
      <Heading level={2}>It needs another day</Heading>
      <Version action={action} />
      <DateField form={form} name="due" label="New day" legendSize="plain" />
      <TextField form={form} name="why" label="Why?" labelSize="plain" width="full" />
      <Button variant="secondary">Move it</Button>
    </Form>
  )
}
