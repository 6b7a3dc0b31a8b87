import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../test/support/browser.ts'
import { testDatabase } from '../../test/support/db.ts'
import { withoutKeys } from '../../test/support/forms.ts'
import { as, asSystem, makeOperator, makePerson, makeTown, makeWorker, NOW, type Town } from '../../test/support/people.ts'
import type { Identity } from '../core/caller.ts'
import type { Database } from '../core/db.ts'
import { newId } from '../core/ids.ts'
import { EMERGENCY_REASONS, openEmergency, reviewDue } from './emergency.ts'
import { KINDS } from './kinds.ts'
import { myBasis } from './store.ts'

let db: Database
let town: Town
let dave: Identity & { personId: string }
let crisis: Identity
let lead: Identity

const WHY = { reason: 'cannot_wait' as const, words: 'He rang and the line went dead' }
const form = (name = 'Dave Test', more: Record<string, string> = {}) => ({
  name,
  'born-day': '27',
  'born-month': '3',
  'born-year': '1985',
  ...WHY,
  confirm: 'yes',
  ...more,
})
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const audits = (what: string) =>
  asSystem(
    db,
    async ({ tx }) =>
      (
        await sql<{
          person_id: string | null
          outcome: string
          actor_name: string
        }>`select person_id, outcome, actor_name from audit_entry where what = ${what} order by at`.execute(tx)
      ).rows,
  )
const alerts = () =>
  asSystem(db, async ({ tx }) => (await sql<{ worker_id: string; what: string }>`select worker_id, what from access_alert order by at, id`.execute(tx)).rows)

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  dave = await makePerson(db, 'Dave')
  crisis = await makeWorker(db, 'crisis_worker', town.trust, [town.crisis], 'Casey Crisis')
  lead = await makeOperator(db, 'information_governance')
})
afterAll(() => db.close())

test('R042 emergency access opens for an hour without trauma, tells the person and the lead, and is reviewed where the person can read it', async () => {
  const worker = await browse(db, crisis)
  const opened = await worker.post('/emergency-access', form())
  expect(opened.location).toBe(`/people/${dave.personId}`)
  const basis = await as(db, crisis, caller => myBasis(caller, dave.personId))
  expect(basis.why).toEqual(['emergency'])
  expect(basis.kinds & KINDS.safetyPlan).toBeTruthy()
  expect(basis.kinds & KINDS.trauma).toBe(0)
  expect((await as(db, crisis, caller => myBasis(caller, dave.personId), later(59))).kinds).not.toBe(0)
  expect((await as(db, crisis, caller => myBasis(caller, dave.personId), later(60))).kinds).toBe(0)
  const jobs = await asSystem(db, async ({ tx }) =>
    (await sql<{ payload: Record<string, string> }>`select payload from job where task = 'message.send'`.execute(tx)).rows.map(row => row.payload),
  )
  expect(jobs).toContainEqual(expect.objectContaining({ person: dave.personId, template: 'emergency-access-opened' }))
  expect(jobs).toContainEqual(expect.objectContaining({ role: 'information_governance', template: 'emergency-access-to-review' }))

  const own = await browse(db, dave)
  const looked = (await own.get('/my/looked')).html
  expect(looked).toContain('Casey Crisis')
  expect(looked).toContain(WHY.words)
  expect(looked).toContain('Testshire NHS Trust')

  const governance = await browse(db, lead)
  const list = await governance.get('/emergency-access')
  expect(list.html).toContain('Casey Crisis')
  const id = /\/emergency-access\/([0-9a-f-]{36})/.exec(list.html)![1]
  expect((await governance.post(`/emergency-access/${id}`, { review: 'justified' })).status).toBe(422)
  expect((await governance.post(`/emergency-access/${id}`, { review: 'justified', words: 'The call was real.' })).status).toBe(303)
  expect((await governance.post(`/emergency-access/${id}`, { review: 'not_justified', words: 'Second thoughts' })).status).toBe(409)
  expect((await own.get('/my/looked')).html).toContain('The call was real.')
})

