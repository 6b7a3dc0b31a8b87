/**
 * The lives of a plan, of an action in it and of a review. Pure: the database refuses on its own account what these refuse.
 * Nothing here moves because time passed or because somebody went quiet.
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

/** Each life as data, for the page of states: from, what happens, to. */
export const ACTION_STATES = (Object.keys(TABLE) as ActionState[]).map(state => ({
  state,
  name: ACTION_NAMES[state],
  open: state === 'asked' || state === 'agreed',
  leadsTo: Object.entries(TABLE[state]).map(([what, to]) => ({ what: what as ActionAct, to })),
}))

export const PLAN_STATES: readonly (readonly [concept: string, from: string, happens: string, to: string])[] = [
  ['plan', 'none', 'the first line is written', 'being written'],
  ['plan', 'none', 'a second plan is begun at the same moment', 'the one plan; both lines stand in it'],
  ['plan', 'being written', 'the person agrees to these words', 'agreed'],
  ['plan', 'being written', 'published without the person, for a recorded reason (capacity for this decision; their wish not to take part)', 'published'],
  ['plan', 'agreed', 'a line is added, changed or taken out', 'being written'],
  ['plan', 'agreed', 'published', 'published'],
  ['plan', 'published', 'a line is added, changed or taken out', 'published; changes being written'],
  ['plan', 'published; changes being written', 'the person agrees, and it is published', 'published'],
  ['plan line', 'none', 'written', 'in the plan'],
  ['plan line', 'in the plan', 'other words are saved over the version that was read', 'in the plan; older words kept'],
  ['plan line', 'in the plan', 'other words are saved over an older version', 'unchanged; both texts shown'],
  ['plan line', 'in the plan', 'taken out', 'taken out; kept with its words'],
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

export const REVIEW_STATES: readonly (readonly [concept: string, from: string, happens: string, to: string])[] = [
  ['review', 'none', 'planned for a day', 'planned'],
  ['review', 'planned', 'planned for another day', 'planned'],
  ['review', 'planned', 'its day passes', 'planned; the person and the team lead see that it is overdue'],
  ['review', 'planned', 'held, everyone invited having been asked', 'held; the next one is planned'],
  ['review', 'planned', 'closing while somebody invited was not asked', 'planned (refused)'],
  ['review invitation', 'invited', 'asked', 'asked'],
  ['review invitation', 'asked', 'they answer, or their answer is written down', 'answered; their view in its own place'],
]
