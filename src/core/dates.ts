/** Time as people in England read it. Instants are stored in UTC and judged in Europe/London; plain dates are `YYYY-MM-DD` text. */
export const ZONE = 'Europe/London'

export type PlainDate = string

const zoned = (instant: Date) => Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE)

/** The calendar day in London at this instant. */
export const londonDate = (instant: Date): PlainDate => zoned(instant).toPlainDate().toString()

// Made once: making one takes some hundred times as long as using it, and so does giving it a date of Temporal.
const format = (options: Intl.DateTimeFormatOptions, timeZone = ZONE) => new Intl.DateTimeFormat('en-GB', { timeZone, ...options })
const WHOLE_DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const
const [DAY_OF_INSTANT, DAY_OF_DATE, WEEKDAY] = [format(WHOLE_DAY), format(WHOLE_DAY, 'UTC'), format({ weekday: 'long' })]
const CLOCK = format({ hour: '2-digit', minute: '2-digit' })

/** "22 November 2026". @throws RangeError when it is no date */
export const formatDate = (when: Date | PlainDate): string =>
  typeof when === 'string' ? DAY_OF_DATE.format(new Date(`${when.slice(0, 10)}T00:00Z`)) : DAY_OF_INSTANT.format(when)

/** "4:05pm", "midday", "midnight", after the NHS content guide. */
export function formatTime(instant: Date): string {
  const { hour, minute } = zoned(instant)
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'midday'
  const half = hour < 12 ? 'am' : 'pm'
  return `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, '0')}` : ''}${half}`
}

/** "16:05", as a box for a time takes it. */
export const clockTime = (instant: Date): string => CLOCK.format(instant)

/** "Sunday 22 November 2026 at 4:05pm". */
export const formatDateTime = (instant: Date): string => `${WEEKDAY.format(instant)} ${formatDate(instant)} at ${formatTime(instant)}`

/** Whole London calendar days from one instant to another; the first day counts as 0. */
export function daysBetween(from: Date | PlainDate, to: Date | PlainDate): number {
  const day = (when: Date | PlainDate) => Temporal.PlainDate.from(typeof when === 'string' ? when.slice(0, 10) : londonDate(when))
  return day(from).until(day(to)).days
}

/** "today", "yesterday", "9 days ago", "in 3 days". */
export function relativeDay(when: Date | PlainDate, now: Date): string {
  const days = daysBetween(when, now)
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days === -1) return 'tomorrow'
  return days > 0 ? `${days} days ago` : `in ${-days} days`
}

/** Age in whole years on a day. */
export const ageOn = (birth: PlainDate, day: PlainDate): number =>
  Temporal.PlainDate.from(birth).until(Temporal.PlainDate.from(day), { largestUnit: 'years' }).years

export const addDays = (instant: Date, days: number): Date => new Date(zoned(instant).add({ days }).epochMilliseconds)

export const addHours = (instant: Date, hours: number): Date => new Date(instant.getTime() + hours * 3_600_000)

/** The instant of a London wall-clock time, `time` as `HH:MM`; undefined when the two do not make one. */
export function londonInstant(date: PlainDate, time: string): Date | undefined {
  try {
    return new Date(Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(ZONE).epochMilliseconds)
  } catch {
    return undefined
  }
}

/** A real calendar day from what was typed in three boxes; undefined when there is no such day in the years 1800 to 2199. Months may be written as words. */
export function dateFromParts(day: string, month: string, year: string): PlainDate | undefined {
  const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
  const word = months.indexOf(month.trim().slice(0, 3).toLowerCase()) + 1
  const parts = { day: Number(day.trim()), month: word || Number(month.trim()), year: Number(year.trim()) }
  if (!day.trim() || !month.trim() || !/^(1[89]|2[01])\d{2}$/.test(year.trim())) return undefined
  try {
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}
