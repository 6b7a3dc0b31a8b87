import { sql } from 'kysely'
import { type Caller, once } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { otherwiseFor } from '../people/index.ts'

/** One member of a care team, or somebody asked to be. */
export interface Member {
  id: string
  personId: string
  workerId: string | null
  workerName: string | null
  teamId: string | null
  teamName: string | null
  organisationId: string
  organisationName: string
  role: string
  part: string
  state: 'asked' | 'agreed' | 'declined'
  personAgreed: boolean
  askedByName: string | null
  askedAt: Date
  from: Date | null
  to: Date | null
  version: number
}

const select = () => sql`select i.id, i.person_id as "personId", i.worker_id as "workerId", w.name as "workerName", i.team_id as "teamId", t.name as "teamName",
  i.organisation_id as "organisationId", o.name as "organisationName", i.role, i.part, i.state, i.person_agreed as "personAgreed",
  a.name as "askedByName", i.asked_at as "askedAt", lower(i.during) as "from", upper(i.during) as "to", i.version
  from involvement i join organisation o on o.id = i.organisation_id
  left join worker w on w.id = i.worker_id left join team t on t.id = i.team_id left join worker a on a.id = i.asked_by`

// The part somebody has is told in words, and these are read as the person shares them.
async function partOtherwise(caller: Caller, members: Member[]): Promise<Member[]> {
  const readFor = await otherwiseFor(
    caller,
    members.filter(member => member.part).map(member => member.personId),
  )
  return members.map(member => ({ ...member, part: readFor(member.personId)(member.part) }))
}

/** Everyone in the person's care team now or soon, and everyone asked; not those who ended or said no. */
export async function readMembers(caller: Caller, personId: string): Promise<Member[]> {
  return once(caller, `members ${personId}`, () => askMembers(caller, personId))
}

async function askMembers(caller: Caller, personId: string): Promise<Member[]> {
  const { rows } = await sql<Member>`${select()} where i.person_id = ${personId} and i.state <> 'declined' and not isempty(i.during)
    and (upper_inf(i.during) or upper(i.during) > ${caller.now}) order by i.state desc, lower(i.during), i.id limit 100`.execute(caller.tx)
  return partOtherwise(caller, rows)
}

/** Everyone who helps this person or has, but for those who said no; the latest 500. */
export async function everyMember(caller: Caller, personId: string): Promise<Member[]> {
  const { rows } = await sql<Member>`${select()} where i.person_id = ${personId} and i.state <> 'declined' and not isempty(i.during)
    order by lower(i.during) desc, i.id limit 500`.execute(caller.tx)
  return partOtherwise(caller, rows)
}

export async function readMember(caller: Caller, involvementId: string): Promise<Member | undefined> {
  const { rows } = await sql<Member>`${select()} where i.id = ${involvementId}`.execute(caller.tx)
  return (await partOtherwise(caller, rows))[0]
}

/** Requests to join a care team that wait for this worker, or for a team they are in. */
export async function askedOfMe(caller: Caller): Promise<Member[]> {
  const { rows } = await sql<Member>`${select()} where i.state = 'asked' and not isempty(i.during) and (i.worker_id = ${caller.actor.workerId ?? null}::uuid
    or (i.worker_id is null and i.team_id = any(${`{${caller.actor.teams.join(',')}}`}::uuid[]))) order by i.asked_at limit 50`.execute(caller.tx)
  return partOtherwise(caller, rows)
}

export interface NewMember {
  personId: string
  workerId?: string
  teamId?: string
  organisationId: string
  role: string
  part: string
  state: 'asked' | 'agreed'
  personAgreed: boolean
  from: Date
  to?: Date
}

/** @returns undefined when they are in the care team in this role for some of these days, or were asked, by somebody who came first */
export async function insertMember(caller: Caller, member: NewMember, askedBy: string | undefined): Promise<string | undefined> {
  const id = newId()
  const { rows } =
    await sql`insert into involvement (id, person_id, worker_id, team_id, organisation_id, role, part, state, person_agreed, asked_by, asked_at, answered_at, during)
    values (${id}, ${member.personId}, ${member.workerId ?? null}, ${member.teamId ?? null}, ${member.organisationId}, ${member.role}, ${member.part}, ${member.state},
      ${member.personAgreed}, ${askedBy ?? null}, ${caller.now}, ${member.state === 'agreed' ? caller.now : null}, tstzrange(${member.from}, ${member.to ?? null}))
    on conflict do nothing returning id`.execute(caller.tx)
  return rows.length > 0 ? id : undefined
}

