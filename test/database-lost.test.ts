import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../src/access/index.ts'
import { openReady } from '../src/cli/open.ts'
import { FOR_TESTS, postgresPrograms, type Server, startPostgres } from '../src/cli/postgres.ts'
import { inTransaction, system } from '../src/core/caller.ts'
import { readConfig } from '../src/core/config.ts'
import { type Commenting, freePort, pause, Serving, somebodyCommenting } from './support/serving.ts'

// A PostgreSQL of our own is ended, restarted, locked, frozen and filled up under a running Kith. Where none is installed nothing
// can be shown: the tests say that they were skipped.
const there = postgresPrograms() !== undefined
const MOST_CONNECTIONS = 25

const folder = mkdtempSync(join(tmpdir(), 'kith-lost-'))
let postgres: Server
let server: Serving
let saving: Commenting
let admin: pg.Client

beforeAll(async () => {
  if (!there) return
  postgres = startPostgres(await freePort(), `${FOR_TESTS} -c max_connections=${MOST_CONNECTIONS} -c superuser_reserved_connections=0`)
  server = new Serving(await freePort(), { KITH_DATA: folder, DATABASE_URL: postgres.url })
  const db = await openReady(readConfig(server.env))
  saving = await somebodyCommenting(db)
  await db.close()
  await server.start()
  admin = await connect()
}, 120_000)
afterAll(async () => {
  await admin?.end().catch(() => undefined)
  await server?.kill()
  postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: postgres.url })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

interface Seen {
  status: number
  ms: number
  text: string
}
async function look(path: string): Promise<Seen> {
  const began = performance.now()
  const answer = await fetch(`${server.origin}${path}`, { headers: { cookie: saving.cookie } })
  return { status: answer.status, text: await answer.text(), ms: performance.now() - began }
}

/** Six clients look and save without a pause while `trouble` happens. @returns how often each answer came; `none` counts broken requests */
async function underLoad(trouble: () => Promise<void>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  let over = false
  const count = (what: string | number) => {
    counts[what] = (counts[what] ?? 0) + 1
  }
  const client = async (name: string) => {
    for (let n = 0; !over; n++) {
      if (n % 2) count((await saving.send(server.origin, `${name} ${n} ${performance.now()}`))?.status ?? 'none')
      else
        count(
          await look(n % 4 ? '/my/record' : '/help').then(
            seen => seen.status,
            (error: Error) =>
              (error.cause as { code?: string } | undefined)?.code === 'ECONNREFUSED' ? 'none' : `${(error.cause as { code?: string } | undefined)?.code}`,
          ),
        )
    }
  }
  const clients = Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(client))
  await pause(500)
  await trouble()
  await pause(300)
  over = true
  await clients
  return counts
}

const NUMBERS = ['tel:999', 'tel:111', 'tel:116123']

test.skipIf(!there)(
  'connections ended under load: 503 in words with the crisis numbers for those requests, then as before',
  async () => {
    let ended = 0
    const counts = await underLoad(async () => {
      for (let n = 0; n < 15; n++) {
        const { rows } = await admin.query(`select count(pg_terminate_backend(pid))::int as n from pg_stat_activity
        where pid <> pg_backend_pid() and datname = current_database() and state <> 'idle'`)
        ended += rows[0].n
        await pause(100)
      }
    })
    expect(ended).toBeGreaterThan(0)
    expect(server.isUp).toBe(true)
    expect(Object.keys(counts).filter(what => !['200', '303', '503'].includes(what))).toEqual([])
    expect(counts['503']).toBeGreaterThan(0)
    expect(await look('/my/record')).toMatchObject({ status: 200 })
  },
  60_000,
)

test.skipIf(!there)(
  'PostgreSQL restarted under load: the process stays, waits for it a little and goes on',
  async () => {
    const counts = await underLoad(async () => postgres.restart())
    await admin.end().catch(() => undefined)
    admin = await connect()
    expect(server.isUp).toBe(true)
    expect(Object.keys(counts).filter(what => !['200', '303', '503'].includes(what))).toEqual([])
    expect(await server.ready(5000)).toBe(true)
    expect(await look('/my/record')).toMatchObject({ status: 200 })
  },
  60_000,
)

