import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { as, asSystem } from '../../../test/support/people.ts'
import { addDays, londonDate } from '../../core/dates.ts'
import { cover, currentHolder, openHandover, planAbsence } from './index.ts'
import { teamWithWork } from './team.hold.ts'

const { db, town, priya, tom, lead, farah, worker, open, heldByPriya, heldByTeam, now, step, wait } = await teamWithWork()
afterAll(() => db.close())
beforeEach(() => step())

const parts = (day: Date, name: string) => {
  const [year, month, date] = londonDate(day).split('-').map(String)
  return { [`${name}-day`]: date!, [`${name}-month`]: month!, [`${name}-year`]: year! }
}
const met = () => ({ ...parts(now(), 'metOn'), metHow: 'in_person' })
const titles = async (personId: string) =>
  (
    await asSystem(db, ({ tx }) => sql<{ title: string }>`select title from entry where person_id = ${personId} order by written_at, id`.execute(tx), now())
  ).rows.map(row => row.title)
const promised = async (personId: string) =>
  (
    await asSystem(
      db,
      ({ tx }) =>
        sql<{ t: string }>`select payload ->> 'template' as t from job where task = 'message.send' and payload ->> 'person' = ${personId} order by id`.execute(
          tx,
        ),
      now(),
    )
  ).rows.map(row => row.t)
const holder = (personId: string) => asSystem(db, caller => currentHolder(caller, personId), now())

async function askedOf(name: string, to = tom, team = town.south): Promise<{ personId: string; id: string }> {
  const { personId } = await heldByPriya(name)
  step()
  const asked = await (await open(priya)).post(`/people/${personId}/hand-over`, { to: `${to.workerId} ${team}`, about: 'Near the canal' })
  expect(asked.status, asked.html).toBe(303)
  step()
  return { personId, id: asked.location!.replace('/handovers/', '') }
}

test('a handover to a worker who stands in on later days is accepted: they see the record now and after those days too, and it completes', async () => {
  const { personId } = await heldByPriya('Later')
  const [from, to] = [londonDate(addDays(now(), 10)), londonDate(addDays(now(), 12))]
  // Of the same team, so that the stand-in is in from the first day without a question.
  const nell = await worker('key_worker', town.trust, [town.north], 'Nell North')
  const absence = await as(db, priya, caller => planAbsence(caller, { workerId: priya.workerId, fromDay: from, toDay: to }), now())
  await as(db, priya, caller => cover(caller, absence, personId, nell.workerId, 'Rings on Friday'), now())
  step()
  const asked = await (await open(priya)).post(`/people/${personId}/hand-over`, { to: `${nell.workerId} ${town.north}`, about: 'Would you?' })
  const id = asked.location!.replace('/handovers/', '')
  step()
  expect((await (await open(nell)).post(`/handovers/${id}/accept`)).status).toBe(303)
  const involved = () =>
    asSystem(db, ({ tx }) =>
      sql<{ days: number }>`select count(*)::int as days from generate_series(${now()}::timestamptz, ${addDays(now(), 20)}::timestamptz, '1 day') at
        where exists (select from involvement i where i.person_id = ${personId} and i.worker_id = ${nell.workerId} and i.during @> at)`.execute(tx),
    )
  step()
  expect((await involved()).rows[0]!.days).toBe(21)
  expect((await (await open(nell)).post(`/handovers/${id}/met`, met())).location).toBe(`/people/${personId}/team`)
  expect(await holder(personId)).toMatchObject({ workerId: nell.workerId })
  // The days of standing in stay as they were promised; what the handover gave besides is over.
  expect((await involved()).rows[0]!.days).toBe(3)
})

test('the same for a stand-in of another team, who sees nothing yet: accepting and meeting work, and withdrawing takes all sight away', async () => {
  const { personId } = await heldByPriya('Apart')
  const day = londonDate(addDays(now(), 20))
  const absence = await as(db, priya, caller => planAbsence(caller, { workerId: priya.workerId, fromDay: day, toDay: day }), now())
  await as(db, priya, caller => cover(caller, absence, personId, tom.workerId, ''), now())
  step()
  const ask = async () => (await (await open(priya)).post(`/people/${personId}/hand-over`, { to: `${tom.workerId} ${town.south}`, about: '?' })).location!
  const first = await ask()
  step()
  expect((await (await open(tom)).post(`${first}/accept`)).status).toBe(303)
  step()
  expect((await (await open(tom)).get(`/people/${personId}`)).status).toBe(200)
  expect((await (await open(priya)).post(`${first}/withdraw`)).status).toBe(303)
  step()
  expect((await (await open(tom)).get(`/people/${personId}`)).status).toBe(404)
  const second = await ask()
  step()
  await (await open(tom)).post(`${second}/accept`)
  step()
  expect((await (await open(tom)).post(`${second}/met`, met())).status).toBe(303)
  expect(await holder(personId)).toMatchObject({ workerId: tom.workerId })
})

