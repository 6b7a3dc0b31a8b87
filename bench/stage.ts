import { CompiledQuery, sql } from 'kysely'
import type { ReactElement } from 'react'
import { identityOfAccount, openSession } from '../src/access/index.ts'
import { buildApp } from '../src/app.ts'
import { become, type Identity, inTransaction, system } from '../src/core/caller.ts'
import { readConfig } from '../src/core/config.ts'
import { type Database, postgresDatabase } from '../src/core/db.ts'
import { newId } from '../src/core/ids.ts'
import { migrate } from '../src/core/migrate.ts'
import { simulate } from '../src/demo/index.ts'
import { rendering } from '../src/ui/index.ts'
import { emptyDatabase, loadPlaces } from './database.ts'

export const ORIGIN = 'http://localhost:3000'

interface Statement {
  sql: string
  parameters: readonly unknown[]
}

/** What one request asked of the database for its content, and the page it rendered. */
export interface Heard {
  path: string
  statements: Statement[]
  page: ReactElement
}

/** A simulated care system of a given size, one worker of a team that holds 400 people, and ears for what a request does. */
export interface Stage {
  db: Database
  /** A connection of the owner of the tables, for floors. */
  owner: Database
  worker: Identity
  /** The worker's own cookie, for a server outside this process. */
  cookie: string
  url: string
  team: string
  people: string[]
  get(path: string): Promise<Response>
  post(path: string, form: Record<string, string>): Promise<Response>
  listen(paths: string[]): Promise<Heard[]>
  /** The same statements as the owner of the tables: no policies, no guard, no audit. */
  replay(statements: Statement[]): Promise<void>
  /** The same statements as the caller, under row-level security. */
  replayAs(statements: Statement[]): Promise<void>
  close(): Promise<void>
}

export async function makeStage(server: string, root: string, people: number, say: (line: string) => void): Promise<Stage> {
  const { url, kept } = await emptyDatabase(server, `bench_${people}`, true)
  let heard: Statement[] | undefined
  const db = postgresDatabase(url, 10, event => {
    if (event.level === 'query') heard?.push({ sql: event.query.sql, parameters: event.query.parameters })
  })
  if (kept) await migrate(db, root)
  else await fillStage(db, root, people, say)
  const { worker, token, team, held } = await boardOf400(db)
  if (!kept) await sql`vacuum analyze`.execute(db.kysely)
  const app = buildApp(db, readConfig({ KITH_URL: ORIGIN, KITH_ROOT: root, KITH_LIMITS: '0' }))
  const headers = { cookie: `kith=${token}`, origin: ORIGIN }
  const get = async (path: string) => app.request(`${ORIGIN}${path}`, { headers })
  // Connections of their own: a plan kept for the owner is made anew for a role under policies, and the other way round.
  const [owner, reader] = [postgresDatabase(url, 1), postgresDatabase(url, 1)]
  // Both say who they are, so that only the rule differs.
  const replay = (on: Database, role: 'kith_app' | 'none', statements: Statement[]) =>
    on.kysely.transaction().execute(async tx => {
      await become(tx, worker, new Date(), newId())
      await sql.raw(`set local role ${role}`).execute(tx)
      for (const statement of statements) await tx.executeQuery(CompiledQuery.raw(statement.sql, [...statement.parameters]))
    })
  return {
    db,
    owner,
    worker,
    cookie: headers.cookie,
    url,
    team,
    people: held,
    get,
    post: async (path, form) => app.request(`${ORIGIN}${path}`, { method: 'POST', body: new URLSearchParams(form), headers }),
    listen: async paths => {
      const found: Heard[] = []
      for (const path of paths) {
        heard = []
        let page: ReactElement | undefined
        rendering.listener = element => {
          page = element
        }
        const answer = await get(path)
        if (answer.status !== 200 || !page) throw new Error(`${path} answered ${answer.status}`)
        const statements = heard.filter(({ sql }) => !/set_config|audit_append|\bsession\b|^(begin|commit|start)|bit_or\(b\.grants\)|kinds_of/i.test(sql))
        found.push({ path, statements, page })
      }
      heard = undefined
      delete rendering.listener
      return found
    },
    replay: statements => replay(owner, 'none', statements),
    replayAs: statements => replay(reader, 'kith_app', statements),
    close: async () => {
      await Promise.all([db.close(), owner.close(), reader.close()])
    },
  }
}

/** Real places and so many simulated people, the same ones every time. */
export async function fillStage(db: Database, root: string, people: number, say: (line: string) => void): Promise<void> {
  await loadPlaces(db, root, ['boundaries', 'organisations', 'practices'])
  await simulate(db, root, { people, seed: 1, contacts: 20 }, say)
}

/** One team that holds exactly 400 people, at every size of care system, so that only the size around it changes. */
export async function boardOf400(db: Database): Promise<{ worker: Identity; token: string; team: string; held: string[] }> {
  return inTransaction(db, system('operator'), async caller => {
    const { tx } = caller
    await sql`set local role none`.execute(tx)
    const { rows: before } = await sql<{
      team: string
      account: string
    }>`select t.id as team, a.id as account from team t, account a where t.slug = 'bench-team' and a.issuer = 'bench'`.execute(tx)
    if (before[0]) {
      const { rows } = await sql<{ person_id: string }>`select person_id from board_row where team_id = ${before[0].team} order by person_id`.execute(tx)
      const worker = (await identityOfAccount(tx, before[0].account, caller.now))!
      return { worker, token: await openSession(caller, before[0].account), team: before[0].team, held: rows.map(row => row.person_id) }
    }
    const team = newId()
    await sql`insert into team (id, slug, organisation_id, name, kind, place_code, neighbourhood_code, front_door, capacity)
      select ${team}, 'bench-team', organisation_id, 'The team of four hundred', 'core', place_code, neighbourhood_code, false, 450 from team where front_door order by slug limit 1`.execute(
      tx,
    )
    // By worker, so that few hold them all: whoever holds a person works in the team.
    const { rows } = await sql<{ person_id: string; worker_id: string }>`select person_id, worker_id from board_row where worker_id is not null
      order by worker_id, person_id limit 400`.execute(tx)
    const workers = [...new Set(rows.map(row => row.worker_id))]
    for (const id of workers)
      await sql`insert into membership (worker_id, team_id, sees_caseload, during) values (${id}, ${team}, true, '[2020-01-01,)')`.execute(tx)
    await sql`update responsibility set team_id = ${team} where upper_inf(during)
      and person_id = any (${`{${rows.map(row => row.person_id).join(',')}}`}::uuid[])`.execute(tx)
    await sql`delete from membership where worker_id = ${workers[0]!} and team_id <> ${team}`.execute(tx)
    const account = newId()
    await sql`insert into account (id, issuer, subject, worker_id, created_at) values (${account}, 'bench', ${account}, ${workers[0]!}, ${caller.now})`.execute(
      tx,
    )
    const worker = (await identityOfAccount(tx, account, caller.now))!
    return { worker, token: await openSession(caller, account), team, held: rows.map(row => row.person_id) }
  })
}
