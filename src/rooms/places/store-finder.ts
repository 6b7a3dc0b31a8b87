import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { type AreaPoint, makeFinder, type PointFinder } from './finder.ts'
import type { Boundary, Point } from './places.ts'

/** A finder over all boundaries and small areas held, for importers; they stay in memory as long as it is kept. */
export async function pointFinder({ tx }: Caller): Promise<PointFinder> {
  const places = await sql<{ code: string; boundary: Boundary }>`select code, boundary from place where boundary is not null`.execute(tx)
  const areas = await sql<AreaPoint>`select a.lat, a.lon, a.neighbourhood_code as "neighbourhoodCode", n.place_code as "placeCode"
    from small_area a join neighbourhood n on n.code = a.neighbourhood_code`.execute(tx)
  return makeFinder(new Map(places.rows.map(row => [row.code, row.boundary])), areas.rows)
}

/** The points of those of these postcodes (capitals, no space) that are held and have one. */
export async function postcodePoints({ tx }: Caller, postcodes: readonly string[]): Promise<Map<string, Point>> {
  const { rows } = await sql<
    { postcode: string } & Point
  >`select postcode, lat, lon from postcode where postcode = any (${[...postcodes]}::text[]) and lat is not null`.execute(tx)
  return new Map(rows.map(row => [row.postcode, { lat: row.lat, lon: row.lon }]))
}

/** The middles of those of these first halves of postcodes (capitals) that are held. */
export async function outcodePoints({ tx }: Caller, outcodes: readonly string[]): Promise<Map<string, Point>> {
  const { rows } = await sql<{ outcode: string } & Point>`select outcode, lat, lon from outcode where outcode = any (${[...outcodes]}::text[])`.execute(tx)
  return new Map(rows.map(row => [row.outcode, { lat: row.lat, lon: row.lon }]))
}
