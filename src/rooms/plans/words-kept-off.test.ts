import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import type { Person } from '../../../test/support/care.ts'
import { as, asSystem, makeWorker } from '../../../test/support/people.ts'
import { newId } from '../../core/ids.ts'
import { addLine } from './actions.ts'
import { publish, sayToPlan } from './actions-publish.ts'
import { markOf } from './plans.ts'
import { BARE, MEETING, makeSetting } from './setting.hold.ts'
import { readLineAsWritten, readLines } from './store.ts'

const { db, town, nurse, drugs, held, involve, letIn, write, askedAll } = await makeSetting()
const colleague = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Tom Bell')
const elsewhere = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.south], 'Sol Reed')
afterAll(() => db.close())

const WORD = 'bipolar'
let person: Person
let own: Browser
let work: Browser
let other: Browser
let at: string
beforeEach(async () => {
  person = await held('Amina')
  own = await browse(db, person)
  work = await browse(db, nurse)
  await involve(drugs, person)
  other = await browse(db, drugs)
  at = `/people/${person.personId}`
})
const keep = (word = WORD, instead = 'my weather') => own.post('/my/words-kept-off', { word, instead })
const stored = (id: string) => asSystem(db, caller => readLineAsWritten(caller, id))

test('R461 the person keeps a diagnosis off every shared view of their plan, in their own words instead; they and their team read it as it was written', async () => {
  const sam = await letIn(person, 'Sam', ['plan', 'careTeam'])
  const line = await write(nurse, person, 'goals', 'Working, with Bipolar under the sun', {
    more: { steps: 'Tell work about bipolar\nSleep', helper: 'The bipolar group' },
  })
  await write(nurse, person, 'medicines', 'Bipolar-Bipolar 5mg', { more: { reason: 'For bipolar', prescriber: 'Dr Hall' } })
  await write(person, person, 'matters', 'My garden')
  await askedAll(nurse, person)
  await as(db, person, async caller =>
    sayToPlan(caller, person.personId, markOf(await readLines(caller, person.personId)), {
      answer: 'agrees_except',
      words: 'Without bipolar in it',
      touches: [],
    }),
  )
  await as(db, nurse, async caller =>
    publish(caller, person.personId, markOf(await readLines(caller, person.personId)), {
      said: undefined,
      meeting: { ...MEETING, ourView: 'We call it bipolar' },
      touches: [],
    }),
  )
  await asSystem(db, ({ tx }) => sql`update involvement set part = 'Drink and bipolar' where person_id = ${person.personId}`.execute(tx))
  const link = /\/plan-link\/[\w-]+/.exec(
    (await own.post('/my/plan/links', { forWhom: 'Rumi', sections: 'goals', 'until-day': '30', 'until-month': '11', 'until-year': '2026' })).html,
  )![0]
  const supporter = await browse(db, sam)
  const visitor = await browse(db)
  const versions = async (who: Browser, base: string) => {
    const [, path] = /href="([^"]*\/versions\/[0-9a-f-]{36})"/.exec((await who.get(`${base}/versions`)).html)!
    return who.get(path!)
  }
  const shared = async () => ({
    link: (await visitor.get(link)).html,
    'let in: plan': (await supporter.get(`/shared/${person.personId}/plan`)).html,
    'let in: record': (await supporter.get(`/shared/${person.personId}`)).html,
    'let in: data': (await supporter.get(`/shared/${person.personId}/plan.json`)).html,
    'another service: plan': (await other.get(`${at}/plan`)).html,
    'another service: line': (await other.get(`${at}/plan/lines/${line}`)).html,
    'another service: record': (await other.get(at)).html,
    'another service: version': (await versions(other, `${at}/plan`)).html,
    'another service: care team': (await other.get(`${at}/team`)).html,
    'another service: print': (await other.get(`${at}/plan/print`)).html,
    'another service: writing': (await other.get(`${at}/plan/together`)).html,
    'the person’s own paper': (await own.get('/my/plan/print')).html,
    'the person’s own file': (await own.get('/my/plan.json')).html,
    'the team’s paper': (await work.get(`${at}/plan/print`)).html,
  })
  const bare = (html: string) => html.replace(/Bipolar-Bipolar 5mg/g, '')
  for (const [where, html] of Object.entries(await shared())) expect(html.toLowerCase().includes(WORD), `${where}, before`).toBe(true)
  expect((await keep()).status).toBe(303)
  for (const [where, html] of Object.entries(await shared())) {
    expect(bare(html).toLowerCase(), where).not.toContain(WORD)
    expect(html, where).toContain('my weather')
  }
  // A medicine is called what it is called, or somebody gives the wrong one.
  expect((await other.get(`${at}/plan`)).html).toContain('Bipolar-Bipolar 5mg')
  const file = Buffer.from((await own.get('/my/plan.pdf')).bytes)
  expect(file.subarray(0, 5).toString()).toBe('%PDF-')
  // As it was written, for the two to whom it is said.
  for (const [who, base] of [
    [own, '/my'],
    [work, at],
    [await browse(db, colleague), at],
  ] as const) {
    expect((await who.get(`${base}/plan`)).html).toContain('Working, with Bipolar under the sun')
    expect((await versions(who, `${base}/plan`)).html).toContain('We call it bipolar')
    expect((await who.get(`${base}/team`)).html).toContain('Drink and bipolar')
  }
  expect((await stored(line))!.words).toBe('Working, with Bipolar under the sun')
})

