import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { ROOT, testDatabase } from '../../../test/support/db.ts'
import { type Caller, inTransaction, system, VISITOR } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import {
  findNeighbourhoodByPostcode,
  findNeighbourhoodByPractice,
  listCareSystems,
  listNeighbourhoods,
  listPlaces,
  searchPractices,
  somePostcodes,
} from '../../rooms/places/index.ts'
import { type ImportReport, importShipped } from './index.ts'

let db: Database
let reports: ImportReport[]
const importing = <T>(work: (caller: Caller) => Promise<T>) => inTransaction(db, system('importer'), work)
const visiting = <T>(work: (caller: Caller) => Promise<T>) => inTransaction(db, VISITOR, work)

beforeAll(async () => {
  db = await testDatabase()
  reports = await importing(caller => importShipped(caller, ROOT))
})
afterAll(() => db.close())

describe('the open data Kith is shipped with', () => {
  test('is read without a single refusal, and written down', async () => {
    expect(reports.map(({ kind, refused }) => [kind, refused])).toEqual([
      ['boundaries', 0],
      ['postcodes', 0],
      ['outcodes', 0],
      ['organisations', 0],
      ['practices', 0],
    ])
    expect(reports.find(report => report.kind === 'postcodes')!.kept).toBeGreaterThan(100_000)
    const { rows } = await importing(({ tx }) => sql<{ n: number }>`select count(*) as n from import_run where rows_read = rows_kept`.execute(tx))
    expect(rows[0]!.n).toBe(5)
  })

  test('changes nothing when it is imported again', async () => {
    const again = await importing(caller => importShipped(caller, ROOT))
    expect(again.map(({ changed, refused }) => [changed, refused])).toEqual(again.map(() => [0, 0]))
    expect(again.map(report => report.sha256)).toEqual(reports.map(report => report.sha256))
  })

  test('R116 holds three care systems, their places and their neighbourhoods, each inside the other', async () => {
    const systems = await visiting(listCareSystems)
    expect(systems.map(one => one.name)).toEqual(['North Central London', 'North East and North Cumbria', 'Staffordshire and Stoke-on-Trent'])
    const places = await visiting(listPlaces)
    expect(places).toHaveLength(15)
    for (const place of places) {
      const neighbourhoods = await visiting(caller => listNeighbourhoods(caller, place.code))
      expect(neighbourhoods.length, place.name).toBeGreaterThan(0)
      const total = neighbourhoods.reduce((sum, one) => sum + (one.population ?? 0), 0)
      expect(total, `${place.name} is the sum of its neighbourhoods`).toBe(place.population)
    }
  })

  test('R157 holds communities far from the indicative sizes without a word of warning', async () => {
    const sizes = []
    for (const place of await visiting(listPlaces)) sizes.push(...(await visiting(caller => listNeighbourhoods(caller, place.code))))
    expect(Math.min(...sizes.map(one => one.population!))).toBeLessThan(15_000)
    expect(Math.max(...sizes.map(one => one.population!))).toBeGreaterThan(100_000)
    const browser = await browse(db)
    for (const one of sizes.filter(({ population }) => population! < 15_000 || population! > 100_000)) {
      const { status, html } = await browser.get(`/neighbourhoods/${one.code}`)
      expect(status).toBe(200)
      expect(html).toContain(`${one.population!.toLocaleString('en-GB')} people`)
      expect(html).not.toMatch(/warning|too (small|large|big|many|few)|outside the|recommended|should be/i)
    }
  })

  test('every practice, trust and council is an organisation in its care system', async () => {
    const { rows } = await importing(({ tx }) =>
      sql<{ kind: string; n: number; placeless: number }>`
      select kind, count(*) as n, count(*) filter (where care_system_code is null) as placeless from organisation group by kind order by kind`.execute(tx),
    )
    expect(rows.map(({ kind, n }) => [kind, n])).toEqual([
      ['council', 16],
      ['gp_practice', 344],
      ['icb', 3],
      ['nhs_trust', 10],
      ['pcn', 60],
    ])
    expect(rows.every(row => row.placeless === 0)).toBe(true)
  })
})

