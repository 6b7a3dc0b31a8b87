import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inTransaction, system } from '../src/core/caller.ts'
import { type Database, postgresDatabase } from '../src/core/db.ts'
import { inFigures } from '../src/core/text.ts'
import { importAssets } from '../src/interfaces/openreferral/import/index.ts'
import { emptyDatabase, loadPlaces } from './database.ts'
import { type Measurement, round } from './measure.ts'

// Megabytes above idle, whatever the size of the file.
const BUDGET_MB = 256
const KINDS = ['Walking group', 'Choir', 'Food bank', 'Chess club', 'Carers’ hour', 'Library', 'Football', 'Welfare rights']

/** A sheet as councils have them: names, words, addresses, points all over the country, opening hours and headings. Written a part at a time, so that making it is not measured. */
export function writeSheet(path: string, rows: number): void {
  writeFileSync(path, 'Ref,Name,Provider,Description,Address 1,Town,Latitude,Longitude,Opening times,Category,Web\n')
  for (let from = 0; from < rows; from += 1000) {
    const lines = Array.from({ length: Math.min(1000, rows - from) }, (_, at) => `${line(from + at)}\n`)
    appendFileSync(path, lines.join(''))
  }
}

function line(at: number): string {
  const kind = KINDS[at % KINDS.length]!
  const [lat, lon] = [51.3 + (at % 997) / 400, -2.4 + (at % 1009) / 450]
  const words = `${kind} for anybody who would like to come, number ${at}. There is tea, and somebody looks out for new faces.`
  return `${at},${kind} ${at},Provider ${at % 5000},"${words}",${at % 300} High Street,Town ${at % 700},${lat.toFixed(5)},${lon.toFixed(5)},Mon-Fri 9am-5pm,${kind},`
}

/** A file of so many rows into an empty directory, and again: rows a second, and the megabytes it took. */
export async function measureImport(server: string, root: string, rows: number, say: (line: string) => void): Promise<Measurement[]> {
  const { url } = await emptyDatabase(server, 'bench_import', false)
  const db = postgresDatabase(url, 2)
  const folder = mkdtempSync(join(tmpdir(), 'kith-bench-import-'))
  try {
    await loadPlaces(db, root, ['boundaries'])
    const file = join(folder, 'sheet.csv')
    writeSheet(file, rows)
    global.gc?.()
    const first = await once(db, file)
    const again = await once(db, file)
    const rate = (seconds: number) => Math.round(rows / seconds)
    say(
      `${inFigures(rows)} rows: ${rate(first.seconds)} a second; again, nothing changed: ${rate(again.seconds)} a second; ${Math.max(first.grew, again.grew)} MB above idle`,
    )
    return [
      {
        job: 'import of a sheet: megabytes above idle',
        people: 0,
        assets: rows,
        ms: first.grew,
        floor: first.idle,
        ratio: round((first.idle + first.grew) / first.idle),
        budget: BUDGET_MB,
        within: Math.max(first.grew, again.grew) <= BUDGET_MB,
        runs: 1,
        detail: {
          seconds: round(first.seconds),
          rowsPerSecond: rate(first.seconds),
          secondsAgain: round(again.seconds),
          rowsPerSecondAgain: rate(again.seconds),
          grewAgain: again.grew,
        },
      },
    ]
  } finally {
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function once(db: Database, file: string): Promise<{ seconds: number; idle: number; grew: number }> {
  const megabytes = () => Math.round(process.memoryUsage().rss / 2 ** 20)
  const idle = megabytes()
  let most = idle
  const watching = setInterval(() => {
    most = Math.max(most, megabytes())
  }, 25)
  try {
    const started = performance.now()
    const report = await inTransaction(db, system('importer'), caller => importAssets(caller, file, { source: 'bench' }))
    if (report.refused > 0) throw new Error(`the sheet to be measured had ${report.refused} rows refused: ${JSON.stringify(report.refusals[0])}`)
    return { seconds: (performance.now() - started) / 1000, idle, grew: most - idle }
  } finally {
    clearInterval(watching)
  }
}
