import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Caller, type Identity, once } from '../core/caller.ts'
import type { Tx } from '../core/db.ts'
import { DEMO_ISSUER } from './demonstration.ts'
import { ALL_KINDS, KINDS } from './kinds.ts'
import { can, isRole, mayHold, ROLES, type RoleCode } from './roles.ts'
import { copyTells } from './tells.ts'

/** Copies the role table of the code, and what names and words tell, into the database, where both are used. Safe to repeat. */
export async function copyRoles(caller: Caller): Promise<void> {
  const rows = Object.entries(ROLES).map(([code, role]) => ({
    code,
    name: role.name,
    description: role.description,
    kinds: role.kinds,
    sees_caseload: role.seesCaseload,
  }))
  await sql`insert into care_role (code, name, description, kinds, sees_caseload)
    select code, name, description, kinds, sees_caseload from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(code text, name text, description text, kinds int, sees_caseload boolean)
    on conflict (code) do update set name = excluded.name, description = excluded.description, kinds = excluded.kinds, sees_caseload = excluded.sees_caseload`.execute(
    caller.tx,
  )
  await copyTells(caller)
}

export const SESSION_HOURS = 10
const IDLE_MINUTES = 60
export const sessionHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** What is known of how fresh a sign-in is. */
export type SignInProof = Pick<Identity, 'provedAt' | 'againAt'>

/** Opens a session for an account. @returns the secret for the cookie; only its hash is kept. */
export async function openSession(caller: Caller, accountId: string, { provedAt, againAt }: SignInProof = {}): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expires = new Date(caller.now.getTime() + SESSION_HOURS * 3_600_000)
  await sql`insert into session (hash, account_id, created_at, last_seen_at, expires_at, proved_at, again_at)
    values (${sessionHash(token)}, ${accountId}, ${caller.now}, ${caller.now}, ${expires}, ${provedAt ?? null}, ${againAt ?? null})`.execute(caller.tx)
  return token
}

export async function revokeSession(caller: Caller, hash: string): Promise<void> {
  await sql`update session set revoked_at = ${caller.now} where hash = ${hash} and revoked_at is null`.execute(caller.tx)
}

interface AccountRow {
  account_id: string
  worker_id: string | null
  person_id: string | null
  supporter_id: string | null
  operator_role: string | null
  name: string | null
  role: string | null
  organisation_id: string | null
  teams: string[] | null
  caseload_teams: string[] | null
  joined: string[] | null
  front_doors: string[] | null
  crisis_help: string[] | null
}

/** Who holds this session, with their teams now; undefined when it is unknown, expired, revoked, or unused for an hour. */
export async function findSession(tx: Tx, token: string, now: Date): Promise<Identity | undefined> {
  const hash = sessionHash(token)
  const idleSince = new Date(now.getTime() - IDLE_MINUTES * 60_000)
  const { rows } = await sql<AccountRow & { last_seen_at: Date; proved_at: Date | null; again_at: Date | null }>`
    select s.account_id, s.last_seen_at, s.proved_at, s.again_at, a.worker_id, p.id as person_id, a.supporter_id, a.operator_role,
      coalesce(w.name, u.name, coalesce(p.preferred_name, p.given_name)) as name, w.role, w.organisation_id,
      m.teams, m.caseload_teams, m.front_doors, m.crisis_help,
      case when p.id is not null then (with recursive joined(id) as (select g.id from person g where g.merged_into = p.id union select g.id from person g join joined j on g.merged_into = j.id)
        select array_agg(id order by id) from joined) end as joined
    from session s join account a on a.id = s.account_id
    left join worker w on w.id = a.worker_id left join person p on p.id = case when a.person_id is not null then record_kept(a.person_id) end
    left join supporter u on u.id = a.supporter_id
    left join lateral (select array_agg(m.team_id order by m.lead desc, m.team_id) as teams, array_agg(m.team_id) filter (where m.sees_caseload) as caseload_teams,
        array_agg(front_door_of(m.team_id)) as front_doors, array_agg(distinct crisis_help_of(t.place_code)) filter (where t.kind = 'crisis' and m.sees_caseload) as crisis_help
      from membership m join team t on t.id = m.team_id where m.worker_id = a.worker_id and m.during @> ${now}::timestamptz) m on a.worker_id is not null
    where s.hash = ${hash} and s.revoked_at is null and s.expires_at > ${now} and s.last_seen_at > ${idleSince} and a.closed_at is null and (w.id is null or w.active)
      and (a.issuer <> ${DEMO_ISSUER} or exists (select from demonstration))`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  // Once a minute is enough, so that reading pages does not write at each step.
  if (now.getTime() - row.last_seen_at.getTime() > 60_000) await sql`update session set last_seen_at = ${now} where hash = ${hash}`.execute(tx)
  return { ...identityOf(row), sessionId: hash, provedAt: row.proved_at ?? undefined, againAt: row.again_at ?? undefined }
}

