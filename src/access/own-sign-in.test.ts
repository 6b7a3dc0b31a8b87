import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../test/support/browser.ts'
import { testDatabase } from '../../test/support/db.ts'
import { asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../test/support/people.ts'
import type { Identity } from '../core/caller.ts'
import type { Database } from '../core/db.ts'
import { newId } from '../core/ids.ts'
import { runOne } from '../core/jobs.ts'
import { jobs as messageJobs } from '../interfaces/messages/index.ts'
import { becomeDemonstration } from './demonstration.ts'
import { addPersona } from './personas.ts'
import type { RoleCode } from './roles.ts'

let db: Database
let town: Town
let nurse: Identity
let colleague: Identity
let keyWorker: Identity
let lead: Identity
let amina: Identity & { personId: string }
let personId: string
let own: string

beforeAll(async () => {
  db = await testDatabase()
  // Newcomers sign in with the demonstration's own provider.
  await asSystem(db, becomeDemonstration)
  town = await makeTown(db)
  amina = await makePerson(db, 'Amina')
  personId = amina.personId
  own = `/people/${personId}/own-sign-in`
  const worker = (role: RoleCode, teams: string[]) => makeWorker(db, role, town.trust, teams)
  nurse = await worker('mental_health_practitioner', [])
  colleague = await worker('mental_health_practitioner', [town.north])
  keyWorker = await worker('key_worker', [town.north])
  lead = await worker('team_lead', [town.north])
  await asSystem(db, async caller => {
    const { tx } = caller
    await sql`update person set nhs_number = '9434765919', nhs_number_status = 'verified', born = '1988-03-14' where id = ${personId}`.execute(tx)
    await sql`delete from session where account_id = ${amina.id}`.execute(tx)
    await sql`delete from account where id = ${amina.id}`.execute(tx)
    await sql`update membership set lead = true where worker_id = ${lead.workerId}`.execute(tx)
    const episode = newId()
    await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${personId}, '2026-11-01')`.execute(tx)
    await sql`insert into responsibility (id, person_id, episode_id, worker_id, team_id, organisation_id, during, why, made_by)
      values (${newId()}, ${personId}, ${episode}, ${keyWorker.workerId}, ${town.north}, ${town.trust}, '[2026-11-01,)', 'asked', 'test')`.execute(tx)
    await sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
      values (${newId()}, ${personId}, ${nurse.workerId}, ${nurse.organisation}, 'mental_health_practitioner', ${NOW}, '[2026-01-01,)')`.execute(tx)
  })
})
afterAll(() => db.close())

const codeIn = (html: string) => />([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})</.exec(html)?.[1] ?? ''
const PROVED = { nhsNumber: '9434765919', 'born-day': '14', 'born-month': '3', 'born-year': '1988' }

type Browsing = Awaited<ReturnType<typeof browse>>
async function signsIn(browser: Browsing, form: Record<string, string> = {}): Promise<Browsing> {
  let answer = await browser.post('/sign-in', form)
  while (answer.status < 400 && answer.location !== '') answer = await browser.get(answer.location.replace('http://localhost:3000', ''))
  return browser
}
const newcomer = async (form: Record<string, string> = {}) => signsIn(await browse(db), form)
const enter = (browser: Browsing, code: string) => browser.post('/sign-in/invitation', { code })
const makes = async (worker: Identity, how = 'known') => codeIn((await (await browse(db, worker)).post(own, { how })).html)
const confirms = async (worker: Identity) => (await (await browse(db, worker)).post(`${own}/confirm`, { how: 'document' })).status
async function told(template: string): Promise<string[]> {
  while (await runOne(db, messageJobs, { now: () => NOW }));
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{
      to: string
    }>`select coalesce(person_id::text, worker_id::text, operator_role) as to from message where template = ${template} and route = 'kith' order by made_at, id`.execute(
      tx,
    ),
  )
  return rows.map(row => row.to).sort()
}
const audited = async (what: string) =>
  (
    await asSystem(db, ({ tx }) =>
      sql<{
        detail: string
        by: string
      }>`select detail, actor_id as by from audit_entry where person_id = ${personId} and what = ${what} order by at, position`.execute(tx),
    )
  ).rows

