import { sql } from 'kysely'
import { type Caller, lend } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import type { Barrier, Domain } from './network.ts'

/** Barriers of one kind in one place: a count, and whose work it is. */
export interface BarrierCount {
  placeCode: string
  placeName: string
  kind: Barrier | 'turned_away'
  open: number
  done: number
  ownerName: string | null
  unowned: number
}

/** What stands in people's way, place by place, kind by kind; no row says whose it was. */
export async function barrierCounts({ tx }: Caller, placeCodes: readonly string[] | 'all'): Promise<BarrierCount[]> {
  const { rows } =
    await sql<BarrierCount>`select r.place_code as "placeCode", p.name as "placeName", r.kind, (count(*) filter (where r.state <> 'done'))::int as open,
      (count(*) filter (where r.state = 'done'))::int as done, min(t.name) as "ownerName", (count(*) filter (where r.owner_team_id is null and r.state <> 'done'))::int as unowned
    from barrier_report r join place p on p.code = r.place_code left join team t on t.id = r.owner_team_id
    where ${placeCodes === 'all' ? sql`true` : sql`r.place_code = any (${`{${placeCodes.join(',')}}`}::text[])`}
    group by r.place_code, p.name, r.kind order by p.name, count(*) desc, r.kind limit 500`.execute(tx)
  return rows
}

/** Gives every open barrier of a kind in a place to a team. @returns how many */
export async function ownBarriers({ tx }: Caller, placeCode: string, kind: string, teamId: string): Promise<number> {
  const { numAffectedRows } = await sql`update barrier_report set owner_team_id = ${teamId}, state = 'working', version = version + 1
    where place_code = ${placeCode} and kind = ${kind} and state <> 'done'`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

export async function closeBarriers({ tx }: Caller, placeCode: string, kind: string, words: string): Promise<number> {
  const { numAffectedRows } = await sql`update barrier_report set state = 'done', done_words = ${words}, version = version + 1
    where place_code = ${placeCode} and kind = ${kind} and state <> 'done'`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

export interface Gap {
  id: string
  wanted: string
  domain: Domain
  placeCode: string
  placeName: string
  neighbourhoodName: string | null
  times: number
  firstAt: Date
  proposal: string | null
  proposalWords: string
  state: 'open' | 'met'
  version: number
}

/** What people looked for that a place does not have, wanted most first. */
export async function gapsIn({ tx }: Caller, placeCodes: readonly string[] | 'all'): Promise<Gap[]> {
  const { rows } = await sql<Gap>`select g.id, g.wanted, g.domain, g.place_code as "placeCode", p.name as "placeName", n.name as "neighbourhoodName", g.times,
      g.first_at as "firstAt", g.proposal, g.proposal_words as "proposalWords", g.state, g.version
    from asset_gap g join place p on p.code = g.place_code left join neighbourhood n on n.code = g.neighbourhood_code
    where ${placeCodes === 'all' ? sql`true` : sql`g.place_code = any (${`{${placeCodes.join(',')}}`}::text[])`}
    order by g.state desc, g.times desc, g.wanted limit 300`.execute(tx)
  return rows
}

/** Counts one more who looked for this in the place; nothing of who it was is kept. */
export async function countGap(
  { tx, now }: Caller,
  gap: { wanted: string; domain: Domain; placeCode: string; neighbourhoodCode: string | null },
): Promise<void> {
  await sql`insert into asset_gap (id, wanted, domain, place_code, neighbourhood_code, first_at, last_at)
    values (${newId()}, ${gap.wanted}, ${gap.domain}, ${gap.placeCode}, ${gap.neighbourhoodCode}, ${now}, ${now})
    on conflict (place_code, coalesce(neighbourhood_code, ''), domain, lower(wanted)) do update set times = asset_gap.times + 1, last_at = excluded.last_at, state = 'open'`.execute(
    tx,
  )
}

/** @returns false when somebody changed it first */
export async function proposeFor(
  { tx }: Caller,
  gapId: string,
  version: number,
  it: { proposal: string | null; words: string; met: boolean },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update asset_gap set proposal = ${it.proposal}, proposal_words = ${it.words}, state = ${it.met ? 'met' : 'open'}, version = version + 1
    where id = ${gapId} and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

/** The places of the caller's teams. */
export async function myPlaces({ tx, actor }: Caller): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`select distinct p.code, p.name from team t join place p on p.code = t.place_code
    where t.id = any (${`{${actor.teams.join(',')}}`}::uuid[]) order by p.name`.execute(tx)
  return rows
}

/**
 * How many people were once outside everything, and how many of those were not when last looked at; in these places. Counted
 * by the house, since nobody who plans sees any of them; told only as `told` allows.
 */
export const movedIn = (caller: Caller, placeCodes: readonly string[] | 'all'): Promise<{ were: number; moved: number }> =>
  lend(caller, 'connecting', async ({ tx }) => {
    const { rows } = await sql<{ were: number; moved: number }>`select count(*)::int as were, (count(*) filter (where not l.last))::int as moved from (
        select person_id, bool_or(outside) as ever, (array_agg(outside order by at desc))[1] as last from network_look group by person_id) l
      join person p on p.id = l.person_id
      where l.ever and ${placeCodes === 'all' ? sql`true` : sql`p.place_code = any (${`{${placeCodes.join(',')}}`}::text[])`}`.execute(tx)
    return rows[0] ?? { were: 0, moved: 0 }
  })
