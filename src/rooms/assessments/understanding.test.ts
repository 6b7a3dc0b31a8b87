import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { ROOT } from '../../../test/support/db.ts'
import { as, asSystem } from '../../../test/support/people.ts'
import { myBasis } from '../../access/index.ts'
import { openSteps } from '../contacts/index.ts'
import { readEntries } from '../timeline/index.ts'
import { type House, makeHouse, type Person } from './assessing.hold.ts'
import { FACTORS, LEVELS, PRESENT_CODES, problemsOf } from './complexity.ts'
import { latestComplexity, latestFormulation } from './index.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.db.close())

type Fields = Record<string, string>
const view = (more: Fields = {}): Fields => ({
  ...Object.fromEntries(
    FACTORS.flatMap(factor => [
      [`present${factor}`, 'no'],
      [`note${factor}`, ''],
    ]),
  ),
  present1: 'yes',
  note1: 'Low for two years',
  present5: 'yes',
  note5: 'Her sister moved away',
  follows: '',
  level: 'complex',
  why: 'Several things play into one another.',
  madeWith: 'Priya and Amina',
  theirWords: 'I think it is mostly being alone.',
  'reviewOn-day': '1',
  'reviewOn-month': '3',
  'reviewOn-year': '2027',
  serviceWhat: '',
  serviceWho: '',
  'serviceBy-day': '',
  'serviceBy-month': '',
  'serviceBy-year': '',
  ...more,
})
const understanding = (more: Fields = {}): Fields => ({
  follows: '',
  strengths: 'Paints\nLoves her sister',
  explanation: 'It began when I moved.',
  difficult: 'Nights\nBeing alone',
  keepsGoing: 'Staying in bed',
  canHelp: 'Walking with Cora',
  agreement: 'agreed',
  personView: '',
  workerView: '',
  ...more,
})
const nurse = () => browse(house.db, house.nurse)
const latest = (person: Person) => as(house.db, house.nurse, caller => latestComplexity(caller, person.personId))

test('R170 R171 R172 R173 R174 R175 R176 R177 all eight factors are looked at, each with a note, and nothing adds them up', async () => {
  const person = await house.person('Amina')
  const worker = await nurse()
  const form = await worker.get(`/people/${person.personId}/complexity/new`)
  for (const words of [
    'how long they have lasted',
    'alcohol or drugs',
    'frailty',
    'Physical health',
    'networks',
    'everyday life',
    'What has helped and what has not',
    'our own services',
  ])
    expect(form.html).toContain(words)
  const silent = await worker.post(`/people/${person.personId}/complexity`, view({ note5: '' }))
  expect(silent.status).toBe(422)
  expect(silent.html).toContain('href="#note5"')
  expect(silent.html).toContain('Low for two years')
  expect((await worker.post(`/people/${person.personId}/complexity`, view())).status).toBe(303)
  const now = await latest(person)
  expect(now?.factors).toHaveLength(8)
  const { rows } = await asSystem(house.db, ({ tx }) =>
    sql<{
      name: string
    }>`select column_name as name from information_schema.columns where table_name in ('complexity_view','complexity_factor') and data_type in ('integer','numeric','double precision')`.execute(
      tx,
    ),
  )
  expect(rows.map(row => row.name).sort()).toEqual(['factor', 'kinds', 'kinds'])
})

test('R170 a diagnosis, or one difficulty by itself, never sets it: not from a page, and not in the database', async () => {
  const person = await house.person('Ben')
  const refused = await (await nurse()).post(
    `/people/${person.personId}/complexity`,
    view({ level: 'more', present5: 'no', note5: '', note1: 'Diagnosis: schizophrenia' }),
  )
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('does not set this')
  expect(refused.html).toContain('Diagnosis: schizophrenia')
  await (await nurse()).post(`/people/${person.personId}/complexity`, view())
  const last = (await latest(person))!.id
  for (const [factors, words] of [
    [FACTORS, 'one factor alone'],
    [[1, 5], 'all eight'],
  ] as const)
    await expect(
      asSystem(house.db, async ({ tx, now }) => {
        const { rows } = await sql<{ id: string }>`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role)
          values (gen_random_uuid(), ${person.personId}, 32, 'complexity', ${now}, ${now}, 'x', 'x', 'x') returning id`.execute(tx)
        const id = rows[0]!.id
        await sql`insert into complexity_view (id, person_id, level, why, made_with, review_on, follows, worker_id, author_name, author_role, made_at)
          values (${id}, ${person.personId}, 'more', 'x', 'x', '2027-01-01', ${last}, ${house.nurse.workerId}, 'x', 'x', ${now})`.execute(tx)
        for (const factor of factors)
          await sql`insert into complexity_factor (view_id, factor, person_id, kinds, present, note) values (${id}, ${factor}, ${person.personId}, 32, ${factor === 1 ? 'yes' : 'no'}, 'x')`.execute(
            tx,
          )
      }),
    ).rejects.toThrow(words)
})

