import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../src/core/db.ts'
import { ROOT, testDatabase } from './support/db.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

/** Columns of names, which people read in lists. */
const OF_NAMES = /(^|_)name$|^(title|option|service|wanted)$/
/** Columns of names that nobody is shown a list by. */
const NOT_SHOWN = new Set(['migration.name', 'asset.plain_name', 'place.plain_name', 'neighbourhood.plain_name'])

interface Column {
  table: string
  name: string
  text: boolean
  inOrder: boolean
}

const columns = async (): Promise<Column[]> => {
  const { rows } = await db.exclusive(() =>
    sql<Column>`select c.relname as "table", a.attname as name, a.atttypid = 'text'::regtype as text, a.attcollation = '"und-x-icu"'::regcollation as "inOrder"
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped`.execute(db.kysely),
  )
  return rows
}

test('every column of names says that it is ordered as names are', async () => {
  const all = await columns()
  const names = all.filter(one => one.text && OF_NAMES.test(one.name) && !NOT_SHOWN.has(`${one.table}.${one.name}`))
  expect(names.length).toBeGreaterThan(80)
  expect(names.filter(one => !one.inOrder).map(one => `${one.table}.${one.name}: text collate "und-x-icu"`)).toEqual([])
})

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* files(path)
    else if (/\.tsx?$/.test(entry.name) && !/\.(test|hold)\.tsx?$/.test(entry.name)) yield path
  }
}
const sources = [...files(join(ROOT, 'src'))].map(path => ({ path: path.slice(ROOT.length + 1), text: readFileSync(path, 'utf8') }))

/** What follows an `order by`, as far as it is one list: each thing that rows are ordered by, without its direction. */
function orderedBy(text: string): string[] {
  const items: string[] = []
  let [depth, item] = [0, '']
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (depth === 0 && /[`;)\]]/.test(sign)) break
    if (depth === 0 && /\s/.test(sign) && /^\s(limit|offset|for|rows|from|on conflict|union)\b/.test(text.slice(at, at + 14))) break
    if (/[([{]/.test(sign)) depth++
    if (/[)\]}]/.test(sign)) depth--
    if (depth === 0 && sign === ',') {
      items.push(item)
      item = ''
    } else item += sign
  }
  return [...items, item].map(one =>
    one
      .trim()
      .replace(/\s+nulls (first|last)$/, '')
      .replace(/\s+(asc|desc)$/, '')
      .trim(),
  )
}
const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

// Texts that are no names: what the code itself calls things, and where something stands.
const CODES = new Set(
  `chain code column domain factor hash holder key kind list practice_code part pcn_code postcode place_code role slot slug state therapy who why whose was sort table_name
  tablename policyname indexname conname relname grantee privilege_type attname topic version request_id`.split(/\s+/),
)

test('every list of names is ordered by a column that says so', async () => {
  const all = await columns()
  const wrong: string[] = []
  let looked = 0
  for (const { path, text } of sources)
    for (const { index, 0: words } of text.matchAll(/order by\s/g))
      for (const item of orderedBy(text.slice(index + words.length, index + 600))) {
        const where = `${path}: order by ${item}`
        looked++
        if (/^\d+$/.test(item)) wrong.push(`${where}: say the column`)
        const name = /^(?:\w+\.)?"?(\w+)"?$/.exec(item)?.[1]
        if (name === undefined) {
          if (/->>|\|\||\blower\(\w*\.?\w*name/.test(item) && !item.includes('collate "und-x-icu"')) wrong.push(`${where}: add collate "und-x-icu"`)
          continue
        }
        const held = all.filter(one => one.name === snake(name) && one.text && !NOT_SHOWN.has(`${one.table}.${one.name}`))
        if (!CODES.has(snake(name)) && held.some(one => !one.inOrder)) wrong.push(`${where}: not in the order of names`)
      }
  expect(looked).toBeGreaterThan(400)
  expect(wrong).toEqual([])
})

test('the code compares names in one place', () => {
  const own = sources.filter(({ path, text }) => path !== 'src/core/text.ts' && /localeCompare|Intl\.Collator/.test(text))
  expect(own.map(one => `${one.path}: use inOrder of core/text.ts`)).toEqual([])
})
