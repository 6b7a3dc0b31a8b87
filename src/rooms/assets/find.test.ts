import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, makeTown, NOW } from '../../../test/support/people.ts'
import type { Database } from '../../core/db.ts'
import { monthsBefore } from './assets.ts'
import { putEntry, putLocation, type TestEntry } from './find.hold.ts'
import { type Finding, findAssets, listInterests, type Near, NOTHING_ASKED } from './index.ts'

const HERE: Near = { lat: 51.5, lon: -0.1, label: 'N17 0AA', placeCode: 'E07999999', exact: true }
const north = (metres: number) => HERE.lat + metres / 111_250
const MILE = 1609

let db: Database
const ids: Record<string, string> = {}
const entries: TestEntry[] = [
  {
    name: 'Canal Gardeners',
    terms: ['gardening'],
    lat: north(0.5 * MILE),
    lon: HERE.lon,
    times: [[6, '10:00', '12:00']],
    stepFree: 'yes',
    flexible: ['carers'],
    support: 'Someone meets you at the gate',
    travel: 'Bus 41',
  },
  {
    name: 'Garden for the Mind',
    terms: ['gardening'],
    lat: north(0.2 * MILE),
    lon: HERE.lon,
    mentalHealth: true,
    domains: ['healthCare', 'personalInterests'],
    kind: 'statutory',
  },
  { name: 'Allotment on Prescription', terms: ['gardening'], lat: north(0.3 * MILE), lon: HERE.lon, referral: 'needed' },
  { name: 'Far Allotments', terms: ['gardening'], lat: north(4 * MILE), lon: HERE.lon, cost: 'low' },
  {
    name: 'Coffee at the Hall',
    organisation: 'Testtown Faith Forum',
    terms: ['meeting-people'],
    lat: north(0.4 * MILE),
    lon: HERE.lon,
    languages: ['Somali', 'Turkish'],
    times: [[2, '18:00', '20:00']],
    domains: ['personalRelationships', 'localFacilities'],
  },
  { name: 'Seaview Swimming', terms: ['swimming'], lat: north(3 * MILE), lon: HERE.lon, cost: 'pay', ages: [60, null] },
  { name: 'Knitters Online', terms: ['knitting-sewing', 'online-community'], online: true },
  {
    name: 'Town Advice',
    terms: ['money-debt'],
    places: ['E07999999'],
    domains: ['localFacilities'],
    kind: 'voluntary',
    description: 'We also lend umbrellas.',
  },
  { name: 'Quiet House Refuge', terms: ['gardening'], lat: north(100), lon: HERE.lon, published: false, description: 'A secret address' },
  { name: 'Sleepy Singers', terms: ['singing'], lat: north(200), lon: HERE.lon, confirmedAt: monthsBefore(NOW, 10) },
  { name: 'Awake Singers', terms: ['singing'], lat: north(1900), lon: HERE.lon },
  { name: 'Vanished Singers', terms: ['singing'], lat: north(150), lon: HERE.lon, confirmedAt: monthsBefore(NOW, 13) },
]

const find = (asked: Partial<Finding>, near: Near | undefined = HERE) => asSystem(db, caller => findAssets(caller, { ...NOTHING_ASKED, ...asked }, near))
const names = async (asked: Partial<Finding>, near?: Near) => (await find(asked, near)).entries.map(entry => entry.name)

beforeAll(async () => {
  db = await testDatabase()
  await makeTown(db)
  await asSystem(db, async caller => {
    await sql`insert into small_area (code, name, neighbourhood_code, lat, lon) values ('E01999999', 'Test 001A', 'N0001', 51.5, -0.1), ('E01999998', 'Test 001B', 'S0001', 51.45, -0.1)`.execute(
      caller.tx,
    )
    await sql`insert into postcode (postcode, lat, lon, small_area_code) values ('N170AA', 51.5, -0.1, 'E01999999')`.execute(caller.tx)
    for (const entry of entries) ids[entry.name] = await putEntry(caller, entry)
    await putLocation(caller, ids['Far Allotments']!, { lat: north(9 * MILE), lon: HERE.lon, name: 'far' })
  })
})
afterAll(() => db.close())

