import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { Boundary } from './places.ts'

/** A row that was not kept: where in the file, which column, why in plain words, and what stood there (at most 200 characters). */
export interface Refusal {
  row: number
  column: string
  reason: string
  raw: string
}

/** What a file may hold. One file of `boundaries` holds care systems, places, neighbourhoods and small areas together. */
export type LoadKind = 'boundaries' | 'postcodes' | 'outcodes' | 'practices' | 'organisations'

interface AreaRow {
  row: number
  code: string
  name: string
}
interface Where {
  lat: number | null
  lon: number | null
}
export type BoundaryRow =
  | ({ into: 'care_system'; gss_code: string | null } & AreaRow)
  | ({ into: 'place'; care_system_code: string; population: number | null; boundary: Boundary | null } & AreaRow)
  | ({
      into: 'neighbourhood'
      place_code: string
      pcn_code: string | null
      pcn_name: string | null
      pcn_source_name: string | null
      covers: string
      population: number | null
      boundary: Boundary | null
      indicative: boolean
      derivation: string
    } & AreaRow)
  | ({ into: 'small_area'; neighbourhood_code: string; population: number | null; imd_decile: number | null } & AreaRow & Where)
export type PostcodeRow = { into: 'postcode'; row: number; postcode: string; small_area_code: string | null } & Where
export type OutcodeRow = { into: 'outcode'; row: number; outcode: string } & Where
export type PracticeRow = {
  into: 'gp_practice_area'
  row: number
  organisation_id: string
  practice_code: string
  name: string
  source_name: string
  pcn_code: string | null
  pcn_name: string | null
  pcn_source_name: string | null
  neighbourhood_code: string
  place_code: string
  address: string
  town: string
  postcode: string
  list_size: number | null
} & Where
export type OrganisationRow = {
  into: 'organisation'
  row: number
  id: string
  ods_code: string | null
  name: string
  kind: string
  place_code: string | null
  care_system_code: string | null
  postcode: string | null
} & Where
export type Staged = BoundaryRow | PostcodeRow | OutcodeRow | PracticeRow | OrganisationRow

type Table = Staged['into']

interface Shape {
  /** Columns of the table and their types, the key first. */
  columns: Record<string, string>
  /** Staged beside them, for the steps around the load. */
  beside?: Record<string, string>
  /** What makes two rows of a file the same, when that is not the key. */
  same?: string
  references?: Record<string, { table: string; words: string }>
}

const POINT = { lat: 'float8', lon: 'float8' }
const PCN_NAMES = { pcn_name: 'text', pcn_source_name: 'text' }
const PLACE = { table: 'place', words: 'place' }
const NEIGHBOURHOOD = { table: 'neighbourhood', words: 'neighbourhood' }
const CARE_SYSTEM = { table: 'care_system', words: 'care system' }

const SHAPES: Record<Table, Shape> = {
  care_system: { columns: { code: 'text', gss_code: 'text', name: 'text' } },
  place: {
    columns: { code: 'text', name: 'text', care_system_code: 'text', population: 'int', boundary: 'jsonb' },
    references: { care_system_code: CARE_SYSTEM },
  },
  neighbourhood: {
    columns: {
      code: 'text',
      name: 'text',
      covers: 'text',
      place_code: 'text',
      pcn_code: 'text',
      population: 'int',
      boundary: 'jsonb',
      indicative: 'boolean',
      derivation: 'text',
    },
    beside: PCN_NAMES,
    references: { place_code: PLACE },
  },
  small_area: {
    columns: { code: 'text', name: 'text', neighbourhood_code: 'text', population: 'int', imd_decile: 'smallint', ...POINT },
    references: { neighbourhood_code: NEIGHBOURHOOD },
  },
  postcode: {
    columns: { postcode: 'text', small_area_code: 'text', ...POINT },
    references: { small_area_code: { table: 'small_area', words: 'small area' } },
  },
  outcode: { columns: { outcode: 'text', ...POINT } },
  gp_practice_area: {
    columns: {
      practice_code: 'text',
      name: 'text',
      source_name: 'text',
      pcn_code: 'text',
      neighbourhood_code: 'text',
      place_code: 'text',
      address: 'text',
      town: 'text',
      postcode: 'text',
      list_size: 'int',
      ...POINT,
    },
    beside: { organisation_id: 'uuid', ...PCN_NAMES },
    references: { place_code: PLACE, neighbourhood_code: NEIGHBOURHOOD },
  },
  organisation: {
    columns: {
      id: 'uuid',
      ods_code: 'text',
      name: 'text',
      kind: 'text',
      place_code: 'text',
      care_system_code: 'text',
      postcode: 'text',
      ...POINT,
    },
    same: `coalesce(ods_code, kind || ':' || name)`,
    references: { place_code: PLACE, care_system_code: CARE_SYSTEM },
  },
}

