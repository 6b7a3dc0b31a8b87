import { z } from 'zod'
import { choice, choices, line, optionalLine, optionalWords, ticked, whole } from '../../core/forms.ts'
import { parsePostcode } from '../places/index.ts'
import { COST, DOMAIN_CODES, REFERRAL } from './assets.ts'
import { TELLING_CODES } from './upkeep.ts'

const codes = <T extends string>(of: Record<T, string>) => Object.keys(of) as [T, ...T[]]

const EMAIL = /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"()]+$/
const email = optionalLine(200).refine(text => !text || EMAIL.test(text), 'Enter an email address, like name@example.org')
const phone = optionalLine(40).refine(text => !text || /^\+?[\d ()./-]{5,30}( ?(ext|x)\.? ?\d{1,6})?$/i.test(text), 'Enter a phone number, like 01782 000000')

// Characters as the table counts them, which needs at least three.
const answerTo = optionalLine(200).refine(text => !text || [...text].length >= 3, 'Enter an email address or a phone number, or leave it empty')

/** With or without https:// in front, and as it was written; what only a browser would understand is kept as it would go there. */
const website = optionalLine(500)
  .transform(text => (text && !/^[a-z][a-z0-9+.-]*:/i.test(text) ? `https://${text}` : text))
  .refine(
    text => !text || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && /\.[^.]+$/.test(new URL(text).hostname)),
    'Enter a web address, like www.example.org',
  )
  .transform(text => (text && !/^https?:\/\//.test(text) ? new URL(text).href : text))

const entry = {
  name: line('Write what it is called', 300),
  summary: line('Say in a sentence what it is', 500),
  description: optionalWords(5000),
  who_for: optionalWords(1000),
  hours_words: optionalWords(1000),
  cost: choice(codes(COST), 'Choose what it costs'),
  cost_words: optionalWords(500),
  referral: choice(codes(REFERRAL), 'Choose whether people can just go'),
  referral_words: optionalWords(500),
  support: optionalWords(1000),
  website,
  phone,
  email,
}

export const changeForm = z.object({
  ...entry,
  ownerName: optionalLine(200),
  ownerEmail: email,
  version: whole('Open this page again', 1, 1_000_000_000),
})
export type ChangeInput = z.infer<typeof changeForm>

const postcode = optionalLine(10).refine(text => !text || parsePostcode(text).kind === 'full', 'Enter a full postcode, like N17 0AA, or leave it empty')

/** Something new, as somebody tells of it. */
export const suggestForm = z
  .object({
    name: entry.name,
    summary: entry.summary,
    domains: choices(DOMAIN_CODES).refine(list => list.length > 0, 'Choose at least one'),
    runBy: optionalLine(300),
    address: optionalLine(300),
    postcode,
    online: ticked(),
    hours_words: entry.hours_words,
    cost: entry.cost,
    referral: entry.referral,
    website,
    phone,
    answerTo,
  })
  .refine(told => told.online || told.postcode || told.address, { path: ['address'], error: 'Say where it is, or tick that it is online' })
export type Suggestion = z.infer<typeof suggestForm>

export const tellForm = z
  .object({ kind: choice(TELLING_CODES, 'Choose what you want to tell us'), words: optionalWords(2000), answerTo })
  .refine(told => told.kind !== 'wrong' || told.words, { path: ['words'], error: 'Write what is wrong' })

export const versionForm = z.object({ version: whole('Open this page again', 1, 1_000_000_000) })
export const doneForm = z.object({
  outcome: choice(['changed', 'closed', 'no_change'], 'Choose what came of it'),
  version: whole('Open this page again', 1, 1_000_000_000),
})
