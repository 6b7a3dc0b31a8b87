import { inOrder } from '../../core/text.ts'

/** A time it is open: Monday is 1; times as HH:MM, London. */
export interface Opening {
  weekday: number
  opens: string
  closes: string
}

const DAYS: Record<string, number> = {
  mo: 1, mon: 1, monday: 1,
  tu: 2, tue: 2, tues: 2, tuesday: 2,
  we: 3, wed: 3, weds: 3, wednesday: 3,
  th: 4, thu: 4, thur: 4, thurs: 4, thursday: 4,
  fr: 5, fri: 5, friday: 5,
  sa: 6, sat: 6, saturday: 6,
  su: 7, sun: 7, sunday: 7,
} // biome-ignore format: a table of words

// `stop` ends a statement, as ";" and a new line do: what follows is said anew.
type Token =
  | { is: 'day'; days: number[] }
  | { is: 'time'; text: string; half: 'am' | 'pm' | undefined }
  | { is: 'to' }
  | { is: 'and' }
  | { is: 'stop' }
  | { is: 'closed' }

const TOKEN =
  /\s*(?:(?<group>every ?day|daily|7 days(?: a week)?|seven days a week|weekdays|weekends|m ?(?:[-–—]|to) ?f\b)|(?<day>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?s?\b|weds\b|(?:mo|tu|we|th|fr|sa|su)\b)|(?<clock>(?:[01]\d|2[0-3])[0-5]\d)(?!\d)|(?<hour>\d{1,2})(?!\d)(?:[:.](?<minute>\d{2}))?\s*(?<half>[ap]\.?m\b\.?)?(?<noon>\s*noon\b)?|(?<word>12 noon|noon|midday)|(?<to>[-–—]|to\b|until\b|till?\b)|(?<stop>[;\n])|(?<and>and\b|[,&/+|])|(?<closed>closed|not open)|(?<skip>every|each|on\b|from\b|between|[:.]|\s))/giy

/**
 * Reads opening hours as people write them ("Mon-Fri 9am-5pm", "Tuesdays and Thursdays, 10-1, 2-5", "9:00-17:00 daily").
 * Only what can be meant in one way: everything must be understood, days and times both given, and never past midnight.
 * @returns the openings in order, none for "Closed"; undefined when not sure, so that the words are kept as they are
 */
export function readWeek(text: string): Opening[] | undefined {
  const tokens = tokensOf(text)
  if (!tokens || tokens.length === 0) return undefined
  if (tokens.every(token => token.is === 'closed')) return []
  const openings = tokens[0]!.is === 'day' ? daysFirst(tokens) : timesFirst(tokens)
  return openings && tidy(openings)
}

/** The same for a column that stands for one day ("09:00-17:00", "10-1 and 2-5", "Closed"). */
export function readDay(weekday: number, text: string): Opening[] | undefined {
  const tokens = tokensOf(text)
  if (!tokens || tokens.length === 0) return undefined
  if (tokens.every(token => token.is === 'closed')) return []
  const [times, rest] = takeTimes(tokens)
  return times && rest.length === 0 ? tidy(spread([weekday], times)) : undefined
}

function tokensOf(text: string): Token[] | undefined {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/^(?:opening (?:hours|times)|open(?:s|ing)?|we are open)\b:?/, '')
    .slice(0, 500)
  const found: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < words.length) {
    const match = TOKEN.exec(words)
    if (!match || match[0] === '') return undefined
    const token = tokenOf(match.groups as Partial<Record<string, string>>)
    if (token === 'unknown') return undefined
    if (token) found.push(token)
  }
  return found
}

function tokenOf({ group, day, clock, hour, minute, half, noon, word, to, and, stop, closed }: Partial<Record<string, string>>): Token | 'unknown' | undefined {
  if (group) return { is: 'day', days: group === 'weekdays' || group.startsWith('m') ? [1, 2, 3, 4, 5] : group === 'weekends' ? [6, 7] : [1, 2, 3, 4, 5, 6, 7] }
  if (day) {
    const known = DAYS[day] ?? DAYS[day.replace(/s$/, '')]
    return known ? { is: 'day', days: [known] } : 'unknown'
  }
  if (word || noon) return { is: 'time', text: '12:00', half: 'pm' }
  if (clock) return { is: 'time', text: `${clock.slice(0, 2)}:${clock.slice(2)}`, half: undefined }
  if (hour)
    return Number(hour) > 24 || Number(minute ?? 0) > 59
      ? 'unknown'
      : { is: 'time', text: minute ? `${hour}:${minute}` : hour, half: half ? (half.startsWith('a') ? 'am' : 'pm') : undefined }
  if (to) return { is: 'to' }
  if (stop) return { is: 'stop' }
  if (and) return { is: 'and' }
  if (closed) return { is: 'closed' }
  return undefined
}

type Times = [opens: string, closes: string][]

const spread = (days: readonly number[], times: Times): Opening[] => days.flatMap(weekday => times.map(([opens, closes]) => ({ weekday, opens, closes })))

function daysFirst(tokens: Token[]): Opening[] | undefined {
  const openings: Opening[] = []
  for (let rest = tokens; rest.length > 0; ) {
    const [days, afterDays] = takeDays(rest)
    if (!days) return undefined
    if (afterDays[0]?.is === 'closed') rest = withoutAnd(afterDays.slice(1))
    else {
      const [times, afterTimes] = takeTimes(afterDays)
      if (!times) return undefined
      openings.push(...spread(days, times))
      rest = afterTimes
    }
  }
  return openings
}

