import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Identity } from '../../src/core/caller.ts'
import type { Database, Tx } from '../../src/core/db.ts'
import { LET_IN, OWN, type Planted, RELATIONSHIPS, type Sight, sightOf } from './expected.ts'
import { plantWords } from './factories-telling.ts'
import { differences, lookAs, lookAtAll, type PersonTable } from './look.ts'
import { BOXES_THAT_TELL, FOR_MANY, SHOWN_AS_WRITTEN, WORDS_OF } from './telling.ts'
import { placeSupporter, placeWorker, type World } from './world.ts'

const all = async <T>(db: Database, query: ReturnType<typeof sql<T>>): Promise<T[]> => (await db.exclusive(() => query.execute(db.kysely))).rows as T[]

/** Words of a kind in a box that is about something else are kept from whoever may not know that kind. */
export function wordsInBoxes(where: () => { db: Database; world: World; tables: PersonTable[] }): void {
  test('every box that many read is in this matrix with words of every kind, or is shown as written for a reason', async () => {
    const { db, world } = where()
    const many = new Set(world.planted.filter(row => row.kinds.length > 0 && row.kinds.every(kind => FOR_MANY.includes(kind))).map(row => row.table))
    const boxes = await all(
      db,
      sql<{ t: string; c: string }>`
      select c.relname as t, a.attname as c from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
      where c.relnamespace = 'public'::regnamespace and c.relname = any (${[...many]}::text[]) and a.attname !~ '_(name|role|code|by|mode|kind|status|hash)$'
        and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey) and cardinality(k.conkey) = 1
          and pg_get_constraintdef(k.oid) ~ '= ANY')
      order by 1, 2`,
    )
    const said = (list: Record<string, string[]>, { t, c }: { t: string; c: string }) => list[t]?.includes(c) ?? false
    expect(
      boxes.filter(box => !said(BOXES_THAT_TELL, box) && !said(SHOWN_AS_WRITTEN, box)).map(({ t, c }) => `${t}.${c}`),
      'add it to test/matrix/telling.ts',
    ).toEqual([])
    for (const kind of Object.keys(WORDS_OF)) expect(world.planted.filter(row => row.tells === kind).length, kind).toBeGreaterThan(5)
  })

  test('words of every kind in every box are found by nobody who may not know that kind', async () => {
    const { db, world, tables } = where()
    const wrong: string[] = []
    const look = async (who: string, place: (tx: Tx) => Promise<Identity>, sight: Sight) => {
      let planted: Planted[] = []
      const rows = await lookAs(
        db,
        async tx => {
          planted = await plantWords(tx, world.ground, true)
          return place(tx)
        },
        tx => lookAtAll(tx, tables, world.ground.person),
      )
      expect(planted.length).toBeGreaterThan(200)
      wrong.push(...differences(who, rows, planted, sight))
    }
    for (const role of ['gp', 'connector', 'gp_reception', 'housing_worker', 'key_worker', 'alcohol_drugs_worker'] as const)
      await look(role, tx => placeWorker(tx, world.ground, role, 'involved and agreed'), sightOf(role, RELATIONSHIPS['involved and agreed']))
    await look('supporter', tx => placeSupporter(tx, world.ground, 'let in for chosen kinds'), sightOf('supporter', LET_IN['let in for chosen kinds']))
    await look('the person', async () => world.self, OWN)
    expect(wrong).toEqual([])
  })
}
