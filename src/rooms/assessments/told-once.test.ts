import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as } from '../../../test/support/people.ts'
import { kindsOf } from '../../access/index.ts'
import { addEntry } from '../timeline/index.ts'
import { type House, makeHouse, outcome, part, plan } from './assessing.hold.ts'
import { addPart, readContent, shareOutcome } from './index.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.db.close())

test('R103 R207 prompts for older people, frailty, neurodevelopmental conditions and complex emotional needs are there to consider, and gate nothing', async () => {
  const person = await house.person('Gwen', '1948-02-01')
  const id = await house.explain(person, { component: 'comprehensive' })
  const worker = await browse(house.db, house.nurse)
  const physical = await worker.get(`/assessments/${id}/add/physical`)
  expect(physical.html).toMatch(/<details[^>]*open=""[^>]*>\s*<summary[^>]*>\s*<span[^>]*>To consider: older people/)
  const social = await worker.get(`/assessments/${id}/add/social`)
  const problems = await worker.get(`/assessments/${id}/add/problems_now`)
  const functioning = await worker.get(`/assessments/${id}/add/functioning`)
  const all = physical.html + social.html + problems.html + functioning.html
  for (const words of [
    'Loss and bereavement',
    'Memory and thinking',
    'Many medicines together',
    'Frailty',
    'Loneliness',
    'several conditions',
    'communicating and sensing',
    'long been hard',
  ])
    expect(all).toContain(words)
  expect((await worker.post(`/assessments/${id}/add/physical`, part('Two falls this year'))).status).toBe(303)
  expect((await worker.post(`/assessments/${id}/outcome`, outcome())).status).toBe(303)
})

test('alcohol, drugs and gambling: the consent words stand before the question', async () => {
  const person = await house.person('Hal')
  const id = await house.explain(person, { component: 'comprehensive' })
  const { html } = await (await browse(house.db, house.nurse)).get(`/assessments/${id}/add/substances`)
  expect(html.indexOf('you do not have to answer')).toBeGreaterThan(0)
  expect(html.indexOf('you do not have to answer')).toBeLessThan(html.indexOf('name="words"'))
})

test('R282 R283 a specialist one builds on the comprehensive one and is of a kind that is data', async () => {
  const person = await house.person('Jo')
  const whole = await house.explain(person, { component: 'comprehensive' })
  const worker = await browse(house.db, house.nurse)
  const path = `/people/${person.personId}/assessments/new/specialist`
  const form = await worker.get(path)
  for (const words of ['Neurodevelopmental', 'Forensic', 'Eating disorder', 'personality disorder', 'Intensive community rehabilitation'])
    expect(form.html).toContain(words)
  expect((await worker.post(path, plan({ specialistKind: 'forensic' }))).html).toContain('so that nothing is asked twice')
  expect((await worker.post(path, plan({ specialistKind: 'made up', extendsId: whole }))).status).toBe(422)
  const saved = await worker.post(path, plan({ specialistKind: 'neurodevelopmental', extendsId: whole }))
  expect(saved.status).toBe(303)
  const { html } = await worker.get(saved.location)
  expect(html).toContain(`/assessments/${whole}`)
  expect(html).toContain('does not repeat it')
  const elsewhere = await house.explain(await house.person('Kit'), { component: 'comprehensive' })
  expect((await worker.post(path, plan({ specialistKind: 'forensic', extendsId: elsewhere }))).status).toBe(422)
})

test('R274 while a recent one stands another asks why; added to instead, nothing asks', async () => {
  const person = await house.person('Lea')
  await house.explain(person, { component: 'comprehensive' })
  const worker = await browse(house.db, house.nurse)
  const path = `/people/${person.personId}/assessments/new/comprehensive`
  expect((await worker.get(path)).html).toContain('There is a recent one')
  const again = await worker.post(path, plan())
  expect(again.status).toBe(422)
  expect(again.html).toContain('href="#whyAgain"')
  const saved = await worker.post(path, plan({ whyAgain: 'You moved house and much has changed' }))
  expect(saved.status).toBe(303)
  const id = saved.location.split('/').at(-1)
  expect((await (await browse(house.db, person)).get(`/my/assessments/${id}`)).html).toContain('much has changed')
})

