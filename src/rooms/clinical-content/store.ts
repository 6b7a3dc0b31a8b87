import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import type { ClinicalItem, ContentFile, ContentListing, Loaded } from './clinical-content.ts'

const today = (caller: Caller) => sql`v.valid_from <= ${londonDate(caller.now)}::date and (v.valid_to is null or v.valid_to > ${londonDate(caller.now)}::date)`

/** A version of a list, and the mark of what stands in it: two of one mark say the same. */
export interface VersionMark {
  list: string
  version: number
  sha256: string
}

/** The versions of these lists that hold today, by list; a list that was never loaded has none. */
export async function versionsToday(caller: Caller, lists: readonly string[]): Promise<VersionMark[]> {
  const { rows } = await sql<VersionMark>`select v.list, v.version, v.sha256 from content_version v
    where v.list = any (${`{${lists.join(',')}}`}::text[]) and ${today(caller)} order by v.list`.execute(caller.tx)
  return rows
}

/** The items of these versions, in order. */
export async function readItems(caller: Caller, versions: readonly VersionMark[]): Promise<ClinicalItem[]> {
  const { rows } = await sql<ClinicalItem>`select i.list, i.version, i.code, i.title, i.words, i.more, i.source, i.checked, i.approved_by as "approvedBy"
    from clinical_item i join jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as v(list text, version int) on i.list = v.list and i.version = v.version
    order by i.list, i.position`.execute(caller.tx)
  return rows
}

export async function readListings(caller: Caller): Promise<ContentListing[]> {
  const { rows } = await sql<ContentListing>`select v.list, v.version, v.title, v.valid_from::text as "validFrom", count(*)::int as items,
      (count(*) filter (where not i.checked))::int as unchecked
    from content_version v join clinical_item i on i.list = v.list and i.version = v.version
    where ${today(caller)} group by v.list, v.version order by v.title, v.list`.execute(caller.tx)
  return rows
}

/** One loader at a time for a list; the second finds what the first did. */
export async function lockList(caller: Caller, list: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${list}, 70))`.execute(caller.tx)
}

export async function lastVersion(caller: Caller, list: string): Promise<Loaded | undefined> {
  const { rows } = await sql<Loaded>`select version, sha256, valid_from::text as "validFrom" from content_version where list = ${list}
    order by version desc limit 1`.execute(caller.tx)
  return rows[0]
}

/** Puts a whole version in, and ends the one before on the day this begins. */
export async function insertVersion(caller: Caller, file: ContentFile, sha256: string): Promise<void> {
  await sql`update content_version set valid_to = ${file.validFrom}::date where list = ${file.list} and valid_to is null`.execute(caller.tx)
  await sql`insert into content_version (list, version, title, valid_from, sha256, loaded_at, loaded_by)
    values (${file.list}, ${file.version}, ${file.title ?? file.list.replaceAll('-', ' ')}, ${file.validFrom}::date, ${sha256}, ${caller.now}, ${caller.actor.name})`.execute(
    caller.tx,
  )
  await sql`insert into clinical_item (list, version, code, position, title, words, more, source, checked, approved_by)
    select ${file.list}, ${file.version}, i.value->>'code', i.ordinality - 1, i.value->>'title', i.value->>'words', i.value->'more', i.value->>'source',
      (i.value->>'checked')::boolean, i.value->>'approvedBy'
    from jsonb_array_elements(${JSON.stringify(file.items)}::jsonb) with ordinality i`.execute(caller.tx)
}
