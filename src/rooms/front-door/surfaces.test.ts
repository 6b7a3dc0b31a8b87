import { sql } from 'kysely'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { KINDS } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import { addDays, addHours } from '../../core/dates.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { runOne } from '../../core/jobs.ts'
import { holdByTeam } from '../care-team/index.ts'
import { jobs } from './jobs.ts'
import { requestsPanel, waitPanel } from './panels.tsx'

let db: Database
let town: Town
let nurse: Identity
let peer: Identity

const make = async (who: Identity, form: Record<string, string>) => {
  const worker = await browse(db, who)
  return worker.post('/front-door/new', {
    once: newId(),
    wayIn: 'phone',
    words: 'I drink too much and I am low',
    givenName: 'Kyle',
    familyName: 'Test',
    placeCode: 'E07999999',
    agreed: 'self',
    checked: 'yes',
    ...form,
  })
}
const ids = (requestId: string) =>
  asSystem(
    db,
    async ({ tx }) =>
      (
        await sql<{
          person: string
          state: string
          team: string
        }>`select person_id as person, state, team_id as team from help_request where id = ${requestId}`.execute(tx)
      ).rows[0]!,
  )
const templates = (id: string) =>
  asSystem(db, async ({ tx }) =>
    (
      await sql<{
        t: string
      }>`select payload ->> 'template' as t from job where task = 'message.send' and ${id} in (payload ->> 'person', payload ->> 'asker') order by id`.execute(
        tx,
      )
    ).rows.map(row => row.t),
  )

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  await asSystem(db, ({ tx }) => sql`update team set neighbourhood_code = null where id = ${town.north}`.execute(tx))
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Nia Nurse')
  peer = await makeWorker(db, 'peer_worker', town.charity, [town.charityTeam], 'Pip Peer')
})
afterAll(() => db.close())

const TURNED_AWAY_ELSEWHERE = [
  ['talking_therapies', 'Talking Therapies said they cannot help with this', '1990'],
  ['phone', 'I use cocaine at month end, I drink and I gamble', '2003'],
  ['gp_conversation', 'They told me it was a personality disorder and sent me away', '1985'],
  ['someone_else', 'She has dementia and now she is very low', '1936'],
] as const

test('R101 R106 R107 R108 whatever somebody was turned away for elsewhere, at any adult age and with no diagnosis asked, they are received and held like any other', async () => {
  for (const [wayIn, words, year] of TURNED_AWAY_ELSEWHERE) {
    const kept = await make(nurse, { wayIn, words, givenName: `Person ${wayIn}`, 'born-day': '4', 'born-month': '5', 'born-year': year })
    expect([wayIn, kept.status]).toEqual([wayIn, 303])
    const request = await ids(kept.location.split('/').at(-1)!)
    expect(request).toMatchObject({ state: 'received', team: town.north })
    const held = await asSystem(
      db,
      async ({ tx }) =>
        (await sql`select 1 from who_holds where person_id = ${request.person} and team_id = ${town.north} and deadline is not null`.execute(tx)).rows,
    )
    expect(held).toHaveLength(1)
  }
  const asked = await asSystem(
    db,
    async ({ tx }) =>
      (
        await sql`select 1 from information_schema.columns where table_name in ('person', 'help_request', 'help_draft') and column_name like '%diagnos%'`.execute(
          tx,
        )
      ).rows,
  )
  expect(asked).toEqual([])
})

test('R106 R107 R108 R119 R304 what somebody lives with cannot be a reason to ask elsewhere: it stays ours; and each asking is in the audit trail', async () => {
  const kept = await make(nurse, { givenName: 'Grounds' })
  const requestId = kept.location.split('/').at(-1)!
  const worker = await browse(db, nurse)
  const asking = { seen: '1', teamId: town.south, shared: 'yes', redirectWords: 'Please help them' }
  for (const reason of [
    'alcohol',
    'drugs',
    'gambling',
    'personality_disorder',
    'co_occurring',
    'dementia',
    'not_suitable',
    'diagnosis',
    'too_complex',
    'threshold',
    '',
  ]) {
    const answer = await worker.post(`/front-door/${requestId}/elsewhere`, { ...asking, reason })
    expect([reason, answer.status]).toEqual([reason, 422])
    expect(answer.html).toContain('Choose why it would serve them better')
    expect(await ids(requestId)).toMatchObject({ state: 'received', team: town.north })
  }
  expect((await worker.post(`/front-door/${requestId}/elsewhere`, { ...asking, reason: 'nearer' })).status).toBe(303)
  const { person } = await ids(requestId)
  const { rows } = await asSystem(db, ({ tx }) => sql`select 1 from audit_entry where what = 'another service asked' and person_id = ${person}`.execute(tx))
  expect(rows.length).toBeGreaterThan(0)
})

