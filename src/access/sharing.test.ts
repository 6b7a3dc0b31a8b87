import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../test/support/browser.ts'
import { testDatabase } from '../../test/support/db.ts'
import { as, asSystem, makePerson, makeSupporter, makeTown, makeWorker, NOW, type Town } from '../../test/support/people.ts'
import type { Identity } from '../core/caller.ts'
import type { Database } from '../core/db.ts'
import { newId } from '../core/ids.ts'
import { render } from '../ui/index.ts'
import { becomeDemonstration } from './demonstration.ts'
import { ALL_KINDS, KINDS } from './kinds.ts'
import { lookedPanel, sharingPanel } from './panels.tsx'
import { sharedWithMe } from './sharing.ts'
import { myBasis } from './store.ts'

let db: Database
let town: Town
let ashik: Identity & { personId: string }
let keyWorker: Identity
let partner: Identity & { supporterId: string }
let own: Browser

const titles = (identity: Identity, now = NOW) =>
  as(db, identity, async ({ tx }) => (await sql<{ title: string }>`select title from entry order by title`.execute(tx)).rows.map(row => row.title), now)
const involve = (personId: string, worker: Identity) =>
  asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
  values (${newId()}, ${personId}, ${worker.workerId}, ${worker.organisation}, 'key_worker', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
const idIn = (html: string, path: string) => new RegExp(`${path}/([0-9a-f-]{36})`).exec(html)?.[1]
const ruleIn = (html: string) => /name="rule" value="([^"]*)"/.exec(html)?.[1] ?? ''

/** Adds somebody and lets them in, as the person does it; returns the contact and the code to hand over. */
async function letIn(name: string, relation: string, kinds: string[]) {
  const added = await own.post('/my/people', { name, relation })
  const rule = ruleIn((await own.get(added.location)).html)
  const preview = await own.post(`${added.location}/look`, { kinds, rule })
  expect(preview.status).toBe(200)
  await own.post(`${added.location}/share`, { kinds, rule })
  const code = />([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})</.exec((await own.post(`${added.location}/invitation`)).html)![1]!
  return { path: added.location, preview: preview.html, code }
}

