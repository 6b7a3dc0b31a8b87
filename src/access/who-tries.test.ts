import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../test/support/browser.ts'
import { testDatabase } from '../../test/support/db.ts'
import { withoutKeys } from '../../test/support/forms.ts'
import { asSystem, makeOperator, makePerson, makeSupporter, makeTown, makeWorker, NOW, type Town } from '../../test/support/people.ts'
import type { Database } from '../core/db.ts'
import { newId } from '../core/ids.ts'

let db: Database
let town: Town

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
})
afterAll(() => db.close())

interface Entry {
  person_id: string | null
  actor_name: string
  detail: string | null
  outcome: string
}
const audits = (what: string, actor?: string) =>
  asSystem(
    db,
    async ({ tx }) =>
      (
        await sql<Entry>`select person_id, actor_name, detail, outcome from audit_entry
        where what = ${what} and (${actor ?? null}::text is null or actor_id = ${actor ?? null}) order by at, chain, position`.execute(tx)
      ).rows,
  )
const alerts = (what: string) =>
  asSystem(db, async ({ tx }) => (await sql<{ worker_id: string | null }>`select worker_id from access_alert where what = ${what}`.execute(tx)).rows)

test('a record asked for without a basis is in the audit trail once an hour, and the person reads who was not let in', async () => {
  const person = await makePerson(db, 'Petra')
  const worker = await makeWorker(db, 'mental_health_practitioner', town.trust, [], 'Curious Colleague')
  let now = NOW
  const browser = await browse(db, worker, () => now)
  for (const path of ['', '', '/plan', '/team']) expect((await browser.get(`/people/${person.personId}${path}`)).status).toBe(404)
  expect(await audits('record tried', worker.workerId)).toEqual([
    { person_id: person.personId, actor_name: 'Curious Colleague', detail: null, outcome: 'not allowed' },
  ])
  now = new Date(NOW.getTime() + 61 * 60_000)
  const later = await browse(db, worker, () => now)
  expect((await later.get(`/people/${person.personId}`)).status).toBe(404)
  expect(await audits('record tried', worker.workerId)).toHaveLength(2)
  const looked = (await (await browse(db, person)).get('/my/looked')).html
  expect(looked).toContain('Curious Colleague')
  expect(looked).toContain('Not let in')
  expect(await alerts('record_tried')).toEqual([])
})

test('an id that is nobody’s is answered and written down in the same way', async () => {
  const person = await makePerson(db, 'Quentin')
  const nobody = newId()
  const worker = await makeWorker(db, 'mental_health_practitioner', town.trust, [])
  const browser = await browse(db, worker)
  const answers = await Promise.all([person.personId, nobody].map(id => browser.get(`/people/${id}`)))
  expect(answers.map(answer => answer.status)).toEqual([404, 404])
  expect(withoutKeys(answers[0]!.html)).toBe(withoutKeys(answers[1]!.html))
  const written = await audits('record tried', worker.workerId)
  expect(new Set(written.map(entry => entry.person_id))).toEqual(new Set([person.personId, nobody]))
  expect(new Set(written.map(({ detail, outcome }) => `${detail} ${outcome}`))).toEqual(new Set(['null not allowed']))
})

test('somebody who sees the person is not written down for a page that is not there', async () => {
  const person = await makePerson(db, 'Rosa')
  const worker = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  await asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
    values (${newId()}, ${person.personId}, ${worker.workerId}, ${worker.organisation}, 'mental_health_practitioner', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
  const browser = await browse(db, worker)
  expect((await browser.get(`/people/${person.personId}`)).status).toBe(200)
  expect((await browser.get(`/people/${person.personId}/entries/${newId()}`)).status).toBe(404)
  expect(await audits('record tried', worker.workerId)).toEqual([])
})

test('twenty people or things tried within an hour make one alert, and nineteen make none', async () => {
  const worker = await makeWorker(db, 'team_lead', town.trust, [town.north], 'Fishing Lead')
  const browser = await browse(db, worker)
  const existing = await makePerson(db, 'Sami')
  const paths = [
    `/people/${existing.personId}`,
    ...Array.from({ length: 9 }, () => `/people/${newId()}`),
    ...Array.from({ length: 9 }, () => `/handovers/${newId()}`),
  ]
  for (const path of [...paths, ...paths]) expect((await browser.get(path)).status).toBe(404)
  expect(await alerts('ids_guessed')).toEqual([])
  for (let n = 0; n < 3; n++) await browser.get(`/people/${newId()}`)
  expect(await alerts('ids_guessed')).toEqual([{ worker_id: worker.workerId }])
  const tried = await audits('record tried', worker.workerId)
  expect(tried).toHaveLength(22)
  expect(tried.filter(entry => entry.person_id === null).map(entry => entry.detail?.slice(0, 11))).toEqual(Array(9).fill('/handovers/'))
  const lead = await browse(db, await makeOperator(db, 'information_governance'))
  const page = (await lead.get('/audit')).html
  expect(page).toContain('Asked within an hour for many records')
  expect(page).not.toContain('Sami')
})

test('what everybody may read is not fished for, and a supporter is written down like a worker', async () => {
  const worker = await makeWorker(db, 'mental_health_practitioner', town.trust, [])
  await (await browse(db, worker)).get(`/community/${newId()}`)
  expect(await audits('record tried', worker.workerId)).toEqual([])
  const person = await makePerson(db, 'Tamar')
  const supporter = await makeSupporter(db, 'A former friend')
  expect((await (await browse(db, supporter)).get(`/shared/${person.personId}`)).status).toBe(404)
  expect(await audits('record tried', supporter.id)).toEqual([
    { person_id: person.personId, actor_name: 'A former friend', detail: null, outcome: 'not allowed' },
  ])
})

test('a sign-in that let nobody in is in the audit trail without a word about anybody; many from one address are told once', async () => {
  const browser = await browse(db)
  expect((await browser.get('/sign-in/back?code=Amina&state=Amina')).status).toBe(400)
  expect(await audits('sign-in tried')).toEqual([
    { person_id: null, actor_name: expect.any(String), detail: 'too late, or begun elsewhere', outcome: 'not allowed' },
  ])
  expect((await browser.post('/sign-in/invitation', { code: 'ABCD-3467-WXYR' })).status).toBe(400)
  let answer = await browser.post('/sign-in', {})
  while (answer.status === 302 || answer.status === 303) answer = await browser.get(answer.location.replace('http://localhost:3000', ''))
  expect(answer.html).toContain('We do not know this sign-in yet')
  expect((await browser.post('/sign-in/invitation', { code: 'ABCD-3467-WXYR' })).status).toBe(422)
  for (let n = 0; n < 30; n++) await browser.get('/sign-in/back?code=x&state=y')
  const details = (await audits('sign-in tried')).map(entry => entry.detail)
  expect(details).toHaveLength(21)
  expect(details).toEqual(expect.arrayContaining(['invitation code entered too late', 'nobody known here', 'wrong invitation code']))
  expect(details.filter(detail => detail === 'too many tries')).toHaveLength(1)
  expect(await alerts('sign_in_guessed')).toEqual([{ worker_id: null }])
})
