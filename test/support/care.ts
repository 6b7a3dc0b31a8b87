import { sql } from 'kysely'
import { KINDS } from '../../src/access/index.ts'
import type { Identity } from '../../src/core/caller.ts'
import type { Database } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'
import { asSystem, makePerson, NOW, type Town } from './people.ts'

export type Person = Identity & { personId: string }

/** Makers of people in care since 1 November 2026, with contacts and next steps of `nurse`, put straight into the tables. */
export function careMakers(db: Database, town: Town, nurse: Identity) {
  const held = async (name: string, { worker = nurse, team = town.north, deadline = null as string | null, duty = false } = {}): Promise<Person> => {
    const person = await makePerson(db, name)
    const episode = newId()
    await asSystem(db, async ({ tx }) => {
      await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${person.personId}, '2026-11-01')`.execute(tx)
      await sql`insert into responsibility (id, person_id, episode_id, worker_id, team_id, organisation_id, deadline, during, why, made_by)
        values (${newId()}, ${person.personId}, ${episode}, ${duty ? null : worker.workerId}, ${team}, ${town.trust}, ${deadline}::timestamptz, '[2026-11-01,)', 'asked', 'test')`.execute(
        tx,
      )
    })
    return person
  }
  const step = (person: Person, due: string, { what = 'Ring', kinds = KINDS.contactNotes as number, readers = null as string | null, worker = nurse } = {}) => {
    const id = newId()
    return asSystem(db, ({ tx }) =>
      sql`insert into next_step (id, person_id, kinds, readers, what, who, worker_id, due, made_by_name, made_at)
      values (${id}, ${person.personId}, ${kinds}, ${readers}::uuid[], ${what}, 'worker', ${worker.workerId}, ${due}, 'Priya', ${NOW})`.execute(tx),
    ).then(() => id)
  }
  const contact = async (
    person: Person,
    day: string,
    { kinds = KINDS.contactNotes as number, readers = null as string | null, met = true, replaces = null as string | null } = {},
  ): Promise<string> => {
    const id = newId()
    await asSystem(db, async ({ tx }) => {
      await sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_worker_id, author_name, author_role, readers, replaces)
        values (${id}, ${person.personId}, ${kinds}, 'contact', ${day}, ${NOW}, 'Met', ${nurse.workerId}, 'Priya', 'key_worker', ${readers}::uuid[], ${replaces})`.execute(
        tx,
      )
      const stepId = met ? null : newId()
      if (stepId)
        await sql`insert into next_step (id, person_id, kinds, readers, what, who, worker_id, due, made_by_name, made_at, done_at, done_by_name)
        values (${stepId}, ${person.personId}, ${kinds}, ${readers}::uuid[], 'Try again', 'worker', ${nurse.workerId}, '2026-11-30', 'Priya', ${NOW}, ${NOW}, 'Priya')`.execute(
          tx,
        )
      await sql`insert into contact_note (id, person_id, kinds, readers, worker_id, happened_at, who_was_there, mode, setting, met, mental, physical_why_not, tried, next_step_id, no_next_step_why, sent_from, replaces)
        values (${id}, ${person.personId}, ${kinds}, ${readers}::uuid[], ${nurse.workerId}, ${day}, 'us', 'phone', 'home', ${met}, 'talked', 'short call', 'rang', ${stepId}, ${stepId ? '' : 'none'}, ${newId()}, ${replaces})`.execute(
        tx,
      )
    })
    return id
  }
  return { held, step, contact }
}
