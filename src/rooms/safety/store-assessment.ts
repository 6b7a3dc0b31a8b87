import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { CameFrom, EventKind, NarrativePart, SafetyAssessment, SafetyEvent, SafetyOutcome } from './assessment.ts'

/** What each row about danger holds: a safety plan, an assessment and the note of a contact. */
export const DANGER_KINDS = 112

const EVENT = sql`id, what, happened_on as "happenedOn", roughly, words, source, recorded_by_name as "recordedByName", recorded_at as "recordedAt",
  left_out_why as "leftOutWhy", left_out_at as "leftOutAt", left_out_by_name as "leftOutByName", version`

/** Serious past events, newest first, those left out of the summary after the others; at most 200. */
export async function readEvents({ tx }: Caller, personId: string): Promise<SafetyEvent[]> {
  const { rows } = await sql<SafetyEvent>`select ${EVENT} from safety_event where person_id = ${personId}::uuid
    order by left_out_at is not null, happened_on desc, id desc limit 200`.execute(tx)
  return rows
}

export async function readEvent({ tx }: Caller, personId: string, eventId: string): Promise<SafetyEvent | undefined> {
  const { rows } = await sql<SafetyEvent>`select ${EVENT} from safety_event where id = ${eventId}::uuid and person_id = ${personId}::uuid`.execute(tx)
  return rows[0]
}

export interface NewEvent {
  what: EventKind
  happenedOn: string
  roughly: boolean
  words: string
  source: string
}

/** Beside the entry of the same id, written by the caller in this transaction. @returns false when that id is something else */
export async function insertEvent({ tx, now, actor }: Caller, id: string, personId: string, event: NewEvent): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into safety_event (id, person_id, kinds, what, happened_on, roughly, words, source, recorded_by_name, recorded_at)
    select e.id, e.person_id, e.kinds, ${event.what}, ${event.happenedOn}::date, ${event.roughly}, ${event.words}, ${event.source}, ${actor.name}, ${now}
    from entry e where e.id = ${id}::uuid and e.person_id = ${personId}::uuid and e.what = 'safety_event' and e.author_worker_id = ${actor.workerId}::uuid
    on conflict (id) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Leaves an event out of the summary with a reason, or puts it back (`why` null). @returns false when somebody was first */
export async function updateLeftOut({ tx, now, actor }: Caller, eventId: string, version: number, why: string | null): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update safety_event set left_out_why = ${why}, left_out_at = ${why === null ? null : now}, left_out_by_name = ${why === null ? null : actor.name},
    version = version + 1 where id = ${eventId}::uuid and version = ${version} and (left_out_why is null) = ${why !== null}`.execute(tx)
  return numAffectedRows === 1n
}

export async function entryStands({ tx }: Caller, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from entry where id = ${id}::uuid`.execute(tx)
  return rows.length > 0
}

interface Row extends Omit<SafetyAssessment, 'narrative' | 'outcomes'>, Record<NarrativePart, string> {
  outcomes: SafetyOutcome[]
  cameFrom: CameFrom
}

const ASSESSMENT = sql`a.id, a.person_id as "personId", a.worker_id as "workerId", w.name as "workerName", w.role as "workerRole", a.happened_at as "happenedAt",
  a.came_from as "cameFrom", a.who_was_there as "whoWasThere", a.own_view, a.explore_past, a.explore_now, a.explore_ahead, a.others_at_harm, a.makes_harder, a.makes_safer,
  a.means_discussed, a.others_view, a.formulation, a.immediate_actions, a.outcomes, a.outcome_words as "outcomeWords", a.plan_version as "planVersion",
  a.concern_continues as "concernContinues", a.follow_up_by as "followUpBy", a.next_step_id as "nextStepId", a.follow_up_step_id as "followUpStepId"`

function toAssessment(row: Row): SafetyAssessment {
  const { own_view, explore_past, explore_now, explore_ahead, others_at_harm, makes_harder, makes_safer, means_discussed, others_view, formulation, ...rest } =
    row
  const { immediate_actions, ...known } = rest
  return {
    ...known,
    narrative: {
      own_view,
      explore_past,
      explore_now,
      explore_ahead,
      others_at_harm,
      makes_harder,
      makes_safer,
      means_discussed,
      others_view,
      formulation,
      immediate_actions,
    },
  }
}

/** Urgent assessments of one person that the caller may read, newest first; at most 50. One statement. */
export async function safetyAssessmentsOf({ tx }: Caller, personId: string): Promise<SafetyAssessment[]> {
  const { rows } = await sql<Row>`select ${ASSESSMENT} from safety_assessment a join worker w on w.id = a.worker_id
    where a.person_id = ${personId}::uuid order by a.happened_at desc, a.id desc limit 50`.execute(tx)
  return rows.map(toAssessment)
}

/** One of them; undefined when there is none of this id that the caller may read. */
export async function readSafetyAssessment({ tx }: Caller, id: string): Promise<SafetyAssessment | undefined> {
  const { rows } = await sql<Row>`select ${ASSESSMENT} from safety_assessment a join worker w on w.id = a.worker_id where a.id = ${id}::uuid`.execute(tx)
  return rows[0] && toAssessment(rows[0])
}

export type NewAssessment = Omit<SafetyAssessment, 'workerId' | 'workerName' | 'workerRole'>

/** Beside the entry of the same id, written by the caller in this transaction. @returns false when that id is something else */
export async function insertAssessment({ tx, actor }: Caller, one: NewAssessment): Promise<boolean> {
  const n = one.narrative
  const { numAffectedRows } =
    await sql`insert into safety_assessment (id, person_id, kinds, worker_id, happened_at, came_from, who_was_there, own_view, explore_past, explore_now,
      explore_ahead, others_at_harm, makes_harder, makes_safer, means_discussed, others_view, formulation, immediate_actions, outcomes, outcome_words, plan_version,
      concern_continues, next_step_id, follow_up_step_id, follow_up_by)
    select e.id, e.person_id, e.kinds, e.author_worker_id, e.happened_at, ${one.cameFrom}, ${one.whoWasThere}, ${n.own_view}, ${n.explore_past}, ${n.explore_now},
      ${n.explore_ahead}, ${n.others_at_harm}, ${n.makes_harder}, ${n.makes_safer}, ${n.means_discussed}, ${n.others_view}, ${n.formulation}, ${n.immediate_actions},
      ${`{${one.outcomes.join(',')}}`}::text[], ${one.outcomeWords}, ${one.planVersion}::int, ${one.concernContinues}, ${one.nextStepId}::uuid, ${one.followUpStepId}::uuid,
      ${one.followUpBy}::timestamptz
    from entry e where e.id = ${one.id}::uuid and e.person_id = ${one.personId}::uuid and e.what = 'safety_assessment' and e.author_worker_id = ${actor.workerId}::uuid
    on conflict (id) do nothing`.execute(tx)
  return numAffectedRows === 1n
}
