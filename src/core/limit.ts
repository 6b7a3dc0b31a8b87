import type { Context } from 'hono'
import { log } from './log.ts'

/**
 * The address a request came from. Behind `proxies` proxies of our own it is the one the outermost of them wrote down;
 * what a sender wrote there itself stands further left and is never believed.
 */
export function addressOf(c: Context, proxies: number): string {
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? 'here'
  if (proxies === 0) return socket
  const noted = (c.req.header('x-forwarded-for') ?? '').split(',').map(part => part.trim())
  return noted.at(-proxies) || socket
}

/** Counts uses of a key in each window of `windowMs`. Kept in memory: each process counts for itself. @returns how many there were, this one among them */
export function counter(windowMs: number): (key: string, now: Date) => number {
  const uses = new Map<string, { since: number; used: number }>()
  let swept = 0
  return (key, now) => {
    const at = now.getTime()
    if (uses.size > 10_000 && Math.abs(at - swept) > windowMs) {
      swept = at
      for (const [old, use] of uses) if (at - use.since > windowMs) uses.delete(old)
    }
    const use = uses.get(key)
    if (!use || at - use.since > windowMs) {
      uses.set(key, { since: at, used: 1 })
      return 1
    }
    return ++use.used
  }
}

const countForwarded = counter(3_600_000)

/** A proxy that is there and was not counted in KITH_PROXIES makes every visitor one address: said once an hour. */
export function noteForwarded(c: Context, proxies: number, now: Date): void {
  if (proxies > 0 || !(c.req.header('x-forwarded-for') ?? c.req.header('forwarded'))) return
  if (countForwarded('', now) === 1)
    log.warn(
      'A request came with a forwarding header and KITH_PROXIES is 0. If a proxy of yours wrote it, every visitor counts as one address: set KITH_PROXIES.',
    )
}

/** Allows `count` uses per key in each window: slows a guesser without ever locking a frightened person out for long. */
export function limiter(count: number, windowMs: number): (key: string, now: Date) => boolean {
  const uses = counter(windowMs)
  return (key, now) => uses(key, now) <= count
}

const MINUTE = 60_000

/**
 * How often each group of routes may be used, by one address or by one sign-in. Each group counts for itself, so that none
 * starves another. A ward, a hostel or a university has one address: asking for help is never in short supply there.
 */
const GROUPS = {
  help: { by: 'address', count: 1200, windowMs: MINUTE },
  'sign-in': { by: 'address', count: 20, windowMs: MINUTE },
  'look-up': { by: 'address', count: 300, windowMs: MINUTE },
  link: { by: 'address', count: 60, windowMs: MINUTE },
  'public-form': { by: 'address', count: 60, windowMs: MINUTE },
  // A harvester reads a whole directory page by page.
  'open-data': { by: 'address', count: 600, windowMs: MINUTE },
  'people-search': { by: 'sign-in', count: 60, windowMs: MINUTE },
  emergency: { by: 'sign-in', count: 20, windowMs: 60 * MINUTE },
  code: { by: 'sign-in', count: 10, windowMs: 10 * MINUTE },
} as const
export type LimitGroup = keyof typeof GROUPS

/** Whether a use is within its group's limit, or how it is beyond it: `first` once in each window, so that it is told once. */
export type Use = 'within' | 'first' | 'beyond'

/** The limits of one application. `by` says whose uses a group counts. */
export function limits(): { by: (group: LimitGroup) => 'address' | 'sign-in'; use: (group: LimitGroup, key: string, now: Date) => Use } {
  const counters = new Map<LimitGroup, ReturnType<typeof counter>>()
  return {
    by: group => GROUPS[group].by,
    use: (group, key, now) => {
      const { count, windowMs } = GROUPS[group]
      const uses = counters.get(group) ?? counter(windowMs)
      counters.set(group, uses)
      const used = uses(key, now)
      return used <= count ? 'within' : used === count + 1 ? 'first' : 'beyond'
    },
  }
}
