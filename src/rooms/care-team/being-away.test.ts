import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { as, asSystem } from '../../../test/support/people.ts'
import { addDays } from '../../core/dates.ts'
import { runOne } from '../../core/jobs.ts'
import { awayFor, cover, currentHolder, holdByWorker, jobs, planAbsence, workerLeaves } from './index.ts'
import { teamWithWork, text } from './team.hold.ts'

const { db, town, priya, tom, lead, worker, open, heldByTeam, heldByPriya, now, step, wait } = await teamWithWork()
afterAll(() => db.close())

test('R010 an absence: the person is told beforehand, a stand-in with a plan is named and sees the record for those days only; not covered is shown', async () => {
  const ada = await heldByPriya('Ada')
  const work = await open(priya)
  const desk = await worker('reception', town.trust, [town.north], 'Dora Desk')
  const stand = await worker('mental_health_practitioner', town.trust, [town.south], 'Sol Standin')
  await asSystem(db, ({ tx }) =>
    sql`insert into membership (worker_id, team_id, sees_caseload, during) values (${stand.workerId}, ${town.north}, false, '[2020-01-01,)')`.execute(tx),
  )
  const backwards = await work.post('/absences', {
    'from-day': '3',
    'from-month': '12',
    'from-year': '2026',
    'to-day': '1',
    'to-month': '12',
    'to-year': '2026',
  })
  expect(backwards.status).toBe(422)
  const made = await work.post('/absences', { 'from-day': '1', 'from-month': '12', 'from-year': '2026', 'to-day': '3', 'to-month': '12', 'to-year': '2026' })
  expect(text(await work.get(made.location))).toMatch(/\d+ of \d+ not covered yet/)
  expect(text(await work.get(`/people/${ada.personId}/team`))).toContain('Nobody stands in yet')
  expect((await work.post(`${made.location}/cover`, { who: ada.personId, standIn: desk.workerId })).status).toBe(422)
  expect((await work.post(`${made.location}/cover`, { who: ada.personId, standIn: stand.workerId, plan: 'Rings on Wednesday.' })).status).toBe(303)
  const sees = (day: string) =>
    as(db, stand, async ({ tx }) => (await sql`select from person where id = ${ada.personId}`.execute(tx)).rows.length, new Date(`${day}T12:00:00Z`))
  expect([await sees('2026-11-30'), await sees('2026-12-01'), await sees('2026-12-03'), await sees('2026-12-04')]).toEqual([0, 1, 1, 0])
  const told = await asSystem(db, ({ tx }) =>
    sql<{
      run_at: Date
    }>`select run_at from job where payload ->> 'template' = 'key-worker-away' and payload ->> 'person' = ${ada.personId} order by run_at desc limit 1`.execute(
      tx,
    ),
  )
  expect(told.rows[0]!.run_at.getTime()).toBeLessThan(new Date('2026-12-01').getTime())
  expect(text(await (await open(ada)).get('/my/team'))).toContain(
    'Priya Nair will be away from 1 December 2026 to 3 December 2026. Sol Standin stands in. Rings on Wednesday.',
  )
  const during = new Date('2026-12-02T12:00:00Z')
  expect(await as(db, ada, caller => awayFor(caller, ada.personId, '2026-12-02'), during)).toMatchObject({
    toDay: '2026-12-03',
    standInName: 'Sol Standin',
    state: 'agreed',
  })
  expect((await work.post(`${made.location}/cancel`)).status).toBe(303)
  expect(await sees('2026-12-02')).toBe(0)
})

test('R078 a stand-in of another team counts only once they have agreed', async () => {
  const eli = await heldByPriya('Eli')
  const absence = await as(db, priya, caller => planAbsence(caller, { workerId: priya.workerId, fromDay: '2027-02-01', toDay: '2027-02-05' }), now())
  await as(db, priya, caller => cover(caller, absence, eli.personId, tom.workerId, ''), now())
  const on = new Date('2027-02-02T12:00:00Z')
  expect(await as(db, eli, caller => awayFor(caller, eli.personId, '2027-02-02'), on)).toMatchObject({ standInName: 'Tom Reed', state: 'asked' })
  expect(await as(db, tom, async ({ tx }) => (await sql`select from person where id = ${eli.personId}`.execute(tx)).rows, on)).toEqual([])
})

test('a worker who holds people cannot leave until each is handed over or passes to the team with a deadline', async () => {
  const leaver = await worker('key_worker', town.trust, [town.north], 'Gus Going')
  const person = await heldByTeam('Left')
  step()
  await as(db, leaver, caller => holdByWorker(caller, { personId: person.personId, workerId: leaver.workerId, teamId: town.north, why: 'You talked.' }), now())
  step()
  const work = await open(lead)
  const path = `/workers/${leaver.workerId}/leave`
  expect(text(await work.get(path))).toContain('key worker of 1 person')
  const refused = await work.post(path, { 'deadline-day': '', 'deadline-month': '', 'deadline-year': '' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('still holds 1 person')
  const by = addDays(now(), 3)
  expect(
    (
      await work.post(path, {
        'deadline-day': String(by.getUTCDate()),
        'deadline-month': String(by.getUTCMonth() + 1),
        'deadline-year': String(by.getUTCFullYear()),
      })
    ).status,
  ).toBe(303)
  expect(await asSystem(db, caller => currentHolder(caller, person.personId), now())).toMatchObject({ workerId: null, teamId: town.north })
  await expect(as(db, lead, caller => workerLeaves(caller, leaver.workerId), now())).rejects.toThrow('Not found')
  expect((await (await open(priya)).get(path)).status).toBe(403)
})

test('a deadline that passes: the team still holds, its lead sees it, and the person is told', async () => {
  const person = await heldByTeam('Waiting')
  wait(25)
  for (let ran = true; ran; ) ran = await runOne(db, { ...jobs, 'message.send': async () => undefined }, { now })
  expect(await asSystem(db, caller => currentHolder(caller, person.personId), now())).toMatchObject({ teamId: town.north })
  expect(text(await (await open(lead)).get('/handovers'))).toMatch(/Nobody named in time .*Waiting/)
  expect(text(await (await open(priya)).get('/handovers'))).not.toContain('Nobody named in time')
  const titles = await as(db, person, ({ tx }) => sql<{ title: string }>`select title from entry`.execute(tx), now())
  expect(titles.rows.map(row => row.title)).toContain('Nobody has been named for you in time')
})
