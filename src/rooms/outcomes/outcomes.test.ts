import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { careMakers, type Person } from '../../../test/support/care.ts'
import { ROOT, testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeSupporter, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { kindsOf } from '../../access/index.ts'
import { jobs } from '../../app.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { runOne } from '../../core/jobs.ts'
import { loadContent } from '../clinical-content/index.ts'
import { dialogAreas, loadInstrument, loadLocalItems } from './index.ts'

let db: Database
let town: Town
let nurse: Identity
let lead: Identity
let made: ReturnType<typeof careMakers>
const ids: Record<string, string> = {}

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  lead = await makeWorker(db, 'team_lead', town.trust, [town.north], 'Sam Lead', true)
  made = careMakers(db, town, nurse)
  const { rows } = await asSystem(db, ({ tx }) => sql<{ id: string; code: string }>`select id, code from instrument`.execute(tx))
  for (const { id, code } of rows) ids[code] = id
})
afterAll(() => db.close())

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const sheet = (html: string) => ({ sent: hidden(html, 'sent'), after: hidden(html, 'after') })
/** Whether this answer is ticked on the page. */
const ticked = (html: string, name: string, value: string) => html.includes(`name="${name}" checked="" value="${value}"`)
const phq = (values: number[]) => Object.fromEntries(values.map((value, at) => [`a-P${at + 1}`, String(value)]))
const NONE = [1, 1, 1, 1, 1, 0, 0, 0, 0]
const HARD = [2, 2, 2, 2, 2, 2, 1, 0, 1]
const later = (minutes: number) => () => new Date(NOW.getTime() + minutes * 60_000)

async function fill(who: Identity, base: string, code: string, answers: Record<string, string>, now = () => NOW) {
  const browser = await browse(db, who, now)
  const { html } = await browser.get(`${base}/fill/${ids[code]}`)
  return browser.post(`${base}/fill/${ids[code]}`, { ...sheet(html), ...answers })
}
const own = (person: Person, code: string, answers: Record<string, string>, now?: () => Date) => fill(person, '/my/measures', code, answers, now)
const count = (query: ReturnType<typeof sql<{ n: number }>>) => asSystem(db, ({ tx }) => query.execute(tx)).then(({ rows }) => rows[0]!.n)
const responsesOf = (person: Person) => count(sql<{ n: number }>`select count(*)::int as n from measure_response where person_id = ${person.personId}`)
const runJobs = async () => {
  while (await runOne(db, jobs, { now: () => NOW })) {
    // until nothing is due
  }
}

test('a worker asks, the person is told that there is something and not what, and fills it in on one page without scripts', async () => {
  const amina = await made.held('Amina')
  const work = await browse(db, nurse)
  const at = `/people/${amina.personId}/measures`
  expect((await work.post(`${at}/asks`, { instrument: ids.dialog!, why: 'For our talk on Thursday' })).status).toBe(303)
  const again = await work.post(`${at}/asks`, { instrument: ids.dialog!, why: '' })
  expect(again.status).toBe(422)
  expect(again.html).toContain('have not answered yet')
  await runJobs()
  const mine = await browse(db, amina)
  const messages = (await mine.get('/my/messages')).html
  expect(messages).toContain('There are some questions for you')
  expect(messages).not.toMatch(/DIALOG|Thursday/)
  const home = (await mine.get('/my/measures')).html
  expect(home).toContain('Priya Nair asks you to fill in DIALOG')
  const page = (await mine.get(`/my/measures/fill/${ids.dialog}`)).html
  for (const words of [
    'How satisfied are you with your mental health?',
    'I would like more help with this',
    'You can leave out any question',
    'Send my answers',
  ])
    expect(page).toContain(words)
  const sent = await mine.post(`/my/measures/fill/${ids.dialog}`, {
    ...sheet(page),
    'a-D01': '3',
    'a-D02': '5',
    'w-D01': 'yes',
    words: 'It has been a long week',
  })
  expect(sent.status).toBe(303)
  const answers = (await mine.get(sent.location)).html
  expect(answers).toContain('Your answers are sent')
  expect(answers).toContain('It has been a long week')
  expect(answers).toContain('too many questions were left out')
  expect((await work.get(at)).html).toContain('Answered')
  expect((await mine.get('/my/measures')).html).not.toContain('asks you to fill in')
  const record = (await mine.get('/my/record')).html
  expect(record).toContain('Filled in DIALOG')
})

