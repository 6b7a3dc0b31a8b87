import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { LoadSource } from './store-load.ts'

const raw = (text: string) => sql.raw(text)

// The columns that come straight from the source, each of which somebody else may have put right.
const COLUMNS = {
  name: 'text',
  summary: 'text',
  description: 'text',
  status: 'text',
  website: 'text',
  email: 'text',
  phone: 'text',
  mental_health: 'boolean',
  referral: 'text',
  referral_words: 'text',
  open_to_all: 'boolean',
  who_for: 'text',
  support: 'text',
  minimum_age: 'smallint',
  maximum_age: 'smallint',
  online: 'boolean',
  public_health: 'boolean',
  cost: 'text',
  cost_words: 'text',
  hours_words: 'text',
  published: 'boolean',
  co_produced: 'text',
} as const

const NAMES = Object.keys(COLUMNS)
const RECORD = `r(${Object.entries(COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')}, confirmed_at timestamptz, confirmed_by text)`

/** Writes the staged entries that are new, different or back again. @returns how many */
export async function writeChanged(caller: Caller, source: LoadSource): Promise<number> {
  const { tx, now } = caller
  await sql`create temp table changed_asset on commit drop as
    select coalesce(a.id, s.id) as id, a.id is null as is_new, s.key, s.hash, s.body,
      coalesce((select array_agg(f.field) from asset_field f where f.asset_id = a.id and f.source_id <> ${source.id}), '{}') as held
    from staged_asset s left join asset a on a.source_id = ${source.id} and a.source_key = s.key
    where case when s.body is null then a.missing_since is not null else a.id is null or a.source_hash is distinct from s.hash or a.missing_since is not null end`.execute(
    tx,
  )
  await sql`create unique index on changed_asset (id)`.execute(tx)
  await sql`analyze changed_asset`.execute(tx)
  await sql`update asset a set missing_since = null, changed_at = ${now}, version = version + 1 from changed_asset c where c.id = a.id and a.missing_since is not null`.execute(
    tx,
  )
  await writeOrganisations(caller, source)
  await writeEntries(caller, source)
  await writeLocations(caller, source)
  for (const child of CHILDREN) await writeChild(caller, child)
  await writeSchedules(caller, source)
  await writeTerms(caller, source)
  await writeDomains(caller)
  const changed = await refind(caller)
  await sql`drop table changed_asset`.execute(tx)
  return changed
}

async function writeOrganisations({ tx, now }: Caller, source: LoadSource): Promise<void> {
  await sql`insert into asset_organisation as t (id, name, description, kind, website, email, identifiers, source_id, source_key, changed_at)
    select distinct on (r.key) r.id, r.name, r.description, r.kind, r.website, r.email, r.identifiers, ${source.id}::uuid, r.key, ${now}::timestamptz
    from changed_asset c, jsonb_to_record(c.body -> 'organisation') as r(id uuid, key text, name text, description text, kind text, website text, email text, identifiers jsonb)
    where c.body is not null order by r.key, c.key
    on conflict (source_id, source_key) do update set name = excluded.name, description = excluded.description, kind = excluded.kind, website = excluded.website,
      email = excluded.email, identifiers = excluded.identifiers, changed_at = excluded.changed_at
    where (t.name, t.description, t.kind, t.website, t.email, t.identifiers)
      is distinct from (excluded.name, excluded.description, excluded.kind, excluded.website, excluded.email, excluded.identifiers)`.execute(tx)
}

async function writeEntries({ tx, now }: Caller, source: LoadSource): Promise<void> {
  // A day that is yet to come is no day on which anybody confirmed anything; the source may be a zone ahead.
  const told = sql`case when r.confirmed_at <= ${now}::timestamptz + interval '1 day' then r.confirmed_at end`
  // What somebody has confirmed stays so until a later day is told. What is only listed is listed again, or dated by its source.
  const newer = sql`(a.confirmed_how = 'listed' or ${told} > a.confirmed_at or (a.confirmed_how = 'source' and ${told} is null))`
  const list = NAMES.join(', ')
  const mine = NAMES.map(name => `r.${name}`).join(', ')
  await sql`insert into asset (id, organisation_id, ${raw(list)}, confirmed_at, confirmed_how, confirmed_by, source_id, source_key, source_hash, created_at, changed_at)
    select c.id, o.id, ${raw(mine)}, least(coalesce(${told}, ${now}), ${now}), case when ${told} is null then 'listed' else 'source' end, r.confirmed_by, ${source.id}::uuid, c.key, c.hash, ${now}::timestamptz, ${now}::timestamptz
    from changed_asset c cross join lateral jsonb_to_record(c.body) as ${raw(RECORD)}
    join asset_organisation o on o.source_id = ${source.id} and o.source_key = c.body -> 'organisation' ->> 'key'
    where c.is_new`.execute(tx)
  const set = NAMES.map(name => `${name} = case when '${name}' = any (c.held) then a.${name} else r.${name} end`).join(', ')
  await sql`update asset a set ${raw(set)}, organisation_id = o.id, source_hash = c.hash, changed_at = ${now}, version = version + 1,
      confirmed_how = case when ${newer} then case when ${told} is null then 'listed' else 'source' end else a.confirmed_how end,
      confirmed_by = case when ${newer} then r.confirmed_by else a.confirmed_by end,
      confirmed_at = case when ${newer} then least(coalesce(${told}, ${now}), ${now}) else a.confirmed_at end
    from changed_asset c cross join lateral jsonb_to_record(c.body) as ${raw(RECORD)}
    join asset_organisation o on o.source_id = ${source.id} and o.source_key = c.body -> 'organisation' ->> 'key'
    where a.id = c.id and not c.is_new`.execute(tx)
}