beforeAll(async () => {
  db = await testDatabase()
  // Newcomers sign in with the demonstration's own provider.
  await asSystem(db, becomeDemonstration)
  town = await makeTown(db)
  ashik = await makePerson(db, 'Ashik')
  keyWorker = await makeWorker(db, 'key_worker', town.trust, [], 'Priya Nair')
  partner = await makeSupporter(db, 'Partner')
  await involve(ashik.personId, keyWorker)
  await asSystem(db, async ({ tx }) => {
    for (const [kinds, title] of [
      [KINDS.plan, 'Home by six'],
      [KINDS.appointments, 'Saturday visit'],
      [KINDS.substanceUse, 'Drug and alcohol service'],
      [KINDS.plan | KINDS.substanceUse, 'No cocaine at month end'],
    ] as const)
      await sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role) values (${newId()}, ${ashik.personId}, ${kinds}, 'note', ${NOW}, ${NOW}, ${title}, 'x', 'x')`.execute(
        tx,
      )
  })
  own = await browse(db, ashik)
})
afterAll(() => db.close())

test('the person lets a partner see the plan and appointments after reading what that shows, and nothing else exists for the partner', async () => {
  expect(await titles(partner)).toEqual([])
  const { path, preview, code } = await letIn('Sam', 'partner', ['plan', 'appointments'])
  expect(preview).toContain('Your goals and who does what')
  const theirs = await browse(db, partner)
  expect((await theirs.post('/shared/invitation', { code: 'AAAA-BBBB-CCCC' })).status).toBe(422)
  expect((await theirs.post('/shared/invitation', { code: code.toLowerCase().replaceAll('-', ' ') })).location).toBe('/shared')
  expect((await theirs.post('/shared/invitation', { code })).status).toBe(422)
  expect(await titles(partner)).toEqual(['Home by six', 'Saturday visit'])
  const shared = (await theirs.get('/shared')).html
  expect(shared).toContain('Ashik')
  expect(shared).not.toMatch(/alcohol|drug|cocaine/i)
  const rows = await as(db, partner, async ({ tx }) => (await sql<{ n: number }>`select count(*)::int as n from entry`.execute(tx)).rows[0]!.n)
  expect(rows).toBe(2)
  // Name and address are a choice of their own, and were not made.
  expect(await as(db, partner, async ({ tx }) => (await sql`select 1 from person`.execute(tx)).rows)).toEqual([])

  await own.post(`${path}/end`)
  expect(await titles(partner)).toEqual([])
  expect(await as(db, partner, sharedWithMe)).toEqual([])
})

test('sharing ends by itself at the end of the day chosen; a day that has passed is refused and nothing typed is lost', async () => {
  const friend = await makeSupporter(db, 'Tom')
  const { path, code } = await letIn('Tom', 'friend', ['safetyPlan'])
  await (await browse(db, friend)).post('/shared/invitation', { code })
  const rule = ruleIn((await own.get(path)).html)
  const past = await own.post(`${path}/share`, { kinds: ['plan'], rule, 'until-day': '1', 'until-month': '1', 'until-year': '2026' })
  expect(past.status).toBe(422)
  expect(past.html).toMatch(/value="plan"[^>]*checked|checked[^>]*value="plan"/)
  expect((await own.post(`${path}/share`, { kinds: ['plan'], rule, 'until-day': '25', 'until-month': '11', 'until-year': '2026' })).status).toBe(303)
  const shown = (await own.get(path)).html
  for (const [box, value] of [
    ['day', '25'],
    ['month', '11'],
    ['year', '2026'],
  ])
    expect(shown).toMatch(new RegExp(`name="until-${box}"[^>]*value="${value}"|value="${value}"[^>]*name="until-${box}"`))
  expect(await titles(friend, new Date('2026-11-25T23:59:00Z'))).toEqual(['Home by six'])
  expect(await titles(friend, new Date('2026-11-26T00:00:00Z'))).toEqual([])
})

test('two windows deciding on the same sharing: the older one is told and overwrites nothing', async () => {
  const { path } = await letIn('Mina', 'sister', ['plan'])
  const rule = ruleIn((await own.get(path)).html)
  expect((await own.post(`${path}/share`, { kinds: ['appointments'], rule })).status).toBe(303)
  expect((await own.post(`${path}/share`, { kinds: ['plan', 'substanceUse'], rule })).status).toBe(409)
  expect((await own.get(path)).html).not.toMatch(/<li>Anything about alcohol and drugs/)
})

test('an invitation code opens an account for a sign-in nobody knew, once, and only in time', async () => {
  const { code } = await letIn('Newcomer', 'brother', ['plan'])
  const arrive = async (now: () => Date) => {
    const browser = await browse(db, undefined, now)
    let answer = await browser.post('/sign-in')
    while (answer.status < 400 && answer.location !== '') answer = await browser.get(answer.location.replace('http://localhost:3000', ''))
    expect(answer.html).toContain('We do not know this sign-in yet')
    return browser
  }
  const late = await arrive(() => new Date(NOW.getTime() + 15 * 86_400_000))
  expect((await late.post('/sign-in/invitation', { code })).status).toBe(422)
  const inTime = await arrive(() => NOW)
  expect((await inTime.post('/sign-in/invitation', { code })).location).toBe('/shared')
  expect((await inTime.get('/shared')).html).toContain('Ashik')
  const again = await arrive(() => NOW)
  expect((await again.post('/sign-in/invitation', { code })).status).toBe(422)
})

test('someone let in can let nobody else in, nor change what they see, by page or by database', async () => {
  const theirs = await browse(db, partner)
  for (const path of ['/my/people', '/my/people/worker', '/my/people/employer'])
    expect((await theirs.post(path, { name: 'Another', relation: 'friend' })).status).toBe(403)
  await expect(
    as(db, partner, ({ tx }) =>
      sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
    values (${newId()}, ${ashik.personId}, ${partner.supporterId}, 'supporter', ${ALL_KINDS}, 'partner', ${NOW}, '[2026-01-01,)')`.execute(tx),
    ),
  ).rejects.toThrow(/row-level security/)
  const reads = await as(db, keyWorker, ({ tx }) => sql`update sharing_rule set grants = ${ALL_KINDS} returning id`.execute(tx))
  expect(reads.rows).toEqual([])
})

