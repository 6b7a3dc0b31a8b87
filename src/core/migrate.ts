import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Database, Tables } from './db.ts'

export interface Migration {
  name: string
  text: string
  sha256: string
}

/** The numbered SQL files of `db/migrations`, in order. Forward only: an applied file never changes. */
export function readMigrations(root: string): Migration[] {
  const folder = join(root, 'db/migrations')
  return readdirSync(folder)
    .filter(name => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map(name => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    })
}

/**
 * Brings the database up to date, one file per transaction, in order of number, under a lock so that two processes starting
 * together do it once. A file with a lower number than one applied before is applied too: it came from another line of work.
 * @returns the names of the files applied now
 * @throws Error in plain words when an applied file was changed or is not here, or the database roles cannot be used
 */
export async function migrate(db: Database, root: string): Promise<string[]> {
  const wanted = readMigrations(root)
  return db.exclusive(() =>
    db.kysely.connection().execute(async connection => {
      await sql`select pg_advisory_lock(5484)`.execute(connection)
      try {
        await sql`create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`.execute(
          connection,
        )
        const { rows } = await sql<Applied>`select name, sha256 from migration order by name`.execute(connection)
        const missing = missingFrom(rows, wanted)
        await checkRoles(connection, rows.length === 0)
        for (const migration of missing) {
          await sql.raw('begin').execute(connection)
          try {
            await settle(connection, 'kith_unsettle')
            await sql.raw(migration.text).execute(connection)
            await settle(connection, 'kith_settle')
            await sql`insert into migration (name, sha256) values (${migration.name}, ${migration.sha256})`.execute(connection)
            await sql.raw('commit').execute(connection)
          } catch (error) {
            await sql.raw('rollback').execute(connection)
            throw new Error(`${migration.name} could not be applied: ${(error as Error).message}`, { cause: error })
          }
        }
        return missing.map(migration => migration.name)
      } finally {
        await sql`select pg_advisory_unlock(5484)`.execute(connection)
      }
    }),
  )
}

// The owner is held to the row rule too; while a migration runs, it reads and writes every row.
async function settle(connection: Kysely<Tables>, how: 'kith_settle' | 'kith_unsettle'): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`select to_regproc(${how}) is not null as there`.execute(connection)
  if (rows[0]?.there) await sql.raw(`select ${how}()`).execute(connection)
}

type Applied = Pick<Migration, 'name' | 'sha256'>

/** The files that the database does not hold yet, in order. @throws Error when it holds one that is not here, or is not as it was */
export function missingFrom(applied: Applied[], wanted: Migration[]): Migration[] {
  for (const row of applied) {
    const file = wanted.find(one => one.name === row.name)
    if (!file)
      throw new Error(
        `This database was changed by ${row.name}, a file that this copy of Kith does not have. Start the version of Kith that has it. Nothing was changed.`,
      )
    if (file.sha256 !== row.sha256)
      throw new Error(
        `${row.name} is not the file that was applied to this database. Put the file back as it was, and write the change as a new migration. Nothing was changed.`,
      )
  }
  const held = new Set(applied.map(row => row.name))
  return wanted.filter(file => !held.has(file.name))
}

interface RolesNow {
  user: string
  there: number
  granted: boolean
  may_create: boolean
  may_grant: boolean
  rules: boolean
}

/** Pages run as the first, the service's own work as the second; the third works beneath the row rule; as the last a server signs in. */
const ROLES = ['kith_app', 'kith_system', 'kith_rule', 'kith_server'] as const

/** Makes the roles of a database that is about to be filled from a backup, where they are missing, and grants them to this account. */
export async function makeRoles(db: Database): Promise<void> {
  await db.kysely.connection().execute(async connection => {
    await checkRoles(connection, true)
    for (const role of ROLES)
      await sql
        .raw(`do $$ begin
          if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin noinherit; end if;
          execute format('grant ${role} to %I', current_user);
        end $$`)
        .execute(connection)
    await sql`grant kith_app, kith_system to kith_server`.execute(connection)
  })
}

// Migrations make the roles and grant them to this account. What would stop it is said before it is tried, and
// so is a database whose rules were lost because it was restored before the roles were there.
async function checkRoles(connection: Kysely<Tables>, isNew: boolean): Promise<void> {
  const { rows } =
    await sql<RolesNow>`with role as (select oid, rolname from pg_roles where rolname = any (${`{${(isNew ? ROLES : ROLES.slice(0, 2)).join(',')}}`}::text[]))
    select current_user as user, (select count(*)::int from role) as there,
      coalesce((select bool_and(pg_has_role(current_user, oid, 'member')) from role), false) as granted,
      (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may_create,
      (select rolsuper or (rolcreaterole and current_setting('server_version_num')::int < 160000) from pg_roles where rolname = current_user)
        or coalesce((select bool_and(exists (select from pg_auth_members m where m.roleid = role.oid and m.admin_option and m.member = (select oid from pg_roles where rolname = current_user))) from role), false) as may_grant,
      exists (select from pg_policy) as rules`.execute(connection)
  const now = rows[0]!
  const all = isNew ? ROLES.length : 2
  const make = ROLES.map(role => `create role ${role} nologin noinherit;`).join(' ')
  const grant = `grant ${ROLES.join(', ')} to "${now.user}" with admin option;`
  if (!isNew && (now.there < all || !now.rules))
    throw new Error(
      'The access rules of this database are missing: it was restored before the roles kith_app and kith_system were there. Restore the backup again into a new, empty database with: npx kith restore FILE. Nothing was changed.',
    )
  if (isNew && now.there < all && !now.may_create)
    throw new Error(`The account "${now.user}" may not create roles. Ask whoever runs the database server to run: ${make} ${grant} Nothing was changed.`)
  if (isNew && now.there === all && !now.may_grant)
    throw new Error(
      `The roles ${ROLES.join(', ')} are there, and the account "${now.user}" may not grant them. Ask whoever runs the database server to run: ${grant} Nothing was changed.`,
    )
  if (!isNew && !now.granted)
    throw new Error(`The account "${now.user}" may not act as kith_app and kith_system. Ask whoever runs the database server to run: ${grant}`)
}
