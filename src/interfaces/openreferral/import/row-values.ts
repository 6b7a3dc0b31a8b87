import { readableName } from '../../../rooms/places/index.ts'
import type { SourceRow } from './csv.ts'
import type { Field, Mapping } from './mapping.ts'
import { isNothing, type Remark, textOf } from './values.ts'

/** The values of one row under a mapping. */
export interface Values {
  /** Checked text of a field. */
  text(field: Field, max?: number): string
  /** What stands there, not checked yet, and the column it came from. */
  found(field: Field): { value: string; column: string }
}

export const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const DAYS: readonly Field[] = WEEK
const NAMES: readonly Field[] = ['name', 'organisation', 'address_1', 'address_2', 'city', 'county']
// Where "none" or "unknown" says something.
const TOLD_ANYWAY: readonly Field[] = ['name', 'status', 'referral']

export const say = ({ say: words }: Mapping, value: string): string => (words && Object.hasOwn(words, value) ? words[value]! : value)

export function valuesOf(mapping: Mapping, row: SourceRow): Values {
  const meant: Partial<Record<Field, { value: string; column: string }>> = {}
  for (const [column, meanings] of Object.entries(mapping.values ?? {})) {
    const meaning = meanings[row.value(column).trim()]
    if (meaning && meaning !== 'leave out') for (const [field, value] of Object.entries(meaning) as [Field, string][]) meant[field] = { value, column }
  }
  const found = (field: Field) => {
    if (meant[field]) return meant[field]
    const told = mapping.columns[field]
    const columns = typeof told === 'string' ? [told] : (told ?? [])
    const value = valueIn(mapping, row, field, columns)
    if (value !== '') return { value, column: columns[0] ?? field }
    const always = mapping.always?.[field]
    return { value: always ? always.replace(/\{([^{}]+)\}/g, (_, column: string) => row.value(column).trim()) : '', column: columns[0] ?? field }
  }
  const text = (field: Field, max = 300) => {
    const { column, value } = found(field)
    return value === '' ? '' : textOf(column, value, max)
  }
  return { found, text: (field, max) => (mapping.readable && NAMES.includes(field) ? readableName(text(field, max)) : text(field, max)) }
}

function valueIn(mapping: Mapping, row: SourceRow, field: Field, columns: readonly string[]): string {
  const parts = columns.map(column => row.value(column).trim()).filter(part => part !== '')
  if (parts.length === 0) return ''
  // Two columns for a day are when it opens and when it closes.
  const between = columns.length === 2 && DAYS.includes(field) ? ' - ' : ', '
  const whole = parts.join(between)
  const told = say(mapping, whole)
  return told !== whole || TOLD_ANYWAY.includes(field) ? told : parts.filter(part => !isNothing(part)).join(between)
}

export function through<T>(values: Values, field: Field, read: (column: string, value: string, remark: Remark) => T, remark: Remark): T {
  const { column, value } = values.found(field)
  return read(column, textOf(column, value, 2000), remark)
}

export function oneOf<const V extends string>(values: Values, field: Field, allowed: readonly V[], remark: Remark): V | undefined {
  const text = values.text(field).toLowerCase()
  if (text === '' || isNothing(text.replace(/^none$/, ''))) return undefined
  const found = allowed.find(one => one === text)
  if (!found) remark(values.found(field).column, `This is none of ${allowed.join(', ')}, and was left out.`, text)
  return found
}

export const isYes = (text: string): boolean => /^(?:y|yes|true|1|x)$/i.test(text)

export const listOf = (values: Values, field: Field): string[] =>
  [
    ...new Set(
      values
        .text(field, 5000)
        .split(/[;|\n]|,\s/)
        .map(one => one.trim())
        .filter(one => one !== ''),
    ),
  ].slice(0, 50)
