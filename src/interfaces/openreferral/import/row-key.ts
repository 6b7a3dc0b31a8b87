import { createHash } from 'node:crypto'
import { parsePostcode } from '../../../rooms/places/index.ts'
import { RowRefused } from '../../registries/index.ts'
import type { SourceRow } from './csv.ts'
import type { Field, Mapping } from './mapping.ts'
import { isNothing, postcodeWithin, textOf } from './values.ts'

/** Whether the mapping wants this row at all. */
export function isWanted({ only, not, values }: Mapping, row: SourceRow): boolean {
  const among = (column: string, list: readonly string[]) => list.includes(row.value(column).trim())
  if (Object.entries(only ?? {}).some(([column, list]) => !among(column, list))) return false
  if (Object.entries(not ?? {}).some(([column, list]) => among(column, list))) return false
  return !Object.entries(values ?? {}).some(([column, meanings]) => meanings[row.value(column).trim()] === 'leave out')
}

/** What names a row in its source. */
export interface RowKey {
  key: string
  /** Where another row has the same key: what names this one then, its times and what it does put to the key. */
  own?: string
  /** How it was named at earlier readings; its entry is then given the new key. */
  was?: string
}

const LONGEST = 300

/** @throws RowRefused when nothing names the row */
export function keyOf(mapping: Mapping, row: SourceRow): RowKey {
  const parts = mapping.key.map(column => textOf(column, row.value(column), 2000))
  if (parts.every(part => part === '')) throw new RowRefused(mapping.key[0] ?? 'key', 'This is empty, and it is what tells rows apart.')
  const plain = (told: readonly string[]) => told.join('|').toLowerCase().slice(0, LONGEST)
  const was = mapping.was ? { was: plain(mapping.was.map(column => textOf(column, row.value(column), 2000))) } : {}
  if (!mapping.apart) return { key: plain(parts), ...was }
  const key = [...mapping.key.filter(column => !isWhere(mapping, column)).map(column => alike(row.value(column))), whereOf(mapping, row)]
    .join('|')
    .slice(0, 270)
  const told = mapping.apart.map(column => row.value(column).trim().toLowerCase()).join('|')
  return { key, own: `${key}|${createHash('sha256').update(told).digest('hex').slice(0, 16)}`, ...was }
}

const WHERE: readonly Field[] = ['venue', 'address_1', 'address_2', 'city', 'county', 'postcode', 'lat', 'lon', 'easting', 'northing']
const columnsFor = ({ columns }: Mapping, fields: readonly Field[]) => fields.flatMap(field => [columns[field] ?? []].flat())
const isWhere = (mapping: Mapping, column: string) => columnsFor(mapping, WHERE).includes(column)

/** Its postcode wherever it stands, else the words of its address, else its point to some hundred metres. */
function whereOf(mapping: Mapping, row: SourceRow): string {
  const told = (fields: readonly Field[]) => columnsFor(mapping, fields).map(column => row.value(column)).filter(value => value.trim() !== '' && !isNothing(value)) // biome-ignore format: one step
  const alone = parsePostcode(told(['postcode']).join(' ').slice(0, 30))
  if (alone.kind === 'full') return alone.key.toLowerCase()
  const address = told(['venue', 'address_1', 'address_2', 'city', 'county', 'postcode'])
  const { postcode } = postcodeWithin(address.join(', '))
  if (postcode) return postcode.toLowerCase()
  if (address.length > 0) return alike(address.join(' '))
  const point = row.point ? [row.point.lat, row.point.lon] : told(['lat', 'lon', 'easting', 'northing']).map(Number)
  return point.map(number => (Math.abs(number) > 1000 ? Math.round(number / 100) : number.toFixed(3))).join(' ')
}

const SHORT: Record<string, string> = {
  road: 'rd', street: 'st', saint: 'st', avenue: 'ave', av: 'ave', lane: 'ln', square: 'sq', court: 'ct', place: 'pl', drive: 'dr', close: 'cl',
  crescent: 'cres', gardens: 'gdns', terrace: 'terr', centre: 'ctr', center: 'ctr', and: '', the: '',
} // biome-ignore format: a table of words

/** Words without what people write now one way and now another: capitals, marks, punctuation, Road and Rd. */
export const alike = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .split(' ')
    .map(word => (Object.hasOwn(SHORT, word) ? SHORT[word]! : word))
    .filter(word => word !== '')
    .join(' ')
    .slice(0, 200)
