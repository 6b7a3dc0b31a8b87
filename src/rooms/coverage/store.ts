import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { monthsBefore, STALE_MONTHS } from '../assets/index.ts'
import type { Count, Hood, Level, PlaceFunction } from './coverage.ts'

/** The neighbourhoods of a place with how many live there, and the share of them in the most deprived fifth of England. */
export async function hoodsOf({ tx }: Caller, placeCode: string): Promise<Hood[]> {
  const { rows } = await sql<Hood>`select n.code, n.name, coalesce(n.population, sum(a.population)::int) as population,
      coalesce(sum(a.population) filter (where a.imd_decile <= 2), 0)::float8 / nullif(sum(a.population) filter (where a.imd_decile is not null), 0) as deprived
    from neighbourhood n left join small_area a on a.neighbourhood_code = n.code where n.place_code = ${placeCode} group by n.code order by n.name`.execute(tx)
  return rows
}

// Gone from results, gone from the count: what nobody has confirmed for so long may not be there at all.
const stillThere = ({ now }: Caller) => sql`x.confirmed_at > ${monthsBefore(now, STALE_MONTHS.gone)}`

/** Teams and entries of the directory that give each function, by neighbourhood and for the whole place. */
export async function countsOf(caller: Caller, placeCode: string, functions: readonly PlaceFunction[]): Promise<Count[]> {
  const asked = JSON.stringify(functions.map(({ code, teams, headings }) => ({ code, teams, headings })))
  const { rows } = await sql<Count>`
    with f as (select * from jsonb_to_recordset(${asked}::jsonb) as f(code text, teams text[], headings text[])),
    t as (select f.code, t.neighbourhood_code as hood, count(*)::int as teams from f join team t on t.kind = any (f.teams) where t.place_code = ${placeCode} group by 1, 2),
    e as (select f.code, case when n.code is not null then n.code end as hood, count(distinct x.asset_id) filter (where not a.public_health)::int as entries,
        count(distinct x.asset_id) filter (where a.public_health)::int as public_health
      from f join asset_found x on x.terms && f.headings and x.place_codes @> array[${placeCode}]::text[] join asset a on a.id = x.asset_id and a.team_id is null and ${stillThere(caller)}
      left join neighbourhood n on n.code = x.neighbourhood_code and n.place_code = ${placeCode} group by 1, 2)
    select coalesce(t.code, e.code) as "functionCode", coalesce(t.hood, e.hood) as hood, coalesce(t.teams, 0) as teams, coalesce(e.entries, 0) as entries,
      coalesce(e.public_health, 0) as "publicHealth"
    from t full join e on e.code = t.code and coalesce(e.hood, '') = coalesce(t.hood, '')`.execute(caller.tx)
  return rows
}

export interface DomainCount {
  domain: string
  hood: string | null
  entries: number
}

/** Entries of the directory in each of the four domains, by neighbourhood; null: for the whole place, or online. */
export async function domainCounts(caller: Caller, placeCode: string): Promise<DomainCount[]> {
  const { rows } = await sql<DomainCount>`select d.domain, n.code as hood, count(distinct x.asset_id)::int as entries
    from asset_found x join asset_domain d on d.asset_id = x.asset_id join asset a on a.id = x.asset_id and not a.public_health
    left join neighbourhood n on n.code = x.neighbourhood_code and n.place_code = ${placeCode}
    where x.place_codes @> array[${placeCode}]::text[] and ${stillThere(caller)} group by 1, 2`.execute(caller.tx)
  return rows
}

/** What public health provides of one function in a place: linked to, not counted (R160). At most 50. */
export async function publicHealthOf(caller: Caller, placeCode: string, headings: readonly string[]): Promise<{ assetId: string; name: string }[]> {
  const { rows } = await sql<{ assetId: string; name: string }>`select distinct a.id as "assetId", a.name from asset_found x
    join asset a on a.id = x.asset_id and a.team_id is null and a.public_health
    where x.terms && ${`{${headings.join(',')}}`}::text[] and x.place_codes @> array[${placeCode}]::text[] and ${stillThere(caller)} order by a.name, a.id limit 50`.execute(
    caller.tx,
  )
  return rows
}

export async function levelsOf({ tx }: Caller, placeCode: string): Promise<Map<string, { level: Level; version: number }>> {
  const { rows } = await sql<{
    code: string
    level: Level
    version: number
  }>`select function_code as code, level, version from function_level where place_code = ${placeCode}`.execute(tx)
  return new Map(rows.map(({ code, ...rest }) => [code, rest]))
}

/** @param version 0 where none was set @returns false when somebody set it first */
export async function setLevel({ tx, now, actor }: Caller, placeCode: string, functionCode: string, level: Level, version: number): Promise<boolean> {
  const query =
    version === 0
      ? sql`insert into function_level (place_code, function_code, level, by_name, at) values (${placeCode}, ${functionCode}, ${level}, ${actor.name}, ${now}) on conflict do nothing`
      : sql`update function_level set level = ${level}, by_name = ${actor.name}, at = ${now}, version = version + 1
          where place_code = ${placeCode} and function_code = ${functionCode} and version = ${version}`
  return (await query.execute(tx)).numAffectedRows === 1n
}

export interface Decision {
  words: string
  byName: string
  at: Date
}

export async function decisionsOf({ tx }: Caller, placeCode: string): Promise<Decision[]> {
  const { rows } =
    await sql<Decision>`select words, by_name as "byName", at from coverage_decision where place_code = ${placeCode} order by at desc, id desc limit 50`.execute(
      tx,
    )
  return rows
}

export async function decide({ tx, now, actor }: Caller, placeCode: string, words: string): Promise<void> {
  await sql`insert into coverage_decision (id, place_code, words, by_name, at) values (${newId()}, ${placeCode}, ${words}, ${actor.name}, ${now})`.execute(tx)
}
