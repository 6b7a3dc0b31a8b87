import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../src/access/index.ts'
import { openReady } from '../src/cli/open.ts'
import { inTransaction, system } from '../src/core/caller.ts'
import { readConfig } from '../src/core/config.ts'
import { newId } from '../src/core/ids.ts'
import { freePort, pause, Serving, somebodyCommenting } from './support/serving.ts'

// The process is killed without warning while people are saving; what was acknowledged must be there afterwards.
const folder = mkdtempSync(join(tmpdir(), 'kith-kill-'))
let database: string | undefined
let server: Serving

beforeAll(async () => {
  const env: NodeJS.ProcessEnv = { KITH_DATA: folder }
  if (process.env.KITH_TEST_DATABASE) {
    const url = new URL(process.env.KITH_TEST_DATABASE)
    database = `kith_kill_${newId().replaceAll('-', '')}`
    await admin(`create database ${database}`)
    url.pathname = `/${database}`
    env.DATABASE_URL = url.toString()
  }
  server = new Serving(await freePort(), env)
})
afterAll(async () => {
  await server.kill()
  if (database) await admin(`drop database if exists ${database} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})

async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.KITH_TEST_DATABASE })
  await client.connect()
  await client.query(statement)
  await client.end()
}

test('kill -9 at random moments under a writing load: every acknowledged save is there, and the audit trail verifies', async () => {
  const config = readConfig(server.env)
  const setUp = await openReady(config)
  const saving = await somebodyCommenting(setUp)
  await setUp.close()

  for (let round = 0; round < 4; round++) {
    await server.start()
    let killed = false
    const writer = async (name: string) => {
      for (let n = 0; !killed; n++) {
        const answer = await saving.send(server.origin, `round ${round} ${name} ${n}`)
        if (answer && !(answer.status === 303 && answer.headers.get('location')?.startsWith('/my/record')))
          throw new Error(`a save was answered ${answer.status} ${answer.headers.get('location')}`)
      }
    }
    const writers = Promise.all(['a', 'b', 'c', 'd'].map(writer))
    // Once saving is under way, at a moment nobody chose.
    const before = saving.acknowledged.length
    for (let tries = 0; tries < 200 && saving.acknowledged.length < before + 8; tries++) await pause(50)
    await pause(Math.random() * 1000)
    killed = true
    await server.kill()
    await writers
  }

  const again = await openReady(config)
  try {
    expect(saving.acknowledged.length).toBeGreaterThan(20)
    expect(await saving.missing(again)).toEqual([])
    const report = await inTransaction(again, system('operator'), verifyAudit)
    expect(report.problems).toEqual([])
  } finally {
    await again.close()
  }
}, 300_000)
