import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { careMakers, type Person } from '../../../test/support/care.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { KINDS, myBasis } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'

let db: Database
let town: Town
let nurse: Identity
let connector: Identity
let work: Browser
beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  connector = await makeWorker(db, 'connector', town.charity, [], 'Leila Hassan')
  work = await browse(db, nurse)
}, 180_000)
afterAll(() => db.close())

async function helped(name: string): Promise<Person> {
  const person = await careMakers(db, town, nurse).held(name)
  await asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
      values (${newId()}, ${person.personId}, ${connector.workerId}, ${connector.organisation}, 'connector', ${NOW}, '[2026-11-01,)')`.execute(tx),
  )
  return person
}
const sees = async (person: Person) => ((await as(db, connector, caller => myBasis(caller, person.personId))).kinds & KINDS.contactNotes) !== 0
const at = (person: Person, holder = connector.workerId) => `/people/${person.personId}/agreements/${holder}`
const said = { kinds: 'contactNotes', whoWasThere: 'Amina, her sister and Priya', words: 'Leila can read it, then I need not say it twice', rule: '' }

test('with the person beside them a worker writes down what somebody may know besides: who was there and their own words, which they see and take back', async () => {
  const person = await helped('Amina')
  expect(await sees(person)).toBe(false)
  expect((await work.get(`/people/${person.personId}/agreements`)).html).toContain('Leila Hassan')
  const half = await work.post(at(person), { ...said, words: '', whoWasThere: '' })
  expect(half.status).toBe(422)
  for (const words of ['Write how they said it', 'Write who was there', 'value="contactNotes"']) expect(half.html).toContain(words)
  expect(await sees(person)).toBe(false)
  expect((await work.post(at(person), { ...said, 'until-day': '30', 'until-month': '11', 'until-year': '2026' })).status).toBe(303)
  expect(await sees(person)).toBe(true)
  const own = await browse(db, person)
  const people = (await own.get('/my/people')).html
  for (const words of ['Priya Nair wrote this down', 'Amina, her sister and Priya', 'then I need not say it twice', 'take it back'])
    expect(people).toContain(words)
  const copy = JSON.parse((await own.get('/my/record.json')).html) as { sharing: { writtenDownBy: string; words: string }[] }
  expect(copy.sharing[0]).toMatchObject({ writtenDownBy: 'Priya Nair', words: said.words })
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{ template: string }>`select payload->>'template' as template from job where payload->>'person' = ${person.personId}`.execute(tx),
  )
  expect(rows.map(row => row.template)).toContain('agreement-written')
  const page = (await own.get(`/my/people/more/${connector.workerId}`)).html
  const rule = [...page.matchAll(/name="rule" value="([^"]+)"/g)].at(-1)![1]!
  expect((await own.post(`/my/people/more/${connector.workerId}`, { rule })).status).toBe(303)
  expect(await sees(person)).toBe(false)
})

test('nobody gives more than they read, to themselves, or over what the person pressed; and whoever helps with less cannot write it down', async () => {
  const person = await helped('Ben')
  const peer = await browse(db, connector)
  expect((await peer.get(`/people/${person.personId}/agreements`)).status).toBe(403)
  expect((await work.get(at(person, nurse.workerId))).status).toBe(404)
  expect((await work.post(at(person), { ...said, kinds: 'trauma' })).status).toBe(422)
  expect((await work.post(at(person), { ...said, kinds: '' })).status).toBe(422)
  expect((await work.post(at(person, newId()), said)).status).toBe(404)
  const own = await browse(db, person)
  expect((await own.post(`/my/people/more/${connector.workerId}`, { kinds: 'substanceUse', rule: '' })).status).toBe(303)
  const over = await work.post(at(person), said)
  expect([over.status, over.html.includes('They decided this themselves')]).toEqual([409, true])
  expect(await sees(person)).toBe(false)
  const narrow = await makeWorker(db, 'team_lead', town.trust, [town.north], 'Lee Head', true)
  await asSystem(db, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
      values (${newId()}, ${person.personId}, ${narrow.workerId}, 'worker', ${KINDS.contactNotes}, 'person', ${NOW}, '[2026-11-01,)')`.execute(tx),
  )
  expect((await (await browse(db, narrow)).post(at(person), said)).status).toBe(422)
  await expect(
    as(db, nurse, ({ tx }) =>
      sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
        values (${newId()}, ${person.personId}, ${town.practice}, 'organisation', 64, 'person', ${NOW}, '[2026-11-01,)')`.execute(tx),
    ),
  ).rejects.toThrow(/row-level security/)
})

test('what the person hides from somebody is not told by what can be agreed about them, and stays hidden', async () => {
  const person = await helped('Cleo')
  const own = await browse(db, person)
  const before = (await work.get(at(person))).html
  await own.post(`/my/people/hide/${connector.workerId}`, { kinds: 'contactNotes', rule: '' })
  const after = (await work.get(at(person))).html
  const boxes = (html: string) => [...html.matchAll(/name="kinds"[^>]*value="(\w+)"|value="(\w+)"[^>]*name="kinds"/g)].map(found => found[1] ?? found[2])
  expect(boxes(after)).toEqual(boxes(before))
  expect((await work.post(at(person), said)).status).toBe(303)
  expect(await sees(person)).toBe(false)
})

test('of two who write at once the second is told and loses nothing of what was typed', async () => {
  const person = await helped('Dee')
  expect((await work.post(at(person), said)).status).toBe(303)
  const second = await work.post(at(person), { ...said, words: 'Other words' })
  expect(second.status).toBe(409)
  expect(second.html).toContain('Other words')
})
