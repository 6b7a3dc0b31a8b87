import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { makeAsset } from '../../../test/support/directory.ts'
import { asSystem, makeOperator, makeTown, makeWorker, type Town } from '../../../test/support/people.ts'
import type { Database } from '../../core/db.ts'
import { coverOf, type Hood } from './coverage.ts'

const TITLES = [
  ['Peer support', 'Talking therapies', 'Community support groups', 'Primary care with oversight from the core service'],
  ['Coordinated help from many professions', 'Help in a crisis', 'Work: finding it and keeping it', 'Intensive, long-term support'],
  ['Mind and body together', 'Specialist help for rarer difficulties', 'Mental health social workers', 'Supported housing'],
  ['Housing advice', 'Benefits and debt advice'],
].flat()
const AT = '/coverage/E07999999'
let db: Database
let town: Town
let planner: Browser
let health: string

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  planner = await browse(db, await makeOperator(db, 'commissioner'))
  const term = await asSystem(db, async ({ tx }) => (await sql<{ id: string }>`select id from taxonomy_term where code = 'money-debt'`.execute(tx)).rows[0]!.id)
  await makeAsset(db, { name: 'Debt desk', terms: [term] })
  await makeAsset(db, { name: 'Debt desk of long ago', terms: [term], confirmedAt: new Date('2025-11-01') })
  health = await makeAsset(db, { name: 'Council money nurse', terms: [term] })
  await asSystem(db, async ({ tx }) => {
    await sql`update asset set public_health = true where id = ${health}`.execute(tx)
    await sql`update neighbourhood set population = case code when 'N0001' then 4500 else 31000 end where code in ('N0001', 'S0001')`.execute(tx)
    await sql`insert into small_area (code, name, neighbourhood_code, population, imd_decile, lat, lon) values ('E01999991', 'A', 'S0001', 1500, 1, 53, -2), ('E01999992', 'B', 'S0001', 1500, 9, 53, -2)`.execute(
      tx,
    )
  })
})
afterAll(() => db.close())

const row = (html: string, title: string) =>
  new RegExp(`${title}[\\s\\S]*?</tr>`)
    .exec(html)![0]
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

test('R158 a function that should be in each neighbourhood is missing where there is none of its own; one for the whole place is not', () => {
  const hoods: Hood[] = [
    { code: 'a', name: 'A', population: 10, deprived: 0 },
    { code: 'b', name: 'B', population: 30, deprived: 0.5 },
    { code: 'c', name: 'C', population: 20, deprived: null },
  ]
  const fn = { code: 'f', title: 'F', teams: [], headings: [] }
  const counts = [
    { functionCode: 'f', hood: null, teams: 1, entries: 0, publicHealth: 0 },
    { functionCode: 'f', hood: 'a', teams: 0, entries: 2, publicHealth: 0 },
    { functionCode: 'f', hood: 'c', teams: 0, entries: 0, publicHealth: 3 },
  ]
  expect(coverOf(fn, { level: 'local', version: 1 }, hoods, counts)).toMatchObject({
    wide: 1,
    hoodsWith: 1,
    publicHealth: 3,
    missing: [{ code: 'b' }, { code: 'c' }],
  })
  expect(coverOf(fn, { level: 'wider', version: 1 }, hoods, counts).missing).toEqual([])
  expect(coverOf(fn, undefined, hoods, counts).missing).toEqual([])
  expect(coverOf(fn, undefined, hoods, []).missing).toHaveLength(3)
})

test('R158 R159 R204 those who plan see every function, with housing, money and work beside health, and decide where each should be', async () => {
  const { status, html } = await planner.get(AT)
  expect(status).toBe(200)
  for (const title of TITLES) expect(html).toContain(title)
  expect(row(html, 'Benefits and debt advice')).toContain('Not decided')
  expect((await planner.post(`${AT}/money`, { level: '', version: '0' })).status).toBe(422)
  expect((await planner.post(`${AT}/money`, { level: 'local', version: '0' })).status).toBe(303)
  expect((await planner.post(`${AT}/money`, { level: 'wider', version: '0' })).status).toBe(409)
  expect(row((await planner.get(AT)).html, 'Benefits and debt advice')).toContain('1 of 2: South Testtown (31,000 people)')
})

test('R160 what public health provides is linked to and not counted; what is missing stands beside people and deprivation', async () => {
  const { html } = await planner.get(`${AT}/money`)
  expect(html).toContain('public health provides 1')
  expect(html).toContain(`href="/community/${health}"`)
  expect(row(html, 'North Testtown')).toMatch(/People 4,500 .* Not known Teams 0 In the directory 1 So Has its own/)
  expect(row(html, 'South Testtown')).toMatch(/People 31,000 .* 50% Teams 0 In the directory 0 So Missing/)
})

test('entries nobody has confirmed for a year are gone from the count as from results', async () => {
  expect(row((await planner.get(`${AT}/money`)).html, 'North Testtown')).toContain('In the directory 1 ')
})

test('R049 the number of entries per domain stands neighbourhood by neighbourhood; what was decided about moving money or people is written down; a worker looks and does not decide', async () => {
  const { html: domains } = await planner.get(AT)
  expect(row(domains.slice(domains.indexOf('The four domains of the directory')), 'North Testtown')).toContain(
    'Health and care 0 Local places and help 0 Things to do 1 People 0',
  )
  expect((await planner.post(AT, { words: '' })).status).toBe(422)
  expect((await planner.post(AT, { words: 'A debt adviser in the south from April' })).status).toBe(303)
  const worker = await browse(db, await makeWorker(db, 'connector', town.charity, [town.charityTeam]))
  const { html } = await worker.get(AT)
  expect(html).toContain('A debt adviser in the south from April')
  expect(html).not.toContain('What was decided?')
  expect((await worker.post(AT, { words: 'Mine' })).status).toBe(403)
  expect((await worker.post(`${AT}/money`, { level: 'wider', version: '1' })).status).toBe(403)
  expect((await worker.get('/coverage/NOWHERE')).status).toBe(404)
  expect((await (await browse(db)).get(AT)).status).toBe(303)
})
