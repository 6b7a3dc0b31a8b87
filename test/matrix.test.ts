import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KINDS, ROLES, type RoleCode } from '../src/access/index.ts'
import type { Database, Tx } from '../src/core/db.ts'
import type { Identity } from '../src/core/caller.ts'
import { ALL, LET_IN, maySee, OWN, type Relationship, RELATIONSHIPS, type RelationshipName, type Sight, sightOf } from './matrix/expected.ts'
import { FACTORIES, FILLED_WITH } from './matrix/factories.ts'
import { differences, lookAs, lookAtAll, type PersonTable, personTables } from './matrix/look.ts'
import { type Asker, idsFor, idsMissing, Lookout, makeAskers, pathsToLookAt } from './matrix/pages.ts'
import { makeWorld, placeOperator, placeSupporter, placeWorker, type World } from './matrix/world.ts'
import { testDatabase } from './support/db.ts'
import { makePerson } from './support/people.ts'

// Who sees what: every role, standing in every way to one person, against a row of every kind in every table about people;
// and against every page. What they should see is worked out in matrix/expected.ts, without the code that decides it.
let db: Database
let world: World
let tables: PersonTable[]

beforeAll(async () => {
  db = await testDatabase()
  world = await makeWorld(db)
  tables = (await personTables(db)).filter(table => table.protected)
}, 180_000)
afterAll(() => db.close())

const OPERATORS: RoleCode[] = ['information_governance', 'administrator', 'commissioner']
const WORKERS = (Object.keys(ROLES) as RoleCode[]).filter(role => ![...OPERATORS, 'person', 'supporter'].includes(role))
const all = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => (await db.exclusive(() => query.execute(db.kysely))).rows as T[]

describe('in the database', () => {
  test('every table about people is guarded, and is in this matrix', async () => {
    const unguarded = (await personTables(db)).filter(table => !table.protected).map(table => table.name)
    const readable = await all<{ t: string }>(sql`select table_name as t from information_schema.role_table_grants where grantee = 'kith_app' and table_name = any (${unguarded}::text[])`)
    expect(readable).toEqual([])
    const unknown = tables.map(table => table.name).filter(name => !Object.hasOwn(FACTORIES, name) && !Object.hasOwn(FILLED_WITH, name))
    expect(unknown, 'add a factory to test/matrix/factories.ts').toEqual([])
    const empty = tables.map(table => table.name).filter(name => name !== 'basis' && !world.planted.some(row => row.table === name))
    expect(empty, 'nothing planted').toEqual([])
    expect(ALL.toSorted()).toEqual(Object.keys(KINDS).toSorted())
  })

  test('every role, standing in every way, sees what it should and nothing else', async () => {
    const wrong: string[] = []
    let cells = 0
    const cell = async (who: string, place: (tx: Tx) => Promise<Identity>, sight: Sight) => {
      const rows = await lookAs(db, place, (tx, identity) => lookAtAll(tx, tables, world.ground.person).then(found => found.filter(row => row.t !== 'basis' || !identity.holders.some(holder => row.row.includes(holder)))))
      wrong.push(...differences(who, rows, world.planted, sight))
      wrong.push(...rows.filter(row => !row.own || row.t === 'basis').map(row => `${who} sees somebody else in ${row.t}`))
      cells += world.planted.length
    }
    for (const role of WORKERS)
      for (const [name, relationship] of Object.entries(RELATIONSHIPS) as [RelationshipName, Relationship][])
        await cell(`${role}, ${name},`, tx => placeWorker(tx, world.ground, role, name), sightOf(role, relationship))
    for (const [name, relationship] of Object.entries(LET_IN) as [keyof typeof LET_IN, Relationship][])
      await cell(`supporter, ${name},`, tx => placeSupporter(tx, world.ground, name), sightOf('supporter', relationship))
    for (const role of OPERATORS) await cell(role, tx => placeOperator(tx, role), sightOf(role, { gives: 'role' }))
    await cell('the person', async () => world.self, OWN)
    console.log(`matrix: ${cells} cells in the database`)
    expect(wrong).toEqual([])
  }, 300_000)

  test('somebody else sees nothing of the person', async () => {
    const other = await makePerson(db, 'Neighbour')
    const rows = await lookAs(db, async () => other, tx => lookAtAll(tx, tables, world.ground.person))
    expect(rows.filter(row => row.own && row.t !== 'advice_message')).toEqual([])
    expect(JSON.stringify(rows)).not.toMatch(/zq\d+x/)
  })
})

