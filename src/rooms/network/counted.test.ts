import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { makeAsset } from '../../../test/support/directory.ts'
import { asSystem, makeOperator, makePerson, makeTown, makeWorker, type Town } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { holdByTeam, holdByWorker } from '../care-team/index.ts'

let db: Database
let town: Town
let louise: Identity & { personId: string }
let beth: Identity
let own: Browser
let key: Browser
let connector: Browser
let base: string
let hannahId: string

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  louise = await makePerson(db, 'Louise')
  const { personId } = louise
  const hannah = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Hannah Cartwright')
  hannahId = hannah.workerId!
  beth = await makeWorker(db, 'connector', town.charity, [town.charityTeam], 'Beth Salter')
  await asSystem(db, async caller => {
    await holdByTeam(caller, { personId, teamId: town.north, deadline: new Date('2026-12-01'), why: 'Test' })
    await holdByWorker(caller, { personId, workerId: hannah.workerId!, teamId: town.north, why: 'Test' })
  })
  await makeAsset(db, { name: 'Open pottery studio', summary: 'Clay and wheels, for anyone', areaPlace: 'E07999999' })
  own = await browse(db, louise)
  key = await browse(db, hannah)
  connector = await browse(db, beth)
  base = `/people/${personId}`
})
afterAll(() => db.close())

const plain = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const all = async <T>(query: ReturnType<typeof sql<T>>) => (await asSystem(db, ({ tx }) => query.execute(tx))).rows

// Five whom Hannah works with: numbers are told from five people on.
const five = async (place = 'E07999999') => {
  const people: (Identity & { personId: string })[] = []
  for (const name of ['Ann', 'Bob', 'Cy', 'Di', 'Ed']) people.push(await makePerson(db, name))
  await asSystem(db, async caller => {
    for (const { personId } of people) {
      await sql`update person set place_code = ${place}, neighbourhood_code = null where id = ${personId}`.execute(caller.tx)
      await holdByTeam(caller, { personId, teamId: town.north, deadline: new Date('2026-12-01'), why: 'Test' })
      await holdByWorker(caller, { personId, workerId: hannahId, teamId: town.north, why: 'Test' })
    }
  })
  return people
}

test('R230 what nobody offers is counted for the place by people, with nothing of who looked; from 5 people on with who lives there and what is proposed', async () => {
  expect((await own.post('/my/connections/gap', { wanted: '', gapDomain: 'personalInterests' })).status).toBe(422)
  expect((await own.post('/my/connections/gap', { wanted: 'A bus', heading: 'no-such', gapDomain: 'localFacilities' })).status).toBe(422)
  const people = await five()
  const told = async (who: Identity, minute: number, wanted = 'Late bus home') => {
    const at = await browse(db, who, () => new Date(`2026-11-23T10:${minute}:00Z`))
    expect((await at.post('/my/connections/gap', { wanted, gapDomain: 'localFacilities' })).status).toBe(303)
  }
  for (const minute of [10, 12, 14, 16, 18]) await told(people[0]!, minute)
  for (const [i, one] of people.slice(1, 4).entries()) await told(one, 20 + i)
  const planner = await browse(db, await makeOperator(db, 'commissioner'))
  const few = (await planner.get('/connecting/barriers')).html
  expect(few).not.toContain('Late bus home')
  expect(plain(few)).toContain('Part of life Places and help nearby Where Testtown People who live there People who looked fewer than 5 Since November 2026')
  const [gap] = await all(sql<{ id: string }>`select id from asset_gap where wanted = 'Late bus home'`)
  const lead = await browse(db, await makeWorker(db, 'team_lead', town.trust, [town.north], 'Gap lead', true))
  expect((await lead.get(`/connecting/gaps/${gap!.id}`)).status).toBe(404)
  await told(people[4]!, 28, 'late bus home')
  await asSystem(db, ({ tx }) => sql`update neighbourhood set population = 4321 where place_code = 'E07999999'`.execute(tx))
  const answer = { proposal: 'transport', proposalWords: 'A minibus', met: 'yes', version: '1' }
  expect((await lead.post(`/connecting/gaps/${gap!.id}`, answer)).status).toBe(303)
  await told(people[4]!, 30)
  expect((await lead.post(`/connecting/gaps/${gap!.id}`, { ...answer, version: '2' })).status).toBe(409)
  const { html } = await planner.get('/connecting/barriers')
  expect(plain(html)).toMatch(/Late bus home .* People who live there [48],\d+ People who looked 5 .* Help people get to one nearby. A minibus/)
  const [{ row } = { row: '' }] = await all(sql<{ row: string }>`select to_jsonb(g)::text as row from asset_gap g where id = ${gap!.id}`)
  for (const { personId } of people) expect(row).not.toContain(personId)
})