test('R169 dated, with who and when to look again; it moves both ways, and earlier ones stay', async () => {
  const person = await house.person('Cleo')
  const worker = await nurse()
  for (const level of ['complex', 'more', 'less', 'complex']) {
    const follows = (await latest(person))?.id ?? ''
    expect((await worker.post(`/people/${person.personId}/complexity`, view({ level, follows, why: `Just now ${level}` }))).status).toBe(303)
  }
  const { html } = await (await browse(house.db, person)).get('/my/complexity')
  expect(html).toContain('Priya and Amina')
  expect(html).toContain('1 March 2027')
  expect(html).toContain('it does not decide what help there is')
  expect(html.match(/Just now (more|less|complex)/g)).toEqual(['Just now complex', 'Just now less', 'Just now more', 'Just now complex'])
})

test('R169 the person sees it and answers it: their view stands beside it for whoever reads it', async () => {
  const person = await house.person('Dana')
  await (await nurse()).post(`/people/${person.personId}/complexity`, view())
  const own = await browse(house.db, person)
  expect((await own.get('/my/complexity')).html).toContain('I think it is mostly being alone.')
  const id = (await latest(person))!.id
  expect((await own.post('/my/complexity', { id, agrees: 'no', words: '' })).status).toBe(422)
  expect((await own.post('/my/complexity', { id, agrees: 'no', words: 'It is simpler than that.' })).status).toBe(303)
  const { html } = await (await nurse()).get(`/people/${person.personId}/complexity`)
  expect(html).toContain('They see it differently')
  expect(html).toContain('It is simpler than that.')
  expect((await (await browse(house.db, await house.person('Eve'))).post('/my/complexity', { id, agrees: 'yes', words: '' })).status).toBe(404)
})

test('R178 where services do not reach the person well, the service has an action with an owner who is not the person', async () => {
  const person = await house.person('Flo')
  const worker = await nurse()
  const ours = view({ present8: 'yes', note8: 'Appointments only by phone, and she cannot hear well' })
  const without = await worker.post(`/people/${person.personId}/complexity`, ours)
  expect(without.status).toBe(422)
  expect(without.html).toContain('Write what we will do about it')
  const due = { serviceWhat: 'Offer texts and a hearing loop', 'serviceBy-day': '30', 'serviceBy-month': '11', 'serviceBy-year': '2026' }
  expect((await worker.post(`/people/${person.personId}/complexity`, { ...ours, ...due })).html).toContain('Choose who of us')
  expect((await worker.post(`/people/${person.personId}/complexity`, { ...ours, ...due, serviceWho: 'person' })).html).toContain('not about the person')
  expect((await worker.post(`/people/${person.personId}/complexity`, { ...ours, ...due, serviceWho: `team:${house.town.north}` })).status).toBe(303)
  const steps = await as(house.db, person, caller => openSteps(caller, person.personId))
  expect(steps.map(step => [step.what, step.doerName])).toEqual([['Offer texts and a hearing loop', 'North Testtown team']])
  await expect(
    asSystem(house.db, ({ tx }) => sql`update complexity_factor set step_id = null where factor = 8 and present = 'yes'`.execute(tx)),
  ).rejects.toThrow(/service_acts/)
})

test('any answers: whatever is said of the factors, no sum of them decides the words', () => {
  const answers = fc.tuple(...FACTORS.map(() => fc.constantFrom(...PRESENT_CODES)))
  fc.assert(
    fc.property(answers, fc.constantFrom(...LEVELS), (present, level) => {
      const problems = problemsOf(
        level,
        FACTORS.map((factor, index) => ({ factor, present: present[index]!, note: 'a note' })),
      )
      const others = present.slice(1).includes('yes')
      return Object.keys(problems).length === (level !== 'less' && !others ? 1 : 0)
    }),
  )
})

test('R169 it opens and closes nothing: no rule of access, board, wait or front door reads it, and who may see whom is the same whatever it says', async () => {
  const readers: string[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else if (/\.tsx?$/.test(entry.name) && /complexity_view|complexity_factor|latestComplexity|complexityOf/.test(readFileSync(path, 'utf8')))
        readers.push(path.slice(ROOT.length + 1))
    }
  }
  walk(join(ROOT, 'src'))
  const mayRead = /^src\/(rooms\/(assessments|plans|record|home)\/|demo\/)/
  expect(readers.filter(path => !mayRead.test(path))).toEqual([])
  const { rows } = await asSystem(house.db, ({ tx }) =>
    sql<{ name: string }>`select tablename || '.' || policyname as name from pg_policies
      where (qual || coalesce(with_check, '')) like '%complexity%' and tablename not like 'complexity%'
      union select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosrc like '%complexity%' and p.proname <> 'complexity_whole'
      union select c.relname from pg_class c where c.relkind = 'v' and pg_get_viewdef(c.oid) like '%complexity%' and c.relnamespace = 'public'::regnamespace`.execute(
      tx,
    ),
  )
  expect(rows).toEqual([])
  const person = await house.person('Gus')
  const seen = async () => {
    const found: unknown[] = []
    for (const who of [house.nurse, house.drugs, house.gp, house.connector, person])
      found.push(await as(house.db, who, caller => myBasis(caller, person.personId)))
    return found
  }
  const before = await seen()
  for (const level of LEVELS) {
    await (await nurse()).post(`/people/${person.personId}/complexity`, view({ level, follows: (await latest(person))?.id ?? '' }))
    expect((await latest(person))?.level).toBe(level)
    expect(await seen()).toEqual(before)
  }
})