describe('the question', () => {
  test('our headings come with Kith', async () => {
    expect((await asSystem(db, caller => listInterests(caller))).length).toBeGreaterThan(60)
  })

  test('R050 R053 nearest first, and what is linked to mental health after what is not, unless asked otherwise', async () => {
    expect(await names({ words: 'gardening' })).toEqual(['Canal Gardeners', 'Garden for the Mind'])
    expect(await names({ words: 'gardening', mentalHealth: 'together' })).toEqual(['Garden for the Mind', 'Canal Gardeners'])
    expect(await names({ words: 'gardening', mentalHealth: 'only' })).toEqual(['Garden for the Mind'])
  })

  test('R054 what somebody has to be sent to is left out, counted, and shown when asked for', async () => {
    const found = await find({ words: 'gardening' })
    expect(found.needReferral).toBe(1)
    expect(await names({ words: 'gardening', referralToo: true, mentalHealth: 'together' })).toEqual([
      'Garden for the Mind',
      'Canal Gardeners',
      'Allotment on Prescription',
    ])
  })

  test.each([
    ['gardning', 'Canal Gardeners'],
    ['cofee', 'Coffee at the Hall'],
    ['lonely', 'Coffee at the Hall'],
    ['get out of the house', 'Coffee at the Hall'],
    ['swiming', 'Seaview Swimming'],
    ['seeview swimers', 'Seaview Swimming'],
    ['skint', 'Town Advice'],
    ['umbrella', 'Town Advice'],
    ['knit', 'Knitters Online'],
    ['Testown Faith Form', 'Coffee at the Hall'],
  ])('typing errors and everyday words are forgiven: %j finds %s', async (words, name) => {
    expect((await names({ words, within: 0 })).slice(0, 5)).toContain(name)
  })

  test('every filter narrows what the others left', async () => {
    expect(await names({ stepFree: true })).toEqual(['Canal Gardeners'])
    expect(await names({ stepFree: true, when: ['sat'] })).toEqual(['Canal Gardeners'])
    expect(await names({ stepFree: true, when: ['evening'] })).toEqual([])
    expect(await names({ when: ['evening'] })).toEqual(['Coffee at the Hall'])
    expect(await names({ language: 'Somali', domains: ['personalRelationships'] })).toEqual(['Coffee at the Hall'])
    expect(await names({ language: 'Somali', domains: ['healthCare'] })).toEqual([])
    expect(await names({ age: 30, words: 'swimming', within: 0 })).toEqual([])
    expect(await names({ age: 70, words: 'swimming', within: 0 })).toEqual(['Seaview Swimming'])
    expect(await names({ free: true, words: 'allotment', within: 5 })).not.toContain('Far Allotments')
  })

  test('R025 what is flexible for somebody can be asked for', async () => {
    const found = await find({ flexible: ['carers'] })
    expect(found.entries.map(entry => entry.name)).toEqual(['Canal Gardeners'])
    expect(found.entries[0]!.reasons).toContain('Flexible for people who care for somebody')
  })

  test('R113 R231 what is online, and what serves the whole place, is there for whoever looks', async () => {
    expect(await names({ how: 'online' })).toEqual(['Knitters Online'])
    expect(await names({ words: 'knitting' })).toEqual(['Knitters Online'])
    expect(await names({ words: 'debt' })).toEqual(['Town Advice'])
    expect(await names({ words: 'debt' }, { ...HERE, lat: 55, placeCode: undefined })).toEqual([])
  })

  test('R220 an entry in two domains and two places is found in each, once, at its nearest', async () => {
    for (const domain of ['healthCare', 'personalInterests'] as const) expect(await names({ domains: [domain] })).toContain('Garden for the Mind')
    const [far] = (await find({ words: 'far allotments', within: 10 })).entries
    expect(Math.round(far!.metres! / MILE)).toBe(4)
    expect(await names({ words: 'far allotments', within: 10 })).toEqual(['Far Allotments'])
    expect(await names({ words: 'far allotments', within: 1 }, { ...HERE, lat: north(9 * MILE) })).toEqual(['Far Allotments'])
  })

  test('a search never ends without a way on: further, with one thing less, or with words that come near', async () => {
    const swim = await find({ words: 'swimming' })
    expect(swim.entries).toEqual([])
    expect(swim.instead?.widening).toEqual({ miles: 5, count: 1 })
    const both = await find({ stepFree: true, when: ['evening'] })
    expect(both.instead?.lifts.map(lift => [lift.code, lift.count])).toEqual([
      ['when', 1],
      ['stepFree', 1],
    ])
    const sent = await find({ words: 'prescription allotment', domains: ['personalInterests'] })
    expect(sent.needReferral).toBe(1)
    const near = await find({ words: 'sewing machine repairs' })
    expect(near.loosely).toBe(true)
    expect(near.entries.map(entry => entry.name)).toContain('Knitters Online')
  })

  test('R240 what nobody confirmed for nine months is last; after a year it is gone', async () => {
    expect(await names({ words: 'singing' })).toEqual(['Awake Singers', 'Sleepy Singers'])
    expect((await find({ words: 'singing' })).entries.map(entry => entry.sunk)).toEqual([false, true])
  })
})