test.skipIf(!there)(
  'a locked row holds up those who need it, for seconds, and nobody else',
  async () => {
    await admin.query('begin')
    await admin.query('select from entry where id = $1 for update', [saving.entryId])
    const began = performance.now()
    const blocked = Promise.all(Array.from({ length: 12 }, (_, n) => saving.send(server.origin, `blocked ${n}`)))
    await pause(300)
    const others = await Promise.all([look('/help'), look('/crisis'), look('/my/record'), look('/services')])
    expect(others.map(other => other.status)).toEqual([200, 200, 200, 200])
    expect(Math.max(...others.map(other => other.ms))).toBeLessThan(2500)
    expect((await blocked).map(answer => answer?.status)).toEqual(Array(12).fill(503))
    expect(performance.now() - began).toBeLessThan(15_000)
    await admin.query('rollback')
    expect((await saving.send(server.origin, 'free again'))?.status).toBe(303)
  },
  60_000,
)

// The server and all its processes, as a machine that hangs would leave them.
function signalAll(signal: NodeJS.Signals): void {
  const first = postgres.pid()
  const parentOf = (pid: string) => {
    try {
      return Number(/^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
    } catch {
      return 0
    }
  }
  const children = readdirSync('/proc').filter(name => /^\d+$/.test(name) && parentOf(name) === first)
  for (const pid of [first, ...children.map(Number)]) process.kill(pid, signal)
}

test.skipIf(!there)(
  'a frozen database: crisis numbers come all the same, everything else is a plain 503 after seconds, and all goes on when it thaws',
  async () => {
    // What went before may have made the page careful for some seconds.
    await expect.poll(async () => (await look('/crisis')).text, { timeout: 20_000, interval: 500 }).toContain('Show what is near')
    signalAll('SIGSTOP')
    try {
      const first = await look('/crisis')
      expect(first).toMatchObject({ status: 200 })
      expect(first.ms).toBeLessThan(4000)
      for (const number of NUMBERS) expect(first.text).toContain(number)
      expect(first.text).toContain('We cannot look up what is near you just now')
      const again = await look('/crisis')
      expect(again.status).toBe(200)
      expect(again.ms).toBeLessThan(1000)
      const pages = await Promise.all(Array.from({ length: 20 }, (_, n) => look(n % 2 ? '/help' : '/my/record')))
      for (const one of pages) {
        expect(one.status).toBe(503)
        expect(one.ms).toBeLessThan(13_000)
        for (const number of NUMBERS) expect(one.text).toContain(number)
      }
    } finally {
      signalAll('SIGCONT')
    }
    expect(await server.ready(15_000)).toBe(true)
    expect(await look('/my/record')).toMatchObject({ status: 200 })
    expect((await saving.send(server.origin, 'thawed'))?.status).toBe(303)
  },
  90_000,
)

test.skipIf(!there)(
  'with hardly a connection to be had, requests wait for their turn',
  async () => {
    const { rows } = await admin.query(`select count(*)::int as n from pg_stat_activity where backend_type = 'client backend'`)
    // All but three are taken by others; those that Kith holds already are ended first.
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`)
    expect(rows[0].n).toBeGreaterThan(0)
    const others: pg.Client[] = []
    for (let n = 0; n < MOST_CONNECTIONS - 4; n++) others.push(await connect())
    try {
      const counts = await underLoad(async () => void (await pause(1500)))
      expect(Object.keys(counts).sort()).toEqual(['200', '303'])
    } finally {
      await Promise.all(others.map(client => client.end()))
    }
  },
  60_000,
)

test.skipIf(!there)(
  'SIGTERM under load: nobody is answered with an error, the process ends in time and by itself, and nothing acknowledged is lost',
  async () => {
    const began = performance.now()
    let stopped: number | null | undefined
    const counts = await underLoad(async () => {
      server.stop()
      stopped = await server.ended
    })
    expect(stopped).toBe(0)
    expect(performance.now() - began).toBeLessThan(10_000)
    // After it has gone nobody answers. A connection that the kernel had taken just then and we had not is reset: at most one for each client.
    expect(Object.keys(counts).filter(what => !['200', '303', 'none', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(what))).toEqual([])
    expect((counts.ECONNRESET ?? 0) + (counts.UND_ERR_SOCKET ?? 0)).toBeLessThanOrEqual(6)
    const db = await openReady(readConfig(server.env))
    try {
      expect(saving.acknowledged.length).toBeGreaterThan(20)
      expect(await saving.missing(db)).toEqual([])
      expect((await inTransaction(db, system('operator'), verifyAudit)).problems).toEqual([])
    } finally {
      await db.close()
    }
  },
  60_000,
)
