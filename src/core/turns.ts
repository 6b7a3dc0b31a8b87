import { AsyncLocalStorage } from 'node:async_hooks'
import { Unavailable } from './errors.ts'

/** Milliseconds: a request waits no longer for its turn, for a row somebody else has locked, for one statement, and in all; `atOnce` is for pages that can do without the database. */
export const PATIENCE = { turn: 5000, lock: 3000, statement: 8000, request: 10_000, atOnce: 2000 } as const

const limits = new AsyncLocalStorage<number>()

/** Does `work`, to whose share of the database an end is set `ms` from now. Work without one, such as an import, may take as long as it takes. */
export const within = <T>(ms: number, work: () => Promise<T>): Promise<T> => limits.run(performance.now() + ms, work)

/** How many milliseconds the work in hand has left; undefined when no end was set. */
export function timeLeft(): number | undefined {
  const until = limits.getStore()
  return until === undefined ? undefined : until - performance.now()
}

export type Turns = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Lets `max` pieces of work run at once, the others in the order they came.
 * @param patienceMs how long one waits for its turn; work with an end set never waits beyond that
 * @throws Unavailable (from the result) when the turn does not come in time
 */
export function turns(max: number, patienceMs?: number): Turns {
  let running = 0
  const waiting: (() => boolean)[] = []
  const done = () => {
    running--
    while (running < max && waiting.length > 0) if (waiting.shift()!()) running++
  }
  const turn = () =>
    new Promise<void>((begin, refuse) => {
      if (running < max) {
        running++
        begin()
        return
      }
      let gone = false
      const left = patienceMs === undefined ? timeLeft() : Math.min(patienceMs, timeLeft() ?? patienceMs)
      const timer =
        left === undefined
          ? undefined
          : setTimeout(
              () => {
                gone = true
                refuse(new Unavailable())
              },
              Math.max(left, 0),
            )
      waiting.push(() => {
        clearTimeout(timer)
        if (!gone) begin()
        return !gone
      })
    })
  return async work => {
    await turn()
    try {
      return await work()
    } finally {
      done()
    }
  }
}
