import { z } from 'zod'
import { ROLES, type RoleCode } from '../../access/index.ts'
import { Conflict, Invalid } from '../../core/errors.ts'
import { type Checked, choice, day, type FormState, id, line, optionalDay, optionalWords, ticked, whole, withErrors, words } from '../../core/forms.ts'
import { clash, goTo, invalid, type Reply } from '../../core/route.ts'

const pair = (message: string) =>
  z
    .string(message)
    .regex(/^[0-9a-f-]{36}( [0-9a-f-]{36})?$/i, message)
    .transform(text => text.split(' ') as [string, string?])
    .refine(ids => ids.every(one => z.uuid().safeParse(one).success), message)
const whyForm = (message: string) => z.object({ why: words(message, 2000) })

export const takeForm = z.object({ team: id('Choose your team'), why: words('Write why, in a few words', 2000) })
export const backForm = z.object({ by: day('Enter the day by which a new key worker is named'), why: words('Write why, in a few words', 2000) })
export const addForm = z.object({
  who: pair('Choose a worker or a team'),
  role: choice(Object.keys(ROLES) as [RoleCode, ...RoleCode[]], 'Choose their role'),
  part: line('Write the part they play', 300),
  until: optionalDay(),
  personAgreed: ticked(),
})
export const endForm = z.object({ version: whole('Open the page again', 1, 1_000_000), why: words('Write why, in a few words', 2000) })
export const sayNoForm = whyForm('Write why not, and who could help instead')
export const handoverForm = z.object({ to: pair('Choose a worker'), about: words('Write what they need to know before they answer', 5000) })
export const metForm = z.object({ metOn: day('Enter the day you met'), metHow: choice(['in_person', 'video', 'phone'], 'Choose how you met') })
export const declineForm = z.object({ reason: words('Write why not', 2000) })
export const goodbyeForm = z.object({
  whose: choice(['asked', 'agreed'], 'Say whether the person asked for this or agreed to it'),
  words: words('Write words of goodbye', 5000),
  stayingWell: words('Write what helps to stay well', 5000),
  wayBack: words('Write how they come back', 2000),
  checkInOn: day('Enter the day we check in'),
})
export const absenceForm = z.object({
  worker: z.preprocess(value => value || undefined, z.uuid('Choose a worker').optional()),
  from: day('Enter the first day away'),
  to: day('Enter the last day away'),
})
export const coverForm = z.object({
  who: z.union([z.literal('all'), z.uuid()], 'Choose for whom'),
  standIn: id('Choose who stands in'),
  plan: optionalWords(2000),
})
export const leaveForm = z.object({ deadline: optionalDay() })

/**
 * Does the work of a checked form and goes on, or shows the form again with everything typed: at 422 when it needs another
 * look, at 409 when somebody else came first.
 */
export async function answerForm<T>(checked: Checked<T>, again: (form: FormState) => Promise<string>, work: (data: T) => Promise<string>): Promise<Reply> {
  if (!checked.ok) return invalid(await again(checked.form))
  try {
    return goTo(await work(checked.data))
  } catch (error) {
    if (error instanceof Invalid) return invalid(await again(withErrors(checked.form, error.fields)))
    if (error instanceof Conflict) return clash(await again(withErrors(checked.form, { '': error.message })))
    throw error
  }
}
