import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../test/support/browser.ts'
import { testDatabase } from '../../test/support/db.ts'
import { asSystem, makePerson, makeTown, makeWorker } from '../../test/support/people.ts'
import type { Caller } from '../core/caller.ts'
import type { Database } from '../core/db.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

test('a session that ended with its worker or its account does not come back with them', async () => {
  const town = await makeTown(db)
  const nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  const amina = await makePerson(db, 'Amina')
  const active = (on: boolean) => async (caller: Caller) => sql`update worker set active = ${on} where id = ${nurse.workerId}`.execute(caller.tx)
  const closed = (at: Date | null) => async (caller: Caller) => sql`update account set closed_at = ${at} where id = ${amina.id}`.execute(caller.tx)
  const [works, own] = [await browse(db, nurse), await browse(db, amina)]
  expect([(await works.get('/my-day')).status, (await own.get('/my')).status]).toEqual([200, 200])
  await asSystem(db, active(false))
  await asSystem(db, active(true))
  await asSystem(db, closed(new Date()))
  await asSystem(db, closed(null))
  expect([(await works.get('/my-day')).location, (await own.get('/my')).location]).toEqual(['/sign-in?to=%2Fmy-day', '/sign-in?to=%2Fmy'])
  expect((await (await browse(db, nurse)).get('/my-day')).status).toBe(200)
})
