import { fromGrid, isBritain, isOnGrid } from '../../rooms/assets/index.ts'
import { type BoundaryRow, type HeldAreas, isInside, type Point, type PostcodeRow, readableName } from '../../rooms/places/index.ts'
import { type Fields, RowRefused, readBoundary } from './fields.ts'
import { middleOf } from './middle.ts'
import type { FileRow } from './rows.ts'

/** A postcode as the national registers publish it: where it is in degrees or on the grid, when it ended, its small area. */
export function publishedPostcode({ row, value }: FileRow, read: Fields, held: HeldAreas): PostcodeRow {
  const ended = monthOf(value('ended'))
  const point = pointOf(value)
  if (!point && !ended) throw new RowRefused('lat', 'This postcode has no point, and has not ended.', value('postcode'))
  const area = read.optionalCode('small_area_code')
  return {
    into: 'postcode',
    row,
    postcode: read.postcode('postcode'),
    // The whole country is in these files, and only the areas of a service are held.
    small_area_code: area && held.smallAreas.has(area) ? area : null,
    ended,
    ...(point ?? { lat: null, lon: null }),
  }
}

// 0 or 99.999999 is how the registers write that there is no point.
function pointOf(value: FileRow['value']): Point | undefined {
  const number = (column: string) => (value(column).trim() === '' ? Number.NaN : Number(value(column)))
  const told = { lat: number('lat'), lon: number('lon') }
  if (isBritain(told)) return told
  const grid = { easting: number('easting'), northing: number('northing') }
  if (!(grid.easting > 0 && grid.northing > 0) || !isOnGrid(grid)) return undefined
  const point = fromGrid(grid)
  return isBritain(point) ? point : undefined
}

/** "200506", "2005-06-01", "01/06/2005" as 2005-06; null for none. */
function monthOf(text: string): string | null {
  const told = text.trim()
  if (told === '') return null
  const found = /^(\d{4})[-/]?(\d{2})/.exec(told) ?? /^\d{1,2}[-/](?<m>\d{2})[-/](?<y>\d{4})$/.exec(told)
  const [year, month] = found?.groups ? [found.groups.y, found.groups.m] : [found?.[1], found?.[2]]
  if (!year || !month || Number(month) < 1 || Number(month) > 12) throw new RowRefused('ended', 'This is not a month, like 200506.', told)
  return `${year}-${month}`
}

/** The address of a practice in the register, which has lines of an address and no town of its own. @throws RowRefused when it is closed or no practice */
export function publishedPractice({ value }: FileRow): { address: string; town: string } {
  const status = value('status').trim()
  const closed = value('closed').trim()
  if (closed !== '' || (status !== '' && !/^(?:a|active|open)$/i.test(status)))
    throw new RowRefused('status', `This practice is not open${closed ? ` (closed ${closed})` : ''}.`, status)
  const setting = value('setting').trim()
  if (setting !== '' && setting !== '4') throw new RowRefused('setting', 'This is no GP practice: the prescribing setting of one is 4.', setting)
  const lines = ['address_1', 'address_2', 'address_3'].map(column => value(column).trim()).filter(line => line !== '')
  return { address: readableName(lines.join(', ')), town: readableName(value('address_4').trim()) }
}

const NAMED = /^(icb|lad|ctyua|msoa|lsoa)(?:\d\d)?(cd|cdh|nm)$/i
const LEVELS = ['lsoa', 'msoa', 'lad', 'ctyua', 'icb'] as const

/** The codes and names that a feature has by the names of the Office for National Statistics (LAD24CD, LAD24NM); undefined when it has none. */
export function onsAreas(properties: Record<string, unknown>): Map<string, string> | undefined {
  const found = Object.entries(properties).flatMap(([name, value]): [string, string][] => {
    const parts = NAMED.exec(name)
    return parts && typeof value === 'string' ? [[`${parts[1]}${parts[2]}`.toLowerCase(), value.trim()]] : []
  })
  return properties.level === undefined && found.some(([name]) => name.endsWith('cd')) ? new Map(found) : undefined
}

/** An area as the Office for National Statistics publishes it. What holds it is told by the file, by what is held, or by where it lies. */
export function publishedArea(row: number, areas: ReadonlyMap<string, string>, geometry: unknown, held: HeldAreas): BoundaryRow {
  const level = LEVELS.find(one => areas.has(`${one}cd`))!
  const area = { row, code: areas.get(`${level}cd`)!, name: areas.get(`${level}nm`) || areas.get(`${level}cd`)!, keeps: true }
  if (level === 'icb') {
    const known = held.careSystems.find(one => one.gssCode === area.code)?.code
    return { into: 'care_system', ...area, code: areas.get('icbcdh') ?? known ?? area.code, gss_code: area.code }
  }
  if (level === 'lsoa') return smallArea(area, areas, geometry, held)
  const boundary = readBoundary(geometry)
  if (level === 'lad' || level === 'ctyua')
    return { into: 'place', ...area, care_system_code: careSystemOf(area.code, areas, held), population: null, boundary }
  const told = areas.get('ladcd') ?? areas.get('ctyuacd')
  const place_code = told ?? within(held.places, middleOf(boundary))?.code
  if (!place_code) throw new RowRefused('place_code', 'This lies in none of the places held here. Load those first.', area.code)
  const derivation = 'An area of the census, until the place has agreed its neighbourhoods.'
  return {
    into: 'neighbourhood',
    ...area,
    place_code,
    population: null,
    boundary,
    pcn_code: null,
    pcn_name: null,
    pcn_source_name: null,
    covers: '',
    indicative: true,
    derivation,
  }
}

function careSystemOf(code: string, areas: ReadonlyMap<string, string>, { careSystems, places }: HeldAreas): string {
  const told = areas.get('icbcdh') ?? careSystems.find(one => one.gssCode !== null && one.gssCode === areas.get('icbcd'))?.code
  const found = told ?? places.find(place => place.code === code)?.careSystemCode ?? (careSystems.length === 1 ? careSystems[0]!.code : undefined)
  if (!found)
    throw new RowRefused('care_system_code', 'Nothing says which care system this place belongs to. Give the feature a property ICB23CDH with its code.', code)
  return found
}

function smallArea(
  area: { row: number; code: string; name: string; keeps: boolean },
  areas: ReadonlyMap<string, string>,
  geometry: unknown,
  held: HeldAreas,
): BoundaryRow {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  const [lon, lat] = type === 'Point' && Array.isArray(coordinates) ? (coordinates as number[]) : []
  const point = lon !== undefined && lat !== undefined ? { lat, lon } : middleOf(readBoundary(geometry))
  if (!isBritain(point)) throw new RowRefused('geometry', 'This lies outside the United Kingdom, or is not in degrees.', `${point.lat}, ${point.lon}`)
  const told = held.neighbourhoods.find(one => one.code === areas.get('msoacd'))?.code
  const neighbourhood_code = told ?? held.smallAreas.get(area.code) ?? within(held.neighbourhoods, point)?.code
  if (!neighbourhood_code) throw new RowRefused('neighbourhood_code', 'This lies in none of the neighbourhoods held here. Load those first.', area.code)
  return { into: 'small_area', ...area, neighbourhood_code, population: null, imd_decile: null, ...point }
}

const within = <T extends { boundary: HeldAreas['places'][number]['boundary'] }>(areas: readonly T[], point: Point): T | undefined =>
  areas.find(area => area.boundary && isInside(point, area.boundary))
