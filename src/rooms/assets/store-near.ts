import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { findNeighbourhoodByPoint, findNeighbourhoodByPostcode, parsePostcode } from '../places/index.ts'
import type { Near } from './finding.ts'
import { type View, viewOver } from './map.ts'
import { wordsIn } from './spelling.ts'

const FURTHER = 'For help anywhere in England call 111, or look at nhs.uk.'
const ELSEWHERE = `This postcode is outside the places here. ${FURTHER}`
const UNKNOWN = 'We do not know this postcode. Check it, try its first half, or use a place name.'
const NO_PLACE = `We do not know a place of this name here. Try a postcode, like N17 0AA, or the name of a town or neighbourhood. Are you somewhere else? ${FURTHER}`

/** A postcode that stands among other words, as in an address. */
const POSTCODE_WITHIN = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/i

/**
 * Where somebody looks from, as typed: a postcode or its first half, an address with one in it, or the name of a place,
 * neighbourhood or town. Keeps nothing.
 * @returns words on what to do when it cannot be told
 */
export async function whereFrom(caller: Caller, typed: string): Promise<{ near: Near } | { problem: string }> {
  const asked = parsePostcode(typed)
  const within = asked.kind === 'wrong' ? POSTCODE_WITHIN.exec(typed)?.[0] : undefined
  const parsed = within ? parsePostcode(within) : asked
  if (parsed.kind === 'wrong') return (await byName(caller, typed)) ?? { problem: /\d/.test(typed) ? parsed.message : NO_PLACE }
  const answer = await findNeighbourhoodByPostcode(caller, within ?? typed)
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

interface Named {
  name: string
  place: string
  place_code: string
  lat: number
  lon: number
}

// The whole name as typed comes first: of a place or neighbourhood, then of a town or area that addresses here name. Only then is a typing error read.
async function byName(caller: Caller, typed: string): Promise<{ near: Near } | { problem: string } | undefined> {
  const name = wordsIn(typed).join(' ')
  if (name.length < 3) return undefined
  const held = await heldNames(caller, name)
  if (held[0]?.whole) return nearFrom(held[0])
  const [first, second] = await addressNames(caller, name)
  if (first && second)
    return { problem: `There is more than one ${first.name}: in ${first.place} and in ${second.place}. Type a postcode, or one of these names.` }
  const found = first ?? held[0]
  return found && nearFrom(found)
}

const nearFrom = (row: Named) => ({ near: { lat: round(row.lat), lon: round(row.lon), label: row.name, placeCode: row.place_code, exact: false } })

// The middle of a place is that of where its people live.
async function heldNames({ tx }: Caller, name: string): Promise<(Named & { whole: boolean })[]> {
  const { rows } = await sql<Named & { whole: boolean }>`
    with named as (
      select code, name, name as place, code as place_code, null::text as neighbourhood, ' ' || plain_name || ' ' as said, plain_name, 0 as small from place
      union all select h.code, h.name, p.name, h.place_code, h.code, ' ' || h.plain_covers || ' ', h.plain_name, 1 from neighbourhood h join place p on p.code = h.place_code
    ), likely as (
      select *, word_similarity(${name}, said) as alike, said like '% ' || ${name} || ' %' as whole
      from named where ${name} <% said or ' ' || ${name} || ' ' like '% ' || plain_name || ' %' order by whole desc, alike desc, small, name limit 5
    )
    select n.name, n.place, n.place_code, n.whole, m.lat, m.lon from likely n cross join lateral (
      select avg(a.lat) as lat, avg(a.lon) as lon from small_area a join neighbourhood h on h.code = a.neighbourhood_code
      where h.place_code = n.place_code and (n.neighbourhood is null or h.code = n.neighbourhood)) m
    where m.lat is not null and (n.whole or n.alike >= ${ALIKE} or ' ' || ${name} || ' ' like '% ' || n.plain_name || ' %') order by n.whole desc, n.alike desc, n.small, n.name limit 1`.execute(
    tx,
  )
  return rows
}

/** How alike a name typed wrongly must be: "Haringy" is, "Wood Green" is no "Great Wyrley Wood". */
const ALIKE = 0.7

// A town or area of which no neighbourhood has its name: the middle of what stands there, in each place.
async function addressNames({ tx }: Caller, name: string): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select initcap(${name}) as name, p.name as place, p.code as place_code, avg(a.lat) as lat, avg(a.lon) as lon
    from (select place_code, lat, lon from gp_practice_area where split_part(found_by, '  ', 1) || ' ' like '% ' || ${name} || ' %') a
    join place p on p.code = a.place_code where a.lat is not null group by p.code, p.name
    order by count(*) desc, p.name limit 2`.execute(tx)
  return rows
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
