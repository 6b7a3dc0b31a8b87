import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import type { StepCode } from './instrument.ts'
import type { Area, MeasureResponse } from './outcomes.ts'

const columns =
  () => sql`a.id, a.response_id as "responseId", a.item_code as "itemCode", a.position, a.understand, a.look_forward as "lookForward", a.options, a.actions,
  a.saved_at as "savedAt", a.saved_by_name as "savedByName", a.version`

export async function readAreas(caller: Caller, responseId: string): Promise<Area[]> {
  const { rows } = await sql<Area>`select ${columns()} from dialog_plus a where a.response_id = ${responseId} order by a.position`.execute(caller.tx)
  return rows
}

/** Puts chosen areas in the places still free. @returns how many found one */
export async function insertAreas(caller: Caller, response: MeasureResponse, kinds: number, codes: readonly string[], from: number): Promise<number> {
  let kept = 0
  for (const [at, code] of codes.entries()) {
    const result = await sql`insert into dialog_plus (id, person_id, kinds, response_id, item_code, position, saved_at, saved_by_name)
      values (${newId()}, ${response.personId}, ${kinds}, ${response.id}, ${code}, ${from + at}, ${caller.now}, ${caller.actor.name}) on conflict do nothing`.execute(
      caller.tx,
    )
    kept += Number(result.numAffectedRows ?? 0)
  }
  return kept
}

/** @returns false when somebody changed it first */
export async function updateArea(caller: Caller, id: string, version: number, words: Record<StepCode, string>): Promise<boolean> {
  const result =
    await sql`update dialog_plus set understand = ${words.understand}, look_forward = ${words.lookForward}, options = ${words.options}, actions = ${words.actions},
      saved_at = ${caller.now}, saved_by_name = ${caller.actor.name}, version = version + 1
    where id = ${id} and version = ${version}`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

/** Areas of the latest answers that have any, with the definition they belong to; for the plan. */
export async function latestAreas(
  caller: Caller,
  personId: string,
): Promise<(Area & { instrumentId: string; rating: number | null; wanted: boolean; answeredAt: Date })[]> {
  const { rows } = await sql<Area & { instrumentId: string; rating: number | null; wanted: boolean; answeredAt: Date }>`
    select ${columns()}, r.instrument_id as "instrumentId", (r.answers->>a.item_code)::int as rating, a.item_code = any (r.wants) as wanted, r.answered_at as "answeredAt"
    from dialog_plus a join measure_response r on r.id = a.response_id
    where r.id = (select x.id from measure_response x where x.person_id = ${personId} and exists (select from dialog_plus d where d.response_id = x.id)
      order by x.answered_at desc, x.id desc limit 1) order by a.position`.execute(caller.tx)
  return rows
}
