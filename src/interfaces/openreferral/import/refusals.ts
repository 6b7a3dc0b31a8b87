import { open } from 'node:fs/promises'
import type { Caller } from '../../../core/caller.ts'
import { inFigures } from '../../../core/text.ts'
import { loadRefusals, type RefusalKind } from '../../../rooms/assets/index.ts'
import { cell } from '../../registries/index.ts'
import type { Field } from './mapping.ts'
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

const several = (number: number, one: string, more = `${one}s`) => `${inFigures(number)} ${number === 1 ? one : more}`

/** The report in words for a terminal: what came of it first, then what to look at, each kind once with how often it comes. */
export function directoryInWords(report: DirectoryReport): string {
  const { read, kept, changed, gone, refused, passedOver, located, roughly, inNeighbourhood, nowhere, notOpen, leftOut, dryRun } = report
  const lines = [
    `${report.name} (${report.source}): ${several(read, 'row')} read, ${inFigures(kept)} ${dryRun ? 'would be kept' : 'kept'}, ${inFigures(refused)} refused, ${inFigures(changed)} changed, in ${report.seconds.toFixed(1)} s.`,
    ...(passedOver > 0 ? [`  ${several(passedOver, 'more row is', 'more rows are')} left out by the mapping.`] : []),
    ...(kept > 0 ? [`  ${inFigures(located)} of those read now have a point, ${inFigures(inNeighbourhood)} of them within a neighbourhood held here.`] : []),
    ...(roughly > 0 ? [`  ${several(roughly, 'is', 'are')} placed only roughly, by the first half of the postcode.`] : []),
    ...(nowhere > 0
      ? [`  ${several(nowhere, 'says', 'say')} nothing of where ${nowhere === 1 ? 'it is: it is' : 'they are: they are'} found by words and not by distance.`]
      : []),
    ...(notOpen > 0
      ? [`  ${several(notOpen, 'is', 'are')} kept and not shown: closed, or it is not known whether ${notOpen === 1 ? 'it is' : 'they are'} open.`]
      : []),
    ...(gone > 0
      ? [`  ${inFigures(gone)} ${gone === 1 ? 'is' : 'are'} no longer there: kept, and not shown until ${gone === 1 ? 'it comes' : 'they come'} back.`]
      : []),
    ...columnsInWords(report),
    ...(refused > 0 ? ['Refused:', ...kindsInWords(report.kinds.refused)] : []),
    ...(leftOut > 0 ? ['Kept, and worth a look:', ...kindsInWords(report.kinds.kept)] : []),
    ...(report.refusalsFile ? [`Each of these rows is in ${report.refusalsFile}.`] : []),
    ...(dryRun ? ['This was a rehearsal: nothing was changed.'] : []),
  ]
  return lines.join('\n')
}

const kindsInWords = (kinds: readonly RefusalKind[]): string[] =>
  kinds.map(({ row, rows, column, reason, raw }) => {
    const more = rows > 1 ? ` And ${several(rows - 1, 'row')} more like it.` : ''
    return `  Row ${row}${column ? `, ${column}` : ''}: ${reason}${raw ? ` [${raw.slice(0, 60)}]` : ''}${more}`
  })

function columnsInWords({ proposed, guessed = [], headingRow, unread }: DirectoryReport): string[] {
  const filled = unread.filter(one => one.filled > 0)
  const most = 30
  return [
    ...(headingRow ? [`The headings stand in row ${headingRow}; what is above them was left out.`] : []),
    ...(proposed
      ? [
          `The columns were read like this${guessed.length > 0 ? '; those with a question mark are guesses' : ''}:`,
          `  ${Object.entries(proposed.columns)
            .map(([field, column]) => `${field}: ${[column].flat().join(' and ')}${guessed.includes(field as Field) ? ' (?)' : ''}`)
            .join('; ')}`,
          `  A row is known again by: ${proposed.key.join(', ')}. To change any of this: --propose FILE, change the file, --mapping FILE.`,
        ]
      : []),
    ...(filled.length > 0
      ? [
          `Not used: ${filled
            .slice(0, most)
            .map(({ what, filled }) => `${what} (${several(filled, 'row')})`)
            .join(', ')}${filled.length > most ? ` and ${inFigures(filled.length - most)} more` : ''}.`,
        ]
      : []),
  ]
}
