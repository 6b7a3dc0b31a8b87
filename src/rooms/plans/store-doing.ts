import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { londonDate, type PlainDate } from '../../core/dates.ts'
import { otherwiseFor } from '../people/index.ts'
import type { Sector } from './sections.ts'
import type { ActionState } from './states.ts'

/** A worker who can be asked to do something in the plan: in the person's care team or asked to join it, or at their surgery, or the writer. */
export interface Doer {
  workerId: string
  name: string
  role: string
  teamId: string | null
  /** What the team is, or nothing for somebody at a surgery. */
  teamKind: string | null
  service: string
  organisationKind: string
}

/** Everyone who can be asked, with the team they would do it for; at most 200. */
export async function readDoers(caller: Caller, personId: string): Promise<Doer[]> {
  const { rows } = await sql<Doer>`with near as (
      select worker_id, team_id from responsibility where person_id = ${personId} and upper_inf(during)
      union select worker_id, team_id from involvement where person_id = ${personId} and state in ('asked','agreed') and (upper_inf(during) or upper(during) > ${caller.now})
      union select ${caller.actor.workerId ?? null}::uuid, null)
    select w.id as "workerId", w.name, w.role, t.id as "teamId", t.kind as "teamKind", coalesce(t.name, o.name) as service, coalesce(q.kind, o.kind) as "organisationKind"
    from (select n.worker_id, coalesce(n.team_id, m.team_id) as team_id from near n left join membership m on m.worker_id = n.worker_id and m.during @> ${caller.now}::timestamptz and n.team_id is null
          where n.worker_id is not null
        union select m.worker_id, n.team_id from near n join membership m on m.team_id = n.team_id and m.during @> ${caller.now}::timestamptz where n.worker_id is null
        union select g.id, null from gp_registration r join worker g on g.organisation_id = r.practice_id and g.role = 'gp' where r.person_id = ${personId} and r.during @> ${caller.now}::timestamptz) d
    join worker w on w.id = d.worker_id and w.active join organisation o on o.id = w.organisation_id
    left join team t on t.id = d.team_id left join organisation q on q.id = t.organisation_id
    order by service, w.name, w.id limit 200`.execute(caller.tx)
  return rows
}

export interface NewAction {
  lineId: string
  personId: string
  teamId: string | null
  outsideService: string | null
  sector: Sector
  workerId: string | null
  named: string
  due: PlainDate
  needId: string | null
  /** True when the writer belongs to the service: it has agreed by writing it. */
  agreed: boolean
}

export async function insertAction(caller: Caller, action: NewAction): Promise<void> {
  const answered = action.agreed ? caller.now : null
  await sql`insert into plan_action (line_id, person_id, team_id, outside_service, sector, worker_id, named, due, need_id, state, asked_at, asked_by_name, answered_at, answered_by, answered_by_name)
    values (${action.lineId}, ${action.personId}, ${action.teamId}, ${action.outsideService}, ${action.sector}, ${action.workerId}, ${action.named}, ${action.due}, ${action.needId},
      ${action.agreed ? 'agreed' : 'asked'}, ${caller.now}, ${caller.actor.name}, ${answered}, ${action.agreed ? caller.actor.workerId : null}, ${action.agreed ? caller.actor.name : null})`.execute(
    caller.tx,
  )
}

export interface Answer {
  state: ActionState
  /** Worker of the service who answers themself; null when it is recorded with evidence. */
  answeredBy: string | null
  answeredByName: string
  how: string | null
  on: PlainDate | null
  words: string
}

/** @returns false when somebody changed the action first */
export async function updateAnswer(caller: Caller, lineId: string, version: number, answer: Answer): Promise<boolean> {
  const result =
    await sql`update plan_action set state = ${answer.state}, answered_at = ${caller.now}, answered_by = ${answer.answeredBy}, answered_by_name = ${answer.answeredByName},
      evidence_how = ${answer.how}, evidence_on = ${answer.on}, answer_words = ${answer.words}, version = version + 1 where line_id = ${lineId} and version = ${version}`.execute(
      caller.tx,
    )
  return (result.numAffectedRows ?? 0n) > 0n
}

/** @returns false when somebody changed the action first */
export async function updateClosed(caller: Caller, lineId: string, version: number, state: 'done' | 'not_done', words: string): Promise<boolean> {
  const result =
    await sql`update plan_action set state = ${state}, closed_at = ${caller.now}, closed_by_name = ${caller.actor.name}, closed_words = ${words}, version = version + 1
    where line_id = ${lineId} and version = ${version}`.execute(caller.tx)
  return (result.numAffectedRows ?? 0n) > 0n
}

