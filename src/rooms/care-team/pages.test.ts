import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { as, asSystem } from '../../../test/support/people.ts'
import { newId } from '../../core/ids.ts'
import { agree, currentHolder, involve, readMembers } from './index.ts'
import { teamWithWork, text } from './team.hold.ts'

const { db, town, priya, tom, lead, farah, worker, open, heldByTeam, heldByPriya, now, step } = await teamWithWork()
afterAll(() => db.close())

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
  // The house kept the entry; it says who did it and in which role, and never "system".
  const record = text(await (await open(zubaida)).get('/my/record'))
  expect(record).toContain('Written by Farah Malik, community connector')
  expect(record).not.toContain(', system')
})

test('two workers ending the same involvement: the second changes nothing and is told', async () => {
  const person = await heldByPriya('Ending')
  const id = await as(
    db,
    priya,
    caller => involve(caller, { personId: person.personId, workerId: priya.workerId, role: 'psychologist', part: 'Listens.', personAgreed: true }),
    now(),
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
    now(),
  )
  const crisis = await worker('crisis_worker', town.trust, [town.crisis], 'Cara Crisis')
  await as(
    db,
    priya,
    caller => involve(caller, { personId: person.personId, workerId: priya.workerId, role: 'connector', part: 'Finds groups with you.', personAgreed: false }),
    now(),
  )
  step()
  const [asked] = await as(db, priya, caller => readMembers(caller, person.personId), now()).then(rows => rows.filter(row => row.teamId === town.crisis))
  await as(db, crisis, caller => agree(caller, asked!.id), now())
  step()
  expect(await as(db, crisis, caller => currentHolder(caller, person.personId), now())).toMatchObject({ workerName: 'Priya Nair' })
  expect((await as(db, crisis, caller => readMembers(caller, person.personId), now())).map(row => row.role).sort()).toEqual(['connector', 'crisis_worker'])
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