// In the order in which they refer to one another.
const TABLES: Record<LoadKind, Table[]> = {
  boundaries: ['care_system', 'place', 'neighbourhood', 'small_area'],
  postcodes: ['postcode'],
  outcodes: ['outcode'],
  practices: ['gp_practice_area'],
  organisations: ['organisation'],
}

const raw = (text: string) => sql.raw(text)
const typed = (columns: Record<string, string>) =>
  Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')
const stagedColumns = (table: Table) => ({ row: 'bigint', ...SHAPES[table].columns, ...SHAPES[table].beside })

/** Begins a load in the caller's transaction. Rows wait in temporary tables: the real ones change only in `finishLoad`. */
export async function beginLoad({ tx }: Caller, kind: LoadKind): Promise<void> {
  await sql`savepoint before_load`.execute(tx)
  await raw('create temp table staged_refusal ("row" bigint, "column" text, reason text, raw text) on commit drop').execute(tx)
  for (const table of TABLES[kind]) {
    await raw(`create temp table staged_${table} (${typed(quoted(stagedColumns(table)))}) on commit drop`).execute(tx)
  }
}

const quoted = (columns: Record<string, string>) => Object.fromEntries(Object.entries(columns).map(([name, type]) => [`"${name}"`, type]))

/** Puts rows and refusals of the file aside. Rows belong to the tables of the load's kind. */
export async function stage({ tx }: Caller, rows: readonly Staged[], refusals: readonly Refusal[]): Promise<void> {
  for (const [table, part] of Map.groupBy(rows, row => row.into)) {
    await sql`insert into ${raw(`staged_${table}`)} select * from jsonb_to_recordset(${JSON.stringify(part)}::jsonb)
      as r(${raw(typed(quoted(stagedColumns(table))))})`.execute(tx)
  }
  if (refusals.length === 0) return
  await sql`insert into staged_refusal select * from jsonb_to_recordset(${JSON.stringify(refusals)}::jsonb)
    as r("row" bigint, "column" text, reason text, raw text)`.execute(tx)
}

export interface LoadCounts {
  kept: number
  /** Of those kept, how many were new or different. */
  changed: number
  refused: number
}

/**
 * Checks the staged rows against one another and against what is held, then writes them: new rows are added, different ones
 * replaced, equal ones left alone, so that doing it again changes nothing. Nothing is ever taken away.
 */
