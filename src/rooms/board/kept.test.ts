import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { careMakers } from '../../../test/support/care.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, makeTown, makeWorker, NOW } from '../../../test/support/people.ts'
import { type Kind, kindsOf } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'

let db: Database
let nurse: Identity
let makers: ReturnType<typeof careMakers>

beforeAll(async () => {
  db = await testDatabase()
  const town = await makeTown(db)
  nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  makers = careMakers(db, town, nurse)
})
afterAll(() => db.close())

interface Note {
  id: string
  kinds: number
  happened_at: string
  mode: string
  met: boolean
  readers: string[] | null
  replaces: string | null
}
interface Open {
  id: string
  kinds: number
  due: string
  what: string
  readers: string[] | null
  done_at: Date | null
}

/** What board_contact must hold, worked out anew from the notes and steps of one person. */
function expected(notes: Note[], steps: Open[]) {
  const current = notes.filter(note => !note.readers && !notes.some(later => later.replaces === note.id))
  const open = steps.filter(one => !one.readers && !one.done_at)
  const newest = (met: boolean, kinds: number) =>
    current
      .filter(note => note.met === met && note.kinds === kinds)
      .map(note => new Date(note.happened_at).getTime())
      .sort((a, b) => b - a)[0] ?? null
  return [...new Set([...current, ...open].map(one => one.kinds))]
    .sort((a, b) => a - b)
    .map(kinds => {
      const first = open.filter(one => one.kinds === kinds).sort((a, b) => a.due.localeCompare(b.due) || a.id.localeCompare(b.id))[0]
      return { kinds, met: newest(true, kinds), tried: newest(false, kinds), step: first?.id ?? null, words: first?.what ?? null, due: first?.due ?? null }
    })
}

test('whatever is done in whatever order, the kept rows equal what the tables say', async () => {
  const touches: Kind[] = ['substanceUse', 'employment', 'moneyHousing']
  const { held, step, contact } = makers
  const person = await held('Changing')
  await held('Neighbour')
  const doing = fc.oneof(
    fc.record({
      act: fc.constant('note' as const),
      day: fc.integer({ min: 1, max: 22 }),
      touch: fc.constantFrom(undefined, ...touches),
      met: fc.boolean(),
      named: fc.boolean(),
      again: fc.boolean(),
    }),
    fc.record({ act: fc.constant('step' as const), day: fc.integer({ min: 1, max: 30 }), touch: fc.constantFrom(undefined, ...touches), named: fc.boolean() }),
    fc.record({ act: fc.constantFrom('done' as const, 'move' as const), day: fc.integer({ min: 1, max: 30 }), which: fc.nat() }),
    fc.record({ act: fc.constantFrom('duty' as const, 'rename' as const), day: fc.integer({ min: 1, max: 30 }) }),
  )
  const read = <T>(query: ReturnType<typeof sql<T>>) => asSystem(db, async ({ tx }) => (await query.execute(tx)).rows)
  const date = (day: number) => `2026-11-${String(day).padStart(2, '0')}`
  const kinds = (touch: Kind | undefined) => kindsOf('contactNotes', ...(touch ? [touch] : []))
  const readers = (named: boolean) => (named ? `{${person.personId},${nurse.workerId}}` : null)
  await fc.assert(
    fc.asyncProperty(fc.array(doing, { minLength: 1, maxLength: 6 }), async acts => {
      for (const one of acts) {
        if (one.act === 'note') {
          const free = await read<{ id: string }>(
            sql`select id from contact_note n where person_id = ${person.personId} and not exists (select from contact_note l where l.replaces = n.id) order by id`,
          )
          await contact(person, date(one.day), {
            kinds: kinds(one.touch),
            met: one.met,
            readers: readers(one.named),
            replaces: one.again ? (free[0]?.id ?? null) : null,
          })
        } else if (one.act === 'step')
          await step(person, date(one.day), { kinds: kinds(one.touch), readers: readers(one.named), what: `Step of day ${one.day}` })
        else if (one.act === 'done' || one.act === 'move') {
          const open = await read<{ id: string }>(sql`select id from next_step where person_id = ${person.personId} and done_at is null order by id`)
          const target = open[one.which % Math.max(open.length, 1)]?.id ?? null
          await asSystem(db, ({ tx }) =>
            (one.act === 'done'
              ? sql`update next_step set done_at = ${NOW}, done_by_name = 'x' where id = ${target}`
              : sql`update next_step set due = ${date(one.day)} where id = ${target}`
            ).execute(tx),
          )
        } else if (one.act === 'rename')
          await asSystem(db, ({ tx }) => sql`update person set preferred_name = ${`Name ${one.day}`} where id = ${person.personId}`.execute(tx))
        else
          await asSystem(db, ({ tx }) =>
            sql`update responsibility set worker_id = null, deadline = ${date(one.day)}::timestamptz where person_id = ${person.personId} and upper_inf(during)`.execute(
              tx,
            ),
          )
      }
      const notes = await read<Note>(sql`select id, kinds, happened_at, mode, met, readers, replaces from contact_note where person_id = ${person.personId}`)
      const steps = await read<Open>(sql`select id, kinds, due, what, readers, done_at from next_step where person_id = ${person.personId}`)
      const kept = await read<{
        kinds: number
        met: Date | null
        tried: Date | null
        step: string | null
        words: string | null
        due: string | null
      }>(sql`select kinds, last_met_at as met, last_tried_at as tried, next_step_id as step,
      next_step as words, next_step_due as due from board_contact where person_id = ${person.personId} order by kinds`)
      expect(kept.map(row => ({ ...row, met: row.met?.getTime() ?? null, tried: row.tried?.getTime() ?? null }))).toEqual(expected(notes, steps))
      const rows = await read<Record<string, unknown>>(
        sql`select b.person_id, b.team_id, b.worker_id, b.name, b.held_since, b.deadline from board_row b order by 1`,
      )
      const truth = await read<
        Record<string, unknown>
      >(sql`select r.person_id, r.team_id, r.worker_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as name, lower(r.during) as held_since, r.deadline
      from responsibility r join person p on p.id = r.person_id where upper_inf(r.during) order by 1`)
      expect(rows).toEqual(truth)
    }),
    { numRuns: 25, seed: 35 },
  )
})
