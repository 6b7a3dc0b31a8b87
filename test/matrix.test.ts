import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { can, KINDS, ROLES, type RoleCode } from '../src/access/index.ts'
import { routes } from '../src/app.ts'
import type { Identity } from '../src/core/caller.ts'
import type { Database, Tx } from '../src/core/db.ts'
import { eightPeople } from './matrix/eight-people.ts'
import { ALL, LET_IN, maySee, OWN, RELATIONSHIPS, type Relationship, type RelationshipName, type Sight, sightOf } from './matrix/expected.ts'
import { CALLED, FACTORIES, FILLED_WITH, NHS_NUMBER } from './matrix/factories.ts'
import { differences, lookAs, lookAtAll, type PersonTable, personTables } from './matrix/look.ts'
import { type Asker, idsFor, idsMissing, Lookout, makeAskers, pathsToLookAt } from './matrix/pages.ts'
import { wordsInBoxes } from './matrix/words-in-boxes.ts'
import { makeWorld, placeOperator, placeSupporter, placeWorker, type World } from './matrix/world.ts'
import type { Answer } from './support/browser.ts'
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
    const readable = await all<{ t: string }>(
      sql`select table_name as t from information_schema.role_table_grants where grantee = 'kith_app' and table_name = any (${unguarded}::text[])`,
    )
    expect(readable).toEqual([])
    // A table guarded by an older text of the rule would be guarded by another rule.
    const older = await all<{ t: string }>(
      sql`select tablename as t from pg_policies where coalesce(qual, with_check) like '%bit_or(b.grants%' and coalesce(qual, with_check) not like '%agreed_more%'`,
    )
    expect(older).toEqual([])
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
      const rows = await lookAs(db, place, (tx, identity) =>
        lookAtAll(tx, tables, world.ground.person).then(found =>
          found.filter(row => row.t !== 'basis' || !identity.holders.some(holder => row.row.includes(holder))),
        ),
      )
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
  })

  wordsInBoxes(() => ({ db, world, tables }))

  test('somebody else sees nothing of the person', async () => {
    const other = await makePerson(db, 'Neighbour')
    const rows = await lookAs(
      db,
      async () => other,
      tx => lookAtAll(tx, tables, world.ground.person),
    )
    expect(rows.filter(row => row.own && row.t !== 'advice_message')).toEqual([])
    expect(JSON.stringify(rows)).not.toMatch(/zq\d+x/)
  })
})

