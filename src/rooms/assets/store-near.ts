import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { findNeighbourhoodByPoint, findNeighbourhoodByPostcode, parsePostcode } from '../places/index.ts'
import type { Near } from './finding.ts'
import { type View, viewOver } from './map.ts'
import { wordsIn } from './spelling.ts'

const ELSEWHERE = 'This postcode is outside the places here. Try a place name, or look without saying where.'
const UNKNOWN = 'We do not know this postcode. Check it, try its first half, or use a place name.'
const NO_PLACE = 'We do not know a place of this name here. Try a postcode, like N17 0AA, or the name of a town or neighbourhood.'

/**
 * Where somebody looks from, as typed: a postcode or its first half, or the name of a place or neighbourhood. Keeps nothing.
 * @returns words on what to do when it cannot be told
 */
export async function whereFrom(caller: Caller, typed: string): Promise<{ near: Near } | { problem: string }> {
  const parsed = parsePostcode(typed)
  if (parsed.kind === 'wrong') {
    const near = await byName(caller, typed)
    if (near) return { near }
    return { problem: /\d/.test(typed) ? parsed.message : NO_PLACE }
  }
  const answer = await findNeighbourhoodByPostcode(caller, typed)
  if ('neighbourhood' in answer) {
    const { point, neighbourhood, found } = answer
    const label = found === 'exact' ? parsed.text : parsed.outcode
    return { near: { ...point, label, placeCode: neighbourhood.placeCode, exact: found === 'exact' } }
  }
  return { problem: answer.found === 'wrong' ? answer.message : answer.found === 'elsewhere' ? ELSEWHERE : UNKNOWN }
}

/** Where a device says it is; the place it lies in, when that is one of ours. */
export async function hereFrom(caller: Caller, point: { lat: number; lon: number }): Promise<Near> {
  const neighbourhood = await findNeighbourhoodByPoint(caller, point)
  return { ...point, label: 'where you are', placeCode: neighbourhood?.placeCode, exact: true }
}

// A name is read with its typing errors; the middle of a place is that of where its people live.
async function byName({ tx }: Caller, typed: string): Promise<Near | undefined> {
  const name = wordsIn(typed).join(' ')
  if (name.length < 3) return undefined
  const { rows } = await sql<{ name: string; place_code: string; lat: number; lon: number }>`
    with named as (
      select code, name, code as place_code, null::text as neighbourhood, lower(name) as said, 0 as small from place
      union all select code, name, place_code, code, lower(name || ' ' || covers), 1 from neighbourhood
    ), likely as (
      select *, word_similarity(${name}, said) as alike from named where ${name} <% said order by word_similarity(${name}, said) desc, small, name limit 5
    )
    select n.name, n.place_code, m.lat, m.lon from likely n cross join lateral (
      select avg(a.lat) as lat, avg(a.lon) as lon from small_area a join neighbourhood h on h.code = a.neighbourhood_code
      where h.place_code = n.place_code and (n.neighbourhood is null or h.code = n.neighbourhood)) m
    where m.lat is not null order by n.alike desc, n.small, n.name limit 1`.execute(tx)
  const row = rows[0]
  return row && { lat: round(row.lat), lon: round(row.lon), label: row.name, placeCode: row.place_code, exact: false }
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5

/** What the places here reach over, as a view; undefined before any are set up. */
export async function heldExtent({ tx }: Caller): Promise<View | undefined> {
  const { rows } = await sql<{ south: number | null; north: number; west: number; east: number }>`
    select min(lat) as south, max(lat) as north, min(lon) as west, max(lon) as east from small_area`.execute(tx)
  const row = rows[0]
  if (row?.south == null) return undefined
  return viewOver([
    { lat: row.south, lon: row.west },
    { lat: row.north, lon: row.east },
  ])
}
