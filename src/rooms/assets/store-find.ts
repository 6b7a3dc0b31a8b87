import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import {
  type Cost,
  type Domain,
  type FlexibleFor,
  METRES_A_MILE,
  monthsBefore,
  type Referral,
  type Schedule,
  STALE_MONTHS,
  type StepFree,
  WHEN,
} from './assets.ts'
import { type Filter, type Finding, filtersOf, type Near, widerThan } from './finding.ts'
import { toGrid } from './grid.ts'

/** What finding is asked, put so that the database can answer it. */
export interface Search {
  finding: Finding
  near: Near | undefined
  /** The part of the earth the map shows, when it was moved; then distance does not leave anything out. */
  box: { south: number; north: number; west: number; east: number } | undefined
  /** The words as `to_tsquery` takes them, and the same kept to names; empty when no words were typed. */
  text: string
  named: string
  /** Headings that go by the words. */
  headings: string[]
  /** Words nothing has as typed: what sounds like them in a name will do. Empty for a search that takes them as they are. */
  like: string
}

export interface FoundRow {
  assetId: string
  atLocationId: string | undefined
  name: string
  organisation: string
  summary: string
  /** From where somebody looks from; undefined for what is online, serves the whole place, or has no point. */
  metres: number | undefined
  lat: number | undefined
  lon: number | undefined
  where: string
  postcode: string | undefined
  online: boolean
  mentalHealth: boolean
  sunk: boolean
  referral: Referral
  cost: Cost
  costWords: string
  stepFree: StepFree
  domains: Domain[]
  terms: string[]
  languages: string[]
  flexibleFor: FlexibleFor[]
  schedules: Schedule[]
  hoursWords: string
  closed: boolean
}

export interface Found {
  rows: FoundRow[]
  total: number
  /** How many of them are near: at a distance, or serving the place somebody looks from. */
  close: number
  /** How many more there would be with those for which somebody must be sent. */
  needReferral: number
}

export const A_PAGE = 20
/** How often one name stands before others that fit as well, and among how many of the first this is looked at. */
const [SAME_NAME, FIRST_LOOK] = [2, 200]

