import type { Context } from 'hono'

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

/**
 * Allows `count` uses per key in each window of `windowMs`. Kept in memory: each process counts for itself, which slows a
 * guesser without ever locking a frightened person out of the public pages for long.
 */
export function limiter(count: number, windowMs: number): (key: string, now: Date) => boolean {
  const uses = new Map<string, { since: number; used: number }>()
  return (key, now) => {
    const at = now.getTime()
    if (uses.size > 10_000) for (const [old, use] of uses) if (at - use.since > windowMs) uses.delete(old)
    const use = uses.get(key)
    if (!use || at - use.since > windowMs) {
      uses.set(key, { since: at, used: 1 })
      return true
    }
    use.used++
    return use.used <= count
  }
}
