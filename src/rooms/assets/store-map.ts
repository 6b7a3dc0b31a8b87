import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { Bounded } from '../places/index.ts'
import { boxOf, type View } from './map.ts'

/** The closest look at which the edges of neighbourhoods are drawn: half of the map's width in metres. */
export const NEIGHBOURHOODS_BELOW = 12_000

/**
 * The places in sight of a map, and when it is close enough their neighbourhoods, with their boundaries. A place is in sight when
 * one of its small areas lies within twice the map. At most 60 and 120.
 */
export async function shapesIn({ tx }: Caller, view: View): Promise<{ places: Bounded[]; neighbourhoods: Bounded[] }> {
  const { south, north, west, east } = boxOf({ ...view, half: view.half * 2 })
  const close = view.half < NEIGHBOURHOODS_BELOW
  const { rows } = await sql<Bounded & { kind: 'place' | 'neighbourhood' }>`
    with seen as materialized (select distinct neighbourhood_code as code from small_area where lat between ${south} and ${north} and lon between ${west} and ${east})
    select * from (
      (select 'place' as kind, p.code, p.name, p.boundary from place p
        where p.code in (select n.place_code from seen join neighbourhood n on n.code = seen.code) order by p.code limit 60)
      union all
      (select 'neighbourhood', n.code, n.name, n.boundary from seen join neighbourhood n on n.code = seen.code where ${close} order by n.code limit 120)
    ) shape`.execute(tx)
  const shapes = rows.map(({ kind, code, name, boundary }) => ({ kind, code, name, boundary: boundary ?? undefined }))
  return { places: shapes.filter(one => one.kind === 'place'), neighbourhoods: shapes.filter(one => one.kind === 'neighbourhood') }
}
