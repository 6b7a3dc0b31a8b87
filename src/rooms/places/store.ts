import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { named } from '../../core/db.ts'
import { plainWords } from '../../core/text.ts'
import {
  type Boundary,
  type CareSystem,
  isCode,
  isInside,
  type Neighbourhood,
  nearest,
  type Place,
  type Point,
  type Practice,
  parsePostcode,
} from './places.ts'

export type PostcodeAnswer =
  /** `exact`: the whole postcode is held. `outcode`: only its first half is, so this is about the right place: ask the person. */
  | { found: 'exact' | 'outcode'; neighbourhood: Neighbourhood; point: Point }
  /** A real postcode, outside the places held here. */
  | { found: 'elsewhere' }
  /** Written like a postcode, but not one we hold. */
  | { found: 'unknown' }
  /** Not a postcode; the message says what to do. */
  | { found: 'wrong'; message: string }

interface NeighbourhoodRow {
  code: string
  name: string
  covers: string
  population: number | null
  indicative: boolean
  derivation: string
  pcn_code: string | null
  place_code: string
  place_name: string
  care_system_code: string
  care_system_name: string
}

const toNeighbourhood = (row: NeighbourhoodRow): Neighbourhood => ({
  code: row.code,
  name: row.name,
  covers: row.covers ? row.covers.split('; ') : [],
  population: row.population ?? undefined,
  indicative: row.indicative,
  derivation: row.derivation,
  pcnCode: row.pcn_code ?? undefined,
  placeCode: row.place_code,
  placeName: row.place_name,
  careSystemCode: row.care_system_code,
  careSystemName: row.care_system_name,
})

export async function getNeighbourhood({ tx }: Caller, code: string): Promise<Neighbourhood | undefined> {
  if (!isCode(code)) return undefined
  const { rows } = await sql<NeighbourhoodRow>`select * from neighbourhood_place where code = ${code}`.execute(tx)
  return rows[0] && toNeighbourhood(rows[0])
}

/** The neighbourhoods of a place, by name. A place has at most a few dozen; 500 is the bound. */
export async function listNeighbourhoods({ tx }: Caller, placeCode: string): Promise<Neighbourhood[]> {
  const { rows } = await sql<NeighbourhoodRow>`
    select * from neighbourhood_place where place_code = ${placeCode} order by name, code limit 500`.execute(tx)
  return rows.map(toNeighbourhood)
}

interface PlaceRow {
  code: string
  name: string
  care_system_code: string
  care_system_name: string
  population: number | null
}

const toPlace = (row: PlaceRow): Place => ({
  code: row.code,
  name: row.name,
  careSystemCode: row.care_system_code,
  careSystemName: row.care_system_name,
  population: row.population ?? undefined,
})

export async function getPlace({ tx }: Caller, code: string): Promise<Place | undefined> {
  if (!isCode(code)) return undefined
  const { rows } = await sql<PlaceRow>`
    select p.code, p.name, p.care_system_code, s.name as care_system_name, p.population
    from place p join care_system s on s.code = p.care_system_code where p.code = ${code}`.execute(tx)
  return rows[0] && toPlace(rows[0])
}

/** Places by care system and name; of one care system when its code is given. At most 500: England has about 300. */
export async function listPlaces({ tx }: Caller, careSystemCode?: string): Promise<Place[]> {
  const { rows } = await sql<PlaceRow>`
    select p.code, p.name, p.care_system_code, s.name as care_system_name, p.population
    from place p join care_system s on s.code = p.care_system_code
    where ${careSystemCode ?? null}::text is null or p.care_system_code = ${careSystemCode ?? null}
    order by s.name, p.name limit 500`.execute(tx)
  return rows.map(toPlace)
}

/** Care systems by name; England has 42. */
export async function listCareSystems({ tx }: Caller): Promise<CareSystem[]> {
  const { rows } = await sql<CareSystem>`select code, name from care_system order by name limit 100`.execute(tx)
  return rows
}

export interface Bounded {
  code: string
  name: string
  boundary: Boundary | undefined
}

/** The boundaries of a care system's places, for a map. */
export async function placeBoundaries({ tx }: Caller, careSystemCode: string): Promise<Bounded[]> {
  const { rows } = await sql<{ code: string; name: string; boundary: Boundary | null }>`
    select code, name, boundary from place where care_system_code = ${careSystemCode} order by name limit 500`.execute(tx)
  return rows.map(row => ({ ...row, boundary: row.boundary ?? undefined }))
}

/** The boundaries of a place's neighbourhoods, for a map. */
export async function neighbourhoodBoundaries({ tx }: Caller, placeCode: string): Promise<Bounded[]> {
  const { rows } = await sql<{ code: string; name: string; boundary: Boundary | null }>`
    select code, name, boundary from neighbourhood where place_code = ${placeCode} order by name, code limit 500`.execute(tx)
  return rows.map(row => ({ ...row, boundary: row.boundary ?? undefined }))
}

/**
 * The neighbourhood a postcode lies in (R116). A whole postcode we hold answers exactly; otherwise the middle of its first
 * half answers roughly, and says so. Asks nothing about a person and keeps nothing.
 */
export async function findNeighbourhoodByPostcode(caller: Caller, typed: string): Promise<PostcodeAnswer> {
  const parsed = parsePostcode(typed)
  if (parsed.kind === 'wrong') return { found: 'wrong', message: parsed.message }
  if (parsed.kind === 'full') {
    const exact = await atPostcode(caller, parsed.key)
    if (exact) return exact
  }
  const { rows } = await sql<Point>`select lat, lon from outcode where outcode = ${parsed.outcode}`.execute(caller.tx)
  if (!rows[0]) return { found: 'unknown' }
  const neighbourhood = await findNeighbourhoodByPoint(caller, rows[0])
  return neighbourhood ? { found: 'outcode', neighbourhood, point: rows[0] } : { found: 'elsewhere' }
}

