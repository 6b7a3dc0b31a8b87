import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, makePerson, makeTown, makeWorker, type Town } from '../../../test/support/people.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'

let db: Database
let town: Town
beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
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

test('where no team receives requests, a worker and a signed-in person are told in words, what they typed comes back, and nothing is kept', async () => {
  const worker = await browse(db, await makeWorker(db, 'mental_health_practitioner', town.trust, [town.south], 'Alma Reed'))
  const person = await browse(db, await makePerson(db, 'Petra'))
  await asSystem(db, ({ tx }) => sql`update team set front_door = false`.execute(tx))
  const kept = () =>
    asSystem(
      db,
      async ({ tx }) => (await sql`select (select count(*) from person)::int as people, (select count(*) from help_request)::int as requests`.execute(tx)).rows,
    )
  const before = await kept()
  const form = { once: newId(), wayIn: 'phone', words: 'The rent worries me', givenName: 'Pat', familyName: 'Lee', placeCode: 'E07999999', agreed: 'self' }
  const written = await worker.post('/front-door/new', form)
  const asked = await person.post('/my/ask', { once: newId(), words: 'I need somebody again' })
  for (const [answer, typed] of [
    [written, 'The rent worries me'],
    [asked, 'I need somebody again'],
  ] as const) {
    expect(answer.status).toBe(422)
    expect(answer.html.includes('Nobody is here to read this just now')).toBe(true)
    expect(answer.html.includes('kept for seven days')).toBe(false)
    expect(new RegExp(`<textarea[^>]*>\\s*${typed}`).test(answer.html)).toBe(true)
  }
  expect(await kept()).toEqual(before)
})