test('what is hidden from a worker leaves no trace for them, in the record, the rule or the panel; the person sees it', async () => {
  expect(await titles(keyWorker)).toContain('Drug and alcohol service')
  const page = await own.get(`/my/people/hide/${keyWorker.workerId}`)
  expect((await own.post(`/my/people/hide/${keyWorker.workerId}`, { kinds: ['substanceUse'], rule: ruleIn(page.html) })).status).toBe(303)
  expect(await titles(keyWorker)).toEqual(['Home by six', 'Saturday visit'])
  const rules = await as(db, keyWorker, async ({ tx }) => (await sql<{ hides: number }>`select hides from sharing_rule where hides <> 0`.execute(tx)).rows)
  expect(rules).toEqual([])
  expect((await own.get('/my/people')).html).toContain('Hidden from them: Alcohol and drugs')
  expect((await own.get(`/my/people/hide/${newId()}`)).status).toBe(404)
})

test('workers read the limits before the content: people who may know nothing, and the employer; those let in never see this list', async () => {
  await own.post('/my/people', { name: 'Mother and father', relation: 'parents', nextOfKin: 'yes', mayKnow: 'May know nothing, not even that I get help' })
  const found = await own.post('/my/people/employer', { name: 'Testtown Council' })
  expect(found.html).toContain(town.council)
  await own.post('/my/people/employer', { name: 'Testtown Council', choose: 'yes', organisation: town.council })
  const panel = await as(db, keyWorker, caller => sharingPanel(caller, ashik.personId))
  const html = render(panel as Parameters<typeof render>[0])
  expect(html).toContain('Mother and father (parents, next of kin)')
  expect(html).toContain('not even that I get help')
  expect(html).toContain('Testtown Council (employer)')
  const stranger = await makeWorker(db, 'key_worker', town.trust, [])
  expect(await as(db, stranger, caller => sharingPanel(caller, ashik.personId))).toBeNull()
  expect(await as(db, partner, caller => sharingPanel(caller, ashik.personId))).toBeNull()
  const helper = await makeSupporter(db, 'Sees who helps')
  const { code } = await letIn('Helper', 'friend', ['careTeam'])
  await (await browse(db, helper)).post('/shared/invitation', { code })
  const seen = await as(
    db,
    helper,
    async ({ tx }) =>
      (
        await sql<{
          n: number
        }>`select (select count(*) from personal_contact)::int + (select count(*) from circle)::int + (select count(*) from sharing_rule where holder <> ${helper.supporterId})::int as n`.execute(
          tx,
        )
      ).rows[0]!.n,
  )
  expect(seen).toBe(0)
})

test('being next of kin, or on the list at all, gives no right to know', async () => {
  const louise = await makePerson(db, 'Louise')
  const father = await makeSupporter(db, 'Father')
  await asSystem(db, ({ tx }) =>
    sql`insert into personal_contact (id, person_id, supporter_id, name, relation, next_of_kin, made_at) values (${newId()}, ${louise.personId}, ${father.supporterId}, 'Father', 'father', true, ${NOW})`.execute(
      tx,
    ),
  )
  expect((await as(db, father, caller => myBasis(caller, louise.personId))).kinds).toBe(0)
  expect((await (await browse(db, father)).get('/shared')).html).not.toContain('Louise')
})