describe('without a caller', () => {
  const alone = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.exclusive(() => db.kysely.transaction().execute(async tx => {
      await sql`set local role kith_app`.execute(tx)
      return work(tx)
    }))

  test('the application sees nothing in any table about people', async () => {
    expect(await alone(tx => lookAtAll(tx, tables, world.ground.person))).toEqual([])
  })

  test('the application adds, changes and removes nothing in any table about people', async () => {
    const done: string[] = []
    const tried = async (what: string, statement: (tx: Tx) => Promise<{ numAffectedRows?: bigint | undefined }>) => {
      const answer = await alone(statement).then(({ numAffectedRows }) => `${numAffectedRows ?? 0} rows`, (error: { code?: string }) => `${error.code}`)
      // Not allowed, or nothing there to change.
      if (!['42501', '0 rows'].includes(answer)) done.push(`${what}: ${answer}`)
    }
    for (const { name } of await personTables(db)) {
      const { rows: columns } = await db.exclusive(() => sql<{ c: string }>`select attname as c from pg_attribute where attrelid = ${name}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' order by attnum`.execute(db.kysely))
      const [copy] = await all<{ row: string }>(sql<{ row: string }>`select to_jsonb(x)::text as row from ${sql.table(name)} x limit 1`)
      const list = sql.join(columns.map(({ c }) => sql.ref(c)))
      const fresh = copy && Object.hasOwn(JSON.parse(copy.row), 'id') ? JSON.stringify({ ...JSON.parse(copy.row), id: crypto.randomUUID() }) : copy?.row
      if (fresh) await tried(`insert into ${name}`, tx => sql`insert into ${sql.table(name)} (${list}) select ${list} from jsonb_populate_record(null::${sql.table(name)}, ${fresh}::jsonb)`.execute(tx))
      for (const { c } of columns) await tried(`update ${name}.${c}`, tx => sql`update ${sql.table(name)} set ${sql.ref(c)} = ${sql.ref(c)}`.execute(tx))
      await tried(`delete from ${name}`, tx => sql`delete from ${sql.table(name)}`.execute(tx))
    }
    expect(done).toEqual([])
  })

  test('the application may delete from no table about people but notes still being written', async () => {
    const names = (await personTables(db)).map(table => table.name)
    const deletes = await all<{ t: string }>(sql<{ t: string }>`select c.relname as t from pg_class c where c.relname = any (${names}::text[]) and c.relnamespace = 'public'::regnamespace
      and (has_table_privilege('kith_app', c.oid, 'delete') or has_table_privilege('kith_app', c.oid, 'truncate'))`)
    expect(deletes.map(row => row.t)).toEqual(['note_draft'])
  })
})

describe('on the pages', () => {
  let askers: Asker[]
  let lookout: Lookout
  const seen = new Map<string, Set<string>>()

  beforeAll(async () => {
    askers = await makeAskers(db, world)
    lookout = new Lookout(world)
  }, 180_000)

  test('every page, to everybody: no mark of what is hidden from them, in body, headers or title', async () => {
    const ids = await idsFor(db, world.ground)
    expect(idsMissing(ids)).toEqual([])
    for (const [turn, asker] of askers.entries())
      for (const path of pathsToLookAt(ids, asker, turn)) seen.set(`${asker.who} ${path}`, lookout.check(asker, path, await asker.browser.get(path)))
    console.log(`matrix: ${lookout.asked} pages`)
    expect(lookout.wrong).toEqual([])
  }, 300_000)

  test('tables on pages', () => {
    const by = Map.groupBy(world.planted, row => row.key)
    for (const who of ['key_worker, key worker', 'the person', 'supporter, let in for chosen kinds']) {
      const asker = askers.find(one => one.who === who)!
      const visible = world.planted.filter(row => maySee(asker.sight, row))
      for (const path of [`/people/${world.ground.person}`, `/people/${world.ground.person}/timeline`, `/shared/${world.ground.person}`, '/my/record', '/my/record.json', '/my', '/my/looked', '/my/team', '/my/requests', '/my/people', '/my/messages', `/people/${world.ground.person}/details`,`/people/${world.ground.person}/team`, `/people/${world.ground.person}/messages`]) {
        const found = seen.get(`${who} ${path}`)
        if (!found) continue
        const tables = [...new Set([...found].flatMap(key => by.get(key)!.map(row => row.table)))].map(t => `${t} ${visible.filter(row => row.table === t && found.has(row.key)).length}/${visible.filter(row => row.table === t).length}`)
        console.log(who, path, tables.join(', '))
      }
      console.log([...new Set(visible.filter(row => !(seen.get(`${who} /my/record.json`)?.has(row.key))).map(r => r.table))].join())
    }
  })
})