test('two write at once: one stands, the other is told, sees theirs and keeps every word', async () => {
  const person = await house.person('Hal')
  const worker = await nurse()
  const at = `/people/${person.personId}`
  expect((await worker.post(`${at}/complexity`, view({ why: 'The first view' }))).status).toBe(303)
  const second = await worker.post(`${at}/complexity`, view({ why: 'The second view' }))
  expect(second.status).toBe(409)
  for (const words of ['The first view', 'The second view', 'Nothing was overwritten']) expect(second.html).toContain(words)
  expect((await worker.post(`${at}/formulation`, understanding())).status).toBe(303)
  const clash = await worker.post(`${at}/formulation`, understanding({ difficult: 'Mornings' }))
  expect(clash.status).toBe(409)
  for (const words of ['Being alone', 'Mornings']) expect(clash.html).toContain(words)
  const follows = /name="follows" value="([^"]+)"/.exec(clash.html)![1]!
  expect((await worker.post(`${at}/formulation`, understanding({ difficult: 'Mornings', follows }))).status).toBe(303)
  expect((await as(house.db, person, caller => latestFormulation(caller, person.personId)))?.difficult).toBe('Mornings')
})

test('R275 the formulation is drawn and listed, strengths first, in versions', async () => {
  const person = await house.person('Ian')
  const worker = await nurse()
  const at = `/people/${person.personId}/formulation`
  const silent = await worker.post(at, understanding({ strengths: '' }))
  expect(silent.status).toBe(422)
  expect(silent.html).toContain('It began when I moved.')
  await worker.post(at, understanding())
  const { html } = await worker.get(at)
  const [picture, list] = [html.slice(html.indexOf('<figure'), html.indexOf('</figure>')), html.slice(html.indexOf('</figure>'))]
  for (const words of ['Paints', 'Loves her sister', 'It began when I moved.', 'Nights', 'Being alone', 'Staying in bed', 'Walking with Cora']) {
    expect(picture).toContain(words)
    expect(list).toContain(words)
  }
  expect(list.indexOf('Paints')).toBeLessThan(list.indexOf('Nights'))
  await worker.post(
    at,
    understanding({ follows: (await as(house.db, house.nurse, caller => latestFormulation(caller, person.personId)))!.id, difficult: 'Winter' }),
  )
  const later = await (await browse(house.db, person)).get('/my/formulation')
  expect(later.html).toContain('Earlier versions')
  expect(later.html.indexOf('Winter')).toBeLessThan(later.html.indexOf('Being alone'))
  const entries = await as(house.db, person, caller => readEntries(caller, person.personId, { what: ['formulation'] }))
  expect(entries).toHaveLength(2)
})

test('R275 where they see it differently both views are needed and stand side by side', async () => {
  const person = await house.person('Jo')
  const worker = await nurse()
  const at = `/people/${person.personId}/formulation`
  const half = await worker.post(at, understanding({ agreement: 'differ', workerView: 'The tablets help.' }))
  expect(half.status).toBe(422)
  expect(half.html).toContain('in their words')
  expect((await worker.post(at, understanding({ agreement: 'differ', workerView: 'The tablets help.', personView: 'They make me slow.' }))).status).toBe(303)
  const { html } = await (await browse(house.db, person)).get('/my/formulation')
  for (const words of ['How you see it', 'They make me slow.', 'The tablets help.']) expect(html).toContain(words)
  await expect(asSystem(house.db, ({ tx }) => sql`update formulation set person_view = '' where person_id = ${person.personId}`.execute(tx))).rejects.toThrow(
    /check/,
  )
})

test('the person writes their own version, and says how they see another', async () => {
  const person = await house.person('Kim')
  const own = await browse(house.db, person)
  expect((await own.get('/my/formulation/new')).status).toBe(200)
  expect((await own.post('/my/formulation', understanding({ agreement: 'agreed', difficult: 'Noise' }))).status).toBe(303)
  const made = await as(house.db, house.nurse, caller => latestFormulation(caller, person.personId))
  expect([made?.difficult, made?.agreement, made?.workerId]).toEqual(['Noise', 'not_yet', null])
  await own.post('/my/formulation/view', { id: made!.id, agrees: 'yes', words: 'Still so.' })
  expect((await (await nurse()).get(`/people/${person.personId}/formulation`)).html).toContain('Still so.')
})
