import type { SourceEntry } from '../../../rooms/assets/index.ts'
import { dateOf, isNothing } from './values.ts'

export type Status = SourceEntry['status']

// In this order: "temporarily closed" is not closed for good, and "no longer open" is not open.
const MEANINGS: [Status, RegExp][] = [
  ['temporarily closed', /temporar|paused|suspend|on hold|mothballed|closed for (?!good)|closed until|re-?opening/],
  ['defunct', /(?<!not )(?<!never )(?:clos(?:ed|ing|ure)|ceas|ended|defunct|dissol|finished|discontinu|no longer|shut|withdrawn|removed|de-?regist|deleted|terminat|wound up|liquidat|demolish|disband|folded|expired|left the|lapsed|gone\b|former)/],
  ['inactive', /inactive|dormant|pending|draft|propos|archiv|hidden|unpublish|planned|coming soon|not (?:yet )?(?:open|active|operat|live|running|publish|current)/],
] // biome-ignore format: one meaning a line
const OPEN =
  /^(?:(?:currently|now|still|fully|again) )?(?:(?:re-?)?open(?:ed)?|active|live|current|operational|operating|operates|in operation|running|trading|published|registered|verified|approved|yes|y|true|1|ok)\b(?!.*(?:until|till|\bnot\b|\d|\?|soon|was|former|review|unknown))/

/** What the words of a source mean for whether something is open; undefined when they are not understood. Such words never mean open. */
export function readStatus(words: string): Status | undefined {
  const text = words
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim()
  return MEANINGS.find(([, pattern]) => pattern.test(text))?.[0] ?? (OPEN.test(text) ? 'active' : undefined)
}

/**
 * What a column for the year or date of closing says on this day: undefined for nothing, or for a day that is yet to come.
 * @param today YYYY-MM-DD
 */
export function readClosed(words: string, today: string): Status | 'not understood' | undefined {
  const text = words.trim()
  if (text === '' || isNothing(text) || /^(?:no|n|false|0|open)$/i.test(text)) return undefined
  if (/^(?:yes|y|true|1|x)$/i.test(text)) return 'defunct'
  if (/^(?:19|20)\d\d(?:\.0)?$/.test(text)) return text.slice(0, 4) <= today.slice(0, 4) ? 'defunct' : undefined
  const date = dateOf(text)
  if (date) return date.slice(0, 10) <= today ? 'defunct' : undefined
  const status = readStatus(text) ?? (/\b(?:19|20)\d\d\b/.test(text) ? 'defunct' : 'not understood')
  return status === 'active' ? undefined : status
}

const IN_NAME =
  /^\W*(?:now |permanently |temporarily )?closed\s*[-–—:)\]]|[([–—:-]\s*(?:now |permanently |temporarily )?closed\b(?! to\b)[^()]{0,40}[)\]]?\s*$/i
const IN_HOURS = /^\W*(?:(?:this \w+ )?(?:is |has )?(?:now )?permanently closed|closed (?:permanently|down|for good)|now closed|temporarily closed)\W*$/i
const IN_WORDS =
  /^\W*(?:(?:(?:this|the) \w+ (?:is |has )?)?(?:now )?permanently closed\b|(?:this|the) \w+ (?:has|is) (?:now )?closed\b|closed (?:in |on |since |from )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:[a-z]{3,9} )?(?:19|20)\d\d\b|ceased (?:operating|trading)\b)/i

/** Words elsewhere in a row that say that it has closed: in the name, instead of hours, or at the beginning of what is said about it. */
export function closedInWords({ name, hours, about }: { name: string; hours: string; about: string }): Status | undefined {
  const found = IN_NAME.exec(name)?.[0] ?? IN_HOURS.exec(hours)?.[0] ?? IN_WORDS.exec(about)?.[0]
  if (!found) return undefined
  return /temporar/i.test(found) ? 'temporarily closed' : 'defunct'
}
