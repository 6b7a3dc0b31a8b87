import { sql } from 'kysely'
import { type Caller, lend, once } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'

/** Locks both records, always in the same order, so that two merges of one pair come after one another. */
export async function lockBoth({ tx }: Caller, one: string, other: string): Promise<{ id: string; mergedInto: string | null }[]> {
  const { rows } = await sql<{ id: string; mergedInto: string | null }>`select id, merged_into as "mergedInto" from person
    where id in (${one}::uuid, ${other}::uuid) order by id for update`.execute(tx)
  return rows
}

/** Whether somebody holds each record now, and whether the person signs in to it: yes or no, whoever it is. */
export async function holdings(caller: Caller, gone: string, kept: string): Promise<{ goneHeld: boolean; keptHeld: boolean; goneSignsIn: boolean }> {
  return lend(caller, 'front-door', async ({ tx }) => {
    const { rows } = await sql<{ goneHeld: boolean; keptHeld: boolean; goneSignsIn: boolean }>`select
      exists (select from care_episode where person_id = ${gone}::uuid and ended_at is null) as "goneHeld",
      exists (select from care_episode where person_id = ${kept}::uuid and ended_at is null) as "keptHeld",
      exists (select from account where person_id = ${gone}::uuid and closed_at is null) as "goneSignsIn"`.execute(tx)
    return rows[0]!
  })
}

export async function insertMerge({ tx, now, actor }: Caller, gone: string, kept: string, why: string): Promise<void> {
  await sql`insert into person_merge (id, gone_id, kept_id, why, merged_at, merged_by, by_person, merged_by_name)
    values (${newId()}, ${gone}::uuid, ${kept}::uuid, ${why}, ${now}, ${actor.workerId ?? null}, ${actor.workerId === undefined}, ${actor.name})`.execute(tx)
  await sql`update person set merged_into = ${kept}::uuid, version = version + 1 where id = ${gone}::uuid`.execute(tx)
}

export interface Merge {
  id: string
  goneId: string
  keptId: string
  why: string
  mergedAt: Date
  mergedByName: string
}

/** Merges in force that this record is part of, among those whose both records the reader sees. */
export async function readMerges({ tx }: Caller, personId: string): Promise<Merge[]> {
  const { rows } = await sql<Merge>`select id, gone_id as "goneId", kept_id as "keptId", why, merged_at as "mergedAt", merged_by_name as "mergedByName"
    from person_merge where undone_at is null and (kept_id = ${personId}::uuid or gone_id = ${personId}::uuid) order by merged_at desc limit 20`.execute(tx)
  return rows
}

/** @returns false when somebody undid it first */
export async function undoMerge({ tx, now, actor }: Caller, merge: Merge, why: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update person_merge set undone_at = ${now}, undone_by = ${actor.workerId}, undone_why = ${why}
    where id = ${merge.id}::uuid and undone_at is null`.execute(tx)
  if (numAffectedRows !== 1n) return false
  await sql`update person set merged_into = null, version = version + 1 where id = ${merge.goneId}::uuid`.execute(tx)
  return true
}

/** Would parting give two records the same checked NHS number? */
export async function numberTaken({ tx }: Caller, merge: Merge): Promise<boolean> {
  const { rows } = await sql`select 1 from person g join person k on k.nhs_number = g.nhs_number
    where g.id = ${merge.goneId}::uuid and k.id = ${merge.keptId}::uuid and g.nhs_number_status in ('traced','verified') and k.nhs_number_status in ('traced','verified')`.execute(
    tx,
  )
  return rows.length > 0
}

/** This record, and every other of the same person that the reader may see. Somebody let in may see entries and not the name. */
export function recordsOf(caller: Caller, personId: string): Promise<string[]> {
  return once(caller, `records ${personId}`, () => askRecords(caller, personId))
}

async function askRecords({ tx }: Caller, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with recursive joined(id) as (
    select id from person where merged_into = ${personId}::uuid union select p.id from person p join joined j on p.merged_into = j.id)
    select id from joined order by id limit 20`.execute(tx)
  return [personId, ...rows.map(row => row.id)]
}
