import { sql } from 'kysely'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, makePerson, makeTown, makeWorker, NOW } from '../../../test/support/people.ts'
import type { RoleCode } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'

/** Amina, two workers who help her and one who does not; `own`, `work` and `other` are the browsers of Amina, the first and the last. */
export async function knownPerson() {
  const db = await testDatabase()
  const town = await makeTown(db)
  const amina = await makePerson(db, 'Amina')
  const involve = (worker: Identity, personId = amina.personId, role: RoleCode = 'mental_health_practitioner') =>
    asSystem(db, ({ tx }) =>
      sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
      values (${newId()}, ${personId}, ${worker.workerId}, ${worker.organisation}, ${role}, ${NOW}, '[2026-01-01,)')`.execute(tx),
    )
  const nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [], 'Priya Nair')
  const colleague = await makeWorker(db, 'mental_health_practitioner', town.trust, [], 'Tom Bell')
  const stranger = await makeWorker(db, 'mental_health_practitioner', town.trust, [], 'Nobody Known')
  await involve(nurse)
  await involve(colleague)
  const [own, work, other] = [await browse(db, amina), await browse(db, nurse), await browse(db, stranger)]
  const path = (rest: string, id = amina.personId) => `/people/${id}${rest}`
  return { db, town, amina, nurse, colleague, stranger, own, work, other, involve, path }
}
