import { sql } from 'kysely'
import type { RoleCode } from '../access/index.ts'
import type { Caller } from '../core/caller.ts'
import { newId } from '../core/ids.ts'

// Organisations, teams, workers and sign-ins: what an operator sets up before anybody asks for help.

export interface TeamToPut {
  slug: string
  organisation_id: string
  name: string
  kind: string
  place_code: string
  front_door: boolean
  phone: string
  open_hours: string
  does: string
  does_not: string
  for_whom: string
  how_long: string
  first_meeting: string
  getting_here: string
  address: string
  access: string
  formats: string
  ways_in: string[]
  answer_within_hours: number
}

/** Adds teams that are not there yet, as fictional ones; all of them in one statement. */
export async function putTeams({ tx }: Caller, teams: readonly TeamToPut[]): Promise<void> {
  const rows = teams.map(team => ({ ...team, id: newId() }))
  await sql`insert into team (id, slug, organisation_id, name, kind, place_code, front_door, phone, open_hours, does, does_not, for_whom, how_long, first_meeting, getting_here, address, access, formats, ways_in, answer_within_hours, fictional)
    select id, slug, organisation_id, name, kind, place_code, front_door, phone, open_hours, does, does_not, for_whom, how_long, first_meeting, getting_here, address, access, formats, ways_in, answer_within_hours, true
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id uuid, slug text, organisation_id uuid, name text, kind text, place_code text, front_door boolean, phone text, open_hours text, does text, does_not text,
      for_whom text, how_long text, first_meeting text, getting_here text, address text, access text, formats text, ways_in text[], answer_within_hours int)
    on conflict (slug) do nothing`.execute(tx)
}

/** The ids of all teams by their slug. */
export async function teamIds({ tx }: Caller): Promise<Map<string, string>> {
  const { rows } = await sql<{ slug: string; id: string }>`select slug, id from team`.execute(tx)
  return new Map(rows.map(row => [row.slug, row.id]))
}

/** An organisation of this name, made as a fictional one when there is none. @returns its id */
export async function putOrganisation({ tx }: Caller, it: { name: string; kind: string; placeCode: string; careSystemCode: string }): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from organisation where name = ${it.name} and kind = ${it.kind} limit 1`.execute(tx)
  if (rows[0]) return rows[0].id
  const id = newId()
  await sql`insert into organisation (id, name, kind, place_code, care_system_code, fictional) values (${id}, ${it.name}, ${it.kind}, ${it.placeCode}, ${it.careSystemCode}, true)`.execute(
    tx,
  )
  return id
}

/** The council that looks after social care in a place: the place's own, or the county's where districts share one. */
export async function councilOf({ tx }: Caller, placeCode: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select o.id from organisation o join place p on p.code = ${placeCode} and p.care_system_code = o.care_system_code
    where o.kind = 'council' and (o.place_code is null and p.code like 'E07%' or o.place_code = p.code) order by o.place_code is null desc, o.name limit 1`.execute(
    tx,
  )
  return rows[0]!.id
}

/** The mental health trust of a care system: the one that runs its neighbourhood teams. */
export async function trustOf({ tx }: Caller, placeCode: string): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`select t.organisation_id as id from team t where t.place_code = ${placeCode} and t.kind = 'core' and t.neighbourhood_code is not null order by t.slug limit 1`.execute(
    tx,
  )
  return rows[0]!.id
}

