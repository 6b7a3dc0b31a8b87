import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'
import { lend } from '../core/caller.ts'
import type { PlainDate } from '../core/dates.ts'
import { NotAllowed, NotFound } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { enqueue } from '../core/jobs.ts'
import { audit } from './audit.ts'
import { codeHash, newCode } from './invitations.ts'
import { forAShortTime, myBasis } from './store.ts'

export const CHECKED_HOW = ['known', 'document', 'questions'] as const
export type CheckedHow = (typeof CHECKED_HOW)[number]
const TWO_WEEKS = 14 * 86_400_000

/** What workers who may see the person know of their own sign-in. */
export interface OwnSignIn {
  /** Since when they can sign in; undefined when they cannot. */
  since: Date | undefined
  /** A code that was made and not used yet. */
  code: { madeBy: string; madeAt: Date; how: CheckedHow; mine: boolean; confirmedBy: string | undefined } | undefined
}

/** @throws NotFound for a worker who may not see the person */
export async function ownSignInOf(caller: Caller, personId: string): Promise<OwnSignIn> {
  if (((await myBasis(caller, personId)).kinds & 1) === 0) throw new NotFound()
  const mine = caller.actor.workerId
  return lend(caller, 'access', async ({ tx, now }) => {
    const { rows: accounts } = await sql<{ since: Date }>`select created_at as since from account where person_id = ${personId} and closed_at is null`.execute(
      tx,
    )
    const { rows: codes } = await sql<{ madeBy: string; madeAt: Date; how: CheckedHow; by: string; confirmedBy: string | null }>`
      select w.name as "madeBy", i.made_at as "madeAt", i.checked_how as how, i.made_by as by, c.name as "confirmedBy"
      from person_invitation i join worker w on w.id = i.made_by left join worker c on c.id = i.confirmed_by
      where i.person_id = ${personId} and i.used_at is null and i.expires_at > ${now} order by i.made_at desc limit 1`.execute(tx)
    const code = codes[0] && {
      madeBy: codes[0].madeBy,
      madeAt: codes[0].madeAt,
      how: codes[0].how,
      mine: codes[0].by === mine,
      confirmedBy: codes[0].confirmedBy ?? undefined,
    }
    return { since: accounts[0]?.since, code }
  })
}

/**
 * A code for the person themself, made by a worker who has checked who they are. Any earlier code stops working. It opens nothing
 * until the identity provider proves the same person, or a second worker confirms it. The person, their key worker and lead are told.
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
  await lend(caller, 'access', lent => tell(lent, personId, 'own-sign-in-code', caller.actor.workerId))
  return code
}

/**
 * A second worker has checked too who the code is for; from then on it works.
 * @throws NotAllowed for a worker who sees the person for a short time only, NotFound when there is no code of somebody else's to confirm
 */
export async function confirmCode(caller: Caller, personId: string, how: CheckedHow): Promise<void> {
  const basis = await myBasis(caller, personId)
  if ((basis.kinds & 1) === 0) throw new NotFound()
  if (forAShortTime(basis)) throw new NotAllowed()
  const worker = caller.actor.workerId ?? null
  const { rows } = await lend(caller, 'access', ({ tx, now }) =>
    sql`update person_invitation set confirmed_by = ${worker}, confirmed_how = ${how}, confirmed_at = ${now}
      where person_id = ${personId} and used_at is null and expires_at > ${now} and confirmed_by is null and made_by <> ${worker} returning id`.execute(tx),
  )
  if (rows.length === 0) throw new NotFound()
}

/** Cuts off the person's sign-in: its sessions end, and so does any code; they can be given another. They, their key worker and lead are told. @throws NotFound */
export async function endOwnSignIn(caller: Caller, personId: string): Promise<void> {
  if (((await myBasis(caller, personId)).kinds & 1) === 0) throw new NotFound()
  const worker = caller.actor.workerId ?? null
  await lend(caller, 'access', async lent => {
    const { tx, now } = lent
    const { rows } = await sql<{
      id: string
    }>`update account set closed_at = ${now}, closed_by = ${worker} where person_id = ${personId} and closed_at is null returning id`.execute(tx)
    if (!rows[0]) throw new NotFound()
    await sql`update session set revoked_at = ${now} where account_id = ${rows[0].id} and revoked_at is null`.execute(tx)
    await sql`update person_invitation set expires_at = ${now} where person_id = ${personId} and used_at is null and expires_at > ${now}`.execute(tx)
    await tell(lent, personId, 'own-sign-in-ended', caller.actor.workerId)
  })
}

