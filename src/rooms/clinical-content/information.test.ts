import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { ROOT, testDatabase } from '../../../test/support/db.ts'
import { asSystem } from '../../../test/support/people.ts'
import type { Database } from '../../core/db.ts'
import { PICTURES } from '../../ui/index.ts'
import { readContentFile } from './clinical-content.ts'
import { ContentRefused, loadContent } from './index.ts'
import { informationFrom } from './information.ts'

const shipped = readContentFile(readFileSync(join(ROOT, 'db/reference/content/information.json'), 'utf8'))
const texts = shipped.items.map(item => informationFrom({ list: 'information', version: 1, approvedBy: null, ...item })!)

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

test('R027 every text can be read by anybody: whole, in easy words with a drawing for each sentence, and in large letters', async () => {
  const visitor = await browse(db)
  const list = (await visitor.get('/information')).html
  for (const text of texts) {
    expect(list).toContain(`href="/information/${text.code}"`)
    const whole = (await visitor.get(`/information/${text.code}`)).html
    for (const { heading } of text.sections) expect(whole).toContain(heading)
    const easy = (await visitor.get(`/information/${text.code}/easy`)).html
    expect(easy.match(/kith-easy__picture/g)).toHaveLength(text.easyRead.length)
    expect((await visitor.get(`/information/${text.code}/easy?size=large`)).html).toContain('kith-reading--large')
  }
  expect((await visitor.get('/information/nothing')).status).toBe(404)
})

/** Sentences of at most so many words, on average over a text. */
const wordsASentence = (words: string) => words.split(/\s+/).length / Math.max(1, words.split(/[.!?:]+(\s|$)/).filter(part => part?.trim()).length)

test.each(texts.map(text => [text.code, text] as const))('“%s” is short enough, in short sentences, and each easy sentence has a drawing', (_, text) => {
  const whole = text.sections.flatMap(part => [...part.words, ...part.points.map(point => `${point}.`)]).join(' ')
  expect(whole.split(/\s+/).length).toBeGreaterThan(90)
  expect(whole.split(/\s+/).length).toBeLessThan(400)
  expect(wordsASentence(whole)).toBeLessThan(16)
  for (const { picture, words } of text.easyRead) {
    expect(PICTURES).toContain(picture)
    expect(words.split(/\s+/).length).toBeLessThanOrEqual(17)
  }
})

test('what tells of alcohol and drugs is marked as such, and nothing unchecked pretends to be checked', async () => {
  const visitor = await browse(db)
  for (const code of ['naloxone', 'needle-exchange', 'safer-use', 'gambling-blocks'])
    expect(shipped.items.find(item => item.code === code)?.more.kind).toBe('substanceUse')
  expect((await visitor.get('/information/medicines')).html).toContain('has checked this text yet')
})

test('a translation has its place: it is offered and read in its own language, and a text without words is refused', async () => {
  const [first] = shipped.items
  const welsh = {
    title: 'Meddwl a chorff',
    summary: 'Geiriau plaen.',
    sections: [{ heading: 'Un', words: ['Geiriau.'], points: [] }],
    easyRead: [{ picture: 'heart', words: 'Geiriau hawdd.' }],
  }
  const file = (version: number, more: object) =>
    JSON.stringify({ list: 'information', version, validFrom: '2026-01-01', items: [{ ...first, more: { ...first!.more, ...more } }] })
  const load = (text: string) => asSystem(db, caller => loadContent(caller, text))
  await expect(load(file(3, { sections: [] }))).rejects.toThrow(ContentRefused)
  await load(file(3, { languages: { cy: welsh } }))
  const visitor = await browse(db)
  expect((await visitor.get('/information/mind-and-body')).html).toContain('Cymraeg')
  const page = (await visitor.get('/information/mind-and-body?language=cy')).html
  expect(page).toContain('Meddwl a chorff')
  expect(page).toMatch(/<div[^>]*lang="cy"/)
  expect((await visitor.get('/information/mind-and-body?language=xx')).html).toContain('How mind and body')
})
