import { dateFromParts } from '../../../core/dates.ts'
import { inFigures } from '../../../core/text.ts'
import { fromGrid, isBritain, isOnGrid, type LoadRefusal } from '../../../rooms/assets/index.ts'
import { parsePostcode } from '../../../rooms/places/index.ts'
import { RowRefused } from '../../registries/index.ts'

/** What was left out of a row that is kept: the value would not do, and the row can do without. */
export type Remark = (column: string, reason: string, raw?: string) => void

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  rsquo: '’',
  lsquo: '‘',
  ndash: '–',
  pound: '£',
}

/** Text as people read it: tags and the commonest entities of web pages gone, line ends alike, no more than one empty line. */
export const plainText = (text: string): string =>
  text
    .replace(/<(?:br|\/p|\/li|\/div|\/h\d)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][a-z0-9]*(?::[a-z]+)?(?:\s[^<>]*)?\/?>/gi, '') // a tag, and no <name@example.org>
    .replace(/&(#39|[a-z]+);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** What people write into a cell that holds nothing. */
const NOTHING =
  /^(?:n\/?a|n\.a\.?|nil|none|null|nan|undefined|(?:not )?known|unknown|not (?:applicable|available|specified|given|stated|said|provided|recorded|supplied)|no (?:data|information|info)|tb[ac]|to be (?:confirmed|announced)|[-–—.?*_\s]+|#(?:n\/a|ref!|value!|name\?|null!|div\/0!))$/i
export const isNothing = (value: string): boolean => value.length < 20 && NOTHING.test(value.trim())

// A tab or a line end is of the text; anything else invisible comes from a damaged file, and the database cannot hold the first of them.
const CONTROL = /[^\P{Cc}\t\n]/u

/** Checked text of at most `max` characters. @throws RowRefused naming the column */
export function textOf(column: string, value: string, max: number): string {
  const text = plainText(value)
  if (CONTROL.test(text) || !text.isWellFormed()) throw new RowRefused(column, 'There is an invisible control character in this.', text)
  if (text.length > max) throw new RowRefused(column, `This must be ${inFigures(max)} characters or fewer; it has ${inFigures(text.length)}.`, text)
  return text
}

/** The first sentences that fit, for a summary. */
export function shortened(text: string, max: number): string {
  const line = text.split('\n', 1)[0] ?? ''
  if (line.length <= max) return line
  const sentence = line.slice(0, max).match(/^.*[.!?](?=\s|$)/s)?.[0]
  return sentence ?? `${line.slice(0, max - 1).replace(/\s+\S*$/, '')}…`
}

function addressOf(text: string): string | undefined {
  const address = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  const fine = address && /^https?:$/.test(address.protocol) && /^[^\s/]+\.[a-z]{2,}$/i.test(address.hostname) && !/\s/.test(text) && address.username === ''
  return fine ? address.href.slice(0, 1000) : undefined
}

export function websiteOf(column: string, value: string, remark: Remark): string | null {
  const text = value.trim()
  if (text === '' || isNothing(text)) return null
  const whole = addressOf(text)
  if (whole) return whole
  const within = addressOf(/(?:https?:\/\/|www\.)[^\s<>"',;()]+/i.exec(text)?.[0].replace(/[.:]+$/, '') ?? '')
  remark(column, within ? 'Only the first web address in this was kept.' : 'This is not a web address, and was left out.', text)
  return within ?? null
}

const EMAIL = /[^\s@<>"',;:()[\]]{1,64}@[a-z0-9.-]+\.[a-z]{2,}/gi

/** The e-mail address, also where a name stands beside it (`Somebody <a@example.org>`). */
export function emailOf(column: string, value: string, remark: Remark): string | null {
  const text = value.trim()
  if (text === '' || isNothing(text)) return null
  const found = [...new Set(text.match(EMAIL))].filter(one => one.length <= 254)
  const alone = text.replace(/^mailto:/i, '').replace(/^[^<>@]*<([^<>]+)>$/, '$1')
  if (found.length === 1 && found[0] === alone) return alone
  remark(column, found.length > 0 ? 'Only the first e-mail address in this was kept.' : 'This is not an e-mail address, and was left out.', text)
  return found[0] ?? null
}

// Written like a number that can be dialled in the United Kingdom: with its 0 or +44, or one of the short ones.
const DIALLED = /(?:\+\s?44|\(?0)[\d\s().-]{7,}\d|\b(?:999|111|101|119|116\s?\d{3}|118\s?\d{3}|18000)\b|\b\d{5,6}\b/

/** A telephone number as it was given, with words that stand beside it. Ten figures that lost their first 0 to a spreadsheet get it back. */
export function phoneOf(column: string, value: string, remark: Remark): string | null {
  const text = value.trim()
  if (text === '' || isNothing(text)) return null
  if (/^[1237](?:[\s-]?\d){9}$/.test(text)) {
    remark(column, 'The first 0 was missing, as spreadsheets drop it, and was put back.', text)
    return `0${text}`
  }
  const digits = text.replace(/\D/g, '').length
  const plain = digits >= 3 && digits <= 30 && text.length <= 60 && /^(?:[\d\s+()./,-]|ext(?:ension)?|and|or)+$/i.test(text)
  if (plain || (text.length <= 200 && DIALLED.test(text))) return text
  remark(column, 'This is not a telephone number, and was left out.', text)
  return null
}

/** A whole postcode without its space. One that cannot be read is left out: the rest of the row may still say where it is. */
export function postcodeOf(column: string, value: string, remark: Remark): string | null {
  if (value.trim() === '' || isNothing(value)) return null
  const parsed = parsePostcode(value.slice(0, 30))
  if (parsed.kind === 'full') return parsed.key
  remark(column, parsed.kind === 'wrong' ? `${parsed.message}. It was left out.` : 'This is only the first half of a postcode. It was left out.', value)
  return null
}

const WITHIN = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gi
const AT_END = /\b([A-Z]{1,2}\d[A-Z\d]?)[\s.,]*$/

/** The last whole postcode in the words of an address, without its space; else the first half of one that it ends with. */
export function postcodeWithin(address: string): { postcode?: string; outcode?: string } {
  for (const found of [...address.matchAll(WITHIN)].reverse()) {
    const parsed = parsePostcode(found[0])
    if (parsed.kind === 'full') return { postcode: parsed.key }
  }
  const half = AT_END.exec(address)?.[1]
  return half && parsePostcode(half).kind === 'outcode' ? { outcode: half } : {}
}

export function ageOf(column: string, value: string, remark: Remark): number | null {
  const text = value.trim()
  if (text === '' || isNothing(text)) return null
  const age = /^\d{1,3}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : Number.NaN
  if (age >= 0 && age <= 130) return age
  remark(column, 'This is not an age in years, and was left out.', text)
  return null
}

const number = (column: string, text: string, what: string): number => {
  if (!/^-?\d{1,7}(?:\.\d+)?(?:e-?\d{1,2})?$/i.test(text)) throw new RowRefused(column, `This must be ${what}.`, text)
  return Number(text)
}

/** A point in degrees. @throws RowRefused when it is elsewhere, or its two halves look swapped */
export function degrees(columns: [lat: string, lon: string], latText: string, lonText: string): { lat: number; lon: number } | undefined {
  if (latText.trim() === '' && lonText.trim() === '') return undefined
  const lat = number(columns[0], latText.trim(), 'a number of degrees, like 51.5246')
  const lon = number(columns[1], lonText.trim(), 'a number of degrees, like -0.1340')
  if (lat === 0 && lon === 0) return undefined // how many programs write "nothing"
  return inBritain(columns[0], { lat, lon })
}

/** The point itself. @throws RowRefused when it is elsewhere, or its two halves look swapped */
export function inBritain(column: string, point: { lat: number; lon: number }): { lat: number; lon: number } {
  if (isBritain(point)) return point
  const raw = `${point.lat}, ${point.lon}`
  if (isBritain({ lat: point.lon, lon: point.lat })) throw new RowRefused(column, 'Latitude and longitude look swapped.', raw)
  if (Math.abs(point.lat) > 90 || Math.abs(point.lon) > 180)
    throw new RowRefused(column, 'These are not degrees. Are they grid references? Name the columns easting and northing.', raw)
  throw new RowRefused(column, 'This lies outside the United Kingdom.', raw)
}

/** A grid reference in metres as a point. @throws RowRefused when it is off the grid or elsewhere */
export function gridPoint(columns: [easting: string, northing: string], eastingText: string, northingText: string): { lat: number; lon: number } | undefined {
  if (eastingText.trim() === '' && northingText.trim() === '') return undefined
  const easting = number(columns[0], eastingText.trim(), 'metres on the National Grid, like 530625')
  const northing = number(columns[1], northingText.trim(), 'metres on the National Grid, like 178388')
  if (easting === 0 && northing === 0) return undefined
  const raw = `${easting}, ${northing}`
  if (!isOnGrid({ easting, northing })) throw new RowRefused(columns[0], 'This is not on the British National Grid.', raw)
  const point = fromGrid({ easting, northing })
  if (isBritain(point)) return point
  const swapped = isOnGrid({ easting: northing, northing: easting }) && isBritain(fromGrid({ easting: northing, northing: easting }))
  throw new RowRefused(columns[0], swapped ? 'Easting and northing look swapped.' : 'This lies outside the United Kingdom.', raw)
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = `(${MONTHS.join('|')})[a-z]*`
const IN_WORDS = new RegExp(`^(?:[a-z]+day,? )?(?:(\\d{1,2})(?:st|nd|rd|th)?[ -])?${MONTH}[ ,-]+(\\d{4})$`, 'i')

/** A date a source gives (ISO, day/month/year, or "3 March 2026", "March 2026"), as ISO; null when it gives none that can be read. */
export function dateOf(text: string): string | null {
  const told = text.trim()
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(told)
  const words = IN_WORDS.exec(told)
  const two = (part: string | number) => String(part).padStart(2, '0')
  const iso = british
    ? `${british[3]}-${two(british[2]!)}-${two(british[1]!)}`
    : words
      ? `${words[3]}-${two(MONTHS.indexOf(words[2]!.toLowerCase()) + 1)}-${two(words[1] ?? 1)}`
      : told
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? []
  // Date.parse takes 31 February for 3 March.
  if (!year || !dateFromParts(day!, month!, year)) return null
  const at = Date.parse(iso)
  return Number.isNaN(at) || at < 0 ? null : new Date(at).toISOString()
}

// An address that must not be found: kept, and not shown until somebody who knows says otherwise.
const HIDDEN = /\brefuge\b|\bwomen['’]?s['’]? aid\b|\bsafe ?house\b/i
const ANIMAL = '(?:animal|wildlife|bird|cat|dog|donkey|horse|hedgehog|insect|nature)s?'
const OF_ANIMALS = new RegExp(
  `\\b${ANIMAL}(?:['’]s?)? (?:rescue )?refuge\\b|\\brefuge for (?:(?:all|other|rare|wild|native|sick|injured|orphaned|abandoned|unwanted|and),? )*${ANIMAL}\\b`,
  'gi',
)
export const mustBeHidden = (text: string): boolean => HIDDEN.test(text.replace(OF_ANIMALS, ''))

export const asRefusal = (row: number, error: RowRefused, kept = false): LoadRefusal => ({
  row,
  column: error.column,
  reason: error.message,
  raw: error.raw,
  kept,
})

/** The key of the one organisation of a source that stands for "not said". */
export const NOT_SAID = 'not said'
