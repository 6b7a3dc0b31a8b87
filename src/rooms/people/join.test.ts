import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { cookieName, KINDS, kindsOf, openSession } from '../../access/index.ts'
import { buildApp } from '../../app.ts'
import type { Identity } from '../../core/caller.ts'
import { readConfig } from '../../core/config.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { addEntry } from '../timeline/index.ts'

// Somebody who has two records, each with its own sign-in, and makes them one by their own choice.
let db: Database
let town: Town
let nurse: Identity
let social: Identity

const run = (query: ReturnType<typeof sql>) => asSystem(db, ({ tx }) => query.execute(tx))
const all = async <T>(query: ReturnType<typeof sql<T>>) => asSystem(db, async ({ tx }) => (await query.execute(tx)).rows)
const hold = (personId: string, team: string, worker: string | null, since = NOW) =>
  asSystem(db, async ({ tx }) => {
    const episode = newId()
    await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${personId}, ${since})`.execute(tx)
    await sql`insert into responsibility (id, person_id, episode_id, worker_id, team_id, organisation_id, deadline, during, why, made_by)
      values (${newId()}, ${personId}, ${episode}, ${worker}, ${team}, ${town.trust}, '2026-12-01', tstzrange(${since}, null), 'asked for help', 'test')`.execute(
      tx,
    )
  })
const note = (personId: string, title: string) => asSystem(db, caller => addEntry(caller, { personId, kinds: KINDS.plan, what: 'plan', title }))
const codeOn = (html: string) => /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(html)?.[0]
const codeOf = async (at: Browser) => codeOn((await at.post('/my/join/code')).html)!
const mergedInto = async (id: string) => (await all(sql<{ into: string | null }>`select merged_into as into from person where id = ${id}`))[0]!.into
const told = async (template: string) =>
  (
    await all(
      sql<{
        who: string
      }>`select payload ->> 'worker' as who from job where task = 'message.send' and payload ->> 'template' = ${template} and payload ? 'worker'`,
    )
  ).map(row => row.who)
const NOT_TAKEN = 'We could not use this code'

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Priya Nair')
  social = await makeWorker(db, 'social_worker', town.trust, [town.south], 'Sol South')
})
afterAll(() => db.close())

test('a person joins two records by a code of one typed in the other: one goes on being responsible, nobody says goodbye, both are told, either sign-in opens both', async () => {
  const old = await makePerson(db, 'Maryam')
  const fresh = await makePerson(db, 'Mariam')
  await hold(old.personId, town.north, nurse.workerId!)
  await hold(fresh.personId, town.south, social.workerId!, new Date(NOW.getTime() - 3_600_000))
  await note(old.personId, 'Walks by the river')
  await note(fresh.personId, 'Wants to sleep again')
  // What is kept from somebody in either is kept from them in both; what is given to them in one is not given in the other.
  const holder = newId()
  await run(sql`insert into worker (id, organisation_id, name, role) values (${holder}, ${town.trust}, 'Nia', 'social_worker')`)
  for (const [person, kinds] of [
    [old.personId, kindsOf('medicines')],
    [fresh.personId, kindsOf('legal')],
  ] as const)
    await run(sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
      values (${newId()}, ${person}, ${holder}, 'worker', ${kinds}, 'person', ${NOW}, '[2026-01-01,)')`)
  await run(
    sql`insert into circle (id, person_id, worker_id, relation, declared_by, during) values (${newId()}, ${fresh.personId}, ${holder}, 'ex_partner', ${fresh.personId}, '[2026-01-01,)')`,
  )

  const [atOld, atFresh] = [await browse(db, old), await browse(db, fresh)]
  const code = await codeOf(atFresh)
  const look = await atOld.post('/my/join', { code: ` ${code.toLowerCase()} ` })
  expect(look.status).toBe(200)
  expect(look.html).toContain('Priya Nair')
  expect(look.html).toContain('Sol South')
  expect(look.html).toMatch(/Sol South[^<]* goes on being responsible/)
  expect(await mergedInto(fresh.personId)).toBeNull()
  expect(await mergedInto(old.personId)).toBeNull()

  expect((await atOld.post('/my/join/yes', { code })).location).toBe('/my/joined')
  // Both have a key worker: who was responsible first goes on.
  expect(await mergedInto(old.personId)).toBe(fresh.personId)
  const open = await all(sql<{ person: string; worker: string }>`select person_id as person, worker_id as worker from responsibility
    where upper_inf(during) and person_id in (${old.personId}, ${fresh.personId})`)
  expect(open).toEqual([{ person: fresh.personId, worker: social.workerId }])
  const ended = await all(sql<{ words: string | null; into: string | null }>`select goodbye_words as words, joined_into as into from care_episode
    where person_id = ${old.personId} and ended_at is not null`)
  expect(ended).toEqual([{ words: null, into: expect.any(String) }])
  expect((await told('records-joined')).toSorted()).toEqual([nurse.workerId, social.workerId].toSorted())
  const rules = await all(
    sql<{ person: string; hides: number }>`select person_id as person, hides from sharing_rule where holder = ${holder} and during @> ${NOW}::timestamptz`,
  )
  expect(rules.map(rule => rule.hides)).toEqual([kindsOf('medicines', 'legal'), kindsOf('medicines', 'legal')])
  expect(new Set((await all(sql<{ person: string }>`select person_id as person from circle where worker_id = ${holder}`)).map(row => row.person))).toEqual(
    new Set([old.personId, fresh.personId]),
  )
  for (const at of [atOld, atFresh]) {
    const { html } = await at.get('/my/record')
    expect(html).toContain('Walks by the river')
    expect(html).toContain('Wants to sleep again')
  }
  expect((await atOld.get('/my/joined')).html).toContain('Your two records are one now')
  const written = await all(
    sql<{
      person: string
    }>`select person_id::text as person from audit_entry where what in ('joining two own records answered', 'joined by the person with their other record')`,
  )
  expect(new Set(written.map(row => row.person))).toEqual(new Set([old.personId, fresh.personId]))

  // Parted again by a worker who sees both, each sign-in opens its own record.
  for (const person of [old.personId, fresh.personId])
    await run(sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
      values (${newId()}, ${person}, ${nurse.workerId}, ${town.trust}, 'mental_health_practitioner', ${NOW}, '[2026-01-01,)')`)
  const work = await browse(db, nurse)
  const part = /\/same\/part\/[0-9a-f-]+/.exec((await work.get(`/people/${fresh.personId}/same`)).html)![0]
  expect((await work.post(`/people/${fresh.personId}${part}`, { why: 'They are sisters' })).status).toBe(303)
  expect((await atOld.get('/my/record')).html).not.toContain('Wants to sleep again')
  expect((await atFresh.get('/my/record')).html).not.toContain('Walks by the river')
})

test('a record that a duty team holds goes on with the key worker of the other; one that nobody holds joins the one that is held', async () => {
  const old = await makePerson(db, 'Sami')
  const fresh = await makePerson(db, 'Samy')
  await hold(old.personId, town.north, nurse.workerId!)
  await hold(fresh.personId, town.south, null, new Date(NOW.getTime() - 3_600_000))
  const [atOld, atFresh] = [await browse(db, old), await browse(db, fresh)]
  expect((await atFresh.post('/my/join/yes', { code: await codeOf(atOld) })).location).toBe('/my/joined')
  expect(await mergedInto(fresh.personId)).toBe(old.personId)
  const third = await makePerson(db, 'Sammy')
  expect((await atOld.post('/my/join/yes', { code: await codeOf(await browse(db, third)) })).location).toBe('/my/joined')
  expect(await mergedInto(third.personId)).toBe(old.personId)
})

test('a code that is wrong, used, too old or of the same record is answered alike and written down; of two who send it at once one joins', async () => {
  const one = await makePerson(db, 'Ada')
  const other = await makePerson(db, 'Ade')
  const [atOne, atOther] = [await browse(db, one), await browse(db, other)]
  const own = await codeOf(atOne)
  const answers = [await atOne.post('/my/join', { code: own }), await atOne.post('/my/join', { code: 'AAAA-BBBB-CCCC' })]
  const old = await codeOf(atOther)
  await run(sql`update join_code set made_at = made_at - interval '1 hour', expires_at = expires_at - interval '1 hour' where person_id = ${other.personId}`)
  answers.push(await atOne.post('/my/join', { code: old }), await atOne.post('/my/join/yes', { code: old }))
  const plain = (html: string) => html.replace(/value="[^"]*"/g, '').replace(/nonce-\S+/g, '')
  for (const { status, html } of answers) {
    expect(status).toBe(200)
    expect(html).toContain(NOT_TAKEN)
    expect(plain(html)).toBe(plain(answers[0]!.html))
    expect(html).not.toMatch(/Ade/)
  }
  const refused = await all(
    sql<{ n: number }>`select count(*)::int as n from audit_entry where what = 'code for joining two records not taken' and person_id = ${one.personId}`,
  )
  expect(refused[0]!.n).toBe(4)
  const code = await codeOf(atOther)
  const both = await Promise.all([atOne.post('/my/join/yes', { code }), (await browse(db, one)).post('/my/join/yes', { code })])
  expect(both.map(one => one.status).toSorted()).toEqual([200, 303])
  const merges = await all(
    sql<{ n: number }>`select count(*)::int as n from person_merge where gone_id in (${one.personId}, ${other.personId}) and undone_at is null and by_person`,
  )
  expect(merges[0]!.n).toBe(1)
  expect((await atOther.post('/my/join', { code })).html).toContain(NOT_TAKEN)
})

test('two who type each other’s codes at the same time make one record, and no worker, visitor or person let in comes to the page', async () => {
  const one = await makePerson(db, 'Ines')
  const other = await makePerson(db, 'Inez')
  const [atOne, atOther] = [await browse(db, one), await browse(db, other)]
  const [codeOne, codeOther] = [await codeOf(atOne), await codeOf(atOther)]
  const both = await Promise.all([atOne.post('/my/join/yes', { code: codeOther }), atOther.post('/my/join/yes', { code: codeOne })])
  expect(both.filter(answer => answer.status === 303)).toHaveLength(1)
  expect([await mergedInto(one.personId), await mergedInto(other.personId)].filter(Boolean)).toHaveLength(1)
  expect((await (await browse(db, nurse)).get('/my/join')).status).toBe(403)
  expect((await (await browse(db, nurse)).post('/my/join/code')).status).toBe(403)
  expect(
    (
      await as(
        db,
        nurse,
        async ({ tx }) => (await sql`select from person where merged_into is not null and id in (${one.personId}, ${other.personId})`.execute(tx)).rows,
      )
    ).length,
  ).toBe(0)
})

test('codes cannot be guessed by trying: after ten in ten minutes none is taken', async () => {
  const gus = await makePerson(db, 'Gus')
  const app = buildApp(db, readConfig({ KITH_URL: 'http://localhost:3000', KITH_ROOT: process.env.KITH_ROOT }), { now: () => NOW })
  const cookie = `${cookieName('http://localhost:3000')}=${await asSystem(db, caller => openSession(caller, gus.id!))}`
  const statuses: number[] = []
  for (let n = 0; n < 12; n++) {
    const headers = { cookie, origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' }
    statuses.push((await app.request('http://localhost:3000/my/join', { method: 'POST', headers, body: `code=AAAA-AAAA-AA${10 + n}` })).status)
  }
  expect(statuses.slice(0, 10)).toEqual(Array(10).fill(200))
  expect(statuses.slice(10)).toEqual([429, 429])
})
