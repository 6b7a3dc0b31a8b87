import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem, makePerson, makeWorker, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { addDays } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { sayGoodbye } from '../care-team/index.ts'
import { nameKeyWorker, talk } from './actions.ts'
import { frontDoors } from './asked.hold.ts'
import { stateAfter, type What } from './front-door.ts'
import { eventsOf, readRequest } from './store.ts'

const { db, town, nurse, colleague, lead, south, asked } = await frontDoors()
afterAll(() => db.close())

const seenOf = async (who: Identity, requestId: string) => String((await as(db, who, caller => readRequest(caller, requestId)))!.position)
const holder = (personId: string) =>
  asSystem(
    db,
    async ({ tx }) =>
      (await sql<{ worker_id: string | null; team_id: string }>`select worker_id, team_id from who_holds where person_id = ${personId}`.execute(tx)).rows[0],
  )
const sent = (personOrAsker: string) =>
  asSystem(db, async ({ tx }) =>
    (
      await sql<{
        t: string
      }>`select payload ->> 'template' as t from job where task = 'message.send' and ${personOrAsker} in (payload ->> 'person', payload ->> 'asker')`.execute(
        tx,
      )
    ).rows.map(row => row.t),
  )

test('R021 R416 a worker writes down a request from the police: kept with who there answers for safety, and the two sends are one', async () => {
  const worker = await browse(db, nurse)
  const once = newId()
  const form = {
    once,
    wayIn: 'police',
    words: '',
    askerWords: 'Found walking at night, cold',
    givenName: 'Pat',
    placeCode: 'E07999999',
    agreed: 'not_asked',
    askerName: 'PC Jones',
  }
  const wrong = await worker.post('/front-door/new', form)
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('Enter who there answers for the person’s safety')
  await asSystem(db, ({ tx }) => sql`update team set neighbourhood_code = null where id = ${town.north}`.execute(tx))
  const kept = await worker.post('/front-door/new', { ...form, tookResponsibility: 'PC Jones stays with them until the ambulance comes' })
  expect(kept.status).toBe(303)
  expect((await worker.post('/front-door/new', { ...form, checked: 'yes', tookResponsibility: 'again' })).location).toBe(kept.location)
  const opened = await worker.get(kept.location)
  expect(opened.html).toContain('PC Jones stays with them')
  expect(opened.html).toContain('They have not told us themselves yet')
})

test('R260 own words come first, contact rules before the number; a conversation asks what would make it easier to come back', async () => {
  const { person, request } = await asked('Own', { safeContact: 'Text only, after 6pm', phone: '07700900999' })
  const worker = await browse(db, nurse)
  const { html } = await worker.get(`/front-door/${request.id}`)
  expect(html.indexOf('I need someone to talk to')).toBeLessThan(html.indexOf('Text only, after 6pm'))
  expect(html.indexOf('Text only, after 6pm')).toBeLessThan(html.indexOf('07700900999'))
  const saved = await worker.post(`/front-door/${request.id}/conversation`, { seen: '1', words: 'Money keeps me awake', easier: 'Meet at the library' })
  expect(saved.status).toBe(303)
  const mine = await (await browse(db, person)).get('/my/requests')
  expect(mine.html).toContain('Nia Nurse is talking with you')
  const entries = await as(db, person, async ({ tx }) => (await sql<{ body: string }>`select body from entry where what = 'conversation'`.execute(tx)).rows)
  expect(entries[0]!.body).toContain('Meet at the library')
})

test('two workers press at once: one talks with them, the other is told who; a worker of another team sees nothing', async () => {
  const { request } = await asked('Both')
  const [one, two] = [await browse(db, nurse), await browse(db, colleague)]
  const answers = await Promise.all([one.post(`/front-door/${request.id}/talk`, { seen: '1' }), two.post(`/front-door/${request.id}/talk`, { seen: '1' })])
  expect(answers.map(answer => answer.status).sort()).toEqual([303, 409])
  const told = answers.find(answer => answer.status === 409)!.html
  expect(told).toMatch(/(Nia Nurse|Col League) is now talking with them first/)
  const other = await browse(db, south)
  expect((await other.get(`/front-door/${request.id}`)).status).toBe(404)
  expect((await other.post(`/front-door/${request.id}/talk`, { seen: '2' })).status).toBe(404)
  expect((await other.get(`/front-door/${newId()}`)).html).toBe((await other.get(`/front-door/${request.id}`)).html)
})

