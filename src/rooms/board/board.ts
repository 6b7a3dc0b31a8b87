import { daysBetween, type PlainDate } from '../../core/dates.ts'

/** What a board can be narrowed to; codes, so that an address never tells about anybody. */
export const SHOWS = {
  everyone: 'Everyone',
  overdue: 'Overdue',
  'no-owner': 'Needs an owner',
  'no-next-step': 'No next step',
  duty: 'Held by the duty team',
  mine: 'Held by me',
} as const
export type Show = keyof typeof SHOWS
export const isShow = (code: string): code is Show => Object.hasOwn(SHOWS, code)

/** Why a row stands where it stands. The board is in this order, soonest date first within each; it is never a measure of a person. */
export const TURNS = ['late', 'no owner', 'no next step', 'planned'] as const
export type Turn = (typeof TURNS)[number]

/** Days without a meeting after which My day asks whether to get in touch. */
export const QUIET_DAYS = 28
/** Rows on one page of a board. */
export const PAGE = 400
/** Counts above this are shown as "999+". */
export const COUNT_CAP = 999

/** One person on a board, with what the reader may know of them. */
export interface BoardRow {
  personId: string
  name: string
  teamId: string
  teamName: string
  workerId: string | null
  workerName: string | null
  workerThere: boolean
  organisationName: string
  askedAt: Date
  heldSince: Date
  deadline: Date | null
  lastMetAt: Date | null
  lastMetMode: string | null
  lastTriedAt: Date | null
  stepId: string | null
  step: string | null
  stepWho: string | null
  stepDue: PlainDate | null
  /** The last moment of the next step, where hours count. */
  stepDueAt: Date | null
  handover: boolean
  adjustments: boolean
  turn: Turn
}

export type Counts = Record<Show, number>

export const countWords = (count: number): string => (count > COUNT_CAP ? `${COUNT_CAP}+` : String(count))

/** True when nobody who is there holds this person: the duty team's deadline has passed, or the named worker is not at work in the team any more, or away without cover. */
export const needsOwner = (row: Pick<BoardRow, 'workerId' | 'workerThere' | 'deadline'>, now: Date): boolean =>
  row.workerId === null ? row.deadline !== null && row.deadline <= now : !row.workerThere

/** Where a row belongs in the order of the board. Said in TypeScript and in SQL; a test holds the two together. */
export function turnOf(row: Pick<BoardRow, 'workerId' | 'workerThere' | 'deadline' | 'stepDue' | 'stepDueAt'>, now: Date, today: PlainDate): Turn {
  if (row.stepDue !== null && (row.stepDue < today || (row.stepDueAt !== null && row.stepDueAt < now))) return 'late'
  if (needsOwner(row, now)) return 'no owner'
  return row.stepDue === null ? 'no next step' : 'planned'
}

/** True when it is time to ask whether to get in touch: nobody has met them for four weeks while they are held. */
export const isQuiet = (row: Pick<BoardRow, 'lastMetAt' | 'heldSince'>, now: Date): boolean => daysBetween(row.lastMetAt ?? row.heldSince, now) >= QUIET_DAYS

/** "34 of 40 people", or only the count where the team has not said how many it can hold. */
export const loadWords = (held: number, capacity: number | null): string =>
  capacity === null ? `${countWords(held)} people` : `${countWords(held)} people, room for ${capacity}${held > capacity ? `: over by ${held - capacity}` : ''}`
