import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../../test/support/db.ts'
import { canBeAsked, type Definition, readDefinition, readLocalFile } from './instrument.ts'
import { figure, inWords, type Line } from './lines.ts'
import { ASK_REFUSALS, ASK_STATES, type AskAct, type AskState, afterAsk, goalsFrom } from './outcomes.ts'
import { type Answers, discloses, rangeOf, scoresOf, wordsFor } from './scoring.ts'

const folder = join(ROOT, 'db/reference/instruments')
const shipped = (code: string): Definition => readDefinition(readFileSync(join(folder, `${code}.json`), 'utf8'))
const codesOf = (definition: Definition) => definition.items.map(item => item.code)

/** Answers that add up to a total, spread over the items. */
function adding(definition: Definition, total: number, most = 3): Answers {
  let left = total
  return Object.fromEntries(
    codesOf(definition).map(code => {
      const value = Math.min(most, left)
      left -= value
      return [code, value]
    }),
  )
}

describe.each([
  [
    'phq-9',
    27,
    [
      [0, 'minimal'],
      [4, 'minimal'],
      [5, 'mild'],
      [9, 'mild'],
      [10, 'moderate'],
      [14, 'moderate'],
      [15, 'moderately severe'],
      [19, 'moderately severe'],
      [20, 'severe'],
      [27, 'severe'],
    ],
  ],
  [
    'gad-7',
    21,
    [
      [0, 'minimal'],
      [4, 'minimal'],
      [5, 'mild'],
      [9, 'mild'],
      [10, 'moderate'],
      [14, 'moderate'],
      [15, 'severe'],
      [21, 'severe'],
    ],
  ],
] as [string, number, [number, string][]][])('%s', (code, most, boundaries) => {
  const definition = shipped(code)
  const [score] = definition.scores

  test.each(boundaries)('a total of %i is called %s', (total, words) => {
    const result = scoresOf(definition, adding(definition, total)).total
    expect(result).toBe(total)
    expect(wordsFor(score!, result!)).toMatch(new RegExp(`^${words} symptoms`))
  })

  test('every total from nothing to the most is its sum, and the range says so', () => {
    for (let total = 0; total <= most; total++) expect(scoresOf(definition, adding(definition, total))).toEqual({ total })
    expect(rangeOf(definition, score!)).toEqual({ least: 0, most })
  })

  test('any one answer left out leaves no total', () => {
    for (const left of codesOf(definition)) {
      const { [left]: _, ...rest } = adding(definition, 9)
      expect(scoresOf(definition, rest)).toEqual({ total: null })
    }
  })
})

describe('DIALOG', () => {
  const dialog = shipped('dialog')
  const life = ['D01', 'D02', 'D03', 'D04', 'D05', 'D06', 'D07', 'D08']
  const [lifeScore, treatmentScore] = dialog.scores
  const all = (value: number) => Object.fromEntries(codesOf(dialog).map(code => [code, value]))

  test('has its 11 items, life and treatment each a mean of its own', () => {
    expect(codesOf(dialog)).toHaveLength(11)
    expect(scoresOf(dialog, { ...all(2), D09: 5, D10: 6, D11: 7 })).toEqual({ life: 2, treatment: 6 })
    for (const score of dialog.scores) expect(rangeOf(dialog, score)).toEqual({ least: 1, most: 7 })
  })

  test('below 4 is dissatisfied, 4 in the middle, above 4 satisfied, to the nearest step', () => {
    const sum = (total: number) => Object.fromEntries(life.map((code, at) => [code, 4 + (at === 0 ? total - 32 : 0)]))
    expect(scoresOf(dialog, sum(31)).life).toBe(3.88)
    expect(wordsFor(lifeScore!, 3.88)).toMatch(/^dissatisfied/)
    expect(wordsFor(lifeScore!, scoresOf(dialog, sum(32)).life!)).toMatch(/^in the middle/)
    expect(scoresOf(dialog, sum(33)).life).toBe(4.13)
    expect(wordsFor(lifeScore!, 4.13)).toMatch(/^satisfied/)
    expect(wordsFor(treatmentScore!, 1)).toMatch(/^dissatisfied/)
    expect(wordsFor(treatmentScore!, 7)).toMatch(/^satisfied/)
  })

  test('a mean stands with 6 of 8 and 2 of 3 answers, and not with fewer', () => {
    const given = (codes: string[]) => Object.fromEntries(codes.map(code => [code, 5]))
    expect(scoresOf(dialog, given(life.slice(0, 6)))).toEqual({ life: 5, treatment: null })
    expect(scoresOf(dialog, given(life.slice(0, 5)))).toEqual({ life: null, treatment: null })
    expect(scoresOf(dialog, given(['D09', 'D11']))).toEqual({ life: null, treatment: 5 })
    expect(scoresOf(dialog, given(['D09']))).toEqual({ life: null, treatment: null })
  })

  test('R431 questions of a provider’s own, or any other answer, never change a standard score', () => {
    const standard = scoresOf(dialog, all(3))
    expect(scoresOf(dialog, { ...all(3), 'local-money': 7, 'local-alcohol': 1, D99: 7 })).toEqual(standard)
  })
})