test('R008 naming a key worker ends the wait; beyond the stated capacity it needs the leader’s named decision', async () => {
  const { person, request } = await asked('Named')
  await asSystem(db, ({ tx }) => sql`update team set capacity = 1 where id = ${town.north}`.execute(tx))
  const worker = await browse(db, nurse)
  const full = await worker.post(`/front-door/${request.id}/key-worker`, { seen: '1', workerId: colleague.workerId! })
  expect(full.status).toBe(422)
  expect(full.html).toContain('Ask your team lead, who can decide to go over it')
  expect((await holder(person.personId))!.worker_id).toBe(null)
  await asSystem(db, ({ tx }) =>
    sql`insert into capacity_decision (id, team_id, held, capacity, up_to, until, reason, decided_by, decided_by_name, decided_at)
    values (${newId()}, ${town.north}, 4, 1, 40, ${addDays(NOW, 20)}, 'Two more workers start next week', ${lead.workerId}, 'Lee Lead', ${NOW})`.execute(tx),
  )
  expect((await worker.post(`/front-door/${request.id}/key-worker`, { seen: '1', workerId: south.workerId! })).status).toBe(422)
  expect((await worker.post(`/front-door/${request.id}/key-worker`, { seen: '1', workerId: colleague.workerId! })).status).toBe(303)
  expect(await holder(person.personId)).toMatchObject({ worker_id: colleague.workerId, team_id: town.north })
  expect((await (await browse(db, person)).get('/my/requests')).html).toContain('Col League is your key worker')
  expect((await worker.get('/front-door')).html).not.toContain('Named Test')
  expect((await worker.get('/front-door')).html).not.toContain('/services/north/capacity')
  const leader = await browse(db, lead)
  expect((await leader.get('/front-door')).html).toContain('of 1 places')
  expect((await leader.get('/front-door')).html).toContain('href="/services/north/capacity"')
  expect((await leader.get('/services/north/capacity')).html).toContain('Two more workers start next week')
})

test('R119 R037 R078 another service is only asked: ours until it says yes, "not agreed yet" to the person, the clock unmoved, and ours again after a no', async () => {
  const { person, request } = await asked('Redir', { receivedAt: addDays(NOW, -5) })
  const worker = await browse(db, nurse)
  const without = await worker.post(`/front-door/${request.id}/elsewhere`, { seen: '1', reason: 'alcohol', redirectWords: 'typed words stay' })
  expect(without.status).toBe(422)
  expect(without.html).toContain('typed words stay')
  expect((await worker.post(`/front-door/${request.id}/elsewhere`, { seen: '1', reason: 'nearer' })).html).toContain('Choose one team')
  expect(
    (
      await worker.post(`/front-door/${request.id}/elsewhere`, {
        seen: '1',
        reason: 'nearer',
        teamId: town.south,
        shared: 'yes',
        redirectWords: 'Closer to home',
      })
    ).status,
  ).toBe(303)
  expect((await holder(person.personId))!.team_id).toBe(town.north)
  const mine = await (await browse(db, person)).get('/my/requests')
  expect(mine.html).toContain('They have not agreed yet. Until they do, we are still responsible')
  const other = await browse(db, south)
  expect((await other.get('/front-door')).html).toContain('You were asked to help')
  expect((await other.post(`/front-door/${request.id}/no`, { seen: '2', noWords: '' })).status).toBe(422)
  expect((await other.post(`/front-door/${request.id}/no`, { seen: '2', noWords: 'We have nobody free' })).status).toBe(303)
  expect((await other.get(`/front-door/${request.id}`)).status).toBe(404)
  expect((await holder(person.personId))!.team_id).toBe(town.north)
  expect((await worker.post(`/front-door/${request.id}/elsewhere`, { seen: '3', reason: 'their_choice', teamId: town.south, shared: 'yes' })).status).toBe(303)
  expect((await other.post(`/front-door/${request.id}/yes`, { seen: '4' })).status).toBe(303)
  expect((await holder(person.personId))!.team_id).toBe(town.south)
  const after = await as(db, south, caller => readRequest(caller, request.id))
  expect(after).toMatchObject({ state: 'accepted', receivedAt: addDays(NOW, -5), teamId: town.south })
  const events = await as(db, person, caller => eventsOf(caller, request.id))
  expect(stateAfter(events.map(event => event.what as What))).toBe('accepted')
  expect((await (await browse(db, lead)).get('/front-door/redirects')).html).toMatch(/South Testtown team[\s\S]*?2[\s\S]*?1[\s\S]*?1/)
})

