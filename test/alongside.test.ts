import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/core/caller.ts'
import type { Database } from '../src/core/db.ts'
import { newId } from '../src/core/ids.ts'
import { type Browser, browse } from './support/browser.ts'
import { careMakers, type Person } from './support/care.ts'
import { testDatabase } from './support/db.ts'
import { asSystem, makeTown, makeWorker, NOW, type Town } from './support/people.ts'

// What somebody lives with alongside is helped with alongside: it is written down with what helps, joined into the one plan,
// and is never a reason to wait or to be sent away.
let db: Database
let town: Town
let nurse: Identity
let drugs: Identity

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  drugs = await makeWorker(db, 'alcohol_drugs_worker', town.charity, [town.charityTeam], 'Quentin Frost')
  await asSystem(db, ({ tx }) => sql`update team set kind = 'alcohol_drugs', name = 'Clear Water' where id = ${town.charityTeam}`.execute(tx))
  await asSystem(db, ({ tx }) => sql`update team set neighbourhood_code = null where id = ${town.north}`.execute(tx))
}, 180_000)
afterAll(() => db.close())

const one = async <T>(query: ReturnType<typeof sql<T>>): Promise<T> => (await asSystem(db, ({ tx }) => query.execute(tx))).rows[0]!
const date = (name: string, day: number, month: number, year: number) => ({
  [`${name}-day`]: `${day}`,
  [`${name}-month`]: `${month}`,
  [`${name}-year`]: `${year}`,
})
const lineOf = ({ status, location }: { status: number; location: string }): string => {
  expect(status).toBe(303)
  return /line-([0-9a-f-]{36})$/.exec(location)![1]!
}

/** Asks online as somebody who is not signed in, in these words. @returns the request's id */
async function ask(givenName: string, words: string, needs: string): Promise<{ id: string; person: string }> {
  const visitor = await browse(db)
  await visitor.post('/help/words', { words })
  await visitor.post('/help/name', { whoFor: 'me', givenName, familyName: 'Alongside', addressAs: '' })
  await visitor.post('/help/where', { how: 'place', placeCode: 'E07999999' })
  await visitor.post('/help/contact', { ways: ['text'], phone: '07700900123', when: '', needs })
  expect((await visitor.post('/help/send')).location).toBe('/help/sent')
  return one(
    sql<{
      id: string
      person: string
    }>`select r.id, r.person_id as person from help_request r join person p on p.id = r.person_id where p.given_name = ${givenName}`,
  )
}

test('R104 autism and ADHD are written down with what to do differently and seen before contact; asking is received and held the same, with no diagnosis asked and no specialist waited for', async () => {
  // Two who ask on the same day, one of them autistic: the same answer by the same time, the same next states.
  const asked = [
    await ask('Ness', 'I am autistic and have ADHD, and cannot face people', 'Write to me. One question at a time'),
    await ask('Ora', 'I cannot face people', ''),
  ]
  const work = await browse(db, nurse)
  const pages: string[] = []
  for (const { id } of asked) {
    pages.push((await work.get(`/front-door/${id}`)).html)
    expect((await work.post(`/front-door/${id}/key-worker`, { seen: '1', workerId: nurse.workerId! })).status).toBe(303)
  }
  const held = await Promise.all(
    asked.map(({ id }) =>
      one(
        sql<object>`select r.state, r.answer_by, h.worker_id from help_request r join responsibility h on h.person_id = r.person_id and upper_inf(h.during) where r.id = ${id}`,
      ),
    ),
  )
  expect(held[0]).toEqual(held[1])
  expect(held[0]).toMatchObject({ worker_id: nurse.workerId })

  const at = `/people/${asked[0]!.person}`
  const form = await work.get(`${at}/needs`)
  expect(form.html).toContain('Autism, ADHD or another way my mind and senses work')
  expect(form.html).toContain('No diagnosis is needed')
  const need = {
    kind: 'neurodevelopmental',
    whose: 'person',
    flag: 'Lights low, and no small talk',
    words: 'Autistic; ADHD. Being late is not unwillingness',
    shared: 'yes',
    ...date('reviewOn', 1, 6, 2027),
  }
  expect((await work.post(`${at}/needs`, { ...need, flag: '' })).status).toBe(422)
  expect((await work.post(`${at}/needs`, need)).status).toBe(303)
  const listed = (await work.get(`${at}/needs`)).html
  expect(listed).toContain('Autistic; ADHD. Being late is not unwillingness')
  // Before any contact, for whoever may make it.
  for (const path of ['', '/notes/new', '/team', '/plan']) expect((await work.get(`${at}${path}`)).html, path).toContain('Lights low, and no small talk')

  // A closer look may be planned, and nothing waits for it.
  const told = {
    purpose: 'To see what helps',
    helpsAims: 'You want to keep your job',
    covers: 'Senses',
    howLong: 'Two talks',
    whoThere: 'You and Priya',
    whyAgain: '',
  }
  const planned = await work.post(`${at}/assessments/new/specialist`, { ...told, cameBy: 'self', specialistKind: 'neurodevelopmental', extendsId: '' })
  expect(planned.status).toBe(303)
  lineOf(await work.post(`${at}/plan/add/help`, { words: 'Talking with Tom', type: 'psychological', aim: 'Sleep', who: 'Tom', may: 'all' }))
  const whole = await work.post(`${at}/assessments/new/comprehensive`, { ...told, cameBy: 'self', now: 'yes', explained: 'talked' })
  expect(
    (await work.post(`${whole.location}/outcome`, { words: 'You told us a lot.', outcomes: 'formulation_plan', service: '', whatNext: 'We begin on Monday.' }))
      .status,
  ).toBe(303)
  expect((await work.get(planned.location)).html).toContain('Planned')
  for (const path of ['/needs', '/assessments/new/comprehensive', '/assessments/new/specialist', '/plan/add/help', '/plan/publish'])
    pages.push((await work.get(`${at}${path}`)).html)
  for (const path of ['/help', '/help/words', '/help/name', '/help/contact']) pages.push((await (await browse(db)).get(path)).html)
  for (const html of pages) {
    const questions = [...html.matchAll(/<(?:label|legend)[^>]*>([\s\S]*?)<\/(?:label|legend)>/g)].map(([, words]) => words!)
    expect(questions.filter(words => /diagnos/i.test(words))).toEqual([])
  }
})

