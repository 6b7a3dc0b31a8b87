import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import type { Person } from '../../../test/support/care.ts'
import { as, asSystem, makeWorker } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { assessmentsOf, planAssessment, readContent } from '../assessments/index.ts'
import type { LineToSave } from './actions.ts'
import { questionsWithoutOwner } from './plans.ts'
import { makeSetting, type Setting } from './setting.hold.ts'
import { readLines } from './store.ts'

let set: Setting
let nurse: Identity
let social: Identity
let lead: Identity
let work: Browser
beforeAll(async () => {
  set = await makeSetting()
  nurse = set.nurse
  const { db, town } = set
  social = await makeWorker(db, 'social_worker', town.council, [], 'Sol Cahill')
  lead = await makeWorker(db, 'team_lead', town.trust, [town.north], 'Lee Head', true)
  work = await browse(db, nurse)
}, 180_000)
afterAll(() => set.db.close())

const DUE = { 'due-day': '7', 'due-month': '12', 'due-year': '2026' }
const questions = (of: Person) => as(set.db, of, async caller => (await readLines(caller, of.personId)).filter(line => line.section === 'entitlements'))
const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)![1]!
const codeForm = (html: string, code: string) => html.includes(`name="code" value="${code}"`)
const council = { who: 'outside', outsideService: 'Testtown adult social care', outsideName: 'Duty desk', sector: 'social_care', ...DUE }

test('R271 from an assessment the Care Act assessment, aftercare and a personal health budget are asked for without another form: a named person finds out, and the answer stands in the plan', async () => {
  const person = await set.held('Frank')
  await set.involve(social, person)
  const assessmentId = await as(set.db, nurse, async caller => {
    const explained = { purpose: 'To see what would help', helpsAims: 'Home', covers: 'Home', howLong: 'One hour', whoThere: 'The two of us' }
    const plain = { specialistKind: undefined, extendsId: undefined, whyAgain: '', plannedFor: undefined, cameBy: 'self' as const }
    return planAssessment(caller, person.personId, { ...explained, ...plain, component: 'comprehensive' }, await readContent(caller), 'talked')
  })
  expect(await as(set.db, nurse, caller => assessmentsOf(caller, person.personId))).toHaveLength(1)
  const [link] = /\/people\/[0-9a-f-]{36}\/plan\/ideas#rights/.exec((await work.get(`/assessments/${assessmentId}`)).html)!
  const ideas = await work.get(link)
  for (const code of ['care-act', 's117', 'personal-health-budget']) expect(codeForm(ideas.html, code), code).toBe(true)
  const at = `/people/${person.personId}/plan`
  const put = await work.post(`${at}/add/entitlements`, { code: 'care-act', words: 'Would an assessment of care and support needs by the council help?' })
  expect(put.status).toBe(303)
  const page = await work.get(put.location)
  expect(page.html).toContain('Who finds out?')
  const half = await work.post(put.location, { version: versionIn(page.html), who: '' })
  expect(half.status).toBe(422)
  expect(half.html).toContain('Enter the day it will be done by')
  expect((await work.post(put.location, { version: versionIn(page.html), who: '', ...DUE })).html).toContain('Choose who is asked to do it')
  const who = new RegExp(`value="([^"]*:${social.workerId})"`).exec(page.html)![1]!
  expect((await work.post(put.location, { version: versionIn(page.html), who, ...DUE })).status).toBe(303)
  const [line] = await questions(person)
  expect(line!.action).toMatchObject({ named: 'Sol Cahill', state: 'asked', sector: 'social_care' })
  const theirs = await browse(set.db, social)
  expect((await theirs.get('/reviews')).html).toContain('Would an assessment of care and support needs')
  expect((await theirs.post(`${at}/lines/${line!.id}/answer`, { version: '1', answer: 'yes', words: '' })).status).toBe(303)
  const silent = await theirs.post(`${at}/lines/${line!.id}/close`, { version: '2', done: 'done', words: '' })
  expect([silent.status, silent.html.includes('Write what was found out')]).toEqual([422, true])
  expect((await theirs.post(`${at}/lines/${line!.id}/close`, { version: '2', done: 'done', words: 'Assessed: six hours of support at home' })).status).toBe(303)
  const own = (await (await browse(set.db, person)).get('/my/plan')).html
  for (const words of ['Assessed: six hours of support at home', 'What we found out', 'It is called a Care Act assessment']) expect(own).toContain(words)
})

