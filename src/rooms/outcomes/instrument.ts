import { z } from 'zod'
import { KINDS, type Kind, kindsOf } from '../../access/index.ts'
import { ContentRefused, fileDay, problemsIn, readJson } from '../clinical-content/index.ts'

const code = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,19}$/, 'a code has letters and figures, at most 20')
const said = z.string().trim().min(1, 'this is empty').max(1000)
const KIND_CODES = Object.keys(KINDS) as [Kind, ...Kind[]]

/** `unanswered` marks an option such as "not known" that counts as no answer. */
const option = z.strictObject({ value: z.int().min(0).max(100), label: said, unanswered: z.literal(true).optional() })
const options = z.array(option).min(2, 'there are at least 2 options').max(20)

/**
 * A question. `text` is null where the words come with a licence. `reverse`: the scale counts the other way round; null where
 * that, too, comes with the licence. `disclosesSuicide.from`: from this option on, somebody talks with the person today.
 */
const item = z.strictObject({
  code,
  name: said.optional(),
  text: said.nullable(),
  scale: code,
  reverse: z.boolean().nullable().default(false),
  disclosesSuicide: z.strictObject({ from: z.int().min(0).max(100) }).optional(),
})

/** A result begins at `from` and reaches to where the next one begins. Words are about symptoms or satisfaction, as published. */
const band = z.strictObject({
  from: z.number().min(0).max(10_000),
  words: said.refine(words => !/\b(risk|danger)/i.test(words), 'words for a result are about symptoms, never about danger'),
})
const score = z.strictObject({
  code,
  title: said,
  rule: z.enum(['sum', 'mean']),
  items: z.array(code).min(1).max(200),
  least: z.int().min(1),
  meaning: said,
  bands: z.array(band).max(20).default([]),
})
const STEP_CODES = ['understand', 'lookForward', 'options', 'actions'] as const
export type StepCode = (typeof STEP_CODES)[number]

const definition = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'it is named with small letters, figures and dashes'),
  title: said,
  version: z.int().min(1).max(1_000_000),
  validFrom: fileDay,
  about: said,
  stem: said.optional(),
  answeredBy: z.enum(['person', 'worker']),
  kinds: z.array(z.enum(KIND_CODES)).min(1).default(['assessment']),
  everyDays: z.int().min(1).max(3660).optional(),
  licence: said,
  source: said,
  checked: z.boolean(),
  approvedBy: said.optional(),
  want: said.optional(),
  scales: z.record(code, options),
  items: z.array(item).max(200),
  scores: z.array(score).max(20),
  goals: z.strictObject({ most: z.int().min(1).max(3), scale: code, meaning: said }).optional(),
  steps: z
    .strictObject({
      most: z.int().min(1).max(3),
      title: said,
      steps: z.array(z.strictObject({ code: z.enum(STEP_CODES), title: said, words: said })).length(STEP_CODES.length),
    })
    .optional(),
})

/** A questionnaire as data: everything that is asked, how it is scored, and what a result is called. */
export type Definition = z.infer<typeof definition>
export type Item = Definition['items'][number]
export type Option = z.infer<typeof option>
export type Score = Definition['scores'][number]

/** One version of a questionnaire as loaded. */
export interface Instrument {
  id: string
  definition: Definition
}

/** True when every question has its words, so that it can be asked; a file with slots only waits for the licence holder's. */
export const canBeAsked = ({ items, goals }: Definition): boolean =>
  items.length + (goals ? 1 : 0) > 0 && items.every(one => one.text !== null && one.reverse !== null)
export const kindsOfInstrument = ({ kinds }: Definition): number => kindsOf(...kinds)
export const optionsOf = ({ scales }: Definition, scale: string): Option[] => scales[scale] ?? []
/** True when an answer of it asks for a conversation the same day, which is said before it begins. */
export const mayDisclose = ({ items }: Definition): boolean => items.some(one => one.disclosesSuicide)

/** A definition from the text of a file. @throws ContentRefused in words */
export function readDefinition(text: string): Definition {
  const read = definition.safeParse(readJson(text))
  if (!read.success) throw new ContentRefused(problemsIn(read.error))
  const wrong = contradictionIn(read.data)
  if (wrong) throw new ContentRefused(wrong)
  return read.data
}

// What holds between the parts of a file.
function contradictionIn(one: Definition): string | undefined {
  const codes = one.items.map(({ code }) => code)
  const twice = codes.find((code, at) => codes.indexOf(code) !== at)
  if (twice) return `The item ${twice} stands twice.`
  for (const [name, list] of Object.entries(one.scales))
    if (new Set(list.map(({ value }) => value)).size !== list.length) return `The scale ${name} has a value twice.`
  const scales = [...one.items.map(({ scale }) => scale), ...(one.goals ? [one.goals.scale] : [])]
  const missing = scales.find(scale => !Object.hasOwn(one.scales, scale))
  if (missing) return `There is no scale called ${missing}.`
  if (one.items.length === 0 && !one.goals) return 'It asks nothing.'
  if (one.approvedBy && !one.checked) return 'It names who approved it but is not marked as checked.'
  return one.scores.map(score => wrongScore(one, score)).find(Boolean)
}

function wrongScore({ items }: Definition, score: Score): string | undefined {
  const unknown = score.items.find(code => !items.some(item => item.code === code))
  if (unknown) return `The score ${score.code} counts ${unknown}, which is not asked.`
  if (new Set(score.items).size !== score.items.length) return `The score ${score.code} counts an item twice.`
  if (score.least > score.items.length) return `The score ${score.code} needs more answers than it counts.`
  if (score.rule === 'sum' && score.least < score.items.length) return `The score ${score.code} is a sum, so every answer is needed.`
  if (score.bands.some((band, at) => at > 0 && band.from <= score.bands[at - 1]!.from)) return `The results of ${score.code} are not in rising order.`
  return undefined
}

const localItem = z.strictObject({ code: z.string().regex(/^local-[a-z0-9-]{1,50}$/, 'a local code begins with local-'), text: said, options })
const localFile = z.strictObject({
  instrument: z.string().min(1).max(60),
  organisation: z.string().min(1).max(20),
  validFrom: fileDay,
  items: z.array(localItem).max(20),
})
/** Questions of one organisation's own beside a questionnaire, as loaded from a file. */
export type LocalFile = z.infer<typeof localFile>
export interface LocalItem {
  code: string
  text: string
  options: Option[]
}

/** @throws ContentRefused in words */
export function readLocalFile(text: string): LocalFile {
  const read = localFile.safeParse(readJson(text))
  if (!read.success) throw new ContentRefused(problemsIn(read.error))
  const codes = read.data.items.map(one => one.code)
  const twice = codes.find((one, at) => codes.indexOf(one) !== at)
  if (twice) throw new ContentRefused(`The code ${twice} stands twice.`)
  return read.data
}
