import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { addDays, londonDate, londonInstant } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { monthsBefore, STALE_MONTHS } from './assets.ts'
import { readWeek } from './hours.ts'
import { ASK_AGAIN_DAYS, type EntryWords, FIELD_NAMES, KEY_DAYS, type Kept, type Telling, type Use } from './upkeep.ts'

/** The source of what people and connectors say. */
export const SUGGESTED = '0192f000-0000-7000-8000-0000000000a2'

/** Nothing here is for the asker's own rights: each function runs as a named system caller, after a check of who asks. */
export async function readKept({ tx }: Caller, assetId: string): Promise<Kept | undefined> {
  const { rows } = await sql<
    Omit<Kept, 'words' | 'askedAt' | 'mergedInto' | 'said'> & {
      words: Record<string, string | null>
      askedAt: Date | null
      mergedInto: string | null
      said: Record<string, { by: string; at: string }>
    }
  >`select a.id, o.name as organisation, a.status, a.published, a.confirmed_at as "confirmedAt", a.confirmed_how as "confirmedHow", a.asked_at as "askedAt", a.missing_since is not null as missing,
      a.merged_into as "mergedInto", coalesce(a.owner_name, '') as "ownerName", coalesce(a.owner_email, '') as "ownerEmail", s.name as source, a.version,
      json_build_object(${sql.raw(FIELD_NAMES.map(name => `'${name}', a.${name}`).join(', '))}) as words,
      coalesce((select jsonb_object_agg(f.field, jsonb_build_object('by', f.said_by, 'at', f.at)) from asset_field f where f.asset_id = a.id), '{}') as said,
      array(select concat_ws(', ', nullif(l.name, ''), nullif(l.address_1, ''), nullif(l.city, ''), regexp_replace(l.postcode, '(...)$', ' \\1')) as place_name from asset_at_location al join asset_location l on l.id = al.location_id
        where al.asset_id = a.id order by place_name limit 20) as where
    from asset a join asset_organisation o on o.id = a.organisation_id join asset_source s on s.id = a.source_id where a.id = ${assetId}::uuid`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  return {
    ...row,
    askedAt: row.askedAt ?? undefined,
    mergedInto: row.mergedInto ?? undefined,
    words: Object.fromEntries(FIELD_NAMES.map(name => [name, row.words[name] ?? ''])) as EntryWords,
    said: Object.fromEntries(Object.entries(row.said).map(([field, { by, at }]) => [field, { by, at: new Date(at) }])),
  }
}

export type By = 'organiser' | 'connector'

const refind = ({ tx }: Caller, ids: readonly string[]) => sql`select asset_refind(${ids}::uuid[])`.execute(tx)

/** Says that an entry is right as it stands. @returns false when somebody changed it first */
export async function confirmEntry(caller: Caller, assetId: string, version: number, by: By): Promise<boolean> {
  const { tx, now } = caller
  const { numAffectedRows } =
    await sql`update asset set confirmed_at = ${now}, confirmed_how = ${by}, confirmed_by = '', asked_at = null, changed_at = ${now}, version = version + 1,
    status = case when status = 'inactive' then 'active' else status end where id = ${assetId}::uuid and version = ${version} and merged_into is null`.execute(
      tx,
    )
  if (numAffectedRows !== 1n) return false
  await refind(caller, [assetId])
  return true
}

/** It has closed. Kept, and in no results. @returns false when somebody changed it first */
export async function closeEntry(caller: Caller, assetId: string, version: number, by: By): Promise<boolean> {
  const { tx, now } = caller
  const { numAffectedRows } =
    await sql`update asset set status = 'defunct', confirmed_at = ${now}, confirmed_how = ${by}, confirmed_by = '', changed_at = ${now}, version = version + 1
    where id = ${assetId}::uuid and version = ${version} and merged_into is null`.execute(tx)
  if (numAffectedRows !== 1n) return false
  await saidBy(caller, assetId, ['status'], by)
  await refind(caller, [assetId])
  return true
}

export interface EntryChange {
  words: EntryWords
  ownerName: string
  ownerEmail: string
}

const NULLABLE = new Set(['website', 'phone', 'email'])