test('R461 that there is such a list is known to the person and the team that holds them, and absent for everybody else', async () => {
  await keep('zebrafish', 'quagga')
  await involve(elsewhere, person)
  const outsiders = { 'another service': other, 'another team': await browse(db, elsewhere) }
  const sam = await browse(db, await letIn(person, 'Sam', ['plan', 'aboutMe', 'contact', 'careTeam']))
  for (const [who, browser] of Object.entries(outsiders)) {
    expect((await browser.get(`${at}/words-kept-off`)).status, who).toBe(404)
    const never = await browser.post(`${at}/words-kept-off`, { word: 'zebrafish', instead: '', whoWasThere: 'Amina' })
    expect(never.status, who).toBe(404)
    for (const path of ['', '/about-me', '/about', '/timeline', '/plan', '/team', '/needs']) {
      const { html } = await browser.get(`${at}${path}`)
      expect(html, `${who} ${path}`).not.toMatch(/zebrafish|quagga|words-kept-off|not want used/)
    }
  }
  expect((await sam.get(`/shared/${person.personId}`)).html).not.toMatch(/zebrafish|quagga/)
  // Nor can it be found out by writing it.
  for (const [who, browser] of Object.entries(outsiders)) {
    const saved = await browser.post(`${at}/plan/add/goals`, { words: 'A zebrafish tank', may: 'all' })
    expect(saved.status, who).toBe(303)
  }
  const seen = await as(db, drugs, ({ tx }) => sql<{ n: number }>`select count(*)::int as n from word_kept_off`.execute(tx))
  expect(seen.rows[0]!.n).toBe(0)
  expect((await own.get('/my/words-kept-off')).html).toContain('zebrafish')
  expect((await own.get('/my/about-me')).html).toContain('not want used')
  expect((await (await browse(db, colleague)).get(`${at}/words-kept-off`)).html).toContain('Say instead: quagga')
  expect((await own.get('/my/record.json')).html).toContain('"wordsToKeepOff"')
  // Nothing on the record tells that somebody wrote it down.
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{ all: string | null }>`select string_agg(e::text, ' ') as all from entry e where person_id = ${person.personId}`.execute(tx),
  )
  expect(rows[0]!.all ?? '').not.toMatch(/zebrafish|quagga|kept off/)
})

test('whoever writes it is told once, beside the field, with what to say instead, and may quote; nothing typed is lost', async () => {
  await keep()
  const line = { words: 'Bipolar group on Monday', may: 'all' }
  const told = await work.post(`${at}/plan/add/enjoy`, line)
  expect(told.status).toBe(422)
  expect(told.html).toContain('“my weather” instead of “bipolar”')
  expect(told.html).toContain('href="#words"')
  expect(told.html).toContain('Bipolar group on Monday</textarea>')
  expect((await work.post(`${at}/plan/add/enjoy`, { ...line, quoted: 'yes' })).status).toBe(303)
  expect((await work.post(`${at}/plan/add/enjoy`, { words: 'A group for my weather', may: 'all' })).status).toBe(303)
  // They choose their own words.
  expect((await own.post('/my/plan/add/enjoy', line)).status).toBe(303)

  const note = {
    draft: newId(),
    tab: newId(),
    version: '0',
    replaces: '',
    'on-day': '23',
    'on-month': '11',
    'on-year': '2026',
    at: '09:00',
    whoWasThere: 'Amina and Priya',
    mode: 'phone',
    setting: 'home',
    met: 'yes',
    mental: 'Her sister said “bipolar” again.',
    physical: 'Well.',
    step: 'none',
    noStepWhy: 'We meet on Friday',
    who: 'all',
  }
  const asked = await work.post(`${at}/notes`, note)
  expect(asked.status).toBe(422)
  expect(asked.html).toContain('href="#mental"')
  expect(asked.html).toContain('somebody else’s words, quoted')
  expect(asked.html).toContain('Her sister said “bipolar” again.')
  expect((await work.post(`${at}/notes`, { ...note, quoted: 'yes' })).status).toBe(303)

  const explained = {
    purpose: 'To see',
    helpsAims: 'Your aims',
    covers: 'Now',
    howLong: 'An hour',
    whoThere: 'We two',
    cameBy: 'self',
    now: 'yes',
    explained: 'talked',
  }
  const talk = await work.post(`${at}/assessments/new/initialBrief`, explained)
  const part = { words: 'They call it bipolar', 'heardOn-day': '23', 'heardOn-month': '11', 'heardOn-year': '2026', who: 'all' }
  const again = await work.post(`${talk.location}/add/problems_now`, part)
  expect(again.status).toBe(422)
  expect(again.html).toContain('They call it bipolar</textarea>')
  expect((await work.post(`${talk.location}/add/problems_now`, { ...part, quoted: 'yes' })).status).toBe(303)
})

