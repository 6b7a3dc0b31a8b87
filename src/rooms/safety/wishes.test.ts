import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem, makePerson, NOW } from '../../../test/support/people.ts'
import { newId } from '../../core/ids.ts'
import { runOne } from '../../core/jobs.ts'
import { jobs as messageJobs } from '../../interfaces/messages/index.ts'
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

const SAID = { ...date('saidOn', 20, 11), saidHow: 'On the ward, Tom was there' }
test('each change is a version; the second to change the same one is told and keeps their words; taken back, it stays among the older ones', async () => {
  const { rows } = await asSystem(it.db, ({ tx }) => sql<{ id: string }>`select id from advance_wish where words = 'Rex goes to Tom'`.execute(tx))
  const follows = rows[0]!.id
  expect(
    (await it.pages.nurse.post(`${it.record}/advance-wishes/statement`, { circumstance: 'If I go into hospital', words: 'Rex goes to Ann', follows, ...SAID }))
      .status,
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

test('what the person decided ends when they say so: by them, or by a clinician who writes down when and how, after a page that asks; they and their key worker are told', async () => {
  const { dave, connector, gp, nurse, crisis } = it.pages
  await dave.post('/my/advance-wishes/statement', { circumstance: 'If I am unwell', words: 'Call Tom first' })
  const { rows } = await asSystem(it.db, ({ tx }) => sql<{ id: string }>`select id from advance_wish where words = 'Call Tom first'`.execute(tx))
  const follows = rows[0]!.id
  const wish = `${it.record}/advance-wishes/${follows}`
  const told = async (template: string) => {
    while (await runOne(it.db, messageJobs, { now: () => NOW }));
    const { rows } = await asSystem(it.db, ({ tx }) =>
      sql<{ to: string }>`select coalesce(person_id, worker_id) as to from message where template = ${template} and route = 'kith' order by id`.execute(tx),
    )
    return rows.map(row => row.to)
  }
  // No role but a clinician's, by no request of any shape.
  for (const low of [connector, gp]) {
    expect((await low.post(`${wish}/take-back`, SAID)).status).toBe(403)
    expect((await low.post(`${it.record}/advance-wishes/statement`, { circumstance: 'x', words: 'Nothing', follows, ...SAID })).status).toBe(403)
    expect((await low.get(`${it.record}/advance-wishes`)).html).not.toContain(wish)
  }
  // A clinician with nothing to show for it.
  for (const said of [{}, { ...SAID, saidHow: '' }, { ...SAID, ...date('saidOn', 1, 12) }]) {
    expect((await crisis.post(`${wish}/take-back`, said)).status).toBe(422)
    expect((await crisis.post(`${it.record}/advance-wishes/statement`, { circumstance: 'x', words: 'Nothing', follows, ...said })).status).toBe(422)
  }
  await expect(
    as(it.db, it.who.connector, ({ tx }) =>
      sql`insert into advance_wish (id, person_id, kind, follows, circumstance, words, withdrawn, written_at, written_by_name)
        values (${newId()}, ${it.who.dave.personId}, 'statement', ${follows}, 'x', 'x', true, ${NOW}, 'Somebody')`.execute(tx),
    ),
  ).rejects.toThrow(/advance_wish_said/)
  expect((await nurse.get(`${it.record}/in-a-crisis`)).html).toContain('Call Tom first')
  const asked = (await crisis.get(`${wish}/take-back`)).html
  for (const words of ['Call Tom first', 'How did they say so', 'are told']) expect(asked).toContain(words)
  expect((await crisis.post(`${wish}/take-back`, SAID)).status).toBe(303)
  expect((await nurse.get(`${it.record}/in-a-crisis`)).html).not.toContain('Call Tom first')
  expect((await dave.get('/my/record')).html).toContain('On the ward, Tom was there')
  expect((await told('wish-changed')).slice(-2).sort()).toEqual([it.who.dave.personId, it.who.nurse.workerId].sort())
})

test('a line of the safety plan, and what is out of reach, end in the same way', async () => {
  const { dave, connector, crisis } = it.pages
  await dave.post('/my/safety-plan/add/alone', { words: 'Walk with Rex' })
  await dave.post('/my/safety-plan/means', { what: 'Tablets', holder: 'Tom', ...date('since', 1, 11) })
  const { rows } = await asSystem(it.db, ({ tx }) =>
    sql<{ id: string }>`(select id from safety_line where words = 'Walk with Rex') union all (select id from means_safety where what = 'Tablets')`.execute(tx),
  )
  const acts = [`${it.record}/safety-plan/lines/${rows[0]!.id}/off`, `${it.record}/safety-plan/means/${rows[1]!.id}/end`]
  for (const act of acts) {
    expect((await connector.post(act, { version: '1', ...SAID })).status).toBe(403)
    const empty = await crisis.post(act, { version: '1', saidHow: '' })
    expect([empty.status, empty.html.includes('Write how they said so')]).toEqual([422, true])
    expect((await crisis.post(act, { version: '1', ...SAID })).status).toBe(303)
  }
  await expect(
    as(it.db, it.who.nurse, ({ tx }) =>
      sql`update safety_line set removed_at = ${NOW} where words = 'Walk with Rex' and removed_at is null returning 1`.execute(tx),
    ),
  ).resolves.toMatchObject({ rows: [] })
  await dave.post('/my/safety-plan/add/alone', { words: 'Sing' })
  await expect(as(it.db, it.who.nurse, ({ tx }) => sql`update safety_line set removed_at = ${NOW} where words = 'Sing'`.execute(tx))).rejects.toThrow(
    /when the person says so/,
  )
})