type Condition = RawBuilder<unknown>
const all = (conditions: readonly Condition[]): Condition => (conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `))
const points = ({ near }: Search) => {
  const grid = near && toGrid(near)
  return grid ? sql`point(${grid.easting}::float8, ${grid.northing}::float8)` : undefined
}

/** What each filter in force asks, by its code; the same codes as `filtersOf`. */
function conditions({ domains, when, free, stepFree, language, flexible, age, how, mentalHealth }: Finding): Record<string, Condition> {
  return {
    ...(domains.length > 0 && { domains: sql`f.domains && ${domains}::text[]` }),
    ...(when.length > 0 && { when: sql`f.days & ${when.reduce((mask, code) => mask | WHEN[code].bit, 0)}::int <> 0` }),
    ...(free && { free: sql`f.cost = 'free'` }),
    ...(stepFree && { stepFree: sql`f.step_free = 'yes'` }),
    ...(language && { language: sql`f.languages @> array[${language}]::text[]` }),
    ...Object.fromEntries(flexible.map(who => [`flexible-${who}`, sql`f.flexible_for @> array[${who}]::text[]`])),
    ...(age !== undefined && { age: sql`coalesce(f.minimum_age, 0) <= ${age}::int and coalesce(f.maximum_age, 200) >= ${age}::int` }),
    ...(how === 'online' && { how: sql`f.online` }),
    ...(how === 'in_person' && { how: sql`(f.grid is not null or not f.online)` }),
    ...(mentalHealth === 'only' && { mentalHealth: sql`f.mental_health` }),
  }
}

const notReferred = (finding: Finding): Condition => (finding.referralToo ? sql`true` : sql`f.referral <> 'needed'`)

/** What the words ask, and that nothing gone stale is shown. Nothing here may be lifted. */
function asked(caller: Caller, { finding, text, like }: Search): Condition[] {
  const words = like ? sql`(f.words @@ to_tsquery('english', ${text}) or ${like} <% f.said)` : sql`f.words @@ to_tsquery('english', ${text})`
  return [
    sql`f.confirmed_at > ${monthsBefore(caller.now, STALE_MONTHS.gone)}`,
    ...(text || like ? [words] : []),
    ...(finding.interest ? [sql`f.terms && array[${finding.interest}]::text[]`] : []),
  ]
}

/** Within so many miles; or online; or, without a point of its own, serving the place. */
function reach(search: Search, miles: number): Condition {
  const from = points(search)
  if (!from || miles === 0) return sql`true`
  const place = search.near?.placeCode
  const serves = place ? sql` or (f.grid is null and f.place_codes && array[${place}]::text[])` : sql``
  return sql`(f.grid <@ circle(${from}, ${miles * METRES_A_MILE}::float8) or f.online${serves})`
}

const within = (search: Search): Condition =>
  search.box
    ? sql`f.lat between ${search.box.south} and ${search.box.north} and f.lon between ${search.box.west} and ${search.box.east}`
    : reach(search, search.finding.within)

// Far things that are online as well are online to whoever looks.
function metresOf(search: Search): Condition {
  const from = points(search)
  const far = search.box || search.finding.within === 0 ? undefined : search.finding.within * METRES_A_MILE
  if (!from) return sql`null::float8`
  return far === undefined ? sql`f.grid <-> ${from}` : sql`case when f.grid <@ circle(${from}, ${far}::float8) then f.grid <-> ${from} end`
}

/**
 * The one question behind list, map and paper: each entry once, at its nearest place. What stands under a heading of these words
 * comes first, best with the words in its name; then what has them in its name alone, and what only mentions them; then what is not linked to mental health (R050); then the nearest. Entries long unconfirmed come last.
 * Among the first, a name that stands twice gives way to others that fit as well.
 */
export async function find(caller: Caller, search: Search, size = A_PAGE): Promise<Found> {
  const { finding, named, headings, text, like } = search
  const inName = sql`f.words @@ to_tsquery('english', ${named})`
  const place = sql`case when f.terms && ${headings}::text[] then case when ${inName} then 0 else 1 end when ${inName} then 2 else 3 end`
  const tier = like ? sql`${place} - word_similarity(${like}, f.said)` : text ? place : sql`0`
  const rank = text && !search.near ? sql`ts_rank(f.words, to_tsquery('english', ${text}))` : sql`0`
  const order = sql`shown desc, sunk, tier, later, metres nulls last, rank desc, name, asset_id`
  const { rows } = await sql<Row>`
    with c as (
      select f.asset_id, f.at_location_id, f.name, f.online, ${metresOf(search)} as metres, ${tier} as tier, ${rank} as rank,
        f.confirmed_at <= ${monthsBefore(caller.now, STALE_MONTHS.sinks)} as sunk, f.mental_health and ${finding.mentalHealth === 'after'}::boolean as later,
        ${notReferred(finding)} as shown
      from asset_found f
      where ${all([...asked(caller, search), within(search), ...Object.values(conditions(finding))])}
    ), one as (
      select distinct on (asset_id) * from c order by asset_id, metres, at_location_id
    ), nearest as (
      select *, count(*) filter (where shown) over () as total, count(*) filter (where shown and (metres is not null or not online)) over () as close,
        count(*) filter (where not shown) over () as need_referral
      from one order by ${order} limit ${Math.max(FIRST_LOOK, finding.page * size)}
    ), placed as (
      select *, row_number() over (order by ${order}) as at from nearest
    ), spread as (
      select *, row_number() over (partition by shown, sunk, tier, name collate "C" order by at) > ${SAME_NAME} as again from placed
    ), numbered as (
      select *, row_number() over (order by at > ${FIRST_LOOK}, shown desc, sunk, tier, again and at <= ${FIRST_LOOK}, at) as position
      from spread order by position limit ${size} offset ${(finding.page - 1) * size}
    )
    select n.*, f.mental_health, f.terms, f.domains, f.languages, f.flexible_for, f.step_free, f.lat, f.lon,
      a.summary, a.cost, a.cost_words, a.hours_words, a.referral, a.status, o.name as organisation, l.name as location, l.address_1, l.city, l.postcode,
      coalesce((select jsonb_agg(jsonb_build_object('weekday', s.weekday, 'opens', to_char(s.opens, 'HH24:MI'), 'closes', to_char(s.closes, 'HH24:MI'), 'every', s.every, 'note', s.note)
        order by s.weekday, s.opens) from asset_schedule s where s.asset_id = n.asset_id and (s.at_location_id is null or s.at_location_id = n.at_location_id)), '[]') as schedules
    from numbered n
    join asset_found f on f.asset_id = n.asset_id and f.at_location_id is not distinct from n.at_location_id
    join asset a on a.id = n.asset_id
    join asset_organisation o on o.id = a.organisation_id
    left join asset_at_location al on al.id = n.at_location_id
    left join asset_location l on l.id = al.location_id
    order by n.position`.execute(caller.tx)
  const first = rows[0]
  return {
    rows: rows.filter(row => row.shown).map(toFound),
    total: Number(first?.total ?? 0),
    close: Number(first?.close ?? 0),
    needReferral: Number(first?.need_referral ?? 0),
  }
}

interface Row {
  asset_id: string
  at_location_id: string | null
  name: string
  mental_health: boolean
  terms: string[]
  domains: Domain[]
  languages: string[]
  flexible_for: FlexibleFor[]
  step_free: StepFree
  lat: number | null
  lon: number | null
  online: boolean
  metres: number | null
  tier: number
  sunk: boolean
  shown: boolean
  total: number
  close: number
  need_referral: number
  summary: string
  cost: Cost
  cost_words: string
  hours_words: string
  referral: Referral
  status: string
  organisation: string
  location: string | null
  address_1: string | null
  city: string | null
  postcode: string | null
  schedules: (Omit<Schedule, 'closes'> & { closes: string | null })[]
}

const toFound = (row: Row): FoundRow => ({
  assetId: row.asset_id,
  atLocationId: row.at_location_id ?? undefined,
  name: row.name,
  organisation: row.organisation,
  summary: row.summary,
  metres: row.metres ?? undefined,
  lat: row.lat ?? undefined,
  lon: row.lon ?? undefined,
  where: [row.location, row.address_1, row.city].filter((part, at, parts) => part && parts.indexOf(part) === at).join(', '),
  postcode: row.postcode ?? undefined,
  online: row.online,
  mentalHealth: row.mental_health,
  sunk: row.sunk,
  referral: row.referral,
  cost: row.cost,
  costWords: row.cost_words,
  stepFree: row.step_free,
  domains: row.domains,
  terms: row.terms,
  languages: row.languages,
  flexibleFor: row.flexible_for,
  schedules: row.schedules.map(one => ({ ...one, closes: one.closes ?? undefined })),
  hoursWords: row.hours_words,
  closed: row.status === 'temporarily closed',
})

export interface Lift extends Filter {
  count: number
}

/** What would be there if one filter were lifted, or somebody went further: asked only when there is nothing near. */
export async function wouldBe(caller: Caller, search: Search): Promise<{ lifts: Lift[]; wider: number[]; needReferral: number }> {
  const { finding } = search
  const each = conditions(finding)
  const filters = filtersOf(finding)
  const referred = notReferred(finding)
  const near = within(search)
  const but = (code: string) => all([referred, near, ...Object.entries(each).flatMap(([other, condition]) => (other === code ? [] : [condition]))])
  const count = (condition: Condition) => sql`count(distinct f.asset_id) filter (where ${condition})`
  const far = (miles: number) =>
    all([referred, reach(search, miles), ...(miles === 0 ? [] : [sql`(f.grid is not null or not f.online)`]), ...Object.values(each)])
  const counts = [
    ...filters.map(({ code }) => count(but(code))),
    ...widerThan(finding.within).map(miles => count(far(miles))),
    count(all([sql`f.referral = 'needed'`, near, ...Object.values(each)])),
  ]
  const { rows } = await sql<{
    counts: number[]
  }>`select array[${sql.join(counts)}]::int[] as counts from asset_found f where ${all(asked(caller, search))}`.execute(caller.tx)
  const answer = rows[0]?.counts ?? []
  return {
    lifts: filters.map((filter, at) => ({ ...filter, count: answer[at] ?? 0 })).filter(lift => lift.count > 0),
    wider: answer.slice(filters.length, -1),
    needReferral: answer.at(-1) ?? 0,
  }
}

/** The languages entries are offered in, by name; at most 200. */
export async function listLanguages({ tx }: Caller): Promise<string[]> {
  const { rows } = await sql<{
    name: string
  }>`select distinct g.name from asset_language g join asset_found f on f.asset_id = g.asset_id order by g.name limit 200`.execute(tx)
  return rows.map(row => row.name)
}
