import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { directory } from './importing.hold.ts'
import { directoryInWords } from './index.ts'

let it: Awaited<ReturnType<typeof directory>>
beforeAll(async () => {
  it = await directory()
  await it.rows(`insert into postcode (postcode, lat, lon) values ('TE11AA', 53.055, -1.955), ('TE11AB', 53.056, -1.956)`)
  await it.rows(`insert into outcode (outcode, lat, lon) values ('TE1', 53.05, -1.95)`)
})
afterAll(() => it.close())
beforeEach(() => it.afresh())

const entries = (columns: string) =>
  it.rows<Record<string, unknown>>(
    `select a.name, ${columns} from asset a left join asset_at_location al on al.asset_id = a.id left join asset_location l on l.id = al.location_id order by a.name, a.source_key`,
  )
const hours = () => it.rows(`select a.name, s.weekday, to_char(s.opens, 'HH24:MI') || '-' || to_char(s.closes, 'HH24:MI') as at from asset_schedule s join asset a on a.id = s.asset_id order by 1, 2, 3`) // biome-ignore format: one question

describe('where it is', () => {
  test('a postcode within the address, else its first half, else it is said', async () => {
    const report = await it.csv(
      'Name,Address\nA,"Green Hall, Approach, Testville TE1 1AA"\nB,"The Old Hall, Testville TE1"\nC,"Old Hall, High Street"\nD,"Hall, TE1 9ZZ"\nE,\n',
    )
    expect(report).toMatchObject({ kept: 5, located: 1, roughly: 2, inNeighbourhood: 1, nowhere: 1 })
    expect(await entries('postcode, lat is not null as point, grid is not null as about, point_from, place_code')).toEqual([
      { name: 'A', postcode: 'TE11AA', point: true, about: true, point_from: 'postcode', place_code: 'E07999998' },
      { name: 'B', postcode: null, point: false, about: true, point_from: 'outcode', place_code: 'E07999998' },
      { name: 'C', postcode: null, point: false, about: false, point_from: 'none', place_code: null },
      { name: 'D', postcode: 'TE19ZZ', point: false, about: true, point_from: 'outcode', place_code: 'E07999998' },
      { name: 'E', postcode: null, point: false, about: false, point_from: null, place_code: null },
    ])
    expect(report.remarks.map(one => `${one.row} ${one.column}: ${one.reason}`)).toEqual([
      '3 where: Only the first half of a postcode is given: it is placed in the middle of its first half, for distances alone.',
      '4 where: There is no postcode in this address, and no point, so nobody finds it by distance. Give it one.',
      '5 where: This postcode is not in the list held here: it is placed in the middle of its first half, for distances alone.',
    ])
    expect(directoryInWords(report)).toMatch(/2 are placed only roughly[\s\S]*1 says nothing of where it is/)
  })
  test('a first half in the column for postcodes', async () => {
    await it.csv('Name,Postcode\nA,TE1\n')
    expect(await entries('postcode, point_from')).toEqual([{ name: 'A', postcode: null, point_from: 'outcode' }])
  })
  test('a wrong point is left out and said where an address still says where it is', async () => {
    const report = await it.csv('Name,Postcode,Latitude,Longitude\nA,TE1 1AA,48.85,2.35\n')
    expect(report).toMatchObject({ kept: 1, refused: 0, located: 1 })
    expect(report.remarks).toMatchObject([{ row: 2, column: 'Latitude', reason: 'This lies outside the United Kingdom. The point was left out.' }])
    expect(await entries('point_from')).toEqual([{ name: 'A', point_from: 'postcode' }])
  })
})

describe('GeoJSON whose features differ', () => {
  const feature = (properties: object, coordinates: number[] | null = [-1.95, 53.05]) => ({
    type: 'Feature',
    properties,
    geometry: coordinates && { type: 'Point', coordinates },
  })
  const file = (...features: object[]) => it.file(JSON.stringify({ type: 'FeatureCollection', features }), '.geojson')
  test('columns are those of all features, nested ones too, and a wrong point costs no row', async () => {
    const report = await it.load(
      file(
        feature({ title: 'Bowls Club' }),
        feature({ title: 'Church Hall', address: 'Road TE1 1AA', url: 'https://example.org', contact: '0161 496 0000', hours: { _text: 'Thursday: 13:00 - 16:00', opening: 'Th 13:00-16:00' } }),
        feature({ title: 'Café', address: 'High Street, TE1 1AB', url: 'https://example.org/cafe', tags: ['warm', 'free'], odd: { deep: { er: 1 } } }, [-6.26372, 53.34749]),
      ),
    ) // biome-ignore format: three features
    expect(report).toMatchObject({ kept: 3, refused: 0, located: 3 })
    expect(await entries('website, phone, point_from')).toEqual([
      { name: 'Bowls Club', website: null, phone: null, point_from: 'source' },
      { name: 'Café', website: 'https://example.org/cafe', phone: null, point_from: 'postcode' },
      { name: 'Church Hall', website: 'https://example.org/', phone: '0161 496 0000', point_from: 'source' },
    ])
    expect(await hours()).toEqual([{ name: 'Church Hall', weekday: 4, at: '13:00-16:00' }])
    expect(report.unread).toEqual([
      { what: 'hours.opening', filled: 1 },
      { what: 'odd.deep.er', filled: 1 },
    ])
  })
})

