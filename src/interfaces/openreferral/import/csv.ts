import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { bounded, RowRefused, UnreadableFile } from '../../registries/index.ts'

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
  /** The row of a table in which the headings stand, from 1. */
  headingRow?: number
  rows: AsyncIterable<SourceRow>
}

const LONGEST_ROW = 2 * 1024 * 1024
const HEADING_ROOM = 64 * 1024
/** How many rows may stand above the headings: a title, a date, an empty line. */
const ROWS_ABOVE = 20

/**
 * The headings of a CSV file and its rows, streaming. Separated by commas, semicolons, tabs or bars, which its first lines tell;
 * a byte order mark and any mixture of line ends are accepted. A value may be long; a row that never ends is not.
 * @param areHeadings whether a row of cells is the heading row; the first of the first rows for which it is so, else the very first
 * @throws UnreadableFile when there is no heading row, or a row never ends
 */
export async function csvRows(text: AsyncIterable<string>, areHeadings: (cells: string[]) => boolean = () => true): Promise<Rows> {
  const pieces = text[Symbol.asyncIterator]()
  let begin = ''
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    begin += next.value
    if (begin.length > HEADING_ROOM) break
  }
  if (begin.trim() === '') throw new UnreadableFile('The file is empty.')
  refuseOthers(begin)
  const records = parsed(begin, pieces, separatorOf(begin))
  const waiting: Numbered[] = []
  let at = -1
  while (at < 0 && waiting.length < ROWS_ABOVE) {
    const next = await records.next()
    if (next.done) break
    waiting.push(next.value)
    if (areHeadings(next.value.record.map(cell => cell.trim()))) at = waiting.length - 1
  }
  const first = waiting[Math.max(at, 0)]
  if (!first) throw new UnreadableFile('The file is empty.')
  const headings = first.record.map(name => name.trim())
  if (headings.length > 2000 || headings.join('').includes('\u0000')) throw new UnreadableFile('The heading row cannot be read: is this a CSV file?')
  return { headings, headingRow: first.row, rows: rowsOf(inTurn(waiting.slice(Math.max(at, 0) + 1), records), headings) }
}

async function* inTurn(waiting: readonly Numbered[], rest: AsyncGenerator<Numbered>): AsyncGenerator<Numbered> {
  yield* waiting
  yield* rest
}

// Files that people try because that is what they have: say what would do.
function refuseOthers(begin: string): void {
  if (/^\ufeff?BEGIN:VCALENDAR/i.test(begin))
    throw new UnreadableFile(
      'This is a calendar (.ics), which has days and no list of places. Kith reads a sheet: make one with a row for each activity, with its name, address, postcode and "Tuesdays 10am-12pm", and save it as CSV. Nothing was loaded.',
    )
  if (/^\ufeff?\s*(?:<!doctype html|<html|<\?xml|<kml)/i.test(begin))
    throw new UnreadableFile('This is a web page or XML and no table. Look for a download as CSV, GeoJSON or JSON where it comes from. Nothing was loaded.')
}

/** What stands equally often on most of the first lines. */
function separatorOf(begin: string): string {
  const lines = begin
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter(line => line.trim() !== '')
    .slice(0, ROWS_ABOVE + 1)
  const strength = (separator: string): number => {
    const often = Map.groupBy(
      lines.map(line => line.split(separator).length - 1).filter(count => count > 0),
      count => count,
    )
    return Math.max(0, ...[...often].map(([count, same]) => same.length * 1000 + Math.min(count, 999)))
  }
  return [',', ';', '\t', '|'].reduce((best, one) => (strength(one) > strength(best) ? one : best))
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
  pipeline(Readable.from(bounded(all(), () => parser.info.records, LONGEST_ROW)), parser, () => undefined) // what goes wrong comes out of the loop below
  let row = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row++
      if (record.some(cell => cell.trim() !== '')) yield { row, record }
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
