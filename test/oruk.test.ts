import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../src/core/db.ts'
import { newId } from '../src/core/ids.ts'
import { type Browser, browse } from './support/browser.ts'
import { testDatabase } from './support/db.ts'
import { makeAsset, makeAssetOrganisation } from './support/directory.ts'
import { faults, LISTS } from './support/oruk.ts'
import { asSystem, makeTown, NOW } from './support/people.ts'

// The rules the public validator of Open Referral UK goes by, and those it does not check: see test/fixtures/oruk.

interface Item {
  id: string
  [name: string]: unknown
}
interface Envelope {
  total_items: number
  total_pages: number
  page_number: number
  size: number
  first_page: boolean
  last_page: boolean
  empty: boolean
  contents: Item[]
}

const isValid = (path: string, value: unknown, at: string): void => expect(faults(path, value, at)).toEqual([])
const HIDDEN = 'Hazel House refuge'
const GONE = 'Vanished chess circle'
const STALE = 'Whist drive of long ago'
const MERGED = 'The same choir twice'
const CLOSED = 'Closed for ever club'

let db: Database
let someone: Browser
let choir: string
let choirs: string
let terms: string[]
let refuge: string

beforeAll(async () => {
  db = await testDatabase()
  await makeTown(db)
  someone = await browse(db)
  await asSystem(db, async ({ tx }) => {
    await sql`insert into small_area (code, name, neighbourhood_code, lat, lon) values ('E01000999', 'North', 'N0001', 53.0, -2.18)`.execute(tx)
    await sql`insert into postcode (postcode, lat, lon, small_area_code) values ('TE11AA', 53.0, -2.18, 'E01000999')`.execute(tx)
    terms = (await sql<{ id: string }>`select id from taxonomy_term order by id limit 2`.execute(tx)).rows.map(row => row.id)
    await sql`insert into asset_organisation (id, name, source_id, source_key, changed_at)
      select gen_random_uuid(), 'Society ' || n, s.id, 'o' || n, ${NOW} from generate_series(1, 60) n, asset_source s where s.code = 'house'`.execute(tx)
    await sql`insert into asset (id, organisation_id, name, summary, confirmed_at, confirmed_how, source_id, source_key, created_at, changed_at)
      select gen_random_uuid(), o.id, 'Group ' || n, 'We meet and talk.', ${NOW}, 'source', o.source_id, 'a' || n, ${NOW}, ${NOW}::timestamptz - interval '10 days'
      from generate_series(1, 260) n join asset_organisation o on o.source_key = 'o' || (n % 60 + 1)`.execute(tx)
    await sql`select asset_refind(array(select id from asset))`.execute(tx)
  })
  choirs = await makeAssetOrganisation(db, 'Singing for all')
  choir = await makeAsset(db, {
    name: 'Testtown community choir',
    summary: 'Sing with us',
    description: 'Nobody is asked to read music.',
    organisation: choirs,
    website: 'https://example.org/sing here?x=[1]',
    email: 'sing@example.org',
    phone: '+44 1782 000000',
    minimumAge: 16,
    maximumAge: 99,
    ownerName: 'Olive Owner',
    ownerEmail: 'olive.owner@example.org',
    at: { stepFree: 'yes' },
    areaPlace: 'E07999999',
    terms,
    schedule: { weekday: 2, opens: '19:00', closes: '20:30', every: 'fortnight' },
  })
  await makeAsset(db, { name: 'Far away chess', at: { lat: 53.4, lon: -2.18, postcode: null }, schedule: { weekday: 2, opens: '09:00' } })
  await makeAsset(db, {
    name: 'Young gardeners',
    minimumAge: 5,
    maximumAge: 15,
    email: 'not an address',
    website: 'http://[',
    at: null,
    changedAt: new Date('2026-11-22T10:00:00Z'),
  })
  await makeAsset(db, { name: '=HYPERLINK("http://evil.example")', summary: '+cmd|calc', status: 'temporarily closed' })
  refuge = await makeAsset(db, { name: HIDDEN, published: false, ownerEmail: 'refuge@example.org' })
  await makeAsset(db, { name: GONE, missingSince: NOW })
  await makeAsset(db, { name: STALE, confirmedAt: new Date('2025-11-01T00:00:00Z') })
  await makeAsset(db, { name: CLOSED, status: 'defunct' })
  const twin = await makeAsset(db, { name: MERGED })
  await asSystem(db, async ({ tx }) => {
    await sql`update asset set merged_into = ${choir} where id = ${twin}`.execute(tx)
    await sql`select asset_refind(array[${twin}::uuid])`.execute(tx)
  })
}, 60_000)
afterAll(() => db.close())

