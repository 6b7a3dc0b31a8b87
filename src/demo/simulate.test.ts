import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT, testDatabase } from '../../test/support/db.ts'
import { asSystem, makeTown } from '../../test/support/people.ts'
import type { Database } from '../core/db.ts'
import { simulate } from './simulate.ts'

let db: Database
const all = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => (await db.exclusive(() => query.execute(db.kysely))).rows as T[]

beforeAll(async () => {
  db = await testDatabase()
  await makeTown(db)
  await simulate(db, ROOT, { people: 300, seed: 7, contacts: 4, chunk: 150 }, () => undefined)
})
afterAll(() => db.close())

test('simulated people are fictional, and every one in care has exactly one holder', async () => {
  const [row] = await all(sql<{
    people: number
    real: number
    open: number
    held: number
  }>`select (select count(*)::int from person) as people, (select count(*)::int from person where not fictional) as real,
    (select count(*)::int from care_episode where ended_at is null) as open, (select count(*)::int from responsibility where upper_inf(during)) as held`)
  expect(row).toMatchObject({ people: 300, real: 0 })
  expect(row!.held).toBe(row!.open)
  const gaps = await all(
    sql`select e.id from care_episode e join responsibility r on r.episode_id = e.id group by e.id having range_agg(r.during) <> tstzmultirange(tstzrange(e.started_at, e.ended_at))`,
  )
  expect(gaps).toEqual([])
})

test('what the simulation writes for access and boards is what the triggers write', async () => {
  const bases = () =>
    all(sql`select person_id, holder, why, grants, hides, keeps, valid_from, valid_to, source from basis order by person_id, why, holder, valid_from, source`)
  const boards = () => all(sql`select * from board_row order by person_id`)
  const contacts = () => all(sql`select * from board_contact order by person_id, kinds`)
  const before = [await bases(), await boards(), await contacts()]
  await asSystem(db, async ({ tx }) => {
    await sql`update responsibility set why = why`.execute(tx)
    await sql`update gp_registration set version = version`.execute(tx)
    await sql`update next_step set version = version`.execute(tx)
  })
  expect([await bases(), await boards(), await contacts()]).toEqual(before)
  expect(before[0]!.length).toBeGreaterThan(900)
})

test('the population is sane: adults of all ages, most in care with a named worker, few waiting, test NHS numbers only', async () => {
  const [row] = await all(sql<{ young: number; old: number; named: number; duty: number; bad: number }>`select
    (select min(extract(year from age(born)))::int from person) as young, (select max(extract(year from age(born)))::int from person) as old,
    (select count(*)::int from board_row where worker_id is not null) as named, (select count(*)::int from board_row where worker_id is null) as duty,
    (select count(*)::int from person where nhs_number is not null and nhs_number not like '999%') as bad`)
  expect(row!.young).toBeGreaterThanOrEqual(18)
  expect(row!.old).toBeLessThan(100)
  expect(row!.named).toBeGreaterThan(row!.duty * 3)
  expect(row!.duty).toBeGreaterThan(0)
  expect(row!.bad).toBe(0)
})
