import { z } from 'zod'
import {
  check,
  choice,
  choices,
  day,
  type FormBody,
  id,
  line,
  optionalBirthday,
  optionalChoice,
  optionalLine,
  optionalWords,
  ticked,
  whole,
  words,
} from '../../core/forms.ts'
import { ABOUT_PARTS, DESCRIPTION_PARTS } from './about.ts'
import { type ContactRules, DAYS, ROUTES } from './contact-rules.ts'
import { CONSTRAINT_KINDS, NEED_KINDS, ONLINE_CODES, TOPICS } from './needs.ts'

const part = () => optionalWords(5000).transform(text => text ?? '')
/** The version the writer had before them; empty when there was none. */
const follows = z.preprocess(value => (value === '' ? undefined : value), id('Open the page again').optional())
const version = whole('Open the page again', 1, 1_000_000)

/** "18:30" from "18:30", "18.30", "6.30pm" or "6pm"; undefined when it is no time. */
export function clockOf(typed: string): string | undefined {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$/i.exec(typed.trim())
  if (!found) return undefined
  const half = found[3]?.toLowerCase()
  const hour = Number(found[1])
  if (half && (hour < 1 || hour > 12)) return undefined
  const hours = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour
  const minutes = Number(found[2] ?? 0)
  return hours < 24 && minutes < 60 ? `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` : undefined
}
const NO_TIME = 'Write a time like 18:30 or 6:30pm, or leave it empty'
const clock = optionalLine(10)
  .refine(typed => typed === undefined || clockOf(typed) !== undefined, NO_TIME)
  .transform(typed => (typed === undefined ? null : (clockOf(typed) ?? null)))

/** The fields of `HoursFields`: when somebody may be reached. */
export const hoursFields = { hours: optionalChoice(['any', 'between']), from: clock, to: clock, days: choices(DAYS) }
const hoursForm = z.object(hoursFields)
type Hours = Pick<ContactRules, 'days' | 'from' | 'to'>

/** What the fields of `HoursFields` cannot say one by one. */
export function hoursErrors({ hours, from, to }: z.infer<typeof hoursForm>): Record<string, string> {
  if (hours === 'any') return {}
  if (hours === 'between' && !from && !to) return { from: 'Write a time, like 9:30am, or choose any time' }
  return from && to && from >= to ? { to: 'This must be later than the first time' } : {}
}

/** The hours and days typed into `HoursFields`; a side that was not typed is null, and no day ticked is every day. */
export function hoursFrom(body: FormBody): Hours {
  const checked = check(hoursForm, body)
  const { hours, from, to, days } = checked.ok ? checked.data : { hours: 'any', from: null, to: null, days: [] }
  return { days: days.length > 0 ? days : [...DAYS], from: hours === 'any' ? null : from, to: hours === 'any' ? null : to }
}

export const aboutForm = z.object({
  ...(Object.fromEntries(ABOUT_PARTS.map(name => [name, part()])) as Record<(typeof ABOUT_PARTS)[number], ReturnType<typeof part>>),
  readBack: ticked(),
  follows,
})

export const rulesForm = z
  .object({
    routes: choices(ROUTES),
    days: choices(DAYS).refine(list => list.length > 0, 'Choose at least one day'),
    from: clock,
    to: clock,
    show: choice(['neutral', 'any'], 'Choose what may show'),
    previewsOff: ticked(),
    lettersTo: optionalChoice(['home', 'term', 'other']),
    throughWhom: optionalLine(200),
    mustNotAppear: part(),
    meetAt: optionalLine(300),
    more: part(),
    follows,
  })
  .superRefine((rules, context) => {
    if (rules.from && rules.to && rules.from >= rules.to) context.addIssue({ code: 'custom', path: ['to'], message: 'This must be later than the first time' })
    if (rules.routes.includes('through_someone') && !rules.throughWhom)
      context.addIssue({ code: 'custom', path: ['throughWhom'], message: 'Write who may pass things on' })
  })

const said = () => optionalLine(300).transform(text => text ?? '')
export const descriptionForm = z.object({
  ...(Object.fromEntries(DESCRIPTION_PARTS.map(name => [name, said()])) as Record<(typeof DESCRIPTION_PARTS)[number], ReturnType<typeof said>>),
  preferNot: choices(DESCRIPTION_PARTS),
  follows,
})

