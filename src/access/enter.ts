import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Caller, Identity } from '../core/caller.ts'
import { newId } from '../core/ids.ts'
import { audit } from './audit.ts'
import { DEMO_ISSUER } from './demonstration.ts'
import { codeHash } from './invitations.ts'
import { claimOwnRecord, type NotClaimed, type Unknown } from './own-sign-in.ts'
import { can } from './roles.ts'
import { findSession, openSession, revokeSession, type SignInProof, sessionHash } from './store.ts'

export interface Entered {
  token: string
  /** Where this role's day begins. */
  home: string
  /** True for somebody who works here. */
  works: boolean
}

/** The first page after sign-in. */
export function homeOf(identity: Identity): string {
  if (identity.personId) return '/my'
  if (can(identity.role, 'shared.see')) return '/shared'
  if (can(identity.role, 'emergency.review')) return '/emergency-access'
  return identity.workerId && can(identity.role, 'note.write') ? '/my-day' : '/'
}

/** Opens a new session for a known sign-in; the one this browser held before ends. @returns undefined when we do not know them */
export async function enterKnown(
  caller: Caller,
  issuer: string,
  { subject, proofAge }: { subject: string; proofAge: number | undefined },
  before: string | undefined,
): Promise<Entered | undefined> {
  const { rows } = await sql<{ id: string }>`select a.id from account a left join worker w on w.id = a.worker_id
    where a.issuer = ${issuer} and a.subject = ${subject} and a.closed_at is null and (w.id is null or w.active)
      and (a.issuer <> ${DEMO_ISSUER} or exists (select from demonstration))`.execute(caller.tx)
  if (!rows[0]) return undefined
  const account = rows[0].id
  const identity = before ? await findSession(caller.tx, before, caller.now) : undefined
  if (before) await revokeSession(caller, sessionHash(before))
  const provedAt = proofAge === undefined ? undefined : new Date(caller.now.getTime() - proofAge * 1000)
  return enter(caller, account, { provedAt, againAt: identity?.id === account ? identity.againAt : undefined })
}

async function enter(caller: Caller, accountId: string, proof: SignInProof = {}): Promise<Entered | undefined> {
  const token = await openSession(caller, accountId, proof)
  const identity = await findSession(caller.tx, token, caller.now)
  if (!identity) return undefined
  await audit({ ...caller, actor: identity }, { what: 'signed in', personId: undefined, detail: undefined, outcome: 'done' })
  return { token, home: homeOf(identity), works: !identity.personId && identity.role !== 'supporter' }
}

/** Remembers for ten minutes whom the identity provider vouched for, so that an invitation code can make them an account. */
export async function keepUnknown(caller: Caller, { issuer, subject, nhsNumber, born, proved }: Unknown): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await sql`delete from unknown_sign_in where expires_at < ${caller.now}`.execute(caller.tx)
  await sql`insert into unknown_sign_in (hash, issuer, subject, nhs_number, born, proved, expires_at)
    values (${sessionHash(token)}, ${issuer}, ${subject}, ${nhsNumber}, ${born}::date, ${proved}, ${new Date(caller.now.getTime() + 600_000)})`.execute(
    caller.tx,
  )
  return token
}

/**
 * An unknown sign-in with an invitation code becomes the sign-in of the person, or the supporter, the code was made for.
 * @param workerHere a worker is signed in in this browser, or just was
 * @returns why not, or undefined when the code will not do
 */
export async function enterByCode(caller: Caller, token: string, code: string, workerHere: boolean): Promise<Entered | 'expired' | NotClaimed | undefined> {
  const {
    rows: [unknown],
  } = await sql<Unknown>`select issuer, subject, nhs_number as "nhsNumber", born, proved from unknown_sign_in
    where hash = ${sessionHash(token)} and expires_at > ${caller.now}`.execute(caller.tx)
  if (!unknown) return 'expired'
  const own = await claimOwnRecord(caller, code, unknown, workerHere)
  if (typeof own === 'string') return own
  if (own) {
    await sql`delete from unknown_sign_in where hash = ${sessionHash(token)}`.execute(caller.tx)
    return enter(caller, own.account)
  }
  const {
    rows: [invited],
  } = await sql<{ id: string; supporter_id: string; account: string | null }>`
    select i.id, c.supporter_id, (select a.id from account a where a.supporter_id = c.supporter_id) as account
    from sharing_invitation i join personal_contact c on c.id = i.contact_id
    where i.code_hash = ${codeHash(code)} and i.used_at is null and i.expires_at > ${caller.now} and c.ended_at is null and c.supporter_id is not null
    for update of i`.execute(caller.tx)
  // A code for somebody who already has a sign-in is entered from there, not from a new one.
  if (!invited || invited.account) return undefined
  const account = newId()
  await sql`insert into account (id, issuer, subject, supporter_id, created_at)
    values (${account}, ${unknown.issuer}, ${unknown.subject}, ${invited.supporter_id}, ${caller.now})`.execute(caller.tx)
  await sql`update sharing_invitation set used_at = ${caller.now} where id = ${invited.id}`.execute(caller.tx)
  await sql`delete from unknown_sign_in where hash = ${sessionHash(token)}`.execute(caller.tx)
  return enter(caller, account)
}

/** Whether this cookie is, or was in the last twelve hours, the session of somebody who works here. */
export async function wasWorker(caller: Caller, token: string | undefined): Promise<boolean> {
  if (!token) return false
  const since = new Date(caller.now.getTime() - 12 * 3_600_000)
  const { rows } = await sql`select from session s join account a on a.id = s.account_id
    where s.hash = ${sessionHash(token)} and s.last_seen_at > ${since} and a.person_id is null and a.supporter_id is null`.execute(caller.tx)
  return rows.length > 0
}
