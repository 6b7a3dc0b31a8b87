import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import type { Line, Means, SafetyPlan, WholePlan } from './plan.ts'
import type { Said } from './said.ts'

const PLAN = sql`person_id as "personId", changed_at as "changedAt", changed_by_name as "changedByName", reviewed_on as "reviewedOn",
  reviewed_with as "reviewedWith", look_again_at as "lookAgainAt", version`
const LINE = sql`id, person_id as "personId", heading, words, written_at as "writtenAt", written_by_name as "writtenByName", removed_at as "removedAt", version`
const MEANS = sql`id, what, holder, since, until, written_by_name as "writtenByName", ended_at as "endedAt", ended_by_name as "endedByName", version`

export async function readPlan({ tx }: Caller, personId: string): Promise<SafetyPlan | undefined> {
  const { rows } = await sql<SafetyPlan>`select ${PLAN} from safety_plan where person_id = ${personId}::uuid`.execute(tx)
  return rows[0]
}

interface WholeRow extends SafetyPlan {
  lines: (Omit<Line, 'writtenAt' | 'removedAt'> & { writtenAt: string; removedAt: null })[] | null
  means: (Omit<Means, 'endedAt'> & { endedAt: null })[] | null
}

/** The plan, its lines and what is held out of reach, as they stand: one statement. */
export async function readWhole({ tx }: Caller, personId: string): Promise<WholePlan> {
  const { rows } = await sql<WholeRow>`select ${PLAN},
      (select json_agg(l order by l.id) from (select ${LINE} from safety_line l where l.person_id = p.person_id and removed_at is null limit 500) l) as lines,
      (select json_agg(m order by m.since, m.id) from (select ${MEANS} from means_safety m where m.person_id = p.person_id and ended_at is null limit 200) m) as means
    from safety_plan p where person_id = ${personId}::uuid`.execute(tx)
  const row = rows[0]
  if (!row) return { plan: undefined, lines: [], means: [] }
  const { lines, means, ...plan } = row
  return { plan, lines: (lines ?? []).map(line => ({ ...line, writtenAt: new Date(line.writtenAt) })), means: means ?? [] }
}

/** Begins the plan where there is none; two who begin at once begin one. */
export async function beginPlan({ tx, now, actor }: Caller, personId: string): Promise<void> {
  await sql`insert into safety_plan (person_id, begun_at, begun_by_name, changed_at, changed_by_name)
    values (${personId}, ${now}, ${actor.name}, ${now}, ${actor.name}) on conflict (person_id) do nothing`.execute(tx)
}

/** Something in the plan was changed, by the caller, now. */
export async function touchPlan({ tx, now, actor }: Caller, personId: string): Promise<void> {
  await sql`update safety_plan set changed_at = ${now}, changed_by_name = ${actor.name}, version = version + 1 where person_id = ${personId}::uuid`.execute(tx)
}

