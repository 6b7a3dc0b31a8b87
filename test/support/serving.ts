import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import { kindsOf, openSession } from '../../src/access/index.ts'
import type { Identity } from '../../src/core/caller.ts'
import type { Database } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'
import { addEntry, readEntries } from '../../src/rooms/timeline/index.ts'
import { ROOT } from './db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker } from './people.ts'

export const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

export function freePort(): Promise<number> {
  return new Promise(resolve => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** A whole Kith in processes of its own, as `npm start` runs it. */
export class Serving {
  readonly origin: string
  readonly env: NodeJS.ProcessEnv
  #launcher: ChildProcess | undefined
  /** What became of the launcher, once it has ended. */
  ended: Promise<number | null> = Promise.resolve(null)
  isUp = false

  constructor(port: number, env: NodeJS.ProcessEnv) {
    this.origin = `http://localhost:${port}`
    this.env = { ...process.env, KITH_ROOT: ROOT, PORT: String(port), KITH_URL: this.origin, KITH_LIMITS: '0', KITH_DEMO: '0', KITH_LOG: 'silent', ...env }
  }

  async start(): Promise<void> {
    // The launcher hands over to the pinned Node; killing its whole group leaves nobody behind.
    const launcher = spawn(process.execPath, [join(ROOT, 'bin/kith.mjs'), 'serve'], { env: this.env, stdio: 'ignore', detached: true })
    this.#launcher = launcher
    this.isUp = true
    this.ended = new Promise(resolve => launcher.once('exit', code => resolve(code)))
    void this.ended.then(() => {
      this.isUp = false
    })
    if (!(await this.ready(120_000))) throw new Error('the server did not start')
  }

  async ready(ms: number): Promise<boolean> {
    for (const until = performance.now() + ms; performance.now() < until && this.isUp; await pause(100)) {
      const up = await fetch(`${this.origin}/health/ready`).then(
        answer => answer.ok,
        () => false,
      )
      if (up) return true
    }
    return false
  }

  /** Asks the launcher to stop, as a terminal or a supervisor does. */
  stop(): void {
    this.#launcher?.kill('SIGTERM')
  }

  async kill(): Promise<void> {
    if (!this.isUp) return
    process.kill(-this.#launcher!.pid!, 'SIGKILL')
    await this.ended
  }
}

/** Somebody with an entry about them, on which they comment again and again; each acknowledged comment must be there afterwards. */
export interface Commenting {
  amina: Identity & { personId: string }
  entryId: string
  cookie: string
  /** Sends one comment, and gives the answer; undefined when there was none. */
  send(origin: string, words: string): Promise<Response | undefined>
  acknowledged: string[]
  /** Those acknowledged that are not there. */
  missing(db: Database): Promise<string[]>
}

/** Amina, and an entry about her that she may comment on, as of now. */
export async function somebodyWithAnEntry(db: Database): Promise<{ amina: Identity & { personId: string }; entryId: string; now: Date }> {
  const now = new Date()
  const town = await makeTown(db)
  const amina = await makePerson(db, 'Amina')
  const nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [])
  await asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
    values (${newId()}, ${amina.personId}, ${nurse.workerId}, ${nurse.organisation}, 'mental_health_practitioner', ${now}, '[2020-01-01,)')`.execute(tx),
  )
  const entryId = await as(
    db,
    nurse,
    caller => addEntry(caller, { personId: amina.personId, kinds: kindsOf('contactNotes'), what: 'contact', title: 'We met' }),
    now,
  )
  return { amina, entryId, now }
}

export async function somebodyCommenting(db: Database): Promise<Commenting> {
  const { amina, entryId, now } = await somebodyWithAnEntry(db)
  const cookie = `kith=${await asSystem(db, caller => openSession(caller, amina.id!), now)}`
  const acknowledged: string[] = []
  return {
    amina,
    entryId,
    cookie,
    acknowledged,
    send: async (origin, words) => {
      const answer = await fetch(`${origin}/entries/${entryId}/comment`, {
        method: 'POST',
        body: new URLSearchParams({ kind: 'comment', words }),
        redirect: 'manual',
        headers: { cookie, origin },
      }).catch(() => undefined)
      if (answer?.status === 303 && answer.headers.get('location')?.startsWith('/my/record')) acknowledged.push(words)
      return answer
    },
    missing: async again => {
      const [entry] = await as(again, amina, caller => readEntries(caller, amina.personId), now)
      const kept = new Set(entry!.comments.map(comment => comment.words))
      return acknowledged.filter(words => !kept.has(words))
    },
  }
}
