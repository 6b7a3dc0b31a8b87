import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { Invalid } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { type CapacityDecision, type FrontDoorTeam, type Load, loadFrom } from './organisations.ts'

/**
 * How many people each team holds now against what it said it can hold. The counts include people hidden from the caller:
 * they are numbers about the team. Teams the caller has no part in (not a member, nor on a front door of the same place)
 * are absent from the map.
 * @param teamIds at most a few hundred; unknown ids are ignored
 */
export async function loadOf(caller: Caller, teamIds: readonly string[]): Promise<Map<string, Load>> {
  if (teamIds.length === 0) return new Map()
  const { rows } = await sql<{ team_id: string; held: number; capacity: number | null }>`
    select team_id, held, capacity from team_load(${[...teamIds]}::uuid[])`.execute(caller.tx)
  return new Map(rows.map(row => [row.team_id, loadFrom(row.held, row.capacity)]))
}

interface DecisionRow {
  up_to: number
  until: Date
  reason: string
  decided_by_name: string
  decided_at: Date
  held: number
  capacity: number
}

/** The newest decision to go over capacity that still stands, for one team; undefined when there is none. */
export async function standingDecision(caller: Caller, teamId: string): Promise<CapacityDecision | undefined> {
  return (await capacityDecisions(caller, teamId, 1)).find(decision => decision.until > caller.now)
}

/** Decisions to go over capacity, newest first. */
export async function capacityDecisions(caller: Caller, teamId: string, limit = 10): Promise<CapacityDecision[]> {
  const { rows } = await sql<DecisionRow>`select up_to, until, reason, decided_by_name, decided_at, held, capacity from capacity_decision
    where team_id = ${teamId} order by decided_at desc, id desc limit ${limit}`.execute(caller.tx)
  return rows.map(row => ({
    upTo: row.up_to,
    until: row.until,
    reason: row.reason,
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at,
    held: row.held,
    capacity: row.capacity,
  }))
}

export async function insertDecision(
  caller: Caller,
  teamId: string,
  load: { held: number; capacity: number },
  decision: { upTo: number; until: Date; reason: string },
): Promise<void> {
  await sql`insert into capacity_decision (id, team_id, held, capacity, up_to, until, reason, decided_by, decided_by_name, decided_at)
    values (${newId()}, ${teamId}, ${load.held}, ${load.capacity}, ${decision.upTo}, ${decision.until}, ${decision.reason},
      ${caller.actor.workerId}::uuid, ${caller.actor.name}, ${caller.now})`.execute(caller.tx)
}

/** Sets how many people a team can hold. @returns false when the caller does not lead it, or somebody changed it first. */
export async function updateCapacity(caller: Caller, teamId: string, capacity: number | null, version: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update team set capacity = ${capacity}, version = version + 1
    where id = ${teamId} and version = ${version}`.execute(caller.tx)
  return (numAffectedRows ?? 0n) > 0n
}

interface FrontDoorRow {
  id: string
  slug: string
  name: string
  phone: string | null
  open_hours: string | null
  answer_within_hours: number
  organisation_id: string
  organisation_name: string
  place_code: string
  reach: FrontDoorTeam['reach']
}

/**
 * The team that receives a request for help: that of the neighbourhood (or of the GP practice's), else of the place, else
 * of the care system, else any there is. Only a team in which somebody is at work counts: a request never lands where nobody
 * reads it. Several at the same reach are ordered the same way every time (core teams first, then by name).
 * @throws Invalid, in words for whoever asks, when nobody anywhere is at work in a front door; `kith doctor` says so beforehand
 */
export async function frontDoorTeamFor(
  caller: Caller,
  where: { neighbourhoodCode?: string | undefined; placeCode?: string | undefined; practiceCode?: string | undefined },
): Promise<FrontDoorTeam> {
  const { rows } = await sql<FrontDoorRow>`
    with near as (
      select n.code, n.place_code from neighbourhood n where n.code = coalesce(${where.neighbourhoodCode ?? null}::text,
        (select g.neighbourhood_code from gp_practice_area g where g.practice_code = upper(trim(${where.practiceCode ?? null}::text))))
    ), here as (
      select p.code, p.care_system_code from place p where p.code = coalesce((select place_code from near), ${where.placeCode ?? null}::text)
    ), door as (
      select t.*, o.name as organisation_name, case
        when t.neighbourhood_code = (select code from near) then 'neighbourhood'
        when t.neighbourhood_code is null and t.place_code = (select code from here) then 'place'
        when t.neighbourhood_code is null and p.care_system_code = (select care_system_code from here) then 'care_system'
        else 'anywhere' end as reach
      from team t join organisation o on o.id = t.organisation_id join place p on p.code = t.place_code where t.front_door and exists (select from at_work a where a.team_id = t.id)
    )
    select id, slug, name, phone, open_hours, answer_within_hours, organisation_id, organisation_name, place_code, reach from door
    order by array_position(array['neighbourhood','place','care_system','anywhere'], reach),
      place_code = (select code from here) desc nulls last, (select care_system_code from place where code = door.place_code) = (select care_system_code from here) desc nulls last,
      kind = 'core' desc, name, id limit 1`.execute(caller.tx)
  const row = rows[0]
  if (!row) throw new Invalid(NOBODY_RECEIVES)
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    phone: row.phone ?? undefined,
    openHours: row.open_hours ?? undefined,
    answerWithinHours: row.answer_within_hours,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    placeCode: row.place_code,
    reach: row.reach,
  }
}

/** False where no team with somebody at work receives requests for help: asking must not be offered. */
export async function anyoneReceives({ tx }: Caller): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from team t join at_work a on a.team_id = t.id where t.front_door) as any`.execute(tx)
  return rows[0]!.any
}

/** Said where nobody can receive a request, instead of pretending that somebody does. */
export const NOBODY_RECEIVES =
  'Nobody is here to read this just now, so it was not sent. For help now call 111 and choose option 2, or 999 if a life is in danger.'

/** Teams that are front doors and in which nobody is at work, by name, for `kith doctor`; at most 500. */
export async function emptyFrontDoors(caller: Caller): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from team t where front_door and not exists (select from at_work a where a.team_id = t.id)
    order by name, id limit 500`.execute(caller.tx)
  return rows.map(row => row.name)
}

/** Neighbourhoods whose requests would go beyond their own place, for `kith doctor`. Empty when all is well. */
export async function placesWithoutFrontDoor(caller: Caller): Promise<{ neighbourhoodCode: string; neighbourhood: string; place: string }[]> {
  const { rows } = await sql<{ neighbourhoodCode: string; neighbourhood: string; place: string }>`
    select n.code as "neighbourhoodCode", n.name as neighbourhood, p.name as place from neighbourhood n join place p on p.code = n.place_code
    where not exists (select from team t where t.front_door and exists (select from at_work a where a.team_id = t.id) and (t.neighbourhood_code = n.code or (t.neighbourhood_code is null and t.place_code = n.place_code)))
    order by p.name, n.name limit 500`.execute(caller.tx)
  return rows
}