test.each(['key_worker', 'psychiatrist', 'mental_health_practitioner', 'social_worker'] as const)(
  'an emergency opens no abuse and trauma to a %s either, whose job may hold it',
  async role => {
    const person = await makePerson(db, `Told${role}`.replaceAll('_', ''))
    const worker = await makeWorker(db, role, town.trust, [], `Night ${role}`)
    expect(worker.kinds & KINDS.trauma).toBe(KINDS.trauma)
    await asSystem(db, ({ tx }) =>
      sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role, readers)
        values (${newId()}, ${person.personId}, ${KINDS.trauma}, 'note', ${NOW}, ${NOW}, 'What was done to them', 'x', 'x', ${`{${worker.workerId}}`}::uuid[])`.execute(
        tx,
      ),
    )
    const browser = await browse(db, worker)
    const name = `Told${role}`.replaceAll('_', '')
    expect((await browser.post('/emergency-access', form(`${name} Test`))).location).toBe(`/people/${person.personId}`)
    expect((await as(db, worker, caller => myBasis(caller, person.personId))).kinds & (KINDS.trauma | KINDS.safetyPlan)).toBe(KINDS.safetyPlan)
    expect((await browser.get(`/people/${person.personId}/timeline`)).html).not.toContain('What was done to them')
  },
)

test('a form that lacks something comes back with everything typed and opens nothing', async () => {
  const browser = await browse(db, crisis)
  const wrongs: Record<string, string>[] = [{ words: 'short' }, { reason: 'curious' }, { confirm: '' }, { nhs: '12' }, { 'born-day': '31', 'born-month': '2' }]
  for (const wrong of wrongs) {
    const answer = await browser.post('/emergency-access', form('Somebody Else', wrong))
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Somebody Else')
  }
  expect((await browser.post('/emergency-access', { ...WHY, confirm: 'yes' })).html).toContain('full name and date of birth')
})

test('nobody found, and somebody who keeps this worker out, get the very same answer; both are audited, and the lead is alerted', async () => {
  const cousin = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.south], 'Cousin Worker')
  const colleague = await makeWorker(db, 'social_worker', town.council, [], 'Council Colleague')
  const hidden = await makePerson(db, 'Hidden')
  await asSystem(db, async ({ tx }) => {
    await sql`insert into circle (id, person_id, worker_id, relation, declared_by, during) values (${newId()}, ${hidden.personId}, ${cousin.workerId}, 'relative', ${hidden.personId}, '[2026-01-01,)')`.execute(
      tx,
    )
    await sql`insert into circle (id, person_id, organisation_id, relation, declared_by, during) values (${newId()}, ${hidden.personId}, ${town.council}, 'employer', ${hidden.personId}, '[2026-01-01,)')`.execute(
      tx,
    )
  })
  const same = (html: string) => withoutKeys(html).replaceAll('Hidden Test', 'X').replaceAll('Nobody Test', 'X')
  for (const worker of [cousin, colleague]) {
    const browser = await browse(db, worker)
    const nobody = await browser.post('/emergency-access', form('Nobody Test'))
    const kept = await browser.post('/emergency-access', form('Hidden Test'))
    expect(kept.status).toBe(nobody.status)
    expect(same(kept.html)).toBe(same(nobody.html))
    expect((await browser.get(`/circle/${hidden.personId}`)).html).toBe((await browser.get(`/circle/${newId()}`)).html)
  }
  const tries = await audits('emergency access tried')
  expect(tries.filter(entry => entry.person_id === hidden.personId && entry.outcome === 'not allowed').map(entry => entry.actor_name)).toEqual([
    'Cousin Worker',
    'Council Colleague',
  ])
  expect(tries.filter(entry => entry.person_id === null)).toHaveLength(2)
  expect(await alerts()).toEqual([
    { worker_id: cousin.workerId, what: 'emergency_tried' },
    { worker_id: cousin.workerId, what: 'record_tried' },
    { worker_id: colleague.workerId, what: 'emergency_tried' },
    { worker_id: colleague.workerId, what: 'record_tried' },
  ])
  const audit = (await (await browse(db, lead)).get('/audit')).html
  expect(audit).toContain('Council Colleague')
  expect(audit).not.toContain('Hidden Test')
  expect((await (await browse(db, hidden)).get('/my/looked')).html).toContain('Not let in')
})

test('a new reason gives an hour more and ends the first opening; nobody else can renew it', async () => {
  const person = await makePerson(db, 'Renata')
  const browser = await browse(db, crisis)
  await browser.post('/emergency-access', form('Renata Test'))
  const id = await asSystem(
    db,
    async ({ tx }) => (await sql<{ id: string }>`select id from emergency_access where person_id = ${person.personId}`.execute(tx)).rows[0]!.id,
  )
  const soon = await browse(db, crisis, () => later(50))
  expect((await soon.get(`/emergency-access/${id}/renew`)).html).toContain('Renata')
  expect((await soon.post(`/emergency-access/${id}/renew`, { ...WHY, confirm: 'yes' })).location).toBe(`/people/${person.personId}`)
  expect((await as(db, crisis, caller => myBasis(caller, person.personId), later(100))).kinds).not.toBe(0)
  expect((await soon.get(`/emergency-access/${id}/renew`)).status).toBe(404)
  const other = await browse(db, await makeWorker(db, 'crisis_worker', town.trust, [], 'Other'), () => later(50))
  expect((await other.post(`/emergency-access/${id}/renew`, { ...WHY, confirm: 'yes' })).status).toBe(404)
})

test('administrators, commissioners, organisers, supporters and people have no emergency access; only the lead reviews', async () => {
  const without = [
    await makeOperator(db, 'administrator'),
    await makeOperator(db, 'commissioner'),
    lead,
    await makeWorker(db, 'activity_organiser', town.charity, []),
    dave,
  ]
  for (const identity of without) expect((await (await browse(db, identity)).post('/emergency-access', form())).status).toBe(403)
  for (const identity of [crisis, dave, without[0]!]) expect((await (await browse(db, identity)).get('/emergency-access')).status).toBe(403)
})

test('entries kept for named readers and what the person hides stay closed', async () => {
  const person = await makePerson(db, 'Sealed')
  await asSystem(db, async ({ tx }) => {
    await sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role, readers) values
      (${newId()}, ${person.personId}, ${KINDS.contactNotes}, 'note', ${NOW}, ${NOW}, 'Sealed entry', 'x', 'x', array[${person.personId}]::uuid[]),
      (${newId()}, ${person.personId}, ${KINDS.contactNotes}, 'note', ${NOW}, ${NOW}, 'Open entry', 'x', 'x', null),
      (${newId()}, ${person.personId}, ${KINDS.substanceUse}, 'note', ${NOW}, ${NOW}, 'Hidden entry', 'x', 'x', null)`.execute(tx)
    await sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
      values (${newId()}, ${person.personId}, ${crisis.workerId}, 'worker', ${KINDS.substanceUse}, 'person', ${NOW}, '[2026-01-01,)')`.execute(tx)
  })
  await as(db, crisis, caller => openEmergency(caller, { nhsNumber: undefined, name: 'sealed test', born: '1985-03-27', ...WHY }))
  const titles = await as(db, crisis, async ({ tx }) => (await sql<{ title: string }>`select title from entry`.execute(tx)).rows.map(row => row.title))
  expect(titles).toEqual(['Open entry'])
})

test('the review is due on the fifth weekday after the opening', () => {
  expect(reviewDue(new Date('2026-11-23T09:00:00Z'))).toBe('2026-11-30')
  expect(reviewDue(new Date('2026-11-27T09:00:00Z'))).toBe('2026-12-04')
  expect(reviewDue(new Date('2026-11-28T09:00:00Z'))).toBe('2026-12-04')
  expect(Object.keys(EMERGENCY_REASONS)).toHaveLength(3)
})
