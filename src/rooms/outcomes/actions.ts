import { can, kindsOf, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { enqueue } from '../../core/jobs.ts'
import { addStep, type Doer } from '../contacts/index.ts'
import { addEntry } from '../timeline/index.ts'
import { canBeAsked, type Definition, type Instrument, kindsOfInstrument, mayDisclose } from './instrument.ts'
import { ASK_REFUSALS, type AskAct, afterAsk, type Filled, type MeasureResponse } from './outcomes.ts'
import { discloses, scoresOf } from './scoring.ts'
import { deleteDraft, endAsk, insertAsk, insertResponse, lockMeasure, readAsks, readResponse, readResponses, readTalker, sentFrom } from './store.ts'
import { readInstrument } from './store-instruments.ts'

const isOwn = (caller: Caller, personId: string) => caller.actor.personId === personId

/** True when the caller may read what this questionnaire holds about somebody whose `kinds` they see. */
export const sees = (kinds: number, definition: Definition): boolean => (kinds & kindsOfInstrument(definition)) === kindsOfInstrument(definition)

/**
 * Whether the caller, who sees `kinds` of the person, may fill it in: the person themself, or a worker together with them.
 * What discloses thoughts of suicide is filled in only by those who can also write the next step it makes.
 */
export function mayFill(caller: Caller, personId: string, kinds: number, definition: Definition): boolean {
  const may = isOwn(caller, personId) ? definition.answeredBy === 'person' : can(caller.role, 'measure.ask')
  return may && canBeAsked(definition) && sees(kinds, definition) && (!mayDisclose(definition) || (kinds & kindsOf('contactNotes')) !== 0)
}

/** The questionnaire, when the caller may fill it in for this person. @throws NotFound */
export async function toFill(caller: Caller, personId: string, instrumentId: string): Promise<Instrument> {
  const instrument = await readInstrument(caller, instrumentId)
  const { kinds } = await myBasis(caller, personId)
  if (!instrument || !mayFill(caller, personId, kinds, instrument.definition)) throw new NotFound()
  return instrument
}

/**
 * Who talks with the person today if an answer asks for it, named before anything is asked: the key worker or their
 * stand-in, else who leads the duty team, else one of its members, else the team; with nobody responsible, the worker in
 * the room. Never somebody who is away today or from whom the person hides it.
 * @returns undefined when there is nobody to promise
 */
export async function talkerFor(caller: Caller, personId: string): Promise<Doer | undefined> {
  const found = await readTalker(caller, personId)
  if (found?.workerId) return { who: 'worker', id: found.workerId, name: found.workerName! }
  if (found) return { who: 'team', id: found.teamId, name: found.teamName }
  const { workerId, name } = caller.actor
  return workerId && !isOwn(caller, personId) ? { who: 'worker', id: workerId, name } : undefined
}

/** A worker asks the person to fill it in. The person is told that there is something, not what. @throws NotFound, Invalid */
export async function askFor(caller: Caller, personId: string, instrumentId: string, why: string): Promise<void> {
  const { definition } = (await readInstrument(caller, instrumentId)) ?? {}
  const { kinds } = await myBasis(caller, personId)
  if (!definition || !caller.actor.workerId || !sees(kinds, definition)) throw new NotFound()
  if (!canBeAsked(definition)) throw new Invalid({ instrument: ASK_REFUSALS['no words yet'] })
  if (definition.answeredBy === 'worker') throw new Invalid({ instrument: ASK_REFUSALS['rated by a worker'] })
  if (!(await insertAsk(caller, { personId, kinds: kindsOfInstrument(definition), instrumentCode: definition.code, why })))
    throw new Invalid({ instrument: ASK_REFUSALS['already asked'] })
  await enqueue(caller, 'message.send', { person: personId, template: 'measure-asked' })
}

/** The person says no, themself or to a worker; or the worker takes it back. @throws NotFound, Conflict */
export async function closeAsk(caller: Caller, personId: string, askId: string, act: Exclude<AskAct, 'answer'>): Promise<void> {
  const ask = (await readAsks(caller, personId)).find(one => one.id === askId)
  if (!ask) throw new NotFound()
  const after = afterAsk(ask.state, act)
  if ('refused' in after) throw new Conflict(ASK_REFUSALS[after.refused])
  if (!(await endAsk(caller, ask.id, ask.version, after.state))) throw new Conflict(ASK_REFUSALS['not open'])
}

/** Other answers were sent since this page was opened; `responseId` is those. Nothing of either is lost. */
export class AnsweredSince extends Error {
  readonly responseId: string
  constructor(responseId: string) {
    super('other answers were sent first')
    this.responseId = responseId
  }
}

export interface Sending {
  /** The page's own id: sent twice, saved once. */
  sent: string
  /** The latest answers the page knew of, or empty. */
  after: string
  /** The answers these correct. */
  replaces?: string
}

/**
 * Saves answers with their scores, as an entry on the record, and ends the open ask. An answer about ending one's life makes
 * a next step for a named person, due today, in the same transaction; its words say nothing of why.
 * @returns the id of the answers
 * @throws AnsweredSince when others were sent first; Invalid when nobody could be named to talk today
 */
export async function sendAnswers(
  caller: Caller,
  personId: string,
  instrument: Instrument,
  filled: Filled,
  { sent, after, replaces }: Sending,
): Promise<string> {
  const { definition } = instrument
  await lockMeasure(caller, personId, definition.code)
  const again = await sentFrom(caller, personId, sent)
  if (again) return again
  const old = replaces ? await toReplace(caller, personId, instrument, replaces) : undefined
  if (!old) await nothingSince(caller, personId, definition.code, after)
  const id = newId()
  const stepId = discloses(definition, filled.answers) ? await conversationToday(caller, personId, old) : undefined
  const kinds = kindsOfInstrument(definition)
  const answeredAt = old?.answeredAt ?? caller.now
  const entry = { id, personId, kinds, what: 'measure', title: `${old ? 'Corrected answers in' : 'Filled in'} ${definition.title}`, happenedAt: answeredAt }
  await addEntry(caller, { ...entry, ...(replaces ? { replaces } : {}) })
  const asked = (await readAsks(caller, personId)).find(one => one.instrumentCode === definition.code && one.state === 'asked')
  const row = { id, personId, kinds, instrumentId: instrument.id, instrumentCode: definition.code, askId: asked?.id, answeredAt, stepId, sent, replaces }
  if (!(await insertResponse(caller, { ...filled, ...row, scores: scoresOf(definition, filled.answers) })))
    throw new Conflict('This could not be saved from this page. Open the questions again.')
  if (asked) await endAsk(caller, asked.id, asked.version, 'answered')
  if (isOwn(caller, personId)) await deleteDraft(caller, definition.code)
  return id
}

async function toReplace(caller: Caller, personId: string, instrument: Instrument, id: string): Promise<MeasureResponse> {
  const old = await readResponse(caller, id)
  if (!old || old.personId !== personId || old.instrumentId !== instrument.id) throw new NotFound()
  if (old.replacedBy) throw new AnsweredSince(old.replacedBy)
  return old
}

async function nothingSince(caller: Caller, personId: string, code: string, after: string): Promise<void> {
  const latest = latestOf(await readResponses(caller, personId, code))
  if (latest && latest.id !== after) throw new AnsweredSince(latest.id)
}

/** The newest answers that nobody corrected. */
export const latestOf = (responses: readonly MeasureResponse[]): MeasureResponse | undefined => responses.find(one => !one.replacedBy)

// The next step and the message to whoever does it say that a conversation is due today, and nothing of why.
async function conversationToday(caller: Caller, personId: string, old: MeasureResponse | undefined): Promise<string> {
  if (old?.step && !old.step.doneAt) return old.step.id
  const doer = await talkerFor(caller, personId)
  if (!doer) throw new Invalid('There is nobody we could promise you today. Please use the crisis help on this page, or ask for help first.')
  const stepId = await addStep(caller, personId, { what: 'A conversation today', doer, due: londonDate(caller.now) })
  if (doer.who === 'worker' && doer.id !== caller.actor.workerId) await enqueue(caller, 'message.send', { worker: doer.id, template: 'conversation-today' })
  return stepId
}

/** Answers the caller may see, when they are about this person. @throws NotFound */
export async function responseAbout(caller: Caller, personId: string, responseId: string): Promise<{ response: MeasureResponse; instrument: Instrument }> {
  const response = await readResponse(caller, responseId)
  const instrument = response && (await readInstrument(caller, response.instrumentId))
  if (!instrument || response.personId !== personId) throw new NotFound()
  return { response, instrument }
}
