import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../test/support/browser.ts'
import { testDatabase } from '../../test/support/db.ts'
import { asSystem, makeTown, makeWorker, NOW, type Town } from '../../test/support/people.ts'
import type { Identity } from '../core/caller.ts'
import type { Database } from '../core/db.ts'
import { newId } from '../core/ids.ts'
import { becomeDemonstration } from './demonstration.ts'

let db: Database
let town: Town
let nurse: Identity
const personId = newId()

beforeAll(async () => {
  db = await testDatabase()
  // Newcomers sign in with the demonstration's own provider.
  await asSystem(db, becomeDemonstration)
  town = await makeTown(db)
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [])
  await asSystem(db, async ({ tx }) => {
    await sql`insert into person (id, care_system_code, place_code, given_name, created_at) values (${personId}, 'QT1', 'E07999999', 'Amina', '2020-01-01')`.execute(
      tx,
    )
    await sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
      values (${newId()}, ${personId}, ${nurse.workerId}, ${nurse.organisation}, 'mental_health_practitioner', ${NOW}, '[2026-01-01,)')`.execute(tx)
  })
})
afterAll(() => db.close())

const codeIn = (html: string) => />([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})</.exec(html)?.[1] ?? ''
async function newcomer() {
  const browser = await browse(db)
  let answer = await browser.post('/sign-in')
  while (answer.status < 400 && answer.location !== '') answer = await browser.get(answer.location.replace('http://localhost:3000', ''))
  return browser
}

test('a worker who checked who they are hands over a code, and the person’s own sign-in then opens their own record, once', async () => {
  const worker = await browse(db, nurse)
  expect((await worker.post(`/people/${personId}/own-sign-in`, {})).status).toBe(422)
  const first = codeIn((await worker.post(`/people/${personId}/own-sign-in`, { how: 'known' })).html)
  const second = codeIn((await worker.post(`/people/${personId}/own-sign-in`, { how: 'document' })).html)
  expect((await (await newcomer()).post('/sign-in/invitation', { code: first })).status).toBe(422)
  const own = await newcomer()
  expect((await own.post('/sign-in/invitation', { code: second })).location).toBe('/my')
  expect((await own.get('/my')).html).toContain('Amina')
  expect((await (await newcomer()).post('/sign-in/invitation', { code: second })).status).toBe(422)
  expect((await worker.get(`/people/${personId}/own-sign-in`)).html).toContain('can already sign in')
})

test('a worker with no basis makes no code, and learns nothing', async () => {
  const stranger = await browse(db, await makeWorker(db, 'mental_health_practitioner', town.trust, []))
  const hidden = await stranger.get(`/people/${personId}/own-sign-in`)
  const missing = await stranger.get(`/people/${newId()}/own-sign-in`)
  expect([hidden.status, missing.status]).toEqual([404, 404])
  expect((await stranger.post(`/people/${personId}/own-sign-in`, { how: 'known' })).status).toBe(404)
})