test('R064 somebody who waits has a named contact, things to do and a way to say it is getting worse; after two weeks they are asked how they are, until there is a key worker', async () => {
  const kept = await make(nurse, { givenName: 'Waiting' })
  const requestId = kept.location.split('/').at(-1)!
  const { person } = await ids(requestId)
  await asSystem(db, ({ tx }) => sql`update team set phone = '01632 960001' where id = ${town.north}`.execute(tx))
  const me = { ...(await makePerson(db, 'Own sign-in')), personId: person, holders: [person] }
  const wait = renderToStaticMarkup((await as(db, me, caller => waitPanel(caller, person))) as ReactElement)
  for (const words of ['North Testtown team on 01632 960001', 'href="/my/ask"', 'href="/community"']) expect(wait).toContain(words)
  const asks = () =>
    asSystem(db, async ({ tx }) =>
      (
        await sql<{
          due: string
        }>`select due::text as due from next_step where person_id = ${person} and what like 'Get in touch while they wait%' order by due`.execute(tx)
      ).rows.map(row => row.due),
    )
  const later = async (days: number) => {
    while (
      await runOne(db, { 'message.send': async () => undefined, 'responsibility.overdue': async () => undefined, ...jobs }, { now: () => addDays(NOW, days) })
    );
  }
  await later(13)
  expect(await asks()).toEqual([])
  await later(14)
  expect(await asks()).toEqual(['2026-12-07'])
  expect(await templates(person)).toContain('still-waiting')
  await later(28)
  expect(await asks()).toEqual(['2026-12-07', '2026-12-21'])
  expect(
    (await (await browse(db, nurse, () => addDays(NOW, 28))).post(`/front-door/${requestId}/key-worker`, { seen: '1', workerId: nurse.workerId! })).status,
  ).toBe(303)
  await later(60)
  expect(await asks()).toHaveLength(2)
})

test('R031 whoever answers at night for the team that holds somebody reads what a worried relative told us, and answers it; a stranger does not', async () => {
  const relative = await makePerson(db, 'Relied')
  await asSystem(db, caller =>
    holdByTeam(caller, { personId: relative.personId, teamId: town.crisis, deadline: addHours(NOW, 12), why: 'You were in touch at night.' }),
  )
  await asSystem(db, ({ tx }) =>
    sql`insert into received_information (id, person_id, once_key, told_by, relation, contact, words, in_confidence, at, taken_by_name)
    values (${newId()}, ${relative.personId}, ${newId()}, 'His mother', 'mother', '', 'He has not eaten since Friday', true, ${NOW}, 'Front door')`.execute(tx),
  )
  const crisis = await browse(db, await makeWorker(db, 'crisis_worker', town.trust, [town.crisis], 'Cal Crisis'))
  const record = await crisis.get(`/people/${relative.personId}`)
  expect(record.html).toContain('He has not eaten since Friday')
  const told = /\/people\/[0-9a-f-]+\/told\/[0-9a-f-]+/.exec(record.html)![0]
  expect((await crisis.get(told)).status).toBe(200)
  expect((await (await browse(db, peer)).get(told)).status).toBe(404)
})

test('R021 a peer worker elsewhere may write a request down; it goes to the front-door team and they are told only that', async () => {
  const kept = await make(peer, { givenName: 'Kylian' })
  expect(kept.status).toBe(200)
  expect(kept.html).toContain('North Testtown team has it')
  expect((await (await browse(db, peer)).get('/front-door')).html).not.toContain('Kylian')
})

test('the one who asked with agreement hears the outcome; the record shows the request to those who may see it and to nobody else', async () => {
  const kept = await make(nurse, {
    wayIn: 'someone_else',
    givenName: 'Outcome',
    agreed: 'yes',
    agreedHow: 'She told me',
    askerName: 'Sister',
    askerContact: 's@example.com',
  })
  const requestId = kept.location.split('/').at(-1)!
  const { person } = await ids(requestId)
  const worker = await browse(db, nurse)
  expect((await worker.post(`/front-door/${requestId}/key-worker`, { seen: '1', workerId: nurse.workerId! })).status).toBe(303)
  expect(await templates(requestId)).toEqual(['asker-received', 'asker-outcome'])
  const panel = async (who: Identity, make: typeof requestsPanel) => {
    const node = await as(db, who, caller => make(caller, person))
    return node === null ? null : renderToStaticMarkup(node as ReactElement)
  }
  expect(await panel(nurse, requestsPanel)).toContain('Key worker named')
  expect(await panel(peer, requestsPanel)).toBe(null)
  expect(await panel(peer, waitPanel)).toBe(null)
})

test('hidden means absent: a worker from whom the person hides requests finds none on the board, in panels or by address', async () => {
  const kept = await make(nurse, { givenName: 'Hidden' })
  const requestId = kept.location.split('/').at(-1)!
  const { person } = await ids(requestId)
  const before = await (await browse(db, nurse)).get('/front-door')
  expect(before.html).toContain('Hidden Test')
  await asSystem(db, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
    values (${newId()}, ${person}, ${nurse.workerId}, 'worker', ${KINDS.requests}, 'person', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
  const worker = await browse(db, nurse)
  expect((await worker.get('/front-door')).html).not.toContain('Hidden Test')
  expect((await worker.get(`/front-door/${requestId}`)).status).toBe(404)
  expect((await worker.post(`/front-door/${requestId}/talk`, { seen: '1' })).status).toBe(404)
  expect(await as(db, nurse, caller => requestsPanel(caller, person))).toBe(null)
})

test('a possible match is offered before a new record is made, and only from people the worker may see', async () => {
  const stranger = await makePerson(db, 'Matching', 'S0001')
  const robin = { givenName: 'Matching', familyName: 'Quincey' }
  expect((await make(nurse, { ...robin, checked: '' })).status).toBe(303)
  const again = await make(nurse, { ...robin, checked: '' })
  expect(again.status).toBe(422)
  expect(again.html).toContain('Is it one of these people?')
  expect(again.html).not.toContain(stranger.personId)
  expect((await make(nurse, robin)).status).toBe(303)
})
