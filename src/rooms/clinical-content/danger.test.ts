import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { ROOT, testDatabase } from '../../../test/support/db.ts'
import { asSystem, makeTown } from '../../../test/support/people.ts'
import type { Database } from '../../core/db.ts'
import { readContentFile } from './clinical-content.ts'
import { dangerIn, readDangerWords } from './danger.ts'
import { ContentRefused, loadContent } from './index.ts'

const shipped = readDangerWords(readContentFile(readFileSync(join(ROOT, 'db/reference/content/words-of-danger.json'), 'utf8')).items)
const lines = (name: string) =>
  readFileSync(join(ROOT, 'test/fixtures/words-of-danger', name), 'utf8')
    .trim()
    .split('\n')

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await makeTown(db)
})
afterAll(() => db.close())

test('words people use when they are in danger are heard, and ordinary words are not taken for them', () => {
  const danger = lines('danger.txt').map(line => line.split('\t') as [topic: string, words: string])
  const ordinary = lines('ordinary.txt')
  expect(Math.min(danger.length, ordinary.length)).toBeGreaterThanOrEqual(200)
  const missed = danger.filter(([topic, words]) => !(dangerIn(words, shipped) as string[]).includes(topic))
  const wrong = ordinary.filter(words => dangerIn(words, shipped).length > 0)
  const share = (part: number, whole: number) => `${(100 * (1 - part / whole)).toFixed(1)}%`
  console.log(
    `Heard: ${share(missed.length, danger.length)} of ${danger.length}. Left alone: ${share(wrong.length, ordinary.length)} of ${ordinary.length}.\n${[...missed.map(one => one[1]), ...wrong].join('\n')}`,
  )
  expect(missed.length / danger.length).toBeLessThanOrEqual(0.02)
  expect(wrong.length / ordinary.length).toBeLessThanOrEqual(0.03)
})

test('a way of saying it is found however long the text around it is, and the reading never fails', () => {
  const filling = 'I went to the shop and walked home along the river. '.repeat(200)
  expect(dangerIn(`${filling}I want to die. ${filling}`, shipped)).toEqual(['life'])
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), text => {
      expect(Array.isArray(dangerIn(text, shipped))).toBe(true)
    }),
  )
})

const FIRST = 'You can talk to someone right now'

test.each([
  'I want to take my own life',
  'I do not want to live any more',
  'I have thoughts of ending my life',
  'I have been self-harming again',
  'I am going to end things tonight',
  'I have saved up my tablets',
  'I wish I was dead',
  'there is no point going on',
])('asking for help: “%s” brings help to the top of the next page', async words => {
  const visitor = await browse(db)
  await visitor.post('/help/words', { words })
  const { html } = await visitor.get('/help/name')
  expect(html.indexOf(FIRST)).toBeGreaterThan(0)
  expect(html.indexOf(FIRST)).toBeLessThan(html.indexOf('Who needs help?'))
})

test.each(['I play bridge with my friends on Fridays', 'My son loves jumping on the trampoline'])('asking for help: “%s” is left alone', async words => {
  const visitor = await browse(db)
  await visitor.post('/help/words', { words })
  expect((await visitor.get('/help/name')).html).not.toContain(FIRST)
})

test.each([
  ['kill myself', '116 123'],
  ['I want to die', '116 123'],
  ['sucide', '116 123'],
  ['cutting myself', '116 123'],
  ['self harm', '116 123'],
  ['dv help', '0808 2000 247'],
  ['domestic abuse', '0808 2000 247'],
  ['he hits me', '0808 2000 247'],
])('what is near you: “%s” is answered first with people to talk to, and never with what only sounds like it', async (typed, number) => {
  const visitor = await browse(db)
  const { html } = await visitor.get(`/community?q=${encodeURIComponent(typed)}`)
  expect(html.indexOf(number)).toBeGreaterThan(0)
  expect(html.indexOf(number)).toBeLessThan(html.indexOf('id="found"'))
  expect(html).not.toContain('We also looked for')
  expect(html).not.toContain('come near to them')
})

test('the words and the help are clinical content: a file changes them, and one that cannot be read is refused', async () => {
  const file = (version: number, more: object) =>
    JSON.stringify({
      list: 'words-of-danger',
      version,
      validFrom: '2026-01-01',
      items: [{ code: 'one', title: 'One', more, source: 'A clinician here', checked: true, approvedBy: 'Dr Ada Obi' }],
    })
  const load = (text: string) => asSystem(db, caller => loadContent(caller, text))
  await expect(load(file(5, { topic: 'level', phrases: ['x'] }))).rejects.toThrow(ContentRefused)
  await expect(load(file(5, { topic: 'life' }))).rejects.toThrow('phrases')
  await load(file(5, { topic: 'life', phrases: ['blue~ moon/moons ..  night $'] }))
  const visitor = await browse(db)
  const page = async (words: string) => (await visitor.get(`/community?q=${encodeURIComponent(words)}`)).html
  expect(await page('a blues moon every single night')).toContain(FIRST)
  expect(await page('kill myself')).not.toContain(FIRST)
})
