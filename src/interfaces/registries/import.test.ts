import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/db.ts'
import { type Caller, inTransaction, system } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import type { LoadKind } from '../../rooms/places/index.ts'
import { type ImportOptions, inWords, runImport } from './index.ts'

let db: Database
const folder = mkdtempSync(join(tmpdir(), 'kith-import-'))
const importing = <T>(work: (caller: Caller) => Promise<T>) => inTransaction(db, system('importer'), work)
let files = 0
function file(content: string | Uint8Array, suffix = '.csv'): string {
  const path = join(folder, `${++files}${suffix}`)
  writeFileSync(path, content)
  return path
}
const load = (kind: LoadKind, content: string | Uint8Array, options?: ImportOptions, suffix?: string) =>
  importing(caller => runImport(caller, kind, file(content, suffix), options))
const count = async (table: string) => (await importing(({ tx }) => sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(tx))).rows[0]!.n

const square = (west: number, south: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 0.1, south],
      [west + 0.1, south + 0.1],
      [west, south + 0.1],
      [west, south],
    ],
  ],
})
const feature = (properties: Record<string, unknown>, geometry: unknown) => ({ type: 'Feature', properties, geometry })
const AREAS = [
  feature({ level: 'care_system', code: 'QTT', name: 'Testshire' }, null),
  feature({ level: 'place', code: 'E07999998', name: 'Testville', care_system_code: 'QTT', population: 3 }, square(-2, 53)),
  feature(
    { level: 'neighbourhood', code: 'U99999', name: 'Upper Testville', place_code: 'E07999998', pcn_code: 'U99999', pcn_name: 'UPPER TEST PCN' },
    square(-2, 53),
  ),
  feature(
    { level: 'small_area', code: 'E01999999', name: 'Testville 001A', neighbourhood_code: 'U99999', imd_decile: 4 },
    { type: 'Point', coordinates: [-1.95, 53.05] },
  ),
]
const boundaries = (areas: unknown[], options?: ImportOptions) => load('boundaries', JSON.stringify({ features: areas }), options, '.geojson')
const POSTCODES = 'postcode,lat,lon,small_area_code\n'

beforeAll(async () => {
  db = await testDatabase()
})
beforeEach(async () => {
  await importing(({ tx }) => sql`delete from postcode`.execute(tx))
  await boundaries(AREAS)
})
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true })
})

describe('a good file', () => {
  test('is kept, counted and recorded with its hash', async () => {
    const report = await load('postcodes', `${POSTCODES}ZE1 0AA,60.1,-1.1,E01999999\nze10ab,60.2,-1.2,\n`)
    expect(report).toMatchObject({ read: 2, kept: 2, changed: 2, unchanged: 0, refused: 0 })
    const { rows } = await importing(({ tx }) => sql<{ sha256: string }>`select sha256 from import_run order by started_at desc limit 1`.execute(tx))
    expect(rows[0]!.sha256).toBe(report.sha256)
  })

  test('again changes nothing; with one value different changes one row', async () => {
    const text = `${POSTCODES}ZE1 0AA,60.1,-1.1,E01999999\nZE1 0AB,60.2,-1.2,\n`
    await load('postcodes', text)
    expect(await load('postcodes', text)).toMatchObject({ changed: 0, unchanged: 2 })
    expect(await load('postcodes', text.replace('60.2', '60.25'))).toMatchObject({ changed: 1, unchanged: 1 })
  })

  test('is read the same with a byte order mark, mixed line ends, blank lines, other columns, another order and gzip', async () => {
    const text = '\ufeffName, LON ,lat,POSTCODE\r\n"a, ""b""\n",-1.1,60.1,ZE1 0AA\r\rx,-1.2,60.2,ZE1 0AB\n\ny,-1.3,60.3,ZE1 0AD'
    expect(await load('postcodes', text)).toMatchObject({ read: 3, kept: 3, refused: 0 })
    expect(await load('postcodes', gzipSync(text), {}, '.csv.gz')).toMatchObject({ read: 3, unchanged: 3 })
  })

  test('rehearsed changes nothing and leaves no trace', async () => {
    const runs = await count('import_run')
    const report = await load('postcodes', `${POSTCODES}ZE1 0AA,60.1,-1.1,\nbad,60.1,-1.1,\n`, { dryRun: true })
    expect(report).toMatchObject({ dryRun: true, kept: 1, changed: 1, refused: 1 })
    expect([await count('postcode'), await count('import_run')]).toEqual([0, runs])
    expect(inWords(report)).toContain('nothing was changed')
  })

  test('two imports fit in one transaction', async () => {
    await importing(async caller => {
      for (const code of ['ZE1 0AA', 'ZE1 0AB']) await runImport(caller, 'postcodes', file(`${POSTCODES}${code},60.1,-1.1,\n`))
    })
    expect(await count('postcode')).toBe(2)
  })
})

