import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { LoadKind } from '../../rooms/places/index.ts'
import { importer, POSTCODES } from './importing.hold.ts'
import { inWords, runImport } from './index.ts'

const { folder, importing, file, load, count, afresh, close } = await importer()
beforeEach(afresh)
afterAll(close)

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
    ['with a row of many columns', `${good}ZE1 0AB,60.1,-1.1${','.repeat(1_000_000)}\n`, '.csv', /Row 5 never ends: it has too many columns/],
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
