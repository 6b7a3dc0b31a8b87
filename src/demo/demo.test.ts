import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../test/support/browser.ts'
import { ROOT, testDatabase } from '../../test/support/db.ts'
import { asSystem } from '../../test/support/people.ts'
import { identityOfAccount, listPersonas } from '../access/index.ts'
import { type Caller, type Identity, inTransaction, realClock } from '../core/caller.ts'
import type { Database } from '../core/db.ts'
import { readEntries } from '../rooms/timeline/index.ts'
import { prepareDemo } from './index.ts'

let db: Database
const all = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => (await db.exclusive(() => query.execute(db.kysely))).rows as T[]
const EIGHT = ['Ashik', 'Louise', 'Dave', 'Diane', 'Kyle', 'Carol', 'Mei-Lin', 'Frank']
const now = () => realClock.now()

/** The identity behind the button whose text begins with these words. */
async function persona(begins: string): Promise<Identity> {
  return asSystem(
    db,
    async caller => {
      const found = (await listPersonas(caller)).filter(one => one.label.startsWith(begins))
      expect(
        found.map(one => one.label),
        begins,
      ).toHaveLength(1)
      return (await identityOfAccount(caller.tx, found[0]!.subject, caller.now))!
    },
    now(),
  )
}
const as = async <T>(begins: string, work: (caller: Caller) => Promise<T>): Promise<T> => inTransaction(db, await persona(begins), work)
const personIds = new Map<string, string>()
/** Everything this persona can read on somebody's record, as one text. */
const readable = (begins: string, person: string) =>
  as(begins, async caller => (await readEntries(caller, personIds.get(person)!, { limit: 500 })).map(entry => `${entry.title}\n${entry.body}`).join('\n'))
const counts = () =>
  all(sql`select (select count(*)::int from person) as people, (select count(*)::int from entry) as entries, (select count(*)::int from team) as teams, (select count(*)::int from worker) as workers,
  (select count(*)::int from persona) as personas, (select count(*)::int from crisis_route) as routes, (select count(*)::int from job) as jobs`)

beforeAll(async () => {
  db = await testDatabase()
  await prepareDemo(db, { root: ROOT }, () => undefined)
  for (const row of await all(sql<{ name: string; id: string }>`select given_name as name, id from person`)) personIds.set(row.name, row.id)
}, 180_000)
afterAll(() => db.close())

test('the eight are there, fictional, in their places, each with exactly one named worker responsible', async () => {
  const rows = await all(sql<{
    name: string
    held: number
    worker: string | null
    real: boolean
  }>`select p.given_name as name, count(r.id)::int as held, max(w.name) as worker, bool_or(not p.fictional) as real
    from person p left join responsibility r on r.person_id = p.id and upper_inf(r.during) left join worker w on w.id = r.worker_id group by p.id, p.given_name`)
  expect(rows.map(row => row.name).sort()).toEqual([...EIGHT].sort())
  for (const row of rows) expect(row, row.name).toMatchObject({ held: 1, worker: expect.any(String), real: false })
  const gaps = await all(
    sql`select e.id from care_episode e join responsibility r on r.episode_id = e.id group by e.id having range_agg(r.during) <> tstzmultirange(tstzrange(e.started_at, e.ended_at))`,
  )
  expect(gaps).toEqual([])
})

test('building it again changes nothing', async () => {
  const before = await counts()
  expect(await prepareDemo(db, { root: ROOT }, () => undefined)).toBe('ready')
  expect(await counts()).toEqual(before)
})

test('nothing in the stories lies in the future, and nobody written about is older than their record', async () => {
  expect(
    await all(
      sql`select 1 from entry e join person p on p.id = e.person_id where e.written_at > now() or e.happened_at > now() or e.written_at < p.created_at`,
    ),
  ).toEqual([])
})

