import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'
import { addDays } from '../core/dates.ts'
import { enqueueOnce, forgetDone, type JobHandlers } from '../core/jobs.ts'

/** Days that ended sign-ins and finished jobs are kept; see docs/operations.md. */
export const KEPT_DAYS = 30
export const RETENTION_DAILY = 'retention'

/** Deletes sign-ins that have ended, sign-ins that nobody finished, and finished jobs, once they are of no more use. */
async function forget(caller: Caller): Promise<void> {
  const before = addDays(caller.now, -KEPT_DAYS)
  await forgetDone(caller, before)
  await sql`delete from session where expires_at < ${before} or revoked_at < ${before}`.execute(caller.tx)
  await sql`delete from unknown_sign_in where expires_at < ${before}`.execute(caller.tx)
}

export const retentionJobs: JobHandlers = {
  [RETENTION_DAILY]: async caller => {
    await forget(caller)
    await enqueueOnce(caller, RETENTION_DAILY, addDays(caller.now, 1))
  },
}
