import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/db.ts'
import { asSystem, makePerson, makeTown, NOW } from '../../test/support/people.ts'
import { DAILY, jobs } from '../app.ts'
import { addDays } from '../core/dates.ts'
import type { Database } from '../core/db.ts'
import { enqueue, enqueueOnce, runOne } from '../core/jobs.ts'
import { openSession, revokeSession, sessionHash } from './index.ts'
import { RETENTION_DAILY } from './retention.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await makeTown(db)
})
afterAll(() => db.close())

const count = (query: ReturnType<typeof sql<{ n: number }>>) => asSystem(db, async ({ tx }) => (await query.execute(tx)).rows[0]!.n)

test('each night, ended sign-ins and finished jobs of more than 30 days ago are deleted; open ones and failed jobs stay', async () => {
  const amina = await makePerson(db, 'Amina')
  const open = (daysAgo: number) => asSystem(db, caller => openSession(caller, amina.id!), addDays(NOW, -daysAgo))
  await open(40)
  await open(20)
  const ended = await open(0)
  await asSystem(db, caller => revokeSession(caller, sessionHash(ended)), addDays(NOW, -35))
  await open(0)
  await asSystem(db, async caller => {
    for (const [task, done, attempts] of [
      ['old', 31, 1],
      ['young', 29, 1],
      ['failed', null, 10],
    ] as const)
      await sql`insert into job (id, task, run_at, attempts, done_at) values (gen_random_uuid(), ${task}, ${addDays(NOW, -60)}, ${attempts}, ${done === null ? null : addDays(NOW, -done)})`.execute(
        caller.tx,
      )
    await enqueueOnce(caller, RETENTION_DAILY)
  })
  expect(DAILY).toContain(RETENTION_DAILY)
  expect(await runOne(db, jobs, { now: () => NOW })).toBe(true)
  expect(await count(sql`select count(*)::int as n from session`)).toBe(2)
  const { rows } = await asSystem(db, ({ tx }) => sql<{ task: string }>`select task from job where task <> ${RETENTION_DAILY} order by task`.execute(tx))
  expect(rows.map(row => row.task)).toEqual(['failed', 'young'])
  // It promises itself for the next night.
  expect(await count(sql`select count(*)::int as n from job where task = ${RETENTION_DAILY} and done_at is null`)).toBe(1)
})

test('a job that fails leaves what went wrong and where, and nothing of anybody', async () => {
  await asSystem(db, caller => enqueue(caller, 'test.fails', {}))
  const fails = async () => {
    throw Object.assign(new Error('invalid input for type uuid: "Amina Khan" (07700 900123)'), { code: '22P02' })
  }
  expect(await runOne(db, { 'test.fails': fails }, { now: () => NOW })).toBe(true)
  const { rows } = await asSystem(db, ({ tx }) => sql<{ said: string }>`select last_error as said from job where task = 'test.fails'`.execute(tx))
  expect(rows[0]!.said).toMatch(/^Error: invalid input for type uuid: … … \(code 22P02\)\n\s+at .*retention\.test/)
  expect(rows[0]!.said).not.toMatch(/Amina|07700/)
})
