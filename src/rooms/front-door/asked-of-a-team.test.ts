import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem, makeWorker, NOW } from '../../../test/support/people.ts'
import { myBasis } from '../../access/index.ts'
import { frontDoors } from './asked.hold.ts'

// Teams in which nobody sees a caseload: alcohol and drugs workers, connectors, peer workers.
const { db, town, nurse, asked } = await frontDoors()
const drugs = await makeWorker(db, 'alcohol_drugs_worker', town.charity, [town.charityTeam], 'Leon Tide')
const peer = await makeWorker(db, 'peer_worker', town.charity, [town.charityTeam], 'Pip Peer')
const connector = await makeWorker(db, 'connector', town.charity, [town.charityTeam], 'Con Nector')
const work = await makeWorker(db, 'employment_specialist', town.charity, [town.charityTeam], 'Em Ployer')
afterAll(() => db.close())

const ask = async (requestId: string, seen: string, shared = true) =>
  (await browse(db, nurse)).post(`/front-door/${requestId}/elsewhere`, {
    seen,
    reason: 'offers_what_we_do_not',
    teamId: town.charityTeam,
    redirectWords: 'Somebody who knows about drink',
    ...(shared ? { shared: 'yes' } : {}),
  })
const run = (query: ReturnType<typeof sql>) => asSystem(db, ({ tx }) => query.execute(tx))

test('R078 R119 members who see no caseload find on their board what their team is asked, and what they need to answer, no more', async () => {
  const { person, request } = await asked('Tomas')
  await run(sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role)
    values (gen_random_uuid(), ${person.personId}, 8, 'plan', ${NOW}, ${NOW}, 'Walks the dog at six', 'x', 'x')`)
  for (const one of [drugs, peer, connector]) expect((await (await browse(db, one)).get('/front-door')).html).not.toContain('Tomas')
  expect((await ask(request.id, '1')).status).toBe(303)
  for (const one of [drugs, peer, connector]) {
    const theirs = await browse(db, one)
    const board = (await theirs.get('/front-door')).html
    expect(board).toContain('You were asked to help')
    expect(board).toContain('Tomas')
    const page = await theirs.get(`/front-door/${request.id}`)
    expect(page.html).toContain('I need someone to talk to')
    expect((await theirs.get(`/people/${person.personId}/timeline`)).html).not.toContain('Walks the dog at six')
  }
  // An employment specialist answers no front door, and a request that is not asked of them is not there.
  expect((await (await browse(db, work)).get(`/people/${person.personId}`)).status).toBe(404)
  expect((await (await browse(db, drugs)).post(`/front-door/${request.id}/no`, { seen: '2', noWords: 'We have nobody free' })).status).toBe(303)
  for (const one of [drugs, peer]) {
    expect((await (await browse(db, one)).get('/front-door')).html).not.toContain('Tomas')
    expect((await (await browse(db, one)).get(`/front-door/${request.id}`)).status).toBe(404)
  }
})

test('what is asked without the person’s agreement to share stays unseen', async () => {
  const { request } = await asked('Quill')
  await ask(request.id, '1', false)
  expect((await (await browse(db, drugs)).get('/front-door')).html).not.toContain('Quill')
})

test('what the person hides from the team is hidden from those who answer its front door', async () => {
  const { person, request } = await asked('Hester')
  await run(sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
    values (gen_random_uuid(), ${person.personId}, ${town.charityTeam}, 'team', 2, 'person', ${NOW}, '[2026-01-01,)')`)
  await ask(request.id, '1')
  expect((await as(db, drugs, caller => myBasis(caller, person.personId))).kinds & 3).toBe(1)
})

test('R078 once they say yes their team holds, finds the person, talks with them, names a key worker, and then only that one sees them', async () => {
  const { person, request } = await asked('Ashik')
  await ask(request.id, '1')
  const theirs = await browse(db, drugs)
  expect((await theirs.post(`/front-door/${request.id}/yes`, { seen: '2' })).location).toBe('/front-door')
  const held = await asSystem(
    db,
    async ({ tx }) => (await sql<{ t: string }>`select team_id as t from who_holds where person_id = ${person.personId}`.execute(tx)).rows,
  )
  expect(held).toEqual([{ t: town.charityTeam }])
  for (const one of [drugs, peer, connector]) expect((await (await browse(db, one)).get('/front-door')).html).toContain('Ashik')
  const talked = await (await browse(db, peer)).post(`/front-door/${request.id}/conversation`, { seen: '3', words: 'Drinks to sleep.' })
  expect(talked.status).toBe(303)
  expect((await (await browse(db, peer)).get(`/front-door/${request.id}`)).html).toContain('Drinks to sleep.')
  expect((await (await browse(db, connector)).get(`/front-door/${request.id}`)).html).not.toContain('Drinks to sleep.')
  // Naming somebody else ends one's own sight, and leads to the board.
  const named = await (await browse(db, peer)).post(`/front-door/${request.id}/key-worker`, { seen: '4', workerId: drugs.workerId! })
  expect(named.location).toBe('/front-door')
  expect((await theirs.get(`/people/${person.personId}`)).status).toBe(200)
  for (const one of [peer, connector]) expect((await (await browse(db, one)).get(`/people/${person.personId}`)).status).toBe(404)
})
