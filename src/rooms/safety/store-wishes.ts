import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import type { Said } from './said.ts'
import type { NewWish, Wish } from './wishes.ts'

/** Every version of every wish the caller may see, oldest first; at most 500. */
export async function readWishes({ tx }: Caller, personId: string): Promise<Wish[]> {
  const { rows } =
    await sql<Wish>`select id, person_id as "personId", kind, follows, circumstance, words, document_where as "documentWhere", made_on as "madeOn",
      witnessed_by as "witnessedBy", even_if_life as "evenIfLife", withdrawn, written_at as "writtenAt", written_by_name as "writtenByName"
    from advance_wish where person_id = ${personId}::uuid order by id limit 500`.execute(tx)
  return rows
}

/** A new wish, or a new version of the one it follows. @returns false when somebody wrote a version first: nothing is kept */
export async function insertWish(
  { tx, now, actor }: Caller,
  personId: string,
  wish: NewWish,
  follows: string | null,
  said: Said | undefined,
  withdrawn = false,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into advance_wish (id, person_id, kind, follows, circumstance, words, document_where, made_on, witnessed_by, even_if_life, withdrawn,
      written_at, written_by_name, said_on, said_how)
    values (${newId()}, ${personId}, ${wish.kind}, ${follows}::uuid, ${wish.circumstance}, ${wish.words}, ${wish.documentWhere}, ${wish.madeOn}::date, ${wish.witnessedBy},
      ${wish.evenIfLife}, ${withdrawn}, ${now}, ${actor.name}, ${said?.saidOn ?? null}::date, ${said?.saidHow ?? ''})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}