function timesFirst(tokens: Token[]): Opening[] | undefined {
  const openings: Opening[] = []
  for (let rest = tokens; rest.length > 0; ) {
    const [times, afterTimes] = takeTimes(rest)
    if (!times) return undefined
    const [days, afterDays] = takeDays(afterTimes)
    if (!days) return undefined
    openings.push(...spread(days, times))
    rest = withoutAnd(afterDays)
  }
  return openings
}

function withoutAnd(tokens: Token[]): Token[] {
  const next = tokens.findIndex(token => token.is !== 'and' && token.is !== 'stop')
  return tokens.slice(next < 0 ? tokens.length : next)
}

/** Days at the beginning: "Mon-Fri", "Mon, Wed and Fri". */
function takeDays(tokens: Token[]): [number[] | undefined, Token[]] {
  const days: number[] = []
  let rest = tokens
  for (;;) {
    const [first, second, third] = rest
    if (first?.is !== 'day') break
    if (second?.is === 'to' && third?.is === 'day') {
      const [from, to] = [first.days[0]!, third.days.at(-1)!]
      if (first.days.length > 1 || third.days.length > 1 || to < from) return [undefined, rest]
      for (let day = from; day <= to; day++) days.push(day)
      rest = rest.slice(3)
    } else {
      days.push(...first.days)
      rest = rest.slice(1)
    }
    const next = withoutAnd(rest)
    if (next[0]?.is !== 'day') break
    // "Monday; Tuesday; Friday 10-2": only the last of them has a time for certain.
    if (rest.slice(0, rest.length - next.length).some(token => token.is === 'stop')) return [undefined, rest]
    rest = next
  }
  return [days.length > 0 ? days : undefined, withoutAnd(rest)]
}

/** Times at the beginning: "9am-5pm", "10-1, 2-5". */
function takeTimes(tokens: Token[]): [Times | undefined, Token[]] {
  const times: Times = []
  let rest = tokens
  while (rest[0]?.is === 'time') {
    const [from, to, until] = rest
    if (to?.is !== 'to' || until?.is !== 'time') return [undefined, rest]
    const read = readTimes(from as TimeToken, until)
    if (!read) return [undefined, rest]
    times.push(read)
    rest = withoutAnd(rest.slice(3))
  }
  return [times.length > 0 ? times : undefined, rest]
}

type TimeToken = Extract<Token, { is: 'time' }>

const minutes = (text: string) => {
  const [hour = 0, minute = 0] = text.split(':').map(Number)
  return hour * 60 + minute
}
const written = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
const NOON = 720
const isDigital = ({ text }: TimeToken) => /^(?:0\d|1[3-9]|2\d)(?::|$)/.test(text)

/** A time with am or pm; undefined when the hour cannot be (15pm). */
function ofHalf(token: TimeToken, half: 'am' | 'pm'): number | undefined {
  const at = minutes(token.text)
  if (at >= 780 || at < 60) return undefined
  return half === 'am' ? (at >= NOON ? at - NOON : at) : at >= NOON ? at : at + NOON
}

function readTimes(from: TimeToken, until: TimeToken): [string, string] | undefined {
  const found = bothTold(from, until) ?? halfTold(from, until)
  if (!found) return undefined
  const [opens, closes] = found
  return opens !== undefined && closes !== undefined && opens < closes && closes < 1440 ? [written(opens), written(closes)] : undefined
}

function bothTold(from: TimeToken, until: TimeToken): [number | undefined, number | undefined] | undefined {
  if (from.half && until.half) return isMidnight(from) && until.half === 'pm' ? [undefined, undefined] : [ofHalf(from, from.half), ofHalf(until, until.half)]
  const digital = isDigital(from) || isDigital(until)
  if (digital && !from.half && !until.half) return [minutes(from.text), minutes(until.text)]
  return digital ? [undefined, undefined] : undefined
}

// Whoever writes "12am-4pm" most likely means noon.
const isMidnight = ({ text, half }: TimeToken) => half === 'am' && minutes(text) >= NOON

// "9-5", "9-5pm", "9am-5": sure only where the other half of the day would make no sense.
function halfTold(from: TimeToken, until: TimeToken): [number | undefined, number | undefined] | undefined {
  if (until.half) {
    const closes = ofHalf(until, until.half)
    const [early, late] = [ofHalf(from, 'am'), ofHalf(from, 'pm')]
    if (closes === undefined || early === undefined || late === undefined) return undefined
    if (until.half === 'pm' && minutes(from.text) >= NOON) return late < closes ? [late, closes] : undefined
    if (until.half === 'am' || late >= closes) return [early, closes]
    return minutes(from.text) < 480 ? [late, closes] : undefined
  }
  if (from.half) {
    const opens = ofHalf(from, from.half)
    const same = ofHalf(until, from.half)
    if (opens === undefined || same === undefined) return undefined
    return isMidnight(from) ? undefined : [opens, same > opens ? same : ofHalf(until, 'pm')]
  }
  const [start, end] = [minutes(from.text), minutes(until.text)]
  if (start >= 780 || end >= 780) return undefined
  if (start < 300) return [start + NOON, end + NOON === 1440 ? undefined : (end % NOON) + NOON]
  if (end > start && start < 540) return undefined // 6-8: morning or evening?
  return [start, end > start ? end : end + NOON]
}

function tidy(openings: Opening[]): Opening[] | undefined {
  const sorted = [...openings].sort((a, b) => a.weekday - b.weekday || inOrder(a.opens, b.opens))
  const overlaps = sorted.some((one, at) => at > 0 && sorted[at - 1]!.weekday === one.weekday && sorted[at - 1]!.closes > one.opens)
  return overlaps ? undefined : sorted
}
