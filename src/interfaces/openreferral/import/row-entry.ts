import {
  COST,
  DOMAIN_CODES,
  type EntrySchedule,
  emptyEntry,
  emptyOrganisation,
  FLEXIBLE_FOR,
  REFERRAL,
  readDay,
  readWeek,
  type SourceEntry,
} from '../../../rooms/assets/index.ts'
import { RowRefused } from '../../registries/index.ts'
import type { SourceRow } from './csv.ts'
import type { Mapping } from './mapping.ts'
import { isYes, listOf, oneOf, say, through, type Values, valuesOf, WEEK } from './row-values.ts'
import { locationOf } from './row-where.ts'
import { closedInWords, readClosed, readStatus, type Status } from './status.ts'
import { ageOf, dateOf, emailOf, isNothing, mustBeHidden, NOT_SAID, phoneOf, type Remark, shortened, textOf, websiteOf } from './values.ts'

export interface RowReading {
  mapping: Mapping
  /** What the source is called. */
  sourceName: string
  /** YYYY-MM-DD, to know whether a day of closing has come. */
  today: string
}

/** @throws RowRefused when the row cannot be kept */
export function rowEntry({ mapping, sourceName, today }: RowReading, row: SourceRow, key: string, remark: Remark): SourceEntry {
  const values = valuesOf(mapping, row)
  const name = nameOf(mapping, values)
  const organisation = values.text('organisation', 300)
  const description = values.text('description', 20_000)
  const summary = values.text('summary', 500)
  const entry: SourceEntry = {
    ...emptyEntry(name, {
      ...(organisation ? emptyOrganisation(organisation.toLowerCase(), organisation) : emptyOrganisation(NOT_SAID, '')),
      kind: oneOf(values, 'organisation_kind', ['statutory', 'voluntary', 'faith', 'community', 'business', 'other'] as const, remark) ?? 'other',
    }),
    summary: summary || shortened(description, 300),
    description,
    status: statusOf(values, { name, hours: values.text('hours', 1000), about: summary || description }, today, remark),
    ...contactOf(values, remark),
    mental_health: isYes(values.text('mental_health')),
    online: isYes(values.text('online')),
    ...referralOf(values, remark),
    who_for: values.text('who_for', 2000),
    support: values.text('support', 2000),
    ...agesOf(values, remark),
    ...costOf(values),
    confirmed_at: dateOf(values.text('confirmed', 60)),
    confirmed_by: sourceName,
    published: !mustBeHidden(`${name} ${description}`),
    domains: listOf(values, 'domains').filter(one => (DOMAIN_CODES as readonly string[]).includes(one)),
    terms: listOf(values, 'terms'),
    headings: listOf(values, 'headings').map(one => ({
      code: one.toLowerCase().slice(0, 200),
      name: one.slice(0, 200),
      description: `A heading used by ${sourceName}`,
    })),
    languages: listOf(values, 'languages').map(one => one.slice(0, 60)),
    flexible_for: listOf(values, 'flexible_for').filter(one => Object.hasOwn(FLEXIBLE_FOR, one)),
    areas: listOf(values, 'area').map(one => ({ name: one.slice(0, 300) })),
  }
  const locations = [locationOf(values, row, key, remark)].filter(one => one !== undefined)
  return { ...entry, ...hoursOf(mapping, values, remark), locations }
}

function nameOf({ ensure }: Mapping, values: Values): string {
  const name = values.text('name').replace(/\s+/g, ' ')
  if (name === '' || isNothing(name)) throw new RowRefused(values.found('name').column, 'There is no name.')
  return ensure && !name.toLowerCase().includes(ensure.trim().toLowerCase()) ? `${name} ${ensure}`.slice(0, 300) : name
}

const WORST: Status[] = ['defunct', 'inactive', 'temporarily closed', 'active']

// Any sign of being closed counts, and what is not understood never means open.
function statusOf(values: Values, words: { name: string; hours: string; about: string }, today: string, remark: Remark): Status {
  const told = values.text('status', 300)
  const closed = values.text('closed', 300)
  const not = (field: 'status' | 'closed', what: string, raw: string): Status => {
    remark(values.found(field).column, `${what} The entry is kept and not shown.`, raw)
    return 'inactive'
  }
  const byWord = /^(?:[-–—.\s]*|n\/?a|none|null)$/i.test(told) ? 'active' : (readStatus(told) ?? not('status', 'This does not say whether it is open.', told))
  const byDay = readClosed(closed, today) ?? 'active'
  const dated = byDay === 'not understood' ? not('closed', 'This does not say when it closed.', closed) : byDay
  const inWords = closedInWords(words) ?? 'active'
  const found = WORST.find(one => one === byWord || one === dated || one === inWords) ?? 'active'
  if (found === inWords && found !== byWord && found !== dated)
    remark(values.found('name').column, `The words of this say that it is ${inWords === 'defunct' ? 'closed. The entry is kept and not shown' : 'closed for now'}.`, words.name) // biome-ignore format: one sentence
  return found
}

