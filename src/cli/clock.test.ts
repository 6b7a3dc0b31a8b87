import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../test/support/browser.ts'
import { testDatabase } from '../../test/support/db.ts'
import { asSystem, makePerson, makeTown } from '../../test/support/people.ts'
import type { Database } from '../core/db.ts'
import { clockTrouble } from './clock.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const apart = (ms: number) => clockTrouble(db, () => new Date(Date.now() + ms))

test('a clock that agrees with the database’s is no trouble, a minute is said, forty days are refused', async () => {
  expect(await apart(0)).toBeUndefined()
  expect(await apart(60_000)).toMatchObject({ refuse: false, words: expect.stringContaining('60 seconds apart') })
  expect(await apart(40 * 86_400_000)).toMatchObject({ refuse: true, words: expect.stringContaining('40 days apart') })
  expect(await apart(-3_600_000)).toMatchObject({ refuse: true, words: expect.stringContaining('60 minutes apart') })
})

test('what was written down by a clock that ran ahead is noticed', async () => {
  await makeTown(db)
  const ahead = new Date(Date.now() + 40 * 86_400_000)
  const amina = await browse(db, await makePerson(db, 'Amina'), () => ahead)
  expect((await amina.get('/my/record')).status).toBe(200)
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{ n: number }>`select count(*)::int as n from audit_entry where at > now() + interval '30 days'`.execute(tx),
  )
  expect(rows[0]?.n).toBeGreaterThan(0)
  expect(await clockTrouble(db)).toMatchObject({ refuse: false, words: expect.stringContaining('later than the clock of this machine') })
})
