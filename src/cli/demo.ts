import { sql } from 'kysely'
import { inTransaction, system } from '../core/caller.ts'
import type { Config } from '../core/config.ts'
import type { Database } from '../core/db.ts'
import type { Say } from './open.ts'

/** Fills an empty database with the demonstration place and its fictional people; leaves one that has people alone. */
export async function prepareDemo(db: Database, _config: Config, say: Say): Promise<void> {
  const empty = await inTransaction(db, system('demo'), async ({ tx }) => (await sql`select 1 from person limit 1`.execute(tx)).rows.length === 0)
  if (!empty) return
  say('Building the demonstration place (once)…')
}
