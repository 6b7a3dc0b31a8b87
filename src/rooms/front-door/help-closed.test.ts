import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, makeTown } from '../../../test/support/people.ts'
import type { Database } from '../../core/db.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await makeTown(db)
})
afterAll(() => db.close())

test('where no team receives requests, asking is never offered, 111 stands first, and what was written is kept', async () => {
  const browser = await browse(db)
  expect((await browser.post('/help/words', { words: 'I cannot sleep' })).status).toBe(303)
  await asSystem(db, ({ tx }) => sql`update team set front_door = false`.execute(tx))
  for (const path of ['/help', '/help/name', '/help/check']) {
    const { status, html } = await browser.get(path)
    expect(status, path).toBe(200)
    expect(html, path).toContain('You cannot ask for help here yet')
    expect(html, path).toContain('tel:111')
    expect(html, path).not.toContain('<textarea')
    expect(html, path).toContain('What you wrote before is still kept')
  }
  expect((await browser.post('/help/send', {})).location).toBe('/help')
  await asSystem(db, ({ tx }) => sql`update team set front_door = true where slug = 'north'`.execute(tx))
  expect((await browser.get('/help')).html).toContain('I cannot sleep')
})
