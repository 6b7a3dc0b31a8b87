import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { asSystem, makePerson, NOW } from '../../../test/support/people.ts'
import { newId } from '../../core/ids.ts'
import { holdByWorker } from '../care-team/index.ts'
import { putCrisisRoute } from '../organisations/index.ts'
import { ageWords, heldNow, linesOf, lookAgain, type SafetyPlan } from './plan.ts'
import { daveAndOthers, main } from './setting.hold.ts'

let it: Awaited<ReturnType<typeof daveAndOthers>>
beforeAll(async () => {
  it = await daveAndOthers()
})
afterAll(() => it.db.close())

const day = (name: string, [d, m, y]: [number, number, number]) => ({ [`${name}-day`]: String(d), [`${name}-month`]: String(m), [`${name}-year`]: String(y) })
const lineWith = async (words: string) =>
  (await asSystem(it.db, ({ tx }) => sql<{ id: string; version: number }>`select id, version from safety_line where words = ${words}`.execute(tx))).rows[0]!
const planVersion = async () =>
  (await asSystem(it.db, ({ tx }) => sql<{ version: number }>`select version from safety_plan where person_id = ${it.who.dave.personId}`.execute(tx))).rows[0]!
    .version

describe('how old a plan is', () => {
  const plan: SafetyPlan = {
    personId: newId(),
    changedAt: new Date('2026-05-01T10:00:00Z'),
    changedByName: 'Dave',
    reviewedOn: null,
    reviewedWith: null,
    lookAgainAt: null,
    version: 1,
  }
  test('six months without a thought, something that happened or somebody new ask for another look', () => {
    expect(lookAgain(plan, new Date('2026-10-31T10:00:00Z'))).toBeUndefined()
    expect(lookAgain(plan, new Date('2026-11-01T10:00:00Z'))).toBe('long ago')
    expect(lookAgain({ ...plan, reviewedOn: '2026-10-01' }, NOW)).toBeUndefined()
    expect(lookAgain({ ...plan, reviewedOn: '2026-10-01' }, NOW, new Date('2026-11-02T10:00:00Z'))).toBe('someone new')
    expect(lookAgain({ ...plan, reviewedOn: '2026-10-01', lookAgainAt: NOW }, NOW)).toBe('something happened')
  })
  test('it says who changed it, and that nobody has looked through it', () => {
    expect(ageWords(plan)).toBe('Last changed on 1 May 2026 by Dave. Not looked through with anyone yet.')
    expect(ageWords({ ...plan, reviewedOn: '2026-10-01', reviewedWith: 'Frank' })).toContain('Last looked through on 1 October 2026 with Frank.')
  })
  test('each line of a box is a line of the plan, and what is over is not held', () => {
    expect(linesOf(' - Walk the dog\n\n• Ring Tom ')).toEqual(['Walk the dog', 'Ring Tom'])
    const held = {
      id: newId(),
      what: 'Keys',
      holder: 'Tom',
      since: '2026-11-01',
      until: null,
      writtenByName: 'Dave',
      endedAt: null,
      endedByName: null,
      version: 1,
    }
    expect(heldNow([held, { ...held, until: '2026-11-22' }, { ...held, endedAt: NOW }], '2026-11-23')).toEqual([held])
  })
})

describe('the person makes it', () => {
  test('R288 alone and without any assessment, line by line, in their own words', async () => {
    const { dave } = it.pages
    expect(main((await dave.get('/my/safety-plan')).html)).toContain('Leave anything empty')
    const saved = await dave.post('/my/safety-plan/add/signs', { words: 'I stop answering the phone\nI drive past the bridge' })
    expect([saved.status, saved.location]).toEqual([303, '/my/safety-plan#signs'])
    const { html } = await dave.get('/my/safety-plan')
    for (const words of ['I stop answering the phone', 'I drive past the bridge', 'Last changed on 23 November 2026 by Dave']) expect(html).toContain(words)
    expect(html).toContain('<title>Safety plan - Kith</title>')
    const { rows } = await asSystem(it.db, ({ tx }) => sql`select from safety_assessment where person_id = ${it.who.dave.personId}`.execute(tx))
    expect(rows).toEqual([])
  })

  test('R288 together with a worker, in their words; the record says once a day that there was work on it', async () => {
    const { nurse, dave } = it.pages
    expect((await nurse.get(`${it.record}/safety-plan/add/alone`)).html).toContain('Write what they say the way they say it')
    for (const words of ['Walk the dog', 'Put the radio on']) expect((await nurse.post(`${it.record}/safety-plan/add/alone`, { words })).status).toBe(303)
    expect((await dave.get('/my/safety-plan')).html).toContain('Walk the dog')
    const { rows } = await asSystem(it.db, ({ tx }) =>
      sql<{
        author: string
        kinds: number
      }>`select author_name as author, kinds from entry where person_id = ${it.who.dave.personId} and what = 'safety_plan' order by author_name`.execute(tx),
    )
    expect(rows.map(row => [row.author, row.kinds])).toEqual([
      ['Dave', 16],
      ['Priya Nair', 16 | 8192],
    ])
  })

  test('an empty box says what to do, keeps everything typed and changes nothing', async () => {
    const long = 'x'.repeat(501)
    for (const [words, error] of [
      [' ', 'Write something in your own words'],
      [`kept\n${long}`, 'Each line must be 500 characters or fewer'],
    ]) {
      const answer = await it.pages.dave.post('/my/safety-plan/add/reasons', { words: words! })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain(error!)
    }
    expect((await it.pages.dave.post('/my/safety-plan/add/reasons', { words: `kept\n${long}` })).html).toContain(long)
    expect((await it.pages.dave.get('/my/safety-plan')).html).not.toContain('<li>kept')
  })

  test('headings are content: one that is not on the list does not exist, nor does one that holds no lines', async () => {
    for (const heading of ['nothing', 'reviewed', "x'--"]) expect((await it.pages.dave.get(`/my/safety-plan/add/${heading}`)).status).toBe(404)
    expect((await it.pages.dave.post('/my/safety-plan/add/nothing', { words: 'x' })).status).toBe(404)
  })
})

