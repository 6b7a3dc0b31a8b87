import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem } from '../../../test/support/people.ts'
import type { Database } from '../../core/db.ts'
import { listInterests } from './index.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

test('our headings come with Kith', async () => {
  const found = await asSystem(db, caller => listInterests(caller))
  expect(found.length).toBeGreaterThan(60)
})
