import { kindsOf } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate, type PlainDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { contentList } from '../clinical-content/index.ts'
import { addStep, choicesFor, type Doer } from '../contacts/index.ts'
import { addEntry } from '../timeline/index.ts'
import { askToLookAgain } from './actions-plan.ts'
import {
  followUpAt,
  NARRATIVE,
  type NarrativePart,
  narrativeBody,
  outcomeBody,
  type SafetyAssessment,
  type SafetyEvent,
  saysTheSame,
  tellsTheSame,
} from './assessment.ts'
import { readPlan } from './store.ts'
import {
  DANGER_KINDS,
  entryStands,
  insertAssessment,
  insertEvent,
  type NewEvent,
  readEvent,
  readEvents,
  readSafetyAssessment,
  updateLeftOut,
} from './store-assessment.ts'

/** A next contact as it was typed: the key of who does it among those who may, and the day. */
export interface Asked {
  who: string | undefined
  by: PlainDate | undefined
}

/** An urgent assessment as it was typed. */
export interface TypedAssessment extends Pick<SafetyAssessment, 'id' | 'happenedAt' | 'cameFrom' | 'whoWasThere' | 'narrative' | 'outcomes' | 'outcomeWords'> {
  concernContinues: boolean
  next: Asked & { what: string }
  followUp: Asked
}

/** The prompts of the narrative: each part with its title and what to ask, as the content list has them. */
export async function prompts(caller: Caller): Promise<Record<NarrativePart, { title: string; words: string }>> {
  const items = await contentList(caller, 'safety-conversation')
  const of = (part: NarrativePart) => items.find(item => item.code === part)
  return Object.fromEntries(NARRATIVE.map(part => [part, { title: of(part)?.title ?? part.replaceAll('_', ' '), words: of(part)?.words ?? '' }])) as Record<
    NarrativePart,
    { title: string; words: string }
  >
}

/** This page has saved something before, in other words. That stands; these words are not saved. */
export class SavedBefore extends Error {}
const TAKEN = 'This could not be saved from this page. Copy your words and open it again.'

interface NextContact {
  doer: Doer
  due: PlainDate
  dueAt?: Date
}

// Checked before anything is written: who is in touch, and that it is soon enough while concern continues.
function followUpOf({ now }: Caller, doers: ReadonlyMap<string, Doer>, happenedAt: Date, asked: Asked): NextContact & { dueAt: Date } {
  const doer = doers.get(asked.who ?? '')
  if (!asked.by) throw new Invalid({ followBy: 'Enter the day of the follow-up' })
  const found = followUpAt(happenedAt, doer?.who === 'worker', asked.by, now)
  if ('words' in found) throw new Invalid({ [found.field]: found.words })
  return { doer: doer!, due: londonDate(found.at), dueAt: found.at }
}

async function stepFor(caller: Caller, personId: string, what: string, step: NextContact, field: string, entryId: string): Promise<string> {
  if (!step.dueAt && step.due < londonDate(caller.now)) throw new Invalid({ [field]: 'The day must be today or later' })
  return addStep(caller, personId, { what, ...step }, entryId)
}

const FOLLOW_UP = 'Be in touch: see how things are'

/**
 * Keeps an urgent assessment as a narrative, with its outcome in plain words, the next contact, and a named follow-up within
 * 48 hours while concern continues (R285 to R287, R465). Sending the same page twice keeps one. The safety plan is due another look.
 * @returns its id @throws Invalid beside the field; NotFound where the caller may not write about this person; SavedBefore when
 * the page was sent before with other words
 */
