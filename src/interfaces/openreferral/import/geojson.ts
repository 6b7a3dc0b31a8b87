import { features } from '../../registries/index.ts'
import type { Rows, SourceRow } from './csv.ts'

/**
 * The features of a GeoJSON file as rows: properties are columns, and the point is the feature's own or the middle of its shape.
 * `row` counts features from 1.
 */
export async function geoRows(text: AsyncIterable<string>): Promise<Rows> {
  const all = rowsOf(text)
  const first = await all.next()
  if (first.done) return { headings: [], rows: all }
  return { headings: first.value.headings, rows: again(first.value, all) }
}

type GeoRow = SourceRow & { headings: string[] }

async function* again(first: GeoRow, rest: AsyncGenerator<GeoRow>): AsyncGenerator<SourceRow> {
  yield first
  yield* rest
}

async function* rowsOf(text: AsyncIterable<string>): AsyncGenerator<GeoRow> {
  for await (const { row, properties, geometry, broken } of features(text)) {
    const values = new Map(Object.entries(properties).map(([name, value]) => [name.trim().toLowerCase(), asText(value)]))
    const point = centre(geometry)
    yield {
      row,
      headings: Object.keys(properties),
      value: column => values.get(column.trim().toLowerCase()) ?? '',
      ...(point ? { point } : {}),
      ...(broken ? { broken } : {}),
    }
  }
}

const asText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : Array.isArray(value)
        ? value.map(asText).join('; ')
        : ''

/** The point of a geometry: itself, or the middle of its largest part. */
export function centre(geometry: unknown): { lat: number; lon: number } | undefined {
  const { type, coordinates, geometries } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown; geometries?: unknown }
  if (type === 'GeometryCollection') return Array.isArray(geometries) ? centre(geometries[0]) : undefined
  if (type === 'Point') return position(coordinates)
  if (type === 'MultiPoint' || type === 'LineString') return middle(coordinates)
  if (type === 'MultiLineString') return middle(longest(coordinates))
  if (type === 'Polygon') return middleOfRing(first(coordinates))
  if (type === 'MultiPolygon') return middleOfRing(longest(Array.isArray(coordinates) ? coordinates.map(first) : undefined))
  return undefined
}

const first = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined)
const longest = (lists: unknown): unknown =>
  Array.isArray(lists) ? lists.filter(Array.isArray).reduce<unknown[]>((best, one) => (one.length > best.length ? one : best), []) : undefined

function position(pair: unknown): { lat: number; lon: number } | undefined {
  const [lon, lat] = Array.isArray(pair) ? (pair as unknown[]) : []
  return typeof lat === 'number' && typeof lon === 'number' && Number.isFinite(lat) && Number.isFinite(lon) ? { lat, lon } : undefined
}

const positions = (list: unknown) => (Array.isArray(list) ? list.map(position).filter(one => one !== undefined) : [])

function middle(list: unknown): { lat: number; lon: number } | undefined {
  const all = positions(list)
  if (all.length === 0) return undefined
  const mean = (of: (one: { lat: number; lon: number }) => number) => all.reduce((sum, one) => sum + of(one), 0) / all.length
  return { lat: mean(one => one.lat), lon: mean(one => one.lon) }
}

// The centre of gravity; the plain mean of the corners where the ring holds no area.
function middleOfRing(ring: unknown): { lat: number; lon: number } | undefined {
  const all = positions(ring)
  let [area, lat, lon] = [0, 0, 0]
  for (const [at, a] of all.entries()) {
    const b = all[(at + 1) % all.length]!
    const cross = a.lon * b.lat - b.lon * a.lat
    area += cross
    lat += (a.lat + b.lat) * cross
    lon += (a.lon + b.lon) * cross
  }
  return Math.abs(area) < 1e-12 ? middle(ring) : { lat: lat / (3 * area), lon: lon / (3 * area) }
}
