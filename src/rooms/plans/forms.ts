import { z } from 'zod'
import {
  type Checked,
  check,
  choice,
  choices,
  day,
  type FormBody,
  optionalChoice,
  optionalDay,
  optionalLine,
  optionalWords,
  ticked,
  whole,
  words,
} from '../../core/forms.ts'
import type { ActionToAsk, Choices, LineToSave } from './actions.ts'
import type { More } from './plans.ts'
import { ALWAYS_ASKED, type Field, fieldsOf, SECTOR_CODES, type Section, TOUCH_CODES } from './sections.ts'
import type { Doer } from './store-doing.ts'

const fieldSchema = (field: Field): z.ZodType<string | undefined> => {
  if (field.type === 'day') return optionalDay()
  if (field.type === 'choice') return optionalChoice(Object.keys(field.choices ?? {}) as [string, ...string[]])
  return field.type === 'line' ? optionalLine(300) : optionalWords(5000)
}

const spine = {
  words: optionalWords(5000),
  notNow: ticked(),
  touches: choices(TOUCH_CODES),
  may: optionalChoice(['all', 'named'], 'Choose who may read this'),
  readers: z.preprocess(
    value => (value === undefined ? [] : [value].flat()),
    z.array(z.uuid('Choose people from the list')).max(200, 'Choose people from the list'),
  ),
}

/** Sections in which "not now" is an answer. */
export const takesNotNow = (section: Section): boolean => section === 'needs' || section === 'alcohol_drugs' || ALWAYS_ASKED.includes(section)
export const doerValue = (doer: Pick<Doer, 'teamId' | 'workerId'>): string => `${doer.teamId ?? ''}:${doer.workerId}`
export const OUTSIDE = 'outside'

/** Reads one line as sent for a section; what needs another look stands beside its field. Never throws. */
export function readLineForm(form: FormBody, section: Section): Checked<LineToSave> {
  const fields = fieldsOf(section)
  const checked = check(z.object({ ...spine, ...Object.fromEntries(fields.map(field => [field.name, fieldSchema(field)])) }), form)
  if (!checked.ok) return checked
  const typed = checked.data as z.infer<z.ZodObject<typeof spine>> & Record<string, unknown>
  const more = moreOf(fields, typed)
  const errors = lacking(section, fields, typed, more)
  if (Object.keys(errors).length > 0) return { ok: false, form: { ...checked.form, errors } }
  const data: LineToSave = {
    section,
    words: typed.words ?? 'Not for now',
    notNow: typed.notNow && takesNotNow(section),
    touches: typed.touches,
    readers: typed.may === 'named' ? typed.readers : typed.may === 'all' ? undefined : 'as before',
    more,
  }
  return { ok: true, form: checked.form, data }
}

const moreOf = (fields: readonly Field[], typed: Record<string, unknown>): More =>
  Object.fromEntries(fields.flatMap(({ name }) => (typeof typed[name] === 'string' ? [[name, typed[name]]] : [])))

function lacking(section: Section, fields: readonly Field[], typed: { words?: string | undefined; notNow: boolean }, more: More): Record<string, string> {
  const errors: Record<string, string> = {}
  const notNow = typed.notNow && takesNotNow(section)
  if (!typed.words && !(notNow && section !== 'needs'))
    errors.words = takesNotNow(section) ? 'Write an answer, or say that it is not for now' : 'Write the words of this line'
  if (notNow && section === 'needs' && !more.agreedBy) errors.agreedBy = 'Write who agreed that nothing happens for now'
  for (const { name, needed } of fields) if (needed && !more[name]) errors[name] ??= needed
  return errors
}

const actionSchema = z.object({
  who: optionalLine(90),
  outsideService: optionalLine(200),
  outsideName: optionalLine(200),
  sector: optionalChoice(SECTOR_CODES),
  due: day('Enter the day it will be done by'),
  need: optionalLine(60),
})

/** Reads who an action is asked of. */
export function readActionForm(form: FormBody, choice: Pick<Choices, 'doers'>, today: string): Checked<ActionToAsk> {
  const checked = check(actionSchema, form)
  if (!checked.ok) return checked
  const typed = checked.data
  const doer = choice.doers.find(one => doerValue(one) === typed.who)
  const errors: Record<string, string> = {}
  if (typed.who === OUTSIDE) {
    if (!typed.outsideService) errors.outsideService = 'Enter the name of the service'
    if (!typed.outsideName) errors.outsideName = 'Enter the name of the person there who will do it'
    if (!typed.sector) errors.sector = 'Choose what sort of service it is'
  } else if (!doer) errors.who = 'Choose who is asked to do it'
  if (typed.due < today) errors.due = 'The day it will be done by must be today or later'
  if (typed.need && !z.uuid().safeParse(typed.need).success) errors.need = 'Choose a need from the list'
  if (Object.keys(errors).length > 0) return { ok: false, form: { ...checked.form, errors } }
  const outside = typed.who === OUTSIDE ? { service: typed.outsideService!, named: typed.outsideName!, sector: typed.sector! } : undefined
  return { ok: true, form: checked.form, data: { doer, outside, due: typed.due, needId: typed.need } }
}

const version = whole('Open this page again', 1, 1_000_000)
export const readVersionForm = (form: FormBody) => check(z.object({ version }), form)

export const readAnswerForm = (form: FormBody) => check(z.object({ version, answer: choice(['yes', 'no'], 'Say yes or no'), words: optionalLine(500) }), form)

export const readEvidenceForm = (form: FormBody) =>
  check(
    z.object({
      version,
      answer: choice(['yes', 'no'], 'Choose what they said'),
      by: words('Write who in the service said so', 200),
      how: words('Write how they told you', 200),
      on: day('Enter the day they told you'),
    }),
    form,
  )

export const readCloseForm = (form: FormBody) =>
  check(z.object({ version, done: choice(['done', 'not_done'], 'Choose whether it is done'), words: optionalLine(500) }), form)

export const readMoveForm = (form: FormBody) => check(z.object({ version, due: day('Enter the new day'), why: words('Write why the day changes', 500) }), form)
