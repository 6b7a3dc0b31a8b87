import {
  COST,
  DOMAIN_CODES,
  type EntryLocation,
  type EntrySchedule,
  emptyEntry,
  emptyLocation,
  emptyOrganisation,
  FLEXIBLE_FOR,
  REFERRAL,
  readDay,
  readWeek,
  type SourceEntry,
} from '../../../rooms/assets/index.ts'
import { readableName } from '../../../rooms/places/index.ts'
import { RowRefused } from '../../registries/index.ts'
import type { SourceRow } from './csv.ts'
import type { Field, Mapping } from './mapping.ts'
import {
  ageOf,
  dateOf,
  degrees,
  emailOf,
  gridPoint,
  inBritain,
  mustBeHidden,
  phoneOf,
  postcodeOf,
  type Remark,
  shortened,
  textOf,
  websiteOf,
} from './values.ts'

/** The values of one row under a mapping. */
interface Values {
  /** Checked text of a field. */
  text(field: Field, max?: number): string
  /** What stands there, not checked yet, and the column it came from. */
  found(field: Field): { value: string; column: string }
}

/** Whether the mapping wants this row at all. */
export function isWanted({ only, not, values }: Mapping, row: SourceRow): boolean {
  const among = (column: string, list: readonly string[]) => list.includes(row.value(column).trim())
  if (Object.entries(only ?? {}).some(([column, list]) => !among(column, list))) return false
  if (Object.entries(not ?? {}).some(([column, list]) => among(column, list))) return false
  return !Object.entries(values ?? {}).some(([column, meanings]) => meanings[row.value(column).trim()] === 'leave out')
}

/** What names the row in its source. @throws RowRefused when nothing does */
export function keyOf({ key }: Mapping, row: SourceRow): string {
  const parts = key.map(column => textOf(column, row.value(column), 2000))
  if (parts.every(part => part === '')) throw new RowRefused(key[0] ?? 'key', 'This is empty, and it is what tells rows apart.')
  return parts.join('|').toLowerCase().slice(0, 300)
}