describe('two people at once', () => {
  test('the second to save a line is told, sees both texts, and nothing is overwritten', async () => {
    const { dave, nurse } = it.pages
    const line = await lineWith('Walk the dog')
    expect((await nurse.post(`${it.record}/safety-plan/lines/${line.id}`, { words: 'Walk the dog by the river', version: String(line.version) })).status).toBe(
      303,
    )
    const second = await dave.post(`/my/safety-plan/lines/${line.id}`, { words: 'Walk Rex', version: String(line.version) })
    expect(second.status).toBe(409)
    expect(second.html).toContain('Walk the dog by the river')
    expect(second.html).toContain('value="Walk Rex"')
    expect((await lineWith('Walk the dog by the river')).version).toBe(2)
    // With the newer text before them they may save.
    expect((await dave.post(`/my/safety-plan/lines/${line.id}`, { words: 'Walk Rex by the river', version: '2' })).status).toBe(303)
  })

  test('older words are kept, also of a line that was taken off and put back', async () => {
    const { dave } = it.pages
    const line = await lineWith('Walk Rex by the river')
    expect((await dave.post(`/my/safety-plan/lines/${line.id}/off`, { version: String(line.version) })).status).toBe(303)
    const off = (await dave.get('/my/safety-plan')).html
    for (const words of ['Walk the dog', 'Walk the dog by the river', 'Put it back']) expect(off).toContain(words)
    expect(main((await dave.get('/my/safety-plan/copy')).html)).not.toContain('Walk Rex')
    expect((await dave.post(`/my/safety-plan/lines/${line.id}/put-back`, { version: String(line.version + 1) })).status).toBe(303)
    expect(main((await dave.get('/my/safety-plan/copy')).html)).toContain('Walk Rex by the river')
  })

  test('two lines added at once are both kept', async () => {
    const { dave, nurse } = it.pages
    const both = await Promise.all([
      dave.post('/my/safety-plan/add/reasons', { words: 'The boat' }),
      nurse.post(`${it.record}/safety-plan/add/reasons`, { words: 'My daughter' }),
    ])
    expect(both.map(one => one.status)).toEqual([303, 303])
    const { html } = await dave.get('/my/safety-plan')
    expect([html.includes('The boat'), html.includes('My daughter')]).toEqual([true, true])
  })

  test('what was changed while somebody looked through it was not looked through', async () => {
    const { dave, nurse } = it.pages
    const seen = String(await planVersion())
    await dave.post('/my/safety-plan/add/reasons', { words: 'Spring' })
    const late = await nurse.post(`${it.record}/safety-plan/review`, { ...day('reviewedOn', [22, 11, 2026]), reviewedWith: 'Dave and Frank', version: seen })
    expect(late.status).toBe(409)
    expect(late.html).toContain('value="Dave and Frank"')
    const again = await nurse.post(`${it.record}/safety-plan/review`, {
      ...day('reviewedOn', [22, 11, 2026]),
      reviewedWith: 'Dave and Frank',
      version: String(await planVersion()),
    })
    expect(again.status).toBe(303)
    expect((await dave.get('/my/safety-plan/copy')).html).toContain('Last looked through on 22 November 2026 with Dave and Frank.')
    const future = await dave.post('/my/safety-plan/review', { ...day('reviewedOn', [22, 11, 2027]), reviewedWith: 'me', version: String(await planVersion()) })
    expect([future.status, future.html.includes('today or earlier')]).toEqual([422, true])
  })
})

