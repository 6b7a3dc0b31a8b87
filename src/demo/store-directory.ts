import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'

/** A neighbourhood with a few points in it where something could be. */
export interface HoodOnGround {
  code: string
  name: string
  placeCode: string
  placeName: string
  points: { lat: number; lon: number }[]
}

/** The neighbourhoods of these places (of all when left out) by place and size, each with some of its small areas' points, always the same ones. */
export async function hoodsOnGround({ tx }: Caller, places?: readonly string[]): Promise<HoodOnGround[]> {
  const { rows } = await sql<HoodOnGround>`
    select n.code, n.name, p.code as "placeCode", p.name as "placeName",
      (select jsonb_agg(jsonb_build_object('lat', a.lat, 'lon', a.lon) order by md5(a.code)) from small_area a where a.neighbourhood_code = n.code) as points
    from neighbourhood n join place p on p.code = n.place_code
    where (${places === undefined}::boolean or p.code = any (${[...(places ?? [])]}::text[])) and exists (select from small_area a where a.neighbourhood_code = n.code)
    order by p.code, n.population desc nulls last, n.code`.execute(tx)
  return rows
}

/** How many entries each source has that are shown. */
export async function directorySizes({ tx }: Caller): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; n: number }>`
    select s.code, count(a.id) as n from asset_source s left join asset a on a.source_id = s.id group by s.code`.execute(tx)
  return new Map(rows.map(row => [row.code, row.n]))
}
