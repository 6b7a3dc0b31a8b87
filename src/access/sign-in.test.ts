import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../test/support/browser.ts'
import { testDatabase } from '../../test/support/db.ts'
import { asSystem, makeOperator, makePerson, makeTown, makeWorker, NOW, type Town } from '../../test/support/people.ts'
import { buildApp } from '../app.ts'
import type { Identity } from '../core/caller.ts'
import { readConfig } from '../core/config.ts'
import type { Database } from '../core/db.ts'
import { addPersona } from './personas.ts'
import { safePath } from './sign-in.tsx'

let db: Database
let town: Town
let nurse: Identity
let amina: Identity & { personId: string }

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Priya Nair')
  amina = await makePerson(db, 'Amina')
  await asSystem(db, async caller => {
    await addPersona(caller, { accountId: nurse.id!, part: 'workers', sort: 1 })
    await addPersona(caller, { accountId: amina.id!, part: 'people', sort: 1, about: 'In a new town' })
  })
})
afterAll(() => db.close())

/** Presses a persona and follows every redirect, as a browser does. */
async function signIn(persona: Identity, to = '', now: () => Date = () => NOW) {
  const browser = await browse(db, undefined, now)
  let answer = await browser.post('/sign-in', { persona: persona.id!, to })
  for (let hops = 0; answer.status === 302 || answer.status === 303; hops++) {
    if (hops > 9) throw new Error('redirects without end')
    const next = new URL(answer.location, 'http://localhost:3000')
    if (!/^\/(oidc|sign-in)/.test(next.pathname)) return { browser, home: next.pathname, answer }
    answer = await browser.get(next.pathname + next.search)
  }
  return { browser, home: '', answer }
}

test('the sign-in page of the demonstration lists people by name and role', async () => {
  const { html } = await (await browse(db)).get('/sign-in')
  expect(html).toContain('>Priya Nair, mental health practitioner, North Testtown team')
  expect(html).toContain('>Amina Test, person')
  expect(html.indexOf('Amina Test')).toBeLessThan(html.indexOf('Priya Nair'))
})

test('pressing a persona walks authorisation code, PKCE, state and nonce, and ends signed in at the role’s own first page', async () => {
  const { browser, home } = await signIn(nurse)
  expect(home).toBe('/my-day')
  expect((await browser.get('/sessions')).html).toContain('Priya Nair')
  expect((await signIn(amina)).home).toBe('/my')
})

test('after sign-in the page asked for comes first, never an address of somebody else', async () => {
  expect((await signIn(nurse, '/sessions')).home).toBe('/sessions')
  for (const to of ['https://bad.example/', '//bad.example', '/\\bad.example', 'javascript:alert(1)', '/a?b=c', '/sign-in', undefined])
    expect(safePath(to)).toBe('')
})

test('each sign-in has a session of its own, and the one this browser held before ends', async () => {
  const { browser } = await signIn(nurse)
  const first = browser.cookies.kith
  let answer = await browser.post('/sign-in', { persona: nurse.id! })
  while (answer.status < 400 && !answer.location.startsWith('/my')) answer = await browser.get(answer.location.replace('http://localhost:3000', ''))
  expect(browser.cookies.kith).not.toBe(first)
  const old = await browse(db)
  old.cookies.kith = first!
  expect((await old.get('/sessions')).location).toContain('/sign-in')
})

test('on a shared screen the next person signs in as themselves', async () => {
  const { browser } = await signIn(nurse)
  let answer = await browser.post('/sign-in', { persona: amina.id! })
  while (answer.status < 400 && answer.status !== 200 && answer.location !== '/my')
    answer = await browser.get(answer.location.replace('http://localhost:3000', ''))
  expect(answer.location).toBe('/my')
  expect((await browser.get('/sessions')).html).toContain('Amina')
})

test('a code from another flow, a forged state or no flow at all signs nobody in', async () => {
  const browser = await browse(db)
  expect((await browser.get('/sign-in/back?code=x&state=y')).status).toBe(400)
  await browser.post('/sign-in', { persona: nurse.id! })
  const forged = await browser.get('/sign-in/back?code=x&state=forged')
  expect(forged.status).toBe(400)
  expect(browser.cookies.kith).toBeUndefined()
})

test('two sign-ins begun in two tabs both end well, in either order', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const browser = await browse(db)
    const begun = [
      await browser.post('/sign-in', { persona: nurse.id!, to: '/sessions' }),
      await browser.post('/sign-in', { persona: nurse.id!, to: '/my-day' }),
    ]
    for (const tab of order) {
      let answer = begun[tab]!
      while (answer.location.startsWith('http') || answer.location.startsWith('/oidc') || answer.location.startsWith('/sign-in'))
        answer = await browser.get(answer.location.replace('http://localhost:3000', ''))
      expect([answer.status, answer.location]).toEqual([303, ['/sessions', '/my-day'][tab]])
    }
    expect((await browser.get('/sessions')).status).toBe(200)
  }
})

test('nobody but a persona can be pressed', async () => {
  const other = await makeWorker(db, 'psychiatrist', town.trust, [], 'Not a persona')
  const { browser, answer } = await signIn(other)
  expect(answer.status).toBe(400)
  expect(browser.cookies.kith).toBeUndefined()
})

test('the session cookie is out of reach of scripts and other sites', async () => {
  const browser = await browse(db)
  let answer = await browser.post('/sign-in', { persona: nurse.id! })
  while (!answer.location.startsWith('/my')) answer = await browser.get(answer.location.replace('http://localhost:3000', ''))
  const cookie = answer.headers.getSetCookie().find(set => set.startsWith('kith='))!
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
})

