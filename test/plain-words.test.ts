import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, named } from '../src/core/db.ts'
import { inOrder, plainWords, sameName } from '../src/core/text.ts'
import { testDatabase } from './support/db.ts'

// Run on both databases: each must fold and order names as the code does.
let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

/** Each text as the database folds it. */
async function folded(texts: readonly string[]): Promise<string[]> {
  const { rows } = await db.exclusive(() =>
    sql<{ plain: string }>`select plain_words(said) as plain from unnest(${texts}::text[]) with ordinality as u(said, at) order by at`.execute(db.kysely),
  )
  return rows.map(row => row.plain)
}

const NAMES =
  `Łukasz Wójcik; Świętosława Żółć; Đặng Thị Hương; Nguyễn Văn Đức; Trần Quỳnh; İpek Ağaoğlu; Işıl Çağlayan; Siân Ffôn; Llŷr Gwŷdd; Seán Ó Súilleabháin;
  Niamh O’Neill; D'Arcy-Smith; Ng'ang'a; Søren Kierkegård; Ægir Þórðarson; Jürgen Groß; STRAẞE; Œuvrard; Ħal Għaxaq; Åsa Öberg; Dvořák; Székely Gergő; Ștefan Țurcanu;
  Adébáyọ̀ Ọlátúnjí; Ọbasanjọ; Ɓala Ƙofar; Kɔkɔvi Ɛdem; Əliyev; Marcel·lí; Núñez; João Gonçalves; Škvorecký; Žižek; Jānis Bērziņš; Þóra; Māori Kahurangi; Hawaiʻi;
  করিম উদ্দিন; রহিমা খাতুন; राजेश शर्मा; ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ; સોનલ પટેલ; தமிழ்ச்செல்வி; മോഹൻലാൽ; محمد; مُحَمَّد; أحمد; احمد; یوسف; يوسف; علی; على; ہانیہ; فاطمة; עֲמִית; יוסף;
  Ελένη Παπαδοπούλου; ΣΟΦΟΣ; Йосип Їжак; Ёлкин; Ђорђе; 王小明; 김민준; さくら ガ; สมชาย; ไก่; Ｊｏｈｎ; ﬁona; Don´t; Don\`t; Mary–Jane; half½; 😢 sad😢day`
    .split(';')
    .map(name => name.trim())

test('the database and the code fold every letter in use alike', async () => {
  // Letters that came into Unicode after the oldest of the databases was made are left out.
  const YOUNG = /[\u1c89\u1c8a\ua7c0-\ua7ff]/u
  const signs = Array.from({ length: 0x1_fc00 }, (_, at) => String.fromCodePoint(at + 1)).filter(
    sign => !/[\p{Cn}\p{Cs}]/u.test(sign) && !YOUNG.test(sign) && (sign.length === 1 || sign.codePointAt(0)! >= 0x1_f000),
  )
  expect(signs.length).toBeGreaterThan(55_000)
  const texts = signs.map(sign => `a${sign}b`)
  const plain = await folded(texts)
  expect(texts.filter((text, at) => plainWords(text).join(' ') !== plain[at])).toEqual([])
})

test('the database and the code fold and compare any names alike', async () => {
  const letters = fc.constantFrom(...new Set(NAMES.join('')), ..."-'’‘ʼ`´.,_ \u0301\u0323\u0308\u200d\u00ad")
  const name = fc.oneof(
    fc.constantFrom(...NAMES),
    fc.string({ unit: 'grapheme-ascii', maxLength: 24 }),
    fc.array(letters, { minLength: 1, maxLength: 24 }).map(list => list.join('').toWellFormed()),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(name, { minLength: 50, maxLength: 200 }), async names => {
      expect(await folded(names)).toEqual(names.map(one => plainWords(one).join(' ')))
      const again = names.map(one => plainWords(one).join(' '))
      expect(await folded(again)).toEqual(again)
    }),
    { numRuns: 20 },
  )
})

test.each([
  ['Łukasz Wójcik', 'lukasz wojcik'],
  ['Đặng Thị Hương', 'dang thi huong'],
  ['İpek Ağaoğlu', 'ipek agaoglu'],
  ['Straße STRAẞE', 'strasse strasse'],
  ['Søren Ægir', 'soren aegir'],
  ["O’Neill O'Neill O`Neill O´Neill Oʼneill", 'oneill oneill oneill oneill oneill'],
  ['Ọlátúnjí Ɓala', 'olatunji bala'],
  ['D’Arcy-Smith', 'darcy smith'],
  ['مُحَمَّد', 'محمد'],
  ['want to die😢now', 'want to die now'],
])('“%s” is typed as “%s”', (name, plain) => {
  expect(plainWords(name).join(' ')).toBe(plain)
})

