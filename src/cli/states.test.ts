import { expect, test } from 'vitest'
import { drawn, withTables } from './states.ts'

const DOOR = [
  ['door', 'shut', 'somebody knocks', 'open', 'whoever is inside'],
  ['window', 'shut', 'a | breeze', 'ajar'],
] as const

test('a table stands in its place with the words around it kept, a new one at the end, and writing twice changes nothing', () => {
  const tables = drawn([DOOR])
  const once = withTables('# States\n\n## Door\n\nBefore.\n\n<!-- table: door -->\nold\n<!-- end of table -->\n\nAfter.\n', tables)
  expect(once).toMatch(/Before\.[\s\S]*\| shut \| somebody knocks \| whoever is inside \| open \|[\s\S]*After\.[\s\S]*## Window[\s\S]*\| a \\\| breeze \|/)
  expect(once).not.toContain('old')
  expect(withTables(once, tables)).toBe(once)
})

test('a life is drawn with every move it has, and who may make it', () => {
  const table = drawn([
    {
      concept: 'tea',
      states: [
        { state: 'hot', name: 'Hot', open: true, leadsTo: [{ what: 'cools', to: 'luke_warm' }] },
        { state: 'luke_warm', name: 'Luke-warm', open: true, leadsTo: [{ what: 'drunk', to: 'luke_warm' }] },
      ],
      acts: { cools: { words: 'it cools', who: 'time alone' } },
    },
  ]).get('tea')!
  expect(table).toContain('  hot --> luke_warm')
  expect(table).not.toContain('luke_warm --> luke_warm')
  expect(table).toContain('| it cools | time alone | luke warm |  |')
  expect(table).toContain('| drunk |  |  | luke warm |')
})

test('every concept has at least one table, under a name of its own', () => {
  const all = drawn()
  for (const concept of ['request for help', 'responsibility', 'handover', 'involvement', 'message', 'job', 'emergency access'])
    expect(all.get(concept)).toContain('Who may')
})
