import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'

export interface Advice {
  id: string
  personId: string | null
  personAsked: 'yes' | 'not_yet' | 'not_named'
  askerWorker: string
  askerName: string
  askerOrganisation: string | null
  askerKind: string | null
  adviserWorker: string
  adviserName: string
  startedAt: Date
  answeredAt: Date | null
  helpRequestId: string | null
  /** The question, as first written. */
  question: string
}

export interface AdviceMessage {
  id: string
  byName: string
  mine: boolean
  words: string
  at: Date
}

const advice =
  () => sql`select a.id, a.person_id as "personId", a.person_asked as "personAsked", a.asker_worker as "askerWorker", a.asker_name as "askerName", o.name as "askerOrganisation",
    o.kind as "askerKind", a.adviser_worker as "adviserWorker", a.adviser_name as "adviserName", a.started_at as "startedAt", a.answered_at as "answeredAt",
    a.help_request_id as "helpRequestId", (select m.words from advice_message m where m.advice_id = a.id order by m.at, m.id limit 1) as question
  from advice_request a left join organisation o on o.id = a.asker_organisation`

export async function readAdvice(caller: Caller, id: string): Promise<Advice | undefined> {
  const { rows } = await sql<Advice>`${advice()} where a.id = ${id}`.execute(caller.tx)
  return rows[0]
}

/** The caller's own conversations, as asker or adviser: those waiting for an answer first. */
export async function myAdvice(caller: Caller, offset: number, limit: number): Promise<Advice[]> {
  const { rows } = await sql<Advice>`${advice()} where ${caller.actor.workerId ?? null}::uuid in (a.asker_worker, a.adviser_worker)
    order by a.answered_at is null desc, a.started_at desc, a.id limit ${limit} offset ${offset}`.execute(caller.tx)
  return rows
}

export async function adviceAbout(caller: Caller, personId: string, limit = 10): Promise<Advice[]> {
  const { rows } = await sql<Advice>`${advice()} where a.person_id = ${personId} order by a.started_at desc limit ${limit}`.execute(caller.tx)
  return rows
}

export async function messagesOf(caller: Caller, adviceId: string): Promise<AdviceMessage[]> {
  const { rows } =
    await sql<AdviceMessage>`select id, by_name as "byName", worker_id is not distinct from ${caller.actor.workerId ?? null}::uuid as mine, words, at
    from advice_message where advice_id = ${adviceId} order by at, id limit 200`.execute(caller.tx)
  return rows
}

export interface Adviser {
  id: string
  name: string
  role: string
  team: string
}

/** Named members of teams in the caller's own care system who may be asked; at most 300. */
export async function advisers(caller: Caller, roles: readonly string[]): Promise<Adviser[]> {
  const { rows } = await sql<Adviser>`
    select distinct on (t.name, w.name, w.id) w.id, w.name, w.role, t.name as team from worker w
    join membership m on m.worker_id = w.id and m.during @> ${caller.now}::timestamptz join team t on t.id = m.team_id join place p on p.code = t.place_code
    where w.active and w.role = any (${[...roles]}::text[]) and w.id is distinct from ${caller.actor.workerId ?? null}::uuid
      and p.care_system_code = (select care_system_code from organisation where id = ${caller.organisation ?? null}::uuid)
    order by t.name, w.name, w.id limit 300`.execute(caller.tx)
  return rows
}

/** @returns false when the same form was sent before */
export async function insertAdvice(
  caller: Caller,
  it: { id: string; onceKey: string; personId: string | undefined; personAsked: Advice['personAsked']; adviser: Adviser },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into advice_request (id, once_key, person_id, person_asked, asker_worker, asker_name, asker_organisation, adviser_worker, adviser_name, started_at)
    values (${it.id}, ${it.onceKey}, ${it.personId ?? null}::uuid, ${it.personAsked}, ${caller.actor.workerId}::uuid, ${caller.actor.name}, ${caller.organisation ?? null}::uuid,
      ${it.adviser.id}::uuid, ${it.adviser.name}, ${caller.now}) on conflict (once_key) do nothing`.execute(caller.tx)
  return (numAffectedRows ?? 0n) > 0n
}

export async function insertMessage(caller: Caller, adviceId: string, words: string): Promise<void> {
  await sql`insert into advice_message (id, advice_id, worker_id, by_name, words, at)
    values (${newId()}, ${adviceId}, ${caller.actor.workerId}::uuid, ${caller.actor.name}, ${words}, ${caller.now})`.execute(caller.tx)
}

export async function markAnswered(caller: Caller, adviceId: string): Promise<void> {
  await sql`update advice_request set answered_at = ${caller.now} where id = ${adviceId} and answered_at is null`.execute(caller.tx)
}

/** @returns false when it was turned into help before */
export async function linkHelp(caller: Caller, adviceId: string, requestId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update advice_request set help_request_id = ${requestId} where id = ${adviceId} and help_request_id is null`.execute(
    caller.tx,
  )
  return (numAffectedRows ?? 0n) > 0n
}

/** Number of conversations with a team's members and the median hours to the first answer (R152). Numbers only. */
export async function adviceTimes(caller: Caller, teamIds: readonly string[]): Promise<{ asked: number; answered: number; medianHours: number | null }> {
  const { rows } = await sql<{ asked: number; answered: number; medianHours: number | null }>`
    select count(*)::int as asked, count(a.answered_at)::int as answered,
      percentile_cont(0.5) within group (order by extract(epoch from a.answered_at - a.started_at) / 3600)::float as "medianHours"
    from advice_request a where a.adviser_worker in (select worker_id from membership where team_id = any (${[...teamIds]}::uuid[]) and during @> ${caller.now}::timestamptz)`.execute(
    caller.tx,
  )
  return rows[0]!
}

export interface NewInformation {
  personId: string
  onceKey: string
  toldBy: string
  relation: string
  contact: string
  words: string
  inConfidence: boolean
}

export async function insertInformation(
  caller: Caller,
  id: string,
  it: NewInformation,
  takenBy: { workerId: string | undefined; name: string },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into received_information (id, person_id, once_key, told_by, relation, contact, words, in_confidence, at, taken_by, taken_by_name)
    values (${id}, ${it.personId}, ${it.onceKey}, ${it.toldBy}, ${it.relation}, ${it.contact}, ${it.words}, ${it.inConfidence}, ${caller.now}, ${takenBy.workerId ?? null}::uuid, ${takenBy.name})
    on conflict (once_key) do nothing`.execute(caller.tx)
  return (numAffectedRows ?? 0n) > 0n
}

export interface Information extends NewInformation {
  id: string
  at: Date
  takenByName: string
  answer: string | null
  answeredByName: string | null
}

export async function informationAbout(caller: Caller, personId: string, limit = 20): Promise<Information[]> {
  const { rows } =
    await sql<Information>`select id, person_id as "personId", once_key as "onceKey", told_by as "toldBy", relation, contact, words, in_confidence as "inConfidence", at,
    taken_by_name as "takenByName", answer, answered_by_name as "answeredByName" from received_information where person_id = ${personId} order by at desc limit ${limit}`.execute(
      caller.tx,
    )
  return rows
}

/** @returns false when somebody answered first, or it is not visible */
export async function answerInformation(caller: Caller, id: string, words: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update received_information set answer = ${words}, answered_by_name = ${caller.actor.name}, answered_at = ${caller.now}
    where id = ${id} and answer is null`.execute(caller.tx)
  return (numAffectedRows ?? 0n) > 0n
}
