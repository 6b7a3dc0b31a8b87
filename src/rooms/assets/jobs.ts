import type { Caller } from '../../core/caller.ts'
import { addDays, londonDate, londonInstant } from '../../core/dates.ts'
import { enqueue, enqueueOnce, type JobHandlers } from '../../core/jobs.ts'
import { proposeSame } from './store-same.ts'
import { dropOldKeys, takeToAsk } from './store-upkeep.ts'

/** What keeps the directory alive, once a day. */
export const DAILY = 'assets.keep'

export const jobs: JobHandlers = { [DAILY]: keepAlive }

/** Asks the owners of entries that nobody confirmed for long (R240), looks for entries that may be one, and promises tomorrow. */
async function keepAlive(caller: Caller): Promise<void> {
  for (const entry of await takeToAsk(caller)) await enqueue(caller, 'message.send', { entry, template: 'entry-still-right' })
  await proposeSame(caller, addDays(caller.now, -2))
  await dropOldKeys(caller)
  const tomorrow = londonDate(addDays(caller.now, 1))
  await enqueueOnce(caller, DAILY, londonInstant(tomorrow, '06:00') ?? addDays(caller.now, 1))
}
