import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { can, kindsOf } from '../src/access/index.ts'
import { routes } from '../src/app.ts'
import type { Identity } from '../src/core/caller.ts'
import type { Database } from '../src/core/db.ts'
import { newId } from '../src/core/ids.ts'
import { addEntry } from '../src/rooms/timeline/index.ts'
import { type Browser, browse } from './support/browser.ts'
import { testDatabase } from './support/db.ts'
import { as, asSystem, makeOperator, makePerson, makeSupporter, makeTown, makeWorker, NOW } from './support/people.ts'

// Every form and every route, asked by everyone who has no business with Zebedee, in every wrong way we can think of.
const SECRET = 'Zebedeexq'

let db: Database
let zebedee: Identity & { personId: string }
let entryId: string
const askers: Record<string, Browser> = {}
const roles: Record<string, string> = { visitor: 'visitor' }
const seed = Number(process.env.KITH_SEED ?? Date.now() % 2 ** 31)

beforeAll(async () => {
  console.log(`hostile input seed ${seed} (repeat with KITH_SEED=${seed})`)
  db = await testDatabase()
  const town = await makeTown(db)
  zebedee = await makePerson(db, SECRET, 'S0001')
  const nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [])
  await asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
    values (${newId()}, ${zebedee.personId}, ${nurse.workerId}, ${nurse.organisation}, 'mental_health_practitioner', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
  entryId = await as(db, nurse, caller =>
    addEntry(caller, { personId: zebedee.personId, kinds: kindsOf('contactNotes'), what: 'contact', title: `${SECRET} by the river` }),
  )
  askers.visitor = await browse(db)
  await come('practitioner', await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north]))
  await come('lead', await makeWorker(db, 'team_lead', town.trust, [town.north], 'A lead', true))
  await come('reception', await makeWorker(db, 'reception', town.trust, [town.north]))
  await come('connector', await makeWorker(db, 'connector', town.charity, [town.charityTeam]))
  await come('organiser', await makeWorker(db, 'activity_organiser', town.charity, []))
  await come('gp', await makeWorker(db, 'gp', town.practice, []))
  await come('socialWorker', await makeWorker(db, 'social_worker', town.council, []))
  await come('somebodyElse', await makePerson(db, 'Somebody'))
  await come('supporter', await makeSupporter(db, 'A friend'))
  await come('governance', await makeOperator(db, 'information_governance'))
  await come('administrator', await makeOperator(db, 'administrator'))
  await come('commissioner', await makeOperator(db, 'commissioner'))
}, 180_000)
afterAll(() => db.close())

async function come(who: string, identity: Identity): Promise<void> {
  askers[who] = await browse(db, identity)
  roles[who] = identity.role
}

/** Everything kept about Zebedee, as one value to compare. The audit trail may grow: looking is written down. */
async function everythingAbout(): Promise<string> {
  const tables = await all<{ t: string; c: string }>(sql`select c.relname as t, a.attname as c from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname in ('person_id', 'id') and (a.attname = 'person_id' or c.relname = 'person') and c.relname not like 'audit%' order by 1`)
  const parts: string[] = []
  for (const { t, c } of tables)
    parts.push(
      t,
      JSON.stringify(
        await all(sql`select to_jsonb(x) as x from ${sql.table(t)} x where ${sql.ref(`x.${c}`)} = ${zebedee.personId} order by to_jsonb(x)::text`),
      ),
    )
  return parts.join('\n')
}
const all = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => (await db.exclusive(() => query.execute(db.kysely))).rows as T[]

/** Ids of rows that exist, one of each sort, so that a forged id is as often a real one that is not the asker's. */
const realIds = async (): Promise<string[]> => [
  zebedee.personId,
  entryId,
  ...(
    await all<{ id: string }>(sql`(select id from involvement limit 1) union all (select id from team limit 1) union all (select id from worker limit 1)`)
  ).map(row => row.id),
]

const fill = (path: string, id: string) =>
  path.replace(/:(\w+)/g, (_, name: string) => (name === 'person' ? zebedee.personId : name.endsWith('Id') ? id : encodeURIComponent(id)))

test('hidden means absent: nobody without a basis reads a word of Zebedee from any page, with any real id', async () => {
  const before = await everythingAbout()
  const ids = await realIds()
  const leaks: string[] = []
  for (const [who, browser] of Object.entries(askers)) {
    for (const route of routes.filter(one => one.method === 'GET')) {
      // What their role may not do is answered before any row is looked for: there one id tells as much as all.
      const many = /:\w+Id/.test(route.path) && can(roles[who]!, route.may) ? ids : [ids[0]!]
      for (const id of many) {
        const answer = await browser.get(fill(route.path, id))
        if (answer.status >= 500) leaks.push(`${who} ${route.path}: ${answer.status}`)
        if (answer.html.includes(SECRET) || answer.location.includes(SECRET)) leaks.push(`${who} ${route.path} names them`)
      }
    }
  }
  expect(leaks).toEqual([])
  expect(await everythingAbout()).toBe(before)
}, 600_000)

