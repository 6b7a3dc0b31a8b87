import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RoleCode } from '../src/access/index.ts'
import { cookieName, openSession } from '../src/access/index.ts'
import { routes } from '../src/app.ts'
import type { Identity } from '../src/core/caller.ts'
import type { Database } from '../src/core/db.ts'
import { LET_IN, OWN, RELATIONSHIPS, type RelationshipName, sightOf } from './matrix/expected.ts'
import { idsFor, pathsToLookAt } from './matrix/pages.ts'
import { makeWorld, placeOperator, placeSupporter, placeWorker, type World } from './matrix/world.ts'
import { type Browser, browse } from './support/browser.ts'
import { testDatabase } from './support/db.ts'
import { type FormOnPage, formsOf, formsOn } from './support/forms.ts'
import { asSystem, NOW } from './support/people.ts'

// Every form of the house: nothing written is lost with a sign-in that has ended, and nothing is taken twice.
let db: Database
let world: World
interface Writer {
  who: string
  identity: Identity
  browser: Browser
  forms: FormOnPage[]
}
const writers: Writer[] = []
const SESSION = cookieName('http://localhost:3000')

const WORKERS: [RoleCode, RelationshipName][] = [
  ['key_worker', 'key worker'],
  ['team_lead', 'their team holds, and they see its caseload'],
  ['connector', 'involved and agreed'],
  ['pharmacist', 'involved and agreed'],
  ['gp', 'works at the person’s GP practice'],
]

/** Parts of addresses that are names and not ids. */
const NAMES = { heading: ['alone'], section: ['goals', 'actions'], component: ['comprehensive'] }