describe('packages before HSDS 3.0', () => {
  function folder(tables: Record<string, string>): string {
    const at = mkdtempSync(join(it.folder, 'package-'))
    for (const [name, text] of Object.entries(tables)) writeFileSync(join(at, name), text)
    writeFileSync(join(at, 'datapackage.json'), JSON.stringify({ resources: Object.keys(tables).map(path => ({ path })) }))
    return at
  }
  const OLDER = {
    'organizations.csv': 'id,name\no1,Testville Trust\n',
    'services.csv': 'id,organization_id,name,status,interpretation_services\ns1,o1,Drop-in,active,By telephone\n',
    'locations.csv': 'id,name,latitude,longitude\nl1,Test Hall,53.05,-1.95\n',
    'services_at_location.csv': 'id,service_id,location_id\na1,s1,l1\n',
    'regular_schedules.csv': 'id,service_id,weekday,opens_at,closes_at\nr1,s1,1,09:00:00,17:00:00\nr2,s1,Tuesday,10:00,12:00\nr3,nobody,3,10:00,12:00\n',
    'physical_addresses.csv': 'id,location_id,address_1,city,postal_code\np1,l1,1 Test Street,Testville,TE1 1AA\n',
    'phones.csv': 'id,service_id,number\nph1,s1,1617946000\n',
    'taxonomy.csv': 'id,name\nt1,Chess\n',
    'service_taxonomy.csv': 'id,service_id,taxonomy_id\nst1,s1,t1\n',
    'holiday_schedules.csv': 'id,service_id,closed\nh1,s1,TRUE\nh2,s1,TRUE\n',
  }
  test('their tables are read by the older names, and what is not read is said', async () => {
    const report = await it.load(folder(OLDER))
    expect(report).toMatchObject({ read: 1, kept: 1, refused: 0, located: 1 })
    expect(
      await entries(`l.name as hall, address_1, city, postcode, phone, (select count(*)::int from asset_term t where t.asset_id = a.id) > 0 as terms`),
    ).toEqual([{ name: 'Drop-in', hall: 'Test Hall', address_1: '1 Test Street', city: 'Testville', postcode: 'TE11AA', phone: '01617946000', terms: true }])
    expect(await hours()).toEqual([
      { name: 'Drop-in', weekday: 1, at: '09:00-17:00' },
      { name: 'Drop-in', weekday: 2, at: '10:00-12:00' },
    ])
    expect(report.unread).toEqual([
      { what: 'table holiday_schedules', filled: 2 },
      { what: 'schedules that belong to nothing else here', filled: 1 },
      { what: 'interpretation_services', filled: 1 },
    ])
    expect(directoryInWords(report)).toContain('Not used: table holiday_schedules (2 rows)')
    expect(await it.load(folder(OLDER))).toMatchObject({ changed: 0, gone: 0 })
  })
  test('a package that names a table that is not there loads nothing', async () => {
    const at = folder(OLDER)
    rmSync(join(at, 'phones.csv'))
    await expect(it.load(at)).rejects.toThrow(/phones\.csv, which is not there/)
  })
})