test('the same wish in five people’s own words counts together under the heading they chose, and nobody’s words are told', async () => {
  const [heading] = await all(sql<{ code: string; name: string }>`select t.code, t.name from taxonomy_term t join taxonomy x on x.id = t.taxonomy_id
    where x.code = 'kith-interests' order by t.code limit 1`)
  const planner = await browse(db, await makeOperator(db, 'commissioner'))
  for (const [i, one] of (await five()).entries()) {
    expect(plain((await planner.get('/connecting/barriers')).html)).not.toContain(`Wanted ${heading!.name} `)
    const at = await browse(db, one)
    const form = { wanted: `In words of mine ${i}`, heading: heading!.code, gapDomain: 'personalInterests' }
    expect((await at.post('/my/connections/gap', form)).status).toBe(303)
  }
  const { html } = await planner.get('/connecting/barriers')
  expect(plain(html)).toContain(`Wanted ${heading!.name} `)
  expect(html).not.toContain('In words of mine')
})

test('R226 R248 what stands in people’s way is the work of a team: given once, told to them in words about the place, dealt with', async () => {
  for (let i = 0; i < 5; i++)
    await key.post(`${base}/network/barriers`, { kind: 'distance', theirWords: `Far ${i}`, aboutPlace: i > 0 ? 'No bus' : 'Louise cannot get in' })
  await key.post(`${base}/network/barriers`, { kind: 'digital', theirWords: 'No phone', aboutPlace: '' })
  const lead = await browse(db, await makeWorker(db, 'team_lead', town.trust, [town.north], 'Lead', true))
  // One person is one, however often it is written down.
  expect((await lead.get('/connecting/barriers')).html).toMatch(/Distance and rural transport[\s\S]{0,300}fewer than 5/)
  for (const { personId } of (await five()).slice(1))
    await key.post(`/people/${personId}/network/barriers`, { kind: 'distance', theirWords: 'Far', aboutPlace: 'No bus' })
  const { html } = await lead.get('/connecting/barriers')
  expect(html).toMatch(/Distance and rural transport[\s\S]{0,300}>5</)
  expect(html).toMatch(/No internet or phone[\s\S]{0,300}fewer than 5/)
  for (const words of ['No phone', 'No bus', 'Louise']) expect(html).not.toContain(words)
  const form = { placeCode: 'E07999999', kind: 'distance', teamId: town.charityTeam }
  expect((await lead.post('/connecting/barriers/own', { ...form, placeCode: 'E09000014' })).status).toBe(422)
  expect((await lead.post('/connecting/barriers/own', form)).status).toBe(303)
  const taken = await lead.post('/connecting/barriers/own', { ...form, teamId: town.north })
  expect(taken.status).toBe(409)
  expect(taken.html).toContain('A team works on this already')
  const seen = (await lead.get('/connecting/barriers')).html
  expect(seen).toContain('Mind and Body connectors')
  expect(seen).not.toContain('No bus')
  expect((await key.get('/connecting/barriers')).status).toBe(403)
  const owner = (await connector.get('/connecting/barriers')).html
  expect(owner).toContain('No bus')
  expect(owner).not.toContain('Louise cannot')
  const done = { dealtWith: 'E07999999 distance', doneWords: 'A bus at nine' }
  expect((await lead.post('/connecting/barriers/done', done)).status).toBe(422)
  expect((await connector.post('/connecting/barriers/done', { ...done, doneWords: '' })).status).toBe(422)
  expect((await connector.post('/connecting/barriers/done', done)).status).toBe(303)
  expect(plain((await lead.get('/connecting/barriers')).html)).toContain(
    'Distance and rural transport People 0 Dealt with 5 Whose work it is What was done A bus at nine',
  )
})
