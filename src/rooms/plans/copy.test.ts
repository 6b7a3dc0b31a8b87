import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as } from '../../../test/support/people.ts'
import { publish } from './actions-publish.ts'
import { markOf } from './plans.ts'
import { MEETING, makeSetting, type Setting } from './setting.hold.ts'
import { readLines } from './store.ts'

let set: Setting
beforeAll(async () => {
  set = await makeSetting()
}, 180_000)
afterAll(() => set.db.close())

test('the plan is in the copy of their record that the person takes away: as it stands, as published, what they said, and reviews', async () => {
  const person = await set.held('Amina')
  await set.write(person, person, 'goals', 'Swim again')
  await set.askedAll(set.nurse, person)
  const said = { answer: 'agrees_except', words: 'Not the mornings', how: 'phone', onDay: '2026-11-23', touches: [] } as const
  await as(set.db, set.nurse, async caller =>
    publish(caller, person.personId, markOf(await readLines(caller, person.personId)), { said, touches: [], meeting: MEETING }),
  )
  await set.write(person, person, 'matters', 'My garden')
  const mine = await browse(set.db, person)
  await mine.post('/my/plan/reviews', { 'on-day': '1', 'on-month': '12', 'on-year': '2026', others: 'My sister' })
  const copy = JSON.parse((await mine.get('/my/record.json')).html) as Record<string, unknown>
  expect(copy.plan).toContainEqual({ part: 'What matters to me', lines: [{ words: 'My garden', notNow: false, facts: [] }] })
  expect(copy.planAsPublished).toMatchObject([{ by: 'Priya Nair', howItWasDecided: { whoWasThere: 'Amina and Priya' } }])
  expect(JSON.stringify(copy.planAsPublished)).not.toContain('My garden')
  expect(copy.whatISaidToThePlan).toMatchObject([{ answer: 'agrees_except', words: 'Not the mornings', by: 'Priya Nair' }])
  expect(copy.planReviews).toMatchObject([{ planned: '2026-12-01', held: null, invited: [{ name: 'My sister', asked: null }] }])
})