/** An involvement of the same worker or team in the same role that overlaps this time. */
export async function findOverlap(
  caller: Caller,
  { personId, workerId, teamId, role, from, to }: Pick<NewMember, 'personId' | 'workerId' | 'teamId' | 'role' | 'from' | 'to'>,
): Promise<Member | undefined> {
  const { rows } = await sql<Member>`${select()} where i.person_id = ${personId} and coalesce(i.worker_id, i.team_id) = ${workerId ?? teamId ?? null}::uuid
    and i.role = ${role} and i.during && tstzrange(${from}, ${to ?? null}) limit 1`.execute(caller.tx)
  return rows[0]
}

/** Records the answer to a request. @returns false when it was answered already */
export async function answerMember(caller: Caller, involvementId: string, state: 'agreed' | 'declined', why: string | null): Promise<boolean> {
  const result = await sql`update involvement set state = ${state}, answered_at = ${caller.now}, ended_why = ${why}, version = version + 1,
    during = case when ${state} = 'declined' then 'empty'::tstzrange when lower(during) < ${caller.now} then tstzrange(${caller.now}, upper(during)) else during end
    where id = ${involvementId} and state = 'asked' and (upper_inf(during) or upper(during) > ${caller.now})`.execute(caller.tx)
  return (result.numAffectedRows ?? 0n) > 0n
}

export async function endMember(caller: Caller, involvementId: string, version: number, why: string): Promise<boolean> {
  const result = await sql`update involvement set during = during * tstzrange(null, ${caller.now}), ended_why = ${why}, version = version + 1
    where id = ${involvementId} and version = ${version}`.execute(caller.tx)
  return (result.numAffectedRows ?? 0n) > 0n
}

export interface Colleague {
  workerId: string
  workerName: string
  role: string
  teamId: string
  teamName: string
  organisationId: string
  organisationName: string
}

/** Workers who are at work in a team of this person's place, or of any place when `words` names them: people to ask. */
export async function colleagues(caller: Caller, personId: string | undefined): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`select w.id as "workerId", w.name as "workerName", w.role, t.id as "teamId", t.name as "teamName",
      o.id as "organisationId", o.name as "organisationName"
    from at_work m join worker w on w.id = m.worker_id join team t on t.id = m.team_id join organisation o on o.id = t.organisation_id
    where (${personId ?? null}::uuid is null or t.place_code = (select place_code from person where id = ${personId ?? null}::uuid) or m.team_id = any(${`{${caller.actor.teams.join(',')}}`}::uuid[]))
      and (${personId ?? null}::uuid is not null or m.team_id = any(${`{${caller.actor.teams.join(',')}}`}::uuid[]))
    order by o.name, t.name, w.name limit 500`.execute(caller.tx)
  return rows
}

/** Teams of the person's place in which somebody is at work: teams to ask. */
export async function teamsNear(
  caller: Caller,
  personId: string,
): Promise<{ teamId: string; teamName: string; organisationId: string; organisationName: string }[]> {
  const { rows } = await sql<{ teamId: string; teamName: string; organisationId: string; organisationName: string }>`
    select t.id as "teamId", t.name as "teamName", o.id as "organisationId", o.name as "organisationName" from team t join organisation o on o.id = t.organisation_id
    where t.place_code = (select place_code from person where id = ${personId}) and exists (select from at_work a where a.team_id = t.id) order by t.name limit 200`.execute(
    caller.tx,
  )
  return rows
}

export async function organisationOf(
  caller: Caller,
  { workerId, teamId }: { workerId?: string; teamId?: string },
): Promise<{ organisationId: string; name: string; active: boolean; role: string | null } | undefined> {
  const { rows } = workerId
    ? await sql<{
        organisationId: string
        name: string
        active: boolean
        role: string | null
      }>`select organisation_id as "organisationId", name, active, role from worker where id = ${workerId}`.execute(caller.tx)
    : await sql<{
        organisationId: string
        name: string
        active: boolean
        role: string | null
      }>`select organisation_id as "organisationId", name, true as active, null as role from team where id = ${teamId ?? null}::uuid`.execute(caller.tx)
  return rows[0]
}

/** True when both workers are in one team now. */
export async function shareTeam(caller: Caller, one: string, other: string): Promise<boolean> {
  const { rows } = await sql`select from membership a join membership b on b.team_id = a.team_id
    where a.worker_id = ${one} and b.worker_id = ${other} and a.during @> ${caller.now}::timestamptz and b.during @> ${caller.now}::timestamptz limit 1`.execute(
    caller.tx,
  )
  return rows.length > 0
}

/** The teams the caller is in now, by name. */
export async function myTeams(caller: Caller): Promise<{ id: string; name: string }[]> {
  return (
    await sql<{ id: string; name: string }>`select id, name from team where id = any(${`{${caller.actor.teams.join(',')}}`}::uuid[]) order by name`.execute(
      caller.tx,
    )
  ).rows
}