test('a worker the person knows, and a worker who says so themselves, see nothing from that moment; a holder raises an alert', async () => {
  const kyle = await makePerson(db, 'Kyle')
  const [neighbour, honest] = [
    await makeWorker(db, 'key_worker', town.trust, [town.north], 'Ned Neighbour'),
    await makeWorker(db, 'key_worker', town.trust, [], 'Hana Honest'),
  ]
  for (const worker of [neighbour, honest]) await involve(kyle.personId, worker)
  await asSystem(db, async ({ tx }) => {
    const episode = newId()
    await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${kyle.personId}, ${NOW})`.execute(tx)
    await sql`insert into responsibility (id, person_id, episode_id, worker_id, team_id, organisation_id, during, why, made_by)
      values (${newId()}, ${kyle.personId}, ${episode}, ${neighbour.workerId}, ${town.north}, ${town.trust}, tstzrange(${NOW}, null), 'test', 'test')`.execute(
      tx,
    )
  })
  const kyles = await browse(db, kyle)
  expect((await kyles.post('/my/people/worker', { name: 'ned' })).html).toContain('Ned Neighbour')
  expect((await kyles.post('/my/people/worker', { name: 'ned', choose: 'yes' })).status).toBe(422)
  await kyles.post('/my/people/worker', { name: 'ned', choose: 'yes', worker: neighbour.workerId!, relation: 'neighbour' })
  expect((await as(db, neighbour, caller => myBasis(caller, kyle.personId))).kinds).toBe(0)
  const honests = await browse(db, honest)
  expect((await honests.get(`/circle/${kyle.personId}`)).status).toBe(200)
  expect((await honests.post(`/circle/${kyle.personId}`, { relation: 'friend' })).status).toBe(303)
  expect((await honests.get(`/circle/${kyle.personId}`)).status).toBe(404)
  const alerts = await asSystem(
    db,
    async ({ tx }) => (await sql<{ what: string }>`select what from access_alert where worker_id = ${neighbour.workerId}`.execute(tx)).rows,
  )
  expect(alerts).toEqual([{ what: 'holder_in_circle' }])
  const list = (await kyles.get('/my/people')).html
  expect(list).toContain('They told us themselves')
  await kyles.post(`/my/people/circle/${idIn(list, '/my/people/circle')}/end`)
  expect((await as(db, neighbour, caller => myBasis(caller, kyle.personId))).kinds).not.toBe(0)
})

test('R042 the person reads who looked, in what role, from where, when, what and why; their own looks are left out and older ones are a page away', async () => {
  const carol = await makePerson(db, 'Carol')
  const doctor = await makeWorker(db, 'psychiatrist', town.trust, [], 'Dr Looks')
  await involve(carol.personId, doctor)
  const theirs = await browse(db, doctor)
  await theirs.get(`/circle/${carol.personId}`)
  const carols = await browse(db, carol)
  const html = (await carols.get('/my/looked')).html
  for (const words of [
    'Dr Looks',
    'Psychiatrist',
    'Testshire NHS Trust',
    '23 November 2026',
    '9:30am',
    'Said to know this person, form opened',
    'They are in your care team',
  ])
    expect(html).toContain(words)
  expect((await carols.get('/my/looked')).html).not.toContain('Own record of who looked opened')
  for (let n = 0; n < 60; n++) await theirs.get(`/circle/${carol.personId}`)
  const first = (await carols.get('/my/looked')).html
  const next = /\/my\/looked\?before=([\d-]+)/.exec(first)![1]
  const second = (await carols.get(`/my/looked?before=${next}`)).html
  expect(first.split('Dr Looks').length - 1).toBe(50)
  expect(second.split('Dr Looks').length - 1).toBe(11)
  expect((await carols.get('/my/looked?before=%27or1=1')).status).toBe(200)
  expect(await as(db, doctor, caller => lookedPanel(caller, carol.personId))).toBeNull()
  expect((await (await browse(db, doctor)).get('/my/looked')).status).toBe(403)
})