/** @returns false when the plan was changed since the reviewer opened it */
export async function updateReview({ tx }: Caller, personId: string, version: number, on: string, withWhom: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update safety_plan set reviewed_on = ${on}, reviewed_with = ${withWhom}, look_again_at = null, version = version + 1
    where person_id = ${personId}::uuid and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

/** @returns false when there is no plan to look at */
export async function updateLookAgain({ tx, now }: Caller, personId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update safety_plan set look_again_at = coalesce(look_again_at, ${now}) where person_id = ${personId}::uuid`.execute(tx)
  return numAffectedRows === 1n
}

export async function insertLines({ tx, now, actor }: Caller, personId: string, heading: string, lines: readonly string[]): Promise<void> {
  const rows = lines.map(words => ({ id: newId(), words }))
  await sql`insert into safety_line (id, person_id, heading, words, written_at, written_by_name)
    select r.id, ${personId}, ${heading}, r.words, ${now}, ${actor.name} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, words text)`.execute(
    tx,
  )
}

/** A line, also one that was taken off. */
export async function readLine({ tx }: Caller, lineId: string): Promise<Line | undefined> {
  const { rows } = await sql<Line>`select ${LINE} from safety_line where id = ${lineId}::uuid`.execute(tx)
  return rows[0]
}

/** New words, taking off (`removed`) or putting back. @returns false when somebody changed the line first */
export async function updateLine({ tx, now, actor }: Caller, lineId: string, version: number, words: string, removed: boolean, said?: Said): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update safety_line set words = ${words}, removed_at = ${removed ? now : null}, written_at = ${now}, written_by_name = ${actor.name},
      off_said_on = ${said?.saidOn ?? null}::date, off_said_how = ${said?.saidHow ?? ''}
    where id = ${lineId}::uuid and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

/** A line as it once stood. */
export interface OlderLine {
  lineId: string
  heading: string
  words: string
  writtenAt: Date
  writtenByName: string
  removedAt: Date | null
}

/** Older words of the plan's lines, newest first; at most 200. */
export async function readOlder({ tx }: Caller, personId: string): Promise<OlderLine[]> {
  const { rows } =
    await sql<OlderLine>`select line_id as "lineId", heading, words, written_at as "writtenAt", written_by_name as "writtenByName", removed_at as "removedAt"
    from safety_line_past where person_id = ${personId}::uuid order by written_at desc, line_id, version desc limit 200`.execute(tx)
  return rows
}

/** Lines that were taken off, newest first; at most 100. */
export async function readTakenOff({ tx }: Caller, personId: string): Promise<Line[]> {
  const { rows } =
    await sql<Line>`select ${LINE} from safety_line where person_id = ${personId}::uuid and removed_at is not null order by removed_at desc, id limit 100`.execute(
      tx,
    )
  return rows
}

export async function insertMeans({ tx, now, actor }: Caller, personId: string, one: Pick<Means, 'what' | 'holder' | 'since' | 'until'>): Promise<void> {
  await sql`insert into means_safety (id, person_id, what, holder, since, until, written_at, written_by_name)
    values (${newId()}, ${personId}, ${one.what}, ${one.holder}, ${one.since}, ${one.until}, ${now}, ${actor.name})`.execute(tx)
}

/** What was held out of reach and no longer is, newest first; at most 100. */
export async function readEndedMeans({ tx }: Caller, personId: string): Promise<Means[]> {
  const { rows } =
    await sql<Means>`select ${MEANS} from means_safety where person_id = ${personId}::uuid and ended_at is not null order by ended_at desc, id limit 100`.execute(
      tx,
    )
  return rows
}

/** @returns false when it was ended before, or is not this person's */
export async function endMeans({ tx, now, actor }: Caller, personId: string, meansId: string, version: number, said?: Said): Promise<boolean> {
  const { numAffectedRows } = await sql`update means_safety set ended_at = ${now}, ended_by_name = ${actor.name}, version = version + 1,
      ended_said_on = ${said?.saidOn ?? null}::date, ended_said_how = ${said?.saidHow ?? ''}
    where id = ${meansId}::uuid and person_id = ${personId}::uuid and version = ${version} and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** True when the caller's own "Safety plan changed" stands on the record of this London day already. */
export async function toldToday({ tx, actor }: Caller, personId: string, dayBegan: Date): Promise<boolean> {
  const { rows } = await sql`select 1 from entry where person_id = ${personId}::uuid and what = 'safety_plan' and happened_at >= ${dayBegan}
    and (author_worker_id = ${actor.workerId ?? null}::uuid or author_person_id = ${actor.personId ?? null}::uuid) limit 1`.execute(tx)
  return rows.length > 0
}

/** The place whose crisis help the plan names: where the person lives, as far as the caller may know. */
export async function placeOf({ tx }: Caller, personId: string): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`select place_code as code from person where id = ${personId}::uuid`.execute(tx)
  return rows[0]?.code
}
