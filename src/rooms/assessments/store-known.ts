import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import type { Answer, Say } from './assessments.ts'
import { uuids } from './store.ts'

/** Entries from which an assessment may begin instead of asking again. */
const KNOWN = [
  'assessment_part',
  'assessment_outcome',
  'formulation',
  'complexity',
  'contact',
  'conversation',
  'request',
  'measure',
  'safety_assessment',
  'safety_outcome',
]

/** Something already known: from whom and since when, and what the person says of using it here. */
export interface Known {
  id: string
  what: string
  title: string
  body: string
  authorName: string
  authorRole: string
  organisationName: string | null
  happenedAt: Date
  kinds: number
  readers: string[] | null
  say: Say | null
  byPerson: boolean
}

/**
 * What is known already and the reader may see, newest first, of all the person's joined records; without what this
 * assessment itself holds. Nothing tells how much more there is.
 */
export async function knownOf(caller: Caller, records: readonly string[], assessmentId: string | undefined, limit = 40): Promise<Known[]> {
  const { rows } =
    await sql<Known>`select e.id, e.what, e.title, e.body, e.author_name as "authorName", e.author_role as "authorRole", o.name as "organisationName",
      e.happened_at as "happenedAt", e.kinds, e.readers, r.say, coalesce(r.by_person, false) as "byPerson"
    from entry e left join organisation o on o.id = e.organisation_id
    left join assessment_reuse r on r.entry_id = e.id and r.assessment_id = ${assessmentId ?? null}::uuid
    where e.person_id = any (${uuids(records)}::uuid[]) and e.what = any (${`{${KNOWN.join(',')}}`}::text[]) and e.withheld_reason is null
      and not exists (select from entry later where later.replaces = e.id)
      and not exists (select from assessment_part p where p.id = e.id and p.assessment_id = ${assessmentId ?? null}::uuid)
      and not exists (select from assessment_outcome s where s.id = e.id and s.assessment_id = ${assessmentId ?? null}::uuid)
    order by r.say is null, e.happened_at desc, e.id desc limit ${limit}`.execute(caller.tx)
  return rows
}

/**
 * Keeps the person's say on one thing. What the person chose themselves is changed by them alone.
 * @returns false when it is the person's own choice and the caller is somebody else
 */
