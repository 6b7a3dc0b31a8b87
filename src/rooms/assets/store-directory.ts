import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { addDays, londonDate } from '../../core/dates.ts'
import { monthsBefore, STALE_MONTHS } from './assets.ts'
import type { Told } from './store-upkeep.ts'

/** The places that somebody's teams work in; of somebody without a team, their organisation's. */
export async function placesOf({ tx, organisation }: Caller, teams: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ place_code: string }>`select distinct place_code from team where id = any (${teams}::uuid[]) and place_code is not null
    union select place_code from organisation where id = ${organisation ?? null}::uuid and place_code is not null and cardinality(${teams}::uuid[]) = 0 order by place_code`.execute(
    tx,
  )
  return rows.map(row => row.place_code)
}

// Of these places, or of none that is known: those are everybody's.
const whereOf = (places: readonly string[]) => sql`(asset_places(a.id) && ${places}::text[] or asset_places(a.id) = '{}')`
const foundIn = (places: readonly string[]) => sql`(f.place_codes && ${places}::text[] or f.place_codes = '{}')`

export interface Listed {
  id: string
  name: string
  organisation: string
  at: Date
}

export interface ToldListed extends Listed {
  kind: Told['kind']
}

/** The most of each list that is shown at once; the oldest first. */
export const MOST = 50

/** What was told and nobody has dealt with, suggestions among it. */
export async function toldList({ tx }: Caller, places: readonly string[]): Promise<ToldListed[]> {
  const { rows } =
    await sql<ToldListed>`select a.id, a.name, o.name as organisation, t.at, t.kind from asset_told t join asset a on a.id = t.asset_id join asset_organisation o on o.id = a.organisation_id
    where t.state = 'open' and (a.published or t.kind = 'new') and a.merged_into is null and ${whereOf(places)} order by t.at, t.id limit ${MOST}`.execute(tx)
  return rows
}

export interface Quiet extends Listed {
  askedAt: Date | null
  gone: boolean
  hasOwner: boolean
}

/** Entries nobody has confirmed for long: sunk in results, or gone from them. */
export async function quietList({ tx, now }: Caller, places: readonly string[]): Promise<Quiet[]> {
  const { rows } =
    await sql<Quiet>`select a.id, a.name, o.name as organisation, a.confirmed_at as at, a.asked_at as "askedAt", a.owner_email is not null as "hasOwner",
      a.confirmed_at <= ${monthsBefore(now, STALE_MONTHS.gone)} as gone
    from asset a join asset_organisation o on o.id = a.organisation_id
    where a.confirmed_at <= ${monthsBefore(now, STALE_MONTHS.sinks)} and exists (select from asset_found f where f.asset_id = a.id and ${foundIn(places)})
    order by a.confirmed_at, a.id limit ${MOST}`.execute(tx)
  return rows
}

export interface LittleUsed extends Listed {
  times: number
}

/** Shown for three months and hardly used in them: could be made known before they close (R222). */
export async function littleUsed({ tx, now }: Caller, places: readonly string[]): Promise<LittleUsed[]> {
  const since = `${londonDate(addDays(now, -92)).slice(0, 7)}-01`
  const { rows } = await sql<LittleUsed>`select a.id, a.name, o.name as organisation, a.created_at as at, coalesce(u.times, 0)::int as times
    from asset a join asset_organisation o on o.id = a.organisation_id
    left join lateral (select sum(times) as times from asset_use u where u.asset_id = a.id and u.month >= ${since}) u on true
    where a.created_at <= ${addDays(now, -92)} and coalesce(u.times, 0) < 5
      and exists (select from asset_found f where f.asset_id = a.id and ${foundIn(places)} and f.confirmed_at > ${monthsBefore(now, STALE_MONTHS.gone)})
    order by coalesce(u.times, 0), a.name, a.id limit 20`.execute(tx)
  return rows
}

/** How often each kind of use was made of an entry in the last three months, in total. */
export async function usesOf({ tx, now }: Caller, assetId: string): Promise<Record<string, number>> {
  const since = `${londonDate(addDays(now, -92)).slice(0, 7)}-01`
  const { rows } = await sql<{
    kind: string
    times: number
  }>`select kind, sum(times)::int as times from asset_use where asset_id = ${assetId}::uuid and month >= ${since} group by kind`.execute(tx)
  return Object.fromEntries(rows.map(row => [row.kind, row.times]))
}

/** Entries that somebody must be sent to, in these places, and all: a barrier in itself (R054). */
export async function referralOnly({ tx, now }: Caller, places: readonly string[]): Promise<{ needed: number; all: number }> {
  const { rows } = await sql<{
    needed: number
    all: number
  }>`select count(distinct f.asset_id) filter (where f.referral = 'needed')::int as needed, count(distinct f.asset_id)::int as all
    from asset_found f where f.place_codes && ${places}::text[] and f.confirmed_at > ${monthsBefore(now, STALE_MONTHS.gone)}`.execute(tx)
  return rows[0]!
}
