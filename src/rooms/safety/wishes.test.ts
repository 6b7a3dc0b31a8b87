import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem, makePerson, NOW } from '../../../test/support/people.ts'
import { newId } from '../../core/ids.ts'
import { date, daveAndOthers, main } from './setting.hold.ts'

let it: Awaited<ReturnType<typeof daveAndOthers>>
beforeAll(async () => {
  it = await daveAndOthers()
})
afterAll(() => it.db.close())

const decision = (more: Record<string, string> = {}) => ({
  circumstance: 'If I am in hospital',
  words: 'No ECT',
  documentWhere: 'With my solicitor',
  ...date('madeOn', 1, 10),
  witnessedBy: 'Frank Test',
  evenIfLife: 'yes',
  ...more,
})

test('a wish and a binding decision are kept apart, by circumstance, and stand in the crisis view', async () => {
  expect((await it.pages.dave.post('/my/advance-wishes/statement', { circumstance: 'If I go into hospital', words: 'Rex goes to Tom' })).status).toBe(303)
  expect((await it.pages.dave.post('/my/advance-wishes/decision', decision())).status).toBe(303)
  const view = main((await it.pages.crisis.get(`${it.record}/in-a-crisis`)).html)
  for (const words of [
    'What I would like',
    'Rex goes to Tom',
    'Advance decision to refuse treatment',
    'No ECT',
    'With my solicitor',
    '1 October 2026',
    'Frank Test',
    'It still holds',
  ])
    expect(view).toContain(words)
  expect(view.indexOf('Safety plan, in their own words')).toBeLessThan(view.indexOf('No ECT'))
})

test('a decision needs its paper, its date, an adult, and a witness where life is at stake', async () => {
  for (const [more, words] of [
    [{ documentWhere: '' }, 'Write where the signed paper is kept'],
    [{ 'madeOn-day': '', 'madeOn-month': '', 'madeOn-year': '' }, 'Enter the date on the paper'],
    [{ witnessedBy: '' }, 'must be witnessed'],
    [date('madeOn', 1, 12), 'today or earlier'],
    [date('madeOn', 26, 3, 2003), 'from the age of 18'],
    [{ words: '' }, 'Write what you want'],
  ] as const) {
    const answer = await it.pages.dave.post('/my/advance-wishes/decision', decision(more))
    expect([answer.status, answer.html.includes(words)], words).toEqual([422, true])
    expect(answer.html).toContain('If I am in hospital')
  }
  await expect(
    as(it.db, it.who.dave, ({ tx }) =>
      sql`insert into advance_wish (id, person_id, kind, circumstance, words, document_where, made_on, written_at, written_by_name)
      values (${newId()}, ${it.who.dave.personId}, 'decision', 'x', 'x', 'x', '2003-03-26', ${NOW}, 'Dave')`.execute(tx),
    ),
  ).rejects.toThrow(/18 or older/)
})

test('each change is a version; the second to change the same one is told and keeps their words; taken back, it stays among the older ones', async () => {
  const { rows } = await asSystem(it.db, ({ tx }) => sql<{ id: string }>`select id from advance_wish where words = 'Rex goes to Tom'`.execute(tx))
  const follows = rows[0]!.id
  expect(
    (await it.pages.nurse.post(`${it.record}/advance-wishes/statement`, { circumstance: 'If I go into hospital', words: 'Rex goes to Ann', follows })).status,
  ).toBe(303)
  const second = await it.pages.dave.post('/my/advance-wishes/statement', { circumstance: 'Hospital', words: 'Rex goes to Sam', follows })
  expect([second.status, second.html.includes('Rex goes to Ann'), second.html.includes('Rex goes to Sam')]).toEqual([409, true, true])
  expect((await it.pages.dave.post(`/my/advance-wishes/${follows}/take-back`)).status).toBe(409)
  const page = (await it.pages.dave.get('/my/advance-wishes')).html
  expect(page).toContain('Rex goes to Tom')
  const latest = await asSystem(it.db, ({ tx }) => sql<{ id: string }>`select id from advance_wish where words = 'Rex goes to Ann'`.execute(tx))
  expect((await it.pages.dave.post(`/my/advance-wishes/${latest.rows[0]!.id}/take-back`)).status).toBe(303)
  expect((await it.pages.crisis.get(`${it.record}/in-a-crisis`)).html).not.toContain('Rex goes to')
  expect((await it.pages.dave.get('/my/advance-wishes')).html).toContain('Rex goes to Ann')
})

test('a version of somebody else’s wish cannot be written', async () => {
  const { rows } = await asSystem(it.db, ({ tx }) => sql<{ id: string }>`select id from advance_wish where words = 'No ECT'`.execute(tx))
  const cleo = await makePerson(it.db, 'Cleopatra')
  const own = await browse(it.db, cleo)
  expect((await own.post('/my/advance-wishes/decision', decision({ follows: rows[0]!.id }))).status).toBe(404)
  expect((await own.get(`/my/advance-wishes/${rows[0]!.id}`)).status).toBe(404)
  expect((await own.post('/my/advance-wishes/statement', { circumstance: 'x', words: 'y', follows: 'not-an-id' })).status).toBe(422)
})

test('a wish that needs another look still follows the one it changes: never two in force', async () => {
  const { dave } = it.pages
  await dave.post('/my/advance-wishes/statement', { circumstance: 'If I stop eating', words: 'Ring Tom' })
  const { rows } = await asSystem(it.db, ({ tx }) => sql<{ id: string }>`select id from advance_wish where words = 'Ring Tom'`.execute(tx))
  const again = await dave.post('/my/advance-wishes/statement', { circumstance: 'If I stop eating', words: '', follows: rows[0]!.id })
  expect(again.status).toBe(422)
  expect(again.html).toContain(`name="follows" value="${rows[0]!.id}"`)
  for (const follows of [newId(), 'x', `${rows[0]!.id}'`])
    expect([404, 422]).toContain((await dave.post('/my/advance-wishes/statement', { circumstance: '', words: '', follows })).status)
})
