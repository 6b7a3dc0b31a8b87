import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem, NOW } from '../../../test/support/people.ts'
import { type House, makeHouse, outcome, part, plan, TOLD } from './assessing.hold.ts'
import { outcomesOf } from './index.ts'
import { partsOf, readAssessment } from './store.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.db.close())

test('R081 before it begins the person reads what it is for, how it helps, what it covers, how long and who is there', async () => {
  const person = await house.person('Amina')
  const worker = await browse(house.db, house.nurse)
  const silent = await worker.post(`/people/${person.personId}/assessments/new/comprehensive`, plan({ helpsAims: '' }))
  expect(silent.status).toBe(422)
  expect(silent.html).toContain('Write how it helps with what they want')
  expect(silent.html).toContain('To see what would help')
  const saved = await worker.post(`/people/${person.personId}/assessments/new/comprehensive`, plan())
  expect(saved.status).toBe(303)
  const id = saved.location.split('/').at(-1)!
  const own = await browse(house.db, person)
  const { html } = await own.get(`/my/assessments/${id}`)
  for (const words of Object.values(TOLD)) expect(html).toContain(words)
  expect(html).toContain('Before we begin')
  expect((await worker.post(`/assessments/${id}/add/problems_now`, part('Nights are hard'))).status).toBe(409)
  expect((await worker.post(`/assessments/${id}/begin`, {})).status).toBe(422)
  expect((await worker.post(`/assessments/${id}/begin`, { explained: 'my_kith' })).status).toBe(303)
  const again = await worker.post(`/assessments/${id}/begin`, { explained: 'talked' })
  expect(again.status).toBe(409)
  expect(again.html).toContain('This began already')
})

test('R264 it can be added to at any later contact without starting anew, and shared again', async () => {
  const person = await house.person('Ben')
  const id = await house.explain(person, { component: 'comprehensive' })
  const worker = await browse(house.db, house.nurse)
  await worker.post(`/assessments/${id}/add/problems_now`, part('First talk'))
  expect((await worker.post(`/assessments/${id}/outcome`, outcome())).status).toBe(303)
  expect((await worker.post(`/assessments/${id}/add/strengths`, part('Sings in a choir since March'))).status).toBe(303)
  const page = await worker.get(`/assessments/${id}`)
  expect(page.html).toContain('Added to since')
  expect(page.html).toContain('Sings in a choir since March')
  expect((await worker.post(`/assessments/${id}/outcome`, outcome({ words: 'The choir does you good.' }))).status).toBe(303)
  const shared = await as(house.db, person, caller => outcomesOf(caller, person.personId))
  expect(shared.map(one => one.words)).toEqual(['The choir does you good.', 'You told us that nights are hard.'])
})

test('R130 R265 strengths and own aims stand before problems, and the request for help opens it', async () => {
  const person = await house.person('Cleo')
  await asSystem(house.db, ({ tx }) =>
    sql`insert into help_request (id, person_id, reference, once_key, received_at, recorded_at, way_in, person_agreed, own_words, place_code, neighbourhood_code, team_id, answer_by)
      values (gen_random_uuid(), ${person.personId}, 'ABCD-2345', gen_random_uuid(), ${NOW}, ${NOW}, 'web', 'self', 'I cannot get out of bed', 'E07999999', 'N0001', ${house.town.north}, ${NOW})`.execute(
      tx,
    ),
  )
  const id = await house.explain(person, { component: 'comprehensive' })
  const worker = await browse(house.db, house.nurse)
  await worker.post(`/assessments/${id}/add/problems_now`, part('Cannot sleep'))
  await worker.post(`/assessments/${id}/add/aims`, part('To see the sea'))
  await worker.post(`/assessments/${id}/add/strengths`, part('A good sister'))
  const { html } = await worker.get(`/assessments/${id}`)
  const at = (words: string) => html.indexOf(words)
  expect(at('I cannot get out of bed')).toBeGreaterThan(at('How can I help?'))
  expect(at('A good sister')).toBeGreaterThan(at('I cannot get out of bed'))
  expect(at('To see the sea')).toBeGreaterThan(at('A good sister'))
  expect(at('Cannot sleep')).toBeGreaterThan(at('To see the sea'))
})

test('R267 R268 R269 the three conversations come first among what can be added', async () => {
  const person = await house.person('Dana')
  const id = await house.explain(person, { component: 'comprehensive' })
  const { html } = await (await browse(house.db, house.nurse)).get(`/assessments/${id}/add`)
  const at = (words: string) => html.indexOf(words)
  for (const words of ['How can I help?', 'When things get very hard', 'Hopes, and a good life']) expect(at(words)).toBeGreaterThan(0)
  expect(at('What is difficult now')).toBeGreaterThan(at('Hopes, and a good life'))
  expect(html).toContain('Nothing here has to be filled in')
})

