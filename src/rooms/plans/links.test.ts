import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { careMakers, type Person } from '../../../test/support/care.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { addLine, saveLine } from './actions.ts'
import type { Section, Touch } from './sections.ts'

let db: Database
let town: Town
let nurse: Identity
let connector: Identity
let person: Person
let own: Browser
let work: Browser
let visitor: Browser

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  connector = await makeWorker(db, 'peer_worker', town.charity, [town.charityTeam], 'Pip Field')
}, 180_000)
afterAll(() => db.close())

const BARE = { more: {}, notNow: false } as const
const write = (words: string, section: Section = 'goals', touches: Touch[] = [], readers?: string[]) =>
  as(db, nurse, caller => addLine(caller, person.personId, { section, words, ...BARE, touches, readers }))

let shown: string
beforeEach(async () => {
  person = await careMakers(db, town, nurse).held('Ashik')
  own = await browse(db, person)
  work = await browse(db, nurse)
  visitor = await browse(db)
  shown = await write('Home by six')
  await write('No lines at month end', 'goals', ['substanceUse'])
  await write('Told only to Priya', 'goals', [], [])
  await write('Football on Sunday', 'enjoy')
  await write('Lithium in the morning', 'medicines')
})

const FORM = { forWhom: 'Rumi', sections: 'goals', 'until-day': '30', 'until-month': '11', 'until-year': '2026' }
async function make(more: Record<string, string | string[]> = {}, who = own, at = '/my/plan'): Promise<string> {
  const { status, html } = await who.post(`${at}/links`, { ...FORM, ...more })
  expect(status).toBe(200)
  return /\/plan-link\/[\w-]+/.exec(html)![0]
}
const linkId = async () => /links\/([0-9a-f-]{36})\/withdraw/.exec((await own.get('/my/plan/links')).html)![1]!
const readAt = (path: string, now = NOW) => browse(db, undefined, () => now).then(one => one.get(path))
const HIDDEN = ['No lines at month end', 'Told only to Priya', 'Football on Sunday', 'Lithium', 'Ashik', 'Priya', 'Medicines']

test('R097 R094 the person shares chosen parts by a link: its reader needs no account and sees those and no trace of the rest', async () => {
  const path = await make()
  const { status, html, headers } = await visitor.get(path)
  expect(status).toBe(200)
  expect(html).toContain('Home by six')
  for (const words of [...HIDDEN, person.personId, shown]) expect(html).not.toContain(words)
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
  expect(headers.get('cache-control')).toBe('no-store')
  // What a line says later is seen too; what becomes private is gone.
  await as(db, person, caller => saveLine(caller, person.personId, shown, 1, { words: 'Home by seven', ...BARE, touches: [], readers: undefined }))
  expect((await visitor.get(path)).html).toContain('Home by seven')
  await as(db, person, caller =>
    saveLine(caller, person.personId, shown, 2, { words: 'Home by seven', ...BARE, touches: ['substanceUse'], readers: undefined }),
  )
  expect((await visitor.get(path)).html).not.toContain('Home by seven')
})

test('a subject is shown only where it was ticked, and a line for named readers never', async () => {
  const { html } = await visitor.get(await make({ sections: ['goals', 'enjoy', 'medicines'], touches: ['substanceUse', 'medicines'], shownName: 'Ashik T.' }))
  for (const words of ['Home by six', 'No lines at month end', 'Football on Sunday', 'Lithium in the morning', 'Ashik T.']) expect(html).toContain(words)
  expect(html).not.toContain('Told only to Priya')
})

test('R097 withdrawn is withdrawn at once, ended is ended on the day, and both look like a link that never was', async () => {
  const path = await make()
  const other = await make({ forWhom: 'Sam' })
  expect((await visitor.get(path)).status).toBe(200)
  await own.post(`/my/plan/links/${await linkId()}/withdraw`)
  const never = await visitor.get(`/plan-link/${'x'.repeat(32)}`)
  const withdrawn = await visitor.get(other)
  const ended = await readAt(path, new Date('2026-12-01T00:00:01Z'))
  expect((await readAt(path, new Date('2026-11-30T23:59:00Z'))).status).toBe(200)
  for (const answer of [never, withdrawn, ended]) {
    expect(answer.status).toBe(404)
    expect(answer.html).toBe(never.html)
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  }
  expect((await visitor.get(path)).status).toBe(200)
})

test('hostile secrets open nothing and break nothing', async () => {
  const path = await make()
  for (const wrong of [
    path.slice(0, -1),
    `${path}x`,
    path.toUpperCase(),
    '/plan-link/%00',
    '/plan-link/%27%20or%20true--',
    `/plan-link/${'9'.repeat(5000)}`,
    `/plan-link/${person.personId}`,
    '/plan-link/%F0%9F%98%80',
  ]) {
    const { status, html } = await visitor.get(wrong)
    expect(status, wrong).toBe(404)
    expect(html).not.toContain('Home by six')
  }
})

test('the secret stands nowhere in the database, and each opening is seen by the person', async () => {
  const path = await make()
  const token = path.split('/').at(-1)!
  expect(token.length).toBeGreaterThanOrEqual(32)
  for (let time = 0; time < 2; time++) await visitor.get(path)
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{ all: string }>`select (select string_agg(l::text, ' ') from plan_link l) || (select string_agg(a::text, ' ') from audit_entry a) as all`.execute(tx),
  )
  expect(rows[0]!.all).not.toContain(token)
  expect((await own.get('/my/plan/links')).html).toContain('Opened 2 times, last on Monday 23 November 2026')
  expect((await own.get('/my/looked')).html).toContain('Plan opened by a link you shared')
})

