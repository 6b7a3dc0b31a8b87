import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/db.ts'
import { as, asSystem, makePerson, makeSupporter, makeTown, makeWorker, NOW, type Town } from '../../test/support/people.ts'
import type { Caller, Identity } from '../core/caller.ts'
import type { Database } from '../core/db.ts'
import { newId } from '../core/ids.ts'
import { audit } from './audit.ts'
import { ALL_KINDS, KINDS } from './kinds.ts'
import { turnScreen } from './store.ts'

let db: Database
let town: Town
let amina: Identity & { personId: string }
let nurse: Identity
let stranger: Identity

const people = (caller: Caller) => sql<{ id: string }>`select id from person`.execute(caller.tx).then(({ rows }) => rows.map(row => row.id))
const involve = (worker: Identity, role = 'mental_health_practitioner', personAgreed = false, during = '[2026-01-01,)') =>
  asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during, person_agreed)
    values (${newId()}, ${amina.personId}, ${worker.workerId}, ${worker.organisation}, ${role}, ${NOW}, ${during}::tstzrange, ${personAgreed})`.execute(tx),
  )

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  amina = await makePerson(db, 'Amina')
  await makePerson(db, 'Somebody else')
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  stranger = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.south])
})
afterAll(() => db.close())

test('a person sees themselves and nobody else', async () => {
  expect(await as(db, amina, people)).toEqual([amina.personId])
})

test('a worker with no basis sees nobody; involvement gives sight from its first to its last moment', async () => {
  expect(await as(db, stranger, people)).toEqual([])
  await involve(nurse, undefined, false, '[2026-11-23T09:00:00Z,2026-11-23T10:00:00Z)')
  expect(await as(db, nurse, people)).toEqual([amina.personId])
  expect(await as(db, nurse, people, new Date('2026-11-23T10:00:00Z'))).toEqual([])
  expect(await as(db, nurse, people, new Date('2026-11-23T08:59:59Z'))).toEqual([])
})

test('the application role with no caller at all sees nothing', async () => {
  const rows = await db.exclusive(() =>
    db.kysely.transaction().execute(async tx => {
      await sql`set local role kith_app`.execute(tx)
      return (await sql`select 1 from person`.execute(tx)).rows
    }),
  )
  expect(rows).toEqual([])
})

test('what is hidden from a worker stays hidden whatever else grants it', async () => {
  const worker = await makeWorker(db, 'mental_health_practitioner', town.trust, [])
  await involve(worker)
  expect(await as(db, worker, people)).toEqual([amina.personId])
  await as(db, amina, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
    values (${newId()}, ${amina.personId}, ${worker.workerId}, 'worker', ${ALL_KINDS}, 'person', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
  expect(await as(db, worker, people)).toEqual([])
})

test('an employer sees nothing, except the one colleague the person agreed to by name', async () => {
  await asSystem(db, ({ tx }) =>
    sql`insert into circle (id, person_id, organisation_id, relation, declared_by, during)
    values (${newId()}, ${amina.personId}, ${town.council}, 'employer', ${amina.personId}, '[2026-01-01,)')`.execute(tx),
  )
  const agreed = await makeWorker(db, 'social_worker', town.council, [])
  const notAgreed = await makeWorker(db, 'social_worker', town.council, [])
  await involve(agreed, 'social_worker', true)
  await involve(notAgreed, 'social_worker', false)
  expect(await as(db, agreed, people)).toEqual([amina.personId])
  expect(await as(db, notAgreed, people)).toEqual([])
})

test('a worker in the person’s own circle cannot be involved, nor open in an emergency', async () => {
  const cousin = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  await asSystem(db, ({ tx }) =>
    sql`insert into circle (id, person_id, worker_id, relation, declared_by, during)
    values (${newId()}, ${amina.personId}, ${cousin.workerId}, 'relative', ${amina.personId}, '[2026-01-01,)')`.execute(tx),
  )
  await expect(involve(cousin)).rejects.toThrow(/circle/)
  await expect(
    asSystem(db, ({ tx }) =>
      sql`insert into emergency_access (id, person_id, worker_id, reason, words, kinds, during)
    values (${newId()}, ${amina.personId}, ${cousin.workerId}, 'cannot_wait', 'she is not answering', ${KINDS.contact}, '[2026-11-23T09:00:00Z,2026-11-23T09:30:00Z)')`.execute(
        tx,
      ),
    ),
  ).rejects.toThrow(/circle/)
})

test('somebody let in, even to all there is to know, finds neither the circle, nor an emergency opening, nor what is hidden from whom', async () => {
  const sister = await makeSupporter(db, 'Nadia')
  await as(db, amina, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
    values (${newId()}, ${amina.personId}, ${sister.supporterId}, 'supporter', ${ALL_KINDS}, 'person', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
  const stranger = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  await asSystem(db, ({ tx }) =>
    sql`insert into emergency_access (id, person_id, worker_id, reason, words, kinds, during)
    values (${newId()}, ${amina.personId}, ${stranger.workerId}, 'cannot_wait', 'she is not answering', ${KINDS.contact}, '[2026-11-23T09:00:00Z,2026-11-23T09:30:00Z)')`.execute(
      tx,
    ),
  )
  const tables = ['circle', 'emergency_access', 'sharing_rule where hides <> 0', 'involvement']
  const found = (who: Identity) =>
    as(db, who, ({ tx }) =>
      Promise.all(tables.map(async table => Number((await sql<{ n: string }>`select count(*) as n from ${sql.raw(table)}`.execute(tx)).rows[0]!.n))),
    )
  // The person finds them all, and her sister finds who helps her.
  expect((await found(amina)).map(n => n > 0)).toEqual([true, true, true, true])
  expect((await found(sister)).map(n => n > 0)).toEqual([false, false, false, true])
})

test('a worker of the care team neither shares for the person without writing down that it was they who wrote it, nor writes into their circle', async () => {
  const worker = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  const other = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  await involve(worker)
  const shares = (recordedBy: string | null) =>
    as(db, worker, ({ tx }) =>
      sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during, recorded_by, recorded_by_name, words, who_was_there)
      values (${newId()}, ${amina.personId}, ${other.workerId}, 'worker', ${KINDS.contact}, 'person', ${NOW}, '[2026-11-23,)', ${recordedBy}, ${recordedBy && 'A name'},
        ${recordedBy ? 'She may know' : ''}, ${recordedBy && 'Amina and I'})`.execute(tx),
    )
  await expect(shares(null)).rejects.toThrow(/row-level security/)
  await expect(shares(other.workerId!)).rejects.toThrow(/row-level security/)
  await shares(worker.workerId!)
  const writes = (who: Identity) =>
    as(db, who, ({ tx }) =>
      sql`insert into circle (id, person_id, worker_id, relation, declared_by, during)
      values (${newId()}, ${amina.personId}, ${other.workerId}, 'friend', ${amina.personId}, '[2026-01-01,)')`.execute(tx),
    )
  await expect(writes(worker)).rejects.toThrow(/row-level security/)
  await writes(amina)
})

