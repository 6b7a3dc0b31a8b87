import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { findNeighbourhoodByPostcode } from '../../rooms/places/index.ts'
import { AREAS, feature, importer, square } from './importing.hold.ts'

const { importing, load, boundaries, afresh, close } = await importer()
beforeEach(afresh)
afterAll(close)

const rows = async (query: string) => (await importing(({ tx }) => sql<Record<string, unknown>>`${sql.raw(query)}`.execute(tx))).rows
const postcodes = () => rows('select postcode, round(lat::numeric, 3)::float as lat, small_area_code as area, ended from postcode order by 1')

describe('postcodes as they are published', () => {
  const NSPL = `pcd,pcd2,pcds,dointr,doterm,oseast1m,osnrth1m,lat,long,lsoa21\r
TE1 1AA,TE1  1AA,TE1 1AA,198001,,403400,350000,53.047,-1.951,E01999999\r
TE1 1AB,TE1  1AB,TE1 1AB,198001,200506,,,99.999999,0.000000,\r
TE1 1AD,TE1  1AD,TE1 1AD,198001,201912,403400,350000,53.047,-1.951,E01999999\r
M1 1AE,M1   1AE,M1 1AE,198001,,384545,398126,53.479,-2.2344,E01033677\r
TE1 1AE,TE1  1AE,TE1 1AE,198001,,,,99.999999,0.000000,\r
`
  test('the lookup of the Office for National Statistics; what has ended is kept as ended, and may have no point', async () => {
    const report = await load('postcodes', NSPL)
    expect(report).toMatchObject({ read: 5, kept: 4, refused: 1 })
    expect(report.refusals).toMatchObject([{ row: 6, column: 'lat', reason: 'This postcode has no point, and has not ended.' }])
    expect(await postcodes()).toEqual([
      { postcode: 'M11AE', lat: 53.479, area: null, ended: null },
      { postcode: 'TE11AA', lat: 53.047, area: 'E01999999', ended: null },
      { postcode: 'TE11AB', lat: null, area: null, ended: '2005-06' },
      { postcode: 'TE11AD', lat: 53.047, area: 'E01999999', ended: '2019-12' },
    ])
    expect(await load('postcodes', NSPL)).toMatchObject({ changed: 0 })
    const found = (postcode: string) => importing(caller => findNeighbourhoodByPostcode(caller, postcode))
    expect(await found('TE1 1AA')).toMatchObject({ found: 'exact' })
    expect(await found('TE1 1AB')).toMatchObject({ found: 'unknown' })
  })
  test.each([
    ['with its names of 2025', 'pcd7,pcd8,pcds,dointr,doterm,lat,long,lsoa21cd\nTE1 1AA,TE1  1AA,TE1 1AA,198001,,53.047,-1.951,E01999999\n', 'E01999999'],
    ['Code-Point Open, without headings', '"TE1 1AA",10,403400,350000,"E92000001","E19000001","E18000001","","E07999998","E05000001"\n', null],
    ['Code-Point Open, with headings', 'Postcode,Positional_quality_indicator,Eastings,Northings,Country_code\nTE1 1AA,10,403400,350000,E92000001\n', null],
    ['with long names', 'Postcode,In Use?,Latitude,Longitude,Easting,Northing,LSOA Code\nTE1 1AA,Yes,53.047,-1.951,403400,350000,E01999999\n', 'E01999999'],
  ])('%s', async (_, text, area) => {
    expect(await load('postcodes', text)).toMatchObject({ read: 1, kept: 1, refused: 0 })
    expect(await postcodes()).toEqual([{ postcode: 'TE11AA', lat: 53.047, area, ended: null }])
  })
})

