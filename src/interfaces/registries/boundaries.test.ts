import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { findNeighbourhoodByPostcode } from '../../rooms/places/index.ts'
import { AREAS, feature, importer, POSTCODES, square } from './importing.hold.ts'

const { importing, load, boundaries, afresh, close } = await importer()
beforeEach(afresh)
afterAll(close)

test('boundaries again change nothing; features may come in any order', async () => {
  expect(await boundaries(AREAS.toReversed())).toMatchObject({ read: 4, kept: 4, changed: 0 })
})

test('a network is held under its readable name', async () => {
  const { rows } = await importing(({ tx }) => sql`select name, source_name, care_system_code from primary_care_network where code = 'U99999'`.execute(tx))
  expect(rows).toEqual([{ name: 'Upper Test PCN', source_name: 'UPPER TEST PCN', care_system_code: 'QTT' }])
})

const place = (geometry: unknown) => feature({ level: 'place', code: 'E07999997', name: 'Elsewhere', care_system_code: 'QTT' }, geometry)
const cases: [string, unknown, RegExp][] = [
  ['of another level', feature({ level: 'planet', code: 'EARTH', name: 'Earth' }, null), /must be one of/],
  ['without a name', feature({ level: 'place', code: 'E07999997', care_system_code: 'QTT' }, null), /empty/],
  ['with a list for a name', feature({ level: 'care_system', code: 'QXX', name: ['x'] }, null), /text or a number/],
  ['in an unknown care system', feature({ level: 'place', code: 'E07999997', name: 'Lost', care_system_code: 'QZZ' }, null), /no care system/],
  [
    'with swapped coordinates',
    place({
      type: 'Polygon',
      coordinates: [
        [
          [53, -2],
          [53, -1],
          [54, -1],
          [53, -2],
        ],
      ],
    }),
    /swapped/,
  ],
  [
    'in metres',
    place({
      type: 'Polygon',
      coordinates: [
        [
          [400000, 300000],
          [400001, 300000],
          [400001, 300001],
          [400000, 300000],
        ],
      ],
    }),
    /grid reference/,
  ],
  [
    'not closed',
    place({
      type: 'Polygon',
      coordinates: [
        [
          [-2, 53],
          [-1, 53],
          [-1, 54],
          [-2, 54],
        ],
      ],
    }),
    /come back/,
  ],
  [
    'of a line',
    place({
      type: 'LineString',
      coordinates: [
        [-2, 53],
        [-1, 53],
      ],
    }),
    /Polygon/,
  ],
  ['of nothing', place({ type: 'MultiPolygon', coordinates: [] }), /no polygons/],
  ['with half a character', feature({ level: 'care_system', code: 'QXX', name: 'x\ud83d' }, null), /control character/],
  ['of nonsense', place({ type: 'Polygon', coordinates: [[null, {}, 'x', 3]] }), /pair of numbers/],
  [
    'with a huge population',
    feature({ level: 'place', code: 'E07999997', name: 'Big', care_system_code: 'QTT', population: 1e300 }, null),
    /whole number|20 characters/,
  ],
]
test.each(cases)('a feature %s is refused', async (_, bad, reason) => {
  const report = await boundaries([...AREAS, bad])
  expect(report).toMatchObject({ read: 5, kept: 4, refused: 1 })
  expect(report.refusals[0]!.reason).toMatch(reason)
})

const files: [string, string, RegExp][] = [
  ['that breaks off', JSON.stringify({ features: AREAS }).slice(0, -40), /breaks off/],
  ['that is no collection', '{"type":"Polygon"}', /not a GeoJSON/],
  ['that is CSV', POSTCODES, /not a GeoJSON/],
  ['with one enormous feature', `{"features":[{"properties":{"name":"${'x'.repeat(2_500_000)}"}}]}`, /larger than 2 MB/],
]
test.each(files)('a file %s loads nothing', async (_, text, words) => {
  await expect(load('boundaries', text, {}, '.geojson')).rejects.toThrow(words)
})

test('an operator moves a small area to another neighbourhood, and its postcodes follow', async () => {
  await load('postcodes', `${POSTCODES}ZE1 0AA,53.05,-1.95,E01999999\n`)
  const lower = feature({ level: 'neighbourhood', code: 'U99998', name: 'Lower Testville', place_code: 'E07999998' }, square(-2, 53))
  const moved = feature({ ...AREAS[3]!.properties, neighbourhood_code: 'U99998' }, AREAS[3]!.geometry)
  expect(await boundaries([lower, moved])).toMatchObject({ changed: 2 })
  expect(await importing(caller => findNeighbourhoodByPostcode(caller, 'ZE1 0AA'))).toMatchObject({
    found: 'exact',
    neighbourhood: { name: 'Lower Testville' },
  })
})
