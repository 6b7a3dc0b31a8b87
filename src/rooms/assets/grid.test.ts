import { expect, test } from 'vitest'
import { metresBetween } from '../places/index.ts'
import { fromGrid, isOnGrid, toGrid } from './grid.ts'

// Test points that Ordnance Survey publishes with its OSTN15 transformation.
const PUBLISHED = [
  ['Scilly', 49.9222639373, -6.29977752014, 91492.146, 11318.804],
  ['Isle of Wight', 50.57563665, -1.2978227724, 449816.371, 75335.861],
  ['North Foreland', 51.3744702555, 1.44454730409, 639821.835, 169565.858],
  ['Lambeth', 51.4893656495, -0.1199255718, 530624.974, 178388.464],
  ['Nottingham', 52.9621910941, -1.19747655922, 454002.834, 340834.943],
  ['Blackpool', 53.7791102576, -3.04045490691, 331534.564, 431920.794],
  ['Fair Isle', 59.5347079449, -1.62516966058, 421300.525, 1072147.239],
] as const

test.each(PUBLISHED)('%s, a published point, is found on the grid and back within six metres', (_, lat, lon, easting, northing) => {
  const grid = toGrid({ lat, lon })
  expect(Math.hypot(grid.easting - easting, grid.northing - northing)).toBeLessThan(6)
  expect(metresBetween(fromGrid({ easting, northing }), { lat, lon })).toBeLessThan(6)
})

test('a distance on the grid is the distance on the ground', () => {
  const stoke = { lat: 53.0027, lon: -2.1794 }
  const hanley = { lat: 53.0254, lon: -2.1743 }
  const [a, b] = [toGrid(stoke), toGrid(hanley)]
  const onGrid = Math.hypot(a.easting - b.easting, a.northing - b.northing)
  expect(Math.abs(onGrid / metresBetween(stoke, hanley) - 1)).toBeLessThan(0.003)
})

test('the grid ends at the sea', () => {
  expect(isOnGrid(toGrid({ lat: 51.5, lon: -0.1 }))).toBe(true)
  expect(isOnGrid({ easting: -1, northing: 5 })).toBe(false)
  expect(isOnGrid(toGrid({ lat: 48.85, lon: 2.35 }))).toBe(false)
})
