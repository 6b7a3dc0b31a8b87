import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../core/db.ts'

/**
 * Writes `db/schema.sql` from a migrated database: the picture of the schema that CI holds true.
 * @returns 1 when only comparing and it is not true
 */
export async function schemaIsTrue(kysely: Kysely<Tables>, root: string, check: boolean): Promise<number> {
  const file = join(root, 'db/schema.sql')
  const text = await picture(kysely)
  if (!check) writeFileSync(file, text)
  if (readFileSync(file, 'utf8') === text) return 0
  console.error('db/schema.sql is not what the migrations say. Run: npx kith schema')
  return 1
}

// Read from the catalogue rather than by pg_dump, so that both databases draw the same picture.
export async function picture(kysely: Kysely<Tables>): Promise<string> {
  const lines: string[] = ['-- The schema as the migrations leave it, written by `kith schema`. Do not edit.']
  const all = async (query: ReturnType<typeof sql<{ line: string }>>) => lines.push('', ...(await query.execute(kysely)).rows.map(row => row.line))
  await all(sql<{
    line: string
  }>`select c.relname || E'\n' || string_agg('  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attcollation = '"und-x-icu"'::regcollation then ' in the order of names' else '' end
      || case when a.attnotnull then ' not null' else '' end || coalesce(case when a.attgenerated = '' then ' default ' else ' always ' end || pg_get_expr(d.adbin, d.adrelid), ''), E'\n' order by a.attname) || coalesce(E'\n  -- ' || obj_description(c.oid), '') || E'\n' as line
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
