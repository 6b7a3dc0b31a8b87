import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../test/support/browser.ts'
import { testDatabase } from '../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../test/support/people.ts'
import type { Identity } from '../core/caller.ts'
import type { Database } from '../core/db.ts'
import { newId } from '../core/ids.ts'
import { type Kind, kindsOf } from './kinds.ts'
import { myBasis } from './store.ts'

let db: Database
let town: Town
let ashik: Identity & { personId: string }
let gp: Identity
let desk: Identity
let connector: Identity
let own: Browser

const run = (query: ReturnType<typeof sql>) => asSystem(db, ({ tx }) => query.execute(tx))
const write = (kinds: Kind[], title: string, readers?: string[]) =>
  run(sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role, readers)
    values (${newId()}, ${ashik.personId}, ${kindsOf(...kinds)}, 'note', ${NOW}, ${NOW}, ${title}, 'x', 'x', ${readers ? `{${readers.join(',')}}` : null}::uuid[])`)
const titles = (who: Identity, now = NOW) =>
  as(db, who, async ({ tx }) => (await sql<{ title: string }>`select title from entry order by title`.execute(tx)).rows.map(row => row.title), now)
const kindsFor = async (who: Identity) => (await as(db, who, caller => myBasis(caller, ashik.personId))).kinds
const path = (holder: string) => `/my/people/more/${holder}`
const ruleNow = async (holder: string) => /name="rule" value="([^"]*)"/.exec((await own.get(path(holder))).html)?.[1] ?? ''
const letKnow = async (holder: string, kinds: Kind[], more: Record<string, string> = {}) =>
  own.post(path(holder), { kinds, rule: await ruleNow(holder), ...more })

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  ashik = await makePerson(db, 'Ashik')
  gp = await makeWorker(db, 'gp', town.practice, [], 'Dr Vale')
  desk = await makeWorker(db, 'gp_reception', town.practice, [], 'Una Desk')
  connector = await makeWorker(db, 'connector', town.charity, [], 'Con Nector')
  await run(
    sql`insert into gp_registration (id, person_id, practice_id, kind, during) values (${newId()}, ${ashik.personId}, ${town.practice}, 'home', '[2020-01-01,)')`,
  )
  await run(sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
    values (${newId()}, ${ashik.personId}, ${connector.workerId}, ${town.charity}, 'connector', ${NOW}, '[2026-01-01,)')`)
  await write(['plan'], 'Home by six')
  await write(['plan', 'substanceUse'], 'No cocaine at month end')
  await write(['contactNotes'], 'Talked about the children')
  await write(['trauma'], 'What happened then', [ashik.personId])
  await write(['substanceUse'], 'For one reader', [ashik.personId])
  own = await browse(db, ashik)
})
afterAll(() => db.close())

test('a surgery knows of drinking and drugs after the person’s yes, not before, and not after it is taken back; its reception never', async () => {
  const [before, ofDesk] = [await titles(gp), await titles(desk)]
  expect(before).toEqual(['Home by six'])
  const form = await own.get(path(town.practice))
  expect(form.html).toContain('Anything about alcohol and drugs')
  // Never a surgery's: abuse and trauma, and what others told us, are not among what can be chosen.
  expect(form.html).not.toMatch(/abuse and trauma|in confidence/)
  expect((await letKnow(town.practice, ['substanceUse', 'trauma', 'carers'])).location).toBe('/my/people')
  expect(await titles(gp)).toEqual(['Home by six', 'No cocaine at month end'])
  expect((await as(db, gp, caller => myBasis(caller, ashik.personId))).why).toEqual(['agreed_more', 'gp_practice'])
  expect(await titles(desk)).toEqual(ofDesk)
  expect((await as(db, desk, caller => myBasis(caller, ashik.personId))).why).toEqual(['gp_practice'])
  expect((await own.get('/my/people')).html).toContain('You agreed they also know: Alcohol and drugs')
  // Neither does a colleague elsewhere learn that there was something to agree to.
  const rules = await as(db, connector, async ({ tx }) => (await sql`select 1 from sharing_rule`.execute(tx)).rows)
  expect(rules).toEqual([])
  expect((await own.post(path(town.practice), { rule: await ruleNow(town.practice) })).status).toBe(303)
  expect(await titles(gp)).toEqual(before)
  expect((await own.get('/my/people')).html).not.toContain('You agreed they also know')
})

