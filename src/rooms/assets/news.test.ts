import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, at } from '../../../test/support/people.ts'
import { jobs } from '../../app.ts'
import { addDays } from '../../core/dates.ts'
import type { Database } from '../../core/db.ts'
import { enqueueOnce, runOne } from '../../core/jobs.ts'
import { deliverPending, type Letter } from '../../interfaces/messages/index.ts'
import { HERE, makeDirectory, north } from './directory.hold.ts'
import { putEntry } from './find.hold.ts'
import { NEWS_DAILY } from './index.ts'
import { decideSuggestion } from './store-suggest.ts'

let db: Database
let now = new Date('2026-11-23T09:30:00Z')
let visitor: Browser

/** A day passes: its jobs are done and its letters written. */
async function nextDay(days = 1): Promise<Letter[]> {
  now = addDays(now, days)
  const letters: Letter[] = []
  await asSystem(db, caller => enqueueOnce(caller, NEWS_DAILY, new Date(caller.now.getTime() + 1)), new Date(now.getTime() - 1))
  while (await runOne(db, jobs, at(now).clock));
  await deliverPending(db, { email: { via: 'outbox', send: async letter => void letters.push(letter) } }, 'http://kith.example', at(now).clock)
  return letters
}
const linkIn = (letter: Letter | undefined) => /http:\/\/kith\.example(\/news\/[\w-]+)/.exec(letter?.text ?? '')?.[1] ?? 'no link'
const rows = async () =>
  (await asSystem(db, ({ tx }) => sql<{ email: string }>`select email from asset_news order by email`.execute(tx))).rows.map(row => row.email)
const ask = (email: string, interest = 'gardening') => visitor.post('/community/news', { email, interest, place: 'E07999999' })

beforeAll(async () => {
  db = await testDatabase()
  await makeDirectory(db)
  visitor = await browse(db, undefined, () => now)
})
afterAll(() => db.close())

test('R300 news by interest and place, for an address confirmed from itself, in letters that do not say what of; stopped by one press', async () => {
  expect((await ask('Sam@Example.com')).location).toBe('/community/news/asked')
  const [first, ...none] = await nextDay()
  expect(none).toEqual([])
  expect(first).toMatchObject({ to: 'sam@example.com', subject: 'Please confirm' })
  const opened = await visitor.get(linkIn(first))
  expect(opened.html).toContain('Gardening and growing food in Testtown')
  expect(opened.headers.get('referrer-policy')).toBe('no-referrer')

  // Opening a link confirms nothing; only the press does.
  await asSystem(db, caller => putEntry(caller, { name: 'Bean Rows', terms: ['gardening'], places: ['E07999999'] }), addDays(now, 1))
  expect(await nextDay(4)).toEqual([])
  expect((await visitor.post(`${linkIn(first)}/confirm`)).status).toBe(303)
  expect(await nextDay(8)).toEqual([])

  await asSystem(db, caller => putEntry(caller, { name: 'Potato Night', terms: ['gardening'], lat: north(100), lon: HERE.lon, places: ['E07999999'] }), now)
  await asSystem(db, caller => putEntry(caller, { name: 'Drum Circle', terms: ['music'], places: ['E07999999'] }), now)
  const [news] = await nextDay()
  expect(news).toMatchObject({ to: 'sam@example.com', subject: 'Something new' })
  expect(`${news!.subject} ${news!.text}`).not.toMatch(/garden|potato|testtown|health|support/i)
  const page = await visitor.get(linkIn(news))
  expect(page.html).toContain('Potato Night')
  expect(page.html).not.toContain('Drum Circle')
  expect(await nextDay(8)).toEqual([])

  // The first letter's link stops it too.
  expect((await visitor.post(`${linkIn(first)}/stop`)).location).toBe('/news/stopped')
  expect(await rows()).toEqual([])
  for (const letter of [first, news]) expect((await visitor.get(linkIn(letter))).status).toBe(404)
})

test('an address that nobody confirms gets one letter and is forgotten after a week; asking again looks the same and sends no second', async () => {
  await ask('other@example.com')
  const again = await ask('other@example.com')
  expect(again.location).toBe('/community/news/asked')
  expect(await nextDay(1)).toHaveLength(1)
  expect(await nextDay(9)).toEqual([])
  expect(await rows()).toEqual([])
})

test('an address is sent no more than three letters to confirm in a day, whatever is asked for it', async () => {
  for (const interest of ['gardening', 'music', '', 'gardening', 'singing']) expect((await ask('full@example.com', interest)).location).toMatch(/asked$/)
  expect(await nextDay(1)).toHaveLength(3)
  expect(await rows()).toHaveLength(3)
  await nextDay(9)
})

test('what somebody suggested is new when it is shown; what nobody confirmed for too long is not news', async () => {
  await ask('late@example.com')
  const [first] = await nextDay()
  const [id] = await asSystem(
    db,
    async caller => {
      const made = [await putEntry(caller, { name: 'Told Early', terms: ['gardening'], places: ['E07999999'], published: false })]
      await sql`insert into asset_told (id, asset_id, kind, at) values (gen_random_uuid(), ${made[0]}, 'new', ${caller.now})`.execute(caller.tx)
      return made
    },
    now,
  )
  await visitor.post(`${linkIn(first)}/confirm`)
  await asSystem(
    db,
    caller => putEntry(caller, { name: 'Old Rows', terms: ['gardening'], places: ['E07999999'], confirmedAt: addDays(caller.now, -500) }),
    addDays(now, 1),
  )
  expect(await nextDay(8)).toEqual([])
  expect(await asSystem(db, caller => decideSuggestion(caller, id!, 1, true), now)).toBe(true)
  const [news] = await nextDay()
  const page = await visitor.get(linkIn(news))
  expect(page.html).toContain('Told Early')
  expect(page.html).not.toContain('Old Rows')
  await visitor.post(`${linkIn(news)}/stop`)
})

test.each([
  [{ email: 'not an address', place: 'E07999999' }, 'Enter an email address like name@example.com', '#email'],
  [{ email: '', place: 'E07999999' }, 'Enter an email address', '#email'],
  [{ email: 'a@b.example', place: '' }, 'Choose a place', '#place'],
  [{ email: 'a@b.example', place: "x'; drop" }, 'Choose a place from the list', '#place'],
  [{ email: 'a@b.example', place: 'E07999999', interest: '<b>' }, 'Choose from the list', '#interest'],
])('what cannot be kept is said beside its field: %j', async (typed, words, field) => {
  const { status, html } = await visitor.post('/community/news', typed)
  expect(status).toBe(422)
  expect(html).toContain(words)
  expect(html).toContain(`href="${field}"`)
})

test('a link that never was opens nothing', async () => {
  for (const path of ['/news/x', '/news/%00', `/news/${'a'.repeat(500)}`]) expect((await visitor.get(path)).status).toBe(404)
})
