import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction, VISITOR } from '../../../core/caller.ts'
import { directory } from './importing.hold.ts'
import { mustBeHidden } from './values.ts'

let it: Awaited<ReturnType<typeof directory>>
beforeAll(async () => {
  it = await directory()
})
afterAll(() => it.close())
beforeEach(() => it.afresh())

const CLUBS = `Ref,Name,Provider,Description,Address 1,Town,Postcode,Latitude,Longitude,Opening times,Category,Web,Cost
1,Chess club,St Anne's,Chess for all. Beginners welcome.,Church hall,Testville,TE1 1AA,53.051,-1.951,Tue 7pm-9pm,Chess,www.example.org/chess,Free
2,Knit and natter,Testville Library,Bring your own wool,High Street,Testville,TE1 1AB,53.06,-1.96,"Every other Thursday, ask",Knitting,,£2 a time
`

test('a file of any layout is read by its headings, and what was understood is in the directory', async () => {
  const report = await it.csv(CLUBS)
  expect(report).toMatchObject({ read: 2, kept: 2, refused: 0, changed: 2, located: 2, inNeighbourhood: 2 })
  expect(report.proposed).toMatchObject({
    key: ['Ref'],
    columns: { name: 'Name', organisation: 'Provider', hours: 'Opening times', headings: 'Category', lat: 'Latitude' },
  })
  const assets =
    await it.rows(`select a.name, o.name as organisation, a.website, a.cost, a.hours_words, a.confirmed_how, l.place_code, l.neighbourhood_code, l.point_from,
    (select array_agg(s.weekday || ' ' || s.opens || '-' || s.closes) from asset_schedule s where s.asset_id = a.id) as hours,
    (select array_agg(t.name order by t.name) from asset_term x join taxonomy_term t on t.id = x.term_id where x.asset_id = a.id) as terms
    from asset a join asset_organisation o on o.id = a.organisation_id join asset_at_location al on al.asset_id = a.id join asset_location l on l.id = al.location_id order by a.name`)
  expect(assets).toMatchObject([
    {
      name: 'Chess club',
      organisation: "St Anne's",
      website: 'https://www.example.org/chess',
      cost: 'free',
      hours: ['2 19:00:00-21:00:00'],
      place_code: 'E07999998',
      neighbourhood_code: 'U99999',
      terms: ['Chess', 'Games, cards and quizzes'],
    },
    { name: 'Knit and natter', cost: 'pay', hours: null, hours_words: 'Every other Thursday, ask', terms: ['Knitting', 'Knitting and sewing'] },
  ])
  expect(await it.rows('select distinct name from asset_found order by 1')).toEqual([{ name: 'Chess club' }, { name: 'Knit and natter' }])
})

test('a run again changes nothing; a changed row changes one; a row that went is marked, not deleted, and comes back', async () => {
  await it.csv(CLUBS)
  const before = await it.rows('select id, name, version, changed_at, source_hash from asset order by id')
  it.later(1)
  expect(await it.csv(CLUBS)).toMatchObject({ kept: 2, changed: 0, gone: 0 })
  expect(await it.rows('select id, name, version, changed_at, source_hash from asset order by id')).toEqual(before)
  expect(await it.csv(CLUBS.replace('Chess club', 'Chess circle'))).toMatchObject({ changed: 1, gone: 0 })
  const one = CLUBS.split('\n').slice(0, 2).join('\n')
  expect(await it.csv(one)).toMatchObject({ kept: 1, changed: 1, gone: 1 })
  expect(await it.rows(`select name, missing_since is not null as gone from asset order by name`)).toEqual([
    { name: 'Chess club', gone: false },
    { name: 'Knit and natter', gone: true },
  ])
  expect(await it.rows('select name from asset_found')).toEqual([{ name: 'Chess club' }])
  expect(await it.csv(CLUBS)).toMatchObject({ changed: 1, gone: 0 })
  expect(await it.rows('select name from asset_found order by 1')).toEqual([{ name: 'Chess club' }, { name: 'Knit and natter' }])
  expect(await it.rows('select count(*) as n from asset')).toEqual([{ n: 2 }])
})

test('a source that still says the same after a month has said it again, without a change', async () => {
  await it.csv(CLUBS)
  it.later(40)
  expect(await it.csv(CLUBS)).toMatchObject({ changed: 0 })
  expect(
    await it.rows(
      `select distinct a.confirmed_at = f.confirmed_at and a.confirmed_at > '2026-12-30' as renewed from asset a join asset_found f on f.asset_id = a.id`,
    ),
  ).toEqual([{ renewed: true }])
})

