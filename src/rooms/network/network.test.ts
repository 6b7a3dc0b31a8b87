import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, type Town } from '../../../test/support/people.ts'
import { addContact, letIn } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { holdByTeam, holdByWorker, involve } from '../care-team/index.ts'

let db: Database
let town: Town
let carol: Identity & { personId: string }
let grace: Identity
let own: Browser
let worker: Browser
let stranger: Browser
let path: string

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  carol = await makePerson(db, 'Carol')
  grace = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Grace Mensah')
  const { personId } = carol
  await asSystem(db, async caller => {
    await holdByTeam(caller, { personId, teamId: town.north, deadline: new Date('2026-12-01'), why: 'Test' })
    await holdByWorker(caller, { personId, workerId: grace.workerId!, teamId: town.north, why: 'Test' })
  })
  own = await browse(db, carol)
  worker = await browse(db, grace)
  stranger = await browse(db, await makeWorker(db, 'mental_health_practitioner', town.trust, [town.south]))
  path = `/people/${personId}/network`
})
afterAll(() => db.close())

const tie = { domain: 'personalInterests', ring: 'near', strength: 'close', standsInWay: '', version: '0' }
const all = async <T>(query: ReturnType<typeof sql<T>>) => (await asSystem(db, ({ tx }) => query.execute(tx))).rows

test('R112 the picture is drawn as rings and told as a list, to the person and to those who help; for others it does not exist', async () => {
  for (const [browser, at] of [
    [own, '/my/network'],
    [worker, path],
  ] as const) {
    const { status, html } = await browser.get(at)
    expect(status).toBe(200)
    expect(html).toMatch(/<svg class="kith-rings"[^>]*role="img" aria-label="[^"]+"/)
    expect(html).toContain('Grace Mensah')
    expect(html).not.toContain('style=')
    expect(/<title>[^<]*/.exec(html)![0]).not.toContain('Carol')
  }
  expect((await stranger.get(path)).status).toBe(404)
  expect((await (await browse(db)).get('/my/network')).status).toBe(303)
})

test('R052 R224 looked at and outside everything: an offer of a connector’s time becomes a next step, once, and nothing closes', async () => {
  for (const words of ['Empty rings.', 'The same.']) expect((await worker.post(`${path}/look`, { whoWith: 'The two of us', words })).status).toBe(303)
  const steps = await all(
    sql<{ what: string; worker_id: string; due: string }>`select what, worker_id, due::text from next_step where person_id = ${carol.personId}`,
  )
  expect(steps).toEqual([{ what: 'Offer time with a community connector, somebody who goes along', worker_id: grace.workerId, due: '2026-11-30' }])
  expect(await all(sql`select 1 from care_episode where person_id = ${carol.personId} and ended_at is not null`)).toEqual([])
  const { html } = await own.get('/my/network')
  expect(html).toContain('Ask for somebody’s time')
  expect(html).toContain('“Empty rings.”')
})

