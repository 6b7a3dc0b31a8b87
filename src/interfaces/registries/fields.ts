import { type Boundary, isCode, type Point, parsePostcode } from '../../rooms/places/index.ts'

/** One value of a row will not do. Thrown while a row is read, kept as its refusal. */
export class RowRefused extends Error {
  readonly column: string
  readonly raw: string
  constructor(column: string, reason: string, raw = '') {
    super(reason)
    this.column = column
    this.raw = raw
      .slice(0, 200)
      .replace(/\p{Cc}/gu, '?')
      .toWellFormed()
  }
}

/** Reads the named values of one row; each method answers the checked value or throws `RowRefused`. */
export interface Fields {
  /** Text of 1 to `max` characters. */
  text(column: string, max?: number): string
  optionalText(column: string, max?: number): string
  /** A code of capitals, digits and dashes, as ONS and ODS use. */
  code(column: string): string
  optionalCode(column: string): string | null
  /** A whole number from `min` to `max`, or null when empty. */
  whole(column: string, min: number, max: number): number | null
  /** A whole postcode, without its space. */
  postcode(column: string): string
  optionalPostcode(column: string): string | null
  oneOf<const V extends string>(column: string, values: readonly V[]): V
  /** `lat` and `lon` in degrees within the United Kingdom, or both null when both are empty. */
  optionalPoint(): { lat: number | null; lon: number | null }
  point(): Point
}

// Invisible control characters come from damaged files; the database cannot hold the first of them.
const CONTROL = /\p{Cc}/u

export function fields(value: (column: string) => string): Fields {
  const read = (column: string, max: number) => {
    const text = value(column).trim()
    if (text.length > max) throw new RowRefused(column, `This must be ${max} characters or fewer.`, text)
    if (CONTROL.test(text) || !text.isWellFormed()) throw new RowRefused(column, 'There is an invisible control character in this.', text)
    return text
  }
  const optional = <T>(column: string, whenThere: () => T): T | null => (value(column).trim() === '' ? null : whenThere())
  const self: Fields = {
    text(column, max = 200) {
      const text = read(column, max)
      if (text === '') throw new RowRefused(column, 'This is empty.')
      return text
    },
    optionalText: (column, max = 200) => read(column, max),
    code(column) {
      const code = self.text(column, 30).toUpperCase()
      if (!isCode(code)) throw new RowRefused(column, 'This is not a code: use capitals, numbers and dashes.', code)
      return code
    },
    optionalCode: column => optional(column, () => self.code(column)),
    whole: (column, min, max) => optional(column, () => wholeNumber(column, read(column, 20), min, max)),
    postcode(column) {
      const typed = self.text(column, 20)
      const parsed = parsePostcode(typed)
      if (parsed.kind === 'full') return parsed.key
      throw new RowRefused(column, parsed.kind === 'wrong' ? parsed.message : 'This is only the first half of a postcode.', typed)
    },
    optionalPostcode: column => optional(column, () => self.postcode(column)),
    oneOf(column, values) {
      const text = self.text(column, 50)
      const found = values.find(one => one === text)
      if (!found) throw new RowRefused(column, `This must be one of: ${values.join(', ')}.`, text)
      return found
    },
    optionalPoint: () => (value('lat').trim() === '' && value('lon').trim() === '' ? { lat: null, lon: null } : self.point()),
    point: () => inTheUk(decimal('lat', read('lat', 30)), decimal('lon', read('lon', 30))),
  }
  return self
}

function wholeNumber(column: string, text: string, min: number, max: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= min && number <= max)) throw new RowRefused(column, `This must be a whole number from ${min} to ${max}.`, text)
  return number
}

function decimal(column: string, text: string): number {
  if (!/^-?\d{1,7}(\.\d+)?(e-?\d{1,2})?$/i.test(text)) throw new RowRefused(column, 'This must be a number of degrees, like 51.5246.', text)
  return Number(text)
}

const isUk = (lat: number, lon: number) => lat >= 49 && lat <= 61 && lon >= -9 && lon <= 2

function inTheUk(lat: number, lon: number): Point {
  if (isUk(lat, lon)) return { lat, lon }
  const raw = `${lat}, ${lon}`
  if (isUk(lon, lat)) throw new RowRefused('lat', 'Latitude and longitude look swapped.', raw)
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) throw new RowRefused('lat', 'This looks like a grid reference in metres. Kith needs degrees (WGS84).', raw)
  throw new RowRefused('lat', 'This lies outside the United Kingdom.', raw)
}

/** A GeoJSON polygon whose every corner lies in the United Kingdom, whole rings only; heights and other extras are dropped. */
export function readBoundary(geometry: unknown): Boundary {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  if (type === 'Polygon') return { type, coordinates: readPolygon(coordinates) }
  if (type !== 'MultiPolygon') throw new RowRefused('geometry', 'The geometry must be a Polygon or a MultiPolygon.', String(type))
  if (!Array.isArray(coordinates) || coordinates.length === 0) throw new RowRefused('geometry', 'The boundary has no polygons.')
  return { type, coordinates: coordinates.map(readPolygon) }
}

function readPolygon(rings: unknown): [number, number][][] {
  if (!Array.isArray(rings) || rings.length === 0) throw new RowRefused('geometry', 'A polygon of the boundary is empty.')
  return rings.map(readRing)
}

function readRing(ring: unknown): [number, number][] {
  if (!Array.isArray(ring) || ring.length < 4) throw new RowRefused('geometry', 'A ring of the boundary has fewer than four corners.')
  let plain = true
  for (const corner of ring) {
    readPosition(corner)
    plain &&= (corner as unknown[]).length === 2
  }
  // A boundary may have a hundred thousand corners: they are copied only when there is something to drop.
  const corners = (plain ? ring : ring.map(([lon, lat]) => [lon, lat])) as [number, number][]
  const [first, last] = [corners[0], corners.at(-1)]
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) throw new RowRefused('geometry', 'A ring of the boundary does not come back to where it began.')
  return corners
}

/** A GeoJSON position, [longitude, latitude]. */
export function readPosition(position: unknown): Point {
  const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : []
  if (typeof lon !== 'number' || typeof lat !== 'number') throw new RowRefused('geometry', 'A corner of the boundary is not a pair of numbers.')
  return inTheUk(lat, lon)
}
