import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../core/tables.ts'

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  int4: 'number',
  int2: 'number',
  int8: 'number',
  float8: 'number',
  float4: 'number',
  numeric: 'string',
  bool: 'boolean',
  timestamptz: 'Date',
  date: 'string',
  jsonb: 'unknown',
  json: 'unknown',
  bytea: 'Uint8Array',
  tstzrange: 'string',
  daterange: 'string',
  inet: 'string',
}
const typeOf = (udt: string): string => (udt.startsWith('_') ? `${TYPES[udt.slice(1)] ?? 'unknown'}[]` : (TYPES[udt] ?? 'unknown'))
const pascal = (name: string) => name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase())

/**
 * Writes `src/core/tables.ts` and `db/schema.sql` from a migrated database: the picture of the schema that CI holds true.
 * @returns 1 when only comparing and a file is not true
 */
export async function schemaIsTrue(kysely: Kysely<DB>, root: string, check: boolean): Promise<number> {
  const files = { 'src/core/tables.ts': await tables(kysely), 'db/schema.sql': await picture(kysely) }
  const untrue = Object.entries(files).filter(([file, text]) => {
    if (!check) writeFileSync(join(root, file), text)
    return check && readFileSync(join(root, file), 'utf8') !== text
  })
  for (const [file] of untrue) console.error(`${file} is not what the migrations say. Run: npx kith schema`)
  return untrue.length > 0 ? 1 : 0
}

async function tables(kysely: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ t: string; c: string; udt: string; nullable: boolean; given: boolean }>`
    select c.relname as t, a.attname as c, ty.typname as udt, not a.attnotnull as nullable,
      (a.atthasdef or a.attidentity <> '' or not a.attnotnull) as given
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type ty on ty.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attname`.execute(kysely)
  const names = [...new Set(rows.map(row => row.t))]
  const body = names.map(name => {
    const columns = rows
      .filter(row => row.t === name)
      .map(row => {
        const type = typeOf(row.udt) + (row.nullable ? ' | null' : '')
        return `  ${row.c}: ${row.given ? `Given<${type}>` : type}`
      })
    return `export interface ${pascal(name)} {\n${columns.join('\n')}\n}\n`
  })
  return `// Generated from the migrated database by \`kith schema\`. Do not edit.\nimport type { ColumnType } from 'kysely'\n\n/** A column the database fills in when it is left out. */\ntype Given<T> = ColumnType<T, T | undefined, T>\n\n${body.join('\n')}\nexport interface DB {\n${names.map(name => `  ${name}: ${pascal(name)}`).join('\n')}\n}\n`
}

// Read from the catalogue rather than by pg_dump, so that both databases draw the same picture.
async function picture(kysely: Kysely<DB>): Promise<string> {
  const lines: string[] = ['-- The schema as the migrations leave it, written by `kith schema`. Do not edit.']
  const all = async (query: ReturnType<typeof sql<{ line: string }>>) => lines.push('', ...(await query.execute(kysely)).rows.map(row => row.line))
  await all(sql<{
    line: string
  }>`select c.relname || E'\n' || string_agg('  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''), E'\n' order by a.attname) || coalesce(E'\n  -- ' || obj_description(c.oid), '') || E'\n' as line
    from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped group by c.oid, c.relname order by c.relname`)
  await all(sql<{ line: string }>`select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
    where connamespace = 'public'::regnamespace and conrelid <> 0 and contype <> 'n' order by conrelid::regclass::text, conname`)
  await all(sql<{ line: string }>`select indexdef as line from pg_indexes where schemaname = 'public' order by indexname`)
  await all(sql<{
    line: string
  }>`select tablename || ' policy ' || policyname || ' ' || cmd || ' to ' || array_to_string(roles, ', ') || coalesce(E'\n  using ' || qual, '') || coalesce(E'\n  check ' || with_check, '') as line
    from pg_policies where schemaname = 'public' order by tablename, policyname`)
  await all(sql<{ line: string }>`select pg_get_triggerdef(oid) as line from pg_trigger where not tgisinternal order by tgrelid::regclass::text, tgname`)
  await all(sql<{ line: string }>`select grantee || ': ' || string_agg(privilege_type, ', ' order by privilege_type) || ' on ' || table_name as line
    from information_schema.role_table_grants where grantee in ('kith_app', 'kith_system') group by grantee, table_name order by grantee, table_name`)
  return `${lines.join('\n')}\n`
}
