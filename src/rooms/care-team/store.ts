import { sql } from 'kysely'
import { type Caller, once } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import type { Holder, Life, MetHow } from './responsibility.ts'

/** The open episode of a person with its holder and open handover, as they stand behind the lock. */
export interface Held {
  episodeId: string
  responsibilityId: string
  since: Date
  workerId: string | null
  workerName: string | null
  teamId: string
  teamName: string
  deadline: Date | null
  handoverId: string | null
  toWorkerId: string | null
  toTeamId: string | null
  handoverState: 'asked' | 'accepted' | null
  handoverInvolvementId: string | null
}

/**
 * Locks the person, so that two claims at once are decided one after the other, and reads who holds them. The person's row
 * and not the episode's: before the first request there is no episode to lock.
 */
export async function lockHeld(caller: Caller, personId: string): Promise<Held | undefined> {
  await sql`select from person where id = ${personId} for no key update`.execute(caller.tx)
  const { rows } = await sql<Held>`
    select e.id as "episodeId", r.id as "responsibilityId", lower(r.during) as since, r.worker_id as "workerId", w.name as "workerName",
      r.team_id as "teamId", t.name as "teamName", r.deadline, h.id as "handoverId", h.to_worker_id as "toWorkerId", h.to_team_id as "toTeamId",
      h.state as "handoverState", h.involvement_id as "handoverInvolvementId"
    from care_episode e
    join responsibility r on r.episode_id = e.id and upper_inf(r.during)
    join team t on t.id = r.team_id
    left join worker w on w.id = r.worker_id
    left join handover h on h.person_id = e.person_id and h.finished_at is null
    where e.person_id = ${personId} and e.ended_at is null`.execute(caller.tx)
  return rows[0]
}

export function lifeOf(held: Held | undefined): Life {
  if (!held) return {}
  const holder: Holder = held.workerId
    ? { kind: 'worker', workerId: held.workerId, teamId: held.teamId }
    : { kind: 'team', teamId: held.teamId, deadline: held.deadline! }
  const handover = held.handoverState ? { toWorkerId: held.toWorkerId!, toTeamId: held.toTeamId!, state: held.handoverState } : undefined
  return { holder, lastTeamId: held.teamId, ...(handover ? { handover } : {}) }
}

/** Makes this holder the one from now on; begins an episode when none is open. @returns the responsibility's id */
export async function move(caller: Caller, personId: string, held: Held | undefined, holder: Holder, why: string): Promise<string> {
  const worker = holder.kind === 'worker' ? holder.workerId : null
  const deadline = holder.kind === 'team' ? holder.deadline : null
  const madeBy = caller.actor.name
  const at = held ? instantAfter(caller.now, held.since) : await startEpisode(caller, personId)
  if (held && at.getTime() === held.since.getTime()) {
    // The same instant: nobody held it for any time, so there is nothing to keep.
    await sql`update responsibility set worker_id = ${worker}, team_id = ${holder.teamId}, deadline = ${deadline}, why = ${why}, made_by = ${madeBy},
      organisation_id = (select organisation_id from team where id = ${holder.teamId}) where id = ${held.responsibilityId}`.execute(caller.tx)
    return held.responsibilityId
  }
  if (held) await endResponsibility(caller, held, at)
  const id = newId()
  await sql`insert into responsibility (id, person_id, episode_id, worker_id, team_id, organisation_id, deadline, during, why, made_by)
    select ${id}, e.person_id, e.id, ${worker}::uuid, t.id, t.organisation_id, ${deadline}::timestamptz, tstzrange(${at}, null), ${why}, ${madeBy}
    from care_episode e, team t where e.person_id = ${personId} and e.ended_at is null and t.id = ${holder.teamId}`.execute(caller.tx)
  return id
}

// Clocks of two servers may differ by a little; what was held is never rewritten because of it.
const instantAfter = (now: Date, since: Date): Date => (now >= since ? now : new Date(since.getTime() + 1))

const endResponsibility = (caller: Caller, held: Held, at: Date) =>
  sql`update responsibility set during = tstzrange(lower(during), ${at}) where id = ${held.responsibilityId}`.execute(caller.tx)

async function startEpisode(caller: Caller, personId: string): Promise<Date> {
  const { rows } = await sql<{ startedAt: Date }>`
    insert into care_episode (id, person_id, started_at)
    select ${newId()}, ${personId}, greatest(${caller.now}::timestamptz, (select max(ended_at) from care_episode where person_id = ${personId}))
    returning started_at as "startedAt"`.execute(caller.tx)
  return rows[0]!.startedAt
}

export interface Goodbye {
  whose: 'asked' | 'agreed'
  words: string
  stayingWell: string
  wayBack: string
  checkInOn: string
}

/** Somebody who did not agree that anybody asked for them is let go without a goodbye. */
export interface NotAgreed {
  whose: 'did_not_agree'
  words: string
}

/** True when the episode began at this moment or after it. */
export async function beganSince(caller: Caller, episodeId: string, since: Date): Promise<boolean> {
  return (await sql`select from care_episode where id = ${episodeId} and started_at >= ${since}`.execute(caller.tx)).rows.length > 0
}

/** Ends the episode, its last responsibility and every involvement at one instant. */
export async function endEpisode(caller: Caller, personId: string, held: Held, goodbye: Goodbye | NotAgreed): Promise<void> {
  const left = 'wayBack' in goodbye ? goodbye : undefined
  const at = caller.now > held.since ? caller.now : new Date(held.since.getTime() + 1)
  await endResponsibility(caller, held, at)
  await sql`update care_episode set ended_at = ${at}, goodbye_by = ${goodbye.whose}, goodbye_words = ${goodbye.words}, staying_well = ${left?.stayingWell ?? null},
    way_back = ${left?.wayBack ?? null}, check_in_on = ${left?.checkInOn ?? null}, last_team_id = ${held.teamId} where id = ${held.episodeId}`.execute(
    caller.tx,
  )
  await sql`update involvement set during = during * tstzrange(null, ${at}), ended_why = 'goodbye', version = version + 1
    where person_id = ${personId} and (upper_inf(during) or upper(during) > ${at})`.execute(caller.tx)
}

