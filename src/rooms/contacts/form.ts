import { z } from 'zod'
import { londonDate, londonInstant } from '../../core/dates.ts'
import { type Checked, check, choice, choices, day, type FormBody, id, line, optionalDay, optionalLine, optionalWords, words } from '../../core/forms.ts'
import { type Doer, MODE_CODES, type NewNote, SETTING_CODES, TOUCH_CODES } from './contacts.ts'

/** The fields of the note form, as typed: what a draft keeps and nothing else. */
export const NOTE_FIELDS = [
  'on-day',
  'on-month',
  'on-year',
  'at',
  'whoWasThere',
  'mode',
  'setting',
  'met',
  'mental',
  'physical',
  'physicalWhyNot',
  'social',
  'tried',
  'followUp',
  'reason',
  'step',
  'stepWhat',
  'stepWho',
  'stepBy-day',
  'stepBy-month',
  'stepBy-year',
  'noStepWhy',
  'touches',
  'who',
  'readers',
] as const

/** Which page sent the form, and which draft it began from. */
export interface Sheet {
  draft: string
  tab: string
  version: number
  replaces: string | undefined
}

const missing = 'This page is too old to save from. Copy your words, then open the note again.'
const sheetSchema = z.object({
  draft: id(missing),
  tab: id(missing),
  version: z.coerce.number(missing).int(missing).min(0, missing).max(1_000_000, missing),
  replaces: z.preprocess(value => (value === '' ? undefined : value), id(missing).optional()),
})

/** Reads the hidden fields; undefined when they are missing or forged. */
export function sheetOf(form: FormBody): Sheet | undefined {
  const read = sheetSchema.safeParse(form)
  return read.success ? { ...read.data, replaces: read.data.replaces } : undefined
}

/** What of a form belongs into a draft. */
export const draftFields = (form: FormBody): FormBody => Object.fromEntries(NOTE_FIELDS.flatMap(name => (form[name] === undefined ? [] : [[name, form[name]]])))

/** True when something was typed, so that an untouched page leaves no draft. */
export const isTyped = (fields: FormBody): boolean =>
  ['whoWasThere', 'mental', 'physical', 'physicalWhyNot', 'social', 'tried', 'followUp', 'reason', 'stepWhat', 'noStepWhy'].some(
    name => typeof fields[name] === 'string' && fields[name].trim() !== '',
  )

const noteSchema = z.object({
  on: day('Enter the date it happened'),
  at: line('Enter the time it happened, like 14:30', 20),
  whoWasThere: line('Enter who was there'),
  mode: choice(MODE_CODES, 'Choose how you were in touch'),
  setting: choice(SETTING_CODES, 'Choose where it was'),
  met: choice(['yes', 'no'], 'Say whether you met or reached each other'),
  mental: optionalWords(),
  physical: optionalWords(),
  physicalWhyNot: optionalLine(500),
  social: optionalWords(),
  tried: optionalWords(),
  followUp: optionalWords(),
  reason: optionalLine(500),
  step: choice(['yes', 'none'], 'Say whether there is a next step'),
  stepWhat: optionalLine(300),
  stepWho: optionalLine(60),
  stepBy: optionalDay(),
  noStepWhy: optionalLine(500),
  touches: choices(TOUCH_CODES),
  who: z.preprocess(value => value ?? 'all', choice(['all', 'named'], 'Choose who may read this')),
  readers: z.preprocess(
    value => (value === undefined ? [] : [value].flat()),
    z.array(id('Choose people from the list')).max(200, 'Choose people from the list'),
  ),
})
type Typed = z.infer<typeof noteSchema>

const PHYSICAL = 'Write about physical health, or say why you did not talk about it'

// What depends on more than one answer. Each message stands beside the field that mends it.
function across(typed: Typed, happenedAt: Date | undefined, doer: Doer | undefined, now: Date): Record<string, string> {
  const errors: Record<string, string> = {}
  if (!happenedAt) errors.at = 'Enter a real time, like 14:30'
  else if (happenedAt.getTime() > now.getTime() + 300_000) errors.on = 'The date and time must not be in the future'
  if (typed.met === 'yes') {
    if (!typed.physical && !typed.physicalWhyNot) errors.physical = PHYSICAL
    if (typed.physical && typed.physicalWhyNot) errors.physicalWhyNot = 'Leave this empty if you wrote about physical health'
    if (!typed.mental && !typed.social && !typed.physical) errors.mental = 'Write what you talked about'
  } else if (!typed.tried) errors.tried = 'Write what you tried, and what we could do differently: the time, the place, the way, or who it is with'
  if (typed.step === 'none') {
    if (typed.met === 'no') errors.step = 'When we did not manage to meet there must be a next step for us'
    else if (!typed.noStepWhy) errors.noStepWhy = 'Write why there is no next step for now'
    return errors
  }
  if (!typed.stepWhat) errors.stepWhat = 'Write what the next step is'
  if (!doer) errors.stepWho = 'Choose who will do it'
  else if (typed.met === 'no' && doer.who === 'person') errors.stepWho = 'When we did not manage to meet, the next step is ours. Choose a worker or a team'
  if (!typed.stepBy) errors.stepBy = 'Enter the day it will be done by'
  else if (typed.stepBy < londonDate(now)) errors.stepBy = 'The day it will be done by must be today or later'
  return errors
}

/**
 * Reads a note as sent. `doers` are those who may be given the next step, keyed by the value of the field.
 * Never throws; what needs another look stands beside its field.
 */
export function readNote(form: FormBody, doers: ReadonlyMap<string, Doer>, now: Date): Checked<NewNote> {
  const checked = check(noteSchema, form)
  if (!checked.ok) return checked
  const typed = checked.data
  const happenedAt = londonInstant(typed.on, typed.at.replace('.', ':').padStart(5, '0'))
  const doer = doers.get(typed.stepWho ?? '')
  const errors = across(typed, happenedAt, doer, now)
  if (Object.keys(errors).length > 0 || !happenedAt) return { ok: false, form: { ...checked.form, errors } }
  return { ok: true, form: checked.form, data: toNote(typed, happenedAt, doer) }
}

function toNote(typed: Typed, happenedAt: Date, doer: Doer | undefined): NewNote {
  const met = typed.met === 'yes'
  return {
    happenedAt,
    met,
    whoWasThere: typed.whoWasThere,
    mode: typed.mode,
    setting: typed.setting,
    mental: typed.mental ?? '',
    physical: typed.physical ?? '',
    physicalWhyNot: typed.physicalWhyNot ?? '',
    social: typed.social ?? '',
    tried: typed.tried ?? '',
    followUp: typed.followUp ?? '',
    whyThisWay: typed.reason ?? '',
    step: typed.step === 'yes' && doer ? { what: typed.stepWhat!, doer, due: typed.stepBy! } : undefined,
    noStepWhy: typed.step === 'none' ? typed.noStepWhy! : '',
    touches: typed.touches,
    readers: typed.who === 'named' ? typed.readers : undefined,
    replaces: undefined,
  }
}

const doneSchema = z.object({ words: optionalLine(500), version: z.coerce.number().int().min(1).max(1_000_000) })
export const readDone = (form: FormBody) => check(doneSchema, form)

const stepSchema = z.object({ what: line('Write what the next step is', 300), who: optionalLine(60), by: day('Enter the day it will be done by') })
export const readStep = (form: FormBody) => check(stepSchema, form)

const moveSchema = z.object({
  by: day('Enter the new day it will be done by'),
  why: words('Write why the day changes', 500),
  version: z.coerce.number().int().min(1).max(1_000_000),
})
export const readMove = (form: FormBody) => check(moveSchema, form)