export async function writeSafetyAssessment(caller: Caller, personId: string, typed: TypedAssessment): Promise<string> {
  if (await entryStands(caller, typed.id)) return onlyAgain(caller, personId, typed)
  const { doers } = await mayWrite(caller, personId)
  const nextDoer = doers.get(typed.next.who ?? '')
  if (!nextDoer) throw new Invalid({ nextWho: 'Choose who will do it' })
  if (typed.outcomes.includes('advice') && (typed.outcomes.length > 1 || typed.concernContinues))
    throw new Invalid({ outcomes: 'Advice and nothing more cannot stand beside another outcome, or where concern continues' })
  const followUp = typed.concernContinues ? followUpOf(caller, doers, typed.happenedAt, typed.followUp) : undefined
  const titles = Object.fromEntries(Object.entries(await prompts(caller)).map(([part, { title }]) => [part, title])) as Record<NarrativePart, string>
  const standing = (await readEvents(caller, personId)).filter(event => !event.leftOutAt)
  const { id, happenedAt } = typed
  await addEntry(caller, {
    id,
    personId,
    kinds: DANGER_KINDS,
    what: 'safety_assessment',
    title: 'We talked about your safety',
    body: narrativeBody(typed, titles, standing),
    happenedAt,
  })
  const outcome = { personId, kinds: kindsOf('safetyPlan', 'assessment'), what: 'safety_outcome', title: 'What we agreed when things were urgent', happenedAt }
  await addEntry(caller, { ...outcome, body: outcomeBody(typed) })
  const nextStepId = await stepFor(caller, personId, typed.next.what, { doer: nextDoer, due: typed.next.by! }, 'nextBy', id)
  const followUpStepId = followUp ? await stepFor(caller, personId, FOLLOW_UP, followUp, 'followBy', id) : null
  const planVersion = (await readPlan(caller, personId))?.version ?? null
  const due = followUp?.dueAt ?? null
  if (!(await insertAssessment(caller, { ...typed, personId, planVersion, nextStepId, followUpStepId, followUpBy: due }))) throw new Conflict(TAKEN)
  await askToLookAgain(caller, personId)
  return id
}

async function onlyAgain(caller: Caller, personId: string, typed: TypedAssessment): Promise<string> {
  const before = await readSafetyAssessment(caller, typed.id)
  if (before?.personId !== personId) throw new Conflict(TAKEN)
  if (!saysTheSame(before, typed)) throw new SavedBefore()
  return typed.id
}

async function mayWrite(caller: Caller, personId: string): Promise<{ doers: Map<string, Doer> }> {
  const choices = await choicesFor(caller, personId)
  if ((choices.kinds & DANGER_KINDS) !== DANGER_KINDS) throw new NotFound()
  return choices
}

/** Who may be named for a next contact. @throws NotFound where the caller may not write about danger for this person */
export const doersFor = (caller: Caller, personId: string): Promise<{ doers: Map<string, Doer> }> => mayWrite(caller, personId)

/**
 * Writes down something serious that happened. Self-harm opens the offer of a full assessment together by a named worker, and
 * another look at the safety plan; while concern continues, somebody is in touch within 48 hours (R294, R465).
 */
export async function recordEvent(
  caller: Caller,
  personId: string,
  event: NewEvent & { id: string; concernContinues: boolean; followUp: Asked },
): Promise<void> {
  if (await entryStands(caller, event.id)) {
    const before = await readEvent(caller, personId, event.id)
    if (!before) throw new Conflict(TAKEN)
    if (!tellsTheSame(before, event)) throw new SavedBefore()
    return
  }
  const { doers } = await mayWrite(caller, personId)
  if (event.happenedOn > londonDate(caller.now)) throw new Invalid({ happenedOn: 'The date must be today or earlier' })
  const followUp = event.concernContinues ? followUpOf(caller, doers, caller.now, event.followUp) : undefined
  const body = `${event.words}\n\nKnown from: ${event.source}`
  await addEntry(caller, { id: event.id, personId, kinds: DANGER_KINDS, what: 'safety_event', title: 'Something serious that happened', body })
  if (!(await insertEvent(caller, event.id, personId, event))) throw new Conflict(TAKEN)
  if (event.what === 'self_harm') {
    // At the earliest opportunity: the same day, by default.
    const offer = { doer: followUp?.doer ?? doers.get(`worker:${caller.actor.workerId}`)!, due: londonDate(caller.now) }
    await stepFor(caller, personId, 'Offer a full assessment together, and look at the plan', offer, 'followBy', event.id)
  }
  if (followUp) await stepFor(caller, personId, FOLLOW_UP, followUp, 'followBy', event.id)
  await askToLookAgain(caller, personId)
}

/** @throws NotFound for an event that is not of this person, or that the caller may not see */
export async function eventOf(caller: Caller, personId: string, eventId: string): Promise<SafetyEvent> {
  const event = await readEvent(caller, personId, eventId)
  if (!event) throw new NotFound()
  return event
}

/**
 * Leaves a serious past event out of the summary, with the reason; or puts it back with `why` null. Either stands on the
 * record. @returns false when somebody changed it first
 */
export async function leaveOut(caller: Caller, personId: string, eventId: string, version: number, why: string | null): Promise<boolean> {
  await eventOf(caller, personId, eventId)
  if (!(await updateLeftOut(caller, eventId, version, why))) return false
  const title = why === null ? 'A past event was put back into the summary' : 'A past event was left out of the summary'
  await addEntry(caller, { personId, kinds: DANGER_KINDS, what: 'safety_event_left_out', title, body: why ?? '' })
  return true
}
