import { execFile } from 'node:child_process'
import { constants, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { type Config, ConfigError } from '../core/config.ts'
import { type Database, openDatabase, postgresDatabase } from '../core/db.ts'
import { newId } from '../core/ids.ts'
import { makeRoles } from '../core/migrate.ts'
import { askRunning } from './channel.ts'
import { openReady } from './open.ts'
import { postgresPrograms } from './postgres.ts'

const databaseOf = ({ dataDir }: Pick<Config, 'dataDir'>) => join(dataDir, 'database')

/** `kith backup FILE`: one file of everything in the database as it stood at one moment, while Kith runs. Only its owner may read the file. */
export async function backupCommand(config: Config, [file]: string[]): Promise<number> {
  if (!file) throw new ConfigError('Say where to write it: npx kith backup FILE')
  const target = resolve(file)
  if (existsSync(target)) throw new ConfigError(`${target} is there already. Nothing was written.`)
  process.umask(0o077)
  const part = `${target}.part`
  try {
    await (config.databaseUrl ? dump(config.databaseUrl, part) : packCopy(config, part))
    renameSync(part, target)
  } finally {
    rmSync(part, { force: true })
  }
  console.log(`Everything is in ${target}. Keep it where only those may read who may read every record. Try it on another machine: npx kith restore FILE`)
  return 0
}

/** `kith restore FILE`: puts a backup into a new, empty database, and brings it up to date. */
export async function restoreCommand(config: Config, [file]: string[]): Promise<number> {
  if (!file || !existsSync(file)) throw new ConfigError('Say which backup: npx kith restore FILE')
  const isDump = startsWith(file, 'PGDMP')
  if (isDump && !config.databaseUrl) throw new ConfigError('This backup is of a PostgreSQL database. Set DATABASE_URL to a new, empty one.')
  if (!isDump && config.databaseUrl) throw new ConfigError('This backup is of an embedded database. Unset DATABASE_URL, and set KITH_DATA to a new folder.')
  await (config.databaseUrl ? load(config.databaseUrl, file) : unpack(config, file))
  const db = await openReady(config, console.log)
  await db.close()
  console.log('Everything is back. Look at it before anybody uses it: npx kith doctor, and npx kith audit verify.')
  return 0
}

function startsWith(file: string, letters: string): boolean {
  const start = Buffer.alloc(letters.length)
  readSync(openSync(file, 'r'), start)
  return start.toString('latin1') === letters
}

/** A copy of the embedded database as it stands now, in a folder of its own: nobody writes while it is made. @returns the folder */
export async function copyEmbedded(db: Database, config: Pick<Config, 'dataDir'>): Promise<string> {
  const folder = join(config.dataDir, `copy-${newId()}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    await db.exclusive(async () => {
      await sql`checkpoint`.execute(db.kysely)
      await cp(databaseOf(config), join(folder, 'database'), { recursive: true, mode: constants.COPYFILE_FICLONE })
    })
    return folder
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

async function copyWithoutServer(config: Config): Promise<string> {
  if (!existsSync(join(databaseOf(config), 'PG_VERSION'))) throw new ConfigError(`There is no database in ${config.dataDir}.`)
  const db = await openDatabase(config)
  try {
    return await copyEmbedded(db, config)
  } finally {
    await db.close()
  }
}

async function packCopy(config: Config, part: string): Promise<void> {
  const folder = (await askRunning<string>(config, 'copy'))?.value ?? (await copyWithoutServer(config))
  try {
    await run('tar', ['-czf', part, '-C', folder, 'database'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function unpack(config: Config, file: string): Promise<void> {
  if (existsSync(databaseOf(config)))
    throw new ConfigError(`There is a database in ${config.dataDir} already. Set KITH_DATA to a new folder. Nothing was changed.`)
  const folder = join(config.dataDir, `restoring-${newId()}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    await run('tar', ['-xzf', file, '-C', folder])
    renameSync(join(folder, 'database'), databaseOf(config))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// The owner is held to the row rule; `kith_rule` reads every row.
async function dump(url: string, part: string): Promise<void> {
  const db = postgresDatabase(url)
  let all: boolean
  try {
    const { rows } = await sql<{
      all: boolean
    }>`select exists (select from pg_roles where rolname = 'kith_rule' and pg_has_role(current_user, oid, 'member')) as all`.execute(db.kysely)
    all = rows[0]!.all
  } finally {
    await db.close()
  }
  await onPostgres('pg_dump', url, ['--format=custom', ...(all ? ['--role=kith_rule', '--enable-row-security'] : []), `--file=${part}`])
}

async function load(url: string, file: string): Promise<void> {
  const db = postgresDatabase(url)
  try {
    const { rows } = await sql<{
      tables: number
    }>`select count(*)::int as tables from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(db.kysely)
    if (rows[0]!.tables > 0) throw new ConfigError('The database of DATABASE_URL is not empty. Make a new one for the backup. Nothing was changed.')
    await makeRoles(db)
  } finally {
    await db.close()
  }
  await onPostgres('pg_restore', url, ['--no-owner', '--exit-on-error', '--single-transaction', file])
}

/** Runs one of PostgreSQL's own programs on a database. The password goes by the environment, where other accounts do not see it. */
async function onPostgres(program: 'pg_dump' | 'pg_restore', url: string, args: string[]): Promise<void> {
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ''
  const bin = postgresPrograms('pg_dump')
  await run(bin ? join(bin, program) : program, [`--dbname=${address}`, ...args], password ? { PGPASSWORD: password } : {})
}

async function run(program: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  try {
    await promisify(execFile)(program, args, { env: { ...process.env, ...env }, maxBuffer: 16_000_000 })
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string }
    if (code === 'ENOENT')
      throw new ConfigError(`${program} is not installed here. On Debian: sudo apt-get install ${program === 'tar' ? 'tar' : 'postgresql-client'}`)
    throw new Error(`${program} did not finish:\n${stderr?.trim().split('\n').slice(0, 10).join('\n')}`, { cause: error })
  }
}