export async function keepSay(caller: Caller, assessment: { id: string; personId: string }, known: Known, say: Say): Promise<boolean> {
  const byPerson = caller.actor.personId === assessment.personId
  const result = await sql`insert into assessment_reuse (assessment_id, entry_id, person_id, kinds, readers, say, by_person, worker_id, said_by_name, said_at)
    values (${assessment.id}, ${known.id}, ${assessment.personId}, ${known.kinds}, ${uuids(known.readers)}::uuid[], ${say}, ${byPerson}, ${caller.actor.workerId ?? null}, ${caller.actor.name}, ${caller.now})
    on conflict (assessment_id, entry_id) do update set say = excluded.say, by_person = excluded.by_person, worker_id = excluded.worker_id, said_by_name = excluded.said_by_name, said_at = excluded.said_at
    where excluded.by_person or not assessment_reuse.by_person`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

/** Somebody invited to add their view. */
export interface Contributor {
  id: string
  assessmentId: string
  personId: string
  kinds: number
  workerId: string | null
  supporterId: string | null
  name: string
  part: string
  agreedHow: string
  /** The worker who invited them; null for whom the person invited themself. */
  askedBy: string | null
  askedByName: string
  askedAt: Date
  answer: Answer | null
  answerWords: string
  answeredAt: Date | null
  version: number
}

const contributor =
  () => sql`select c.id, c.assessment_id as "assessmentId", c.person_id as "personId", c.kinds, c.worker_id as "workerId", c.supporter_id as "supporterId", c.name, c.part,
  c.agreed_how as "agreedHow", c.asked_by as "askedBy", c.asked_by_name as "askedByName", c.asked_at as "askedAt", c.answer, c.answer_words as "answerWords", c.answered_at as "answeredAt", c.version
  from assessment_contributor c`

/** Everyone invited, without those whose invitation was taken back; at most 50. */
export async function contributorsOf(caller: Caller, assessmentId: string): Promise<Contributor[]> {
  const { rows } =
    await sql<Contributor>`${contributor()} where c.assessment_id = ${assessmentId} and c.withdrawn_at is null order by c.asked_at, c.id limit 50`.execute(
      caller.tx,
    )
  return rows
}

export async function readContributor(caller: Caller, id: string): Promise<Contributor | undefined> {
  const { rows } = await sql<Contributor>`${contributor()} where c.id = ${id} and c.withdrawn_at is null`.execute(caller.tx)
  return rows[0]
}

/** Invitations that are the caller's own, newest first; of one person or of all. */
export async function myInvitations(caller: Caller, personId?: string): Promise<Contributor[]> {
  const { rows } = await sql<Contributor>`${contributor()} where c.withdrawn_at is null
      and (c.worker_id = ${caller.actor.workerId ?? null}::uuid or c.supporter_id = any (${uuids(caller.actor.workerId ? [] : caller.actor.holders)}::uuid[]))
      and (${personId ?? null}::uuid is null or c.person_id = ${personId ?? null}::uuid) order by c.answer is not null, c.asked_at desc limit 50`.execute(
    caller.tx,
  )
  return rows
}

export interface Invitation {
  workerId: string | undefined
  supporterId: string | undefined
  name: string
  part: string
  agreedHow: string
}

/** @returns false when they are invited already */
export async function insertContributor(caller: Caller, assessment: { id: string; personId: string; kinds: number }, it: Invitation): Promise<boolean> {
  const result =
    await sql`insert into assessment_contributor (id, assessment_id, person_id, kinds, worker_id, supporter_id, name, part, agreed_how, asked_by, asked_by_name, asked_at)
    values (${newId()}, ${assessment.id}, ${assessment.personId}, ${assessment.kinds}, ${it.workerId ?? null}, ${it.supporterId ?? null}, ${it.name}, ${it.part}, ${it.agreedHow},
      ${caller.actor.workerId ?? null}, ${caller.actor.name}, ${caller.now}) on conflict do nothing`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

/** @returns false when it was answered or taken back meanwhile. `added` takes the place of an earlier "nothing" or "no answer". */
export async function keepAnswer(caller: Caller, id: string, answer: Answer, words: string): Promise<boolean> {
  const result = await sql`update assessment_contributor set answer = ${answer}, answer_words = ${words}, answered_at = ${caller.now}, version = version + 1
    where id = ${id} and withdrawn_at is null and (answer is null or ${answer} = 'added')`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

/** @returns false when it is not there any more */
export async function takeBackInvitation(caller: Caller, id: string): Promise<boolean> {
  const result =
    await sql`update assessment_contributor set withdrawn_at = ${caller.now}, version = version + 1 where id = ${id} and withdrawn_at is null`.execute(
      caller.tx,
    )
  return Number(result.numAffectedRows ?? 0) > 0
}

/** Workers who may be named or invited: those who hold or help this person now, and the GPs of their surgeries. */
export async function workersAround(
  caller: Caller,
  personId: string,
): Promise<{ id: string; name: string; role: string; organisationName: string; keyWorker: boolean }[]> {
  const { rows } = await sql<{ id: string; name: string; role: string; organisationName: string; keyWorker: boolean }>`
    select w.id, w.name, w.role, o.name as "organisationName", bool_or(h.key) as "keyWorker"
    from (select worker_id, true as key from responsibility where person_id = ${personId} and upper_inf(during) and worker_id is not null
          union all select worker_id, false from involvement where person_id = ${personId} and state = 'agreed' and during @> ${caller.now}::timestamptz and worker_id is not null
          union all select g.id, false from gp_registration r join worker g on g.organisation_id = r.practice_id and g.role = 'gp'
            where r.person_id = ${personId} and r.during @> ${caller.now}::timestamptz) h
    join worker w on w.id = h.worker_id and w.active join organisation o on o.id = w.organisation_id
    group by w.id, w.name, w.role, o.name order by w.name, w.id limit 200`.execute(caller.tx)
  return rows
}

/** What the person likes to be called; undefined when the caller may not see them. */
export async function callName(caller: Caller, personId: string): Promise<{ name: string; born: string | null } | undefined> {
  const { rows } = await sql<{
    name: string
    born: string | null
  }>`select coalesce(preferred_name, given_name) as name, born from person where id = ${personId}`.execute(caller.tx)
  return rows[0]
}