describe('practices as the NHS publishes them', () => {
  const row = (code: string, name: string, postcode: string, { closed = '', status = 'A', setting = '4' } = {}) =>
    [`"${code}"`, `"${name}"`, 'Y60', 'QTT', '"1 HIGH STREET"', '""', '"UPPER"', '"TESTVILLE"', '"TESTSHIRE"', `"${postcode}"`, '19740401', closed, status, 'B', '05G', '20130401', '', '01782 000000', '', '', '', '0', '', '05G', '', setting, ''].join(',') // biome-ignore format: one row
  const REGISTER = [
    row('Z99001', 'THE TEST SURGERY', 'TE1 1AA'),
    row('Z99002', 'OLD SURGERY', 'TE1 1AA', { closed: '20150331', status: 'C' }),
    row('Z99003', 'THE PRISON', 'TE1 1AA', { setting: '8' }),
    row('Z99004', 'FAR SURGERY', 'ZE1 0AA'),
  ].join('\r\n')
  beforeEach(() => load('postcodes', 'postcode,lat,lon\nTE1 1AA,53.05,-1.95\n'))
  const held = () => rows(`select practice_code as code, name, address, town, list_size as size, pcn_code as pcn, neighbourhood_code as at from gp_practice_area where practice_code like 'Z9900%'`) // biome-ignore format: one question
  const SURGERY = { code: 'Z99001', name: 'The Test Surgery', address: '1 High Street, Upper', town: 'Testville', at: 'U99999' }

  test('without headings; one that has closed, is none or lies elsewhere is refused with why', async () => {
    const report = await load('practices', REGISTER)
    expect(report).toMatchObject({ read: 4, kept: 1, refused: 3 })
    expect(report.refusals.map(one => `${one.row} ${one.reason}`)).toEqual([
      '2 This practice is not open (closed 20150331).',
      '3 This is no GP practice: the prescribing setting of one is 4.',
      '4 This practice lies in none of the neighbourhoods held here.',
    ])
    expect(await held()).toEqual([{ ...SURGERY, size: null, pcn: null }])
    expect(await load('practices', REGISTER)).toMatchObject({ changed: 0 })
  })
  test('with headings', async () => {
    expect(
      await load(
        'practices',
        'Organisation Code,Name,Address Line 1,Address Line 2,Address Line 3,Address Line 4,Postcode,Close Date,Status Code,Prescribing Setting\nZ99001,THE TEST SURGERY,1 HIGH STREET,,UPPER,TESTVILLE,TE1 1AA,,ACTIVE,4\n',
      ),
    ).toMatchObject({ kept: 1 })
    expect(await held()).toMatchObject([SURGERY])
  })
  test('what the register does not have is not taken away', async () => {
    await load('practices', 'practice_code,name,postcode,pcn_code,list_size\nZ99001,TEST SURGERY,TE1 1AA,U99999,9000\n')
    await load('practices', REGISTER)
    expect(await held()).toEqual([{ ...SURGERY, size: 9000, pcn: 'U99999' }])
  })
})

describe('areas as the Office for National Statistics publishes them', () => {
  const ons = (properties: Record<string, unknown>, geometry: unknown) => feature({ FID: 1, ...properties, Shape__Area: 1.5 }, geometry)
  test('care system, place, neighbourhood and small area, one after the other; again changes nothing', async () => {
    const files = [
      [ons({ ICB23CD: 'E54009999', ICB23CDH: 'QTU', ICB23NM: 'NHS Other' }, null)],
      [ons({ LAD24CD: 'E08999997', LAD24NM: 'Othertown', ICB23CDH: 'QTU' }, square(-3, 54))],
      [ons({ MSOA21CD: 'E02999999', MSOA21NM: 'Othertown 001' }, square(-3, 54))],
      [ons({ LSOA21CD: 'E01999997', LSOA21NM: 'Othertown 001A' }, square(-2.99, 54.01))],
    ]
    for (const file of files) expect(await boundaries(file)).toMatchObject({ kept: 1, refused: 0, changed: 1 })
    for (const file of files) expect(await boundaries(file)).toMatchObject({ kept: 1, changed: 0 })
    expect(await rows(`select n.code, n.indicative, p.care_system_code as system, a.code as area, round(a.lat::numeric, 2)::float as lat from neighbourhood n join place p on p.code = n.place_code
      join small_area a on a.neighbourhood_code = n.code where n.code = 'E02999999'`)).toEqual([{ code: 'E02999999', indicative: true, system: 'QTU', area: 'E01999997', lat: 54.06 }]) // biome-ignore format: one question
  })
  test('an area that nothing holds, or whose care system nothing tells, is refused with what would do', async () => {
    await boundaries([ons({ ICB23CD: 'E54009999', ICB23CDH: 'QTU', ICB23NM: 'NHS Other' }, null)])
    const report = await boundaries([
      ons({ LAD24CD: 'E08999996', LAD24NM: 'Nowhere' }, square(-4, 55)),
      ons({ MSOA21CD: 'E02999998', MSOA21NM: 'Nowhere 001' }, square(-4, 55)),
      ons({ LSOA21CD: 'E01999996', LSOA21NM: 'Nowhere 001A' }, square(-4, 55)),
    ])
    expect(report.refusals.map(one => one.reason)).toEqual([
      'Nothing says which care system this place belongs to. Give the feature a property ICB23CDH with its code.',
      'This lies in none of the places held here. Load those first.',
      'This lies in none of the neighbourhoods held here. Load those first.',
    ])
  })
  test('the boundary of a place that is held changes nothing else of it', async () => {
    const [, place] = AREAS
    await boundaries([ons({ LAD24CD: 'E07999998', LAD24NM: 'Testville' }, place!.geometry)])
    expect(await rows(`select care_system_code as system, population from place where code = 'E07999998'`)).toEqual([{ system: 'QTT', population: 3 }])
  })
})
