import { z } from 'zod'
import { dateFromParts, londonDate } from './dates.ts'
import { TooMuch } from './errors.ts'
import { inFigures } from './text.ts'

/** What a browser sent: each field once as text, or several times as a list. */
export type FormBody = Record<string, string | string[]>

/** What a page needs to show a form again: everything typed, and plain words beside each field that needs another look. */
export interface FormState {
  values: Record<string, string | string[] | undefined>
  errors: Record<string, string>
}

export type Checked<T> = { ok: true; data: T; form: FormState } | { ok: false; form: FormState }

/** The largest form of ours, a plan of a hundred lines written together, sends some hundreds. */
export const MOST_FIELDS = 2000

/**
 * Reads an urlencoded body, in time that grows as its length does. NUL characters, which the database cannot hold, are dropped;
 * line ends become `\n`. @throws TooMuch beyond `MOST_FIELDS` fields
 */
export function parseBody(text: string): FormBody {
  let fields = 1
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) if (++fields > MOST_FIELDS) throw new TooMuch()
  const body: FormBody = Object.create(null) as FormBody
  for (const [name, raw] of new URLSearchParams(text)) {
    const value = raw.replaceAll('\0', '').replaceAll('\r\n', '\n')
    const before = body[name]
    if (before === undefined) body[name] = value
    else if (Array.isArray(before)) before.push(value)
    else body[name] = [before, value]
  }
  return body
}

/** Checks a body against a schema made of the fields below. Never throws; a wrong type is an error beside the field. */
export function check<T>(schema: z.ZodType<T>, body: FormBody): Checked<T> {
  const result = schema.safeParse(joinDates(body))
  const values = { ...body }
  if (result.success) return { ok: true, data: result.data, form: { values, errors: {} } }
  const errors: Record<string, string> = {}
  for (const issue of result.error.issues) errors[String(issue.path[0] ?? 'form')] ??= issue.message
  return { ok: false, form: { values, errors } }
}

/** The same form with the errors a rule of the service found, ready to show again. */
export const withErrors = (form: FormState, errors: Record<string, string>): FormState => ({ ...form, errors: { ...form.errors, ...errors } })

/** The same form on a page that shows what somebody else wrote meanwhile: what is sent next is saved over that `version`; without one, the page says which. */
export const asNowRead = (form: FormState, version?: number): FormState => ({ ...form, values: { ...form.values, version: version?.toString() } })

// Stands in the place of a day that was typed and cannot be read. No browser can send one.
class NoSuchDay {
  readonly problem: string
  constructor(problem: string) {
    this.problem = problem
  }
}
const NOT_REAL = 'This must be a real date, like 27 3 1985'

function dayProblem(day: string, month: string, year: string): string {
  const missing = [day.trim() === '' && 'a day', month.trim() === '' && 'a month', year.trim() === '' && 'a year'].filter(part => part !== false)
  if (missing.length > 0) return `The date must include ${missing.join(' and ')}`
  return /^\d{1,3}$/.test(year.trim()) ? 'The year must have 4 numbers, like 2026' : NOT_REAL
}

/** Three boxes `x-day`, `x-month`, `x-year` become one field `x`. */
export function joinDates(body: FormBody): Record<string, unknown> {
  const joined: Record<string, unknown> = { ...body }
  for (const name of Object.keys(body)) {
    if (!name.endsWith('-day')) continue
    const base = name.slice(0, -4)
    const parts = ['day', 'month', 'year'].map(part => body[`${base}-${part}`] ?? '')
    const typed = parts.map(part => (Array.isArray(part) ? 'twice' : part)) as [string, string, string]
    joined[base] = typed.every(part => part.trim() === '') ? '' : (dateFromParts(...typed) ?? new NoSuchDay(dayProblem(...typed)))
  }
  return joined
}

// A forged field may hold anything; only a day that exists reaches the database.
function isDay(value: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  return parts !== null && dateFromParts(parts[3]!, parts[2]!, parts[1]!) === value
}

const tooLong = (max: number) => `This must be ${inFigures(max)} characters or fewer`
const length = (max: number) => z.string().trim().max(max, tooLong(max))
const absent = (value: unknown) => value ?? ''

/** One line of text that must be filled in. */
export const line = (message: string, max = 200) =>
  z.preprocess(
    absent,
    z
      .string(message)
      .trim()
      .min(1, message)
      .max(max, tooLong(max))
      .transform(text => text.replace(/\s+/g, ' ')),
  )

/** One line that may be left empty; empty becomes undefined. */
export const optionalLine = (max = 200) =>
  z.preprocess(
    absent,
    length(max).transform(text => text.replace(/\s+/g, ' ') || undefined),
  )

/** Free text that must be filled in; its own line breaks are kept. */
export const words = (message: string, max = 20_000) => z.preprocess(absent, z.string(message).trim().min(1, message).max(max, tooLong(max)))

export const optionalWords = (max = 20_000) =>
  z.preprocess(
    absent,
    length(max).transform(text => text || undefined),
  )

/** Exactly one of the values. */
export const choice = <const V extends readonly [string, ...string[]]>(values: V, message: string) => z.enum(values, message)

export const optionalChoice = <const V extends readonly [string, ...string[]]>(values: V, message = 'Choose one from the list') =>
  z.preprocess(value => (value === '' || value === undefined ? undefined : value), z.enum(values, message).optional())

/** Any number of the values, as a list without repeats. */
export const choices = <const V extends readonly [string, ...string[]]>(values: V, message = 'Choose from the list') =>
  z.preprocess(
    value => (value === undefined || value === '' ? [] : [value].flat()),
    z
      .array(z.enum(values, message))
      .max(values.length)
      .transform(list => [...new Set(list)]),
  )

/** Whether a text looks like an e-mail address, looked at in time that grows as its length does. */
export const isEmail = (text: string): boolean => text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

/** A ticked box. */
export const ticked = () => z.preprocess(value => value !== undefined && value !== '' && value !== 'no', z.boolean())

const aDay = (whenEmpty: string | undefined) =>
  z.preprocess(
    absent,
    z.unknown().transform((value, found): string | undefined => {
      if (value === '' && whenEmpty === undefined) return undefined
      if (typeof value === 'string' && isDay(value)) return value
      found.addIssue({ code: 'custom', message: value === '' ? whenEmpty! : value instanceof NoSuchDay ? value.problem : NOT_REAL })
      return z.NEVER
    }),
  )

/** A real day from a `DateField`, as `YYYY-MM-DD`. Where one was typed that cannot be read, the error says what is wrong with it. */
export const day = (message: string) => aDay(message).transform(value => value!)

export const optionalDay = () => aDay(undefined)

const EARLIEST_BIRTH = '1900-01-01'

/** A date of birth that may be left empty: a real day, not to come and not before 1900. */
export const optionalBirthday = (now: () => Date = () => new Date()) =>
  optionalDay().refine(
    value => value === undefined || (value >= EARLIEST_BIRTH && value <= londonDate(now())),
    'A date of birth is in the past, and not before 1900',
  )

/** An id from a hidden field or a list; a forged one is an error, never a database failure. */
export const id = (message: string) => z.uuid(message)

/** Only a whole number within bounds. */
export const whole = (message: string, min: number, max: number) =>
  z.preprocess(
    value => (typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : Number.NaN),
    z.number(message).int(message).min(min, message).max(max, message),
  )

/** The same where it may be left empty, which is null: not said, never nought. */
export const optionalWhole = (message: string, min: number, max: number) =>
  z.preprocess(value => (value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value), whole(message, min, max).nullable())
