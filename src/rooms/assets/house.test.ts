import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, at, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { jobs } from '../../app.ts'
import type { Database } from '../../core/db.ts'
import { runOne } from '../../core/jobs.ts'
import { findAssets, getAsset, NOTHING_ASKED, syncHouse } from './index.ts'

let db: Database
let town: Town
const HERE = { lat: 51.5, lon: -0.1, label: 'N17 0AA', placeCode: 'E07999999', exact: true }
const names = (words: string) => asSystem(db, async caller => (await findAssets(caller, { ...NOTHING_ASKED, words }, HERE)).entries.map(entry => entry.name))

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  await asSystem(db, async ({ tx }) => {
    await sql`insert into small_area (code, name, neighbourhood_code, lat, lon) values ('E01999999', 'Test 001A', 'N0001', 51.5, -0.1)`.execute(tx)
    await sql`insert into postcode (postcode, lat, lon, small_area_code) values ('N170AA', 51.5, -0.1, 'E01999999')`.execute(tx)
    await sql`update team set does = 'We walk by the canal with you. Every week.', address = '1 High Street, n17 0aa', access = 'No steps.' where slug = 'charity'`.execute(
      tx,
    )
  })
})
afterAll(() => db.close())

test('R024 a service that works in Kith is in the directory by the words of its page, public and voluntary alike, and again when nothing changed', async () => {
  expect(await asSystem(db, syncHouse)).toBe(4)
  expect(await asSystem(db, syncHouse)).toBe(4)
  expect(await names('canal')).toEqual(['Mind and Body connectors'])
  const asset = await asSystem(db, caller => getAsset(caller, town.charityTeam))
  expect(asset).toMatchObject({
    name: 'Mind and Body connectors',
    summary: 'We walk by the canal with you.',
    teamSlug: 'charity',
    organisation: { name: 'Testtown Mind and Body', kind: 'voluntary' },
    confirmedHow: 'team',
    areas: ['Testtown'],
    locations: [{ postcode: 'N170AA', stepFree: 'yes', roughly: true }],
  })
})

test('what a team changes on its page is in the directory soon after', async () => {
  const lead = await makeWorker(db, 'team_lead', town.charity, [town.charityTeam], 'Lena Lead', true)
  const work = await browse(db, lead)
  const sent = await work.post('/services/charity/edit', { does: 'We sing in the park.', waysIn: ['phone'], version: '1' })
  expect(sent.status).toBe(303)
  while (await runOne(db, jobs, at(NOW).clock));
  expect(await names('sing')).toEqual(['Mind and Body connectors'])
  expect(await names('canal')).toEqual([])
})

const run = <T>(query: string) => asSystem(db, async ({ tx }) => (await sql<T>`${sql.raw(query)}`.execute(tx)).rows)
const held = async () =>
  (
    await run<{ version: number; phone: string; name: string; gone: boolean }>(
      `select version, phone, name, missing_since is not null as gone from asset where id = '${town.charityTeam}'`,
    )
  )[0]!

test('what somebody else put right stays, a change counts as one, and an entry that was gone is back', async () => {
  const before = await held()
  await asSystem(db, syncHouse)
  expect((await held()).version).toBe(before.version)
  await run(`with a as (update asset set phone = '020 7946 0000' where id = '${town.charityTeam}' returning id)
    insert into asset_field (asset_id, field, source_id, said_by, at) select a.id, 'phone', s.id, 'organiser', now() from a, asset_source s where s.code = 'suggested'`)
  await run(`update team set phone = '020 7946 0999', name = 'Mind and Body walkers' where slug = 'charity'`)
  await asSystem(db, syncHouse)
  expect(await held()).toEqual({ version: before.version + 1, phone: '020 7946 0000', name: 'Mind and Body walkers', gone: false })
  await run(`update asset set missing_since = now() where id = '${town.charityTeam}'`)
  await asSystem(db, syncHouse)
  expect(await held()).toMatchObject({ version: before.version + 2, gone: false })
  expect(await names('sing')).toEqual(['Mind and Body walkers'])
})

test('an address that a team took off its page is nowhere any more', async () => {
  const where = () =>
    run<{
      n: number
    }>(`select (select count(*) from asset_location where id = '${town.charityTeam}') + (select count(*) from asset_at_location where asset_id = '${town.charityTeam}')
    + (select count(*) from asset_found where asset_id = '${town.charityTeam}' and grid is not null) as n`)
  await run(`update team set address = '1 High Street, N17 0AA' where slug = 'charity'`)
  await asSystem(db, syncHouse)
  expect(await where()).toEqual([{ n: 3 }])
  await run(`update team set address = '', access = '', getting_here = '' where slug = 'charity'`)
  await asSystem(db, syncHouse)
  expect(await where()).toEqual([{ n: 0 }])
  expect(await names('sing')).toEqual(['Mind and Body walkers'])
})

test('a team that is no more is in no list', async () => {
  const south = 'South Testtown team'
  expect(await names('south testtown')).toContain(south)
  await asSystem(db, async ({ tx }) => {
    await sql`update asset set team_id = null where id = ${town.south}`.execute(tx)
    await sql`delete from membership where team_id = ${town.south}`.execute(tx)
    await sql`delete from team where id = ${town.south}`.execute(tx)
  })
  await asSystem(db, syncHouse)
  expect(await names('south testtown')).not.toContain(south)
})
