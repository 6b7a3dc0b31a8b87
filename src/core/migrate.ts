import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from './db.ts'

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
 * Brings the database up to date, one file per transaction, under a lock so that two processes starting together do it once.
 * @returns the names of the files applied now
 * @throws Error when an applied file was changed or the database is newer than this program
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
        const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration order by name`.execute(connection)
        check(rows, wanted)
        const done: string[] = []
        for (const migration of wanted.slice(rows.length)) {
          await sql.raw('begin').execute(connection)
          try {
            for (const statement of statements(migration.text)) await sql.raw(statement).execute(connection)
            await sql`insert into migration (name, sha256) values (${migration.name}, ${migration.sha256})`.execute(connection)
            await sql.raw('commit').execute(connection)
          } catch (error) {
            await sql.raw('rollback').execute(connection)
            throw new Error(`${migration.name} could not be applied: ${(error as Error).message}`, { cause: error })
          }
          done.push(migration.name)
        }
        return done
      } finally {
        await sql`select pg_advisory_unlock(5484)`.execute(connection)
      }
    }),
  )
}

function check(applied: { name: string; sha256: string }[], wanted: Migration[]) {
  for (const [index, row] of applied.entries()) {
    const file = wanted[index]
    if (file?.name !== row.name) throw new Error(`This database holds ${row.name}, which this version of Kith does not know. Run the newer version.`)
    if (file.sha256 !== row.sha256) throw new Error(`${row.name} was changed after it was applied. Restore the file; write a new migration instead.`)
  }
}

/** Splits a file into statements at `;` line ends outside dollar quotes: the embedded database takes one at a time. */
export function statements(text: string): string[] {
  const found: string[] = []
  let current = ''
  let quoted = false
  for (const line of text.split('\n')) {
    if (!quoted && (line.trim() === '' || line.trimStart().startsWith('--'))) continue
    if ((line.match(/\$\$/g) ?? []).length % 2 === 1) quoted = !quoted
    current += `${line}\n`
    if (!quoted && /;\s*(--.*)?$/.test(line)) {
      found.push(current)
      current = ''
    }
  }
  if (current.trim()) found.push(current)
  return found
}
