import type { ReactNode } from 'react'
import type { Caller } from '../../core/caller.ts'
import { Conflict, Invalid } from '../../core/errors.ts'
import { withErrors } from '../../core/forms.ts'
import { newId } from '../../core/ids.ts'
import { type Ask, clash, goTo, invalid, json, page, type Reply } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { AnsweredSince, latestOf, responseAbout, type Sending, sendAnswers, talkerFor, toFill } from './actions.ts'
import { draftFields, fieldsOf, goalFields, readFilled, readSheet } from './form.ts'
import { type Instrument, kindsOfInstrument, mayDisclose } from './instrument.ts'
import { FillPage, NobodyYetPage, SentSince } from './pages/fill.tsx'
import type { Whose } from './pages/frame.tsx'
import { putDraft, readDraft, readResponses } from './store.ts'
import { localFor } from './store-instruments.ts'

interface Showing {
  instrument: Instrument
  form: FormState
  sheet: { sent: string; after: string }
  action: string
  above?: ReactNode
  /** What was sent comes back whole, also when nobody could be promised any more. */
  sent?: boolean
}

async function showForm(whose: Whose, caller: Caller, { instrument, form, sheet, action, above, sent = false }: Showing): Promise<string> {
  const { definition } = instrument
  const talker = mayDisclose(definition) ? await talkerFor(caller, whose.personId) : undefined
  if (mayDisclose(definition) && !talker && !sent) return render(<NobodyYetPage whose={whose} definition={definition} />)
  const local = await localFor(caller, whose.personId, definition.code)
  const fillAction = fillAt(whose, instrument)
  const keep = whose.own && action === fillAction ? `${fillAction}/keep` : undefined
  return render(
    <FillPage whose={whose} instrument={instrument} local={local} form={form} sheet={sheet} talker={talker} action={action} keep={keep} above={above} />,
  )
}

const fillAt = (whose: Whose, instrument: Instrument) => `${whose.base}/fill/${instrument.id}`

/** The questions, with what was kept unfinished; goals come back as they were worded last. */
export async function fillPage(whose: Whose, caller: Caller, ask: Ask): Promise<Reply> {
  const instrument = await toFill(caller, whose.personId, ask.params.instrumentId!)
  const latest = latestOf(await readResponses(caller, whose.personId, instrument.definition.code))
  const draft = whose.own ? await readDraft(caller, instrument.id) : undefined
  const sheet = { sent: newId(), after: latest?.id ?? '' }
  return page(
    await showForm(whose, caller, { instrument, form: emptyForm(draft ?? goalFields(latest?.goals ?? [])), sheet, action: fillAt(whose, instrument) }),
  )
}

/** Keeps what is ticked so far, for the person alone. */
export async function keepReply(whose: Whose, caller: Caller, ask: Ask): Promise<Reply> {
  const { id, definition } = await toFill(caller, whose.personId, ask.params.instrumentId!)
  const local = await localFor(caller, whose.personId, definition.code)
  const fields = draftFields(definition, local, ask.form)
  if (JSON.stringify(fields).length > 60_000) return json({ kept: false }, 422)
  await putDraft(caller, id, kindsOfInstrument(definition), fields)
  return ask.headers.get('x-kith-autosave') ? json({ kept: true }) : goTo(whose.base)
}

export async function fillReply(whose: Whose, caller: Caller, ask: Ask): Promise<Reply> {
  const instrument = await toFill(caller, whose.personId, ask.params.instrumentId!)
  return reply(whose, caller, ask, instrument, fillAt(whose, instrument))
}

export async function changePage(whose: Whose, caller: Caller, ask: Ask): Promise<Reply> {
  const { response } = await responseAbout(caller, whose.personId, ask.params.responseId!)
  const instrument = await toFill(caller, whose.personId, response.instrumentId)
  if (response.replacedBy) return goTo(`${whose.base}/answers/${response.replacedBy}`)
  const action = `${whose.base}/answers/${response.id}/change`
  return page(await showForm(whose, caller, { instrument, form: emptyForm(fieldsOf(response)), sheet: { sent: newId(), after: '' }, action }))
}

export async function changeReply(whose: Whose, caller: Caller, ask: Ask): Promise<Reply> {
  const { response } = await responseAbout(caller, whose.personId, ask.params.responseId!)
  const instrument = await toFill(caller, whose.personId, response.instrumentId)
  return reply(whose, caller, ask, instrument, `${whose.base}/answers/${response.id}/change`, response.id)
}

// Saves, or shows the questions again with everything ticked.
async function reply(whose: Whose, caller: Caller, ask: Ask, instrument: Instrument, action: string, replaces?: string): Promise<Reply> {
  const sheet = readSheet(ask.form)
  if (!sheet) throw new Conflict('This could not be saved from this page. Open the questions again.')
  const local = await localFor(caller, whose.personId, instrument.definition.code)
  const latest = latestOf(await readResponses(caller, whose.personId, instrument.definition.code))
  const read = readFilled(instrument.definition, local, ask.form, latest?.goals ?? [], newId)
  if (!read.ok) return invalid(await showForm(whose, caller, { instrument, form: read.form, sheet, action, sent: true }))
  const sending: Sending = { ...sheet, ...(replaces ? { replaces } : {}) }
  try {
    return goTo(`${whose.base}/answers/${await sendAnswers(caller, whose.personId, instrument, read.data, sending)}?sent`)
  } catch (error) {
    if (error instanceof Invalid)
      return invalid(await showForm(whose, caller, { instrument, form: withErrors(read.form, error.fields), sheet, action, sent: true }))
    if (!(error instanceof AnsweredSince)) throw error
    const above = <SentSince whose={whose} responseId={error.responseId} />
    const again = { sent: newId(), after: error.responseId }
    const to = replaces ? `${whose.base}/answers/${error.responseId}/change` : action
    return clash(await showForm(whose, caller, { instrument, form: read.form, sheet: again, action: to, above, sent: true }))
  }
}
