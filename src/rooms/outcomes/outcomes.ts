import type { StateTable } from '../../core/states.ts'
import type { Answers, Scores } from './scoring.ts'

export type AskState = 'asked' | 'answered' | 'said_no' | 'withdrawn'
export type AskAct = 'answer' | 'say no' | 'withdraw'
export type AskRefusal = 'already asked' | 'no words yet' | 'rated by a worker' | 'not open'

/** What an ask becomes, or why it cannot. A person says no at any time while it is open, without a reason. */
export function afterAsk(state: AskState, act: AskAct): { state: AskState } | { refused: AskRefusal } {
  if (state !== 'asked') return { refused: 'not open' }
  return { state: act === 'answer' ? 'answered' : act === 'say no' ? 'said_no' : 'withdrawn' }
}

/** Plain words for each refusal. */
export const ASK_REFUSALS: Record<AskRefusal, string> = {
  'already asked': 'They have been asked already and have not answered yet.',
  'no words yet': 'The words of its questions come with a licence and have not been loaded here. It cannot be asked yet.',
  'rated by a worker': 'A worker fills this in. The person cannot be asked to.',
  'not open': 'This has been answered or taken back since. Open the page again to see.',
}

const ASKER = 'a worker who asks for questionnaires'

/** The states of asking for a measure, as a table for `docs/states.md`: concept, from, what happens, to. */
export const ASK_STATES: StateTable = [
  ['measure', 'none open', 'a worker asks the person to fill it in', 'asked', ASKER],
  ['measure', 'asked', 'the person sends answers, alone or together with a worker', 'answered', 'the person, or a worker together with them'],
  ['measure', 'asked', 'the person says no, themself or to a worker', 'said no', 'the person; a worker they told'],
  ['measure', 'asked', 'a worker takes it back', 'withdrawn', ASKER],
  [
    'measure',
    'answered',
    'the answers are corrected',
    'answered; both sets of answers stay, the later replaces the earlier',
    'the person, or a worker together with them',
  ],
  ['measure', 'answered, said no or withdrawn', 'a worker asks again', 'asked, as a new one', ASKER],
]

export const ASK_WORDS: Record<AskState, string> = { asked: 'Asked', answered: 'Answered', said_no: 'Said no', withdrawn: 'Taken back' }

export interface MeasureAsk {
  id: string
  instrumentCode: string
  title: string
  instrumentId: string
  state: AskState
  why: string
  askedByName: string
  askedAt: Date
  endedAt: Date | null
  version: number
}

/** A goal in the person's words, with how far along they feel. The id stays while the words do. */
export interface Goal {
  id: string
  words: string
  rating: number
}

/** The answer to a question of an organisation's own, as it was asked. */
export interface LocalAnswer {
  code: string
  text: string
  value: number
  label: string
}

/** What is sent: nothing left to check. */
export interface Filled {
  answers: Answers
  local: LocalAnswer[]
  goals: Goal[]
  wants: string[]
  words: string
}

/** One questionnaire as answered. */
export interface MeasureResponse extends Filled {
  id: string
  personId: string
  instrumentId: string
  instrumentCode: string
  answeredAt: Date
  how: 'alone' | 'together'
  workerName: string | null
  scores: Scores
  replaces: string | null
  replacedBy: string | null
  step: { id: string; doerName: string; doneAt: string | null } | null
}

/** Up to three areas to talk about, with what was said at each of the four steps. */
export interface Area {
  id: string
  responseId: string
  itemCode: string
  position: number
  understand: string
  lookForward: string
  options: string
  actions: string
  savedAt: Date
  savedByName: string
  version: number
}

const plain = (words: string) => words.trim().replace(/\s+/g, ' ').toLowerCase()

/** Goals as typed, each with the id it had before if its words are the same, else a new one: a goal put differently is a new goal. */
export function goalsFrom(typed: readonly { words: string; rating: number }[], before: readonly Goal[], newId: () => string): Goal[] {
  return typed.map(goal => ({ ...goal, id: before.find(one => plain(one.words) === plain(goal.words))?.id ?? newId() }))
}
