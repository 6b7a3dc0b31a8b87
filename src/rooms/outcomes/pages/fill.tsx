import type { ReactNode } from 'react'
import {
  Button,
  ButtonGroup,
  Checkboxes,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  Radios,
  Select,
  TextArea,
  TextField,
  VisuallyHidden,
  WarningCallout,
} from '../../../ui/index.ts'
import { CheckedMark } from '../../clinical-content/index.ts'
import type { Doer } from '../../contacts/index.ts'
import type { Part } from '../../people/index.ts'
import { field, type Sheet } from '../form.ts'
import { type Definition, type Instrument, type LocalItem, mayDisclose, type Option, optionsOf } from '../instrument.ts'
import { aboutInTwo, Licence, MeasurePage } from './frame.tsx'

export interface FillProps {
  part: Part
  instrument: Instrument
  local: readonly (LocalItem & { organisation: string })[]
  form: FormState
  sheet: Sheet
  /** Who talks with the person today if an answer asks for it. */
  talker: Doer | undefined
  /** Where the form goes: a correction goes to the answers it corrects. */
  action: string
  /** Unfinished answers are kept there; not while correcting. */
  keep: string | undefined
  above?: ReactNode
}

/** Every question on one page, for a thumb. Nothing has to be answered, and nobody reads it before it is sent. */
export function FillPage({ part, instrument: { definition }, local, form, sheet, talker, action, keep, above }: FillProps) {
  return (
    <MeasurePage part={part} form={form}>
      <Title own={part.own} definition={definition} />
      {above}
      <p>
        You can leave out any question.{' '}
        {part.own ? 'Nobody sees your answers until you send them.' : 'Read the questions out, or turn the screen. The answers are theirs.'}{' '}
        {!part.own && <CheckedMark item={definition} />}
      </p>
      {mayDisclose(definition) && <SaidBefore own={part.own} talker={talker} />}
      <Form action={action} {...(keep ? { autosave: { url: keep } } : {})}>
        <HiddenField name="sent" value={sheet.sent} />
        <HiddenField name="after" value={sheet.after} />
        {keep && <HiddenField name="draft" value={String(sheet.draft)} />}
        {definition.stem && <p className="kith-stem">{definition.stem}</p>}
        <Items definition={definition} form={form} />
        <Goals definition={definition} form={form} />
        <Local local={local} title={definition.title} form={form} />
        <TextArea form={form} name="words" label="Anything else you would like to say" hint="You can leave this empty." rows={3} />
        <ButtonGroup>
          <Button>{part.own ? 'Send my answers' : 'Save the answers'}</Button>
          {keep && (
            <Button variant="secondary" formAction={keep}>
              Save and finish later
            </Button>
          )}
        </ButtonGroup>
      </Form>
      <Licence definition={definition} />
    </MeasurePage>
  )
}

// They were held when the page was opened, and are not any more.
function NobodyNow() {
  return (
    <WarningCallout heading="There is nobody we can promise you today" headingLevel={2}>
      <p>
        Nobody is named for you any more. What you ticked is still here and is not sent. If you need someone now, please <a href="/crisis">get help now</a>, or{' '}
        <a href="/my/ask">ask for help</a> first.
      </p>
    </WarningCallout>
  )
}

/** What it asks about is the heading for the person; its name only workers know stands small beside it. */
function Title({ own, definition: { title, about } }: { own: boolean; definition: Definition }) {
  const { first, rest } = aboutInTwo(about)
  if (!own)
    return (
      <>
        <Heading>{title}</Heading>
        <p>{about}</p>
      </>
    )
  return (
    <>
      <Heading caption={title}>{first}</Heading>
      {rest && <p>{rest}</p>}
    </>
  )
}

// Said before anything is asked, so that nobody is surprised by what an honest answer brings about.
function SaidBefore({ own, talker }: { own: boolean; talker: Doer | undefined }) {
  if (!talker) return <NobodyNow />
  return (
    <WarningCallout heading="Before you begin" headingLevel={2}>
      <p>
        One question is about thoughts of ending your life or hurting yourself. Thoughts like these are common, and you can say so here. If you do,{' '}
        <strong>{talker.name}</strong> will talk with {own ? 'you' : 'the person'} today. Nothing is taken away from you because of your answer.
      </p>
      {own && (
        <p>
          If you cannot wait, or it is evening or night, please <a href="/crisis">get help now</a>. You do not need to answer any questions first.
        </p>
      )}
    </WarningCallout>
  )
}

const radios = (options: readonly Option[]) => options.map(({ value, label }) => ({ value: String(value), label }))

function Items({ definition, form }: { definition: Definition; form: FormState }) {
  return definition.items.map(item => (
    <div key={item.code} className="kith-question">
      <Radios form={form} name={field.answer(item.code)} label={item.text} items={radios(optionsOf(definition, item.scale))} small />
      {definition.want && (
        <Checkboxes
          form={form}
          name={field.want(item.code)}
          label={<VisuallyHidden>{item.name ?? item.text}</VisuallyHidden>}
          items={[{ value: 'yes', label: definition.want }]}
          small
        />
      )}
    </div>
  ))
}

function Goals({ definition: { goals, ...definition }, form }: { definition: Definition; form: FormState }) {
  if (!goals) return null
  const scale = { ...definition, goals }
  return Array.from({ length: goals.most }, (_, at) => (
    <div key={at} className="kith-question">
      <TextField
        form={form}
        name={field.goal(at + 1)}
        label={`Goal ${at + 1}, in your own words`}
        hint={at === 0 ? 'A goal put in other words counts as a new goal. The old one is kept.' : undefined}
      />
      <Select
        form={form}
        name={field.rate(at + 1)}
        label={`How far along do you feel with goal ${at + 1}?`}
        hint={goals.meaning}
        placeholder="Choose a number"
        items={optionsOf(scale, goals.scale).map(({ value, label }) => ({ value: String(value), label }))}
      />
    </div>
  ))
}

function Local({ local, title, form }: { local: FillProps['local']; title: string; form: FormState }) {
  const [first] = local
  if (!first) return null
  return (
    <>
      <InsetText>
        <p>
          {first.organisation} also asks these. They are not part of {title} and are never counted in its scores.
        </p>
      </InsetText>
      {local.map(item => (
        <Radios key={item.code} form={form} name={field.local(item.code)} label={item.text} items={radios(item.options)} small />
      ))}
    </>
  )
}

/** Nobody holds the person, so nobody could be promised: the questions are not begun. */
export function NobodyYetPage({ part, definition }: { part: Part; definition: Definition }) {
  return (
    <MeasurePage part={part}>
      <Heading>{definition.title}</Heading>
      <p>
        One of these questions is about thoughts of ending your life. We only ask it when there is somebody who would talk with you the same day, and nobody is
        named for you yet.
      </p>
      <p>
        <a href="/my/ask">Ask for help</a> first, and fill it in together. If you need someone now, please <a href="/crisis">get help now</a>.
      </p>
    </MeasurePage>
  )
}

/** Said when other answers were sent after this page was opened. */
export function SentSince({ part, responseId }: { part: Part; responseId: string }) {
  return (
    <WarningCallout heading="Other answers were sent while this page was open" headingLevel={2}>
      <p>
        <a href={`${part.base}/answers/${responseId}`}>Read those answers</a>. They are kept. These are not saved yet: they are below as you ticked them. Send
        them to keep both.
      </p>
    </WarningCallout>
  )
}