test('a page about somebody hidden and a page about nobody are the same page', async () => {
  const differ: string[] = []
  const nobody = newId()
  for (const [who, browser] of Object.entries(askers)) {
    for (const route of routes.filter(one => one.method === 'GET' && one.path.includes(':person'))) {
      const hidden = await browser.get(fill(route.path, entryId))
      const missing = await browser.get(fill(route.path, entryId).replace(zebedee.personId, nobody))
      const same = (html: string) => html.replaceAll(zebedee.personId, 'ID').replaceAll(nobody, 'ID')
      if (hidden.status !== missing.status || same(hidden.html) !== same(missing.html))
        differ.push(`${who} ${route.path}: ${hidden.status} and ${missing.status}`)
    }
  }
  expect(differ).toEqual([])
}, 600_000)

/** Field names the forms of this house use, read from its sources, so that hostile values reach real fields. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\u202e\u0000x',
    '💚'.repeat(50),
    'x'.repeat(30_000),
    '-1',
    '1e309',
    'NaN',
    '99999999999999999999',
    '2026-02-30',
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '{"$gt":""}',
    '[]',
    'null',
    'undefined',
    'true',
    '{{7*7}}',
    '%00',
    '\ufffe\uffff',
    'İ',
    'ﬀ',
  ),
  fc.uuid(),
  fc.array(fc.string({ maxLength: 5 }), { minLength: 2, maxLength: 4 }),
)

test('no form, however filled in, breaks, reveals or changes anything that is not the asker’s', async () => {
  const ids = await realIds()
  const names = fieldNames()
  const before = await everythingAbout()
  const posts = routes.filter(route => route.method === 'POST' && !/sign-out/.test(route.path))
  const wrong: string[] = []
  const body = fc.dictionary(fc.constantFrom(...names), fc.oneof(hostile, fc.constantFrom(...ids)), { maxKeys: 12 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(askers)), fc.constantFrom(...posts), fc.constantFrom(...ids), body, async (who, route, id, form) => {
      const answer = await askers[who]!.post(fill(route.path, id), form)
      if (answer.status >= 500) wrong.push(`${who} ${route.path} ${JSON.stringify(form).slice(0, 300)}: ${answer.status}`)
      if (answer.html.includes(SECRET)) wrong.push(`${who} ${route.path} names them`)
    }),
    { seed, numRuns: Number(process.env.KITH_RUNS ?? 1500) },
  )
  expect(wrong).toEqual([])
  expect(await everythingAbout()).toBe(before)
}, 900_000)

test('a form sent from another site is turned away', async () => {
  const { buildApp } = await import('../src/app.ts')
  const { readConfig } = await import('../src/core/config.ts')
  const app = buildApp(db, readConfig({ KITH_URL: 'http://localhost:3000', KITH_ROOT: process.env.KITH_ROOT, KITH_LIMITS: '0' }), { now: () => NOW })
  for (const route of routes.filter(one => one.method === 'POST')) {
    const answer = await app.request(`http://localhost:3000${fill(route.path, newId())}`, {
      method: 'POST',
      body: 'a=b',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    })
    expect(answer.status, route.path).toBe(403)
  }
})

test('paths, queries and bodies that are not well formed get a plain answer', async () => {
  const browser = askers.practitioner!
  for (const path of [
    '/%',
    '/people/%E0%A4%A',
    '/people/not-an-id',
    '/people/00000000-0000-0000-0000-000000000000',
    '/my?x=%00',
    `/${'a'.repeat(5000)}`,
    '/people?before=;drop',
    '/..%2f..%2fetc/passwd',
  ])
    expect((await browser.get(path)).status, path).toBeLessThan(500)
  const big = await browser.post('/people', { name: 'x'.repeat(600_000) })
  expect([404, 413]).toContain(big.status)
})

function fieldNames(): string[] {
  const names = new Set(['name', 'words', 'version'])
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else if (entry.name.endsWith('.tsx')) for (const match of readFileSync(path, 'utf8').matchAll(/\bname="([\w-]+)"/g)) names.add(match[1]!)
    }
  }
  walk(`${process.env.KITH_ROOT ?? '.'}/src`)
  return [...names, ...[...names].flatMap(name => [`${name}-day`, `${name}-month`, `${name}-year`])]
}
