import type { ReactNode } from 'react'
import type { Caller } from '../../core/caller.ts'
import { Conflict, Invalid } from '../../core/errors.ts'
import { withErrors } from '../../core/forms.ts'
import { newId } from '../../core/ids.ts'
import { type Ask, clash, goTo, invalid, json, page, type Reply } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import type { Part } from '../people/index.ts'
import { AnsweredSince, latestOf, responseAbout, type Sending, sendAnswers, talkerFor, toFill } from './actions.ts'
import { draftFields, fieldsOf, goalFields, readFilled, readSheet } from './form.ts'
import { type Instrument, kindsOfInstrument, mayDisclose } from './instrument.ts'
import { FillPage, NobodyYetPage, SentSince } from './pages/fill.tsx'
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

async function showForm(part: Part, caller: Caller, { instrument, form, sheet, action, above, sent = false }: Showing): Promise<string> {
  const { definition } = instrument
  const talker = mayDisclose(definition) ? await talkerFor(caller, part.personId) : undefined
  if (mayDisclose(definition) && !talker && !sent) return render(<NobodyYetPage part={part} definition={definition} />)
  const local = await localFor(caller, part.personId, definition.code)
  const fillAction = fillAt(part, instrument)
  const keep = part.own && action === fillAction ? `${fillAction}/keep` : undefined
  return render(
    <FillPage part={part} instrument={instrument} local={local} form={form} sheet={sheet} talker={talker} action={action} keep={keep} above={above} />,
  )
}

const fillAt = (part: Part, instrument: Instrument) => `${part.base}/fill/${instrument.id}`

/** The questions, with what was kept unfinished; goals come back as they were worded last. */
export async function fillPage(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const instrument = await toFill(caller, part.personId, ask.params.instrumentId!)
  const latest = latestOf(await readResponses(caller, part.personId, instrument.definition.code))
  const draft = part.own ? await readDraft(caller, instrument.id) : undefined
  const sheet = { sent: newId(), after: latest?.id ?? '' }
  return page(await showForm(part, caller, { instrument, form: emptyForm(draft ?? goalFields(latest?.goals ?? [])), sheet, action: fillAt(part, instrument) }))
}

/** Keeps what is ticked so far, for the person alone. */
export async function keepReply(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const { id, definition } = await toFill(caller, part.personId, ask.params.instrumentId!)
  const local = await localFor(caller, part.personId, definition.code)
  const fields = draftFields(definition, local, ask.form)
  if (JSON.stringify(fields).length > 60_000) return json({ kept: false }, 422)
  await putDraft(caller, id, kindsOfInstrument(definition), fields)
  return ask.headers.get('x-kith-autosave') ? json({ kept: true }) : goTo(part.base)
}

export async function fillReply(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const instrument = await toFill(caller, part.personId, ask.params.instrumentId!)
  return reply(part, caller, ask, instrument, fillAt(part, instrument))
}

export async function changePage(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const { response } = await responseAbout(caller, part.personId, ask.params.responseId!)
  const instrument = await toFill(caller, part.personId, response.instrumentId)
  if (response.replacedBy) return goTo(`${part.base}/answers/${response.replacedBy}`)
  const action = `${part.base}/answers/${response.id}/change`
  return page(await showForm(part, caller, { instrument, form: emptyForm(fieldsOf(response)), sheet: { sent: newId(), after: '' }, action }))
}

export async function changeReply(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const { response } = await responseAbout(caller, part.personId, ask.params.responseId!)
  const instrument = await toFill(caller, part.personId, response.instrumentId)
  return reply(part, caller, ask, instrument, `${part.base}/answers/${response.id}/change`, response.id)
}

// Saves, or shows the questions again with everything ticked.
async function reply(part: Part, caller: Caller, ask: Ask, instrument: Instrument, action: string, replaces?: string): Promise<Reply> {
  const sheet = readSheet(ask.form)
  if (!sheet) throw new Conflict('This could not be saved from this page. Open the questions again.')
  const local = await localFor(caller, part.personId, instrument.definition.code)
  const latest = latestOf(await readResponses(caller, part.personId, instrument.definition.code))
  const read = readFilled(instrument.definition, local, ask.form, latest?.goals ?? [], newId)
  if (!read.ok) return invalid(await showForm(part, caller, { instrument, form: read.form, sheet, action, sent: true }))
  const sending: Sending = { ...sheet, ...(replaces ? { replaces } : {}) }
  try {
    return goTo(`${part.base}/answers/${await sendAnswers(caller, part.personId, instrument, read.data, sending)}?sent`)
  } catch (error) {
    if (error instanceof Invalid)
      return invalid(await showForm(part, caller, { instrument, form: withErrors(read.form, error.fields), sheet, action, sent: true }))
    if (!(error instanceof AnsweredSince)) throw error
    const above = <SentSince part={part} responseId={error.responseId} />
    const again = { sent: newId(), after: error.responseId }
    const to = replaces ? `${part.base}/answers/${error.responseId}/change` : action
    return clash(await showForm(part, caller, { instrument, form: read.form, sheet: again, action: to, above, sent: true }))
  }
}
