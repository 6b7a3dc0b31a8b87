import { addDays, daysBetween, formatDateTime, formatTime, londonDate, londonInstant } from '../../core/dates.ts'
import { inOrder } from '../../core/text.ts'

/** A stretch of a weekday (Monday = 1) in London wall-clock time, `HH:MM`. Closing at or before opening means the next day. */
export interface Hours {
  weekday: number
  opens: string
  closes: string
}

export type RouteKind = 'emergency' | 'line' | 'text' | 'cafe' | 'team' | 'online' | 'other'

/** Where anyone can turn in a crisis (R022). */
export interface CrisisRoute {
  code: string
  kind: RouteKind
  name: string
  what: string
  /** How it helps those who care for someone (R023); empty when it is not for them. */
  forFamily: string
  phone: string | undefined
  textTo: string | undefined
  textWords: string | undefined
  website: string | undefined
  address: string | undefined
  gettingHere: string
  alwaysOpen: boolean
  hoursNote: string
  hours: Hours[]
  /** Undefined: for the whole of England. */
  near: string | undefined
  fictional: boolean
}

const national = {
  textTo: undefined,
  textWords: undefined,
  website: undefined,
  address: undefined,
  gettingHere: '',
  alwaysOpen: true,
  hoursNote: '',
  hours: [],
  near: undefined,
  fictional: false,
}

/** What everybody in England can turn to at any hour, for when no list can be read. */
export const ESSENTIAL: readonly CrisisRoute[] = [
  {
    ...national,
    code: 'nhs-999',
    kind: 'emergency',
    name: '999',
    what: 'If a life is in danger now, or someone is badly hurt or has taken an overdose. You can also go to A&E.',
    forFamily: 'Call if someone with you is in danger. Stay with them if you can do so safely.',
    phone: '999',
  },
  {
    ...national,
    code: 'nhs-111',
    kind: 'line',
    name: 'NHS 111, option 2',
    what: 'Talk to a mental health professional near you. Call 111 and choose option 2. For any age, day and night, and free.',
    forFamily: 'You can call about someone you are worried about.',
    phone: '111',
  },
  {
    ...national,
    code: 'samaritans',
    kind: 'line',
    name: 'Samaritans',
    what: 'Someone to listen, about anything, for as long as you need. You do not have to be suicidal. Free, and it does not show on your phone bill.',
    forFamily: 'They listen to family and friends too.',
    phone: '116 123',
  },
  {
    ...national,
    code: 'shout',
    kind: 'text',
    name: 'Shout',
    what: 'If you would rather not speak, text with a trained volunteer. Free on most networks, day and night.',
    forFamily: 'You can text about someone else, or about how it is for you.',
    phone: undefined,
    textTo: '85258',
    textWords: 'SHOUT',
  },
]

export type OpenState = { open: true; always: true } | { open: true; always: false; until: Date } | { open: false; next: Date | undefined }

interface Span {
  from: number
  to: number
}

/**
 * Open now, and until when; or the next time it opens. Hours are what the clock on the wall in London shows, so they hold
 * across the change to and from summer time. Stretches that touch (to midnight, from midnight) count as one.
 */
export function openState(route: { alwaysOpen: boolean; hours: readonly Hours[] }, now: Date): OpenState {
  if (route.alwaysOpen) return { open: true, always: true }
  const spans = joined([-1, 0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap(days => spansOn(addDays(now, days), route.hours)))
  const at = now.getTime()
  const current = spans.find(span => span.from <= at && at < span.to)
  if (current) {
    const allWeek = current.to - at > 7 * 86_400_000
    return allWeek ? { open: true, always: true } : { open: true, always: false, until: new Date(current.to) }
  }
  const next = spans.find(span => span.from > at)
  return { open: false, next: next && new Date(next.from) }
}

function spansOn(day: Date, hours: readonly Hours[]): Span[] {
  const date = londonDate(day)
  const after = londonDate(addDays(day, 1))
  const weekday = Temporal.PlainDate.from(date).dayOfWeek
  return hours
    .filter(one => one.weekday === weekday)
    .flatMap(({ opens, closes }) => {
      const from = londonInstant(date, opens)
      const to = londonInstant(closes > opens ? date : after, closes)
      return from && to ? [{ from: from.getTime(), to: to.getTime() }] : []
    })
}

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else result.push({ ...span })
  }
  return result
}

/** "Open now, until 11pm", "Closed now. Opens today at 6pm". */
export function openWords(state: OpenState, now: Date): string {
  if (state.open) return state.always ? 'Open now, day and night' : `Open now, until ${formatTime(state.until)}${dayWords(state.until, now, '')}`
  if (!state.next) return 'Ring first to check when it is open'
  return `Closed now. Opens${dayWords(state.next, now, ' today')} at ${formatTime(state.next)}`
}

function dayWords(when: Date, now: Date, today: string): string {
  const days = daysBetween(now, when)
  if (days === 0) return today
  return days === 1 ? ' tomorrow' : ` on ${formatDateTime(when).split(' ')[0]}`
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const clockWords = (time: string): string => formatTime(londonInstant('2026-01-01', time.slice(0, 5)) ?? new Date(0))

/** Opening hours as lines: "Monday to Friday: 6pm to 11pm". Days alike and next to each other share a line. */
export function hoursLines(hours: readonly Hours[]): string[] {
  const onDay = WEEKDAYS.map((name, index) => {
    const stretches = hours.filter(one => one.weekday === index + 1).sort((a, b) => inOrder(a.opens, b.opens))
    return { name, times: stretches.map(one => `${clockWords(one.opens)} to ${clockWords(one.closes)}`).join(', and ') }
  })
  const groups: { first: string; last: string; times: string }[] = []
  for (const { name, times } of onDay) {
    const group = groups.at(-1)
    if (group?.times === times) group.last = name
    else groups.push({ first: name, last: name, times })
  }
  return groups.filter(group => group.times).map(({ first, last, times }) => `${first === last ? first : `${first} to ${last}`}: ${times}`)
}

/** A number as a telephone link: digits only, with a leading plus kept. */
export const dial = (phone: string): string => phone.replace(/(?!^\+)\D/g, '')
