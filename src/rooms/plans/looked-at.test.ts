import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { careMakers } from '../../../test/support/care.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, makeTown, makeWorker } from '../../../test/support/people.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
}, 180_000)
afterAll(() => db.close())

test('a page to write on that was only looked at is kept nowhere, and is still the page of whoever opened it', async () => {
  const town = await makeTown(db)
  const nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  const person = await careMakers(db, town, nurse).held('Diane')
  const [own, work] = [await browse(db, person), await browse(db, nurse)]
  const kept = async () => (await asSystem(db, ({ tx }) => sql`select from plan_sitting where person_id = ${person.personId}`.execute(tx))).rows.length
  const page = /data-together="([^"]+)"/.exec((await own.get('/my/plan/together')).html)![1]!
  expect([(await own.get(page)).status, (await work.get(page)).status, await kept()]).toEqual([200, 404, 0])
  await own.post(`${page}/lines/${newId()}`, { words: 'A garden with beans', version: '0', section: 'goals' })
  expect(await kept()).toBe(1)
})
