import { CompiledQuery, sql } from 'kysely'
import { buildApp } from '../src/app.ts'
import { become, inTransaction, VISITOR } from '../src/core/caller.ts'
import { readConfig } from '../src/core/config.ts'
import { type Database, postgresDatabase } from '../src/core/db.ts'
import { newId } from '../src/core/ids.ts'
import { migrate } from '../src/core/migrate.ts'
import { inFigures } from '../src/core/text.ts'
import { findAssets, type Near, readFinding, toGrid } from '../src/rooms/assets/index.ts'
import { emptyDatabase, loadPlaces } from './database.ts'
import { fillDirectory, MADE } from './directory-fill.ts'
import { beside, type Measurement, round, timePair } from './measure.ts'
import { ORIGIN } from './stage.ts'

interface Statement {
  sql: string
  parameters: readonly unknown[]
}

interface DirectoryStage {
  db: Database
  owner: Database
  near: Near[]
  get(path: string): Promise<Response>
  heard<T>(work: () => Promise<T>): Promise<Statement[]>
  replay(statements: readonly Statement[]): Promise<void>
  close(): Promise<void>
}

/** Finding near somebody, the map's box and the feed, at one size of directory. */
export async function measureDirectory(server: string, root: string, assets: number, say: (line: string) => void): Promise<Measurement[]> {
  const stage = await makeDirectory(server, root, assets, say)
  try {
    return [
      await finding(stage, assets, 'find assets: words and filters near a postcode', `q=${MADE.words[0]}&also=free&when=tue&within=5`, 200),
      await finding(stage, assets, 'find assets: anything near a postcode', '', 60),
      await finding(stage, assets, 'find assets: the map moved (bounding box)', `q=${MADE.words[1]}&x=1&y=1&z=0`, 100),
      await feed(stage, assets, 'Open Referral list, 50 a page', 'per_page=50', 50, 60),
      await feed(stage, assets, 'Open Referral in full, 20 a page', 'per_page=20&full=true', 20, 30),
    ]
  } finally {
    await stage.close()
  }
}

const turn = <T>(all: readonly T[], run: number): T => all[run % all.length]!

/** The whole of finding as anybody asks it, beside the bare statements it needed, and beside the least a database could do. */
async function finding(stage: DirectoryStage, assets: number, job: string, query: string, runs: number): Promise<Measurement> {
  const asked = readFinding(new URLSearchParams(query))
  const find = (near: Near) => inTransaction(stage.db, VISITOR, caller => findAssets(caller, asked, near))
  const statements: Statement[][] = []
  let total = 0
  for (const near of stage.near) {
    statements.push(await stage.heard(() => find(near)))
    total += (await find(near)).total
  }
  const times = await timePair(
    runs,
    run => find(turn(stage.near, run)),
    run => stage.replay(turn(statements, run)),
  )
  const [least] = await timePair(
    runs,
    run => nearestOf(stage, turn(stage.near, run), asked.words),
    async () => undefined,
  )
  return beside(job, { assets }, times, 1.5, runs, {
    statements: statements[0]!.length,
    found: Math.round(total / stage.near.length),
    twentyNearest: round(least),
  })
}

// Twenty by distance with one index and nothing else: no total, no reasons, no order but the nearest.
const nearestOf = ({ owner }: DirectoryStage, near: Near, words: string) => {
  const { easting, northing } = toGrid(near)
  return sql`select asset_id, name, grid <-> point(${easting}, ${northing}) from asset_found
    where (${words} = '' or words @@ plainto_tsquery('english', ${words})) order by grid <-> point(${easting}, ${northing}) limit 20`.execute(owner.kysely)
}

/** A page of the feed over HTTP in process, beside its bare statements: first, middle and last in turn. */
async function feed(stage: DirectoryStage, assets: number, job: string, query: string, size: number, runs: number): Promise<Measurement> {
  const last = Math.ceil(assets / size)
  const paths = [1, Math.ceil(last / 2), last - 1].map(page => `/oruk/services?${query}&page=${page}`)
  const statements: Statement[][] = []
  for (const path of paths) statements.push(await stage.heard(async () => (await stage.get(path)).text()))
  const times = await timePair(
    runs,
    async run => (await stage.get(turn(paths, run))).text(),
    run => stage.replay(turn(statements, run)),
  )
  return beside(job, { assets }, times, 3, runs, {
    statements: statements[0]!.length,
    pagesPerSecond: Math.round(1000 / times[0]),
    entriesPerSecond: Math.round((1000 / times[0]) * size),
  })
}

async function makeDirectory(server: string, root: string, assets: number, say: (line: string) => void): Promise<DirectoryStage> {
  const { url, kept } = await emptyDatabase(server, `bench_directory_${assets}`, true)
  let heard: Statement[] | undefined
  const db = postgresDatabase(url, 4, event => {
    if (event.level === 'query') heard?.push({ sql: event.query.sql, parameters: event.query.parameters })
  })
  const owner = postgresDatabase(url, 1)
  if (kept) await migrate(db, root)
  else await prepare(db, owner, root, assets, say)
  const app = buildApp(db, readConfig({ KITH_URL: ORIGIN, KITH_ROOT: root, KITH_LIMITS: '0' }))
  const { rows } = await sql<{
    lat: number
    lon: number
    place: string
  }>`select a.lat, a.lon, n.place_code as place from small_area a join neighbourhood n on n.code = a.neighbourhood_code
    order by md5(a.code) limit 20`.execute(owner.kysely)
  return {
    db,
    owner,
    near: rows.map(({ lat, lon, place }) => ({ lat, lon, label: 'here', placeCode: place, exact: true })),
    get: async path => {
      const answer = await app.request(`${ORIGIN}${path}`)
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
      return answer
    },
    heard: async work => {
      heard = []
      await work()
      const found = heard.filter(one => !/set_config|\bsession\b|^(begin|commit|start)/i.test(one.sql))
      heard = undefined
      return found
    },
    replay: statements =>
      owner.kysely.transaction().execute(async tx => {
        await become(tx, VISITOR, new Date(), newId())
        await sql.raw('set local role none').execute(tx)
        for (const statement of statements) await tx.executeQuery(CompiledQuery.raw(statement.sql, [...statement.parameters]))
      }),
    close: async () => {
      await Promise.all([db.close(), owner.close()])
    },
  }
}

async function prepare(db: Database, owner: Database, root: string, assets: number, say: (line: string) => void): Promise<void> {
  const started = performance.now()
  await loadPlaces(db, root, ['boundaries'])
  await fillDirectory(owner, assets)
  await sql`vacuum analyze`.execute(owner.kysely)
  say(`filled with ${inFigures(assets)} after ${((performance.now() - started) / 1000).toFixed(0)} s`)
}
