import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/db.ts'
import { type Caller, inTransaction, system } from '../../core/caller.ts'
import type { LoadKind } from '../../rooms/places/index.ts'
import { type ImportOptions, runImport } from './index.ts'

export const square = (west: number, south: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 0.1, south],
      [west + 0.1, south + 0.1],
      [west, south + 0.1],
      [west, south],
    ],
  ],
})
export const feature = (properties: Record<string, unknown>, geometry: unknown) => ({ type: 'Feature', properties, geometry })
/** One area of each level, each within the one before. */
export const AREAS = [
  feature({ level: 'care_system', code: 'QTT', name: 'Testshire' }, null),
  feature({ level: 'place', code: 'E07999998', name: 'Testville', care_system_code: 'QTT', population: 3 }, square(-2, 53)),
  feature(
    { level: 'neighbourhood', code: 'U99999', name: 'Upper Testville', place_code: 'E07999998', pcn_code: 'U99999', pcn_name: 'UPPER TEST PCN' },
    square(-2, 53),
  ),
  feature(
    { level: 'small_area', code: 'E01999999', name: 'Testville 001A', neighbourhood_code: 'U99999', imd_decile: 4 },
    { type: 'Point', coordinates: [-1.95, 53.05] },
  ),
]
export const POSTCODES = 'postcode,lat,lon,small_area_code\n'

/** A database, a folder for files, and the ways to load one; `afresh` leaves the areas above and no postcodes. */
export async function importer() {
  const db = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'kith-import-'))
  const importing = <T>(work: (caller: Caller) => Promise<T>) => inTransaction(db, system('importer'), work)
  let files = 0
  function file(content: string | Uint8Array, suffix = '.csv'): string {
    const path = join(folder, `${++files}${suffix}`)
    writeFileSync(path, content)
    return path
  }
  const load = (kind: LoadKind, content: string | Uint8Array, options?: ImportOptions, suffix?: string) =>
    importing(caller => runImport(caller, kind, file(content, suffix), options))
  const boundaries = (areas: unknown[], options?: ImportOptions) => load('boundaries', JSON.stringify({ features: areas }), options, '.geojson')
  const count = async (table: string) => (await importing(({ tx }) => sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(tx))).rows[0]!.n
  async function afresh() {
    await importing(({ tx }) => sql`delete from postcode`.execute(tx))
    await boundaries(AREAS)
  }
  async function close() {
    await db.close()
    rmSync(folder, { recursive: true })
  }
  return { folder, importing, file, load, boundaries, count, afresh, close }
}