test('R273 no score opens, closes or prefers anything, and the page says so; R331 the person’s own picture comes first, in words, drawn and as a table', async () => {
  const bea = await made.held('Bea')
  await own(bea, 'phq-9', phq([3, 3, 3, 3, 3, 1, 1, 0, 0]), later(-60 * 24 * 30))
  const before = await asSystem(db, ({ tx }) => sql`select * from responsibility where person_id = ${bea.personId}`.execute(tx))
  await own(bea, 'phq-9', phq([2, 2, 2, 2, 2, 1, 1, 0, 0]), later(-60))
  const { html } = await (await browse(db, bea)).get('/my/measures')
  expect(html).toContain('From 17 on 24 October 2026 to 12 (moderate symptoms of low mood) on 23 November 2026: down by 5. Lower means fewer symptoms.')
  expect(html).toContain('It decides nothing, and never whether there is help')
  const svg = /<svg class="kith-picture[\s\S]*?<\/svg>/.exec(html)![0]
  expect(svg).toMatch(/role="img" aria-labelledby="(\S+) (\S+)"/)
  expect(svg).not.toContain('style=')
  for (const figure of ['17', '12']) expect(svg).toContain(`>${figure}</text>`)
  const table = /<table[\s\S]*?<\/table>/.exec(html)![0]
  expect(table).toMatch(/24 October 2026[\s\S]*17[\s\S]*23 November 2026[\s\S]*12[\s\S]*moderate symptoms/)
  expect(html.indexOf('<svg class="kith-picture')).toBeLessThan(html.indexOf('Questions you can answer whenever you like'))
  const after = await asSystem(db, ({ tx }) => sql`select * from responsibility where person_id = ${bea.personId}`.execute(tx))
  expect(after.rows).toEqual(before.rows)
  expect(await count(sql<{ n: number }>`select count(*)::int as n from next_step where person_id = ${bea.personId}`)).toBe(0)
})

test('before PHQ-9 begins the person is told who talks with them; the answer makes a step for that person today, and nothing says why', async () => {
  const carol = await made.held('Carol')
  const mine = await browse(db, carol)
  const page = (await mine.get(`/my/measures/fill/${ids['phq-9']}`)).html
  const told = page.indexOf('Priya Nair</strong> will talk with you today')
  expect(told).toBeGreaterThan(0)
  expect(told).toBeLessThan(page.indexOf('type="radio"'))
  const sent = await mine.post(`/my/measures/fill/${ids['phq-9']}`, { ...sheet(page), ...phq(HARD) })
  const done = (await mine.get(sent.location)).html
  expect(done).toContain('Priya Nair will talk with you today')
  expect(done).toContain('href="/crisis"')
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{ what: string; worker_id: string; due: string }>`select what, worker_id, due::text from next_step where person_id = ${carol.personId}`.execute(tx),
  )
  expect(rows).toEqual([{ what: 'A conversation today', worker_id: nurse.workerId, due: '2026-11-23' }])
  await runJobs()
  const work = await browse(db, nurse)
  const message = (await work.get('/messages')).html
  expect(message).toContain('Someone you hold is to have a conversation today')
  expect(message).not.toMatch(/Carol|PHQ|dead|suicid|ending|hurting/i)
  for (const path of ['/my-day', '/board', `/people/${carol.personId}`]) {
    const main = (await work.get(path)).html
    expect(main).not.toMatch(/better off dead|suicid|ending their life|hurting/i)
  }
  expect((await work.get('/my-day')).html).toContain('A conversation today')
  const outside = await asSystem(db, ({ tx }) =>
    sql`select template, payload from message m, job j where m.template = 'conversation-today' and j.payload->>'template' = m.template`.execute(tx),
  )
  expect(JSON.stringify(outside.rows)).not.toMatch(/P9|phq/i)
  const timeline = (await mine.get('/my/record')).html
  expect(timeline).toContain('Filled in PHQ-9')
  expect(timeline).not.toContain('better off dead')
  const answers = (await work.get(sent.location.replace('/my/', `/people/${carol.personId}/`))).html
  expect(answers).toContain('They were told that Priya Nair talks with them the same day')
})

