import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../src/core/db.ts'
import { loadDirectory } from '../src/demo/directory.ts'
import { importShipped } from '../src/interfaces/registries/index.ts'
import { findAssets, NOTHING_ASKED, whereFrom } from '../src/rooms/assets/index.ts'
import { ROOT, testDatabase } from './support/db.ts'
import { asSystem } from './support/people.ts'

/** Below this share, finding has become worse. */
const AT_LEAST = 0.95

const { from, miles, queries } = JSON.parse(readFileSync(join(import.meta.dirname, 'search-quality.queries.json'), 'utf8')) as {
  from: string
  miles: number
  queries: [typed: string, found: string[]][]
}

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await asSystem(db, caller => importShipped(caller, ROOT, undefined, ['postcodes']))
  await asSystem(db, caller => loadDirectory(caller, ROOT))
}, 120_000)
afterAll(() => db.close())

test('what people type finds what they mean among the first five', async () => {
  expect(queries.length).toBeGreaterThanOrEqual(60)
  const missed: string[] = []
  await asSystem(db, async caller => {
    const where = await whereFrom(caller, from)
    if ('problem' in where) throw new Error(where.problem)
    for (const [typed, found] of queries) {
      const { entries } = await findAssets(caller, { ...NOTHING_ASKED, words: typed, within: miles }, where.near)
      const names = entries.slice(0, 5).map(entry => entry.name)
      if (!names.some(name => found.some(part => name.toLowerCase().includes(part.toLowerCase()))))
        missed.push(`“${typed}” found ${names.join(', ') || 'nothing'}`)
    }
  })
  const share = 1 - missed.length / queries.length
  console.log(`${queries.length} searches, ${(share * 100).toFixed(0)}% found what was meant among the first five.\n${missed.join('\n')}`)
  expect(share, missed.join('\n')).toBeGreaterThanOrEqual(AT_LEAST)
})

test.each([
  ['Wood Green', 'E09000014'],
  ['Archway', 'E09000019'],
  ['Burslem', 'E06000021'],
  ['Camden Town', 'E09000007'],
  ['Haringy', 'E09000014'],
  ['12 High Road N17 0AA', 'E09000014'],
])('where somebody looks from: “%s” is read as the place it is in', async (typed, placeCode) => {
  const where = await asSystem(db, caller => whereFrom(caller, typed))
  expect('near' in where ? where.near.placeCode : where.problem).toBe(placeCode)
})

test.each(['Manchester', 'M1 1AE', 'Walthamstow'])('“%s” is not among the places here, and it is said where to turn', async typed => {
  const where = await asSystem(db, caller => whereFrom(caller, typed))
  expect('problem' in where ? where.problem : where.near.label).toContain('call 111')
})