const raw = (path: string) => someone.get(`/oruk${path}`)
async function json<T>(path: string): Promise<T> {
  const answer = await raw(path)
  expect(answer.status, path).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
  return JSON.parse(answer.html) as T
}
const list = (path: string) => json<Envelope>(path)
const names = (page: Envelope) => page.contents.map(item => item.name)
async function everyPage(path: string, size = 100): Promise<Item[]> {
  const items: Item[] = []
  for (let page = 1; ; page++) {
    const found = await list(`${path}${path.includes('?') ? '&' : '?'}page=${page}&per_page=${size}`)
    items.push(...found.contents)
    if (found.last_page) return items
  }
}

test('the base address says which standard it keeps to, as the validator looks for it, and under which licence', async () => {
  const about = await json<Record<string, unknown>>('/')
  isValid('/', about, '/')
  expect(about.version).toBe('HSDS-UK-3.0')
  expect(JSON.stringify(about)).toContain('open-government-licence')
  expect((await raw('')).html).toBe((await raw('/')).html)
})

test('the check itself notices what is wrong', async () => {
  const page = await list('/services?per_page=1')
  const wrong = (fields: object) => ({ ...page, contents: [{ ...page.contents[0], ...fields }] })
  for (const fields of [
    { id: '1' },
    { description: null },
    { status: 'open' },
    { url: 'a b' },
    { email: 'x' },
    { last_modified: 'today' },
    { minimum_age: '3' },
  ])
    expect(() => isValid('/services', wrong(fields), 'wrong'), JSON.stringify(fields)).toThrow()
  expect(() => isValid('/services', { ...page, total_items: '1' }, 'wrong')).toThrow()
  const whole = await json<Item>(`/services/${choir}`)
  expect(() => isValid('/services/{id}', { ...whole, schedules: [{ id: newId(), freq: 'DAILY' }] }, 'wrong')).toThrow()
})

