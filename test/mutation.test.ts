import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWords, sample } from '../bench/mutation/choose.ts'
import { filesOf, GROUPS, testFiles } from '../bench/mutation/scope.ts'
import { SQL_CHANGES } from '../bench/mutation/sql.ts'
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
