import type { Caller } from '../../core/caller.ts'
import { optionsOf } from './instrument.ts'
import { readResponses } from './store.ts'
import { readAreas } from './store-areas.ts'
import { readInstrument } from './store-instruments.ts'

/** Everything the person answered, question by question in words, for them to take away; corrected answers are among them. */
export async function copyOfMeasures(caller: Caller, personId: string): Promise<object> {
  const measures: object[] = []
  for (const response of await readResponses(caller, personId)) {
    const definition = (await readInstrument(caller, response.instrumentId))?.definition
    if (!definition) continue
    const labelOf = (code: string, scale: string) => optionsOf(definition, scale).find(option => option.value === response.answers[code])?.label
    const nameOf = (code: string) => definition.items.find(item => item.code === code)?.name ?? code
    measures.push({
      measure: definition.title,
      at: response.answeredAt,
      togetherWith: response.workerName,
      corrected: response.replacedBy !== null,
      answers: definition.items.map(item => ({
        question: item.text,
        answer: labelOf(item.code, item.scale) ?? null,
        moreHelpWanted: response.wants.includes(item.code),
      })),
      goals: response.goals.map(({ words, rating }) => ({ words, rating })),
      otherQuestions: response.local.map(({ text, label }) => ({ question: text, answer: label })),
      words: response.words,
      results: definition.scores.map(score => ({ what: score.title, result: response.scores[score.code] ?? null })),
      talkedAbout: (await readAreas(caller, response.id)).map(({ itemCode, understand, lookForward, options, actions }) => ({
        area: nameOf(itemCode),
        understand,
        lookForward,
        options,
        actions,
      })),
    })
  }
  return { measures }
}
