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
