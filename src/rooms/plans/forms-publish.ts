import { z } from 'zod'
import { type Checked, check, choice, choices, type FormBody, line, optionalChoice, optionalDay, optionalWords } from '../../core/forms.ts'
import type { Said, ToPublishNow } from './actions-publish.ts'
import { ANSWERS, HOWS, WITHOUT } from './plans.ts'
import { TOUCH_CODES } from './sections.ts'

const codes = <K extends string>(of: Readonly<Record<K, string>>) => Object.keys(of) as [K, ...K[]]
const mark = line('Open this page again', 64)
const EXCEPT = 'Write what they do not agree with'

const saidSchema = z.object({
  mark,
  answer: choice(codes(ANSWERS), 'Choose what you think of the plan'),
  words: optionalWords(5000),
  touches: choices(TOUCH_CODES),
})

/** What the person says to their own plan. Never throws. */
export function readSaid(form: FormBody): Checked<Said & { mark: string }> {
  const checked = check(saidSchema, form)
  if (!checked.ok) return checked
  const { words, ...typed } = checked.data
  if (typed.answer !== 'agrees' && !words)
    return { ok: false, form: { ...checked.form, errors: { words: 'Write what you do not agree with. It stands beside the plan' } } }
  return { ok: true, form: checked.form, data: { ...typed, words: words ?? '' } }
}

/** How a plan comes to be published: as the person agreed themself, as they told us, or without them for a reason. */
export const WAYS = {
  pressed: 'They agreed in My Kith to the plan as it stands here',
  told: 'They told us what they think of it',
  without: 'It is published without them, for a reason',
} as const

const publishSchema = z.object({
  mark,
  way: choice(codes(WAYS), 'Say how they agreed, or why it is published without them'),
  answer: optionalChoice(codes(ANSWERS)),
  except: optionalWords(5000),
  how: optionalChoice(codes(HOWS).filter(how => how !== 'my_kith') as ['in_person', 'phone', 'video', 'letter', 'through_somebody']),
  on: optionalDay(),
  reason: optionalChoice(codes(WITHOUT)),
  reasonWords: optionalWords(5000),
  whoWasThere: line('Write who was there', 500),
  personView: optionalWords(5000),
  ourView: optionalWords(5000),
  decidedWithout: optionalWords(5000),
  toldWhat: optionalWords(2000),
  toldHow: optionalWords(2000),
  toldWhy: optionalWords(2000),
  touches: choices(TOUCH_CODES),
})
type Typed = z.infer<typeof publishSchema>

function lacking(typed: Typed): Record<string, string> {
  const errors: Record<string, string> = {}
  if (typed.way === 'told') {
    if (!typed.answer) errors.answer = 'Choose what they said'
    else if (typed.answer !== 'agrees' && !typed.except) errors.except = EXCEPT
    if (!typed.how) errors.how = 'Choose how they told you'
    if (!typed.on) errors.on = 'Enter the day they told you'
  }
  if (typed.way === 'without') {
    if (!typed.reason) errors.reason = 'Choose the reason'
    if (!typed.reasonWords)
      errors.reasonWords =
        typed.reason === 'wish' ? 'Write what they said, and when' : 'Write which decision it is, what support was tried, who looked at it with them and when'
  }
  if (typed.decidedWithout) {
    if (!typed.toldWhat) errors.toldWhat = 'Write what they were told'
    if (!typed.toldHow) errors.toldHow = 'Write how they were told'
    if (!typed.toldWhy) errors.toldWhy = 'Write why it was decided without them'
  }
  return errors
}

/** Reads the page a plan is published from. Never throws; what needs another look stands beside its field. */
export function readPublish(form: FormBody): Checked<ToPublishNow & { mark: string }> {
  const checked = check(publishSchema, form)
  if (!checked.ok) return checked
  const typed = checked.data
  const errors = lacking(typed)
  if (Object.keys(errors).length > 0) return { ok: false, form: { ...checked.form, errors } }
  const told = typed.way === 'told'
  const without = typed.way === 'without'
  const data = {
    mark: typed.mark,
    touches: typed.touches,
    said: told ? { answer: typed.answer!, words: typed.except ?? '', how: typed.how!, onDay: typed.on!, touches: typed.touches } : undefined,
    meeting: {
      whoWasThere: typed.whoWasThere,
      personView: typed.personView ?? '',
      ourView: typed.ourView ?? '',
      withoutReason: without ? typed.reason! : null,
      withoutWords: without ? typed.reasonWords! : '',
      decidedWithout: typed.decidedWithout ?? '',
      toldWhat: typed.toldWhat ?? '',
      toldHow: typed.toldHow ?? '',
      toldWhy: typed.toldWhy ?? '',
    },
  }
  return { ok: true, form: checked.form, data }
}
