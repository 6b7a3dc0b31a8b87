import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, system } from '../src/core/caller.ts'
import type { Database } from '../src/core/db.ts'
import { loadDirectory } from '../src/demo/index.ts'
import { importShipped } from '../src/interfaces/registries/index.ts'
import { type Browser, browse } from './support/browser.ts'
import { ROOT, testDatabase } from './support/db.ts'
import { faults, LISTS } from './support/oruk.ts'
import { at, NOW } from './support/people.ts'

interface Item {
  id: string
  organization_id?: string
  service_id?: string
}

// The whole directory of the demonstration: every entry of it in full, not ten.
let db: Database
let someone: Browser
beforeAll(async () => {
  db = await testDatabase()
  await inTransaction(
    db,
    system('demo'),
    async caller => {
      await importShipped(caller, ROOT, undefined, ['postcodes'])
      await loadDirectory(caller, ROOT)
    },
    at(NOW),
  )
  someone = await browse(db)
}, 180_000)
afterAll(() => db.close())

async function everything(path: string): Promise<Item[]> {
  const answer = await someone.get(`/oruk${path}${path.includes('?') ? '&' : '?'}format=ndjson`)
  expect(answer.status).toBe(200)
  return answer.html
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Item)
}

test('every service of the demonstration’s directory, in full, keeps to the schema of the standard', async () => {
  const services = await everything('/services?full=true')
  expect(services.length).toBeGreaterThan(2000)
  expect(services.flatMap(service => faults('/services/{id}', service, service.id)).slice(0, 20)).toEqual([])
  const total = (JSON.parse((await someone.get('/oruk/services?per_page=1')).html) as { total_items: number }).total_items
  expect(new Set(services.map(service => service.id)).size).toBe(total)
}, 60_000)

test('so do its organisations, places and headings, and every reference leads somewhere', async () => {
  const [organisations, placed, services] = [
    await everything('/organizations?full=true'),
    await everything('/service_at_locations?full=true'),
    await everything('/services'),
  ]
  expect(organisations.flatMap(item => faults('/organizations/{id}', item, item.id)).slice(0, 20)).toEqual([])
  expect(placed.flatMap(item => faults('/service_at_locations/{id}', item, item.id)).slice(0, 20)).toEqual([])
  for (const path of ['/taxonomies', '/taxonomy_terms']) expect((await everything(path)).flatMap(item => faults(`${path}/{id}`, item, item.id))).toEqual([])
  const [runs, is] = [new Set(organisations.map(item => item.id)), new Set(services.map(item => item.id))]
  expect(services.filter(item => !runs.has(item.organization_id!))).toEqual([])
  expect(placed.filter(item => !is.has(item.service_id!))).toEqual([])
}, 60_000)

test.each(LISTS)(
  '%s: every page keeps to the schema',
  async path => {
    for (let page = 1, last = false; !last; page++) {
      const { html } = await someone.get(`/oruk${path}?per_page=100&page=${page}`)
      const envelope = JSON.parse(html) as { last_page: boolean; size: number; contents: Item[] }
      expect(faults(path, envelope, `${path}?page=${page}`)).toEqual([])
      expect(envelope.size).toBe(envelope.contents.length)
      last = envelope.last_page
    }
  },
  60_000,
)
