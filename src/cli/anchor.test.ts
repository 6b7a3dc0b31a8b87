import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/db.ts'
import { as, makePerson, makeTown, makeWorker } from '../../test/support/people.ts'
import { audit, verifyAudit } from '../access/index.ts'
import type { Identity } from '../core/caller.ts'
import type { Database } from '../core/db.ts'
import { runOne } from '../core/jobs.ts'
import { ANCHOR, anchoring, headsIn, lastAnchor, promiseAnchor } from './anchor.ts'

let db: Database
let nurse: Identity
let person: Identity & { personId: string }
const folder = mkdtempSync(join(tmpdir(), 'kith-anchor-'))
const auditAnchor = join(folder, 'heads')

beforeAll(async () => {
  db = await testDatabase()
  const town = await makeTown(db)
  person = await makePerson(db, 'Amina')
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  await look()
})
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true })
})

const look = () => as(db, nurse, caller => audit(caller, { what: 'record opened', personId: person.personId, detail: undefined, outcome: 'done' }))
const night = (now: Date) => runOne(db, anchoring({ auditAnchor }), { now: () => now })
const waiting = async () =>
  (await db.exclusive(() => sql<{ at: Date }>`select run_at as at from job where task = ${ANCHOR} and done_at is null`.execute(db.kysely))).rows.map(
    row => row.at,
  )

test('the ends of all chains are added to a file at the start and each night, and the trail is whole against it', async () => {
  await promiseAnchor(db, { auditAnchor })
  const now = (await waiting())[0]!
  expect(await night(now)).toBe(true)
  expect(headsIn(readFileSync(auditAnchor, 'utf8'))).toHaveLength(16)
  expect(lastAnchor(auditAnchor)).toEqual(now)
  const [next] = await waiting()
  expect(next!.getTime() - now.getTime()).toBeGreaterThan(0)
  expect(next!.getTime() - now.getTime()).toBeLessThanOrEqual(86_400_000)
  expect(next!.getUTCHours()).toBe(3)
  await look()
  const first = statSync(auditAnchor).size
  expect(await night(next!)).toBe(true)
  const text = readFileSync(auditAnchor, 'utf8')
  expect(text.length).toBeGreaterThan(first)
  expect(text.trim().split('\n')).toHaveLength(32)
  // One chain grew by an entry; the others say the same twice.
  expect(headsIn(text)).toHaveLength(17)
  const verdict = await db.exclusive(() => db.kysely.transaction().execute(tx => verifyAudit({ tx } as Parameters<typeof verifyAudit>[0], headsIn(text))))
  expect(verdict.problems).toEqual([])
})

test('a chain deleted together with its row, and one begun again in its place, are found against the file', async () => {
  class Enough extends Error {}
  const heads = headsIn(readFileSync(auditAnchor, 'utf8'))
  const { chain } = heads.find(head => head.length > 0)!
  const found: string[][] = []
  await db
    .exclusive(() =>
      db.kysely.transaction().execute(async tx => {
        const verify = async () => (await verifyAudit({ tx } as Parameters<typeof verifyAudit>[0], heads)).problems
        await sql`alter table audit_entry disable trigger audit_is_kept`.execute(tx)
        await sql`delete from audit_entry where chain = ${chain}`.execute(tx)
        await sql`delete from audit_chain where chain = ${chain}`.execute(tx)
        found.push((await verify()).map(fault => fault.what))
        await sql`insert into audit_chain (chain, length, head) values (${chain}, 0, sha256(convert_to('kith audit chain ' || ${chain}::int, 'UTF8')))`.execute(
          tx,
        )
        found.push((await verify()).map(fault => fault.what))
        throw new Enough()
      }),
    )
    .catch(error => {
      if (!(error instanceof Enough)) throw error
    })
  const differing = heads.filter(head => head.chain === chain && head.length > 0).map(() => 'differs from the printed head')
  expect(found[0]).toContain('missing')
  expect(found[0]!.filter(what => what !== 'missing').length).toBeGreaterThanOrEqual(differing.length)
  expect(found[1]).toEqual(differing)
})

test('without a file nothing is written and nothing is promised', async () => {
  await db.exclusive(() => sql`delete from job`.execute(db.kysely))
  await promiseAnchor(db, { auditAnchor: undefined })
  expect(await waiting()).toEqual([])
  // Promised while a file was set, due after the setting was taken away.
  await promiseAnchor(db, { auditAnchor })
  const size = statSync(auditAnchor).size
  const due = (await waiting())[0]!
  expect(await runOne(db, anchoring({ auditAnchor: undefined }), { now: () => due })).toBe(true)
  expect(await waiting()).toEqual([])
  expect(statSync(auditAnchor).size).toBe(size)
})
