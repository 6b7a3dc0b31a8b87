import { open } from 'node:fs/promises'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { inFigures } from '../../core/text.ts'
import {
  beginLoad,
  finishLoad,
  type LoadCounts,
  type LoadKind,
  type Refusal,
  recordRun,
  refusals,
  type Staged,
  stage,
  undoLoad,
} from '../../rooms/places/index.ts'
import { readRows } from './read.ts'
import { openSource, type Source } from './source.ts'

export interface ImportOptions {
  /** Read and check everything, report what would happen, change nothing. */
  dryRun?: boolean
  /** A file to write every refused row to, as CSV. */
  refusalsTo?: string
  /** Names of hosts that may be in the service's own network. */
  hosts?: readonly string[]
}

export interface ImportReport {
  kind: LoadKind
  source: string
  sha256: string
  dryRun: boolean
  read: number
  kept: number
  /** Of those kept: new or different, and already held just so. */
  changed: number
  unchanged: number
  refused: number
  /** The first twenty refusals. */
  refusals: Refusal[]
  seconds: number
}

/**
 * Imports one file or address in the caller's transaction: all of its good rows, or, when it cannot be read to its end,
 * nothing. Only a bounded part of it is in memory at any moment.
 * @param caller a system caller (`importer`, `demo`)
 * @param where a path, or an http(s) address; a name ending in `.gz` is unpacked
 * @throws UnreadableFile in plain words when the file as a whole will not do
 */
export async function runImport(caller: Caller, kind: LoadKind, where: string, options: ImportOptions = {}): Promise<ImportReport> {
  const started = performance.now()
  const source = openSource(where, 'utf-8', options.hosts)
  await beginLoad(caller, kind)
  try {
    await stageAll(caller, kind, source)
    const counts = await finishLoad(caller, kind)
    const report = await reportOf(caller, kind, source, counts, started, options)
    if (options.dryRun) await undoLoad(caller)
    else
      await recordRun(caller, {
        id: newId(),
        kind,
        sourceName: source.name,
        sha256: report.sha256,
        counts,
        startedAt: caller.now,
        finishedAt: new Date(caller.now.getTime() + report.seconds * 1000),
      })
    return report
  } catch (error) {
    // Harmless when the database itself gave up: the transaction is then lost as a whole.
    await undoLoad(caller).catch(() => undefined)
    throw error
  }
}

const ROWS_AT_ONCE = 2000
const CORNERS_AT_ONCE = 50_000

async function stageAll(caller: Caller, kind: LoadKind, source: Source): Promise<void> {
  let kept: Staged[] = []
  let refused: Refusal[] = []
  let size = 0
  const flush = async () => {
    await stage(caller, kept, refused)
    ;[kept, refused, size] = [[], [], 0]
  }
  for await (const read of readRows(caller, kind, source.text)) {
    if ('kept' in read) kept.push(read.kept)
    else refused.push(read.refused)
    if ('kept' in read) size += corners(read.kept)
    if (kept.length + refused.length >= ROWS_AT_ONCE || size > CORNERS_AT_ONCE) await flush()
  }
  await flush()
}

function corners(row: Staged): number {
  if (!('boundary' in row) || !row.boundary) return 0
  const { type, coordinates } = row.boundary
  return (type === 'Polygon' ? [coordinates] : coordinates).flat(2).length
}

async function reportOf(caller: Caller, kind: LoadKind, source: Source, counts: LoadCounts, started: number, options: ImportOptions): Promise<ImportReport> {
  if (options.refusalsTo) await writeRefusals(caller, options.refusalsTo)
  const { kept, changed, refused } = counts
  return {
    kind,
    source: source.name,
    sha256: source.sha256(),
    dryRun: options.dryRun ?? false,
    read: kept + refused,
    kept,
    changed,
    unchanged: kept - changed,
    refused,
    refusals: await refusals(caller, 0, 20),
    seconds: (performance.now() - started) / 1000,
  }
}

const PAGE = 1000

async function writeRefusals(caller: Caller, path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.write('row,column,reason,value\r\n')
    for (let last = 0; ; ) {
      const page = await refusals(caller, last, PAGE)
      await file.write(page.map(({ row, column, reason, raw }) => `${[String(row), column, reason, raw].map(cell).join(',')}\r\n`).join(''))
      if (page.length < PAGE) return
      last = page.at(-1)?.row ?? last
    }
  } finally {
    await file.close()
  }
}

/** A value as a cell of a CSV file. A spreadsheet runs a value that begins like a formula; the apostrophe keeps it text. */
export const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** The report in words for a terminal. */
export function inWords(report: ImportReport): string {
  const { read, kept, changed, unchanged, refused } = report
  const lines = [
    `${report.source}: ${inFigures(read)} rows read, ${inFigures(kept)} ${report.dryRun ? 'would be kept' : 'kept'} (${inFigures(changed)} new or different, ${inFigures(unchanged)} unchanged), ${inFigures(refused)} refused, in ${report.seconds.toFixed(1)} s.`,
    ...report.refusals.map(({ row, column, reason, raw }) => `  Row ${row}${column ? `, ${column}` : ''}: ${reason}${raw ? ` [${raw.slice(0, 60)}]` : ''}`),
  ]
  if (refused > report.refusals.length) lines.push(`  … and ${inFigures(refused - report.refusals.length)} more. Use --refusals FILE to have them all.`)
  if (report.dryRun) lines.push('This was a rehearsal: nothing was changed.')
  return lines.join('\n')
}
