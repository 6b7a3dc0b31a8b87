import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem, NOW } from '../../../test/support/people.ts'
import { kindsOf } from '../../access/index.ts'
import { addEntry } from '../timeline/index.ts'
import { type House, makeHouse, TOLD } from './assessing.hold.ts'
import { type Act, COMPONENTS, type Life, PERMITTED, after as turnOf } from './assessments.ts'
import { ASSESSMENT_STATES, addPart, outcomesOf, readContent, shareOutcome } from './index.ts'
import { partsOf, readAssessment } from './store.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.db.close())

const plan = (more: Record<string, string> = {}) => ({ ...TOLD, cameBy: 'self', specialistKind: '', extendsId: '', whyAgain: '', ...more })
const part = (words: string, more: Record<string, string | string[]> = {}) => ({
  words,
  'heardOn-day': '23',
  'heardOn-month': '11',
  'heardOn-year': '2026',
  who: 'all',
  ...more,
})
const outcome = (more: Record<string, string | string[]> = {}) => ({
  words: 'You told us that nights are hard.',
  outcomes: 'advice',
  service: '',
  whatNext: 'Priya rings you on Friday.',
  ...more,
})

describe('the rules', () => {
  const acts: fc.Arbitrary<Act> = fc.oneof(
    fc.constant<Act>({ do: 'begin' }),
    fc.constant<Act>({ do: 'prepare' }),
    fc.constant<Act>({ do: 'add' }),
    fc.record({ do: fc.constant('share' as const), waitingFor: fc.nat({ max: 1 }) }),
    fc.record({ do: fc.constant('stop' as const), why: fc.constantFrom('', 'you asked us to') }),
    fc.constant<Act>({ do: 'take up' }),
  )

  test('any history: nothing is added to or shared before it began, stopping has a reason, and what is shared can always be added to', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 40 }), history => {
        let life: Life = { state: 'planned', begun: false }
        for (const act of history) {
          const before = life
          const turn = turnOf(life, act)
          if ('refused' in turn) continue
          life = turn.life
          if (['under_way', 'shared', 'continues'].includes(life.state) && !life.begun) return false
          if (act.do === 'share' && act.waitingFor > 0) return false
          if (act.do === 'stop' && act.why === '') return false
          if (before.begun && !life.begun) return false
        }
        return life.state !== 'shared' || 'life' in turnOf(life, { do: 'add' })
      }),
    )
  })

  test('each refusal', () => {
    const at = (state: Life['state'], begun: boolean, act: Act) => turnOf({ state, begun }, act)
    expect(at('planned', false, { do: 'add' })).toEqual({ refused: 'not begun' })
    expect(at('planned', false, { do: 'share', waitingFor: 0 })).toEqual({ refused: 'not begun' })
    expect(at('under_way', true, { do: 'begin' })).toEqual({ refused: 'begun already' })
    expect(at('under_way', true, { do: 'share', waitingFor: 1 })).toEqual({ refused: 'somebody not asked' })
    expect(at('under_way', true, { do: 'stop', why: ' ' })).toEqual({ refused: 'no reason' })
    expect(at('shared', true, { do: 'stop', why: 'x' })).toEqual({ refused: 'shared already' })
    expect(at('stopped', true, { do: 'add' })).toEqual({ refused: 'stopped' })
    expect(at('under_way', true, { do: 'take up' })).toEqual({ refused: 'not stopped' })
    expect(at('stopped', false, { do: 'take up' })).toEqual({ life: { state: 'planned', begun: false } })
    expect(ASSESSMENT_STATES.every(row => row.every(cell => cell !== ''))).toBe(true)
  })
})

test('R278 R281 R284 R287 each component has its own outcomes, the same in the content, the rules and the database', async () => {
  const content = await as(house.db, house.nurse, readContent)
  const all = [...new Set(Object.values(PERMITTED).flat())]
  expect([...content.outcomes.keys()].sort()).toEqual([...all].sort())
  const { rows } = await asSystem(house.db, ({ tx }) =>
    sql<{
      component: string
      outcome: string
    }>`select i.code as outcome, c.value as component from clinical_item i, jsonb_array_elements_text(i.more -> 'components') c
      where i.list = 'assessment-outcomes'`.execute(tx),
  )
  for (const component of COMPONENTS)
    expect(
      rows
        .filter(row => row.component === component)
        .map(row => row.outcome)
        .sort(),
    ).toEqual([...PERMITTED[component]].sort())
  for (const component of COMPONENTS) {
    const person = await house.person(`Ola ${component}`)
    const id = await house.explain(person, { component, specialistKind: component === 'specialist' ? 'forensic' : undefined })
    const other = all.filter(one => !(PERMITTED[component] as readonly string[]).includes(one))
    for (const wrong of other) {
      await expect(
        asSystem(house.db, ({ tx }) =>
          sql`insert into assessment_outcome (id, assessment_id, component, person_id, kinds, outcomes, words, service, what_next, worker_id, author_name, author_role, organisation_id, shared_at)
            values (${id}, ${id}, ${component}, ${person.personId}, 32, ${`{${wrong}}`}::text[], 'x', 'x', 'x', ${house.nurse.workerId}, 'x', 'x', ${house.town.trust}, ${NOW})`.execute(
            tx,
          ),
        ),
        `${component} ${wrong}`,
      ).rejects.toThrow(/permitted_outcome/)
    }
    const refused = await (await browse(house.db, house.nurse)).post(`/assessments/${id}/outcome`, outcome({ outcomes: other[0]! }))
    expect([component, refused.status]).toEqual([component, 422])
    expect(refused.html).toContain('You told us that nights are hard.')
    expect(
      (await (await browse(house.db, house.nurse)).post(`/assessments/${id}/outcome`, outcome({ outcomes: [...PERMITTED[component]], service: '' }))).status,
    ).toBe(component === 'comprehensive' || component === 'initialBrief' || component === 'urgentEmergency' ? 422 : 303)
    const permitted = await (await browse(house.db, house.nurse)).post(
      `/assessments/${id}/outcome`,
      outcome({ outcomes: [...PERMITTED[component]], service: 'The walking group' }),
    )
    expect([component, permitted.status]).toEqual([component, 303])
  }
})

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

test('R264 R272 it can be added to at any later contact without starting anew, and shared again', async () => {
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

test('R103 R104 R107 R207 prompts for older people, frailty, neurodevelopmental conditions and complex emotional needs are there to consider, and gate nothing', async () => {
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

test('R463 alcohol, drugs and gambling: the consent words stand before the question', async () => {
  const person = await house.person('Hal')
  const id = await house.explain(person, { component: 'comprehensive' })
  const { html } = await (await browse(house.db, house.nurse)).get(`/assessments/${id}/add/substances`)
  expect(html.indexOf('you do not have to answer')).toBeGreaterThan(0)
  expect(html.indexOf('you do not have to answer')).toBeLessThan(html.indexOf('name="words"'))
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
  expect((await vcse.post(accept, { words: 'We go on from here.' })).status).toBe(303)
  expect((await vcse.post(accept)).status).toBe(409)
  const { html } = await (await browse(house.db, person)).get('/my/assessments')
  expect(html).toContain('Del Drugs, Testtown Mind and Body, relies on this')
  expect(html).toContain('It does not have to be done again')
})
