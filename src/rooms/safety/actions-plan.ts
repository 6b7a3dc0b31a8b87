import { KINDS, kindsOf, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate, londonInstant } from '../../core/dates.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { contentList } from '../clinical-content/index.ts'
import { addEntry } from '../timeline/index.ts'
import { type Heading, type Line, linesOf, type Means } from './plan.ts'
import { checkSaid, type Said, tellEnded } from './said.ts'
import { beginPlan, endMeans, insertLines, insertMeans, readLine, readPlan, toldToday, touchPlan, updateLine, updateLookAgain, updateReview } from './store.ts'

const SHOWS = ['services', 'means', 'readers', 'review'] as const

/** The headings of a safety plan as they hold today, in order. */
export async function headings(caller: Caller): Promise<Heading[]> {
  const items = await contentList(caller, 'safety-headings')
  return items.map(({ code, title, words, more }) => ({ code, title, words, shows: SHOWS.find(one => one === more.shows) }))
}

/** A heading lines can be written under. @throws NotFound */
export async function headingFor(caller: Caller, code: string | undefined): Promise<Heading> {
  const heading = (await headings(caller)).find(one => one.code === code && one.shows !== 'review')
  if (!heading) throw new NotFound()
  return heading
}

// Who helps the person is not theirs to know whom they let read only the plan.
const kindsOfEntry = ({ actor }: Caller): number => (actor.workerId ? kindsOf('safetyPlan', 'careTeam') : kindsOf('safetyPlan'))

// What a day's work on the plan was is on the plan itself; the record says once that there was some.
async function tell(caller: Caller, personId: string): Promise<void> {
  await touchPlan(caller, personId)
  if (await toldToday(caller, personId, londonInstant(londonDate(caller.now), '00:00')!)) return
  await addEntry(caller, { personId, kinds: kindsOfEntry(caller), what: 'safety_plan', title: 'The safety plan was changed' })
}

/** Adds lines under a heading, each as it was typed; begins the plan where there is none. Nobody else's lines are touched. */
export async function addLines(caller: Caller, personId: string, heading: Heading, typed: string): Promise<void> {
  const lines = linesOf(typed)
  if (lines.length === 0) throw new Invalid({ words: 'Write something in your own words' })
  await beginPlan(caller, personId)
  await insertLines(caller, personId, heading.code, lines)
  await tell(caller, personId)
}

/** @throws NotFound for a line that is not of this person, or that the caller may not see */
export async function lineOf(caller: Caller, personId: string, lineId: string): Promise<Line> {
  const line = await readLine(caller, lineId)
  if (!line || line.personId !== personId) throw new NotFound()
  return line
}

/** New words for a line. @returns false when somebody changed it after the writer opened it: theirs stands */
export async function rewriteLine(caller: Caller, personId: string, lineId: string, version: number, words: string): Promise<boolean> {
  const line = await lineOf(caller, personId, lineId)
  if (line.version === version && line.words === words && !line.removedAt) return true
  if (!(await updateLine(caller, lineId, version, words, false))) return false
  await tell(caller, personId)
  return true
}

/**
 * Takes a line off the plan, or puts it back; its words are kept. A worker who takes one off says when and how the person `said` so.
 * @returns false when somebody changed it first. @throws Invalid
 */
export async function takeOff(caller: Caller, personId: string, lineId: string, version: number, removed: boolean, said?: Said): Promise<boolean> {
  const line = await lineOf(caller, personId, lineId)
  if (removed) checkSaid(caller, said)
  if (!(await updateLine(caller, lineId, version, line.words, removed, said))) return false
  if (removed && caller.actor.workerId) await tellEnded(caller, personId, 'safety-plan-less')
  await tell(caller, personId)
  return true
}

/** Writes down what is kept out of reach and who holds it (R466). */
export async function addMeans(caller: Caller, personId: string, one: Pick<Means, 'what' | 'holder' | 'since' | 'until'>): Promise<void> {
  if (one.until && one.until < one.since) throw new Invalid({ until: 'The last day must be the same as the first day or later' })
  await beginPlan(caller, personId)
  await insertMeans(caller, personId, one)
  await tell(caller, personId)
}

/** It is no longer so; a worker says when and how the person `said` so. @returns false when it was ended first. @throws Invalid */
export async function stopMeans(caller: Caller, personId: string, meansId: string, version: number, said?: Said): Promise<boolean> {
  checkSaid(caller, said)
  if (!(await endMeans(caller, personId, meansId, version, said))) return false
  await tellEnded(caller, personId, 'safety-plan-less')
  await tell(caller, personId)
  return true
}

/**
 * The plan was looked through. @returns false when it was changed after the reviewer opened it, and so was not what they saw
 * @throws NotFound when there is no plan, Invalid for a day that has not come
 */
export async function review(caller: Caller, personId: string, seen: { on: string; withWhom: string; version: number }): Promise<boolean> {
  if (!(await readPlan(caller, personId))) throw new NotFound()
  if (seen.on > londonDate(caller.now)) throw new Invalid({ reviewedOn: 'The day must be today or earlier' })
  if (!(await updateReview(caller, personId, seen.version, seen.on, seen.withWhom))) return false
  await addEntry(caller, {
    personId,
    kinds: kindsOf('safetyPlan', 'careTeam'),
    what: 'safety_plan_review',
    title: 'The safety plan was looked through',
    body: `With ${seen.withWhom}.`,
  })
  return true
}

/**
 * Something happened after which the plan should be looked through again. For any room: a discharge, a change of medicine.
 * Nobody who may only read the plan learns what it was. @returns false when there is no plan
 */
export const askToLookAgain = (caller: Caller, personId: string): Promise<boolean> => updateLookAgain(caller, personId)

/**
 * The same, with one of the listed events named, for those who may read notes of contacts. Somebody from whom these are hidden
 * cannot write one: the plan is due another look all the same. @throws Invalid, NotFound
 */
export async function somethingHappened(caller: Caller, personId: string, why: string): Promise<void> {
  const event = (await contentList(caller, 'safety-events')).find(one => one.code === why)
  if (!event) throw new Invalid({ why: 'Choose what has happened' })
  if (!(await askToLookAgain(caller, personId))) throw new NotFound()
  if (!((await myBasis(caller, personId)).ownKinds & KINDS.contactNotes)) return
  const kinds = kindsOf('safetyPlan', 'contactNotes')
  await addEntry(caller, { personId, kinds, what: 'safety_plan_again', title: 'It is time to look at the safety plan again', body: event.title })
}
