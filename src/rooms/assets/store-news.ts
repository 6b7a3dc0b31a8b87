import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { addDays } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { monthsBefore, STALE_MONTHS } from './assets.ts'

/** Days after which an address that nobody confirmed is forgotten; and between two letters to one that was. */
export const NEWS_DAYS = { unconfirmed: 7, between: 7, shown: 60 } as const
/** Letters to confirm that one address gets in a day, whatever is asked for it. */
const MOST_ASKED = 3

export interface News {
  id: string
  /** The heading; undefined for anything. */
  interest: string | undefined
  place: string
  placeCode: string
  confirmed: boolean
}

/**
 * Keeps what somebody wants to hear of. Asked again it is the same row.
 * @returns its id where a letter to confirm it is due: not when it is confirmed, nor twice in a day; nothing is kept where the
 * address has three to confirm already
 */
export async function askForNews({ tx, now }: Caller, asked: { email: string; interest: string | undefined; placeCode: string }): Promise<string | undefined> {
  const email = asked.email.toLowerCase()
  const { rows } = await sql<{ id: string }>`insert into asset_news (id, email, term_code, place_code, asked_at)
    select ${newId()}::uuid, ${email}, ${asked.interest ?? ''}, ${asked.placeCode}, ${now}::timestamptz
    where (select count(*) from asset_news where email = ${email} and confirmed_at is null and asked_at > ${addDays(now, -1)}) < ${MOST_ASKED}
    on conflict (email, term_code, place_code) do update set asked_at = excluded.asked_at
      where asset_news.confirmed_at is null and asset_news.asked_at < ${addDays(now, -1)}
    returning id`.execute(tx)
  return rows[0]?.id
}

const hashOf = (token: string) => createHash('sha256').update(`asset-news ${token}`).digest('hex')

/** Whom a letter is for, and a new secret for its link; undefined when it was stopped meanwhile. */
export async function newsLetter({ tx, now }: Caller, newsId: string): Promise<{ email: string; token: string } | undefined> {
  const { rows } = await sql<{ email: string }>`select email from asset_news where id = ${newsId}::uuid`.execute(tx)
  if (!rows[0]) return undefined
  const token = randomBytes(24).toString('base64url')
  await sql`insert into asset_news_key (token_hash, news_id, made_at) values (${hashOf(token)}, ${newsId}::uuid, ${now})`.execute(tx)
  return { email: rows[0].email, token }
}

/** The address a letter would go to. */
export async function newsAddress({ tx }: Caller, newsId: string): Promise<string | undefined> {
  const { rows } = await sql<{ email: string }>`select email from asset_news where id = ${newsId}::uuid`.execute(tx)
  return rows[0]?.email
}

/** What a link in a letter is about; undefined for one that never was or was stopped. */
export async function newsByToken({ tx }: Caller, token: string): Promise<News | undefined> {
  const { rows } = await sql<{ id: string; interest: string | null; place: string; place_code: string; confirmed: boolean }>`
    select n.id, t.name as interest, p.name as place, n.place_code, n.confirmed_at is not null as confirmed
    from asset_news_key k join asset_news n on n.id = k.news_id join place p on p.code = n.place_code
    left join taxonomy x on x.code = 'kith-interests' left join taxonomy_term t on t.taxonomy_id = x.id and t.code = n.term_code
    where k.token_hash = ${hashOf(token)}`.execute(tx)
  const row = rows[0]
  return row && { id: row.id, interest: row.interest ?? undefined, place: row.place, placeCode: row.place_code, confirmed: row.confirmed }
}

export async function confirmNews({ tx, now }: Caller, newsId: string): Promise<void> {
  await sql`update asset_news set confirmed_at = ${now} where id = ${newsId}::uuid and confirmed_at is null`.execute(tx)
}

/** Stops it, and forgets the address with it. */
export async function stopNews({ tx }: Caller, newsId: string): Promise<void> {
  await sql`delete from asset_news where id = ${newsId}::uuid`.execute(tx)
}

// What is found by anybody, came since, and is under the heading in the place.
const isNew = (since: ReturnType<typeof sql>, now: Date) => sql`exists (select from asset_found f join asset a on a.id = f.asset_id
  where a.created_at > ${since} and f.confirmed_at > ${monthsBefore(now, STALE_MONTHS.gone)} and f.place_codes @> array[n.place_code] and (n.term_code = '' or f.terms @> array[n.term_code]))`

/** Those to whom something new is to be told now, at most once in a week each; marks them as told. */
export async function takeNews({ tx, now }: Caller): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update asset_news n set told_at = ${now}
    where confirmed_at is not null and coalesce(told_at, confirmed_at) <= ${addDays(now, -NEWS_DAYS.between)}
      and ${isNew(sql`coalesce(n.told_at, n.confirmed_at)`, now)} returning id`.execute(tx)
  return rows.map(row => row.id)
}

/** Forgets addresses that nobody confirmed. */
export async function dropUnconfirmed({ tx, now }: Caller): Promise<void> {
  await sql`delete from asset_news where confirmed_at is null and asked_at < ${addDays(now, -NEWS_DAYS.unconfirmed)}`.execute(tx)
}

/** What came in the last two months under the heading in the place, newest first; at most 30. */
export async function newEntries({ tx, now }: Caller, newsId: string): Promise<{ id: string; name: string; summary: string }[]> {
  const { rows } = await sql<{ id: string; name: string; summary: string }>`select a.id, a.name, a.summary from asset a, asset_news n
    where n.id = ${newsId}::uuid and a.published and a.created_at > ${addDays(now, -NEWS_DAYS.shown)}
      and exists (select from asset_found f where f.asset_id = a.id and f.confirmed_at > ${monthsBefore(now, STALE_MONTHS.gone)} and f.place_codes @> array[n.place_code] and (n.term_code = '' or f.terms @> array[n.term_code]))
    order by a.created_at desc, a.id limit 30`.execute(tx)
  return rows
}
