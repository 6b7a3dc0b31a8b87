import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/db.ts'
import { inTransaction, system } from './caller.ts'
import type { Database } from './db.ts'
import { Unavailable } from './errors.ts'
import { enqueue, runOne } from './jobs.ts'
import { promiseTidying, TIDY, tidying } from './tidying.ts'
import { turns } from './turns.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const jobs = (task: string) =>
  inTransaction(
    db,
    system('operator'),
    async ({ tx }) => (await sql<{ done: Date | null }>`select done_at as done from job where task = ${task}`.execute(tx)).rows,
  )

test('work whose time is up is undone, whatever it had written, and the next finds the database as before', async () => {
  const slow = inTransaction(
    db,
    system('jobs'),
    async caller => {
      await enqueue(caller, 'limits.late', {})
      await pause(400)
      await enqueue(caller, 'limits.late', {})
    },
    { limitMs: 200 },
  )
  await expect(slow).rejects.toBeInstanceOf(Unavailable)
  expect(await jobs('limits.late')).toEqual([])
})

test('who waits for a database that somebody else keeps busy is told after their own time, not after the other’s', async () => {
  // The embedded database has one turn; PostgreSQL’s ten connections are all taken.
  const busy = Array.from({ length: db.kind === 'embedded' ? 1 : 10 }, () => inTransaction(db, system('jobs'), () => pause(3000)))
  await pause(100)
  const began = performance.now()
  await expect(inTransaction(db, system('jobs'), () => Promise.resolve(), { limitMs: 300 })).rejects.toBeInstanceOf(Unavailable)
  expect(performance.now() - began).toBeLessThan(2000)
  await Promise.all(busy)
  await inTransaction(db, system('jobs'), () => Promise.resolve(), { limitMs: 5000 })
})

test('turns come in their order, and a turn nobody waits for any more is passed over', async () => {
  const one = turns(1, 100)
  const heard: string[] = []
  const first = one(() => pause(300))
  const late = one(async () => void heard.push('late')).catch(error => error)
  await first
  await one(async () => void heard.push('next'))
  expect(await late).toBeInstanceOf(Unavailable)
  expect(heard).toEqual(['next'])
})

test('the embedded database is tidied at night, outside any transaction, and the next night is promised', async () => {
  await promiseTidying(db)
  if (db.kind === 'postgres') {
    expect(await jobs(TIDY)).toEqual([])
    return
  }
  const count = async (column: string) =>
    (
      await inTransaction(db, system('operator'), ({ tx }) =>
        sql<{ n: number }>`select count(*)::int as n from pg_class where relname = 'job' and ${sql.ref(column)} >= 0`.execute(tx),
      )
    ).rows[0]!.n
  expect(await count('reltuples')).toBe(0)
  const tomorrow = { now: () => new Date(Date.now() + 86_400_000) }
  while (await runOne(db, tidying(db), tomorrow));
  expect(await count('reltuples')).toBe(1)
  expect((await jobs(TIDY)).map(job => job.done !== null).sort()).toEqual([false, true])
})
