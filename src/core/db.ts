import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { Kysely, type Logger, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Config } from './config.ts'
import { folderTrouble, holdFolder, needRoom } from './folder.ts'
import { Connections } from './pool.ts'
import { nameSought } from './text.ts'
import { type Turns, turns } from './turns.ts'
import { Wire } from './wire.ts'

/** Statements are plain SQL, each with the type of its rows beside it: no builder knows the tables. */
export type Tables = Record<never, never>

/** Whether the name whose `found_by` this is was meant: each word typed begins a word of it, in any order. Nothing typed means nobody. */
export function named(foundBy: string, typed: string): RawBuilder<boolean> {
  const words = nameSought(typed).map(ways => sql<boolean>`${sql.ref(foundBy)} like any(${ways}::text[])`)
  return words.length === 0 ? sql`false` : sql`(${sql.join(words, sql` and `)})`
}

/** A transaction in progress. Only `core/caller.ts` makes one; everything else receives it inside a `Caller`. */
export type Tx = Transaction<Tables>

/**
 * One open database. `exclusive` runs work one at a time on the embedded database, which has a single connection, and
 * at once on PostgreSQL. Not for rooms: they are handed a `Caller`.
 */
export interface Database {
  kind: 'embedded' | 'postgres'
  kysely: Kysely<Tables>
  exclusive<T>(work: () => Promise<T>): Promise<T>
  /** Gives back the room of what was changed and shortens the log. The embedded database must be told; PostgreSQL does it by itself. */
  tidy?(): Promise<void>
  close(): Promise<void>
}

/**
 * Wraps an already open embedded database (the snapshot builder and the tests make theirs in memory). It is spoken to by the
 * driver of PostgreSQL over one line, so that both keep their plans and read values alike.
 */
export function embeddedDatabase(lite: PGlite, onClose: () => void = () => undefined): Database {
  const settings = {
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 0,
    ssl: false,
    user: 'postgres',
    database: 'postgres',
    stream: () => new Wire(lite),
  }
  const kysely = over(new Connections(settings, false))
  const exclusive = turns(1)
  return {
    kind: 'embedded',
    kysely,
    exclusive,
    tidy: () => tidy(kysely, exclusive),
    close: async () => {
      await kysely.destroy()
      if (!lite.closed) await lite.close()
      onClose()
    },
  }
}

/** The options every embedded database of ours is made with; `dataDir` absent means in memory. */
export async function createLite(dataDir?: string, loadDataDir?: Blob): Promise<PGlite> {
  const [{ PGlite }, { btree_gist }, { pg_trgm }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/btree_gist'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
  ])
  return PGlite.create({
    ...(dataDir ? { dataDir } : {}),
    ...(loadDataDir ? { loadDataDir } : {}),
    extensions: { btree_gist, pg_trgm },
  })
}

// It never tidies up by itself. One table at a time, so that people wait for one table at most.
async function tidy(kysely: Kysely<Tables>, exclusive: Turns): Promise<void> {
  const { rows } = await exclusive(() =>
    sql<{ name: string }>`select quote_ident(relname) as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'm') order by relname`.execute(kysely),
  )
  for (const { name } of rows) await exclusive(() => sql.raw(`vacuum (analyze) ${name}`).execute(kysely))
  await exclusive(() => sql.raw('checkpoint').execute(kysely))
}

const over = (pool: Connections, log?: Logger) => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), ...(log ? { log } : {}) })

/** @param log hears of every statement; for measurements */
export function postgresDatabase(url: string, max = 10, log?: Logger): Database {
  const kysely = over(new Connections({ connectionString: url, max }, true), log)
  return { kind: 'postgres', kysely, exclusive: work => work(), close: () => kysely.destroy() }
}

/** Where the files of the embedded database are. */
export const folderOf = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'database')

/**
 * Opens PostgreSQL when `databaseUrl` is set, else the embedded database in `dataDir`.
 * @param snapshot a prepared data folder (tar, gzip) to begin from when the data folder is new
 * @throws Error in plain words when another process holds the folder, or it cannot be written
 */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>, snapshot?: () => Promise<Blob | undefined>): Promise<Database> {
  if (config.databaseUrl) return postgresDatabase(config.databaseUrl)
  const letGo = await holdFolder(config.dataDir)
  try {
    const folder = folderOf(config)
    const fresh = !existsSync(join(folder, 'PG_VERSION'))
    needRoom(config.dataDir, fresh)
    if (fresh) rmSync(folder, { recursive: true, force: true })
    return embeddedDatabase(await createLite(folder, fresh ? await snapshot?.() : undefined), letGo)
  } catch (error) {
    letGo()
    throw folderTrouble(error, config.dataDir)
  }
}