test('vowel signs that tell names apart stay: রহিম is not রহম, राम is not रमा', () => {
  expect(plainWords('রহিম')).not.toEqual(plainWords('রহম'))
  expect(plainWords('राम')).not.toEqual(plainWords('रमा'))
  // A letter of one sign and the same letter of two are one.
  expect(plainWords('\u09dc')).toEqual(plainWords('\u09a1\u09bc'))
})

const FOUND: [name: string, typed: string[], not: string[]][] = [
  [
    'Niamh O’Neill',
    ['oneill', "o'neill", 'o neill', 'O’Neill', 'neill', 'neill niamh', 'nia', 'niamh oneill', 'o neill niamh'],
    ['eill', 'mary', 'niamh mary', 'o mary'],
  ],
  ['Sean ONeill', ['o neill', "o'neill", 'oneill', 'o neill sean'], ['neil']],
  ['Anna Smith-Jones', ['smith', 'jones', 'smith jones', 'smith-jones', 'smithjones', 'jones anna'], ['mith', 'nna']],
  ['Wangari Ng’ang’a', ["ng'ang'a", 'nganga', 'ng ang a', 'ngang'], ['anganga']],
  ['Łukasz Wójcik', ['lukasz', 'ŁUKASZ', 'wojcik lukasz', 'woj luk', 'Wo\u0301jcik'], ['ukasz', 'lukasz x']],
  ['Đặng Thị Hương', ['dang', 'huong dang', 'thi', 'Dang Thi Huong', 'Đặng'], ['ang']],
  ['করিম উদ্দিন', ['করিম', 'উদ্দিন করিম', 'করি'], ['রিম', 'করম']],
]

test('each typed word begins a word of the name, in any order, together or apart', async () => {
  const cases = FOUND.flatMap(([name, typed, not]) => [...typed.map(one => ({ name, one, found: true })), ...not.map(one => ({ name, one, found: false }))])
  for (const { name, one, found } of cases) {
    const { rows } = await db.exclusive(() =>
      sql<{ found: boolean }>`select ${named('found_by', one)} as found from (select name_words(${name}) as found_by) n`.execute(db.kysely),
    )
    expect({ name, one, found: rows[0]?.found }).toEqual({ name, one, found })
  }
})

test.each(['', ' ', '-', '’', '%', '_', '.*', '^$', '( |'])('“%s” has no word and finds nobody', async typed => {
  const { rows } = await db.exclusive(() =>
    sql<{
      found: boolean
    }>`select bool_or(${named('found_by', typed)}) as found from (select name_words(name) as found_by from unnest(array['Anna Smith', '']) name) n`.execute(
      db.kysely,
    ),
  )
  expect(rows[0]?.found).toBe(false)
})

test('two names are the same in any order of words and with fewer or more of them', () => {
  for (const [one, other] of [
    ['Seán O’Neill', 'oneill sean'],
    ['Sean O Neill', "O'Neill Seán"],
    ['Đặng Thị Hương', 'Huong Thi Dang'],
    ['Anna Smith-Jones', 'smith jones anna'],
    ['Sam', 'SAM'],
  ] as const)
    expect([one, other, sameName(one, other)]).toEqual([one, other, true])
  for (const [one, other] of [
    ['Seán O’Neill', 'Sean Neill'],
    ['Anna Smith', 'Ann Smith'],
    ['', ''],
    ['-', '’'],
    ['Anna', ''],
  ] as const)
    expect([one, other, sameName(one, other)]).toEqual([one, other, false])
})

const IN_ORDER = [
  'Aa', 'Ægir', 'Ángel', 'Azra', 'Đặng', 'Davies', 'de Souza', 'Dzhokhar', 'İpek', 'isla', 'Łukasz', 'Luz', 'O’Neill', 'Oakley', 'Ødegaard', 'Ozan', 'Smith', 'Śmith', 'smyth', 'Zed', 'করিম',
] // biome-ignore format: a list in its order

test('names stand in one order in the database and in the code: by letters, whatever their marks and size', async () => {
  const mixed = [...IN_ORDER].sort((a, b) => a.length - b.length || (a < b ? 1 : -1))
  expect(mixed).not.toEqual(IN_ORDER)
  expect([...mixed].sort(inOrder)).toEqual(IN_ORDER)
  await db.exclusive(async () => {
    const { rows } = await sql<{
      name: string
    }>`select name from (select given_name as name from person where false union all select unnest(${mixed}::text[])) n order by name`.execute(db.kysely)
    expect(rows.map(row => row.name)).toEqual(IN_ORDER)
  })
})
