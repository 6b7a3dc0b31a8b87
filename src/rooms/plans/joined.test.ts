import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import type { Person } from '../../../test/support/care.ts'
import { as, asSystem, makeWorker, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { createPerson, mergePeople, partPeople } from '../people/index.ts'
import { addLine } from './actions.ts'
import { makeSetting, type Setting } from './setting.hold.ts'
import { readLine, readLines } from './store.ts'

let set: Setting
let nurse: Identity
let oneSided: Identity
let work: Browser
let kept: Person
let gone: Person

beforeAll(async () => {
  set = await makeSetting()
  nurse = set.nurse
  oneSided = await makeWorker(set.db, 'mental_health_practitioner', set.town.trust, [], 'Tom Bell')
  work = await browse(set.db, nurse)
}, 180_000)
afterAll(() => set.db.close())
beforeEach(async () => {
  kept = await set.held('Maryam')
  const id = await as(set.db, nurse, caller =>
    createPerson(caller, { givenName: 'Mariam', familyName: 'Test', born: '1985-03-27', neighbourhoodCode: 'N0001', fictional: true }),
  )
  gone = { ...kept, personId: id }
  for (const who of [nurse, oneSided]) await set.involve(who, gone)
})

const join = () => as(set.db, nurse, caller => mergePeople(caller, gone.personId, kept.personId, 'Same house and birthday'))
const part = () =>
  as(set.db, nurse, async caller => {
    const { rows } = await sql<{ id: string }>`select id from person_merge where kept_id = ${kept.personId} and undone_at is null`.execute(caller.tx)
    await partPeople(caller, kept.personId, rows[0]!.id, 'They are sisters')
  })
const at = () => `/people/${kept.personId}/plan`
const wordsOf = async (of: Person) => (await asSystem(set.db, caller => readLines(caller, of.personId))).map(line => line.words)
const decide = (who: Browser, lineId: string, how: string, version = '1', base = at()) => who.post(`${base}/joined/${lineId}`, { how, version })
const action = (words: string) =>
  as(set.db, nurse, async caller => {
    const outside = { service: 'The council', named: 'Duty desk', sector: 'social_care' as const }
    return addLine(caller, gone.personId, {
      section: 'actions',
      words,
      more: {},
      notNow: false,
      touches: [],
      readers: undefined,
      action: { doer: undefined, outside, due: '2026-12-01', needId: undefined },
    })
  })

describe('two records that were joined, each with a plan', () => {
  test('R131 there is one plan that goes on: both are read side by side, and somebody named says of each line whether it is taken or left; nothing moves', async () => {
    await set.write(nurse, kept, 'goals', 'Sing in the choir')
    const swim = await set.write(nurse, gone, 'goals', 'Swim on Tuesdays')
    const old = await set.write(nurse, gone, 'home', 'Wants to move')
    expect((await work.get(`${at()}/joined`)).status).toBe(404)
    await join()
    const plan = (await work.get(at())).html
    expect(plan).toContain('There is a second plan')
    expect(plan).toContain('2 lines of the other are')
    const page = (await work.get(`${at()}/joined`)).html
    for (const words of ['Sing in the choir', 'Swim on Tuesdays', 'Wants to move', 'Take it into the plan']) expect(page).toContain(words)
    expect((await decide(work, swim, 'both')).status).toBe(422)
    expect((await decide(work, swim, 'taken')).status).toBe(303)
    expect((await decide(work, old, 'left')).status).toBe(303)
    expect(await wordsOf(kept)).toEqual(['Sing in the choir', 'Swim on Tuesdays'])
    expect(await wordsOf(gone)).toEqual(['Swim on Tuesdays', 'Wants to move'])
    const after = (await work.get(`${at()}/joined`)).html
    for (const words of ['Taken into the plan', 'Left here', 'Priya Nair', 'Every line of the other plan has been looked at']) expect(after).toContain(words)
    expect((await work.get(at())).html).not.toContain('There is a second plan')
    const own = await browse(set.db, kept)
    expect((await own.get('/my/plan')).html).toContain('Swim on Tuesdays')
    expect((await own.get('/my/plan/joined')).html).toContain('You had two records, and a plan in each')
  })

  test('parted again, neither keeps what was the other’s; joined again, each line is to be looked at anew', async () => {
    await set.write(nurse, kept, 'goals', 'Sing')
    const swim = await set.write(nurse, gone, 'goals', 'Swim')
    await join()
    await decide(work, swim, 'taken')
    const copy = (await asSystem(set.db, caller => readLines(caller, kept.personId))).find(line => line.words === 'Swim')!
    await work.post(`${at()}/lines/${copy.id}`, { version: '1', words: 'Swim on Tuesdays', may: 'all' })
    await part()
    expect(await wordsOf(kept)).toEqual(['Sing'])
    expect(await wordsOf(gone)).toEqual(['Swim'])
    expect((await asSystem(set.db, caller => readLine(caller, copy.id)))!.removedAt).toEqual(NOW)
    expect((await work.get(`${at()}/joined`)).status).toBe(404)
    await join()
    expect((await work.get(at())).html).toContain('One line of the other is')
    expect((await decide(work, swim, 'left')).status).toBe(303)
    expect(await wordsOf(kept)).toEqual(['Sing'])
  })

  test('what was left in the hands of a service goes on there as far as it had come, and waits in one place', async () => {
    const ask = await action('Look at the damp')
    await join()
    expect((await decide(work, ask, 'taken')).status).toBe(303)
    const [line] = await asSystem(set.db, caller => readLines(caller, kept.personId))
    expect(line!.action).toMatchObject({ service: 'The council', named: 'Duty desk', state: 'asked', due: '2026-12-01' })
    const later = await browse(set.db, nurse, () => new Date('2026-12-05T09:00:00Z'))
    expect((await later.get('/reviews')).html.match(/Look at the damp/g)).toHaveLength(1)
  })

  test('whoever sees one of the two knows of no other plan, decides nothing, and what only some could read is read by no more', async () => {
    const secret = await set.write(nurse, gone, 'needs', 'What he did', { touches: ['trauma'], readers: [] })
    const drinks = await set.write(nurse, gone, 'alcohol_drugs', 'Drinks at night')
    await join()
    const partner = await set.letIn(kept, 'Sam', ['plan'])
    const theirs = await browse(set.db, oneSided)
    expect((await theirs.get(`${at()}/joined`)).status).toBe(404)
    expect((await decide(theirs, drinks, 'taken')).status).toBe(404)
    expect((await theirs.get(`/people/${gone.personId}/plan`)).html).not.toMatch(/second plan|Maryam/)
    for (const line of [secret, drinks]) expect((await decide(work, line, 'taken')).status).toBe(303)
    const taken = (await asSystem(set.db, caller => readLines(caller, kept.personId))).find(line => line.words === 'What he did')!
    expect(taken.readers!.toSorted()).toEqual([kept.personId, nurse.workerId].toSorted())
    expect((await (await browse(set.db, partner)).get(`/shared/${kept.personId}/plan`)).html).not.toMatch(/What he did|Drinks at night/)
    const another = await set.held('Nadia')
    const foreign = await set.write(nurse, another, 'goals', 'Not of this person')
    expect((await decide(work, foreign, 'taken')).status).toBe(404)
    expect((await decide(work, newId(), 'taken')).status).toBe(404)
  })

  test('of two who decide at once one is told; a line that was changed meanwhile is to be read again', async () => {
    const swim = await set.write(nurse, gone, 'goals', 'Swim')
    await join()
    const own = await browse(set.db, kept)
    expect((await decide(own, swim, 'taken', '1', '/my/plan')).status).toBe(303)
    const second = await decide(work, swim, 'left')
    expect([second.status, second.html.includes('Somebody decided about this line first')]).toEqual([409, true])
    expect(await wordsOf(kept)).toEqual(['Swim'])
    await (await browse(set.db, oneSided)).post(`/people/${gone.personId}/plan/lines/${swim}`, { version: '1', words: 'Swim twice', may: 'all' })
    const late = await decide(work, swim, 'taken')
    expect([late.status, late.html.includes('Swim twice')]).toEqual([409, true])
    expect((await work.get(at())).html).toContain('One line of the other is')
  })
})
