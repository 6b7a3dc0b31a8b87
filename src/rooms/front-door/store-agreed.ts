import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'

/**
 * May anything be sent to this person outside Kith? Not while the last that we know is that they were not asked, or said no,
 * when somebody else asked for them. Talking with us counts as agreeing until they say no. True for somebody who never had a request. Called as the house.
 */
export async function mayWriteTo(caller: Caller, personId: string): Promise<boolean> {
  const { rows } = await sql<{ agreed: boolean }>`
    select agreed from (
      select received_at as at, 0 as position, person_agreed in ('self','yes') as agreed from help_request where person_id = ${personId}
      union all
      select at, position, what <> 'agreement_no' from help_request_event where person_id = ${personId} and what in ('agreement_yes','agreement_no','asked_again','conversation','held')
    ) said order by at desc, position desc limit 1`.execute(caller.tx)
  return rows[0]?.agreed ?? true
}
