import { sql } from 'kysely'
import { type Caller, lend } from '../core/caller.ts'

export interface Exception {
  at: Date
  who: string
  role: string
  organisation: string | null
  what: string
  detail: string | null
  outcome: 'done' | 'not allowed'
  key: string
}

const KEY = /^(\d{1,15})-(\d{1,2})-(\d{1,15})$/

/**
 * Entries of the audit trail somebody should look at: what was not allowed, and emergency access. Newest first; nobody the
 * entries are about is named.
 */
export async function exceptions(caller: Caller, limit: number, before = ''): Promise<Exception[]> {
  const from = KEY.exec(before)
  const older = from ? sql`and (at, chain, position) < (${new Date(Number(from[1]))}, ${Number(from[2])}, ${Number(from[3])})` : sql``
  const { rows } = await lend(caller, 'access', ({ tx }) =>
    sql<Omit<Exception, 'key'> & { chain: number; position: number }>`
    select e.at, e.chain, e.position, e.actor_name as who, e.actor_role as role, o.name as organisation, e.what, e.detail, e.outcome
    from (select * from audit_entry where (outcome = 'not allowed' or what = 'emergency access opened') ${older} order by at desc, chain desc, position desc limit ${limit}) e
    left join organisation o on o.id = e.organisation_id order by e.at desc, e.chain desc, e.position desc`.execute(tx),
  )
  return rows.map(({ chain, position, ...entry }) => ({ ...entry, key: `${entry.at.getTime()}-${chain}-${position}` }))
}
