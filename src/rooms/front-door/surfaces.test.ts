import { sql } from 'kysely'
import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactElement } from 'react'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { KINDS } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { requestsPanel, waitPanel } from './panels.tsx'

let db: Database
let town: Town
let nurse: Identity
let peer: Identity

const make = async (who: Identity, form: Record<string, string>) => {
  const worker = await browse(db, who)
  return worker.post('/front-door/new', { once: newId(), wayIn: 'phone', words: 'I drink too much and I am low', givenName: 'Kyle', familyName: 'Test', placeCode: 'E07999999', agreed: 'self', checked: 'yes', ...form })
}
const ids = (requestId: string) => asSystem(db, async ({ tx }) => (await sql<{ person: string; state: string; team: string }>`select person_id as person, state, team_id as team from help_request where id = ${requestId}`.execute(tx)).rows[0]!)
const templates = (id: string) => asSystem(db, async ({ tx }) => (await sql<{ t: string }>`select payload ->> 'template' as t from job where task = 'message.send' and ${id} in (payload ->> 'person', payload ->> 'asker') order by id`.execute(tx)).rows.map(row => row.t))

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  await asSystem(db, ({ tx }) => sql`update team set neighbourhood_code = null where id = ${town.north}`.execute(tx))
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Nia Nurse')
  peer = await makeWorker(db, 'peer_worker', town.charity, [town.charityTeam], 'Pip Peer')
})
afterAll(() => db.close())

test.each([
  ['R106', 'talking_therapies', 'Talking Therapies said they cannot help with this'],
  ['R108', 'phone', 'I use cocaine at month end and gamble'],
  ['R107', 'gp_conversation', 'They told me it was a personality disorder and sent me away'],
  ['R110', 'someone_else', 'She has dementia and now she is very low'],
] as const)('%s is received and held like any other', async (_requirement, wayIn, words) => {
  const kept = await make(nurse, { wayIn, words, givenName: `Person ${wayIn}` })
  expect(kept.status).toBe(303)
  const request = await ids(kept.location.split('/').at(-1)!)
  expect(request).toMatchObject({ state: 'received', team: town.north })
  const held = await asSystem(db, async ({ tx }) => (await sql`select 1 from who_holds where person_id = ${request.person} and team_id = ${town.north} and deadline is not null`.execute(tx)).rows)
  expect(held).toHaveLength(1)
})

test('R021 a peer worker elsewhere may write a request down; it goes to the front-door team and they are told only that', async () => {
  const kept = await make(peer, { givenName: 'Kylian' })
  expect(kept.status).toBe(200)
  expect(kept.html).toContain('North Testtown team has it')
  expect((await (await browse(db, peer)).get('/front-door')).html).not.toContain('Kylian')
})

test('the one who asked with agreement hears the outcome; the record shows the request to those who may see it and to nobody else', async () => {
  const kept = await make(nurse, { wayIn: 'someone_else', givenName: 'Outcome', agreed: 'yes', agreedHow: 'She told me', askerName: 'Sister', askerContact: 's@example.com' })
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
  await asSystem(db, ({ tx }) => sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
    values (${newId()}, ${person}, ${nurse.workerId}, 'worker', ${KINDS.requests}, 'person', ${NOW}, '[2026-01-01,)')`.execute(tx))
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
