import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { makeAsset } from '../../../test/support/directory.ts'
import { asSystem, makePerson, makeTown, makeWorker, type Town } from '../../../test/support/people.ts'
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
let pottery: string
let base: string

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  louise = await makePerson(db, 'Louise')
  const { personId } = louise
  const hannah = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Hannah Cartwright')
  beth = await makeWorker(db, 'connector', town.charity, [town.charityTeam], 'Beth Salter')
  await asSystem(db, async caller => {
    await holdByTeam(caller, { personId, teamId: town.north, deadline: new Date('2026-12-01'), why: 'Test' })
    await holdByWorker(caller, { personId, workerId: hannah.workerId!, teamId: town.north, why: 'Test' })
  })
  pottery = await makeAsset(db, { name: 'Open pottery studio', summary: 'Clay and wheels, for anyone', areaPlace: 'E07999999' })
  own = await browse(db, louise)
  key = await browse(db, hannah)
  connector = await browse(db, beth)
  base = `/people/${personId}`
})
afterAll(() => db.close())

const all = async <T>(query: ReturnType<typeof sql<T>>) => (await asSystem(db, ({ tx }) => query.execute(tx))).rows
const day = (field: string, iso: string) => {
  const [year = '', month = '', date = ''] = iso.split('-')
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year }
}

test('R234 R252 a connector is asked for with the person’s yes and in their words; until somebody takes it, it reads asked, not yet agreed', async () => {
  expect((await connector.get(base)).status).toBe(404)
  const form = { teamId: town.charityTeam, matters: 'Clay, and people my age', agreedHow: '' }
  const again = await key.post(`${base}/connector`, form)
  expect(again.status).toBe(422)
  expect(again.html).toContain('Write how they said yes')
  expect(again.html).toContain('Clay, and people my age')
  expect((await key.post(`${base}/connector`, { ...form, agreedHow: 'In the café' })).status).toBe(303)
  expect((await own.get('/my/connections')).html).toContain('Asked, not yet agreed')
  expect((await key.post(`${base}/connector`, { ...form, agreedHow: 'Again' })).html).toContain('asked for already')
})

test('a connector of the team asked reads what matters and no more, and by saying yes joins the care team by its own door', async () => {
  const { html } = await connector.get('/connecting')
  expect(html).toContain('Clay, and people my age')
  expect((await connector.get(`${base}/network`)).status).toBe(404)
  const [ask] = await all(sql<{ id: string }>`select id from connector_ask`)
  const other = await browse(db, await makeWorker(db, 'connector', town.trust, [town.south]))
  expect((await other.get('/connecting')).html).not.toContain('Clay')
  expect((await other.post(`/connecting/asks/${ask!.id}/take`, { version: '1' })).status).toBe(404)
  expect((await connector.post(`/connecting/asks/${ask!.id}/take`, { version: '1' })).location).toBe(`${base}/connections`)
  expect((await connector.post(`/connecting/asks/${ask!.id}/take`, { version: '1' })).status).toBe(409)
  expect((await connector.get(`${base}/network`)).status).toBe(200)
  expect((await own.get('/my/connections')).html).toContain('Beth Salter said yes')
  const [involved] = await all(sql<{ state: string; role: string }>`select state, role from involvement where worker_id = ${beth.workerId!}`)
  expect(involved).toEqual({ state: 'agreed', role: 'connector' })
})

test('R238 R239 what is possible and what it is wanted for are kept with their day, in the person’s words; none is overwritten', async () => {
  expect((await connector.post(`${base}/connections/view`, { ability: '', motivation: 'To make things' })).status).toBe(422)
  for (const ability of ['Daytime, with somebody', 'By myself in daylight'])
    expect((await connector.post(`${base}/connections/view`, { ability, motivation: 'To make things again' })).status).toBe(303)
  const { html } = await own.get('/my/connections')
  expect(html).toContain('By myself in daylight')
  expect(html).toContain('Daytime, with somebody')
  expect(html).toContain('23 November 2026')
})

