import { z } from 'zod'
import { type Checked, check, choice, choices, day, type FormBody, line, optionalLine, words } from '../../core/forms.ts'
import type { HOWS } from './plans.ts'
import { ALWAYS_ASKED, HELP_TYPES } from './sections.ts'

const HOW_CODES = ['in_person', 'phone', 'video', 'letter', 'through_somebody'] as const satisfies readonly (keyof typeof HOWS)[]
const TYPES = Object.keys(HELP_TYPES) as [keyof typeof HELP_TYPES, ...(keyof typeof HELP_TYPES)[]]
const ASKED = ALWAYS_ASKED as unknown as [string, ...string[]]

const briefSchema = z.object({
  matters: words('Write what matters to them now, in their words', 5000),
  help: line('Write what is offered', 500),
  type: choice(TYPES, 'Choose what sort of help it is'),
  aim: words('Write what it is for', 2000),
  who: line('Choose who gives it', 90),
  howOften: optionalLine(200),
  howLong: line('Write for how long, for example six weeks', 200),
  until: day('Enter the day we look at how it went'),
  touch: line('Write how they reach the person who gives it', 300),
  asked: choices(ASKED),
  how: choice(HOW_CODES, 'Choose how they agreed'),
  on: day('Enter the day they agreed'),
})
export type Brief = z.infer<typeof briefSchema>

/** Reads a short offer on one page (R179). Never throws. */
export function readBrief(form: FormBody, today: string): Checked<Brief> {
  const checked = check(briefSchema, form)
  if (!checked.ok) return checked
  const errors: Record<string, string> = {}
  if (checked.data.asked.length < ALWAYS_ASKED.length) errors.asked = 'Ask about each of these. If one needs more, write the whole plan instead'
  if (checked.data.until <= today) errors.until = 'The day must be after today'
  if (checked.data.on > today) errors.on = 'The day must be today or before'
  return Object.keys(errors).length > 0 ? { ok: false, form: { ...checked.form, errors } } : checked
}
