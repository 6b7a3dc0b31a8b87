import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kindsOf, openSession, verifyAudit } from '../src/access/index.ts'
import { openReady } from '../src/cli/open.ts'
import { inTransaction, system } from '../src/core/caller.ts'
import { readConfig } from '../src/core/config.ts'
import { newId } from '../src/core/ids.ts'
import { addEntry, readEntries } from '../src/rooms/timeline/index.ts'
import { ROOT } from './support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker } from './support/people.ts'

// The process is killed without warning while people are saving; what was acknowledged must be there afterwards.
const PORT = await freePort()
const folder = mkdtempSync(join(tmpdir(), 'kith-kill-'))
const env: NodeJS.ProcessEnv = {
  ...process.env,
  KITH_ROOT: ROOT,
  KITH_DATA: folder,
  PORT: String(PORT),
  KITH_URL: `http://localhost:${PORT}`,
  KITH_LIMITS: '0',
  // A real service: nobody in it is made up.
  KITH_DEMO: '0',
  KITH_LOG: 'silent',
}
let database: string | undefined
let server: ChildProcess | undefined

beforeAll(async () => {
  if (!process.env.KITH_TEST_DATABASE) return
  const url = new URL(process.env.KITH_TEST_DATABASE)
  database = `kith_kill_${newId().replaceAll('-', '')}`
  await admin(`create database ${database}`)
  url.pathname = `/${database}`
  env.DATABASE_URL = url.toString()
})
afterAll(async () => {
  server?.kill('SIGKILL')
  if (database) await admin(`drop database if exists ${database} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.KITH_TEST_DATABASE })
  await client.connect()
  await client.query(statement)
  await client.end()
}

async function start(): Promise<void> {
  // The launcher hands over to the pinned Node; killing its whole group leaves nobody behind.
  server = spawn(process.execPath, [join(ROOT, 'bin/kith.mjs'), 'serve'], { env, stdio: 'ignore', detached: true })
  for (let tries = 0; tries < 600; tries++) {
    const up = await fetch(`http://localhost:${PORT}/health/ready`).then(
      answer => answer.ok,
      () => false,
    )
    if (up) return
    await pause(100)
  }
  throw new Error('the server did not start')
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

const killAll = async () => {
  const gone = new Promise(resolve => server!.once('exit', resolve))
  process.kill(-server!.pid!, 'SIGKILL')
  await gone
}

test('kill -9 at random moments under a writing load: every acknowledged save is there, and the audit trail verifies', async () => {
  const config = readConfig(env)
  const setUp = await openReady(config)
  const now = new Date()
  const town = await makeTown(setUp)
  const amina = await makePerson(setUp, 'Amina')
  const nurse = await makeWorker(setUp, 'mental_health_practitioner', town.trust, [])
  await asSystem(setUp, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
    values (${newId()}, ${amina.personId}, ${nurse.workerId}, ${nurse.organisation}, 'mental_health_practitioner', ${now}, '[2020-01-01,)')`.execute(tx),
  )
  const entryId = await as(
    setUp,
    nurse,
    caller => addEntry(caller, { personId: amina.personId, kinds: kindsOf('contactNotes'), what: 'contact', title: 'We met' }),
    now,
  )
  const cookie = `kith=${await asSystem(setUp, caller => openSession(caller, amina.id!), now)}`
  await setUp.close()

  const acknowledged: string[] = []
  for (let round = 0; round < 4; round++) {
    await start()
    let killed = false
    const writer = async (name: string) => {
      for (let n = 0; !killed; n++) {
        const words = `round ${round} ${name} ${n}`
        const body = new URLSearchParams({ kind: 'comment', words })
        const answer = await fetch(`http://localhost:${PORT}/entries/${entryId}/comment`, {
          method: 'POST',
          body,
          redirect: 'manual',
          headers: { cookie, origin: `http://localhost:${PORT}` },
        }).catch(() => undefined)
        if (answer?.status === 303 && answer.headers.get('location')?.startsWith('/my/record')) acknowledged.push(words)
        else if (answer) throw new Error(`a save was answered ${answer.status} ${answer.headers.get('location')}`)
      }
    }
    const writers = Promise.all(['a', 'b', 'c', 'd'].map(writer))
    // Once saving is under way, at a moment nobody chose.
    const before = acknowledged.length
    for (let tries = 0; tries < 200 && acknowledged.length < before + 8; tries++) await pause(50)
    await pause(Math.random() * 1000)
    killed = true
    await killAll()
    await writers
  }

  const again = await openReady(config)
  try {
    const [entry] = await as(again, amina, caller => readEntries(caller, amina.personId), now)
    const kept = new Set(entry!.comments.map(comment => comment.words))
    expect(acknowledged.length).toBeGreaterThan(20)
    expect(acknowledged.filter(words => !kept.has(words))).toEqual([])
    const report = await inTransaction(again, system('operator'), verifyAudit)
    expect(report.problems).toEqual([])
  } finally {
    await again.close()
  }
}, 300_000)
