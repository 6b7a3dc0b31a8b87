import pg from 'pg'
import { copyRoles } from '../src/access/index.ts'
import { loadShipped } from '../src/cli/content.ts'
import { inTransaction, system } from '../src/core/caller.ts'
import type { Database } from '../src/core/db.ts'
import { migrate } from '../src/core/migrate.ts'
import { runImport } from '../src/interfaces/registries/index.ts'

/** An empty database of this name. `keepable`: with KITH_BENCH_KEEP=1 the one that an earlier run filled stands, and is `kept`; its migrations may be older. */
export async function emptyDatabase(server: string, name: string, keepable: boolean): Promise<{ url: string; kept: boolean }> {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  try {
    const wanted = keepable && process.env.KITH_BENCH_KEEP === '1'
    const kept = wanted && (await admin.query('select from pg_database where datname = $1', [name])).rowCount === 1
    if (!kept) {
      await admin.query(`drop database if exists ${name}`)
      await admin.query(`create database ${name}`)
    }
    return { url: Object.assign(new URL(server), { pathname: `/${name}` }).toString(), kept }
  } finally {
    await admin.end()
  }
}

const FILES = { boundaries: 'boundaries.geojson.gz', organisations: 'organisations.csv.gz', practices: 'practices.csv.gz' }

/** The tables, the roles, the shipped content, and the real places that were asked for. */
export async function loadPlaces(db: Database, root: string, kinds: readonly (keyof typeof FILES)[]): Promise<void> {
  await migrate(db, root)
  await inTransaction(db, system('operator'), async caller => {
    await copyRoles(caller)
    await loadShipped(caller, root)
  })
  for (const kind of kinds) await inTransaction(db, system('importer'), caller => runImport(caller, kind, `${root}/db/reference/places/${FILES[kind]}`))
}