/** What a column of no certain kind ("Contact") holds is taken where its own column says nothing. */
function contactOf(values: Values, remark: Remark): Pick<SourceEntry, 'website' | 'email' | 'phone'> {
  const told = {
    website: through(values, 'website', websiteOf, remark),
    email: through(values, 'email', emailOf, remark),
    phone: through(values, 'phone', phoneOf, remark),
  }
  const { value, column } = values.found('contact')
  if (value === '') return told
  const text = textOf(column, value, 2000)
  const quietly = () => undefined
  const parts = text.split(/[\n;,|]|\s\/\s|\s[-–]\s/).map(part => part.trim())
  const first = <T>(read: (column: string, value: string, remark: Remark) => T | null) => parts.map(part => read(column, part, quietly)).find(one => one !== null) ?? null // biome-ignore format: one step
  const within = { email: emailOf(column, text, quietly), phone: first(phoneOf), website: first(websiteOf) }
  if (!within.email && !within.phone && !within.website) remark(column, 'There is no telephone number, e-mail or web address in this. It was left out.', text)
  return { website: told.website ?? within.website, email: told.email ?? within.email, phone: told.phone ?? within.phone }
}

// One of our own words in the column for words is that.
function referralOf(values: Values, remark: Remark): Pick<SourceEntry, 'referral' | 'referral_words'> {
  const told = oneOf(values, 'referral', Object.keys(REFERRAL) as (keyof typeof REFERRAL)[], remark)
  const words = values.text('referral_words', 2000)
  if (!Object.hasOwn(REFERRAL, words)) return { referral: told ?? 'not_said', referral_words: words }
  return { referral: told ?? (words as keyof typeof REFERRAL), referral_words: '' }
}

function agesOf(values: Values, remark: Remark): { minimum_age: number | null; maximum_age: number | null } {
  const minimum_age = through(values, 'minimum_age', ageOf, remark)
  const maximum_age = through(values, 'maximum_age', ageOf, remark)
  if (minimum_age === null || maximum_age === null || minimum_age <= maximum_age) return { minimum_age, maximum_age }
  remark(values.found('maximum_age').column, 'The highest age is below the lowest. Both were left out.', `${minimum_age} to ${maximum_age}`)
  return { minimum_age: null, maximum_age: null }
}

function costOf(values: Values): Pick<SourceEntry, 'cost' | 'cost_words'> {
  const told = values.text('cost', 2000)
  // A heading with the pound sign in it ("Cost (£)") leaves the figures bare.
  const words = /£|\bgbp\b|pounds/i.test(values.found('cost').column) && /^\d+(?:\.\d\d?)?$/.test(told) ? `£${told}` : told
  return { cost: costFrom(words), cost_words: Object.hasOwn(COST, words) ? '' : words }
}

/** Free or not, where the words leave no doubt. */
export function costFrom(words: string): SourceEntry['cost'] {
  if (Object.hasOwn(COST, words)) return words as SourceEntry['cost']
  if (/^(?:free|no (?:charge|cost|fee)|£?0(?:\.00)?)(?:\W*(?:entry|admission|of charge|to (?:all|everyone|attend|use)))?\W*$/i.test(words)) return 'free'
  return /£\s?\d/.test(words) && !/\bfree\b/i.test(words) ? 'pay' : 'not_said'
}

function hoursOf(mapping: Mapping, values: Values, remark: Remark): { schedules: EntrySchedule[]; hours_words: string } {
  const asSchedule = (openings: ReturnType<typeof readWeek>) =>
    (openings ?? []).map(opening => ({ ...opening, location: null, every: 'week' as const, valid_from: null, valid_to: null, note: '' }))
  const words = values.text('hours', 1000)
  const days = WEEK.map(day => values.text(day, 300))
  const asWords = (column: string, raw: string) => remark(column, 'These hours could be meant in more than one way. They are shown as they were written.', raw)
  if (days.every(text => text === '')) {
    const week = readWeek(words)
    if (words !== '' && !week) asWords(values.found('hours').column, words)
    return { schedules: asSchedule(week), hours_words: week && week.length > 0 ? '' : words }
  }
  const read = days.map((text, at) => (text === '' ? [] : readDay(at + 1, text)))
  if (read.every(day => day !== undefined)) return { schedules: asSchedule(read.flat()), hours_words: words }
  const at = read.indexOf(undefined)
  asWords(values.found(WEEK[at]!).column, days[at]!)
  const told = days
    .map((text, at) => (text === '' ? '' : `${WEEK[at]![0]!.toUpperCase()}${WEEK[at]!.slice(1)}: ${say(mapping, text)}`))
    .filter(text => text !== '')
  return { schedules: [], hours_words: [...told, words].filter(text => text !== '').join('\n') }
}
