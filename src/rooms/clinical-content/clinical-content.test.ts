import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { ContentRefused, contentList, contentLists, loadContent } from './index.ts'

let db: Database
let nurse: Identity
let amina: Identity

beforeAll(async () => {
  db = await testDatabase()
  const town = await makeTown(db)
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Priya Nair')
  amina = await makePerson(db, 'Amina')
})
afterAll(() => db.close())

const item = (code: string, more: object = {}) => ({ code, title: `Title of ${code}`, words: 'Some words', source: 'A source', checked: false, ...more })
const file = (version: number, more: object = {}, items: object[] = [item('one'), item('two')]) =>
  JSON.stringify({ list: 'test-list', title: 'A list for tests', version, validFrom: '2026-11-01', items, ...more })
const load = (text: string, shipped = false) => asSystem(db, caller => loadContent(caller, text, shipped))
const codes = (now = NOW) => as(db, nurse, caller => contentList(caller, 'test-list'), now).then(items => items.map(one => `${one.code} ${one.version}`))

test('a list comes in whole, in its order, and loading it again changes nothing', async () => {
  expect(await load(file(1))).toMatchObject({ loaded: true, items: 2 })
  expect(await load(file(1))).toMatchObject({ loaded: false })
  expect(await codes()).toEqual(['one 1', 'two 1'])
})

test('a later version takes over on its day, and the same version with other words is refused', async () => {
  await load(file(2, { validFrom: '2026-11-30' }, [item('two'), item('three', { checked: true, approvedBy: 'Dr Ada Obi' })]))
  expect(await codes()).toEqual(['one 1', 'two 1'])
  expect(await codes(new Date('2026-11-29T23:59:00Z'))).toEqual(['one 1', 'two 1'])
  expect(await codes(new Date('2026-11-30T00:01:00Z'))).toEqual(['two 2', 'three 2'])
  await expect(load(file(2, {}, [item('four')]))).rejects.toThrow('Give the changed file version 3')
  await expect(load(file(3, { validFrom: '2026-11-29' }))).rejects.toThrow('Choose a later day')
  expect(await load(file(1, {}, [item('shipped')]), true)).toMatchObject({ loaded: false })
})

test.each([
  ['not JSON', '{"list"', 'not JSON'],
  ['an unknown key', file(9, { risk: 'x' }), 'risk'],
  ['a code twice', file(9, {}, [item('one'), item('one')]), 'stands twice'],
  ['no source', file(9, {}, [item('one'), item('two', { source: ' ' })]), 'items 2 source: say where it comes from'],
  ['approved but not checked', file(9, {}, [item('one', { approvedBy: 'Somebody' })]), 'not marked as checked'],
  ['a day that is none', file(9, { validFrom: '2026-02-30' }), 'a day is written like'],
  ['nothing in it', file(9, {}, []), 'nothing in it'],
  ['a hostile list name', file(9, { list: "x'; drop table clinical_item" }), 'small letters'],
])('a file with %s is refused in words and nothing of it is loaded', async (_, text, words) => {
  await expect(load(text)).rejects.toThrow(ContentRefused)
  await expect(load(text)).rejects.toThrow(words)
  const { rows } = await asSystem(db, ({ tx }) => sql`select from content_version where version = 9`.execute(tx))
  expect(rows).toEqual([])
})

test('two loaders at once leave one version', async () => {
  const both = await Promise.all([load(file(1, { list: 'at-once' })), load(file(1, { list: 'at-once' }))])
  expect(both.filter(one => one.loaded)).toHaveLength(1)
})

test('every shipped list is loaded, in one statement for several', async () => {
  const lists = await as(db, nurse, caller => contentLists(caller, ['nice-index', 'no-such-list']))
  expect(lists['nice-index'].map(one => one.code)).toContain('NG225')
  expect(lists['no-such-list']).toEqual([])
})

test('a worker sees every list, its source and what is not yet checked; nobody else has the page', async () => {
  const worker = await browse(db, nurse)
  const all = await worker.get('/content')
  expect(all.html).toContain('A list for tests')
  expect(all.html).toContain('2 not yet checked here')
  const one = await worker.get('/content/test-list')
  expect(one.html).toContain('Not yet checked by a clinician here')
  expect(one.html).toContain('Source: A source')
  expect((await worker.get('/content/nothing')).status).toBe(404)
  const later = await browse(db, nurse, () => new Date('2026-12-01T10:00:00Z'))
  expect((await later.get('/content/test-list')).html).toContain('Checked by Dr Ada Obi')
  expect((await (await browse(db, amina)).get('/content')).status).toBe(403)
})

test('nobody changes a list from a page: the database refuses', async () => {
  await expect(as(db, nurse, ({ tx }) => sql`update clinical_item set words = 'other'`.execute(tx))).rejects.toThrow(/permission denied/)
  await expect(asSystem(db, ({ tx }) => sql`delete from clinical_item`.execute(tx))).rejects.toThrow(/permission denied/)
})
