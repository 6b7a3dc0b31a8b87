import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem, NOW } from '../../../test/support/people.ts'
import { addHours, londonDate, londonInstant } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { openSteps } from '../contacts/index.ts'
import { followUpAt } from './assessment.ts'
import { assessmentForm, date, daveAndOthers, main } from './setting.hold.ts'

let it: Awaited<ReturnType<typeof daveAndOthers>>
beforeAll(async () => {
  it = await daveAndOthers()
})
afterAll(() => it.db.close())

const steps = () => as(it.db, it.who.crisis, caller => openSteps(caller, it.who.dave.personId))
const follow = async () => (await steps()).filter(step => step.what === 'Be in touch: see how things are')
const lateAt = (instant: string, who: 'crisis' | 'nurse' = 'crisis') => browse(it.db, it.who[who], () => new Date(instant))

test('48 hours are hours: a follow-up is due at the minute, is late from that minute on, and nobody moves it to another day', async () => {
  // Sunday at ten to midnight, written down on Monday morning: until Tuesday at ten to midnight, and not the whole of Wednesday.
  const form = assessmentForm(it.who.crisis, { ...date('on', 22), at: '23:50', ...date('followBy', 24) })
  expect((await it.pages.crisis.post(`${it.record}/safety-assessments`, form)).status).toBe(303)
  const [step] = await follow()
  expect([step!.due, step!.dueAt?.toISOString()]).toEqual(['2026-11-24', '2026-11-24T23:50:00.000Z'])
  const hour = 'Tuesday 24 November 2026 at 11:50pm'
  for (const page of [it.pages.crisis, it.pages.nurse]) expect(main((await page.get(it.record)).html)).toContain(`Carl Obi, by ${hour}`)
  expect(main((await it.pages.dave.get('/my')).html)).toContain(`by ${hour}`)
  expect((await it.pages.dave.get('/my/record.json')).html).toContain('2026-11-24T23:50:00.000Z')

  const board = async (instant: string) => main((await (await lateAt(instant, 'nurse')).get(`/board/${it.town.north}`)).html)
  expect(await board('2026-11-24T23:49:00Z')).not.toContain('hour over')
  expect(await board('2026-11-24T23:51:00Z')).toMatch(/Be in touch: see how things are[\s\S]*1 hour over/)
  const day = async (instant: string) => main((await (await lateAt(instant)).get('/my-day')).html)
  expect(await day('2026-11-24T20:00:00Z')).toMatch(/Be in touch: see how things are[\s\S]*today by 11:50pm/)
  expect(await day('2026-11-24T23:51:00Z')).toContain(`From ${hour}`)

  const page = `${it.record}/next-steps/${step!.id}`
  expect((await it.pages.crisis.get(page)).html).not.toContain('It needs another day')
  const moved = await it.pages.crisis.post(`${page}/move`, { version: '1', ...date('by', 30), why: 'Busy' })
  expect([moved.status, moved.html.includes('is not moved')]).toEqual([422, true])
  await expect(asSystem(it.db, ({ tx }) => sql`update next_step set due = '2026-11-30', due_at = null where id = ${step!.id}`.execute(tx))).rejects.toThrow(
    /not moved/,
  )
  await expect(
    asSystem(it.db, ({ tx }) => sql`update next_step set due_at = '2026-11-25T00:01Z' where id = ${newId()} or due_at is null`.execute(tx)),
  ).rejects.toThrow(/next_step_due_at_check/)

  const late = await lateAt('2026-11-25T09:00:00Z')
  expect((await late.post(`${page}/done`, { version: '1', words: 'Rang, and he is with his father' })).status).toBe(303)
  expect(main((await late.get(page)).html)).toMatch(/Done on Wednesday 25 November 2026 at 9am by Carl Obi\s*, after it was due/)
})

test('written down when the 48 hours are over, it is late at once; after an event they begin when it is written down', async () => {
  const late = assessmentForm(it.who.crisis, { ...date('on', 16), ...date('followBy', 23) })
  expect((await it.pages.crisis.post(`${it.record}/safety-assessments`, late)).status).toBe(303)
  expect((await follow()).map(step => step.dueAt?.toISOString())).toContain('2026-11-18T08:30:00.000Z')
  expect(main((await it.pages.nurse.get(it.record)).html)).toMatch(/by Wednesday 18 November 2026 at 8:30am\s*<\/span>\s*<strong[^>]*>\s*Overdue/)
  const event = {
    id: newId(),
    what: 'self_harm',
    ...date('happenedOn', 20),
    words: 'Was found on the bridge.',
    source: 'He told me',
    concern: 'yes',
    followWho: `worker:${it.who.nurse.workerId}`,
  }
  const wrong = await it.pages.nurse.post(`${it.record}/safety-events`, { ...event, ...date('followBy', 26) })
  expect([wrong.status, wrong.html.includes('choose that day or an earlier one')]).toEqual([422, true])
  expect((await it.pages.nurse.post(`${it.record}/safety-events`, { ...event, ...date('followBy', 25) })).status).toBe(303)
  expect((await follow()).map(step => step.dueAt?.getTime())).toContain(addHours(NOW, 48).getTime())
})

test('the last moment is never after 48 hours nor after the chosen day, in summer time and when the clocks change', () => {
  const change = new Date('2026-03-28T12:00Z')
  expect(followUpAt(change, true, '2026-03-30', change)).toEqual({ at: new Date('2026-03-30T12:00Z') })
  expect(followUpAt(change, true, '2026-03-29', change)).toEqual({ at: new Date('2026-03-29T22:59Z') })
  const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 72 }), fc.integer({ min: -1, max: 4 }), (happened, after, days) => {
      const now = addHours(happened, after)
      const day = londonDate(addHours(now, 24 * days))
      const found = followUpAt(happened, true, day, now)
      const last = addHours(happened, 48)
      if ('words' in found) {
        expect(day < londonDate(now) || day > londonDate(last) || (last <= now && day > londonDate(now))).toBe(true)
        return
      }
      expect(found.at.getTime()).toBeLessThanOrEqual(last.getTime())
      expect(found.at.getTime()).toBeLessThanOrEqual(Math.max(londonInstant(day, '23:59')!.getTime(), now.getTime()))
      if (last > now) expect([londonDate(found.at), found.at >= now || day === londonDate(now)]).toEqual([day, true])
    }),
  )
})