test('R119 a service outside says yes: who, how and when are kept, and we stay until the person has met them', async () => {
  const { person, request } = await asked('Outside')
  const worker = await browse(db, nurse)
  await worker.post(`/front-door/${request.id}/elsewhere`, { seen: '1', reason: 'their_choice', serviceName: 'Sunrise House' })
  expect((await worker.post(`/front-door/${request.id}/yes`, { seen: '2' })).html).toContain('Enter who said yes')
  expect(
    (
      await worker.post(`/front-door/${request.id}/yes`, {
        seen: '2',
        who: 'Ali at Sunrise',
        how: 'by phone',
        'on-day': '23',
        'on-month': '11',
        'on-year': '2026',
      })
    ).status,
  ).toBe(303)
  expect((await holder(person.personId))!.team_id).toBe(town.north)
  expect((await (await browse(db, person)).get('/my/requests')).html).toContain('stays responsible until you have met them')
})

test('R119 the person asks for a review; a team lead answers in words they read', async () => {
  const { person, request } = await asked('Review')
  const me = await browse(db, person)
  expect((await me.post(`/my/requests/${request.id}/review`, { seen: '1', words: '' })).status).toBe(422)
  expect((await me.post(`/my/requests/${request.id}/review`, { seen: '1', words: 'Please look again' })).status).toBe(303)
  const leader = await browse(db, lead)
  expect((await leader.get('/front-door')).html).toContain('Reviews people asked for')
  expect((await (await browse(db, nurse)).post(`/front-door/${request.id}/review`, { seen: '2', reviewWords: 'no' })).status).toBe(403)
  expect((await leader.post(`/front-door/${request.id}/review`, { seen: '2', reviewWords: 'You are right, and we will change it' })).status).toBe(303)
  expect((await me.get('/my/requests')).html).toContain('You are right, and we will change it')
  const someone = await browse(db, await makePerson(db, 'Someone'))
  expect((await someone.get(`/my/requests/${request.id}/review`)).status).toBe(404)
})

test('R018 one press reaches whoever holds them; R142 after a goodbye it goes straight to the last team', async () => {
  const { person, request } = await asked('Again')
  await as(db, nurse, async caller => {
    await talk(caller, request.id, 1)
    await nameKeyWorker(caller, request.id, 2, nurse.workerId!)
  })
  const me = await browse(db, person)
  const once = newId()
  expect((await me.get('/my/ask')).html).toContain('Nia Nurse')
  for (let press = 0; press < 2; press++) expect((await me.post('/my/ask', { once, words: 'I sleep badly again' })).status).toBe(303)
  const steps = await as(
    db,
    nurse,
    async ({ tx }) => (await sql`select 1 from next_step where person_id = ${person.personId} and worker_id = ${nurse.workerId}`.execute(tx)).rows,
  )
  expect(steps).toHaveLength(1)
  const count = () => asSystem(db, async ({ tx }) => (await sql`select 1 from help_request where person_id = ${person.personId}`.execute(tx)).rows.length)
  expect(await count()).toBe(1)
  await as(
    db,
    nurse,
    caller => sayGoodbye(caller, person.personId, { whose: 'asked', words: 'Well', stayingWell: 'Walks', wayBack: 'Ring us', checkInOn: '2027-03-01' }),
    addDays(NOW, 1),
  )
  const back = await browse(db, person, () => addDays(NOW, 2))
  expect((await back.post('/my/ask', { once: newId(), words: '' })).status).toBe(303)
  expect(await count()).toBe(2)
  expect(await holder(person.personId)).toMatchObject({ team_id: town.north, worker_id: null })
})

