import { isRole, kindsOf, mayHold, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { formatDateTime, londonDate, type PlainDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import type { FormBody } from '../../core/forms.ts'
import { enqueue } from '../../core/jobs.ts'
import { contactOrExplain } from '../people/index.ts'
import { addEntry } from '../timeline/index.ts'
import { bodyOf, type Doer, kindsOfNote, type NewNote, type NewStep, type Note, routeOf, type Step, TOUCHES, titleOf, touchesWithin } from './contacts.ts'
import { placeOf } from './drafts.ts'
import { isTyped, type Sheet } from './form.ts'
import {
  callNameOf,
  careTeamOf,
  entryTaken,
  finishStep,
  insertNote,
  insertStep,
  lockNote,
  readNoteById,
  readStepById,
  savedNotes,
  teamsOf,
  updateDue,
} from './store.ts'
import { type Draft, deleteDraft, draftsOf, insertDraft, readDraft, updateDraft } from './store-drafts.ts'

/** What the writer of a note about this person may choose from. */
export interface Choices {
  /** Kinds of information the writer may read about the person. */
  kinds: number
  members: { id: string; name: string; role: string; kinds: number; keyWorker: boolean }[]
  doers: Map<string, Doer>
}

const NOTES = kindsOf('contactNotes')
// Whose job does not bring the notes of others still reads the next step they are to do.
const givenTo = (role: string): number => (isRole(role) ? mayHold(role) & NOTES : 0)

/** @throws NotFound when the caller may not write notes about this person */
export async function choicesFor(caller: Caller, personId: string): Promise<Choices> {
  const { kinds, ownKinds } = await myBasis(caller, personId)
  const name = await callNameOf(caller, personId)
  if (!name || !caller.actor.workerId || !(ownKinds & NOTES)) throw new NotFound()
  const members = (await careTeamOf(caller, personId)).map(one => ({ ...one, kinds: one.kinds | givenTo(one.role) }))
  const doers = new Map<string, Doer>([[`worker:${caller.actor.workerId}`, { who: 'worker', id: caller.actor.workerId, name: caller.actor.name }]])
  for (const member of members) doers.set(`worker:${member.id}`, { who: 'worker', id: member.id, name: member.name })
  for (const team of await teamsOf(caller, personId)) doers.set(`team:${team.id}`, { who: 'team', ...team })
  doers.set('person', { who: 'person', name })
  return { kinds, members, doers }
}

/** Keeps what stands in the form for its writer alone, also when half empty. Nothing that another page wrote is overwritten. */
export async function keepDraft(caller: Caller, personId: string, sheet: Sheet, fields: FormBody): Promise<string | undefined> {
  await choicesFor(caller, personId)
  await lockNote(caller, sheet.draft)
  const saved = await savedNotes(caller, [sheet.draft, sheet.tab])
  if (saved.some(note => note.sentFrom === sheet.tab)) return undefined // the last words of a page whose note is already saved
  const kept = await draftsOf(caller, personId, sheet)
  const place = placeOf(sheet, kept, saved.length > 0)
  if (place.exists) await updateDraft(caller, place.id, sheet, fields)
  else if (!isTyped(fields)) return undefined
  else if (!(await insertDraft(caller, place.id, personId, sheet, fields))) throw new Conflict('Not saved. Open the note again and copy your words into it.')
  return place.id
}

/** Throws the caller's own draft away. */
export async function discardDraft(caller: Caller, personId: string, draftId: string): Promise<Draft> {
  const draft = await readDraft(caller, draftId)
  if (!draft || draft.personId !== personId) throw new NotFound()
  await deleteDraft(caller, draftId)
  return draft
}

/** Another text was saved as a note from the same beginning; `noteId` is that one. Nothing of either is lost. */
export class OtherTextSaved extends Error {
  readonly noteId: string
  constructor(noteId: string) {
    super('another text was saved first')
    this.noteId = noteId
  }
}

/**
 * Saves a contact note on the shared record with its next step, and asks for what was promised to be sent on. Sending the
 * same page again saves nothing more and answers with the same note.
 * @throws OtherTextSaved when another page saved a different text from the same draft; Invalid for what only the database knows
 */
export async function saveNote(caller: Caller, personId: string, sheet: Sheet, note: NewNote, choices: Choices): Promise<string> {
  await lockNote(caller, sheet.draft)
  const saved = await savedNotes(caller, [sheet.draft, sheet.tab])
  const again = saved.find(one => one.sentFrom === sheet.tab && one.personId === personId)
  if (again) return again.id
  const [other] = saved
  if (other) throw new OtherTextSaved(other.id)
  const place = placeOf(sheet, await draftsOf(caller, personId, sheet), false)
  if (await entryTaken(caller, place.id)) throw new Conflict('This could not be saved from this page. Copy your words and open the note again.')
  if (sheet.replaces) await mayReplace(caller, personId, sheet.replaces)
  const whyThisWay = await againstRules(caller, personId, note)
  await writeNote(caller, personId, { ...note, whyThisWay, replaces: sheet.replaces }, { id: place.id, tab: sheet.tab }, choices)
  await deleteDraft(caller, place.id)
  if (note.followUp) await enqueue(caller, 'message.send', { person: personId, template: 'contact-follow-up', entry: place.id })
  return place.id
}

// A call to somebody who asked for no calls is saved with the reason, or not at all (R092). Nothing stands there when no rule was in the way.
async function againstRules(caller: Caller, personId: string, note: NewNote): Promise<string> {
  const route = routeOf(note)
  const agreedTime = route === 'face_to_face'
  const against =
    route && (await contactOrExplain(caller, personId, route, { at: note.happenedAt, agreedTime, afterwards: true }, note.whyThisWay || undefined))
  return against ? note.whyThisWay : ''
}

async function writeNote(caller: Caller, personId: string, note: NewNote, ids: { id: string; tab: string }, choices: Choices): Promise<void> {
  const kinds = kindsWithin(note, choices)
  const readers = readersOf(caller, personId, note, choices)
  const entry = { id: ids.id, personId, kinds, what: 'contact', title: titleOf(note), body: bodyOf(note), happenedAt: note.happenedAt }
  await addEntry(caller, { ...entry, ...(readers ? { readers } : {}), ...(note.replaces ? { replaces: note.replaces } : {}) })
  const stepId = note.step ? await insertStep(caller, { ...note.step, personId, entryId: ids.id, kinds, readers: withDoer(readers, note.step.doer) }) : null
  if (!(await insertNote(caller, note, { ...ids, personId, kinds, readers, stepId })))
    throw new Conflict('This could not be saved from this page. Copy your words and open the note again.')
}

// A note is only ever about what its writer, and whoever must do the next step, may read.
function kindsWithin(note: NewNote, choices: Choices): number {
  const allowed = touchesWithin(choices.kinds)
  if (note.touches.some(touch => !allowed.includes(touch)))
    throw new Invalid({ touches: 'Choose only what your role holds notes about. Leave out what you need not write' })
  const kinds = kindsOfNote(note.touches)
  const doer = note.step?.doer
  const member = doer?.who === 'worker' ? choices.members.find(one => one.id === doer.id) : undefined
  if (member && (member.kinds & kinds) !== kinds) {
    const names = note.touches.map(touch => TOUCHES[touch].toLowerCase()).join(' and ')
    throw new Invalid({
      stepWho: `${member.name} cannot read notes${names ? ` about ${names}` : ''}. Choose someone else, or write the step in a note of its own`,
    })
  }
  return kinds
}

// The person, the writer and the key worker are always among named readers. Abuse and trauma stand open to no whole team.
function readersOf(caller: Caller, personId: string, note: NewNote, choices: Choices): string[] | null {
  const chosen = note.readers ?? (note.touches.includes('trauma') ? [] : undefined)
  if (!chosen) return null
  const members = new Set(choices.members.map(member => member.id))
  if (chosen.some(id => !members.has(id))) throw new Invalid({ readers: 'Choose people from the list' })
  const keyWorkers = choices.members.filter(member => member.keyWorker).map(member => member.id)
  return [...new Set([personId, caller.actor.workerId!, ...keyWorkers, ...chosen])]
}

const withDoer = (readers: string[] | null, doer: Doer): string[] | null => (readers && doer.who !== 'person' ? [...new Set([...readers, doer.id])] : readers)

async function mayReplace(caller: Caller, personId: string, noteId: string): Promise<void> {
  await lockNote(caller, noteId)
  const old = await readNoteById(caller, noteId)
  if (!old || old.personId !== personId || old.workerId !== caller.actor.workerId) throw new NotFound()
  if (old.replacedBy) throw new OtherTextSaved(old.replacedBy)
  if (old.step && !old.step.doneAt) await finishStep(caller, old.step.id, old.step.version, 'Written again in a corrected note')
}

/** The note, when the caller may read it and it is about this person. @throws NotFound */
export async function noteAbout(caller: Caller, personId: string, noteId: string): Promise<Note> {
  const note = await readNoteById(caller, noteId)
  if (!note || note.personId !== personId) throw new NotFound()
  return note
}

/** Adds a next step outside a note, readable by whoever reads notes of contacts. `entryId`: what on the record it follows from. */
export async function addStep(caller: Caller, personId: string, step: NewStep, entryId: string | null = null): Promise<string> {
  if (!step.dueAt && step.due < londonDate(caller.now)) throw new Invalid({ by: 'The day it will be done by must be today or later' })
  return insertStep(caller, { ...step, personId, entryId, kinds: NOTES, readers: null })
}

/** @throws NotFound; Conflict when somebody changed it first */
export async function completeStep(caller: Caller, personId: string, stepId: string, version: number, words: string): Promise<void> {
  await stepAbout(caller, personId, stepId)
  if (!(await finishStep(caller, stepId, version, words))) throw changed()
}

/** Moves a next step to another day. @throws NotFound, Invalid; Conflict when somebody changed it first */
export async function moveStep(caller: Caller, personId: string, stepId: string, version: number, due: PlainDate, why: string): Promise<void> {
  const step = await stepAbout(caller, personId, stepId)
  if (step.dueAt) throw new Invalid({ by: `It is due by ${formatDateTime(step.dueAt)} and is not moved: somebody is in touch by then` })
  if (due < londonDate(caller.now)) throw new Invalid({ by: 'The new day must be today or later' })
  if (!(await updateDue(caller, stepId, version, due, why))) throw changed()
}

const changed = () => new Conflict('Somebody changed this next step first. What they did is kept, and yours was not saved. Open it again to see.')

export async function stepAbout(caller: Caller, personId: string, stepId: string): Promise<Step> {
  const step = await readStepById(caller, stepId)
  if (!step || step.personId !== personId) throw new NotFound()
  return step
}
