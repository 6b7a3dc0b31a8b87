import type { ReactNode } from 'react'
import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { clockTime, formatDateTime, londonDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { withErrors } from '../../core/forms.ts'
import { newId } from '../../core/ids.ts'
import { type Ask, clash, goTo, invalid, page, type Reply } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { asksOtherWords, bannerFor } from '../people/index.ts'
import { type Choices, choicesFor, noteAbout, OtherTextSaved, saveNote } from './actions.ts'
import { type Note, touchesWithin } from './contacts.ts'
import { readNote, type Sheet, sheetOf } from './form.ts'
import { BroughtBack, NoteFormPage, type OtherText, OtherTexts, SavedElsewhere } from './pages/note-form.tsx'
import { type Draft, draftsAbout } from './store-drafts.ts'

const LABELS = {
  whoWasThere: 'Who was there',
  mental: 'Feelings and mental health',
  physical: 'Physical health',
  physicalWhyNot: 'Not talked about',
  social: 'People, home, money',
  tried: 'What we tried',
  followUp: 'To send on',
  stepWhat: 'Next step',
  noStepWhy: 'No next step',
}

const otherText = (draft: Draft): OtherText => ({
  id: draft.id,
  saved: formatDateTime(draft.savedAt),
  texts: Object.entries(LABELS).flatMap(([name, label]) => {
    const text = draft.fields[name]
    return typeof text === 'string' && text.trim() !== '' ? [{ label, text }] : []
  }),
})

const freshSheet = (replaces?: string): Sheet => ({ draft: newId(), tab: newId(), version: 0, replaces })

async function showForm(
  caller: Caller,
  ask: Ask,
  sheet: Sheet,
  form: FormState,
  { choices, above, others = [] }: { choices?: Choices; above?: ReactNode; others?: Draft[] } = {},
): Promise<string> {
  const personId = ask.params.person!
  const { kinds, members, doers } = choices ?? (await choicesFor(caller, personId))
  return render(
    <NoteFormPage
      framed={frame(ask.identity, ask.path)}
      banner={await bannerFor(caller, personId)}
      personId={personId}
      form={form}
      sheet={sheet}
      touches={touchesWithin(kinds)}
      members={members}
      doers={doers}
      writerId={caller.actor.workerId!}
      above={above}
      below={<OtherTexts personId={personId} others={others.map(otherText)} />}
    />,
  )
}

async function continueDraft(caller: Caller, ask: Ask, draft: Draft, drafts: Draft[]): Promise<Reply> {
  const sheet = { draft: draft.id, tab: newId(), version: draft.version, replaces: draft.replaces ?? undefined }
  const above = <BroughtBack personId={draft.personId} draftId={draft.id} saved={formatDateTime(draft.savedAt)} />
  return page(await showForm(caller, ask, sheet, emptyForm(draft.fields), { above, others: drafts.filter(other => other.id !== draft.id) }))
}

/** A new note; whatever was begun before comes back. */
export async function newNotePage(caller: Caller, ask: Ask): Promise<Reply> {
  const drafts = await draftsAbout(caller, ask.params.person!)
  const [newest] = drafts
  if (newest && !ask.query.has('fresh')) return continueDraft(caller, ask, newest, drafts)
  return page(await showForm(caller, ask, freshSheet(), emptyForm({ on: londonDate(caller.now), who: 'all' }), { others: drafts }))
}

export async function draftPage(caller: Caller, ask: Ask): Promise<Reply> {
  const drafts = await draftsAbout(caller, ask.params.person!)
  const draft = drafts.find(one => one.id === ask.params.draftId)
  if (!draft) throw new NotFound()
  return continueDraft(caller, ask, draft, drafts)
}

/** The form filled in as the note stands, to write it again. */
export async function replacePage(caller: Caller, ask: Ask): Promise<Reply> {
  const note = await noteAbout(caller, ask.params.person!, ask.params.noteId!)
  if (note.workerId !== caller.actor.workerId) throw new NotFound()
  if (note.replacedBy) return goTo(`/people/${note.personId}/notes/${note.replacedBy}`)
  const begun = (await draftsAbout(caller, note.personId)).find(draft => draft.replaces === note.id)
  if (begun) return goTo(`/people/${note.personId}/notes/drafts/${begun.id}`)
  return page(await showForm(caller, ask, freshSheet(note.id), emptyForm(fieldsOf(note))))
}

function fieldsOf(note: Note): FormState['values'] {
  const { step } = note
  return {
    on: londonDate(note.happenedAt),
    at: clockTime(note.happenedAt),
    whoWasThere: note.whoWasThere,
    mode: note.mode,
    setting: note.setting,
    met: note.met ? 'yes' : 'no',
    mental: note.mental,
    physical: note.physical,
    physicalWhyNot: note.physicalWhyNot,
    social: note.social,
    tried: note.tried,
    followUp: note.followUp,
    reason: note.whyThisWay,
    step: step ? 'yes' : 'none',
    noStepWhy: note.noStepWhy,
    who: note.readers ? 'named' : 'all',
    touches: note.touches,
    readers: note.readers ?? [],
    ...(step ? { stepWhat: step.what, stepWho: step.who === 'person' ? 'person' : `${step.who}:${step.doerId}`, stepBy: step.due } : {}),
  }
}

/** Saves, or shows the form again with everything typed. */
export async function saveReply(caller: Caller, ask: Ask): Promise<Reply> {
  const personId = ask.params.person!
  const choices = await choicesFor(caller, personId)
  const sheet = sheetOf(ask.form)
  if (!sheet) throw new Conflict('This could not be saved from this page. Copy your words and open the note again.')
  const read = readNote(ask.form, choices.doers, caller.now)
  if (!read.ok) return invalid(await showForm(caller, ask, sheet, read.form, { choices }))
  const asked = await asksOtherWords(caller, personId, read.form, ask.form, Object.keys(LABELS))
  if (asked) return invalid(await showForm(caller, ask, sheet, asked, { choices }))
  try {
    return goTo(`/people/${personId}/notes/${await saveNote(caller, personId, sheet, read.data, choices)}`)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await showForm(caller, ask, sheet, withErrors(read.form, error.fields), { choices }))
    if (!(error instanceof OtherTextSaved)) throw error
    const above = <SavedElsewhere personId={personId} noteId={error.noteId} />
    return clash(await showForm(caller, ask, freshSheet(), read.form, { choices, above }))
  }
}