describe('without a caller', () => {
  const alone = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.exclusive(() =>
      db.kysely.transaction().execute(async tx => {
        await sql`set local role kith_app`.execute(tx)
        return work(tx)
      }),
    )

  test('the application sees nothing in any table about people', async () => {
    expect(await alone(tx => lookAtAll(tx, tables, world.ground.person))).toEqual([])
  })

  test('the application adds, changes and removes nothing in any table about people', async () => {
    const done: string[] = []
    const tried = async (what: string, statement: (tx: Tx) => Promise<{ numAffectedRows?: bigint | undefined }>) => {
      const answer = await alone(statement).then(
        ({ numAffectedRows }) => `${numAffectedRows ?? 0} rows`,
        (error: { code?: string }) => `${error.code}`,
      )
      // Not allowed, or nothing there to change.
      if (!['42501', '0 rows'].includes(answer)) done.push(`${what}: ${answer}`)
    }
    for (const { name } of await personTables(db)) {
      const { rows: columns } = await db.exclusive(() =>
        sql<{
          c: string
        }>`select attname as c from pg_attribute where attrelid = ${name}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' order by attnum`.execute(
          db.kysely,
        ),
      )
      const [copy] = await all<{ row: string }>(sql<{ row: string }>`select to_jsonb(x)::text as row from ${sql.table(name)} x limit 1`)
      const list = sql.join(columns.map(({ c }) => sql.ref(c)))
      // A table called circle is not the shape of that name.
      const whole = sql.table(`public.${name}`)
      const fresh = copy && Object.hasOwn(JSON.parse(copy.row), 'id') ? JSON.stringify({ ...JSON.parse(copy.row), id: crypto.randomUUID() }) : copy?.row
      if (fresh)
        await tried(`insert into ${name}`, tx =>
          sql`insert into ${whole} (${list}) select ${list} from jsonb_populate_record(null::${whole}, ${fresh}::jsonb)`.execute(tx),
        )
      for (const { c } of columns) await tried(`update ${name}.${c}`, tx => sql`update ${sql.table(name)} set ${sql.ref(c)} = ${sql.ref(c)}`.execute(tx))
      await tried(`delete from ${name}`, tx => sql`delete from ${sql.table(name)}`.execute(tx))
    }
    expect(done).toEqual([])
  })

  test('the application may delete from no table about people but what is still being written', async () => {
    const names = (await personTables(db)).map(table => table.name)
    const deletes = await all<{ t: string }>(sql<{
      t: string
    }>`select c.relname as t from pg_class c where c.relname = any (${names}::text[]) and c.relnamespace = 'public'::regnamespace
      and (has_table_privilege('kith_app', c.oid, 'delete') or has_table_privilege('kith_app', c.oid, 'truncate'))`)
    expect(deletes.map(row => row.t).sort()).toEqual(['measure_draft', 'note_draft'])
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
  }, 600_000)

  const found = (asker: Asker, path: string) => seen.get(`${asker.who} ${path}`) ?? new Set<string>()
  const missing = (asker: Asker, shown: Set<string>, tables: string[]) =>
    world.planted
      // Of the many requests planted for their words alone a page shows the newest.
      .filter(row => tables.includes(row.table) && !(row.tells && row.table === 'help_request') && maySee(asker.sight, row) && !shown.has(row.key))
      .map(row => `${asker.who} misses ${row.table} of ${row.kinds.join('+')}`)

  /** Everything written, to its last page. */
  async function written(asker: Asker, path: string): Promise<Set<string>> {
    const shown = new Set<string>()
    for (let next: string | undefined = path; next; ) {
      const answer: Answer = await asker.browser.get(next)
      for (const key of lookout.check(asker, next, answer)) shown.add(key)
      next = /href="([^"]*before=[^"]*)"/.exec(answer.html)?.[1]
    }
    return shown
  }

  test('whoever may see a kind finds it on the record', async () => {
    const wrong: string[] = []
    const { person } = world.ground
    let readers = 0
    for (const asker of askers.filter(one => can(one.role, 'record.see') && one.sight.kinds.has('contact'))) {
      readers++
      wrong.push(...missing(asker, found(asker, `/people/${person}`), ['person', 'about_me', 'need', 'do_not_ask', 'contact_rules']))
      wrong.push(...missing(asker, await written(asker, `/people/${person}/timeline`), ['entry', 'entry_comment', 'contact_note']))
    }
    expect(readers).toBeGreaterThan(12)
    const keyWorker = askers.find(one => one.role === 'key_worker')!
    wrong.push(
      ...missing(keyWorker, found(keyWorker, `/people/${person}`), [
        'next_step',
        'life_constraint',
        'help_request',
        'received_information',
        'personal_contact',
      ]),
    )
    const letIn = askers.find(one => one.who === 'supporter, let in for chosen kinds')!
    wrong.push(...missing(letIn, found(letIn, `/shared/${person}`), ['entry', 'entry_comment']))
    const self = askers.find(one => one.who === 'the person')!
    wrong.push(...missing(self, await written(self, '/my/record'), ['entry', 'entry_comment', 'contact_note']))
    wrong.push(
      ...missing(self, found(self, '/my/record.json'), [
        'person',
        'entry',
        'entry_comment',
        'contact_note',
        'next_step',
        'about_me',
        'need',
        'do_not_ask',
        'life_constraint',
        'contact_rules',
        'contact_point',
        'person_address',
        'help_request',
      ]),
    )
    expect(wrong).toEqual([])
    expect(lookout.wrong).toEqual([])
  })

  test('looking for people finds those one may know of, and tells nothing of the others', async () => {
    const wrong: string[] = []
    for (const asker of askers.filter(one => can(one.role, 'person.search')))
      for (const form of [
        { name: CALLED.toLowerCase() },
        { nhsNumber: NHS_NUMBER },
        { born: '', 'born-day': '27', 'born-month': '3', 'born-year': '1985' },
      ] as Record<string, string>[]) {
        const answer = await asker.browser.post('/people', form)
        const shown = lookout.check(asker, 'search', answer)
        const should = world.planted.some(row => row.table === 'person' && maySee(asker.sight, row))
        if (world.planted.some(row => row.table === 'person' && shown.has(row.key)) !== should)
          wrong.push(`${asker.who} ${should ? 'does not find' : 'finds'} them by ${Object.keys(form)[0]}`)
        if (answer.html.includes(world.ground.person) !== should) wrong.push(`${asker.who}: a way to them`)
      }
    expect(wrong).toEqual([])
    expect(lookout.wrong).toEqual([])
  })

  test('forms sent empty come back without a mark of what is hidden', async () => {
    const forms = routes.filter(
      route =>
        route.method === 'POST' && /^\/people\/:person\/(notes|next-steps|ask|hand-over|goodbye|team\/add|needs|about|contact-rules|details)$/.test(route.path),
    )
    expect(forms.length).toBeGreaterThan(4)
    const answers = new Set<number>()
    for (const asker of askers)
      for (const route of forms.filter(one => can(asker.role, one.may))) {
        const path = route.path.replace(':person', world.ground.person)
        const answer = await asker.browser.post(path)
        answers.add(answer.status)
        lookout.check(asker, path, answer)
      }
    expect(answers).toContain(422)
    expect(answers).toContain(404)
    expect(lookout.wrong).toEqual([])
  })

  test('a board counts and lists only those its reader may see', async () => {
    const board = `/board/${world.ground.town.north}`
    for (const asker of askers.filter(one => can(one.role, 'board.see'))) {
      const { status, html } = await asker.browser.get(board)
      const rows = new Set([...html.matchAll(/\/people\/([0-9a-f-]{36})/g)].map(match => match[1]))
      const may = asker.sight.kinds.has('contact') && asker.sight.kinds.has('careTeam')
      if (!may) expect([status, ...rows], asker.who).toEqual([status])
      expect(rows.size, asker.who).toBeLessThanOrEqual(1)
    }
    const lead = askers.find(one => one.who.startsWith('team_lead, their team holds, and they see'))!
    expect((await lead.browser.get(board)).html).toContain(world.ground.person)
  })
})

eightPeople()
