import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { LoadKind } from '../../rooms/places/index.ts'
import { bounded } from './bounded.ts'
import { RowRefused } from './fields.ts'
import { publishedLayout } from './layouts.ts'
import { UnreadableFile } from './source.ts'

/** One row as it stands in the file. `row` counts from 1, headings included, as a spreadsheet does. */
export interface FileRow {
  row: number
  /** The value in a column; empty when the file has no such column. */
  value(column: string): string
  /** The file is a register as it is published, with other names for its columns or none. */
  published?: boolean
  /** Why the row as a whole cannot be read, if so. */
  broken?: RowRefused
}

const LONGEST_ROW = 64 * 1024

/**
 * The rows of a CSV file, streaming. Comma separated, with a heading row, or a register as it is published; a byte order mark, any mixture of line ends, other
 * order of columns and columns of no interest are all accepted.
 * @throws UnreadableFile when a needed heading is missing or a row never ends
 */
export async function* csvRows(text: AsyncIterable<string>, kind: LoadKind, needed: readonly string[]): AsyncGenerator<FileRow> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_ROW,
  })
  pipeline(Readable.from(bounded(text, () => parser.info.records, LONGEST_ROW)), parser, () => undefined) // what goes wrong comes out of the loop below
  let row = 0
  let headings: Headings | undefined
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row++
      if (record.length === 1 && record[0]?.trim() === '') continue
      if (headings) yield csvRow(row, record, headings)
      else {
        headings = readHeadings(record, kind, needed)
        if (headings.isRow) yield csvRow(row, record, headings)
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile(unending(error, parser.info.records + 1))
    throw error
  }
  if (!headings) throw new UnreadableFile('The file is empty.')
}

function unending(error: CsvError, row: number): string {
  if (error.code !== 'CSV_MAX_RECORD_SIZE' && error.code !== 'CSV_QUOTE_NOT_CLOSED') return `Row ${row} could not be read: ${error.message}`
  return `Row ${row} never ends: a quotation mark may be left open, or a value is longer than ${LONGEST_ROW / 1024} kB. Nothing was loaded.`
}

interface Headings {
  width: number
  at: Map<string, number>
  published: boolean
  /** There are no headings: the first row is one like the others. */
  isRow: boolean
}

function readHeadings(record: string[], kind: LoadKind, needed: readonly string[]): Headings {
  const at = new Map(record.map((name, index) => [name.trim().toLowerCase(), index]))
  const missing = needed.filter(name => !at.has(name))
  if (missing.length === 0) return { width: record.length, at, published: false, isRow: false }
  const layout = publishedLayout(kind, record)
  if (layout) return { width: record.length, at: layout.at, published: true, isRow: !layout.headed }
  const separated = record.length === 1 && /[;\t|]/.test(record[0] ?? '') ? ' Are the columns separated by something other than commas?' : ''
  throw new UnreadableFile(`The heading row lacks ${missing.join(', ')}. It reads: ${record.join(', ').slice(0, 300)}.${separated}`)
}

function csvRow(row: number, record: string[], { width, at, published }: Headings): FileRow {
  const value = (column: string) => record[at.get(column) ?? -1] ?? ''
  if (record.length === width) return { row, value, published }
  const reason =
    record.length < width
      ? `This row has ${record.length} of the ${width} columns.`
      : `This row has ${record.length} columns where the headings have ${width}: a value with a comma needs quotation marks.`
  return { row, value, broken: new RowRefused('', reason, record.join(',')) }
}

export interface Feature {
  row: number
  properties: Record<string, unknown>
  geometry: unknown
  broken?: RowRefused
}

const LONGEST_FEATURE = 2 * 1024 * 1024
const FEATURES = /"features"\s*:\s*\[/

/**
 * The features of a GeoJSON FeatureCollection, one at a time whatever the size of the file; `row` counts features from 1.
 * @throws UnreadableFile when this is no FeatureCollection, or it breaks off in the middle
 */
export async function* features(text: AsyncIterable<string>): AsyncGenerator<Feature> {
  let row = 0
  for await (const one of objects(text)) {
    row++
    yield readFeature(row, one)
  }
}

function readFeature(row: number, text: string): Feature {
  try {
    const { properties, geometry } = JSON.parse(text) as { properties?: unknown; geometry?: unknown }
    return { row, properties: (properties ?? {}) as Record<string, unknown>, geometry }
  } catch {
    return { row, properties: {}, geometry: undefined, broken: new RowRefused('', 'This feature is not JSON.', text) }
  }
}

/** Finds each `{…}` of the features list by counting braces outside strings, so that only one feature is ever held. */
async function* objects(text: AsyncIterable<string>): AsyncGenerator<string> {
  const scan = { buffer: '', at: 0, depth: 0, start: -1, inString: false }
  let opened = false
  for await (const piece of text) {
    scan.buffer += piece
    if (!opened) {
      const found = FEATURES.exec(scan.buffer)
      if (!found) {
        if (scan.buffer.length > 1024 * 1024) break
        continue
      }
      opened = true
      scan.at = found.index + found[0].length
    }
    for (let object = next(scan); object !== undefined; object = next(scan)) {
      if (object === END) return
      yield object
    }
    forget(scan)
    if (scan.buffer.length > LONGEST_FEATURE) throw new UnreadableFile('One feature is larger than 2 MB. Use generalised boundaries. Nothing was loaded.')
  }
  throw new UnreadableFile(opened ? 'The file breaks off before its end. Nothing was loaded.' : 'This is not a GeoJSON FeatureCollection.')
}

const END = ''

interface Scan {
  buffer: string
  at: number
  depth: number
  start: number
  inString: boolean
}

// What lies before the object in hand is not needed again.
function forget(scan: Scan): void {
  const done = scan.start < 0 ? scan.at : scan.start
  scan.buffer = scan.buffer.slice(done)
  scan.at -= done
  if (scan.start > 0) scan.start = 0
}

/** The next whole object, END at the end of the list, undefined when more text is needed. */
function next(scan: Scan): string | undefined {
  const { buffer } = scan
  for (; scan.at < buffer.length; scan.at++) {
    const character = buffer[scan.at]
    if (scan.inString) {
      if (character === '\\') {
        if (scan.at + 1 === buffer.length) return undefined
        scan.at++
      } else if (character === '"') scan.inString = false
      continue
    }
    if (character === '"') scan.inString = true
    else if (character === '{') {
      if (scan.depth++ === 0) scan.start = scan.at
    } else if (character === '}' && scan.depth > 0) {
      if (--scan.depth === 0) {
        const object = buffer.slice(scan.start, ++scan.at)
        scan.start = -1
        return object
      }
    } else if (character === ']' && scan.depth === 0) return END
  }
  return undefined
}
