import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { lineAbout, mayWrite } from './actions.ts'
import type { Action, Line } from './plans.ts'
import { type ActionAct, type ActionState, afterAction, REFUSAL_WORDS } from './states.ts'
import { updateLine } from './store.ts'
import { updateAnswer, updateClosed, updateDue } from './store-doing.ts'

const MOVED = 'Somebody changed this action first. Nothing of theirs was overwritten. Open it again to see what it says now.'

/** True when the caller belongs to the service an action is asked of, or is the worker named. */
export const ofService = (caller: Caller, action: Pick<Action, 'teamId' | 'workerId'>): boolean =>
  caller.actor.workerId !== undefined && (caller.actor.workerId === action.workerId || (action.teamId !== null && caller.actor.teams.includes(action.teamId)))

async function actionAbout(caller: Caller, personId: string, lineId: string): Promise<Line & { action: Action }> {
  await mayWrite(caller, personId)
  const line = await lineAbout(caller, personId, lineId)
  if (!line.action || line.removedAt) throw new NotFound()
  return { ...line, action: line.action }
}

function next(action: Action, act: ActionAct, asker: { ofService: boolean; evidence?: boolean }): ActionState {
  const outcome = afterAction(action.state, act, asker)
  if ('refused' in outcome) throw new Invalid(REFUSAL_WORDS[outcome.refused])
  return outcome.state
}

/** The service that was asked says yes or no to an action, in its own name (R078). @throws Invalid, Conflict, NotFound */
export async function answerAction(caller: Caller, personId: string, lineId: string, version: number, yes: boolean, words: string): Promise<void> {
  const { action } = await actionAbout(caller, personId, lineId)
  const state = next(action, yes ? 'service says yes' : 'service says no', { ofService: ofService(caller, action) })
  const answer = { state, answeredBy: caller.actor.workerId ?? null, answeredByName: caller.actor.name, how: null, on: null, words }
  if (!(await updateAnswer(caller, lineId, version, answer))) throw new Conflict(MOVED)
}

/** Records what a service answered elsewhere: who there said so, how and when (R078). @throws Invalid, Conflict, NotFound */
export async function recordAnswer(
  caller: Caller,
  personId: string,
  lineId: string,
  version: number,
  { yes, by, how, on }: { yes: boolean; by: string; how: string; on: string },
): Promise<void> {
  const { action } = await actionAbout(caller, personId, lineId)
  if (!caller.actor.workerId) throw new Invalid('Ask your key worker to write down what the service said')
  if (on > londonDate(caller.now)) throw new Invalid({ on: 'The day they told you must be today or before' })
  const state = next(action, yes ? 'yes recorded with evidence' : 'no recorded with evidence', { ofService: false, evidence: Boolean(by && how && on) })
  if (!(await updateAnswer(caller, lineId, version, { state, answeredBy: null, answeredByName: by, how, on, words: '' }))) throw new Conflict(MOVED)
}

/** Says how an agreed action went. @throws Invalid, Conflict, NotFound */
export async function closeAction(caller: Caller, personId: string, lineId: string, version: number, done: boolean, words: string): Promise<void> {
  const line = await actionAbout(caller, personId, lineId)
  const { action } = line
  const state = next(action, done ? 'done' : 'not done', { ofService: false })
  if (!done && !words) throw new Invalid({ words: 'Write what stood in the way, and what happens now' })
  const question = line.section === 'entitlements'
  if (question && !words) throw new Invalid({ words: 'Write what was found out' })
  if (!(await updateClosed(caller, lineId, version, state as 'done' | 'not_done', question && done ? '' : words))) throw new Conflict(MOVED)
  if (question && done) await keepAnswer(caller, line, words)
}

// The answer to a question is a fact of the plan: it stands in its line, and in every version from now on.
async function keepAnswer(caller: Caller, line: Line, words: string): Promise<void> {
  if (!(await updateLine(caller, line.id, line.version, { ...line, more: { ...line.more, found: words } }))) throw new Conflict(MOVED)
}

/** Moves an action to another day, saying why. @throws Invalid, Conflict, NotFound */
export async function moveAction(caller: Caller, personId: string, lineId: string, version: number, due: string, why: string): Promise<void> {
  const { action } = await actionAbout(caller, personId, lineId)
  next(action, 'another day', { ofService: false })
  if (due < londonDate(caller.now)) throw new Invalid({ due: 'The new day must be today or later' })
  if (!(await updateDue(caller, lineId, version, due, why))) throw new Conflict(MOVED)
}
