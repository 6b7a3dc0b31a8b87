import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import type { Person } from '../../../test/support/care.ts'
import { as, makeWorker, NOW } from '../../../test/support/people.ts'
import { jobs } from '../../app.ts'
import type { Identity } from '../../core/caller.ts'
import { addDays, addHours } from '../../core/dates.ts'
import { runOne } from '../../core/jobs.ts'
import { saveLine, takeOut } from './actions.ts'
import { moveAction } from './actions-doing.ts'
import { publish, type Said, sayToPlan, type ToPublishNow } from './actions-publish.ts'
import { planReview } from './actions-review.ts'
import { markOf } from './plans.ts'
import { MEETING, makeSetting, type Setting } from './setting.hold.ts'
import { lastAgreement, readLine, readLines } from './store.ts'
import { readReviews } from './store-reviews.ts'
import { readVersions } from './store-versions.ts'

// What nobody may do by knowing less, by being slow, or by writing an earlier day.

let set: Setting
let db: Setting['db']
let nurse: Identity
let connector: Identity

const PRESSED: ToPublishNow = { said: undefined, touches: [], meeting: MEETING }
const told = (onDay: string): ToPublishNow => ({ said: { answer: 'agrees', words: '', how: 'in_person', onDay, touches: [] }, touches: [], meeting: MEETING })
const AGREES: Said = { answer: 'agrees', words: '', touches: [] }
const say = (person: Person, said: Said, now = NOW) =>
  as(db, person, async caller => sayToPlan(caller, person.personId, markOf(await readLines(caller, person.personId)), said), now)
const publishAs = (who: Identity, person: Person, how: ToPublishNow, now = NOW) =>
  as(db, who, async caller => publish(caller, person.personId, markOf(await readLines(caller, person.personId)), how), now)
const changedFor = (who: Identity, person: Person, now: Date) => as(db, who, async caller => (await lastAgreement(caller, person.personId))?.changed, now)
async function ready(name: string): Promise<Person> {
  const person = await set.held(name)
  await set.involve(connector, person)
  await set.write(person, person, 'goals', 'Swim again')
  await set.askedAll(nurse, person)
  return person
}

beforeAll(async () => {
  set = await makeSetting()
  ;({ db, nurse } = set)
  connector = await makeWorker(db, 'connector', set.town.charity, [], 'Con Ector')
}, 180_000)
afterAll(() => db.close())

test('nobody publishes against the person’s last word, neither by not reading it nor by writing down an earlier day', async () => {
  const person = await ready('Ida')
  await say(person, AGREES)
  await say(person, { answer: 'does_not_agree', words: 'Not while it is about my drinking', touches: ['substanceUse'] }, addHours(NOW, 1))
  await expect(publishAs(connector, person, PRESSED, addHours(NOW, 2))).rejects.toThrow(/do not agree/)
  await expect(publishAs(nurse, person, told('2026-11-20'), addHours(NOW, 2))).rejects.toThrow(/do not agree/)
  await publishAs(nurse, person, told('2026-11-23'), addHours(NOW, 3))
})

test('by which day is part of what was agreed: moved, it is agreed to again', async () => {
  const person = await ready('Jan')
  const need = await set.write(nurse, person, 'needs', 'Somebody to walk with')
  const doer = {
    workerId: nurse.workerId!,
    name: 'Priya Nair',
    role: 'key_worker',
    teamId: set.town.north,
    teamKind: 'core',
    service: 'North',
    organisationKind: 'nhs_trust',
  }
  const line = await set.write(nurse, person, 'actions', 'Walk on Friday', { action: { doer, outside: undefined, due: '2026-11-27', needId: need } })
  await say(person, AGREES, addHours(NOW, 1))
  const seen = await as(db, person, async caller => markOf(await readLines(caller, person.personId)))
  await as(db, nurse, caller => moveAction(caller, person.personId, line, 1, '2026-12-24', 'I am away'), addHours(NOW, 2))
  await expect(publishAs(nurse, person, PRESSED, addHours(NOW, 2))).rejects.toThrow(/changed after they agreed/)
  await expect(as(db, person, caller => sayToPlan(caller, person.personId, seen, AGREES), addHours(NOW, 3))).rejects.toThrow(/changed while this page was open/)
  expect(await changedFor(nurse, person, addHours(NOW, 3))).toBe(true)
})

