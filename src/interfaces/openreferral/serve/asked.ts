import { isId } from '../../../core/ids.ts'
import type { FeedFilter, Slice, TermFilter } from '../../../rooms/assets/index.ts'

/** Something in the question cannot be understood; the message names the parameter and says what would be. */
export class NotUnderstood extends Error {}

/** A part of the list, and how it is to be told. */
export interface Paging {
  page: number
  size: number
  ndjson: boolean
}

const MOST_A_PAGE = 100
/** With only ids and dates a whole directory goes into one page. */
const MOST_MINIMAL = 10_000
const LAST_PAGE = 1_000_000

const said = (query: URLSearchParams, name: string): string | undefined => query.get(name)?.trim() || undefined

function one<T>(query: URLSearchParams, name: string, read: (text: string) => T | undefined, like: string): T | undefined {
  const text = said(query, name)
  if (text === undefined) return undefined
  const value = read(text)
  if (value === undefined) throw new NotUnderstood(`${name}: ${like}`)
  return value
}

const between = (least: number, most: number) => (text: string) =>
  /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined
const uuid = (text: string) => (isId(text) ? text : undefined)
const time = (text: string) => /^((?:[01]\d|2[0-3]):[0-5]\d)(?::[0-5]\d)?$/.exec(text)?.[1]
const yes: Record<string, boolean> = { true: true, false: false, '1': true, '0': false }

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const weekday = (text: string) => {
  const word = text.toLowerCase()
  const at = DAYS.findIndex(day => word === day || word === day.slice(0, 3) || word === day.slice(0, 2))
  return at < 0 ? undefined : at + 1
}

function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

// A date alone is its first moment; without a zone it is in UTC, as the dates we give out are. A + that
// was not written as %2B comes as a space.
function moment(text: string): Date | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+ -]\d{2}:?\d{2})?)?$/i.exec(text)
  if (!parts) return undefined
  const [, day, at = '00:00', zone = 'Z'] = parts
  const found = new Date(
    `${day}T${at}${zone
      .toUpperCase()
      .replace(' ', '+')
      .replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`,
  )
  const year = found.getUTCFullYear()
  if (!(year >= 1 && year <= 9999) || !isDay(day!)) return undefined
  // Nothing here changed before or after these, and the database knows fewer years than a Date does.
  return year < 1900 ? new Date('1900-01-01') : year >= 2200 ? new Date('2200-01-01') : found
}

export const flag = (query: URLSearchParams, name: string): boolean => one(query, name, text => yes[text.toLowerCase()], 'true or false') ?? false
export const searchIn = (query: URLSearchParams): string | undefined => said(query, 'search')

/** @throws NotUnderstood when page, per_page or format is none */
export function pagingOf(query: URLSearchParams, { minimal = false, usual = 50 } = {}): Paging {
  const most = minimal ? MOST_MINIMAL : MOST_A_PAGE
  const asked = one(query, 'per_page', between(1, 999_999_999), `a whole number from 1; at most ${most} are given at once`) ?? (minimal ? most : usual)
  return {
    page: one(query, 'page', between(1, LAST_PAGE), `a whole number from 1 to ${LAST_PAGE}`) ?? 1,
    size: Math.min(asked, most),
    ndjson: one(query, 'format', text => ({ json: false, ndjson: true })[text.toLowerCase()], 'json or ndjson') ?? false,
  }
}

export const sliceOf = ({ page, size }: Paging): Slice => ({ limit: size, offset: (page - 1) * size })

/** Everything but where: what has to be looked up first is `nearOf`. */
export function filterOf(query: URLSearchParams): FeedFilter {
  const given: { [name in keyof FeedFilter]: FeedFilter[name] | undefined } = {
    search: searchIn(query),
    termId: one(query, 'taxonomy_term_id', uuid, 'an id (uuid)'),
    taxonomyId: one(query, 'taxonomy_id', uuid, 'an id (uuid)'),
    organisationId: one(query, 'organization_id', uuid, 'an id (uuid)'),
    modifiedAfter: one(query, 'modified_after', moment, 'a date and time, like 2026-11-01T09:30:00Z'),
    minimumAge: one(query, 'minimum_age', between(0, 130), 'a whole number of years'),
    maximumAge: one(query, 'maximum_age', between(0, 130), 'a whole number of years'),
    weekday: one(query, 'day', weekday, 'a day of the week, like monday, mon or MO'),
    from: one(query, 'start_time', time, 'a time, like 09:30'),
    until: one(query, 'end_time', time, 'a time, like 17:00'),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

export function termFilterOf(query: URLSearchParams): TermFilter {
  const given = {
    search: searchIn(query),
    taxonomyId: one(query, 'taxonomy_id', uuid, 'an id (uuid)'),
    parentId: one(query, 'parent_id', uuid, 'an id (uuid)'),
    topOnly: flag(query, 'top_only'),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** A postcode, and how many metres around its middle when only what is near is wanted. */
export function nearOf(query: URLSearchParams): { postcode: string; metres: number | undefined } | undefined {
  const metres = one(query, 'proximity', between(0, 2_000_000), 'a whole number of metres')
  const postcode = said(query, 'postcode')
  if (metres !== undefined && !postcode) throw new NotUnderstood('proximity: give the postcode it is measured from as well')
  return postcode ? { postcode, metres } : undefined
}

/** One page as Open Referral UK 3.0 wraps it: pages count from 1, `size` is what this page holds. */
export const wrapped = (contents: object[], { page, size }: Paging, total: number): object => {
  const pages = Math.ceil(total / size)
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  }
}