test('what the reader will see is shown before, exactly, and nothing is made by looking', async () => {
  const looked = await own.post('/my/plan/links/look', { ...FORM, sections: ['goals', 'medicines'] })
  expect(looked.html).toContain('Home by six')
  for (const words of ['No lines at month end', 'Told only to Priya', 'Football on Sunday', 'Lithium']) expect(looked.html).not.toContain(words)
  expect(looked.html).toContain('Nothing is shown of: My medicines')
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{
      n: number
    }>`select (select count(*)::int from plan_link where person_id = ${person.personId}) + (select count(*)::int from basis where person_id = ${person.personId} and why = 'agreed') as n`.execute(
      tx,
    ),
  )
  expect(rows[0]!.n).toBe(0)
  const fields = [...looked.html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!] as const)
  expect(fields).toContainEqual(['sections', 'medicines'])
})

test.each([
  ['no part chosen', { sections: [] as string[] }, 'Choose at least one part'],
  ['a part that is not there', { sections: 'money' }, 'Choose parts from the list'],
  ['a part there is none of', { sections: 'nonsense' }, 'Choose parts from the list'],
  ['a subject there is nothing about', { touches: 'legal' }, 'Choose from the list'],
  ['nobody it is for', { forWhom: ' ' }, 'Say who it is for'],
  ['a day that has passed', { 'until-day': '22' }, 'The last day must be today or later'],
  ['a day in two years', { 'until-year': '2028' }, 'The last day must be within a year'],
  ['no real day', { 'until-month': '13' }, 'This must be a real date'],
  ['no day at all', { 'until-day': '', 'until-month': '', 'until-year': '' }, 'Enter the last day on which it opens'],
])('%s: the form again, with everything typed, and no link', async (_, wrong, words) => {
  for (const step of ['/links/look', '/links']) {
    const { status, html } = await own.post(`/my/plan${step}`, { ...FORM, shownName: 'A. T.', ...wrong })
    expect(status).toBe(422)
    expect(html).toContain(words)
    expect(html).toContain('value="A. T."')
    expect(html).not.toContain('/plan-link/')
  }
})

test('a worker makes one only with the person in the room, of what the worker reads, and it is written down as such', async () => {
  const at = `/people/${person.personId}/plan`
  expect((await work.post(`${at}/links`, FORM)).status).toBe(422)
  const path = await make({ withThem: 'yes' }, work, at)
  expect((await visitor.get(path)).html).toContain('Home by six')
  expect((await own.get('/my/plan/links')).html).toContain('Made by Priya Nair on 23 November 2026, with you in the room')
  // With whom the person shares by themself is not the worker's to know.
  await make({ forWhom: 'My secret friend' })
  const seen = (await work.get(`${at}/links`)).html
  expect(seen).toContain('Rumi')
  expect(seen).not.toContain('My secret friend')
  await work.post(`${at}/links/${/links\/([0-9a-f-]{36})\/withdraw/.exec(seen)![1]}/withdraw`)
  expect((await visitor.get(path)).status).toBe(404)
})

test('nobody shares what they do not read, nor a plan that is not theirs, nor withdraws a link of somebody else', async () => {
  await asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, person_agreed, asked_at, during)
      values (gen_random_uuid(), ${person.personId}, ${connector.workerId}, ${connector.organisation}, ${connector.role}, true, ${NOW}, '[2026-11-01,)')`.execute(
      tx,
    ),
  )
  const peer = await browse(db, connector)
  const at = `/people/${person.personId}/plan`
  expect((await peer.post(`${at}/links`, { ...FORM, withThem: 'yes', touches: 'substanceUse' })).status).toBe(422)
  expect((await peer.post(`${at}/links`, { ...FORM, withThem: 'yes', sections: 'medicines' })).status).toBe(422)
  const stranger = await careMakers(db, town, nurse).held('Dave')
  const theirs = await browse(db, stranger)
  const path = await make()
  expect((await theirs.post(`/my/plan/links/${await linkId()}/withdraw`)).status).toBe(404)
  expect((await theirs.post(`${at}/links`, FORM)).status).toBe(403)
  expect((await visitor.get(path)).status).toBe(200)
  expect((await visitor.post(`${at}/links`, FORM)).status).toBe(303)
})

test('the link holds a basis for what was chosen and no kind more', async () => {
  await make({ touches: 'substanceUse' })
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{
      grants: number
      whole: boolean
    }>`select b.grants, b.valid_from = k.made_at and b.valid_to = k.until as whole from basis b join plan_link k on k.id = b.holder where k.person_id = ${person.personId}`.execute(
      tx,
    ),
  )
  expect(rows).toEqual([{ grants: 8 + 256, whole: true }])
})

test('a preview by a machine is no opening: headers alone count nothing, and a page loaded beforehand is not given', async () => {
  const path = await make()
  const openings = async () => /Plan opened by a link you shared/.test((await own.get('/my/looked')).html)
  const headers = await visitor.head(path)
  expect([headers.status, headers.html]).toEqual([200, ''])
  for (const [name, value] of [
    ['sec-purpose', 'prefetch;prerender'],
    ['purpose', 'prefetch'],
    ['x-moz', 'prefetch'],
  ] as const) {
    const early = await visitor.get(path, { [name]: value })
    expect([early.status, early.html]).toEqual([503, ''])
  }
  expect(await openings()).toBe(false)
  expect((await visitor.get(path)).html).toContain('Home by six')
  expect(await openings()).toBe(true)
})
