import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { kindsOf, type RoleCode } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { stepsFor } from '../contacts/index.ts'
import { readBoard } from './index.ts'

// Who helps without treating holds the notes they wrote themselves, and nobody else's.
let db: Database
let town: Town
let amina: Identity & { personId: string }
let nurse: Identity

const run = (query: ReturnType<typeof sql>) => asSystem(db, ({ tx }) => query.execute(tx))
const involve = (worker: Identity) =>
  run(sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
    values (${newId()}, ${amina.personId}, ${worker.workerId}, ${worker.organisation}, ${worker.role}, ${NOW}, '[2026-01-01,)')`)
const notes = () => `/people/${amina.personId}/notes`
const talk = (mental: string, more: Record<string, string | string[]> = {}) => ({
  draft: newId(),
  tab: newId(),
  version: '0',
  replaces: '',
  'on-day': '23',
  'on-month': '11',
  'on-year': '2026',
  at: '09:00',
  whoWasThere: 'The two of us',
  mode: 'face_to_face',
  setting: 'cafe_or_park',
  met: 'yes',
  mental,
  physical: 'Nothing new.',
  physicalWhyNot: '',
  social: '',
  tried: '',
  followUp: '',
  step: 'yes',
  stepWhat: `After ${mental}`,
  stepWho: `worker:${nurse.workerId}`,
  'stepBy-day': '30',
  'stepBy-month': '11',
  'stepBy-year': '2026',
  noStepWhy: '',
  who: 'all',
  ...more,
})
const at = async (who: Identity, path: string) => (await browse(db, who)).get(path)
const save = async (who: Identity, mental: string, more = {}) => (await browse(db, who)).post(notes(), talk(mental, more))
const pages = async (who: Identity) =>
  (
    await Promise.all(
      [`/people/${amina.personId}`, `/people/${amina.personId}/timeline`, `/people/${amina.personId}/together`, '/my-day', `/board/${town.charityTeam}`].map(
        path => at(who, path),
      ),
    )
  )
    .map(answer => answer.html)
    .join('\n')

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  amina = await makePerson(db, 'Amina')
  nurse = await makeWorker(db, 'key_worker', town.charity, [town.charityTeam], 'Priya Nair')
  const episode = newId()
  await asSystem(db, async ({ tx }) => {
    await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${amina.personId}, '2026-11-01')`.execute(tx)
    await sql`insert into responsibility (id, person_id, episode_id, worker_id, team_id, organisation_id, during, why, made_by)
      values (${newId()}, ${amina.personId}, ${episode}, ${nurse.workerId}, ${town.charityTeam}, ${town.charity}, '[2026-11-01,)', 'asked', 'test')`.execute(tx)
  })
})
afterAll(() => db.close())

const ROLES: RoleCode[] = ['connector', 'peer_worker', 'employment_specialist', 'housing_worker', 'advocate']

test.each(ROLES)('a %s writes notes, reads their own again, and nobody else’s', async role => {
  const one = await makeWorker(db, role, town.charity, [town.charityTeam], `Own ${role}`)
  await involve(one)
  const others = await save(nurse, `Told the nurse ${role}`)
  expect(others.status).toBe(303)
  const mine = await save(one, `Told me ${role}`, { stepWho: `worker:${one.workerId}` })
  expect(mine.status).toBe(303)
  expect((await at(one, mine.location)).html).toContain(`Told me ${role}`)
  expect((await at(one, others.location)).status).toBe(404)
  const seen = await pages(one)
  expect(seen).toContain(`Told me ${role}`)
  expect(seen).toContain(`After Told me ${role}`)
  expect(seen).not.toContain('Told the nurse')
  expect((await at(nurse, mine.location)).html).toContain(`Told me ${role}`)
  // A correction of one's own, and a draft, work as for anybody.
  expect((await at(one, `${mine.location}/replace`)).status).toBe(200)
  const draft = newId()
  expect((await (await browse(db, one)).post(`${notes()}/draft`, talk('Half a thought', { draft }))).location).toContain(draft)
  expect((await at(one, `${notes()}/new`)).html).toContain('Half a thought')
})

