import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makeOperator, makePerson, makeTown, makeWorker, type Town } from '../../../test/support/people.ts'
import type { Caller, Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { contentLists } from '../clinical-content/index.ts'
import { GROUPS, problemsOf } from './therapies.ts'

const PLACE = '/places/E07999999/therapies'
const PATHWAY = '/places/E07999999/feelings-and-relationships'
const CBT = '/services/north/therapies/cbt'

let db: Database
let town: Town
let lead: Identity
let second: Identity
let visitor: Browser

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  lead = await makeWorker(db, 'team_lead', town.trust, [town.north], 'Lena Lead', true)
  second = await makeWorker(db, 'team_lead', town.trust, [town.north], 'Sam Second', true)
  visitor = await browse(db)
})
afterAll(() => db.close())

const day = (date: string) => {
  const [year, month, number] = date.split('-') as [string, string, string]
  return { 'countedOn-day': number, 'countedOn-month': month, 'countedOn-year': year }
}
const OFFER = {
  location: 'The Hub, 1 High Street',
  ways: ['in_person', 'video'],
  forms: ['one_to_one'],
  waitWeeks: '8',
  started: '24',
  finished: '15',
  ...day('2026-11-01'),
}
const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)![1]!
const plain = (html: string) =>
  html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replace(/<span class="nhsuk-table__heading"[\s\S]*?<\/span>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
/** What stands under one therapy. */
const under = (html: string, code: string) => plain(`<main>${new RegExp(`<section aria-labelledby="${code}"[\\s\\S]*?</section>`).exec(html)![0]}</main>`)
const offer = async (slug: string, therapy: string, form: Record<string, string | string[]>, who = lead, version?: string) => {
  const browser = await browse(db, who)
  const at = `/services/${slug}/therapies/${therapy}`
  return browser.post(at, { ...form, version: version ?? versionIn((await browser.get(at)).html) })
}

test('R290 each therapy NICE recommends stands on a place’s page, with who offers it, where, how and how long the wait is, or that nobody does; without signing in', async () => {
  const before = await visitor.get(PLACE)
  expect(before.status).toBe(200)
  const { therapies } = await asSystem(db, caller => contentLists(caller, ['therapies']))
  expect(therapies.length).toBeGreaterThanOrEqual(20)
  for (const one of therapies) expect(under(before.html, one.code), one.code).toContain('Nobody offers this here yet. Ask for help all the same.')
  expect(before.html).toContain(`0 of ${therapies.length} are offered here`)
  expect(before.html).toContain('you do not need a diagnosis')

  expect((await offer('north', 'cbt', OFFER)).location).toBe('/services/north/therapies?saved')
  expect((await offer('north', 'emdr', { ...OFFER, location: '', waitWeeks: '', started: '', finished: '', ...day('--') })).status).toBe(303)
  const { html } = await visitor.get(PLACE)
  expect(html).toContain(`2 of ${therapies.length} are offered here`)
  const cbt = under(html, 'cbt')
  expect(cbt).toContain('North Testtown team')
  expect(cbt).toContain('The Hub, 1 High Street')
  expect(cbt).toContain('One to one; in person, by video')
  expect(cbt).toContain('About 8 weeks, said by the team for 1 November 2026')
  expect(html).toContain('<a href="https://www.nice.org.uk/guidance/ng222">Depression in adults</a>')
  expect(under(html, 'emdr')).toContain('Not said: ask the team Not counted')
  expect(under(html, 'arts-therapies')).toContain('Nobody offers this here yet')
  expect(html).toContain('Nobody answerable for clinical content here has checked this list')
  // Nothing is said to be recommended that nobody has checked, and guidance for children is not cited for adults.
  expect(html).not.toMatch(/NICE[^.<]* recommends/)
  expect(html).not.toContain('cg155')
  expect((await (await browse(db, await makeOperator(db, 'commissioner'))).get(PLACE)).status).toBe(200)
})

test('R290 the page is linked from the place, its services, its coverage and the service itself, and a person comes to their own place', async () => {
  for (const path of ['/places/E07999999', '/services/in/E07999999', '/services/in/N0001', '/therapies', '/services/north'])
    expect((await visitor.get(path)).html, path).toContain(`href="${PLACE}"`)
  expect((await (await browse(db, await makePerson(db, 'Amina'))).get('/therapies')).location).toBe(PLACE)
  expect((await (await browse(db, await makeOperator(db, 'commissioner'))).get('/coverage/E07999999')).html).toContain(`href="${PLACE}"`)
  expect(plain((await visitor.get('/services/north')).html)).toContain(
    'Cognitive behavioural therapy (CBT) One to one; in person, by video. Wait: about 8 weeks, said by the team for 1 November 2026.',
  )
  expect((await visitor.get('/services/south')).html).not.toContain('Therapies, groups and planning')
})

test('a wait counted more than 92 days ago is never told as today’s, and the soonest stands first', async () => {
  const other = await makeWorker(db, 'team_lead', town.trust, [town.south], 'Southern Lead', true)
  expect((await offer('south', 'cbt', { ...OFFER, waitWeeks: '3' }, other)).status).toBe(303)
  const now = (await visitor.get(PLACE)).html
  expect(under(now, 'cbt')).toMatch(/South Testtown team[\s\S]*About 3 weeks[\s\S]*North Testtown team[\s\S]*About 8 weeks/)
  const day92 = await (await browse(db, undefined, () => new Date('2027-02-01T12:00:00Z'))).get(PLACE)
  expect(under(day92.html, 'cbt')).toContain('About 3 weeks, said by the team for 1 November 2026')
  const later = () => new Date('2027-02-02T12:00:00Z')
  const day93 = under((await (await browse(db, undefined, later)).get(PLACE)).html, 'cbt')
  expect(day93).toContain('Last said by the team for 1 November 2026: ask the team')
  expect(day93).not.toMatch(/\d weeks/)
  expect((await (await browse(db, other, later)).get('/services/south/therapies')).html).toContain('One wait was counted more than three months ago')
})

test('R462 therapies, peer groups, crisis and safety planning, and support for family stand on one page, with waits and how many finished', async () => {
  for (const [therapy, finished] of [
    ['dbt', '9'],
    ['peer-group', '20'],
    ['safety-planning', '24'],
    ['family-support', '2'],
  ] as const)
    expect((await offer('north', therapy, { ...OFFER, finished })).status).toBe(303)
  const { html } = await visitor.get(PATHWAY)
  for (const heading of Object.values(GROUPS)) expect(html).toContain(heading)
  for (const [therapy, finished] of [
    ['dbt', '9 of them have finished'],
    ['peer-group', '20 of them have finished'],
    ['safety-planning', 'all of them have finished'],
    // So few could be somebody one knows.
    ['family-support', 'fewer than 5 of them have finished'],
  ] as const)
    expect(under(html, therapy)).toContain(
      `About 8 weeks, said by the team for 1 November 2026 The team says: in the year to 1 November 2026, 24 people started; ${finished}`,
    )
  expect(under(html, 'crisis-planning')).toContain('Nobody offers this here yet')
  expect(html).not.toContain('aria-labelledby="emdr"')
  expect(html).toContain('You may have been given a diagnosis, or none.')
})

test('a place’s pathway says that it has no name yet; once people who use it chose one, that name heads it, with who chose it', async () => {
  const none = await visitor.get(PATHWAY)
  expect(plain(none.html)).toContain('This help has no name of its own in Testtown yet')
  const planner = await browse(db, await makeOperator(db, 'commissioner'))
  const at = `${PATHWAY}/name`
  const version = versionIn((await planner.get(at)).html)
  const bad = await planner.post(at, { name: 'Kept words', chosenBy: ' ', about: 'Kept too', version })
  expect(bad.status).toBe(422)
  for (const words of ['Write who chose it', 'href="#chosenBy"', 'Kept words', 'Kept too']) expect(bad.html).toContain(words)
  const chosen = { name: 'Steady Ground', chosenBy: 'Twelve people who use it, in May', about: 'We begin with what helps.' }
  expect((await planner.post(at, { ...chosen, version })).location).toBe(`${PATHWAY}?saved`)
  const late = await (await browse(db, lead)).post(at, { ...chosen, name: 'Mine', version })
  expect(late.status).toBe(409)
  for (const words of ['wrote a name first', 'Steady Ground', 'value="Mine"']) expect(late.html).toContain(words)
  const { html } = await visitor.get(PATHWAY)
  expect(plain(html)).toContain('Steady Ground')
  expect(plain(html)).toContain('chosen with people who use it: Twelve people who use it, in May')
  expect(html).not.toContain('Mine')
  expect((await visitor.get(PLACE)).html).toContain('Steady Ground: help with long-lasting')
  // Whoever has read what stands there now may change it.
  expect((await (await browse(db, lead)).post(at, { ...chosen, version: versionIn(late.html) })).status).toBe(303)
})

test('of two leads who write at once neither is overwritten and both are told; also after a mistake, and when one takes it off', async () => {
  const browser = await browse(db, second)
  const read = versionIn((await browser.get(CBT)).html)
  expect((await offer('north', 'cbt', { ...OFFER, waitWeeks: '5' })).status).toBe(303)
  const mistaken = await browser.post(CBT, { ...OFFER, waitWeeks: 'soon', version: read })
  expect(mistaken.status).toBe(422)
  expect(versionIn(mistaken.html)).toBe(read)
  const late = await browser.post(CBT, { ...OFFER, location: 'My own new rooms', version: versionIn(mistaken.html) })
  expect(late.status).toBe(409)
  for (const words of ['Lena Lead changed this first', 'My own new rooms', 'About 5 weeks']) expect(late.html).toContain(words)
  expect((await visitor.get(PLACE)).html).not.toContain('My own new rooms')
  expect((await browser.post(`${CBT}/withdraw`, { version: read })).status).toBe(409)
  expect((await browser.post(`${CBT}/withdraw`, { version: versionIn(late.html) })).status).toBe(303)
  expect(under((await visitor.get(PLACE)).html, 'cbt')).not.toContain('North Testtown team')
  const gone = await offer('north', 'cbt', OFFER, lead, versionIn(late.html))
  expect(gone.status).toBe(409)
  expect(gone.html).toContain('took this off what you offer first')
  // Put back since, it has a version of its own: a page of before cannot be saved over it.
  expect((await offer('north', 'cbt', OFFER, lead, versionIn(gone.html))).status).toBe(303)
  expect((await offer('north', 'cbt', OFFER, second, read)).status).toBe(409)
  const both = await Promise.all([offer('north', 'counselling', OFFER, lead, '0'), offer('north', 'counselling', OFFER, second, '0')])
  expect(both.map(one => one.status).sort()).toEqual([303, 409])
})

test('what cannot be right comes back beside its field with everything typed, and nothing is kept', async () => {
  for (const [form, field, words] of [
    [{ ways: [] }, 'ways', 'Choose at least one way'],
    [{ forms: ['crowd'] }, 'forms', 'Choose from the list'],
    [{ waitWeeks: '2.5' }, 'waitWeeks', 'Enter the weeks as a whole number up to 520, or leave it empty'],
    [{ waitWeeks: '99999999999999999999' }, 'waitWeeks', 'Enter the weeks as a whole number up to 520'],
    [{ started: '-1' }, 'started', 'Enter how many started as a whole number up to 100,000'],
    [{ finished: '25' }, 'finished', 'This cannot be more than the 24 people who started'],
    [{ started: '' }, 'started', 'Enter also how many people started'],
    [day('2026-11-24'), 'countedOn-day', 'The day must be today or earlier'],
    [day('2026-02-30'), 'countedOn-day', 'This must be a real date'],
    [day('--'), 'countedOn-day', 'Enter the day you counted'],
    [{ waitWeeks: '', started: '', finished: '' }, 'waitWeeks', 'Enter what was counted on that day'],
    [{ location: 'x'.repeat(501) }, 'location', '500 characters or fewer'],
    [{ version: '1; drop' }, 'version', 'Open this page again'],
  ] as [Record<string, string | string[]>, string, string][]) {
    const browser = await browse(db, lead)
    const { status, html } = await browser.post('/services/north/therapies/mantra', { ...OFFER, location: 'Kept <words>', version: '0', ...form })
    expect(status, field).toBe(422)
    expect(html, field).toContain(words)
    expect(html, field).toContain(`href="#${field}"`)
    if (!('location' in form)) expect(html).toContain('Kept &lt;words&gt;')
  }
  expect(under((await visitor.get(PLACE)).html, 'mantra')).toContain('Nobody offers this here yet')
  const fine = { location: '', ways: [], forms: [], waitWeeks: 1, started: null, finished: null, countedOn: '2026-11-23' }
  expect(problemsOf(fine, '2026-11-23')).toEqual({})
})

test('only who leads the team changes what it offers, and only who plans or leads a place names its pathway; past the pages neither', async () => {
  const nurse = await browse(db, await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north]))
  const elsewhere = await makeWorker(db, 'team_lead', town.trust, [town.south], 'Other Lead', true)
  const unled = await makeWorker(db, 'team_lead', town.trust, [town.north], 'No Lead Yet')
  for (const path of ['/services/north/therapies', CBT]) {
    expect((await nurse.get(path)).status).toBe(403)
    expect((await visitor.get(path)).status).toBe(303)
    for (const who of [elsewhere, unled]) expect((await (await browse(db, who)).get(path)).status).toBe(404)
  }
  expect((await nurse.post(CBT, { ...OFFER, version: '0' })).status).toBe(403)
  expect((await nurse.post(`${CBT}/withdraw`, { version: '1' })).status).toBe(403)
  expect((await (await browse(db, elsewhere)).post(CBT, { ...OFFER, version: '0' })).status).toBe(404)
  expect((await nurse.post(`${PATHWAY}/name`, { name: 'x', chosenBy: 'y', version: '0' })).status).toBe(403)
  expect((await (await browse(db, unled)).get(`${PATHWAY}/name`)).status).toBe(403)
  expect((await (await browse(db, unled)).post(`${PATHWAY}/name`, { name: 'x', chosenBy: 'y', version: '0' })).status).toBe(403)
  const changed = await as(db, elsewhere, ({ tx }) => sql`update therapy_offer set started = null where team_id = ${town.north} returning id`.execute(tx))
  expect(changed.rows).toEqual([])
  const add =
    (by: Identity, team: string, finished: number) =>
    ({ tx }: Caller) =>
      sql`insert into therapy_offer (id, team_id, therapy, ways, forms, started, finished, counted_on, version, by_worker, by_name, changed_at)
      values (gen_random_uuid(), ${team}, 'forged', '{phone}', '{group}', 5, ${finished}, '2026-11-01', 1, ${by.workerId}::uuid, 'x', '2026-11-23')`.execute(tx)
  await expect(as(db, elsewhere, add(elsewhere, town.north, 1))).rejects.toThrow(/row-level security/)
  await expect(as(db, lead, add(elsewhere, town.north, 1))).rejects.toThrow(/row-level security/)
  await expect(as(db, lead, add(lead, town.north, 6))).rejects.toThrow(/check constraint/)
})

