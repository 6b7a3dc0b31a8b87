import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieName, openSession } from '../src/access/index.ts'
import { buildApp } from '../src/app.ts'
import type { Identity } from '../src/core/caller.ts'
import { readConfig } from '../src/core/config.ts'
import type { Database } from '../src/core/db.ts'
import { ROOT, testDatabase } from './support/db.ts'
import { asSystem, makeOperator, makePerson, makeSupporter, makeTown, makeWorker, NOW, type Town } from './support/people.ts'

const ORIGIN = 'http://localhost:3000'
let db: Database
let town: Town
let app: ReturnType<typeof buildApp>

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  app = buildApp(db, readConfig({ KITH_ROOT: ROOT }), { now: () => NOW })
})
afterAll(() => db.close())

/** Asks from an address, signed in or not. */
async function from(address: string, method: 'GET' | 'POST', path: string, form: Record<string, string> = {}, cookie = '') {
  const headers = { origin: ORIGIN, cookie, 'content-type': 'application/x-www-form-urlencoded' }
  const init = method === 'GET' ? { headers: { cookie } } : { method, headers, body: new URLSearchParams(form).toString() }
  return app.request(`${ORIGIN}${path}`, init, { incoming: { socket: { remoteAddress: address } } })
}
const cookieOf = async (who: Identity) => `${cookieName(ORIGIN)}=${await asSystem(db, caller => openSession(caller, who.id!, { provedAt: NOW }), NOW)}`
const alerts = (what: string) =>
  asSystem(db, async ({ tx }) => (await sql<{ worker_id: string | null }>`select worker_id from access_alert where what = ${what}`.execute(tx)).rows)

test('whatever else is asked from one address, asking for help and crisis help go on', async () => {
  const address = '198.51.100.1'
  const statuses = new Map<string, Set<number>>()
  const use = async (method: 'GET' | 'POST', path: string, times: number) => {
    const seen = new Set<number>()
    for (let n = 0; n < times; n++) seen.add((await from(address, method, path)).status)
    statuses.set(`${method} ${path}`, seen)
  }
  await use('GET', '/plan-link/x', 70)
  await use('POST', '/community/forget', 310)
  for (const [what, seen] of statuses) expect(seen, what).toContain(429)
  expect((await from(address, 'GET', '/community?q=walking')).status).toBe(429)
  expect((await from(address, 'POST', '/help/words', { words: 'I feel low' })).status).toBe(303)
  expect((await from(address, 'POST', '/crisis', { postcode: 'TE1 1AA' })).status).not.toBe(429)
  // Each group counts for itself.
  expect((await from(address, 'POST', '/news/no-such-key', {})).status).not.toBe(429)
  expect((await from('198.51.100.2', 'GET', '/plan-link/x')).status).toBe(404)
}, 240_000)

test('looking for people is slowed by sign-in, whatever the address', async () => {
  const cookie = await cookieOf(await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north]))
  const seen: number[] = []
  for (let n = 0; n < 62; n++) seen.push((await from(`198.51.100.${100 + (n % 50)}`, 'POST', '/people', { name: `Nobody ${n}` }, cookie)).status)
  expect(seen.slice(0, 60).every(status => status !== 429)).toBe(true)
  expect(seen.slice(60)).toEqual([429, 429])
  const other = await cookieOf(await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north]))
  expect((await from('198.51.100.100', 'POST', '/people', { name: 'Nobody' }, other)).status).not.toBe(429)
})

test('guessing at names as an emergency is told to information governance after five misses, and stopped after twenty tries', async () => {
  await makePerson(db, 'Amina')
  const worker = await makeWorker(db, 'crisis_worker', town.trust, [town.crisis])
  const cookie = await cookieOf(worker)
  const guess = (n: number) =>
    from(
      '198.51.100.4',
      'POST',
      '/emergency-access',
      { name: `Amina ${n}`, 'born-day': '27', 'born-month': '3', 'born-year': '1985', reason: 'cannot_wait', words: 'They need help at once', confirm: 'yes' },
      cookie,
    )
  for (let n = 0; n < 4; n++) expect((await guess(n)).status).toBe(200)
  expect(await alerts('emergency_guessed')).toEqual([])
  for (let n = 4; n < 20; n++) expect((await guess(n)).status).toBe(200)
  expect(await alerts('emergency_guessed')).toEqual([{ worker_id: worker.workerId }])
  expect((await guess(20)).status).toBe(429)
  const lead = await cookieOf(await makeOperator(db, 'information_governance'))
  const page = await (await from('198.51.100.5', 'GET', '/audit', {}, lead)).text()
  expect(page).toContain('Tried many names or numbers to open a record as an emergency')
  expect(page).toContain('Emergency access asked for: too many tries')
})

test('guessing at invitation codes is stopped and told, signed in or not', async () => {
  const cookie = await cookieOf(await makeSupporter(db, 'Nadia'))
  const seen: number[] = []
  for (let n = 0; n < 12; n++) seen.push((await from('198.51.100.6', 'POST', '/shared/invitation', { code: 'ABCD-3467-WXYR' }, cookie)).status)
  expect(seen).toEqual([...Array(10).fill(422), 429, 429])
  expect(await alerts('code_guessed')).toEqual([{ worker_id: null }])
})

test('a forwarding header that no setting explains is never believed', async () => {
  for (let n = 0; n < 61; n++)
    await app.request(
      `${ORIGIN}/plan-link/x`,
      { headers: { 'x-forwarded-for': `203.0.113.${n}` } },
      { incoming: { socket: { remoteAddress: '198.51.100.7' } } },
    )
  expect((await from('198.51.100.7', 'GET', '/plan-link/x')).status).toBe(429)
})
