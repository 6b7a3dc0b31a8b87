import { sql } from 'kysely'
import { type Caller, lend } from '../core/caller.ts'
import { newId } from '../core/ids.ts'
import type { Tried } from '../core/web.ts'
import { audit } from './audit.ts'
import { KINDS } from './kinds.ts'

export type AlertWhat = 'record_tried' | 'emergency_tried' | 'holder_in_circle' | Guessing
type Guessing = 'emergency_guessed' | 'code_guessed' | 'ids_guessed' | 'sign_in_guessed'

export const ALERT_WORDS: Record<AlertWhat, string> = {
  record_tried: 'Tried to open the record of somebody they know or work with. Nothing was shown.',
  emergency_tried: 'Tried to open the record of somebody who keeps them out, as an emergency. Nothing was shown.',
  holder_in_circle: 'Is responsible for somebody who knows them in their own life. The team must name someone else.',
  emergency_guessed: 'Tried many names or numbers to open a record as an emergency. The audit trail says when.',
  code_guessed: 'Tried many invitation codes that do not exist.',
  ids_guessed:
    'Asked within an hour for many records by their addresses that are not there, or not there for them. Nothing was shown. The audit trail says when.',
  sign_in_guessed: 'Many sign-ins from one address within 10 minutes let nobody in. The audit trail says when.',
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

/** Tells the information governance lead; the same worker and person at most once an hour. @param when false: asks the database the same, and tells nobody */
export async function raiseAlert(caller: Caller, personId: string, workerId: string | undefined, what: AlertWhat, when = true): Promise<void> {
  await lend(caller, 'access', ({ tx, now }) =>
    sql`insert into access_alert (id, person_id, worker_id, what, at)
    select ${newId()}, ${personId}, ${workerId ?? null}::uuid, ${what}, ${now}
    where ${when} and not exists (select from access_alert where person_id = ${personId} and worker_id = ${workerId ?? null}::uuid and what = ${what} and at > ${now}::timestamptz - interval '1 hour')`.execute(
      tx,
    ),
  )
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

/** Asking for so many people or things within an hour, none of them there for the asker, is no mistyped address and no old bookmark. */
const MANY = 20
const RECORD_TRIED = 'record tried'

/**
 * Somebody signed in met "not found" at an address with an id, and has no basis with the person it names. The audit trail and
 * the person learn of it, the same id once an hour; the lead where the person keeps this worker out, and where it was about 20
 * ids within an hour. For an id that is nobody's the same is asked and written, so that nothing tells the two apart.
 */
export async function recordTried(caller: Caller, { personId, path }: Tried): Promise<void> {
  const { workerId, id, personId: self } = caller.actor
  const { rows } = await sql<{ seen: boolean }>`select kinds_of(${personId ?? null}::uuid) is not null as seen`.execute(caller.tx)
  const out = personId !== undefined && workerId !== undefined && (await keptOut(caller, personId))
  if (personId) await raiseAlert(caller, personId, workerId, 'record_tried', out)
  if (personId && rows[0]!.seen && !out) return
  const tried = personId ?? path
  const { before, again } = await triesOf(caller, workerId ?? self ?? id ?? '', tried)
  if (again) return
  await audit(caller, { what: RECORD_TRIED, personId, detail: personId ? undefined : path, outcome: 'not allowed' })
  if (before + 1 >= MANY) await raiseGuessing(caller, 'ids_guessed')
}

/** How many people and things the audit trail says that this caller tried within an hour, and whether this one was among them. */
async function triesOf(caller: Caller, actor: string, tried: string): Promise<{ before: number; again: boolean }> {
  const { rows } = await lend(caller, 'access', ({ tx, now }) =>
    sql<{ before: number; again: boolean }>`select count(distinct coalesce(person_id::text, detail))::int as before,
      coalesce(bool_or(coalesce(person_id::text, detail) = ${tried}), false) as again
    from audit_entry where actor_id = ${actor} and what = ${RECORD_TRIED} and at > ${now}::timestamptz - interval '1 hour'`.execute(tx),
  )
  return rows[0]!
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
