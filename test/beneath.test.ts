import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { servingAccount, servingMore } from '../src/cli/serving.ts'
import { become, VISITOR } from '../src/core/caller.ts'
import { type Database, postgresDatabase, type Tx } from '../src/core/db.ts'
import { newId } from '../src/core/ids.ts'
import { browse } from './support/browser.ts'
import { testDatabase } from './support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from './support/people.ts'

let db: Database
let town: Town
let amina: Awaited<ReturnType<typeof makePerson>>
let nurse: Awaited<ReturnType<typeof makeWorker>>

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  amina = await makePerson(db, 'Amina')
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  await asSystem(db, ({ tx }) =>
    sql`insert into word_kept_off (id, person_id, slot, word, instead, recorded_at, author_name) values (${newId()}, ${amina.personId}, 1, 'cocaine', 'something', ${NOW}, 'Amina')`.execute(
      tx,
    ),
  )
})
afterAll(() => db.close())

const raw = <T>(work: (tx: Tx) => Promise<T>) => db.exclusive(() => db.kysely.transaction().execute(work))
/** As the role of pages, with nobody signed in. */
const nobody = <T>(work: (tx: Tx) => Promise<T>) =>
  raw(async tx => {
    await become(tx, VISITOR, NOW, 'test')
    return work(tx)
  })
const count = async (tx: Tx, table: string) => (await sql.raw<{ n: number }>(`select count(*)::int as n from ${table}`).execute(tx)).rows[0]!.n

/** What pages may call of the functions that work beneath the row rule, and how each answers for its caller alone. */
const CALLED: Record<string, string> = {
  'ask_kinds(uuid)': 'the rule itself',
  'kinds_of(uuid)': 'the rule itself',
  'kinds_of(uuid,integer)': 'the rule itself',
  'could_talk(uuid,uuid)': 'asks the rule about the person',
  'words_kept_off(uuid[],boolean)': 'asks the rule about each person',
  'reads_as_written(uuid)': 'reads bases of the caller',
  'request_hidden_here(uuid)': 'reads bases of the caller',
  'request_taken_back(uuid)': 'asks the rule about the person',
  'keeps_words_off(uuid)': 'asks the rule about the person, and that the caller or their team holds them',
  'requests_at_the_door(uuid[],integer,integer)': 'front doors of the caller, without those who keep the caller out',
  'team_load(uuid[])': 'numbers, of teams of the caller',
  'caller_operator_role()': 'reads the account of the caller',
  'audit_append(timestamp with time zone,text,text,text,text,uuid,uuid,text,text,text,text,text)': 'writes the name the sign-in gives',
}

