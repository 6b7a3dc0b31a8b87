import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { HouseRow, HouseTeam } from './house.ts'

/** Every team with a public page, of the organisations room's tables; a few hundred. */
export async function houseTeams({ tx }: Caller): Promise<HouseTeam[]> {
  const { rows } =
    await sql<HouseTeam>`select t.id, t.organisation_id, o.name as organisation, o.kind as organisation_kind, t.name, t.kind, t.place_code, t.neighbourhood_code,
      t.phone, t.does, t.for_whom, t.first_meeting, t.getting_here, t.address, t.access, t.open_hours, t.ways_in
    from team t join organisation o on o.id = t.organisation_id order by t.id`.execute(tx)
  return rows
}

/** Where these postcodes are, those that are held. */
export async function postcodePoints({ tx }: Caller, postcodes: readonly string[]): Promise<Map<string, { lat: number; lon: number }>> {
  const { rows } = await sql<{
    postcode: string
    lat: number
    lon: number
  }>`select postcode, lat, lon from postcode where postcode = any(${postcodes}::text[]) and lat is not null`.execute(tx)
  return new Map(rows.map(({ postcode, ...point }) => [postcode, point]))
}

/** Writes the entries of our own services: new ones, and those whose words changed; each is confirmed by its team now. */
export async function putHouse({ tx, now }: Caller, rows: readonly HouseRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`create temp table house on commit drop as select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, organisation_id uuid, organisation text,
    "organisationKind" text, name text, place_code text, neighbourhood_code text, phone text, does text, for_whom text, first_meeting text, getting_here text, address text,
    access text, open_hours text, domains text[], "mentalHealth" boolean, terms text[], referral text, cost text, summary text, "stepFree" text, postcode text,
    lat double precision, lon double precision, easting double precision, northing double precision)`.execute(tx)
  await sql`create temp table house_source on commit drop as select id from asset_source where code = 'house'`.execute(tx)
  await sql`insert into asset_organisation (id, name, kind, organisation_id, source_id, source_key, changed_at)
    select distinct on (h.organisation_id) h.organisation_id, h.organisation, h."organisationKind", h.organisation_id, s.id, h.organisation_id::text, ${now}::timestamptz from house h, house_source s
    on conflict (source_id, source_key) do update set name = excluded.name, kind = excluded.kind, changed_at = excluded.changed_at
      where (asset_organisation.name, asset_organisation.kind) is distinct from (excluded.name, excluded.kind)`.execute(tx)
  await sql`insert into asset (id, organisation_id, team_id, name, summary, description, phone, mental_health, referral, who_for, support, cost, hours_words, confirmed_at, confirmed_how,
      source_id, source_key, created_at, changed_at)
    select h.id, h.organisation_id, h.id, h.name, h.summary, h.does, h.phone, h."mentalHealth", h.referral, h.for_whom, h.first_meeting, h.cost, coalesce(h.open_hours, ''),
      ${now}::timestamptz, 'team', s.id, h.id::text, ${now}::timestamptz, ${now}::timestamptz from house h, house_source s
    on conflict (source_id, source_key) do nothing`.execute(tx)
  await putRight(tx, now)
  await putParts(tx)
  await sql`select asset_refind(array(select id from house))`.execute(tx)
  await sql`drop table house, house_source`.execute(tx)
}

// Which word of a team's page is which of its entry.
const WORDS = {
  name: 'h.name',
  summary: 'h.summary',
  description: 'h.does',
  phone: 'h.phone',
  mental_health: 'h."mentalHealth"',
  referral: 'h.referral',
  who_for: 'h.for_whom',
  support: 'h.first_meeting',
  cost: 'h.cost',
  hours_words: `coalesce(h.open_hours, '')`,
}
const NAMES = Object.keys(WORDS)
const of = (table: string) => sql.raw(NAMES.map(name => `${table}.${name}`).join(', '))

