import { sql } from 'kysely'
import { newId } from '../src/core/ids.ts'
import { beside, type Measurement, timePair } from './measure.ts'
import type { Stage } from './stage.ts'

/** People of the team whose plan was published ten times: at most 20. @throws when the simulation made none */
export async function publishedOften(stage: Stage): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select person_id as id from plan_version where person_id = any (${`{${stage.people.join(',')}}`}::uuid[])
    group by person_id having count(*) = 10 order by person_id limit 20`.execute(stage.owner.kysely)
  if (rows.length === 0) throw new Error('nobody of the team has a plan of ten versions')
  return rows.map(row => row.id)
}

/** Saving a line of a plan by its form (guard, checks, line, agreement made out of date, audit) beside the bare inserts. */
export async function saveAPlanLine(stage: Stage, people: number): Promise<Measurement> {
  const runs = 100
  const { rows } = await sql<{
    person: string
    plan: string
  }>`select person_id as person, id as plan from plan where person_id = any (${`{${stage.people.join(',')}}`}::uuid[])
    order by person_id limit 100`.execute(stage.owner.kysely)
  const turn = (run: number) => rows[run % rows.length]!
  const words = 'Go to the library once a week'
  const times = await timePair(
    runs,
    async run => {
      const answer = await stage.post(`/people/${turn(run).person}/plan/add/goals`, { words, may: 'all', steps: '', helper: '' })
      if (answer.status !== 303) throw new Error(`saving a line of a plan answered ${answer.status}`)
    },
    run => bareInserts(stage, turn(run), words),
  )
  return beside('save a line of a plan', { people }, times, 3, runs)
}

// As the owner: the line, which makes an earlier agreement out of date, and its audit entry, with nothing checked but constraints.
async function bareInserts(stage: Stage, { person, plan }: { person: string; plan: string }, words: string): Promise<void> {
  await stage.owner.kysely.transaction().execute(async tx => {
    const id = newId()
    const worker = stage.worker.workerId!
    await sql`insert into plan_line (id, plan_id, person_id, kinds, section, words, position, written_at, written_by_name, written_by)
      select ${id}, ${plan}, ${person}, 8, 'goals', ${words}, coalesce(max(position), 0) + 1, now(), 'Bench', ${worker}::uuid from plan_line where plan_id = ${plan}`.execute(
      tx,
    )
    await sql`select audit_append(now(), 'account', ${worker}, 'Bench', 'mental_health_practitioner', null, ${person}, 'plan line added', null, 'team_holds', 'done', ${id})`.execute(
      tx,
    )
  })
}
