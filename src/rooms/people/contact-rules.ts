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

/** How somebody may be reached. `from` and `to` are London wall-clock times `HH:MM`; null leaves that side open. */
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
}

/** `notBefore`: the next moment at which only the time would no longer stand in the way. */
export type MayContact = { ok: true } | { ok: false; why: string; notBefore?: Date }

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
  if (route === 'letter' && set.lettersTo && what.toAddress !== set.lettersTo)
    return { ok: false, why: `letters only to their ${set.lettersTo === 'term' ? 'term-time' : set.lettersTo === 'home' ? 'home' : 'other'} address.` }
  if (route === 'letter' || what.agreedTime || isSafeTime(set, at)) return { ok: true }
  const next = nextSafeTime(set, at)
  return { ok: false, why: `only ${whenWords(set) ?? 'at agreed times'}.`, ...(next ? { notBefore: next } : {}) }
}

const dayOf = (date: string): Day => DAYS[Temporal.PlainDate.from(date).dayOfWeek - 1]!
const clockOf = (at: Date): string => {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ZONE)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function isSafeTime(rules: ContactRules, at: Date): boolean {
  const clock = clockOf(at)
  return rules.days.includes(dayOf(londonDate(at))) && (!rules.from || clock >= rules.from) && (!rules.to || clock < rules.to)
}

/** The first safe moment after `at`, within the next eight days. */
export function nextSafeTime(rules: ContactRules, at: Date): Date | undefined {
  for (let ahead = 0; ahead <= 8; ahead++) {
    const date = londonDate(addDays(at, ahead))
    const start = londonInstant(date, rules.from ?? '00:00')
    if (start && start > at && rules.days.includes(dayOf(date))) return start
  }
  return undefined
}

const listWords = (items: readonly string[]): string => (items.length > 1 ? `${items.slice(0, -1).join(', ')} or ${items.at(-1)}` : (items[0] ?? ''))

const time = (clock: string) => formatTime(londonInstant('2026-01-01', clock)!)

/** "Monday to Friday, after 6:30pm"; undefined when any time will do. */
export function whenWords({ days, from, to }: ContactRules): string | undefined {
  const hours = from && to ? `between ${time(from)} and ${time(to)}` : from ? `after ${time(from)}` : to ? `before ${time(to)}` : undefined
  const which = DAYS.filter(day => days.includes(day))
  const run = which.length > 2 && DAYS.indexOf(which.at(-1)!) - DAYS.indexOf(which[0]!) === which.length - 1
  const on =
    which.length === 7
      ? undefined
      : run
        ? `${DAY_WORDS[which[0]!]} to ${DAY_WORDS[which.at(-1)!]}`
        : listWords(which.map(day => DAY_WORDS[day])).replace(' or ', ' and ')
  return on || hours ? [on, hours].filter(Boolean).join(', ') : undefined
}

/** The rules as short lines, most important first, for every screen that shows a phone number. */
export function ruleLines(rules: ContactRules | undefined): string[] {
  if (!rules) return ['They have not been asked yet how to be contacted. Until then: no voicemail, neutral words, between 8am and 8pm.']
  const no = (['phone', 'voicemail', 'text', 'email', 'letter', 'face_to_face'] as const).filter(route => !rules.routes.includes(route))
  const when = whenWords(rules)
  return [
    `Use: ${listWords(rules.routes.map(route => (route === 'through_someone' ? `through ${rules.throughWhom ?? 'someone'}` : ROUTE_WORDS[route]))) || 'nothing yet; ask when you next meet'}.`,
    ...(no.length ? [`${sentence(listWords(no.map(route => NO_WORDS[route])).replaceAll(' or ', ' and '))}.`] : []),
    ...(when ? [`Only ${when}.`] : []),
    ...(rules.lettersTo && rules.routes.includes('letter')
      ? [`Letters only to their ${rules.lettersTo === 'term' ? 'term-time' : rules.lettersTo} address.`]
      : []),
    ...(rules.neutral ? ['Neutral sender and words.'] : []),
    ...(rules.mustNotAppear ? [`Must never show: ${rules.mustNotAppear}`] : []),
    ...(rules.meetAt ? [`Likes to meet: ${rules.meetAt}`] : []),
    ...(rules.more ? [rules.more] : []),
  ]
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