test('the step and the answers are kept together or not at all, and a later correction makes no second step', async () => {
  const dave = await made.held('Dave')
  const sent = await own(dave, 'phq-9', phq(HARD))
  const mine = await browse(db, dave, later(5))
  const change = await mine.get(`${sent.location.split('?')[0]}/change`)
  expect(ticked(change.html, 'a-P9', '1')).toBe(true)
  const corrected = await mine.post(`${sent.location.split('?')[0]}/change`, { ...sheet(change.html), ...phq([2, 2, 2, 2, 2, 2, 2, 0, 2]) })
  expect(corrected.status).toBe(303)
  expect(await count(sql<{ n: number }>`select count(*)::int as n from next_step where person_id = ${dave.personId}`)).toBe(1)
  expect((await mine.get(sent.location)).html).toContain('These answers were corrected later')
  expect(await responsesOf(dave)).toBe(2)
  expect((await mine.get('/my/measures')).html).toContain('16 out of 27')
  const twice = await mine.post(`${sent.location.split('?')[0]}/change`, { sent: newId(), after: '', ...phq(NONE) })
  expect(twice.status).toBe(409)
  expect(await responsesOf(dave)).toBe(2)
  await expect(as(db, dave, ({ tx }) => sql`update measure_response set answers = '{}'`.execute(tx))).rejects.toThrow(/permission denied/)
})

test('with a duty team it is who leads it; while the key worker is away their stand-in; with nobody, the questions are not begun', async () => {
  const eve = await made.held('Eve', { duty: true, deadline: '2026-12-01' })
  expect((await (await browse(db, eve)).get(`/my/measures/fill/${ids['phq-9']}`)).html).toContain('Sam Lead</strong> will talk with you today')
  await own(eve, 'phq-9', phq(HARD))
  expect(await count(sql<{ n: number }>`select count(*)::int as n from next_step where person_id = ${eve.personId} and worker_id = ${lead.workerId}`)).toBe(1)
  const nobody = await makePerson(db, 'Nobody')
  const alone = await browse(db, nobody)
  const page = await alone.get(`/my/measures/fill/${ids['phq-9']}`)
  expect(page.html).toContain('nobody is named for you yet')
  expect(page.html).not.toContain('type="radio"')
  const forced = await alone.post(`/my/measures/fill/${ids['phq-9']}`, { sent: newId(), after: '', ...phq(HARD) })
  expect(forced.status).toBe(422)
  expect(await count(sql<{ n: number }>`select count(*)::int as n from measure_response where person_id = ${nobody.personId}`)).toBe(0)
  expect((await alone.get(`/my/measures/fill/${ids['gad-7']}`)).html).toContain('type="radio"')
  const away = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Ola Away')
  const standIn = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Tom StandIn')
  const fay = await made.held('Fay', { worker: away })
  await asSystem(db, async ({ tx }) => {
    const [absence, involvement] = [newId(), newId()]
    await sql`insert into absence (id, worker_id, from_day, to_day, made_at) values (${absence}, ${away.workerId}, '2026-11-20', '2026-11-27', ${NOW})`.execute(
      tx,
    )
    await sql`insert into involvement (id, person_id, worker_id, organisation_id, role, part, asked_at, during)
      values (${involvement}, ${fay.personId}, ${standIn.workerId}, ${town.trust}, 'key_worker', 'Stands in', ${NOW}, '[2026-11-20,)')`.execute(tx)
    await sql`insert into stand_in (id, absence_id, person_id, worker_id, involvement_id, plan, told_at)
      values (${newId()}, ${absence}, ${fay.personId}, ${standIn.workerId}, ${involvement}, 'plan', ${NOW})`.execute(tx)
  })
  expect((await (await browse(db, fay)).get(`/my/measures/fill/${ids['phq-9']}`)).html).toContain('Tom StandIn</strong> will talk with you today')
})