test('R021 the agreement somebody claimed is confirmed at first contact; when it was not given the person sees no asker and it ends', async () => {
  const asker = {
    name: 'Housing Officer',
    relation: 'housing officer',
    organisation: 'Council',
    contact: 'h@example.com',
    words: 'She seems low',
    tookResponsibility: '',
    workerId: undefined,
    shownToPerson: true,
  }
  const { person, request } = await asked('Carol', { agreed: 'yes', agreedHow: 'told me', asker, wayIn: 'someone_else', ownWords: '' })
  expect((await (await browse(db, person)).get('/my/requests')).html).toContain('Housing Officer')
  expect((await (await browse(db, nurse)).post(`/front-door/${request.id}/agreement`, { seen: '1', confirmed: 'no' })).status).toBe(303)
  const seen = await (await browse(db, person)).get('/my/requests')
  expect(seen.html).not.toContain('Housing Officer')
  expect(await sent(request.id)).toEqual(['asker-received'])
})

test('R031 a worried caller: the same answer whether we know the person or not, received either way, and nothing for the caller', async () => {
  const { person } = await asked('Ashik')
  const worker = await browse(db, nurse)
  expect((await worker.get('/front-door/worried')).html).toContain('Confirm nothing')
  const tell = async (givenName: string) => {
    const answer = await worker.post('/front-door/worried', {
      once: newId(),
      toldBy: 'His mother',
      relation: 'mother',
      words: 'I am worried about my son',
      givenName,
      familyName: 'Test',
      'born-day': '27',
      'born-month': '3',
      'born-year': '1985',
      placeCode: 'E07999999',
      inConfidence: 'yes',
    })
    return { answer: [answer.status, answer.location], page: (await worker.get(answer.location)).html }
  }
  expect(await tell('Ashik')).toEqual(await tell('Nobodyknown'))
  const kept = await as(
    db,
    nurse,
    async ({ tx }) => (await sql`select told_by from received_information where person_id = ${person.personId}`.execute(tx)).rows,
  )
  expect(kept).toEqual([{ told_by: 'His mother' }])
  expect(await as(db, person, async ({ tx }) => (await sql`select 1 from received_information`.execute(tx)).rows)).toEqual([])
  expect(await as(db, south, async ({ tx }) => (await sql`select 1 from received_information`.execute(tx)).rows)).toEqual([])
})

test('forged ids, roles without the right, and oversized words change nothing and never fail', async () => {
  const { request } = await asked('Forge')
  const worker = await browse(db, nurse)
  for (const action of ['talk', 'conversation', 'key-worker', 'elsewhere', 'yes', 'no', 'agreement']) {
    for (const seen of ['', '0', '-1', '999999999999', 'x'])
      expect(
        (await worker.post(`/front-door/${request.id}/${action}`, { seen, words: 'é'.repeat(30_000), workerId: 'x', teamId: newId(), reason: 'none' })).status,
      ).toBe(422)
    expect((await worker.post(`/front-door/not-an-id/${action}`, { seen: '1' })).status).toBe(404)
  }
  expect(await seenOf(nurse, request.id)).toBe('1')
  const reception = await browse(db, await makeWorker(db, 'reception', town.trust, [town.north]))
  expect((await reception.get('/front-door')).html).toContain('Forge Test')
  expect((await reception.post(`/front-door/${request.id}/talk`, { seen: '1' })).status).toBe(403)
  expect((await (await browse(db)).get('/front-door')).status).toBe(303)
  expect((await worker.get('/front-door/police')).html).toContain('Refer to information governance')
})