test('the database keeps no emergency opening of more than an hour, and none without words', async () => {
  const worker = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  const opens = (until: string, words: string) =>
    asSystem(db, ({ tx }) =>
      sql`insert into emergency_access (id, person_id, worker_id, reason, words, kinds, during)
      values (${newId()}, ${amina.personId}, ${worker.workerId}, 'cannot_wait', ${words}, ${KINDS.contact}, tstzrange('2026-11-23T09:00:00Z', ${until}::timestamptz))`.execute(
        tx,
      ),
    )
  await expect(opens('2026-11-23T10:00:01Z', 'she is not answering')).rejects.toThrow(/during_check/)
  await expect(opens('2026-11-23T10:00:00Z', 'too few')).rejects.toThrow(/words_check/)
  await opens('2026-11-23T10:00:00Z', 'she is not answering')
})

test('who looked is read by the person alone', async () => {
  const worker = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  await involve(worker)
  await as(db, worker, caller => audit(caller, { what: 'record opened', personId: amina.personId, detail: undefined, outcome: 'done' }))
  const looks = (who: Identity) => as(db, who, async ({ tx }) => (await sql`select from audit_entry`.execute(tx)).rows.length)
  expect([await looks(worker), await looks(stranger)]).toEqual([0, 0])
  expect(await looks(amina)).toBeGreaterThan(0)
})

test('while the screen is turned, what is for named readers is not there, not even for them', async () => {
  const worker = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  await involve(worker)
  await asSystem(db, ({ tx }) =>
    sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role, readers)
    values (${newId()}, ${amina.personId}, ${KINDS.contactNotes}, 'note', ${NOW}, ${NOW}, 'Between us', 'x', 'x', ${[worker.workerId, amina.personId]}::uuid[])`.execute(
      tx,
    ),
  )
  const seen = await as(db, worker, async caller => {
    const entries = async () => (await sql`select from entry where readers is not null`.execute(caller.tx)).rows.length
    const [before, turned] = [await entries(), (await turnScreen(caller, true)) && (await entries())]
    await turnScreen(caller, false)
    return [before, turned, await entries()]
  })
  expect(seen).toEqual([1, 0, 1])
})
