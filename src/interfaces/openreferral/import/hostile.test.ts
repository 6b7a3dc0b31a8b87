import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { directory } from './importing.hold.ts'
import { proposeMapping } from './index.ts'

let it: Awaited<ReturnType<typeof directory>>
beforeAll(async () => {
  it = await directory()
})
afterAll(() => it.close())
beforeEach(() => it.afresh())

const HEAD = 'Ref,Name,Latitude,Longitude\n'
const names = async () => (await it.rows<{ name: string }>('select name from asset order by name')).map(row => row.name)
const reasons = (report: { refusals: { row: number; column: string; reason: string }[] }) =>
  report.refusals.map(({ row, column, reason }) => `${row} ${column}: ${reason}`)

describe('encodings and line ends', () => {
  const text = `${HEAD}1,Café Zoë,53.05,-1.95\n`
  test.each<[string, Uint8Array, object]>([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), {}],
    ['UTF-16, little end first', Buffer.from(`\ufeff${text}`, 'utf16le'), {}],
    ['UTF-16, big end first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), {}],
    ['Windows-1252, when told', Buffer.from(text, 'latin1'), { encoding: 'windows-1252' }],
  ])('%s is read right', async (_, bytes, options) => {
    expect(await it.csv(bytes, options)).toMatchObject({ kept: 1, refused: 0, located: 1 })
    expect(await names()).toEqual(['Café Zoë'])
  })
  test('Windows-1252 when not told is refused with its line, and what to try', async () => {
    await expect(it.csv(Buffer.from(text, 'latin1'))).rejects.toThrow(/not UTF-8 text.*line 2.*--encoding windows-1252/)
  })
  test('any mixture of line ends, with empty lines between', async () => {
    expect(await it.csv(`${HEAD}1,A,,\r\n2,B,,\r3,C,,\n\n\r\n4,"D\r\nE",,`)).toMatchObject({ kept: 4, refused: 0 })
  })
})

describe('a file that will not do as a whole changes nothing', () => {
  beforeEach(() => it.csv(`${HEAD}1,Held before,,\n`))
  test.each<[string, string | Uint8Array, RegExp]>([
    ['a quotation mark left open', `${HEAD}1,A,,\n2,"B,53,-1\n${'3,C,,\n'.repeat(50)}`, /Row 3, column 2 never ends: a quotation mark/],
    ['a quotation mark left open before much more', `${HEAD}1,"A,,\n${'2,B,53.05,-1.95\n'.repeat(150_000)}`, /Row 2, column 2 never ends/],
    ['a row of millions of columns', `${HEAD}1,A,,\n2,B,,${','.repeat(5_000_000)}\n`, /Row 3 never ends: it has too many columns/],
    ['a heading row of millions of columns', `${HEAD.trim()}${','.repeat(5_000_000)}\n1,A,,\n`, /Row 1 never ends: it has too many columns/],
    ['no rows and no headings', '\n \r\n', /empty/],
    ['NUL bytes for headings', `Na\u0000me,Ref\n1,2\n`, /heading row cannot be read/],
    ['no heading like a name', `Ref,Colour\n1,red\n`, /No column looks like a name/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0xff, 0xfe]), /not UTF-8 text/],
    ['half a packed file', gzipSync(HEAD.repeat(1000)).subarray(0, 40), /compressed: give it a name ending in \.gz/],
  ])('%s', async (_, content, words) => {
    await expect(it.csv(content)).rejects.toThrow(words)
    expect(await names()).toEqual(['Held before'])
  })
  test('half a packed file with the right name', async () => {
    await expect(it.load(it.file(gzipSync(HEAD + '1,A,,\n'.repeat(1000)).subarray(0, 60), '.csv.gz'))).rejects.toThrow(/not a whole gzip file/)
    await expect(it.load(join(it.folder, 'nowhere.csv'))).rejects.toThrow(/no such file/)
    expect(await names()).toEqual(['Held before'])
  })
  test('columns that the mapping needs are missing', async () => {
    const mapping = it.mapping({ key: ['Ref'], columns: { name: 'Name', hours: 'Open' } })
    await expect(it.csv(`${HEAD}1,A,,\n`, { mapping })).rejects.toThrow(/lacks open/)
  })
  test('a file that breaks off in the middle of GeoJSON', async () => {
    await expect(
      it.load(it.file('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},"geometry":null},', '.geojson')),
    ).rejects.toThrow(/breaks off/)
    expect(await names()).toEqual(['Held before'])
  })
})

