import proj4 from 'proj4'
import type { Point } from '../places/index.ts'

/** Metres east and north on the British National Grid (EPSG:27700). */
export interface GridPoint {
  easting: number
  northing: number
}

// The seven-parameter shift that Ordnance Survey publishes; proj4's own EPSG list has no British grid.
const NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.1502,0.247,0.8421,-20.4894 +units=m +no_defs'

const between = proj4('WGS84', NATIONAL_GRID)

/** The grid reference of a point, in whole metres; right to about 5 metres in Great Britain. */
export function toGrid({ lat, lon }: Point): GridPoint {
  const [easting = 0, northing = 0] = between.forward([lon, lat])
  return { easting: Math.round(easting), northing: Math.round(northing) }
}

/** The point of a grid reference, to six places of a degree (a tenth of a metre); as right as that. */
export function fromGrid({ easting, northing }: GridPoint): Point {
  const [lon = 0, lat = 0] = between.inverse([easting, northing])
  const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  return { lat: rounded(lat), lon: rounded(lon) }
}

/** Whether the grid covers it: Great Britain with its islands and the sea around, not Northern Ireland nor the Channel Islands. */
export const isOnGrid = ({ easting, northing }: GridPoint): boolean => easting >= 0 && easting < 700_000 && northing >= 0 && northing < 1_300_000
