import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { addDays, londonDate, type PlainDate } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { otherwiseOf, type Reading } from '../people/index.ts'
import type { ReviewOutcome, ReviewState } from './states.ts'

export const PARTS = {
  worker: 'In the care team',
  supporter: 'From their own life',
  advocate: 'Advocate',
  organisation: 'Organisation or somebody else',
} as const
export type Part = keyof typeof PARTS
export const REPLIES = { coming: 'Coming', sent_views: 'Not coming, and sent their view', not_coming: 'Not coming', no_answer: 'Asked, no answer' } as const
export type Reply = keyof typeof REPLIES

export interface Invite {
  id: string
  workerId: string | null
  name: string
  part: Part
  askedAt: Date | null
  askedHow: string | null
  askedByName: string | null
  answer: Reply | null
  views: string
  answeredAt: Date | null
  answeredByName: string | null
  /** Grows with every answer. */
  version: number
}

export interface Review {
  id: string
  personId: string
  plannedOn: PlainDate
  state: ReviewState
  madeByName: string
  heldOn: PlainDate | null
  outcome: ReviewOutcome | null
  /** What was written of it; null where the reader may not read that. */
  words: string | null
  version: number
  invites: Invite[]
}

type Raw = Omit<Review, 'invites'> & { invites: (Omit<Invite, 'askedAt' | 'answeredAt'> & Record<'askedAt' | 'answeredAt', string | null>)[] }
const moment = (text: string | null) => (text ? new Date(text) : null)
const toReview = (row: Raw, read: Reading): Review => ({
  ...row,
  words: row.words && read(row.words),
  invites: row.invites.map(one => ({ ...one, views: read(one.views), askedAt: moment(one.askedAt), answeredAt: moment(one.answeredAt) })),
})

const select =
  () => sql`select r.id, r.person_id as "personId", r.planned_on::text as "plannedOn", r.state, r.made_by_name as "madeByName", r.held_on::text as "heldOn", r.outcome, e.body as words, r.version,
    (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'workerId', i.worker_id, 'name', i.name, 'part', i.part, 'askedAt', i.asked_at, 'askedHow', i.asked_how, 'askedByName', i.asked_by_name,
      'answer', i.answer, 'views', i.views, 'answeredAt', i.answered_at, 'answeredByName', i.answered_by_name, 'version', i.version) order by i.part, i.name, i.id), '[]') from plan_review_invite i where i.review_id = r.id) as invites
  from plan_review r left join entry e on e.id = r.entry_id`

/** Reviews of a plan: the planned one first, then those held, newest first; at most 50. */
export async function readReviews(caller: Caller, personId: string): Promise<Review[]> {
  const { rows } =
    await sql<Raw>`${select()} where r.person_id = ${personId} order by r.state desc, coalesce(r.held_on, r.planned_on) desc, r.id desc limit 50`.execute(
      caller.tx,
    )
  const read = await otherwiseOf(caller, personId)
  return rows.map(row => toReview(row, read))
}

export async function readReview(caller: Caller, reviewId: string): Promise<Review | undefined> {
  const { rows } = await sql<Raw>`${select()} where r.id = ${reviewId}`.execute(caller.tx)
  return rows[0] && toReview(rows[0], await otherwiseOf(caller, rows[0].personId))
}

export interface ToRemind {
  personId: string
  plannedOn: PlainDate
  /** Workers who were asked and have not answered. */
  waitingFor: string[]
  /** The worker who holds the person and is at work; null while a team does. */
  holder: string | null
}

/** Who is reminded of a planned review; undefined once it was held, and where records were joined and the other one goes on. */
export async function readToRemind(caller: Caller, reviewId: string): Promise<ToRemind | undefined> {
  const { rows } = await sql<ToRemind>`select r.person_id as "personId", r.planned_on::text as "plannedOn", case when h.at_work then h.worker_id end as holder,
      coalesce((select array_agg(i.worker_id order by i.worker_id) from plan_review_invite i where i.review_id = r.id and i.worker_id is not null and i.answer is null), '{}') as "waitingFor"
    from plan_review r join person p on p.id = r.person_id and p.merged_into is null left join who_holds h on h.person_id = r.person_id
    where r.id = ${reviewId} and r.state = 'planned'`.execute(caller.tx)
  return rows[0]
}

