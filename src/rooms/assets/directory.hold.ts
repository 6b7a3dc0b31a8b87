import { sql } from 'kysely'
import { asSystem, makeTown, NOW } from '../../../test/support/people.ts'
import type { Database } from '../../core/db.ts'
import { monthsBefore } from './assets.ts'
import { putEntry, putLocation, type TestEntry } from './find.hold.ts'
import type { Near } from './index.ts'

/** Where the tests look from. */
export const HERE: Near = { lat: 51.5, lon: -0.1, label: 'N17 0AA', placeCode: 'E07999999', exact: true }
export const north = (metres: number) => HERE.lat + metres / 111_250
export const MILE = 1609

/** A small directory around there. */
export const ENTRIES: TestEntry[] = [
  {
    name: 'Canal Gardeners',
    terms: ['gardening'],
    lat: north(0.5 * MILE),
    lon: HERE.lon,
    times: [[6, '10:00', '12:00']],
    stepFree: 'yes',
    flexible: ['carers'],
    support: 'Someone meets you at the gate',
    travel: 'Bus 41',
  },
  {
    name: 'Garden for the Mind',
    terms: ['gardening'],
    lat: north(0.2 * MILE),
    lon: HERE.lon,
    mentalHealth: true,
    domains: ['healthCare', 'personalInterests'],
    kind: 'statutory',
  },
  { name: 'Allotment on Prescription', terms: ['gardening'], lat: north(0.3 * MILE), lon: HERE.lon, referral: 'needed' },
  { name: 'Far Allotments', terms: ['gardening'], lat: north(4 * MILE), lon: HERE.lon, cost: 'low' },
  {
    name: 'Coffee at the Hall',
    organisation: 'Testtown Faith Forum',
    terms: ['meeting-people'],
    lat: north(0.4 * MILE),
    lon: HERE.lon,
    languages: ['Somali', 'Turkish'],
    times: [[2, '18:00', '20:00']],
    domains: ['personalRelationships', 'localFacilities'],
  },
  { name: 'Seaview Swimming', terms: ['swimming'], lat: north(3 * MILE), lon: HERE.lon, cost: 'pay', ages: [60, null] },
  { name: 'Knitters Online', terms: ['knitting-sewing', 'online-community'], online: true },
  {
    name: 'Town Advice',
    terms: ['money-debt'],
    places: ['E07999999'],
    domains: ['localFacilities'],
    kind: 'voluntary',
    description: 'We also lend umbrellas.',
  },
  { name: 'Quiet House Refuge', terms: ['gardening'], lat: north(100), lon: HERE.lon, published: false, description: 'A secret address' },
  { name: 'Sleepy Singers', terms: ['singing'], lat: north(200), lon: HERE.lon, confirmedAt: monthsBefore(NOW, 10) },
  { name: 'Awake Singers', terms: ['singing'], lat: north(1900), lon: HERE.lon },
  { name: 'Vanished Singers', terms: ['singing'], lat: north(150), lon: HERE.lon, confirmedAt: monthsBefore(NOW, 13) },
]

/** The town with its directory. @returns the id of each entry by its name */
export async function makeDirectory(db: Database): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  await makeTown(db)
  await asSystem(db, async caller => {
    await sql`insert into small_area (code, name, neighbourhood_code, lat, lon) values ('E01999999', 'Test 001A', 'N0001', 51.5, -0.1), ('E01999998', 'Test 001B', 'S0001', 51.45, -0.1)`.execute(
      caller.tx,
    )
    await sql`insert into postcode (postcode, lat, lon, small_area_code) values ('N170AA', 51.5, -0.1, 'E01999999')`.execute(caller.tx)
    for (const entry of ENTRIES) ids[entry.name] = await putEntry(caller, entry)
    await putLocation(caller, ids['Far Allotments']!, { lat: north(9 * MILE), lon: HERE.lon, name: 'far' })
  })
  return ids
}