test('that something hidden from them changed or went is told to no reader: not beside the person’s answer, not as a version', async () => {
  const person = await ready('Kay')
  await set.write(person, person, 'matters', 'Quiet evenings')
  const private_ = await set.write(person, person, 'matters', 'Only ours')
  await say(person, AGREES, addHours(NOW, 1))
  await publishAs(nurse, person, PRESSED, addHours(NOW, 1))
  const at = await as(db, person, caller => readLine(caller, private_))
  await as(
    db,
    person,
    caller => saveLine(caller, person.personId, private_, at!.version, { words: 'Only ours', more: {}, notNow: false, touches: [], readers: [] }),
    addDays(NOW, 1),
  )
  await say(person, AGREES, addHours(NOW, 25))
  await as(db, person, caller => takeOut(caller, person.personId, private_, at!.version + 1), addHours(NOW, 26))
  expect(await changedFor(nurse, person, addHours(NOW, 27))).toBe(false)
  expect(await changedFor(person, person, addHours(NOW, 27))).toBe(true)
  await say(person, AGREES, addHours(NOW, 28))
  await publishAs(nurse, person, PRESSED, addHours(NOW, 28))
  expect(await as(db, nurse, caller => readVersions(caller, person.personId))).toHaveLength(1)
  expect(await as(db, person, caller => readVersions(caller, person.personId))).toHaveLength(2)
})

test('two who write down an answer to a review, or close it, overwrite nobody, and what the slower one typed comes back', async () => {
  const person = await ready('Lou')
  const at = `/people/${person.personId}/plan/reviews`
  const [one, two] = [await browse(db, nurse), await browse(db, connector)]
  const day = { 'on-day': '1', 'on-month': '12', 'on-year': '2026' }
  const planned = await one.post(at, { others: 'Good Neighbours', ...day })
  const twice = await two.post(at, { others: 'A name typed here', ...day })
  expect(twice.status).toBe(409)
  expect(twice.html).toContain('A name typed here')
  const [review] = await as(db, nurse, caller => readReviews(caller, person.personId))
  const invite = review!.invites[0]!.id
  await one.post(`${planned.location}/asked`, { invite, how: 'By phone' })
  const page = (await two.get(planned.location)).html
  expect(page).toContain('name="version" value="1"')
  expect((await one.post(`${planned.location}/reply`, { invite, version: '1', answer: 'sent_views', views: 'They like the group' })).status).toBe(303)
  const slow = await two.post(`${planned.location}/reply`, { invite, version: '1', answer: 'not_coming', views: 'They were ill' })
  expect(slow.status).toBe(409)
  for (const words of ['They like the group', 'They were ill', 'Another answer was written down first']) expect(slow.html).toContain(words)
  expect((await two.post(`${planned.location}/reply`, { invite, version: '2', answer: 'sent_views', views: 'Both' })).status).toBe(303)
  const held = {
    version: '1',
    'held-day': '23',
    'held-month': '11',
    'held-year': '2026',
    outcome: 'stays',
    'next-day': '1',
    'next-month': '3',
    'next-year': '2027',
  }
  expect((await one.post(`${planned.location}/held`, { ...held, words: 'We talked' })).status).toBe(303)
  const lost = await two.post(`${planned.location}/held`, { ...held, words: 'A long account of the afternoon' })
  expect(lost.status).toBe(409)
  expect(lost.html).toContain('A long account of the afternoon')
})

test('whoever is invited to a review at work is told, also an advocate, and finds it to answer', async () => {
  const person = await ready('Mo')
  const advocate = await makeWorker(db, 'advocate', set.town.charity, [], 'Ada Voice')
  await set.involve(advocate, person)
  await as(db, nurse, caller => planReview(caller, person.personId, '2026-12-01', [advocate.workerId!, nurse.workerId!], []))
  while (await runOne(db, jobs, { now: () => NOW })) {
    // until nothing is due
  }
  const theirs = await browse(db, advocate)
  const told = (await theirs.get('/messages')).html
  expect(told).toContain('You were asked to a review of a plan')
  expect(told).not.toContain('Mo Test')
  const list = await theirs.get('/reviews')
  expect(list.status).toBe(200)
  expect(list.html).toContain('Mo Test')
  expect((await (await browse(db, nurse)).get('/messages')).html).not.toContain('You were asked to a review')
})
