import { sql } from 'kysely'
import { type Caller, lend } from '../core/caller.ts'
import { named } from '../core/db.ts'
import { NotFound } from '../core/errors.ts'
import { revokeSession } from './store.ts'

export interface OwnSession {
  /** The beginning of the kept hash: enough to name one of one's own sessions, useless for anything else. */
  key: string
  createdAt: Date
  lastSeenAt: Date
  here: boolean
}

const ofCaller = (caller: Caller) => (caller.actor.kind === 'account' ? caller.actor.id! : '00000000-0000-0000-0000-000000000000')

/** The caller's own open sessions, newest use first, at most 50. */
export async function ownSessions(caller: Caller): Promise<OwnSession[]> {
  const account = ofCaller(caller)
  return lend(caller, 'access', async ({ tx, now }) => {
    const { rows } = await sql<{ hash: string; created_at: Date; last_seen_at: Date }>`select hash, created_at, last_seen_at from session
      where account_id = ${account} and revoked_at is null and expires_at > ${now} order by last_seen_at desc, hash limit 50`.execute(tx)
    return rows.map(row => ({ key: row.hash.slice(0, 16), createdAt: row.created_at, lastSeenAt: row.last_seen_at, here: row.hash === caller.actor.sessionId }))
  })
}

/** True when the session that this key names was ended by somebody, not by time. */
export async function wasEnded(caller: Caller, key: string): Promise<boolean> {
  if (!/^[0-9a-f]{16}$/.test(key)) return false
  return lend(
    caller,
    'access',
    async ({ tx }) =>
      (
        await sql`select 1 from session s join account a on a.id = s.account_id where s.hash >= ${key} and s.hash < ${`${key}g`}
        and (s.revoked_at is not null or a.closed_at is not null)`.execute(tx)
      ).rows.length > 0,
  )
}

/** Ends one of the caller's own sessions. @throws NotFound when it is not theirs or already over */
export async function endOwnSession(caller: Caller, key: string): Promise<void> {
  const account = ofCaller(caller)
  const ended = await lend(caller, 'access', ({ tx, now }) =>
    sql`update session set revoked_at = ${now} where account_id = ${account} and left(hash, 16) = ${key} and revoked_at is null returning hash`.execute(tx),
  )
  if (ended.rows.length === 0) throw new NotFound()
}

/** Ends every session of the caller but this one. */
export async function endOtherSessions(caller: Caller): Promise<void> {
  const account = ofCaller(caller)
  await lend(caller, 'access', ({ tx, now }) =>
    sql`update session set revoked_at = ${now} where account_id = ${account} and hash <> ${caller.actor.sessionId ?? ''} and revoked_at is null`.execute(tx),
  )
}

/** Ends the session the caller asks from. Nothing happens to somebody who is not signed in. */
export async function signOut(caller: Caller): Promise<void> {
  const hash = caller.actor.sessionId
  if (hash) await lend(caller, 'access', lent => revokeSession(lent, hash))
}

export interface WorkerWithSessions {
  accountId: string
  name: string
  role: string
  organisation: string
  open: number
}

/** Workers of this name, as far as it was typed, with how many sessions they have open: for ending them when a phone is lost. At most 20. */
export async function findWorkerAccounts(caller: Caller, name: string): Promise<WorkerWithSessions[]> {
  return lend(caller, 'access', async ({ tx, now }) => {
    const { rows } = await sql<WorkerWithSessions>`select a.id as "accountId", w.name, r.name as role, o.name as organisation,
        (select count(*)::int from session s where s.account_id = a.id and s.revoked_at is null and s.expires_at > ${now}) as open
      from worker w join account a on a.worker_id = w.id join organisation o on o.id = w.organisation_id join care_role r on r.code = w.role
      where ${named('w.found_by', name)} order by w.name, a.id limit 20`.execute(tx)
    return rows
  })
}

/** Ends every session of a worker's account. @returns how many were open */
export async function endSessionsOf(caller: Caller, accountId: string): Promise<number> {
  const { rows } = await lend(caller, 'access', ({ tx, now }) =>
    sql`update session set revoked_at = ${now} where account_id = ${accountId} and revoked_at is null and exists (select from account a where a.id = account_id and a.worker_id is not null) returning hash`.execute(
      tx,
    ),
  )
  return rows.length
}