function identityOf(row: AccountRow): Identity {
  const role = row.role ?? (row.person_id ? 'person' : row.supporter_id ? 'supporter' : (row.operator_role ?? 'visitor'))
  const own = row.worker_id ?? row.person_id ?? row.supporter_id
  return {
    kind: 'account',
    id: row.account_id,
    name: row.name ?? ROLES[role as RoleCode]?.name ?? role,
    role,
    personId: row.person_id ?? undefined,
    workerId: row.worker_id ?? undefined,
    team: row.teams?.[0],
    teams: row.teams ?? [],
    organisation: row.organisation_id ?? undefined,
    // Who answers a front door sees what is asked of the team there, with or without its caseload.
    holders: [
      own,
      ...(row.joined ?? []),
      ...(row.caseload_teams ?? []),
      row.organisation_id,
      ...(can(role, 'front-door.see') ? (row.front_doors ?? []) : []),
      // The safety plan of whoever agreed is for those who help in a crisis, not for the desk of their team.
      ...(can(role, 'safety.write') ? (row.crisis_help ?? []) : []),
    ].filter(id => id !== null && id !== undefined),
    kinds: row.person_id ? ALL_KINDS : isRole(role) ? ROLES[role].kinds : 0,
    mayHold: row.person_id ? ALL_KINDS : isRole(role) ? mayHold(role) : 0,
  }
}

/** A sign-in is fresh for so long after somebody proved who they are, and being led to sign in again counts for so long. */
export const FRESH_MINUTES = 10
const recent = (moment: Date | undefined, now: Date) => moment !== undefined && now.getTime() - moment.getTime() < FRESH_MINUTES * 60_000

/** How fresh a sign-in is: `tried` when they were led to sign in again and the provider did not say that they did. */
export const freshness = ({ provedAt, againAt }: Identity, now: Date): 'fresh' | 'tried' | 'old' =>
  recent(provedAt, now) ? 'fresh' : recent(againAt, now) ? 'tried' : 'old'

/** Notes that this session was led to sign in again. */
export async function notedAgain(caller: Caller, sessionId: string): Promise<void> {
  await sql`update session set again_at = ${caller.now} where hash = ${sessionId}`.execute(caller.tx)
}

/** @returns the subject this session was opened for; undefined when it is over */
export async function againHint(caller: Caller, token: string | undefined): Promise<string | undefined> {
  const identity = token ? await findSession(caller.tx, token, caller.now) : undefined
  if (!identity) return undefined
  const { rows } = await sql<{ subject: string }>`select subject from account where id = ${identity.id}`.execute(caller.tx)
  return rows[0]?.subject
}

/** The identity of an account outside any session: for jobs that speak for someone, the demonstration, and tests. */
export async function identityOfAccount(tx: Tx, accountId: string, now: Date): Promise<Identity | undefined> {
  const token = randomBytes(16).toString('hex')
  const hash = sessionHash(token)
  await sql`insert into session (hash, account_id, created_at, last_seen_at, expires_at) values (${hash}, ${accountId}, ${now}, ${now}, ${new Date(now.getTime() + 1000)})`.execute(
    tx,
  )
  const identity = await findSession(tx, token, now)
  await sql`delete from session where hash = ${hash}`.execute(tx)
  if (identity) delete identity.sessionId
  return identity
}

export interface Basis {
  why: string[]
  kinds: number
  /** Kinds of what the caller may write about the person, and then read again. */
  ownKinds: number
}

const IN_PASSING = ['emergency', 'front_door', 'agreed_more', 'crisis_agreed']

/** True when the caller sees the person for the moment and not for their care: an emergency, a question their team has not answered yet, or a plan to read in a crisis. */
export const forAShortTime = ({ why }: Basis): boolean => why.every(one => IN_PASSING.includes(one))

/** How many kinds, and why, a caller may see of a person: the rule itself, for pages that say "you can see this because…". */
export function myBasis(caller: Caller, personId: string): Promise<Basis> {
  return once(caller, `basis ${personId}`, () => askBasis(caller, personId))
}

// Named only where it adds something: a receptionist must not read that the person agreed to something with their surgery's GP.
const WHY = sql`array_agg(distinct b.why order by b.why) filter (where b.grants <> 0 and (b.why <> 'agreed_more' or b.grants & (select caller_may_hold()) <> 0))`
const basesOf = (personId: string) => sql`basis b where b.person_id = ${personId} and b.holder = any ((select holders())::uuid[])
      and b.valid_from <= (select kith_now()) and b.valid_to > (select kith_now())`

/** Why the caller may see a person, as the audit trail keeps it: an expression within a statement, so that nothing is asked apart. */
export const whyOf = (personId: string) => sql`(select array_to_string(${WHY}, ',') from ${basesOf(personId)})`

async function askBasis(caller: Caller, personId: string): Promise<Basis> {
  const { rows } = await sql<{ why: string[] | null; kinds: number | null; ownKinds: number | null }>`
    select ${WHY} as why, kinds_of(${personId}, 0) as kinds, kinds_of(${personId}, ${KINDS.contactNotes}) as "ownKinds" from ${basesOf(personId)}`.execute(
    caller.tx,
  )
  return { why: rows[0]?.why ?? [], kinds: rows[0]?.kinds ?? 0, ownKinds: rows[0]?.ownKinds ?? 0 }
}

/** Turns the screen towards the person, or back: while it is turned, nothing kept for named readers is there. */
export const turnScreen = ({ tx }: Caller, turned: boolean) => sql`select set_config('kith.turned', ${turned ? 'yes' : ''}, true)`.execute(tx)

/**
 * Whether the caller would always find who is responsible for the person. Others may find nobody because the name of the
 * team tells what they may not know: to them no page says that there is nobody.
 */
export async function knowsHolder(caller: Caller, personId: string): Promise<boolean> {
  const { rows } = await sql<{
    it: boolean
  }>`select treats(${personId}::uuid) or may_be_told(${personId}::uuid, (select bit_or(kinds) from telling)) as it`.execute(caller.tx)
  return rows[0]?.it === true
}
