import type { ReactNode } from 'react'
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
  Page,
  Radios,
  Select,
  TextArea,
  TextField,
  VersionField,
} from '../../../ui/index.ts'
import { QuotedTick } from '../../people/index.ts'
import type { Choices } from '../actions.ts'
import { doerValue, OUTSIDE, takesNotNow } from '../forms.ts'
import type { Line, PastLine } from '../plans.ts'
import { SECTORS, type Section, sectionHint, sectionKinds, sectionName, TOUCHES, type Touch } from '../sections.ts'
import { Asked, options } from './asked.tsx'
import type { Framed, View } from './plan.tsx'
import { Facts } from './plan-line.tsx'

export interface LineFormProps {
  section: Section
  form: FormState
  choices: Choices
  own: boolean
  /** Live needs an action can be for; only where an action is added. */
  needs?: readonly Line[] | undefined
  nice?: readonly { code: string; title: string; checked: boolean }[] | undefined
  /** A list the line can come from: information to give, entitlements to check. */
  items?: readonly { code: string; title: string }[] | undefined
}

/** The fields of a line: its words, what its section asks besides, and who may read it. */
export function LineFields({ section, form, choices, own, needs, nice, items }: LineFormProps) {
  const niceItems = nice?.map(item => ({ value: `${item.code} ${item.title}`, label: `${item.code} ${item.title}${item.checked ? '' : ' (not yet checked)'}` }))
  return (
    <>
      {items && (
        <Select
          form={form}
          name="code"
          label="Choose from the list, or write your own words"
          placeholder="My own words"
          items={items.map(({ code, title }) => ({ value: code, label: title }))}
        />
      )}
      <TextArea form={form} name="words" label={own ? 'In your own words' : 'The words of this line'} hint={sectionHint(section, own)} rows={4} />
      {needs && <AskFields form={form} choices={choices} needs={needs} />}
      {section === 'help' && (
        <p>
          <a href="/therapies">Talking therapies and other help here, and how long the waits are</a>
        </p>
      )}
      <Asked section={section} form={form} own={own} nice={niceItems} />
      {takesNotNow(section) && (
        <Checkboxes form={form} name="notNow" label="Is it for now?" legendSize="plain" small items={[{ value: 'yes', label: 'Not for now' }]} />
      )}
      <QuotedTick form={form} />
      <WhoReads section={section} form={form} choices={choices} own={own} />
    </>
  )
}

/** Who is asked to do something, and by when. */
export function AskFields({ form, choices, needs }: { form: FormState; choices: Choices; needs: readonly Line[] }) {
  const doers = choices.doers.map(doer => ({ value: doerValue(doer), label: `${doer.name}, ${doer.service}` }))
  return (
    <>
      <Select
        form={form}
        name="who"
        label="Who is asked to do it?"
        hint="Until their service says yes, the plan says “asked, not yet agreed”"
        placeholder="Choose one"
        items={[...doers, { value: OUTSIDE, label: 'A service that is not in Kith' }]}
      />
      <Details summary="A service that is not in Kith" open={form.values.who === OUTSIDE}>
        <TextField form={form} name="outsideService" label="Name of the service" labelSize="plain" width="full" />
        <TextField form={form} name="outsideName" label="Person there" labelSize="plain" width="full" />
        <Radios form={form} name="sector" label="What sort of service" legendSize="plain" small items={options(SECTORS)} />
      </Details>
      <DateField form={form} name="due" label="By when?" />
      {needs.length > 0 && (
        <Select
          form={form}
          name="need"
          label="Which need is it for?"
          placeholder="None of them"
          items={needs.map(need => ({ value: need.id, label: need.words.slice(0, 80) }))}
        />
      )}
    </>
  )
}