const PLACE = [
  'kind',
  'name',
  'address_1',
  'address_2',
  'city',
  'county',
  'postcode',
  'lat',
  'lon',
  'point_from',
  'neighbourhood_code',
  'place_code',
  'travel',
  'step_free',
  'access',
]

async function writeLocations({ tx }: Caller, source: LoadSource): Promise<void> {
  const values = (from: string) => PLACE.map(name => `${from}.${name}`).join(', ')
  await sql`insert into asset_location as t (id, ${raw(PLACE.join(', '))}, grid, source_id, source_key)
    select distinct on (r.key) r.id, ${raw(values('r'))}, case when r.easting is not null then point(r.easting, r.northing) end, ${source.id}::uuid, r.key
    from changed_asset c, jsonb_to_recordset(c.body -> 'locations') as r(id uuid, key text, kind text, name text, address_1 text, address_2 text, city text, county text, postcode text,
      lat float8, lon float8, easting float8, northing float8, point_from text, neighbourhood_code text, place_code text, travel text, step_free text, access text)
    where c.body is not null order by r.key, c.key
    on conflict (source_id, source_key) do update set ${raw(PLACE.map(name => `${name} = excluded.${name}`).join(', '))}, grid = excluded.grid
    where (${raw(values('t'))}) is distinct from (${raw(values('excluded'))})`.execute(tx)
  // Rows that stay keep their ids, so that the hours somebody put right at a place stay too.
  await sql`delete from asset_at_location al using changed_asset c where al.asset_id = c.id and not c.is_new and c.body is not null and not 'locations' = any (c.held)
    and not exists (select from jsonb_array_elements(c.body -> 'locations') l join asset_location x on x.source_id = ${source.id} and x.source_key = l ->> 'key' where x.id = al.location_id)`.execute(
    tx,
  )
  await sql`insert into asset_at_location (id, asset_id, location_id)
    select gen_random_uuid(), c.id, x.id from changed_asset c, jsonb_array_elements(c.body -> 'locations') l join asset_location x on x.source_id = ${source.id} and x.source_key = l ->> 'key'
    where c.body is not null and not 'locations' = any (c.held) on conflict do nothing`.execute(tx)
}

interface Child {
  table: string
  /** Its name in the entry, and in `asset_field`. */
  field: string
  columns: string
  /** What is selected; `v` is one element of the list. */
  select: string
}

const CHILDREN: Child[] = [
  { table: 'asset_language', field: 'languages', columns: 'asset_id, name', select: `distinct c.id, v #>> '{}'` },
  { table: 'asset_flexible_for', field: 'flexible_for', columns: 'asset_id, who', select: `distinct c.id, v #>> '{}'` },
  {
    table: 'asset_area',
    field: 'areas',
    columns: 'id, asset_id, name, care_system_code, place_code, neighbourhood_code',
    select: `gen_random_uuid(), c.id, v ->> 'name', v ->> 'care_system_code', v ->> 'place_code', v ->> 'neighbourhood_code'`,
  },
  {
    table: 'asset_cost',
    field: 'costs',
    columns: 'id, asset_id, option, pence, note',
    select: `gen_random_uuid(), c.id, v ->> 'option', (v ->> 'pence')::int, v ->> 'note'`,
  },
  {
    table: 'asset_contact',
    field: 'contacts',
    columns: 'id, asset_id, name, title, phone, email',
    select: `gen_random_uuid(), c.id, v ->> 'name', v ->> 'title', v ->> 'phone', v ->> 'email'`,
  },
]

