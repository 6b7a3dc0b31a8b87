import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { inFigures } from '../../core/text.ts'
import type { SourceEntry } from './entry.ts'
import { chooseKeys } from './store-load-keys.ts'
import { writeChanged } from './store-load-write.ts'

/** Where entries come from, as an import says it. */
export interface SourceToLoad {
  code: string
  name: string
  kind: 'file' | 'open_referral'
  url?: string | undefined
  licence?: string | undefined
  attribution?: string | undefined
  mapping?: unknown
}

export interface LoadSource {
  id: string
  code: string
  name: string
  kind: SourceToLoad['kind'] | 'house' | 'suggestion'
  mapping: unknown
  /** The latest change a feed has told of, to ask only for what is newer. */
  newestChange: Date | undefined
}

/** One row of a source: an entry, or only the key of one that is still there (`entry` absent). */
export interface StagedEntry {
  row: number
  key: string
  /** What names it where another row has the same key; `key` is the beginning of it. */
  own?: string
  /** What named it at earlier readings. */
  was?: string
  entry?: SourceEntry
}

/** A row that was not kept, or (`kept`) a value of it that was left out. */
export interface LoadRefusal {
  row: number
  column: string
  reason: string
  raw: string
  kept?: boolean
}

export interface DirectoryCounts {
  kept: number
  /** New, different or back again. */
  changed: number
  /** Marked as gone from the source; nothing is deleted. */
  gone: number
  refused: number
}

/** The source has fewer than half as many entries as it had: it may be a part of a file. Nothing was changed. */
export class FewerThanHalf extends Error {}

/** What is known of a source that was read before. */
export async function findSource({ tx }: Caller, code: string): Promise<LoadSource | undefined> {
  const { rows } = await sql<{ id: string; name: string; kind: LoadSource['kind']; mapping: unknown; newest_change: Date | null }>`
    select id, name, kind, mapping, newest_change from asset_source where code = ${code}`.execute(tx)
  const row = rows[0]
  return row && { id: row.id, code, name: row.name, kind: row.kind, mapping: row.mapping ?? undefined, newestChange: row.newest_change ?? undefined }
}

/** Begins a load in the caller's transaction, one at a time. Entries wait in temporary tables: nothing changes before `finishDirectoryLoad`. */
export async function beginDirectoryLoad(caller: Caller, source: SourceToLoad): Promise<LoadSource> {
  const { tx } = caller
  await sql`select pg_advisory_xact_lock(900001)`.execute(tx)
  await sql`savepoint before_directory_load`.execute(tx)
  const { url, licence, attribution, mapping } = source
  await sql`insert into asset_source as s (id, code, name, kind, url, licence, attribution, mapping)
    values (${newId()}, ${source.code}, ${source.name}, ${source.kind}, ${url ?? null}, ${licence ?? ''}, ${attribution ?? ''}, ${mapping ? JSON.stringify(mapping) : null}::jsonb)
    on conflict (code) do update set name = excluded.name, kind = excluded.kind, url = coalesce(excluded.url, s.url), licence = coalesce(nullif(excluded.licence, ''), s.licence),
      attribution = coalesce(nullif(excluded.attribution, ''), s.attribution), mapping = coalesce(excluded.mapping, s.mapping)`.execute(tx)
  await sql`create temp table staged_asset ("row" bigint, key text, id uuid, own text, was text, hash text, body jsonb) on commit drop`.execute(tx)
  await sql`create temp table staged_refusal ("row" bigint, "column" text, reason text, raw text) on commit drop`.execute(tx)
  await sql`create temp table staged_remark ("row" bigint, "column" text, reason text, raw text) on commit drop`.execute(tx)
  return (await findSource(caller, source.code))!
}