describe('a row that will not do', () => {
  const refusal = async (kind: LoadKind, text: string) => {
    const report = await load(kind, text)
    expect(report.refused).toBe(1)
    return report.refusals[0]!
  }
  const cases: [string, string, string, RegExp][] = [
    ['short', 'ZE1 0AA,60.1', '', /2 of the 4 columns/],
    ['long', 'ZE1 0AA,60.1,-1.1,,x', '', /needs quotation marks/],
    ['with swapped coordinates', 'ZE1 0AA,-1.1,60.1,', 'lat', /swapped/],
    ['in metres', 'ZE1 0AA,4326000,1146000,', 'lat', /grid reference/],
    ['outside the country', 'ZE1 0AA,40.1,-1.1,', 'lat', /outside the United Kingdom/],
    ['without coordinates', 'ZE1 0AA,,-1.1,', 'lat', /number of degrees/],
    ['with words for a number', 'ZE1 0AA,NaN,-1.1,', 'lat', /number of degrees/],
    ['with a letter for a number', 'ZE1 OAA,60.1,-1.1,', 'postcode', /Did you mean ZE1 0AA/],
    ['with half a postcode', 'ZE1,60.1,-1.1,', 'postcode', /first half/],
    ['with a control character', 'ZE1 0AA,60.1,-1.1,E0199\x00999', 'small_area_code', /control character/],
    ['with markup for a code', 'ZE1 0AA,60.1,-1.1,<script>', 'small_area_code', /not a code/],
    ['of a small area not held', 'ZE1 0AA,60.1,-1.1,E01000000', 'small_area_code', /no small area/],
    ['with a long value', `${'Z'.repeat(5000)},60.1,-1.1,`, 'postcode', /20 characters/],
  ]
  test.each(cases)('%s is refused with its column and reason; the others are kept', async (_, row, column, reason) => {
    const found = await refusal('postcodes', `${POSTCODES}ZE2 9AA,60.1,-1.1,\n${row}\nZE2 9AB,60.1,-1.1,\n`)
    expect(found).toMatchObject({ row: 3, column, reason: expect.stringMatching(reason) })
    expect(found.raw.length).toBeLessThanOrEqual(200)
    expect(await count('postcode')).toBe(2)
  })

  test('repeated is refused the second time, naming the first', async () => {
    expect(await refusal('postcodes', `${POSTCODES}ZE1 0AA,60.1,-1.1,\nze10aa,60.9,-1.9,\n`)).toMatchObject({
      row: 3,
      reason: expect.stringContaining('row 2'),
    })
  })

  test('goes to a file when asked, safe to open in a spreadsheet', async () => {
    const path = join(folder, 'refused.csv')
    const rows = Array.from({ length: 2500 }, (_, i) => (i === 1700 ? '=HYPERLINK("http://x"),60.1,-1.1,' : `bad${i},60.1,-1.1,`))
    const report = await load('postcodes', `${POSTCODES}${rows.join('\n').replace('"http://x"', '""')}\n`, { refusalsTo: path })
    const written = readFileSync(path, 'utf8').trim().split('\r\n')
    expect([report.refused, written.length, report.refusals.length]).toEqual([2500, 2501, 20])
    expect(written.find(line => line.includes('HYPERLINK'))).toContain(`"'=HYPERLINK`)
    const { rows: kept } = await importing(({ tx }) =>
      sql<{ n: number }>`select count(*) as n from import_refusal r join import_run i on i.id = r.run_id where i.rows_refused = 2500`.execute(tx),
    )
    expect(kept[0]!.n).toBe(1000)
  })
})

