import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWords, sample } from '../bench/mutation/choose.ts'
import { filesOf, GROUPS, testFiles } from '../bench/mutation/scope.ts'
import { line, tooFew } from '../bench/mutation/share.ts'
import { SQL_CHANGES } from '../bench/mutation/sql.ts'
import { changed } from '../bench/mutation/types.ts'
import type { Database } from '../src/core/db.ts'
import { ROOT, testDatabase } from './support/db.ts'

const UNDONE = new Error('undone')

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

describe('what kith mutate changes is there to be changed', () => {
  test.each(SQL_CHANGES)('$name', async ({ statement, tests }) => {
    const change = db.kysely.transaction().execute(async tx => {
      await sql.raw(statement).execute(tx)
      throw UNDONE
    })
    await expect(change).rejects.toBe(UNDONE)
    expect(tests.filter(path => !existsSync(join(ROOT, path)))).toEqual([])
  })

  test('files that decide, each in one group; pages, tests and the demonstration in none', () => {
    const files = GROUPS.flatMap(group => filesOf(group, ROOT))
    expect(files.filter(file => !existsSync(join(ROOT, file)))).toEqual([])
    expect(new Set(files).size).toBe(files.length)
    for (const rule of [
      'access/store.ts',
      'access/audit-verify.ts',
      'rooms/care-team/responsibility.ts',
      'rooms/people/contact-rules.ts',
      'rooms/front-door/actions.ts',
    ])
      expect(files).toContain(`src/${rule}`)
    expect(files.filter(file => /test|hold|routes|demo/.test(file))).toEqual([])
    expect(testFiles(ROOT).length).toBeGreaterThan(40)
  })
})

describe('which changes are tried', () => {
  const change = (text: string, mutatorName = 'StringLiteral') => ({
    fileName: '/anywhere/src/a.ts',
    mutatorName,
    replacement: '""',
    location: { start: { line: 0, column: 5 }, end: { line: 0, column: 5 + text.length } },
  })
  test('a sentence is only words; a code, and logic in a sentence, are not', () => {
    expect(isWords(change("'Somebody already holds this.'"), ["     'Somebody already holds this.', b === 'x y'"])).toBe(true)
    expect(isWords(change("'held'"), ["     'held', 'two words'"])).toBe(false)
    expect(isWords(change("a === 'two words'", 'ConditionalExpression'), ["     a === 'two words'"])).toBe(false)
  })

  test('a seed gives the same changes in whatever order and folder they are found, another seed gives others', () => {
    const all = Array.from({ length: 50 }, (_, line) => ({ ...change("'held'"), location: { start: { line, column: 1 }, end: { line, column: 7 } } }))
    const lines = (changes: typeof all) => changes.map(({ location }) => location.start.line).sort()
    const first = sample(all, 10, '1')
    expect(first).toHaveLength(10)
    expect(lines(sample(all.map(one => ({ ...one, fileName: '/elsewhere/src/a.ts' })).reverse(), 10, '1'))).toEqual(lines(first))
    expect(lines(sample(all, 10, '2'))).not.toEqual(lines(first))
  })
})

test('a change stands in the text where it was made, over one line or several', () => {
  const text = 'const a = 1\nif (b) {\n  c()\n}\n'
  expect(changed(text, { start: { line: 2, column: 5 }, end: { line: 2, column: 6 }, replacement: 'true' })).toBe('const a = 1\nif (true) {\n  c()\n}\n')
  expect(changed(text, { start: { line: 2, column: 8 }, end: { line: 4, column: 2 }, replacement: '{}' })).toBe('const a = 1\nif (b) {}\n')
})

test('all together fail below nine in ten; a sample only when chance does not explain it', () => {
  expect([tooFew({ tried: 100, killed: 89 }, true), tooFew({ tried: 100, killed: 90 }, true)]).toEqual([true, false])
  // Of 24 tries at nine in ten, 15 or fewer come less than once in a thousand runs.
  expect([tooFew({ tried: 24, killed: 17 }, false), tooFew({ tried: 24, killed: 15 }, false)]).toEqual([false, true])
  expect([tooFew({ tried: 4000, killed: 3600 }, false), tooFew({ tried: 4000, killed: 3500 }, false), tooFew({ tried: 0, killed: 0 }, false)]).toEqual([
    false,
    true,
    false,
  ])
  expect(line({ name: 'front door', tried: 8, killed: 6, byTypes: 1, survivors: [] })).toMatch(/front door +6 of +8 +75\.0 %, 1 of them by the types/)
})
