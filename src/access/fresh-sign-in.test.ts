import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../test/support/browser.ts'
import { testDatabase } from '../../test/support/db.ts'
import { asSystem, makeOperator, makePerson, makeTown, makeWorker, NOW, type Town } from '../../test/support/people.ts'
import { buildApp } from '../app.ts'
import type { Identity } from '../core/caller.ts'
import { readConfig } from '../core/config.ts'
import type { Database } from '../core/db.ts'
import { newId } from '../core/ids.ts'
import { addPersona } from './personas.ts'
import { openSession } from './store.ts'

const ORIGIN = 'http://localhost:3000'
let db: Database
let town: Town
let crisis: Identity

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  await makePerson(db, 'Dave')
  crisis = await makeWorker(db, 'crisis_worker', town.trust, [town.crisis], 'Casey Crisis')
  await asSystem(db, caller => addPersona(caller, { accountId: crisis.id!, part: 'workers', sort: 1 }))
})
afterAll(() => db.close())

const WORDS = 'He rang and the line went dead'
const typed = { name: 'Dave Test', 'born-day': '27', 'born-month': '3', 'born-year': '1985', reason: 'cannot_wait', words: WORDS, confirm: 'yes' }
const openings = () =>
  asSystem(db, async ({ tx }) =>
    (await sql<{ fresh: boolean | null }>`select fresh from emergency_access order by lower(during), id`.execute(tx)).rows.map(row => row.fresh),
  )
const lastDetail = () =>
  asSystem(
    db,
    async ({ tx }) =>
      (await sql<{ detail: string }>`select detail from audit_entry where what = 'emergency access opened' order by at desc, chain, position desc`.execute(tx))
        .rows[0]!.detail,
  )
const keyIn = (html: string) => /name="form-key" value="([^"]+)"/.exec(html)![1]!

/** A browser in which Casey signed in an hour ago. */
async function signedInLongAgo(now: Date): Promise<Browser> {
  const browser = await browse(db, undefined, () => now)
  browser.cookies.kith = await asSystem(db, caller => openSession(caller, crisis.id!, { provedAt: new Date(now.getTime() - 11 * 60_000) }), now)
  return browser
}

async function press(browser: Browser, more: Record<string, string> = {}) {
  const page = await browser.get('/emergency-access/new')
  return { page, answer: await browser.post('/emergency-access', { ...typed, ...more, 'form-key': keyIn(page.html) }) }
}

