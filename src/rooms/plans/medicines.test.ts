import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import type { Person } from '../../../test/support/care.ts'
import { as, asSystem, makeWorker, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { compareMedicines } from './medicines.ts'
import { makeSetting, type Setting } from './setting.hold.ts'
import { readLines } from './store.ts'

let set: Setting
let nurse: Identity
let work: Browser
beforeAll(async () => {
  set = await makeSetting()
  nurse = set.nurse
  work = await browse(set.db, nurse)
}, 180_000)
afterAll(() => set.db.close())

const MORE = { reason: 'Mood', prescriber: 'Dr Vale' }
const medicine = (of: Person, words: string, readers?: string[]) => set.write(nurse, of, 'medicines', words, { more: MORE, readers })
const at = (of: Person) => `/people/${of.personId}/plan/medicines`
const list = (words: string) => ({
  why: 'out_of_hospital',
  source: 'The ward’s letter',
  'listedOn-day': '20',
  'listedOn-month': '11',
  'listedOn-year': '2026',
  list: words,
})
const medicines = async (of: Person) =>
  (await asSystem(set.db, caller => readLines(caller, of.personId))).filter(line => line.section === 'medicines').map(line => line.words)
/** The forms of differences that wait, by the words over them. */
const forms = (html: string) =>
  new Map([...html.matchAll(/<section[^>]*id="difference-([0-9a-f-]{36})"[\s\S]*?<h2[^>]*>([^<]*)</g)].map(found => [found[2]!, found[1]!]))

describe('two lists of medicines at a move', () => {
  test('R292 the plan’s list and the other one are compared; each difference is said, and decided by a named person with the reason; the plan takes what was decided', async () => {
    const person = await set.held('Diane')
    for (const words of ['Lithium 400 mg at night', 'Sertraline 100mg', 'Folic acid 5 mg']) await medicine(person, words)
    const half = await work.post(at(person), { ...list('Lithium 600 mg at night'), source: '' })
    expect(half.status).toBe(422)
    for (const words of ['Write whose list it is', 'Lithium 600 mg at night']) expect(half.html).toContain(words)
    const begun = await work.post(at(person), list('Lithium 600 mg at night\nsertraline  100 mg\nPromethazine 25 mg if needed'))
    expect(begun.status).toBe(303)
    const page = (await work.get(begun.location)).html
    expect(page).toContain('3 still to be decided')
    expect(page.slice(page.indexOf('The same in both'))).toContain('Sertraline 100mg')
    const open = forms(page)
    expect([...open.keys()]).toEqual(['Lithium 400 mg at night', 'Folic acid 5 mg', 'Promethazine 25 mg if needed'])
    const decide = (words: string, more: Record<string, string>) =>
      work.post(`${begun.location}/${open.get(words)}`, { how: 'change', words: 'Asked Dr Vale by phone', ...more })
    const silent = await decide('Lithium 400 mg at night', { words: '' })
    expect([silent.status, silent.html.includes('Write why, and who was asked')]).toEqual([422, true])
    expect((await decide('Lithium 400 mg at night', {})).status).toBe(303)
    expect((await decide('Folic acid 5 mg', { how: 'keep', words: 'The ward left it out by mistake' })).status).toBe(303)
    const added = await decide('Promethazine 25 mg if needed', { reason: '' })
    expect([added.status, added.html.includes('Write what the medicine is for')]).toEqual([422, true])
    expect((await decide('Promethazine 25 mg if needed', { reason: 'Sleep', prescriber: 'The ward' })).status).toBe(303)
    expect((await medicines(person)).toSorted()).toEqual(['Folic acid 5 mg', 'Lithium 600 mg at night', 'Promethazine 25 mg if needed', 'Sertraline 100mg'])
    const own = await browse(set.db, person)
    const record = (await own.get('/my/record')).html
    for (const words of ['Your medicines were compared', 'The ward left it out by mistake', 'Change the plan to what the other list says', 'Priya Nair'])
      expect(record).toContain(words)
    expect((await own.get(begun.location.replace(/\/people\/[^/]*/, '/my'))).html).toContain('Everything here is decided')
  })

  test('R292 when somebody new is responsible the plan says that the lists are to be compared, until they were; the same in both is told as such', async () => {
    const person = await set.held('Frank')
    // Written before the key worker of today was responsible.
    await set.write(person, person, 'medicines', 'Clozapine 300 mg', { more: MORE }, new Date('2026-10-01T09:00:00Z'))
    const plan = `/people/${person.personId}/plan`
    expect((await work.get(plan)).html).toContain('Compare the medicines')
    const begun = await work.post(at(person), { ...list('CLOZAPINE 300mg'), why: 'new_holder' })
    expect((await work.get(begun.location)).html).toContain('Both lists say the same')
    expect((await work.get(plan)).html).not.toContain('Compare the medicines')
  })

  test('what only some may read of medicines is compared for them alone, and nobody else reads of it', async () => {
    const person = await set.held('Hal')
    await medicine(person, 'Disulfiram 200 mg', [])
    await medicine(person, 'Sertraline 50 mg')
    const begun = await work.post(at(person), list('Disulfiram 100 mg\nSertraline 100 mg'))
    const lead = await makeWorker(set.db, 'team_lead', set.town.trust, [set.town.north], 'Lee Head', true)
    const theirs = await browse(set.db, lead)
    const page = await theirs.get(begun.location)
    expect(page.status).toBe(200)
    expect(page.html).toContain('Sertraline 100 mg')
    expect(page.html).toContain('1 still to be decided')
    expect(page.html).not.toContain('Disulfiram')
    const open = forms((await work.get(begun.location)).html)
    for (const words of open.keys()) expect((await work.post(`${begun.location}/${open.get(words)}`, { how: 'keep', words: 'As agreed' })).status).toBe(303)
    const { rows } = await asSystem(set.db, ({ tx }) =>
      sql<{ body: string }>`select body from entry where person_id = ${person.personId} and what = 'medicines'`.execute(tx),
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]!.body).toContain('Sertraline 50 mg / Sertraline 100 mg')
    expect(rows[0]!.body).not.toContain('Disulfiram')
    const connector = await makeWorker(set.db, 'connector', set.town.charity, [], 'Leila Hassan')
    await set.involve(connector, person)
    expect((await (await browse(set.db, connector)).get(begun.location)).status).toBe(404)
    expect((await (await browse(set.db, connector)).get(at(person))).status).toBe(404)
  })

  test('of two who decide the second is told; a line changed meanwhile is not overwritten; nothing of somebody else is reached', async () => {
    const person = await set.held('Ida')
    const line = await medicine(person, 'Lithium 400 mg')
    const first = await work.post(at(person), list('Lithium 600 mg'))
    const [id] = [...forms((await work.get(first.location)).html).values()]
    await work.post(`/people/${person.personId}/plan/lines/${line}`, {
      version: '1',
      words: 'Lithium 500 mg',
      reason: 'Mood',
      prescriber: 'Dr Vale',
      may: 'all',
    })
    const late = await work.post(`${first.location}/${id}`, { how: 'change', words: 'As on the letter' })
    expect([late.status, late.html.includes('changed this line of the plan since'), late.html.includes('As on the letter')]).toEqual([409, true, true])
    expect(await medicines(person)).toEqual(['Lithium 500 mg'])
    expect((await work.post(`${first.location}/${id}`, { how: 'keep', words: 'Dr Vale changed it today' })).status).toBe(303)
    const again = await work.post(`${first.location}/${id}`, { how: 'keep', words: 'Too late' })
    expect([again.status, again.html.includes('Somebody decided this first')]).toEqual([409, true])
    const other = await set.held('Jo')
    expect((await work.get(first.location.replace(person.personId, other.personId))).status).toBe(404)
    expect((await work.post(`${at(person)}/${newId()}/${id}`, { how: 'keep', words: 'x' })).status).toBe(404)
    expect((await as(set.db, nurse, caller => readLines(caller, other.personId), NOW)).length).toBe(0)
  })

  test('what is plainly the same is the same; all else is for people to look at', () => {
    const ours = (...words: string[]) => words.map((one, at) => ({ id: String(at), words: one }))
    const of = (a: string[], b: string[]) => {
      const { same, differ } = compareMedicines(ours(...a), b)
      return [same, differ.map(one => [one.ours?.words ?? '', one.theirs])]
    }
    expect(of(['Lithium 400 mg.'], ['  lithium  400mg '])).toEqual([['Lithium 400 mg.'], []])
    expect(of(['Lithium 400 mg'], ['Lithium carbonate 400 mg'])).toEqual([[], [['Lithium 400 mg', 'Lithium carbonate 400 mg']]])
    expect(of(['Insulin 10 units', 'Insulin 4 units'], ['Insulin 4 units', 'Insulin 12 units'])).toEqual([
      ['Insulin 4 units'],
      [['Insulin 10 units', 'Insulin 12 units']],
    ])
    expect(of(['Olanzapine 5 mg'], ['Omeprazole 20 mg'])).toEqual([
      [],
      [
        ['Olanzapine 5 mg', ''],
        ['', 'Omeprazole 20 mg'],
      ],
    ])
    expect(of([], [])).toEqual([[], []])
  })
})