test('messages arrived when they were promised, went out at hours people allow, and none waits to be made', async () => {
  expect(await all(sql`select 1 from job where task = 'message.send' and done_at is null`)).toEqual([])
  const rows = await all(sql<{
    name: string
    clock: string
    n: number
  }>`select p.given_name as name, min(to_char(m.sent_at at time zone 'Europe/London', 'HH24:MI')) as clock, count(*)::int as n
    from message m join person p on p.id = m.person_id where m.route = 'text' group by p.given_name`)
  expect(rows.find(row => row.name === 'Ashik')!.clock >= '18:30').toBe(true)
  expect(rows.map(row => row.name)).not.toContain('Carol')
  expect(await all(sql`select 1 from message where made_at > now() - interval '12 hours'`)).toEqual([])
})

test('every name on the sign-in page begins with a name and leads to that account', async () => {
  const labels = await asSystem(db, async caller => (await listPersonas(caller)).map(one => one.label), now())
  expect(new Set(labels).size).toBe(labels.length)
  for (const role of [
    'key worker',
    'team lead',
    'GP',
    'GP receptionist',
    'community connector',
    'peer support worker',
    'crisis worker',
    'social worker',
    'community worker',
    'activity organiser',
    'supported housing worker',
    'Information governance lead',
    'Administrator',
    'Commissioner',
  ])
    expect(
      labels.filter(label => label === role || label.includes(`, ${role}`)),
      role,
    ).not.toEqual([])
  for (const name of EIGHT) expect(labels.filter(label => label.startsWith(`${name} `) && label.endsWith(', person'))).toHaveLength(1)
})

test('what Kyle told of his friend is read by him and his key worker, and exists for nobody else', async () => {
  for (const reader of ['Jerome', 'Kyle']) expect(await readable(reader, 'Kyle')).toMatch(/how his friend was killed/)
  for (const other of ['Andre', 'Dr Simon', 'Hannah', 'Information']) expect(await readable(other, 'Kyle'), other).not.toMatch(/killed/)
  expect(await readable('Andre', 'Kyle')).toMatch(/kicked a ball/)
})

test('what Mei-Lin told is read by her, her key worker and her therapist; her husband and the surgery’s desk read nothing', async () => {
  for (const reader of ['Ruth', 'Elena', 'Mei-Lin']) expect(await readable(reader, 'Mei-Lin')).toMatch(/as a child/)
  for (const other of ['Lorna', 'Dr Faisal', 'Marion']) expect(await readable(other, 'Mei-Lin'), other).not.toMatch(/as a child/)
  expect(await readable('Wei Chan', 'Mei-Lin')).toBe('')
  expect((await (await browse(db, await persona('Wei Chan'), now)).get('/shared')).html).not.toContain('Mei-Lin')
})

test('Diane’s past is between her and Maureen Tudor; those who help with other things read those', async () => {
  for (const reader of ['Maureen', 'Diane']) expect(await readable(reader, 'Diane')).toMatch(/hurt her for years/)
  for (const other of ['Sunil', 'Olwen', 'Karen', 'Colin', 'Dr Anne', 'Sarah']) expect(await readable(other, 'Diane'), other).not.toMatch(/hurt her/)
  expect(await readable('Sunil', 'Diane')).toMatch(/Level in range/)
})

test('nobody at the council finds Dave, and asking by address is answered as if there were no such person', async () => {
  for (const name of ['Neil', 'Wendy']) {
    expect(await readable(name, 'Dave'), name).toBe('')
    const browser = await browse(db, await persona(name), now)
    expect([403, 404]).toContain((await browser.get(`/people/${personIds.get('Dave')}`)).status)
  }
  expect(await readable('Gareth', 'Dave')).toMatch(/bridge/)
})

test('Ashik’s GP reads of drinking and cocaine, because he agreed; no other GP reads a word of him', async () => {
  expect(await readable('Dr Tom', 'Ashik')).toMatch(/Cocaine twice last month/)
  for (const other of ['Dr Rachel', 'Dr Anne', 'Lorna']) expect(await readable(other, 'Ashik'), other).toBe('')
})

test('those let in see what was chosen: Ashik’s partner no word of alcohol, Dave’s father no word of the divorce', async () => {
  expect(await readable('Nadia', 'Ashik')).not.toMatch(/alcohol|cocaine|drink|Turning Tide|Leon/i)
  expect(await readable('Alan', 'Dave')).not.toMatch(/marriage|solicitor|bridge/i)
  expect(await readable('Ivor', 'Louise')).not.toMatch(/Nervous on the walk|She went to the studio alone|end of it/)
})