test('an emergency opening asks for a fresh sign-in; what was typed comes back, and it opens', async () => {
  const browser = await signedInLongAgo(NOW)
  const { page, answer } = await press(browser)
  expect(page.html.includes('You sign in once more before it opens')).toBe(true)
  expect([answer.status, answer.location]).toEqual([303, '/sign-in/again?to=%2Femergency-access%2Fnew'])
  expect(await openings()).toEqual([])
  let on = await browser.get(answer.location)
  expect(new URL(on.location).searchParams.get('max_age')).toBe('0')
  for (let hops = 0; /^(http|\/oidc|\/sign-in)/.test(on.location) && hops < 9; hops++) on = await browser.get(on.location.replace(ORIGIN, ''))
  expect(on.location).toBe('/emergency-access/new')
  const again = await press(browser)
  expect(again.page.html.includes(WORDS)).toBe(true)
  expect(again.page.html.includes('We could not see that you signed in again')).toBe(false)
  expect(again.answer.location).toMatch(/^\/people\//)
  expect(await openings()).toEqual([true])
  expect(await lastDetail()).toBe('Care is needed now and cannot wait for the person or their team')
})

test('a sign-in of the last ten minutes is fresh enough', async () => {
  const now = new Date(NOW.getTime() + 3_600_000)
  const browser = await browse(db, undefined, () => now)
  browser.cookies.kith = await asSystem(db, caller => openSession(caller, crisis.id!, { provedAt: new Date(now.getTime() - 9 * 60_000) }), now)
  expect((await press(browser)).answer.location).toMatch(/^\/people\//)
  expect(await openings()).toEqual([true, true])
})

test('an hour more is asked of a fresh sign-in too, and nobody without the permission is led to one', async () => {
  const browser = await signedInLongAgo(new Date(NOW.getTime() + 3_600_000))
  const id = /emergency-access\/([0-9a-f-]{36})\/renew/.exec((await browser.get('/emergency-access/new')).html)![1]
  const path = `/emergency-access/${id}/renew`
  const form = { reason: 'cannot_wait', words: WORDS, confirm: 'yes', 'form-key': keyIn((await browser.get(path)).html) }
  expect((await browser.post(path, form)).location).toBe(`/sign-in/again?to=${encodeURIComponent(path)}`)
  const operator = await makeOperator(db, 'commissioner')
  const commissioner = await browse(db, operator)
  commissioner.cookies.kith = await asSystem(db, caller => openSession(caller, operator.id!), NOW)
  expect((await commissioner.post('/emergency-access', typed)).status).toBe(403)
})

/** A provider that signs anybody in as `subject`, and says when they proved it only if `provedAgo` is given in seconds. */
function provider(subject: string): Promise<{ issuer: string; answers: { nonce: string; provedAgo?: number }; server: Server }> {
  const answers: { nonce: string; provedAgo?: number } = { nonce: '' }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const server = createServer((req, res) => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const iat = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, sub: subject, aud: 'kith-client', iat, exp: iat + 60, nonce: answers.nonce }
    const proof = answers.provedAgo === undefined ? {} : { auth_time: iat - answers.provedAgo }
    res.setHeader('content-type', 'application/json')
    const found = { issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` }
    const token = { access_token: 'x', token_type: 'bearer', id_token: `${part({ alg: 'RS256' })}.${part({ ...claims, ...proof })}.${part({})}` }
    res.end(JSON.stringify(req.url === '/token' ? token : found))
  })
  return new Promise(resolve =>
    server.listen(0, '127.0.0.1', () => resolve({ issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, answers, server })),
  )
}

test('where the provider does not say when, answers with an old sign-in, or is away, it opens after a confirmation, and the opening says so', async () => {
  const subject = newId()
  const { issuer, answers, server } = await provider(subject)
  await asSystem(db, ({ tx }) => sql`update account set issuer = ${issuer}, subject = ${subject} where id = ${crisis.id}`.execute(tx))
  const settings = { KITH_URL: ORIGIN, KITH_ROOT: process.env.KITH_ROOT, KITH_LIMITS: '0', KITH_OIDC_CLIENT_ID: 'kith-client' }
  const config = readConfig({ ...settings, KITH_OIDC_ISSUER: issuer })
  const cookies: Record<string, string> = {}
  let now = new Date(NOW.getTime() + 7_200_000)
  const send = async (path: string, form?: Record<string, string>) => {
    const headers = {
      cookie: Object.entries(cookies)
        .map(pair => pair.join('='))
        .join('; '),
      origin: ORIGIN,
      'sec-fetch-site': 'same-origin',
    }
    const body = form && { method: 'POST', body: new URLSearchParams(form).toString() }
    const answer = await app.request(ORIGIN + path, { ...body, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' } })
    for (const set of answer.headers.getSetCookie()) {
      const [name, value] = set.split(';')[0]!.split('=') as [string, string]
      cookies[name] = value
    }
    return { status: answer.status, location: answer.headers.get('location') ?? '', html: await answer.text() }
  }
  let app = buildApp(db, config, { now: () => now })
  const begin = async () => {
    cookies.kith = await asSystem(db, caller => openSession(caller, crisis.id!), now)
    const page = await send('/emergency-access/new')
    const led = await send('/emergency-access', { ...typed, 'form-key': keyIn(page.html) })
    expect(led.location).toBe('/sign-in/again?to=%2Femergency-access%2Fnew')
    return send(led.location)
  }
  const confirmed = async (before: number) => {
    const page = await send('/emergency-access/new')
    expect(page.html.includes('We could not see that you signed in again')).toBe(true)
    expect(page.html.includes(WORDS)).toBe(true)
    const without = await send('/emergency-access', { ...typed, 'form-key': keyIn(page.html) })
    expect(without.status).toBe(422)
    expect(without.html.includes('Tick to say that it is you')).toBe(true)
    expect((await openings()).length).toBe(before)
    const opened = await send('/emergency-access', { ...typed, again: 'yes', 'form-key': keyIn(without.html) })
    expect(opened.location).toMatch(/^\/people\//)
    expect((await openings()).slice(before)).toEqual([false])
    expect(await lastDetail()).toContain('sign-in not fresh, confirmed by themselves')
  }
  try {
    const before = (await openings()).length
    for (const [n, provedAgo] of [undefined, 3600].entries()) {
      const url = new URL((await begin()).location)
      expect([url.searchParams.get('max_age'), url.searchParams.get('prompt')]).toEqual(['0', 'login'])
      delete answers.provedAgo
      Object.assign(answers, { nonce: url.searchParams.get('nonce')! }, provedAgo === undefined ? {} : { provedAgo })
      const back = await send(`/sign-in/back?code=x&state=${url.searchParams.get('state')}`)
      expect([back.status, back.location]).toEqual([303, '/emergency-access/new'])
      await confirmed(before + n)
      now = new Date(now.getTime() + 3_600_000)
    }
    server.close()
    server.closeAllConnections()
    app = buildApp(db, config, { now: () => now })
    const away = await begin()
    expect([away.status, away.html.includes('href="/emergency-access/new"')]).toEqual([503, true])
    await confirmed(before + 2)
    const lead = await browse(db, await makeOperator(db, 'information_governance'), () => now)
    const id = await asSystem(
      db,
      async ({ tx }) => (await sql<{ id: string }>`select id from emergency_access where not fresh order by lower(during) desc`.execute(tx)).rows[0]!.id,
    )
    expect((await lead.get(`/emergency-access/${id}`)).html).toContain('They confirmed themselves that it was them')
  } finally {
    server.close()
    // The other tests are in the demonstration.
    await browse(db)
  }
})
