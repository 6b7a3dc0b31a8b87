import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { stringify } from 'node:querystring'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ROOT } from '../../../../test/support/db.ts'
import { download } from '../../registries/source.ts'
import { directory } from './importing.hold.ts'

const example = (name: string) => join(ROOT, 'test/fixtures/oruk/examples', `${name}.json`)
const json = (name: string) => JSON.parse(readFileSync(example(name), 'utf8')) as Record<string, unknown>

let it: Awaited<ReturnType<typeof directory>>
beforeAll(async () => {
  it = await directory()
})
afterAll(() => it.close())
beforeEach(() => it.afresh())

type Json = Record<string, unknown>
type Answer = (path: string, query: URLSearchParams, response: ServerResponse) => unknown
let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
})

/** An endpoint that answers what `answer` says: JSON, or what it wrote itself. @returns its address and what it was asked */
async function endpoint(answer: Answer): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  server = createServer((request: IncomingMessage, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    asked.push(`${url.pathname}${url.search}`)
    const body = answer(url.pathname, url.searchParams, response)
    if (body !== undefined) response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
  })
  await new Promise<void>(resolve => server!.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`, asked }
}

const service = (id: string, more: Json = {}): Json => ({ id, name: `Service ${id}`, status: 'active', last_modified: '2026-11-01T09:00:00Z', ...more })
const many = (count: number) => Array.from({ length: count }, (_, at) => service(`s${at + 1}`))

/** An honest endpoint with pages of `size`. */
const honest =
  (services: Json[], size = 3): Answer =>
  (path, query, response) => {
    const id = decodeURIComponent(path.split('/services/')[1] ?? '')
    if (id) {
      const found = services.find(one => one.id === id)
      if (!found) response.statusCode = 404
      return found ?? { error: 'not found' }
    }
    const since = query.get('modified_after')
    const all = since ? services.filter(one => Date.parse(String(one.last_modified)) >= Date.parse(since)) : services
    const page = Number(query.get('page'))
    const contents = all.slice((page - 1) * size, page * size).map(({ id, name, status }) => ({ id, name, status }))
    return {
      total_items: all.length,
      total_pages: Math.ceil(all.length / size),
      page_number: page,
      size: contents.length,
      empty: contents.length === 0,
      contents,
    }
  }

const quick = { patience: 10_000, pause: 5 }
const shown = async () => (await it.rows<{ name: string }>('select distinct name from asset_found order by 1')).map(row => row.name)

describe('an Open Referral UK endpoint', () => {
  test('is crawled page by page, then each service with its details', async () => {
    const { url, asked } = await endpoint(honest(many(7)))
    expect(await it.load(url, quick)).toMatchObject({ read: 7, kept: 7, changed: 7, refused: 0 })
    expect(asked.filter(path => path.includes('page='))).toHaveLength(3)
    expect(asked.filter(path => path.startsWith('/feed/services/'))).toHaveLength(7)
    expect(await shown()).toHaveLength(7)
  })

  test('is kept in step: only what changed is asked for again, what went is marked and what is new comes in', async () => {
    const services = many(4)
    const { url, asked } = await endpoint(honest(services))
    await it.load(url, quick)
    asked.length = 0
    expect(await it.load(url, quick)).toMatchObject({ kept: 4, changed: 0, gone: 0 })
    services[0] = service('s1', { name: 'Renamed', last_modified: '2026-11-10T09:00:00Z' })
    services.splice(1, 1)
    services.push(service('s9', { last_modified: '2026-11-11T09:00:00Z' }))
    asked.length = 0
    expect(await it.load(`${url}/services`, quick)).toMatchObject({ kept: 4, changed: 2, gone: 1 })
    expect(asked.filter(path => path.includes('modified_after'))[0]).toContain(stringify({ modified_after: '2026-11-01T09:00:00.000Z' }))
    expect(await shown()).toEqual(['Renamed', 'Service s3', 'Service s4', 'Service s9'])
    expect(await it.rows(`select newest_change = '2026-11-11T09:00:00Z' as newest from asset_source where code = 'test'`)).toEqual([{ newest: true }])
  })

  test('a change that is yet to come does not keep what comes before it from being asked for', async () => {
    const services = [service('s1', { last_modified: '2999-01-01T00:00:00Z' })]
    const { url } = await endpoint(honest(services))
    await it.load(url, quick)
    expect(await it.rows(`select newest_change = '2026-11-22T10:00:00Z' as now from asset_source where code = 'test'`)).toEqual([{ now: true }])
    await it.rows(`update asset_source set newest_change = '2998-01-01' where code = 'test'`)
    await it.load(url, quick)
    expect(await it.rows(`select newest_change = '2026-11-22T10:00:00Z' as now from asset_source where code = 'test'`)).toEqual([{ now: true }])
  })

  test.each<[string, Answer, RegExp]>([
    [
      'promises more than it gives',
      (path, query) => ({ ...(honest(many(4))(path, query, undefined as never) as Json), total_items: 9 }),
      /says that it has 9 services, and gave 4/,
    ],
    ['goes round in circles', () => ({ total_items: 50, total_pages: 50, contents: many(3) }), /Page 2 .*goes round in circles/],
    [
      'never ends its pages with the same service',
      () => ({ contents: Array.from({ length: 128 }, () => json('oruk_v3_service_full_example')) }),
      /goes round in circles/,
    ],
    ['answers no JSON', (_, __, response) => void response.end('<html>Sorry</html>'), /did not answer JSON\. It begins: <html>Sorry/],
    ['answers something else', () => ({ content: [] }), /Page 1 of the endpoint has no "contents"/],
    ['has a service without an id', () => ({ total_pages: 1, contents: [{ name: 'X' }] }), /service 1: there is no id/],
    ['answers too much', (_, __, response) => void response.end('['.padEnd(17 * 1024 * 1024, ' ')), /longer than 16 MB/],
    ['does not answer', () => undefined, /did not answer within 0\.3 seconds/],
    ['is broken', (_, __, response) => void response.writeHead(500).end(), /answered 500/],
    ['is not there', (_, __, response) => void response.writeHead(404).end(), /answered 404/],
    [
      'answers another service',
      path => (path.endsWith('/services/s2') ? service('s1') : honest(many(3))(path, new URLSearchParams('page=1'), undefined as never)),
      /answered another service when asked for s2/,
    ],
    [
      'breaks off in the middle',
      (path, query, response) => (path.endsWith('/s3') ? void response.destroy() : honest(many(4))(path, query, response)),
      /could not be reached/,
    ],
    ['is empty', honest([]), /has no services/],
  ])('that %s changes nothing', async (what, answer, words) => {
    const { url } = await endpoint(honest([service('old', { name: 'Held before' })]))
    await it.load(url, quick)
    server!.close()
    const { url: bad } = await endpoint(answer)
    await expect(it.load(bad, what === 'does not answer' ? { ...quick, patience: 300 } : quick)).rejects.toThrow(words)
    expect(await shown()).toEqual(['Held before'])
  })

  test('that says it has fewer pages than it has is still read to its end', async () => {
    const { url } = await endpoint((path, query, response) => {
      const answer = honest(many(7))(path, query, response) as Json
      return path.endsWith('/services') ? { ...answer, total_pages: 1 } : answer
    })
    expect(await it.load(url, quick)).toMatchObject({ kept: 7 })
  })

  test('a service that will not do is refused by name of the field, and the others are kept', async () => {
    const services = [
      service('s1', { name: '' }),
      service('s2', { name: { en: 'X' } }),
      service('s3', { description: 'a\u0000b' }),
      service('s4', { minimum_age: 'x', url: 'not an address', status: 'odd' }),
    ]
    const { url } = await endpoint(honest(services))
    const report = await it.load(url, quick)
    expect(report.refusals.map(({ column, reason }) => `${column}: ${reason}`)).toEqual([
      'name: There is no name.',
      'name: This must be text.',
      'description: There is an invisible control character in this.',
    ])
    expect(report.remarks.map(one => one.column)).toEqual(['status', 'url'])
    expect(await it.rows('select source_key, status from asset')).toEqual([{ source_key: 's4', status: 'inactive' }])
  })
})

test('the published UK example comes in whole, but for a point that is nowhere in the country', async () => {
  const { url } = await endpoint(honest([json('oruk_v3_service_full_example')]))
  const report = await it.load(url, quick)
  expect(report).toMatchObject({ read: 1, kept: 1, refused: 0 })
  expect(report.remarks.map(one => one.column)).toEqual([
    'service_at_locations.location.addresses.postal_code',
    'service_at_locations.location.latitude',
    'where',
  ])
  const [held] =
    await it.rows<Json>(`select a.name, a.minimum_age, a.maximum_age, a.cost, o.name as organisation, o.identifiers -> 0 ->> 'identifier' as company, l.name as location, l.lat,
    to_char(a.confirmed_at, 'YYYY-MM-DD') as confirmed, array(select s.weekday || ' ' || s.opens::text from asset_schedule s where s.asset_id = a.id order by 1) as hours,
    (select c.pence from asset_cost c where c.asset_id = a.id) as pence, (select c.name from asset_contact c where c.asset_id = a.id) as contact, (select count(*) from asset_area r where r.asset_id = a.id) as areas
    from asset a join asset_organisation o on o.id = a.organisation_id join asset_at_location al on al.asset_id = a.id join asset_location l on l.id = al.location_id`)
  expect(held).toEqual({
    name: 'Community Counselling',
    minimum_age: 12,
    maximum_age: 100,
    cost: 'pay',
    organisation: 'Example Organization Inc.',
    company: '1234567',
    location: 'MyCity Civic Center',
    lat: null,
    confirmed: '2005-01-01',
    hours: ['4 10:00:00', '5 10:00:00'],
    pence: 3500,
    contact: 'Ann Persona',
    areas: 1,
  })
})

test('the example made to fail a validator is kept as far as it can be read', async () => {
  const invalid = json('oruk_v3_service_full_invalid')
  const { url } = await endpoint(honest([{ ...invalid, id: 'bad-1' }]))
  const report = await it.load(url, quick)
  expect(report).toMatchObject({ kept: 1, refused: 0 })
  expect(report.remarks.map(one => one.column)).toEqual([
    'email',
    'service_at_locations.location.addresses.postal_code',
    'service_at_locations.location.latitude',
    'url',
    'where',
  ])
})

test('services in a file, one or a page of them, come in as from an endpoint; the same one again is refused', async () => {
  expect(await it.load(example('hsds_v3_service_full_example'))).toMatchObject({ read: 1, kept: 1, refused: 0 })
  const page = it.file(JSON.stringify({ contents: Array.from({ length: 128 }, () => json('oruk_v3_service_full_example')) }), '.json')
  const report = await it.load(page)
  expect(report).toMatchObject({ read: 128, kept: 1, refused: 127 })
  expect(report.refusals[0]).toMatchObject({ row: 2, column: 'key', reason: 'The same as row 1. The first of the two is kept.' })
  await expect(it.load(it.file('{"contents":[', '.json'))).rejects.toThrow(/is not JSON/)
})

test('a file from an address that does not answer is given up in words', async () => {
  const { url } = await endpoint(() => undefined)
  await expect(Array.fromAsync(download(new URL(`${url}.csv`), 200))).rejects.toThrow(/did not answer within 0\.2 seconds/)
})

describe('a tabular package', () => {
  const look = () =>
    it.rows<Json>(`select a.source_key, a.name, a.phone, a.website, a.referral_words, o.name as organisation, l.name as location, l.city,
      array(select t.name from asset_term x join taxonomy_term t on t.id = x.term_id join taxonomy k on k.id = t.taxonomy_id where x.asset_id = a.id and k.code = 'test') as headings,
      array(select s.weekday || ' ' || s.opens::text from asset_schedule s where s.asset_id = a.id order by 1) as hours, array(select g.name from asset_language g where g.asset_id = a.id) as languages
      from asset a join asset_organisation o on o.id = a.organisation_id left join asset_at_location al on al.asset_id = a.id left join asset_location l on l.id = al.location_id`)

  test('the published example in one JSON file, and the same as CSV files beside a datapackage.json, give the same', async () => {
    expect(await it.load(example('hsds_v3_tabular_example'))).toMatchObject({ read: 1, kept: 1, refused: 0, changed: 1 })
    const fromJson = await look()
    expect(fromJson).toMatchObject([{ name: 'Community Counselling', organisation: 'Example Organization Inc.' }])
    const folder = join(it.folder, 'package')
    mkdirSync(folder)
    const tables = json('hsds_v3_tabular_example') as Record<string, Json[]>
    const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`
    for (const [name, rows] of Object.entries(tables)) {
      const headings = Object.keys(rows[0]!)
      writeFileSync(
        join(folder, name),
        [headings.map(cell), ...rows.map(row => headings.map(heading => cell(row[heading])))].map(line => line.join(',')).join('\r\n'),
      )
    }
    writeFileSync(join(folder, 'datapackage.json'), JSON.stringify({ name: 'x', resources: Object.keys(tables).map(path => ({ name: path, path })) }))
    expect(await it.load(folder)).toMatchObject({ read: 1, kept: 1, refused: 0 })
    expect(await look()).toEqual(fromJson)
    expect(await it.load(join(folder, 'datapackage.json'))).toMatchObject({ changed: 0 })
  })

  test('may not name files outside itself, and needs a table of services', async () => {
    const folder = join(it.folder, 'outside')
    mkdirSync(folder)
    writeFileSync(join(folder, 'datapackage.json'), JSON.stringify({ resources: [{ path: '../../../etc/passwd' }] }))
    await expect(it.load(folder)).rejects.toThrow(/not within it/)
    writeFileSync(join(folder, 'datapackage.json'), '{"resources":[]}')
    await expect(it.load(folder)).rejects.toThrow(/no table of services/)
    writeFileSync(join(folder, 'datapackage.json'), '{"resources":')
    await expect(it.load(folder)).rejects.toThrow(/is not JSON/)
  })
})
