import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Caller, Identity } from '../core/caller.ts'
import type { FormBody } from '../core/forms.ts'
import { seal, unseal } from '../core/seal.ts'
import type { FormKey, KeptForm } from '../ui/index.ts'
import { sessionHash } from './store.ts'

export const KEPT_HOURS = 24
/** For one account in one browser; the oldest goes. */
const MOST = 10

/** Stands for an account on its own pages, so that a browser can tell whose words it keeps. Nobody can find the account by it. */
export const markOf = (accountId: string): string =>
  createHash('sha256')
    .update(Buffer.from(accountId.replaceAll('-', ''), 'hex'))
    .digest('hex')
    .slice(0, 32)

export const newSecret = (): string => randomBytes(32).toString('base64url')

/**
 * Keeps a form that was sent without a session, for the account whose page it stood on.
 * @param secret what the browser alone has
 * @returns false when there is no such account
 */
export async function keepWords(caller: Caller, secret: string, key: FormKey, values: FormBody): Promise<boolean> {
  const { tx, now } = caller
  const {
    rows: [account],
  } = await sql<{ id: string }>`select id from account where left(encode(sha256(uuid_send(id)), 'hex'), 32) = ${key.account} and closed_at is null`.execute(tx)
  if (!account) return false
  const browser = sessionHash(secret)
  const hash = sessionHash(`${browser} ${account.id} ${key.action} ${key.nth}`)
  const expires = new Date(now.getTime() + KEPT_HOURS * 3_600_000)
  await sql`insert into kept_words (hash, browser, account_id, sealed, expires_at)
    values (${hash}, ${browser}, ${account.id}, ${seal(secret, { key, values } satisfies KeptForm)}, ${expires})
    on conflict (hash) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`.execute(tx)
  await sql`delete from kept_words where hash in (select hash from kept_words where browser = ${browser} and account_id = ${account.id}
    order by expires_at desc offset ${MOST})`.execute(tx)
  return true
}

/** What this browser keeps for this account on this page. */
export async function wordsFor(caller: Caller, secret: string, identity: Identity, page: string): Promise<KeptForm[]> {
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from kept_words
    where browser = ${sessionHash(secret)} and account_id = ${identity.id} and expires_at > ${caller.now} order by expires_at`.execute(caller.tx)
  return rows.map(row => unseal<KeptForm>(secret, row.sealed)).filter((one): one is KeptForm => one?.key.page === page)
}

/** Forgets what was kept of a form once it is saved. */
export async function forgetWords({ tx }: Caller, secret: string, identity: Identity, { action, nth }: FormKey): Promise<void> {
  await sql`delete from kept_words where hash = ${sessionHash(`${sessionHash(secret)} ${identity.id} ${action} ${nth}`)}`.execute(tx)
}

/** True when this browser keeps words of somebody, whoever it is. */
export async function keepsWords({ tx, now }: Caller, secret: string | undefined): Promise<boolean> {
  if (!secret) return false
  return (await sql`select 1 from kept_words where browser = ${sessionHash(secret)} and expires_at > ${now} limit 1`.execute(tx)).rows.length > 0
}