test('what somebody else has put right is not overwritten, and the rest is', async () => {
  await it.csv(CLUBS)
  await it.rows(`with a as (update asset set name = 'Chess at St Anne''s' where name = 'Chess club' returning id)
    insert into asset_field (asset_id, field, source_id, said_by, at) select a.id, f, s.id, 'Its organiser', now() from a, asset_source s, unnest(array['name', 'hours_words', 'cost_words']) f where s.code = 'suggested'`)
  await it.csv(CLUBS.replace('Chess club', 'CHESS').replace('Beginners welcome', 'All ages').replace('7pm-9pm', '6pm-8pm'))
  expect(await it.rows(`select a.name, a.description, s.opens::text from asset a join asset_schedule s on s.asset_id = a.id`)).toEqual([
    { name: "Chess at St Anne's", description: 'Chess for all. All ages.', opens: '19:00:00' },
  ])
})

test('an entry that its source no longer has stands while one of another source, made one with it, is still there', async () => {
  await it.csv(CLUBS)
  const other = 'Ref,Name\n7,Knitters\n8,Bowls\n'
  await it.csv(other, { source: 'other' })
  await it.rows(`update asset set merged_into = (select id from asset where name = 'Knit and natter') where name = 'Knitters'`)
  const one = CLUBS.split('\n').slice(0, 2).join('\n')
  expect(await it.csv(one)).toMatchObject({ gone: 0 })
  await it.csv('Ref,Name\n8,Bowls\n', { source: 'other' })
  expect(await it.csv(one)).toMatchObject({ gone: 1 })
})

test.each(['house', 'suggested'])('a file is never taken for what Kith keeps itself (%s)', async source => {
  await expect(it.csv(CLUBS, { source })).rejects.toThrow(/is where Kith keeps .*--source/)
  expect(await it.rows(`select kind from asset_source where code = '${source}' and kind in ('house', 'suggestion')`)).toHaveLength(1)
})

test('a source that shrinks to less than half stops and asks', async () => {
  const many = `Ref,Name\n${Array.from({ length: 10 }, (_, at) => `${at},Club ${at}`).join('\n')}\n`
  const few = many.split('\n').slice(0, 5).join('\n')
  await it.csv(many)
  await expect(it.csv(few)).rejects.toThrow(/had 10 entries and now has 4.*--yes-fewer/)
  expect(await it.rows('select count(*) as n from asset where missing_since is null')).toEqual([{ n: 10 }])
  expect(await it.csv(few, { yesFewer: true })).toMatchObject({ kept: 4, gone: 6 })
})

test('a mapping says what a column and its values mean, what is the same for all, and is kept for the next time', async () => {
  const mapping = it.mapping({
    name: 'Testville halls',
    key: ['hall', 'borough'],
    columns: { name: 'hall', city: 'borough', easting: 'e', northing: 'n', monday: 'mon', tuesday: 'tue' },
    always: { organisation: '{borough} Council', organisation_kind: 'statutory', summary: 'Somewhere to meet.' },
    values: { kind: { H: { terms: 'community-centre' }, P: 'leave out' } },
    not: { state: ['shut'] },
    say: { 'All Day': 'all day' },
    ensure: 'hall',
    readable: true,
  })
  const table =
    'hall,borough,e,n,kind,state,mon,tue\nST ANNE,Testville,403400,350000,H,,All Day,10-4\nUPPER HALL,Testville,403500,350100,H,,9-5,Closed\nTHE PUB,Testville,1,1,P,,,\nOLD HALL,Testville,1,1,H,shut,,\n'
  const report = await it.csv(table, { mapping })
  expect(report).toMatchObject({ name: 'Testville halls', read: 2, kept: 2, passedOver: 2, refused: 0 })
  expect(report.proposed).toBeUndefined()
  const held =
    await it.rows(`select a.name, o.name as organisation, o.kind, a.summary, a.hours_words, l.point_from, l.grid[0] as e, array(select domain from asset_domain d where d.asset_id = a.id) as domains
    from asset a join asset_organisation o on o.id = a.organisation_id join asset_at_location al on al.asset_id = a.id join asset_location l on l.id = al.location_id order by a.name`)
  expect(held).toEqual([
    {
      name: 'St Anne hall',
      organisation: 'Testville Council',
      kind: 'statutory',
      summary: 'Somewhere to meet.',
      hours_words: 'Monday: all day\nTuesday: 10-4',
      point_from: 'grid',
      e: 403400,
      domains: ['localFacilities'],
    },
    {
      name: 'Upper Hall',
      organisation: 'Testville Council',
      kind: 'statutory',
      summary: 'Somewhere to meet.',
      hours_words: '',
      point_from: 'grid',
      e: 403500,
      domains: ['localFacilities'],
    },
  ])
  expect(await it.csv(table)).toMatchObject({ kept: 2, passedOver: 2, changed: 0 })
})

test('a proposed mapping can be written out to be changed, and then nothing is loaded', async () => {
  const to = join(it.folder, 'proposed.json')
  expect(await it.csv(CLUBS, { propose: to })).toMatchObject({ kept: 0, dryRun: true })
  expect(JSON.parse(readFileSync(to, 'utf8'))).toMatchObject({ key: ['Ref'], columns: { name: 'Name' } })
  expect(await it.rows('select count(*) as n from asset')).toEqual([{ n: 0 }])
  await expect(it.csv('colour,size\nred,2\n')).rejects.toThrow(/No column looks like a name.*--mapping/)
  await expect(it.csv(CLUBS, { mapping: it.mapping({ key: [], columns: {} }) })).rejects.toThrow(/mapping cannot be used: key/)
})

