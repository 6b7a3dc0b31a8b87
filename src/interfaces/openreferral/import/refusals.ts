import { open } from 'node:fs/promises'
import type { Caller } from '../../../core/caller.ts'
import { loadRefusals } from '../../../rooms/assets/index.ts'
import { cell } from '../../registries/index.ts'
import type { DirectoryReport } from './run.ts'

const PAGE = 1000

/** Writes everything that was refused, and then everything that was left out of rows that were kept, as CSV. */
export async function writeRefusals(caller: Caller, path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.write('row,column,reason,value,row kept\r\n')
    for (const kind of ['refusal', 'remark'] as const) {
      for (let last = 0; ; ) {
        const page = await loadRefusals(caller, kind, last, PAGE)
        await file.write(
          page
            .map(({ row, column, reason, raw }) => `${[String(row), column, reason, raw, kind === 'remark' ? 'yes' : 'no'].map(cell).join(',')}\r\n`)
            .join(''),
        )
        if (page.length < PAGE) break
        last = page.at(-1)?.row ?? last
      }
    }
  } finally {
    await file.close()
  }
}

/** The report in words for a terminal. */
export function directoryInWords(report: DirectoryReport): string {
  const n = (number: number) => number.toLocaleString('en-GB')
  const { read, kept, changed, gone, refused, passedOver, located, inNeighbourhood, leftOut } = report
  const seconds = `in ${report.seconds.toFixed(1)} s`
  const lines = [
    ...(report.proposed
      ? [
          'The columns were read like this (write it to a file with --propose FILE, change it, and give it with --mapping FILE):',
          JSON.stringify(report.proposed, null, 2),
        ]
      : []),
    `${report.name} (${report.source}): ${n(read)} rows read, ${n(kept)} ${report.dryRun ? 'would be kept' : 'kept'}, ${n(refused)} refused, ${n(changed)} changed ${seconds}.`,
    ...(passedOver > 0 ? [`  ${n(passedOver)} more rows are left out by the mapping.`] : []),
    ...(located > 0 ? [`  ${n(located)} of those read now have a point, ${n(inNeighbourhood)} of them within a neighbourhood held here.`] : []),
    ...(gone > 0 ? [`  ${n(gone)} are no longer there: they are kept, and not shown until they come back.`] : []),
    ...report.refusals.map(({ row, column, reason, raw }) => `  Row ${row}${column ? `, ${column}` : ''}: ${reason}${raw ? ` [${raw.slice(0, 60)}]` : ''}`),
  ]
  if (leftOut > 0) lines.push(`  ${leftOut === 1 ? '1 value was' : `${n(leftOut)} values were`} left out of rows that were kept:`)
  lines.push(...report.remarks.map(({ row, column, reason, raw }) => `    Row ${row}, ${column}: ${reason}${raw ? ` [${raw.slice(0, 60)}]` : ''}`))
  if (report.refusalsFile) lines.push(`Everything refused or left out is in ${report.refusalsFile}.`)
  if (report.dryRun) lines.push('This was a rehearsal: nothing was changed.')
  return lines.join('\n')
}
