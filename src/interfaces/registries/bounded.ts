import type { Parser } from 'csv-parse'
import { UnreadableFile } from './source.ts'

/**
 * The pieces of a CSV file on their way to its parser. The parser bounds the values of a row, but not how many it has: a row
 * of empty columns would be held whole. This stops when `longest` characters went in and no row came out.
 * @throws UnreadableFile with the row that never ends
 */
export async function* bounded(text: AsyncIterable<string>, records: () => Parser['info']['records'], longest: number): AsyncGenerator<string> {
  let [since, before] = [0, 0]
  for await (const piece of text) {
    for (let at = 0; at < piece.length; at += PORTION) {
      const portion = piece.slice(at, at + PORTION)
      if (records() !== before) [since, before] = [0, records()]
      since += portion.length
      if (since > longest + ON_THE_WAY) throw new UnreadableFile(`Row ${before + 1} never ends: it has too many columns. Nothing was loaded.`)
      yield portion
    }
  }
}
const PORTION = 16 * 1024
// What was handed over and is not yet parsed does not count.
const ON_THE_WAY = 4 * PORTION
