import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { careMakers, type Person } from '../../../test/support/care.ts'
import { as, asSystem, makeWorker, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { addDays } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { runOne } from '../../core/jobs.ts'
import { jobs } from './jobs.ts'
import { makeSetting, type Setting } from './setting.hold.ts'
import { nextReminder, nextReview } from './states.ts'
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

test('R045 R272 a review is planned with those the person wants, each is asked and has their own place, and it is not closed before; then the plan stays or care can change, and the next is planned', async () => {
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

test('a review is brought to mind two weeks and a day before, then every four weeks while it is overdue, and no more once it was held or moved', async () => {
  const keyWorker = await makeWorker(db, 'key_worker', set.town.trust, [set.town.north], 'Kim Worker')
  const other = await careMakers(db, set.town, keyWorker).held('Cy')
  const made = await makeWorker(db, 'advocate', set.town.charity, [], 'Ida Voice')
  await set.involve(made, other)
  const at = `/people/${other.personId}/plan/reviews`
  const work = await browse(db, keyWorker)
  const planned = await work.post(at, { invited: made.workerId!, others: '', 'on-day': '15', 'on-month': '1', 'on-year': '2027' })
  const sent = async (day: string) => {
    const clock = { now: () => new Date(`${day}T09:30:00Z`) }
    while (await runOne(db, { ...jobs, 'message.send': async () => undefined }, clock));
    const { rows } = await asSystem(db, ({ tx }) =>
      sql<{ to: string; template: string }>`delete from job where task = 'message.send' and payload->>'template' like 'review-%'
        returning coalesce(payload->>'worker', payload->>'person') as to, payload->>'template' as template`.execute(tx),
    )
    return rows.filter(row => [other.personId, made.workerId, keyWorker.workerId].includes(row.to)).map(row => [row.to, row.template])
  }
  const all = (template: string, ...who: (string | undefined)[]) => expect.arrayContaining(who.map(to => [to, template]))
  await sent('2026-11-23')
  expect(await sent('2026-12-31')).toEqual([])
  const soon = await sent('2027-01-01')
  expect(soon).toHaveLength(3)
  expect(soon).toEqual(all('review-soon', other.personId, made.workerId, keyWorker.workerId))
  expect(await sent('2027-01-14')).toHaveLength(3)
  expect(await sent('2027-01-15')).toEqual([])
  const late = await sent('2027-01-16')
  expect(late).toHaveLength(2)
  expect(late).toEqual(all('review-late', other.personId, keyWorker.workerId))
  expect(await sent('2027-02-12')).toEqual([])
  expect(await sent('2027-02-13')).toHaveLength(2)
  const later = await browse(db, keyWorker, () => new Date('2027-02-14T10:00:00Z'))
  await later.post(`${planned.location}/move`, { version: '1', 'on-day': '1', 'on-month': '6', 'on-year': '2027' })
  expect(await sent('2027-05-17')).toEqual([])
  expect(await sent('2027-05-18')).toHaveLength(3)
})

test('the days of reminders, and the day offered for the next review', () => {
  const from = (today: string) => nextReminder('2027-01-15', today)
  expect(['2026-11-23', '2027-01-01', '2027-01-14', '2027-01-15', '2027-01-16', '2027-02-12', '2027-02-13'].map(from)).toEqual([
    '2027-01-01',
    '2027-01-14',
    '2027-01-16',
    '2027-01-16',
    '2027-02-13',
    '2027-02-13',
    '2027-03-13',
  ])
  expect(nextReview('2027-01-15', '2026-10-15', '2027-01-15')).toBe('2027-04-17')
  expect(nextReview('2027-01-15', undefined, '2027-01-20')).toBe('2027-07-21')
  expect(nextReview('2027-01-15', '2027-01-14', '2027-01-10')).toBe('2027-01-22')
})
