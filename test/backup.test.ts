import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { openSession } from '../src/access/index.ts'
import { openReady } from '../src/cli/open.ts'
import { FOR_TESTS, postgresPrograms, type Server, startPostgres } from '../src/cli/postgres.ts'
import type { Identity } from '../src/core/caller.ts'
import { readConfig } from '../src/core/config.ts'
import { type Database, postgresDatabase } from '../src/core/db.ts'
import { ROOT } from './support/db.ts'
import { at, onServer } from './support/fresh.ts'
import { asSystem } from './support/people.ts'
import { somebodyWithAnEntry } from './support/serving.ts'

// The drill: a backup is taken while people write, put back elsewhere, and looked at.
const folder = mkdtempSync(join(tmpdir(), 'kith-backup-'))
const servers: Server[] = []
let serving: ChildProcess | undefined
afterAll(() => {
  serving?.kill('SIGKILL')
  for (const server of servers) server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const freePort = () =>
  new Promise<number>(resolve => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const ENV = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(KITH_|DATABASE_URL|PORT$)/.test(name)))
const REAL = { KITH_ROOT: ROOT, KITH_DEMO: '0', KITH_LOG: 'silent', KITH_LIMITS: '0' }

/** Runs a command as an operator does. */
function kith(settings: Record<string, string>, ...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise(resolve => {
    execFile(process.execPath, [join(ROOT, 'bin/kith.mjs'), ...args], { env: { ...ENV, ...REAL, ...settings } }, (error, out, err) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, said: out + err }),
    )
  })
}

interface Scene {
  amina: Identity & { personId: string }
  entryId: string
}

async function serve(settings: Record<string, string>, port: number): Promise<void> {
  const env = { ...ENV, ...REAL, ...settings, PORT: String(port), KITH_URL: `http://localhost:${port}` }
  serving = spawn(process.execPath, [join(ROOT, 'bin/kith.mjs'), 'serve'], { env, stdio: 'ignore' })
  for (let tries = 0; tries < 900; tries++) {
    const up = await fetch(`http://localhost:${port}/health/ready`).then(answer => answer.ok, () => false) // biome-ignore format: one thing
    if (up) return
    await pause(100)
  }
  throw new Error('the server did not start')
}

async function stop(): Promise<void> {
  const gone = new Promise(resolve => serving!.once('exit', resolve))
  serving!.kill('SIGTERM')
  await gone
}

/** Four browsers comment without a pause. @returns what was acknowledged so far, and how to end it */
function load(port: number, cookie: string, { entryId }: Scene) {
  const kept: string[] = []
  let ended = false
  const writer = async (name: string) => {
    for (let n = 0; !ended; n++) {
      const words = `${name} ${n}`
      const body = new URLSearchParams({ kind: 'comment', words })
      const origin = `http://localhost:${port}`
      const answer = await fetch(`${origin}/entries/${entryId}/comment`, { method: 'POST', body, redirect: 'manual', headers: { cookie, origin } })
      if (answer.status !== 303 || !answer.headers.get('location')?.startsWith('/my/record')) throw new Error(`answered ${answer.status}`)
      kept.push(words)
    }
  }
  const writers = ['a', 'b', 'c', 'd'].map(writer)
  const end = async () => {
    ended = true
    await Promise.all(writers)
  }
  return { kept, end }
}

const COUNTED = sql<{
  name: string
  n: number
}>`select c.relname as name, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', c.relname), false, true, '')))[1]::text::int as n
  from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`
// What the writers go on writing.
const MOVING = ['audit_entry', 'entry_comment', 'entry', 'job', 'message', 'session']
async function still(db: Database): Promise<Record<string, number>> {
  const rows = await asSystem(db, async ({ tx }) => {
    await sql`set local role kith_rule`.execute(tx)
    return (await COUNTED.execute(tx)).rows
  })
  return Object.fromEntries(rows.filter(row => !MOVING.includes(row.name)).map(row => [row.name, row.n]))
}
const comments = async (db: Database) =>
  new Set(await asSystem(db, async ({ tx }) => (await sql<{ words: string }>`select words from entry_comment`.execute(tx)).rows.map(row => row.words)))

