import { z } from 'zod'
import { londonDate } from '../../core/dates.ts'
import { check, choice, choices, day, type FormBody, id, line, optionalDay, optionalLine, optionalWords, ticked, words } from '../../core/forms.ts'
import { CAME_BY_CODES, EXPLAINED_CODES, type Outcome, PERMITTED, SAY_CODES, type Say } from './assessments.ts'
import { FACTORS, type Factor, LEVELS, OURS, PRESENT_CODES } from './complexity.ts'
import { AGREEMENT_CODES, NEEDED_PARTS } from './formulation.ts'

const maybeId = (message: string) => z.preprocess(value => (value === '' ? undefined : value), id(message).optional())
const ids = (message: string) => z.preprocess(value => (value === undefined || value === '' ? [] : [value].flat()), z.array(id(message)).max(200, message))
const text = (max = 20_000) => optionalWords(max).transform(value => value ?? '')
const short = (max = 200) => optionalLine(max).transform(value => value ?? '')

const planSchema = z
  .object({
    specialistKind: optionalLine(60),
    extendsId: maybeId('Choose from the list'),
    cameBy: choice(CAME_BY_CODES, 'Choose who asked for it'),
    place: optionalLine(200),
    whyAgain: text(2000),
    plannedFor: optionalDay(),
    purpose: words('Write what it is for', 2000),
    helpsAims: words('Write how it helps with what they want', 2000),
    covers: words('Write what it covers', 2000),
    howLong: line('Write how long it takes', 300),
    whoThere: line('Write who will be there', 300),
    now: ticked(),
    explained: z.preprocess(value => value || undefined, z.enum(EXPLAINED_CODES, 'Choose how you explained it').optional()),
  })
  .refine(it => !it.now || it.explained, { path: ['explained'], message: 'Choose how you explained it' })
export const readPlan = (form: FormBody) => check(planSchema, form)

export const readBegin = (form: FormBody) => check(z.object({ explained: choice(EXPLAINED_CODES, 'Choose how you explained it') }), form)
export const readStop = (form: FormBody) => check(z.object({ why: words('Write why it stops, in words the person reads', 2000) }), form)

const partSchema = (now: Date) =>
  z.object({
    section: line('Choose what it is about', 60),
    words: words('Write what was said', 20_000),
    heardOn: day('Enter the day you talked').refine(value => value <= londonDate(now), 'The day must not be in the future'),
    contributorId: maybeId('Choose from the list'),
    who: z.preprocess(value => value ?? 'all', choice(['all', 'named'], 'Choose who may read this')),
    readers: ids('Choose people from the list'),
  })
export const readPart = (form: FormBody, now: Date) => check(partSchema(now), form)

const OUTCOMES = [...new Set(Object.values(PERMITTED).flat())] as [Outcome, ...Outcome[]]
const outcomeSchema = z.object({
  outcomes: choices(OUTCOMES, 'Choose from the list').refine(list => list.length > 0, 'Choose at least one'),
  words: words('Write it to the person, in plain words', 10_000),
  service: short(300),
  whatNext: words('Write what happens next, who does it and by when', 2000),
})
export const readOutcome = (form: FormBody) => check(outcomeSchema, form)

export const readAccept = (form: FormBody) => check(z.object({ words: text(2000) }), form)

const inviteSchema = z.object({ who: line('Choose who to invite', 60), name: short(), part: short(), agreedHow: short(500) })
export const readInvite = (form: FormBody) => check(inviteSchema, form)
export const readAnswer = (form: FormBody) => check(z.object({ answer: choice(['nothing', 'no_answer'], 'Choose what they said'), words: short(500) }), form)
export const readView = (form: FormBody) => check(z.object({ words: words('Write your view, or choose “I have nothing to add”', 20_000) }), form)

/** The person's say on each thing known, by entry id: fields `say-…`; whatever is no id or no such answer is left out. */
export function readSays(form: FormBody): Map<string, Say> {
  const says = new Map<string, Say>()
  for (const [name, value] of Object.entries(form).slice(0, 500)) {
    const entry = /^say-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(name)?.[1]
    const say = SAY_CODES.find(code => code === value)
    if (entry && say) says.set(entry, say)
  }
  return says
}

const complexitySchema = (now: Date) =>
  z.object({
    follows: maybeId('Open this page again'),
    level: choice(LEVELS, 'Choose the words that fit best'),
    why: words('Write why, in words the person reads', 4000),
    madeWith: line('Write who looked at it together'),
    theirWords: text(4000),
    reviewOn: day('Enter the day to look at it again').refine(value => value > londonDate(now), 'The day to look again must be in the future'),
    serviceWhat: short(300),
    serviceWho: short(60),
    serviceBy: optionalDay(),
  })
const NOTE_LENGTH = 4000
const one = (form: FormBody, name: string): string => [form[name] ?? ''].flat()[0]!.trim()
const factorsIn = (form: FormBody): Factor[] =>
  FACTORS.map(factor => ({
    factor,
    present: PRESENT_CODES.find(code => code === one(form, `present${factor}`)) ?? 'not_talked',
    note: one(form, `note${factor}`),
  }))

/** What was typed of a view, its eight factors as a list. */
export function readComplexity(form: FormBody, now: Date) {
  const checked = check(complexitySchema(now), form)
  const factors = factorsIn(form)
  const errors: Record<string, string> = checked.ok ? {} : { ...checked.form.errors }
  for (const { factor, note } of factors) if (note.length > NOTE_LENGTH) errors[`note${factor}`] = `This must be ${NOTE_LENGTH} characters or fewer`
  if (checked.ok && factors.some(({ factor, present }) => factor === OURS && present === 'yes')) {
    const { serviceWhat, serviceBy } = checked.data
    if (!serviceWhat) errors.serviceWhat = 'Write what we will do about it'
    if (!serviceBy) errors.serviceBy = 'Enter the day it will be done by'
    else if (serviceBy < londonDate(now)) errors.serviceBy = 'The day it will be done by must be today or later'
  }
  if (!checked.ok || Object.keys(errors).length > 0) return { ok: false as const, form: { ...checked.form, errors } }
  return { ok: true as const, form: checked.form, data: { ...checked.data, factors } }
}

const formulationSchema = z.object({
  follows: maybeId('Open this page again'),
  strengths: words(NEEDED_PARTS.strengths, 8000),
  explanation: text(8000),
  difficult: words(NEEDED_PARTS.difficult, 8000),
  keepsGoing: text(8000),
  canHelp: text(8000),
  agreement: choice(AGREEMENT_CODES, 'Choose how you see it'),
  personView: text(8000),
  workerView: text(8000),
})
export const readFormulation = (form: FormBody) => check(formulationSchema, form)

const ownViewSchema = z.object({ id: id('Open this page again'), agrees: choice(['yes', 'no'], 'Choose how you see it'), words: text(8000) })
export const readOwnView = (form: FormBody) => check(ownViewSchema, form)
