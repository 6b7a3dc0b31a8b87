import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import type { Domain, FlexibleFor } from './assets.ts'
import { toGrid } from './grid.ts'

/** What a test says of an entry; the rest is as a plain, free, open activity. */
export interface TestEntry {
  name: string
  organisation?: string
  kind?: 'statutory' | 'voluntary' | 'faith' | 'community' | 'business' | 'other'
  summary?: string
  description?: string
  domains?: Domain[]
  terms?: string[]
  lat?: number
  lon?: number
  online?: boolean
  mentalHealth?: boolean
  referral?: 'none' | 'welcome' | 'needed' | 'not_said'
  cost?: 'free' | 'low' | 'pay' | 'not_said'
  stepFree?: 'yes' | 'partly' | 'no' | 'not_said'
  languages?: string[]
  flexible?: FlexibleFor[]
  ages?: [number | null, number | null]
  times?: [weekday: number, opens: string, closes: string][]
  places?: string[]
  confirmedAt?: Date
  published?: boolean
  support?: string
  travel?: string
  more?: Record<string, string>
}

export const TEST_SOURCE = '0192f000-0000-7000-8000-0000000000a2'

/** Puts one entry into the directory as an importer would, and has it found. Ends with its id. */
export async function putEntry(caller: Caller, entry: TestEntry): Promise<string> {
  const { tx, now } = caller
  const [id, organisation] = [newId(), newId()]
  await sql`insert into asset_organisation (id, name, kind, source_id, source_key, changed_at)
    values (${organisation}, ${entry.organisation ?? `${entry.name} people`}, ${entry.kind ?? 'community'}, ${TEST_SOURCE}, ${organisation}, ${now})`.execute(
    tx,
  )
  await sql`insert into asset (id, organisation_id, name, summary, description, mental_health, referral, cost, online, minimum_age, maximum_age, published, support, phone,
      confirmed_at, confirmed_how, confirmed_by, source_id, source_key, created_at, changed_at)
    values (${id}, ${organisation}, ${entry.name}, ${entry.summary ?? ''}, ${entry.description ?? ''}, ${entry.mentalHealth ?? false}, ${entry.referral ?? 'none'}, ${entry.cost ?? 'free'},
      ${entry.online ?? false}, ${entry.ages?.[0] ?? null}::smallint, ${entry.ages?.[1] ?? null}::smallint, ${entry.published ?? true}, ${entry.support ?? ''}, '01632 960123',
      ${entry.confirmedAt ?? now}, 'organiser', 'Those who run it', ${TEST_SOURCE}, ${id}, ${now}, ${now})`.execute(tx)
  for (const domain of entry.domains ?? ['personalInterests']) await sql`insert into asset_domain values (${id}, ${domain})`.execute(tx)
  await sql`insert into asset_term select ${id}::uuid, id from taxonomy_term where code = any(${entry.terms ?? []}::text[])`.execute(tx)
  for (const name of entry.languages ?? []) await sql`insert into asset_language values (${id}, ${name})`.execute(tx)
  for (const who of entry.flexible ?? []) await sql`insert into asset_flexible_for values (${id}, ${who})`.execute(tx)
  for (const code of entry.places ?? []) await sql`insert into asset_area (id, asset_id, place_code) values (${newId()}, ${id}, ${code})`.execute(tx)
  if (entry.lat !== undefined && entry.lon !== undefined) await putLocation(caller, id, { ...entry, lat: entry.lat, lon: entry.lon })
  for (const [weekday, opens, closes] of entry.times ?? [])
    await sql`insert into asset_schedule (id, asset_id, weekday, opens, closes) values (${newId()}, ${id}, ${weekday}, ${opens}, ${closes})`.execute(tx)
  await sql`select asset_refind(array[${id}::uuid])`.execute(tx)
  return id
}

/** One more place where an entry is. */
export async function putLocation(
  { tx }: Caller,
  assetId: string,
  at: { lat: number; lon: number; stepFree?: string; travel?: string; name?: string },
): Promise<void> {
  const id = newId()
  const { easting, northing } = toGrid(at)
  await sql`insert into asset_location (id, name, address_1, city, postcode, lat, lon, grid, point_from, travel, step_free, access, source_id, source_key)
    values (${id}, ${`Hall of ${at.name ?? 'all'}`}, '1 Test Street', 'Testtown', 'N170AA', ${at.lat}, ${at.lon}, point(${easting}, ${northing}), 'source', ${at.travel ?? ''}, ${at.stepFree ?? 'not_said'}, '', ${TEST_SOURCE}, ${id})`.execute(
    tx,
  )
  await sql`insert into asset_at_location (id, asset_id, location_id) values (${newId()}, ${assetId}, ${id})`.execute(tx)
  await sql`select asset_refind(array[${assetId}::uuid])`.execute(tx)
}
