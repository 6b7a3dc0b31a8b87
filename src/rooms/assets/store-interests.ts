import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { Tx } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import type { LoadReport } from '../clinical-content/index.ts'
import { type InterestsFile, readInterests } from './interests.ts'
import type { Interest } from './spelling.ts'

export const OUR_LIST = 'kith-interests'

/**
 * Loads a list of interests and kinds of help, whole, in the caller's transaction, or not at all; entries under a heading whose words
 * changed are found by the new ones at once. Safe to repeat. A heading the file no longer has stays while an entry stands under it.
 * @throws ContentRefused with words on what to put right
 */
export async function loadInterests(caller: Caller, text: string): Promise<LoadReport> {
  const file = readInterests(text)
  const { tx } = caller
  const { rows } = await sql<{ id: string }>`insert into taxonomy (id, code, name, description, version)
    values (${newId()}, ${file.code}, ${file.name}, ${file.description}, ${file.version})
    on conflict (code) do update set name = excluded.name, description = excluded.description, version = excluded.version returning id`.execute(tx)
  const taxonomyId = rows[0]!.id
  const changed = await putTerms(caller, taxonomyId, file.terms)
  const codes = file.terms.map(term => term.code)
  await sql`delete from taxonomy_term t where taxonomy_id = ${taxonomyId} and code <> all(${codes}::text[])
    and not exists (select from asset_term x where x.term_id = t.id)`.execute(tx)
  if (changed.length > 0) await sql`select asset_refind(array(select distinct asset_id from asset_term where term_id = any(${changed}::uuid[])))`.execute(tx)
  return { name: file.code, version: Number.parseInt(file.version, 10) || 1, items: file.terms.length, loaded: changed.length > 0 }
}

async function putTerms({ tx }: Caller, taxonomyId: string, terms: InterestsFile['terms']): Promise<string[]> {
  const rows = terms.map(term => ({ id: newId(), ...term }))
  const put = await sql<{ id: string }>`insert into taxonomy_term (id, taxonomy_id, code, name, description, domains, words)
    select id, ${taxonomyId}::uuid, code, name, description, domains, words from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, code text, name text, description text, domains text[], words text[])
    on conflict (taxonomy_id, code) do update set name = excluded.name, description = excluded.description, domains = excluded.domains, words = excluded.words
      where (taxonomy_term.name, taxonomy_term.description, taxonomy_term.domains, taxonomy_term.words)
        is distinct from (excluded.name, excluded.description, excluded.domains, excluded.words)
    returning id`.execute(tx)
  return put.rows.map(row => row.id)
}

/** Our headings with the words people use for each, by name; at most 1,000. The same array until a list is loaded again. */
export async function listInterests({ tx }: Caller): Promise<readonly Interest[]> {
  const { rows } = await sql<{ revision: string }>`select revision from taxonomy where code = ${OUR_LIST}`.execute(tx)
  const revision = rows[0]?.revision
  if (!revision) return []
  if (kept?.revision !== revision) kept = { revision, interests: await readInterestsOf(tx, sql`true`) }
  return kept.interests
}

/** Those of our headings under which an entry stands, by name. */
export const listUsedInterests = ({ tx }: Caller): Promise<Interest[]> => readInterestsOf(tx, sql`exists (select from asset_term a where a.term_id = t.id)`)

let kept: { revision: string; interests: readonly Interest[] } | undefined

async function readInterestsOf(tx: Tx, condition: RawBuilder<unknown>): Promise<Interest[]> {
  const { rows } = await sql<Interest>`select t.code, t.name, t.domains, t.words from taxonomy_term t join taxonomy x on x.id = t.taxonomy_id
    where x.code = ${OUR_LIST} and ${condition} order by t.name, t.code limit 1000`.execute(tx)
  return rows
}
