import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { plainWords } from '../../core/text.ts'
import { monthsBefore, STALE_MONTHS } from './assets.ts'
import type { GridPoint } from './grid.ts'

/** What a reader of the feed asks for; all that is given must be true of an entry. */
export interface FeedFilter {
  /** Words, as typed. */
  search?: string
  termId?: string
  taxonomyId?: string
  organisationId?: string
  /** On or after this moment. */
  modifiedAfter?: Date
  /** The least age it says is at least this. */
  minimumAge?: number
  /** The greatest age it says is at most this. */
  maximumAge?: number
  /** Monday is 1. */
  weekday?: number
  /** Begins at this time or later, `HH:MM`. */
  from?: string
  /** Ends at this time or sooner, `HH:MM`. */
  until?: string
  /** At most so many metres from a point. */
  near?: GridPoint & { metres: number }
  /** Serves people who live there; entries that name no area serve the place where they are, or everyone when online. */
  serves?: { neighbourhood: string; place: string; careSystem: string }
}

/** A part of the list: by number of rows left out, or everything after an id. */
export interface Slice {
  limit: number
  offset?: number
  after?: string | undefined
}

type Condition = RawBuilder<unknown>
// Words as the directory keeps them; quotes around a phrase and a minus before a word stay.
const plainSearch = (search: string) =>
  search.replace(/[^\s"]+/gu, word =>
    plainWords(word)
      .map(one => (word.startsWith('-') ? `-${one}` : one))
      .join(' '),
  )
const all = (conditions: Condition[]) => (conditions.length ? sql`where ${sql.join(conditions, sql` and `)}` : sql``)
const assetsWhere = (condition: Condition): Condition => sql`f.asset_id in (select a.id from asset a where ${condition})`

/** Found is what the directory finds: the same rows, so that the feed never shows what the pages do not. */
function conditions(caller: Caller, filter: FeedFilter): Condition[] {
  const { search, termId, taxonomyId, organisationId, modifiedAfter, minimumAge, maximumAge, near, serves } = filter
  return [
    stillShown(caller),
    search === undefined ? undefined : sql`f.words @@ websearch_to_tsquery('english', ${plainSearch(search)})`,
    termId && sql`exists (select from asset_term t where t.asset_id = f.asset_id and t.term_id = ${termId}::uuid)`,
    taxonomyId &&
      sql`exists (select from asset_term t join taxonomy_term tt on tt.id = t.term_id where t.asset_id = f.asset_id and tt.taxonomy_id = ${taxonomyId}::uuid)`,
    organisationId && assetsWhere(sql`a.organisation_id = ${organisationId}::uuid`),
    modifiedAfter && assetsWhere(sql`a.changed_at >= ${modifiedAfter}`),
    minimumAge === undefined ? undefined : sql`f.minimum_age >= ${minimumAge}`,
    maximumAge === undefined ? undefined : sql`f.maximum_age <= ${maximumAge}`,
    openThen(filter),
    near && sql`f.grid <@ circle(point(${near.easting}, ${near.northing}), ${near.metres})`,
    serves && servesThem(serves),
  ].filter(one => typeof one === 'object')
}

/** An entry nobody confirmed for too long is not shown until somebody does (R240). */
const stillShown = ({ now }: Caller): Condition => sql`f.confirmed_at > ${monthsBefore(now, STALE_MONTHS.gone)}`

function openThen({ weekday, from, until }: FeedFilter): Condition | undefined {
  const wanted = [
    weekday === undefined ? undefined : sql`s.weekday = ${weekday}`,
    from === undefined ? undefined : sql`s.opens >= ${from}::time`,
    until === undefined ? undefined : sql`s.closes <= ${until}::time`,
  ].filter(one => one !== undefined)
  return wanted.length === 0
    ? undefined
    : sql`exists (select from asset_schedule s where s.asset_id = f.asset_id and (s.at_location_id is null or f.at_location_id is null or s.at_location_id = f.at_location_id)
        and ${sql.join(wanted, sql` and `)})`
}

const servesThem = ({ neighbourhood, place, careSystem }: NonNullable<FeedFilter['serves']>): Condition =>
  sql`(exists (select from asset_area r where r.asset_id = f.asset_id and (r.neighbourhood_code = ${neighbourhood} or r.place_code = ${place} or r.care_system_code = ${careSystem}))
    or (not exists (select from asset_area r where r.asset_id = f.asset_id)
      and (${place} = any (f.place_codes) or (f.online and f.at_location_id is null))))`

const rest = ({ limit, offset = 0 }: Slice) => sql`limit ${limit} offset ${offset}`
const numberOf = async (caller: Caller, from: Condition): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${from}) x`.execute(caller.tx)
  return Number(rows[0]!.n)
}
const idsOf = async (caller: Caller, query: Condition): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`${query}`.execute(caller.tx)
  return rows.map(row => row.id)
}

/** How many entries a filter finds. */
export const countFeed = (caller: Caller, filter: FeedFilter): Promise<number> =>
  numberOf(caller, sql`select from asset_found f ${all(conditions(caller, filter))} group by f.asset_id`)

/** Ids of entries in the order of their ids. */
export const feedIds = (caller: Caller, filter: FeedFilter, slice: Slice): Promise<string[]> =>
  idsOf(
    caller,
    sql`select f.asset_id as id from asset_found f ${all([...conditions(caller, filter), ...(slice.after ? [sql`f.asset_id > ${slice.after}::uuid`] : [])])}
      group by f.asset_id order by f.asset_id ${rest(slice)}`,
  )

const placed = sql`f.at_location_id is not null`

/** How many entries at a place a filter finds. */
export const countAtLocations = (caller: Caller, filter: FeedFilter): Promise<number> =>
  numberOf(caller, sql`select from asset_found f ${all([placed, ...conditions(caller, filter)])}`)

/** Ids of entries at a place, in the order of their ids. */
export const atLocationIds = (caller: Caller, filter: FeedFilter, slice: Slice): Promise<string[]> =>
  idsOf(
    caller,
    sql`select f.at_location_id as id from asset_found f
      ${all([placed, ...conditions(caller, filter), ...(slice.after ? [sql`f.at_location_id > ${slice.after}::uuid`] : [])])} order by f.at_location_id ${rest(slice)}`,
  )

/** Those of these entries that are shown. */
export const shownOf = (caller: Caller, ids: readonly string[]): Promise<string[]> =>
  idsOf(caller, sql`select distinct f.asset_id as id from asset_found f ${all([stillShown(caller), sql`f.asset_id = any (${ids}::uuid[])`])}`)

/** Those of these entries at a place that are shown. */
export const shownAtLocations = (caller: Caller, ids: readonly string[]): Promise<string[]> =>
  idsOf(caller, sql`select f.at_location_id as id from asset_found f ${all([stillShown(caller), sql`f.at_location_id = any (${ids}::uuid[])`])}`)

// Only who runs something that is shown: an organisation whose one entry is hidden is hidden with it.
const running = (caller: Caller, search: string | undefined) => [
  sql`exists (select from asset a join asset_found f on f.asset_id = a.id where a.organisation_id = o.id and ${stillShown(caller)})`,
  ...(search === undefined
    ? []
    : [sql`to_tsvector('english', plain_words(o.name || ' ' || o.description)) @@ websearch_to_tsquery('english', ${plainSearch(search)})`]),
]

export const countOrganisations = (caller: Caller, search?: string): Promise<number> =>
  numberOf(caller, sql`select from asset_organisation o ${all(running(caller, search))}`)

export const organisationIds = (caller: Caller, search: string | undefined, slice: Slice): Promise<string[]> =>
  idsOf(
    caller,
    sql`select o.id from asset_organisation o ${all([...running(caller, search), ...(slice.after ? [sql`o.id > ${slice.after}::uuid`] : [])])} order by o.id ${rest(slice)}`,
  )

export const shownOrganisations = (caller: Caller, ids: readonly string[]): Promise<string[]> =>
  idsOf(caller, sql`select o.id from asset_organisation o ${all([...running(caller, undefined), sql`o.id = any (${ids}::uuid[])`])}`)

/** Entries of each of these organisations that are shown. */
export async function shownByOrganisation(caller: Caller, organisations: readonly string[]): Promise<{ id: string; organisation_id: string }[]> {
  const { rows } = await sql<{ id: string; organisation_id: string }>`select a.id, a.organisation_id from asset a
    where a.organisation_id = any (${organisations}::uuid[]) and exists (select from asset_found f where f.asset_id = a.id and ${stillShown(caller)}) order by a.id`.execute(
    caller.tx,
  )
  return rows
}

export interface FeedTaxonomy {
  id: string
  code: string
  name: string
  description: string
  uri: string | null
  version: string
}

export interface FeedTerm {
  id: string
  name: string
  description: string
  parent_id: string | null
  taxonomy: string
  taxonomy_id: string
  term: string
}

const like = (column: Condition, search: string | undefined) =>
  search === undefined ? [] : [sql`position(plain_words(${search}) in plain_words(${column})) > 0`]
const SOME_TAXONOMIES = (caller: Caller) => (where: Condition, slice: Slice) =>
  sql<FeedTaxonomy>`select t.id, t.code, t.name, t.description, t.uri, t.version from taxonomy t ${where} order by t.id ${rest(slice)}`
    .execute(caller.tx)
    .then(({ rows }) => rows)

export const taxonomies = (caller: Caller, search: string | undefined, slice: Slice): Promise<FeedTaxonomy[]> =>
  SOME_TAXONOMIES(caller)(all([...like(sql`t.name || ' ' || t.description`, search), ...(slice.after ? [sql`t.id > ${slice.after}::uuid`] : [])]), slice)
export const countTaxonomies = (caller: Caller, search?: string): Promise<number> =>
  numberOf(caller, sql`select from taxonomy t ${all(like(sql`t.name || ' ' || t.description`, search))}`)
export const taxonomyOf = async (caller: Caller, id: string): Promise<FeedTaxonomy | undefined> =>
  (await SOME_TAXONOMIES(caller)(sql`where t.id = ${id}::uuid`, { limit: 1 }))[0]

export interface TermFilter {
  search?: string
  taxonomyId?: string
  parentId?: string
  /** Only headings that stand under no other. */
  topOnly?: boolean
}

const termsWhere = ({ search, taxonomyId, parentId, topOnly }: TermFilter, after?: string): Condition =>
  all([
    ...like(sql`t.name || ' ' || t.description || ' ' || array_to_string(t.words, ' ')`, search),
    ...(taxonomyId ? [sql`t.taxonomy_id = ${taxonomyId}::uuid`] : []),
    ...(parentId ? [sql`t.parent_id = ${parentId}::uuid`] : []),
    ...(topOnly ? [sql`t.parent_id is null`] : []),
    ...(after ? [sql`t.id > ${after}::uuid`] : []),
  ])
const someTerms = async (caller: Caller, where: Condition, slice: Slice): Promise<FeedTerm[]> => {
  const { rows } = await sql<FeedTerm>`select t.id, t.name, t.description, t.parent_id, x.code as taxonomy, t.taxonomy_id, t.code as term
    from taxonomy_term t join taxonomy x on x.id = t.taxonomy_id ${where} order by t.id ${rest(slice)}`.execute(caller.tx)
  return rows
}

export const terms = (caller: Caller, filter: TermFilter, slice: Slice): Promise<FeedTerm[]> => someTerms(caller, termsWhere(filter, slice.after), slice)
export const countTerms = (caller: Caller, filter: TermFilter): Promise<number> => numberOf(caller, sql`select from taxonomy_term t ${termsWhere(filter)}`)
export const termOf = async (caller: Caller, id: string): Promise<FeedTerm | undefined> =>
  (await someTerms(caller, sql`where t.id = ${id}::uuid`, { limit: 1 }))[0]