/** Puts an entry right; what was changed is no longer overwritten by its source. @returns false when somebody changed it first */
export async function changeEntry(caller: Caller, before: Kept, change: EntryChange, version: number, by: By): Promise<boolean> {
  const { tx, now } = caller
  const set = sql.join(
    FIELD_NAMES.map(name => sql`${sql.ref(name)} = ${NULLABLE.has(name) && change.words[name] === '' ? null : change.words[name]}`),
    sql`, `,
  )
  const { numAffectedRows } = await sql`update asset set ${set}, owner_name = ${change.ownerName || null}, owner_email = ${change.ownerEmail || null},
      confirmed_at = ${now}, confirmed_how = ${by}, confirmed_by = '', asked_at = null, changed_at = ${now}, version = version + 1,
      status = case when status in ('inactive','defunct') then 'active' else status end
    where id = ${before.id}::uuid and version = ${version} and merged_into is null`.execute(tx)
  if (numAffectedRows !== 1n) return false
  const changed = FIELD_NAMES.filter(name => before.words[name] !== change.words[name])
  await saidBy(caller, before.id, before.status === 'defunct' || before.status === 'inactive' ? [...changed, 'status'] : changed, by)
  if (changed.includes('hours_words')) await rewriteTimes(caller, before.id, change.words.hours_words)
  await refind(caller, [before.id])
  return true
}

async function saidBy({ tx, now }: Caller, assetId: string, fields: readonly string[], by: By): Promise<void> {
  for (const field of fields)
    await sql`insert into asset_field (asset_id, field, source_id, said_by, at) values (${assetId}, ${field}, ${SUGGESTED}, ${by}, ${now})
      on conflict (asset_id, field) do update set source_id = excluded.source_id, said_by = excluded.said_by, at = excluded.at`.execute(tx)
}

// The times that can be filtered by must never say other than the words do.
async function rewriteTimes({ tx }: Caller, assetId: string, words: string): Promise<void> {
  await sql`delete from asset_schedule where asset_id = ${assetId}::uuid`.execute(tx)
  for (const { weekday, opens, closes } of readWeek(words) ?? [])
    await sql`insert into asset_schedule (id, asset_id, weekday, opens, closes) values (${newId()}, ${assetId}, ${weekday}, ${opens}, ${closes})`.execute(tx)
}

/** Whom to ask about an entry that is kept; undefined when nobody is known. */
export async function ownerOf({ tx }: Caller, assetId: string): Promise<{ email: string; entry: string } | undefined> {
  const { rows } = await sql<{ email: string; entry: string }>`select owner_email as email, name as entry from asset
    where id = ${assetId}::uuid and owner_email is not null and published and merged_into is null`.execute(tx)
  return rows[0]
}

const hashOf = (token: string) => createHash('sha256').update(`asset-key ${token}`).digest('hex')

/** A new link to an entry for whoever runs it. @returns its secret, which is kept nowhere */
export async function makeKey({ tx, now }: Caller, assetId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await sql`insert into asset_key (token_hash, asset_id, made_at, expires_at) values (${hashOf(token)}, ${assetId}, ${now}, ${addDays(now, KEY_DAYS)})`.execute(
    tx,
  )
  return token
}

export interface Key {
  assetId: string
  state: 'open' | 'used' | 'ended'
  answer: 'right' | 'changed' | 'closed' | undefined
}

export async function readKey({ tx, now }: Caller, token: string): Promise<Key | undefined> {
  const { rows } = await sql<{
    asset_id: string
    used_at: Date | null
    expires_at: Date
    answer: Key['answer'] | null
  }>`select asset_id, used_at, expires_at, answer from asset_key
    where token_hash = ${hashOf(token)}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  return { assetId: row.asset_id, state: row.used_at ? 'used' : row.expires_at <= now ? 'ended' : 'open', answer: row.answer ?? undefined }
}

/** Uses a link up. @returns false when it was used or has ended */
export async function spendKey({ tx, now }: Caller, token: string, answer: NonNullable<Key['answer']>): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update asset_key set used_at = ${now}, answer = ${answer} where token_hash = ${hashOf(token)} and used_at is null and expires_at > ${now}`.execute(
      tx,
    )
  return numAffectedRows === 1n
}

/** Ends every other link to an entry with the answer that made an end of asking. */
export async function spendKeys({ tx, now }: Caller, assetId: string, answer: NonNullable<Key['answer']>): Promise<void> {
  await sql`update asset_key set used_at = ${now}, answer = ${answer} where asset_id = ${assetId}::uuid and used_at is null and expires_at > ${now}`.execute(tx)
}

export async function dropOldKeys({ tx, now }: Caller): Promise<void> {
  await sql`delete from asset_key where expires_at < ${addDays(now, -90)}`.execute(tx)
}