test('addresses that name nothing get the same plain answer', async () => {
  const browser = await browse(db, lead)
  for (const path of [
    '/places/NOWHERE/therapies',
    '/places/%00/therapies',
    "/places/' or 1=1/feelings-and-relationships",
    '/places/E07999999/feelings-and-relationships/name/x',
    '/services/nobody/therapies',
    '/services/north/therapies/nothing',
    '/services/north/therapies/%3Cscript%3E',
    '/services/%00/therapies/cbt',
  ])
    expect((await browser.get(path)).status, path).toBe(404)
  expect((await browser.post('/services/north/therapies/nothing', { ...OFFER, version: '0' })).status).toBe(404)
  expect((await browser.get('/places/NOWHERE/feelings-and-relationships/name')).status).toBe(404)
})

test('every therapy names guidance that the index of guidance knows, and one of the headings', async () => {
  const { therapies, 'nice-index': index } = await asSystem(db, caller => contentLists(caller, ['therapies', 'nice-index']))
  const known = new Set(index.map(one => one.code))
  for (const { code, more, words, checked } of therapies) {
    const { nice, group } = more as { nice: string[]; group: string }
    expect(nice.length, code).toBeGreaterThan(0)
    for (const one of nice) expect(known, code).toContain(one)
    expect(Object.keys(GROUPS), code).toContain(group)
    expect([words.length > 20, checked], code).toEqual([true, false])
  }
})
