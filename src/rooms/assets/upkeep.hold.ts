import { sql } from 'kysely'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { type EntryToMake, makeAsset } from '../../../test/support/directory.ts'
import { asSystem, makeTown, makeWorker, NOW } from '../../../test/support/people.ts'
import { jobs } from '../../app.ts'
import type { Database } from '../../core/db.ts'
import { runOne } from '../../core/jobs.ts'
import { deliverPending, type Sender } from '../../interfaces/messages/index.ts'
import { makeKey } from './store-upkeep.ts'

/** A place whose directory is kept: anybody, two workers of the place, one of another, and what goes out by e-mail. */
export async function keeping() {
  const db: Database = await testDatabase()
  const time = { now: NOW }
  const letters: Parameters<Sender['send']>[0][] = []
  const town = await makeTown(db)
  const far = await asSystem(db, async ({ tx }) => {
    await sql`insert into small_area (code, name, neighbourhood_code, lat, lon) values ('E01000999', 'North', 'N0001', 53.0, -2.18)`.execute(tx)
    await sql`insert into postcode (postcode, lat, lon, small_area_code) values ('TE11AA', 53.0, -2.18, 'E01000999')`.execute(tx)
    await sql`insert into place (code, name, care_system_code) values ('E07999998', 'Far town', 'QT1')`.execute(tx)
    const { rows } = await sql<{
      id: string
    }>`insert into team (id, slug, organisation_id, name, kind, place_code, front_door) values (gen_random_uuid(), 'far', ${town.trust}, 'Far team', 'core', 'E07999998', false) returning id`.execute(
      tx,
    )
    return rows[0]!.id
  })
  const clock = () => time.now
  const someone: Browser = await browse(db, undefined, clock)
  const connector = await browse(db, await makeWorker(db, 'connector', town.charity, [town.charityTeam]), clock)
  const colleague = await browse(db, await makeWorker(db, 'team_lead', town.trust, [town.north]), clock)
  const elsewhere = await browse(db, await makeWorker(db, 'connector', town.trust, [far]), clock)
  const nurse = await browse(db, await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north]), clock)

  /** Every job that is due, and every letter. */
  const runAll = async (): Promise<void> => {
    while (await runOne(db, jobs, { now: clock }));
    await deliverPending(db, { email: { via: 'outbox', send: async letter => void letters.push(letter) } }, 'https://kith.example', { now: clock })
  }
  return {
    db,
    time,
    letters,
    someone,
    connector,
    colleague,
    elsewhere,
    nurse,
    runAll,
    make: (entry: EntryToMake) => makeAsset(db, entry),
    keyFor: (id: string, at = time.now) => asSystem(db, caller => makeKey(caller, id), at),
    entryRow: (id: string) => asSystem(db, async ({ tx }) => (await sql<Record<string, unknown>>`select * from asset where id = ${id}`.execute(tx)).rows[0]!),
    /** The daily work, now. */
    daily: async (): Promise<void> => {
      await asSystem(
        db,
        caller => sql`insert into job (id, task, payload, run_at) values (gen_random_uuid(), 'assets.keep', '{}', ${time.now})`.execute(caller.tx),
        time.now,
      )
      await runAll()
    },
  }
}

export const version = (html: string) => /name="version" value="(\d+)"/.exec(html)![1]!
