import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem, makePerson, makeWorker, NOW } from '../../../test/support/people.ts'
import { newId } from '../../core/ids.ts'
import { HARD, later, measuresHouse, NONE, phq, sheet, ticked } from './house.hold.ts'

type House = Awaited<ReturnType<typeof measuresHouse>>
let db: House['db']
let town: House['town']
let nurse: House['nurse']
let lead: House['lead']
let ids: House['ids']
let made: House['made']
let own: House['own']
let count: House['count']
let responsesOf: House['responsesOf']
let runJobs: House['runJobs']

beforeAll(async () => {
  ;({ db, town, nurse, lead, ids, made, own, count, responsesOf, runJobs } = await measuresHouse())
})
afterAll(() => db.close())

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
    await sql`insert into stand_in (id, absence_id, person_id, worker_id, involvement_id, told_at)
      values (${newId()}, ${absence}, ${fay.personId}, ${standIn.workerId}, ${involvement}, ${NOW})`.execute(tx)
  })
  expect((await (await browse(db, fay)).get(`/my/measures/fill/${ids['phq-9']}`)).html).toContain('Tom StandIn</strong> will talk with you today')
})

test('nobody is promised who is away today, has no sight of the person, or from whom the person hides it; and somebody is always named while there is anyone', async () => {
  const team = newId()
  await asSystem(db, ({ tx }) =>
    sql`insert into team (id, slug, organisation_id, name, kind, place_code, front_door) values (${team}, 'night', ${town.trust}, 'Night team', 'crisis', 'E07999999', false)`.execute(
      tx,
    ),
  )
  const [blind, first, second] = [
    await makeWorker(db, 'connector', town.trust, [team], 'Abe Blind', true),
    await makeWorker(db, 'key_worker', town.trust, [team], 'Bea First'),
    await makeWorker(db, 'key_worker', town.trust, [team], 'Cy Second'),
  ]
  const mia = await made.held('Mia', { duty: true, deadline: '2026-12-01', team })
  const page = async () => (await (await browse(db, mia)).get(`/my/measures/fill/${ids['phq-9']}`)).html
  expect(blind.workerId).toBeDefined()
  expect(await page()).toContain('Bea First</strong> will talk with you today')
  const hide = (holder: string, kind: string) =>
    asSystem(db, ({ tx }) =>
      sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
        values (${newId()}, ${mia.personId}, ${holder}, ${kind}, 64, 'person', ${NOW}, '[2026-11-01,)')`.execute(tx),
    )
  await hide(first.workerId!, 'worker')
  expect(await page()).toContain('Cy Second</strong> will talk with you today')
  const open = sheet(await page())
  await asSystem(db, ({ tx }) =>
    sql`insert into absence (id, worker_id, from_day, to_day, made_at) values (${newId()}, ${second.workerId}, '2026-11-23', '2026-11-23', ${NOW})`.execute(tx),
  )
  expect(await page()).toContain('Night team</strong> will talk with you today')
  await hide(team, 'team')
  expect(await page()).toContain('nobody is named for you yet')
  const late = await (await browse(db, mia)).post(`/my/measures/fill/${ids['phq-9']}`, { ...open, ...phq(HARD), words: 'I typed a lot' })
  expect(late.status).toBe(422)
  expect(late.html).toContain('I typed a lot')
  expect(ticked(late.html, 'a-P9', '1')).toBe(true)
  expect(late.html).toContain('href="/crisis"')
  expect(await responsesOf(mia)).toBe(0)
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
