import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../test/support/people.ts'
import { become, type Caller, type Identity, lend } from '../core/caller.ts'
import type { Database } from '../core/db.ts'
import { newId } from '../core/ids.ts'

// The database keeps its last answer to "what may this caller see of this person" within a transaction. Every way in which
// that answer could have become wrong is walked here.

let db: Database
let town: Town
let amina: Identity & { personId: string }
let other: Identity & { personId: string }
let nurse: Identity
let stranger: Identity
let involvement: string

const sees = async (caller: Caller, person: Identity) => (await sql`select from person where id = ${person.personId}`.execute(caller.tx)).rows.length === 1
const involve = ({ tx }: Caller, id: string, from: Date) =>
  sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
    values (${id}, ${amina.personId}, ${nurse.workerId}, ${nurse.organisation}, 'mental_health_practitioner', ${NOW}, tstzrange(${from}, null))`.execute(tx)
const end = ({ tx, now }: Caller) =>
  sql`update involvement set during = during * tstzrange(null, ${now}), ended_why = 'ended' where id = ${involvement}`.execute(tx)

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  amina = await makePerson(db, 'Amina')
  other = await makePerson(db, 'Somebody else')
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  stranger = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.south])
  involvement = newId()
  await asSystem(db, caller => involve(caller, involvement, new Date('2026-01-01T00:00:00Z')))
})
afterAll(() => db.close())

test('an answer kept for one person is not given for another', async () => {
  expect(await as(db, nurse, async caller => [await sees(caller, amina), await sees(caller, other), await sees(caller, amina)])).toEqual([true, false, true])
})

test('an answer kept for one caller is not given to the next of the same transaction, nor at another moment', async () => {
  const later = new Date('2025-12-31T00:00:00Z')
  const seen = await as(db, nurse, async caller => {
    const mine = await sees(caller, amina)
    const theirs = await sees(await become(caller.tx, stranger, caller.now, caller.requestId), amina)
    const before = await sees(await become(caller.tx, nurse, later, caller.requestId), amina)
    const role = await sees(await become(caller.tx, { ...nurse, kinds: 0, mayHold: 0 }, caller.now, caller.requestId), amina)
    return [mine, theirs, before, role, await sees(await become(caller.tx, nurse, caller.now, caller.requestId), amina)]
  })
  expect(seen).toEqual([true, false, false, false, true])
})

test('sight ends and begins within the transaction that ends and begins its reason', async () => {
  const seen = await as(db, nurse, async caller => {
    const at = [await sees(caller, amina)]
    await lend(caller, 'care-team', end)
    at.push(await sees(caller, amina))
    await lend(caller, 'care-team', lent => involve(lent, newId(), NOW))
    at.push(await sees(caller, amina))
    return at
  })
  expect(seen).toEqual([true, false, true])
})

test('what was undone leaves no answer behind', async () => {
  const seen = await as(db, nurse, async caller => {
    const { tx } = caller
    const at = [await sees(caller, amina)]
    await sql`savepoint before`.execute(tx)
    await lend(caller, 'care-team', async lent => {
      await sql`delete from basis where person_id = ${amina.personId} and holder = ${nurse.workerId}`.execute(lent.tx)
    })
    at.push(await sees(caller, amina))
    await sql`rollback to savepoint before`.execute(tx)
    at.push(await sees(caller, amina))
    return at
  })
  expect(seen).toEqual([true, false, true])
})
