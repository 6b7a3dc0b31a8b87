import { createHash } from 'node:crypto'
import { aboutWhom } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { asItStood, otherwiseOf } from '../people/index.ts'
import { mayWrite, sectionsWithin } from './actions.ts'
import type { Line } from './plans.ts'
import { fieldsOf, type Section, sectionKinds } from './sections.ts'
import { wordsOtherwise } from './shared-words.ts'
import { beginPlan, insertLine, readLineAsWritten, readLines } from './store.ts'
import {
  insertTyped,
  keepOther,
  keepSitting,
  lockStanding,
  type Other,
  othersAsWritten,
  readOthers,
  readSitting,
  SITTING_HOURS,
  type Standing,
  settleOther,
  type Typing,
  updateWords,
} from './store-together.ts'

/** Sections that ask for nothing besides the words, so that a line can be begun by writing. */
export const begunByWriting = (section: Section): boolean => section !== 'actions' && !fieldsOf(section).some(field => field.needed)

/** What the audit trail says when such a page is opened; its detail names the page (`pageOf`). */
export const OPENED_TO_WRITE = 'plan opened to write together'
export const pageOf = (sittingId: string): string => `page ${sittingId}`

/** A page on which the caller may write in this person's plan. Looking at it changes nothing: what is written there first keeps it. @returns its id @throws NotFound */
export async function sitDown(caller: Caller, personId: string): Promise<string> {
  await mayWrite(caller, personId)
  return newId()
}

/** Whose plan the caller writes in on this page of theirs, and which sections they may write. @throws NotFound also when their access has ended */
export async function sittingAt(caller: Caller, sittingId: string): Promise<{ personId: string; sections: Section[] }> {
  // Until something is written there, the audit trail alone knows who opened it.
  const personId =
    (await readSitting(caller, sittingId)) ?? (await aboutWhom(caller, [OPENED_TO_WRITE, `own ${OPENED_TO_WRITE}`], pageOf(sittingId), SITTING_HOURS))
  if (!personId) throw new NotFound()
  return { personId, sections: sectionsWithin(await mayWrite(caller, personId)) }
}

/** The plan as it is being written: each line, and words beside it of which nobody has chosen yet. */
export interface Writing {
  lines: readonly Line[]
  others: readonly Other[]
}

export async function writingOf(caller: Caller, personId: string): Promise<Writing> {
  return { lines: await readLines(caller, personId), others: await readOthers(caller, personId) }
}

/** Changes when something changes that this reader may read, and at nothing else. */
export const tagOf = ({ lines, others }: Writing): string =>
  createHash('sha256')
    .update(JSON.stringify([lines.map(line => [line.id, line.version]), others.map(other => [other.id, other.words, other.removed])]))
    .digest('base64url')
    .slice(0, 22)

/** Words as a page sends them. `version` is 0 for a line the page begins. */
export interface Typed {
  lineId: string
  section: Section | undefined
  version: number
  words: string
  /** Counts what the page sends; undefined when somebody pressed the button without scripts. */
  edit: number | undefined
  /** The tab that sends, told apart from another tab that shows the same page; undefined without scripts. */
  tab?: string | undefined
}

// By whom words follow on: the page in one tab. Made from both, so that no page names the tab of another.
function typingAt(sittingId: string, { edit, tab }: Typed): Typing | undefined {
  if (!edit) return undefined
  if (!tab) return { sitting: sittingId, edit }
  const hash = createHash('sha256').update(`${sittingId}.${tab}`).digest('hex')
  return { sitting: hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5'), edit }
}

/** What became of words: in the plan; kept beside the line because somebody else was first; or kept, and the line is gone. */
export type Kept = { state: 'saved'; version: number; follows: boolean } | { state: 'beside' | 'gone'; line: Standing }

/**
 * Saves words into a line. Where somebody else changed it since, nothing of theirs is touched: these words are kept beside
 * the line, both people see both, and one of them chooses.
 * @throws NotFound for a line, a plan or a section the caller may not write
 */
export async function saveTyped(caller: Caller, sittingId: string, typed: Typed): Promise<Kept> {
  const { personId, sections } = await sittingAt(caller, sittingId)
  await keepSitting(caller, sittingId, personId)
  if (typed.version === 0) await beginPlan(caller, personId)
  const before = await lockStanding(caller, typed.lineId)
  if (before && before.personId !== personId) throw new NotFound()
  const at = typingAt(sittingId, typed)
  if (before) return saveOver(caller, before, typed, at, sittingId)
  if (typed.version !== 0 || !typed.section || !sections.includes(typed.section) || !begunByWriting(typed.section)) throw new NotFound()
  const { lineId: id, section, words } = typed
  await onlyOnce(insertTyped(caller, { id, personId, section, words, more: {}, notNow: false, kinds: sectionKinds(section), readers: null }, at))
  return { state: 'saved', version: 1, follows: false }
}

async function saveOver(caller: Caller, before: Standing, typed: Typed, at: Typing | undefined, sittingId: string): Promise<Kept> {
  const follows = before.sitting === (at?.sitting ?? sittingId)
  const reading = await otherwiseOf(caller, before.personId)
  const read = (text: string) => wordsOtherwise(before.section, text, reading)
  if (asItStood(before.words, typed.words, read) === before.words && !before.removed) return { state: 'saved', version: before.version, follows: true }
  if (await updateWords(caller, before.id, typed.version, typed.words, at)) return { state: 'saved', version: before.version + 1, follows }
  // Sent before what this page has saved meanwhile: newer words of its own are there.
  if (at && follows && !before.removed) return { state: 'saved', version: before.version, follows: true }
  await keepOther(caller, before.id, typed.version, typed.words, at ?? { sitting: sittingId, edit: 0 })
  return { state: before.removed ? 'gone' : 'beside', line: { ...before, words: read(before.words) } }
}

// An id that is taken by a line the caller may not read names nothing for them.
async function onlyOnce(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw new NotFound()
    throw error
  }
}

/**
 * Chooses between the words of a line and those kept beside it. What is not chosen is kept among the older words.
 * @param version of the line the chooser read
 * @returns false when the line or the choice was changed by somebody else meanwhile; nothing is changed then
 * @throws NotFound
 */
export async function settle(caller: Caller, sittingId: string, otherId: string, how: 'used' | 'left', version: number): Promise<boolean> {
  const { personId } = await sittingAt(caller, sittingId)
  const other = (await othersAsWritten(caller, personId)).find(one => one.id === otherId)
  if (!other) return false
  await lockStanding(caller, other.lineId)
  const done = how === 'left' || (other.removed ? await writtenAgain(caller, other) : await updateWords(caller, other.lineId, version, other.words))
  return done && settleOther(caller, otherId, how)
}

// Words for a line that was taken out become a line of their own, for the same readers as the one they were meant for.
async function writtenAgain(caller: Caller, { lineId, words }: Other): Promise<boolean> {
  const was = await readLineAsWritten(caller, lineId)
  if (!was || was.section === 'actions') return false
  const { personId, section, more, kinds, readers } = was
  await insertLine(caller, { id: newId(), personId, section, words, more, notNow: false, kinds, readers })
  return true
}