test('R466 who holds what stands in the plan by name: what, who, since when and until when', async () => {
  const { dave, nurse } = it.pages
  const wrong = await dave.post('/my/safety-plan/means', { what: 'My car keys on Fridays', holder: '', ...day('since', [20, 11, 2026]) })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('Write who holds it')
  expect(wrong.html).toContain('value="My car keys on Fridays"')
  const given = { what: 'My car keys on Fridays', holder: 'Tom', ...day('since', [20, 11, 2026]), ...day('until', [31, 12, 2026]) }
  expect((await dave.post('/my/safety-plan/means', given)).status).toBe(303)
  const line = 'My car keys on Fridays: with Tom since 20 November 2026, until 31 December 2026'
  for (const [who, path] of [
    [dave, '/my/safety-plan'],
    [dave, '/my/safety-plan/card'],
    [nurse, `${it.record}/in-a-crisis`],
  ] as const)
    expect((await who.get(path)).html).toContain(line)
  const { rows } = await asSystem(it.db, ({ tx }) => sql<{ id: string }>`select id from means_safety where holder = 'Tom'`.execute(tx))
  expect(
    (
      await nurse.post(`${it.record}/safety-plan/means/${rows[0]!.id}/end`, {
        version: '1',
        ...day('saidOn', [20, 11, 2026]),
        saidHow: 'At home, Tom was there',
      })
    ).status,
  ).toBe(303)
  expect(main((await dave.get('/my/safety-plan/copy')).html)).not.toContain('car keys')
  expect((await dave.get('/my/safety-plan')).html).toContain('No longer so: Priya Nair')
  expect((await dave.post(`/my/safety-plan/means/${rows[0]!.id}/end`, { version: '1' })).status).toBe(404)
})

test('crisis numbers of the place, and who is responsible, stand in the plan without being typed', async () => {
  await asSystem(it.db, caller =>
    putCrisisRoute(caller, {
      code: 'test-cafe',
      kind: 'cafe',
      name: 'Testtown Crisis Cafe',
      what: 'Come in.',
      forFamily: '',
      phone: '01234 567890',
      textTo: undefined,
      textWords: undefined,
      website: undefined,
      address: undefined,
      gettingHere: '',
      alwaysOpen: true,
      hoursNote: '',
      hours: [],
      fictional: true,
      source: 'Test',
      placeCode: 'E07999999',
    }),
  )
  for (const path of ['/my/safety-plan', '/my/safety-plan/copy']) {
    const { html } = await it.pages.dave.get(path)
    for (const words of ['Samaritans', 'tel:116123', 'tel:01234567890', 'Priya Nair, my key worker']) expect(html).toContain(words)
  }
})

test('something that happened asks for another look: everyone sees that, and only some see why', async () => {
  const { dave, connector } = it.pages
  const wrong = await dave.post('/my/safety-plan/again', { why: 'made-up' })
  expect([wrong.status, wrong.html.includes('Choose what has happened')]).toEqual([422, true])
  expect((await dave.post('/my/safety-plan/again', { why: 'medicine' })).status).toBe(303)
  expect((await dave.get('/my/safety-plan')).html).toContain('Time to look again')
  expect((await dave.get('/my/record')).html).toContain('A change of medicine')
  for (const path of [`${it.record}/safety-plan`, it.record, `${it.record}/timeline`]) {
    const { html } = await connector.get(path)
    expect(html).not.toContain('A change of medicine')
  }
  expect((await connector.get(`${it.record}/safety-plan`)).html).toContain('Time to look again')
  await dave.post('/my/safety-plan/review', { ...day('reviewedOn', [23, 11, 2026]), reviewedWith: 'my sister', version: String(await planVersion()) })
  expect((await dave.get('/my/safety-plan')).html).not.toContain('Time to look again')
})

test('an old plan shows that it is old, on every page that shows it', async () => {
  const later = await browse(it.db, it.who.dave, () => new Date('2027-06-01T10:00:00Z'))
  for (const path of ['/my/safety-plan', '/my/safety-plan/copy', '/my/safety-plan/card'])
    expect((await later.get(path)).html, path).toContain('Last looked through on 23 November 2026 with my sister.')
  expect((await later.get('/my/safety-plan')).html).toContain('Time to look again')
})

test('somebody new who is responsible asks for another look', async () => {
  const mo = await makePerson(it.db, 'Mo')
  const own = await browse(it.db, mo)
  await own.post('/my/safety-plan/add/alone', { words: 'Sit outside' })
  const later = new Date('2026-12-01T10:00:00Z')
  const hold = { personId: mo.personId, workerId: it.who.nurse.workerId!, teamId: it.town.north, why: 'You talked.' }
  await asSystem(it.db, caller => holdByWorker(caller, hold), later)
  const then = await browse(it.db, mo, () => new Date('2026-12-02T10:00:00Z'))
  expect((await then.get('/my/safety-plan')).html).toContain('Someone new is responsible for your care')
})
