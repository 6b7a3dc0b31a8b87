import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'

// Who is at work where, and who is held by nobody who is: read and written for the house alone, which sees everyone.

/** True when somebody is at work in the team now. */
export async function hasSomebody(caller: Caller, teamId: string): Promise<boolean> {
  return (await sql`select from at_work where team_id = ${teamId} limit 1`.execute(caller.tx)).rows.length > 0
}

/** Somebody held in name alone. */
export interface Unheld {
  responsibilityId: string
  personId: string
  workerId: string | null
  workerName: string | null
  teamId: string
  teamName: string
  /** Somebody else is at work in the worker's team. */
  teamAtWork: boolean
}

/** Everybody whose holder is not at work: their worker left the team or cannot sign in, or nobody works in the team. Longest first. */
export async function needOwner(house: Caller, limit = 200): Promise<Unheld[]> {
  const { rows } = await sql<Unheld>`select h.responsibility_id as "responsibilityId", h.person_id as "personId", h.worker_id as "workerId",
      h.worker_name as "workerName", h.team_id as "teamId", h.team_name as "teamName", exists (select from at_work a where a.team_id = h.team_id) as "teamAtWork"
    from who_holds h where not h.at_work order by h.since, h.person_id limit ${limit}`.execute(house.tx)
  return rows
}

/** Whom somebody who leads is told by: those of the team itself, or of the nearest that has somebody who leads. */
export interface Leads {
  workerIds: string[]
  ofTheTeam: boolean
}

/**
 * Whoever leads a team and is at work; where nobody does, whoever leads a front door of its place, then any team of its place,
 * then a front door of its care system.
 */
export async function leadsOf(house: Caller, teamId: string): Promise<Leads> {
  const { rows } = await sql<{ workerId: string; near: number }>`
    with home as (select t.id, t.place_code, p.care_system_code from team t join place p on p.code = t.place_code where t.id = ${teamId}),
    lead as (select a.worker_id, min(case when t.id = home.id then 0 when t.place_code = home.place_code and t.front_door then 1 when t.place_code = home.place_code then 2 else 3 end) as near
      from home join place p on p.care_system_code = home.care_system_code join team t on t.place_code = p.code and (t.front_door or t.place_code = home.place_code)
      join at_work a on a.team_id = t.id join worker w on w.id = a.worker_id and (a.lead or w.role = 'team_lead') group by a.worker_id)
    select worker_id as "workerId", near from lead where near = (select min(near) from lead) order by worker_id limit 20`.execute(house.tx)
  return { workerIds: rows.map(row => row.workerId), ofTheTeam: rows[0]?.near === 0 }
}

/** Everybody at work in a team. */
export async function colleaguesIn(house: Caller, teamId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select worker_id as id from at_work where team_id = ${teamId} order by worker_id limit 200`.execute(house.tx)
  return rows.map(row => row.id)
}

/** Writes down, once, that somebody's holder is not at work. @returns its id, or undefined when it stands already */
export async function raiseNobody(house: Caller, { responsibilityId, personId, teamId }: Unheld): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`insert into escalation (id, person_id, responsibility_id, team_id, raised_at, why)
    values (${newId()}, ${personId}, ${responsibilityId}, ${teamId}, ${house.now}, 'nobody_at_work') on conflict do nothing returning id`.execute(house.tx)
  return rows[0]?.id
}

/** Keeps whom a message was made for. */
export const keepTold = (house: Caller, escalationId: string, workerIds: readonly string[]) =>
  sql`update escalation set told_workers = ${[...workerIds]}::uuid[] where id = ${escalationId}`.execute(house.tx)

/** Forgets what was raised about holders who are at work again, so that it is raised anew when it is so again. */
export const forgetOver = (house: Caller) =>
  sql`delete from escalation e where e.why = 'nobody_at_work' and not exists (select from who_holds h where h.responsibility_id = e.responsibility_id and not h.at_work)`.execute(
    house.tx,
  )

/** Where a person lives, for finding the team that receives them. */
export async function homeOf(house: Caller, personId: string): Promise<{ placeCode: string; neighbourhoodCode: string | undefined }> {
  const { rows } = await sql<{
    placeCode: string
    neighbourhoodCode: string | null
  }>`select place_code as "placeCode", neighbourhood_code as "neighbourhoodCode"
    from person where id = ${personId}`.execute(house.tx)
  return { placeCode: rows[0]!.placeCode, neighbourhoodCode: rows[0]!.neighbourhoodCode ?? undefined }
}

/** True when this record was held as it was joined: being helped goes on in another record of the same person. */
export async function goesOnIn(house: Caller, personId: string): Promise<boolean> {
  return (
    (
      await sql<{
        on: boolean
      }>`select joined_into is not null as "on" from care_episode where person_id = ${personId} order by started_at desc limit 1`.execute(house.tx)
    ).rows[0]?.on === true
  )
}

/** The record that is kept of this person: the record itself, unless it was joined to another. */
export async function keptRecord(house: Caller, personId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`with recursive up(id, merged_into) as (select id, merged_into from person where id = ${personId}
      union select p.id, p.merged_into from up u join person p on p.id = u.merged_into)
    select id from up where merged_into is null`.execute(house.tx)
  return rows[0]?.id ?? personId
}

/** The team that holds somebody, or held them last, with its own time to answer in hours. */
export async function teamThatHeld(house: Caller, personId: string): Promise<{ id: string; answerWithinHours: number } | undefined> {
  const { rows } = await sql<{ id: string; answerWithinHours: number }>`select t.id, t.answer_within_hours as "answerWithinHours"
    from responsibility r join team t on t.id = r.team_id where r.person_id = ${personId} order by lower(r.during) desc limit 1`.execute(house.tx)
  return rows[0]
}

/** Everyone held in these teams, in the order in which people are locked. */
export async function heldIn(house: Caller, teamIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`select person_id as "personId" from responsibility
    where team_id = any (${[...teamIds]}::uuid[]) and upper_inf(during) order by person_id`.execute(house.tx)
  return rows.map(row => row.personId)
}
