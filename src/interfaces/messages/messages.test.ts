import { globSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makeOperator, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { enqueue, type Payload, runOne } from '../../core/jobs.ts'
import { jobs } from './index.ts'
import { deliverPending, type Letter, type Senders } from './send.ts'
import { isDescribed, outward } from './templates.ts'

let db: Database
let town: Town
let nurse: Identity
beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Nadia')
})
afterAll(() => db.close())

const clock = (now: Date) => ({ now: () => now })
const promise = async (payload: Payload) => {
  await asSystem(db, caller => enqueue(caller, 'message.send', payload))
  while (await runOne(db, jobs, clock(NOW)));
}
const reach = (person: string, kind: string, value: string) =>
  asSystem(db, ({ tx }) =>
    sql`insert into contact_point (id, person_id, kind, value, during) values (${newId()}, ${person}, ${kind}, ${value}, '[2026-01-01,)')`.execute(tx),
  )
const rules = (person: string, routes: string[], from: string | null = null) =>
  asSystem(db, ({ tx }) =>
    sql`insert into contact_rules (id, person_id, routes, days, time_from, neutral, previews_off, written_at, author_name)
  values (${newId()}, ${person}, ${routes}::text[], '{mon,tue,wed,thu,fri,sat,sun}', ${from}, true, true, ${NOW}, 'test')`.execute(tx),
  )
