import { features, UnreadableFile } from '../../registries/index.ts'
import type { SourceRow } from './csv.ts'

const MOST_COLUMNS = 2000
const DEEPEST = 4

/**
 * The columns of a GeoJSON file: every property that any of its features has, in the order in which they first stand. Reads the
 * text to its end, so that one that only later features have is known before the first of them is read.
 */
export async function geoHeadings(text: AsyncIterable<string>): Promise<string[]> {
  const found = new Set<string>()
  for await (const { properties, broken } of features(text)) {
    if (broken) continue
    for (const [name] of flattened(properties)) {
      if (found.size >= MOST_COLUMNS && !found.has(name))
        throw new UnreadableFile('The features have more than 2,000 different properties. Nothing was loaded.')
      found.add(name)
    }
  }
  return [...found]
}

/**
 * The features of a GeoJSON file as rows: properties are columns, one within another is `outer.inner`, and the point is the
 * feature's own or the middle of its shape. `row` counts features from 1.
 */
export async function* geoRows(text: AsyncIterable<string>): AsyncGenerator<SourceRow> {
  for await (const { row, properties, geometry, broken } of features(text)) {
    const values = new Map(flattened(properties).map(([name, value]) => [name.toLowerCase(), value]))
    const point = centre(geometry)
    yield {
      row,
      value: column => values.get(column.trim().toLowerCase()) ?? '',
      ...(point ? { point } : {}),
      ...(broken ? { broken } : {}),
    }
  }
}

/** Names and texts of all properties, nested ones by their path; a list is one text. */
function flattened(properties: Record<string, unknown>, path = '', depth = 1): [string, string][] {
  return Object.entries(properties).flatMap(([name, value]): [string, string][] => {
    const whole = `${path}${name.trim()}`
    if (typeof value !== 'object' || value === null || Array.isArray(value) || depth >= DEEPEST) return [[whole, asText(value)]]
    return flattened(value as Record<string, unknown>, `${whole}.`, depth + 1)
  })
}

const asText = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(asText).filter(part => part !== '').join('; ') // biome-ignore format: one step
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value).map(([name, inner]) => [name, asText(inner)]).filter(([, inner]) => inner !== '').map(part => part.join(': ')).join(', ') // biome-ignore format: one step
}

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
