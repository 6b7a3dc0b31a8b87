import type { ReactNode } from 'react'
import type { Caller } from '../../core/caller.ts'
import { Conflict, Invalid } from '../../core/errors.ts'
import { type FormBody, withErrors } from '../../core/forms.ts'
import { newId } from '../../core/ids.ts'
import { type Ask, clash, goTo, invalid, json, page, type Reply } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import type { Part } from '../people/index.ts'
import { AnsweredSince, latestOf, responseAbout, type Sending, sendAnswers, talkerFor, toFill } from './actions.ts'
import { draftFields, fieldsOf, goalFields, readFilled, readSheet, type Sheet } from './form.ts'
import { type Instrument, kindsOfInstrument, mayDisclose } from './instrument.ts'
import { FillPage, NobodyYetPage, SentSince } from './pages/fill.tsx'
import { putDraft, readDraft, readResponses } from './store.ts'
import { localFor } from './store-instruments.ts'

interface Showing {
  instrument: Instrument
  form: FormState
  sheet: Sheet
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
  const draft = part.own ? await readDraft(caller, instrument.definition.code) : undefined
  const sheet = { sent: newId(), after: latest?.id ?? '', draft: draft?.version ?? 0 }
  const form = emptyForm(draft?.fields ?? goalFields(latest?.goals ?? []))
  return page(await showForm(part, caller, { instrument, form, sheet, action: fillAt(part, instrument) }))
}

const OTHER_PAGE = 'This could not be saved from this page. Open the questions again.'
const KEPT_ELSEWHERE =
  'You have ticked answers to these questions on another page since you opened this one. Those are kept. The ones below are not kept yet. To keep these instead, press “Save and finish later” again'

/** Keeps what is ticked so far, for the person alone; never over what another page of theirs kept meanwhile. */
export async function keepReply(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const instrument = await toFill(caller, part.personId, ask.params.instrumentId!)
  const { definition } = instrument
  const sheet = readSheet(ask.form)
  if (!sheet) throw new Conflict(OTHER_PAGE)
  const local = await localFor(caller, part.personId, definition.code)
  const fields = draftFields(definition, local, ask.form)
  if (JSON.stringify(fields).length > 60_000) return json({ kept: false }, 422)
  const kept = await putDraft(caller, definition.code, kindsOfInstrument(definition), fields, { id: sheet.sent, version: sheet.draft })
  if (ask.headers.get('x-kith-autosave')) return json({ kept }, kept ? 200 : 409)
  return kept ? goTo(part.base) : clash(await keptElsewhere(part, caller, instrument, sheet, fields))
}

// Neither covers the other: these stay on the page, and are kept over the others only when the person says so again.
async function keptElsewhere(part: Part, caller: Caller, instrument: Instrument, sheet: Sheet, fields: FormBody): Promise<string> {
  const draft = (await readDraft(caller, instrument.definition.code))?.version ?? 0
  const form = withErrors(emptyForm(fields), { form: KEPT_ELSEWHERE })
  return showForm(part, caller, { instrument, form, sheet: { ...sheet, draft }, action: fillAt(part, instrument) })
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
  return page(await showForm(part, caller, { instrument, form: emptyForm(fieldsOf(response)), sheet: { sent: newId(), after: '', draft: 0 }, action }))
}

export async function changeReply(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const { response } = await responseAbout(caller, part.personId, ask.params.responseId!)
  const instrument = await toFill(caller, part.personId, response.instrumentId)
  return reply(part, caller, ask, instrument, `${part.base}/answers/${response.id}/change`, response.id)
}

// Saves, or shows the questions again with everything ticked.
async function reply(part: Part, caller: Caller, ask: Ask, instrument: Instrument, action: string, replaces?: string): Promise<Reply> {
  const sheet = readSheet(ask.form)
  if (!sheet) throw new Conflict(OTHER_PAGE)
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
    const again = { sent: newId(), after: error.responseId, draft: sheet.draft }
    const to = replaces ? `${part.base}/answers/${error.responseId}/change` : action
    return clash(await showForm(part, caller, { instrument, form: read.form, sheet: again, action: to, above, sent: true }))
  }
}
