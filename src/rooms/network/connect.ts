import { formatDate, type PlainDate } from '../../core/dates.ts'

/** The four levels of help with taking part, told apart (R051, R228, R255), from least to most. */
export const LEVELS = { told_about: 'Told about', introduced: 'Introduced', went_with: 'Went with', stayed_with: 'Stayed with for a while' } as const
export type Level = keyof typeof LEVELS
export const LEVEL_CODES = Object.keys(LEVELS) as [Level, ...Level[]]

/** Everything that can happen with one connection. */
export const EVENTS = {
  ...LEVELS,
  went_alone: 'Went by themselves',
  not_that_day: 'Not that day',
  step_done: 'A step done',
  step_not_that_day: 'A step tried; not that day',
  said: 'What they say about it',
} as const
export type What = keyof typeof EVENTS
const OWN: Partial<Record<What, string>> = {
  went_alone: 'I went by myself',
  went_with: 'I went with somebody',
  said: 'What I say about it',
}
/** What the event is called, to the person or about them. */
export const eventName = (what: What, own: boolean): string => (own && OWN[what]) || EVENTS[what]

/** What a worker may write down, and what the person may tell. A step's own events come from its buttons. */
export const WORKER_EVENTS = [...LEVEL_CODES, 'went_alone', 'not_that_day', 'said'] as const
export const OWN_EVENTS = ['went_alone', 'went_with', 'not_that_day', 'said'] as const

export interface ConnectionEvent {
  id: string
  what: What
  onDay: PlainDate
  words: string
  stepId: string | null
  stepWords: string | null
  workerId: string | null
  byName: string
}

export interface Connection {
  id: string
  personId: string
  assetId: string
  /** Null when the directory no longer shows it. */
  assetName: string | null
  domains: string[]
  matters: string
  startedAt: Date
  startedByName: string
  followUpOn: PlainDate | null
  endedAt: Date | null
  endedWords: string
  version: number
}

export interface GradedStep {
  id: string
  connectionId: string
  place: number
  words: string
  doneOn: PlainDate | null
  version: number
}

/** How far one connection has come. Going back to more help is no step down: the latest help is told beside it. */
export interface Progress {
  /** The most help given so far, and the help given last; null when there was none. */
  most: Level | null
  last: Level | null
  arrived: number
  arrivedLast: PlainDate | null
  alone: number
  aloneLast: PlainDate | null
  /** The last words about whether it helped. */
  said: string | null
}

const isLevel = (what: What): what is Level => what in LEVELS
const ARRIVED: readonly What[] = ['went_with', 'stayed_with', 'went_alone']

/** Read from the events in the order of their days. A day that did not work out is counted nowhere. */
export function progressOf(events: readonly ConnectionEvent[]): Progress {
  const inOrder = events.toSorted((a, b) => (a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : 0))
  const levels = inOrder.map(event => event.what).filter(isLevel)
  const arrived = inOrder.filter(event => ARRIVED.includes(event.what))
  const alone = inOrder.filter(event => event.what === 'went_alone')
  const most = LEVEL_CODES.findLast(level => levels.includes(level)) ?? null
  return {
    most,
    last: levels.at(-1) ?? null,
    arrived: arrived.length,
    arrivedLast: arrived.at(-1)?.onDay ?? null,
    alone: alone.length,
    aloneLast: alone.at(-1)?.onDay ?? null,
    said: inOrder.findLast(event => event.what === 'said' && event.words)?.words ?? null,
  }
}

/** "Told about → went with → goes alone". */
export function wayWords(events: readonly ConnectionEvent[], own: boolean): string {
  const inOrder = events.toSorted((a, b) => (a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : 0))
  const way: string[] = []
  for (const { what } of inOrder) {
    const words = isLevel(what) ? LEVELS[what].toLowerCase() : what === 'went_alone' ? (own ? 'I go by myself' : 'goes alone') : undefined
    if (words && way.at(-1) !== words) way.push(words)
  }
  const [first = '', ...rest] = way
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].filter(Boolean).join(' → ')
}

/** Whether they arrived and how far alone, in a sentence (R236). */
export function progressWords({ arrived, arrivedLast, alone, aloneLast }: Progress, own: boolean): string {
  if (arrived === 0) return own ? 'I have not been there yet.' : 'Has not been there yet, as far as we know.'
  const times = (n: number) => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`)
  const been = `${own ? 'I have' : 'Has'} been there ${times(arrived)}, last on ${formatDate(arrivedLast!)}`
  return alone === 0 ? `${been}, with somebody.` : `${been}; by ${own ? 'myself' : 'themselves'} ${times(alone)}, last on ${formatDate(aloneLast!)}.`
}

export interface ConnectorAsk {
  id: string
  personId: string
  /** Null to a connector who has not said yes: who it is comes with the yes. */
  personName: string | null
  teamId: string
  teamName: string
  matters: string
  askedByName: string
  agreedHow: string
  askedAt: Date
  answerBy: Date
  state: 'asked' | 'taken' | 'withdrawn'
  takenByName: string | null
  answeredAt: Date | null
  version: number
}

export const ASK_WORDS: Record<ConnectorAsk['state'], string> = { asked: 'Asked, not yet agreed', taken: 'Agreed', withdrawn: 'Taken back' }

export interface EngagementView {
  id: string
  at: Date
  ability: string
  adjustments: string
  motivation: string
  fitsGoal: string
  byName: string
}

export interface Accompaniment {
  id: string
  personId: string
  personName: string
  connectionId: string | null
  toWhat: string
  workerId: string
  workerName: string
  startsAt: Date
  travel: string
  state: 'planned' | 'done' | 'not_that_day' | 'called_off'
  stepId: string | null
  version: number
}

export const CONTRIBUTIONS = {
  help_run: 'Help run something',
  start: 'Start something new',
  teach: 'Pass on something I can do',
  speak: 'Speak about what I have been through',
  other: 'Something else',
} as const
export type ContributionKind = keyof typeof CONTRIBUTIONS
export const CONTRIBUTION_CODES = Object.keys(CONTRIBUTIONS) as [ContributionKind, ...ContributionKind[]]
export const CONTRIBUTION_STATES = { offered: 'Offered', talked: 'Talked about', doing: 'Doing it', resting: 'Resting' } as const
export type ContributionState = keyof typeof CONTRIBUTION_STATES
export const CONTRIBUTION_STATE_CODES = Object.keys(CONTRIBUTION_STATES) as [ContributionState, ...ContributionState[]]

export interface Contribution {
  id: string
  what: string
  kind: ContributionKind
  offeredOn: PlainDate
  state: ContributionState
  cameOfIt: string
  lookAgainOn: PlainDate | null
  byName: string
  version: number
}

export interface KeptAsset {
  assetId: string
  name: string
  summary: string
  keptAt: Date
  /** They told us that they went. */
  connectionId: string | null
}

/** What an organiser of an activity may know, and nothing else. */
export interface ActivityCard {
  id: string
  assetName: string
  chosenName: string
  helps: string
  days: string
  until: PlainDate
}

/** The same card as the person and their team see it. */
export interface OwnCard extends ActivityCard {
  assetId: string
  organiserName: string
  from: PlainDate
  withdrawnAt: Date | null
  version: number
}
