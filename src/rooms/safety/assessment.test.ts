import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { as, asSystem, makePerson } from '../../../test/support/people.ts'
import { newId } from '../../core/ids.ts'
import { openSteps } from '../contacts/index.ts'
import { NARRATIVE } from './assessment.ts'
import { readSafetyAssessment, safetyAssessmentsOf } from './index.ts'
import { assessmentForm, date, daveAndOthers, main } from './setting.hold.ts'

let it: Awaited<ReturnType<typeof daveAndOthers>>
beforeAll(async () => {
  it = await daveAndOthers()
})
afterAll(() => it.db.close())

const assessment = (more: Record<string, string | string[]> = {}) => assessmentForm(it.who.crisis, more)
const save = (more: Record<string, string | string[]> = {}) => it.pages.crisis.post(`${it.record}/safety-assessments`, assessment(more))
const count = async (table: 'safety_assessment' | 'safety_event' | 'next_step') =>
  (
    await asSystem(it.db, ({ tx }) =>
      sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where person_id = ${it.who.dave.personId}`.execute(tx),
    )
  ).rows[0]!.n
const steps = () => as(it.db, it.who.crisis, caller => openSteps(caller, it.who.dave.personId))

describe('an urgent assessment', () => {
  test('R285 R286 R287 R268 is a narrative by specialist staff, asked for by any agency, with the person’s own view, an outcome in plain words and a next contact', async () => {
    expect((await it.pages.connector.get(`${it.record}/safety-assessments/new`)).status).toBe(403)
    const form = (await it.pages.crisis.get(`${it.record}/safety-assessments/new`)).html
    for (const words of ['Explore', 'Map', 'Act and plan', 'How safe they feel, in their own words', 'Police', 'Ambulance service'])
      expect(form).toContain(words)
    const saved = await save()
    expect(saved.status).toBe(303)
    const page = main((await it.pages.nurse.get(saved.location)).html)
    for (const words of [
      'Rex keeps me here',
      'Walks to the bridge',
      'No thoughts of hurting anybody else',
      'A shared picture and a safety plan',
      'Police',
      'Carl Obi',
    ])
      expect(page).toContain(words)
    expect((await steps()).map(step => [step.what, step.doerName, step.due])).toEqual(
      expect.arrayContaining([['Ring in the morning', 'Carl Obi', '2026-11-24']]),
    )
    const own = main((await it.pages.dave.get('/my/record')).html)
    expect(own).toContain('Losing the house brought this on')
    expect(own).toContain('A safety plan now, your GP and our team tomorrow.')
  })

  test('R287 whoever is concerned reads the outcome in plain words, and not the narrative where they do not read notes', async () => {
    const record = main((await it.pages.gp.get(`${it.record}/timeline`)).html)
    expect(record).toContain('A safety plan now, your GP and our team tomorrow.')
    expect(record).not.toContain('Walks to the bridge')
    for (const path of ['/safety', '/timeline'])
      expect((await it.pages.connector.get(it.record + path)).html).not.toMatch(/Walks to the bridge|GP and our team tomorrow/)
    expect((await it.pages.gp.get(`${it.record}/safety`)).status).toBe(404)
  })

  test('while concern continues a named person is in touch within 48 hours, or nothing is saved', async () => {
    expect((await steps()).map(step => [step.what, step.doerName, step.due])).toContainEqual(['Be in touch: see how things are', 'Carl Obi', '2026-11-24'])
    const before = [await count('safety_assessment'), await count('next_step')]
    for (const [more, words] of [
      [{ followWho: '' }, 'a follow-up needs somebody who will do it'],
      [{ followWho: `team:${it.town.north}` }, 'a follow-up needs somebody who will do it'],
      [{ followWho: 'person' }, 'a follow-up needs somebody who will do it'],
      [date('followBy', 26), 'be in touch by Wednesday 25 November 2026 at 8:30am'],
      [{ 'followBy-day': '', 'followBy-month': '', 'followBy-year': '' }, 'Enter the day of the follow-up'],
      [date('followBy', 22), 'The day must be today or later'],
    ] as const) {
      const answer = await save(more)
      expect([answer.status, answer.html.includes(words)], words).toEqual([422, true])
      expect(answer.html).toContain('Losing the house brought this on')
    }
    expect([await count('safety_assessment'), await count('next_step')]).toEqual(before)
    // Written down late, it is still written down, and somebody is in touch that day.
    const late = { ...date('on', 16), ...date('followBy', 25) }
    const over = await save(late)
    expect([over.status, over.html.includes('be in touch today')]).toEqual([422, true])
    expect((await save({ ...late, ...date('followBy', 23) })).status).toBe(303)
    await expect(
      asSystem(it.db, ({ tx }) => sql`update safety_assessment set follow_up_by = happened_at + interval '49 hours' where concern_continues`.execute(tx)),
    ).rejects.toThrow(/check constraint/)
  })

  test('R287 there are three outcomes and no other; advice alone does not stand beside concern', async () => {
    for (const [more, words] of [
      [{ outcomes: 'inpatient_now' }, 'Choose what this leads to'],
      [{ outcomes: [] }, 'Choose what this leads to'],
      [{ outcomes: ['advice', 'referral'], concern: 'no' }, 'Advice and nothing more cannot stand beside another outcome'],
      [{ outcomes: 'advice' }, 'Advice and nothing more cannot stand beside another outcome'],
      [{ nextWho: newId() }, 'Choose who will do it'],
      [{ formulation: '' }, 'Write the picture you share'],
      [{ at: '25:99' }, 'Enter a real time'],
      [date('on', 24), 'must not be in the future'],
    ] as const) {
      const answer = await save(more as Record<string, string | string[]>)
      expect([answer.status, answer.html.includes(words)], words).toEqual([422, true])
    }
    expect((await save({ outcomes: 'advice', concern: 'no' })).status).toBe(303)
    expect((await save({ outcomes: ['referral', 'formulation_and_safety_plan'] })).status).toBe(303)
  })

  test('sent twice it is saved once; another person’s cannot be reached through this record', async () => {
    const sheet = assessment({ concern: 'no' })
    const before = await count('safety_assessment')
    const [first, second] = [
      await it.pages.crisis.post(`${it.record}/safety-assessments`, sheet),
      await it.pages.crisis.post(`${it.record}/safety-assessments`, sheet),
    ]
    expect([first.location, await count('safety_assessment')]).toEqual([second.location, before + 1])
    const cleo = await makePerson(it.db, 'Cleo')
    expect((await it.pages.crisis.get(first.location.replace(it.who.dave.personId, cleo.personId))).status).toBe(404)
    expect((await it.pages.crisis.get(`${it.record}/safety-assessments/${newId()}`)).status).toBe(404)
    expect((await it.pages.crisis.post(`${it.record}/safety-assessments`, { ...sheet, id: "' or 1=1" })).status).toBe(422)
  })

  test('sent again from the same page in other words, the first stands and whoever writes is told and loses nothing', async () => {
    const sheet = assessment({ concern: 'no' })
    const before = await count('safety_assessment')
    const first = await it.pages.crisis.post(`${it.record}/safety-assessments`, sheet)
    const other = await it.pages.crisis.post(`${it.record}/safety-assessments`, { ...sheet, own_view: 'I feel worse than I said' })
    expect([other.status, await count('safety_assessment')]).toEqual([409, before + 1])
    for (const words of ['I feel worse than I said', 'You sent this page before, in other words']) expect(other.html).toContain(words)
    expect((await it.pages.crisis.get(first.location)).html).not.toContain('I feel worse than I said')
    const fresh = /name="id" value="([0-9a-f-]{36})"/.exec(other.html)![1]!
    const again = await it.pages.crisis.post(`${it.record}/safety-assessments`, { ...sheet, id: fresh, own_view: 'I feel worse than I said' })
    expect([again.status, await count('safety_assessment')]).toEqual([303, before + 2])
    expect((await it.pages.crisis.get(again.location)).html).toContain('I feel worse than I said')
  })

  test('an assessment asks for another look at the safety plan, and can be read through the door by those who may', async () => {
    await it.pages.dave.post('/my/safety-plan/add/alone', { words: 'Walk Rex' })
    const saved = await save()
    expect((await it.pages.dave.get('/my/safety-plan')).html).toContain('Time to look again')
    const id = saved.location.split('/').at(-1)!
    expect((await as(it.db, it.who.nurse, caller => readSafetyAssessment(caller, id)))?.planVersion).toBe(2)
    expect(await as(it.db, it.who.gp, caller => safetyAssessmentsOf(caller, it.who.dave.personId))).toEqual([])
    expect(NARRATIVE.every(part => /^[a-z_]+$/.test(part))).toBe(true)
  })

  test('what is withheld from the person is withheld in every other form too', async () => {
    const saved = await save({ own_view: 'Withheld words' })
    const id = saved.location.split('/').at(-1)!
    await asSystem(it.db, ({ tx }) => sql`update entry set withheld_reason = 'Serious harm test' where id = ${id}`.execute(tx))
    expect((await as(it.db, it.who.dave, caller => safetyAssessmentsOf(caller, it.who.dave.personId))).some(one => one.id === id)).toBe(false)
    expect((await as(it.db, it.who.nurse, caller => safetyAssessmentsOf(caller, it.who.dave.personId))).some(one => one.id === id)).toBe(true)
  })
})
