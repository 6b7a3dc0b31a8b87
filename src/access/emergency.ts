import { sql } from 'kysely'
import { type Caller, lend } from '../core/caller.ts'
import { londonDate, type PlainDate } from '../core/dates.ts'
import { NotAllowed, NotFound } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { enqueue } from '../core/jobs.ts'
import { counter } from '../core/limit.ts'
import { sameName } from '../core/text.ts'
import { keptOut, raiseAlert, raiseGuessing } from './alerts.ts'
import { audit } from './audit.ts'
import { KINDS } from './kinds.ts'
import { freshness } from './store.ts'

/** Emergency access ends by itself after this many minutes. */
export const EMERGENCY_MINUTES = 60
const REVIEW_WORKING_DAYS = 5
/** So many tries in an hour that match nobody make an alert. */
const MISSES = 5
const countMisses = counter(3_600_000)

export const EMERGENCY_REASONS = {
  immediate_danger: 'Someone is in danger now',
  cannot_wait: 'Care is needed now and cannot wait for the person or their team',
  other: 'Another reason',
} as const
export type EmergencyReason = keyof typeof EMERGENCY_REASONS

export interface EmergencyRequest {
  nhsNumber: string | undefined
  name: string | undefined
  born: PlainDate | undefined
  reason: EmergencyReason
  words: string
}

/**
 * Opens a person's record for 60 minutes for what the caller's role may hold, without abuse and trauma and without entries
 * kept for named readers. The person, their key worker and the information governance lead are told. Every try is audited.
 * @returns the person's id; undefined when nobody matched, and in the very same way when the person keeps the caller out
 */
export async function openEmergency(caller: Caller, request: EmergencyRequest): Promise<string | undefined> {
  const personId = await findOne(caller, request)
  if (!personId) {
    await audit(caller, { what: 'emergency access tried', personId: undefined, detail: 'nobody matched', outcome: 'not allowed' })
    if (countMisses(caller.actor.id ?? '', caller.now) === MISSES) await raiseGuessing(caller, 'emergency_guessed')
    return undefined
  }
  return (await open(caller, personId, request)) ? personId : undefined
}

async function findOne(caller: Caller, { nhsNumber, name, born }: EmergencyRequest): Promise<string | undefined> {
  const found = await lend(caller, 'access', async ({ tx }) => {
    if (nhsNumber) return (await sql<{ id: string }>`select id from person where nhs_number = ${nhsNumber} and merged_into is null`.execute(tx)).rows
    const { rows } = await sql<{
      id: string
      names: string[]
    }>`select id, array[given_name || ' ' || family_name, preferred_name || ' ' || family_name] as names
      from person where born = ${born}::date and merged_into is null`.execute(tx)
    return rows.filter(({ names }) => names.some(one => one && sameName(one, name ?? '')))
  })
  return found.length === 1 ? found[0]!.id : undefined
}

async function open(caller: Caller, personId: string, { reason, words }: Pick<EmergencyRequest, 'reason' | 'words'>): Promise<boolean> {
  const { workerId } = caller.actor
  if (!workerId) throw new NotAllowed()
  if (await keptOut(caller, personId)) {
    await raiseAlert(caller, personId, workerId, 'emergency_tried')
    await audit(caller, { what: 'emergency access tried', personId, detail: 'kept out', outcome: 'not allowed' })
    return false
  }
  const id = newId()
  const until = new Date(caller.now.getTime() + EMERGENCY_MINUTES * 60_000)
  const kinds = caller.actor.kinds & ~KINDS.trauma
  const fresh = freshness(caller.actor, caller.now) === 'fresh'
  const keyWorker = await lend(caller, 'access', async ({ tx, now }) => {
    // The person sees it in "who looked" from this moment on.
    await sql`insert into emergency_access (id, person_id, worker_id, reason, words, kinds, during, told_person_at, fresh)
      values (${id}, ${personId}, ${workerId}, ${reason}, ${words}, ${kinds}, tstzrange(${now}, ${until}), ${now}, ${fresh})`.execute(tx)
    const { rows } = await sql<{ worker_id: string | null }>`select worker_id from responsibility where person_id = ${personId} and upper_inf(during)`.execute(
      tx,
    )
    return rows[0]?.worker_id
  })
  await enqueue(caller, 'message.send', { person: personId, template: 'emergency-access-opened', emergency: id })
  await enqueue(caller, 'message.send', { role: 'information_governance', template: 'emergency-access-to-review', emergency: id })
  if (keyWorker) await enqueue(caller, 'message.send', { worker: keyWorker, template: 'emergency-access-opened', emergency: id })
  await audit(caller, {
    what: 'emergency access opened',
    personId,
    detail: `${EMERGENCY_REASONS[reason]}${fresh ? '' : '; sign-in not fresh, confirmed by themselves'}`,
    outcome: 'done',
  })
  return true
}

export interface OpenEmergency {
  id: string
  personId: string
  person: string
  until: Date
}

const OPEN = sql`select e.id, e.person_id as "personId", coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as person, upper(e.during) as until
  from emergency_access e join person p on p.id = e.person_id`