async function atPostcode(caller: Caller, key: string): Promise<PostcodeAnswer | undefined> {
  const { rows } = await sql<Point & { neighbourhood_code: string | null }>`
    select z.lat, z.lon, a.neighbourhood_code from postcode z left join small_area a on a.code = z.small_area_code
    where z.postcode = ${key} and z.lat is not null`.execute(caller.tx)
  const row = rows[0]
  if (!row) return undefined
  const point = { lat: row.lat, lon: row.lon }
  const neighbourhood = row.neighbourhood_code ? await getNeighbourhood(caller, row.neighbourhood_code) : await findNeighbourhoodByPoint(caller, point)
  return neighbourhood ? { found: 'exact', neighbourhood, point } : { found: 'elsewhere' }
}

/** The neighbourhood at a point: that of the nearest small area, if the point lies in the same place; else undefined. */
export async function findNeighbourhoodByPoint(caller: Caller, point: Point): Promise<Neighbourhood | undefined> {
  const near = await nearbySmallAreas(caller, point)
  const boundaries = new Map(near.map(area => [area.place_code, area.boundary]))
  for (const [placeCode, boundary] of boundaries) {
    if (!boundary || !isInside(point, boundary)) continue
    const found = nearest(
      point,
      near.filter(area => area.place_code === placeCode),
    )
    if (found) return getNeighbourhood(caller, found.one.neighbourhood_code)
  }
  return undefined
}

interface SmallAreaNear extends Point {
  neighbourhood_code: string
  place_code: string
  boundary: Boundary | null
}

// A window of about 22 km by 15 km reaches the middle of the widest rural small area; its boundary is fetched once per place.
async function nearbySmallAreas({ tx }: Caller, { lat, lon }: Point): Promise<SmallAreaNear[]> {
  const { rows } = await sql<Omit<SmallAreaNear, 'boundary'>>`
    select a.lat, a.lon, a.neighbourhood_code, n.place_code
    from small_area a join neighbourhood n on n.code = a.neighbourhood_code
    where a.lat between ${lat - 0.1} and ${lat + 0.1} and a.lon between ${lon - 0.11} and ${lon + 0.11}
    order by (a.lat - ${lat}) ^ 2 + ((a.lon - ${lon}) * 0.6) ^ 2, a.code limit 200`.execute(tx)
  const places = [...new Set(rows.map(row => row.place_code))]
  const shapes = await sql<{ code: string; boundary: Boundary | null }>`
    select code, boundary from place where code = any(${places}::text[])`.execute(tx)
  const byCode = new Map(shapes.rows.map(row => [row.code, row.boundary]))
  return rows.map(row => ({ ...row, boundary: byCode.get(row.place_code) ?? null }))
}

interface PracticeRow {
  practice_code: string
  name: string
  address: string
  town: string
  postcode: string
  neighbourhood_code: string
  place_code: string
}

const toPractice = (row: PracticeRow): Practice => ({
  code: row.practice_code,
  name: row.name,
  address: row.address,
  town: row.town,
  postcode: row.postcode,
  neighbourhoodCode: row.neighbourhood_code,
  placeCode: row.place_code,
})

/** The neighbourhood that looks after a GP practice's patients (R116); undefined when we do not hold the practice. */
export async function findNeighbourhoodByPractice(caller: Caller, practiceCode: string): Promise<Neighbourhood | undefined> {
  const code = practiceCode.trim().toUpperCase()
  if (!isCode(code)) return undefined
  const { rows } = await sql<NeighbourhoodRow>`
    select n.* from gp_practice_area g join neighbourhood_place n on n.code = g.neighbourhood_code
    where g.practice_code = ${code}`.execute(caller.tx)
  return rows[0] && toNeighbourhood(rows[0])
}

export const MOST_PRACTICES = 20

/**
 * GP practices in whose name, address or postcode a word begins with each word typed, at most 20, best match of the name
 * first. Text beyond 100 characters is not looked at.
 */
export async function searchPractices({ tx }: Caller, text: string): Promise<Practice[]> {
  const [first] = plainWords(text)
  const { rows } = await sql<PracticeRow>`
    select practice_code, name, address, town, postcode, neighbourhood_code, place_code from gp_practice_area
    where ${named('found_by', text.slice(0, 100))}
    order by found_by like ${` ${first}%`} desc, name, practice_code limit ${MOST_PRACTICES}`.execute(tx)
  return rows.map(toPractice)
}

/** The GP practices looked after in a neighbourhood, by name; at most 100. */
export async function listPractices({ tx }: Caller, neighbourhoodCode: string): Promise<Practice[]> {
  const { rows } = await sql<PracticeRow>`
    select practice_code, name, address, town, postcode, neighbourhood_code, place_code from gp_practice_area
    where neighbourhood_code = ${neighbourhoodCode} order by name, practice_code limit 100`.execute(tx)
  return rows.map(toPractice)
}

/** Some postcodes of a neighbourhood with their points, always the same ones for the same limit; for made-up people. */
export async function somePostcodes({ tx }: Caller, neighbourhoodCode: string, limit = 200): Promise<({ postcode: string } & Point)[]> {
  const { rows } = await sql<{ postcode: string } & Point>`
    select z.postcode, z.lat, z.lon from postcode z join small_area a on a.code = z.small_area_code
    where a.neighbourhood_code = ${neighbourhoodCode} and z.lat is not null order by md5(z.postcode) limit ${limit}`.execute(tx)
  return rows
}
