import { sql } from 'kysely'
import { type Caller, lend, once } from '../../core/caller.ts'
import { Conflict } from '../../core/errors.ts'
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
  /** Somebody is at work in the team that holds, or whose worker holds. */
  teamAtWork: boolean
  handoverId: string | null
  toWorkerId: string | null
  toTeamId: string | null
  handoverState: 'asked' | 'accepted' | null
}

/**
 * Locks the person, so that two claims at once are decided one after the other, and reads who holds them. The person's row
 * and not the episode's: before the first request there is no episode to lock.
 */
export async function lockHeld(caller: Caller, personId: string): Promise<Held | undefined> {
  await sql`select from person where id = ${personId} for no key update`.execute(caller.tx)
  const { rows } = await sql<Held>`
    select e.id as "episodeId", r.id as "responsibilityId", lower(r.during) as since, r.worker_id as "workerId", w.name as "workerName",
      r.team_id as "teamId", t.name as "teamName", r.deadline,
      exists (select from at_work a where a.team_id = r.team_id) as "teamAtWork", h.id as "handoverId", h.to_worker_id as "toWorkerId", h.to_team_id as "toTeamId",
      h.state as "handoverState"
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
  return { holder, lastTeamId: held.teamId, ...(held.teamAtWork ? {} : { nobodyAtWork: true as const }), ...(handover ? { handover } : {}) }
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

/** Ends an episode because the record was joined to one that is held too: being helped goes on there, without a goodbye. */
export async function endInto(house: Caller, going: Held, staying: Held): Promise<void> {
  const at = house.now > going.since ? house.now : new Date(going.since.getTime() + 1)
  await endResponsibility(house, going, at)
  await sql`update care_episode set ended_at = ${at}, joined_into = ${staying.episodeId}, last_team_id = ${going.teamId} where id = ${going.episodeId}`.execute(
    house.tx,
  )
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

export const acceptHandover = (caller: Caller, handoverId: string) =>
  sql`update handover set state = 'accepted', accepted_at = ${caller.now}, version = version + 1 where id = ${handoverId}`.execute(caller.tx)

/** The receiver holds from now on, so that the sight they had for getting to know the person is not needed besides. */
export async function completeHandover(caller: Caller, handoverId: string, metOn: string, metHow: MetHow): Promise<void> {
  await sql`update handover set state = 'complete', met_on = ${metOn}, met_how = ${metHow}, finished_at = ${caller.now}, version = version + 1 where id = ${handoverId}`.execute(
    caller.tx,
  )
  await endGettingToKnow(caller, handoverId, 'handover complete')
}

/** Ends an open handover without moving anything; the receiver's time of getting to know the person ends with it. */
export async function closeHandover(caller: Caller, held: Held, state: 'declined' | 'withdrawn', reason: string): Promise<void> {
  if (!held.handoverId) return
  await sql`update handover set state = ${state}, reason = ${reason}, finished_at = ${caller.now}, version = version + 1 where id = ${held.handoverId}`.execute(
    caller.tx,
  )
  await endGettingToKnow(caller, held.handoverId, 'handover ended')
}

const endGettingToKnow = (caller: Caller, handoverId: string, why: string) =>
  sql`update involvement set during = during * tstzrange(null, ${caller.now}), ended_why = ${why}, version = version + 1
    where handover_id = ${handoverId} and not isempty(during) and (upper_inf(during) or upper(during) > ${caller.now})`.execute(caller.tx)

const GETTING_TO_KNOW = 'Getting to know you, to become your key worker.'

/**
 * Lets the receiver of a handover see the person, to get to know them. Days on which they are in the care team as a key worker
 * anyway (standing in for somebody, say) are left as they are, and the rest is filled round them.
 */
export async function letGetToKnow(caller: Caller, handover: { id: string; personId: string; toWorkerId: string }): Promise<void> {
  const { rows: asked } =
    await sql`select from involvement where person_id = ${handover.personId} and worker_id = ${handover.toWorkerId} and role = 'key_worker'
    and state = 'asked' and during @> ${caller.now}::timestamptz`.execute(caller.tx)
  if (asked.length > 0) throw new Conflict('Answer the request to join the care team first.')
  const { rows } = await sql<{ at: string }>`select part::text as at from unnest(tstzmultirange(tstzrange(${caller.now}, null)) - coalesce(
    (select range_agg(during) from involvement where person_id = ${handover.personId} and worker_id = ${handover.toWorkerId} and role = 'key_worker'), '{}'::tstzmultirange)) part`.execute(
    caller.tx,
  )
  for (const { at } of rows)
    await sql`insert into involvement (id, person_id, worker_id, organisation_id, role, part, state, asked_by, asked_at, answered_at, during, handover_id)
      select ${newId()}, ${handover.personId}, w.id, w.organisation_id, 'key_worker', ${GETTING_TO_KNOW}, 'agreed', w.id, ${caller.now}, ${caller.now}, ${at}::tstzrange, ${handover.id}
      from worker w where w.id = ${handover.toWorkerId}`.execute(caller.tx)
}

/**
 * True when the worker is at work in this team now, and until the transaction ends: the worker is locked, so that nobody is
 * asked or takes on while they are leaving. For the house alone.
 */
export async function worksIn(house: Caller, workerId: string, teamId: string): Promise<boolean> {
  await sql`select from worker where id = ${workerId} for share`.execute(house.tx)
  return (await sql`select from at_work where worker_id = ${workerId} and team_id = ${teamId}`.execute(house.tx)).rows.length > 0
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
  /** False when the worker is not at work in the team any more, or nobody is in the team: they need an owner. */
  atWork: boolean
}

/** Who holds this person now, as the caller may see it; undefined when nobody does or the caller may not know. */
export async function currentHolder(caller: Caller, personId: string): Promise<CurrentHolder | undefined> {
  return once(caller, `holder ${personId}`, () => askHolder(caller, personId))
}

async function askHolder(caller: Caller, personId: string): Promise<CurrentHolder | undefined> {
  const { rows } = await sql<CurrentHolder>`select person_id as "personId", episode_id as "episodeId", worker_id as "workerId", worker_name as "workerName",
    worker_role as "workerRole", team_id as "teamId", team_name as "teamName", team_phone as "teamPhone", organisation_id as "organisationId",
    organisation_name as "organisationName", case when request_taken_back(person_id) then null else deadline end as deadline, since,
    at_work as "atWork" from who_holds where person_id = ${personId}`.execute(caller.tx)
  return rows[0] ?? holderOfKept(caller, personId)
}

// Of a record that was held as it was joined, whoever holds the record that is kept; for those who may know who holds.
async function holderOfKept(caller: Caller, personId: string): Promise<CurrentHolder | undefined> {
  const { rows } = await sql<{ on: boolean; kept: string | null }>`select e.joined_into is not null as "on", p.merged_into as kept
    from care_episode e join person p on p.id = e.person_id where e.person_id = ${personId} order by e.started_at desc limit 1`.execute(caller.tx)
  const kept = rows[0]?.on ? rows[0].kept : null
  return kept ? lend(caller, 'care-team', house => askHolder(house, kept)) : undefined
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
