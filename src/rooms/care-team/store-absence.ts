import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { otherwiseOf } from '../people/index.ts'

export interface Absence {
  id: string
  workerId: string
  workerName: string
  fromDay: string
  toDay: string
}

/** One person's cover while their key worker is away. */
export interface Cover {
  absenceId: string
  personId: string
  personName: string
  workerName: string
  standInId: string | null
  standInName: string | null
  /** "asked" until a stand-in from another team has agreed. */
  state: 'asked' | 'agreed' | null
  plan: string | null
}

const absences = () =>
  sql`select a.id, a.worker_id as "workerId", w.name as "workerName", a.from_day as "fromDay", a.to_day as "toDay" from absence a join worker w on w.id = a.worker_id`

export async function readAbsence(caller: Caller, absenceId: string): Promise<Absence | undefined> {
  return (await sql<Absence>`${absences()} where a.id = ${absenceId} and a.cancelled_at is null`.execute(caller.tx)).rows[0]
}

/** Absences now and to come of this worker and of those who share a team with them. */
export async function absencesAround(caller: Caller, today: string): Promise<Absence[]> {
  const { rows } = await sql<Absence>`${absences()} where a.cancelled_at is null and a.to_day >= ${today}::date
    and (a.worker_id = ${caller.actor.workerId ?? null}::uuid or exists (select from membership m where m.worker_id = a.worker_id
      and m.during @> ${caller.now}::timestamptz and m.team_id = any(${`{${caller.actor.teams.join(',')}}`}::uuid[])))
    order by a.from_day, w.name limit 100`.execute(caller.tx)
  return rows
}

/** @returns undefined when the worker is away for some of these days already */
export async function insertAbsence(caller: Caller, absence: { workerId: string; fromDay: string; toDay: string }): Promise<string | undefined> {
  const id = newId()
  const { rows } =
    await sql`insert into absence (id, worker_id, from_day, to_day, made_at) values (${id}, ${absence.workerId}, ${absence.fromDay}, ${absence.toDay}, ${caller.now})
    on conflict do nothing returning id`.execute(caller.tx)
  return rows.length > 0 ? id : undefined
}

/** Everyone the absent worker holds, as far as the caller may see them, with who stands in. */
export async function coverOf(caller: Caller, absence: Absence): Promise<Cover[]> {
  const { rows } = await sql<Cover>`
    select ${absence.id}::uuid as "absenceId", r.person_id as "personId", coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as "personName", ${absence.workerName}::text as "workerName",
      s.worker_id as "standInId", w.name as "standInName", i.state, k.plan
    from responsibility r join person p on p.id = r.person_id
    left join stand_in s on s.absence_id = ${absence.id} and s.person_id = r.person_id
      and exists (select from involvement x where x.id = s.involvement_id and x.state <> 'declined' and not isempty(x.during) and (upper_inf(x.during) or upper(x.during) > ${caller.now}))
    left join stand_in_plan k on k.stand_in_id = s.id
    left join involvement i on i.id = s.involvement_id left join worker w on w.id = s.worker_id
    where r.worker_id = ${absence.workerId} and upper_inf(r.during) order by p.family_name, p.given_name limit 200`.execute(caller.tx)
  return rows
}

/** Whom a worker holds now: everyone for the house, for others those they may see. */
export async function heldBy(caller: Caller, workerId: string): Promise<{ personId: string }[]> {
  const { rows } = await sql<{
    personId: string
  }>`select person_id as "personId" from responsibility where worker_id = ${workerId} and upper_inf(during) order by person_id`.execute(caller.tx)
  return rows
}

export async function putStandIn(
  caller: Caller,
  row: { absenceId: string; personId: string; workerId: string; involvementId: string; plan: string },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`insert into stand_in (id, absence_id, person_id, worker_id, involvement_id, told_at)
    values (${newId()}, ${row.absenceId}, ${row.personId}, ${row.workerId}, ${row.involvementId}, ${caller.now})
    on conflict (absence_id, person_id) do update set worker_id = excluded.worker_id, involvement_id = excluded.involvement_id, told_at = excluded.told_at returning id`.execute(
    caller.tx,
  )
  await sql`delete from stand_in_plan where stand_in_id = ${rows[0]!.id}`.execute(caller.tx)
  if (row.plan)
    await sql`insert into stand_in_plan (stand_in_id, person_id, worker_id, plan) values (${rows[0]!.id}, ${row.personId}, ${row.workerId}, ${row.plan})`.execute(
      caller.tx,
    )
}

/** Ends the sight that standing in gave, of one person or of all of an absence. */
export async function endStandIns(caller: Caller, absenceId: string, personId?: string): Promise<void> {
  await sql`update involvement i set during = i.during * tstzrange(null, ${caller.now}), ended_why = 'no longer standing in', version = version + 1
    from stand_in s where s.involvement_id = i.id and s.absence_id = ${absenceId} and (${personId ?? null}::uuid is null or s.person_id = ${personId ?? null}::uuid)
      and i.part like 'Stands in for %' and not isempty(i.during) and (upper_inf(i.during) or upper(i.during) > ${caller.now})`.execute(caller.tx)
}

export const cancelRow = (caller: Caller, absenceId: string) => sql`update absence set cancelled_at = ${caller.now} where id = ${absenceId}`.execute(caller.tx)

export async function awayBetween(caller: Caller, workerId: string, fromDay: string, toDay: string): Promise<boolean> {
  const { rows } =
    await sql`select from absence where worker_id = ${workerId} and cancelled_at is null and daterange(from_day, to_day, '[]') && daterange(${fromDay}::date, ${toDay}::date, '[]')`.execute(
      caller.tx,
    )
  return rows.length > 0
}

export interface Away extends Absence {
  standInName: string | null
  state: 'asked' | 'agreed' | null
  plan: string | null
}

/** The absence of a person's key worker, under way or beginning within two weeks. */
export async function awayFor(caller: Caller, personId: string, today: string): Promise<Away | undefined> {
  const { rows } =
    await sql<Away>`select a.id, a.worker_id as "workerId", w.name as "workerName", a.from_day as "fromDay", a.to_day as "toDay", sw.name as "standInName", i.state, k.plan
    from responsibility r join absence a on a.worker_id = r.worker_id and a.cancelled_at is null join worker w on w.id = a.worker_id
    left join stand_in s on s.absence_id = a.id and s.person_id = r.person_id
    left join involvement i on i.id = s.involvement_id and i.state <> 'declined' and not isempty(i.during) and (upper_inf(i.during) or upper(i.during) > ${caller.now})
    left join stand_in_plan k on k.stand_in_id = s.id
    left join worker sw on sw.id = s.worker_id and i.id is not null
    where r.person_id = ${personId} and upper_inf(r.during) and a.to_day >= ${today}::date and a.from_day <= ${today}::date + 14 order by a.from_day limit 1`.execute(
      caller.tx,
    )
  const [away] = rows
  return away?.plan ? { ...away, plan: (await otherwiseOf(caller, personId))(away.plan) } : away
}

export async function readWorker(
  caller: Caller,
  workerId: string,
): Promise<{ id: string; name: string; role: string; active: boolean; organisationId: string } | undefined> {
  const { rows } = await sql<{
    id: string
    name: string
    role: string
    active: boolean
    organisationId: string
  }>`select id, name, role, active, organisation_id as "organisationId" from worker where id = ${workerId}`.execute(caller.tx)
  return rows[0]
}
