/**
 * Importers of public registers: boundaries, postcodes, GP practices and organisations. They read, check and report; what a
 * row means is the places room's to decide. Columns of each file: `db/reference/places/README.md`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Caller } from '../../core/caller.ts'
import { type ImportReport, runImport } from './run.ts'

export { bounded } from './bounded.ts'
export { RowRefused } from './fields.ts'
export { reach } from './reach.ts'
export { type Feature, features } from './rows.ts'
export { cell, type ImportOptions, type ImportReport, inWords, runImport } from './run.ts'
export { openSource, type Source, UnreadableFile } from './source.ts'

/** What `kith import` accepts from this interface. */
export const IMPORT_KINDS = ['boundaries', 'postcodes', 'outcodes', 'practices', 'organisations'] as const

/** The open data shipped with Kith, in the order in which the files refer to one another. */
const SHIPPED = [
  ['boundaries', 'boundaries.geojson.gz'],
  ['postcodes', 'postcodes.csv.gz'],
  ['outcodes', 'outcodes.csv.gz'],
  ['organisations', 'organisations.csv.gz'],
  ['practices', 'practices.csv.gz'],
] as const

function shippedFile(root: string, name: string): string {
  const file = join(root, 'db/reference/places', name)
  if (!existsSync(file)) throw new Error(`${file} is missing from this checkout.`)
  return file
}

/** The whole text of the shipped postcodes, for loading them a part at a time. */
export const shippedPostcodes = (root: string): string => gunzipSync(readFileSync(shippedFile(root, 'postcodes.csv.gz'))).toString('utf8')

/**
 * Loads the three shipped care systems: all of it in the caller's transaction, or nothing. Safe to repeat.
 * @param root the folder of the checkout
 * @param later kinds to leave out now
 */
export async function importShipped(
  caller: Caller,
  root: string,
  onReport: (report: ImportReport) => void = () => undefined,
  later: readonly string[] = [],
): Promise<ImportReport[]> {
  const reports: ImportReport[] = []
  for (const [kind, name] of SHIPPED) {
    if (later.includes(kind)) continue
    const report = await runImport(caller, kind, shippedFile(root, name))
    onReport(report)
    reports.push(report)
  }
  return reports
}
