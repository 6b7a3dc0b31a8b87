import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import type { Person } from '../../../test/support/care.ts'
import { makeWorker, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import type { Part } from './export.ts'
import { planPdf } from './pdf.ts'
import { makeSetting, type Setting } from './setting.hold.ts'

interface Node {
  role?: string
  children?: Node[]
  type?: string
  id?: string
}
const rolesIn = (node: Node): string[] => [...(node.role && node.role !== 'Root' ? [node.role] : []), ...(node.children ?? []).flatMap(rolesIn)]

/** All that a PDF file says of itself, read back page by page. */
async function readBack(bytes: Uint8Array) {
  const file = await getDocumentProxy(new Uint8Array(bytes))
  const pages = await Promise.all(Array.from({ length: file.numPages }, (_, index) => file.getPage(index + 1)))
  const text = (await Promise.all(pages.map(page => page.getTextContent())))
    .map(page => page.items.map(item => ('str' in item ? item.str : '')).join(' '))
    .join(' ')
  const trees = (await Promise.all(pages.map(page => page.getStructTree()))) as (Node | null)[]
  const { info, metadata } = await file.getMetadata()
  return {
    pages: pages.length,
    text: text.replace(/\s+/g, ' '),
    roles: trees.flatMap(tree => (tree ? rolesIn(tree) : [])),
    marked: (await file.getMarkInfo()) as { Marked?: boolean } | null,
    info: info as { Title?: string; Language?: string; Author?: string },
    metadata: metadata?.getRaw() ?? '',
    outline: ((await file.getOutline()) ?? []).map(item => item.title),
  }
}

const SAID: Part[] = [
  { section: 'strengths', title: 'What I am good at', heading: '', lines: [{ words: 'I make people laugh', notNow: false, facts: [] }] },
  {
    section: 'goals',
    title: 'My goals',
    heading: '',
    lines: [
      {
        words: 'Ring Łukasz, Ελένη and Олена – “soon”',
        notNow: false,
        facts: [
          ['By when', '3 March 2027'],
          ['Steps on the way', 'Find the number\nRing'],
        ],
      },
      { words: 'Swim', notNow: true, facts: [] },
    ],
  },
]
const HELP = { title: 'If you need help now', words: ['In an emergency, call 999.'] }
const make = (parts: Part[], large = false) =>
  planPdf({ title: 'My plan', standing: 'As it stood on 23 November 2026.', parts, help: HELP, large, madeAt: NOW })

describe('the plan as a PDF', () => {
  test('R097 is tagged, in English, titled without a name, with headings in order, lists and bookmarks, and all of the words', async () => {
    const { marked, info, metadata, outline, roles, text } = await readBack(await make(SAID))
    expect(marked?.Marked).toBe(true)
    expect(info).toMatchObject({ Title: 'My plan', Language: 'en-GB' })
    expect(info.Author).toBeUndefined()
    expect(metadata).toContain('pdfuaid:part')
    expect(roles.filter(role => /^H\d$/.test(role))).toEqual(['H1', 'H2', 'H2', 'H2'])
    expect(roles.filter(role => role === 'L')).toHaveLength(2)
    expect(roles.filter(role => role === 'LI')).toHaveLength(3)
    expect(outline).toEqual(['What I am good at', 'My goals', 'If you need help now'])
    for (const words of [
      'I make people laugh',
      'Ring Łukasz, Ελένη and Олена – “soon”',
      'By when: 3 March 2027',
      'Find the number',
      'Swim (not for now)',
      'In an emergency, call 999.',
    ])
      expect(text).toContain(words)
    expect(text.indexOf('I make people laugh')).toBeLessThan(text.indexOf('My goals'))
  })

  test('a long plan goes over pages, tagged on each, with nothing left out; large letters take more', async () => {
    const words = (part: number, line: number) =>
      `Part ${part} line ${line} says what matters and goes on for a while so that it takes several lines on the page it stands on`
    const many = SAID.flatMap((part, index): Part[] => [
      { ...part, title: `Part ${index}`, lines: Array.from({ length: 40 }, (_, line) => ({ words: words(index, line), notNow: false, facts: [] })) },
    ])
    const usual = await readBack(await make(many))
    const large = await readBack(await make(many, true))
    expect(large.pages).toBeGreaterThan(usual.pages)
    for (const file of [usual, large]) {
      // A line may begin on one page and end on the next, with the foot of the first between.
      const body = file.text.replace(/ Page \d+ of \d+/g, '')
      for (let part = 0; part < 2; part++) for (let line = 0; line < 40; line++) expect(body).toContain(words(part, line))
      expect(file.text).toContain(`Page 1 of ${file.pages}`)
    }
  }, 30_000)
})

describe('reading it away from the screen', () => {
  let setting: Setting
  let colleague: Identity
  let person: Person
  let own: Browser
  let other: Browser

  beforeAll(async () => {
    setting = await makeSetting()
    colleague = await makeWorker(setting.db, 'team_lead', setting.town.trust, [setting.town.north], 'Lee Head')
  }, 180_000)
  afterAll(() => setting.db.close())
  beforeEach(async () => {
    const { db, nurse, held, write } = setting
    person = await held('Diane')
    own = await browse(db, person)
    other = await browse(db, colleague)
    await write(nurse, person, 'strengths', 'Walks with the dogs')
    await write(nurse, person, 'goals', 'What he did to her', { touches: ['trauma'], readers: [] })
    await write(nurse, person, 'medicines', 'Said only to Priya', { readers: [] })
  })

  test('R406 R097 as data it has the headings of the national model, and only what its reader reads', async () => {
    const mine = JSON.parse((await own.get('/my/plan.json')).html) as { sections: { code: string; heading: string; lines: { words: string }[] }[] }
    expect(mine.sections.map(part => [part.code, part.heading, part.lines.length])).toEqual([
      ['strengths', 'Care and support plan: strengths', 1],
      ['goals', 'Care and support plan: goals and hopes', 1],
      ['medicines', 'Medications and devices', 1],
    ])
    const theirs = (await other.get(`/people/${person.personId}/plan.json`)).html
    expect(theirs).toContain('Walks with the dogs')
    expect(JSON.parse(theirs).sections).toHaveLength(1)
    for (const words of ['What he did', 'Said only', 'Medic', 'goals', 'Diane', person.personId]) expect(theirs).not.toContain(words)
  })

  test('R097 the person reads it on a page to print, in usual or large letters, and as a PDF', async () => {
    const { html } = await own.get('/my/plan/print')
    for (const words of ['Walks with the dogs', 'What he did to her', 'If you need help now']) expect(html).toContain(words)
    expect((await own.get('/my/plan/print?size=large')).html).toContain('kith-paper__sheet--large')
    const { status, headers } = await own.get('/my/plan.pdf')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-disposition')).toBe('attachment; filename="plan.pdf"')
  })

  test.each([
    ['Bengali', 'আমি প্রতিদিন হাঁটতে চাই'],
    ['Punjabi', 'ਮੈਂ ਰੋਜ਼ ਤੁਰਨਾ ਚਾਹੁੰਦਾ ਹਾਂ'],
    ['Hindi', 'मैं रोज़ चलना चाहता हूँ'],
    ['Chinese', '我想每天散步'],
    ['Urdu', 'میں روز چلنا چاہتا ہوں'],
    ['Arabic', 'أريد أن أمشي كل يوم'],
    ['Hebrew', 'אני רוצה ללכת כל יום'],
  ])('a plan with words in %s is never a file with gaps or turned words: the page to print is offered, and shows them', async (_, words) => {
    await setting.write(setting.nurse, person, 'goals', words)
    const answer = await own.get('/my/plan.pdf?size=large')
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([200, 'text/html; charset=utf-8', null])
    expect(answer.html).toContain('href="/my/plan/print?size=large"')
    expect(answer.html).not.toContain(words)
    expect((await own.get('/my/plan/print')).html).toContain(words)
  })

  test('a picture such as an emoji stops no file: the words stand, and nothing that cannot be read', async () => {
    await setting.write(setting.nurse, person, 'goals', 'Swim 🏊‍♀️ on Fridays')
    const file = await readBack((await own.get('/my/plan.pdf')).bytes)
    expect(file.text).toContain('on Fridays')
    expect(file.text).not.toContain('\0')
  })

  test('hidden is absent on paper and in the file too, and who has no plan of theirs has no file', async () => {
    const at = `/people/${person.personId}/plan`
    const paper = (await other.get(`${at}/print`)).html
    expect(paper).toContain('Walks with the dogs')
    for (const words of ['What he did', 'Said only', 'Medicines', 'Goals']) expect(paper).not.toContain(words)
    const file = await readBack((await other.get(`${at}.pdf`)).bytes)
    expect(file.text).toContain('Walks with the dogs')
    expect(file.outline).toEqual(['Strengths', 'If you need help now'])
    expect((await readBack((await own.get('/my/plan.pdf')).bytes)).text).toContain('What he did to her')
    for (const words of ['What he did', 'Said only', 'Medicines', 'Goals', 'Diane'])
      expect(file.text + file.metadata + JSON.stringify(file.info)).not.toContain(words)
    const { db, town, held } = setting
    const stranger = await browse(db, await held('Ashik'))
    const desk = await browse(db, await makeWorker(db, 'reception', town.trust, [town.north]))
    for (const path of ['/print', '.pdf', '.json']) {
      expect((await stranger.get(`${at}${path}`)).status).toBe(403)
      expect((await desk.get(`${at}${path}`)).status).toBe(404)
      expect((await other.get(`/people/not-an-id/plan${path}`)).status).toBe(404)
    }
  })
})