/** What this worker has open in an emergency now, read with their own rights. */
export async function openEmergencies(caller: Caller): Promise<OpenEmergency[]> {
  if (!caller.actor.workerId) return []
  const { rows } =
    await sql<OpenEmergency>`${OPEN} where e.worker_id = ${caller.actor.workerId} and e.during @> ${caller.now}::timestamptz order by upper(e.during), e.id limit 20`.execute(
      caller.tx,
    )
  return rows
}

/** One of the caller's own that is still open. @throws NotFound */
export async function ownEmergency(caller: Caller, emergencyId: string): Promise<OpenEmergency> {
  const { rows } =
    await sql<OpenEmergency>`${OPEN} where e.id = ${emergencyId} and e.worker_id = ${caller.actor.workerId ?? null}::uuid and e.during @> ${caller.now}::timestamptz`.execute(
      caller.tx,
    )
  if (!rows[0]) throw new NotFound()
  return rows[0]
}

/** Sixty minutes more from now, for a new reason; the first opening ends. Told and reviewed like any other. @throws NotFound */
export async function renewEmergency(caller: Caller, emergencyId: string, why: Pick<EmergencyRequest, 'reason' | 'words'>): Promise<string> {
  const before = await ownEmergency(caller, emergencyId)
  if (!(await open(caller, before.personId, why))) throw new NotFound()
  await lend(caller, 'access', ({ tx, now }) =>
    sql`update emergency_access set during = tstzrange(lower(during), ${now}) where id = ${emergencyId} and lower(during) < ${now}`.execute(tx),
  )
  return before.personId
}

export interface EmergencyLog {
  id: string
  at: Date
  until: Date
  worker: string
  role: string
  organisation: string
  /** Named only here, for this one task. */
  person: string
  reason: EmergencyReason
  words: string
  /** Whether they had just proved who they are; false when they confirmed it themselves; null when it was not asked. */
  fresh: boolean | null
  review: 'justified' | 'not_justified' | null
  reviewWords: string | null
  reviewedAt: Date | null
  due: PlainDate
  overdue: boolean
}

/** Weekdays from the opening; bank holidays count as weekdays, so the answer is never late because of a missing calendar. */
export function reviewDue(openedAt: Date): PlainDate {
  let day = Temporal.PlainDate.from(londonDate(openedAt))
  for (let left = REVIEW_WORKING_DAYS; left > 0; ) {
    day = day.add({ days: 1 })
    if (day.dayOfWeek <= 5) left--
  }
  return day.toString()
}

type LogRow = Omit<EmergencyLog, 'due' | 'overdue'>
const LOG = sql`select e.id, lower(e.during) as at, upper(e.during) as until, w.name as worker, r.name as role, o.name as organisation,
    trim(coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name) as person, e.reason, e.words, e.fresh, e.review, e.review_words as "reviewWords", e.reviewed_at as "reviewedAt"
  from emergency_access e join worker w on w.id = e.worker_id join care_role r on r.code = w.role
  join organisation o on o.id = w.organisation_id join person p on p.id = e.person_id`

const withDue =
  (now: Date) =>
  (row: LogRow): EmergencyLog => {
    const due = reviewDue(row.at)
    return { ...row, due, overdue: row.review === null && londonDate(now) > due }
  }

/** For the information governance lead: what waits for review, oldest first, and the latest reviewed; at most 100 and 50. */
export async function emergencyLog(caller: Caller): Promise<{ waiting: EmergencyLog[]; reviewed: EmergencyLog[] }> {
  return lend(caller, 'access', async ({ tx, now }) => {
    const waiting = await sql<LogRow>`${LOG} where e.review is null order by lower(e.during), e.id limit 100`.execute(tx)
    const reviewed = await sql<LogRow>`${LOG} where e.review is not null order by e.reviewed_at desc, e.id desc limit 50`.execute(tx)
    return { waiting: waiting.rows.map(withDue(now)), reviewed: reviewed.rows.map(withDue(now)) }
  })
}

/** One opening, for review. @throws NotFound */
export async function emergencyById(caller: Caller, emergencyId: string): Promise<EmergencyLog> {
  const { rows } = await lend(caller, 'access', ({ tx }) => sql<LogRow>`${LOG} where e.id = ${emergencyId}`.execute(tx))
  if (!rows[0]) throw new NotFound()
  return withDue(caller.now)(rows[0])
}

/** Records whether an opening was justified. @returns false when somebody has already reviewed it */
export async function reviewEmergency(caller: Caller, emergencyId: string, review: 'justified' | 'not_justified', words: string): Promise<boolean> {
  const account = caller.actor.id
  const { rows } = await lend(caller, 'access', ({ tx, now }) =>
    sql<{ person_id: string }>`update emergency_access
    set review = ${review}, review_words = ${words}, reviewed_by = ${account}, reviewed_at = ${now}
    where id = ${emergencyId} and review is null returning person_id`.execute(tx),
  )
  if (rows[0]) await enqueue(caller, 'message.send', { person: rows[0].person_id, template: 'emergency-access-reviewed', emergency: emergencyId })
  return rows.length > 0
}