describe('rows without an id', () => {
  const HALL = 'Title,Address,Hours\nHall,"Lane, Testville TE1 1AA",Tuesday 10:00-12:00\nHall,"Lane, Testville TE1 1AA",Thursday 14:00-16:00\n'
  const [HEAD, TUE, THU] = HALL.trim().split('\n') as [string, string, string]
  const held = () =>
    it.rows<{ id: string }>(`select a.id, s.weekday from asset a join asset_schedule s on s.asset_id = a.id where missing_since is null order by 2`)

  test('two sessions of one hall are two, and reading them again in any order changes nothing', async () => {
    expect(await it.csv(HALL)).toMatchObject({ kept: 2, refused: 0, changed: 2 })
    const before = await held()
    expect(before).toMatchObject([{ weekday: 2 }, { weekday: 4 }])
    expect(await it.csv(HALL)).toMatchObject({ kept: 2, changed: 0, gone: 0 })
    expect(await it.csv([HEAD, THU, TUE].join('\n'))).toMatchObject({ kept: 2, changed: 0, gone: 0 })
    expect(await held()).toEqual(before)
  })
  test('a session that comes, goes or moves leaves the other what it is', async () => {
    await it.csv([HEAD, TUE].join('\n'))
    const [tuesday] = await held()
    expect(await it.csv([HEAD, THU, TUE].join('\n'))).toMatchObject({ kept: 2, changed: 1, gone: 0 })
    expect((await held())[0]).toEqual(tuesday)
    expect(await it.csv([HEAD, THU, TUE.replace('Tuesday', 'Monday')].join('\n'))).toMatchObject({ changed: 1, gone: 0 })
    expect(await held()).toMatchObject([{ id: tuesday!.id, weekday: 1 }, { weekday: 4 }])
    expect(await it.csv([HEAD, THU].join('\n'))).toMatchObject({ changed: 0, gone: 1 })
    expect(await held()).toMatchObject([{ weekday: 4 }])
  })
  test('the id of a session follows from its key, as every other id does', async () => {
    await it.csv(HALL)
    const made = (await it.rows<{ id: string; key: string }>('select id, source_key as key from asset')).map(({ id, key }) => {
      const h = createHash('sha256').update(`test\u0000${key}`).digest('hex')
      return [id, `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`]
    })
    expect(made).toHaveLength(2)
    for (const [id, meant] of made) expect(id).toBe(meant)
  })
  test('the same row twice is still refused', async () => {
    expect(await it.csv([HEAD, TUE, TUE, THU].join('\n'))).toMatchObject({
      kept: 2,
      refused: 1,
      refusals: [{ row: 3, reason: 'The same as row 2. The first of the two is kept.' }],
    })
  })
  test.each([
    ['12 High Road', '12 High Rd'],
    ['St. Anne’s Centre, 1 Station Street', "St Anne's Center, 1 Station St"],
  ])('an address written otherwise makes no new entry: %s', async (one, other) => {
    await it.csv(`Name,Address\nCare home,"${one}"\n`)
    const before = await it.rows('select id from asset')
    expect(await it.csv(`Name,Address\nCare home,"${other}"\n`)).toMatchObject({ kept: 1, gone: 0 })
    expect(await it.rows('select id from asset')).toEqual(before)
  })
  test('with a postcode, neither does another address, and one name at two addresses is two', async () => {
    await it.csv('Name,Address,Postcode\nDrop-in,1 High Road,TE1 1AA\n')
    expect(await it.csv('Name,Address,Postcode\nDrop-in,"Green Hall, 1 High Rd",te1 1aa\n')).toMatchObject({ kept: 1, gone: 0, changed: 1 })
    expect(await it.csv('Name,Address,Postcode\nDrop-in,"Green Hall, 1 High Rd",TE1 1AA\nDrop-in,5 High Road,TE1 1AA\n')).toMatchObject({
      kept: 2,
      gone: 0,
      changed: 1,
    })
    expect(await it.rows('select address_1 from asset_location order by 1')).toMatchObject([
      { address_1: '5 High Road' },
      { address_1: 'Green Hall, 1 High Rd' },
    ])
  })
  test.each(['cqc_id', 'osm_id', 'site_id', 'Charity reference'])('%s is an id', async heading => {
    const head = `${heading},Name,Postcode\n`
    expect((await it.csv(`${head}7,A,TE1 1AA\n`)).proposed?.key).toEqual([heading])
    expect(await it.csv(`${head}7,A circle,TE1 1AB\n`)).toMatchObject({ kept: 1, changed: 1, gone: 0 })
  })
  test('what was held under the key of an earlier version keeps its place', async () => {
    await it.csv('Name,Provider,Address,Postcode\nClub,Trust,1 High Road,TE1 1AA\n')
    await it.rows(`update asset set source_key = 'club|trust|1 high road|te1 1aa'`)
    await it.rows(`update asset_location set source_key = 'club|trust|1 high road|te1 1aa'`)
    const before = await it.rows('select id from asset')
    expect(await it.csv('Name,Provider,Address,Postcode\nClub,Trust,1 High Road,TE1 1AA\n')).toMatchObject({ kept: 1, gone: 0 })
    expect(await it.rows('select id from asset')).toEqual(before)
    expect(await it.csv('Name,Provider,Address,Postcode\nClub,Trust,1 High Rd,TE1 1AA\n')).toMatchObject({ kept: 1, gone: 0 })
    expect(await it.rows('select id from asset')).toEqual(before)
  })
})

describe('files that are something else are told what to do', () => {
  test.each([
    ['.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), /Excel.*Save as.*CSV UTF-8/],
    ['.csv', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), /Excel.*Save as.*CSV UTF-8/],
    ['.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /older Excel.*CSV UTF-8/],
    ['.pdf', Buffer.from('%PDF-1.7'), /PDF/],
    ['.ics', Buffer.from('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n'), /calendar.*save it as CSV/],
    ['.csv', Buffer.from('<!DOCTYPE html><html></html>'), /web page.*CSV/],
    ['.json', Buffer.from('{"locations":[{"name":"Hall","services":[{"name":"Tea"}]}]}'), /no table of services.*It has: locations.*CSV/],
  ])('%s', async (suffix, content, words) => {
    await expect(it.load(it.file(content, suffix))).rejects.toThrow(words)
  })
})
