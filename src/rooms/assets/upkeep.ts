import type { StateTable } from '../../core/states.ts'
import { COST, REFERRAL, STALE_MONTHS } from './assets.ts'

/** What organisers and workers can put right about an entry, in the order of its form. Each field knows who said it last. */
export const FIELDS = {
  name: 'Name',
  summary: 'What it is, in a sentence',
  description: 'More about it',
  who_for: 'Who it is for',
  hours_words: 'When it is on',
  cost: 'What it costs',
  cost_words: 'Cost, in words',
  referral: 'Getting in',
  referral_words: 'Getting in, in words',
  support: 'Help to take part',
  website: 'Website',
  phone: 'Phone',
  email: 'Email for the public',
} as const
export type Field = keyof typeof FIELDS
export const FIELD_NAMES = Object.keys(FIELDS) as Field[]

/** The words of one entry as its keepers see and change them; empty where nothing is said. */
export type EntryWords = Record<Field, string>

/** An entry as those who keep it see it. The owner is asked, and never published. */
export interface Kept {
  id: string
  words: EntryWords
  organisation: string
  where: string[]
  status: string
  published: boolean
  confirmedAt: Date
  confirmedHow: string
  askedAt: Date | undefined
  missing: boolean
  mergedInto: string | undefined
  ownerName: string
  ownerEmail: string
  source: string
  /** Fields somebody else than its own source said last. */
  said: Partial<Record<string, { by: string; at: Date }>>
  version: number
}

/** What people tell us about an entry. */
export const TELLINGS = {
  wrong: 'Something about it is wrong',
  closed: 'It has closed, or it is not running',
  turned_away: 'I was turned away',
} as const
export type Telling = keyof typeof TELLINGS
export const TELLING_CODES = Object.keys(TELLINGS) as [Telling, ...Telling[]]

export const USES = ['opened', 'kept', 'sent', 'directions'] as const
export type Use = (typeof USES)[number]

/** A count as it may be told: nothing that 1 to 4 people could be known by. */
export const timesTold = (times: number): string => (times === 0 ? 'not at all' : times < 5 ? 'fewer than 5 times' : `${times} times`)

/** Days a link to an entry can be used. */
export const KEY_DAYS = 30
/** An owner is asked again after so many days of silence, until the entry is gone from results. */
export const ASK_AGAIN_DAYS = 30

/** How a field reads: a choice in its words, everything else as it was written. */
export function fieldWords(field: Field, value: string): string {
  if (field === 'cost') return COST[value as keyof typeof COST] ?? value
  if (field === 'referral') return REFERRAL[value as keyof typeof REFERRAL] ?? value
  return value
}

export const CONFIRMED_HOW: Record<string, string> = {
  source: 'by where it came from',
  listed: 'read from where it came from, which does not say when it was confirmed',
  organiser: 'by the people who run it',
  connector: 'by somebody who keeps the directory',
  person: 'by somebody who told us',
  team: 'by the team itself',
}

export const WHY_ALIKE: Record<string, string> = {
  name: 'the same name',
  similar: 'a similar name',
  near: 'within 150 metres',
  postcode: 'the same postcode',
  phone: 'the same phone number',
  website: 'the same website',
}

/** What becomes of an entry of the directory, of what is told about it, and of two that may be one. */
export const UPKEEP_STATES: StateTable = [
  ['entry', 'none', 'an import, or a team’s own page', 'shown', 'a source'],
  ['entry', 'none', 'somebody suggests it', 'hidden, waiting to be checked', 'anybody'],
  ['entry', 'hidden, waiting to be checked', 'a worker finds it right', 'shown', 'whoever keeps the directory'],
  ['entry', 'hidden, waiting to be checked', 'a worker finds that it should not show', 'hidden', 'whoever keeps the directory'],
  ['entry', 'shown', `${STALE_MONTHS.asked} months without being confirmed`, 'shown; its owner is asked, and again each month', 'time alone'],
  ['entry', 'shown', `${STALE_MONTHS.sinks} months`, 'shown after all others; on the directory list of its place', 'time alone'],
  ['entry', 'shown', `${STALE_MONTHS.gone} months`, 'in no results; on the directory list of its place', 'time alone'],
  ['entry', 'shown, or in no results', 'confirmed or changed', 'shown', 'its owner by one press, or whoever keeps the directory'],
  ['entry', 'shown', 'closed', 'in no results, kept', 'its owner, or whoever keeps the directory'],
  ['entry', 'shown', 'gone from its source', 'in no results, kept; back when the source has it again', 'an import'],
  ['entry', 'shown', 'found to be one with another', 'its address leads to the other', 'whoever keeps the directory'],
  ['entry', 'its address leads to the other', 'parted again', 'shown; what the other took from it goes back', 'whoever keeps the directory'],
  ['link to an entry', 'sent', 'used once', 'used; a new one can be asked for', 'whoever has it'],
  ['link to an entry', 'sent', `${KEY_DAYS} days`, 'ended; a new one can be asked for', 'time alone'],
  ['telling', 'open', 'looked into', 'done; the way to answer is forgotten', 'whoever keeps the directory'],
  ['two that may be one', 'open', 'made one, or said to be two', 'merged, or apart', 'whoever keeps the directory'],
]
