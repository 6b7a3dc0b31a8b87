import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'

/** An entry of the made-up directory, by its code and neighbourhood. @throws Error where the directory was not loaded before the stories */
export async function assetAt({ tx }: Caller, code: string, hood: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select a.id from asset a join asset_source s on s.id = a.source_id
    where s.code = 'fictional' and a.source_key = ${`${code} ${hood}`}`.execute(tx)
  if (!rows[0]) throw new Error(`nothing of the code ${code} in ${hood}`)
  return rows[0].id
}

/** Says which body that works in Kith runs an entry, so that its organisers can be told what helps somebody who comes. */
export async function runBy({ tx }: Caller, assetId: string, teamId: string): Promise<void> {
  await sql`update asset_organisation set organisation_id = (select organisation_id from team where id = ${teamId})
    where id = (select organisation_id from asset where id = ${assetId})`.execute(tx)
}