async function writeChild({ tx }: Caller, { table, field, columns, select }: Child): Promise<void> {
  await clear({ tx }, table, field)
  await sql`insert into ${raw(table)} (${raw(columns)}) select ${raw(select)} from changed_asset c, jsonb_array_elements(c.body -> ${field}::text) v
    where ${isFree(field)}`.execute(tx)
}

// Whoever put the words right put right what goes with them: times that can be searched never say other than the hours in words.
const TOGETHER: Record<string, string[]> = { schedules: ['schedules', 'hours_words'], costs: ['costs', 'cost', 'cost_words'] }
const isFree = (field: string) => sql`c.body is not null and not c.held && ${TOGETHER[field] ?? [field]}::text[]`

const clear = ({ tx }: Pick<Caller, 'tx'>, table: string, field: string) =>
  sql`delete from ${raw(table)} t using changed_asset c where t.asset_id = c.id and not c.is_new and ${isFree(field)}`.execute(tx)

async function writeSchedules({ tx }: Caller, source: LoadSource): Promise<void> {
  await clear({ tx }, 'asset_schedule', 'schedules')
  await sql`insert into asset_schedule (id, asset_id, at_location_id, weekday, opens, closes, every, valid_from, valid_to, note)
    select gen_random_uuid(), c.id, al.id, r.weekday, r.opens, r.closes, r.every, r.valid_from, r.valid_to, r.note
    from changed_asset c cross join lateral jsonb_to_recordset(c.body -> 'schedules') as r(location text, weekday smallint, opens time, closes time, every text, valid_from date, valid_to date, note text)
    left join asset_location x on x.source_id = ${source.id} and x.source_key = r.location
    left join asset_at_location al on al.asset_id = c.id and al.location_id = x.id
    where ${isFree('schedules')}`.execute(tx)
}

// A source's own headings stand in a list of the source's name; those that say the same as one of ours are that one too.
async function writeTerms({ tx }: Caller, source: LoadSource): Promise<void> {
  await clear({ tx }, 'asset_term', 'terms')
  await sql`insert into taxonomy (id, code, name, description)
    select gen_random_uuid(), s.code, s.name, 'The headings used by ' || s.name from asset_source s
    where s.id = ${source.id} and exists (select from changed_asset c where jsonb_array_length(c.body -> 'headings') > 0) on conflict (code) do nothing`.execute(
    tx,
  )
  await sql`insert into taxonomy_term (id, taxonomy_id, code, name, description)
    select distinct on (r.code) gen_random_uuid(), t.id, r.code, r.name, r.description
    from changed_asset c, jsonb_to_recordset(c.body -> 'headings') as r(code text, name text, description text), taxonomy t where t.code = ${source.code}
    order by r.code, c.key on conflict (taxonomy_id, code) do nothing`.execute(tx)
  await sql`insert into asset_term (asset_id, term_id)
    with ours as (select k.* from taxonomy_term k join taxonomy t on t.id = k.taxonomy_id where t.code = 'kith-interests'),
    named as (select id, lower(name) as word from ours union select id, lower(w) from ours, unnest(words) w)
    select c.id, k.id from changed_asset c, jsonb_array_elements_text(c.body -> 'terms') said(code) join ours k on k.code = said.code where not 'terms' = any (c.held)
    union select c.id, k.id from changed_asset c, jsonb_array_elements(c.body -> 'headings') h join taxonomy t on t.code = ${source.code}
      join taxonomy_term k on k.taxonomy_id = t.id and k.code = h ->> 'code' where not 'terms' = any (c.held)
    union select c.id, n.id from changed_asset c, jsonb_array_elements(c.body -> 'headings') h join named n on n.word = lower(h ->> 'name') where not 'terms' = any (c.held)`.execute(
    tx,
  )
}

// What the source says; else what its headings most likely belong to; else somewhere to go.
async function writeDomains({ tx }: Caller): Promise<void> {
  await clear({ tx }, 'asset_domain', 'domains')
  await sql`insert into asset_domain (asset_id, domain)
    select distinct c.id, coalesce(said.domain, likely.domain, 'localFacilities') from changed_asset c
    left join lateral (select d.domain from jsonb_array_elements_text(c.body -> 'domains') d(domain)) said on true
    left join lateral (select unnest(k.domains) as domain from asset_term x join taxonomy_term k on k.id = x.term_id where x.asset_id = c.id) likely on said.domain is null
    where c.body is not null and not 'domains' = any (c.held) on conflict do nothing`.execute(tx)
}

const AT_ONCE = 5000

async function refind({ tx }: Caller): Promise<number> {
  const { rows } = await sql<{ id: string }>`select id from changed_asset order by id`.execute(tx)
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const ids = rows.slice(from, from + AT_ONCE).map(row => row.id)
    await sql`select asset_refind(${ids}::uuid[])`.execute(tx)
  }
  return rows.length
}
