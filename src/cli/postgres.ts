import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Server {
  url: string
  /** The process that the others of the server belong to. */
  pid(): number
  /** Stops and starts it again; open connections are broken off. */
  restart(): void
  stop(): void
}

const DEBIAN = '/usr/lib/postgresql'

/** Where the programs of Debian's newest installed PostgreSQL are; undefined when it has no such program. */
export function postgresPrograms(program = 'initdb'): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map(version => `${DEBIAN}/${version}/bin`).find(bin => existsSync(`${bin}/${program}`))
}

/** To measure: as one would run it, with memory for a large place. */
const MEASURED = '-c shared_buffers=1GB -c work_mem=32MB -c maintenance_work_mem=512MB -c max_wal_size=8GB -c synchronous_commit=on -c jit=off'
/** To try things on: nothing in it is kept, and many databases are open at once. */
export const FOR_TESTS = '-c fsync=off -c jit=off -c max_connections=200 -c max_locks_per_transaction=256'

/**
 * A PostgreSQL of our own in a temporary folder, which goes away when it is stopped. It will not run as root, so root runs it
 * as `postgres`. @throws when PostgreSQL is not installed
 */
export function startPostgres(port = 54_331, settings = MEASURED): Server {
  const bin = postgresPrograms()
  if (!bin) throw new Error('PostgreSQL is not installed. On Debian: sudo apt-get install postgresql')
  const folder = mkdtempSync(join(tmpdir(), 'kith-postgres-'))
  const root = process.getuid?.() === 0
  const run = (command: string) => (root ? execFileSync('su', ['postgres', '-s', '/bin/bash', '-c', command]) : execFileSync('bash', ['-c', command]))
  if (root) execFileSync('chown', ['postgres', folder])
  run(`${bin}/initdb -D ${folder}/data -U kith -A trust --no-sync`)
  run(`${bin}/pg_ctl -D ${folder}/data -w -o '-p ${port} -k ${folder} ${settings}' -l ${folder}/log start`)
  return {
    url: `postgres://kith@127.0.0.1:${port}/postgres`,
    pid: () => Number.parseInt(readFileSync(`${folder}/data/postmaster.pid`, 'utf8'), 10),
    restart: () => void run(`${bin}/pg_ctl -D ${folder}/data -w -m fast -l ${folder}/log restart`),
    stop: () => {
      run(`${bin}/pg_ctl -D ${folder}/data -m immediate stop`)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