test('another service that saves what it read otherwise changes nothing; what it writes is its own', async () => {
  const line = await write(nurse, person, 'goals', 'Working with bipolar', { more: { steps: 'Tell the bipolar group' } })
  await keep()
  const { html } = await other.get(`${at}/plan/lines/${line}`)
  expect(html).toContain('Working with my weather</textarea>')
  const version = /name="version" value="(\d+)"/.exec(html)![1]!
  const sent = { version, words: 'Working with my weather', steps: 'Tell the my weather group', helper: 'Quentin', may: 'all' }
  expect((await other.post(`${at}/plan/lines/${line}`, sent)).status).toBe(303)
  expect(await stored(line)).toMatchObject({ words: 'Working with bipolar', more: { steps: 'Tell the bipolar group', helper: 'Quentin' } })
  const next = String((await stored(line))!.version)
  expect((await other.post(`${at}/plan/lines/${line}`, { ...sent, version: next, words: 'Working with my weather, part time' })).status).toBe(303)
  expect((await stored(line))!.words).toBe('Working with my weather, part time')
})

test('what was published keeps every word, whoever published it', async () => {
  await keep()
  await as(db, person, caller => addLine(caller, person.personId, { ...BARE, section: 'matters', words: 'Not being bipolar to everyone' }))
  await askedAll(person, person)
  await as(db, person, async caller =>
    sayToPlan(caller, person.personId, markOf(await readLines(caller, person.personId)), { answer: 'agrees', words: '', touches: [] }),
  )
  await as(db, drugs, async caller =>
    publish(caller, person.personId, markOf(await readLines(caller, person.personId)), { said: undefined, meeting: MEETING, touches: [] }),
  )
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{ words: string }>`select words from plan_version_line where person_id = ${person.personId} and section = 'matters'`.execute(tx),
  )
  expect(rows).toEqual([{ words: 'Not being bipolar to everyone' }])
})

test('a worker beside them writes a word down with who was there; at most ten; hostile words are words', async () => {
  const post = (form: Record<string, string>) => work.post(`${at}/words-kept-off`, { word: 'bipolar', instead: '', whoWasThere: 'Amina and I', ...form })
  for (const [wrong, said] of [
    [{ whoWasThere: '' }, 'Write who was there'],
    [{ word: 'pd' }, '3 letters or more'],
    [{ word: '111 999' }, 'Numbers alone stay'],
    [{ word: '😀a' }, '3 letters or more'],
    [{ word: 'x'.repeat(61) }, '60 characters or fewer'],
    [{ instead: 'a bit Bipolar' }, 'without the words on this list'],
  ] as [Record<string, string>, string][]) {
    const answer = await post(wrong)
    expect(answer.status, said).toBe(422)
    expect(answer.html).toContain(said)
  }
  expect((await post({})).status).toBe(303)
  expect((await post({})).html).toContain('on the list already')
  expect((await post({ word: '.*a(b+)+$', instead: "'; drop table person;--" })).status).toBe(303)
  expect((await post({ word: 'sad\u0007day', instead: '\u202E<b>' })).status).toBe(303)
  for (let n = 0; n < 7; n++) expect((await post({ word: `word ${'abcdefg'[n]}` })).status).toBe(303)
  expect((await post({ word: 'one more' })).html).toContain('There are 10 already')
  const list = (await own.get('/my/words-kept-off')).html
  expect(list).toContain('There: Amina and I')
  const [, id] = /words-kept-off\/([0-9a-f-]{36})\/end/.exec(list)!
  expect((await other.post(`${at}/words-kept-off/${id}/end`, { version: '1' })).status).toBe(404)
  expect((await own.post(`/my/words-kept-off/${id}/end`, { version: '1' })).status).toBe(303)
  expect((await own.post(`/my/words-kept-off/${id}/end`, { version: '1' })).status).toBe(409)
  expect((await post({ word: 'one more' })).status).toBe(303)
})
