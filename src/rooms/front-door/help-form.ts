import { z } from 'zod'
import { choice, choices, type FormBody, isEmail, line, optionalBirthday, optionalChoice, optionalLine, optionalWords, words } from '../../core/forms.ts'
import { hoursFields } from '../people/index.ts'
import { type Answers, answer, answersOf, type Step, WAYS_TO_REACH } from './draft.ts'

const call = { callPhone: optionalLine(40), mayCall: optionalChoice(['yes']), mayRead: optionalChoice(['yes']) }
/** The fields of each step. Any step may carry leave to call, for somebody who stops there. */
export const SCHEMAS = {
  words: z.object({ words: words('Write a few words. There is no wrong way to say it.', 10_000), ...call }),
  name: z.object({
    whoFor: choice(['me', 'other'], 'Choose who needs help'),
    givenName: line('Enter a first name, or what you like to be called', 100),
    familyName: optionalLine(100),
    addressAs: optionalLine(200),
    born: optionalBirthday(),
    askerName: optionalLine(200),
    askerRelation: optionalLine(200),
    askerOrganisation: optionalLine(200),
    askerContact: optionalLine(200),
    agreed: optionalChoice(['yes', 'no', 'not_asked']),
    agreedHow: optionalLine(500),
    askerHidden: optionalChoice(['yes']),
    ...call,
  }),
  where: z.object({
    how: choice(['postcode', 'surgery', 'place'], 'Choose how you would like to tell us'),
    postcode: optionalLine(20),
    surgery: optionalLine(100),
    practiceCode: optionalLine(20),
    placeCode: optionalLine(30),
    ...call,
  }),
  contact: z.object({
    ways: choices(Object.keys(WAYS_TO_REACH) as [string, ...string[]]).refine(list => list.length > 0, 'Choose at least one way that is safe'),
    phone: optionalLine(40),
    email: optionalLine(200),
    address: optionalLine(500),
    ...hoursFields,
    when: optionalLine(500),
    never: choices(['voicemail', 'letter', 'name']),
    needs: optionalLine(200),
    ...call,
  }),
  check: z.object({ easier: optionalWords(4000) }),
} as const

/** What the fields cannot say one by one. */
export function together(step: Step, form: FormBody, answers: Answers): Record<string, string> {
  const has = (name: string) => answer(form as Answers, name).trim() !== ''
  const errors: Record<string, string> = {}
  if (answer(form as Answers, 'mayCall') === 'yes' && !has('callPhone')) errors.callPhone = 'Enter a phone number, or untick that we may call'
  if (step === 'name' && answer(form as Answers, 'whoFor') === 'other') {
    if (!has('askerName')) errors.askerName = 'Enter your name'
    if (!has('agreed')) errors.agreed = 'Choose whether they agree'
  }
  if (step === 'contact' && answer(answers, 'whoFor') !== 'other') {
    const ways = answersOf(form as Answers, 'ways')
    if ((ways.includes('phone') || ways.includes('text')) && !has('phone')) errors.phone = 'Enter a phone number, or choose another way'
    if (ways.includes('email') && !isEmail(answer(form as Answers, 'email').trim())) errors.email = 'Enter an email address, like name@example.com'
    if ((ways.includes('letter') || ways.includes('through')) && !has('address')) errors.address = 'Enter where to write to, or who to go through'
  }
  return errors
}

/** The names a step's fields have in the page. */
export const fieldsOf = (step: Step): string[] =>
  Object.keys(SCHEMAS[step].shape).flatMap(name => (name === 'born' ? ['born-day', 'born-month', 'born-year'] : [name]))