test('it ends by itself on the day chosen, and a day that has passed is not taken', async () => {
  const past = await letKnow(town.practice, ['substanceUse'], { 'until-day': '1', 'until-month': '1', 'until-year': '2026' })
  expect(past.status).toBe(422)
  expect(past.html).toMatch(/value="substanceUse"[^>]*checked|checked[^>]*value="substanceUse"/)
  expect((await letKnow(town.practice, ['substanceUse'], { 'until-day': '25', 'until-month': '11', 'until-year': '2026' })).status).toBe(303)
  expect((await own.get(path(town.practice))).html).toMatch(/value="25"/)
  expect(await titles(gp, new Date('2026-11-25T23:59:00Z'))).toContain('No cocaine at month end')
  expect(await titles(gp, new Date('2026-11-26T00:00:00Z'))).toEqual(['Home by six'])
  await letKnow(town.practice, [])
})

test('one worker by name may know more; what is hidden from them, or for named readers, stays so', async () => {
  const [holder, before] = [connector.workerId!, await titles(connector)]
  await letKnow(holder, ['contactNotes', 'substanceUse'])
  expect(await titles(connector)).toEqual(['Home by six', 'No cocaine at month end', 'Talked about the children'])
  // Hiding is a rule of its own, with its own end, and is stronger.
  expect((await own.post(`/my/people/hide/${holder}`, { kinds: ['substanceUse'], rule: '' })).status).toBe(303)
  expect(await titles(connector)).toEqual(['Home by six', 'Talked about the children'])
  expect((await own.get(path(holder))).html).not.toContain('Anything about alcohol and drugs')
  const hiding = /name="rule" value="([^"]*)"/.exec((await own.get(`/my/people/hide/${holder}`)).html)![1]!
  await own.post(`/my/people/hide/${holder}`, { rule: hiding })
  expect(await titles(connector)).toContain('No cocaine at month end')
  await letKnow(holder, [])
  expect(await titles(connector)).toEqual(before)
})

test('who stops helping knows nothing more, and the person still finds and ends what they had agreed', async () => {
  const leaver = await makeWorker(db, 'connector', town.charity, [], 'Lea Ver')
  const helping = newId()
  await run(sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
    values (${helping}, ${ashik.personId}, ${leaver.workerId}, ${town.charity}, 'connector', ${NOW}, '[2026-01-01,)')`)
  await letKnow(leaver.workerId!, ['substanceUse'])
  expect(await titles(leaver)).toContain('No cocaine at month end')
  await run(sql`update involvement set during = '[2026-01-01,2026-11-22)' where id = ${helping}`)
  expect(await titles(leaver)).toEqual([])
  expect(await kindsFor(leaver)).toBe(0)
  expect((await own.get('/my/people')).html).toContain('Does not help you any more')
  expect((await letKnow(leaver.workerId!, [])).status).toBe(303)
  expect((await own.get('/my/people')).html).not.toContain('Lea Ver')
})

test('two windows deciding on the same agreement: the older one is told and changes nothing', async () => {
  const rule = await ruleNow(town.practice)
  expect((await own.post(path(town.practice), { kinds: ['employment'], rule })).status).toBe(303)
  expect((await own.post(path(town.practice), { kinds: ['substanceUse'], rule })).status).toBe(409)
  expect(await titles(gp)).not.toContain('No cocaine at month end')
  await letKnow(town.practice, [])
})

test('only the person agrees: nobody else by page or by database, nor for somebody who does not help them', async () => {
  const stranger = await makeWorker(db, 'gp', town.practice, [], 'Dr Else')
  for (const holder of [stranger.workerId!, newId(), town.trust]) {
    expect((await own.get(path(holder))).status).toBe(404)
    expect((await own.post(path(holder), { kinds: ['substanceUse'], rule: '' })).status).toBe(404)
  }
  expect((await (await browse(db, gp)).post(path(town.practice), { kinds: ['substanceUse'], rule: '' })).status).toBe(403)
  await expect(
    as(db, gp, ({ tx }) =>
      sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
      values (${newId()}, ${ashik.personId}, ${town.practice}, 'organisation', 256, 'gp', ${NOW}, '[2026-01-01,)')`.execute(tx),
    ),
  ).rejects.toThrow(/row-level security/)
  expect(await titles(gp)).toEqual(['Home by six'])
})