test('R280 the whole picture covers past and present, functioning and mental state, personal and social factors, and safety', async () => {
  const person = await house.person('Ed')
  const id = await house.explain(person, { component: 'comprehensive' })
  const { html } = await (await browse(house.db, house.nurse)).get(`/assessments/${id}/add`)
  for (const section of [
    'problems_now',
    'problems_before',
    'functioning',
    'mental_state',
    'personal',
    'social',
    'safety',
    'physical',
    'substances',
    'work',
    'home',
    'money',
  ])
    expect(html).toContain(`/add/${section}"`)
})

test('R277 a brief one covers immediate problems and safety, and no more is asked for', async () => {
  const person = await house.person('Flo')
  const id = await house.explain(person)
  const { html } = await (await browse(house.db, house.nurse)).get(`/assessments/${id}/add`)
  for (const section of ['problems_now', 'safety']) expect(html).toContain(`/add/${section}"`)
  expect(html).not.toContain('/add/mental_state"')
})

test('R276 any suitably trained worker may do a brief one, of a charity too; the fuller ones need more', async () => {
  const person = await house.person('Ian')
  const vcse = await browse(house.db, house.drugs)
  const saved = await vcse.post(`/people/${person.personId}/assessments/new/initialBrief`, plan({ now: 'yes', explained: 'talked', cameBy: 'vcse' }))
  expect(saved.status).toBe(303)
  expect((await vcse.post(`${saved.location}/outcome`, outcome())).status).toBe(303)
  const connector = await browse(house.db, house.connector)
  const theirs = await connector.post(`/people/${person.personId}/assessments/new/initialBrief`, plan({ now: 'yes', explained: 'talked' }))
  expect(theirs.status).toBe(303)
  expect((await connector.post(`${theirs.location}/add/help`, part('Wants company'))).status).toBe(303)
  expect(
    (
      await connector.post(
        `${theirs.location}/outcome`,
        outcome({ words: 'You would like company.', outcomes: 'intervention', service: 'The allotment group' }),
      )
    ).status,
  ).toBe(303)
  expect((await connector.get(theirs.location)).html).toContain('Wants company')
  expect((await (await browse(house.db, house.nurse)).get(theirs.location)).html).toContain('Wants company')
  for (const component of ['comprehensive', 'specialist', 'urgentEmergency'])
    expect((await connector.post(`/people/${person.personId}/assessments/new/${component}`, plan())).status).not.toBe(303)
})

test('two people add at once, and both are kept', async () => {
  const person = await house.person('Pat')
  const id = await house.explain(person)
  const [a, b, c] = await Promise.all([
    (await browse(house.db, house.nurse)).post(`/assessments/${id}/add/problems_now`, part('From Priya')),
    (await browse(house.db, house.drugs)).post(`/assessments/${id}/add/problems_now`, part('From Del')),
    (await browse(house.db, person)).post(`/my/assessments/${id}/add/aims`, part('From Pat')),
  ])
  expect([a.status, b.status, c.status]).toEqual([303, 303, 303])
  const parts = await as(house.db, house.nurse, caller => partsOf(caller, id))
  expect(parts.map(one => one.words).sort()).toEqual(['From Del', 'From Pat', 'From Priya'])
})

test('stopped with a reason the person reads, taken up again, and what was typed is kept when refused', async () => {
  const person = await house.person('Quin')
  const id = await house.explain(person)
  const worker = await browse(house.db, house.nurse)
  expect((await worker.post(`/assessments/${id}/stop`, { why: ' ' })).status).toBe(422)
  expect((await worker.post(`/assessments/${id}/stop`, { why: 'You would rather wait' })).status).toBe(303)
  expect((await (await browse(house.db, person)).get(`/my/assessments/${id}`)).html).toContain('You would rather wait')
  const refused = await worker.post(`/assessments/${id}/add/help`, part('Typed while it was stopped'))
  expect(refused.status).toBe(409)
  expect(refused.html).toContain('Typed while it was stopped')
  expect((await worker.post(`/assessments/${id}/take-up`)).status).toBe(303)
  expect((await as(house.db, house.nurse, caller => readAssessment(caller, id)))?.state).toBe('under_way')
})

test('harm done by others is for named readers alone', async () => {
  const person = await house.person('Rae')
  const id = await house.explain(person, { component: 'comprehensive' })
  const worker = await browse(house.db, house.nurse)
  expect((await worker.post(`/assessments/${id}/add/abuse`, part('What he did'))).status).toBe(303)
  expect((await worker.get(`/assessments/${id}`)).html).toContain('What he did')
  const other = await browse(house.db, house.drugs)
  const { html } = await other.get(`/assessments/${id}`)
  for (const hidden of ['What he did', 'Harm done by others', 'Only named people']) expect(html).not.toContain(hidden)
  expect((await (await browse(house.db, person)).get(`/my/assessments/${id}`)).html).toContain('What he did')
})