test('a community may be a place, an identity, an interest or online; an empty form says what is missing and keeps the rest', async () => {
  const wrong = await own.post('/my/network/ties/new', { ...tie, name: '', standsInWay: 'The stairs', community: 'online' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('Write who or what it is')
  expect(wrong.html).toContain('value="The stairs"')
  expect((await own.post('/my/network/ties/new', { ...tie, name: 'Crime readers’ forum', community: 'online', good: ['keepsWell'] })).status).toBe(303)
  const { html } = await worker.get(path)
  expect(html).toContain('Crime readers’ forum')
  expect(html).toContain('helps keep them well')
})

test('R221 every version of a tie is kept, and the picture as it was looked at stands over time', async () => {
  const [row] = await all(sql<{ id: string }>`select id from tie where person_id = ${carol.personId}`)
  const at = `${path}/ties/${row!.id}`
  expect((await worker.post(at, { ...tie, name: 'Crime readers’ forum', strength: 'loosening', version: '1' })).status).toBe(303)
  expect((await worker.get(at)).html).toContain('How it was before')
  await worker.post(`${path}/look`, { words: 'One thing' })
  expect((await worker.get(path)).html).toContain('1 loosening')
  const past = await all(sql<{ strength: string }>`select strength from tie_past where tie_id = ${row!.id} order by version`)
  expect(past.map(one => one.strength)).toEqual(['close', 'loosening'])
})

test('two who change the same tie: nobody is overwritten and both are told', async () => {
  const [row] = await all(sql<{ id: string; version: number }>`select id, version from tie where person_id = ${carol.personId}`)
  const at = `/network/ties/${row!.id}`
  const version = String(row!.version)
  expect((await own.post(`/my${at}`, { ...tie, name: 'Crime readers', standsInWay: 'No tablet', version })).status).toBe(303)
  const second = await worker.post(`/people/${carol.personId}${at}`, { ...tie, name: 'Crime readers', standsInWay: 'Typed by Grace', version })
  expect(second.status).toBe(409)
  expect(second.html).toContain('No tablet')
  expect(second.html).toContain('Typed by Grace')
})

test('R219 people of their own life come from where they are named, with what each may know at one glance, and are never typed again', async () => {
  const son = await as(db, carol, async caller => {
    const id = await addContact(caller, { personId: carol.personId, name: 'Her son', relation: 'son', mayKnow: 'Nothing' })
    const aunt = await addContact(caller, { personId: carol.personId, name: 'Aunt May', relation: 'aunt' })
    await letIn(caller, aunt, ['appointments'], null, null)
    return id
  })
  const { html } = await worker.get(path)
  expect(html).toContain('Her son')
  expect(html).toContain('May see: appointments')
  const at = `/my/network/of/contact/${son}`
  const marks = { ...tie, domain: 'personalRelationships', ring: 'further', strength: 'loosening', standsInWay: 'His troubles' }
  expect((await own.post(at, marks)).status).toBe(303)
  expect((await worker.get(path)).html).toContain('His troubles')
  expect((await own.post(at, { ...marks, standsInWay: 'Again' })).status).toBe(409)
  expect((await own.post(at, { ...marks, leftOut: 'yes', version: '1' })).status).toBe(303)
  expect((await worker.get(path)).html).not.toContain('His troubles')
})

test('R225 R226 a barrier is a fact about the place with an owner there; the place’s row does not know whose it was', async () => {
  const form = { kind: 'money', theirWords: 'Two buses cost too much', aboutPlace: 'No single ticket for two buses', ownerTeamId: town.charityTeam }
  expect((await worker.post(`${path}/barriers`, { ...form, kind: '' })).status).toBe(422)
  expect((await worker.post(`${path}/barriers`, form)).status).toBe(303)
  const { html } = await own.get('/my/network')
  expect(html).toContain('Two buses cost too much')
  expect(html).toContain('Mind and Body connectors has this to work on')
  expect(html).toContain('kith-rings__border')
  const [report] = await all(sql<{ row: string; id: string }>`select to_jsonb(r)::text as row, id from barrier_report r`)
  expect(report!.row).not.toContain(carol.personId)
  expect(report!.row).not.toContain('Two buses cost too much')
})

test('money as a barrier is not there for somebody whose role does not hold money', async () => {
  const peer = await makeWorker(db, 'peer_worker', town.charity, [town.charityTeam], 'Andre Lewis')
  await asSystem(db, caller =>
    involve(caller, { personId: carol.personId, workerId: peer.workerId!, teamId: town.charityTeam, role: 'peer_worker', part: '', personAgreed: true }, true),
  )
  const { status, html } = await (await browse(db, peer)).get(path)
  expect(status).toBe(200)
  expect(html).toContain('Crime readers')
  expect(html).not.toContain('Two buses')
  expect(html).not.toContain('kith-rings__border')
})