test('R050 R051 things are found by what matters, each with its reasons, and the person chooses', async () => {
  const { status, html } = await own.post('/my/connections/find', { find: 'pottery' })
  expect(status).toBe(200)
  expect(html).toContain('Open pottery studio')
  expect(html).toContain('Its name matches your words')
  expect(html).toContain(`/my/community/${pottery}/save`)
  const found = await connector.post(`${base}/connections/find`, { find: 'potery' })
  expect(found.html).toContain('Open pottery studio')
})

let connection = ''
test('R051 R228 R255 told about, introduced, went with and stayed with are told apart, each with its day and who', async () => {
  const begun = await connector.post(`${base}/connections/new`, { assetId: pottery, what: 'told_about' })
  connection = begun.location
  const event = (what: string, onDay: string, words = '') => connector.post(`${connection}/events`, { what, words, ...day('onDay', onDay) })
  expect((await event('went_with', '2026-12-24')).status).toBe(422)
  expect((await event('introduced', '2026-11-23')).status).toBe(303)
  expect((await event('went_with', '2026-11-23')).status).toBe(303)
  const { html } = await connector.get(connection)
  expect(html).toContain('Told about → introduced → went with')
  const entries = await all(sql<{ title: string }>`select title from entry where what = 'connection' order by id`)
  expect(entries.map(one => one.title)).toEqual(['Told about: Open pottery studio', 'Introduced: Open pottery studio', 'Went with: Open pottery studio'])
})

test('that they go alone is known because they tell us, with whether it helped in their words; then it is a tie', async () => {
  const mine = connection.replace(base, '/my')
  expect((await own.post(`${mine}/events`, { what: 'went_alone', words: '', ...day('onDay', '2026-11-23') })).status).toBe(303)
  expect((await own.post(`${mine}/events`, { what: 'said', words: 'I stayed two hours', ...day('onDay', '2026-11-23') })).status).toBe(303)
  const { html } = await connector.get(`${base}/connections`)
  expect(html).toContain('Told about → introduced → went with → goes alone')
  expect(html).toContain('I stayed two hours')
  expect((await own.get('/my/network')).html).toContain('Open pottery studio')
})

test('steps are the person’s own; a day that did not work out takes nothing away', async () => {
  const mine = connection.replace(base, '/my')
  expect((await own.post(`${mine}/steps`, { steps: 'The door\n\nThe bus\nInside' })).status).toBe(303)
  const steps = await all(sql<{ id: string; words: string }>`select id, words from graded_step order by place`)
  expect(steps.map(one => one.words)).toEqual(['The door', 'The bus', 'Inside'])
  expect((await own.post(`${mine}/steps/${steps[0]!.id}`, { done: 'yes' })).status).toBe(303)
  expect((await own.post(`${mine}/steps/${steps[1]!.id}`, { done: 'no' })).status).toBe(303)
  const { html } = await own.get(mine)
  expect(html).toContain('Done on 23 November 2026')
  expect(html).toContain('The step stands')
  expect(html.toLowerCase()).not.toContain('fail')
})

