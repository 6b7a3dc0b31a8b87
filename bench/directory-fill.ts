import { sql } from 'kysely'
import type { Database } from '../src/core/db.ts'
import { toGrid } from '../src/rooms/assets/index.ts'

/** Words that names are made of, commonest first: what somebody looks for is there often, and not everywhere. */
export const MADE = {
  words: [
    'walking',
    'singing',
    'gardening',
    'chess',
    'cooking',
    'welding',
    'knitting',
    'football',
    'parents',
    'memory',
    'benefits',
    'carers',
    'dance',
    'repair',
    'allotment',
    'swimming',
    'prayer',
    'theatre',
    'reading',
    'cycling',
  ],
  kinds: ['group', 'club', 'centre', 'café', 'drop-in', 'class', 'service', 'circle'],
}

const SOURCE = '0192f000-0000-7000-8000-0000000000a1'
const PART = 10_000

/** So many made-up entries around the small areas there are, the same ones every time; each with a place, headings and times. */
export async function fillDirectory(owner: Database, assets: number): Promise<void> {
  const { kysely } = owner
  const { rows: areas } = await sql<{
    code: string
    lat: number
    lon: number
    hood: string
    place: string
  }>`select a.code, a.lat, a.lon, n.code as hood, n.place_code as place
    from small_area a join neighbourhood n on n.code = a.neighbourhood_code order by a.code`.execute(kysely)
  if (areas.length === 0) throw new Error('no small areas to put entries in')
  const spots = areas.map((area, spot) => ({ spot, ...area, ...toGrid(area) }))
  await sql`create table bench_spot as select * from jsonb_to_recordset(${JSON.stringify(spots)}::jsonb)
    as r(spot int, lat float8, lon float8, hood text, place text, easting float8, northing float8)`.execute(kysely)
  await sql`create unique index on bench_spot (spot)`.execute(kysely)
  await sql`select setseed(0.5)`.execute(kysely)
  await sql`insert into asset_organisation (id, name, source_id, source_key, changed_at)
    select md5('o' || n)::uuid, 'Organisation ' || n, ${SOURCE}::uuid, 'o' || n, now() from generate_series(0, ${Math.ceil(assets / 5)}::int) n`.execute(kysely)
  for (let from = 0; from < assets; from += PART) await fillPart(owner, from, Math.min(from + PART, assets) - 1, areas.length, Math.ceil(assets / 5))
  await sql`drop table bench_spot`.execute(kysely)
}

async function fillPart({ kysely }: Database, from: number, to: number, areas: number, organisations: number): Promise<void> {
  const all = sql`generate_series(${from}::int, ${to}::int) n`
  const pick = (list: readonly string[], salt: string) => sql`(${list}::text[])[1 + (abs(hashtext(n || ${salt})) % ${list.length})]`
  await sql`insert into asset (id, organisation_id, name, summary, description, mental_health, referral, cost, confirmed_at, confirmed_how, source_id, source_key, created_at, changed_at)
    select md5('a' || n)::uuid, md5('o' || abs(hashtext(n || 'o')) % ${organisations}::int)::uuid, initcap(${pick(MADE.words, 'w')}) || ' ' || ${pick(MADE.kinds, 'k')} || ' ' || n,
      'Come along for ' || ${pick(MADE.words, 'x')} || ' and ' || ${pick(MADE.words, 'y')} || '.', repeat('Everyone is welcome, whatever brings them. There is tea and somebody at the door. ', 4),
      n % 12 = 0, case when n % 9 = 0 then 'needed' else 'none' end, case n % 3 when 0 then 'free' when 1 then 'low' else 'pay' end,
      now() - (n % 300) * interval '1 day', 'source', ${SOURCE}::uuid, 'a' || n, now(), now() from ${all}`.execute(kysely)
  await sql`insert into asset_location (id, address_1, city, county, lat, lon, grid, point_from, neighbourhood_code, place_code, source_id, source_key)
    select md5('l' || n)::uuid, n || ' High Street', 'Town', 'County', s.lat + d.north / 111320, s.lon + d.east / 67000, point(s.easting + d.east, s.northing + d.north), 'source', s.hood, s.place, ${SOURCE}::uuid, 'l' || n
    from ${all}, lateral (select (hashtext(n || 'e') % 700)::float8 as east, (hashtext(n || 'n') % 700)::float8 as north) d
    join lateral (select * from bench_spot where spot = abs(hashtext(n || 's')) % ${areas}::int) s on true`.execute(kysely)
  await sql`insert into asset_at_location (id, asset_id, location_id) select md5('al' || n)::uuid, md5('a' || n)::uuid, md5('l' || n)::uuid from ${all}`.execute(
    kysely,
  )
  await sql`insert into asset_domain (asset_id, domain) select md5('a' || n)::uuid, (array['healthCare','localFacilities','personalInterests','personalRelationships'])[1 + n % 4] from ${all}`.execute(
    kysely,
  )
  await sql`insert into asset_term (asset_id, term_id) select md5('a' || n)::uuid, t.id from ${all}
    join (select id, row_number() over (order by id) - 1 as r, count(*) over () as c from taxonomy_term) t on t.r = abs(hashtext(n || 't')) % t.c`.execute(
    kysely,
  )
  await sql`insert into asset_schedule (id, asset_id, weekday, opens, closes) select md5('s' || n)::uuid, md5('a' || n)::uuid, 1 + n % 7, '10:00', '12:00' from ${all}`.execute(
    kysely,
  )
  await sql`select asset_refind(array(select md5('a' || n)::uuid from ${all}))`.execute(kysely)
}