describe('finding a neighbourhood', () => {
  const find = (typed: string) => visiting(caller => findNeighbourhoodByPostcode(caller, typed))

  test('R116 a whole postcode finds its neighbourhood however it is typed', async () => {
    for (const typed of ['N17 0AA', 'n170aa', '  N17-0aa ', 'n 1 7 0 a a']) {
      const answer = await find(typed)
      expect(answer).toMatchObject({ found: 'exact', neighbourhood: { placeName: 'Haringey', careSystemCode: 'QMJ' } })
    }
  })

  test('a postcode not held is found about, by its first half, and says so', async () => {
    expect(await find('TS12 9ZZ')).toMatchObject({ found: 'outcode', neighbourhood: { placeName: 'Redcar and Cleveland' } })
    expect(await find('N17')).toMatchObject({ found: 'outcode', neighbourhood: { placeName: 'Haringey' } })
  })

  test('a real postcode elsewhere is elsewhere; one that does not exist is unknown; what is none says what to do', async () => {
    expect(await find('M1 1AE')).toEqual({ found: 'elsewhere' })
    expect(await find('ZZ99 9ZZ')).toEqual({ found: 'unknown' })
    expect(await find('N17 OAA')).toMatchObject({ found: 'wrong', message: expect.stringContaining('N17 0AA') })
  })

  test('R116 a GP practice finds the neighbourhood that looks after it', async () => {
    expect(await visiting(caller => findNeighbourhoodByPractice(caller, 'a81013'))).toMatchObject({ name: 'East Cleveland', placeName: 'Redcar and Cleveland' })
    expect(await visiting(caller => findNeighbourhoodByPractice(caller, 'Z99999'))).toBeUndefined()
    expect(await visiting(caller => findNeighbourhoodByPractice(caller, "'; drop table place --"))).toBeUndefined()
  })

  test('practices are found by words of their name, postcode or code, and never more than twenty', async () => {
    const search = (text: string) => visiting(caller => searchPractices(caller, text))
    expect((await search('brotton surg')).map(one => one.name)).toEqual(['Brotton Surgery'])
    expect((await search('TS12 2FF')).map(one => one.code)).toContain('A81013')
    expect(await search('surgery')).toHaveLength(20)
    expect(await search('%')).toEqual([])
    expect(await search('')).toEqual([])
    expect(await search('\0\ud800_'.repeat(5000))).toEqual([])
  })

  test('made-up people can be given real postcodes of a neighbourhood', async () => {
    const some = await visiting(caller => somePostcodes(caller, 'U05885', 5))
    expect(some).toHaveLength(5)
    expect(await find(some[0]!.postcode)).toMatchObject({ found: 'exact', neighbourhood: { code: 'U05885' } })
  })
})

describe('the public pages', () => {
  test('list the care systems and their places, with a map that says what it is', async () => {
    const { status, html } = await (await browse(db)).get('/places')
    expect(status).toBe(200)
    for (const name of ['North Central London', 'Newcastle-under-Lyme', 'Redcar and Cleveland']) expect(html).toContain(name)
    expect(html.match(/<svg class="kith-map"[^>]*aria-label="Map of/g)).toHaveLength(3)
    expect(html).not.toContain('style=')
  })

  test('a place lists its neighbourhoods; what is no place is not found', async () => {
    const browser = await browse(db)
    const { html } = await browser.get('/places/E09000007')
    expect(html).toContain('href="/neighbourhoods/U05885"')
    for (const code of ['E99999999', 'x', '%00', "'--", '%F0%9F%92%A9', 'a'.repeat(5000)]) expect((await browser.get(`/places/${code}`)).status).toBe(404)
  })

  test('a postcode leads to its neighbourhood and does not stay in the address', async () => {
    const browser = await browse(db)
    const { status, location } = await browser.post('/places', { find: 'wc1n 3bh' })
    expect(status).toBe(303)
    expect(location).toMatch(/^\/neighbourhoods\/U\d{5}$/)
    expect((await browser.post('/places', { find: 'N17 9ZZ' })).location).toMatch(/\?found=about$/)
  })

  test('a GP surgery by name leads there too', async () => {
    const { status, html } = await (await browse(db)).post('/places', { find: 'brotton' })
    expect(status).toBe(200)
    expect(html).toContain('href="/neighbourhoods/U07842"')
  })

  test('what cannot be found comes back at 422 with the words typed and what to do', async () => {
    const browser = await browse(db)
    const cases: [string, string][] = [
      ['N17 OAA', 'Did you mean N17 0AA?'],
      ['M1 1AE', 'outside the places'],
      ['qqqq', 'no GP surgery'],
      ['', 'Enter a postcode'],
    ]
    for (const [find, words] of cases) {
      const { status, html } = await browser.post('/places', { find })
      expect(status).toBe(422)
      expect(html).toContain(words)
      expect(html).toContain('href="#find"')
      if (find) expect(html).toContain(`value="${find}"`)
    }
    for (const find of ['\0'.repeat(50), '<script>', 'x'.repeat(10_000), '\ud800']) expect((await browser.post('/places', { find })).status).toBeLessThan(500)
    expect((await browser.post('/places', { find: ['a', 'b'] })).status).toBe(422)
  })
})
