import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import type { CrisisReading } from './crisis-reading.ts'

export async function newestCrisisReading({ tx }: Caller, personId: string): Promise<CrisisReading | undefined> {
  const { rows } = await sql<CrisisReading>`select agreed, said_on::text as "saidOn", said_how as "saidHow", written_by_name as "writtenByName"
    from crisis_reading where person_id = ${personId}::uuid order by id desc limit 1`.execute(tx)
  return rows[0]
}

export async function insertCrisisReading({ tx, now, actor }: Caller, personId: string, said: Omit<CrisisReading, 'writtenByName'>): Promise<void> {
  await sql`insert into crisis_reading (id, person_id, agreed, said_on, said_how, written_at, written_by, written_by_name)
    values (${newId()}, ${personId}, ${said.agreed}, ${said.saidOn}::date, ${said.saidHow}, ${now}, ${actor.workerId ?? null}::uuid, ${actor.name})`.execute(tx)
}