test('what is wrong is said beside its field with everything ticked kept, and nothing is saved', async () => {
  const gus = await made.held('Gus')
  for (const [answers, words] of [
    [{}, 'Answer at least one question'],
    [{ 'a-P1': '2', 'a-P2': '99' }, 'Choose one of the answers'],
    [{ 'a-P1': '2', 'a-P2': "1'; drop table measure_response; --" }, 'Choose one of the answers'],
    [{ 'a-P1': '2', words: 'x'.repeat(5000) }, '4,000 characters or fewer'],
    [{ 'a-P1': '2', 'a-P3': '-1' }, 'Choose one of the answers'],
  ] as const) {
    const answer = await own(gus, 'phq-9', answers as Record<string, string>)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(words)
    expect(answer.html).toContain('There is a problem')
    if ('a-P1' in answers) expect(ticked(answer.html, 'a-P1', '2')).toBe(true)
  }
  const mine = await browse(db, gus)
  for (const form of [{ sent: 'no-id', 'a-P1': '1' }, { 'a-P1': '1' }, { sent: [newId(), newId()], 'a-P1': ['1', '2'] }] as Record<
    string,
    string | string[]
  >[]) {
    const answer = await mine.post(`/my/measures/fill/${ids['phq-9']}`, form)
    expect([409, 422]).toContain(answer.status)
  }
  expect((await mine.post(`/my/measures/fill/${newId()}`, {})).status).toBe(404)
  expect((await mine.post('/my/measures/fill/not-an-id', {})).status).toBe(404)
  expect((await mine.get(`/my/measures/fill/${ids.honos}`)).status).toBe(404)
  expect((await mine.get(`/my/measures/fill/${ids['reqol-10']}`)).status).toBe(404)
  expect(await responsesOf(gus)).toBe(0)
})

test('sent twice it is saved once; two pages at the same time are both kept and both told', async () => {
  const hal = await made.held('Hal')
  const [phone, tablet] = [await browse(db, hal), await browse(db, hal, later(1))]
  const first = (await phone.get(`/my/measures/fill/${ids['gad-7']}`)).html
  const second = (await tablet.get(`/my/measures/fill/${ids['gad-7']}`)).html
  const once = { ...sheet(first), 'a-G1': '1' }
  const both = await Promise.all([phone.post(`/my/measures/fill/${ids['gad-7']}`, once), phone.post(`/my/measures/fill/${ids['gad-7']}`, once)])
  expect(new Set(both.map(answer => answer.location)).size).toBe(1)
  expect(await responsesOf(hal)).toBe(1)
  const other = await tablet.post(`/my/measures/fill/${ids['gad-7']}`, { ...sheet(second), 'a-G1': '3' })
  expect(other.status).toBe(409)
  expect(other.html).toContain('Other answers were sent while this page was open')
  expect(ticked(other.html, 'a-G1', '3')).toBe(true)
  expect((await tablet.post(`/my/measures/fill/${ids['gad-7']}`, { ...sheet(other.html), 'a-G1': '3' })).status).toBe(303)
  expect(await responsesOf(hal)).toBe(2)
  const thief = await made.held('Ida')
  expect((await (await browse(db, thief)).post(`/my/measures/fill/${ids['gad-7']}`, { ...once })).status).toBe(409)
})

test('what is ticked is kept as they go, for the person alone, until it is sent', async () => {
  const jo = await made.held('Jo')
  const mine = await browse(db, jo)
  const kept = await mine.post(`/my/measures/fill/${ids['phq-9']}/keep`, { 'a-P1': '2', 'a-P9': '3', junk: 'x', words: 'half' })
  expect(kept.status).toBe(303)
  const back = (await mine.get(`/my/measures/fill/${ids['phq-9']}`)).html
  expect(back).toContain('half')
  expect(ticked(back, 'a-P9', '3')).toBe(true)
  expect(await responsesOf(jo)).toBe(0)
  const seen = await as(db, nurse, ({ tx }) => sql`select * from measure_draft`.execute(tx))
  expect(seen.rows).toEqual([])
  expect((await (await browse(db, nurse)).get(`/people/${jo.personId}/measures`)).html).not.toContain('half')
  const { rows } = await asSystem(db, ({ tx }) => sql<{ fields: object }>`select fields from measure_draft`.execute(tx))
  expect(rows[0]!.fields).toEqual({ 'a-P1': '2', 'a-P9': '3', words: 'half' })
  await own(jo, 'phq-9', phq(NONE))
  expect((await asSystem(db, ({ tx }) => sql`select from measure_draft`.execute(tx))).rows).toEqual([])
})