function WhoReads({ section, form, choices, own }: { section: Section; form: FormState; choices: Choices; own: boolean }) {
  const touches = (Object.keys(TOUCHES) as Touch[]).map(value => ({ value, label: TOUCHES[value] }))
  return (
    <Details summary="Who may read this line" open={['touches', 'readers', 'may'].some(name => form.errors[name])}>
      <Checkboxes
        form={form}
        name="touches"
        label="Does it say something about…"
        hint="Then only those who may know about that can read it"
        legendSize="plain"
        small
        items={touches}
      />
      {choices.readers.length > 0 && (
        <>
          <Radios
            form={form}
            name="may"
            label="Who may read it?"
            legendSize="plain"
            small
            items={[
              { value: 'all', label: own ? 'Everyone you share your plan with' : 'Everyone they share their plan with' },
              { value: 'named', label: 'Only the people ticked here' },
            ]}
          />
          <Checkboxes
            form={form}
            name="readers"
            label="Only these people"
            legendSize="plain"
            small
            items={choices.readers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </>
      )}
      {sectionKinds(section) !== 8 && <p>This section is read only by those who may know about such things.</p>}
    </Details>
  )
}

export interface LinePageProps {
  framed: Framed
  banner?: ReactNode
  view: View
  form: FormState
  choices: Choices
  nice?: LineFormProps['nice']
}

/** A new line. */
export function AddLinePage({
  framed,
  banner,
  view,
  form,
  choices,
  section,
  needs,
  nice,
  items,
}: LinePageProps & Pick<LineFormProps, 'section' | 'needs' | 'items'>) {
  const name = sectionName(section, view.own)
  return (
    <Page
      {...framed}
      title={view.own ? 'Write in my plan' : 'Write in the plan'}
      banner={banner}
      back={{ href: `${view.base}#${section}` }}
      form={form}
      width="two-thirds"
    >
      <Form action={`${view.base}/add/${section}`}>
        <Heading>{name}</Heading>
        <LineFields section={section} form={form} choices={choices} own={view.own} needs={needs} nice={nice} items={items} />
        <Button>Save this line</Button>
      </Form>
    </Page>
  )
}

interface ChangeProps extends LinePageProps {
  line: Line
  past: readonly PastLine[]
  /** Somebody saved other words first: what the line says now stands above what was typed. */
  moved?: boolean
}

/** A line, to be changed or taken out, with what it said before. When two people changed it, both texts stand on the page. */
export function ChangeLinePage({ framed, banner, view, form, choices, nice, line, past, moved }: ChangeProps) {
  const at = `${view.base}/lines/${line.id}`
  return (
    <Page
      {...framed}
      title={view.own ? 'Change a line of my plan' : 'Change a line of the plan'}
      banner={banner}
      back={{ href: `${view.base}#${line.section}` }}
      form={form}
      width="two-thirds"
    >
      <Heading>{sectionName(line.section, view.own)}</Heading>
      {moved && <MovedNote line={line} view={view} />}
      <Form action={at}>
        <VersionField form={form} now={line.version} newer={moved} />
        <LineFields section={line.section} form={form} choices={choices} own={view.own} nice={nice} />
        <Button>{moved ? 'Save my words over theirs' : 'Save this line'}</Button>
      </Form>
      {!moved && (
        <Form action={`${at}/take-out`}>
          <HiddenField name="version" value={String(line.version)} />
          <Button variant="secondary">Take this line out of the plan</Button>
        </Form>
      )}
      <Past past={past} view={view} />
    </Page>
  )
}

function MovedNote({ line, view }: { line: Line; view: View }) {
  return (
    <InsetText>
      <p>
        <strong>Not saved yet.</strong> {view.seesTeam ? line.writtenByName : 'Somebody'} changed this line while you were writing. It says now:
      </p>
      <p className="kith-words">{line.words}</p>
      <Facts facts={Object.entries(line.more)} />
      <p>Your words are below. Bring the two together and save, or go back to leave theirs.</p>
    </InsetText>
  )
}

function Past({ past, view }: { past: readonly PastLine[]; view: View }) {
  if (past.length === 0) return null
  return (
    <Details summary="What it said before">
      {past.map(one => (
        <div key={one.version} className="kith-line">
          <p className="kith-words">{one.words}</p>
          <p>
            {view.seesTeam && `${one.writtenByName}, `}
            {formatDate(one.writtenAt)}
          </p>
        </div>
      ))}
    </Details>
  )
}

/** The line was taken out while somebody was writing: their words are theirs to keep, and nothing was overwritten. */
export function GoneLinePage({ framed, banner, view, words }: { framed: Framed; banner?: ReactNode; view: View; words: string }) {
  return (
    <Page {...framed} title="This line was taken out" banner={banner} back={{ href: view.base }} width="two-thirds">
      <Heading>This line was taken out</Heading>
      <p>
        Somebody took this line out of the plan while you were writing. Your words were not saved. They are here, so that you can copy them into a new line:
      </p>
      <InsetText>
        <p className="kith-words">{words}</p>
      </InsetText>
    </Page>
  )
}
