import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'

/** What was decided about a line of the other plan. `version`: of the line, as it was then. */
export interface Settled {
  lineId: string
  version: number
  how: 'taken' | 'left'
  takenId: string | null
  at: Date
  byName: string
}

/** What was decided about lines of plans of records joined to this one, as far as the caller may read them. */
export async function readSettled(caller: Caller, personId: string): Promise<Settled[]> {
  const { rows } =
    await sql<Settled>`select line_id as "lineId", line_version as version, how, taken_id as "takenId", settled_at as at, settled_by_name as "byName"
    from plan_settled where person_id = ${personId} and undone_at is null order by settled_at, id limit 2000`.execute(caller.tx)
  return rows
}

export interface NewSettled extends Pick<Settled, 'lineId' | 'version' | 'how' | 'takenId'> {
  personId: string
  fromId: string
}

/** @returns false when somebody decided about it first */
export async function insertSettled(caller: Caller, it: NewSettled): Promise<boolean> {
  const result = await sql`insert into plan_settled (id, person_id, from_id, line_id, line_version, how, taken_id, settled_at, settled_by, settled_by_name)
    values (${newId()}, ${it.personId}, ${it.fromId}, ${it.lineId}, ${it.version}, ${it.how}, ${it.takenId}, ${caller.now}, ${caller.actor.workerId ?? caller.actor.personId ?? null}::uuid, ${caller.actor.name})
    on conflict (line_id, line_version) where undone_at is null do nothing`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

/** Who does a line that is taken over, as far as it had come, for the need it was for where that was taken too. For the house alone: nobody answers anew. */
export async function copyAction(caller: Caller, from: string, to: string, personId: string): Promise<void> {
  await sql`insert into plan_action (line_id, person_id, team_id, outside_service, sector, worker_id, named, due, need_id, state, asked_at, asked_by_name, answered_at, answered_by, answered_by_name,
      evidence_how, evidence_on, answer_words, closed_at, closed_by_name, closed_words, moved_why)
    select ${to}, ${personId}, a.team_id, a.outside_service, a.sector, a.worker_id, a.named, a.due,
      (select s.taken_id from plan_settled s where s.line_id = a.need_id and s.person_id = ${personId} and s.undone_at is null and s.how = 'taken' order by s.settled_at desc limit 1),
      a.state, a.asked_at, a.asked_by_name, a.answered_at, a.answered_by, a.answered_by_name, a.evidence_how, a.evidence_on, a.answer_words, a.closed_at, a.closed_by_name, a.closed_words, a.moved_why
    from plan_action a where a.line_id = ${from}`.execute(caller.tx)
}