test('R013 somebody goes along: it is on that worker’s day, with how to get there, and in the plan', async () => {
  const form = {
    connectionId: connection.split('/').at(-1)!,
    toWhat: 'Open pottery studio',
    workerId: beth.workerId!,
    at: '11:00',
    travel: 'From the café, on foot',
    inPlan: 'yes',
  }
  expect((await connector.post(`${base}/connections/along`, { ...form, ...day('on', '2026-11-20') })).status).toBe(422)
  expect((await connector.post(`${base}/connections/along`, { ...form, ...day('on', '2026-11-25') })).status).toBe(303)
  expect((await connector.get('/connecting')).html).toContain('From the café, on foot')
  const later = await browse(db, beth, () => new Date('2026-11-25T09:00:00Z'))
  expect((await later.get('/my-day')).html).toContain('Go along: Open pottery studio')
  expect((await own.get('/my/connections')).html).toContain('From the café, on foot')
  expect((await own.get('/my/plan')).html).toContain('Beth Salter goes along: Open pottery studio')
  const [along] = await all(sql<{ id: string }>`select id from accompaniment`)
  const went = { state: 'done', words: 'Laughed a lot', version: '1' }
  expect((await connector.post(`${base}/connections/along/${along!.id}`, went)).status).toBe(303)
  expect((await connector.post(`${base}/connections/along/${along!.id}`, went)).status).toBe(409)
  expect((await connector.get(connection)).html).toContain('Laughed a lot')
})

test('whom to ask how it goes is due on its day, with how the person wants to be reached', async () => {
  const [{ version } = { version: 0 }] = await all(sql<{ version: number }>`select version from asset_connection`)
  const event = { what: 'said', words: 'Fine', ...day('onDay', '2026-11-23') }
  const dated = { ...event, ...day('followUpOn', '2026-11-24'), version: String(version) }
  expect((await connector.post(`${connection}/events`, dated)).status).toBe(303)
  const clash = await key.post(`${connection}/events`, { ...dated, words: 'Later', ...day('followUpOn', '2027-01-10') })
  expect(clash.status).toBe(409)
  expect(clash.html).toContain('Later')
  expect((await key.post(`${connection}/events`, { ...event, what: 'stayed_with', words: 'No day given' })).status).toBe(303)
  const { html } = await (await browse(db, beth, () => new Date('2026-11-24T09:00:00Z'))).get('/connecting')
  const due = html.slice(html.indexOf('To ask how it goes'))
  expect(due).toContain('Open pottery studio')
  expect(due).toContain('They have not been asked yet how to be contacted')
})

test('R242 an offer to help run or start something is written down and followed', async () => {
  expect((await own.post('/my/connections/offers', { what: 'Teach glazing', contributionKind: '' })).status).toBe(422)
  expect((await own.post('/my/connections/offers', { what: 'Teach glazing', contributionKind: 'teach' })).status).toBe(303)
  const [offer] = await all(sql<{ id: string }>`select id from contribution`)
  const at = `${base}/connections/offers/${offer!.id}`
  expect((await connector.post(at, { state: 'doing', cameOfIt: 'First Saturdays', version: '1' })).status).toBe(303)
  expect((await own.post(at.replace(base, '/my'), { state: 'resting', cameOfIt: 'Mine', version: '1' })).status).toBe(409)
  expect((await own.get('/my/connections')).html).toContain('First Saturdays')
})

test('R223 what the person keeps is theirs alone: no worker and no page knows; it is counted only in total', async () => {
  const choir = await makeAsset(db, { name: 'Street choir' })
  expect((await own.post(`/my/community/${choir}/save`)).location).toBe('/my/community')
  expect((await own.get('/my/community')).html).toContain('Street choir')
  for (const path of [base, `${base}/network`, `${base}/connections`, '/connecting', '/connecting/barriers', `/community/${choir}`])
    expect((await connector.get(path)).html.includes('Street choir'), path).toBe(path.startsWith('/community'))
  const [use] = await all(sql<{ row: string }>`select to_jsonb(u)::text as row from asset_use u where asset_id = ${choir}`)
  expect(use!.row).not.toContain(louise.personId)
  expect((await own.post(`/my/community/${choir}/went`)).status).toBe(303)
  expect((await connector.get(`${base}/network`)).html).toContain('Street choir')
  expect((await own.post(`/my/community/${choir}/plan`)).location).toBe('/my/plan')
  expect((await own.get('/my/plan')).html).toContain('Try Street choir')
})