test('every function that works beneath the row rule belongs to a role nobody signs in as, looks for names in one place, and is called by few', async () => {
  const { rows } = await raw(tx =>
    sql<{ name: string; owner: string; path: string[] | null; everybody: boolean; pages: boolean; body: string }>`
      select p.oid::regprocedure::text as name, r.rolname as owner, p.proconfig as path, has_function_privilege('public', p.oid, 'execute') as everybody,
        has_function_privilege('kith_app', p.oid, 'execute') as pages, p.prosrc as body
      from pg_proc p join pg_roles r on r.oid = p.proowner where p.prosecdef and p.pronamespace = 'public'::regnamespace order by 1`.execute(tx),
  )
  expect(rows.length).toBeGreaterThan(40)
  expect(rows.filter(row => row.owner !== 'kith_rule' || row.everybody).map(row => row.name)).toEqual([])
  const unset = rows.filter(row => !row.path?.includes('search_path=public, pg_temp'))
  expect(unset.map(row => row.name)).toEqual(['kinds_of(uuid)', 'kinds_of(uuid,integer)'])
  // These two are asked of each row. They read no table, and name the schema of every function.
  for (const { body } of unset) {
    expect(body).not.toMatch(/\bselect\b/i)
    expect(body.replace(/\b(public|pg_catalog)\.\w+\(|\bnullif\(/g, '')).not.toMatch(/\w\(/)
  }
  expect(rows.filter(row => row.pages).map(row => row.name)).toEqual(Object.keys(CALLED).sort())
  const roles = await raw(tx =>
    sql<{ it: boolean }>`select bool_or(rolcanlogin or rolsuper or rolbypassrls) as it from pg_roles where rolname = 'kith_rule'`.execute(tx),
  )
  expect(roles.rows[0]!.it).toBe(false)
})

test('every table about people holds its owner to the row rule too, or pages may not touch it at all', async () => {
  const { rows } = await raw(tx =>
    sql<{
      name: string
      forced: boolean
      beneath: boolean
      keyed: boolean
      pages: boolean
    }>`select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
        exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'beneath') as beneath,
        c.relname = 'person' or exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid = 'person'::regclass) as keyed,
        has_any_column_privilege('kith_app', c.oid, 'select, insert, update') as pages
      from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`.execute(tx),
  )
  expect(rows.filter(row => row.forced).length).toBeGreaterThan(100)
  expect(rows.filter(row => row.keyed && row.pages && !(row.forced && row.beneath)).map(row => row.name)).toEqual([])
  expect(rows.filter(row => row.forced !== row.beneath).map(row => row.name)).toEqual([])
})

test('the answer of the rule cannot be set: neither by the settings it was kept in once, nor by any that can be listed', async () => {
  await nobody(async tx => {
    const holders = '{}'
    await sql`select set_config('kith.asked', ${amina.personId}, true), set_config('kith.sees', '262143', true), set_config('kith.may_own', '262143', true)`.execute(
      tx,
    )
    expect(await count(tx, 'person')).toBe(0)
    await sql`select set_config('kith.asked', ${amina.personId + holders}, true)`.execute(tx)
    expect(await count(tx, 'person')).toBe(0)
    const { rows } = await sql`select name from pg_settings where name like 'kith.%'`.execute(tx)
    expect(rows).toEqual([])
  })
  for (const secret of ['select word from rule_word', "select rule_setting('asked')"])
    await expect(nobody(tx => sql.raw(secret).execute(tx))).rejects.toThrow(/permission denied/)
  // What was answered is forgotten when the caller becomes another, and when a basis changes.
  await raw(async tx => {
    await become(tx, amina, NOW, 'test')
    expect(await count(tx, 'person')).toBe(1)
    await become(tx, nurse, NOW, 'test')
    expect(await count(tx, 'person')).toBe(0)
  })
})

test('functions that read beneath the row rule answer nobody about somebody they may not see', async () => {
  const kept = (tx: Tx) => sql`select * from words_kept_off(array[${amina.personId}]::uuid[], true)`.execute(tx).then(({ rows }) => rows.length)
  expect(await nobody(kept)).toBe(0)
  expect(await as(db, nurse, ({ tx }) => kept(tx))).toBe(0)
  expect(await as(db, amina, ({ tx }) => kept(tx))).toBe(1)
  await asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
      values (${newId()}, ${amina.personId}, ${nurse.workerId}, ${nurse.organisation}, 'mental_health_practitioner', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
  await asSystem(db, ({ tx }) =>
    sql`insert into help_request (id, person_id, reference, once_key, received_at, recorded_at, way_in, person_agreed, agreed_how, own_words, place_code, neighbourhood_code, team_id, answer_by, state)
      values (${newId()}, ${amina.personId}, 'ABCD-2345', ${newId()}, ${NOW}, ${NOW}, 'someone_else', 'yes', 'In words', 'Help', 'E07999999', 'N0001', ${town.north}, ${NOW}, 'withdrawn')`.execute(
      tx,
    ),
  )
  const takenBack = (tx: Tx) => sql<{ it: boolean }>`select request_taken_back(${amina.personId}::uuid) as it`.execute(tx).then(({ rows }) => rows[0]!.it)
  const stranger = await makeWorker(db, 'mental_health_practitioner', town.trust, [])
  expect([await nobody(takenBack), await as(db, stranger, ({ tx }) => takenBack(tx))]).toEqual([false, false])
  expect([await as(db, amina, ({ tx }) => takenBack(tx)), await asSystem(db, ({ tx }) => takenBack(tx))]).toEqual([true, true])
  const talk = (tx: Tx) =>
    sql<{ it: boolean }>`select could_talk(${amina.personId}::uuid, ${nurse.workerId}::uuid) as it`.execute(tx).then(({ rows }) => rows[0]!.it)
  expect([await nobody(talk), await as(db, nurse, ({ tx }) => talk(tx))]).toEqual([false, true])
})

test('nobody signs the audit trail with a name, role or organisation that is not theirs', async () => {
  const write = (tx: Tx, kind: string, id: string | null, name: string, role: string, organisation: string | null = null) =>
    sql`select audit_append(${NOW}, ${kind}, ${id}, ${name}, ${role}, ${organisation}::uuid, ${amina.personId}::uuid, 'record opened', null, null, 'done', 'r')`.execute(
      tx,
    )
  for (const [kind, id, name, role] of [
    ['account', null, 'Priya Nair', 'key_worker'],
    ['system', null, 'the front door', 'system'],
    ['visitor', null, 'Priya Nair', 'visitor'],
    ['visitor', null, 'A visitor', 'key_worker'],
  ] as const)
    await expect(nobody(tx => write(tx, kind, id, name, role))).rejects.toThrow(/signs the audit trail/)
  await nobody(tx => write(tx, 'visitor', null, 'A visitor', 'visitor'))
  const own = [nurse.workerId!, nurse.name, nurse.role, nurse.organisation!] as const
  await as(db, nurse, ({ tx }) => write(tx, 'account', ...own))
  const others: [string, string, string, string | null][] = [
    [own[0], 'Somebody else', own[2], own[3]],
    [own[0], own[1], 'psychiatrist', own[3]],
    [own[0], own[1], own[2], town.charity],
    [amina.personId, 'Amina', 'person', null],
  ]
  for (const wrong of others) await expect(as(db, nurse, ({ tx }) => write(tx, 'account', ...wrong))).rejects.toThrow(/signs the audit trail/)
})

test('a temporary table cannot stand in for one of ours', async () => {
  await nobody(async tx => {
    await sql`create temp table basis on commit drop as select ${amina.personId}::uuid as person_id, ${amina.personId}::uuid as holder, 'me' as why, 262143 as grants, 0 as hides, 0 as keeps,
      '-infinity'::timestamptz as valid_from, 'infinity'::timestamptz as valid_to, ${newId()}::uuid as source`.execute(tx)
    await sql`select set_config('kith.holders', ${`{${town.charity}}`}, true)`.execute(tx)
    expect(await count(tx, 'person')).toBe(0)
    expect((await sql`select * from words_kept_off(array[${amina.personId}]::uuid[], true)`.execute(tx)).rows).toEqual([])
  })
})

// Accounts belong to the whole server, so this can only be seen on one.
test.runIf(process.env.KITH_TEST_DATABASE)(
  'pages are served by an account that owns nothing, becomes nobody else, and sees nothing before somebody is known',
  async () => {
    const name = `kith_serves_${newId().replaceAll('-', '')}`
    await sql.raw(`create role ${name} login noinherit in role kith_server`).execute(db.kysely)
    const { rows } = await sql<{ database: string }>`select current_database() as database`.execute(db.kysely)
    const url = Object.assign(new URL(process.env.KITH_TEST_DATABASE!), { username: name, pathname: `/${rows[0]!.database}` }).toString()
    const served = postgresDatabase(url, 2)
    try {
      expect(servingMore(await servingAccount(served.kysely))).toBeUndefined()
      expect(servingMore(await servingAccount(db.kysely))).toMatch(/may do anything/)
      const client = new pg.Client(url)
      await client.connect()
      const refused = async (text: string) => expect(client.query(text), text).rejects.toThrow(/permission denied|must be owner/)
      for (const text of [
        'select * from person',
        'select * from account',
        'delete from audit_entry',
        'select * from rule_word',
        'set role kith_rule',
        'set role kith',
      ])
        await refused(text)
      for (const role of ['kith_app', 'kith_system']) {
        await client.query(`set role ${role}`)
        for (const text of [
          'drop policy may_see on person',
          'alter table person no force row level security',
          'alter table audit_entry disable trigger user',
          'update audit_entry set what = what',
          "update audit_chain set length = 0, head = ''",
          'create table public.mine (a int)',
          'set role kith_rule',
          'set role kith',
          'reset role; select * from person',
        ])
          await refused(text)
        await client.query('reset role')
      }
      await client.end()
      const pages = await browse(served, nurse)
      expect((await pages.get(`/people/${amina.personId}`)).html).toContain('Amina')
      expect((await pages.get('/my-day')).status).toBe(200)
      const { rows: seen } = await asSystem(served, ({ tx }) => sql`select from person`.execute(tx))
      expect(seen.length).toBe(1)
    } finally {
      await served.close()
      await sql.raw(`drop role ${name}`).execute(db.kysely)
    }
  },
)
