import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import type { Person } from '../../../test/support/care.ts'
import { as, asSystem, makeWorker, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { addDays } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { makeSetting, type Setting } from './setting.hold.ts'
import { readReviews } from './store-reviews.ts'

let set: Setting
let db: Setting['db']
let nurse: Identity
let advocate: Identity
let lead: Identity
let person: Person
const later = (days: number) => () => addDays(NOW, days)
const reviewsOf = (who: Identity, now = NOW) => as(db, who, caller => readReviews(caller, person.personId), now)

beforeAll(async () => {
  set = await makeSetting()
  ;({ db, nurse } = set)
  advocate = await makeWorker(db, 'advocate', set.town.charity, [], 'Ada Voice')
  lead = await makeWorker(db, 'team_lead', set.town.trust, [set.town.north], 'Lee Head', true)
  person = await set.held('Amina')
  await set.involve(advocate, person)
  await set.letIn(person, 'Rumi', ['plan'])
}, 180_000)
afterAll(() => db.close())

test('R045 R098 R272 a review is planned with those the person wants, each is asked and has their own place, and it is not closed before; then the plan stays or care can change, and the next is planned', async () => {
  const at = `/people/${person.personId}/plan/reviews`
  const work = await browse(db, nurse)
  const page = (await work.get(at)).html
  for (const name of ['Ada Voice', 'Rumi', 'Priya Nair']) expect(page).toContain(name)
  const ids = [...page.matchAll(/name="invited"[^>]*value="([^"]+)"/g)].map(found => found[1]!)
  expect(ids.length).toBe(3)
  expect((await work.post(at, { invited: ids, others: 'Good Neighbours' })).status).toBe(422)
  const planned = await work.post(at, { invited: ids, others: 'Good Neighbours', 'on-day': '1', 'on-month': '12', 'on-year': '2026' })
  expect(planned.status).toBe(303)
  expect((await work.post(at, { 'on-day': '2', 'on-month': '12', 'on-year': '2026' })).status).toBe(409)
  const one = planned.location
  const [review] = await reviewsOf(nurse)
  const invite = (name: string) => review!.invites.find(found => found.name.startsWith(name))!
  expect(invite('Ada').askedAt).not.toBeNull()
  expect(invite('Rumi').askedAt).toBeNull()
  const theirs = await browse(db, advocate)
  expect((await theirs.post(`${one}/reply`, { invite: invite('Ada').id, answer: 'sent_views', views: 'She wants to be asked first' })).status).toBe(303)
  expect((await theirs.post(`${one}/reply`, { invite: invite('Good').id, answer: 'coming' })).status).toBe(404)
  expect((await work.post(`${one}/reply`, { invite: invite('Ada').id, answer: 'coming', views: 'All fine' })).status).toBe(422)
  const held = {
    version: '1',
    'held-day': '23',
    'held-month': '11',
    'held-year': '2026',
    outcome: 'changed',
    words: 'We looked at it all',
    'next-day': '1',
    'next-month': '3',
    'next-year': '2027',
  }
  const early = await work.post(`${one}/held`, held)
  expect(early.status).toBe(422)
  for (const words of ['Not everyone invited was asked yet', 'We looked at it all']) expect(early.html).toContain(words)
  await expect(
    asSystem(db, async ({ tx }) => {
      const entry = newId()
      await sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role) values (${entry}, ${person.personId}, 8, 'plan_review', ${NOW}, ${NOW}, 'x', 'x', 'x')`.execute(
        tx,
      )
      await sql`update plan_review set state = 'held', held_on = '2026-11-23', outcome = 'stays', entry_id = ${entry} where id = ${review!.id}`.execute(tx)
    }),
  ).rejects.toThrow(/everyone invited was asked/)
  for (const name of ['Rumi', 'Good']) expect((await work.post(`${one}/asked`, { invite: invite(name).id, how: 'By phone' })).status).toBe(303)
  expect((await work.post(`${one}/held`, { ...held, outcome: 'care_can_change' })).status).toBe(303)
  const [next, done] = await reviewsOf(person)
  expect(done).toMatchObject({ state: 'held', outcome: 'care_can_change', words: 'We looked at it all' })
  expect(next).toMatchObject({ state: 'planned', plannedOn: '2027-03-01' })
  expect(next!.invites.map(found => found.name).sort()).toEqual(done!.invites.map(found => found.name).sort())
  expect((await work.post(`${one}/held`, held)).status).toBe(409)
  const { html } = await (await browse(db, person)).get('/my/record')
  expect(html).toContain('The plan was looked at together. Care can change')
})

test('R046 a review later than planned shows to the person and to the team lead, and its names to nobody without them', async () => {
  const now = later(130)
  expect((await (await browse(db, person, now)).get('/my')).html).toContain('Later than planned')
  const { html } = await (await browse(db, lead, now)).get('/reviews')
  expect(html).toContain('Amina')
  expect(html).toContain('Overdue')
  const rumi = await set.letIn(person, 'Second', ['plan'])
  const seen = await as(db, rumi, caller => readReviews(caller, person.personId), now())
  expect(seen.flatMap(review => [...review.invites, review.words].filter(Boolean))).toEqual([])
})

test('whoever is not asked finds no review, and a review of somebody else is not found', async () => {
  const other = await set.held('Bea')
  const [review] = await reviewsOf(nurse)
  const work = await browse(db, nurse)
  for (const path of [`/people/${other.personId}/plan/reviews/${review!.id}`, `/people/${person.personId}/plan/reviews/${newId()}`])
    expect((await work.get(path)).status).toBe(404)
  const stranger = await makeWorker(db, 'key_worker', set.town.trust, [set.town.south], 'Far Away')
  expect((await (await browse(db, stranger)).get(`/people/${person.personId}/plan/reviews`)).status).toBe(404)
  expect(
    (await (await browse(db, other)).post(`/my/plan/reviews/${review!.id}/move`, { version: '1', 'on-day': '1', 'on-month': '4', 'on-year': '2027' })).status,
  ).toBe(404)
})