test.each(LISTS)(
  '%s: first, middle and last page keep to the schema, and so do ten of it by their ids',
  async path => {
    const size = 20
    const first = await list(`${path}?page=1&per_page=${size}`)
    isValid(path, first, `${path}?page=1`)
    expect(first.empty, 'an empty feed shows nothing').toBe(false)
    for (const page of [Math.floor(first.total_pages / 2), first.total_pages].filter(page => page > 1)) {
      const further = await list(`${path}?page=${page}&per_page=${size}`)
      isValid(path, further, `${path}?page=${page}`)
      expect(further.page_number).toBe(page)
      expect(further.last_page).toBe(page === first.total_pages)
    }
    const ids = (await everyPage(path)).map(item => item.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe(first.total_items)
    const ten = ids.filter((_, index) => index % Math.ceil(ids.length / 10) === 0)
    for (const id of ten) {
      const item = await json<Item>(`${path}/${id}`)
      isValid(`${path}/{id}`, item, `${path}/${id}`)
      expect(item.id).toBe(id)
    }
  },
  30_000,
)

test('the numbers around a page add up, from the first page to beyond the last', async () => {
  const first = await list('/services?per_page=100')
  expect(first).toMatchObject({ page_number: 1, size: 100, first_page: true, last_page: false, empty: false })
  expect(first.total_items).toBe(264)
  expect(first.total_pages).toBe(3)
  expect(await list('/services?per_page=100&page=3')).toMatchObject({ size: 64, first_page: false, last_page: true })
  expect(await list('/services?per_page=100&page=4')).toMatchObject({ size: 0, empty: true, last_page: true, contents: [] })
  expect(await list('/services?search=nosuchthing')).toMatchObject({ total_items: 0, total_pages: 0, first_page: true, last_page: true, empty: true })
  expect((await list('/services?per_page=99999')).size).toBe(100)
})

test('everything said about a service is there, and nothing is null or empty', async () => {
  const item = await json<Item>(`/services/${choir}`)
  expect(item).toMatchObject({
    organization_id: choirs,
    organization: { id: choirs, name: 'Singing for all' },
    url: 'https://example.org/sing%20here?x=%5B1%5D',
    minimum_age: 16,
    assured_date: '2026-11-23',
    schedules: [{ freq: 'WEEKLY', interval: 2, byday: 'TU', opens_at: '19:00', closes_at: '20:30' }],
    service_areas: [{ name: 'Testtown' }],
    attributes: [{ taxonomy_term: { id: terms[0] } }, { taxonomy_term: { id: terms[1] } }],
    x_kith_domains: ['personalInterests'],
    x_kith_referral: 'none',
    x_kith_confirmed: { how: 'organiser' },
    x_kith_source: { name: 'Services that work in Kith' },
  })
  const [at] = item.service_at_locations as { location: { addresses: object[]; accessibility: object[] } }[]
  expect(at!.location.addresses).toMatchObject([{ city: 'Testtown', state_province: 'Testtown', postal_code: 'TE1 1AA' }])
  expect(at!.location.accessibility).toMatchObject([{ description: 'Step-free all the way' }])
  const empty = (value: unknown): boolean =>
    value === null ||
    value === '' ||
    (Array.isArray(value) ? value.length === 0 || value.some(empty) : typeof value === 'object' && Object.values(value).some(empty))
  for (const one of await everyPage('/services?full=true')) expect(empty(one), JSON.stringify(one)).toBe(false)
})

test('who keeps an entry, and who confirmed it by name, are nowhere', async () => {
  for (const path of ['/services?full=true&format=ndjson', '/service_at_locations?full=true&format=ndjson', '/organizations?full_service=true&format=ndjson']) {
    const { html } = await raw(path)
    expect(html.length).toBeGreaterThan(100)
    expect(html).not.toMatch(/olive|Named Somebody/i)
  }
  expect((await someone.get('/community/directory.csv')).html).not.toMatch(/olive|Named Somebody/i)
})

test('what is not shown is absent: the unpublished, the vanished, the closed, the merged and what nobody confirmed for a year', async () => {
  const hidden = new RegExp([HIDDEN, GONE, STALE, MERGED, CLOSED].join('|'))
  for (const path of [...LISTS.map(one => `/oruk${one}`), '/oruk/services'].flatMap(one => [
    `${one}?format=ndjson`,
    `${one}?format=ndjson&full=true&full_service=true`,
  ]))
    expect((await someone.get(path)).html, path).not.toMatch(hidden)
  expect((await someone.get('/community/directory.csv')).html).not.toMatch(hidden)
  expect((await list('/services?search=Hazel')).total_items).toBe(0)
  const missing = await raw(`/services/${newId()}`)
  const secret = await raw(`/services/${refuge}`)
  expect([secret.status, secret.html]).toEqual([404, missing.html])
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{
      id: string
      at: string
    }>`select a.organisation_id as id, l.id as at from asset a join asset_at_location l on l.asset_id = a.id where a.id = ${refuge}`.execute(tx),
  )
  expect((await raw(`/organizations/${rows[0]!.id}`)).status).toBe(404)
  expect((await raw(`/service_at_locations/${rows[0]!.at}`)).status).toBe(404)
  expect(names(await list(`/services?organization_id=${rows[0]!.id}`))).toEqual([])
})