/** The route a form goes to. */
const routeOf = (path: string) =>
  routes.find(route => route.method === 'POST' && new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`).test(path))?.path ?? path

beforeAll(async () => {
  db = await testDatabase()
  world = await makeWorld(db)
  // The planted requests have events; the next event of each comes after them.
  await asSystem(db, ({ tx }) =>
    sql`update help_request h set position = (select max(position) from help_request_event e where e.request_id = h.id)`.execute(tx),
  )
  const come = async (who: string, identity: Identity, sight: Parameters<typeof pathsToLookAt>[1]['sight'], role: RoleCode) => {
    const browser = await browse(db, identity)
    const paths = pathsToLookAt({ ...(await idsFor(db, world.ground)), ...NAMES }, { who, browser, sight, role }, -1)
    writers.push({ who, identity, browser, forms: await formsOn(browser, paths, form => `${routeOf(form.action)} ${form.texts} ${form.lines}`) })
  }
  for (const [role, relationship] of WORKERS) {
    const identity = await asSystem(db, ({ tx }) => placeWorker(tx, world.ground, role, relationship, world.ground.town.trust))
    await come(role, identity, sightOf(role, RELATIONSHIPS[relationship]), role)
  }
  const friend = await asSystem(db, ({ tx }) => placeSupporter(tx, world.ground, 'let in for chosen kinds'))
  await come('supporter', friend, sightOf('supporter', LET_IN['let in for chosen kinds']), 'supporter')
  await come('administrator', await asSystem(db, ({ tx }) => placeOperator(tx, 'administrator')), OWN, 'administrator')
  await come('the person', world.self, OWN, 'person')
}, 600_000)
afterAll(() => db.close())

const signIn = async (browser: Browser, identity: Identity) => {
  browser.cookies[SESSION] = await asSystem(db, caller => openSession(caller, identity.id!, { provedAt: NOW }), NOW)
}
const count = async (table: string) =>
  (await db.exclusive(() => sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db.kysely))).rows[0]!.n

test('what is written in any form when the sign-in has ended comes back on its page after signing in, and to nobody else', async () => {
  const lost: string[] = []
  const shown: string[] = []
  const tried = new Set<string>()
  for (const { who, identity, browser, forms } of writers) {
    const other = writers.find(one => one.who !== who)!
    for (const form of forms.filter(one => one.texts.length > 0)) {
      const route = routeOf(form.action)
      if (routes.find(one => one.method === 'POST' && one.path === route)?.may === 'open') continue
      tried.add(route)
      const words = form.texts.map((name, index) => [name, `Kept ${name} ${tried.size}-${index}\nof two lines`] as const)
      const before = await count('entry')
      delete browser.cookies[SESSION]
      const out = await browser.post(form.action, { ...form.fields, ...Object.fromEntries(words) })
      if (out.status !== 303 || out.location !== `/sign-in?to=${encodeURIComponent(form.page)}`) lost.push(`${who} ${route}: ${out.status} ${out.location}`)
      if ((await count('entry')) !== before) lost.push(`${who} ${route}: written without a sign-in`)
      await signIn(browser, other.identity)
      const theirs = (await browser.get(form.page)).html
      if (theirs.includes('of two lines')) shown.push(`${who} ${route}: to ${other.who}`)
      await signIn(browser, identity)
      const back = await browser.get(form.page)
      const again = formsOf(form.page, back.html).find(one => one.fields['form-key']?.[0] === form.fields['form-key']?.[0])
      const missing = words.filter(([name, text]) => again?.fields[name]?.[0] !== text && !back.html.includes(text))
      if (missing.length > 0) lost.push(`${who} ${route}: ${missing.map(([name]) => name)} not on ${form.page} (${back.status})`)
      else if (!again) lost.push(`${who} ${route}: not in its form on ${form.page}`)
      for (const cookie of ['kith-kept', 'kith-saved']) delete browser.cookies[cookie]
    }
  }
  console.log(`kept: ${tried.size} forms with long texts`)
  expect(lost).toEqual([])
  expect(shown).toEqual([])
  expect(tried.size).toBeGreaterThan(50)
}, 600_000)

/** Forms with longer words that are not about a person on record, or by whose answer it is not known yet who they are. */
const NOT_ABOUT_A_PERSON = [
  '/advice/new',
  '/community/:assetId/tell',
  '/directory/:assetId/change',
  '/emergency-access',
  '/front-door/new',
  '/front-door/worried',
]

test('beside the boxes of every form that writes about a person stands who will read it, once, and nobody whom the reader of the page may not know', async () => {
  const silent: string[] = []
  const said = new Set<string>()
  for (const { who, browser, forms } of writers.filter(one => one.who !== 'administrator')) {
    for (const form of forms.filter(one => one.texts.length > 0)) {
      const route = routeOf(form.action)
      if (NOT_ABOUT_A_PERSON.includes(route)) continue
      const { html } = await browser.get(form.page)
      const whole =
        [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([one]) => one).find(one => one.includes(`action="${form.action}"`) && one.includes('<textarea')) ??
        html
      const times = whole.split('Who will read this').length - 1
      if (times !== 1) silent.push(`${who} ${route}: ${times} times on ${form.page}`)
      else said.add(route)
      if (html.includes('data-who-will-read')) silent.push(`${who} ${form.page}: a place is left empty`)
    }
  }
  console.log(`who will read: ${said.size} routes`)
  expect(silent).toEqual([])
  expect(said.size).toBeGreaterThan(60)
}, 600_000)

const UNCOUNTED = ['audit_entry', 'audit_chain', 'session', 'form_sent', 'kept_words', 'migration']
type Row = { t: string; row: string }

async function everything(): Promise<Row[]> {
  const tables = await all<{ t: string }>(
    sql`select c.relname as t from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relname = any (${UNCOUNTED}) order by 1`,
  )
  const parts = tables.map(({ t }) => sql`select ${t}::text as t, to_jsonb(x)::text as row from ${sql.table(t)} x`)
  return all<Row>(sql<Row>`select * from (${sql.join(parts, sql` union all `)}) every order by 1, 2`)
}
const all = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => (await db.exclusive(() => query.execute(db.kysely))).rows as T[]

/** The tables that hold two new rows which differ in nothing but their own ids and moments. */
function doubled(before: Row[], after: Row[]): string[] {
  const known = new Set(before.map(({ t, row }) => t + row))
  const ids = new Set(before.flatMap(({ row }) => row.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []))
  const bare = after
    .filter(({ t, row }) => !known.has(t + row))
    .map(
      ({ t, row }) => `${t} ${row.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, id => (ids.has(id) ? id : 'ID')).replace(/\d{4}-\d\d-\d\dT[\d:.]+\+00:00/g, 'WHEN')}`,
    )
  return [...new Set(bare.filter((row, index) => bare.indexOf(row) !== index).map(row => row.slice(0, 300)))]
}

const LINES: [RegExp, string][] = [
  [/-day$/, '1'],
  [/-month$/, '12'],
  [/-year$/, '2026'],
  [/time|^from$|^to$/i, '10:30'],
  [/mail/i, 'somebody@example.org'],
  [/phone|number/i, '07700 900123'],
  [/link|web|address/i, 'https://example.org'],
  [/minutes|many|count|mile/i, '2'],
]
/** Where something new is made, which a second sending would double. */
const ADDS = [
  '/people/:person/plan/add/:section',
  '/my/plan/add/:section',
  '/people/:person/safety-plan/add/:heading',
  '/my/safety-plan/add/:heading',
  '/people/:person/safety-plan/means',
  '/people/:person/network/ties/new',
  '/people/:person/network/barriers',
  '/people/:person/constraints',
  '/people/:person/assessments/new/:component',
  '/assessments/:assessmentId/invited',
  '/people/:person/next-steps',
  '/people/:person/measures/asks',
  '/my/people',
  '/people/:person/team/add',
]
const NOT_ASKED = /sign-out|walk-in|end-others|\/end$|cancel|remove|take-back|merge|same|leave|let-go/

/** The form filled in: what stands in it, words in every box, and of every choice the one at `pick`. */
function filled(form: FormOnPage, pick: number, words: string): Record<string, string | string[]> {
  const body: Record<string, string | string[]> = { ...form.fields }
  for (const name of form.texts) if (!form.fields[name]?.[0]) body[name] = words
  for (const name of form.lines) if (!form.fields[name]?.[0]) body[name] = LINES.find(([what]) => what.test(name))?.[1] ?? words
  for (const [name, offered] of Object.entries(form.offered)) if (!form.fields[name]?.[0]) body[name] = offered.at(pick) ?? offered[0] ?? ''
  return body
}

test('a form that is sent twice at once, and once more, changes what is kept once', async () => {
  const twice: string[] = []
  const made = new Set<string>()
  for (const { who, browser, forms } of writers) {
    for (const form of forms.filter(one => !NOT_ASKED.test(one.action))) {
      const route = routeOf(form.action)
      if (made.has(route)) continue
      for (const pick of [0, -1, 1]) {
        // Each page is opened anew: what was there may have gone since.
        const now = formsOf(form.page, (await browser.get(form.page)).html).find(one => routeOf(one.action) === route && `${one.texts}` === `${form.texts}`)
        if (!now) break
        const before = await everything()
        const body = filled(now, pick, `Sent ${made.size}`)
        const both = await Promise.all([browser.post(now.action, body), browser.post(now.action, body)])
        if (both[0].status >= 500 || both[1].status >= 500) twice.push(`${who} ${route}: ${both[0].status} and ${both[1].status}`)
        if (both[0].status !== 303) continue
        const after = await everything()
        const more = after.length > before.length
        if (both[0].location !== both[1].location) twice.push(`${who} ${route}: leads to two places`)
        if (doubled(before, after).length > 0) twice.push(`${who} ${route}: ${doubled(before, after)}`)
        const third = await browser.post(now.action, body)
        if (third.status !== 303 || third.location !== both[0].location) twice.push(`${who} ${route}: the third time ${third.status}`)
        if (JSON.stringify(await everything()) !== JSON.stringify(after)) twice.push(`${who} ${route}: the third time changed something`)
        if (more) made.add(route)
        break
      }
    }
  }
  console.log(`sent twice: ${made.size} routes that add`)
  expect(twice).toEqual([])
  for (const path of ADDS) expect([...made], path).toContain(path)
  expect(made.size).toBeGreaterThan(80)
}, 900_000)
