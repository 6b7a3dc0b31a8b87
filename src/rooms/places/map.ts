import type { Boundary } from './places.ts'

export interface Drawn {
  code: string
  name: string
  /** Its place in the list the map belongs to, from 1. */
  number: number
  /** The `d` of an SVG path. */
  path: string
  /** Where its number stands: once in each part large enough to be taken for an area of its own. */
  marks: { x: number; y: number }[]
}

export interface Drawing {
  width: number
  height: number
  areas: Drawn[]
}

type Area = { code: string; name: string; boundary: Boundary | undefined }

/**
 * Boundaries as SVG paths, north up, fitted to `width`. A degree of longitude is narrower than one of latitude this far
 * north, so it is squeezed by the cosine of the middle latitude; over one care system the error is not visible.
 * @returns undefined when there is nothing to draw
 */
export function draw(areas: readonly Area[], width = 640): Drawing | undefined {
  const shown = areas.flatMap(({ boundary, ...area }, index) => (boundary ? [{ ...area, number: index + 1, polygons: polygonsOf(boundary) }] : []))
  const points = shown.flatMap(area => area.polygons.flat(2))
  if (points.length === 0) return undefined
  const box = bounds(points)
  const squeeze = Math.cos(((box.south + box.north) / 2) * (Math.PI / 180))
  const margin = 4
  const scale = (width - 2 * margin) / Math.max((box.east - box.west) * squeeze, 1e-6)
  const place = ([lon, lat]: readonly [number, number]): [number, number] => [
    Math.round(margin + (lon - box.west) * squeeze * scale),
    Math.round(margin + (box.north - lat) * scale),
  ]
  return {
    width,
    height: Math.round(2 * margin + (box.north - box.south) * scale),
    areas: shown.map(({ code, name, number, polygons }) => {
      const rings = polygons.map(polygon => polygon.map(ring => ring.map(place)))
      return { code, name, number, path: rings.flat().map(toPath).join(''), marks: largeParts(rings).map(middle) }
    }),
  }
}

type Pair = readonly [number, number]

const polygonsOf = (boundary: Boundary) => (boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates)

function bounds(points: readonly Pair[]) {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  for (const [lon, lat] of points) {
    box.west = Math.min(box.west, lon)
    box.east = Math.max(box.east, lon)
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
  }
  return box
}

function toPath(ring: readonly Pair[]): string {
  const steps = ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]![0] || y !== ring[i - 1]![1])
  return steps.length < 4 ? '' : `M${steps.map(([x, y]) => `${x} ${y}`).join('L')}Z`
}

function area(ring: readonly Pair[]): number {
  let twice = 0
  for (let i = 1; i < ring.length; i++) twice += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1]
  return twice / 2
}

function largeParts(polygons: readonly (readonly (readonly Pair[])[])[]): (readonly Pair[])[] {
  const parts = polygons.map(rings => ({ ring: rings[0] ?? [], size: Math.abs(area(rings[0] ?? [])) }))
  const most = Math.max(...parts.map(part => part.size))
  return parts.filter(part => part.size === most || part.size > 1500).map(part => part.ring)
}

// The widest stretch of a level line lies well inside a shape, where the centre of a crescent would fall outside it.
function middle(ring: readonly Pair[]): { x: number; y: number } {
  const ys = ring.map(([, y]) => y)
  const low = Math.min(...ys)
  const high = Math.max(...ys)
  let best = { width: -1, x: ring[0]?.[0] ?? 0, y: ring[0]?.[1] ?? 0 }
  for (const part of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    const y = low + (high - low) * part + 0.01
    const cuts = cutsAt(ring, y)
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const width = cuts[i + 1]! - cuts[i]!
      if (width > best.width) best = { width, x: Math.round((cuts[i]! + cuts[i + 1]!) / 2), y: Math.round(y) }
    }
  }
  return { x: best.x, y: best.y }
}

function cutsAt(ring: readonly Pair[], y: number): number[] {
  const cuts: number[] = []
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!
    const [x2, y2] = ring[i]!
    if (y1 > y !== y2 > y) cuts.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
  }
  return cuts.sort((a, b) => a - b)
}
