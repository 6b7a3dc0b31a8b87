import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { otherwiseOf } from '../people/index.ts'
import type { Section } from './sections.ts'
import { wordsOtherwise } from './shared-words.ts'
import { insertLine, type NewLine } from './store.ts'

const writer = (caller: Caller) => caller.actor.workerId ?? caller.actor.personId ?? null

/** Hours within which a page that was opened takes its first words, and from those on all others. */
export const SITTING_HOURS = 12

/** Keeps a page on which the caller writes, from its first words on. */
export async function keepSitting(caller: Caller, id: string, personId: string): Promise<void> {
  await sql`insert into plan_sitting (id, person_id, writer, opened_at) values (${id}, ${personId}, ${writer(caller)}, ${caller.now}) on conflict do nothing`.execute(
    caller.tx,
  )
}

/** Whose plan the caller's own page is about; undefined for the page of somebody else, one nobody wrote on, and after its hours. */
export async function readSitting(caller: Caller, sittingId: string): Promise<string | undefined> {
  const { rows } = await sql<{ personId: string }>`select person_id as "personId" from plan_sitting
    where id = ${sittingId} and opened_at > ${caller.now}::timestamptz - make_interval(hours => ${SITTING_HOURS})`.execute(caller.tx)
  return rows[0]?.personId
}

/** The page that saves, and the how-manieth text it sends. Without, whoever saves is held to the version they read. */
export interface Typing {
  sitting: string
  edit: number
}

/** Runs `work` as typed on a page: what follows on there is one version. */
async function typing<T>(caller: Caller, sitting: string | undefined, work: () => Promise<T>): Promise<T> {
  if (sitting) await sql`select set_config('kith.sitting', ${sitting}, true)`.execute(caller.tx)
  const done = await work()
  if (sitting) await sql`select set_config('kith.sitting', '', true)`.execute(caller.tx)
  return done
}

/** Adds a line whose id its page chose, so that sending it twice adds it once. */
export async function insertTyped(caller: Caller, line: NewLine, typed: Typing | undefined): Promise<void> {
  await typing(caller, typed?.sitting, () => insertLine(caller, line))
}

/**
 * Saves words over the version that was read; words that follow on from what the same page saved need none, unless they come
 * late. @returns false when nothing was changed
 */
export async function updateWords(caller: Caller, lineId: string, version: number, words: string, typed?: Typing): Promise<boolean> {
  const fits = typed
    ? sql`case when sitting = ${typed.sitting}::uuid then sitting_edit < ${typed.edit}::int else version = ${version}::int end`
    : sql`version = ${version}::int`
  const result = await typing(caller, typed?.sitting, () =>
    sql`update plan_line set words = ${words}, written_at = ${caller.now}, written_by_name = ${caller.actor.name}, written_by = ${writer(caller)}, sitting_edit = ${typed?.edit ?? 0}
      where id = ${lineId} and removed_at is null and ${fits}`.execute(caller.tx),
  )
  return (result.numAffectedRows ?? 0n) > 0n
}

/** A line as somebody who saves it needs to know it. */
export interface Standing {
  id: string
  personId: string
  section: Section
  words: string
  version: number
  writtenByName: string
  removed: boolean
  sitting: string | null
  edit: number
}

/** The line as it stands; held still until the end of the transaction, so that nothing comes between looking and saving. */
export async function lockStanding(caller: Caller, lineId: string): Promise<Standing | undefined> {
  const { rows } =
    await sql<Standing>`select id, person_id as "personId", section, words, version, written_by_name as "writtenByName", removed_at is not null as removed, sitting, sitting_edit as edit
    from plan_line where id = ${lineId} for update`.execute(caller.tx)
  return rows[0]
}

/** Keeps words beside a line that somebody else changed. What the same page sends next takes the place of its own, which nobody chose yet. */
export async function keepOther(caller: Caller, lineId: string, version: number, words: string, typed: Typing): Promise<void> {
  await sql`insert into plan_line_other (id, line_id, person_id, kinds, readers, words, over_version, sitting, sitting_edit, written_at, written_by, written_by_name)
    select ${newId()}, id, person_id, kinds, readers, ${words}, ${version}, ${typed.sitting}, ${typed.edit}, ${caller.now}, ${writer(caller)}, ${caller.actor.name} from plan_line where id = ${lineId}
    on conflict (line_id, sitting) where settled is null do update set words = excluded.words, over_version = excluded.over_version, sitting_edit = excluded.sitting_edit, written_at = excluded.written_at
      where plan_line_other.sitting_edit <= excluded.sitting_edit`.execute(caller.tx)
}

/** Words kept beside a line. */
export interface Other {
  id: string
  lineId: string
  section: Section
  words: string
  writtenByName: string
  writtenBy: string
  /** True when the line was taken out meanwhile. */
  removed: boolean
}

/** All words kept beside lines of this plan that nobody chose yet, as far as the caller may read them. */
export async function readOthers(caller: Caller, personId: string): Promise<Other[]> {
  const others = await othersAsWritten(caller, personId)
  const read = others.length > 0 ? await otherwiseOf(caller, personId) : undefined
  return others.map(other => (read ? { ...other, words: wordsOtherwise(other.section, other.words, read) } : other))
}

/** The same as they are stored: to put them into the plan, never to show them. */
export async function othersAsWritten(caller: Caller, personId: string): Promise<Other[]> {
  const { rows } =
    await sql<Other>`select o.id, o.line_id as "lineId", l.section, o.words, o.written_by_name as "writtenByName", o.written_by as "writtenBy", l.removed_at is not null as removed
    from plan_line_other o join plan_line l on l.id = o.line_id where o.person_id = ${personId} and o.settled is null order by o.written_at, o.id limit 500`.execute(
      caller.tx,
    )
  return rows
}

/** Closes the choice between two wordings. @returns false when somebody chose already */
export async function settleOther(caller: Caller, otherId: string, how: 'used' | 'left'): Promise<boolean> {
  const result =
    await sql`update plan_line_other set settled = ${how}, settled_at = ${caller.now}, settled_by_name = ${caller.actor.name} where id = ${otherId} and settled is null`.execute(
      caller.tx,
    )
  return (result.numAffectedRows ?? 0n) > 0n
}
