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
    .replace(/<[a-z/][^<>]*>/gi, '')
    .replace(/&(#39|[a-z]+);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

// A tab or a line end is of the text; anything else invisible comes from a damaged file, and the database cannot hold the first of them.
const CONTROL = /[^\P{Cc}\t\n]/u

/** Checked text of at most `max` characters. @throws RowRefused naming the column */
export function textOf(column: string, value: string, max: number): string {
  const text = plainText(value)
  if (CONTROL.test(text) || !text.isWellFormed()) throw new RowRefused(column, 'There is an invisible control character in this.', text)
  if (text.length > max)
    throw new RowRefused(column, `This must be ${max.toLocaleString('en-GB')} characters or fewer; it has ${text.length.toLocaleString('en-GB')}.`, text)
  return text
}

/** The first sentences that fit, for a summary. */
export function shortened(text: string, max: number): string {
  const line = text.split('\n', 1)[0] ?? ''
  if (line.length <= max) return line
  const sentence = line.slice(0, max).match(/^.*[.!?](?=\s|$)/s)?.[0]
  return sentence ?? `${line.slice(0, max - 1).replace(/\s+\S*$/, '')}…`
}

export function websiteOf(column: string, value: string, remark: Remark): string | null {
  const text = value.trim()
  if (text === '') return null
  const address = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  if (address && /^https?:$/.test(address.protocol) && /^[^\s/]+\.[a-z]{2,}$/i.test(address.hostname) && !/\s/.test(text) && address.username === '')
    return address.href.slice(0, 1000)
  remark(column, 'This is not a web address, and was left out.', text)
  return null
}

export function emailOf(column: string, value: string, remark: Remark): string | null {
  const text = value.trim().replace(/^mailto:/i, '')
  if (text === '') return null
  if (/^[^\s@<>"',;]{1,64}@[^\s@<>"',;]+\.[a-z]{2,}$/i.test(text) && text.length <= 254) return text
  remark(column, 'This is not an e-mail address, and was left out.', text)
  return null
}

export function phoneOf(column: string, value: string, remark: Remark): string | null {
  const text = value.trim()
  if (text === '') return null
  const digits = text.replace(/\D/g, '').length
  if (digits >= 3 && digits <= 30 && text.length <= 60 && /^[\d\s+()./,\-extorand]+$/i.test(text)) return text
  remark(column, 'This is not a telephone number, and was left out.', text)
  return null
}

/** A whole postcode without its space. One that cannot be read is left out: the rest of the row may still say where it is. */
export function postcodeOf(column: string, value: string, remark: Remark): string | null {
  if (value.trim() === '') return null
  const parsed = parsePostcode(value.slice(0, 30))
  if (parsed.kind === 'full') return parsed.key
  remark(column, parsed.kind === 'wrong' ? `${parsed.message}. It was left out.` : 'This is only the first half of a postcode. It was left out.', value)
  return null
}

export function ageOf(column: string, value: string, remark: Remark): number | null {
  const text = value.trim()
  if (text === '') return null
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

/** A date a source gives (ISO, or day/month/year), as ISO; null when it gives none that can be read. */
export function dateOf(text: string): string | null {
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/.exec(text.trim())
  const iso = british ? `${british[3]}-${british[2]!.padStart(2, '0')}-${british[1]!.padStart(2, '0')}` : text.trim()
  if (!/^\d{4}-\d{2}-\d{2}/.test(iso)) return null
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