/** @throws RowRefused when the row cannot be kept */
export function rowEntry(mapping: Mapping, row: SourceRow, key: string, sourceName: string, remark: Remark): SourceEntry {
  const values = valuesOf(mapping, row)
  const name = nameOf(mapping, values)
  const organisation = values.text('organisation', 300) || sourceName
  const description = values.text('description', 20_000)
  const entry: SourceEntry = {
    ...emptyEntry(name, {
      ...emptyOrganisation(organisation.toLowerCase(), organisation),
      kind: oneOf(values, 'organisation_kind', ['statutory', 'voluntary', 'faith', 'community', 'business', 'other'] as const, remark) ?? 'other',
    }),
    summary: values.text('summary', 500) || shortened(description, 300),
    description,
    status: oneOf(values, 'status', ['active', 'inactive', 'defunct', 'temporarily closed'] as const, remark) ?? 'active',
    website: through(values, 'website', websiteOf, remark),
    email: through(values, 'email', emailOf, remark),
    phone: through(values, 'phone', phoneOf, remark),
    mental_health: isYes(values.text('mental_health')),
    online: isYes(values.text('online')),
    referral: oneOf(values, 'referral', Object.keys(REFERRAL) as (keyof typeof REFERRAL)[], remark) ?? 'not_said',
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
  return { ...entry, ...hoursOf(mapping, values), locations }
}

function valuesOf(mapping: Mapping, row: SourceRow): Values {
  const meant: Partial<Record<Field, { value: string; column: string }>> = {}
  for (const [column, meanings] of Object.entries(mapping.values ?? {})) {
    const meaning = meanings[row.value(column).trim()]
    if (meaning && meaning !== 'leave out') for (const [field, value] of Object.entries(meaning) as [Field, string][]) meant[field] = { value, column }
  }
  const found = (field: Field) => {
    if (meant[field]) return meant[field]
    const columns = [mapping.columns[field] ?? []].flat()
    const value = columns
      .map(column => row.value(column).trim())
      .filter(part => part !== '')
      .join(', ')
    if (value !== '') return { value: say(mapping, value), column: columns[0] ?? field }
    const always = mapping.always?.[field]
    return { value: always ? always.replace(/\{([^{}]+)\}/g, (_, column: string) => row.value(column).trim()) : '', column: columns[0] ?? field }
  }
  const text = (field: Field, max = 300) => textOf(found(field).column, found(field).value, max)
  return { found, text: (field, max) => (mapping.readable && NAMES.includes(field) ? readableName(text(field, max)) : text(field, max)) }
}

const NAMES: readonly Field[] = ['name', 'organisation', 'address_1', 'address_2', 'city', 'county']

const say = ({ say: words }: Mapping, value: string): string => (words && Object.hasOwn(words, value) ? words[value]! : value)

function nameOf({ ensure }: Mapping, values: Values): string {
  const name = values.text('name').replace(/\s+/g, ' ')
  if (name === '') throw new RowRefused(values.found('name').column, 'There is no name.')
  return ensure && !name.toLowerCase().includes(ensure.trim().toLowerCase()) ? `${name} ${ensure}`.slice(0, 300) : name
}

function through<T>(values: Values, field: Field, read: (column: string, value: string, remark: Remark) => T, remark: Remark): T {
  const { column, value } = values.found(field)
  return read(column, textOf(column, value, 2000), remark)
}

function oneOf<const V extends string>(values: Values, field: Field, allowed: readonly V[], remark: Remark): V | undefined {
  const text = values.text(field).toLowerCase()
  if (text === '') return undefined
  const found = allowed.find(one => one === text)
  if (!found) remark(values.found(field).column, `This is none of ${allowed.join(', ')}, and was left out.`, text)
  return found
}

const isYes = (text: string): boolean => /^(?:y|yes|true|1|x)$/i.test(text)

const listOf = (values: Values, field: Field): string[] =>
  [
    ...new Set(
      values
        .text(field, 5000)
        .split(/[;|\n]|,\s/)
        .map(one => one.trim())
        .filter(one => one !== ''),
    ),
  ].slice(0, 50)

function agesOf(values: Values, remark: Remark): { minimum_age: number | null; maximum_age: number | null } {
  const minimum_age = through(values, 'minimum_age', ageOf, remark)
  const maximum_age = through(values, 'maximum_age', ageOf, remark)
  if (minimum_age === null || maximum_age === null || minimum_age <= maximum_age) return { minimum_age, maximum_age }
  remark(values.found('maximum_age').column, 'The highest age is below the lowest. Both were left out.', `${minimum_age} to ${maximum_age}`)
  return { minimum_age: null, maximum_age: null }
}

function costOf(values: Values): Pick<SourceEntry, 'cost' | 'cost_words'> {
  const words = values.text('cost', 2000)
  return { cost: costFrom(words), cost_words: Object.hasOwn(COST, words) ? '' : words }
}

/** Free or not, where the words leave no doubt. */
export function costFrom(words: string): SourceEntry['cost'] {
  if (Object.hasOwn(COST, words)) return words as SourceEntry['cost']
  if (/^(?:free|no (?:charge|cost|fee)|£?0(?:\.00)?)(?:\W*(?:entry|admission|of charge|to (?:all|everyone|attend|use)))?\W*$/i.test(words)) return 'free'
  return /£\s?\d/.test(words) && !/\bfree\b/i.test(words) ? 'pay' : 'not_said'
}

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

function hoursOf(mapping: Mapping, values: Values): { schedules: EntrySchedule[]; hours_words: string } {
  const asSchedule = (openings: ReturnType<typeof readWeek>) =>
    (openings ?? []).map(opening => ({ ...opening, location: null, every: 'week' as const, valid_from: null, valid_to: null, note: '' }))
  const words = values.text('hours', 1000)
  const days = WEEK.map(day => values.text(day, 300))
  if (days.every(text => text === '')) {
    const week = readWeek(words)
    return { schedules: asSchedule(week), hours_words: week && week.length > 0 ? '' : words }
  }
  const read = days.map((text, at) => (text === '' ? [] : readDay(at + 1, text)))
  if (read.every(day => day !== undefined)) return { schedules: asSchedule(read.flat()), hours_words: words }
  const told = days
    .map((text, at) => (text === '' ? '' : `${WEEK[at]![0]!.toUpperCase()}${WEEK[at]!.slice(1)}: ${say(mapping, text)}`))
    .filter(text => text !== '')
  return { schedules: [], hours_words: [...told, words].filter(text => text !== '').join('\n') }
}

function locationOf(values: Values, row: SourceRow, key: string, remark: Remark): EntryLocation | undefined {
  const step = values.text('step_free').toLowerCase()
  const location: EntryLocation = {
    ...emptyLocation(key),
    name: values.text('venue', 300),
    address_1: values.text('address_1', 500),
    address_2: values.text('address_2', 500),
    city: values.text('city', 200),
    county: values.text('county', 200),
    postcode: through(values, 'postcode', postcodeOf, remark),
    ...pointOf(values, row),
    travel: values.text('travel', 2000),
    access: values.text('access', 2000),
    step_free: isYes(step) ? 'yes' : step === 'partly' || step === 'no' ? step : 'not_said',
  }
  return location.lat !== null || location.postcode || location.address_1 || location.name ? location : undefined
}

function pointOf(values: Values, row: SourceRow): Pick<EntryLocation, 'lat' | 'lon' | 'point_from'> {
  const [lat, lon, easting, northing] = (['lat', 'lon', 'easting', 'northing'] as const).map(values.found)
  const told = row.point ? inBritain('geometry', row.point) : degrees([lat!.column, lon!.column], lat!.value, lon!.value)
  if (told) return { ...told, point_from: 'source' }
  const grid = gridPoint([easting!.column, northing!.column], easting!.value, northing!.value)
  return grid ? { ...grid, point_from: 'grid' } : { lat: null, lon: null, point_from: 'none' }
}
