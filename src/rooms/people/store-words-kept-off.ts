import { sql } from 'kysely'
import { type Caller, once } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { type KeptOff, readOtherwise } from './words-kept-off.ts'

export interface WordKept extends KeptOff {
  id: string
  whoWasThere: string
  recordedAt: Date
  authorName: string
  version: number
}

/** Whether the caller is the person, or of the team that holds them: who may know of the list, and reads every text as it was written. */
export async function readsAsWritten({ tx }: Caller, personId: string): Promise<boolean> {
  const { rows } = await sql<{ it: boolean }>`select reads_as_written(${personId}::uuid) as it`.execute(tx)
  return rows[0]!.it
}

/** The words in force; nothing for readers who may not know of them. */
export async function readWordsKept({ tx }: Caller, personId: string): Promise<WordKept[]> {
  const { rows } =
    await sql<WordKept>`select id, word, instead, who_was_there as "whoWasThere", recorded_at as "recordedAt", author_name as "authorName", version
    from word_kept_off where person_id = ${personId}::uuid and ended_at is null order by slot limit 10`.execute(tx)
  return rows
}

/** @returns false when there is no room for another, or the same word stands there already */
export async function insertWordKept({ tx, now, actor }: Caller, personId: string, { word, instead, whoWasThere }: KeptOff & { whoWasThere: string }) {
  const { numAffectedRows } = await sql`insert into word_kept_off (id, person_id, slot, word, instead, who_was_there, recorded_at, author_name)
    select ${newId()}, ${personId}::uuid, s.slot, ${word}, ${instead}, ${whoWasThere}, ${now}, ${actor.name} from generate_series(1, 10) as s(slot)
    where not exists (select from word_kept_off w where w.person_id = ${personId}::uuid and w.slot = s.slot and w.ended_at is null) order by s.slot limit 1
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Nothing is erased: it stops being in force. @returns false when it is not there, or was changed meanwhile */
export async function endWordKept({ tx, now, actor }: Caller, personId: string, id: string, version: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update word_kept_off set ended_at = ${now}, ended_by_name = ${actor.name}, version = version + 1
    where id = ${id}::uuid and person_id = ${personId}::uuid and version = ${version} and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export type Reading = (text: string) => string
const asWritten: Reading = text => text

/**
 * How this caller reads texts about these people on shared views: the person and the team that holds them as written,
 * everybody else with the words they keep off said otherwise (R461). The words themselves are not handed out.
 */
export async function otherwiseFor(caller: Caller, personIds: readonly string[]): Promise<(personId: string) => Reading> {
  const asked = [...new Set(personIds)].sort()
  const readings = asked.length > 0 ? await once(caller, `words kept off ${asked}`, () => readingsOf(caller, asked, false)) : new Map<string, Reading>()
  return personId => readings.get(personId) ?? asWritten
}

/** The same for one person. */
export const otherwiseOf = async (caller: Caller, personId: string): Promise<Reading> => (await otherwiseFor(caller, [personId]))(personId)

/** How texts stand on paper and in files, which may be handed on to anybody: said otherwise whoever makes them. */
export const otherwiseOnCopies = async (caller: Caller, personId: string): Promise<Reading> => (await readingsOf(caller, [personId], true)).get(personId)!

async function readingsOf({ tx }: Caller, personIds: readonly string[], onCopies: boolean): Promise<Map<string, Reading>> {
  const { rows } = await sql<KeptOff & { personId: string }>`select person_id as "personId", word, instead
    from words_kept_off(${`{${personIds.join(',')}}`}::uuid[], ${onCopies})`.execute(tx)
  return new Map(personIds.map(id => [id, readOtherwise(rows.filter(row => row.personId === id))]))
}
