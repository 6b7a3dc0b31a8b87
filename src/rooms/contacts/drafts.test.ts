import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { placeOf } from './drafts.ts'
import { openDrafts } from './index.ts'

let db: Database
let town: Town
let amina: Identity & { personId: string }
let nurse: Identity
let colleague: Identity
const notes = () => `/people/${amina.personId}/notes`
const hidden = (html: string) =>
  Object.fromEntries([...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(match => [match[1]!, match[2]!]))
const whole = (sheet: Record<string, string>, more: Record<string, string> = {}) => ({
  ...sheet,
  'on-day': '23',
  'on-month': '11',
  'on-year': '2026',
  at: '09:00',
  whoWasThere: 'Amina',
  mode: 'phone',
  setting: 'online',
  met: 'yes',
  physical: 'Well.',
  step: 'none',
  noStepWhy: 'We meet on Monday',
  who: 'all',
  ...more,
})
const texts = async () =>
  (await as(db, nurse, ({ tx }) => sql<{ mental: string }>`select fields ->> 'mental' as mental from note_draft order by 1`.execute(tx))).rows.map(
    row => row.mental,
  )
const saved = async () =>
  (await as(db, nurse, ({ tx }) => sql<{ mental: string }>`select mental from contact_note order by 1`.execute(tx))).rows.map(row => row.mental)

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  amina = await makePerson(db, 'Amina')
  nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  colleague = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Jo Colleague')
  const episode = newId()
  await asSystem(db, async ({ tx }) => {
    await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${amina.personId}, ${NOW})`.execute(tx)
    await sql`insert into responsibility (id, person_id, episode_id, worker_id, team_id, organisation_id, during, why, made_by)
      values (${newId()}, ${amina.personId}, ${episode}, ${nurse.workerId}, ${town.north}, ${town.trust}, tstzrange(${NOW}, null), 'asked', 'test')`.execute(tx)
  })
})
afterAll(() => db.close())

test('a page writes to its own copy, else to the draft nobody else has touched, else to a new copy', () => {
  const page = { draft: 'D', tab: 'T', version: 2 }
  expect(placeOf(page, [], false)).toEqual({ id: 'D', exists: false })
  expect(placeOf(page, [{ id: 'D', tab: 'other', version: 2 }], false)).toEqual({ id: 'D', exists: true })
  expect(placeOf(page, [{ id: 'D', tab: 'T', version: 9 }], false)).toEqual({ id: 'D', exists: true })
  expect(placeOf(page, [{ id: 'D', tab: 'other', version: 3 }], false)).toEqual({ id: 'T', exists: false })
  expect(
    placeOf(
      page,
      [
        { id: 'D', tab: 'other', version: 3 },
        { id: 'T', tab: 'T', version: 1 },
      ],
      false,
    ),
  ).toEqual({ id: 'T', exists: true })
  expect(placeOf(page, [], true)).toEqual({ id: 'T', exists: false })
})

test('a half-written note is kept as it is typed and comes back after signing in again, for its writer alone', async () => {
  const before = await browse(db, nurse)
  const sheet = hidden((await before.get(`${notes()}/new`)).html)
  expect((await before.post(`${notes()}/draft`, { ...sheet, mental: '' })).status).toBe(303)
  expect(await texts()).toEqual([])
  await before.post(`${notes()}/draft`, { ...sheet, mental: 'She said', 'on-day': '31', 'on-month': '2' })
  await before.post(`${notes()}/draft`, { ...sheet, mental: 'She said <that>', 'on-day': '31', 'on-month': '2' })
  expect(await texts()).toEqual(['She said <that>'])
  const after = (await (await browse(db, nurse)).get(`${notes()}/new`)).html
  expect(after).toContain('She said &lt;that&gt;')
  expect(after).toContain('value="31"')
  for (const reader of [colleague, amina]) expect((await as(db, reader, ({ tx }) => sql`select 1 from note_draft`.execute(tx))).rows).toEqual([])
  expect((await (await browse(db, colleague)).get(`${notes()}/new`)).html).not.toContain('She said')
  expect((await (await browse(db, colleague)).get(`${notes()}/drafts/${sheet.draft}`)).status).toBe(404)
  expect((await as(db, nurse, openDrafts)).map(draft => draft.id)).toEqual([sheet.draft])
})

test('two pages open on one draft: neither text is overwritten and both are shown', async () => {
  const browser = await browse(db, nurse)
  const one = hidden((await browser.get(`${notes()}/new`)).html)
  const two = hidden((await browser.get(`${notes()}/new`)).html)
  expect(one.draft).toBe(two.draft)
  await browser.post(`${notes()}/draft`, { ...one, mental: 'from the office' })
  await browser.post(`${notes()}/draft`, { ...two, mental: 'from the bus' })
  await browser.post(`${notes()}/draft`, { ...one, mental: 'from the office, more' })
  await browser.post(`${notes()}/draft`, { ...two, mental: 'from the bus, more' })
  expect(await texts()).toEqual(['from the bus, more', 'from the office, more'])
  const { html } = await browser.get(`${notes()}/new`)
  expect(html).toContain('from the bus, more')
  expect(html).toContain('from the office, more')
  expect(html).toContain('other notes you began and did not save')
  const note = await browser.post(notes(), whole(two, { mental: 'from the bus, done' }))
  expect(note.status).toBe(303)
  expect(await texts()).toEqual(['from the office, more'])
  await browser.post(`${notes()}/draft`, { ...two, mental: 'words that were still on their way' })
  expect(await texts()).toEqual(['from the office, more'])
  const other = await browser.post(notes(), whole(one, { mental: 'from the office, done' }))
  expect(other.status).toBe(303)
  expect(other.location).not.toBe(note.location)
  expect(await saved()).toEqual(['from the bus, done', 'from the office, done'])
  expect(await texts()).toEqual([])
})

test('the same page sent twice, also at once, saves one note', async () => {
  const browser = await browse(db, nurse)
  const sheet = hidden((await browser.get(`${notes()}/new`)).html)
  const sent = await Promise.all([1, 2, 3].map(() => browser.post(notes(), whole(sheet, { mental: 'sent thrice' }))))
  expect(new Set(sent.map(answer => answer.location)).size).toBe(1)
  expect((await browser.post(notes(), whole(sheet, { mental: 'sent again later' }))).location).toBe(sent[0]!.location)
  expect((await saved()).filter(mental => mental.startsWith('sent'))).toEqual(['sent thrice'])
})

test('a different text of a draft that was already saved is shown beside it, and lost by nobody', async () => {
  const browser = await browse(db, nurse)
  await browser.post(`${notes()}/draft`, { ...hidden((await browser.get(`${notes()}/new`)).html), mental: 'begun' })
  const one = hidden((await browser.get(`${notes()}/new`)).html)
  const two = hidden((await browser.get(`${notes()}/new`)).html)
  const first = await browser.post(notes(), whole(one, { mental: 'first text' }))
  const second = await browser.post(notes(), whole(two, { mental: 'second text' }))
  expect(second.status).toBe(409)
  expect(second.html).toContain('second text')
  expect(second.html).toContain(first.location)
  expect(await saved()).not.toContain('second text')
  expect((await browser.post(notes(), whole(hidden(second.html), { mental: 'second text' }))).status).toBe(303)
  expect(await saved()).toEqual(expect.arrayContaining(['first text', 'second text']))
})

test('a draft is thrown away only by its writer; a forged page is turned down', async () => {
  const browser = await browse(db, nurse)
  const sheet = hidden((await browser.get(`${notes()}/new`)).html)
  await browser.post(`${notes()}/draft`, { ...sheet, social: 'to throw away' })
  expect((await (await browse(db, colleague)).post(`${notes()}/drafts/${sheet.draft}/discard`)).status).toBe(404)
  expect((await (await browse(db, colleague)).post(`${notes()}/draft`, { ...sheet, social: 'mine now' })).status).toBe(409)
  expect((await browser.post(`${notes()}/draft`, { ...sheet, tab: 'x' })).status).toBe(422)
  expect((await browser.post(`${notes()}/drafts/${sheet.draft}/discard`)).status).toBe(303)
  expect(await as(db, nurse, openDrafts)).toEqual([])
})