export const needForm = z
  .object({
    kind: choice(NEED_KINDS, 'Choose what kind of need it is'),
    whose: choice(['person', 'carer'], 'Choose whose need it is'),
    flag: optionalLine(200),
    words: part(),
    online: choices(ONLINE_CODES, 'Choose from the list'),
    language: optionalLine(100),
    gender: optionalChoice(['woman', 'man']),
    familyName: optionalLine(100),
    familyReason: optionalWords(1000),
    shared: choice(['yes', 'no'], 'Choose who may see it'),
    reviewOn: day('Enter the day to look at this again'),
  })
  .superRefine((need, context) => {
    const missing = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (need.kind === 'interpreter' && !need.language) missing('language', 'Write the language, and the dialect if it matters')
    if (need.kind === 'online' && need.online.length === 0) missing('online', 'Choose at least one')
    if (need.kind !== 'interpreter' && need.kind !== 'online' && !need.flag) missing('flag', 'Write in a few words what people should know or do')
    if (need.familyName && !need.familyReason)
      missing('familyReason', 'A family member or friend should not interpret. Use a professional interpreter, or write why this cannot be done')
  })

export const reviewForm = z.object({ metHow: words('Write how this need is met', 2000), reviewOn: day('Enter the day to look at this again'), version })
export const endForm = z.object({ version })

export const constraintForm = z
  .object({
    kind: choice(CONSTRAINT_KINDS, 'Choose what it is about'),
    words: words('Write what we should fit around', 2000),
    who: choice(['team', 'named'], 'Choose who may know'),
    readers: z.preprocess(value => (value === undefined || value === '' ? [] : [value].flat()), z.array(id('Choose from the list')).max(50)),
  })
  .superRefine((form, context) => {
    if (form.who === 'named' && form.readers.length === 0)
      context.addIssue({ code: 'custom', path: ['readers'], message: 'Choose at least one person or team' })
  })

export const markerForm = z
  .object({
    topic: choice(TOPICS, 'Choose what it is about'),
    rule: choice(['never', 'only_if'], 'Choose when it may be asked'),
    onlyIf: optionalLine(200),
    toldOnce: ticked(),
  })
  .superRefine((form, context) => {
    if (form.rule === 'only_if' && !form.onlyIf) context.addIssue({ code: 'custom', path: ['onlyIf'], message: 'Write when it may be asked' })
  })

export const identityForm = z.object({
  givenName: line('Enter a first name, or what they are known by', 100),
  familyName: optionalLine(100),
  preferredName: optionalLine(100),
  howToAddress: optionalLine(200),
  pronouns: optionalLine(50),
  born: optionalBirthday(),
  nhsNumber: optionalLine(20),
  nhsNumberStatus: optionalChoice(['given', 'traced', 'verified']),
  version,
})

const phone = optionalLine(30).refine(value => value === undefined || /^\+?[\d\s()-]{5,}$/.test(value), 'Write a phone number, like 07700 900 123')
export const reachForm = z.object({
  mobile: phone,
  landline: phone,
  email: optionalLine(200).refine(value => value === undefined || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value), 'Write an email address, like name@example.com'),
  shared: choices(['mobile', 'landline', 'email']),
  homeLines: optionalWords(500),
  homePostcode: optionalLine(10),
  termLines: optionalWords(500),
  termPostcode: optionalLine(10),
  otherLines: optionalWords(500),
  otherPostcode: optionalLine(10),
  version,
})

const surgery = z.preprocess(value => (value === '' || value === undefined ? undefined : value), id('Choose a surgery from the list').optional())
export const surgeryForm = z.object({ home: surgery, term: surgery, version })

export const searchForm = z.object({ name: optionalLine(100), born: optionalBirthday(), nhsNumber: optionalLine(20), postcode: optionalLine(10) })

export const mergeForm = z.object({
  keep: id('Choose which record to keep'),
  holder: optionalWords(100),
  why: words('Write how you know that this is one person', 1000),
})
export const partForm = z.object({ why: words('Write why these are two people', 1000) })

export const letterForm = z.object({
  to: choice(['home', 'term', 'other'], 'Choose which address'),
  words: words('Write the letter', 10_000),
  reason: optionalWords(1000),
})