test('R047 R396 what is known is shown with from whom and how old; the person says what is carried forward, and their own choice stays', async () => {
  const person = await house.person('Mo')
  const old = await house.explain(person, { component: 'initialBrief' })
  const known = await as(house.db, house.nurse, async caller =>
    addPart(
      caller,
      old,
      { section: 'problems_now', words: 'The accident of 2019', heardOn: '2026-11-23', contributorId: undefined },
      undefined,
      await readContent(caller),
    ),
  )
  const worker = await browse(house.db, house.nurse)
  expect((await worker.get(`/people/${person.personId}/assessments/new/comprehensive`)).html).toContain('The accident of 2019')
  const id = await house.explain(person, { component: 'comprehensive' })
  const page = await worker.get(`/assessments/${id}/known`)
  expect(page.html).toContain('The accident of 2019')
  expect(page.html).toContain('Priya Nair, key worker')
  expect(page.html).toContain('23 November 2026 (today)')
  const own = await browse(house.db, person)
  expect((await own.post(`/my/assessments/${id}/known`, { [`say-${known}`]: 'read' })).status).toBe(303)
  expect((await worker.get(`/assessments/${id}`)).html).toContain('Read it, do not ask me again')
  const over = await worker.post(`/assessments/${id}/known`, { [`say-${known}`]: 'carry' })
  expect((await worker.get(over.location)).html).toContain('stays as they chose it')
  expect((await worker.get(`/assessments/${id}`)).html).toContain('Read it, do not ask me again')
  await own.post(`/my/assessments/${id}/known`, { [`say-${known}`]: 'leave' })
  expect((await worker.get(`/assessments/${id}`)).html).not.toContain('The accident of 2019')
})

test('what is not the reader’s to know is not offered for use again, not even as a count', async () => {
  const person = await house.person('Nia')
  await as(house.db, house.nurse, caller =>
    addEntry(caller, {
      personId: person.personId,
      kinds: kindsOf('contactNotes'),
      what: 'contact',
      title: 'Only for Priya',
      readers: [person.personId, house.nurse.workerId!],
    }),
  )
  const id = await house.explain(person, {}, house.drugs)
  expect((await (await browse(house.db, house.drugs)).get(`/assessments/${id}/known`)).html).not.toContain('Only for Priya')
  expect((await (await browse(house.db, house.nurse)).get(`/assessments/${id}/known`)).html).toContain('Only for Priya')
})

test('R082 the person says that something is not right, in a part or the outcome, and it is tracked to an answer', async () => {
  const person = await house.person('Ona')
  const id = await house.explain(person)
  const worker = await browse(house.db, house.nurse)
  await worker.post(`/assessments/${id}/add/problems_now`, part('You left your job'))
  await worker.post(`/assessments/${id}/outcome`, outcome())
  const own = await browse(house.db, person)
  const mine = await own.get(`/my/assessments/${id}`)
  const entries = [...mine.html.matchAll(/\/entries\/([0-9a-f-]{36})\/comment/g)].map(found => found[1]!)
  expect(entries).toHaveLength(2)
  for (const entry of entries) await own.post(`/entries/${entry}/comment`, { kind: 'correction', words: `Not right: ${entry}` })
  const seen = await worker.get(`/assessments/${id}`)
  for (const entry of entries) expect(seen.html).toContain(`Not right: ${entry}`)
  const [answer] = [...seen.html.matchAll(/\/comments\/([0-9a-f-]{36})\/answer/g)]
  await worker.post(answer![0], { words: 'Thank you. They made you leave.' })
  expect((await own.get(`/my/assessments/${id}`)).html).toContain('They made you leave.')
})

test('a trusted assessment: another organisation takes it as its own, once, and the person sees it', async () => {
  const person = await house.person('Sol')
  const id = await house.explain(person)
  await as(house.db, house.nurse, async caller =>
    shareOutcome(caller, id, { outcomes: ['advice'], words: 'Rest helps.', service: '', whatNext: 'We ring on Friday.' }, await readContent(caller)),
  )
  const accept = `/people/${person.personId}/assessments/${id}/accept`
  expect((await (await browse(house.db, house.nurse)).post(accept)).status).toBe(422)
  const vcse = await browse(house.db, house.drugs)
  expect((await vcse.get(`/people/${person.personId}/assessments`)).html).toContain('Take this as ours')
  expect((await vcse.post(accept, { [`words-${id}`]: 'We go on from here.' })).status).toBe(303)
  expect((await vcse.post(accept)).status).toBe(409)
  const { html } = await (await browse(house.db, person)).get('/my/assessments')
  expect(html).toContain('Del Drugs, Testtown Mind and Body, relies on this')
  expect(html).toContain('It does not have to be done again')
  expect(html).toContain('We go on from here.')
})
