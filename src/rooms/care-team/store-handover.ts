import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'

export interface Handover {
  id: string
  personId: string
  /** Undefined to a receiver who has no right to see the person yet. */
  personName: string | null
  fromWorkerId: string | null
  fromWorkerName: string | null
  fromTeamId: string
  fromTeamName: string
  toWorkerId: string
  toWorkerName: string
  toTeamId: string
  toTeamName: string
  state: 'asked' | 'accepted' | 'complete' | 'declined' | 'withdrawn'
  about: string
  askedByName: string
  askedAt: Date
  acceptedAt: Date | null
  metOn: string | null
  metHow: string | null
  reason: string | null
  finishedAt: Date | null
}

// The person's row comes through the reader's own rights: without them the name is absent.
const select =
  () => sql`select h.id, h.person_id as "personId", coalesce(p.preferred_name, p.given_name) as "personName", h.from_worker_id as "fromWorkerId", f.name as "fromWorkerName",
  h.from_team_id as "fromTeamId", ft.name as "fromTeamName", h.to_worker_id as "toWorkerId", w.name as "toWorkerName", h.to_team_id as "toTeamId", tt.name as "toTeamName",
  h.state, h.about, a.name as "askedByName", h.asked_at as "askedAt", h.accepted_at as "acceptedAt", h.met_on as "metOn", h.met_how as "metHow", h.reason, h.finished_at as "finishedAt"
  from handover h join team ft on ft.id = h.from_team_id join team tt on tt.id = h.to_team_id join worker w on w.id = h.to_worker_id join worker a on a.id = h.asked_by
  left join worker f on f.id = h.from_worker_id left join person p on p.id = h.person_id`

export async function readHandover(caller: Caller, handoverId: string): Promise<Handover | undefined> {
  return (await sql<Handover>`${select()} where h.id = ${handoverId}`.execute(caller.tx)).rows[0]
}

/** The open handover of a person, or the latest one that was said no to and not asked again since. */
export async function openHandover(caller: Caller, personId: string): Promise<Handover | undefined> {
  return (await sql<Handover>`${select()} where h.person_id = ${personId} and h.finished_at is null`.execute(caller.tx)).rows[0]
}

/** Open handovers to this worker, from them, or from their teams; and what was declined in the last two weeks. */
export async function myHandovers(caller: Caller): Promise<Handover[]> {
  const me = caller.actor.workerId ?? null
  const teams = `{${caller.actor.teams.join(',')}}`
  const { rows } = await sql<Handover>`${select()} where (h.to_worker_id = ${me}::uuid and h.finished_at is null)
    or ((h.from_worker_id = ${me}::uuid or h.from_team_id = any(${teams}::uuid[])) and (h.finished_at is null or (h.state = 'declined' and h.finished_at > ${caller.now}::timestamptz - interval '14 days')))
    order by h.finished_at nulls first, h.asked_at limit 100`.execute(caller.tx)
  return rows
}

/** A duty team's deadline that has passed, and nobody is named yet. */
export interface Late {
  personId: string
  personName: string | null
  teamName: string
  deadline: Date
}

/** Late deadlines in the caller's teams, oldest first. */
export async function lateIn(caller: Caller, teams: readonly string[]): Promise<Late[]> {
  const { rows } = await sql<Late>`select x.person_id as "personId", coalesce(p.preferred_name, p.given_name) as "personName", t.name as "teamName", r.deadline
    from escalation x join responsibility r on r.id = x.responsibility_id and upper_inf(r.during) and r.deadline = x.deadline and r.worker_id is null
    join team t on t.id = r.team_id join person p on p.id = x.person_id
    where x.team_id = any(${`{${teams.join(',')}}`}::uuid[]) order by r.deadline limit 200`.execute(caller.tx)
  return rows
}

/** Raises a passed deadline with the lead, once. @returns whom it is about, or undefined when somebody was named in time */
export async function raise(caller: Caller, id: string, responsibilityId: string, deadline: string): Promise<{ personId: string; teamId: string } | undefined> {
  const { rows } = await sql<{ personId: string; teamId: string }>`insert into escalation (id, person_id, responsibility_id, team_id, deadline, raised_at)
    select ${id}, person_id, id, team_id, deadline, ${caller.now} from responsibility
    where id = ${responsibilityId} and upper_inf(during) and worker_id is null and date_trunc('milliseconds', deadline) = date_trunc('milliseconds', ${deadline}::timestamptz) and deadline <= ${caller.now}
      and not request_taken_back(person_id)
    on conflict do nothing returning person_id as "personId", team_id as "teamId"`.execute(caller.tx)
  return rows[0]
}