describe('a file that will not do loads nothing and says why', () => {
  const good = `${POSTCODES}${'ZE1 0AA,60.1,-1.1,\n'.repeat(3)}`
  const cases: [string, string | Uint8Array, string, RegExp][] = [
    ['in Latin-1', Buffer.concat([Buffer.from(`${good}caf`), Buffer.from([0xe9]), Buffer.from(',60.1,-1.1,\n')]), '.csv', /not UTF-8.*line 5/],
    ['in UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), '.csv', /not UTF-8/],
    ['cut in the middle of a character', Buffer.concat([Buffer.from(good), Buffer.from([0xe2, 0x82])]), '.csv', /not UTF-8/],
    ['empty', '', '.csv', /empty/],
    ['of other headings', 'a,b,c\n1,2,3\n', '.csv', /lacks postcode, lat, lon/],
    ['with semicolons', good.replaceAll(',', ';'), '.csv', /something other than commas/],
    ['with a quotation mark left open', `${good}"ZE1 0AB,60.1,-1.1,\n${'x,y\n'.repeat(30_000)}`, '.csv', /Row 5 never ends/],
    ['with a quotation mark left open near its end', `${good}"ZE1 0AB,60.1,-1.1,\n`, '.csv', /never ends|Row 5/],
    ['with a huge value', `${good}${'x'.repeat(200_000)},60.1,-1.1,\n`, '.csv', /longer than 64 kB/],
    ['named .gz without being gzip', good, '.csv.gz', /not a whole gzip/],
    ['broken off gzip', gzipSync(good).subarray(0, 40), '.csv.gz', /not a whole gzip/],
    ['compressed without saying so', gzipSync(good), '.csv', /name ending in \.gz/],
  ]
  test.each(cases)('%s', async (_, content, suffix, words) => {
    const runs = await count('import_run')
    await expect(load('postcodes', content, {}, suffix)).rejects.toThrow(words)
    expect([await count('postcode'), await count('import_run')]).toEqual([0, runs])
  })

  test('that does not exist', async () => {
    await expect(importing(caller => runImport(caller, 'postcodes', join(folder, 'none.csv')))).rejects.toThrow('no such file')
    await expect(importing(caller => runImport(caller, 'postcodes', folder))).rejects.toThrow('could not be read')
    await expect(importing(caller => runImport(caller, 'postcodes', 'http://'))).rejects.toThrow('not an address')
  })

  test('and leaves the transaction usable for the next', async () => {
    await importing(async caller => {
      await expect(runImport(caller, 'postcodes', file('a,b\n'))).rejects.toThrow('lacks')
      await runImport(caller, 'postcodes', file(`${POSTCODES}ZE1 0AA,60.1,-1.1,\n`))
    })
    expect(await count('postcode')).toBe(1)
  })
})

describe('boundaries', () => {
  test('again change nothing; features may come in any order', async () => {
    expect(await boundaries(AREAS.toReversed())).toMatchObject({ read: 4, kept: 4, changed: 0 })
  })

  test('a network is held under its readable name', async () => {
    const { rows } = await importing(({ tx }) => sql`select name, source_name, care_system_code from primary_care_network where code = 'U99999'`.execute(tx))
    expect(rows).toEqual([{ name: 'Upper Test PCN', source_name: 'UPPER TEST PCN', care_system_code: 'QTT' }])
  })

  const place = (geometry: unknown) => feature({ level: 'place', code: 'E07999997', name: 'Elsewhere', care_system_code: 'QTT' }, geometry)
  const cases: [string, unknown, RegExp][] = [
    ['of another level', feature({ level: 'planet', code: 'EARTH', name: 'Earth' }, null), /must be one of/],
    ['without a name', feature({ level: 'place', code: 'E07999997', care_system_code: 'QTT' }, null), /empty/],
    ['with a list for a name', feature({ level: 'care_system', code: 'QXX', name: ['x'] }, null), /text or a number/],
    ['in an unknown care system', feature({ level: 'place', code: 'E07999997', name: 'Lost', care_system_code: 'QZZ' }, null), /no care system/],
    [
      'with swapped coordinates',
      place({
        type: 'Polygon',
        coordinates: [
          [
            [53, -2],
            [53, -1],
            [54, -1],
            [53, -2],
          ],
        ],
      }),
      /swapped/,
    ],
    [
      'in metres',
      place({
        type: 'Polygon',
        coordinates: [
          [
            [400000, 300000],
            [400001, 300000],
            [400001, 300001],
            [400000, 300000],
          ],
        ],
      }),
      /grid reference/,
    ],
    [
      'not closed',
      place({
        type: 'Polygon',
        coordinates: [
          [
            [-2, 53],
            [-1, 53],
            [-1, 54],
            [-2, 54],
          ],
        ],
      }),
      /come back/,
    ],
    [
      'of a line',
      place({
        type: 'LineString',
        coordinates: [
          [-2, 53],
          [-1, 53],
        ],
      }),
      /Polygon/,
    ],
    ['of nothing', place({ type: 'MultiPolygon', coordinates: [] }), /no polygons/],
    ['with half a character', feature({ level: 'care_system', code: 'QXX', name: 'x\ud83d' }, null), /control character/],
    ['of nonsense', place({ type: 'Polygon', coordinates: [[null, {}, 'x', 3]] }), /pair of numbers/],
    [
      'with a huge population',
      feature({ level: 'place', code: 'E07999997', name: 'Big', care_system_code: 'QTT', population: 1e300 }, null),
      /whole number|20 characters/,
    ],
  ]
  test.each(cases)('a feature %s is refused', async (_, bad, reason) => {
    const report = await boundaries([...AREAS, bad])
    expect(report).toMatchObject({ read: 5, kept: 4, refused: 1 })
    expect(report.refusals[0]!.reason).toMatch(reason)
  })

  const files: [string, string, RegExp][] = [
    ['that breaks off', JSON.stringify({ features: AREAS }).slice(0, -40), /breaks off/],
    ['that is no collection', '{"type":"Polygon"}', /not a GeoJSON/],
    ['that is CSV', POSTCODES, /not a GeoJSON/],
    ['with one enormous feature', `{"features":[{"properties":{"name":"${'x'.repeat(2_500_000)}"}}]}`, /larger than 2 MB/],
  ]
  test.each(files)('a file %s loads nothing', async (_, text, words) => {
    await expect(load('boundaries', text, {}, '.geojson')).rejects.toThrow(words)
  })

  test('an operator moves a small area to another neighbourhood, and its postcodes follow', async () => {
    await load('postcodes', `${POSTCODES}ZE1 0AA,53.05,-1.95,E01999999\n`)
    const lower = feature({ level: 'neighbourhood', code: 'U99998', name: 'Lower Testville', place_code: 'E07999998' }, square(-2, 53))
    const moved = feature({ ...AREAS[3]!.properties, neighbourhood_code: 'U99998' }, AREAS[3]!.geometry)
    expect(await boundaries([lower, moved])).toMatchObject({ changed: 2 })
    const { findNeighbourhoodByPostcode } = await import('../../rooms/places/index.ts')
    expect(await importing(caller => findNeighbourhoodByPostcode(caller, 'ZE1 0AA'))).toMatchObject({
      found: 'exact',
      neighbourhood: { name: 'Lower Testville' },
    })
  })
})

describe('practices and organisations', () => {
  test('a practice without a neighbourhood finds it by its point; it becomes an organisation once, whatever changes', async () => {
    const head = 'practice_code,name,postcode,lat,lon\n'
    expect(await load('practices', `${head}Z99001,THE TEST SURGERY,ZE1 0AA,53.05,-1.95\nZ99002,FAR SURGERY,ZE1 0AB,60.1,-1.1\n`)).toMatchObject({
      kept: 1,
      refused: 1,
    })
    await load('practices', `${head}Z99001,THE OTHER SURGERY,ZE1 0AA,53.05,-1.95\n`)
    const { rows } = await importing(({ tx }) =>
      sql`select o.name, o.kind, o.place_code, g.neighbourhood_code from organisation o join gp_practice_area g on g.practice_code = o.ods_code where ods_code = 'Z99001'`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ name: 'The Other Surgery', kind: 'gp_practice', place_code: 'E07999998', neighbourhood_code: 'U99999' }])
  })

  test('organisations with and without a code are held once', async () => {
    const text =
      'ods_code,name,kind,place_code,care_system_code\nTST,Test Trust,nhs_trust,,QTT\n,Testville Council,council,E07999998,QTT\n,Testville Council,council,E07999998,QTT\nTSU,Bad,spaceship,,\n'
    expect(await load('organisations', text)).toMatchObject({ kept: 2, changed: 2, refused: 2 })
    expect(await load('organisations', text)).toMatchObject({ kept: 2, changed: 0, refused: 2 })
  })
})

