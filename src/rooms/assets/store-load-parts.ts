import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'

/** One row of a table of a tabular package, put aside until its service is put together. */
export interface TablePart {
  /** The table, by its standard name. */
  name: string
  row: number
  id: string
  /** The id of what it belongs to; empty for none. */
  parent: string
  body: Record<string, unknown>
}

/** Makes room for the tables of a package. */
export async function beginParts({ tx }: Caller): Promise<void> {
  await sql`create temp table staged_part (name text, "row" bigint, id text, parent text, body jsonb) on commit drop`.execute(tx)
}

export async function stageParts({ tx }: Caller, parts: readonly TablePart[]): Promise<void> {
  if (parts.length === 0) return
  await sql`insert into staged_part select * from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as r(name text, "row" bigint, id text, parent text, body jsonb)`.execute(
    tx,
  )
}

/** After the last part and before the first is asked for. */
export async function indexParts({ tx }: Caller): Promise<void> {
  await sql`create index on staged_part (parent)`.execute(tx)
  await sql`create index on staged_part (id)`.execute(tx)
  await sql`create index on staged_part (name, "row")`.execute(tx)
  await sql`analyze staged_part`.execute(tx)
}

/** How many rows of each table name something that is not there. */
export async function strayParts({ tx }: Caller): Promise<{ name: string; rows: number }[]> {
  const { rows } = await sql<{ name: string; rows: number }>`select name, count(*)::int as rows from staged_part p
    where parent <> '' and not exists (select from staged_part o where o.id = p.parent) group by name order by name`.execute(tx)
  return rows
}

/** The rows of a table after `row`, at most `limit`. */
export async function partsAfter({ tx }: Caller, name: string, row: number, limit: number): Promise<TablePart[]> {
  const { rows } =
    await sql<TablePart>`select name, "row", id, parent, body from staged_part where name = ${name} and "row" > ${row} order by "row" limit ${limit}`.execute(
      tx,
    )
  return rows
}

/** The parts with these ids, or of these parents, of any table. */
export async function partsOf({ tx }: Caller, by: 'id' | 'parent', ids: readonly string[]): Promise<TablePart[]> {
  const { rows } =
    await sql<TablePart>`select name, "row", id, parent, body from staged_part where ${sql.ref(by)} = any (${[...ids]}::text[]) order by name, "row"`.execute(
      tx,
    )
  return rows
}

export async function endParts({ tx }: Caller): Promise<void> {
  await sql`drop table staged_part`.execute(tx)
}
