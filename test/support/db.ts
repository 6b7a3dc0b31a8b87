import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { copyRoles } from '../../src/access/index.ts'
import { loadShipped, shippedContent } from '../../src/cli/content.ts'
import { inTransaction, system } from '../../src/core/caller.ts'
import { createLite, type Database, embeddedDatabase, postgresDatabase } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'
import { migrate, readMigrations } from '../../src/core/migrate.ts'

export const ROOT = process.env.KITH_ROOT ?? process.cwd()

/**
 * A fresh, migrated database of this test file's own: embedded, or a new one on the PostgreSQL that
 * KITH_TEST_DATABASE names. Close it when done.
 */
export async function testDatabase(): Promise<Database> {
  const db = await (process.env.KITH_TEST_DATABASE ? postgresCopy(process.env.KITH_TEST_DATABASE) : embeddedCopy())
  // `kith mutate` weakens one rule of the database, to see whether a test notices.
  if (process.env.KITH_TEST_CHANGE) await sql.raw(process.env.KITH_TEST_CHANGE).execute(db.kysely)
  return db
}

const version = () =>
  createHash('sha256')
    .update(
      readMigrations(ROOT)
        .map(file => file.sha256)
        .join(),
    )
    .update(readFileSync(join(ROOT, 'src/access/roles.ts')))
    .update(shippedContent(ROOT).flat().join())
    .digest('hex')
    .slice(0, 16)

async function prepare(db: Database): Promise<void> {
  await migrate(db, ROOT)
  await inTransaction(db, system('operator'), async caller => {
    await copyRoles(caller)
    await loadShipped(caller, ROOT)
  })
}

// Making the schema takes seconds in the embedded database; it is made once and kept, named by what it is made of.
async function embeddedCopy(): Promise<Database> {
  const folder = join(ROOT, 'node_modules/.cache/kith')
  const file = join(folder, `schema-${version()}.tar`)
  if (!existsSync(file)) {
    const lite = await createLite()
    const db = embeddedDatabase(lite)
    await prepare(db)
    const dump = await lite.dumpDataDir('none')
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()))
    renameSync(`${file}.${process.pid}`, file)
    return db
  }
  return embeddedDatabase(await createLite(undefined, new Blob([readFileSync(file)])))
}

async function postgresCopy(url: string): Promise<Database> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const template = `kith_template_${version()}`
  const name = `kith_test_${newId().replaceAll('-', '')}`
  const at = (database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).toString()
  try {
    await admin.query('select pg_advisory_lock(77)')
    const made = await admin.query('select from pg_database where datname = $1', [template])
    if (made.rowCount === 0) {
      await admin.query(`create database ${template}_making`)
      const db = postgresDatabase(at(`${template}_making`))
      await prepare(db)
      await db.close()
      await admin.query(`alter database ${template}_making rename to ${template}`)
    }
    await admin.query(`create database ${name} template ${template}`)
  } finally {
    await admin.query('select pg_advisory_unlock(77)')
    await admin.end()
  }
  const db = postgresDatabase(at(name))
  return {
    ...db,
    close: async () => {
      await db.close()
      const again = new pg.Client({ connectionString: url })
      await again.connect()
      await again.query(`drop database ${name} with (force)`)
      await again.end()
    },
  }
}
