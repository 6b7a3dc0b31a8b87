import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import type { Person } from '../../../test/support/care.ts'
import { as, asSystem, makeWorker, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { runOne } from '../../core/jobs.ts'
import { jobs as messageJobs } from '../../interfaces/messages/index.ts'
import { makeSetting, type Setting } from './setting.hold.ts'
import { readLines } from './store.ts'
import { readDoers } from './store-doing.ts'

let set: Setting
let db: Setting['db']
let nurse: Identity
let drugs: Identity
let person: Person

beforeAll(async () => {
  set = await makeSetting()
  ;({ db, nurse, drugs } = set)
  person = await set.held('Amina')
  await set.involve(drugs, person)
}, 180_000)
afterAll(() => db.close())

describe('help, information and rights', () => {
  const at = () => `/people/${person.personId}/plan`
  const post = async (section: string, form: Record<string, string>) => (await browse(db, nurse)).post(`${at()}/add/${section}`, form)

  test('R163 R289 R291 R292 help of each sort has its aim, who, where, how often, review, evidence, harms and choices; medicines their reason, effects, review and prescriber', async () => {
    const page = await (await browse(db, nurse)).get(`${at()}/add/help`)
    expect(page.html).toContain('CG178')
    for (const [type, words] of [
      ['psychological', 'CBT for psychosis'],
      ['social', 'A walking group'],
      ['physical', 'A sleep clinic'],
      ['pharmacological', 'A lower dose'],
    ] as const)
      expect(
        (
          await post('help', {
            words,
            type,
            aim: `Aim of ${words}`,
            who: 'Ivor',
            where: 'The hub',
            howOften: 'Weekly',
            howLong: 'Ten weeks',
            'reviewOn-day': '1',
            'reviewOn-month': '3',
            'reviewOn-year': '2027',
            nice: 'CG178 Psychosis and schizophrenia in adults',
            harms: 'Tiring at first',
            choices: 'Art therapy was offered too',
          })
        ).status,
      ).toBe(303)
    expect(
      (
        await post('medicines', {
          words: 'Lithium 400 mg',
          reason: 'To keep my mood steady',
          wanted: 'Fewer highs',
          unwanted: 'Thirst',
          prescriber: 'Dr Vale',
          'reviewOn-day': '1',
          'reviewOn-month': '3',
          'reviewOn-year': '2027',
        })
      ).status,
    ).toBe(303)
    const { html } = await (await browse(db, person)).get('/my/plan')
    for (const words of [
      'CBT for psychosis',
      'Aim of A walking group',
      'Tiring at first',
      'Art therapy was offered too',
      'CG178',
      '1 March 2027',
      'To keep my mood steady',
      'Thirst',
      'Dr Vale',
      'Physical health',
      'Talking and psychological',
    ])
      expect(html).toContain(words)
  })

  test('R026 R027 R464 information is given to read, with the format and whether it was used; the person is told and finds it again; what tells of alcohol and drugs is read by those who may', async () => {
    expect((await post('information', { code: 'mind-and-body', format: 'easy_read' })).status).toBe(422)
    expect((await post('information', { code: 'mind-and-body', format: 'easy_read', takenUp: 'yes' })).status).toBe(303)
    expect((await post('information', { code: 'naloxone', format: 'spoken', takenUp: 'not_yet' })).status).toBe(303)
    const gp = await makeWorker(db, 'gp', set.town.practice, [], 'Dr Vale')
    await set.involve(gp, person)
    const read = (who: Identity) =>
      as(db, who, caller => readLines(caller, person.personId).then(lines => lines.filter(line => line.section === 'information')))
    expect((await read(nurse)).map(line => line.words)).toEqual(['How mind and body affect each other', 'Naloxone, and how to use it'])
    expect((await read(gp)).map(line => line.words)).toEqual(['How mind and body affect each other'])
    const own = await browse(db, person)
    const { html } = await own.get('/my/plan')
    for (const words of ['Easy read', 'Yes, they used it', 'Naloxone']) expect(html).toContain(words)
    // Sent and found again: the person is told, and reads it from their plan; the words of the message give nothing away.
    while (await runOne(db, messageJobs, { now: () => NOW }));
    expect((await own.get('/my/messages')).html).toContain('There is something for you to read')
    expect((await own.get('/my/messages')).html).not.toContain('Naloxone')
    expect(html).toContain('href="/information/naloxone"')
    const text = (await own.get('/information/naloxone')).html
    for (const words of ['Signs of an overdose', 'bring somebody back', 'href="/information/naloxone/easy"']) expect(text).toContain(words)
  })

  test('R062 R200 entitlements come as questions from what is recorded, functions as ideas to talk about; neither decides', async () => {
    const other = await set.held('Frank')
    const ideas = async () => (await (await browse(db, nurse)).get(`/people/${other.personId}/plan/ideas`)).html
    const before = await ideas()
    for (const words of [
      'Supported housing with a social worker',
      'A memory service with support for the family',
      'The GP with the core service, with advice on sleep',
      'Outreach: we come to where people are',
      'Help in a crisis',
      'Is aftercare under section 117 due?',
    ])
      expect(before).toContain(words)
    expect(before).not.toContain('Could Access to Work help')
    expect(before).not.toContain('carer’s assessment for the care they give')
    await set.write(nurse, other, 'work', 'Wants to go back to the boat yard')
    await set.write(nurse, other, 'needs', 'His home is damp')
    await asSystem(db, ({ tx }) =>
      sql`insert into life_constraint (id, person_id, kind, words, recorded_at, author_name) values (gen_random_uuid(), ${other.personId}, 'caring', 'Looks after his mother', ${NOW}, 'x')`.execute(
        tx,
      ),
    )
    const after = await ideas()
    for (const words of ['Could Access to Work help', 'carer’s assessment for the care they give', 'Because they look after somebody', 'His home is damp'])
      expect(after).toContain(words)
    expect(after.indexOf('Support with housing')).toBeLessThan(after.indexOf('Help in a crisis'))
    await (await browse(db, nurse)).post(`/people/${other.personId}/plan/add/entitlements`, {
      code: 'access-to-work',
      words: 'Could Access to Work help to get or keep a job?',
    })
    expect(await ideas()).not.toContain('Could Access to Work help')
  })

  test('R179 a short offer is made on one page, by one named person, for a time, and is the plan', async () => {
    const bea = await set.held('Bea')
    const work = await browse(db, nurse)
    const to = `/people/${bea.personId}/plan/brief`
    const who = new RegExp(`value="([^"]*:${nurse.workerId})"`).exec((await work.get(to)).html)![1]!
    const form = {
      matters: 'Sleeping again',
      help: 'Four talks about sleep',
      type: 'psychological',
      aim: 'Sleep through',
      who,
      touch: 'Ring the surgery and ask for me',
      howLong: 'Four weeks',
      'until-day': '21',
      'until-month': '12',
      'until-year': '2026',
      how: 'in_person',
      'on-day': '23',
      'on-month': '11',
      'on-year': '2026',
    }
    const half = await work.post(to, form)
    expect(half.status).toBe(422)
    expect(half.html).toContain('Four talks about sleep')
    const whole = { ...form, asked: ['community', 'work', 'home', 'money', 'physical_health'] }
    expect((await work.post(to, whole)).status).toBe(303)
    const { html } = await (await browse(db, bea)).get('/my/plan')
    for (const words of [
      'Sleeping again',
      'Four talks about sleep',
      'Four weeks',
      'Priya Nair: Ring the surgery',
      'Published on 23 November 2026',
      '21 December 2026',
    ])
      expect(html).toContain(words)
    expect((await work.post(to, whole)).status).toBe(409)
  })

  test('before publishing, help without guidance or without what could go wrong is named, and nothing is stopped by it', async () => {
    const bo = await set.held('Bo')
    await set.write(nurse, bo, 'help', 'Art group', { more: { type: 'psychological', aim: 'Say it in pictures', who: 'Ivor', nice: 'CG178' } })
    await set.write(nurse, bo, 'help', 'CBT', { more: { type: 'psychological', aim: 'Worry less', who: 'Ivor', nice: 'CG178', harms: 'Tiring at first' } })
    const { html } = await (await browse(db, nurse)).get(`/people/${bo.personId}/plan/publish`)
    expect(html).toContain('Not written yet for this help')
    expect(html).toContain('Art group: What could go wrong with it, as we talked about')
    expect(html).not.toContain('CBT: ')
  })

  test('R405 length and lines that say the same twice are shown to whoever writes', async () => {
    const cy = await set.held('Cy')
    await set.write(nurse, cy, 'goals', 'Walk to the shop every day with Priya')
    await set.write(nurse, cy, 'my_part', 'Walk to the shop every day with Priya')
    const { html } = await (await browse(db, nurse)).get(`/people/${cy.personId}/plan`)
    expect(html).toContain('16 words in 2 lines')
    expect(html).toContain('Two lines say the same')
    const own = await (await browse(db, cy)).get('/my/plan')
    expect(own.html).toContain('Two lines say the same')
    expect(own.html).not.toMatch(/\d words in|A plan people use is short/)
  })

  test('R138 R209 R210 R211 one plan holds the parts of a surgery, a hospital, the council, a charity and a neighbour, each with its own answer', async () => {
    const gp = await makeWorker(db, 'gp', set.town.practice, [], 'Dr Vale')
    const social = await makeWorker(db, 'social_worker', set.town.council, [], 'Sol Home')
    const connector = await makeWorker(db, 'connector', set.town.charity, [set.town.charityTeam], 'Connie Reed')
    const SETS: Record<string, [words: string, who: Identity | string][]> = {
      Frank: [
        ['Check his lungs, with advice from us', gp],
        ['A peer exercise group', 'Good Neighbours'],
        ['Time with a connector', connector],
        ['Supported housing', social],
        ['Long-term coordination', nurse],
      ],
      Diane: [
        ['Walk the dog', 'Dog walkers'],
        ['The breathing team', 'Lung service'],
        ['Crisis line for the nights', nurse],
        ['Memory service for the family', 'Memory service'],
      ],
      Davey: [
        ['The choir', 'Choir'],
        ['Time with a connector', connector],
        ['Sleep advice', gp],
        ['A short talking treatment', nurse],
      ],
    }
    for (const [name, parts] of Object.entries(SETS)) {
      const one = await set.held(name)
      for (const worker of [gp, social, connector]) await set.involve(worker, one)
      const work = await browse(db, nurse)
      const to = `/people/${one.personId}/plan/add/actions`
      const { html } = await work.get(to)
      for (const [words, who] of parts) {
        const inside = typeof who === 'string' ? undefined : new RegExp(`value="([^"]*:${who.workerId})"`).exec(html)![1]!
        const asked: Record<string, string> = inside
          ? { who: inside }
          : { who: 'outside', outsideService: String(who), outsideName: 'Somebody there', sector: 'vcse' }
        expect((await work.post(to, { words, ...asked, 'due-day': '1', 'due-month': '12', 'due-year': '2026' })).status, words).toBe(303)
      }
      const lines = await as(db, one, caller => readLines(caller, one.personId))
      expect(lines.map(line => [line.words, line.action!.named])).toEqual(
        parts.map(([words, who]) => [words, typeof who === 'string' ? 'Somebody there' : who.name]),
      )
      // Our own part is agreed by writing it; everybody else is asked.
      expect(lines.filter(line => line.action!.state === 'agreed').every(line => line.action!.workerId === nurse.workerId)).toBe(true)
      expect(await as(db, gp, caller => readDoers(caller, one.personId))).toContainEqual(
        expect.objectContaining({ name: 'Dr Vale', service: 'The Test Surgery' }),
      )
    }
    const frank = await as(db, nurse, ({ tx }) =>
      sql<{ sector: string }>`select distinct a.sector from plan_action a join person p on p.id = a.person_id where p.given_name = 'Frank'`.execute(tx),
    )
    expect(frank.rows.map(row => row.sector).sort()).toEqual(['primary_care', 'secondary_care', 'social_care', 'vcse'])
  })

  test('alcohol, drugs and gambling are asked about with who may read it said first, and the page says they are never a reason to wait', async () => {
    const at = `/people/${person.personId}/plan/add/alcohol_drugs`
    const { html } = await (await browse(db, nurse)).get(at)
    expect(html.indexOf('Only those who may read about alcohol and drugs can read this')).toBeLessThan(html.indexOf('<textarea'))
    expect(html).toContain('never a reason to wait for other help')
    expect((await (await browse(db, drugs)).get(at)).status).toBe(200)
  })

  test('no plan, person or page knows a status of the care programme approach', async () => {
    const { rows } = await asSystem(db, ({ tx }) =>
      sql`select 1 from information_schema.columns where table_schema = 'public' and (column_name ~* '(^|_)cpa(_|$)' or table_name ~* '(^|_)cpa(_|$)')`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([])
    for (const path of [`/people/${person.personId}/plan`, `/people/${person.personId}/plan/publish`, `/people/${person.personId}`])
      expect((await (await browse(db, nurse)).get(path)).html).not.toMatch(/\bCPA\b/)
  })
})