test('AUDIT-C goes from 0 to 12 and has no word for any result', () => {
  const audit = shipped('audit-c')
  for (const total of [0, 1, 4, 5, 11, 12]) expect(scoresOf(audit, adding(audit, total, 4))).toEqual({ total })
  expect(rangeOf(audit, audit.scores[0]!)).toEqual({ least: 0, most: 12 })
  expect(wordsFor(audit.scores[0]!, 12)).toBeUndefined()
  expect(scoresOf(audit, { A1: 4, A2: 4 })).toEqual({ total: null })
})

test('an item that counts the other way round, and an option that means not known', () => {
  const file = {
    code: 'made-up',
    title: 'Made up',
    version: 1,
    validFrom: '2026-11-01',
    about: 'For a test',
    answeredBy: 'person',
    licence: 'none',
    source: 'none',
    checked: false,
    scales: { s: [0, 1, 2, 3, 4].map(value => ({ value, label: String(value) })).concat([{ value: 9, label: 'Not known', unanswered: true } as never]) },
    items: [
      { code: 'X1', text: 'One', scale: 's' },
      { code: 'X2', text: 'Two', scale: 's', reverse: true },
    ],
    scores: [
      { code: 'sum', title: 'Sum', rule: 'sum', items: ['X1', 'X2'], least: 2, meaning: 'More is more.' },
      { code: 'mean', title: 'Mean', rule: 'mean', items: ['X1', 'X2'], least: 1, meaning: 'More is more.' },
    ],
  }
  const made = readDefinition(JSON.stringify(file))
  expect(scoresOf(made, { X1: 1, X2: 1 })).toEqual({ sum: 4, mean: 2 })
  expect(scoresOf(made, { X1: 0, X2: 4 })).toEqual({ sum: 0, mean: 0 })
  expect(scoresOf(made, { X1: 0, X2: 0 })).toEqual({ sum: 4, mean: 2 })
  expect(scoresOf(made, { X1: 9, X2: 0 })).toEqual({ sum: null, mean: 4 })
  expect(scoresOf(made, { X1: 7, X2: 0 })).toEqual({ sum: null, mean: 4 })
  expect(rangeOf(made, made.scores[0]!)).toEqual({ least: 0, most: 8 })
})

test('an answer about ending one’s life is known from its first option on, and from no other item', () => {
  const phq = shipped('phq-9')
  expect([0, 1, 2, 3].map(value => discloses(phq, { ...adding(phq, 0), P9: value }))).toEqual([false, true, true, true])
  expect(discloses(phq, { P1: 3, P6: 3 })).toBe(false)
  expect(discloses(shipped('gad-7'), adding(shipped('gad-7'), 21))).toBe(false)
})

test('R121 no shipped questionnaire calls a result by danger, and those without their words wait', () => {
  const definitions = readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => shipped(name.replace('.json', '')))
  expect(definitions.length).toBeGreaterThanOrEqual(7)
  for (const { scores } of definitions) for (const { bands } of scores) for (const { words } of bands) expect(words).not.toMatch(/risk|danger|safe/i)
  const waiting = definitions.filter(one => !canBeAsked(one)).map(one => one.code)
  expect(waiting.toSorted()).toEqual(['honos', 'reqol-10'])
  for (const one of definitions.filter(({ code }) => waiting.includes(code))) expect(one.items.every(item => item.text === null)).toBe(true)
})

