import { sql } from 'kysely'
import { newId } from '../src/core/ids.ts'
import { beside, type Measurement, timePair } from './measure.ts'
import type { Stage } from './stage.ts'

const today = () => {
  const now = new Date(Date.now() - 3_600_000)
  return { 'on-day': String(now.getUTCDate()), 'on-month': String(now.getUTCMonth() + 1), 'on-year': String(now.getUTCFullYear()), at: '00:05' }
}

/** What the form of a contact note sends: a telephone call with two sentences and a next step of the writer's own. */
export function noteForm(worker: string): Record<string, string> {
  const due = new Date(Date.now() + 7 * 86_400_000)
  return {
    draft: newId(),
    tab: newId(),
    version: '0',
    replaces: '',
    ...today(),
    whoWasThere: 'The two of us',
    mode: 'phone',
    setting: 'home',
    met: 'yes',
    mental: 'A better week.',
    physical: 'Nothing new.',
    physicalWhyNot: '',
    social: 'Saw a friend.',
    tried: '',
    followUp: '',
    step: 'yes',
    stepWhat: 'Call on Tuesday',
    stepWho: `worker:${worker}`,
    'stepBy-day': String(due.getUTCDate()),
    'stepBy-month': String(due.getUTCMonth() + 1),
    'stepBy-year': String(due.getUTCFullYear()),
    noStepWhy: '',
    who: 'all',
  }
}

/** Saving a contact note by its form (guard, checks, note, entry, next step, job, board row, audit) beside the bare inserts. */
export async function saveANote(stage: Stage, people: number): Promise<Measurement> {
  const runs = 100
  const person = (run: number) => stage.people[run % stage.people.length]!
  const times = await timePair(
    runs,
    async run => {
      const answer = await stage.post(`/people/${person(run)}/notes`, noteForm(stage.worker.workerId!))
      if (answer.status !== 303)
        throw new Error(`saving a note answered ${answer.status}: ${(await answer.text()).match(/error-summary__list[\s\S]{0,400}/)?.[0]}`)
    },
    run => bareInserts(stage, person(run)),
  )
  return beside('save a contact note', { people }, times, 3, runs)
}

// As the owner: the note, its entry, its next step, its job and its audit entry, in one transaction, with nothing checked but constraints.
async function bareInserts(stage: Stage, person: string): Promise<void> {
  await stage.owner.kysely.transaction().execute(async tx => {
    const id = newId()
    const step = newId()
    const worker = stage.worker.workerId!
    await sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, body, author_worker_id, author_name, author_role)
      values (${id}, ${person}, 64, 'contact', now(), now(), 'We met', 'A better week.', ${worker}, 'Bench', 'mental_health_practitioner')`.execute(tx)
    await sql`insert into next_step (id, person_id, entry_id, kinds, what, who, worker_id, due, made_by_name, made_at)
      values (${step}, ${person}, ${id}, 64, 'Call on Tuesday', 'worker', ${worker}, current_date + 7, 'Bench', now())`.execute(tx)
    await sql`insert into contact_note (id, person_id, kinds, worker_id, happened_at, who_was_there, mode, setting, met, mental, physical, social, next_step_id, sent_from)
      values (${id}, ${person}, 64, ${worker}, now(), 'The two of us', 'phone', 'home', true, 'A better week.', 'Nothing new.', 'Saw a friend.', ${step}, ${id})`.execute(
      tx,
    )
    await sql`insert into job (id, task, payload, run_at) values (${newId()}, 'bench', '{}', 'infinity')`.execute(tx)
    await sql`select audit_append(now(), 'account', ${worker}, 'Bench', 'mental_health_practitioner', null, ${person}, 'contact note saved', null, 'team_holds', 'done', ${id})`.execute(
      tx,
    )
  })
}
