import { addHours, formatDate, formatDateTime, londonDate, londonInstant, type PlainDate } from '../../core/dates.ts'

/** Who asked for an urgent assessment: the person, somebody close, or any agency (R285). */
export const CAME_FROM = {
  self: 'The person asked',
  family: 'Family, a friend or a carer',
  brief_assessment: 'A first conversation or brief assessment',
  gp: 'GP surgery',
  nhs_111: 'NHS 111 or a crisis line',
  emergency_department: 'Emergency department',
  ambulance: 'Ambulance service',
  police: 'Police',
  other: 'Another service',
} as const
export type CameFrom = keyof typeof CAME_FROM
export const CAME_FROM_CODES = Object.keys(CAME_FROM) as [CameFrom, ...CameFrom[]]

/** What an urgent assessment may lead to: these three and no others (R287). */
export const SAFETY_OUTCOMES = {
  advice: 'Advice, and nothing more needed now',
  formulation_and_safety_plan: 'A shared picture and a safety plan',
  referral: 'Help from health, social or community services, or in hospital',
} as const
export type SafetyOutcome = keyof typeof SAFETY_OUTCOMES
export const OUTCOME_CODES = Object.keys(SAFETY_OUTCOMES) as [SafetyOutcome, ...SafetyOutcome[]]

/** Hours within which somebody is in touch again while concern continues. Source: NICE NG225. */
export const FOLLOW_UP_HOURS = 48

/** The parts of the narrative, in the order they are talked about: explore, map, act and plan. */
export const NARRATIVE = [
  'own_view',
  'explore_past',
  'explore_now',
  'explore_ahead',
  'others_at_harm',
  'makes_harder',
  'makes_safer',
  'means_discussed',
  'others_view',
  'formulation',
  'immediate_actions',
] as const
export type NarrativePart = (typeof NARRATIVE)[number]
/** Parts without which there is no shared understanding. */
export const NEEDED: readonly NarrativePart[] = ['own_view', 'explore_now', 'formulation', 'immediate_actions']

/** An urgent or emergency assessment of safety, as written. `planVersion`: the safety plan as it stood then. */
export interface SafetyAssessment {
  id: string
  personId: string
  workerId: string
  workerName: string
  workerRole: string
  happenedAt: Date
  cameFrom: CameFrom
  whoWasThere: string
  narrative: Record<NarrativePart, string>
  outcomes: SafetyOutcome[]
  outcomeWords: string
  planVersion: number | null
  concernContinues: boolean
  followUpBy: Date | null
  nextStepId: string
  followUpStepId: string | null
}

export const EVENT_KINDS = { self_harm: 'Hurting themselves', harm_to_others: 'Hurting somebody else', other: 'Something else serious' } as const
export type EventKind = keyof typeof EVENT_KINDS
export const EVENT_CODES = Object.keys(EVENT_KINDS) as [EventKind, ...EventKind[]]

/** A serious past event, carried forward until somebody leaves it out and says why. */
export interface SafetyEvent {
  id: string
  what: EventKind
  happenedOn: PlainDate
  /** Nobody knows the day: only the month is shown. */
  roughly: boolean
  words: string
  source: string
  recordedByName: string
  recordedAt: Date
  leftOutWhy: string | null
  leftOutAt: Date | null
  leftOutByName: string | null
  version: number
}

type Told = Pick<SafetyEvent, 'what' | 'happenedOn' | 'roughly' | 'words' | 'source'>
/** The same of two events. */
export const tellsTheSame = (one: Told, other: Told): boolean =>
  (['what', 'happenedOn', 'roughly', 'words', 'source'] as const).every(part => one[part] === other[part])

/** "On 3 March 2024", or "About March 2024" where nobody knows the day. */
export const whenWords = ({ happenedOn, roughly }: Pick<SafetyEvent, 'happenedOn' | 'roughly'>): string =>
  roughly ? `About ${formatDate(happenedOn).replace(/^\d+ /, '')}` : formatDate(happenedOn)

/** "3 March 2024: took an overdose. Known from: discharge letter." */
export const eventLine = (event: Pick<SafetyEvent, 'happenedOn' | 'roughly' | 'words' | 'source'>): string =>
  `${whenWords(event)}: ${event.words} (known from: ${event.source})`

/** The last moment of a follow-up, from when the assessment was. */
export const followUpBy = (happenedAt: Date): Date => addHours(happenedAt, FOLLOW_UP_HOURS)

/**
 * The last moment of the follow-up as typed: of the chosen day, and never after the 48 hours. Where they are over when it is
 * written down, it is late from the first.
 * @returns the moment, or what is wrong: nobody named, or a day that is over or too late
 */
export function followUpAt(happenedAt: Date, byWorker: boolean, day: PlainDate, now: Date): { at: Date } | { field: 'followWho' | 'followBy'; words: string } {
  if (!byWorker) return { field: 'followWho', words: 'Choose one person by name: a follow-up needs somebody who will do it' }
  const [last, today] = [followUpBy(happenedAt), londonDate(now)]
  if (day < today) return { field: 'followBy', words: 'The day must be today or later' }
  if (last <= now) return day > today ? { field: 'followBy', words: 'The 48 hours are over and concern continues: be in touch today' } : { at: last }
  if (day > londonDate(last))
    return { field: 'followBy', words: `While concern continues, be in touch by ${formatDateTime(last)}: choose that day or an earlier one` }
  const endOfDay = londonInstant(day, '23:59')!
  return { at: endOfDay < last ? endOfDay : last }
}

type Written = Pick<SafetyAssessment, 'cameFrom' | 'whoWasThere' | 'narrative' | 'outcomes' | 'outcomeWords'>

/** Whether two say the same, word for word: what a page sent twice saves once. */
export const saysTheSame = (one: Written & { happenedAt: Date; concernContinues: boolean }, other: typeof one): boolean =>
  one.cameFrom === other.cameFrom &&
  one.whoWasThere === other.whoWasThere &&
  one.outcomeWords === other.outcomeWords &&
  one.concernContinues === other.concernContinues &&
  one.happenedAt.getTime() === other.happenedAt.getTime() &&
  one.outcomes.toSorted().join() === other.outcomes.toSorted().join() &&
  NARRATIVE.every(part => one.narrative[part] === other.narrative[part])

/** What the record shows of an assessment: the narrative, and serious past events carried forward into it. */
export function narrativeBody(written: Written, titles: Readonly<Record<NarrativePart, string>>, carried: readonly SafetyEvent[]): string {
  const parts = NARRATIVE.filter(part => written.narrative[part] !== '').map(part => `${titles[part]}\n${written.narrative[part]}`)
  const past = carried.length > 0 ? [`Carried forward\n${carried.map(event => `- ${eventLine(event)}`).join('\n')}`] : []
  return [`There: ${written.whoWasThere}. Asked for by: ${CAME_FROM[written.cameFrom].toLowerCase()}.`, ...parts, ...past].join('\n\n')
}

/** The outcome in plain words, for everyone it concerns (R287). */
export const outcomeBody = ({ outcomes, outcomeWords }: Pick<Written, 'outcomes' | 'outcomeWords'>): string =>
  `${outcomes.map(one => SAFETY_OUTCOMES[one]).join('. ')}.\n\n${outcomeWords}`
