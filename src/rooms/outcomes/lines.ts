import { formatDate } from '../../core/dates.ts'
import type { Definition } from './instrument.ts'
import type { MeasureResponse } from './outcomes.ts'
import { rangeOf, wordsFor } from './scoring.ts'

export interface Point {
  /** The answers this comes from. */
  responseId: string
  at: Date
  value: number
  words: string | undefined
}

/** One picture over time: a score, or one goal of the person's own. Oldest first. */
export interface Line {
  code: string
  title: string
  least: number
  most: number
  meaning: string
  points: Point[]
}

type Answered = Pick<MeasureResponse, 'id' | 'answeredAt' | 'scores' | 'goals'>

/** The pictures of one questionnaire, from its answers oldest first; answers that were replaced are left out by the reader of them. */
export function linesOf(definition: Definition, responses: readonly Answered[]): Line[] {
  const scores = definition.scores.map(score => ({
    code: score.code,
    title: score.title,
    ...rangeOf(definition, score),
    meaning: score.meaning,
    points: responses.flatMap(one => {
      const value = one.scores[score.code]
      return typeof value === 'number' ? [{ responseId: one.id, at: one.answeredAt, value, words: wordsFor(score, value) }] : []
    }),
  }))
  return [...scores, ...goalLines(definition, responses)].filter(line => line.points.length > 0)
}

// Goals stand by themselves and are never added up. Those of the latest answers come first, then goals put aside since.
function goalLines({ goals, ...definition }: Definition, responses: readonly Answered[]): Line[] {
  if (!goals) return []
  const values = (definition.scales[goals.scale] ?? []).map(option => option.value)
  const found = new Map<string, Line>()
  for (const response of responses.toReversed())
    for (const { id, words, rating } of response.goals) {
      const line = found.get(id) ?? { code: id, title: words, least: Math.min(...values), most: Math.max(...values), meaning: goals.meaning, points: [] }
      line.points.unshift({ responseId: response.id, at: response.answeredAt, value: rating, words: undefined })
      found.set(id, line)
    }
  return [...found.values()]
}

/** "4.63", "4" without needless figures. */
export const figure = (value: number): string => String(Math.round(value * 100) / 100)

/** What a picture says, in one or two sentences a person can read. No word of it judges. */
export function inWords(line: Line): string {
  const [first] = line.points
  const last = line.points.at(-1)
  if (!first || !last) return ''
  const called = last.words ? ` (${last.words})` : ''
  if (first === last) return `${figure(last.value)} out of ${figure(line.most)}${called} on ${formatDate(last.at)}. ${line.meaning}`
  const change = Math.round((last.value - first.value) * 100) / 100
  const moved = change === 0 ? 'the same' : `${change > 0 ? 'up' : 'down'} by ${figure(Math.abs(change))}`
  return `From ${figure(first.value)} on ${formatDate(first.at)} to ${figure(last.value)}${called} on ${formatDate(last.at)}: ${moved}. ${line.meaning}`
}

/** The answers that count now: those nobody corrected since, oldest first. */
export const standing = (responses: readonly MeasureResponse[]): MeasureResponse[] =>
  responses.filter(one => !one.replacedBy).toSorted((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime())