test('a rehearsal reports and changes nothing', async () => {
  const held = () =>
    it.rows(
      `select (select count(*) from asset) + (select count(*) from asset_source where code = 'test') as entries, (select count(*) from import_run where kind = 'assets') as runs`,
    )
  const before = await held()
  expect(await it.csv(CLUBS, { dryRun: true })).toMatchObject({ kept: 2, changed: 2, dryRun: true })
  expect(await held()).toEqual(before)
})

test('a packed file and other separators are read as they are', async () => {
  expect(await it.load(it.file(gzipSync(CLUBS), '.csv.gz'))).toMatchObject({ kept: 2 })
  expect(await it.csv('Ref;Name;Latitude;Longitude\n1;"Chess; and draughts";53.05;-1.95\n')).toMatchObject({ kept: 1, located: 1 })
  expect(await it.rows(`select name from asset where missing_since is null`)).toEqual([{ name: 'Chess; and draughts' }])
})

test('a postcode that is held gives the point where nothing else does', async () => {
  await it.rows(`insert into postcode (postcode, lat, lon) values ('TE11AA', 53.055, -1.955) on conflict do nothing`)
  expect(await it.csv('Ref,Name,Postcode\n1,Choir,te1 1aa\n2,Band,TE9 9ZZ\n')).toMatchObject({ kept: 2, located: 1, inNeighbourhood: 1 })
  expect(await it.rows(`select postcode, point_from, neighbourhood_code from asset_location order by postcode`)).toEqual([
    { postcode: 'TE11AA', point_from: 'postcode', neighbourhood_code: 'U99999' },
    { postcode: 'TE99ZZ', point_from: 'none', neighbourhood_code: null },
  ])
})

describe('GeoJSON', () => {
  const feature = (name: string, geometry: unknown) => ({ type: 'Feature', properties: { id: name, name, opening_hours: 'Mo-Fr 09:00-17:00' }, geometry })
  test('points, and the middle of other shapes', async () => {
    const ring = [
      [-1.96, 53.04],
      [-1.94, 53.04],
      [-1.94, 53.06],
      [-1.96, 53.06],
      [-1.96, 53.04],
    ]
    const features = [
      feature('Point', { type: 'Point', coordinates: [-1.95, 53.05] }),
      feature('Park', { type: 'Polygon', coordinates: [ring] }),
      feature('Path', {
        type: 'LineString',
        coordinates: [
          [-1.96, 53.04],
          [-1.94, 53.06],
        ],
      }),
      feature('Swapped', { type: 'Point', coordinates: [53.05, -1.95] }),
      feature('Nowhere', null),
    ]
    const report = await it.load(it.file(JSON.stringify({ type: 'FeatureCollection', features }), '.geojson'))
    expect(report).toMatchObject({ read: 5, kept: 4, refused: 1, located: 3 })
    expect(report.refusals).toMatchObject([{ row: 4, column: 'geometry', reason: 'Latitude and longitude look swapped.' }])
    expect(
      await it.rows(`select round(lat::numeric, 3)::float as lat, round(lon::numeric, 3)::float as lon from asset_location where lat is not null`),
    ).toEqual(Array(3).fill({ lat: 53.05, lon: -1.95 }))
    expect(await it.rows(`select count(*) as n from asset_schedule`)).toEqual([{ n: 20 }])
  })
})

test.each([
  'Refuge, Stafford',
  "Women's Aid",
  'Testville Womens Aid',
  'A refuge for families',
  'Refuge for women and animals',
  'Safe house',
  'Cat and Fiddle refuge',
])('%s must not be found', text => expect(mustBeHidden(text)).toBe(true))
test.each(['Bird refuge walk', 'Donkey refuge', 'A refuge for sick and injured wildlife', 'Refugees welcome', "Women's walking club"])(
  '%s is for everybody to find',
  text => expect(mustBeHidden(text)).toBe(false),
)

test('an address that must not be found is kept and shown to nobody', async () => {
  await it.csv("Ref,Name,Latitude,Longitude\n1,Testville Women's Refuge,53.05,-1.95\n2,Bird refuge walk,53.05,-1.95\n")
  expect(await it.rows('select name, published from asset order by name')).toEqual([
    { name: 'Bird refuge walk', published: true },
    { name: "Testville Women's Refuge", published: false },
  ])
  expect(await it.rows('select name from asset_found')).toEqual([{ name: 'Bird refuge walk' }])
  // Nor where it is, even to somebody who could ask the database itself.
  const visible = await inTransaction(
    it.db,
    VISITOR,
    async ({ tx }) =>
      (
        await sql<{ at: number; held: number }>`select (select count(*) from asset_location) as at, (select count(*) from asset_at_location) as held`.execute(
          tx,
        )
      ).rows,
  )
  expect(visible).toEqual([{ at: 1, held: 1 }])
})
