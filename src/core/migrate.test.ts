import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { ROOT } from '../../test/support/db.ts'
import { at, freshDatabase, onServer } from '../../test/support/fresh.ts'
import { type Database, postgresDatabase } from './db.ts'
import { newId } from './ids.ts'
import { migrate, readMigrations } from './migrate.ts'

const opened: Database[] = []
const folders: string[] = []
afterEach(async () => {
  for (const db of opened.splice(0)) await db.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function fresh(): Promise<Database> {
  const db = await freshDatabase()
  opened.push(db)
  return db
}

/** A checkout that holds only these migrations, after the first of ours. */
function checkout(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'kith-migrations-'))
  folders.push(root)
  mkdirSync(join(root, 'db/migrations'), { recursive: true })
  const first = readMigrations(ROOT)[0]!
  // A policy, since a database without any is one that lost its rules.
  const rule = '\ncreate table kept (id int); alter table kept enable row level security; create policy mine on kept using (true);'
  for (const [name, text] of Object.entries({ [first.name]: first.text + rule, ...files })) writeFileSync(join(root, 'db/migrations', name), text)
  return root
}

const tables = async (db: Database) =>
  (
    await sql<{
      name: string
    }>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname like 'part_%' order by 1`.execute(
      db.kysely,
    )
  ).rows.map(row => row.name)

const A = 'create table part_a (id int);'
const B = 'create table part_b (id int);'
const C = 'create table part_c (id int);'

test('a file with a lower number that came later is applied, and each file once', async () => {
  const db = await fresh()
  await migrate(db, checkout({ '0002-a.sql': A, '0004-c.sql': C }))
  const both = checkout({ '0002-a.sql': A, '0003-b.sql': B, '0004-c.sql': C })
  expect(await migrate(db, both)).toEqual(['0003-b.sql'])
  expect(await migrate(db, both)).toEqual([])
  expect(await tables(db)).toEqual(['part_a', 'part_b', 'part_c'])
})

test('a file that is not here, and a file that was changed, are refused by name, and nothing is applied', async () => {
  const db = await fresh()
  await migrate(db, checkout({ '0002-a.sql': A, '0004-c.sql': C }))
  await expect(migrate(db, checkout({ '0002-a.sql': A, '0003-b.sql': B }))).rejects.toThrow(
    /changed by 0004-c\.sql, a file that this copy of Kith does not have/,
  )
  await expect(migrate(db, checkout({ '0002-a.sql': `${A} `, '0003-b.sql': B, '0004-c.sql': C }))).rejects.toThrow(
    /0002-a\.sql is not the file that was applied/,
  )
  expect(await tables(db)).toEqual(['part_a', 'part_c'])
})

test('a file is run as it stands, functions in any quotes among it, and wholly or not at all', async () => {
  const db = await fresh()
  const many = `${A}
create function part_one() returns int language sql as $body$
  select 1;
$body$;
${B}
do $$ begin perform part_one(); end $$;
${C}`
  expect(await migrate(db, checkout({ '0002-many.sql': many }))).toContain('0002-many.sql')
  expect(await tables(db)).toEqual(['part_a', 'part_b', 'part_c'])
  await expect(migrate(db, checkout({ '0002-many.sql': many, '0003-half.sql': 'create table part_d (id int); select 1/0;' }))).rejects.toThrow(
    /0003-half\.sql could not be applied: division by zero/,
  )
  expect(await tables(db)).toEqual(['part_a', 'part_b', 'part_c'])
})

// Roles belong to the whole server, so this can only be seen on one.
test.runIf(process.env.KITH_TEST_DATABASE)('roles made by somebody else: what is missing is said in the SQL that mends it, and then it works', async () => {
  const server = process.env.KITH_TEST_DATABASE!
  const name = `kith_poor_${newId().replaceAll('-', '')}`
  const open = () => postgresDatabase(at(server, name, name))
  await onServer(
    server,
    `do $$ declare one text; begin foreach one in array '{kith_app,kith_system,kith_rule,kith_server}'::text[] loop
      if not exists (select from pg_roles where rolname = one) then execute format('create role %I nologin noinherit', one); end if; end loop; end $$`,
  )
  await onServer(server, `create role ${name} login`)
  await onServer(server, `create database ${name} owner ${name}`)
  const poor = open()
  try {
    await expect(migrate(poor, ROOT)).rejects.toThrow(
      `may not grant them. Ask whoever runs the database server to run: grant kith_app, kith_system, kith_rule, kith_server to "${name}" with admin option`,
    )
    await onServer(server, `grant kith_app, kith_system, kith_rule, kith_server to ${name}`)
    await expect(migrate(poor, ROOT)).rejects.toThrow('may not grant them')
    await onServer(server, `grant kith_app, kith_system, kith_rule, kith_server to "${name}" with admin option`)
    expect((await migrate(poor, ROOT)).length).toBe(readMigrations(ROOT).length)
    await onServer(server, `revoke kith_app, kith_system, kith_server from ${name}`)
    await expect(migrate(poor, ROOT)).rejects.toThrow('may not act as kith_app and kith_system')
  } finally {
    await poor.close()
    await onServer(server, `drop database ${name} with (force)`)
    await onServer(server, `drop role ${name}`)
  }
})

test('a database restored without its rules is refused, and what mends it is said', async () => {
  const db = await fresh()
  const root = checkout({ '0002-a.sql': A })
  await migrate(db, root)
  await sql`drop policy mine on kept`.execute(db.kysely)
  await expect(migrate(db, root)).rejects.toThrow(/access rules of this database are missing.*npx kith restore FILE/)
})
