import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { Boundary } from './places.ts'

/** The areas held here, for importers of files that name areas by their national codes alone. */
export interface HeldAreas {
  careSystems: { code: string; gssCode: string | null }[]
  places: { code: string; careSystemCode: string; boundary: Boundary | null }[]
  neighbourhoods: { code: string; placeCode: string; boundary: Boundary | null }[]
  /** Small area to neighbourhood. */
  smallAreas: ReadonlyMap<string, string>
}

/** All of them, with their boundaries; they stay in memory as long as they are kept. */
export async function heldAreas({ tx }: Caller): Promise<HeldAreas> {
  const systems = await sql<HeldAreas['careSystems'][number]>`select code, gss_code as "gssCode" from care_system`.execute(tx)
  const places = await sql<HeldAreas['places'][number]>`select code, care_system_code as "careSystemCode", boundary from place order by code`.execute(tx)
  const neighbourhoods = await sql<
    HeldAreas['neighbourhoods'][number]
  >`select code, place_code as "placeCode", boundary from neighbourhood order by code`.execute(tx)
  const areas = await sql<{ code: string; neighbourhood_code: string }>`select code, neighbourhood_code from small_area`.execute(tx)
  return {
    careSystems: systems.rows,
    places: places.rows,
    neighbourhoods: neighbourhoods.rows,
    smallAreas: new Map(areas.rows.map(row => [row.code, row.neighbourhood_code])),
  }
}
