import type { Definition, Score } from './instrument.ts'

/** Chosen option by item code. What was left out is not there. */
export type Answers = Record<string, number>
/** Result by the code of the score; null when too much was left out. */
export type Scores = Record<string, number | null>

/**
 * Every score of a questionnaire from its answers, by the rules of its definition and nothing else. A mean needs its least
 * number of answers and is rounded to 2 decimals; a sum needs every answer. Answers to questions it does not have, and to
 * options that mean "not known", count as not given.
 */
export const scoresOf = (definition: Definition, answers: Answers): Scores =>
  Object.fromEntries(definition.scores.map(score => [score.code, scoreOf(definition, score, answers)]))

function scoreOf(definition: Definition, score: Score, answers: Answers): number | null {
  const values = score.items.flatMap(code => counted(definition, code, answers) ?? [])
  if (values.length < score.least) return null
  const sum = values.reduce((total, value) => total + value, 0)
  return score.rule === 'sum' ? sum : Math.round((sum / values.length) * 100) / 100
}

// The value of one answer as it counts, turned round where the item is; undefined when there is none.
function counted(definition: Definition, code: string, answers: Answers): number | undefined {
  const item = definition.items.find(one => one.code === code)
  const options = (item && definition.scales[item.scale])?.filter(option => !option.unanswered) ?? []
  const value = Object.hasOwn(answers, code) ? answers[code] : undefined
  if (!item || !options.some(option => option.value === value)) return undefined
  const values = options.map(option => option.value)
  return item.reverse ? Math.min(...values) + Math.max(...values) - value! : value
}

/** The least and the most a score can be. */
export function rangeOf(definition: Definition, score: Score): { least: number; most: number } {
  const ranges = score.items.map(code => {
    const item = definition.items.find(one => one.code === code)
    const values = ((item && definition.scales[item.scale]) ?? []).filter(option => !option.unanswered).map(option => option.value)
    return { least: Math.min(...values), most: Math.max(...values) }
  })
  const count = score.rule === 'sum' ? 1 : ranges.length
  return { least: total(ranges.map(one => one.least)) / count, most: total(ranges.map(one => one.most)) / count }
}
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** What a result is called, in the words it was published with; undefined where there are none. For people to read, never for a rule. */
export const wordsFor = (score: Score, result: number): string | undefined => score.bands.findLast(band => result >= band.from)?.words

/** True when an answer is about ending one's life, so that somebody talks with the person today. */
export const discloses = (definition: Definition, answers: Answers): boolean =>
  definition.items.some(({ code, disclosesSuicide }) => disclosesSuicide !== undefined && (answers[code] ?? Number.NEGATIVE_INFINITY) >= disclosesSuicide.from)
