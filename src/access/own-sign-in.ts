import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'
import { lend } from '../core/caller.ts'
import { NotAllowed, NotFound } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { codeHash, newCode } from './invitations.ts'
import { forAShortTime, myBasis } from './store.ts'

export const CHECKED_HOW = ['known', 'document', 'questions'] as const
export type CheckedHow = (typeof CHECKED_HOW)[number]
const TWO_WEEKS = 14 * 86_400_000

/** True when this person can already sign in. Told only to workers who may see the person. */
export async function hasOwnSignIn(caller: Caller, personId: string): Promise<boolean> {
  if (((await myBasis(caller, personId)).kinds & 1) === 0) throw new NotFound()
  return lend(
    caller,
    'access',
    async ({ tx }) => (await sql`select 1 from account where person_id = ${personId} and closed_at is null`.execute(tx)).rows.length > 0,
  )
}

/**
 * A code for the person themself, made by a worker who has checked who they are. Any earlier code stops working.
 * @returns the code, shown once; only its hash is kept
 * @throws NotAllowed for a worker who sees the person for a short time only
 */
export async function invitePerson(caller: Caller, personId: string, how: CheckedHow): Promise<string> {
  if (forAShortTime(await myBasis(caller, personId))) throw new NotAllowed()
  const code = newCode()
  await sql`update person_invitation set expires_at = ${caller.now} where person_id = ${personId} and used_at is null and expires_at > ${caller.now}`.execute(
    caller.tx,
  )
  await sql`insert into person_invitation (id, person_id, code_hash, made_by, checked_how, made_at, expires_at)
    values (${newId()}, ${personId}, ${codeHash(code)}, ${caller.actor.workerId ?? null}, ${how}, ${caller.now}, ${new Date(caller.now.getTime() + TWO_WEEKS)})`.execute(
    caller.tx,
  )
  return code
}

/** An unknown sign-in with a person's code becomes that person's own sign-in. @returns the account, or undefined when the code will not do */
export async function claimOwnRecord(caller: Caller, code: string, issuer: string, subject: string): Promise<string | undefined> {
  const {
    rows: [invited],
  } = await sql<{ id: string; person_id: string }>`select i.id, i.person_id from person_invitation i join person p on p.id = i.person_id
    where i.code_hash = ${codeHash(code)} and i.used_at is null and i.expires_at > ${caller.now} and p.merged_into is null
      and not exists (select from account a where a.person_id = i.person_id) for update of i`.execute(caller.tx)
  if (!invited) return undefined
  const account = newId()
  await sql`insert into account (id, issuer, subject, person_id, created_at) values (${account}, ${issuer}, ${subject}, ${invited.person_id}, ${caller.now})`.execute(
    caller.tx,
  )
  await sql`update person_invitation set used_at = ${caller.now} where id = ${invited.id}`.execute(caller.tx)
  return account
}
