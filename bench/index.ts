import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { render } from '../src/ui/index.ts'
import { type Measurement, round, time, timePair } from './measure.ts'
import { saveANote } from './note.ts'
import { startPostgres } from './postgres.ts'
import { makeStage, type Stage } from './stage.ts'

export interface BenchOptions {
  root: string
  sizes: number[]
  json: string | undefined
  /** A PostgreSQL to measure on; one of our own is started when there is none. */
  server: string | undefined
}

/**
 * Measures the jobs of design's budgets beside their floors: opening a record, the team board of 400, the front-door board,
 * saving a contact note, and what the access rule costs; at each size of care system.
 */
export async function bench({ root, sizes, json, server }: BenchOptions): Promise<Measurement[]> {
  const own = server ? undefined : startPostgres()
  const found: Measurement[] = []
  try {
    for (const people of sizes) {
      const started = performance.now()
      console.log(`\n${people.toLocaleString('en-GB')} people…`)
      const stage = await makeStage(server ?? own!.url, root, people, line => console.log(`  ${line}`))
      console.log(`  ready after ${((performance.now() - started) / 1000).toFixed(0)} s`)
      try {
        found.push(...(await measure(stage, people)))
      } finally {
        await stage.close()
      }
    }
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
  console.table(found.map(({ job, people, ms, floor, ratio, budget, within }) => ({ job, people, ms, floor, ratio, budget, within })))
  console.log(`Opening a record, largest against smallest: ${report.flat}×`)
  return found
}

async function measure(stage: Stage, people: number): Promise<Measurement[]> {
  const record = `/people/${stage.people[0]}`
  return [
    await pageBesideFloor(stage, people, 'open a record', record, 3, 200),
    await accessRule(stage, people, 'access rule on a record (adds ms, at most 1)', record, 200),
    await pageBesideFloor(stage, people, 'team board of 400', `/board/${stage.team}`, 3, 60),
    await accessRule(stage, people, 'access rule on a board of 400', `/board/${stage.team}`, 60),
    await pageBesideFloor(stage, people, 'front-door board', '/front-door', 3, 60),
    await saveANote(stage, people),
  ]
}

/** A page over HTTP in process, beside the bare statements it needed and the bare rendering of the same page. */
async function pageBesideFloor(stage: Stage, people: number, job: string, path: string, budget: number, runs: number): Promise<Measurement> {
  const { statements, page } = await stage.listen(path)
  const [whole, bare] = await timePair(
    runs,
    async () => (await stage.get(path)).text(),
    () => stage.replay(statements),
  )
  const rendered = await time(runs, () => render(page))
  const floor = bare + rendered
  return {
    job,
    people,
    ms: round(whole),
    floor: round(floor),
    ratio: round(whole / floor),
    budget,
    within: whole <= budget * floor,
    runs,
    detail: { bareSql: round(bare), bareRender: round(rendered), statements: statements.length },
  }
}

/** The same statements under row-level security and as the owner of the tables. */
async function accessRule(stage: Stage, people: number, job: string, path: string, runs: number): Promise<Measurement> {
  const { statements } = await stage.listen(path)
  const [ruled, bare] = await timePair(
    runs,
    () => stage.replayAs(statements),
    () => stage.replay(statements),
  )
  const isRecord = job.includes('record')
  return {
    job,
    people,
    ms: round(ruled),
    floor: round(bare),
    ratio: round(ruled / bare),
    budget: isRecord ? 1 : 2,
    within: isRecord ? ruled - bare <= 1 : ruled <= 2 * bare,
    runs,
    detail: { adds: round(ruled - bare), statements: statements.length },
  }
}

function flatness(found: Measurement[]): number {
  const records = found.filter(one => one.job === 'open a record')
  return round((records.at(-1)?.ms ?? 0) / (records[0]?.ms ?? 1))
}
