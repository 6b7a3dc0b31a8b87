import { sql } from 'kysely'
import { type Caller, lend } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import type { Barrier, Domain } from './network.ts'

const uuids = (ids: readonly string[]): string => `{${ids.join(',')}}`

/** Barriers of one kind in one place: how many people they stand around, and whose work it is. Somebody turned away tells no name, so tellings are counted. */
export interface BarrierCount {
  placeCode: string
  placeName: string
  kind: Barrier | 'turned_away'
  open: number
  done: number
  ownerName: string | null
  unowned: number
  /** Some of it is the work of a team of the reader's. */
  mine: boolean
  /** What was done about those dealt with. */
  doneWords: string
}

// Joined records are one person; a report that knows nobody counts as it is.
const one = sql`distinct coalesce(w.merged_into, w.id, r.id)`

/** What stands in people's way, place by place, kind by kind. Counted by the house, since whoever reads it sees none of the people. */
export const barrierCounts = (caller: Caller, placeCodes: readonly string[] | 'all'): Promise<BarrierCount[]> =>
  lend(caller, 'connecting', async ({ tx }) => {
    const { rows } =
      await sql<BarrierCount>`select r.place_code as "placeCode", p.name as "placeName", r.kind, (count(${one}) filter (where r.state <> 'done'))::int as open,
      (count(${one}) filter (where r.state = 'done'))::int as done, string_agg(distinct t.name, ', ') filter (where r.state <> 'done') as "ownerName",
      (count(${one}) filter (where r.owner_team_id is null and r.state <> 'done'))::int as unowned,
      coalesce(bool_or(r.owner_team_id = any (${uuids(caller.actor.teams)}::uuid[]) and r.state <> 'done'), false) as mine,
      coalesce(string_agg(distinct nullif(r.done_words, ''), '; '), '') as "doneWords"
    from barrier_report r join place p on p.code = r.place_code left join team t on t.id = r.owner_team_id
      left join person_barrier b on b.report_id = r.id left join person w on w.id = b.person_id
    where ${placeCodes === 'all' ? sql`true` : sql`r.place_code = any (${`{${placeCodes.join(',')}}`}::text[])`}
    group by r.place_code, p.name, r.kind order by p.name, count(${one}) desc, r.kind limit 500`.execute(tx)
    return rows
  })

/** Gives every open barrier of a kind in a place that nobody owns yet to a team; what another team works on stays theirs. @returns how many */
export async function ownBarriers({ tx }: Caller, placeCode: string, kind: string, teamId: string): Promise<number> {
  const { numAffectedRows } = await sql`update barrier_report set owner_team_id = ${teamId}, state = 'working', version = version + 1
    where place_code = ${placeCode} and kind = ${kind} and state <> 'done' and owner_team_id is null`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** What the caller's own teams took on, of a kind in a place, is dealt with. @returns how many */
export async function closeBarriers({ tx, actor }: Caller, placeCode: string, kind: string, words: string): Promise<number> {
  const { numAffectedRows } = await sql`update barrier_report set state = 'done', done_words = ${words}, version = version + 1
    where place_code = ${placeCode} and kind = ${kind} and state <> 'done' and owner_team_id = any (${uuids(actor.teams)}::uuid[])`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

export interface SaidOfPlace {
  placeName: string
  kind: string
  words: string
}

/**
 * What was said about the place or a service, for the teams whose work it is: without whose it was or when, and nothing in
 * which that person is named. Asked by the house, since those who own it need not see anybody it stood around.
 */
export const saidToOwners = (caller: Caller): Promise<SaidOfPlace[]> =>
  lend(caller, 'connecting', async ({ tx }) => {
    const { rows } = await sql<SaidOfPlace>`select distinct p.name as "placeName", r.kind, r.words from barrier_report r join place p on p.code = r.place_code
      where r.owner_team_id = any (${uuids(caller.actor.teams)}::uuid[]) and r.state <> 'done' and r.words <> '' and not exists (
        select from person_barrier b join person w on w.id = b.person_id, unnest(array[w.given_name, w.family_name, w.preferred_name]) as called
        where b.report_id = r.id and length(called) > 1 and strpos(replace(plain_words(r.words), ' ', ''), replace(plain_words(called), ' ', '')) > 0)
      order by "placeName", r.kind limit 200`.execute(tx)
    return rows
  })

export interface Gap {
  id: string
  wanted: string
  domain: Domain
  placeCode: string
  placeName: string
  neighbourhoodName: string | null
  /** How many people looked for it. */
  times: number
  /** Who lives in the neighbourhood, or else in the place; null where it is not known. */
  population: number | null
  firstAt: Date
  proposal: string | null
  proposalWords: string
  state: 'open' | 'met'
  version: number
}

/** What people looked for that a place does not have, wanted by most people first. Counted by the house, as barriers are. */
export const gapsIn = (caller: Caller, placeCodes: readonly string[] | 'all'): Promise<Gap[]> =>
  lend(caller, 'connecting', async ({ tx }) => {
    const { rows } =
      await sql<Gap>`select g.id, g.wanted, g.domain, g.place_code as "placeCode", p.name as "placeName", n.name as "neighbourhoodName", looked.times,
      coalesce(n.population, (select sum(h.population) from neighbourhood h where h.place_code = g.place_code))::int as population, g.first_at as "firstAt", g.proposal, g.proposal_words as "proposalWords", g.state, g.version
    from asset_gap g join place p on p.code = g.place_code left join neighbourhood n on n.code = g.neighbourhood_code
      cross join lateral (select count(distinct coalesce(w.merged_into, w.id))::int as times from person_gap l join person w on w.id = l.person_id where l.gap_id = g.id) looked
    where ${placeCodes === 'all' ? sql`true` : sql`g.place_code = any (${`{${placeCodes.join(',')}}`}::text[])`}
    order by g.state desc, looked.times desc, g.wanted limit 300`.execute(tx)
    return rows
  })

/** The person looked for this and the place does not have it. One person counts once, however often it is told. */
export async function countGap(
  { tx, now, actor }: Caller,
  personId: string,
  gap: { wanted: string; heading: string | undefined; domain: Domain; placeCode: string; neighbourhoodCode: string | null },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`insert into asset_gap (id, wanted, domain, place_code, neighbourhood_code, first_at)
    values (${newId()}, ${gap.heading ?? gap.wanted}, ${gap.domain}, ${gap.placeCode}, ${gap.neighbourhoodCode}, ${now})
    on conflict (place_code, coalesce(neighbourhood_code, ''), domain, lower(wanted)) do update set state = 'open',
      version = asset_gap.version + (asset_gap.state = 'met')::int returning id`.execute(tx)
  await sql`insert into person_gap (gap_id, person_id, words, at, by_name) values (${rows[0]!.id}, ${personId}, ${gap.wanted}, ${now}, ${actor.name})
    on conflict (gap_id, person_id) do nothing`.execute(tx)
}

/** What the person looked for and did not find, in their own words. */
export async function lookedFor({ tx }: Caller, personId: string): Promise<{ words: string; at: Date; byName: string }[]> {
  const { rows } = await sql<{ words: string; at: Date; byName: string }>`select words, at, by_name as "byName" from person_gap
    where person_id = ${personId} order by at, gap_id limit 500`.execute(tx)
  return rows
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