/** @returns the id, or undefined when one is planned already */
export async function insertReview(caller: Caller, personId: string, plannedOn: PlainDate): Promise<string | undefined> {
  const id = newId()
  const result =
    await sql`insert into plan_review (id, person_id, planned_on, made_by_name, made_at) values (${id}, ${personId}, ${plannedOn}, ${caller.actor.name}, ${caller.now})
    on conflict (person_id) where state = 'planned' do nothing`.execute(caller.tx)
  return (result.numAffectedRows ?? 0n) > 0n ? id : undefined
}

export interface NewInvite {
  workerId: string | null
  name: string
  part: Part
  /** Somebody who finds it in Kith is asked by inviting them. */
  askedHow: string | null
}

export async function insertInvites(caller: Caller, reviewId: string, personId: string, invites: readonly NewInvite[]): Promise<void> {
  for (const { workerId, name, part, askedHow } of invites)
    await sql`insert into plan_review_invite (id, review_id, person_id, worker_id, name, part, asked_at, asked_how, asked_by_name)
      values (${newId()}, ${reviewId}, ${personId}, ${workerId}, ${name}, ${part}, ${askedHow ? caller.now : null}, ${askedHow}, ${askedHow ? caller.actor.name : null})
      on conflict do nothing`.execute(caller.tx)
}

/** @returns false when they were asked already */
export async function updateAsked(caller: Caller, inviteId: string, how: string): Promise<boolean> {
  const result =
    await sql`update plan_review_invite set asked_at = ${caller.now}, asked_how = ${how}, asked_by_name = ${caller.actor.name} where id = ${inviteId} and asked_at is null`.execute(
      caller.tx,
    )
  return (result.numAffectedRows ?? 0n) > 0n
}

/** @returns false when another answer was kept first */
export async function updateReply(caller: Caller, inviteId: string, version: number, answer: Reply, views: string): Promise<boolean> {
  const result =
    await sql`update plan_review_invite set answer = ${answer}, views = ${views}, answered_at = ${caller.now}, answered_by_name = ${caller.actor.name}, version = version + 1
    where id = ${inviteId} and version = ${version}`.execute(caller.tx)
  return (result.numAffectedRows ?? 0n) > 0n
}

/** @returns false when somebody changed the review first */
export async function updatePlanned(caller: Caller, reviewId: string, version: number, plannedOn: PlainDate): Promise<boolean> {
  const result =
    await sql`update plan_review set planned_on = ${plannedOn}, version = version + 1 where id = ${reviewId} and version = ${version} and state = 'planned'`.execute(
      caller.tx,
    )
  return (result.numAffectedRows ?? 0n) > 0n
}

/** @returns false when somebody changed the review first */
export async function updateHeld(
  caller: Caller,
  reviewId: string,
  version: number,
  held: { on: PlainDate; outcome: ReviewOutcome; entryId: string },
): Promise<boolean> {
  const result =
    await sql`update plan_review set state = 'held', held_on = ${held.on}, outcome = ${held.outcome}, entry_id = ${held.entryId}, version = version + 1
    where id = ${reviewId} and version = ${version} and state = 'planned'`.execute(caller.tx)
  return (result.numAffectedRows ?? 0n) > 0n
}

export interface TeamReview {
  id: string
  personId: string
  personName: string | null
  plannedOn: PlainDate
  /** The caller is invited and has not answered. */
  invited: boolean
}

/** Planned reviews the caller should know of within 30 days or overdue: of people their teams hold, or to which they are invited. */
export async function reviewsWaiting(caller: Caller, limit = 100): Promise<TeamReview[]> {
  const worker = caller.actor.workerId ?? null
  const { rows } =
    await sql<TeamReview>`select r.id, r.person_id as "personId", coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as "personName", r.planned_on::text as "plannedOn",
      exists (select from plan_review_invite i where i.review_id = r.id and i.worker_id = ${worker}::uuid and i.answer is null) as invited
    from plan_review r left join person p on p.id = r.person_id where r.state = 'planned' and r.planned_on <= ${londonDate(addDays(caller.now, 30))}::date
      and p.merged_into is null
      and (exists (select from responsibility h where h.person_id = r.person_id and upper_inf(h.during) and h.team_id = any (${`{${caller.actor.teams.join(',')}}`}::uuid[]))
        or exists (select from plan_review_invite i where i.review_id = r.id and i.worker_id = ${worker}::uuid))
    order by r.planned_on, r.id limit ${limit}`.execute(caller.tx)
  return rows
}
