import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as } from '../../../test/support/people.ts'
import { type House, makeHouse, outcome } from './assessing.hold.ts'
import { latestFormulation } from './index.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.db.close())

test('a connector who leads a first conversation sees whom the person invited, waits for them, and can write down that they were asked', async () => {
  const person = await house.person('Amina')
  const karim = await house.someone(person, 'Karim', 'brother', ['appointments'])
  const id = await house.explain(person, {}, house.connector)
  const own = await browse(house.db, person)
  expect((await own.post(`/my/assessments/${id}/invited`, { who: `supporter:${karim.supporterId}`, name: '', part: '', agreedHow: '' })).status).toBe(303)
  const lead = await browse(house.db, house.connector)
  const early = await lead.post(`/assessments/${id}/outcome`, outcome())
  expect(early.status).toBe(409)
  for (const words of ['Karim', 'You told us that nights are hard.']) expect(early.html).toContain(words)
  const [, contributor] = /name="answer-([0-9a-f-]{36})"/.exec((await lead.get(`/assessments/${id}/invited`)).html)!
  const asked = { [`answer-${contributor}`]: 'no_answer', [`words-${contributor}`]: 'Rang twice' }
  expect((await lead.post(`/assessments/${id}/invited/${contributor}/answer`, asked)).status).toBe(303)
  expect((await lead.post(`/assessments/${id}/outcome`, outcome())).status).toBe(303)
})

test('the person’s own words come back when something newer was written while they typed', async () => {
  const person = await house.person('Ben')
  const write = async (follows: string, difficult: string) => {
    const work = await browse(house.db, house.nurse)
    const fields = {
      follows,
      strengths: 'Paints',
      explanation: '',
      difficult,
      keepsGoing: '',
      canHelp: '',
      agreement: 'agreed',
      personView: '',
      workerView: '',
    }
    expect((await work.post(`/people/${person.personId}/formulation`, fields)).status).toBe(303)
    return (await as(house.db, house.nurse, caller => latestFormulation(caller, person.personId)))!.id
  }
  const first = await write('', 'Nights')
  const second = await write(first, 'Mornings')
  const own = await browse(house.db, person)
  const slow = await own.post('/my/formulation/view', { id: first, agrees: 'no', words: 'It is the evenings' })
  expect(slow.status).toBe(409)
  for (const words of ['It is the evenings', 'Mornings', 'Something newer was written']) expect(slow.html).toContain(words)
  expect((await own.post('/my/formulation/view', { id: second, agrees: 'no', words: 'It is the evenings' })).status).toBe(303)
})
