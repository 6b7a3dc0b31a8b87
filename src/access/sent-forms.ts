import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'
import { seal, unseal } from '../core/seal.ts'

/** Where a form led that was sent before: the address it was answered with. */
export type SentBefore = { location: string }

const hashOf = (sending: string) => createHash('sha256').update(`sent ${sending}`).digest('hex')

/**
 * Takes note, in the caller's transaction, that this very form is sent. Whoever sends it at the same moment waits here until the
 * first is kept or undone.
 * @param sending who sends, where to, and every word with the form's one-time key
 * @returns where it led when it was sent before and changed something; undefined the first time
 */
export async function beginSending(caller: Caller, sending: string): Promise<SentBefore | undefined> {
  const hash = hashOf(sending)
  const begun = await sql`insert into form_sent (hash, sent_at) values (${hash}, ${caller.now}) on conflict (hash) do nothing returning hash`.execute(caller.tx)
  if (begun.rows.length > 0) return undefined
  const { rows } = await sql<{ answer: Buffer }>`select answer from form_sent where hash = ${hash}`.execute(caller.tx)
  return rows[0] && unseal<SentBefore>(sending, rows[0].answer)
}

/** Keeps where the form led; without an address, forgets that it was sent, since nothing was made that a second sending could double. */
export async function endSending(caller: Caller, sending: string, location: string | undefined): Promise<void> {
  const hash = hashOf(sending)
  if (location === undefined) await sql`delete from form_sent where hash = ${hash}`.execute(caller.tx)
  else await sql`update form_sent set answer = ${seal(sending, { location } satisfies SentBefore)} where hash = ${hash}`.execute(caller.tx)
}

const DAY = 86_400_000

/** Forgets what was sent more than a day ago, and kept words whose time is over. */
export async function forgetOldForms({ tx, now }: Caller): Promise<void> {
  await sql`delete from form_sent where sent_at < ${new Date(now.getTime() - DAY)}`.execute(tx)
  await sql`delete from kept_words where expires_at < ${now}`.execute(tx)
}
