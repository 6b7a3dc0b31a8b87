/** Where something is, in degrees (WGS84). */
export interface Point {
  lat: number
  lon: number
}

export type Ring = readonly (readonly [number, number])[]

/** A boundary as GeoJSON holds it: rings of [longitude, latitude]; the first ring of each polygon is its outside, the rest are holes. */
export type Boundary = { type: 'Polygon'; coordinates: readonly Ring[] } | { type: 'MultiPolygon'; coordinates: readonly (readonly Ring[])[] }

export interface CareSystem {
  code: string
  name: string
}

export interface Place {
  code: string
  name: string
  careSystemCode: string
  careSystemName: string
  /** People who live there; indicative (R157). */
  population: number | undefined
}

export interface Neighbourhood {
  code: string
  name: string
  /** The wards most of its people live in. */
  covers: string[]
  population: number | undefined
  /** True when the footprint was worked out from open data rather than published; `derivation` says how. */
  indicative: boolean
  derivation: string
  pcnCode: string | undefined
  placeCode: string
  placeName: string
  careSystemCode: string
  careSystemName: string
}

export interface Practice {
  code: string
  name: string
  address: string
  town: string
  postcode: string
  neighbourhoodCode: string
  placeCode: string
}

/** True for the shape of every code this room is keyed by; anything else in an address or a form names nothing. */
export const isCode = (text: string): boolean => /^[A-Z0-9](?:[A-Z0-9-]{1,28}[A-Z0-9])$/.test(text)

export type ParsedPostcode =
  /** `key` has no space ("N170AA"); `text` is how people write it ("N17 0AA"). */
  | { kind: 'full'; key: string; text: string; outcode: string }
  /** Only the first half ("N17"), which is enough to find about where somebody is. */
  | { kind: 'outcode'; key: string; text: string; outcode: string }
  | { kind: 'wrong'; message: string }

const OUTWARD = /^(?:[A-Z]{1,2}[0-9][0-9A-Z]?)$/
const INWARD = /^[0-9][ABD-HJLNP-UW-Z]{2}$/
const ASK_AGAIN = 'Enter a full UK postcode, like N17 0AA'

/**
 * Reads a postcode as people type it: any case, any spacing, full stops and dashes ignored. Letters and numbers that look
 * alike are not silently changed, because a wrong guess sends somebody to the wrong team: the likely one is offered instead.
 */
export function parsePostcode(typed: string): ParsedPostcode {
  const key = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-–_]+/g, '')
  if (key === '') return { kind: 'wrong', message: 'Enter a postcode, like N17 0AA' }
  if (!/^[A-Z0-9]{2,7}$/.test(key)) return { kind: 'wrong', message: ASK_AGAIN }
  const whole = full(key)
  if (whole) return whole
  if (OUTWARD.test(key)) return { kind: 'outcode', key, text: key, outcode: key }
  const meant = lookAlikes(key)
    .map(full)
    .find(found => found !== undefined)
  return { kind: 'wrong', message: meant ? `Check the letters and numbers. Did you mean ${meant.text}?` : ASK_AGAIN }
}

function full(key: string): Extract<ParsedPostcode, { kind: 'full' }> | undefined {
  const outcode = key.slice(0, -3)
  const inward = key.slice(-3)
  if (!OUTWARD.test(outcode) || !INWARD.test(inward)) return undefined
  return { kind: 'full', key, text: `${outcode} ${inward}`, outcode }
}

const asNumber = (text: string) => text.replaceAll('O', '0').replaceAll('I', '1').replaceAll('L', '1').replaceAll('S', '5')
const asLetters = (text: string) => text.replaceAll('0', 'O').replaceAll('1', 'I').replaceAll('5', 'S')

// The second half is always a number and two letters; the first half is one or two letters, then a number.
function lookAlikes(key: string): string[] {
  if (key.length < 5) return []
  const out = key.slice(0, -3)
  const back = asNumber(key.slice(-3, -2)) + asLetters(key.slice(-2))
  return [1, 2].flatMap(letters => {
    const start = asLetters(out.slice(0, letters))
    const rest = out.slice(letters)
    return [out + back, start + rest + back, start + asNumber(rest) + back]
  })
}

/** How a postcode kept without its space is written. */
export const writtenPostcode = (key: string): string => `${key.slice(0, -3)} ${key.slice(-3)}`

/** True when the point lies inside the boundary and in none of its holes. */
export function isInside(point: Point, boundary: Boundary): boolean {
  const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates
  return polygons.some(([outside, ...holes]) => outside !== undefined && crosses(point, outside) && !holes.some(hole => crosses(point, hole)))
}

// A line drawn from the point to the east crosses the edge of what holds it an odd number of times.
function crosses({ lat, lon }: Point, ring: Ring): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[i]!
    const [x2, y2] = ring[j]!
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

const EARTH_METRES = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two points as the crow flies. */
export function metresBetween(a: Point, b: Point): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const h = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon)
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The one nearest to the point, with its distance in metres; the first of equals; undefined for an empty list. */
export function nearest<T extends Point>(point: Point, among: readonly T[]): { one: T; metres: number } | undefined {
  let best: { one: T; metres: number } | undefined
  for (const one of among) {
    const metres = metresBetween(point, one)
    if (!best || metres < best.metres) best = { one, metres }
  }
  return best
}

const SMALL = new Set(['and', 'of', 'the', 'in', 'on', 'at', 'by', 'upon', 'le', 'under'])
const CAPITALS = new Set(['PCN', 'NHS', 'GP', 'HIPC', 'ABC', 'MC', 'HC', 'PMS', 'N15', 'UK', 'LLP', 'CIC'])

/** A name published in capitals made readable: "ST. JAMES SURGERY" becomes "St. James Surgery". Mixed case is left alone. */
export function readableName(source: string): string {
  const name = source.trim().replace(/\s+/g, ' ')
  if (name !== name.toUpperCase()) return name
  return name.replace(/[A-Z0-9][A-Z0-9']*/g, (word, at: number) => {
    if (CAPITALS.has(word) || /\d/.test(word)) return word
    const lower = word.toLowerCase()
    return at > 0 && SMALL.has(lower) ? lower : lower.charAt(0).toUpperCase() + lower.slice(1)
  })
}
