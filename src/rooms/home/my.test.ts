import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, makePerson, makeTown, makeWorker } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { addEntry } from '../timeline/index.ts'
import { greetingName } from './my.ts'

let db: Database
let amina: Identity & { personId: string }
let own: Browser
let worker: Browser

beforeAll(async () => {
  db = await testDatabase()
  const town = await makeTown(db)
  amina = await makePerson(db, 'Amina')
  own = await browse(db, amina)
  worker = await browse(db, await makeWorker(db, 'key_worker', town.trust, [town.north]))
  await asSystem(db, caller =>
    addEntry(caller, { personId: amina.personId, kinds: 64, what: 'contact', title: 'A first talk', body: 'We spoke about nights.' }),
  )
})
afterAll(() => db.close())

test('somebody is greeted by the name they asked for, and by their usual name when they wrote a sentence', () => {
  const amina = { givenName: 'Amina', preferredName: null, howToAddress: null }
  expect(greetingName({ ...amina, howToAddress: 'Mina' })).toBe('Mina')
  expect(greetingName(amina)).toBe('Amina')
  expect(greetingName({ ...amina, preferredName: 'Aminata', howToAddress: 'By my first name, and please not "love".' })).toBe('Aminata')
})

test('the first page greets the person, shows what was last written, and names nobody in the tab', async () => {
  await asSystem(db, ({ tx }) => sql`update person set how_to_address = 'Mina' where id = ${amina.personId}`.execute(tx))
  const { status, html } = await own.get('/my')
  expect(status).toBe(200)
  expect(html).toMatch(/<h1[^>]*>Hello Mina<\/h1>/)
  expect(html).toContain('<title>My Kith - Kith</title>')
  expect(html).toContain('A first talk')
  expect(html).toContain('href="/my/record"')
})

test('R018 help again is one press from the first page, and the early signs somebody wrote down stand where they ask', async () => {
  expect((await own.post('/my/about', { signs: 'I stop opening the post' })).status).toBe(303)
  const { html } = await own.get('/my')
  const form = /<form[^>]*action="\/my\/ask"[\s\S]*?<\/form>/.exec(html)![0]
  expect(form).toContain('Ask for help again')
  const field = /<input[^>]*name="once"[^>]*>/.exec(form)![0]
  const pressed = await own.post('/my/ask', { once: /value="([^"]*)"/.exec(field)![1]! })
  expect(pressed.status).toBe(303)
  expect((await own.get(pressed.location)).html).toContain('Thank you. They know, and will be in touch.')
  const kept = await asSystem(db, ({ tx }) => sql<{ n: number }>`select count(*)::int as n from help_request where person_id = ${amina.personId}`.execute(tx))
  expect(kept.rows[0]!.n).toBe(1)
  expect((await own.get('/my/ask')).html).toContain('I stop opening the post')
})

test('every way offered on the first page leads somewhere', async () => {
  const { html } = await own.get('/my')
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  const paths = new Set([...main.matchAll(/href="(\/[^"#?]*)"/g)].map(found => found[1]!))
  expect(paths.size).toBeGreaterThan(2)
  for (const path of paths) expect([path, (await own.get(path)).status]).toEqual([path, 200])
})

test('ways from the first page stand under a few headings, a handful under each', async () => {
  const { html } = await own.get('/my')
  const nav = /<nav aria-label="In My Kith">[\s\S]*?<\/nav>/.exec(html)![0]
  const groups = nav.split('<h3').slice(1)
  expect(groups.map(group => /^[^>]*>([^<]*)</.exec(group)![1])).toEqual(['My plans', 'Me and my life', 'Who helps, and who can see', 'Written and asked'])
  for (const group of groups) expect(group.match(/<a /g)!.length).toBeLessThanOrEqual(7)
})

test('only a person has a first page of their own', async () => {
  expect((await worker.get('/my')).status).toBe(403)
  expect((await (await browse(db)).get('/my')).location).toBe('/sign-in?to=%2Fmy')
})
