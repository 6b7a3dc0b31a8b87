import type { Boundary, Point } from '../places/index.ts'

/** What a map shows: its middle, and the metres from there to its side. It is square. */
export interface View extends Point {
  half: number
}

export const MAP_SIZE = 640
/** Pins nearer to one another than this, in parts of the map's 640, are gathered in one. */
const TOUCHING = 46
const WORLD = 20_037_508.342789244
const radians = (degrees: number) => (degrees * Math.PI) / 180

// Web Mercator, as the tiles of every map service are drawn, so that they lie under our own lines.
const eastOf = (lon: number) => (lon / 180) * WORLD
const northOf = (lat: number) => (Math.log(Math.tan(Math.PI / 4 + radians(lat) / 2)) / Math.PI) * WORLD
const lonAt = (east: number) => (east / WORLD) * 180
const latAt = (north: number) => ((2 * Math.atan(Math.exp((north / WORLD) * Math.PI)) - Math.PI / 2) * 180) / Math.PI
const stretch = (lat: number) => 1 / Math.cos(radians(lat))

/** The view moved by steps of half its width and made larger: twice as close for each step of `z`. */
export function moved(base: View, { x, y, z }: { x: number; y: number; z: number }): View {
  const step = base.half * stretch(base.lat)
  const lat = latAt(northOf(base.lat) + y * step)
  return { lat: Math.min(61, Math.max(49, lat)), lon: Math.min(3, Math.max(-9, lonAt(eastOf(base.lon) + x * step))), half: base.half / 2 ** z }
}

/** How a view is got by `moved` from another one. */
export function moveTo(base: View, view: View): { x: number; y: number; z: number } {
  const step = base.half * stretch(base.lat)
  return {
    x: (eastOf(view.lon) - eastOf(base.lon)) / step,
    y: (northOf(view.lat) - northOf(base.lat)) / step,
    z: Math.log2(base.half / view.half),
  }
}

/** The degrees a view reaches to. */
export function boxOf({ lat, lon, half }: View): { south: number; north: number; west: number; east: number } {
  const side = half * stretch(lat)
  return {
    south: latAt(northOf(lat) - side),
    north: latAt(northOf(lat) + side),
    west: lonAt(eastOf(lon) - side),
    east: lonAt(eastOf(lon) + side),
  }
}

/** The smallest view that holds all points with some room around them; undefined for none. */
export function viewOver(points: readonly Point[], least = 600): View | undefined {
  if (points.length === 0) return undefined
  const easts = points.map(point => eastOf(point.lon))
  const norths = points.map(point => northOf(point.lat))
  const [west, east, south, north] = [Math.min(...easts), Math.max(...easts), Math.min(...norths), Math.max(...norths)]
  const lat = latAt((south + north) / 2)
  const half = (Math.max(east - west, north - south) / 2 / stretch(lat)) * 1.12
  return { lat, lon: lonAt((west + east) / 2), half: Math.max(least, half) }
}

/** Where a point falls on the map, from its upper left corner. */
export function onMap(view: View, point: Point): { x: number; y: number } {
  const scale = MAP_SIZE / 2 / (view.half * stretch(view.lat))
  return {
    x: Math.round(MAP_SIZE / 2 + (eastOf(point.lon) - eastOf(view.lon)) * scale),
    y: Math.round(MAP_SIZE / 2 - (northOf(point.lat) - northOf(view.lat)) * scale),
  }
}

export interface Pin {
  /** Numbers of the entries gathered here, as in the list beside. */
  numbers: number[]
  x: number
  y: number
  /** False where they are all at one spot, which no closer look takes apart. */
  apart: boolean
  lat: number
  lon: number
}

/** Pins for the numbered entries of a page; those that would touch are gathered, first come first kept. */
export function gather(view: View, entries: readonly { number: number; lat: number; lon: number }[]): Pin[] {
  const pins: Pin[] = []
  for (const entry of entries) {
    const { x, y } = onMap(view, entry)
    if (x < 0 || y < 0 || x > MAP_SIZE || y > MAP_SIZE) continue
    const near = pins.find(pin => Math.hypot(pin.x - x, pin.y - y) < TOUCHING)
    if (!near) pins.push({ numbers: [entry.number], x, y, apart: false, lat: entry.lat, lon: entry.lon })
    else {
      near.numbers.push(entry.number)
      near.apart ||= Math.abs(near.lat - entry.lat) > 0.0002 || Math.abs(near.lon - entry.lon) > 0.0002
    }
  }
  return pins
}