export interface NewHandover {
  personId: string
  toWorkerId: string
  toTeamId: string
  about: string
}

export async function insertHandover(caller: Caller, held: Held, asked: NewHandover, askedBy: string): Promise<string> {
  const id = newId()
  await sql`insert into handover (id, person_id, episode_id, from_worker_id, from_team_id, to_worker_id, to_team_id, about, asked_by, asked_at)
    values (${id}, ${asked.personId}, ${held.episodeId}, ${held.workerId}, ${held.teamId}, ${asked.toWorkerId}, ${asked.toTeamId}, ${asked.about}, ${askedBy}, ${caller.now})`.execute(
    caller.tx,
  )
  return id
}

export const acceptHandover = (caller: Caller, handoverId: string, involvementId: string) =>
  sql`update handover set state = 'accepted', accepted_at = ${caller.now}, involvement_id = ${involvementId}, version = version + 1 where id = ${handoverId}`.execute(
    caller.tx,
  )

export const completeHandover = (caller: Caller, handoverId: string, metOn: string, metHow: MetHow) =>
  sql`update handover set state = 'complete', met_on = ${metOn}, met_how = ${metHow}, finished_at = ${caller.now}, version = version + 1 where id = ${handoverId}`.execute(
    caller.tx,
  )

/** Ends an open handover without moving anything; the receiver's time of getting to know the person ends with it. */
export async function closeHandover(caller: Caller, held: Held, state: 'declined' | 'withdrawn', reason: string): Promise<void> {
  if (!held.handoverId) return
  await sql`update handover set state = ${state}, reason = ${reason}, finished_at = ${caller.now}, version = version + 1 where id = ${held.handoverId}`.execute(
    caller.tx,
  )
  if (held.handoverInvolvementId) await endInvolvementRow(caller, held.handoverInvolvementId, 'handover ended')
}

export const endInvolvementRow = (caller: Caller, involvementId: string, why: string) =>
  sql`update involvement set during = during * tstzrange(null, ${caller.now}), ended_why = ${why}, version = version + 1 where id = ${involvementId}`.execute(
    caller.tx,
  )

/** True when the worker is at work in this team now. */
export async function worksIn(caller: Caller, workerId: string, teamId: string): Promise<boolean> {
  const { rows } = await sql`select from membership m join worker w on w.id = m.worker_id
    where m.worker_id = ${workerId} and m.team_id = ${teamId} and m.during @> ${caller.now}::timestamptz and w.active`.execute(caller.tx)
  return rows.length > 0
}

/** Who is in the person's own life, and so can never be in their care team. */
export async function inCircle(caller: Caller, personId: string, workerId: string): Promise<boolean> {
  const { rows } = await sql`select from circle where person_id = ${personId} and worker_id = ${workerId} and during @> ${caller.now}::timestamptz`.execute(
    caller.tx,
  )
  return rows.length > 0
}

export async function nameOf(caller: Caller, table: 'worker' | 'team', id: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)} where id = ${id}`.execute(caller.tx)
  return rows[0]?.name
}

export async function seesPerson(caller: Caller, personId: string): Promise<boolean> {
  return (await sql`select from person where id = ${personId}`.execute(caller.tx)).rows.length > 0
}

export interface CurrentHolder {
  personId: string
  episodeId: string
  workerId: string | null
  workerName: string | null
  workerRole: string | null
  teamId: string
  teamName: string
  teamPhone: string | null
  organisationId: string
  organisationName: string
  deadline: Date | null
  since: Date
}

/** Who holds this person now, as the caller may see it; undefined when nobody does or the caller may not know. */
export async function currentHolder(caller: Caller, personId: string): Promise<CurrentHolder | undefined> {
  return once(caller, `holder ${personId}`, () => askHolder(caller, personId))
}

async function askHolder(caller: Caller, personId: string): Promise<CurrentHolder | undefined> {
  const { rows } = await sql<CurrentHolder>`select person_id as "personId", episode_id as "episodeId", worker_id as "workerId", worker_name as "workerName",
    worker_role as "workerRole", team_id as "teamId", team_name as "teamName", team_phone as "teamPhone", organisation_id as "organisationId",
    organisation_name as "organisationName", case when request_taken_back(person_id) then null else deadline end as deadline, since
    from who_holds where person_id = ${personId}`.execute(caller.tx)
  return rows[0]
}

/**
 * The team that holds a person, or held them at their last goodbye: where they come straight back to (R142).
 * @returns undefined for somebody never held before, or whom the caller may not see
 */
export async function lastTeam(
  caller: Caller,
  personId: string,
): Promise<{ teamId: string; teamName: string; endedAt: Date | null; checkInOn: string | null; wayBack: string | null } | undefined> {
  const { rows } = await sql<{ teamId: string; teamName: string; endedAt: Date | null; checkInOn: string | null; wayBack: string | null }>`
    select t.id as "teamId", t.name as "teamName", e.ended_at as "endedAt", e.check_in_on as "checkInOn", e.way_back as "wayBack"
    from care_episode e
    left join responsibility r on r.episode_id = e.id and upper_inf(r.during)
    join team t on t.id = coalesce(r.team_id, e.last_team_id)
    where e.person_id = ${personId} order by e.started_at desc limit 1`.execute(caller.tx)
  return rows[0]
}
