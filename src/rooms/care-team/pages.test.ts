import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { inTransaction, system } from '../../core/caller.ts'
import { addDays, addHours } from '../../core/dates.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { runOne } from '../../core/jobs.ts'
import { agree, awayFor, cover, currentHolder, holdByTeam, holdByWorker, involve, jobs, planAbsence, readMembers, workerLeaves } from './index.ts'

let db: Database
let town: Town
type Worker = Identity & { workerId: string }
let priya: Worker
let tom: Worker
let lead: Worker
let farah: Worker
let now = NOW
const worker = async (role: Parameters<typeof makeWorker>[1], organisation: string, teams: string[], name: string) =>
  (await makeWorker(db, role, organisation, teams, name)) as Worker
const open = (who: Identity): Promise<Browser> => browse(db, who, () => now)
const text = (answer: Answer) =>
  answer.html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll(' ,', ',')

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  priya = await worker('key_worker', town.trust, [town.north], 'Priya Nair')
  tom = await worker('key_worker', town.trust, [town.south], 'Tom Reed')
  lead = await worker('team_lead', town.trust, [town.north], 'Lena Lead')
  farah = await worker('connector', town.charity, [town.charityTeam], 'Farah Malik')
})
afterAll(() => db.close())

async function heldByTeam(name: string) {
  const person = await makePerson(db, name)
  await inTransaction(
    db,
    system('front-door'),
    caller => holdByTeam(caller, { personId: person.personId, teamId: town.north, deadline: addHours(now, 24), why: 'You asked for help.' }),
    { clock: { now: () => now } },
  )
  return person
}
async function heldByPriya(name: string) {
  const person = await heldByTeam(name)
  step()
  await as(db, priya, caller => holdByWorker(caller, { personId: person.personId, workerId: priya.workerId, teamId: town.north, why: 'You talked.' }), now)
  return person
}
const step = () => {
  now = addHours(now, 1 / 12)
}

test('R008 R034 key worker and main organisation show to worker and person alike, each role in plain words beside the name', async () => {
  const amina = await heldByTeam('Amina')
  step()
  const team = `/people/${amina.personId}/team`
  const work = await open(priya)
  expect(text(await work.get(team))).toContain('Held by the duty team')
  const empty = await work.post(`${team}/take`, { team: town.north, why: '' })
  expect(empty.status).toBe(422)
  expect(empty.html).toContain('Write why, in a few words')
  expect((await work.post(`${team}/take`, { team: town.north, why: 'We have met before.' })).location).toBe(team)
  expect(text(await work.get(team))).toMatch(/Key worker Priya Nair, key worker Your main contact\. .* Main organisation Testshire NHS Trust/)
  const own = text(await (await open(amina)).get('/my/team'))
  expect(own).toMatch(/Your key worker Priya Nair/)
  expect(own).toContain('makes sure nothing is dropped')
  expect(own).toContain('Organisation responsible for your care Testshire NHS Trust')
})

