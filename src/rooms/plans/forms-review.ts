import { z } from 'zod'
import { type Checked, check, choice, choices, day, type FormBody, line, optionalDay, optionalWords, whole, words } from '../../core/forms.ts'
import type { Held } from './actions-review.ts'
import { TOUCH_CODES } from './sections.ts'
import { OUTCOMES, type ReviewOutcome } from './states.ts'
import { REPLIES, type Reply } from './store-reviews.ts'

const version = whole('Open this page again', 1, 1_000_000)
const invite = z.uuid('Open this page again')
const codes = <K extends string>(of: Readonly<Record<K, string>>) => Object.keys(of) as [K, ...K[]]

const planSchema = z.object({
  on: day('Enter the day of the review'),
  invited: z.preprocess(
    value => (value === undefined ? [] : [value].flat()),
    z.array(z.uuid('Choose people from the list')).max(200, 'Choose people from the list'),
  ),
  others: optionalWords(2000),
})
export function readPlanReview(form: FormBody): Checked<{ on: string; invited: string[]; others: string[] }> {
  const checked = check(planSchema, form)
  if (!checked.ok) return checked
  const others = (checked.data.others ?? '').split('\n').map(name => name.trim().slice(0, 200))
  return { ...checked, data: { ...checked.data, others: [...new Set(others.filter(Boolean))].slice(0, 30) } }
}

export const readAsked = (form: FormBody) => check(z.object({ invite, how: line('Write how you asked them', 200) }), form)
export const readReply = (form: FormBody) =>
  check(
    z.object({
      invite,
      // A page that says nothing of it saw no answer yet.
      version: z.preprocess(value => value ?? '1', version),
      answer: choice(codes<Reply>(REPLIES), 'Choose what they answered'),
      views: optionalWords(5000),
    }),
    form,
  )
export const readMoved = (form: FormBody) => check(z.object({ version, on: day('Enter the new day') }), form)

const heldSchema = z.object({
  version,
  held: day('Enter the day it was held'),
  outcome: choice(codes<ReviewOutcome>(OUTCOMES), 'Choose what came of it'),
  words: words('Write what was talked about and what was decided'),
  next: optionalDay(),
  touches: choices(TOUCH_CODES),
})
export function readHeld(form: FormBody): Checked<Held & { version: number }> {
  const checked = check(heldSchema, form)
  if (!checked.ok) return checked
  const { held, ...typed } = checked.data
  if (!typed.next && typed.outcome !== 'care_can_end') return { ok: false, form: { ...checked.form, errors: { next: 'Enter the day of the next review' } } }
  return { ok: true, form: checked.form, data: { ...typed, on: held, next: typed.next } }
}