test('a worker who was asked and has not agreed sees nothing; a hand-over under way leaves the sender responsible', async () => {
  for (const [name, person] of [
    ['Leon', 'Ashik'],
    ['Olwen', 'Diane'],
    ['Carla', 'Frank'],
  ] as const)
    expect(await readable(name, person), name).toBe('')
  const [open] = await all(sql<{
    state: string
    holder: string
    to: string
  }>`select h.state, w.name as holder, t.name as to from handover h join responsibility r on r.person_id = h.person_id and upper_inf(r.during)
    join worker w on w.id = r.worker_id join worker t on t.id = h.to_worker_id`)
  expect(open).toEqual({ state: 'accepted', holder: 'Janet Thirlwell', to: 'Steve Coulson' })
})

test('R221 R224 Carol stands outside everything, behind what the place put around her; Frank, Mei-Lin and Louise do not', async () => {
  const seen = async (begins: string, name: string) => (await (await browse(db, await persona(begins), now)).get(`/people/${personIds.get(name)}/network`)).html
  const carol = await seen('Dorota', 'Carol')
  expect(carol).toContain('Outside everything just now')
  expect(carol).toMatch(/kith-rings__border[\s\S]*Money/)
  for (const [worker, name] of [
    ['Janet', 'Frank'],
    ['Ruth', 'Mei-Lin'],
    ['Beth', 'Louise'],
  ] as const)
    expect(await seen(worker, name), name).not.toContain('Outside everything')
  expect((await (await browse(db, await persona('Beth'), now)).get('/connecting')).html).toContain('Told about → went with → goes alone')
})

test('the people and things around Ashik, Dave, Diane and Kyle stand on their own networks, as they tell them', async () => {
  for (const [name, ...words] of [
    ['Ashik', 'My mother and father', 'I am afraid of what they would think'],
    ['Dave', 'The running club', 'Alan Harrison'],
    ['Diane', 'Karen Salt', 'The dog'],
    ['Kyle', 'Football', 'The lads'],
  ] as const) {
    const { html } = await (await browse(db, await persona(name), now)).get('/my/network')
    for (const one of words) expect(html, name).toContain(one)
  }
})

test('whoever runs Frank’s group or walks Diane’s dog reads a name, what helps and which days; nothing of either is anywhere else', async () => {
  for (const [begins, name, must, not] of [
    ['Kev', 'Frank', ['Frank', 'A chair by the door', 'Tuesdays', 'Easy gym'], ['Robson', 'clozapine', 'ward', 'Janet', 'schizo']],
    ['Pam', 'Diane', ['Diane', 'For the dog only', 'Tuesdays and Fridays'], ['Salt', 'lithium', 'surgery and back', 'Maureen', 'COPD']],
  ] as const) {
    const browser = await browse(db, await persona(begins), now)
    const { html } = await browser.get('/organise')
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
    for (const words of must) expect(main, words).toContain(words)
    for (const words of [...not, 'mental', personIds.get(name)!]) expect(main, words).not.toContain(words)
    for (const path of ['', '/network', '/connections', '/plan', '/timeline'])
      expect([403, 404]).toContain((await browser.get(`/people/${personIds.get(name)}${path}`)).status)
    expect(await readable(begins, name)).toBe('')
  }
  const kev = await (await browse(db, await persona('Kev'), now)).get('/organise')
  for (const other of ['Diane', 'Dave', 'Carol']) expect(kev.html).not.toContain(other)
})

test('the connectors asked for Frank read what matters to him and not his record, until one of them says yes', async () => {
  const nina = await browse(db, await persona('Nina'), now)
  expect((await nina.get('/connecting')).html).toContain('who knows plants')
  expect((await nina.get(`/people/${personIds.get('Frank')}/network`)).status).toBe(404)
  expect(await readable('Nina', 'Frank')).not.toMatch(/clozapine|cannabis/i)
  for (const other of ['Joe', 'Pam', 'Craig'])
    expect((await (await browse(db, await persona(other), now)).get('/connecting')).html, other).not.toContain('who knows plants')
})