describe('a row that will not do is refused by row and column, and the others are kept', () => {
  test('points that are swapped, elsewhere, on the wrong grid or no numbers', async () => {
    const report = await it.csv(
      `${HEAD}1,Right,53.05,-1.95\n2,Swapped,-1.95,53.05\n3,Paris,48.85,2.35\n4,Grid,403400,350000\n5,Words,north,west\n6,Nowhere,0,0\n7,Half,53.05,\n`,
    )
    expect(reasons(report)).toEqual([
      '3 Latitude: Latitude and longitude look swapped.',
      '4 Latitude: This lies outside the United Kingdom.',
      '5 Latitude: These are not degrees. Are they grid references? Name the columns easting and northing.',
      '6 Latitude: This must be a number of degrees, like 51.5246.',
      '8 Longitude: This must be a number of degrees, like -0.1340.',
    ])
    expect(await names()).toEqual(['Nowhere', 'Right'])
  })
  test('grid references that are swapped or off the grid', async () => {
    const report = await it.csv('Ref,Name,Easting,Northing\n1,Right,403400,350000\n2,Swapped,680000,260000\n3,Off,9999999,1\n4,Sea,10,10\n')
    expect(reasons(report)).toEqual([
      '3 Easting: Easting and northing look swapped.',
      '4 Easting: This is not on the British National Grid.',
      '5 Easting: This lies outside the United Kingdom.',
    ])
  })
  test('the same key twice, no key, no name, and a comma too many', async () => {
    const report = await it.csv(`${HEAD}1,First,,\n1,Second,,\n,Nobody,,\n4,,,\n5,A,B,53,-1\n6,Last\n`)
    expect(reasons(report)).toEqual([
      '3 key: The same as row 2. The first of the two is kept.',
      '4 Ref: This is empty, and it is what tells rows apart.',
      '5 Name: There is no name.',
      '6 : This row has 5 columns where the headings have 4: a value with a comma needs quotation marks.',
    ])
    expect(await names()).toEqual(['First', 'Last'])
  })
  test('a million characters in one field, and NUL bytes', async () => {
    const report = await it.csv(`Ref,Name,Description\n1,Long,${'x'.repeat(1_000_000)}\n2,N\u0000L,\n3,Fine,Short\n`)
    expect(reasons(report)).toEqual([
      '2 Description: This must be 20,000 characters or fewer; it has 1,000,000.',
      '3 Name: There is an invisible control character in this.',
    ])
    expect(await names()).toEqual(['Fine'])
  })
  test('a row that is refused leaves the entry it would have changed as it was, and not as gone', async () => {
    await it.csv(`${HEAD}1,A,53.05,-1.95\n2,B,53.05,-1.95\n`)
    expect(await it.csv(`${HEAD}1,A,-1.95,53.05\n2,B,53.05,-1.95\n`)).toMatchObject({ kept: 1, refused: 1, changed: 0, gone: 0 })
    expect(await it.rows('select name from asset where missing_since is null order by 1')).toEqual([{ name: 'A' }, { name: 'B' }])
  })
  test('values that a row can do without are left out and told', async () => {
    const report = await it.csv(
      'Ref,Name,Web,Email,Phone,Postcode,Min age,Max age\n1,A,javascript:alert(1),x@y,call me,NOWHERE,old,9\n2,B,https://u:p@x.org,,,,60,16\n',
    )
    expect(report).toMatchObject({ kept: 2, refused: 0, leftOut: 7 })
    expect(await it.rows('select distinct website, email, phone, minimum_age from asset')).toEqual([
      { website: null, email: null, phone: null, minimum_age: null },
    ])
  })
})

test('what was refused is written beside the file, and a spreadsheet runs none of it', async () => {
  const to = join(it.folder, 'refused.csv')
  await it.csv(`Ref,Name,Email\n1,"=cmd|' /C calc'!A0",\n2,"${'+'.repeat(301)}",\n3,Fine,=1+1\n`, { refusalsTo: to })
  expect(await names()).toEqual(["=cmd|' /C calc'!A0", 'Fine'])
  const lines = readFileSync(to, 'utf8').trimEnd().split('\r\n')
  expect(lines[0]).toBe('row,column,reason,value,row kept')
  expect(lines[1]).toMatch(/^"3","Name","This must be 300 characters or fewer; it has 301\.","'\+{200}","no"$/)
  expect(lines[2]).toBe(`"4","Email","This is not an e-mail address, and was left out.","'=1+1","yes"`)
})

test('five thousand rows come in, some of them wrong, and again without a change', async () => {
  const row = (at: number) => `${at},Club ${at},${at % 100 === 7 ? 'x' : 53 + (at % 97) / 1000},${-2 + (at % 89) / 1000},Mon 9am-5pm`
  const file = it.file(`Ref,Name,Latitude,Longitude,Hours\n${Array.from({ length: 5000 }, (_, at) => row(at)).join('\n')}\n`)
  expect(await it.load(file)).toMatchObject({ read: 5000, kept: 4950, refused: 50, changed: 4950 })
  expect(await it.load(file)).toMatchObject({ kept: 4950, changed: 0, gone: 0 })
  expect(await it.rows('select count(*) as n from asset_schedule')).toEqual([{ n: 4950 }])
})

test('headings of any kind are answered with a mapping or with words', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('Name', 'id', 'Postcode', 'LAT', '__proto__', 'constructor')), { maxLength: 12 }), headings => {
      try {
        const { key, columns } = proposeMapping(headings).mapping
        expect([...key, ...Object.values(columns).flat()].every(column => headings.some(heading => heading.trim() === column))).toBe(true)
      } catch (error) {
        expect((error as Error).message).toContain('No column looks like a name')
      }
    }),
    { numRuns: 50 },
  )
})
