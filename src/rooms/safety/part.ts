import { can, kindsOf } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { check } from '../../core/forms.ts'
import type { Ask } from '../../core/route.ts'
import { emptyForm, type FormState } from '../../ui/index.ts'
import { type Part, type PartRules, partRoutes } from '../people/index.ts'
import { saidForm } from './forms.ts'
import type { Said } from './said.ts'

/** What the safety plan asks of its readers. */
export const SAFETY_PLAN: PartRules = { kinds: kindsOf('safetyPlan'), writes: 'safety.write' }

/** Each page and change of it, for workers and for the person. */
export const both = partRoutes(SAFETY_PLAN)

/** The person, or a clinician who writes down how they said so, ends what the person decided. */
export const mayEnd = (part: Part, caller: Caller): boolean => can(caller.role, part.own ? 'my-kith.edit' : 'safety.end')

/** What a clinician typed about when and how the person said so; the person is asked nothing. */
export function saidOf(part: Part, ask: Ask): { ok: true; form: FormState; data?: Said } | { ok: false; form: FormState } {
  if (part.own) return { ok: true, form: emptyForm() }
  const checked = check(saidForm, ask.form)
  return checked.ok ? { ok: true, form: checked.form, data: checked.data } : { ok: false, form: checked.form }
}
