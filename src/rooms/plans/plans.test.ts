import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import type { Person } from '../../../test/support/care.ts'
import { as, asSystem, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { addLine, LineMoved, saveLine, takeOut } from './actions.ts'
import { BARE, makeSetting, type Setting } from './setting.hold.ts'
import { readLine, readLines, readPast } from './store.ts'

let set: Setting
let db: Setting['db']
let nurse: Identity
let drugs: Identity
let person: Person
let work: Browser
let own: Browser

const lines = (who: Identity, of = person) => as(db, who, caller => readLines(caller, of.personId))

beforeAll(async () => {
  set = await makeSetting()
  ;({ db, nurse, drugs } = set)
  person = await set.held('Amina')
  await set.involve(drugs, person)
  work = await browse(db, nurse)
  own = await browse(db, person)
}, 180_000)
afterAll(() => db.close())

describe('the one plan', () => {
  test('R131 whoever begins a plan, and however many at once, there is one, and every line stands in it', async () => {
    const other = await set.held('Bea')
    const begin = (who: Identity, words: string) => as(db, who, caller => addLine(caller, other.personId, { ...BARE, section: 'goals', words }))
    await Promise.all([begin(nurse, 'Walk more'), begin(other, 'Swim again'), begin(nurse, 'Cook on Sundays')])
    expect(await set.count(sql`select count(*)::int as n from plan where person_id = ${other.personId}`)).toBe(1)
    expect((await lines(other, other)).map(line => line.words).sort()).toEqual(['Cook on Sundays', 'Swim again', 'Walk more'])
    await expect(
      asSystem(db, ({ tx }) => sql`insert into plan (id, person_id, begun_at, begun_by_name) values (${newId()}, ${other.personId}, ${NOW}, 'x')`.execute(tx)),
    ).rejects.toThrow()
  })

  test('R061 R130 R398 R270 a plan is written on a page, strengths first, with the goal in their words, its steps, helper and day, and what is asked in every plan', async () => {
    const base = `/people/${person.personId}/plan`
    const empty = await work.get(base)
    expect(empty.status).toBe(200)
    const order = [
      'Strengths',
      'What matters to them',
      'Goals',
      'Needs',
      'Who does what',
      'Help and treatment',
      'Medicines',
      'Work and study',
      'What they will do',
    ].map(name => empty.html.indexOf(`>${name}</a>`))
    expect(order.every(at => at > 0)).toBe(true)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(empty.html.match(/>Not for now<span/g)).toHaveLength(5)
    const saved = await work.post(`${base}/add/goals`, {
      words: 'Home by six on Wednesdays',
      steps: 'Tell my manager\nLeave at five',
      helper: 'Priya',
      'due-day': '1',
      'due-month': '2',
      'due-year': '2027',
    })
    expect(saved.status).toBe(303)
    await work.post(`${base}/add/money`, { notNow: 'yes' })
    const { html } = await own.get('/my/plan')
    for (const words of ['My goals', 'Home by six on Wednesdays', 'Leave at five', '1 February 2027', 'Not for now']) expect(html).toContain(words)
    expect(html.match(/>Not for now<span/g)).toHaveLength(4)
  })

  test('what is typed is kept when something is missing, and nothing is changed', async () => {
    const before = await lines(nurse)
    const answer = await work.post(`/people/${person.personId}/plan/add/help`, { words: 'CBT for panic', aim: 'Fewer attacks', howOften: 'Weekly' })
    expect(answer.status).toBe(422)
    for (const words of ['CBT for panic', 'Fewer attacks', 'Weekly', 'href="#type"', 'Choose what sort of help it is', 'Enter who gives it'])
      expect(answer.html).toContain(words)
    expect(await lines(nurse)).toEqual(before)
  })

  test('saving over an older version overwrites nothing: both texts are shown, and older words are kept', async () => {
    const id = await as(db, person, caller => addLine(caller, person.personId, { ...BARE, section: 'my_part', words: 'Ring my sister' }))
    await as(db, nurse, caller => saveLine(caller, person.personId, id, 1, { ...BARE, words: 'Ring my sister on Fridays' }))
    const answer = await own.post(`/my/plan/lines/${id}`, { words: 'Ring my sister at night', version: '1', may: 'all' })
    expect(answer.status).toBe(409)
    expect(answer.html).toContain('Ring my sister on Fridays')
    expect(answer.html).toContain('Ring my sister at night')
    expect((await lines(person)).find(line => line.id === id)!.words).toBe('Ring my sister on Fridays')
    expect((await own.post(`/my/plan/lines/${id}`, { words: 'Ring my sister at night', version: '2', may: 'all' })).status).toBe(303)
    expect((await as(db, nurse, async caller => readPast(caller, (await readLine(caller, id))!))).map(past => past.words)).toEqual([
      'Ring my sister on Fridays',
      'Ring my sister',
    ])
    const both = await Promise.allSettled([
      as(db, nurse, caller => saveLine(caller, person.personId, id, 3, { ...BARE, words: 'A' })),
      as(db, person, caller => saveLine(caller, person.personId, id, 3, { ...BARE, words: 'B' })),
    ])
    expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(one => one.status === 'rejected')!.reason).toBeInstanceOf(LineMoved)
    await as(db, nurse, caller => takeOut(caller, person.personId, id, 4))
    const gone = await own.post(`/my/plan/lines/${id}`, { words: 'My own new words', version: '4', may: 'all' })
    expect(gone.status).toBe(409)
    expect(gone.html).toContain('My own new words')
    expect(await set.count(sql`select count(*)::int as n from plan_line where id = ${id} and removed_by_name = 'Priya Nair'`)).toBe(1)
  })

  test('R094 who reads a line follows its section, its subject and the people the person names, line by line', async () => {
    const partner = await set.letIn(person, 'Rumi', ['plan', 'appointments'])
    const add = (who: Identity, section: 'alcohol_drugs' | 'matters' | 'worse', words: string, more: { readers?: string[] } = {}) =>
      as(db, who, caller => addLine(caller, person.personId, { ...BARE, section, words, ...more }))
    await add(drugs, 'alcohol_drugs', 'No lines at month end')
    await add(person, 'matters', 'Between Priya and me', { readers: [nurse.workerId!] })
    await add(nurse, 'worse', 'Ring the night line')
    const seen = (await browse(db, partner)).get(`/shared/${person.personId}/plan`)
    const { status, html } = await seen
    expect(status).toBe(200)
    expect(html).toContain('Ring the night line')
    for (const hidden of ['No lines at month end', 'Alcohol', 'Quentin Frost', 'Priya Nair', 'Between Priya and me', 'Only some people'])
      expect(html).not.toContain(hidden)
    expect((await lines(drugs)).map(line => line.words)).not.toContain('Between Priya and me')
    expect((await lines(nurse)).map(line => line.words)).toEqual(expect.arrayContaining(['No lines at month end', 'Between Priya and me']))
    // Nor can those let in write, whatever address they use.
    expect((await (await browse(db, partner)).post(`/people/${person.personId}/plan/add/goals`, { words: 'x' })).status).toBe(403)
  })

  test('R094 only the person lets more people read a line that was hidden from some, whatever a worker sends', async () => {
    const dee = await set.held('Dee')
    const id = await set.write(dee, dee, 'matters', 'Kept close', { readers: [nurse.workerId!], touches: ['substanceUse'] })
    const at = `/people/${dee.personId}/plan/lines/${id}`
    const now = async () => (await lines(dee, dee)).find(line => line.id === id)!
    const before = await now()
    const wider = await work.post(at, { words: 'Kept close now', version: '1', may: 'all' })
    expect(wider.status).toBe(422)
    expect(wider.html).toContain('Only they can let more people read this line')
    // Without a word about who reads it, it stays with whoever reads it now, and so does its subject.
    expect((await work.post(at, { words: 'Kept close now', version: '1' })).status).toBe(303)
    expect(await now()).toMatchObject({ words: 'Kept close now', kinds: before.kinds, readers: before.readers })
    const mine = await browse(db, dee)
    expect((await mine.post(`/my/plan/lines/${id}`, { words: 'For everyone', version: '2', may: 'all' })).status).toBe(303)
    expect(await now()).toMatchObject({ words: 'For everyone', kinds: 8, readers: null })
  })

  test('what cannot be written or is not there is not found, whatever is sent', async () => {
    const stranger = await set.held('Cy')
    const id = await as(db, stranger, caller => addLine(caller, stranger.personId, { ...BARE, section: 'goals', words: 'Mine' }))
    for (const path of [
      `/people/${person.personId}/plan/lines/${id}`,
      `/people/${person.personId}/plan/lines/${newId()}`,
      `/people/${person.personId}/plan/add/nothing`,
    ])
      expect((await work.get(path)).status, path).toBe(404)
    expect((await own.post(`/my/plan/lines/${id}`, { words: 'x', version: '1' })).status).toBe(404)
    expect((await own.post(`/my/plan/lines/${id}/take-out`, { version: '1' })).status).toBe(404)
    for (const form of [
      { words: 'x', touches: 'nonsense' },
      { words: 'x', readers: 'nobody', may: 'named' },
      { words: 'x', readers: newId(), may: 'named' },
      { words: 'x'.repeat(5001) },
    ])
      expect((await own.post('/my/plan/add/goals', form as unknown as Record<string, string>)).status, JSON.stringify(form).slice(0, 80)).toBe(422)
    expect((await own.post(`/my/plan/lines/not-an-id`, { words: 'x' })).status).toBe(404)
  })
})
