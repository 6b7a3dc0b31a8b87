import { inOrder } from '../../core/text.ts'

/** The four domains of what a community offers, as Figure 6 of the framework draws them, in plain names (R216 to R219). */
export const DOMAINS = {
  healthCare: { name: 'Health and care', says: 'Surgeries, pharmacies, mental health and social care, help to recover' },
  localFacilities: { name: 'Local places and help', says: 'Libraries, learning, work, money, food, advice, sport, getting about' },
  personalInterests: { name: 'Things to do', says: 'Walking, singing, gardening, making, faith, sport, games' },
  personalRelationships: { name: 'People', says: 'Friends, family, carers, neighbours, groups in person and online' },
} as const
export type Domain = keyof typeof DOMAINS
export const DOMAIN_CODES = Object.keys(DOMAINS) as [Domain, ...Domain[]]

/** Whether somebody must be sent by a professional (R054). */
export const REFERRAL = {
  none: 'You can just go',
  welcome: 'You can just go. Somebody may also put you in touch',
  needed: 'Somebody, such as your GP or key worker, has to put you in touch first',
  not_said: 'They have not said that you need to be sent, so you can ask them yourself',
} as const
export type Referral = keyof typeof REFERRAL

export const COST = { free: 'Free', low: 'Low cost', pay: 'You pay', not_said: 'Cost not said' } as const
export type Cost = keyof typeof COST

export const STEP_FREE = { yes: 'Step-free', partly: 'Partly step-free', no: 'Has steps', not_said: 'Steps: not said' } as const
export type StepFree = keyof typeof STEP_FREE

/** Whom an offer bends for (R025), as it reads after "Flexible for". */
export const FLEXIBLE_FOR = {
  carers: 'people who care for somebody',
  families: 'families',
  shift_workers: 'people who work shifts',
  complicated_family: 'complicated family lives',
  young_children: 'people with young children',
  large_groups_hard: 'people who find large groups hard',
  cannot_say_ahead: 'people who cannot say ahead if they will come',
} as const
export type FlexibleFor = keyof typeof FLEXIBLE_FOR

export const ORGANISATION_KINDS = {
  statutory: 'NHS, council or other public body',
  voluntary: 'Charity or voluntary organisation',
  faith: 'Faith group',
  community: 'Community group',
  business: 'Business',
  other: 'Other organisation',
} as const
export type OrganisationKind = keyof typeof ORGANISATION_KINDS

/**
 * When an entry that nobody has confirmed is asked about, sinks to the end of results, and is gone from them (R240); in months
 * since it was last confirmed.
 */
export const STALE_MONTHS = { asked: 6, sinks: 9, gone: 12 } as const
export type Freshness = 'fresh' | 'ask' | 'sunk' | 'gone'

/** The moment so many months before `now`: confirmed before it means that long ago. */
export const monthsBefore = (now: Date, months: number): Date => {
  const then = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('Europe/London').subtract({ months })
  return new Date(then.epochMilliseconds)
}

/** How sure we may be that an entry is still right. */
export function freshness(confirmedAt: Date, now: Date): Freshness {
  if (confirmedAt <= monthsBefore(now, STALE_MONTHS.gone)) return 'gone'
  if (confirmedAt <= monthsBefore(now, STALE_MONTHS.sinks)) return 'sunk'
  return confirmedAt <= monthsBefore(now, STALE_MONTHS.asked) ? 'ask' : 'fresh'
}

/** Parts of the week as the bits of `asset_found.days`. */
export const WHEN = {
  mon: { name: 'Monday', bit: 1 },
  tue: { name: 'Tuesday', bit: 2 },
  wed: { name: 'Wednesday', bit: 4 },
  thu: { name: 'Thursday', bit: 8 },
  fri: { name: 'Friday', bit: 16 },
  sat: { name: 'Saturday', bit: 32 },
  sun: { name: 'Sunday', bit: 64 },
  evening: { name: 'Evenings, after 5pm', bit: 128 },
  weekend: { name: 'Weekends', bit: 256 },
} as const
export type When = keyof typeof WHEN
export const WHEN_CODES = Object.keys(WHEN) as [When, ...When[]]
export const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

export interface Schedule {
  weekday: number
  /** London time as `HH:MM`. */
  opens: string
  closes: string | undefined
  every: 'week' | 'fortnight' | 'month'
  note: string
}

/** "9am", "2:30pm", "midday". */
export function timeWords(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  if (hour === 12 && minute === 0) return 'midday'
  if (hour % 24 === 0 && minute === 0) return 'midnight'
  return `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, '0')}` : ''}${hour < 12 || hour === 24 ? 'am' : 'pm'}`
}

/** One line for each time of the week: "Monday to Friday, 9am to 5pm", "Saturday, 10am to midday, every two weeks". */
export function whenWords(schedules: readonly Schedule[]): string[] {
  const lines: { first: number; last: number; rest: string }[] = []
  const ordered = [...schedules].sort((a, b) => a.weekday - b.weekday || inOrder(a.opens, b.opens))
  for (const one of ordered) {
    const rest = restOf(one)
    const before = lines.find(line => line.rest === rest && line.last === one.weekday - 1)
    if (before) before.last = one.weekday
    else if (!lines.some(line => line.rest === rest && line.last === one.weekday)) lines.push({ first: one.weekday, last: one.weekday, rest })
  }
  return lines.map(({ first, last, rest }) => `${daysWords(first, last)}, ${rest}`)
}

const EVERY = { week: '', fortnight: ', every two weeks', month: ', once a month' } as const

function restOf({ opens, closes, every, note }: Schedule): string {
  const wholeDay = opens.startsWith('00:00') && (closes === undefined || closes.startsWith('00:00') || closes.startsWith('23:59') || closes.startsWith('24:00'))
  const times = wholeDay ? 'all day' : closes ? `${timeWords(opens)} to ${timeWords(closes)}` : `from ${timeWords(opens)}`
  return `${times}${EVERY[every]}${note ? ` (${note})` : ''}`
}

function daysWords(first: number, last: number): string {
  if (first === 1 && last === 7) return 'Every day'
  const [from, to] = [DAY_NAMES[first - 1] ?? '', DAY_NAMES[last - 1] ?? '']
  return first === last ? from : last === first + 1 ? `${from} and ${to}` : `${from} to ${to}`
}

export const METRES_A_MILE = 1609.344

/** "under 100 yards", "about 400 yards", "0.6 miles", "12 miles". */
export function distanceWords(metres: number): string {
  const miles = metres / METRES_A_MILE
  if (miles < 0.06) return 'under 100 yards'
  if (miles < 0.25) return `about ${Math.round((miles * 1760) / 100) * 100} yards`
  const shown = miles < 10 ? Math.round(miles * 10) / 10 : Math.round(miles)
  return `${shown} ${shown === 1 ? 'mile' : 'miles'}`
}

/** "for people aged 16 to 25", "for people of 60 and over"; empty when anyone may come. */
export function ageWords(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return `Aged ${minimum} to ${maximum}`
  if (minimum !== undefined) return `Aged ${minimum} and over`
  return maximum === undefined ? '' : `Up to the age of ${maximum}`
}
