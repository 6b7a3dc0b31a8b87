import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { as, asSystem, NOW } from '../../../test/support/people.ts'
import { newId } from '../../core/ids.ts'
import { openSteps } from '../contacts/index.ts'
import { whenWords } from './assessment.ts'
import { assessmentForm, date, daveAndOthers, main } from './setting.hold.ts'

let it: Awaited<ReturnType<typeof daveAndOthers>>
beforeAll(async () => {
  it = await daveAndOthers()
  await it.pages.dave.post('/my/safety-plan/add/alone', { words: 'Walk Rex' })
})
afterAll(() => it.db.close())

const save = () => it.pages.crisis.post(`${it.record}/safety-assessments`, assessmentForm(it.who.crisis))
const steps = () => as(it.db, it.who.crisis, caller => openSteps(caller, it.who.dave.personId))

describe('serious past events', () => {
  const event = (more: Record<string, string> = {}) => ({
    id: newId(),
    what: 'other',
    ...date('happenedOn', 15, 3, 2024),
    roughly: 'yes',
    words: 'Was found on the bridge.',
    source: 'Letter from the emergency department',
    concern: 'no',
    ...more,
  })
  const record = (more: Record<string, string> = {}) => it.pages.crisis.post(`${it.record}/safety-events`, event(more))

  test('R286 are carried forward with date and source into the summary, the crisis view and every later assessment', async () => {
    expect((await record()).status).toBe(303)
    for (const path of ['/safety', '/in-a-crisis', '/safety-assessments/new']) {
      const { html } = await it.pages.nurse.get(it.record + path).then(answer => (answer.status === 200 ? answer : it.pages.crisis.get(it.record + path)))
      for (const words of ['About March 2024', 'Was found on the bridge.', 'Letter from the emergency department']) expect(html, path).toContain(words)
    }
    const saved = await save()
    const { rows } = await asSystem(it.db, ({ tx }) =>
      sql<{ body: string }>`select body from entry where id = ${saved.location.split('/').at(-1)!}`.execute(tx),
    )
    expect(rows[0]!.body).toContain('About March 2024: Was found on the bridge. (known from: Letter from the emergency department)')
    expect(whenWords({ happenedOn: '2024-03-15', roughly: false })).toBe('15 March 2024')
  })

  test('sent twice it is kept once; sent again in other words, both can be kept and nobody is left to think they were', async () => {
    const sheet = event({ words: 'Fell from the wall.' })
    const send = (more: Record<string, string> = {}) => it.pages.crisis.post(`${it.record}/safety-events`, { ...sheet, ...more })
    expect([(await send()).status, (await send()).status]).toEqual([303, 303])
    const other = await send({ words: 'Jumped from the wall.' })
    expect([other.status, other.html.includes('Jumped from the wall.'), other.html.includes('in other words')]).toEqual([409, true, true])
    const { rows } = await asSystem(it.db, ({ tx }) => sql<{ words: string }>`select words from safety_event where words like '%from the wall.'`.execute(tx))
    expect(rows).toEqual([{ words: 'Fell from the wall.' }])
  })

  test('cannot leave the summary without a reason, which stays with a name; and can be put back', async () => {
    const { rows } = await asSystem(it.db, ({ tx }) => sql<{ id: string }>`select id from safety_event where words = 'Was found on the bridge.'`.execute(tx))
    const at = `${it.record}/safety-events/${rows[0]!.id}`
    const without = await it.pages.crisis.post(`${at}/leave-out`, { why: '', version: '1' })
    expect([without.status, without.html.includes('Write why it leaves the summary')]).toEqual([422, true])
    expect((await it.pages.crisis.get(`${it.record}/in-a-crisis`)).html).toContain('Was found on the bridge.')
    expect((await it.pages.crisis.post(`${at}/leave-out`, { why: 'It was somebody else with the same name.', version: '1' })).status).toBe(303)
    const summary = main((await it.pages.nurse.get(`${it.record}/safety`)).html)
    expect(summary).toContain('Left out of the summary, and why')
    expect(summary).toContain('Left out by Carl Obi: It was somebody else with the same name.')
    expect(main((await it.pages.crisis.get(`${it.record}/safety-assessments/new`)).html)).not.toContain('Was found on the bridge.')
    const late = await it.pages.nurse.post(`${at}/leave-out`, { why: 'Another reason entirely.', version: '1' })
    expect([late.status, late.html.includes('It was left out by Carl Obi')]).toEqual([409, true])
    expect((await it.pages.nurse.post(`${at}/put-back`, { version: '2' })).status).toBe(303)
    expect((await it.pages.nurse.get(`${it.record}/timeline`)).html).toContain('A past event was put back into the summary')
    await expect(
      asSystem(it.db, ({ tx }) => sql`update safety_event set left_out_at = ${NOW}, left_out_by_name = 'x' where id = ${rows[0]!.id}`.execute(tx)),
    ).rejects.toThrow(/check constraint/)
    await expect(as(it.db, it.who.nurse, ({ tx }) => sql`delete from safety_event where id = ${rows[0]!.id}`.execute(tx))).rejects.toThrow(/permission denied/)
    await expect(as(it.db, it.who.nurse, ({ tx }) => sql`update safety_event set words = 'nothing' where id = ${rows[0]!.id}`.execute(tx))).rejects.toThrow(
      /permission denied/,
    )
  })

  test('R465 self-harm opens a full assessment together the same day, another look at the plan, and a follow-up within 48 hours where concern continues', async () => {
    const wrong = await record({ what: 'self_harm', concern: 'yes' })
    expect([wrong.status, wrong.html.includes('Enter the day of the follow-up')]).toEqual([422, true])
    const saved = await record({
      what: 'self_harm',
      roughly: '',
      ...date('happenedOn', 22),
      concern: 'yes',
      followWho: `worker:${it.who.nurse.workerId}`,
      ...date('followBy', 25),
    })
    expect(saved.status).toBe(303)
    const lines = (await steps()).map(step => [step.what, step.doerName, step.due])
    expect(lines).toContainEqual(['Offer a full assessment together, and look at the plan', 'Priya Nair', '2026-11-23'])
    expect(lines).toContainEqual(['Be in touch: see how things are', 'Priya Nair', '2026-11-25'])
    expect((await it.pages.dave.get('/my/safety-plan')).html).toContain('Time to look again')
    const future = await record({ ...date('happenedOn', 24) })
    expect([future.status, future.html.includes('The date must be today or earlier')]).toEqual([422, true])
  })

  test('is not there for those who may read the plan alone', async () => {
    for (const path of ['/in-a-crisis', '', '/safety-plan', '/timeline'])
      expect((await it.pages.connector.get(it.record + path)).html, path).not.toContain('Was found on the bridge.')
    expect((await it.pages.connector.get(`${it.record}/safety`)).status).toBe(404)
    await it.letIn(it.who.father.supporterId, ['safetyPlan'], null)
    expect((await it.pages.father.get(`/shared/${it.who.dave.personId}`)).html).not.toMatch(/Was found on the bridge|urgent|Something serious/)
  })
})
