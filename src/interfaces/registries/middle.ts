import type { Boundary, Point } from '../../rooms/places/index.ts'

/** The centre of gravity of the largest part of a boundary. */
export function middleOf({ type, coordinates }: Boundary): Point {
  const rings = type === 'Polygon' ? [coordinates[0] ?? []] : coordinates.map(polygon => polygon[0] ?? [])
  const ring = rings.reduce((best, one) => (one.length > best.length ? one : best))
  let [area, lat, lon] = [0, 0, 0]
  // Each corner but the last, which is the first again.
  for (let at = 0; at + 1 < ring.length; at++) {
    const [x1, y1] = ring[at]!
    const [x2, y2] = ring[at + 1]!
    const cross = x1 * y2 - x2 * y1
    area += cross
    lon += (x1 + x2) * cross
    lat += (y1 + y2) * cross
  }
  const [x, y] = ring[0]!
  return Math.abs(area) < 1e-12 ? { lat: y, lon: x } : { lat: lat / (3 * area), lon: lon / (3 * area) }
}