// The person by the ways they allow, whoever is responsible for them, and who leads that team.
async function tell(caller: Caller, personId: string, template: string, not?: string): Promise<void> {
  await enqueue(caller, 'message.send', { person: personId, template })
  const { rows } = await sql<{
    id: string
  }>`select r.worker_id as id from responsibility r where r.person_id = ${personId} and upper_inf(r.during) and r.worker_id is not null
    union select m.worker_id from responsibility r join membership m on m.team_id = r.team_id and m.lead and m.during @> ${caller.now}::timestamptz
      where r.person_id = ${personId} and upper_inf(r.during)`.execute(caller.tx)
  for (const { id } of rows) if (id !== not) await enqueue(caller, 'message.send', { worker: id, template })
}

/** Somebody the identity provider knows and we do not, with what it has proved about them. */
export interface Unknown {
  issuer: string
  subject: string
  nhsNumber: string | null
  born: PlainDate | null
  /** Identity proved to the level P9: a document and the face were compared. */
  proved: boolean
}

export type NotClaimed = 'needs a second worker' | 'in the browser of a worker' | 'the sign-in of a worker' | 'proved to be somebody else'

/**
 * An unknown sign-in with a person's code becomes that person's own sign-in, when it is proved to be theirs or a second worker
 * has confirmed the code. Never in a browser where a worker is or just was signed in, nor by the sign-in of a worker.
 * @returns the account; why not; or undefined when there is no such code
 */
export async function claimOwnRecord(
  caller: Caller,
  code: string,
  unknown: Unknown,
  workerHere: boolean,
): Promise<{ account: string } | NotClaimed | undefined> {
  const {
    rows: [invited],
  } = await sql<{ id: string; person_id: string; nhs_number: string | null; born: PlainDate | null; confirmed: boolean; of_worker: boolean }>`
    select i.id, i.person_id, p.nhs_number, p.born, i.confirmed_by is not null as confirmed,
      exists (select from account a where a.issuer = ${unknown.issuer} and a.subject = ${unknown.subject} and a.person_id is null and a.supporter_id is null) as of_worker
    from person_invitation i join person p on p.id = i.person_id
    where i.code_hash = ${codeHash(code)} and i.used_at is null and i.expires_at > ${caller.now} and p.merged_into is null
      and not exists (select from account a where a.person_id = i.person_id and a.closed_at is null) for update of i`.execute(caller.tx)
  if (!invited) return undefined
  const refused = why(invited, unknown, workerHere)
  if (refused) {
    await audit(caller, { what: 'own sign-in refused', personId: invited.person_id, detail: refused, outcome: 'not allowed' })
    if (refused !== 'needs a second worker') await enqueue(caller, 'message.send', { role: 'information_governance', template: 'own-sign-in-refused' })
    return refused
  }
  const account = newId()
  await sql`insert into account (id, issuer, subject, person_id, created_at) values (${account}, ${unknown.issuer}, ${unknown.subject}, ${invited.person_id}, ${caller.now})`.execute(
    caller.tx,
  )
  await sql`update person_invitation set used_at = ${caller.now}, account_id = ${account}, proved = ${sameAs(invited, unknown)} where id = ${invited.id}`.execute(
    caller.tx,
  )
  await audit(caller, { what: 'own sign-in begun', personId: invited.person_id, detail: sameAs(invited, unknown) ? 'proved' : 'confirmed', outcome: 'done' })
  await tell(caller, invited.person_id, 'own-sign-in-made')
  return { account }
}

type OnRecord = { nhs_number: string | null; born: PlainDate | null }
const sameAs = (record: OnRecord, { nhsNumber, born, proved }: Unknown): boolean =>
  proved && nhsNumber !== null && nhsNumber === record.nhs_number && born !== null && born === record.born
const differs = (one: string | null, other: string | null) => one !== null && other !== null && one !== other

function why(record: OnRecord & { confirmed: boolean; of_worker: boolean }, unknown: Unknown, workerHere: boolean): NotClaimed | undefined {
  if (workerHere) return 'in the browser of a worker'
  if (record.of_worker) return 'the sign-in of a worker'
  if (unknown.proved && (differs(unknown.nhsNumber, record.nhs_number) || differs(unknown.born, record.born))) return 'proved to be somebody else'
  return record.confirmed || sameAs(record, unknown) ? undefined : 'needs a second worker'
}
