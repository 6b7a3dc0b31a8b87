import { sql } from 'kysely'
import { become, type Identity, inTransaction, system } from '../../src/core/caller.ts'
import type { Database, Tx } from '../../src/core/db.ts'
import { at, NOW } from '../support/people.ts'
import { maySee, type Planted, type Sight } from './expected.ts'

/** A table that is about people: the columns in it that name one. */
export interface PersonTable {
  name: string
  column: string
  protected: boolean
  /** The application may select from it at all. */
  readable: boolean
}

/** Every table with a column that leads to a person, from the catalogue, and whether row-level security guards it. */
export async function personTables(db: Database): Promise<PersonTable[]> {
  const { rows } = await db.exclusive(() =>
    sql<PersonTable>`
    select c.relname as name, (array_agg(a.attname order by a.attname <> 'person_id'))[1] as column, c.relrowsecurity as protected, has_table_privilege('kith_app', c.oid, 'select') as readable
    from pg_class c join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'person'::regclass
      join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'person'
    group by c.oid, c.relname, c.relrowsecurity
    union all select 'person', 'id', relrowsecurity, true from pg_class where oid = 'person'::regclass
    union all select 'audit_entry', 'person_id', relrowsecurity, true from pg_class where oid = 'audit_entry'::regclass
    union all select 'advice_message', '', relrowsecurity, true from pg_class where oid = 'advice_message'::regclass
    order by name`.execute(db.kysely),
  )
  return rows
}

export interface Row {
  t: string
  row: string
  own: boolean
}

/** Everything these tables show whoever the transaction now belongs to; `own` marks rows about this person. */
export async function lookAtAll(tx: Tx, tables: PersonTable[], person: string): Promise<Row[]> {
  const each = tables
    .filter(table => table.readable)
    .map(
      ({ name, column }) =>
        sql`select ${name} as t, to_jsonb(x)::text as row, ${column ? sql`${sql.ref(`x.${column}`)} is not distinct from ${person}::uuid` : sql`true`} as own from ${sql.table(name)} x`,
    )
  return (await sql<Row>`${sql.join(each, sql` union all `)}`.execute(tx)).rows
}

class Undone extends Error {
  readonly value: unknown
  constructor(value: unknown) {
    super('undone')
    this.value = value
  }
}

/** Puts somebody in their place, looks with their eyes, and undoes it all. */
export async function lookAs<T>(db: Database, place: (tx: Tx) => Promise<Identity>, look: (tx: Tx, identity: Identity) => Promise<T>): Promise<T> {
  try {
    await inTransaction(
      db,
      system('demo'),
      async ({ tx }) => {
        const identity = await place(tx)
        await become(tx, identity, NOW, 'matrix')
        throw new Undone(await look(tx, identity))
      },
      at(NOW),
    )
  } catch (error) {
    if (error instanceof Undone) return error.value as T
    throw error
  }
  throw new Error('not reached')
}

/** What differs between what is seen and what should be, in words. */
export function differences(who: string, rows: Row[], planted: Planted[], sight: Sight): string[] {
  const seen = new Map<string, string>()
  for (const { t, row } of rows) seen.set(t, `${seen.get(t) ?? ''}\n${row}`)
  return planted.flatMap(one => {
    const is = (seen.get(one.table) ?? '').includes(one.key)
    const should = maySee(sight, one)
    if (is === should) return []
    return `${who} ${is ? 'sees' : 'does not see'} ${one.table} of ${one.kinds.join('+')}${one.limited ? ', named readers' : ''}${one.tells ? `, telling ${one.tells}` : ''}${one.only ? `, ${one.only}` : ''}`
  })
}