/** @returns false when somebody changed the action first */
export async function updateDue(caller: Caller, lineId: string, version: number, due: PlainDate, why: string): Promise<boolean> {
  const result =
    await sql`update plan_action set due = ${due}, moved_why = ${why}, version = version + 1 where line_id = ${lineId} and version = ${version}`.execute(
      caller.tx,
    )
  return (result.numAffectedRows ?? 0n) > 0n
}

// What waits for a team of another organisation is read as the person shares it.
async function waitingOtherwise<W extends { personId: string; words: string }>(caller: Caller, waiting: W[]): Promise<W[]> {
  const readFor = await otherwiseFor(
    caller,
    waiting.map(one => one.personId),
  )
  return waiting.map(one => ({ ...one, words: readFor(one.personId)(one.words) }))
}

export interface TeamAction {
  lineId: string
  personId: string
  personName: string | null
  words: string
  service: string
  named: string
  due: PlainDate
  state: ActionState
  /** The caller's own service is asked, or they are the worker named. */
  mine: boolean
}

// What was taken into the plan of another record of the same person waits there, and nowhere twice.
const notTaken = () => sql`not exists (select from plan_settled s where s.line_id = l.id and s.how = 'taken' and s.undone_at is null)`

// What waits for these teams: asked of them and not answered, or of anyone for the people they hold and later than planned.
const waiting = (caller: Caller) => {
  const teams = `{${caller.actor.teams.join(',')}}`
  return sql`(a.state = 'asked' and (a.team_id = any (${teams}::uuid[]) or a.worker_id = ${caller.actor.workerId ?? null}::uuid)
    or a.due < ${londonDate(caller.now)}::date and (a.worker_id = ${caller.actor.workerId ?? null}::uuid
      or exists (select from responsibility r where r.person_id = a.person_id and upper_inf(r.during) and r.team_id = any (${teams}::uuid[]))))`
}

/** Actions the caller's teams should know of: asked of them, or overdue for somebody they hold. As far as the caller may see. */
export async function actionsWaiting(caller: Caller, limit = 100): Promise<TeamAction[]> {
  const { rows } =
    await sql<TeamAction>`select a.line_id as "lineId", a.person_id as "personId", coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as "personName", l.words,
      coalesce(t.name, a.outside_service) as service, a.named, a.due::text as due, a.state,
      coalesce(a.worker_id = ${caller.actor.workerId ?? null}::uuid or a.team_id = any (${`{${caller.actor.teams.join(',')}}`}::uuid[]), false) as mine
    from plan_action a join plan_line l on l.id = a.line_id and l.removed_at is null left join person p on p.id = a.person_id left join team t on t.id = a.team_id
    where a.state in ('asked','agreed') and ${waiting(caller)} and ${notTaken()} order by a.due, a.line_id limit ${limit}`.execute(caller.tx)
  return waitingOtherwise(caller, rows)
}

export interface OpenQuestion {
  lineId: string
  personId: string
  personName: string | null
  words: string
  writtenAt: Date
}

/** Rights and support to check of people the caller's teams hold, which nobody finds out about; the longest waiting first. */
export async function questionsWaiting(caller: Caller, limit = 100): Promise<OpenQuestion[]> {
  const { rows } =
    await sql<OpenQuestion>`select l.id as "lineId", l.person_id as "personId", coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as "personName", l.words,
      l.written_at as "writtenAt"
    from responsibility r join plan_line l on l.person_id = r.person_id left join person p on p.id = l.person_id
    where upper_inf(r.during) and r.team_id = any (${`{${caller.actor.teams.join(',')}}`}::uuid[]) and ${unowned()} and ${notTaken()}
      and not exists (select from plan_line o left join plan_action a on a.line_id = o.id where o.person_id = l.person_id and o.section = 'entitlements' and o.removed_at is null
        and o.more->>'code' = l.more->>'code' and (coalesce(o.more->>'found', '') <> '' or a.state in ('asked','agreed','done')))
    order by l.written_at, l.id limit ${limit}`.execute(caller.tx)
  return waitingOtherwise(caller, rows)
}
const unowned = () => sql`l.section = 'entitlements' and l.removed_at is null and not l.not_now and coalesce(l.more->>'found', '') = ''
  and not exists (select from plan_action a where a.line_id = l.id and a.state in ('asked','agreed','done'))`

/** What is recorded elsewhere that questions about entitlements come from, as far as the caller may know it. */
export async function readFacts(caller: Caller, personId: string): Promise<{ born: PlainDate | null; caring: boolean }> {
  const { rows } = await sql<{ born: PlainDate | null; caring: boolean }>`select p.born::text as born,
      exists (select from life_constraint c where c.person_id = p.id and c.kind in ('caring','young_carer') and c.ended_at is null) as caring from person p where p.id = ${personId}`.execute(
    caller.tx,
  )
  return rows[0] ?? { born: null, caring: false }
}