export async function finishLoad(caller: Caller, kind: LoadKind): Promise<LoadCounts> {
  const counts: LoadCounts = { kept: 0, changed: 0, refused: 0 }
  for (const table of TABLES[kind]) {
    await refuseRepeats(caller, table)
    await refuseStrangers(caller, table)
    await before(caller, table)
    counts.changed += await upsert(caller, table)
    if (table === 'gp_practice_area') await practicesAsOrganisations(caller)
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${raw(`staged_${table}`)}`.execute(caller.tx)
    counts.kept += rows[0]?.n ?? 0
  }
  await sql`create unique index on staged_refusal ("row")`.execute(caller.tx)
  const { rows } = await sql<{ n: number }>`select count(*) as n from staged_refusal`.execute(caller.tx)
  counts.refused = rows[0]?.n ?? 0
  return counts
}

const firstColumn = (table: Table) => Object.keys(SHAPES[table].columns)[0] ?? ''

async function refuseRepeats({ tx }: Caller, table: Table): Promise<void> {
  const key = firstColumn(table)
  const same = SHAPES[table].same ?? key
  const column = SHAPES[table].same ? 'ods_code' : key
  await sql`with repeats as (
      select "row", what, first_row from (
        select "row", ${raw(same)} as what, min("row") over (partition by ${raw(same)}) as first_row from ${raw(`staged_${table}`)}
      ) s where "row" <> first_row
    ), gone as (delete from ${raw(`staged_${table}`)} where "row" in (select "row" from repeats))
    insert into staged_refusal select "row", ${column}, 'The same as row ' || first_row || '. The first of the two is kept.', left(what, 200) from repeats`.execute(
    tx,
  )
}

async function refuseStrangers({ tx }: Caller, table: Table): Promise<void> {
  for (const [column, { table: other, words }] of Object.entries(SHAPES[table].references ?? {})) {
    const staged = raw(`staged_${table}`)
    await sql`with strangers as (
        delete from ${staged} s where ${raw(column)} is not null
          and not exists (select from ${raw(other)} o where o.code = s.${raw(column)}) returning "row", ${raw(column)} as what
      )
      insert into staged_refusal select "row", ${column}, ${`There is no ${words} with this code. Load it first.`}, left(what, 200) from strangers`.execute(tx)
  }
}

async function before({ tx }: Caller, table: Table): Promise<void> {
  if (table === 'neighbourhood' || table === 'gp_practice_area') {
    // A network is named by its neighbourhoods; a practice only brings in one that has none here.
    const known =
      table === 'neighbourhood'
        ? `do update set name = excluded.name, source_name = excluded.source_name
          where (p.name, p.source_name) is distinct from (excluded.name, excluded.source_name)`
        : 'do nothing'
    await sql`insert into primary_care_network as p (code, name, source_name, care_system_code)
      select distinct on (s.pcn_code) s.pcn_code, coalesce(s.pcn_name, s.pcn_code), coalesce(s.pcn_source_name, s.pcn_code), place.care_system_code
      from ${raw(`staged_${table}`)} s join place on place.code = s.place_code
      where s.pcn_code is not null order by s.pcn_code, s."row"
      on conflict (code) ${raw(known)}`.execute(tx)
  }
  if (table === 'organisation') {
    // Councils have no ODS code in the open data: they are the same when kind and name are.
    await sql`update staged_organisation s set id = o.id from organisation o
      where o.ods_code = s.ods_code or (s.ods_code is null and o.ods_code is null and not o.fictional and o.kind = s.kind and o.name = s.name)`.execute(tx)
  }
}

async function upsert({ tx }: Caller, table: Table): Promise<number> {
  const [key = '', ...others] = Object.keys(SHAPES[table].columns)
  const all = [key, ...others].join(', ')
  const list = (from: string) => others.map(name => `${from}.${name}`).join(', ')
  const { rows } = await sql<{ n: number }>`with written as (
      insert into ${raw(table)} as t (${raw(all)}) select ${raw(all)} from ${raw(`staged_${table}`)}
      on conflict (${raw(key)}) do update set ${raw(others.map(name => `${name} = excluded.${name}`).join(', '))}
        where (${raw(list('t'))}) is distinct from (${raw(list('excluded'))})
      returning 1
    ) select count(*) as n from written`.execute(tx)
  return rows[0]?.n ?? 0
}

// A practice is also an organisation that people work for; its public name and place follow the register.
async function practicesAsOrganisations({ tx }: Caller): Promise<void> {
  await sql`insert into organisation as o (id, ods_code, name, kind, place_code, care_system_code, postcode, lat, lon)
    select s.organisation_id, s.practice_code, s.name, 'gp_practice', s.place_code, p.care_system_code, s.postcode, s.lat, s.lon
    from staged_gp_practice_area s join place p on p.code = s.place_code
    on conflict (ods_code) do update set name = excluded.name, place_code = excluded.place_code,
      care_system_code = excluded.care_system_code, postcode = excluded.postcode, lat = excluded.lat, lon = excluded.lon
    where (o.name, o.place_code, o.care_system_code, o.postcode, o.lat, o.lon)
      is distinct from (excluded.name, excluded.place_code, excluded.care_system_code, excluded.postcode, excluded.lat, excluded.lon)`.execute(tx)
}

/** Refusals of a finished load by row, a page at a time: those of rows after `row`, at most `limit`. */
export async function refusals({ tx }: Caller, row: number, limit: number): Promise<Refusal[]> {
  const { rows } = await sql<Refusal>`
    select "row", "column", reason, raw from staged_refusal where "row" > ${row} order by "row" limit ${limit}`.execute(tx)
  return rows
}

/** Ends the load, undoing everything since `beginLoad`: after a rehearsal, or when the file could not be read to its end. */
export async function undoLoad({ tx }: Caller): Promise<void> {
  await sql`rollback to savepoint before_load`.execute(tx)
  await sql`release savepoint before_load`.execute(tx)
}

export interface Run {
  id: string
  kind: LoadKind
  sourceName: string
  sha256: string
  counts: LoadCounts
  startedAt: Date
  finishedAt: Date
}

/** Writes down a finished load with its first thousand refusals, and clears the temporary tables for another. */
export async function recordRun({ tx }: Caller, { id, kind, sourceName, sha256, counts, startedAt, finishedAt }: Run): Promise<void> {
  const { kept, changed, refused } = counts
  await sql`insert into import_run (id, kind, source_name, sha256, rows_read, rows_kept, rows_refused, rows_changed, started_at, finished_at)
    values (${id}, ${kind}, ${sourceName.slice(0, 500)}, ${sha256}, ${kept + refused}, ${kept}, ${refused}, ${changed}, ${startedAt}, ${finishedAt})`.execute(
    tx,
  )
  await sql`insert into import_refusal (run_id, row_number, column_name, reason, raw)
    select ${id}::uuid, "row", "column", reason, left(raw, 500) from staged_refusal order by "row" limit 1000
    on conflict do nothing`.execute(tx)
  await sql`drop table staged_refusal, ${raw(TABLES[kind].map(table => `staged_${table}`).join(', '))}`.execute(tx)
  await sql`release savepoint before_load`.execute(tx)
}
