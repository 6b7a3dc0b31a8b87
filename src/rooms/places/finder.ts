import { type Boundary, isInside, metresBetween, type Point } from './places.ts'

export interface AreaPoint extends Point {
  neighbourhoodCode: string
  placeCode: string
}

/** Where a point lies: its place, and the neighbourhood of the nearest small area in that place. */
export type PointFinder = (point: Point) => { neighbourhoodCode: string; placeCode: string } | undefined

const CELL = 0.02
const FURTHEST = 6 // cells in each direction: past the middle of the widest rural small area

interface PlaceOnMap {
  boundary: Boundary
  box: { south: number; north: number; west: number; east: number }
  cells: Map<string, AreaPoint[]>
}

const cellOf = (degrees: number) => Math.floor(degrees / CELL)

/** Boundaries and small areas held in memory, to place very many points one after another as `findNeighbourhoodByPoint` places one. */
export function makeFinder(boundaries: ReadonlyMap<string, Boundary>, areas: readonly AreaPoint[]): PointFinder {
  const places = [...boundaries].map(([code, boundary]) =>
    placeOnMap(
      boundary,
      areas.filter(area => area.placeCode === code),
    ),
  )
  return point => {
    for (const place of places) {
      const { south, north, west, east } = place.box
      if (point.lat < south || point.lat > north || point.lon < west || point.lon > east || !isInside(point, place.boundary)) continue
      const found = nearestIn(place, point)
      if (found) return { neighbourhoodCode: found.neighbourhoodCode, placeCode: found.placeCode }
    }
    return undefined
  }
}

function placeOnMap(boundary: Boundary, areas: readonly AreaPoint[]): PlaceOnMap {
  const box = { south: 90, north: -90, west: 180, east: -180 }
  const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates
  for (const [lon, lat] of polygons.flatMap(([outside]) => outside ?? [])) {
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
    box.west = Math.min(box.west, lon)
    box.east = Math.max(box.east, lon)
  }
  const cells = Map.groupBy(areas, area => `${cellOf(area.lat)},${cellOf(area.lon)}`)
  return { boundary, box, cells }
}

// Ring by ring outwards: once something is found, what a further ring could still bring nearer is looked at, no more.
function nearestIn({ cells }: PlaceOnMap, point: Point): AreaPoint | undefined {
  const [row, column] = [cellOf(point.lat), cellOf(point.lon)]
  let best: AreaPoint | undefined
  let metres = Number.POSITIVE_INFINITY
  for (let ring = 0; ring <= FURTHEST; ring++) {
    // The nearest thing that this ring can hold: a cell is at least 1.1 km wide from east to west anywhere in Britain.
    if (best && metres < (ring - 1) * 1100) break
    for (const [y, x] of ringOf(ring)) {
      for (const area of cells.get(`${row + y},${column + x}`) ?? []) {
        const away = metresBetween(point, area)
        if (away < metres) [best, metres] = [area, away]
      }
    }
  }
  return best
}

function ringOf(ring: number): [number, number][] {
  const cells: [number, number][] = []
  for (let y = -ring; y <= ring; y++) for (let x = -ring; x <= ring; x++) if (Math.max(Math.abs(x), Math.abs(y)) === ring) cells.push([y, x])
  return cells
}