/** The surgery of a neighbourhood with the most people on its list. */
export async function surgeryOf({ tx }: Caller, neighbourhoodCode: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select o.id from gp_practice_area g join organisation o on o.ods_code = g.practice_code
    where g.neighbourhood_code = ${neighbourhoodCode} order by g.list_size desc nulls last, g.practice_code limit 1`.execute(tx)
  return rows[0]!.id
}

export interface WorkerToPut {
  name: string
  role: RoleCode
  organisationId: string
  about: string
  teamIds: readonly string[]
  lead: boolean
}

/** A fictional worker with their teams. @returns their id */
export async function putWorker({ tx }: Caller, it: WorkerToPut): Promise<string> {
  const id = newId()
  await sql`insert into worker (id, organisation_id, name, role, about, fictional) values (${id}, ${it.organisationId}, ${it.name}, ${it.role}, ${it.about}, true)`.execute(
    tx,
  )
  await sql`insert into membership (worker_id, team_id, lead, sees_caseload, during)
    select ${id}, t.id, ${it.lead}, r.sees_caseload, '[2020-01-01,)' from care_role r join team t on t.id = any (${[...it.teamIds]}::uuid[]) where r.code = ${it.role}`.execute(
    tx,
  )
  return id
}

/** Brings into every place-wide front door a lead (one who signs in, where there is one), a receptionist and a practitioner of its place's neighbourhood teams. */
export async function staffFrontDoors({ tx }: Caller): Promise<void> {
  await sql`insert into membership (worker_id, team_id, lead, sees_caseload, during)
    select distinct on (door.id, w.role) w.id, door.id, w.role = 'team_lead', r.sees_caseload, '[2020-01-01,)'::tstzrange
    from team door join team t on t.place_code = door.place_code and t.kind = 'core' and t.front_door and t.id <> door.id
    join membership m on m.team_id = t.id join worker w on w.id = m.worker_id and w.role in ('team_lead', 'reception', 'mental_health_practitioner')
    join care_role r on r.code = w.role
    where door.front_door and door.fictional and door.neighbourhood_code is null
      and not exists (select from membership x where x.team_id = door.id and x.worker_id = w.id)
    order by door.id, w.role, (w.role = 'team_lead' and exists (select from account a where a.worker_id = w.id)) desc, w.id`.execute(tx)
}

type Whose = { worker_id: string } | { person_id: string } | { supporter_id: string } | { operator_role: string }

/** A sign-in for somebody of the demonstration. @returns the account's id */
export async function putAccount({ tx }: Caller, whose: Whose, since: Date): Promise<string> {
  const id = newId()
  const [[column, value]] = Object.entries(whose) as [[string, string]]
  await sql`insert into account (id, issuer, subject, ${sql.ref(column)}, created_at) values (${id}, 'demo', ${id}, ${value}, ${since})`.execute(tx)
  return id
}

/** What has been built already, so that a stop half-way goes on where it was. */
export async function builtSoFar({
  tx,
}: Caller): Promise<{ places: boolean; postcodes: boolean; teams: boolean; eight: boolean; real: boolean; simulated: number }> {
  const { rows } = await sql<{ places: boolean; postcodes: boolean; teams: boolean; eight: boolean; real: boolean; simulated: number }>`select
    exists (select from gp_practice_area) as places, exists (select from postcode) as postcodes, exists (select from team where slug like 'crisis-%') as teams, exists (select from persona where part = 'people') as eight,
    exists (select from person where not fictional) as real,
    (select count(*)::int from person where fictional and id not in (select person_id from account where person_id is not null)) as simulated`.execute(tx)
  return rows[0]!
}

export async function employerOfTeam({ tx }: Caller, teamId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select organisation_id as id from team where id = ${teamId}`.execute(tx)
  return rows[0]!.id
}

export async function countPostcodes({ tx }: Caller): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from postcode`.execute(tx)
  return rows[0]!.n
}

/** Takes the messages promised so far off the queue, in order. @returns what each carries */
export async function takePromises({ tx, now }: Caller): Promise<Record<string, string>[]> {
  const { rows } = await sql<{ payload: Record<string, string> }>`with taken as (
      update job set done_at = ${now}, attempts = 1 where task = 'message.send' and done_at is null and run_at <= ${now} returning id, payload)
    select payload from taken order by id`.execute(tx)
  return rows.map(row => row.payload)
}

/** When the next message on its way out is due, up to now; undefined when none is. */
export async function nextSending({ tx, now }: Caller): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select min(send_after) as at from message where state = 'queued' and send_after <= ${now}`.execute(tx)
  return rows[0]?.at ?? undefined
}
