import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { findNeighbourhoodByPostcode, parsePostcode } from '../places/index.ts'
import { toGrid } from './grid.ts'
import { readWeek } from './hours.ts'
import { SUGGESTED } from './store-upkeep.ts'
import type { Suggestion } from './upkeep-forms.ts'

const keyOf = (postcode: string | undefined): string => {
  const parsed = parsePostcode(postcode ?? '')
  return parsed.kind === 'full' ? parsed.key : ''
}

/** Whether the very same was told within ten minutes: a form that was sent twice. */
export async function suggestedLately({ tx, now }: Caller, told: Suggestion): Promise<boolean> {
  const { rows } = await sql`select from asset a left join asset_at_location al on al.asset_id = a.id left join asset_location l on l.id = al.location_id
    where a.source_id = ${SUGGESTED} and a.created_at > ${new Date(now.getTime() - 10 * 60_000)} and a.name = ${told.name} and a.summary = ${told.summary}
      and a.hours_words = ${told.hours_words ?? ''} and coalesce(a.website, '') = ${told.website ?? ''} and coalesce(a.phone, '') = ${told.phone ?? ''}
      and coalesce(l.address_1, '') = ${told.address ?? ''} and coalesce(l.postcode, '') = ${keyOf(told.postcode)} limit 1`.execute(tx)
  return rows.length > 0
}

/** Keeps what somebody told us of, hidden from everybody until a worker has looked. @returns the entry's id */
export async function insertSuggestion(caller: Caller, told: Suggestion): Promise<string> {
  const { tx, now } = caller
  const [id, organisation] = [newId(), newId()]
  await sql`insert into asset_organisation (id, name, source_id, source_key, changed_at) values (${organisation}, ${told.runBy ?? told.name}, ${SUGGESTED}, ${organisation}, ${now})`.execute(
    tx,
  )
  await sql`insert into asset (id, organisation_id, name, summary, hours_words, cost, referral, website, phone, online, published, confirmed_at, confirmed_how, source_id, source_key, created_at, changed_at)
    values (${id}, ${organisation}, ${told.name}, ${told.summary}, ${told.hours_words ?? ''}, ${told.cost}, ${told.referral}, ${told.website ?? null}, ${told.phone ?? null}, ${told.online}, false,
      ${now}, 'person', ${SUGGESTED}, ${id}, ${now}, ${now})`.execute(tx)
  for (const domain of told.domains) await sql`insert into asset_domain (asset_id, domain) values (${id}, ${domain})`.execute(tx)
  for (const { weekday, opens, closes } of readWeek(told.hours_words ?? '') ?? [])
    await sql`insert into asset_schedule (id, asset_id, weekday, opens, closes) values (${newId()}, ${id}, ${weekday}, ${opens}, ${closes})`.execute(tx)
  if (told.address || told.postcode) await insertWhere(caller, id, told)
  return id
}

async function insertWhere(caller: Caller, assetId: string, { address, postcode }: Suggestion): Promise<void> {
  const { tx } = caller
  const location = newId()
  const parsed = parsePostcode(postcode ?? '')
  const found = parsed.kind === 'full' ? await findNeighbourhoodByPostcode(caller, parsed.key) : undefined
  const at = found && 'neighbourhood' in found ? found : undefined
  // A postcode known only by its first half tells the area and not a spot.
  const point = at?.found === 'exact' ? at.point : undefined
  const grid = point && toGrid(point)
  await sql`insert into asset_location (id, address_1, postcode, lat, lon, grid, point_from, neighbourhood_code, place_code, source_id, source_key)
    values (${location}, ${address ?? ''}, ${parsed.kind === 'full' ? parsed.key : null}, ${point?.lat ?? null}, ${point?.lon ?? null},
      ${grid ? sql`point(${grid.easting}, ${grid.northing})` : null}, ${point ? 'postcode' : 'none'}, ${at?.neighbourhood.code ?? null}, ${at?.neighbourhood.placeCode ?? null}, ${SUGGESTED}, ${location})`.execute(
    tx,
  )
  await sql`insert into asset_at_location (id, asset_id, location_id) values (${newId()}, ${assetId}, ${location})`.execute(tx)
}

/** Shows what was checked, or leaves it hidden for good. @returns false when somebody decided or changed it first */
export async function decideSuggestion({ tx, now }: Caller, assetId: string, version: number, show: boolean): Promise<boolean> {
  // It is new to everybody from now on, not from when it was told.
  const { numAffectedRows } =
    await sql`update asset set published = ${show}, created_at = case when ${show} then ${now} else created_at end, confirmed_at = ${now}, confirmed_how = 'connector', changed_at = ${now}, version = version + 1
    where id = ${assetId}::uuid and version = ${version} and not published and merged_into is null and exists (select from asset_told t where t.asset_id = asset.id and t.kind = 'new' and t.state = 'open')`.execute(
      tx,
    )
  if (numAffectedRows !== 1n) return false
  await sql`select asset_refind(array[${assetId}::uuid])`.execute(tx)
  return true
}