const hold = (person: string, worker: Identity) =>
  asSystem(db, async ({ tx }) => {
    const episode = newId()
    await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${person}, ${NOW})`.execute(tx)
    await sql`insert into responsibility (id, person_id, episode_id, worker_id, team_id, organisation_id, during, why, made_by)
    values (${newId()}, ${person}, ${episode}, ${worker.workerId}, ${town.north}, ${town.trust}, tstzrange(${NOW}, null), 'agreed', 'test')`.execute(tx)
  })
const post = () => {
  const sent: Letter[] = []
  const sender = { via: 'outbox' as const, send: async (letter: Letter) => void sent.push(letter) }
  return { sent, senders: { email: sender, text: sender } satisfies Senders }
}
const states = async (person: string) =>
  (
    await asSystem(db, ({ tx }) =>
      sql<{
        route: string | null
        state: string
        held_why: string | null
      }>`select route, state, held_why from message where person_id = ${person} order by id`.execute(tx),
    )
  ).rows
const deliver = (senders: Senders, now = NOW) => deliverPending(db, senders, 'http://localhost:3000', clock(now))

test('R092 a message is inside Kith at once; outside goes only that there is one, in the safe hours, by the safe way', async () => {
  const ashik = await makePerson(db, 'Ashik')
  await reach(ashik.personId, 'mobile', '07700 900001')
  await reach(ashik.personId, 'email', 'ashik@example.org')
  await rules(ashik.personId, ['text'], '18:30')
  await promise({ person: ashik.personId, template: 'help-received' })
  const { sent, senders } = post()
  await deliver(senders)
  expect(sent).toEqual([])
  const inside = await (await browse(db, ashik)).get('/my/messages')
  expect(inside.html).toContain('We have your request for help')
  expect(inside.html).toContain('Waits until Monday 23 November 2026 at 6:30pm')
  await deliver(senders, new Date('2026-11-23T18:30:00Z'))
  expect(sent.map(({ to, subject }) => ({ to, subject }))).toEqual([{ to: '07700 900001', subject: 'You have a message' }])
  await deliver(senders, new Date('2026-11-23T19:30:00Z'))
  expect(sent).toHaveLength(1)
})

test('what leaves the building is the same words whatever it is about', () => {
  const all = ['help-received', 'emergency-access-opened', 'correction-answered', 'never-heard-of'].map(code => outward(code, 'https://kith.example', false))
  expect(new Set(all.map(one => JSON.stringify(one))).size).toBe(1)
  expect(JSON.stringify(all[0])).not.toMatch(/health|team|NHS|record|worker/i)
})

test('a message that no rule lets out is held; whoever holds the person is told once, and only while they may see them', async () => {
  const lin = await makePerson(db, 'Mei-Lin')
  await rules(lin.personId, ['face_to_face'])
  await hold(lin.personId, nurse)
  await promise({ person: lin.personId, template: 'key-worker-named' })
  await promise({ person: lin.personId, template: 'help-received' })
  const { sent, senders } = post()
  await deliver(senders)
  expect(sent).toEqual([])
  expect((await states(lin.personId)).filter(row => row.state === 'held')).toEqual([
    { route: null, state: 'held', held_why: 'by_hand' },
    { route: null, state: 'held', held_why: 'by_hand' },
  ])
  const browser = await browse(db, nurse)
  const own = await browser.get('/messages')
  expect(own.html.match(/A message could not be sent/g)).toHaveLength(1)
  expect(own.html).not.toContain('Mei-Lin')
  const record = await browser.get(`/people/${lin.personId}/messages`)
  expect(record.html).toContain('Tell them by phone or in person.')
  await as(db, lin, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
    values (${newId()}, ${lin.personId}, ${nurse.workerId}, 'worker', 262143, 'person', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
  expect((await browser.get('/messages')).html).not.toContain('A message could not be sent')
  expect((await browser.get(`/people/${lin.personId}/messages`)).status).toBe(404)
})

test('hidden means absent: a reader who may not see requests does not learn that there was one', async () => {
  const amina = await makePerson(db, 'Amina')
  await hold(amina.personId, nurse)
  await promise({ person: amina.personId, template: 'help-received' })
  await promise({ person: amina.personId, template: 'key-worker-named' })
  const browser = await browse(db, nurse)
  expect((await browser.get(`/people/${amina.personId}/messages`)).html).toContain('We have your request for help')
  await as(db, amina, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
    values (${newId()}, ${amina.personId}, ${nurse.workerId}, 'worker', 16384, 'person', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
  const { html } = await browser.get(`/people/${amina.personId}/messages`)
  expect(html).not.toContain('We have your request for help')
  expect(html).toContain('You have a key worker')
  const stranger = await makeWorker(db, 'key_worker', town.trust, [town.south])
  expect((await (await browse(db, stranger)).get(`/people/${amina.personId}/messages`)).status).toBe(404)
  await expect(as(db, nurse, ({ tx }) => sql`update message set state = 'failed'`.execute(tx))).rejects.toThrow(/permission denied/)
})

test('a failing way out is tried again with longer waits, then given up and told; a process that died loses nothing', async () => {
  const dave = await makePerson(db, 'Dave')
  await reach(dave.personId, 'email', 'dave@example.org')
  await rules(dave.personId, ['email'])
  await promise({ person: dave.personId, template: 'help-received' })
  let tries = 0
  const broken: Senders = {
    email: {
      via: 'smtp',
      send: async () => {
        tries++
        throw new Error('450 dave@example.org busy')
      },
    },
  }
  const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000)
  for (let hour = 0; hour < 12; hour++) await deliver(broken, hours(hour))
  expect(tries).toBe(6)
  expect((await states(dave.personId)).map(row => row.state)).toEqual(['sent', 'failed'])
  await promise({ person: dave.personId, template: 'key-worker-named' })
  const died: Senders = { email: { via: 'smtp', send: () => new Promise(() => undefined) } }
  void deliver(died)
  await expect.poll(async () => (await states(dave.personId)).at(-1)?.state).toBe('sending')
  const { sent, senders } = post()
  await deliver(senders, new Date(NOW.getTime() + 60_000))
  expect(sent).toEqual([])
  await deliver(senders, new Date(NOW.getTime() + 11 * 60_000))
  expect(sent).toHaveLength(1)
})

test('an operator’s message reaches that office only; one to nobody stays a failed job', async () => {
  await promise({ role: 'information_governance', template: 'emergency-access-to-review' })
  expect((await (await browse(db, await makeOperator(db, 'information_governance'))).get('/messages')).html).toContain('A record was opened in an emergency')
  for (const other of [await makeOperator(db, 'administrator'), nurse])
    expect((await (await browse(db, other)).get('/messages')).html).not.toContain('A record was opened in an emergency')
  await asSystem(db, caller => enqueue(caller, 'message.send', { template: 'help-received' }))
  await runOne(db, jobs, clock(NOW))
  expect((await asSystem(db, ({ tx }) => sql`select 1 from job where done_at is null and attempts = 1`.execute(tx))).rows).toHaveLength(1)
})

test('R036 a service’s page is given in writing and recorded as given; by post only where letters are allowed', async () => {
  const frank = await makePerson(db, 'Frank')
  await hold(frank.personId, nurse)
  await rules(frank.personId, ['text'])
  await asSystem(db, ({ tx }) => sql`update team set does_not = 'We do not give medicines.' where slug = 'charity'`.execute(tx))
  const browser = await browse(db, nurse)
  const at = `/people/${frank.personId}/service-information`
  expect((await browser.get(at)).html).toContain('Mind and Body connectors')
  const letter = await browser.post(at, { service: 'charity', how: 'post' })
  expect(letter.status).toBe(422)
  expect(letter.html).toContain('no letters')
  expect(letter.html).toMatch(/value="charity" selected|selected="" value="charity"|value="charity" selected=""/)
  for (const bad of [
    { service: 'nobody', how: 'print' },
    { service: '', how: 'kith' },
    { service: 'charity', how: 'pigeon' },
  ] as Record<string, string>[])
    expect((await browser.post(at, bad)).status).toBe(422)
  expect((await browser.post(at, { service: 'charity', how: 'kith' })).status).toBe(303)
  const entries = await as(db, frank, ({ tx }) =>
    sql<{ title: string; body: string }>`select title, body from entry where what = 'service_information'`.execute(tx),
  )
  expect(entries.rows).toHaveLength(1)
  expect(entries.rows[0]?.title).toContain('Mind and Body connectors')
  expect(entries.rows[0]?.body).toContain('We do not give medicines.')
  while (await runOne(db, jobs, clock(NOW)));
  expect((await (await browse(db, frank)).get('/my/messages')).html).toContain('We wrote down a service for you')
  const stranger = await makeWorker(db, 'key_worker', town.trust, [town.south])
  expect((await (await browse(db, stranger)).get(at)).status).toBe(404)
})

test('every message a room promises has words of its own', () => {
  const files = globSync('src/{rooms,access}/**/*.{ts,tsx}', { cwd: process.env.KITH_ROOT ?? '.' }).filter(file => !file.includes('.test.'))
  const codes = files.flatMap(file =>
    [
      ...readFileSync(`${process.env.KITH_ROOT ?? '.'}/${file}`, 'utf8').matchAll(
        /message\.send'[^\n]*template: (?:[^'\n]*\? )?'([a-z-]+)'(?: : '([a-z-]+)')?|\btell\(\w+, [\w.]+, '([a-z-]+)'/g,
      ),
    ].flatMap(([, ...found]) => found.filter(code => code !== undefined)),
  )
  expect(codes.length).toBeGreaterThan(10)
  expect(codes.filter(code => !isDescribed(code))).toEqual([])
})
