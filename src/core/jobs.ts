import { sql } from 'kysely'
import { type Caller, type Clock, inTransaction, realClock, system } from './caller.ts'
import type { Database } from './db.ts'
import { newId } from './ids.ts'
import { framesOf, log } from './log.ts'
import type { StateTable } from './states.ts'

/** What a job carries: ids and codes only, never words about a person. */
export type Payload = Record<string, string | number | boolean | null>
export type JobHandler = (caller: Caller, payload: Payload) => Promise<void>
export type JobHandlers = Record<string, JobHandler>

/** Promises work in the caller's own transaction: it happens if, and only if, the change that asked for it is kept. */
export async function enqueue(caller: Caller, task: string, payload: Payload, runAt: Date = caller.now): Promise<void> {
  await sql`insert into job (id, task, payload, run_at) values (${newId()}, ${task}, ${JSON.stringify(payload)}::jsonb, ${runAt})`.execute(caller.tx)
}

/** Promises a task that is due again and again, unless it waits already: each run promises the next, and starting promises the first. */
export async function enqueueOnce(caller: Caller, task: string, runAt: Date = caller.now): Promise<void> {
  await sql`insert into job (id, task, payload, run_at) select ${newId()}, ${task}, '{}', ${runAt}
    where not exists (select from job where task = ${task} and done_at is null and attempts < 10 and run_at > ${caller.now})`.execute(caller.tx)
}

const later = new WeakMap<Caller, () => Promise<void>>()

/** For a job's handler: does `work`, which cannot stand inside a transaction, once the job is done and kept. What fails in it is only logged. */
export const afterwards = (caller: Caller, work: () => Promise<void>): void => void later.set(caller, work)

/** What becomes of a job. */
export const JOB_STATES: StateTable = [
  ['job', 'none', 'a change asks for it, in the same transaction', 'waiting for its time', 'whoever makes the change'],
  ['job', 'waiting', 'its time has come and it succeeds', 'done', 'the worker process'],
  ['job', 'waiting', 'it fails', 'waiting: 15 seconds, then each pause twice the last', 'the worker process'],
  ['job', 'waiting', 'it fails a tenth time', 'given up; `npx kith doctor` says so', 'the worker process'],
]

interface Claimed {
  id: string
  task: string
  payload: Payload
  attempts: number
}

/**
 * Runs one due job, if there is one, in a transaction of its own as the named system caller `jobs`. A failing job is tried
 * again later, each wait longer than the last, and stays visible to `kith doctor` after ten attempts.
 * @returns false when nothing was due
 */
export async function runOne(db: Database, handlers: JobHandlers, clock: Clock = realClock): Promise<boolean> {
  let job: Claimed | undefined
  let then: (() => Promise<void>) | undefined
  try {
    const ran = await inTransaction(
      db,
      system('jobs'),
      async caller => {
        job = await claim(caller)
        if (!job) return false
        const handler = handlers[job.task]
        if (!handler) throw new Error(`no handler for task ${job.task}`)
        await handler(caller, job.payload)
        then = later.get(caller)
        await sql`update job set done_at = ${caller.now}, attempts = attempts + 1, last_error = null where id = ${job.id}`.execute(caller.tx)
        return true
      },
      { clock },
    )
    await then?.().catch(error => log.error({ task: job?.task, error: (error as Error).name, code: (error as { code?: string }).code }, 'after the job'))
    return ran
  } catch (error) {
    if (!job) throw error
    const failed = job
    log.error({ job: failed.id, task: failed.task, error: (error as Error).name, at: framesOf(error as Error) }, 'job failed')
    await inTransaction(db, system('jobs'), caller => postpone(caller, failed, error as Error), { clock })
    return true
  }
}

async function claim(caller: Caller): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`select id, task, payload, attempts from job
    where done_at is null and attempts < 10 and run_at <= ${caller.now}
    order by run_at, id limit 1 for update skip locked`.execute(caller.tx)
  return rows[0]
}

/** How many jobs wait to be done, and how many were given up after ten attempts. */
export async function queueDepth({ tx }: Caller): Promise<{ waiting: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; failed: number }>`select (count(*) filter (where attempts < 10))::int as waiting,
    (count(*) filter (where attempts >= 10))::int as failed from job where done_at is null`.execute(tx)
  return rows[0]!
}

/** Deletes jobs that were done before a moment. Those given up stay, for whoever runs Kith. @returns how many */
export async function forgetDone({ tx }: Caller, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from job where done_at < ${before}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/**
 * What went wrong, for whoever runs Kith: the error's name, message and code, and where it happened. What stands in quotes and
 * long numbers may have been typed about somebody, so they are left out.
 */
export function errorForOperator(error: Error): string {
  const { code, constraint, table } = error as { code?: string; constraint?: string; table?: string }
  const about = [code && `code ${code}`, constraint && `constraint ${constraint}`, table && `table ${table}`].filter(Boolean).join(', ')
  const words = error.message
    .split('\n')[0]!
    .replace(/"[^"]*"|'[^']*'|“[^”]*”|\([^)]*\)|\S+@\S+|\d{3,}/g, '…')
    .slice(0, 300)
  return [`${error.name}: ${words}${about ? ` (${about})` : ''}`, ...(framesOf(error, 5) ?? [])].join('\n')
}

async function postpone(caller: Caller, job: Claimed, error: Error): Promise<void> {
  const next = new Date(caller.now.getTime() + 2 ** job.attempts * 15_000)
  await sql`update job set attempts = attempts + 1, run_at = ${next}, last_error = ${errorForOperator(error)} where id = ${job.id}`.execute(caller.tx)
}

/** Keeps running due jobs until stopped. @returns a function that stops it and waits for the job in hand. */
export function startWorker(
  db: Database,
  handlers: JobHandlers,
  { everyMs = 1000, clock = realClock }: { everyMs?: number; clock?: Clock } = {},
): () => Promise<void> {
  let stopped = false
  const loop = (async () => {
    while (!stopped) {
      const busy = await runOne(db, handlers, clock).catch(error => {
        log.error({ error: (error as Error).name, code: (error as { code?: string }).code }, 'job queue')
        return false
      })
      if (!busy && !stopped) await new Promise(resolve => setTimeout(resolve, everyMs))
    }
  })()
  return async () => {
    stopped = true
    await loop
  }
}
