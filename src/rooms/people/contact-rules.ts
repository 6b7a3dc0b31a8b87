import { addDays, formatTime, londonDate, londonInstant, ZONE } from '../../core/dates.ts'
import type { AddressKind } from './people.ts'

export const ROUTES = ['text', 'phone', 'voicemail', 'email', 'letter', 'face_to_face', 'through_someone'] as const
export type ContactRoute = (typeof ROUTES)[number]
export const ROUTE_WORDS: Record<ContactRoute, string> = {
  text: 'text message',
  phone: 'phone call',
  voicemail: 'voicemail',
  email: 'email',
  letter: 'letter',
  face_to_face: 'face to face',
  through_someone: 'through someone else',
}
const NO_WORDS: Record<ContactRoute, string> = {
  text: 'no text messages',
  phone: 'no phone calls',
  voicemail: 'no voicemail',
  email: 'no email',
  letter: 'no letters',
  face_to_face: 'no visits',
  through_someone: 'nothing through anyone else',
}

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof DAYS)[number]
export const DAY_WORDS: Record<Day, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

/**
 * How somebody may be reached. `from` and `to` are London wall-clock times `HH:MM`. A side that is null is not said: it is
 * then the ordinary one, 8:00 or 20:00, never the night.
 */
export interface ContactRules {
  routes: readonly ContactRoute[]
  days: readonly Day[]
  from: string | null
  to: string | null
  /** Sender and subject must not show that it is about health. */
  neutral: boolean
  /** Nothing of the message may show on a locked screen. */
  previewsOff: boolean
  /** Letters go to this address only. */
  lettersTo: AddressKind | null
  /** Who passes things on, when `through_someone` is among the routes. */
  throughWhom: string | null
  /** What must not be on an envelope, voicemail or screen, in the person's words. */
  mustNotAppear: string
  /** Where they like to meet, in their words (R137); empty or absent when they have not said. */
  meetAt?: string | undefined
  more: string
  /** `more` holds words about times that nobody has turned into hours and days yet. Nothing is sent until somebody has. */
  timesUnread?: boolean | undefined
}

/**
 * For somebody who has not been asked yet: ordinary routes at ordinary hours, and nothing that another person in the house
 * could hear or read by chance: no voicemail, nobody in between, a neutral sender, previews off.
 */
export const DEFAULT_RULES: ContactRules = {
  routes: ['text', 'phone', 'email', 'letter', 'face_to_face'],
  days: [...DAYS],
  from: '08:00',
  to: '20:00',
  neutral: true,
  previewsOff: true,
  lettersTo: null,
  throughWhom: null,
  mustNotAppear: '',
  more: '',
}

/** What is about to be sent or done. */
export interface Outgoing {
  /** The sender and every word that shows are neutral: no service, no health. */
  neutral?: boolean
  /** Where a letter would go. */
  toAddress?: AddressKind
  /** The person chose this very moment themselves, as with an agreed meeting: days and hours do not apply. */
  agreedTime?: boolean
  /** Written down afterwards: which address a letter went to is not asked again. */
  afterwards?: boolean
}

/** `notBefore`: the next moment at which only the time would no longer stand in the way. `unread`: words about times wait for a worker. */
export type MayContact = { ok: true } | { ok: false; why: string; notBefore?: Date; unread?: true }

/**
 * May this person be contacted this way, at this moment, with this? Every way out of the service asks here (R092). `rules`
 * is undefined for somebody who has set nothing. `why` follows "They asked for this:".
 */
export function mayContact(rules: ContactRules | undefined, route: ContactRoute, at: Date, what: Outgoing = {}): MayContact {
  const set = rules ?? DEFAULT_RULES
  if (!set.routes.includes(route))
    return {
      ok: false,
      why: `${NO_WORDS[route]}. You can use: ${listWords(set.routes.map(one => ROUTE_WORDS[one])) || 'nothing they have agreed to yet; ask them when you next meet'}.`,
    }
  if (set.neutral && what.neutral === false) return { ok: false, why: 'nothing that shows it is about health. Use a neutral sender and neutral words.' }
  if (route === 'letter' && set.lettersTo && what.toAddress !== set.lettersTo && !what.afterwards)
    return { ok: false, why: `letters only to their ${set.lettersTo === 'term' ? 'term-time' : set.lettersTo === 'home' ? 'home' : 'other'} address.` }
  if (route === 'letter' || what.agreedTime) return { ok: true }
  if (set.timesUnread) return { ok: false, why: `they wrote about times, and nobody has turned it into hours yet: “${set.more}”`, unread: true }
  if (isSafeTime(set, at)) return { ok: true }
  const next = nextSafeTime(set, at)
  return { ok: false, why: `only ${whenWords(set)}.`, ...(next ? { notBefore: next } : {}) }
}

