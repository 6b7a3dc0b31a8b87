import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../../app.ts'
import { readConfig } from '../../../core/config.ts'
import { directory } from './importing.hold.ts'

let it: Awaited<ReturnType<typeof directory>>
let app: ReturnType<typeof buildApp>
beforeAll(async () => {
  it = await directory()
  app = buildApp(it.db, readConfig({ KITH_URL: 'http://localhost', KITH_LIMITS: '0' }))
  await it.rows(`insert into outcode (outcode, lat, lon) values ('TE1', 53.05, -1.95)`)
})
afterAll(() => it.close())

const get = async (path: string) => (await app.request(path)).text()
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('what nobody said is not shown: no day of the import, no file name as organiser, no point for half a postcode', async () => {
  await it.csv('Name,Address,Phone\nChess circle,"Green Hall, Testville TE1","020 7946 0000 ext 12 (mornings)"\n')
  const [entry] = await it.rows<{ id: string }>('select id from asset')
  const page = await get(`/community/${entry!.id}`)
  expect(words(page)).toContain('Nobody has said when this was last confirmed.')
  expect(words(page)).not.toContain('Last confirmed on')
  expect(words(page)).toMatch(/Who runs it Not said/)
  expect(page).not.toContain('openstreetmap')
  expect(page).toContain('href="tel:02079460000"')
  expect(words(page)).toContain('020 7946 0000 ext 12 (mornings)')

  const service = JSON.parse(await get(`/oruk/services/${entry!.id}`)) as {
    assured_date?: string
    organization: { name: string }
    service_at_locations: { location: object }[]
  }
  expect(service.assured_date).toBeUndefined()
  expect(service.organization.name).toBe('Not said')
  expect(service.service_at_locations[0]!.location).not.toHaveProperty('latitude')
  expect(await get('/community/directory.csv')).not.toContain('2026-11-22')

  const near = words(await get('/community?q=chess&lat=53.06&lon=-1.95&within=5'))
  expect(near).toContain('Chess circle')
})

test('what a source dates is shown with its day', async () => {
  await it.csv('Name,Postcode,Provider,Last checked\nChoir,TE1 1AA,Everybody Sings,1/11/2026\n', { source: 'dated' })
  const [entry] = await it.rows<{ id: string }>(`select id from asset where name = 'Choir'`)
  expect(words(await get(`/community/${entry!.id}`))).toMatch(/Last confirmed on 1 November 2026 as published by/)
})

test('a postcode that stands in the address is shown once', async () => {
  await it.csv('Name,Address\nBowls,"Green Hall, Testville te1 1aa"\nDarts,"Red Hall, Testville"\n', { source: 'once' })
  const [bowls] = await it.rows<{ id: string }>(`select id from asset where name = 'Bowls'`)
  expect(words(await get(`/community/${bowls!.id}`)).match(/TE1 ?1AA/gi)).toHaveLength(1)
})

test.each(['31/02/2026', '2026-02-31', '31 February 2026', '29.2.2025', '2026-04-31T10:00:00Z'])(
  'a day that there is not, %s, is not known, and never the day after',
  async told => {
    await it.csv(`Name,Postcode,Provider,Last checked\nGardening ${told},TE1 1AA,Everybody Digs,${told}\n`, {
      source: `no-such-day-${told.toLowerCase().replace(/[^a-z0-9]/g, '-')}`,
    })
    const [entry] = await it.rows<{ id: string }>(`select id from asset where name = 'Gardening ${told}'`)
    const page = words(await get(`/community/${entry!.id}`))
    expect(page).toContain('Nobody has said when this was last confirmed.')
    expect(page).not.toContain('Last confirmed on')
  },
)