test('a next step of somebody else’s note is read by whoever is to do it, also a team; its note is not', async () => {
  const peer = await makeWorker(db, 'peer_worker', town.charity, [town.charityTeam], 'Sam Peer')
  await involve(peer)
  const given = await save(nurse, 'Wants company', { stepWho: `worker:${peer.workerId}`, stepWhat: 'Go along on Thursday' })
  expect(given.status).toBe(303)
  expect((await save(nurse, 'Rent is late', { stepWho: `team:${town.charityTeam}`, stepWhat: 'Find the form' })).status).toBe(303)
  expect((await save(nurse, 'Sleeps badly', { stepWhat: 'Ring the surgery' })).status).toBe(303)
  const mine = (await as(db, peer, caller => stepsFor(caller, '2026-12-31'))).map(step => step.what)
  expect(mine).toContain('Go along on Thursday')
  expect(mine).toContain('Find the form')
  const seen = await pages(peer)
  expect(seen).toContain('Go along on Thursday')
  expect(seen).not.toMatch(/Ring the surgery|Wants company|Sleeps badly/)
  expect((await at(peer, given.location)).status).toBe(404)
  const step = await asSystem(
    db,
    async ({ tx }) => (await sql<{ id: string }>`select id from next_step where what = 'Go along on Thursday'`.execute(tx)).rows[0]!.id,
  )
  const done = await (await browse(db, peer)).post(`/people/${amina.personId}/next-steps/${step}/done`, { version: '1', words: 'Went.' })
  expect(done.status).toBe(303)
})

test('the board shows them their own last contact and next step, not anybody else’s', async () => {
  const connector = await makeWorker(db, 'connector', town.charity, [town.charityTeam], 'Con Nector')
  await involve(connector)
  const row = async (who: Identity) =>
    (await as(db, who, caller => readBoard(caller, town.charityTeam, 'everyone', undefined))).rows.find(one => one.personId === amina.personId)!
  expect(await row(connector)).toMatchObject({ lastMetAt: null, stepId: expect.anything() })
  expect((await row(connector)).step).toBe('Find the form')
  expect((await save(connector, 'Walked', { at: '08:30', stepWho: `worker:${connector.workerId}`, 'stepBy-day': '25' })).status).toBe(303)
  expect(await row(connector)).toMatchObject({ lastMetMode: 'face_to_face', step: 'After Walked' })
  expect((await row(connector)).lastMetAt?.toISOString()).toBe('2026-11-23T08:30:00.000Z')
})

test('named as a reader they read a note; as key worker they read them all; no longer helping, not even their own', async () => {
  const reader = await makeWorker(db, 'housing_worker', town.charity, [town.charityTeam], 'Reed Er')
  await involve(reader)
  const named = await save(nurse, 'For few eyes', { who: 'named', readers: [reader.workerId!] })
  expect((await at(reader, named.location)).html).toContain('For few eyes')
  const mine = await save(reader, 'The flat is cold')
  await run(sql`update involvement set during = '[2026-01-01,2026-11-22)' where worker_id = ${reader.workerId}`)
  for (const path of [named.location, mine.location]) expect((await at(reader, path)).status).toBe(404)
  const louise = await makePerson(db, 'Louise')
  const key = await makeWorker(db, 'connector', town.charity, [town.charityTeam], 'Key Worker')
  await asSystem(db, async ({ tx }) => {
    const episode = newId()
    await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${louise.personId}, '2026-11-01')`.execute(tx)
    await sql`insert into responsibility (id, person_id, episode_id, worker_id, team_id, organisation_id, during, why, made_by)
      values (${newId()}, ${louise.personId}, ${episode}, ${key.workerId}, ${town.charityTeam}, ${town.charity}, '[2026-11-01,)', 'asked', 'test')`.execute(tx)
    for (const kinds of [kindsOf('contactNotes'), kindsOf('contactNotes', 'substanceUse')])
      await sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role)
        values (${newId()}, ${louise.personId}, ${kinds}, 'contact', ${NOW}, ${NOW}, ${`Note ${kinds}`}, 'x', 'x')`.execute(tx)
  })
  const read = await as(
    db,
    key,
    async ({ tx }) => (await sql<{ title: string }>`select title from entry where person_id = ${louise.personId}`.execute(tx)).rows,
  )
  expect(read.map(one => one.title)).toEqual(['Note 64'])
})
