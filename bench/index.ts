import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { startPostgres } from '../src/cli/postgres.ts'
import { inFigures } from '../src/core/text.ts'
import { render } from '../src/ui/index.ts'
import { measureDirectory } from './directory.ts'
import { measureImport } from './directory-import.ts'
import { beside, type Measurement, round, time, timePair } from './measure.ts'
import { memoryOfAServer } from './memory.ts'
import { saveANote } from './note.ts'
import { publishedOften, saveAPlanLine } from './plan.ts'
import { type Heard, makeStage, type Stage } from './stage.ts'

export interface BenchOptions {
  root: string
  sizes: number[]
  /** Sizes of the directory: numbers of entries. */
  assets: number[]
  json: string | undefined
  /** A PostgreSQL to measure on; one of our own is started when there is none. */
  server: string | undefined
}

/**
 * Measures the jobs of design's budgets beside their floors: opening a record, a plan of ten versions, the team board of 400
 * and the front-door board; saving a contact note and a line of a plan; and what the access rule costs; at each size of
 * care system. Then finding in the directory and its feed, at each size of directory.
 */
export async function bench({ root, sizes, assets, json, server }: BenchOptions): Promise<Measurement[]> {
  const say = (line: string) => console.log(`  ${line}`)
  const own = server ? undefined : startPostgres()
  const found: Measurement[] = []
  // Each is told as it is found: a later one that fails takes none of them with it.
  const tell = (one: Measurement) => {
    found.push(one)
    console.log(`  ${one.job}: ${one.ms} beside ${one.floor}, ${one.ratio}×${one.within ? '' : ' — OVER'}`)
  }
  try {
    for (const people of sizes) {
      const started = performance.now()
      console.log(`\n${inFigures(people)} people…`)
      const stage = await makeStage(server ?? own!.url, root, people, say)
      console.log(`  ready after ${((performance.now() - started) / 1000).toFixed(0)} s`)
      try {
        await measure(stage, people, tell)
      } finally {
        await stage.close()
      }
    }
    for (const size of assets) {
      console.log(`\nA directory of ${inFigures(size)}…`)
      for (const one of await measureDirectory(server ?? own!.url, root, size, say)) tell(one)
    }
    if (assets.length > 0) for (const one of await measureImport(server ?? own!.url, root, 20_000, say)) tell(one)
  } finally {
    own?.stop()
  }
  const report = {
    at: new Date().toISOString(),
    node: process.version,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    rssMB: Math.round(process.memoryUsage().rss / 1e6),
    flat: flatness(found),
    measurements: found,
  }
  if (json) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`)
  console.table(
    found.map(({ job, people, assets = 0, ms, floor, ratio, budget, within }) => ({ job, size: people || assets, ms, floor, ratio, budget, within })),
  )
  for (const { job, assets: size, detail } of found.filter(one => one.detail.pagesPerSecond))
    console.log(`${job}, ${size?.toLocaleString('en-GB')} entries: ${detail.pagesPerSecond} pages a second`)
  if (sizes.length > 0) console.log(`Opening a record, largest against smallest: ${report.flat}×`)
  return found
}

async function measure(stage: Stage, people: number, tell: (one: Measurement) => void): Promise<void> {
  // Several people in turn: how much is written about one of them is chance.
  const records = await stage.listen(stage.people.slice(0, 20).map(id => `/people/${id}`))
  const board = await stage.listen([`/board/${stage.team}`])
  const frontDoor = await stage.listen(['/front-door'])
  const plans = await stage.listen((await publishedOften(stage)).map(id => `/people/${id}/plan`))
  tell(await besideFloor(stage, people, 'open a record', records, 3, 200))
  tell(await accessRule(stage, people, 'access rule on a record (adds ms, at most 1)', records, 200))
  tell(await besideFloor(stage, people, 'open a plan of ten versions', plans, 3, 200))
  tell(await besideFloor(stage, people, 'team board of 400', board, 3, 60))
  tell(await accessRule(stage, people, 'access rule on a board of 400', board, 60))
  tell(await besideFloor(stage, people, 'front-door board', frontDoor, 3, 60))
  tell(await saveANote(stage, people))
  tell(await saveAPlanLine(stage, people))
  tell(await memoryOfAServer(stage, people))
}

const turn = <T>(all: readonly T[], run: number): T => all[run % all.length]!
const statementsOf = (pages: readonly Heard[]) => Math.round(pages.reduce((sum, page) => sum + page.statements.length, 0) / pages.length)

/** A page over HTTP in process, beside the bare statements it needed and the bare rendering of the same page. */
async function besideFloor(stage: Stage, people: number, job: string, pages: readonly Heard[], budget: number, runs: number): Promise<Measurement> {
  const [whole, bare] = await timePair(
    runs,
    async run => (await stage.get(turn(pages, run).path)).text(),
    run => stage.replay(turn(pages, run).statements),
  )
  const rendered = await time(runs, run => render(turn(pages, run).page))
  const detail = { bareSql: round(bare), bareRender: round(rendered), statements: statementsOf(pages) }
  return beside(job, { people }, [whole, bare + rendered], budget, runs, detail)
}

/** The same statements under row-level security and as the owner of the tables. */
async function accessRule(stage: Stage, people: number, job: string, pages: readonly Heard[], runs: number): Promise<Measurement> {
  const [ruled, bare] = await timePair(
    runs,
    run => stage.replayAs(turn(pages, run).statements),
    run => stage.replay(turn(pages, run).statements),
  )
  const found = beside(job, { people }, [ruled, bare], 2, runs, { adds: round(ruled - bare), statements: statementsOf(pages) })
  return job.includes('record') ? { ...found, budget: 1, within: ruled - bare <= 1 } : found
}

function flatness(found: Measurement[]): number {
  const records = found.filter(one => one.job === 'open a record')
  return round((records.at(-1)?.ms ?? 0) / (records[0]?.ms ?? 1))
}