describe('the pages', () => {
  const at = async () => {
    const visitor = await browse(db)
    await visitor.post('/community', { q: '', where: 'n17 0aa' })
    return visitor
  }
  const listed = (html: string) => [...html.matchAll(/href="\/community\/([0-9a-f-]{36})/g)].map(([, id]) => id)

  test('R053 anybody finds and opens an entry without signing in; where they look from is in no address', async () => {
    const visitor = await browse(db)
    const sent = await visitor.post('/community', { q: 'gardening', where: 'N17 0AA' })
    expect(sent.location).toBe('/community?q=gardening')
    expect(sent.headers.getSetCookie()[0]).toMatch(/^kith_near=.*HttpOnly; SameSite=Lax$/)
    const { html } = await visitor.get(sent.location)
    expect(html).toContain('within 2 miles of N17 0AA')
    expect(html.match(/href="[^"]*(51\.5|N17|n17)[^"]*"/g) ?? []).toEqual([])
    const entry = await visitor.get(`/community/${ids['Canal Gardeners']}`)
    expect(entry.status).toBe(200)
    expect(entry.html).toContain('Someone meets you at the gate')
    await visitor.post('/community/forget')
    expect(visitor.cookies.kith_near).toBeUndefined()
  })

  test('R055 R056 an entry says when, where, travel, steps, cost, who may come, support, and how sure it is', async () => {
    const { html } = await (await browse(db)).get(`/community/${ids['Canal Gardeners']}`)
    for (const words of [
      'Saturday, 10am to midday',
      '1 Test Street',
      'N17 0AA',
      'Bus 41',
      'Step-free.',
      'Free.',
      'Open to everyone.',
      'Someone meets you',
      'people who care for somebody',
      'You can just go',
      'Last confirmed on 23 November 2026',
      `/community/${ids['Canal Gardeners']}/tell`,
      'href="/crisis"',
    ])
      expect(html).toContain(words)
    expect((await (await browse(db)).get(`/community/${ids['Allotment on Prescription']}`)).html).toContain('has to put you in touch first')
  })

  test('R024 R229 public, voluntary, faith and community bodies stand in one list, alike', async () => {
    const { html } = await (await at()).get('/community?within=5')
    for (const name of ['Garden for the Mind', 'Town Advice', 'Coffee at the Hall', 'Canal Gardeners']) expect(html).toContain(name)
    expect(html).not.toMatch(/voluntary organisation|public body/i)
  })

  test('R216 R217 R218 R219 each domain by itself', async () => {
    const visitor = await at()
    const of = async (domain: string) => (await visitor.get(`/community?domain=${domain}`)).html
    expect(await of('healthCare')).toContain('Garden for the Mind')
    expect(await of('localFacilities')).toContain('Town Advice')
    expect(await of('personalInterests')).toContain('Canal Gardeners')
    const people = await of('personalRelationships')
    expect(people).toContain('Coffee at the Hall')
    expect(people).not.toContain('Canal Gardeners')
  })

  test('list, map and paper show the same entries', async () => {
    const visitor = await at()
    const { html } = await visitor.get('/community?within=5')
    const list = [...html.matchAll(/id="entry-(\d+)"/g)].map(([, number]) => Number(number))
    const onMap = [...html.matchAll(/aria-label="([^"]*\d+: [^"]*)"/g)].flatMap(([, label]) =>
      [...label!.matchAll(/(\d+): /g)].map(([, number]) => Number(number)),
    )
    const [, off] = /(\d+|One) in the list (?:is|are) not on this map/.exec(html) ?? []
    expect(onMap.length + (off === 'One' ? 1 : Number(off ?? 0))).toBe(list.length)
    expect(list).toEqual(expect.arrayContaining(onMap))
    const paper = await visitor.get('/community/paper?within=5')
    for (const id of new Set(listed(html))) expect(paper.html).toContain(entries.find(entry => ids[entry.name] === id)!.name)
    expect((await visitor.get('/community/paper?within=5&size=large')).html).toContain('kith-paper-list--large')
  })

  test('the map is moved by links that tell only how far it was moved', async () => {
    const visitor = await at()
    const { html } = await visitor.get('/community')
    const closer = /href="(\/community\?[^"]*)#map"[^>]*><span aria-hidden="true">\+/.exec(html)![1]!.replaceAll('&amp;', '&')
    expect(closer).toMatch(/^\/community\?x=-?[\d.]+&y=-?[\d.]+&z=-?[\d.]+$/)
    const moved = await visitor.get(closer)
    expect(moved.html).toContain('on this part of the map')
    const away = await visitor.get('/community?x=40&y=0&z=0')
    expect(away.html).toContain('Nothing on this part of the map')
    expect(away.html).toContain('Back to the start')
  })

  test('what is not published is absent from list, count, map and paper, and its page does not exist', async () => {
    const visitor = await at()
    for (const path of ['/community?q=refuge', '/community?q=gardening&within=0&also=referral', '/community', '/community/paper'])
      expect((await visitor.get(path)).html, path).not.toMatch(/Quiet House|secret address/)
    const hidden = await visitor.get(`/community/${ids['Quiet House Refuge']}`)
    const never = await visitor.get('/community/0192f000-0000-7000-8000-00000000dead')
    expect([hidden.status, never.status]).toEqual([404, 404])
    expect(hidden.html).toBe(never.html)
  })

  test.each([
    ['qqqq', 'We do not know a place of this name'],
    ['N17 OAA', 'Did you mean N17 0AA?'],
    ['AB10 1AB', 'We do not know this postcode'],
  ])('a place we cannot tell (%s) is said beside the field, with what was typed', async (where, words) => {
    const { status, html } = await (await browse(db)).post('/community', { q: 'tea & cake', where })
    expect(status).toBe(422)
    expect(html).toContain(words)
    expect(html).toContain('href="#where"')
    expect(html).toContain('value="tea &amp; cake"')
    expect(html).toContain(`value="${where}"`)
  })

  test('a place or neighbourhood by name, also typed wrongly, and where a device says it is', async () => {
    const visitor = await browse(db)
    await visitor.post('/community', { q: '', where: 'noth testtown' })
    expect((await visitor.get('/community')).html).toContain('North Testtown')
    const sent = await visitor.post('/community/here', { lat: '51.50004', lon: '-0.1', q: 'gardening' })
    expect(sent.location).toBe('/community?q=gardening')
    expect((await visitor.get(sent.location)).html).toContain('of where you are')
    expect((await visitor.post('/community/here', { lat: '0', lon: 'x' })).status).toBe(422)
  })

  test.each([
    `q=%00%27%3B--`,
    'q=%27%29%3B%20drop%20table%20asset',
    'q=a%26%7C%21%28%29%3A%2A%3C-%3E',
    `q=${'x'.repeat(3000)}`,
    `q=${'a%20'.repeat(400)}`,
    'q=%F0%9F%98%80',
    'page=99999999999&within=abc&age=-1&domain=x&when=never&flexible=1&mh=2&how=3',
    'x=1e308&y=-99999&z=999',
    'x=199&y=-199&z=8',
    'x=0&y=0&z=-8',
    'page=400',
    'language=%27',
    'interest=%22',
    'q=the+of+and',
    'q=%25%5F%5C',
    'age=9999',
    'q=%E0%A4%A',
  ])('nothing in an address makes it fail: %s', async query => {
    const visitor = await at()
    for (const path of [`/community?${query}`, `/community/paper?${query}`, `/community/${ids['Canal Gardeners']}?${query}`])
      expect((await visitor.get(path)).status, path).toBe(200)
  })

  test.each(['', 'x', '51.5|-0.1', '51.5|-0.1|1|E07999999|', '%E0%A4%A', '999|999|1||x', '51.5|-0.1|1|;drop|<script>alert(1)</script>', 'a'.repeat(3000)])(
    'a forged cookie is as none, or harmless: %j',
    async value => {
      const visitor = await browse(db)
      visitor.cookies.kith_near = encodeURIComponent(value)
      const { status, html } = await visitor.get('/community?q=gardening')
      expect(status).toBe(200)
      expect(html).not.toContain('<script>alert')
    },
  )
})