export interface DrawnArea {
  code: string
  name: string
  path: string
  /** Where its name fits; undefined when it is not in sight or too small for it. */
  label: { x: number; y: number } | undefined
}

/** The areas without the names that would lie on one another: the first keeps its own. */
export function withoutOverlap(areas: readonly DrawnArea[]): DrawnArea[] {
  const kept: { x: number; y: number; width: number }[] = []
  return areas.map(area => {
    const { label, name } = area
    if (!label) return area
    const width = name.length * 9
    if (kept.some(other => Math.abs(other.y - label.y) < 22 && Math.abs(other.x - label.x) < (other.width + width) / 2)) return { ...area, label: undefined }
    kept.push({ ...label, width })
    return area
  })
}

/** Boundaries as paths on the map; those wholly out of sight are left out, and points that fall together are drawn once. */
export function drawAreas(view: View, areas: readonly { code: string; name: string; boundary: Boundary | undefined }[]): DrawnArea[] {
  return areas.flatMap(({ code, name, boundary }) => {
    if (!boundary) return []
    const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates
    const rings = polygons.flatMap(polygon => polygon.map(ring => thin(ring.map(([lon, lat]) => onMap(view, { lat, lon }))))).filter(inSight)
    if (rings.length === 0) return []
    const path = rings.map(ring => `M${ring.map(({ x, y }) => `${x} ${y}`).join('L')}Z`).join('')
    return [{ code, name, path, label: labelOf(rings, name) }]
  })
}

type Spot = { x: number; y: number }

function thin(ring: readonly Spot[]): Spot[] {
  const kept: Spot[] = []
  for (const spot of ring) {
    const last = kept.at(-1)
    if (!last || Math.abs(last.x - spot.x) + Math.abs(last.y - spot.y) > 2) kept.push(spot)
  }
  return kept
}

const extent = (ring: readonly Spot[]) => ({
  left: Math.min(...ring.map(spot => spot.x)),
  right: Math.max(...ring.map(spot => spot.x)),
  top: Math.min(...ring.map(spot => spot.y)),
  bottom: Math.max(...ring.map(spot => spot.y)),
})

function inSight(ring: readonly Spot[]): boolean {
  if (ring.length < 3) return false
  const { left, right, top, bottom } = extent(ring)
  return right > 0 && left < MAP_SIZE && bottom > 0 && top < MAP_SIZE
}

// The middle of what can be seen of the largest ring, when the name is not much wider than that.
function labelOf(rings: readonly (readonly Spot[])[], name: string): Spot | undefined {
  const seen = rings
    .map(extent)
    .map(one => ({ left: Math.max(0, one.left), right: Math.min(MAP_SIZE, one.right), top: Math.max(0, one.top), bottom: Math.min(MAP_SIZE, one.bottom) }))
    .sort((a, b) => (b.right - b.left) * (b.bottom - b.top) - (a.right - a.left) * (a.bottom - a.top))[0]!
  const width = name.length * 9
  if (seen.right - seen.left < name.length * 6 || seen.bottom - seen.top < 40) return undefined
  const x = Math.min(MAP_SIZE - width / 2, Math.max(width / 2, (seen.left + seen.right) / 2))
  return { x: Math.round(x), y: Math.round((seen.top + seen.bottom) / 2) }
}

export interface Tile {
  x: number
  y: number
  size: number
  href: string
}

/** The tiles that lie under a view, at most 36. `template` has {z}, {x} and {y}, as tile services write it. */
export function tilesUnder(view: View, template: string): Tile[] {
  const side = view.half * stretch(view.lat) * 2
  const z = Math.max(0, Math.min(19, Math.round(Math.log2((2 * WORLD) / side) + 1.3)))
  const width = (2 * WORLD) / 2 ** z
  const size = (width / side) * MAP_SIZE
  const [left, top] = [eastOf(view.lon) - side / 2 + WORLD, WORLD - northOf(view.lat) - side / 2]
  const columns = range(left / width, (left + side) / width)
  return range(top / width, (top + side) / width)
    .flatMap(row => columns.map(column => ({ row, column })))
    .slice(0, 36)
    .map(({ row, column }) => ({
      x: Math.round(((column * width - left) / side) * MAP_SIZE),
      y: Math.round(((row * width - top) / side) * MAP_SIZE),
      size: Math.ceil(size),
      href: template.replaceAll('{z}', String(z)).replaceAll('{x}', String(column)).replaceAll('{y}', String(row)),
    }))
}

const range = (from: number, to: number): number[] => Array.from({ length: Math.floor(to) - Math.floor(from) + 1 }, (_, at) => Math.floor(from) + at)
