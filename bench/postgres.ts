import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Server {
  url: string
  stop(): void
}

/** A PostgreSQL of our own in a temporary folder; it will not run as root, so root runs it as `postgres`. */
export function startPostgres(port = 54_331): Server {
  const versions = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(a) - Number(b))
  const bin = `/usr/lib/postgresql/${versions.at(-1)}/bin`
  const folder = mkdtempSync(join(tmpdir(), 'kith-bench-'))
  const root = process.getuid?.() === 0
  const run = (command: string) => (root ? execFileSync('su', ['postgres', '-s', '/bin/bash', '-c', command]) : execFileSync('bash', ['-c', command]))
  if (root) execFileSync('chown', ['postgres', folder])
  run(`${bin}/initdb -D ${folder}/data -U kith -A trust --no-sync`)
  const settings = '-c shared_buffers=1GB -c work_mem=32MB -c maintenance_work_mem=512MB -c max_wal_size=8GB -c synchronous_commit=on -c jit=off'
  run(`${bin}/pg_ctl -D ${folder}/data -w -o '-p ${port} -k ${folder} ${settings}' -l ${folder}/log start`)
  return {
    url: `postgres://kith@127.0.0.1:${port}/postgres`,
    stop: () => {
      run(`${bin}/pg_ctl -D ${folder}/data -m immediate stop`)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
