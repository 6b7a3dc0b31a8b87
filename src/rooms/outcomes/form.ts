import { z } from 'zod'
import { type Checked, check, type FormBody, id, optionalWords, withErrors } from '../../core/forms.ts'
import { type Definition, type LocalItem, type Option, optionsOf, type StepCode } from './instrument.ts'
import { type Filled, type Goal, goalsFrom } from './outcomes.ts'

/** Names of fields: `a-` an answer, `w-` more help wanted, `l-` an organisation's own question, `goal-` and `rate-` a goal. */
export const field = {
  answer: (code: string) => `a-${code}`,
  want: (code: string) => `w-${code}`,
  local: (code: string) => `l-${code}`,
  goal: (at: number) => `goal-${at}`,
  rate: (at: number) => `rate-${at}`,
}

const one = (options: readonly Option[]) =>
  z.preprocess(
    value => (value === '' || value === undefined ? undefined : value),
    z.enum(options.map(option => String(option.value)) as [string, ...string[]], 'Choose one of the answers').optional(),
  )
const places = (most: number) => Array.from({ length: most }, (_, at) => at + 1)

function schemaOf(definition: Definition, local: readonly LocalItem[]) {
  const fields: Record<string, z.ZodType> = { words: optionalWords(4000) }
  for (const { code, scale } of definition.items) {
    fields[field.answer(code)] = one(optionsOf(definition, scale))
    fields[field.want(code)] = z.preprocess(value => value !== undefined && value !== '', z.boolean())
  }
  for (const { code, options } of local) fields[field.local(code)] = one(options)
  const { goals } = definition
  if (goals)
    for (const at of places(goals.most)) {
      fields[field.goal(at)] = optionalWords(500)
      fields[field.rate(at)] = one(optionsOf(definition, goals.scale))
    }
  return z.object(fields)
}

/** What a page says it began from, so that sending twice saves once and two pages do not cover each other. */
const sheet = z.object({ sent: id('Open this page again'), after: z.string().max(40).default(''), draft: z.coerce.number().int().min(0).catch(0) })
/** `sent` names the page; `after` the answers it knew of; `draft` the version of unfinished answers it began from. */
export type Sheet = z.infer<typeof sheet>
export const readSheet = (form: FormBody): Sheet | undefined => {
  const read = sheet.safeParse(form)
  return read.success ? read.data : undefined
}

/** Answers as sent. Any question may be left out; what is not one of its answers stands beside it. Never throws. */
export function readFilled(definition: Definition, local: readonly LocalItem[], form: FormBody, before: readonly Goal[], newId: () => string): Checked<Filled> {
  const checked = check(schemaOf(definition, local), form)
  if (!checked.ok) return checked
  const typed = checked.data as Record<string, string | boolean | undefined>
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const answers = Object.fromEntries(
    definition.items.flatMap(({ code }): [string, number][] => {
      const value = text(field.answer(code))
      return value === undefined ? [] : [[code, Number(value)]]
    }),
  )
  const goals = places(definition.goals?.most ?? 0).map(at => ({ at, words: text(field.goal(at)) ?? '', rating: text(field.rate(at)) }))
  const errors = problems(definition, answers, goals)
  if (Object.keys(errors).length > 0) return { ok: false, form: withErrors(checked.form, errors) }
  return {
    ok: true,
    form: checked.form,
    data: {
      answers,
      local: local.flatMap(({ code, text: asked, options }) => {
        const option = options.find(({ value }) => String(value) === text(field.local(code)))
        return option ? [{ code, text: asked, value: option.value, label: option.label }] : []
      }),
      goals: goalsFrom(
        goals.filter(goal => goal.words).map(({ words, rating }) => ({ words, rating: Number(rating) })),
        before,
        newId,
      ),
      wants: definition.items.filter(({ code }) => typed[field.want(code)] === true).map(({ code }) => code),
      words: text('words') ?? '',
    },
  }
}

function problems(
  definition: Definition,
  answers: Record<string, number>,
  goals: { at: number; words: string; rating: string | undefined }[],
): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { at, words, rating } of goals) {
    if (words && rating === undefined) errors[field.rate(at)] = 'Choose how far along you feel with this goal'
    if (!words && rating !== undefined) errors[field.goal(at)] = 'Write the goal, or leave its number out too'
  }
  const plain = goals.map(goal => goal.words.trim().replace(/\s+/g, ' ').toLowerCase())
  const twice = plain.findIndex((words, at) => words !== '' && plain.indexOf(words) !== at)
  if (twice >= 0) errors[field.goal(twice + 1)] = 'This goal is there already. Write another, or leave it empty'
  if (Object.keys(errors).length > 0) return errors
  const [first] = definition.items
  if (first && Object.keys(answers).length === 0) errors[field.answer(first.code)] = 'Answer at least one question. You can leave out any of the others'
  if (!first && goals.every(goal => !goal.words)) errors[field.goal(1)] = 'Write at least one goal'
  return errors
}

/** Only what belongs to the questionnaire is kept while it is being filled in. */
export const draftFields = (definition: Definition, local: readonly LocalItem[], form: FormBody): FormBody => {
  const names = Object.keys(schemaOf(definition, local).shape)
  return Object.fromEntries(names.flatMap((name): [string, string | string[]][] => (form[name] === undefined ? [] : [[name, form[name]]])))
}

/** The fields as these answers stand, to correct them or to go on from them. */
export function fieldsOf(filled: Filled): FormBody {
  return {
    ...Object.fromEntries(Object.entries(filled.answers).map(([code, value]) => [field.answer(code), String(value)])),
    ...Object.fromEntries(filled.wants.map(code => [field.want(code), 'yes'])),
    ...Object.fromEntries(filled.local.map(({ code, value }) => [field.local(code), String(value)])),
    ...goalFields(filled.goals),
    ...Object.fromEntries(filled.goals.map((goal, at) => [field.rate(at + 1), String(goal.rating)])),
    words: filled.words,
  }
}

/** Goals as they were worded last, to be rated again. */
export const goalFields = (goals: readonly Goal[]): FormBody => Object.fromEntries(goals.map((goal, at) => [field.goal(at + 1), goal.words]))

const area = z.object({
  understand: optionalWords(4000),
  lookForward: optionalWords(4000),
  options: optionalWords(4000),
  actions: optionalWords(4000),
  version: z.coerce.number('Open this page again').int().min(1).max(1_000_000),
})
export function readArea(form: FormBody): Checked<{ version: number; words: Record<StepCode, string> }> {
  const checked = check(area, form)
  if (!checked.ok) return checked
  const { version, understand = '', lookForward = '', options = '', actions = '' } = checked.data
  return { ...checked, data: { version, words: { understand, lookForward, options, actions } } }
}

/** Areas ticked, at most as many as may be chosen. */
export function readChosen(codes: readonly string[], most: number, form: FormBody): Checked<{ areas: string[] }> {
  const many = `Choose up to ${most}. You can talk about the others another time`
  const areas = z.preprocess(
    value => (value === undefined || value === '' ? [] : [value].flat()),
    z
      .array(z.enum(codes as [string, ...string[]], 'Choose from the list'))
      .min(1, 'Choose at least one')
      .max(most, many)
      .transform(list => [...new Set(list)]),
  )
  return check(z.object({ areas }), form)
}
