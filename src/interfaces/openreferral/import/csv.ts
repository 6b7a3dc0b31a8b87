import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { RowRefused, UnreadableFile } from '../../registries/index.ts'

/** One row of a file, whatever kind of file. `row` counts from 1, headings included, as a spreadsheet does. */
export interface SourceRow {
  row: number
  /** The value in a column; empty when there is no such column. Capitals in a column's name do not matter. */
  value(column: string): string
  /** A point that is not in a column (GeoJSON); null where it could not be found. */
  point?: { lat: number; lon: number }
  broken?: RowRefused
}

export interface Rows {
  headings: string[]
  rows: AsyncIterable<SourceRow>
}

const LONGEST_ROW = 2 * 1024 * 1024
const HEADING_ROOM = 64 * 1024

/**
 * The headings of a CSV file and its rows, streaming. Separated by commas, semicolons, tabs or bars, which the heading row tells;
 * a byte order mark and any mixture of line ends are accepted. A value may be long; a row that never ends is not.
 * @throws UnreadableFile when there is no heading row, or a row never ends
 */
export async function csvRows(text: AsyncIterable<string>): Promise<Rows> {
  const pieces = text[Symbol.asyncIterator]()
  let begin = ''
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    begin += next.value
    if (/[^\s\ufeff][^\r\n]*[\r\n]/.test(begin) || begin.length > HEADING_ROOM) break
  }
  if (begin.trim() === '') throw new UnreadableFile('The file is empty.')
  const records = parsed(begin, pieces, separatorOf(begin))
  const first = await records.next()
  if (first.done) throw new UnreadableFile('The file is empty.')
  const headings = first.value.record.map(name => name.trim())
  if (headings.length > 2000 || headings.join('').includes('\u0000')) throw new UnreadableFile('The heading row cannot be read: is this a CSV file?')
  return { headings, rows: rowsOf(records, headings) }
}

function separatorOf(begin: string): string {
  const line = /[^\s\ufeff][^\r\n]*/.exec(begin)?.[0].replace(/"[^"]*"/g, '') ?? ''
  const count = (separator: string) => line.split(separator).length
  return [',', ';', '\t', '|'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

interface Numbered {
  row: number
  record: string[]
}

async function* parsed(begin: string, pieces: AsyncIterator<string>, delimiter: string): AsyncGenerator<Numbered> {
  async function* all() {
    yield begin
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
  }
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_ROW,
  })
  pipeline(Readable.from(all()), parser, () => undefined) // what goes wrong comes out of the loop below
  let row = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row++
      if (record.length > 1 || record[0]?.trim()) yield { row, record }
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile(unending(error, parser.info.records + 1))
    throw error
  }
}

function unending(error: CsvError, row: number): string {
  const at = typeof error.column === 'number' ? `, column ${error.column + 1}` : ''
  if (error.code !== 'CSV_MAX_RECORD_SIZE' && error.code !== 'CSV_QUOTE_NOT_CLOSED')
    return `Row ${row}${at} could not be read: ${error.message} Nothing was loaded.`
  return `Row ${row}${at} never ends: a quotation mark may be left open, or a value is longer than 2 MB. Nothing was loaded.`
}

async function* rowsOf(records: AsyncGenerator<Numbered>, headings: string[]): AsyncGenerator<SourceRow> {
  const at = new Map(headings.map((name, index) => [name.toLowerCase(), index]))
  for await (const { row, record } of records) {
    const value = (column: string) => record[at.get(column.trim().toLowerCase()) ?? -1] ?? ''
    // Empty cells at the end, or missing ones, are how spreadsheets save; a value too many means that a comma moved the rest.
    if (record.slice(headings.length).some(extra => extra.trim() !== '')) {
      const reason = `This row has ${record.length} columns where the headings have ${headings.length}: a value with a comma needs quotation marks.`
      yield { row, value, broken: new RowRefused('', reason, record.join(',')) }
    } else yield { row, value }
  }
}