/** Backs up under load and puts it back: everything acknowledged before is there, counts are the same, doctor and the audit trail are well. */
async function drill(from: Record<string, string>, to: Record<string, string>, file: string) {
  const owner = await openReady(readConfig({ ...REAL, ...from }))
  const scene = await somebodyWithAnEntry(owner)
  const cookie = `kith=${await asSystem(owner, caller => openSession(caller, scene.amina.id!), new Date())}`
  await owner.close()
  const port = await freePort()
  await serve(from, port)
  const writing = load(port, cookie, scene)
  while (writing.kept.length < 20) await pause(50)
  const before = [...writing.kept]
  const backup = await kith(from, 'backup', file)
  const during = writing.kept.length - before.length
  const running = await kith(from, 'doctor')
  await writing.end()
  await stop()
  expect(backup).toMatchObject({ code: 0, said: expect.stringContaining(`Everything is in ${file}`) })
  expect(during).toBeGreaterThan(0)
  expect(running.said).toContain('✓ Rules, triggers and grants are as the migrations make them')
  // Only its owner may read it, and nothing half-made is left.
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(existsSync(`${file}.part`)).toBe(false)
  expect((await kith(from, 'backup', file)).said).toContain('is there already')

  expect(await kith(to, 'restore', file)).toMatchObject({ code: 0, said: expect.stringContaining('Everything is back') })
  expect((await kith(to, 'restore', file)).code).toBe(1)
  const settings = { ...to, PORT: '1' }
  const [doctor, original] = [await kith(settings, 'doctor'), await kith({ ...from, PORT: '1' }, 'doctor')]
  // What stands in a table that was changed and copied takes less room.
  const sized = (said: string) => said.replace(/Size: \d+ MB/, 'Size')
  expect(sized(doctor.said)).toBe(sized(original.said))
  expect(doctor.said).toContain('✓ Rules, triggers and grants are as the migrations make them')
  expect(await kith(to, 'audit', 'verify')).toMatchObject({ code: 0, said: expect.stringContaining('The audit trail is whole') })
  const [old, back] = [await openReady(readConfig({ ...REAL, ...from })), await openReady(readConfig({ ...REAL, ...to }))]
  const found = await comments(back)
  expect(before.filter(words => !found.has(words))).toEqual([])
  expect(await still(back)).toEqual(await still(old))
  await old.close()
  await back.close()
}

test('a running embedded database is copied whole and opens elsewhere', async () => {
  const from = { KITH_DATA: join(folder, 'running') }
  await drill(from, { KITH_DATA: join(folder, 'restored') }, join(folder, 'embedded.kith'))
  expect(readdirSync(from.KITH_DATA).filter(name => name.startsWith('copy-'))).toEqual([])
}, 900_000)

test.runIf(postgresPrograms())(
  'PostgreSQL: a backup by an owner who is no superuser is put back on a new server, rules and all',
  async () => {
    const addresses: string[] = []
    for (const name of ['first', 'second']) {
      const server = startPostgres(await freePort(), FOR_TESTS)
      servers.push(server)
      await onServer(server.url, `create role ${name} login createrole`)
      await onServer(server.url, `create database ${name} owner ${name}`)
      addresses.push(at(server.url, name, name))
    }
    const [from, to] = addresses.map(url => ({ DATABASE_URL: url })) as [{ DATABASE_URL: string }, { DATABASE_URL: string }]
    await drill(from, to, join(folder, 'postgres.kith'))
    const restored = postgresDatabase(to.DATABASE_URL)
    await sql`drop policy own on note_draft`.execute(restored.kysely)
    await sql`grant delete on entry to kith_app`.execute(restored.kysely)
    await restored.close()
    expect((await kith(to, 'doctor')).said).toMatch(/✗ Rules, triggers and grants[^✓✗]*note_draft policy own/)
  },
  900_000,
)