test.each([
  ['a word of danger for a result', (one: Definition) => Object.assign(one.scores[0]!.bands[0]!, { words: 'high risk' }), 'never about danger'],
  ['an item twice', (one: Definition) => one.items.push(one.items[0]!), 'stands twice'],
  ['a score of what is not asked', (one: Definition) => one.scores[0]!.items.push('Z9'), 'Z9, which is not asked'],
  ['a sum that may miss answers', (one: Definition) => Object.assign(one.scores[0]!, { least: 3 }), 'every answer is needed'],
  ['results out of order', (one: Definition) => one.scores[0]!.bands.reverse(), 'rising order'],
  ['a scale that is not there', (one: Definition) => Object.assign(one.items[0]!, { scale: 'none' }), 'no scale called none'],
  ['a scale named like a part of every object', (one: Definition) => Object.assign(one.items[0]!, { scale: 'constructor' }), 'no scale called constructor'],
  ['an unknown key', (one: Definition) => Object.assign(one, { threshold: 10 }), 'threshold'],
  ['a kind that is none', (one: Definition) => Object.assign(one, { kinds: ['secret'] }), 'kinds'],
])('a file with %s is refused in words', (_, bend, words) => {
  const phq = structuredClone(shipped('phq-9'))
  bend(phq)
  expect(() => readDefinition(JSON.stringify(phq))).toThrow(words)
})

test('a local question has a code of its own kind, so that it can never be a standard one', () => {
  const file = (code: string) =>
    JSON.stringify({
      instrument: 'dialog',
      organisation: 'TT1',
      validFrom: '2026-11-01',
      items: [{ code, text: 'Money?', options: [0, 1].map(value => ({ value, label: `${value}` })) }],
    })
  expect(readLocalFile(file('local-money')).items).toHaveLength(1)
  expect(() => readLocalFile(file('D01'))).toThrow('begins with local-')
})

test('the states of asking: each that is open ends one way, and what has ended stays so', () => {
  const acts: AskAct[] = ['answer', 'say no', 'withdraw']
  expect(acts.map(act => afterAsk('asked', act))).toEqual([{ state: 'answered' }, { state: 'said_no' }, { state: 'withdrawn' }])
  for (const state of ['answered', 'said_no', 'withdrawn'] as AskState[]) for (const act of acts) expect(afterAsk(state, act)).toEqual({ refused: 'not open' })
  expect(ASK_STATES.filter(([, from]) => from === 'asked')).toHaveLength(acts.length)
  for (const words of Object.values(ASK_REFUSALS)) expect(words).toMatch(/\.$/)
})

test('a goal keeps its id while its words stay the same, and in other words is another goal', () => {
  const before = [{ id: 'a', words: 'See  my sister', rating: 2 }]
  let made = 0
  const goals = goalsFrom(
    [
      { words: 'see my sister ', rating: 5 },
      { words: 'See my sister weekly', rating: 1 },
    ],
    before,
    () => `new${++made}`,
  )
  expect(goals.map(goal => goal.id)).toEqual(['a', 'new1'])
})

test('a picture says in words what it shows, without judging', () => {
  const point = (day: string, value: number) => ({ responseId: day, at: new Date(day), value, words: undefined })
  const line = (...points: Line['points']): Line => ({ code: 'c', title: 'T', least: 0, most: 27, meaning: 'Lower means fewer symptoms.', points })
  expect(inWords(line(point('2026-05-01', 17), point('2026-11-23', 12)))).toBe(
    'From 17 on 1 May 2026 to 12 on 23 November 2026: down by 5. Lower means fewer symptoms.',
  )
  expect(inWords(line(point('2026-05-01', 4), point('2026-11-23', 4)))).toContain('the same')
  expect(inWords(line(point('2026-05-01', 4)))).toBe('4 out of 27 on 1 May 2026. Lower means fewer symptoms.')
  expect([figure(4.125), figure(4), figure(3.9)]).toEqual(['4.13', '4', '3.9'])
})