test('a code opens nothing until a second worker, and never the one who made it, has confirmed it; all who must know are told', async () => {
  const worker = await browse(db, nurse)
  expect((await worker.post(own, {})).status).toBe(422)
  const first = await makes(nurse)
  const second = await makes(nurse, 'document')
  expect((await enter(await newcomer(), first)).status).toBe(422)
  const person = await newcomer()
  const early = await enter(person, second)
  expect([early.status, early.html.includes('a second worker confirms')]).toEqual([403, true])
  expect(await confirms(nurse)).toBe(404)
  await expect(
    asSystem(db, ({ tx }) => sql`update person_invitation set confirmed_by = made_by, confirmed_how = 'known', confirmed_at = ${NOW}`.execute(tx)),
  ).rejects.toThrow(/person_invitation_second/)
  await expect(
    asSystem(db, ({ tx }) => sql`update person_invitation set used_at = ${NOW}, account_id = ${amina.id} where confirmed_by is null`.execute(tx)),
  ).rejects.toThrow(/person_invitation_used/)
  expect((await (await browse(db, colleague)).get(own)).html).toContain('Confirm the code of')
  expect(await confirms(colleague)).toBe(303)
  expect((await enter(person, second)).location).toBe('/my')
  expect((await person.get('/my')).html).toContain('Amina')
  expect((await enter(await newcomer(), second)).status).toBe(422)
  expect((await worker.get(own)).html).toContain('They can sign in since')
  const all = [personId, keyWorker.workerId!, lead.workerId!].sort()
  expect(await told('own-sign-in-made')).toEqual(all)
  expect(new Set(await told('own-sign-in-code'))).toEqual(new Set(all))
  expect(await audited('code for an own sign-in confirmed by a second worker')).toMatchObject([{ by: colleague.workerId }])
  expect((await audited('own sign-in begun')).map(one => one.detail)).toEqual(['confirmed'])
})

test('the lead cuts it off: it is over at once, wherever it is used, and the person can be given another', async () => {
  const before = await asSystem(db, ({ tx }) => sql<{ id: string }>`select id from account where person_id = ${personId} and closed_at is null`.execute(tx))
  const person = await browse(db, { ...amina, id: before.rows[0]!.id })
  expect((await person.get('/my')).status).toBe(200)
  expect((await (await browse(db, nurse)).post(`${own}/end`)).status).toBe(403)
  expect((await (await browse(db, nurse)).get(own)).html).not.toContain('Cut off this sign-in')
  const leads = await browse(db, lead)
  expect((await leads.get(own)).html).toContain('Cut off this sign-in')
  expect((await leads.post(`${own}/end`)).status).toBe(303)
  expect((await person.get('/my')).location).toMatch(/^\/sign-in/)
  expect(await told('own-sign-in-ended')).toEqual([personId, keyWorker.workerId!].sort())
  const code = await makes(nurse)
  expect(await confirms(colleague)).toBe(303)
  expect((await enter(await newcomer(), code)).location).toBe('/my')
  await leads.post(`${own}/end`)
})

test('whoever the identity provider has proved to be the person needs no second worker; proved to be somebody else, no worker helps', async () => {
  const code = await makes(nurse)
  expect(await confirms(colleague)).toBe(303)
  const other = await newcomer({ ...PROVED, nhsNumber: '9434765870' })
  expect((await enter(other, code)).html).toContain('belongs to somebody else')
  expect((await enter(await newcomer({ ...PROVED, 'born-year': '1989' }), code)).status).toBe(403)
  const again = await makes(nurse)
  expect((await enter(await newcomer({ ...PROVED }), again)).location).toBe('/my')
  expect((await audited('own sign-in begun')).map(one => one.detail)).toEqual(['confirmed', 'confirmed', 'proved'])
  await (await browse(db, lead)).post(`${own}/end`)
})

test('never in the browser where a worker is or just was signed in, nor by the sign-in of a worker', async () => {
  const code = await makes(nurse)
  expect(await confirms(colleague)).toBe(303)
  // Signed in now; and signed out a moment ago, when only the mark is left.
  const here = await signsIn(await browse(db, nurse))
  expect((await enter(here, code)).html).toContain('Somebody who works here uses this browser')
  await asSystem(db, caller => addPersona(caller, { accountId: nurse.id!, part: 'workers', sort: 1 }))
  const shared = await signsIn(await browse(db), { persona: nurse.id! })
  expect((await shared.get('/my-day')).status).toBe(200)
  await shared.post('/sign-out')
  await signsIn(shared)
  expect((await enter(shared, code)).html).toContain('Somebody who works here uses this browser')
  // A worker who has left: their sign-in is unknown to us, and still theirs.
  const left = await makeWorker(db, 'mental_health_practitioner', town.trust, [])
  await asSystem(db, async caller => {
    await addPersona(caller, { accountId: left.id!, part: 'workers', sort: 2 })
    await sql`update worker set active = false where id = ${left.workerId}`.execute(caller.tx)
  })
  const gone = await signsIn(await browse(db), { persona: left.id! })
  expect((await enter(gone, code)).html).toContain('belongs to somebody who works here')
  expect((await audited('own sign-in refused')).map(one => one.detail)).toEqual([
    'needs a second worker',
    'proved to be somebody else',
    'proved to be somebody else',
    'in the browser of a worker',
    'in the browser of a worker',
    'the sign-in of a worker',
  ])
  expect((await told('own-sign-in-refused')).length).toBe(5)
  expect((await enter(await newcomer(), code)).location).toBe('/my')
})

test('a worker with no basis makes no code, and learns nothing', async () => {
  const stranger = await browse(db, await makeWorker(db, 'mental_health_practitioner', town.trust, []))
  const hidden = await stranger.get(`/people/${personId}/own-sign-in`)
  const missing = await stranger.get(`/people/${newId()}/own-sign-in`)
  expect([hidden.status, missing.status]).toEqual([404, 404])
  expect((await stranger.post(`/people/${personId}/own-sign-in`, { how: 'known' })).status).toBe(404)
})
