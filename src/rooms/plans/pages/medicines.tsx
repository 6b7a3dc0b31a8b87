import type { ReactNode } from 'react'
import { formatDate } from '../../../core/dates.ts'
import { Button, DateField, Details, Form, type FormState, Heading, InsetText, List, Muted, Page, Radios, Tag, TextArea, TextField } from '../../../ui/index.ts'
import { choicesOf, MOVES } from '../medicines.ts'
import type { Line } from '../plans.ts'
import type { Difference, MedicineCheck } from '../store-medicines.ts'
import type { Framed, View } from './plan.tsx'

interface Props {
  framed: Framed
  banner?: ReactNode
  view: View
  form: FormState
}

/** Medicines of the plan, to be compared with the list somebody else holds whenever the person moves from one hand to another. */
export function MedicinesPage({ framed, banner, view, form, lines, checks }: Props & { lines: readonly Line[]; checks: readonly MedicineCheck[] }) {
  return (
    <Page
      {...framed}
      title="Medicines compared"
      banner={banner}
      back={{ href: `${view.base}#medicines`, label: view.own ? 'My plan' : 'Plan' }}
      form={form}
      width="two-thirds"
    >
      <Heading>{view.own ? 'My medicines, compared' : 'Medicines, compared'}</Heading>
      <p>
        When somebody new is responsible, or comes in or out of hospital, two lists of medicines may not say the same. Here they are put side by side, and
        somebody decides about each difference, with their name.
      </p>
      <Heading level={2}>In the plan</Heading>
      {lines.length === 0 ? <p>No medicines stand in the plan.</p> : <List items={lines.map(line => line.words)} />}
      {!view.own && view.writes && <CompareForm view={view} form={form} />}
      <Heading level={2}>Compared before</Heading>
      {checks.length === 0 && <p>Not compared yet.</p>}
      <List
        kind="plain"
        items={checks.map(check => (
          <a key={check.id} href={`${view.base}/medicines/${check.id}`}>
            {formatDate(check.begunAt)}: {MOVES[check.why]}
          </a>
        ))}
      />
    </Page>
  )
}

function CompareForm({ view, form }: { view: View; form: FormState }) {
  return (
    <Form action={`${view.base}/medicines`}>
      <Heading level={2}>Compare with another list</Heading>
      <Radios form={form} name="why" label="Why now?" legendSize="plain" small items={Object.entries(MOVES).map(([value, label]) => ({ value, label }))} />
      <TextField form={form} name="source" label="Whose list is it?" hint="For example: the ward’s letter, or the surgery’s record" width="full" />
      <DateField form={form} name="listedOn" label="Of which day is the list?" />
      <TextArea
        form={form}
        name="list"
        label="What the list says"
        hint="One medicine on each line, as it stands there. Leave it empty where the list names none"
        rows={6}
      />
      <Button>Compare</Button>
    </Form>
  )
}

/** One comparison: what is the same, and each difference with what was decided, why and by whom; or to be decided. */
export function MedicineCheckPage({ framed, banner, view, form, check, differences }: Props & { check: MedicineCheck; differences: readonly Difference[] }) {
  const open = differences.filter(one => !one.decided)
  return (
    <Page {...framed} title="Two lists of medicines" banner={banner} back={{ href: `${view.base}/medicines`, label: 'Medicines, compared' }} form={form}>
      <Heading>Two lists of medicines</Heading>
      <p>
        {MOVES[check.why]}. The other list: {check.source}, {formatDate(check.listedOn)}. Compared on {formatDate(check.begunAt)}
        {view.seesTeam && ` by ${check.begunByName}`}.
      </p>
      <p>{differences.length === 0 ? 'Both lists say the same.' : open.length === 0 ? 'Everything here is decided.' : `${open.length} still to be decided.`}</p>
      {differences.map(one => (
        <DifferencePart key={one.id} one={one} check={check} view={view} form={form} />
      ))}
      {check.same.length > 0 && (
        <>
          <Heading level={2}>The same in both</Heading>
          <List items={check.same} />
        </>
      )}
    </Page>
  )
}

function DifferencePart({ one, check, view, form }: { one: Difference; check: MedicineCheck; view: View; form: FormState }) {
  return (
    <section className="kith-part" id={`difference-${one.id}`}>
      <Heading level={2}>{one.ours || one.theirs}</Heading>
      <div className="kith-compare">
        <div>
          <Heading level={3} size="s">
            In the plan
          </Heading>
          <p className="kith-words">{one.ours || 'Not there'}</p>
        </div>
        <div>
          <Heading level={3} size="s">
            {check.source}
          </Heading>
          <p className="kith-words">{one.theirs || 'Not there'}</p>
        </div>
      </div>
      {one.decided ? (
        <Decided one={one} view={view} />
      ) : view.writes && !view.own ? (
        <DecideForm one={one} check={check} view={view} form={form} />
      ) : (
        <p>Not decided yet.</p>
      )}
    </section>
  )
}

function Decided({ one, view }: { one: Difference; view: View }) {
  return (
    <InsetText>
      <p>
        <Tag colour="green">{choicesOf(one)[one.decided!]}</Tag>
      </p>
      <p className="kith-words">{one.words}</p>
      <Muted>
        {view.seesTeam && `${one.decidedByName}, `}
        {formatDate(one.decidedAt!)}
      </Muted>
    </InsetText>
  )
}

function DecideForm({ one, check, view, form }: { one: Difference; check: MedicineCheck; view: View; form: FormState }) {
  // Of several forms on one page, only the one that was sent shows what was typed.
  const sent = form.values.difference === one.id ? form : { values: {}, errors: {} }
  const { keep, change } = choicesOf(one)
  return (
    <Form action={`${view.base}/medicines/${check.id}/${one.id}`}>
      <Radios
        form={sent}
        name="how"
        label="What is decided?"
        legendSize="plain"
        small
        items={[
          { value: 'keep', label: keep },
          { value: 'change', label: change },
        ]}
      />
      {!one.ours && (
        <Details summary="If it is added" open={Boolean(sent.errors.reason ?? sent.errors.prescriber)}>
          <TextField form={sent} name="reason" label="What it is for" labelSize="plain" width="full" />
          <TextField form={sent} name="prescriber" label="Who prescribes it" labelSize="plain" width="full" />
        </Details>
      )}
      <TextField form={sent} name="words" label="Why, and who was asked" labelSize="plain" width="full" />
      <Button variant="secondary" small>
        Decide
      </Button>
    </Form>
  )
}
