import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT, testDatabase } from '../../test/support/db.ts'
import { asSystem, makeTown } from '../../test/support/people.ts'
import type { Database } from '../core/db.ts'
import { mayPublish, readLines } from '../rooms/plans/index.ts'
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

test('most people with a named worker were listened to and have one plan, some of them published often', async () => {
  const [row] = await all(sql<{ named: number; talked: number; plans: number; least: number; most: number; once: number; often: number }>`select
    (select count(distinct person_id)::int from responsibility where worker_id is not null) as named,
    (select count(*)::int from assessment a join assessment_outcome o on o.assessment_id = a.id) as talked, (select count(*)::int from plan) as plans,
    (select min(n)::int from (select count(*) as n from plan_line group by plan_id) l) as least, (select max(n)::int from (select count(*) as n from plan_line group by plan_id) l) as most,
    (select count(*)::int from (select from plan_version group by plan_id having count(*) = 1) v) as once, (select count(*)::int from (select from plan_version group by plan_id having count(*) = 10) v) as often`)
  expect(row!.talked).toBeGreaterThan(row!.named * 0.7)
  expect(row!.plans).toBeGreaterThan(row!.talked * 0.7)
  expect(row!.least).toBeGreaterThanOrEqual(6)
  expect(row!.most).toBe(8)
  expect(row!.once).toBeGreaterThan(row!.plans * 0.4)
  expect(row!.often).toBeGreaterThan(0)
  expect(row!.often).toBeLessThan(row!.plans * 0.1)
})

test('everyone with a plan has a review to come, or one that is overdue by days and not by years', async () => {
  const late = await all(sql`select person_id, planned_on from plan_review where state = 'planned' and planned_on < now() - interval '12 days'`)
  expect(late).toEqual([])
})

test('no simulated plan was published that the house would have refused, and none counts its changes otherwise than its triggers do', async () => {
  const refused =
    await all(sql`select v.id from plan_version v left join plan_agreement a on a.id = v.agreement_id and a.revision = v.revision and a.plan_id = v.plan_id
    where a.id is null or not exists (select from plan_meeting m where m.version_id = v.id)
      or not exists (select from plan_version_line l where l.version_id = v.id and l.section in ('matters','goals','my_part') and not l.not_now)`)
  expect(refused).toEqual([])
  const miscounted = await all(sql`select p.id from plan p where revision <> (select count(*) from plan_line l where l.plan_id = p.id)
    + (select count(*) from plan_line_past q join plan_line l on l.id = q.line_id where l.plan_id = p.id)`)
  expect(miscounted).toEqual([])
  const people = await all(sql<{ id: string }>`select person_id as id from plan order by person_id limit 20`)
  await asSystem(db, async caller => {
    for (const { id } of people) {
      const lines = await readLines(caller, id)
      expect(mayPublish({ lines, agreement: { answer: 'agrees', current: true }, without: undefined })).toEqual([])
    }
  })
})

test('nothing simulated lies in the future, or before somebody asked for help', async () => {
  const wrong =
    await all(sql`select 'assessment' as what from assessment a join care_episode e on e.person_id = a.person_id where a.planned_at not between e.started_at and least(coalesce(e.ended_at, 'infinity'), now())
    union all select 'version' from plan_version v join care_episode e on e.person_id = v.person_id where v.published_at not between e.started_at and least(coalesce(e.ended_at, 'infinity'), now())
    union all select 'action' from plan_action where closed_at > now() or closed_at < asked_at`)
  expect(wrong).toEqual([])
})