/** The same source and key always have the same id, on every database; `idIn` of `store-load-keys.ts` says the same in SQL. */
function idOf(source: string, key: string): string {
  const h = createHash('sha256').update(`${source}\u0000${key}`).digest('hex')
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`
}

/** Puts entries, refusals and remarks aside. */
export async function stageEntries({ tx }: Caller, source: LoadSource, entries: readonly StagedEntry[], refusals: readonly LoadRefusal[]): Promise<void> {
  const rows = entries.map(({ row, key, own, was, entry }) => ({
    row,
    key,
    id: idOf(source.code, key),
    own,
    was,
    hash: entry ? createHash('sha256').update(JSON.stringify(entry)).digest('base64url').slice(0, 22) : null,
    body: entry
      ? {
          ...entry,
          organisation: { ...entry.organisation, id: idOf(source.code, `organisation ${entry.organisation.key}`) },
          locations: entry.locations.map(location => ({ ...location, id: idOf(source.code, `location ${location.key}`) })),
        }
      : null,
  }))
  if (rows.length > 0)
    await sql`insert into staged_asset select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("row" bigint, key text, id uuid, own text, was text, hash text, body jsonb)`.execute(
      tx,
    )
  for (const [table, part] of [
    ['staged_refusal', refusals.filter(one => !one.kept)],
    ['staged_remark', refusals.filter(one => one.kept)],
  ] as const)
    if (part.length > 0)
      await sql`insert into ${sql.raw(table)} select * from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as r("row" bigint, "column" text, reason text, raw text)`.execute(
        tx,
      )
}

export interface FinishOptions {
  /** Only changes were asked for: what is not there is not gone. */
  part?: boolean
  /** Fewer than half as many as before is right. */
  yesFewer?: boolean
  newestChange?: Date | undefined
}

/**
 * Writes what was staged: new entries are added, different ones changed but for fields somebody else has put right, equal ones
 * left alone, and those that are gone marked (and unmarked when they come back). Nothing is deleted.
 * @throws FewerThanHalf when the source has shrunk to less than half and nobody has said that this is right
 */
export async function finishDirectoryLoad(caller: Caller, source: LoadSource, options: FinishOptions = {}): Promise<DirectoryCounts> {
  const { tx } = caller
  await chooseKeys(caller, source)
  await refuseRepeats(caller)
  const kept = await one(sql<{ n: number }>`select count(*) as n from staged_asset`.execute(tx))
  if (!options.part && !options.yesFewer) await refuseFewer(caller, source)
  const changed = await writeChanged(caller, source)
  await renew(caller, source)
  const gone = options.part ? 0 : await markGone(caller, source)
  // A change that is yet to come, as some feed tells, would keep all that comes before it from being asked for.
  const newest = options.newestChange && options.newestChange > caller.now ? caller.now : options.newestChange
  await sql`update asset_source set read_at = ${caller.now}, newest_change = greatest(case when newest_change <= ${caller.now} then newest_change end, ${newest ?? null}::timestamptz)
    where id = ${source.id}`.execute(tx)
  const refused = await one(sql<{ n: number }>`select count(distinct "row") as n from staged_refusal`.execute(tx))
  // A refused row whose entry is held stays as it was; it was staged by its key alone, and is not counted as kept.
  const alone = await one(
    sql<{ n: number }>`select count(*) as n from staged_asset s where exists (select from staged_refusal r where r."row" = s."row")`.execute(tx),
  )
  return { kept: kept - alone, changed, gone, refused }
}

const one = async (answer: Promise<{ rows: { n: number }[] }>): Promise<number> => Number((await answer).rows[0]?.n ?? 0)

async function refuseRepeats({ tx }: Caller): Promise<void> {
  await sql`with repeats as (
      select "row", key, first_row from (select "row", key, min("row") over (partition by key) as first_row from staged_asset) s where "row" <> first_row
    ), gone as (delete from staged_asset s using repeats r where s."row" = r."row")
    insert into staged_refusal select "row", 'key', 'The same as row ' || first_row || '. The first of the two is kept.', left(key, 200) from repeats`.execute(
    tx,
  )
}

async function refuseFewer({ tx }: Caller, source: LoadSource): Promise<void> {
  const { rows } = await sql<{ held: number; here: number }>`select
    (select count(*) from asset where source_id = ${source.id} and missing_since is null) as held, (select count(*) from staged_asset) as here`.execute(tx)
  const { held = 0, here = 0 } = rows[0] ?? {}
  if (here * 2 < held)
    throw new FewerThanHalf(
      `${source.code} had ${inFigures(held)} entries and now has ${inFigures(here)}. Nothing was changed. If that is right, say so with --yes-fewer.`,
    )
}

// A source that lists something still lists it, unless it dates its own words: nobody is asked about it yet. Not a change, and not
// worth a write each day.
async function renew({ tx, now }: Caller, source: LoadSource): Promise<void> {
  await sql`with still as (
      update asset a set confirmed_at = ${now} from staged_asset s
      where a.source_id = ${source.id} and a.source_key = s.key and a.confirmed_how = 'listed' and a.confirmed_at < ${now}::timestamptz - interval '30 days'
        and not exists (select from staged_refusal r where r."row" = s."row")
      returning a.id
    ) update asset_found f set confirmed_at = ${now} from still where f.asset_id = still.id`.execute(tx)
}

// An entry stands although its own source no longer has it, while one of another source that was made one with it is still there.
async function markGone({ tx, now }: Caller, source: LoadSource): Promise<number> {
  return one(
    sql<{ n: number }>`with gone as (
      update asset a set missing_since = ${now}, changed_at = ${now}, version = version + 1
      where a.source_id = ${source.id} and a.missing_since is null and not exists (select from staged_asset s where s.key = a.source_key)
        and not exists (select from asset m where m.merged_into = a.id and m.source_id <> a.source_id and m.published and m.missing_since is null
          and m.status in ('active','temporarily closed'))
      returning id
    ), hidden as (delete from asset_found f using gone g where f.asset_id = g.id)
    select count(*) as n from gone`.execute(tx),
  )
}

/** What was refused (or only left out) by row, a page at a time: after `row`, at most `limit` and always whole rows. */
export async function loadRefusals({ tx }: Caller, kind: 'refusal' | 'remark', row: number, limit: number): Promise<LoadRefusal[]> {
  const { rows } = await sql<LoadRefusal>`select "row", "column", reason, raw, ${kind === 'remark'}::boolean as kept from ${sql.raw(`staged_${kind}`)}
    where "row" > ${row} order by "row", "column" fetch first ${sql.lit(limit)} rows with ties`.execute(tx)
  return rows
}

/** One kind of refusal or remark: its reason in the words of its first row, and how many rows have it. */
export interface RefusalKind {
  column: string
  reason: string
  raw: string
  row: number
  rows: number
}

/** What was refused (or only remarked) by kind, the commonest first: the same column, and the same reason but for its numbers. */
export async function refusalKinds({ tx }: Caller, kind: 'refusal' | 'remark', limit: number): Promise<RefusalKind[]> {
  const { rows } =
    await sql<RefusalKind>`select "column", (array_agg(reason order by "row"))[1] as reason, (array_agg(raw order by "row"))[1] as raw, min("row") as "row",
      count(distinct "row")::int as rows from ${sql.raw(`staged_${kind}`)}
    group by "column", regexp_replace(reason, '[0-9][0-9,]*', '#', 'g') order by rows desc, min("row"), "column" limit ${limit}`.execute(tx)
  return rows
}

/** Ends the load undone: after a rehearsal, or when the source could not be read to its end. */
export async function undoDirectoryLoad({ tx }: Caller): Promise<void> {
  await sql`rollback to savepoint before_directory_load`.execute(tx)
  await sql`release savepoint before_directory_load`.execute(tx)
}

/** Ends the load: the temporary tables make room for another. */
export async function endDirectoryLoad({ tx }: Caller): Promise<void> {
  await sql`drop table staged_asset, staged_refusal, staged_remark`.execute(tx)
  await sql`release savepoint before_directory_load`.execute(tx)
}

/** The keys a source has here now, to ask a feed only for what is not held. */
export async function heldKeys({ tx }: Caller, sourceId: string): Promise<Set<string>> {
  const { rows } = await sql<{ source_key: string }>`select source_key from asset where source_id = ${sourceId} and missing_since is null`.execute(tx)
  return new Set(rows.map(row => row.source_key))
}
