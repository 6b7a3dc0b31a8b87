import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { PlainDate } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import type { MedicineDifference, Move } from './medicines.ts'
import type { Line } from './plans.ts'

const array = (ids: readonly string[] | null) => (ids ? `{${ids.join(',')}}` : null)
/** The plan and medicines: what every row of a comparison holds. */
export const MEDICINE_KINDS = 136

export interface MedicineCheck {
  id: string
  personId: string
  why: Move
  source: string
  listedOn: PlainDate
  same: string[]
  begunAt: Date
  begunByName: string
  settledAt: Date | null
}

export interface Difference {
  id: string
  lineId: string | null
  lineVersion: number | null
  ours: string
  theirs: string
  decided: 'keep' | 'change' | null
  words: string
  decidedAt: Date | null
  decidedByName: string | null
  /** Everyone with the plan and medicines reads it. */
  open: boolean
}

const checks = () =>
  sql`select id, person_id as "personId", why, source, listed_on::text as "listedOn", same, begun_at as "begunAt", begun_by_name as "begunByName", settled_at as "settledAt" from medicine_check`

/** Comparisons of this person's medicines, newest first; at most 50. */
export async function readChecks(caller: Caller, personId: string): Promise<MedicineCheck[]> {
  const { rows } = await sql<MedicineCheck>`${checks()} where person_id = ${personId} order by begun_at desc, id desc limit 50`.execute(caller.tx)
  return rows
}

export async function readCheck(caller: Caller, checkId: string): Promise<MedicineCheck | undefined> {
  const { rows } = await sql<MedicineCheck>`${checks()} where id = ${checkId}`.execute(caller.tx)
  return rows[0]
}

/** The differences of one comparison that the caller may read, in order. */
export async function readDifferences(caller: Caller, checkId: string): Promise<Difference[]> {
  const { rows } =
    await sql<Difference>`select id, line_id as "lineId", line_version as "lineVersion", ours, theirs, decided, words, decided_at as "decidedAt", decided_by_name as "decidedByName",
      readers is null and kinds = ${MEDICINE_KINDS} as open
    from medicine_difference where check_id = ${checkId} order by position, id limit 300`.execute(caller.tx)
  return rows
}

export interface NewCheck extends Pick<MedicineCheck, 'personId' | 'why' | 'source' | 'listedOn' | 'same'> {
  differ: readonly MedicineDifference<Line>[]
}

/** @returns the id of the comparison */
export async function insertCheck(caller: Caller, it: NewCheck): Promise<string> {
  const id = newId()
  await sql`insert into medicine_check (id, person_id, why, source, listed_on, same, begun_at, begun_by, begun_by_name)
    values (${id}, ${it.personId}, ${it.why}, ${it.source}, ${it.listedOn}, array(select jsonb_array_elements_text(${JSON.stringify(it.same)}::jsonb)), ${caller.now}, ${caller.actor.workerId}, ${caller.actor.name})`.execute(
    caller.tx,
  )
  for (const [at, { ours, theirs }] of it.differ.entries())
    await sql`insert into medicine_difference (id, check_id, person_id, kinds, readers, position, line_id, line_version, ours, theirs)
      values (${newId()}, ${id}, ${it.personId}, ${(ours?.kinds ?? 0) | MEDICINE_KINDS}, ${array(ours?.readers ?? null)}::uuid[], ${at + 1}, ${ours?.id ?? null}::uuid, ${ours?.version ?? null}::int, ${ours?.words ?? ''}, ${theirs})`.execute(
      caller.tx,
    )
  return id
}

/** @returns false when somebody decided first */
export async function updateDecided(caller: Caller, id: string, decided: 'keep' | 'change', words: string): Promise<boolean> {
  const result =
    await sql`update medicine_difference set decided = ${decided}, words = ${words}, decided_at = ${caller.now}, decided_by = ${caller.actor.workerId}, decided_by_name = ${caller.actor.name}
    where id = ${id} and decided is null`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

export const putLine = (caller: Caller, id: string, lineId: string) =>
  sql`update medicine_difference set line_id = ${lineId} where id = ${id}`.execute(caller.tx)

/** How many differences wait, whoever may read them. For the house alone. */
export async function countUndecided(house: Caller, checkId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from medicine_difference where check_id = ${checkId} and decided is null`.execute(
    house.tx,
  )
  return rows[0]!.n
}

export const settleCheck = (caller: Caller, checkId: string, entryId: string) =>
  sql`update medicine_check set settled_at = ${caller.now}, entry_id = ${entryId} where id = ${checkId} and settled_at is null`.execute(caller.tx)
