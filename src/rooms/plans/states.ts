import { addDays, daysBetween, londonDate, londonInstant, type PlainDate } from '../../core/dates.ts'
import type { Life, StateTable } from '../../core/states.ts'

const WRITERS = 'the person, or a worker who writes plans'

/**
 * The lives of a plan, of an action in it and of a review. Pure: the database refuses on its own account what these refuse.
 * Nothing here moves because time passed or because somebody went quiet; time only reminds.
 */
export type ActionState = 'asked' | 'agreed' | 'said_no' | 'done' | 'not_done'

export const ACTION_NAMES: Record<ActionState, string> = {
  asked: 'Asked, not yet agreed',
  agreed: 'Agreed',
  said_no: 'They said no',
  done: 'Done',
  not_done: 'Not done',
}

export type ActionAct =
  | 'service says yes'
  | 'yes recorded with evidence'
  | 'service says no'
  | 'no recorded with evidence'
  | 'done'
  | 'not done'
  | 'another day'
export type ActionRefusal = 'not asked of you' | 'answered already' | 'not agreed yet' | 'over' | 'no evidence'

/** Who acts, as far as an action cares. */
export interface ActionAsker {
  /** Belongs to the service that is asked, or is the worker named. */
  ofService: boolean
  /** Who in that service said so, how and when, all written down. */
  evidence?: boolean
}

const TABLE: Record<ActionState, Partial<Record<ActionAct, ActionState>>> = {
  asked: {
    'service says yes': 'agreed',
    'yes recorded with evidence': 'agreed',
    'service says no': 'said_no',
    'no recorded with evidence': 'said_no',
    'another day': 'asked',
  },
  agreed: { done: 'done', 'not done': 'not_done', 'another day': 'agreed' },
  said_no: {},
  done: {},
  not_done: {},
}

/** What an action is after an act, or why it cannot be done (R046, R078). */
export function afterAction(state: ActionState, act: ActionAct, asker: ActionAsker): { state: ActionState } | { refused: ActionRefusal } {
  const to = TABLE[state][act]
  if (!to) return { refused: state === 'asked' ? 'not agreed yet' : state === 'agreed' ? 'answered already' : 'over' }
  if (act.startsWith('service') && !asker.ofService) return { refused: 'not asked of you' }
  if (act.endsWith('evidence') && !asker.evidence) return { refused: 'no evidence' }
  return { state: to }
}

export const REFUSAL_WORDS: Record<ActionRefusal, string> = {
  'not asked of you': 'Only the service that was asked can answer. If they told you, write down who said so, how and when',
  'answered already': 'This was answered already. Open the plan again to read the answer',
  'not agreed yet': 'The service has not agreed yet. First record their answer',
  over: 'This is over already. Add a new action if it is still needed',
  'no evidence': 'Write who said so, how, and on what day',
}

/** How each act is said on the page of states, and who may. */
export const ACTION_ACTS: NonNullable<Life['acts']> = {
  'service says yes': { words: 'the service that was asked says yes', who: 'a worker of that service' },
  'yes recorded with evidence': { words: 'its yes is written down', who: 'a worker, with who said so, how and when' },
  'service says no': { words: 'the service that was asked says no', who: 'a worker of that service' },
  'no recorded with evidence': { words: 'its no is written down', who: 'a worker, with who said so, how and when' },
  done: { words: 'it is done', who: WRITERS },
  'not done': { words: 'it is not done, with what stood in the way', who: WRITERS },
  'another day': { words: 'it moves to another day, saying why', who: WRITERS },
}

/** Each life as data, for the page of states: from, what happens, to. */
export const ACTION_STATES = (Object.keys(TABLE) as ActionState[]).map(state => ({
  state,
  name: ACTION_NAMES[state],
  open: state === 'asked' || state === 'agreed',
  leadsTo: Object.entries(TABLE[state]).map(([what, to]) => ({ what: what as ActionAct, to })),
}))

