import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { keyOf, type LoadKind, SHAPES, type Staged, stagedColumns, TABLES, type Table } from './store-shapes.ts'

/** A row that was not kept: where in the file, which column, why in plain words, and what stood there (at most 200 characters). */
export interface Refusal {
  row: number
  column: string
  reason: string
  raw: string
}

const raw = (text: string) => sql.raw(text)

/** Begins a load in the caller's transaction. Rows wait in temporary tables: the real ones change only in `finishLoad`. */
export async function beginLoad({ tx }: Caller, kind: LoadKind): Promise<void> {
  await sql`savepoint before_load`.execute(tx)
  await raw('create temp table staged_refusal ("row" bigint, "column" text, reason text, raw text) on commit drop').execute(tx)
  for (const table of TABLES[kind]) {
    await raw(`create temp table staged_${table} (${stagedColumns(table)}) on commit drop`).execute(tx)
  }
}

/** Puts rows and refusals of the file aside. Rows belong to the tables of the load's kind. */
export async function stage({ tx }: Caller, rows: readonly Staged[], refusals: readonly Refusal[]): Promise<void> {
  for (const [table, part] of Map.groupBy(rows, row => row.into)) {
    await sql`insert into ${raw(`staged_${table}`)} select * from jsonb_to_recordset(${JSON.stringify(part)}::jsonb)
      as r(${raw(stagedColumns(table))})`.execute(tx)
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
    await keepHeld(caller, table)
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

async function refuseRepeats({ tx }: Caller, table: Table): Promise<void> {
  const key = keyOf(table)
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

// A published register says less of an area or a practice than is held: what it leaves empty is not taken away.
async function keepHeld({ tx }: Caller, table: Table): Promise<void> {
  const [key = '', ...others] = Object.keys(SHAPES[table].columns)
  await sql`update ${raw(`staged_${table}`)} s set ${raw(others.map(name => `${name} = coalesce(s.${name}, t.${name})`).join(', '))}
    from ${raw(table)} t where s.keeps and t.${raw(key)} = s.${raw(key)}`.execute(tx)
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

export interface Run<Kind extends string = LoadKind> {
  id: string
  kind: Kind
  sourceName: string
  sha256: string
  counts: LoadCounts
  startedAt: Date
  finishedAt: Date
}

/** Writes down a finished load with its first thousand refusals, and clears the temporary tables for another. */
export async function recordRun(caller: Caller, run: Run): Promise<void> {
  await writeRun(caller, run)
  await sql`drop table staged_refusal, ${raw(TABLES[run.kind].map(table => `staged_${table}`).join(', '))}`.execute(caller.tx)
  await sql`release savepoint before_load`.execute(caller.tx)
}

/** Writes down a finished load of any kind with the first thousand of `staged_refusal`. */
export async function writeRun({ tx }: Caller, { id, kind, sourceName, sha256, counts, startedAt, finishedAt }: Run<string>): Promise<void> {
  const { kept, changed, refused } = counts
  await sql`insert into import_run (id, kind, source_name, sha256, rows_read, rows_kept, rows_refused, rows_changed, started_at, finished_at)
    values (${id}, ${kind}, ${sourceName.slice(0, 500)}, ${sha256}, ${kept + refused}, ${kept}, ${refused}, ${changed}, ${startedAt}, ${finishedAt})`.execute(
    tx,
  )
  await sql`insert into import_refusal (run_id, row_number, column_name, reason, raw)
    select ${id}::uuid, "row", "column", reason, left(raw, 500) from staged_refusal order by "row" limit 1000
    on conflict do nothing`.execute(tx)
}