test('something merged into another entry is followed to it, and can always be taken off the shelf', async () => {
  const [old, kept] = [await makeAsset(db, { name: 'Chess, old entry' }), await makeAsset(db, { name: 'Chess at the library' })]
  for (const id of [old, pottery]) expect((await own.post(`/my/community/${id}/save`)).status).toBe(303)
  await asSystem(db, ({ tx }) => sql`update asset set merged_into = ${kept} where id = ${old}`.execute(tx))
  expect((await own.post(`/my/community/${old}/save`)).status).toBe(303)
  const shelf = (await own.get('/my/community')).html
  expect(shelf).toContain('Chess at the library')
  expect(shelf).not.toContain('Chess, old entry')
  expect((await own.post(`/my/community/${old}/gone`)).status).toBe(303)
  expect((await own.post(`/my/community/${kept}/gone`)).status).toBe(303)
  expect((await own.get('/my/community')).html).not.toContain('Chess')
  expect((await own.post(`/my/community/${louise.personId}/gone`)).status).toBe(404)
})

test('pressed twice, once written: the second press is answered as the first', async () => {
  const mine = connection.replace(base, '/my')
  const [step] = await all(sql<{ id: string }>`select id from graded_step order by place desc limit 1`)
  const before = await all(sql<{ n: number }>`select count(*)::int as n from entry`)
  for (const [path, form] of [
    ['/my/connections/new', { assetId: pottery, what: 'stayed_with', words: 'Twice' }],
    [`${mine}/events`, { what: 'said', words: 'Twice', ...day('onDay', '2026-11-23') }],
    [`${mine}/steps/${step!.id}`, { done: 'no', words: 'Twice' }],
    ['/my/connections/view', { ability: 'Twice', motivation: 'Twice' }],
    ['/my/connections/offers', { what: 'Twice', contributionKind: 'other' }],
    ['/my/connections/gap', { wanted: 'Twice', gapDomain: 'healthCare' }],
    ['/my/network/look', { whoWith: 'Twice', words: 'Twice' }],
    ['/my/network/barriers', { kind: 'stigma', theirWords: 'Twice', aboutPlace: '' }],
  ] as const) {
    const [first, second] = [await own.post(path, form), await own.post(path, form)]
    expect([first.status, second.status, second.location], path).toEqual([303, 303, first.location])
  }
  const [count] = await all(sql<Record<string, number>>`select (select count(*)::int from connection_event where words = 'Twice') as events,
    (select count(*)::int from engagement_view where ability = 'Twice') as views, (select count(*)::int from contribution where what = 'Twice') as offers,
    (select count(*)::int from person_gap where words = 'Twice') as gap, (select count(*)::int from network_look where words = 'Twice') as looks,
    (select count(*)::int from person_barrier where words = 'Twice') as barriers, (select count(*)::int from entry) as entries`)
  expect(count).toEqual({ events: 3, views: 1, offers: 1, gap: 1, looks: 1, barriers: 1, entries: before[0]!.n + 1 })
})

test('R252 somebody nobody is responsible for yet may ask by themselves, and is held from that moment', async () => {
  const dave = await makePerson(db, 'Dave', 'S0001')
  const browser = await browse(db, dave)
  expect((await browser.post('/my/connector', { teamId: town.charityTeam, matters: 'Running' })).status).toBe(303)
  const [held] = await all(sql<{ team_id: string }>`select team_id from responsibility where person_id = ${dave.personId} and upper_inf(during)`)
  expect(held!.team_id).toBe(town.charityTeam)
  const [ask] = await all(sql<{ id: string }>`select id from connector_ask where person_id = ${dave.personId}`)
  expect((await connector.post(`/connecting/asks/${ask!.id}/take`, { version: '1' })).status).toBe(303)
  const [now] = await all(sql<{ worker_id: string }>`select worker_id from responsibility where person_id = ${dave.personId} and upper_inf(during)`)
  expect(now!.worker_id).toBe(beth.workerId)
})
