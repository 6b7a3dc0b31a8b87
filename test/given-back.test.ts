import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieName, openSession } from '../src/access/index.ts'
import { buildApp } from '../src/app.ts'
import { readConfig } from '../src/core/config.ts'
import type { Database } from '../src/core/db.ts'
import { browse } from './support/browser.ts'
import { testDatabase } from './support/db.ts'
import { formsOf } from './support/forms.ts'
import { asSystem, makePerson, makeTown, NOW } from './support/people.ts'

const ORIGIN = 'http://localhost:3000'
const WORDS = 'Since the move I sleep badly.\nI would like somebody to talk to.'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await makeTown(db)
})
afterAll(() => db.close())

const sent = (form: Record<string, string | string[]>, cookie = '') => ({
  method: 'POST',
  body: new URLSearchParams(Object.entries(form).flatMap(([name, value]) => [value].flat().map(one => [name, one]))).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN, 'sec-fetch-site': 'same-origin', cookie },
})

test('a page that says to wait gives back what was written, as the same form, which can be sent later', async () => {
  let now = NOW
  const app = buildApp(db, readConfig({ KITH_URL: ORIGIN, KITH_ROOT: process.env.KITH_ROOT, KITH_DEMO: '1' }), { now: () => now })
  const [first] = formsOf('/community/news', await (await app.request(`${ORIGIN}/community/news`)).text()).filter(form => form.action === '/community/news')
  const form = { ...first!.fields, email: WORDS }
  for (let tries = 0; tries < 60; tries++) await app.request(`${ORIGIN}/community/news`, sent({ email: '' }))
  const refused = await app.request(`${ORIGIN}/community/news`, sent(form))
  expect(refused.status).toBe(429)
  const [again] = formsOf('/community/news', await refused.text()).filter(one => one.action === '/community/news')
  expect(again!.fields).toMatchObject(Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value].flat()])))
  now = new Date(NOW.getTime() + 120_000)
  const read = await app.request(`${ORIGIN}/community/news`, sent(again!.fields))
  // Taken to be read: what it says of the address is not about having to wait.
  expect(read.status).toBe(422)
  expect(await read.text()).toContain('Since the move I sleep badly.')
}, 120_000)

test('a form that is refused shows its words to copy, and never as if they were kept', async () => {
  const person = await makePerson(db, 'Amina')
  const browser = await browse(db, person)
  const answer = await browser.post('/people/01890000-0000-7000-8000-000000000000/letter', { words: WORDS })
  expect(answer.status).toBe(403)
  expect(answer.html).toContain('It is not saved. Copy what you need.')
  expect(answer.html).toContain(WORDS)
  expect(formsOf('/', answer.html).filter(form => form.action !== '/sign-out')).toEqual([])
})

test('a form of a page that one person opened is not taken in the name of another who signed in since', async () => {
  const [one, two] = [await makePerson(db, 'Dave'), await makePerson(db, 'Louise')]
  const browser = await browse(db, one)
  const [form] = formsOf('/my/people/new', (await browser.get('/my/people/new')).html).filter(found => found.action === '/my/people')
  browser.cookies[cookieName(ORIGIN)] = await asSystem(db, caller => openSession(caller, two.id!), NOW)
  const answer = await browser.post('/my/people', { ...form!.fields, name: 'Tom from next door', relation: 'friend' })
  expect(answer.status).toBe(409)
  expect(answer.html).toContain('Somebody else signed in here')
  expect(answer.html).not.toContain('Tom from next door')
  expect((await browser.get('/my/people')).html).not.toContain('Tom from next door')
  browser.cookies[cookieName(ORIGIN)] = await asSystem(db, caller => openSession(caller, one.id!), NOW)
  expect((await browser.get('/my/people/new')).html).toContain('Tom from next door')
})