test('the person says no without a reason; a worker writes down a no, or takes it back; what has ended stays so', async () => {
  const kim = await made.held('Kim')
  const at = `/people/${kim.personId}/measures`
  const [work, mine] = [await browse(db, nurse), await browse(db, kim)]
  const ask = async () => {
    await work.post(`${at}/asks`, { instrument: ids['gad-7']!, why: '' })
    return (await asSystem(db, ({ tx }) => sql<{ id: string }>`select id from measure_ask where person_id = ${kim.personId} and state = 'asked'`.execute(tx)))
      .rows[0]!.id
  }
  const first = await ask()
  expect((await mine.post(`/my/measures/asks/${first}`, { what: 'say no' })).status).toBe(303)
  expect((await mine.post(`/my/measures/asks/${first}`, { what: 'say no' })).status).toBe(409)
  expect((await work.get(at)).html).toContain('Said no')
  const second = await ask()
  expect((await work.post(`${at}/asks/${second}`, { what: 'withdraw' })).status).toBe(303)
  expect((await work.post(`${at}/asks/${second}`, { what: 'nonsense' })).status).toBe(422)
  const other = await made.held('Lea')
  expect((await (await browse(db, other)).post(`/my/measures/asks/${await ask()}`, { what: 'say no' })).status).toBe(404)
  const refused = await work.post(`${at}/asks`, { instrument: ids['reqol-10']!, why: '' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('come with a licence')
})

test('AUDIT-C does not exist for a partner who may see assessments but not alcohol and drugs, nor for a worker without', async () => {
  const max = await made.held('Max')
  await own(max, 'audit-c', { 'a-A1': '4', 'a-A2': '4', 'a-A3': '4' })
  await own(max, 'gad-7', { 'a-G1': '1', 'a-G2': '1', 'a-G3': '1', 'a-G4': '1', 'a-G5': '1', 'a-G6': '1', 'a-G7': '1' })
  const partner = await makeSupporter(db, 'Robin')
  await asSystem(db, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, words, decided_by, decided_at, during)
    values (${newId()}, ${max.personId}, ${partner.supporterId}, 'supporter', ${kindsOf('contact', 'assessment')}, 'yes', 'person', ${NOW}, '[2026-01-01,)')`.execute(
      tx,
    ),
  )
  const shared = (await (await browse(db, partner)).get(`/shared/${max.personId}`)).html
  expect(shared).toContain('Filled in GAD-7')
  expect(shared).not.toMatch(/AUDIT|alcohol|drinking/i)
  const seen = await as(db, partner, ({ tx }) => sql<{ n: number }>`select count(*)::int as n from measure_response`.execute(tx))
  expect(seen.rows[0]!.n).toBe(1)
  const gp = await makeWorker(db, 'gp', town.practice, [], 'Dr Obi')
  await asSystem(db, ({ tx }) =>
    sql`insert into gp_registration (id, person_id, practice_id, kind, during) values (${newId()}, ${max.personId}, ${town.practice}, 'home', '[2020-01-01,)')`.execute(
      tx,
    ),
  )
  const surgery = await browse(db, gp)
  const page = (await surgery.get(`/people/${max.personId}/measures`)).html
  expect(page).toContain('GAD-7')
  expect(page).not.toMatch(/AUDIT-C/)
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{ id: string }>`select id from measure_response where person_id = ${max.personId} and instrument_code = 'audit-c'`.execute(tx),
  )
  expect((await surgery.get(`/people/${max.personId}/measures/answers/${rows[0]!.id}`)).status).toBe(404)
  expect((await (await browse(db, nurse)).get(`/people/${max.personId}/measures`)).html).toContain('AUDIT-C')
  const connector = await makeWorker(db, 'connector', town.charity, [town.charityTeam], 'Nia')
  expect((await (await browse(db, connector)).get(`/people/${max.personId}/measures`)).status).toBe(404)
})

test('R410 goals in the person’s own words are rated apart, never added up; in other words a goal is a new one and the old is kept', async () => {
  const ned = await made.held('Ned')
  await own(ned, 'goals', { 'goal-1': 'See my sister', 'rate-1': '2', 'goal-2': 'Cook on Sundays', 'rate-2': '5' }, later(-60 * 24 * 40))
  const page = (await (await browse(db, ned)).get(`/my/measures/fill/${ids.goals}`)).html
  expect(page).toContain('value="See my sister"')
  await own(ned, 'goals', { 'goal-1': 'See my sister', 'rate-1': '6', 'goal-2': 'Cook for friends', 'rate-2': '1' })
  const { html } = await (await browse(db, ned)).get('/my/measures')
  expect(html).toMatch(/See my sister[\s\S]*From 2 on 14 October 2026 to 6 on 23 November 2026: up by 4/)
  expect(html).toContain('Cook for friends')
  expect(html).toContain('Cook on Sundays')
  expect(html).not.toMatch(/total/i)
  for (const [form, words] of [
    [{ 'goal-1': 'Walk', 'rate-1': '' }, 'Choose how far along'],
    [{ 'goal-1': '', 'rate-1': '3' }, 'Write the goal'],
    [{ 'goal-1': 'Walk', 'rate-1': '3', 'goal-2': ' walk', 'rate-2': '4' }, 'there already'],
    [{ 'goal-1': 'Walk', 'rate-1': '11' }, 'Choose one of the answers'],
    [{}, 'Write at least one goal'],
  ] as const) {
    const answer = await own(ned, 'goals', form as Record<string, string>)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(words)
  }
})

test('DIALOG+: the person chooses up to three areas, the four steps are written down, nobody writes over another, and the plan is offered them', async () => {
  const oli = await made.held('Oli')
  const sent = await own(oli, 'dialog', { 'a-D04': '2', 'w-D04': 'yes', 'a-D01': '3', 'a-D06': '6' })
  const at = sent.location.split('?')[0]!
  const mine = await browse(db, oli)
  expect((await mine.post(`${at}/areas`, {})).status).toBe(422)
  expect((await mine.post(`${at}/areas`, { areas: ['D01', 'D02', 'D03', 'D04'] })).status).toBe(422)
  expect((await mine.post(`${at}/areas`, { areas: 'D77' })).status).toBe(422)
  expect((await mine.post(`${at}/areas`, { areas: ['D04', 'D06'] })).status).toBe(303)
  expect((await mine.post(`${at}/areas`, { areas: ['D01', 'D02'] })).status).toBe(422)
  const [first] = (
    await asSystem(db, ({ tx }) => sql<{ id: string }>`select id from dialog_plus where person_id = ${oli.personId} order by position`.execute(tx))
  ).rows
  const workAt = `${at.replace('/my/', `/people/${oli.personId}/`)}/areas/${first!.id}`
  const work = await browse(db, nurse)
  const page = (await work.get(workAt)).html
  for (const words of ['1. Understand', '2. Look forward', '3. Explore options', '4. Agree actions']) expect(page).toContain(words)
  const steps = { understand: 'The damp', lookForward: 'A dry bedroom', options: 'Ring the landlord', actions: 'Priya rings on Monday' }
  expect((await work.post(workAt, { version: '1', ...steps })).status).toBe(303)
  const clash = await mine.post(`${at}/areas/${first!.id}`, { version: '1', understand: 'My own words' })
  expect(clash.status).toBe(409)
  expect(clash.html).toContain('The damp')
  expect(clash.html).toContain('My own words')
  const areas = await as(db, nurse, caller => dialogAreas(caller, oli.personId))
  expect(areas[0]).toMatchObject({ title: 'Accommodation', rating: 'Very dissatisfied', wanted: true, ...steps })
  expect(areas).toHaveLength(2)
  expect((await mine.get(at)).html).toContain('A dry bedroom')
})

test('R431 a provider’s own questions are asked by its own people, shown apart, and change no standard score', async () => {
  const option = (value: number, label: string) => ({ value, label })
  const file = (text = 'How satisfied are you with your money?', codes = ['local-money']) =>
    JSON.stringify({
      instrument: 'dialog',
      organisation: 'TT1',
      validFrom: '2026-11-01',
      items: codes.map(code => ({ code, text, options: [option(1, 'Not at all'), option(7, 'Totally')] })),
    })
  const load = (text: string) => asSystem(db, caller => loadLocalItems(caller, text))
  expect(await load(file())).toMatchObject({ loaded: true })
  expect(await load(file())).toMatchObject({ loaded: false })
  await expect(load(file('Other words?'))).rejects.toThrow('give the new words a new code')
  await expect(load(file().replace('TT1', 'NO1'))).rejects.toThrow('no organisation')
  const pat = await made.held('Pat')
  const page = (await (await browse(db, pat)).get(`/my/measures/fill/${ids.dialog}`)).html
  expect(page).toContain('Testshire NHS Trust also asks these. They are not part of DIALOG and are never counted in its scores.')
  const answers = Object.fromEntries(['D01', 'D02', 'D03', 'D04', 'D05', 'D06', 'D07', 'D08'].map(code => [`a-${code}`, '4']))
  const with7 = await own(pat, 'dialog', { ...answers, 'l-local-money': '7' })
  const html = (await (await browse(db, pat)).get(with7.location)).html
  expect(html).toMatch(/not part of any score[\s\S]*your money\?[\s\S]*Totally/)
  expect(html).toContain('4 out of 7: in the middle about life')
  await load(file('x', []))
  expect((await (await browse(db, pat)).get(`/my/measures/fill/${ids.dialog}`)).html).not.toContain('your money')
  expect((await (await browse(db, pat)).get(with7.location)).html).toContain('your money?')
})

test('adding an instrument takes a file and nothing else; a slot-only one can be asked once its words are loaded; loading is whole or not at all', async () => {
  const quinn = await made.held('Quinn')
  const load = (text: string) => asSystem(db, caller => loadInstrument(caller, text))
  const fresh = {
    code: 'made-up',
    title: 'Made-up questions',
    version: 1,
    validFrom: '2026-11-01',
    about: 'For a test',
    answeredBy: 'person',
    licence: 'Free for all',
    source: 'A test',
    checked: false,
    scales: {
      s: [
        { value: 0, label: 'No' },
        { value: 1, label: 'Yes' },
      ],
    },
    items: [{ code: 'M1', text: 'Is this a question?', scale: 's' }],
    scores: [
      {
        code: 'all',
        title: 'All of it',
        rule: 'sum',
        items: ['M1'],
        least: 1,
        meaning: 'More is more.',
        bands: [
          { from: 0, words: 'none' },
          { from: 1, words: 'some' },
        ],
      },
    ],
  }
  expect(await load(JSON.stringify(fresh))).toMatchObject({ loaded: true })
  expect(await load(JSON.stringify(fresh))).toMatchObject({ loaded: false })
  await expect(load(JSON.stringify({ ...fresh, title: 'Other' }))).rejects.toThrow('version 2')
  ids['made-up'] = (await asSystem(db, ({ tx }) => sql<{ id: string }>`select id from instrument where code = 'made-up'`.execute(tx))).rows[0]!.id
  const sent = await own(quinn, 'made-up', { 'a-M1': '1' })
  const answers = (await (await browse(db, quinn)).get(sent.location)).html
  expect(answers).toContain('1 out of 1: some. More is more.')
  expect(answers).toContain('Free for all')
  const work = await browse(db, nurse)
  const at = `/people/${quinn.personId}/measures`
  expect((await work.get(at)).html).toContain('Not yet checked by a clinician here')
  expect((await work.get(at)).html).toMatch(/wait for a licence[\s\S]*ReQoL-10/)
  const reqol = JSON.parse(readFileSync(join(ROOT, 'db/reference/instruments/reqol-10.json'), 'utf8'))
  const licensed = {
    ...reqol,
    version: 2,
    items: reqol.items.map((item: object, at: number) => ({ ...item, text: `Made-up wording ${at}`, reverse: at % 2 === 0 })),
  }
  await expect(load(JSON.stringify({ ...licensed, items: licensed.items.slice(1) }))).rejects.toThrow('R01, which is not asked')
  expect((await work.get(at)).html).toMatch(/wait for a licence[\s\S]*ReQoL-10/)
  expect(await load(JSON.stringify(licensed))).toMatchObject({ loaded: true, items: 11 })
  expect((await work.get(at)).html).not.toMatch(/wait for a licence[\s\S]*ReQoL-10/)
  await expect(asSystem(db, caller => loadContent(caller, JSON.stringify(fresh)))).rejects.toThrow()
})

test('a worker fills it in together with the person, and those without sight of it have no such page', async () => {
  const ruth = await made.held('Ruth')
  const at = `/people/${ruth.personId}/measures`
  const sent = await fill(nurse, at, 'phq-9', phq(HARD))
  expect(sent.status).toBe(303)
  expect((await (await browse(db, ruth)).get(sent.location.replace(`/people/${ruth.personId}`, '/my'))).html).toContain('together with Priya Nair')
  const stranger = await makeWorker(db, 'key_worker', town.trust, [town.south], 'Stranger')
  const elsewhere = await browse(db, stranger)
  for (const path of [at, `${at}/fill/${ids['phq-9']}`, sent.location]) expect((await elsewhere.get(path)).status).toBe(404)
  expect((await elsewhere.post(`${at}/asks`, { instrument: ids.dialog! })).status).toBe(404)
  expect((await elsewhere.post(`${at}/fill/${ids['phq-9']}`, { sent: newId(), after: '', ...phq(NONE) })).status).toBe(404)
  const other = await made.held('Sid')
  const mine = await browse(db, other)
  expect((await mine.get(sent.location.replace(`/people/${ruth.personId}`, '/my'))).status).toBe(404)
})