const dayOf = (date: string): Day => DAYS[Temporal.PlainDate.from(date).dayOfWeek - 1]!
const clockOf = (at: Date): string => {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ZONE)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const MORNING = '08:00'
const EVENING = '20:00'

/** The hours that hold: what they said, and the ordinary hours where they said nothing. Only a time they named leads outside 8 to 20. */
function hoursOf({ from, to }: Pick<ContactRules, 'from' | 'to'>): { from: string; to: string } {
  return { from: from ?? (to && to <= MORNING ? '00:00' : MORNING), to: to ?? (from && from >= EVENING ? '24:00' : EVENING) }
}

function isSafeTime(rules: ContactRules, at: Date): boolean {
  const clock = clockOf(at)
  const { from, to } = hoursOf(rules)
  return rules.days.includes(dayOf(londonDate(at))) && clock >= from && clock < to
}

/** The first safe moment after `at`, within the next eight days. */
export function nextSafeTime(rules: ContactRules, at: Date): Date | undefined {
  for (let ahead = 0; ahead <= 8; ahead++) {
    const date = londonDate(addDays(at, ahead))
    const start = londonInstant(date, hoursOf(rules).from)
    if (start && start > at && rules.days.includes(dayOf(date))) return start
  }
  return undefined
}

/** What stands beside a number that is not to be rung now; undefined when a call is all right. */
export function noCallsWords(rules: ContactRules | undefined, now: Date): string | undefined {
  if (!rules) return undefined
  if (!rules.routes.includes('phone')) return rules.routes.includes('text') ? 'no calls, text only' : 'no calls'
  return rules.timesUnread || isSafeTime(rules, now) ? undefined : `not now, only ${whenWords(rules)}`
}

const listWords = (items: readonly string[]): string => (items.length > 1 ? `${items.slice(0, -1).join(', ')} or ${items.at(-1)}` : (items[0] ?? ''))

const time = (clock: string) => formatTime(londonInstant('2026-01-01', clock)!)

/** "Monday to Friday, after 6:30pm and before 8pm". */
export function whenWords({ days, from, to }: Pick<ContactRules, 'days' | 'from' | 'to'>): string {
  const hours = hoursWords({ from, to })
  const which = DAYS.filter(day => days.includes(day))
  const run = which.length > 2 && DAYS.indexOf(which.at(-1)!) - DAYS.indexOf(which[0]!) === which.length - 1
  const on =
    which.length === 7
      ? undefined
      : run
        ? `${DAY_WORDS[which[0]!]} to ${DAY_WORDS[which.at(-1)!]}`
        : listWords(which.map(day => DAY_WORDS[day])).replace(' or ', ' and ')
  return [on, hours].filter(Boolean).join(', ')
}

function hoursWords(said: Pick<ContactRules, 'from' | 'to'>): string {
  const { from, to } = hoursOf(said)
  if (to === '24:00') return `after ${time(from)}`
  if (said.from && !said.to) return `after ${time(from)} and before ${time(to)}`
  return from === '00:00' ? `before ${time(to)}` : `between ${time(from)} and ${time(to)}`
}

/** The rules as short lines, most important first, for every screen that shows a phone number. */
export function ruleLines(rules: ContactRules | undefined): string[] {
  if (!rules) return ['They have not been asked yet how to be contacted. Until then: no voicemail, neutral words, between 8am and 8pm.']
  const no = (['phone', 'voicemail', 'text', 'email', 'letter', 'face_to_face'] as const).filter(route => !rules.routes.includes(route))
  return [
    ...(rules.timesUnread
      ? [`They wrote about times: “${rules.more}” Turn this into hours and days under “How to make contact” first. Until then Kith sends nothing to them.`]
      : []),
    `Use: ${listWords(rules.routes.map(route => (route === 'through_someone' ? `through ${rules.throughWhom ?? 'someone'}` : ROUTE_WORDS[route]))) || 'nothing yet; ask when you next meet'}.`,
    ...(no.length ? [`${sentence(listWords(no.map(route => NO_WORDS[route])).replaceAll(' or ', ' and '))}.`] : []),
    `Only ${whenWords(rules)}.`,
    ...(rules.lettersTo && rules.routes.includes('letter')
      ? [`Letters only to their ${rules.lettersTo === 'term' ? 'term-time' : rules.lettersTo} address.`]
      : []),
    ...(rules.neutral ? ['Neutral sender and words.'] : []),
    ...(rules.mustNotAppear ? [`Must never show: ${rules.mustNotAppear}`] : []),
    ...(rules.meetAt ? [`Likes to meet: ${rules.meetAt}`] : []),
    ...(rules.more && !rules.timesUnread ? [rules.more] : []),
  ]
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
