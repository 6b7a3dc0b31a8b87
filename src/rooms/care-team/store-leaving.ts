import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'

// What a worker who leaves has a part in; read and ended by the house alone.

/** Teams in which this worker is the only one at work. */
export async function teamsOnlyOf(house: Caller, workerId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select team_id as id from at_work group by team_id having bool_and(worker_id = ${workerId}) order by team_id`.execute(house.tx)
  return rows.map(row => row.id)
}

/** True when the worker holds somebody in one of these teams, also when they are not at work there any more. */
export async function holdsIn(house: Caller, workerId: string, teamIds: readonly string[]): Promise<boolean> {
  const { rows } =
    await sql`select from responsibility where worker_id = ${workerId} and team_id = any (${[...teamIds]}::uuid[]) and upper_inf(during) limit 1`.execute(
      house.tx,
    )
  return rows.length > 0
}

/** Open handovers to this worker. */
export async function handoversTo(house: Caller, workerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from handover where to_worker_id = ${workerId} and finished_at is null order by person_id`.execute(
    house.tx,
  )
  return rows.map(row => row.id)
}

/** Nobody asks this worker, and they take on nobody, until the transaction ends; nor does anybody else leave their teams. */
export async function lockLeaver(house: Caller, workerId: string): Promise<void> {
  await sql`select from worker where id = ${workerId} for no key update`.execute(house.tx)
  await sql`select from team where id in (select team_id from membership where worker_id = ${workerId}) order by id for no key update`.execute(house.tx)
}

/** From now on the worker is at work in no team. */
export const endWork = (house: Caller, workerId: string) =>
  sql`update membership set during = during * tstzrange(null, ${house.now}) where worker_id = ${workerId} and not isempty(during) and (upper_inf(during) or upper(during) > ${house.now})`.execute(
    house.tx,
  )

/** People whose care team the worker is in now, by their own agreement. */
export async function partsOf(house: Caller, workerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct person_id as id from involvement
    where worker_id = ${workerId} and state = 'agreed' and during @> ${house.now}::timestamptz order by person_id`.execute(house.tx)
  return rows.map(row => row.id)
}

/** Ends a leaving worker's part everywhere but in responsibility and handovers, which must have moved on before. */
export async function leave(house: Caller, workerId: string): Promise<void> {
  await sql`update involvement set during = during * tstzrange(null, ${house.now}), ended_why = 'the worker has left', version = version + 1
    where worker_id = ${workerId} and not isempty(during) and (upper_inf(during) or upper(during) > ${house.now})`.execute(house.tx)
  await sql`update absence set cancelled_at = ${house.now} where worker_id = ${workerId} and cancelled_at is null`.execute(house.tx)
  await sql`update worker set active = false where id = ${workerId}`.execute(house.tx)
}