test('signing out ends the session for good', async () => {
  const { browser } = await signIn(nurse)
  const token = browser.cookies.kith!
  const out = await browser.post('/sign-out')
  expect(out.location).toBe('/')
  // What this browser keeps of Kith goes too.
  expect(out.headers.get('clear-site-data')).toBe('"storage"')
  expect(browser.cookies.kith).toBeUndefined()
  browser.cookies.kith = token
  expect((await browser.get('/sessions')).location).toContain('/sign-in')
})

test('after signing out the identity provider is told, if it can be', async () => {
  const told = createServer((_, res) => {
    const issuer = `http://127.0.0.1:${(told.address() as AddressInfo).port}`
    res.setHeader('content-type', 'application/json')
    res.end(
      JSON.stringify({ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, ...offers(issuer) }),
    )
  })
  let offers: (issuer: string) => object = () => ({})
  await new Promise<void>(resolve => told.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(told.address() as AddressInfo).port}`
  const config = readConfig({
    KITH_URL: 'http://localhost:3000',
    KITH_ROOT: process.env.KITH_ROOT,
    KITH_LIMITS: '0',
    KITH_OIDC_ISSUER: issuer,
    KITH_OIDC_CLIENT_ID: 'kith-client',
  })
  const post = { method: 'POST', headers: { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' } }
  const leave = async () => {
    const app = buildApp(db, config, { now: () => NOW })
    const out = await app.request('http://localhost:3000/sign-out', post)
    return app.request(`http://localhost:3000${out.headers.get('location')}`)
  }
  try {
    const without = await leave()
    expect([without.status, without.headers.get('location')]).toEqual([303, '/'])
    offers = at => ({ end_session_endpoint: `${at}/end` })
    const answer = await leave()
    const url = new URL(/^0; url=(.*)$/.exec(answer.headers.get('refresh')!)![1]!)
    expect(url.origin + url.pathname).toBe(`${issuer}/end`)
    expect(url.searchParams.get('client_id')).toBe('kith-client')
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe('http://localhost:3000/')
    expect(await answer.text()).toContain('You are signed out of Kith')
  } finally {
    told.close()
    // The other tests are in the demonstration.
    await browse(db)
  }
})

test('a browser that keeps a plan is told whose sign-in it has, and whether the one the plan was kept in was ended', async () => {
  let now = NOW
  const phone = await browse(db, amina, () => now)
  const here = async (key: string) =>
    JSON.parse((await phone.get('/sessions/here.json', { 'x-kith-session': key })).html) as { account: string; session: string; ended: boolean }
  const mine = await here('')
  expect(mine).toEqual({ account: expect.stringMatching(/^[0-9a-f]{32}$/), session: expect.stringMatching(/^[0-9a-f]{16}$/), ended: false })
  expect((await phone.get('/my')).html).toContain(`data-account="${mine.account}"`)
  // Time alone ends nothing here: in a crisis somebody signed out by time still has their own words.
  now = new Date(NOW.getTime() + 61 * 60_000)
  expect(await here(mine.session)).toEqual({ account: '', session: '', ended: false })
  await (await browse(db, amina, () => now)).post('/sessions/end-others')
  expect(await here(mine.session)).toEqual({ account: '', session: '', ended: true })
  const louise = await browse(db, nurse)
  expect((JSON.parse((await louise.get('/sessions/here.json')).html) as { account: string }).account).not.toBe(mine.account)
})

test('a session ends after an hour without use, and after ten hours whatever happens', async () => {
  let now = NOW
  const browser = await browse(db, nurse, () => now)
  const after = async (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000)
    return (await browser.get('/sessions')).status
  }
  expect(await after(59)).toBe(200)
  expect(await after(59)).toBe(200)
  expect(await after(61)).toBe(303)
  now = NOW
  const busy = await browse(db, nurse, () => now)
  let last = 200
  for (let hours = 0; hours < 11 && last === 200; hours += 0.5) {
    now = new Date(NOW.getTime() + hours * 3_600_000)
    last = (await busy.get('/sessions')).status
  }
  expect(now.getTime() - NOW.getTime()).toBe(10 * 3_600_000)
})

test('someone can end their other sign-ins, and an administrator a worker’s; nobody else can', async () => {
  const [here, there] = [await browse(db, nurse), await browse(db, nurse)]
  await here.post('/sessions/end-others')
  expect((await there.get('/sessions')).status).toBe(303)
  expect((await here.get('/sessions')).status).toBe(200)
  expect((await here.post(`/sessions/workers/${nurse.id}/end`)).status).toBe(403)
  const administrator = await browse(db, await makeOperator(db, 'administrator'))
  expect((await administrator.post('/sessions/workers', { name: 'priya' })).html).toContain('Priya Nair')
  await administrator.post(`/sessions/workers/${nurse.id}/end`)
  expect((await here.get('/sessions')).status).toBe(303)
})

test('a sign-in nobody knows gets a kind page and no session', async () => {
  await asSystem(db, ({ tx }) => sql`update account set closed_at = null where id = ${nurse.id}`.execute(tx))
  const { browser, answer } = await signIn({ ...nurse, id: '' })
  expect(answer.status).toBe(200)
  expect(answer.html).toContain('We do not know this sign-in yet')
  expect(browser.cookies.kith).toBeUndefined()
})
