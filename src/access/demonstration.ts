import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'

/** Stands for the embedded provider in `account.issuer`, whose own address changes with the port. */
export const DEMO_ISSUER = 'demo'

/** What a database holds: `demonstration` when it was made as one, `real` and `madeUp` when anybody of that sort is in it. */
export interface WhoIsHere {
  demonstration: boolean
  real: boolean
  madeUp: boolean
}

/** Makes this database the demonstration for good: everybody written into it from now on is made up. */
export async function becomeDemonstration(caller: Caller): Promise<void> {
  await sql`insert into demonstration (since) values (${caller.now}) on conflict do nothing`.execute(caller.tx)
}

export async function whoIsHere({ tx }: Caller): Promise<WhoIsHere> {
  const { rows } = await sql<WhoIsHere>`select exists (select from demonstration) as demonstration,
    exists (select from person where not fictional) or exists (select from worker where not fictional) 
      or exists (select from account where issuer <> ${DEMO_ISSUER} and not exists (select from demonstration)) as real,
    exists (select from persona) or exists (select from account where issuer = ${DEMO_ISSUER}) or exists (select from person where fictional) or exists (select from worker where fictional)
      or exists (select from team where fictional) or exists (select from supporter where fictional) or exists (select from crisis_route where fictional) as "madeUp"`.execute(
    tx,
  )
  return rows[0]!
}

/** Why Kith must not serve this database, in words for whoever starts it; undefined when it may. */
export function mixedUp(demo: boolean, { demonstration, real, madeUp }: WhoIsHere): string | undefined {
  if (demo && real)
    return 'This database holds people, workers or sign-ins that are not of the demonstration, so the demonstration is not started in it. For a real service set KITH_DEMO=0. For the demonstration use another, empty database (DATABASE_URL or KITH_DATA); if this one was only for trying things, delete it.'
  if (!demo && (demonstration || madeUp))
    return 'This database holds the demonstration: made-up teams would answer real people. A real service needs a new, empty database (DATABASE_URL or KITH_DATA). To go on with the demonstration set KITH_DEMO=1.'
  return undefined
}