test('an accepted handover completes although the receiver was taken out of the care team meanwhile', async () => {
  const { personId, id } = await askedOf('Ended')
  expect((await (await open(tom)).post(`/handovers/${id}/accept`)).status).toBe(303)
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{ id: string; version: number }>`select id, version from involvement where person_id = ${personId} and worker_id = ${tom.workerId}`.execute(tx),
  )
  step()
  const ended = await (await open(priya)).post(`/involvements/${rows[0]!.id}/end`, { version: String(rows[0]!.version), why: 'Not needed for now' })
  expect(ended.status).toBe(303)
  step()
  expect((await (await open(tom)).post(`/handovers/${id}/met`, met())).status).toBe(303)
  expect(await holder(personId)).toMatchObject({ workerId: tom.workerId, teamName: 'South Testtown team' })
})

test('whoever handed over has no sight left by an earlier handover to them', async () => {
  const { personId, id } = await askedOf('Onward')
  await (await open(tom)).post(`/handovers/${id}/accept`)
  step()
  await (await open(tom)).post(`/handovers/${id}/met`, met())
  step()
  const on = await (await open(tom)).post(`/people/${personId}/hand-over`, { to: `${priya.workerId} ${town.north}`, about: 'Back' })
  step()
  await (await open(priya)).post(`${on.location}/accept`)
  step()
  expect((await (await open(priya)).post(`${on.location}/met`, met())).status).toBe(303)
  step()
  expect((await (await open(tom)).get(`/people/${personId}`)).status).toBe(404)
})

test('two workers asking somebody into the care team at once: one does, the other reads in words that it was done', async () => {
  const { personId } = await heldByPriya('Both')
  step()
  const add = { who: `${farah.workerId} ${town.charityTeam}`, role: 'connector', part: 'The allotment', personAgreed: 'yes' }
  for (let round = 0; round < 3; round++) {
    const person = round === 0 ? personId : (await heldByPriya(`Both ${round}`)).personId
    step()
    const answers = await Promise.all([(await open(priya)).post(`/people/${person}/team/add`, add), (await open(lead)).post(`/people/${person}/team/add`, add)])
    expect(answers.map(answer => answer.status).sort()).toEqual([303, 422])
    expect(answers.find(answer => answer.status === 422)!.html).toContain('already, or have been asked')
  }
})

test('a worker who leaves: whoever had been told of a handover to them, or had them in the care team, is told that it is over', async () => {
  const leaver = await worker('key_worker', town.trust, [town.north], 'Gus Going')
  const { personId, id } = await askedOf('Told', leaver, town.north)
  const { personId: helped } = await heldByPriya('Helped')
  step()
  const add = { who: `${leaver.workerId} ${town.north}`, role: 'key_worker', part: 'Walks', personAgreed: 'yes' }
  expect((await (await open(priya)).post(`/people/${helped}/team/add`, add)).status).toBe(303)
  const { rows } = await asSystem(db, ({ tx }) => sql<{ id: string }>`select id from involvement where person_id = ${helped}`.execute(tx))
  step()
  await (await open(leaver)).post(`/involvements/${rows[0]!.id}/agree`)
  step()
  const left = await (await open(lead)).post(`/workers/${leaver.workerId}/leave`, {})
  expect(left.status, left.html).toBe(303)
  step()
  expect(await titles(personId)).toContain('Gus Going is no longer asked to become your key worker')
  expect(await promised(personId)).toContain('handover-withdrawn')
  expect(await asSystem(db, caller => openHandover(caller, personId), now())).toBeUndefined()
  expect((await titles(helped)).at(-1)).toContain('Gus Going left your care team')
  expect(await promised(helped)).toContain('care-team-left')
  expect((await (await open(tom)).post(`/handovers/${id}/accept`)).status).toBe(404)
})

test('leaving races with taking, asking and accepting: every answer is in words, nobody is held or asked who has left', { timeout: 120_000 }, async () => {
  for (let round = 0; round < 12; round++) {
    const leaver = await worker('key_worker', town.trust, [town.north], `Leaver ${round}`)
    const claimed = await heldByTeam(`Claimed ${round}`)
    const asked = await heldByPriya(`Asked ${round}`)
    const accepted = await askedOf(`Accepted ${round}`, leaver, town.north)
    const [gone, priyas, leads] = [await open(leaver), await open(priya), await open(lead)]
    const answers = await Promise.all([
      gone.post(`/people/${claimed.personId}/team/take`, { team: town.north, why: 'We talked' }),
      gone.post(`/handovers/${accepted.id}/accept`),
      priyas.post(`/people/${asked.personId}/hand-over`, { to: `${leaver.workerId} ${town.north}`, about: 'Would you?' }),
      leads.post(`/workers/${leaver.workerId}/leave`, parts(addDays(now(), 3), 'deadline')),
    ])
    // Once gone they are signed out, which is an answer too.
    for (const answer of answers) expect([200, 303, 403, 404, 409, 422], answer.html).toContain(answer.status)
    if (answers[3].status !== 303) {
      step()
      expect((await leads.post(`/workers/${leaver.workerId}/leave`, parts(addDays(now(), 3), 'deadline'))).status).toBe(303)
    }
    const { rows } = await asSystem(db, ({ tx }) =>
      sql`select 'handover' from handover where to_worker_id = ${leaver.workerId} and finished_at is null
        union all select 'holds' from responsibility where worker_id = ${leaver.workerId} and upper_inf(during)`.execute(tx),
    )
    expect(rows).toEqual([])
    wait(1)
  }
})
