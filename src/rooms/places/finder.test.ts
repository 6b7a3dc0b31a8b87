import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/db.ts'
import { inTransaction, system } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { findNeighbourhoodByPoint, pointFinder } from './index.ts'
import { beginLoad, finishLoad, stage } from './store-import.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const square = (west: number, south: number, size: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ] as [number, number][],
  ],
})

test('many points find the same neighbourhood in memory as one by one, and none outside every boundary', async () => {
  // A pattern that looks like chance and is the same each time.
  const scattered = (at: number, of: number) => ((at * 7919) % of) / of
  await inTransaction(db, system('importer'), async caller => {
    await beginLoad(caller, 'boundaries')
    const places = [0, 1].map(at => ({
      into: 'place' as const,
      row: at + 2,
      code: `E0799990${at}`,
      name: `Place ${at}`,
      care_system_code: 'QTT',
      population: 1,
      boundary: square(-2 + at * 0.3, 53, 0.3),
    }))
    const hoods = [0, 1, 2, 3].map(at => ({
      into: 'neighbourhood' as const,
      row: at + 4,
      code: `U9990${at}`,
      name: `Hood ${at}`,
      place_code: places[at % 2]!.code,
      population: 1,
      boundary: null,
      pcn_code: null,
      pcn_name: null,
      pcn_source_name: null,
      covers: '',
      indicative: true,
      derivation: '',
    }))
    const areas = Array.from({ length: 60 }, (_, at) => ({
      into: 'small_area' as const,
      row: at + 10,
      code: `E019990${String(at).padStart(2, '0')}`,
      name: `Area ${at}`,
      neighbourhood_code: hoods[at % 4]!.code,
      population: 1,
      imd_decile: 1,
      lat: 53 + scattered(at, 61) * 0.3,
      lon: -2 + (at % 2) * 0.3 + scattered(at * 3, 67) * 0.3,
    }))
    await stage(caller, [{ into: 'care_system', row: 1, code: 'QTT', name: 'Testshire', gss_code: null }, ...places, ...hoods, ...areas], [])
    await finishLoad(caller, 'boundaries')
    const find = await pointFinder(caller)
    for (let at = 0; at < 150; at++) {
      const point = { lat: 52.95 + scattered(at, 151) * 0.4, lon: -2.05 + scattered(at * 5, 157) * 0.7 }
      const one = await findNeighbourhoodByPoint(caller, point)
      expect(find(point)).toEqual(one && { neighbourhoodCode: one.code, placeCode: one.placeCode })
    }
    expect(find({ lat: 51.5, lon: -0.1 })).toBeUndefined()
  })
})
