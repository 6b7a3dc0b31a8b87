import { sql } from 'kysely'
import { type Kind, kindsOf } from '../../src/access/index.ts'
import { newId } from '../../src/core/ids.ts'
import { NOW } from '../support/people.ts'
import { days, type Factory, mark, run } from './planting.ts'

const PLAN: Kind[] = ['safetyPlan']
const DANGER: Kind[] = ['safetyPlan', 'assessment', 'contactNotes']

/** The safety plan with a line that was changed, what is held out of reach, and a wish of each kind. */
export const safety: Factory = async (tx, { person }) => {
  const [plan, line, before, means, wish, decision, crisis] = [mark(), mark(), mark(), mark(), mark(), mark(), mark()]
  const lineId = newId()
  await run(
    tx,
    sql`insert into safety_plan (person_id, begun_at, begun_by_name, changed_at, changed_by_name, reviewed_on, reviewed_with)
    values (${person}, ${days(9)}, ${plan}, ${days(8)}, ${plan}, '2026-11-15', ${plan})`,
  )
  await run(
    tx,
    sql`insert into safety_line (id, person_id, heading, words, written_at, written_by_name) values (${lineId}, ${person}, 'signs', ${before}, ${days(9)}, ${before})`,
  )
  await run(tx, sql`update safety_line set words = ${line}, written_by_name = ${line} where id = ${lineId}`)
  await run(
    tx,
    sql`insert into means_safety (id, person_id, what, holder, since, written_at, written_by_name) values (${newId()}, ${person}, ${means}, ${means}, '2026-11-01', ${NOW}, ${means})`,
  )
  await run(
    tx,
    sql`insert into advance_wish (id, person_id, kind, circumstance, words, written_at, written_by_name) values (${newId()}, ${person}, 'statement', ${wish}, ${wish}, ${NOW}, ${wish})`,
  )
  await run(
    tx,
    sql`insert into advance_wish (id, person_id, kind, circumstance, words, document_where, made_on, witnessed_by, written_at, written_by_name)
    values (${newId()}, ${person}, 'decision', ${decision}, ${decision}, ${decision}, '2026-10-01', ${decision}, ${NOW}, ${decision})`,
  )
  await run(
    tx,
    sql`insert into crisis_reading (id, person_id, agreed, said_on, written_at, written_by_name) values (${newId()}, ${person}, false, '2026-11-01', ${days(8)}, ${crisis})`,
  )
  return [
    { table: 'safety_plan', key: plan, kinds: PLAN },
    { table: 'safety_line', key: line, kinds: PLAN },
    { table: 'safety_line_past', key: before, kinds: PLAN },
    { table: 'means_safety', key: means, kinds: PLAN },
    { table: 'crisis_reading', key: crisis, kinds: PLAN },
    { table: 'advance_wish', key: wish, kinds: PLAN },
    { table: 'advance_wish', key: decision, kinds: PLAN },
  ]
}

/** A serious past event and an urgent assessment, each with its entry; and one assessment the person does not see. */
export const danger: Factory = async (tx, { person, worker, town }) => {
  const entry = (id: string, key: string, what: string, withheld: boolean) =>
    run(
      tx,
      sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, body, author_worker_id, author_name, author_role, withheld_reason)
      values (${id}, ${person}, ${kindsOf(...DANGER)}, ${what}, ${days(30)}, ${NOW}, ${key}, ${key}, ${worker}, ${key}, 'key_worker', ${withheld ? key : null})`,
    )
  const [eventId, event] = [newId(), mark()]
  await entry(eventId, event, 'safety_event', false)
  await run(
    tx,
    sql`insert into safety_event (id, person_id, kinds, what, happened_on, words, source, recorded_by_name, recorded_at)
    values (${eventId}, ${person}, ${kindsOf(...DANGER)}, 'self_harm', '2024-03-01', ${event}, ${event}, ${event}, ${NOW})`,
  )
  const assess = async (withheld: boolean): Promise<string> => {
    const [id, stepId, key] = [newId(), newId(), mark()]
    await entry(id, key, 'safety_assessment', withheld)
    await run(
      tx,
      sql`insert into next_step (id, person_id, entry_id, kinds, what, who, team_id, due, made_by_name, made_at, done_at, done_by_name)
      values (${stepId}, ${person}, ${id}, ${kindsOf('contactNotes')}, 'Ring', 'team', ${town.crisis}, '2026-11-25', 'Priya', ${NOW}, ${NOW}, 'Priya')`,
    )
    await run(
      tx,
      sql`insert into safety_assessment (id, person_id, kinds, worker_id, happened_at, came_from, who_was_there, own_view, explore_now, formulation, immediate_actions, outcomes, outcome_words,
        concern_continues, next_step_id)
      values (${id}, ${person}, ${kindsOf(...DANGER)}, ${worker}, ${days(30)}, 'police', ${key}, ${key}, ${key}, ${key}, ${key}, '{referral}', ${key}, false, ${stepId})`,
    )
    return key
  }
  const [open, withheld] = [await assess(false), await assess(true)]
  return [
    { table: 'entry', key: event, kinds: DANGER, byWorker: true },
    { table: 'safety_event', key: event, kinds: DANGER },
    { table: 'entry', key: open, kinds: DANGER, byWorker: true },
    { table: 'safety_assessment', key: open, kinds: DANGER },
    { table: 'entry', key: withheld, kinds: DANGER, byWorker: true, only: 'workers' },
    { table: 'safety_assessment', key: withheld, kinds: DANGER, only: 'workers' },
  ]
}