test('whatever bytes a file holds, it is read, refused or said to be unreadable, and counts add up', async () => {
  const junk = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes).toString('latin1')),
  )
  const kinds = fc.constantFrom<LoadKind>('postcodes', 'outcodes', 'practices', 'organisations', 'boundaries')
  const heads = fc.constantFrom('', POSTCODES, 'outcode,lat,lon\n', 'practice_code,name,postcode\n', 'ods_code,name,kind\n', '{"features":[')
  await fc.assert(
    fc.asyncProperty(kinds, heads, junk, async (kind, head, body) => {
      await load(kind, head + body, { dryRun: true }).then(
        report => expect(report.read).toBe(report.kept + report.refused),
        (error: Error) => expect(error.constructor.name).toBe('UnreadableFile'),
      )
    }),
    {
      numRuns: 60,
      examples: [
        ['organisations', 'ods_code,name,kind\n', '\0'],
        ['boundaries', '{"features":[', '{"properties":{"level":"\\ud800"}}]'],
      ],
    },
  )
})

describe('an address', () => {
  let server: Server
  let origin: string
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url?.startsWith('/postcodes.csv')) response.end(`${POSTCODES}ZE1 0AA,60.1,-1.1,\n`)
      else response.writeHead(404).end()
    })
    await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise(done => server.close(done)))

  test('is imported like a file, recorded without its query', async () => {
    const report = await importing(caller => runImport(caller, 'postcodes', `${origin}/postcodes.csv?key=secret`))
    expect(report).toMatchObject({ kept: 1, source: `${origin}/postcodes.csv` })
  })

  test('that answers with an error says so', async () => {
    await expect(importing(caller => runImport(caller, 'postcodes', `${origin}/none.csv`))).rejects.toThrow('answered 404')
    await expect(importing(caller => runImport(caller, 'postcodes', 'http://127.0.0.1:1/x.csv'))).rejects.toThrow('could not be reached')
  })
})