/** Entries whose owner is to be asked now, marked as asked. */
export async function takeToAsk({ tx, now }: Caller, most = 500): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update asset set asked_at = ${now} where id in (
      select id from asset where owner_email is not null and published and merged_into is null and missing_since is null and status in ('active','temporarily closed')
        and confirmed_at <= ${monthsBefore(now, STALE_MONTHS.asked)} and confirmed_at > ${monthsBefore(now, STALE_MONTHS.gone + 1)}
        and (asked_at is null or asked_at <= ${addDays(now, -ASK_AGAIN_DAYS)})
      order by confirmed_at limit ${most}) returning id`.execute(tx)
  return rows.map(row => row.id)
}

/** Marks an entry as asked about, unless it was within so many days. @returns whether to ask */
export async function askNow({ tx, now }: Caller, assetId: string, days: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update asset set asked_at = ${now} where id = ${assetId}::uuid and owner_email is not null and (asked_at is null or asked_at <= ${addDays(now, -days)})`.execute(
      tx,
    )
  return numAffectedRows === 1n
}

/** Counts one use in this month, of which nobody is known (R223). */
export async function addUse({ tx, now }: Caller, assetId: string, kind: Use): Promise<void> {
  await sql`insert into asset_use (asset_id, month, kind) values (${assetId}::uuid, ${`${londonDate(now).slice(0, 7)}-01`}, ${kind})
    on conflict (asset_id, month, kind) do update set times = asset_use.times + 1`.execute(tx)
}

export interface Told {
  id: string
  assetId: string
  kind: Telling | 'new'
  words: string
  answerTo: string | undefined
  at: Date
  version: number
}

// What is told is kept by its day, under ids without a time: the minute would say who was here then.
const dayOf = (now: Date): Date => londonInstant(londonDate(now), '00:00') ?? now

export async function insertTold({ tx, now }: Caller, assetId: string, kind: Told['kind'], words: string, answerTo: string | undefined): Promise<void> {
  await sql`insert into asset_told (id, asset_id, kind, words, answer_to, at) values (${randomUUID()}, ${assetId}, ${kind}, ${words}, ${answerTo ?? null}, ${dayOf(now)})`.execute(
    tx,
  )
}

/** Whether the same was told of an entry today. */
export async function toldToday({ tx, now }: Caller, assetId: string, kind: Told['kind']): Promise<boolean> {
  const { rows } = await sql`select from asset_told where asset_id = ${assetId}::uuid and kind = ${kind} and at >= ${dayOf(now)} limit 1`.execute(tx)
  return rows.length > 0
}

export async function openTellings({ tx }: Caller, assetId: string): Promise<Told[]> {
  const { rows } = await sql<
    Omit<Told, 'answerTo'> & { answerTo: string | null }
  >`select id, asset_id as "assetId", kind, words, answer_to as "answerTo", at, version from asset_told
    where asset_id = ${assetId}::uuid and state = 'open' order by at, id limit 50`.execute(tx)
  return rows.map(row => ({ ...row, answerTo: row.answerTo ?? undefined }))
}

/** Only what is new ends with being shown or not. @returns the entry it was about; undefined when somebody dealt with it first */
export async function finishTelling({ tx, now, role }: Caller, by: string, toldId: string, outcome: string, version: number): Promise<string | undefined> {
  const { rows } = await sql<{
    asset_id: string
  }>`update asset_told set state = 'done', outcome = ${outcome}, done_at = ${now}, done_by_role = ${by || role}, answer_to = null, version = version + 1
    where id = ${toldId}::uuid and state = 'open' and version = ${version} and (kind = 'new') = (${outcome}::text in ('shown','not_shown')) returning asset_id`.execute(
    tx,
  )
  return rows[0]?.asset_id
}

/** That somebody was turned away, in the log of the place: a fact about the entry, without words that could name anybody. Nothing where the entry has no place. */
export async function logTurnedAway({ tx, now }: Caller, assetId: string, role: string): Promise<void> {
  await sql`insert into barrier_report (id, kind, place_code, neighbourhood_code, asset_id, reported_by_role, at)
    select ${randomUUID()}, 'turned_away', l.place_code, l.neighbourhood_code, al.asset_id, ${role}, ${dayOf(now)} from asset_at_location al join asset_location l on l.id = al.location_id
    where al.asset_id = ${assetId}::uuid and l.place_code is not null order by l.id limit 1`.execute(tx)
}