export const PLAN_STATES: StateTable = [
  ['plan', 'none', 'the first line is written', 'being written', WRITERS],
  ['plan', 'none', 'a second plan is begun at the same moment', 'the one plan; both lines stand in it', WRITERS],
  ['plan', 'being written', 'the person agrees to these words', 'agreed', 'the person; a worker writes down how and when they said so'],
  [
    'plan',
    'being written',
    'published without the person, for a recorded reason (capacity for this decision; their wish not to take part)',
    'published',
    'a worker who writes plans',
  ],
  ['plan', 'agreed', 'a line is added, changed or taken out', 'being written', WRITERS],
  ['plan', 'agreed', 'published', 'published', 'a worker who writes plans'],
  ['plan', 'published', 'a line is added, changed or taken out', 'published; changes being written', WRITERS],
  ['plan', 'published; changes being written', 'the person agrees, and it is published', 'published', 'the person agrees, a worker publishes'],
  ['plan line', 'none', 'written', 'in the plan', WRITERS],
  ['plan line', 'in the plan', 'other words are saved over the version that was read', 'in the plan; older words kept', WRITERS],
  ['plan line', 'in the plan', 'other words are saved over an older version', 'unchanged; both texts shown', WRITERS],
  ['plan line', 'in the plan', 'taken out', 'taken out; kept with its words', WRITERS],
  ['right to check', 'none', 'put into the plan', 'nobody finds out yet', WRITERS],
  ['right to check', 'nobody finds out yet', 'a service and a person there are asked, by a day', 'asked', WRITERS],
  ['right to check', 'nobody finds out yet', 'what was found out is written down', 'answered', WRITERS],
  ['right to check', 'asked', 'they find out, in words', 'answered', WRITERS],
  ['right to check', 'asked', 'they say no, or it is not done', 'nobody finds out yet', 'that service, or a worker with who said so'],
  ['line of a joined record’s plan', 'not looked at', 'taken into the plan that goes on', 'taken', WRITERS],
  ['line of a joined record’s plan', 'not looked at', 'left where it is', 'left', WRITERS],
  ['line of a joined record’s plan', 'taken or left', 'its words change in the other plan', 'not looked at', 'whoever writes there'],
  [
    'line of a joined record’s plan',
    'taken or left',
    'the records are parted',
    'not looked at; what was taken is out of the plan',
    'a worker who joins and parts records',
  ],
  ['difference of medicines', 'none', 'two lists are compared at a move', 'to be decided', 'a worker who writes plans and reads medicines'],
  ['difference of medicines', 'to be decided', 'kept as the plan says, with the reason', 'decided', 'a worker who writes plans and reads medicines'],
  [
    'difference of medicines',
    'to be decided',
    'the plan takes what the other list says, with the reason',
    'decided; the plan is changed',
    'a worker who writes plans and reads medicines',
  ],
]

export type ReviewState = 'planned' | 'held'
export const OUTCOMES = {
  stays: 'The plan stays as it is',
  changed: 'The plan changes',
  care_can_change: 'Care can change',
  care_can_end: 'Care can come to an end, when they want it to',
} as const
export type ReviewOutcome = keyof typeof OUTCOMES
export type ReviewRefusal = 'held already' | 'not everyone asked'

/** Whether a review can be closed: everyone invited was asked, whatever they answered (R045). */
export function mayClose(state: ReviewState, invited: readonly { askedAt: Date | null }[]): { state: 'held' } | { refused: ReviewRefusal } {
  if (state === 'held') return { refused: 'held already' }
  return invited.every(one => one.askedAt) ? { state: 'held' } : { refused: 'not everyone asked' }
}

const plus = (day: PlainDate, days: number): PlainDate => londonDate(addDays(londonInstant(day, '12:00')!, days))
/** Days before the planned day on which those invited are reminded, and every how many days while it is overdue. */
const REMIND_BEFORE = [14, 1]
const REMIND_EVERY = 28

/** The next day after `today` on which a review planned for a day is brought to mind: before it, then while it is not held. */
export function nextReminder(plannedOn: PlainDate, today: PlainDate): PlainDate {
  const before = REMIND_BEFORE.map(days => plus(plannedOn, -days)).find(day => day > today)
  if (before) return before
  const late = Math.max(0, Math.floor((daysBetween(plannedOn, today) - 1) / REMIND_EVERY) + 1)
  return plus(plannedOn, 1 + late * REMIND_EVERY)
}

/** As many days as lay between the last two, half a year where there was none: what is offered for the next one, and only offered. */
export function nextReview(plannedOn: PlainDate, heldBefore: PlainDate | undefined, today: PlainDate): PlainDate {
  const between = heldBefore ? Math.min(366, Math.max(7, daysBetween(heldBefore, plannedOn))) : 182
  return plus(plannedOn > today ? plannedOn : today, between)
}

export const REVIEW_STATES: StateTable = [
  ['review', 'none', 'planned for a day', 'planned', WRITERS],
  ['review', 'planned', 'planned for another day', 'planned', WRITERS],
  ['review', 'planned', 'two weeks, and a day, are left', 'planned; the person and those invited are reminded', 'time'],
  [
    'review',
    'planned',
    'its day passes',
    'planned; the person and the team lead see that it is overdue, and who holds the person is reminded every four weeks',
    'time',
  ],
  ['review', 'planned', 'held, everyone invited having been asked', 'held; the next one is planned', 'a worker who writes plans'],
  ['review', 'planned', 'closing while somebody invited was not asked', 'planned (refused)', 'a worker who writes plans'],
  ['review invitation', 'invited', 'asked', 'asked', 'being invited, for a worker; else whoever asked them'],
  [
    'review invitation',
    'asked',
    'they answer, or their answer is written down',
    'answered; their view in its own place',
    'whoever is invited; a worker, for somebody who has not answered in their own name',
  ],
]
