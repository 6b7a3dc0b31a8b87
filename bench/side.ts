import { sql } from 'kysely'
import { buildApp } from '../src/app.ts'
import { readConfig } from '../src/core/config.ts'
import { createLite, type Database, embeddedDatabase, postgresDatabase } from '../src/core/db.ts'
import { emptyDatabase } from './database.ts'
import { fillDirectory } from './directory-fill.ts'
import { noteForm } from './note.ts'
import { boardOf400, fillStage, ORIGIN } from './stage.ts'

/** What one build is made ready with. `server` left out: an embedded database in memory. */
export interface Ready {
  root: string
  server?: string
  people: number
  assets: number
}

/** One thing to do `runs` times, from the run numbered `from`. */
export interface Turn {
  job: string
  runs: number
  from: number
}

type Job = (run: number) => Promise<Response>

/**
 * One build in a process of its own, told by its parent what to do. The same file runs beside the sources of another commit
 * (`against.ts` puts it there), so it uses only what both have.
 */
async function side({ root, server, people, assets }: Ready): Promise<Record<string, Job>> {
  const db: Database = server ? postgresDatabase((await emptyDatabase(server, 'bench_side', false)).url) : embeddedDatabase(await createLite())
  await fillStage(db, root, people, () => undefined)
  const { worker, token, team, held } = await boardOf400(db)
  await fillDirectory(db, assets)
  await sql`vacuum analyze`.execute(db.kysely)
  const app = buildApp(db, readConfig({ KITH_URL: ORIGIN, KITH_ROOT: root, KITH_LIMITS: '0' }))
  const headers = { cookie: `kith=${token}`, origin: ORIGIN }
  const person = (run: number) => held[run % held.length]!
  const get = async (path: string, asker: Record<string, string> = headers) => app.request(`${ORIGIN}${path}`, { headers: asker })
  const post = async (path: string, form: Record<string, string>) =>
    app.request(`${ORIGIN}${path}`, { method: 'POST', body: new URLSearchParams(form), headers })
  return {
    'first page': () => get('/', {}),
    'crisis help': () => get('/crisis', {}),
    'public search': () => get('/community?q=walking', {}),
    'my day': () => get('/my-day'),
    'team board of 400': () => get(`/board/${team}`),
    'front-door board': () => get('/front-door'),
    'open a record': run => get(`/people/${person(run % 20)}`),
    'open a plan': run => get(`/people/${person(run % 20)}/plan`),
    'save a contact note': run => post(`/people/${person(run)}/notes`, noteForm(worker.workerId!)),
    'save a line of a plan': run =>
      post(`/people/${person(run)}/plan/add/goals`, { words: 'Go to the library once a week', may: 'all', steps: '', helper: '' }),
  }
}

let jobs: Record<string, Job> = {}

async function goes({ job, runs, from }: Turn): Promise<number[]> {
  const times: number[] = []
  for (let run = from; run < from + runs; run++) {
    const started = performance.now()
    const answer = await jobs[job]!(run)
    await answer.arrayBuffer()
    times.push(performance.now() - started)
    if (answer.status >= 400) throw new Error(`${job} answered ${answer.status}`)
  }
  return times
}

process.on('message', async (told: { ready: Ready } | { turn: Turn }) => {
  try {
    if ('ready' in told) {
      jobs = await side(told.ready)
      process.send!({ jobs: Object.keys(jobs) })
    } else process.send!({ times: await goes(told.turn) })
  } catch (error) {
    process.send!({ trouble: String(error) })
  }
})
