import { sql } from 'kysely'
import { type Caller, lend } from '../core/caller.ts'
import { EMERGENCY_REASONS, type EmergencyReason } from './emergency.ts'
import { ownRecords } from './own.ts'
import { isRole, ROLES } from './roles.ts'

/** Why somebody may see a record, as the person reads it. */
export const BASIS_WORDS: Record<string, string> = {
  me: 'It is you',
  holds: 'They are responsible for your help',
  team_holds: 'Their team is responsible for your help',
  care_team: 'They are in your care team',
  gp_practice: 'You are registered with their surgery',
  agreed: 'You let them in',
  agreed_more: 'You agreed that they know more',
  crisis_agreed: 'You agreed that crisis teams may read your safety plan',
  front_door: 'They answer requests for help where you live',
  emergency: 'They opened it in an emergency',
  lawful: 'The law asks for it',
}

export interface Look {
  at: Date
  who: string
  /** Role in plain words, empty for the service itself. */
  role: string
  organisation: string
  what: string
  why: string[]
  kind: 'looked' | 'emergency' | 'kept out'
  /** Where the next page begins, before this entry. */
  key: string
}

interface LookRow {
  at: Date
  chain: number
  position: number
  actor_kind: string
  actor_name: string
  actor_role: string
  organisation: string | null
  what: string
  basis: string | null
  outcome: string
}

// One record is read in the order of its index; joined records are few and sorted together.
function aboutMe(caller: Caller, column: string) {
  const mine = ownRecords(caller)
  return mine.length === 1 ? sql`${sql.ref(column)} = ${mine[0]}::uuid` : sql`${sql.ref(column)} = any (${`{${mine.join(',')}}`}::uuid[])`
}

const KEY = /^(\d{1,15})-(\d{1,2})-(\d{1,15})$/

/**
 * Who looked at or changed the person's own record, and any joined to it, newest first, without the person's own looks.
 * @param before the `key` of the last entry already shown; anything else begins at the newest
 */
export async function looksAt(caller: Caller, limit: number, before = ''): Promise<Look[]> {
  const from = KEY.exec(before)
  const older = from ? sql`and (e.at, e.chain, e.position) < (${new Date(Number(from[1]))}, ${Number(from[2])}, ${Number(from[3])})` : sql``
  const { rows } =
    await sql<LookRow>`select e.at, e.chain, e.position, e.actor_kind, e.actor_name, e.actor_role, o.name as organisation, e.what, e.basis, e.outcome
    from audit_entry e left join organisation o on o.id = e.organisation_id
    where ${aboutMe(caller, 'e.person_id')} and e.actor_id is distinct from ${caller.actor.personId ?? null} ${older}
    order by e.at desc, e.chain desc, e.position desc limit ${limit}`.execute(caller.tx)
  return rows.map(lookOf)
}

function lookOf(row: LookRow): Look {
  const bySomebody = row.actor_kind === 'account'
  const why = (row.basis ?? '').split(',').filter(Boolean)
  return {
    at: row.at,
    who: bySomebody ? row.actor_name : row.actor_kind === 'visitor' ? 'Somebody who was not signed in' : 'Kith, by itself',
    role: bySomebody ? (isRole(row.actor_role) ? ROLES[row.actor_role].name : row.actor_role) : '',
    organisation: row.organisation ?? '',
    what: row.what.charAt(0).toUpperCase() + row.what.slice(1),
    why: why.map(code => BASIS_WORDS[code] ?? code),
    kind: row.outcome === 'not allowed' ? 'kept out' : why.includes('emergency') || row.what.startsWith('emergency access') ? 'emergency' : 'looked',
    key: `${row.at.getTime()}-${row.chain}-${row.position}`,
  }
}

/**
 * About whom the caller did one of these acts within the last `hours`, as the audit trail says it with this detail.
 * @returns undefined when they did none
 */
export async function aboutWhom(caller: Caller, acts: readonly string[], detail: string, hours: number): Promise<string | undefined> {
  const { workerId, personId, id } = caller.actor
  const { rows } = await lend(caller, 'access', ({ tx, now }) =>
    sql<{ personId: string | null }>`select person_id as "personId" from audit_entry where actor_id = ${workerId ?? personId ?? id ?? ''}
      and at > ${now}::timestamptz - make_interval(hours => ${hours}) and detail = ${detail} and what = any (${`{${acts.map(act => `"${act}"`).join(',')}}`}::text[])
      and outcome = 'done' limit 1`.execute(tx),
  )
  return rows[0]?.personId ?? undefined
}

export interface OwnEmergency {
  at: Date
  until: Date
  who: string
  organisation: string
  reason: string
  words: string
  review: 'justified' | 'not_justified' | null
  reviewWords: string | null
}

/** When the person's own record was opened in an emergency, why, and what the review said; the newest 20. */
export async function ownEmergencies(caller: Caller): Promise<OwnEmergency[]> {
  const { rows } = await sql<
    OwnEmergency & { reason: EmergencyReason }
  >`select lower(e.during) as at, upper(e.during) as until, w.name as who, o.name as organisation, e.reason, e.words, e.review, e.review_words as "reviewWords"
    from emergency_access e join worker w on w.id = e.worker_id join organisation o on o.id = w.organisation_id
    where ${aboutMe(caller, 'e.person_id')} order by lower(e.during) desc, e.id desc limit 20`.execute(caller.tx)
  return rows.map(row => ({ ...row, reason: EMERGENCY_REASONS[row.reason as EmergencyReason] }))
}
