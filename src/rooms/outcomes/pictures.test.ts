import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { ROOT } from '../../../test/support/db.ts'
import { as, asSystem, makeSupporter, makeWorker, NOW } from '../../../test/support/people.ts'
import { kindsOf } from '../../access/index.ts'
import { newId } from '../../core/ids.ts'
import { loadContent } from '../clinical-content/index.ts'
import { HARD, later, measuresHouse, NONE, phq } from './house.hold.ts'
import { dialogAreas, loadInstrument, loadLocalItems } from './index.ts'

type House = Awaited<ReturnType<typeof measuresHouse>>
let db: House['db']
let town: House['town']
let nurse: House['nurse']
let ids: House['ids']
let made: House['made']
let fill: House['fill']
let own: House['own']
let count: House['count']

beforeAll(async () => {
  ;({ db, town, nurse, ids, made, fill, own, count } = await measuresHouse())
})
afterAll(() => db.close())

test('R273 no score opens, closes or prefers anything, and the page says so; R331 the person’s own picture comes first, in words, drawn and as a table', async () => {
  const bea = await made.held('Bea')
  await own(bea, 'phq-9', phq([3, 3, 3, 3, 3, 1, 1, 0, 0]), later(-60 * 24 * 20))
  const before = await asSystem(db, ({ tx }) => sql`select * from responsibility where person_id = ${bea.personId}`.execute(tx))
  await own(bea, 'phq-9', phq([2, 2, 2, 2, 2, 1, 1, 0, 0]), later(-60))
  const { html } = await (await browse(db, bea)).get('/my/measures')
  expect(html).toContain('From 17 on 3 November 2026 to 12 (moderate symptoms of low mood) on 23 November 2026: down by 5. Lower means fewer symptoms.')
  expect(html).toContain('It decides nothing, and never whether there is help')
  const svg = /<svg class="kith-picture[\s\S]*?<\/svg>/.exec(html)![0]
  expect(svg).toMatch(/role="img" aria-labelledby="(\S+) (\S+)"/)
  expect(svg).not.toContain('style=')
  for (const figure of ['17', '12']) expect(svg).toContain(`>${figure}</text>`)
  const table = /<table[\s\S]*?<\/table>/.exec(html)![0]
  expect(table).toMatch(/3 November 2026[\s\S]*17[\s\S]*23 November 2026[\s\S]*12[\s\S]*moderate symptoms/)
  expect(html.indexOf('<svg class="kith-picture')).toBeLessThan(html.indexOf('Questions you can answer whenever you like'))
  const after = await asSystem(db, ({ tx }) => sql`select * from responsibility where person_id = ${bea.personId}`.execute(tx))
  expect(after.rows).toEqual(before.rows)
  expect(await count(sql<{ n: number }>`select count(*)::int as n from next_step where person_id = ${bea.personId}`)).toBe(0)
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
  const measures = (await (await browse(db, nurse)).get(`/people/${max.personId}/measures`)).html
  for (const words of ['AUDIT-C', 'From 5 on, the 10 questions of the full AUDIT and a talk about drinking can help']) expect(measures).toContain(words)
  const connector = await makeWorker(db, 'connector', town.charity, [town.charityTeam], 'Nia')
  expect((await (await browse(db, connector)).get(`/people/${max.personId}/measures`)).status).toBe(404)
})

test('goals in the person’s own words are rated apart, never added up; in other words a goal is a new one and the old is kept', async () => {
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
  const copy = JSON.parse((await mine.get('/my/record.json')).html) as { measures: { measure: string; talkedAbout: object[]; answers: object[] }[] }
  expect(copy.measures[0]).toMatchObject({ measure: 'DIALOG', talkedAbout: [{ area: 'Accommodation', ...steps }, { area: 'Friendships' }] })
  expect(copy.measures[0]!.answers).toContainEqual({
    question: 'How satisfied are you with your accommodation?',
    answer: 'Very dissatisfied',
    moreHelpWanted: true,
  })
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
