import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../src/app.ts'
import type { Database } from '../src/core/db.ts'
import { idsFor, makeAskers, pathsToLookAt } from './matrix/pages.ts'
import { makeWorld, type World } from './matrix/world.ts'
import { testDatabase } from './support/db.ts'

// Looking changes nothing: no GET writes a row, whoever asks. A cross-site link or a preview could do whatever a GET does.
let db: Database
let world: World

/** What may be written when somebody looks: that they did, and nothing else. */
const TRACES: Record<string, string> = {
  audit_entry: 'who looked',
  audit_chain: 'where a chain of it ends',
  session: 'when the sign-in was last used',
  access_alert: 'that somebody fished for people, or tried somebody who keeps them out',
  asset_use: 'how often an entry of the directory was looked at, without by whom',
}

beforeAll(async () => {
  db = await testDatabase()
  world = await makeWorld(db)
  // The database itself notes every row that is written.
  await run(`create table written (name text not null)`)
  await run(`grant insert on written to kith_app, kith_system, kith_rule`)
  await run(
    `create function note_written() returns trigger language plpgsql as $$ begin insert into public.written values (tg_table_name); return null; end $$`,
  )
  const { rows } = await db.exclusive(() =>
    sql<{
      name: string
    }>`select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> 'written'`.execute(db.kysely),
  )
  for (const { name } of rows) await run(`create trigger written after insert or update or delete on "${name}" for each row execute function note_written()`)
}, 180_000)
afterAll(() => db.close())

const run = (text: string) => db.exclusive(() => sql.raw(text).execute(db.kysely))
const written = async () =>
  (
    await db.exclusive(() =>
      sql<{ name: string }>`with gone as (delete from written returning name) select distinct name from gone order by name`.execute(db.kysely),
    )
  ).rows.map(row => row.name)

test('no page that is looked at changes anything, whoever looks', async () => {
  const ids = await idsFor(db, world.ground)
  const askers = (await makeAskers(db, world)).filter(({ who }) =>
    /^(key_worker|team_lead|connector|gp|crisis_worker.*open|activity_organiser|information_governance|administrator|commissioner|the person|supporter, let in|a visitor)/.test(
      who,
    ),
  )
  expect(askers.length).toBeGreaterThanOrEqual(12)
  await written()
  const wrong: string[] = []
  const traces = new Set<string>()
  const pages = routes
    .filter(route => route.method === 'GET' && route.may === 'open')
    .map(route => route.path.replace(/:\w+/g, name => ids[name.slice(1)]?.[0] ?? 'x'))
  for (const [turn, asker] of askers.entries()) {
    for (const path of new Set([...pathsToLookAt(ids, asker, turn), ...pages])) {
      const { status } = await asker.browser.get(path)
      if (status >= 500) wrong.push(`${asker.who}: ${path} ${status}`)
      for (const name of await written()) {
        if (Object.hasOwn(TRACES, name)) traces.add(name)
        else wrong.push(`${asker.who}: ${path} (${status}) writes ${name}`)
      }
    }
  }
  expect(wrong).toEqual([])
  // The notes are taken: an entry of the audit trail is one.
  expect([...traces]).toContain('audit_entry')
}, 900_000)
