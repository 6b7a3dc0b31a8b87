import { sql } from 'kysely'
import { type Caller, lend } from '../core/caller.ts'
import { newId } from '../core/ids.ts'
import { audit } from './audit.ts'
import { KINDS } from './kinds.ts'

export type AlertWhat = 'record_tried' | 'emergency_tried' | 'holder_in_circle' | Guessing
type Guessing = 'emergency_guessed' | 'code_guessed'

export const ALERT_WORDS: Record<AlertWhat, string> = {
  record_tried: 'Tried to open the record of somebody they know or work with. Nothing was shown.',
  emergency_tried: 'Tried to open the record of somebody who keeps them out, as an emergency. Nothing was shown.',
  holder_in_circle: 'Is responsible for somebody who knows them in their own life. The team must name someone else.',
  emergency_guessed: 'Tried many names or numbers to open a record as an emergency. The audit trail says when.',
  code_guessed: 'Tried many invitation codes that do not exist.',
}

/** True when the person keeps this caller out altogether: their own circle, their employer, or a wish not to be seen by them. */
export async function keptOut(caller: Caller, personId: string): Promise<boolean> {
  const { holders } = caller.actor
  return lend(caller, 'access', async ({ tx, now }) => {
    const { rows } = await sql<{ hidden: number | null }>`select bit_or(case why when 'employer' then 0 else hides end)
        | (bit_or(case why when 'employer' then hides else 0 end) & ~bit_or(keeps)) as hidden from basis
      where person_id = ${personId} and holder = any (${`{${holders.join(',')}}`}::uuid[]) and valid_from <= ${now} and valid_to > ${now}`.execute(tx)
    return ((rows[0]?.hidden ?? 0) & KINDS.contact) !== 0
  })
}

/** Tells the information governance lead; the same worker and person at most once an hour. @returns whether it was new */
export async function raiseAlert(caller: Caller, personId: string, workerId: string, what: AlertWhat): Promise<boolean> {
  const { rows } = await lend(caller, 'access', ({ tx, now }) =>
    sql`insert into access_alert (id, person_id, worker_id, what, at)
    select ${newId()}, ${personId}, ${workerId}, ${what}, ${now}
    where not exists (select from access_alert where person_id = ${personId} and worker_id = ${workerId} and what = ${what} and at > ${now}::timestamptz - interval '1 hour')
    returning id`.execute(tx),
  )
  return rows.length > 0
}

/** Tells the information governance lead that this caller, or somebody who has not signed in, guesses; at most once an hour. */
export async function raiseGuessing(caller: Caller, what: Guessing): Promise<void> {
  const worker = caller.actor.workerId ?? null
  await lend(caller, 'access', ({ tx, now }) =>
    sql`insert into access_alert (id, worker_id, what, at) select ${newId()}, ${worker}::uuid, ${what}, ${now}
      where not exists (select from access_alert where worker_id is not distinct from ${worker}::uuid and what = ${what} and at > ${now}::timestamptz - interval '1 hour')`.execute(
      tx,
    ),
  )
}

/** A worker met "not found" on a page about a person. If that person keeps them out, the lead learns of it, and so does the person. */
export async function alertOwnCircle(caller: Caller, personId: string): Promise<void> {
  const { workerId } = caller.actor
  if (!(await keptOut(caller, personId)) || !workerId) return
  const isNew = await raiseAlert(caller, personId, workerId, 'record_tried')
  if (isNew) await audit(caller, { what: 'record tried', personId, detail: undefined, outcome: 'not allowed' })
}

export interface Alert {
  id: string
  at: Date
  what: AlertWhat
  /** Who it was; undefined when they are no worker, or had not signed in. */
  worker: string | undefined
  seen: boolean
}

/** The newest 100 alerts, those nobody has looked at first. The person is not named here. */
export async function listAlerts(caller: Caller): Promise<Alert[]> {
  const { rows } = await lend(caller, 'access', ({ tx }) =>
    sql<Alert>`
    select l.id, l.at, l.what, w.name || ', ' || r.name || ', ' || o.name as worker, l.seen_at is not null as seen
    from access_alert l left join worker w on w.id = l.worker_id left join care_role r on r.code = w.role left join organisation o on o.id = w.organisation_id
    order by l.seen_at is not null, l.at desc, l.id desc limit 100`.execute(tx),
  )
  return rows
}

/** Marks an alert as dealt with; doing so twice changes nothing. */
export async function alertSeen(caller: Caller, alertId: string): Promise<void> {
  const account = caller.actor.id
  await lend(caller, 'access', ({ tx, now }) =>
    sql`update access_alert set seen_by = ${account}, seen_at = ${now} where id = ${alertId} and seen_at is null`.execute(tx),
  )
}
