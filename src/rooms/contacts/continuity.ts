import { addDays } from '../../core/dates.ts'
import { inOrder } from '../../core/text.ts'

export interface Seen {
  workerId: string
  workerName: string
  workerRole: string
  happenedAt: Date
}

/** One worker the person has met, how often and when last. */
export interface SeenWorker {
  workerId: string
  workerName: string
  workerRole: string
  times: number
  last: Date
}

/** How many of the contacts since a day were with the one worker seen most; `share` is 0 to 1, undefined without contacts. */
export interface Continuity {
  contacts: number
  withSame: number
  share: number | undefined
  workers: SeenWorker[]
}

/** Six and twelve months, counted in days so that every reader's figure covers the same span (R009). */
export const SPANS = { six: 183, twelve: 365 } as const

/** Who was met and how often, most often first (R009). `met` holds only contacts that happened. */
export function continuity(met: readonly Seen[], now: Date, days: number): Continuity {
  const since = addDays(now, -days)
  const workers = new Map<string, SeenWorker>()
  for (const seen of met) {
    if (seen.happenedAt < since || seen.happenedAt > now) continue
    const before = workers.get(seen.workerId)
    workers.set(seen.workerId, {
      workerId: seen.workerId,
      workerName: seen.workerName,
      workerRole: seen.workerRole,
      times: (before?.times ?? 0) + 1,
      last: before && before.last > seen.happenedAt ? before.last : seen.happenedAt,
    })
  }
  const list = [...workers.values()].sort((a, b) => b.times - a.times || b.last.getTime() - a.last.getTime() || inOrder(a.workerId, b.workerId))
  const contacts = list.reduce((sum, worker) => sum + worker.times, 0)
  const withSame = list[0]?.times ?? 0
  return { contacts, withSame, share: contacts === 0 ? undefined : withSame / contacts, workers: list }
}
