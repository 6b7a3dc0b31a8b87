import { sql } from 'kysely'
import { inTransaction, system } from '../core/caller.ts'
import type { Database } from '../core/db.ts'

const MINUTE = 60_000
/** Beyond this much nobody notices; beyond the second, deadlines would pass and messages would go at the wrong time. */
const [WARN_MS, REFUSE_MS] = [30_000, 5 * MINUTE]

export interface ClockTrouble {
  words: string
  /** Whether Kith should not run like this. */
  refuse: boolean
}

/**
 * Compares the clock of this machine with the database's and with the last thing written down, which is never later than now.
 * Undefined when they agree.
 */
export async function clockTrouble(db: Database, now: () => Date = () => new Date()): Promise<ClockTrouble | undefined> {
  const { theirs, last } = await inTransaction(db, system('operator'), async ({ tx }) => {
    const { rows } = await sql<{ theirs: Date; last: Date | null }>`select clock_timestamp() as theirs, (select max(e.at) from audit_chain c cross join lateral
      (select at from audit_entry where chain = c.chain order by position desc limit 1) e) as last`.execute(tx)
    return rows[0]!
  })
  const ours = now().getTime()
  const apart = Math.abs(ours - theirs.getTime())
  if (apart > WARN_MS)
    return {
      words: `The clock of this machine and the clock of the database are ${inWords(apart)} apart. Set both by a time server: deadlines and messages depend on them.`,
      refuse: apart > REFUSE_MS,
    }
  const behind = (last?.getTime() ?? 0) - ours
  if (behind > WARN_MS)
    return {
      words: `The last thing written down in this database is ${inWords(behind)} later than the clock of this machine. Either the clock is wrong now, or it was wrong then.`,
      refuse: false,
    }
  return undefined
}

function inWords(ms: number): string {
  if (ms < 2 * MINUTE) return `${Math.round(ms / 1000)} seconds`
  if (ms < 120 * MINUTE) return `${Math.round(ms / MINUTE)} minutes`
  const hours = ms / (60 * MINUTE)
  return hours < 48 ? `${Math.round(hours)} hours` : `${Math.round(hours / 24)} days`
}