// Entries that are there already say what the page says now, but for what somebody else has put right; one that was gone is back.
async function putRight(tx: Caller['tx'], now: Date): Promise<void> {
  const said = Object.entries(WORDS).map(([name, word]) => `case when '${name}' = any (k.held) then a.${name} else ${word} end as ${name}`)
  const differs = sql`((${of('a')}) is distinct from (${of('n')}) or a.missing_since is not null)`
  await sql`update asset a set ${sql.raw(NAMES.map(name => `${name} = n.${name}`).join(', '))}, missing_since = null, team_id = n.id,
      confirmed_at = ${now}, confirmed_how = 'team', confirmed_by = '',
      version = a.version + ${differs}::int, changed_at = case when ${differs} then ${now}::timestamptz else a.changed_at end
    from (select a.id, ${sql.raw(said.join(', '))} from house h join house_source s on true join asset a on a.source_id = s.id and a.source_key = h.id::text
      cross join lateral (select array(select f.field from asset_field f where f.asset_id = a.id and f.source_id <> s.id) as held) k) n
    where a.id = n.id`.execute(tx)
}

const SAYS_NOT_WHERE = sql`h.address = '' and h.getting_here = '' and h.access = ''`

// Where a team is, whom it serves, and its headings: each written again from its page. Ids are those of the team, which has one of each.
async function putParts(tx: Caller['tx']): Promise<void> {
  await sql`insert into asset_location (id, address_1, postcode, lat, lon, grid, point_from, neighbourhood_code, place_code, travel, step_free, access, source_id, source_key)
    select h.id, h.address, h.postcode, h.lat, h.lon, point(h.easting, h.northing), case when h.lat is null then 'none' else 'postcode' end, h.neighbourhood_code, h.place_code,
      h.getting_here, h."stepFree", h.access, s.id, h.id::text from house h, house_source s where not (${SAYS_NOT_WHERE})
    on conflict (source_id, source_key) do update set address_1 = excluded.address_1, postcode = excluded.postcode, lat = excluded.lat, lon = excluded.lon, grid = excluded.grid,
      point_from = excluded.point_from, neighbourhood_code = excluded.neighbourhood_code, place_code = excluded.place_code, travel = excluded.travel,
      step_free = excluded.step_free, access = excluded.access`.execute(tx)
  await sql`insert into asset_at_location (id, asset_id, location_id) select h.id, h.id, h.id from house h join asset_location l on l.id = h.id on conflict do nothing`.execute(
    tx,
  )
  // An address that a team took off its page is nowhere any more.
  await sql`delete from asset_at_location al using house h where al.asset_id = h.id and al.location_id = h.id and ${SAYS_NOT_WHERE}`.execute(tx)
  await sql`delete from asset_location l using house h, house_source s where l.id = h.id and l.source_id = s.id and ${SAYS_NOT_WHERE}
    and not exists (select from asset_at_location al where al.location_id = l.id)`.execute(tx)
  await sql`insert into asset_area (id, asset_id, place_code, neighbourhood_code)
    select h.id, h.id, case when h.neighbourhood_code is null then h.place_code end, h.neighbourhood_code from house h
    on conflict (id) do update set place_code = excluded.place_code, neighbourhood_code = excluded.neighbourhood_code`.execute(tx)
  await sql`delete from asset_domain where asset_id in (select id from house)`.execute(tx)
  await sql`insert into asset_domain select h.id, unnest(h.domains) from house h`.execute(tx)
  await sql`delete from asset_term where asset_id in (select id from house)`.execute(tx)
  await sql`insert into asset_term select h.id, t.id from house h join taxonomy_term t on t.code = any(h.terms) join taxonomy x on x.id = t.taxonomy_id and x.code = 'kith-interests'`.execute(
    tx,
  )
}

/** Takes out the entries of teams that are no more. */
export async function dropHouse({ tx, now }: Caller, teamIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`update asset a set missing_since = ${now}, changed_at = ${now}, version = version + 1 from asset_source s
    where s.id = a.source_id and s.code = 'house' and a.missing_since is null and a.id <> all(${teamIds}::uuid[]) returning a.id`.execute(tx)
  if (rows.length > 0) await sql`select asset_refind(${rows.map(row => row.id)}::uuid[])`.execute(tx)
}
