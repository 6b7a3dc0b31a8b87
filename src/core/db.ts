import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { Kysely, type Logger, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Config } from './config.ts'
import { Wire } from './wire.ts'

/** Statements are plain SQL, each with the type of its rows beside it: no builder knows the tables. */
export type Tables = Record<never, never>

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
  close(): Promise<void>
}

// Dates stay plain text, whole numbers stay numbers.
const [DATE, INT8] = [1082, 20]
pg.types.setTypeParser(DATE, value => value)
pg.types.setTypeParser(INT8, value => Number(value))

function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}

/**
 * Wraps an already open embedded database (the snapshot builder and the tests make theirs in memory). It is spoken to by the
 * driver of PostgreSQL over one line, so that both keep their plans and read values alike.
 */
export function embeddedDatabase(lite: PGlite, onClose: () => void = () => undefined): Database {
  const kysely = overPool({ max: 1, idleTimeoutMillis: 0, ssl: false, user: 'postgres', database: 'postgres', stream: () => new Wire(lite) })
  return {
    kind: 'embedded',
    kysely,
    exclusive: oneAtATime(),
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

/** Two processes in one data folder would destroy it; the lock names its owner and is ignored when that process is gone. */
function lockFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'kith.lock')
  for (const attempt of [1, 2]) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === 2) throw error
      const owner = Number(readFileSync(file, 'utf8'))
      if (owner !== process.pid && isAlive(owner))
        throw new Error(`Kith is already running in ${dataDir} (process ${owner}). Stop it first, or set KITH_DATA to another folder.`)
      rmSync(file, { force: true })
    }
  }
  throw new Error('unreachable')
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false
  try {
    process.kill(pid, 0)
    return !isGone(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

type Query = (config: string | { name: string; text: string; values: unknown[] }, values?: unknown[]) => Promise<unknown>

// Most of the cost of the access rule is planning it. A statement with a name is planned once for each connection and then
// again only when that pays; the name is the text's own hash, so one text is one plan.
function keepPlans(client: pg.PoolClient): void {
  const plain = client.query.bind(client) as Query
  const named: Query = (text, values) =>
    typeof text === 'string' && values !== undefined && values.length > 0 ? plain({ name: nameOf(text), text, values }) : plain(text, values)
  Object.assign(client, { query: named })
}

const names = new Map<string, string>()
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  // Texts are written in the code, so they are few; this bounds what a mistake could cost.
  if (names.size > 5000) names.clear()
  const name = createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  return name
}

// A killed process that nobody has waited for yet still has a number, and holds nothing any more.
function isGone(pid: number): boolean {
  try {
    return /^\d+ \(.*\) [ZX] /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

function overPool(settings: pg.PoolConfig, log?: Logger): Kysely<Tables> {
  const pool = new pg.Pool(settings)
  pool.on('error', () => undefined) // a dropped idle connection is replaced at the next use
  pool.on('connect', keepPlans)
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), ...(log ? { log } : {}) })
}

/** @param log hears of every statement; for measurements */
export function postgresDatabase(url: string, max = 10, log?: Logger): Database {
  const kysely = overPool({ connectionString: url, max }, log)
  return { kind: 'postgres', kysely, exclusive: work => work(), close: () => kysely.destroy() }
}

/**
 * Opens PostgreSQL when `databaseUrl` is set, else the embedded database in `dataDir`.
 * @param snapshot a prepared data folder (tar, gzip) to begin from when the data folder is new
 * @throws Error in plain words when another process holds the folder
 */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>, snapshot?: () => Promise<Blob | undefined>): Promise<Database> {
  if (config.databaseUrl) return postgresDatabase(config.databaseUrl)
  const unlock = lockFolder(config.dataDir)
  try {
    const folder = join(config.dataDir, 'database')
    const fresh = !existing(join(folder, 'PG_VERSION'))
    if (fresh) rmSync(folder, { recursive: true, force: true })
    return embeddedDatabase(await createLite(folder, fresh ? await snapshot?.() : undefined), unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

function existing(file: string): boolean {
  try {
    readFileSync(file)
    return true
  } catch {
    return false
  }
}
