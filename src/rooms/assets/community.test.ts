import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { makePerson, NOW } from '../../../test/support/people.ts'
import { buildApp } from '../../app.ts'
import { readConfig } from '../../core/config.ts'
import type { Database } from '../../core/db.ts'
import { ENTRIES, makeDirectory } from './directory.hold.ts'

let db: Database
let ids: Record<string, string> = {}

beforeAll(async () => {
  db = await testDatabase()
  ids = await makeDirectory(db)
})
afterAll(() => db.close())

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

  test('a place that is not known here is answered with where to turn, and without the place looked from before', async () => {
    const visitor = await at()
    expect((await visitor.get('/community?q=gardening')).html).toContain('Looking from')
    const unknown = await visitor.post('/community', { q: 'gardening', where: 'Zzyzx Island' })
    expect(unknown.status).toBe(422)
    for (const words of ['value="Zzyzx Island"', 'value="gardening"', 'For help anywhere in England call 111']) expect(unknown.html).toContain(words)
    expect(unknown.html).not.toContain('Looking from')
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
    for (const id of new Set(listed(html))) expect(paper.html).toContain(ENTRIES.find(entry => ids[entry.name] === id)!.name)
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

  test('somebody signed in to their own Kith can keep an entry; nobody else is offered to', async () => {
    const own = await (await browse(db, await makePerson(db, 'Amina'))).get(`/community/${ids['Canal Gardeners']}`)
    expect(own.html).toContain(`action="/my/community/${ids['Canal Gardeners']}/save"`)
    expect((await (await browse(db)).get(`/community/${ids['Canal Gardeners']}`)).html).not.toContain('/my/community/')
  })

  test('an entry opened from a list leads back to that list', async () => {
    const visitor = await at()
    const { html } = await visitor.get('/community?q=gardening&within=5')
    const link = /href="(\/community\/[0-9a-f-]{36}[^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&')
    expect((await visitor.get(link)).html).toContain('href="/community?q=gardening&amp;within=5"')
  })

  test('map tiles lie under our own lines only where an operator names a service, and then no other host is asked', async () => {
    const settings = { KITH_URL: 'http://localhost:3000', KITH_ROOT: process.env.KITH_ROOT, KITH_LIMITS: '0' }
    const tiles = { KITH_TILES: 'https://tiles.example/{z}/{x}/{y}.png', KITH_TILES_CREDIT: 'Tiles by Example' }
    const look = async (env: NodeJS.ProcessEnv) => {
      const answer = await buildApp(db, readConfig(env), { now: () => NOW }).request('http://localhost:3000/community?q=gardening&within=0')
      return { html: await answer.text(), policy: answer.headers.get('content-security-policy') ?? '' }
    }
    const without = await look(settings)
    expect(without.policy).toContain("img-src 'self' data:;")
    expect(without.html).not.toContain('<image')
    const under = await look({ ...settings, ...tiles })
    expect(under.policy).toContain("img-src 'self' data: https://tiles.example;")
    expect(under.html).toMatch(/<image href="https:\/\/tiles\.example\/\d+\/\d+\/\d+\.png"/)
    expect(under.html).toContain('Tiles by Example')
    expect(() => readConfig({ ...settings, KITH_TILES: 'https://tiles.example/' })).toThrow('KITH_TILES')
  })
})