test('R078 R012 a worker of another organisation reads “asked, not yet agreed” and sees nothing until they agree; they may say no', async () => {
  const zubaida = await heldByPriya('Zubaida')
  step()
  const work = await open(priya)
  const team = `/people/${zubaida.personId}/team`
  const form = { who: `${farah.workerId} ${town.charityTeam}`, role: 'connector', part: 'Goes along to the allotment on Thursdays.' }
  const wrong = await work.post(`${team}/add`, { ...form, part: '' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain(`value="${farah.workerId} ${town.charityTeam}" selected`)
  expect((await work.post(`${team}/add`, form)).status).toBe(303)
  expect(text(await work.get(team))).toMatch(/Farah Malik Asked, not yet agreed Community connector, Testtown Mind and Body/)
  expect((await work.post(`${team}/add`, form)).status).toBe(422)
  const her = await open(farah)
  expect((await her.get(team)).status).toBe(404)
  const list = await her.get('/handovers')
  const answer = /\/involvements\/[0-9a-f-]+\/answer/.exec(list.html)![0]
  const question = await her.get(answer)
  expect(question.status).toBe(200)
  expect(question.html).not.toContain('Zubaida')
  step()
  expect((await her.post(answer.replace('answer', 'agree'))).status).toBe(303)
  expect(text(await her.get(team))).toContain('Goes along to the allotment on Thursdays.')
  expect((await her.post(answer.replace('answer', 'agree'))).status).toBe(409)
  expect(text(await (await open(zubaida)).get('/my/team'))).toContain('Helps you find and try things near you')
})

test('two workers ending the same involvement: the second changes nothing and is told', async () => {
  const person = await heldByPriya('Ending')
  const id = await as(
    db,
    priya,
    caller => involve(caller, { personId: person.personId, workerId: priya.workerId, role: 'psychologist', part: 'Listens.', personAgreed: true }),
    now,
  )
  step()
  const [one, two] = [await open(priya), await open(lead)]
  expect((await one.post(`/involvements/${id}/end`, { version: '1', why: 'Done together.' })).status).toBe(303)
  const late = await two.post(`/involvements/${id}/end`, { version: '1', why: 'My own words stay.' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('My own words stay.')
})

test('R181 R237 a specialist team joins and the key worker link stays; one worker can hold several roles', async () => {
  const person = await heldByPriya('Specialist')
  await as(
    db,
    priya,
    caller => involve(caller, { personId: person.personId, teamId: town.crisis, role: 'crisis_worker', part: 'There at night.', personAgreed: false }),
    now,
  )
  const crisis = await worker('crisis_worker', town.trust, [town.crisis], 'Cara Crisis')
  await as(
    db,
    priya,
    caller => involve(caller, { personId: person.personId, workerId: priya.workerId, role: 'connector', part: 'Finds groups with you.', personAgreed: false }),
    now,
  )
  step()
  const [asked] = await as(db, priya, caller => readMembers(caller, person.personId), now).then(rows => rows.filter(row => row.teamId === town.crisis))
  await as(db, crisis, caller => agree(caller, asked!.id), now)
  step()
  expect(await as(db, crisis, caller => currentHolder(caller, person.personId), now)).toMatchObject({ workerName: 'Priya Nair' })
  expect((await as(db, crisis, caller => readMembers(caller, person.personId), now)).map(row => row.role).sort()).toEqual(['connector', 'crisis_worker'])
})

test('nobody in the person’s own life can be asked, and the reason is not told', async () => {
  const person = await heldByPriya('Circle')
  await asSystem(db, ({ tx }) =>
    sql`insert into circle (id, person_id, worker_id, relation, declared_by, during) values (${newId()}, ${person.personId}, ${tom.workerId}, 'ex_partner', ${person.personId}, '[2026-01-01,)')`.execute(
      tx,
    ),
  )
  const work = await open(priya)
  for (const [path, form] of [
    ['team/add', { who: `${tom.workerId} ${town.south}`, role: 'key_worker', part: 'Helps.' }],
    ['hand-over', { to: `${tom.workerId} ${town.south}`, about: 'Please.' }],
  ] as const) {
    const answer = await work.post(`/people/${person.personId}/${path}`, form)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Choose somebody else')
    expect(text(answer)).not.toMatch(/partner|own life|knows them/i)
  }
})

test('R048 the pages walk a handover from asking to meeting; a receiver who cannot see the person yet reads no name', async () => {
  const mo = await heldByPriya('Mohammed')
  const sender = await open(priya)
  const asked = await sender.post(`/people/${mo.personId}/hand-over`, { to: `${tom.workerId} ${town.south}`, about: 'They have moved south.' })
  expect(asked.location).toMatch(/^\/handovers\//)
  const receiver = await open(tom)
  const page = await receiver.get(asked.location)
  expect(page.html).toContain('They have moved south.')
  expect(page.html).not.toContain('Mohammed')
  expect((await receiver.get(`/people/${mo.personId}/team`)).status).toBe(404)
  expect((await receiver.post(`${asked.location}/met`, { 'metOn-day': '23', 'metOn-month': '11', 'metOn-year': '2026', metHow: 'phone' })).status).toBe(422)
  step()
  expect((await receiver.post(`${asked.location}/accept`)).status).toBe(303)
  expect(text(await (await open(mo)).get('/my/team'))).toMatch(
    /Tom Reed has said yes to becoming your key worker, and will meet you first. Until they have met, Priya Nair goes on being responsible/,
  )
  step()
  expect((await receiver.post(`${asked.location}/met`, { 'metOn-day': '31', 'metOn-month': '2', 'metOn-year': '2026' })).status).toBe(422)
  expect((await receiver.post(`${asked.location}/met`, { 'metOn-day': '23', 'metOn-month': '11', 'metOn-year': '2026', metHow: 'in_person' })).location).toBe(
    `/people/${mo.personId}/team`,
  )
  expect(text(await receiver.get(`/people/${mo.personId}/team`))).toContain('Key worker Tom Reed')
})

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
  const absence = await as(db, priya, caller => planAbsence(caller, { workerId: priya.workerId, fromDay: '2027-02-01', toDay: '2027-02-05' }), now)
  await as(db, priya, caller => cover(caller, absence, eli.personId, tom.workerId, ''), now)
  const on = new Date('2027-02-02T12:00:00Z')
  expect(await as(db, eli, caller => awayFor(caller, eli.personId, '2027-02-02'), on)).toMatchObject({ standInName: 'Tom Reed', state: 'asked' })
  expect(await as(db, tom, async ({ tx }) => (await sql`select from person where id = ${eli.personId}`.execute(tx)).rows, on)).toEqual([])
})

test('a worker who holds people cannot leave until each is handed over or passes to the team with a deadline', async () => {
  const leaver = await worker('key_worker', town.trust, [town.north], 'Gus Going')
  const person = await heldByTeam('Left')
  step()
  await as(db, leaver, caller => holdByWorker(caller, { personId: person.personId, workerId: leaver.workerId, teamId: town.north, why: 'You talked.' }), now)
  step()
  const work = await open(lead)
  const path = `/workers/${leaver.workerId}/leave`
  expect(text(await work.get(path))).toContain('key worker of 1 person')
  const refused = await work.post(path, { 'deadline-day': '', 'deadline-month': '', 'deadline-year': '' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('still holds 1 person')
  const by = addDays(now, 3)
  expect(
    (
      await work.post(path, {
        'deadline-day': String(by.getUTCDate()),
        'deadline-month': String(by.getUTCMonth() + 1),
        'deadline-year': String(by.getUTCFullYear()),
      })
    ).status,
  ).toBe(303)
  expect(await asSystem(db, caller => currentHolder(caller, person.personId), now)).toMatchObject({ workerId: null, teamId: town.north })
  await expect(as(db, lead, caller => workerLeaves(caller, leaver.workerId), now)).rejects.toThrow('Not found')
  expect((await (await open(priya)).get(path)).status).toBe(403)
})

test('a deadline that passes: the team still holds, its lead sees it, and the person is told', async () => {
  const person = await heldByTeam('Waiting')
  now = addHours(now, 25)
  for (let ran = true; ran; ) ran = await runOne(db, { ...jobs, 'message.send': async () => undefined }, { now: () => now })
  expect(await asSystem(db, caller => currentHolder(caller, person.personId), now)).toMatchObject({ teamId: town.north })
  expect(text(await (await open(lead)).get('/handovers'))).toMatch(/Nobody named in time .*Waiting/)
  expect(text(await (await open(priya)).get('/handovers'))).not.toContain('Nobody named in time')
  const titles = await as(db, person, ({ tx }) => sql<{ title: string }>`select title from entry`.execute(tx), now)
  expect(titles.rows.map(row => row.title)).toContain('Nobody has been named for you in time')
})

test('a goodbye page keeps everything typed, refuses a goodbye that is nobody’s own, and leads back', async () => {
  const dee = await heldByPriya('Dee')
  step()
  const work = await open(priya)
  const path = `/people/${dee.personId}/goodbye`
  const form = {
    words: 'It was good to walk with you.',
    stayingWell: 'Thursdays.',
    wayBack: 'Ring us.',
    'checkInOn-day': '11',
    'checkInOn-month': '1',
    'checkInOn-year': '2027',
  }
  const refused = await work.post(path, form)
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('It was good to walk with you.')
  expect((await work.post(path, { ...form, whose: 'agreed' })).status).toBe(303)
  expect(text(await (await open(dee)).get('/my/team'))).toContain('You can come back whenever you want')
})

test('forged, foreign and missing ids reveal and change nothing', async () => {
  const person = await heldByPriya('Hidden')
  const other = await open(tom)
  const made = newId()
  for (const path of [
    `/people/${person.personId}/team`,
    `/people/${made}/team`,
    '/people/not-an-id/team',
    `/handovers/${made}`,
    '/absences/../x',
    `/absences/${made}`,
    `/involvements/${made}/end`,
    `/involvements/${made}/answer`,
    `/people/${person.personId}/goodbye`,
    `/people/${person.personId}/team/back`,
  ])
    expect((await other.get(path)).status, path).toBe(404)
  for (const [path, form] of [
    [`/people/${person.personId}/team/add`, { who: "x'; drop", role: 'key_worker', part: 'x' }],
    [`/people/${person.personId}/team/take`, { team: town.south, why: 'Mine.' }],
    [`/handovers/${made}/accept`, {}],
    [`/involvements/${made}/agree`, {}],
    [`/absences/${made}/cover`, { who: made, standIn: made }],
  ] as const)
    expect((await other.post(path, form)).status, path).toBeGreaterThanOrEqual(404)
  expect(
    (await (await open(priya)).post(`/people/${person.personId}/team/add`, { who: '------------------------------------', role: ['a', 'b'], part: 'x' }))
      .status,
  ).toBe(422)
})
