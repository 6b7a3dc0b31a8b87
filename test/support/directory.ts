import { sql } from 'kysely'
import type { Database } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'
import { toGrid } from '../../src/rooms/assets/index.ts'
import { asSystem, NOW } from './people.ts'

export interface EntryToMake {
  name: string
  summary?: string
  description?: string
  status?: string
  referral?: string
  mentalHealth?: boolean
  published?: boolean
  missingSince?: Date | null
  confirmedAt?: Date
  changedAt?: Date
  minimumAge?: number | null
  maximumAge?: number | null
  website?: string | null
  email?: string | null
  phone?: string | null
  ownerName?: string | null
  ownerEmail?: string | null
  organisation?: string
  at?: { postcode?: string | null; lat?: number; lon?: number; address?: string; city?: string; county?: string; stepFree?: string } | null
  areaPlace?: string
  terms?: string[]
  schedule?: { weekday: number; opens: string; closes?: string | null; every?: string }
}

const HOUSE = '0192f000-0000-7000-8000-0000000000a1'

/** An organisation that runs something. @returns its id */
export const makeAssetOrganisation = (db: Database, name: string): Promise<string> =>
  asSystem(db, async ({ tx }) => {
    const id = newId()
    await sql`insert into asset_organisation (id, name, description, kind, website, source_id, source_key, changed_at)
      values (${id}, ${name}, ${`${name} runs things for everybody.`}, 'community', 'https://example.org/a b|c', ${HOUSE}, ${id}, ${NOW})`.execute(tx)
    return id
  })

/** One entry of the directory with what belongs to it. @returns its id */
export async function makeAsset(db: Database, entry: EntryToMake): Promise<string> {
  const organisation = entry.organisation ?? (await makeAssetOrganisation(db, `Runs ${entry.name}`))
  return asSystem(db, async ({ tx }) => {
    const id = newId()
    await sql`insert into asset (id, organisation_id, name, summary, description, status, website, email, phone, mental_health, referral, minimum_age, maximum_age, published,
        owner_name, owner_email, confirmed_at, confirmed_how, confirmed_by, missing_since, source_id, source_key, created_at, changed_at)
      values (${id}, ${organisation}, ${entry.name}, ${entry.summary ?? ''}, ${entry.description ?? ''}, ${entry.status ?? 'active'}, ${entry.website ?? null}, ${entry.email ?? null},
        ${entry.phone ?? null}, ${entry.mentalHealth ?? false}, ${entry.referral ?? 'none'}, ${entry.minimumAge ?? null}, ${entry.maximumAge ?? null}, ${entry.published ?? true},
        ${entry.ownerName ?? null}, ${entry.ownerEmail ?? null}, ${entry.confirmedAt ?? NOW}, 'organiser', 'Named Somebody', ${entry.missingSince ?? null}, ${HOUSE}, ${id}, ${NOW},
        ${entry.changedAt ?? NOW})`.execute(tx)
    const { at = {} } = entry
    if (at) {
      const location = newId()
      const { lat = 53.0, lon = -2.18 } = at
      const { easting, northing } = toGrid({ lat, lon })
      await sql`insert into asset_location (id, name, address_1, city, county, postcode, lat, lon, grid, point_from, place_code, neighbourhood_code, step_free, access, source_id, source_key)
        values (${location}, 'The hall', ${at.address ?? '1 High Street'}, ${at.city ?? 'Testtown'}, ${at.county ?? ''}, ${at.postcode === undefined ? 'TE11AA' : at.postcode}, ${lat}, ${lon},
          point(${easting}, ${northing}), 'source', 'E07999999', 'N0001', ${at.stepFree ?? 'not_said'}, '', ${HOUSE}, ${location})`.execute(tx)
      await sql`insert into asset_at_location (id, asset_id, location_id) values (${newId()}, ${id}, ${location})`.execute(tx)
    }
    await sql`insert into asset_domain (asset_id, domain) values (${id}, 'personalInterests')`.execute(tx)
    if (entry.areaPlace) await sql`insert into asset_area (id, asset_id, place_code) values (${newId()}, ${id}, ${entry.areaPlace})`.execute(tx)
    for (const term of entry.terms ?? []) await sql`insert into asset_term (asset_id, term_id) values (${id}, ${term})`.execute(tx)
    if (entry.schedule) {
      const { weekday, opens, closes = null, every = 'week' } = entry.schedule
      await sql`insert into asset_schedule (id, asset_id, weekday, opens, closes, every) values (${newId()}, ${id}, ${weekday}, ${opens}, ${closes}, ${every})`.execute(
        tx,
      )
    }
    await sql`select asset_refind(array[${id}::uuid])`.execute(tx)
    return id
  })
}