test('every reference leads somewhere', async () => {
  const has = async (path: string) => new Set((await everyPage(path)).map(item => item.id))
  const [services, organisations, allTerms, taxonomies] = [
    await has('/services'),
    await has('/organizations'),
    await has('/taxonomy_terms'),
    await has('/taxonomies'),
  ]
  for (const at of await everyPage('/service_at_locations')) {
    expect(services).toContain(at.service_id)
    expect((at.service as Item).id).toBe(at.service_id)
    expect((at.location as Item).id).toBe(at.location_id)
  }
  for (const service of await everyPage('/services?full=true')) {
    expect(organisations).toContain(service.organization_id)
    for (const attribute of (service.attributes ?? []) as { taxonomy_term_id: string }[]) expect(allTerms).toContain(attribute.taxonomy_term_id)
  }
  for (const term of await everyPage('/taxonomy_terms')) {
    expect(taxonomies).toContain(term.taxonomy_id)
    if (term.parent_id) expect(allTerms).toContain(term.parent_id)
  }
})

test.each([
  ['search=choir', [/choir/]],
  ['search=sing+music', [/choir/]],
  ['minimum_age=10', [/choir/]],
  ['maximum_age=15', [/Young/]],
  ['maximum_age=99&minimum_age=6', [/choir/]],
  ['day=tuesday', [/choir|Far/, /choir|Far/]],
  ['day=TU&start_time=18:00', [/choir/]],
  ['end_time=20:30', [/choir/]],
  ['day=tue&start_time=09:00&end_time=12:00', []],
  ['day=monday', []],
  ['modified_after=2026-11-22T10:00:00.000Z&search=gardeners', [/Young/]],
  ['modified_after=2026-11-22T10:00:00.001Z&search=gardeners', []],
  ['modified_after=2999-01-01T00:00:00Z', []],
  ['modified_after=1500-01-01&search=gardeners', [/Young/]],
  ['modified_after=2026-11-22T11:00:00.000+01:00&search=gardeners', [/Young/]],
  ['postcode=te1+1aa&search=choir', [/choir/]],
  ['postcode=TE11AA&proximity=1000&search=chess', []],
  ['postcode=TE11AA&proximity=60000&search=chess', [/Far/]],
] as [string, RegExp[]][])('filter %s filters', async (query, wanted) => {
  const found = await list(`/services?${query}`)
  expect(found.total_items).toBe(wanted.length)
  found.contents.forEach((item, index) => {
    expect(item.name).toMatch(wanted[index]!)
  })
})

test('filters by organisation, heading and list of headings filter, together and at places', async () => {
  const taxonomy = (await json<Item>(`/taxonomy_terms/${terms[0]}`)).taxonomy_id as string
  for (const query of [
    `organization_id=${choirs}`,
    `taxonomy_term_id=${terms[0]}`,
    `taxonomy_id=${taxonomy}`,
    `taxonomy_id=${taxonomy}&organization_id=${choirs}&search=sing`,
  ]) {
    expect(names(await list(`/services?${query}`)), query).toEqual(['Testtown community choir'])
    expect((await list(`/service_at_locations?${query}`)).contents.map(item => item.service_id)).toEqual([choir])
  }
  expect((await list(`/services?taxonomy_id=${taxonomy}&search=chess`)).empty).toBe(true)
  const parents = await everyPage('/taxonomy_terms?top_only=true')
  const every = await everyPage('/taxonomy_terms')
  expect(parents.every(term => term.parent_id === undefined)).toBe(true)
  expect(parents.length).toBe(every.filter(term => !term.parent_id).length)
  const child = every.find(term => term.parent_id)
  if (child) expect((await everyPage(`/taxonomy_terms?parent_id=${child.parent_id}`)).map(term => term.id)).toContain(child.id)
  expect((await list(`/taxonomy_terms?taxonomy_id=${newId()}`)).empty).toBe(true)
})