/** Somebody held by the nurse whom the alcohol and drugs worker helps too. */
async function helpedByBoth(name: string): Promise<{ person: Person; own: Browser; work: Browser; theirs: Browser; at: string }> {
  const person = await careMakers(db, town, nurse).held(name)
  await asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, team_id, organisation_id, role, part, person_agreed, asked_at, during)
      values (${newId()}, ${person.personId}, ${drugs.workerId}, ${town.charityTeam}, ${drugs.organisation}, ${drugs.role}, 'Helps with drinking', true, ${NOW}, '[2026-11-01,)')`.execute(
      tx,
    ),
  )
  return { person, own: await browse(db, person), work: await browse(db, nurse), theirs: await browse(db, drugs), at: `/people/${person.personId}` }
}

test('R186 drinking and low mood are helped with at the same time under one plan: the alcohol service answers for its own parts, sees what it should and no more, and neither is made to wait', async () => {
  const { person, own, work, theirs, at } = await helpedByBoth('Wren')
  // One plan, two services, both parts begun on the same day.
  const need = lineOf(await work.post(`${at}/plan/add/alcohol_drugs`, { words: 'Wine most nights', may: 'all' }))
  lineOf(
    await work.post(`${at}/plan/add/help`, {
      words: 'Talking about the losses',
      type: 'psychological',
      aim: 'To feel less alone',
      who: 'Tom',
      sector: 'secondary_care',
      may: 'all',
    }),
  )
  lineOf(await work.post(`${at}/plan/add/needs`, { words: 'To be able to sleep', may: 'all' }))
  lineOf(await work.post(`${at}/plan/add/work`, { words: 'The garden centre job', may: 'all' }))
  lineOf(await work.post(`${at}/plan/add/goals`, { words: 'What only we two know', may: 'named' }))
  const asking = (await work.get(`${at}/plan/add/actions`)).html
  const doer = new RegExp(`value="(${town.charityTeam}:${drugs.workerId})"`).exec(asking)![1]!
  const action = lineOf(
    await work.post(`${at}/plan/add/actions`, { words: 'Meet each week about drinking', who: doer, need: '', ...date('due', 1, 12, 2026), may: 'all' }),
  )
  expect((await own.get('/my/plan')).html).toContain('Asked, not yet agreed')

  // The treatment service says yes itself, and writes its own part into the same plan.
  expect((await theirs.get('/reviews')).html).toContain('Meet each week about drinking')
  expect((await work.post(`${at}/plan/lines/${action}/answer`, { version: '1', answer: 'yes' })).status).toBe(422)
  expect((await theirs.post(`${at}/plan/lines/${action}/answer`, { version: '1', answer: 'yes', words: 'From this Thursday' })).status).toBe(303)
  lineOf(await theirs.post(`${at}/plan/add/alcohol_drugs`, { words: 'Cutting down slowly, never all at once', may: 'all' }))
  lineOf(
    await theirs.post(`${at}/plan/add/help`, {
      words: 'Group on Thursdays',
      type: 'social',
      aim: 'Company without wine',
      who: 'Clear Water',
      sector: 'vcse',
      may: 'all',
    }),
  )
  const version = /name="version" value="(\d+)"/.exec((await theirs.get(`${at}/plan/lines/${need}`)).html)![1]!
  expect((await theirs.post(`${at}/plan/lines/${need}`, { version, words: 'Wine most nights, less since Monday', may: 'all' })).status).toBe(303)
  expect(await one(sql<{ plans: number }>`select count(*)::int as plans from plan where person_id = ${person.personId}`)).toEqual({ plans: 1 })

  // Everything each needs of the other’s part; not what is nobody’s business there.
  const seen = (await theirs.get(`${at}/plan`)).html
  for (const words of ['Talking about the losses', 'To be able to sleep', 'Wine most nights, less since Monday', 'Meet each week about drinking', 'Agreed'])
    expect(seen).toContain(words)
  for (const words of ['The garden centre job', 'What only we two know', 'Only some people']) expect(seen).not.toContain(words)
  for (const browser of [own, work]) {
    const { html } = await browser.get(browser === own ? '/my/plan' : `${at}/plan`)
    for (const words of [
      'Group on Thursdays',
      'Cutting down slowly, never all at once',
      'Quentin Frost, Clear Water',
      'From this Thursday',
      'Talking about the losses',
    ])
      expect(html).toContain(words)
  }
  // Said where it is written: it is never a reason to wait.
  expect((await work.get(`${at}/plan/add/alcohol_drugs`)).html).toContain('never a reason to wait for other help')
  expect((await own.get('/my/plan/add/alcohol_drugs')).html).toContain('never a reason to wait for other help')

  // Agreed and published as one, both services’ parts in it.
  for (const section of ['community', 'home', 'money', 'physical_health']) lineOf(await work.post(`${at}/plan/add/${section}`, { notNow: 'yes' }))
  lineOf(
    await work.post(`${at}/plan/add/actions`, {
      words: 'Sleep clinic',
      who: `${town.north}:${nurse.workerId}`,
      need: await lineIdOf(person, 'To be able to sleep'),
      ...date('due', 1, 12, 2026),
      may: 'all',
    }),
  )
  const said = await own.get('/my/plan/say')
  const mark = /name="mark" value="([^"]+)"/.exec(said.html)![1]!
  expect((await own.post('/my/plan/say', { mark, answer: 'agrees', words: '' })).status).toBe(303)
  const publishing = /name="mark" value="([^"]+)"/.exec((await work.get(`${at}/plan/publish`)).html)![1]!
  const published = await work.post(`${at}/plan/publish`, {
    mark: publishing,
    way: 'pressed',
    whoWasThere: 'Wren, Quentin and Priya',
    personView: '',
    ourView: '',
  })
  expect([published.status, published.status === 303 ? '' : published.html]).toEqual([303, ''])
  const { words } = await one(sql<{ words: string }>`select string_agg(words, '|') as words from plan_version_line where person_id = ${person.personId}`)
  for (const part of ['Group on Thursdays', 'Talking about the losses', 'Meet each week about drinking']) expect(words).toContain(part)

  // Nobody can be sent away for it: no such reason can be given.
  const { id } = await ask('Rue', 'I drink, and I do not want to live like this', '')
  const { html } = await work.get(`/front-door/${id}`)
  const reasons = [...html.matchAll(/name="reason"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="reason"/g)].map(match => match[1] ?? match[2])
  expect(reasons.length).toBeGreaterThan(0)
  expect(reasons.join(' ')).not.toMatch(/alcohol|drug|drink|sober|substance/i)
  const forged = await work.post(`/front-door/${id}/elsewhere`, {
    seen: '1',
    reason: 'alcohol',
    teamId: town.charityTeam,
    redirectWords: 'Sort the drinking first',
  })
  expect(forged.status).toBe(422)
  expect((await work.post(`/front-door/${id}/key-worker`, { seen: '1', workerId: nurse.workerId! })).status).toBe(303)
})

const lineIdOf = async (person: Person, words: string) =>
  (await one(sql<{ id: string }>`select id from plan_line where person_id = ${person.personId} and words = ${words}`)).id