test('R271 a question nobody finds out about is never lost: it shows in the plan and to the team, and the plan is not published over it', async () => {
  const person = await set.held('Diane')
  const own = await browse(set.db, person)
  const mine = (await own.get('/my/plan/ideas')).html
  for (const words of ['Would I like an advocate?', 'somebody independent who is on your side', 'aftercare under section 117']) expect(mine).toContain(words)
  expect(mine).not.toContain('Would they like')
  await own.post('/my/plan/add/entitlements', { code: 's117', words: '' })
  const at = `/people/${person.personId}/plan`
  const [line] = await questions(person)
  expect(line!.words).toBe('Am I owed free aftercare because I was once detained?')
  expect((await own.get('/my/plan')).html).toContain('kept in hospital for treatment under the Mental Health Act')
  expect((await work.get(at)).html).toContain('Nobody finds this out yet')
  expect((await (await browse(set.db, lead)).get('/reviews')).html).toContain('Am I owed free aftercare')
  const todo = (await work.get(`${at}/publish`)).html
  expect(todo).toContain('has nobody who finds out. Say who does, or write what was found out: Am I owed free aftercare')
  expect(todo).toContain('or that it is not for now: Part in the community, Work and study, Home, Money, Physical health')
  const ask = `${at}/lines/${line!.id}/ask`
  expect((await work.post(ask, { version: '1', ...council })).status).toBe(303)
  expect((await work.post(ask, { version: '1', ...council })).status).toBe(404)
  await work.post(`${at}/lines/${line!.id}/evidence`, {
    version: '1',
    answer: 'no',
    by: 'Duty desk',
    how: 'by phone',
    'on-day': '23',
    'on-month': '11',
    'on-year': '2026',
  })
  expect((await work.get(at)).html).toContain('Nobody finds this out yet')
  const again = await work.post(ask, { version: versionIn((await work.get(ask)).html), ...council, outsideService: 'The ICB' })
  expect(again.status).toBe(303)
  const now = await questions(person)
  expect(now.map(one => [one.action!.service, one.action!.state])).toEqual([
    ['Testtown adult social care', 'said_no'],
    ['The ICB', 'asked'],
  ])
  expect((await work.get(at)).html).not.toContain('Nobody finds this out yet')
  expect((await (await browse(set.db, lead)).get('/reviews')).html).not.toContain('Am I owed free aftercare')
})

test('what is legal is asked about by those who may know it, and is nothing to the others', async () => {
  const person = await set.held('Hal')
  await set.involve(set.drugs, person)
  await set.write(person, person, 'entitlements', 'Aftercare', { more: { code: 's117' } } satisfies Partial<LineToSave>)
  const [line] = await questions(person)
  const other = await browse(set.db, set.drugs)
  expect((await other.get(`/people/${person.personId}/plan/lines/${line!.id}/ask`)).status).toBe(404)
  expect((await other.post(`/people/${person.personId}/plan/lines/${line!.id}/ask`, { version: '1', ...council })).status).toBe(404)
  expect((await other.get(`/people/${person.personId}/plan/publish`)).html).not.toContain('Aftercare')
  expect((await asSystem(set.db, caller => readLines(caller, person.personId)))[0]!.action).toBeNull()
})

test('somebody changes the question while another says who finds out: the other is told, and nothing is asked twice', async () => {
  const person = await set.held('Ida')
  await set.write(nurse, person, 'entitlements', 'Benefits')
  const [line] = await questions(person)
  const at = `/people/${person.personId}/plan/lines/${line!.id}`
  await work.post(at, { version: '1', words: 'Benefits and council tax', may: 'all' })
  const late = await work.post(`${at}/ask`, { version: '1', ...council })
  expect(late.status).toBe(409)
  for (const words of ['Benefits and council tax', 'Testtown adult social care', 'Nothing was saved']) expect(late.html).toContain(words)
})

test('a question has an owner while a service is asked or the answer is there; the same question asked elsewhere counts once', () => {
  const q = (more: Record<string, string>, state?: 'asked' | 'said_no' | 'done', notNow = false) => ({
    section: 'entitlements' as const,
    notNow,
    more,
    action: state ? ({ state } as NonNullable<Parameters<typeof questionsWithoutOwner>[0][number]['action']>) : null,
  })
  const open = (...lines: ReturnType<typeof q>[]) => questionsWithoutOwner(lines).length
  expect(open(q({ code: 'a' }))).toBe(1)
  expect(open(q({ code: 'a' }, 'asked'))).toBe(0)
  expect(open(q({ code: 'a' }, 'said_no'))).toBe(1)
  expect(open(q({ code: 'a' }, 'said_no'), q({ code: 'a' }, 'done'))).toBe(0)
  expect(open(q({ code: 'a', found: 'Not owed' }))).toBe(0)
  expect(open(q({}), q({}, 'asked'))).toBe(1)
  expect(open(q({ code: 'a' }, undefined, true))).toBe(0)
})
