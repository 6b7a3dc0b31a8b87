import { type Caller, inTransaction, system } from './caller.ts'
import type { Database } from './db.ts'
import { afterwards, enqueueOnce, type JobHandlers } from './jobs.ts'

/** The nightly tidying of the embedded database. */
export const TIDY = 'database.tidy'

// Three in the morning by Greenwich: few people write, and it is night in London in summer and winter.
const HOUR = 3

/** The next three in the morning after `now`. */
export function nextNight(now: Date): Date {
  const night = new Date(now)
  night.setUTCHours(HOUR, 0, 0, 0)
  if (night <= now) night.setUTCDate(night.getUTCDate() + 1)
  return night
}

/** Promises the next tidying, unless it is promised already or the database needs none. */
export const promiseTidying = async (db: Database): Promise<void> => {
  if (db.tidy) await inTransaction(db, system('jobs'), promise)
}
const promise = (caller: Caller) => enqueueOnce(caller, TIDY, nextNight(caller.now))

/** The job itself. Tidying cannot stand inside a transaction, so it follows the one that promises the next night. */
export function tidying(db: Database): JobHandlers {
  return {
    [TIDY]: async caller => {
      await promise(caller)
      afterwards(caller, async () => db.tidy?.())
    },
  }
}