test('minimal gives the whole list at once, with dates; ndjson gives every line, and they are the same entries', async () => {
  const minimal = await list('/services?minimal=true')
  isValid('/services', minimal, 'minimal')
  expect(minimal).toMatchObject({ total_items: 264, total_pages: 1, size: 264 })
  expect(Object.keys(minimal.contents[0]!).sort()).toEqual(['id', 'last_modified', 'modified_date', 'name', 'status'])
  const answer = await raw('/services?format=ndjson')
  expect(answer.headers.get('content-type')).toMatch(/ndjson/)
  const lines = answer.html
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Item)
  expect(lines.map(item => item.id)).toEqual(minimal.contents.map(item => item.id))
})

test.each([
  'per_page=0',
  'per_page=-1',
  'page=0',
  'page=x',
  'page=99999999999999999999',
  'page=1.5',
  'format=xml',
  'full=maybe',
  'taxonomy_term_id=1',
  "organization_id=' or 1=1",
  'modified_after=yesterday',
  'modified_after=2026-13-45',
  'modified_after=2026-02-31',
  'modified_after=0000-01-01',
  'modified_after=0001-01-01T00:00:00%2B14:00',
  'modified_after=9999-12-31T23:59:59-14:00',
  'minimum_age=old',
  'start_time=25:00',
  'day=someday',
  'proximity=100',
  'postcode=TE11AA&proximity=near',
  'postcode=%F0%9F%98%80',
  'postcode=ZZ99ZZ',
])('a question that cannot be understood (%s) is a 400 that names what', async query => {
  const answer = await raw(`/services?${query}`)
  expect(answer.status).toBe(400)
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  const said = JSON.parse(answer.html) as { error: string }
  expect(said.error).toContain(
    `${query
      .split('=')
      .at(query.startsWith('postcode=TE') ? 1 : 0)!
      .replace(/.*&/, '')}:`,
  )
})

test.each([
  'search=%00',
  'search=%',
  'search=%F0%9F%92%A9',
  'search=%ED%A0%80',
  `search=${'a'.repeat(5000)}`,
  "search=' & !| :* <-> (",
  'unknown=1',
  'page=1000000',
])('strange but harmless: %s', async query => {
  expect((await raw(`/services?${query}`)).status).toBe(200)
  expect((await raw(`/taxonomy_terms?${query}`)).status).toBe(200)
  expect((await raw(`/organizations?${query}`)).status).toBe(200)
})

test.each([
  '/services/x',
  `/services/${newId()}`,
  '/services/..%2f',
  '/nothing',
  '/services/a/b',
  `/organizations/${newId()}`,
  '/taxonomies/%00',
  `/taxonomy_terms/${newId()}`,
])('%s is not there, said in JSON', async path => {
  const answer = await raw(path)
  expect(answer.status).toBe(404)
  expect(JSON.parse(answer.html)).toMatchObject({ status: 404 })
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
})

test('every answer may be used on any site, and carries its licence', async () => {
  for (const path of ['/', ...LISTS, `/services/${choir}`]) {
    const { headers } = await raw(path)
    expect(headers.get('access-control-allow-origin'), path).toBe('*')
    expect(headers.get('link'), path).toContain('rel="license"')
    expect(headers.get('set-cookie')).toBeNull()
  }
})

test('the sheet has a line for each entry at each place, and no cell that a spreadsheet would run', async () => {
  const answer = await someone.get('/community/directory.csv')
  expect(answer.headers.get('content-type')).toMatch(/^text\/csv/)
  expect(answer.headers.get('link')).toContain('rel="license"')
  expect([...answer.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(answer.html).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
  expect(answer.html).toContain(`,'+cmd|calc,`)
  expect(answer.html).toContain(`,'+44 1782 000000,`)
  expect(answer.html.trimEnd().split('\r\n').length).toBe(1 + 264)
})
