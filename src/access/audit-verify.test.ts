import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker } from '../../test/support/people.ts'
import type { Identity } from '../core/caller.ts'
import type { Database, Tx } from '../core/db.ts'
import { audit } from './audit.ts'
import { type AuditHead, verifyAudit } from './audit-verify.ts'

let db: Database
let amina: Identity & { personId: string }
let chain: number
const verify = (printed?: AuditHead[]) => asSystem(db, caller => verifyAudit(caller, printed))

/** What somebody with every right in the database could do; undone afterwards. */
async function tampered(work: (tx: Tx) => Promise<unknown>, printed?: AuditHead[]) {
  class Enough extends Error {}
  let verdict: Awaited<ReturnType<typeof verify>> | undefined
  await db
    .exclusive(() =>
      db.kysely.transaction().execute(async tx => {
        await sql`alter table audit_entry disable trigger audit_is_kept`.execute(tx)
        await work(tx)
        verdict = await verifyAudit({ tx } as Parameters<typeof verifyAudit>[0], printed)
        throw new Enough()
      }),
    )
    .catch(error => {
      if (!(error instanceof Enough)) throw error
    })
  return verdict!
}
const found = (verdict: Awaited<ReturnType<typeof verify>>) => verdict.problems.map(fault => [fault.chain, fault.position, fault.what])

beforeAll(async () => {
  db = await testDatabase()
  const town = await makeTown(db)
  amina = await makePerson(db, 'Amina')
  const other = await makePerson(db, 'Other')
  const nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  for (let n = 1; n <= 10; n++) {
    await as(db, nurse, caller => audit(caller, { what: 'record opened', personId: amina.personId, detail: `${n}`, outcome: 'done' }))
    await as(db, nurse, caller => audit(caller, { what: 'record opened', personId: other.personId, detail: undefined, outcome: 'done' }))
  }
  chain = await asSystem(
    db,
    async ({ tx }) => (await sql<{ chain: number }>`select chain from audit_entry where person_id = ${amina.personId} limit 1`.execute(tx)).rows[0]!.chain,
  )
})
afterAll(() => db.close())

test('an untouched trail is whole', async () => {
  const verdict = await verify()
  expect(verdict.problems).toEqual([])
  expect(verdict.whole).toBe(true)
  expect(verdict.entries).toBe(20)
  expect(verdict.heads).toHaveLength(16)
})

test('nobody can change or delete an entry by ordinary means, not even the service itself', async () => {
  await expect(asSystem(db, ({ tx }) => sql`update audit_entry set what = 'nothing'`.execute(tx))).rejects.toThrow()
  await expect(asSystem(db, ({ tx }) => sql`delete from audit_entry`.execute(tx))).rejects.toThrow()
  await expect(as(db, amina, ({ tx }) => sql`insert into audit_entry select * from audit_entry`.execute(tx))).rejects.toThrow()
})

test('the trail only grows, also for the owner of the database', async () => {
  const asOwner = (statement: string) => db.exclusive(() => db.kysely.transaction().execute(tx => sql.raw(statement).execute(tx)))
  for (const statement of ["update audit_entry set what = 'nothing'", 'delete from audit_entry', 'truncate audit_entry'])
    await expect(asOwner(statement), statement).rejects.toThrow(/only grows/)
})

test('a change is found', async () => {
  expect(found(await tampered(tx => sql`update audit_entry set actor_name = 'Somebody else' where chain = ${chain} and position = 4`.execute(tx)))).toEqual([
    [chain, 4, 'changed'],
  ])
})

test('a deletion in the middle is found', async () => {
  expect(found(await tampered(tx => sql`delete from audit_entry where chain = ${chain} and position in (4, 5)`.execute(tx)))).toEqual([
    [chain, 4, 'missing'],
    [chain, 5, 'missing'],
  ])
})

test('a deletion at the beginning and a deletion of everything are found', async () => {
  expect(found(await tampered(tx => sql`delete from audit_entry where chain = ${chain} and position = 1`.execute(tx)))).toEqual([[chain, 1, 'missing']])
  expect((await tampered(tx => sql`delete from audit_entry where chain = ${chain}`.execute(tx))).problems.length).toBeGreaterThanOrEqual(10)
})

test('a deletion at the end is found', async () => {
  const verdict = await tampered(tx =>
    sql`delete from audit_entry where chain = ${chain} and position = (select length from audit_chain where chain = ${chain})`.execute(tx),
  )
  expect(found(verdict)).toEqual([[chain, verdict.heads.find(head => head.chain === chain)!.length, 'missing']])
})

const swap = (one: number, other: number) => async (tx: Tx) => {
  await sql`update audit_entry set position = 1000 where chain = ${chain} and position = ${one}`.execute(tx)
  await sql`update audit_entry set position = ${one} where chain = ${chain} and position = ${other}`.execute(tx)
  await sql`update audit_entry set position = ${other} where chain = ${chain} and position = 1000`.execute(tx)
}

test('two entries in each other’s place are found, neighbours or far apart', async () => {
  expect(found(await tampered(swap(3, 7)))).toEqual([
    [chain, 3, 'moved'],
    [chain, 7, 'moved'],
  ])
  expect(found(await tampered(swap(1, 2)))).toEqual([
    [chain, 1, 'moved'],
    [chain, 2, 'moved'],
  ])
})

test('an entry added at the end outside the trail is found', async () => {
  const verdict = await tampered(tx =>
    sql`insert into audit_entry select chain, position + 1, at, actor_kind, actor_id, actor_name, actor_role, organisation_id, person_id, what, detail, basis, outcome, request_id, sha256(hash)
    from audit_entry where chain = ${chain} and position = (select length from audit_chain where chain = ${chain})`.execute(tx),
  )
  expect(verdict.problems.map(fault => fault.what)).toEqual(['added'])
})

test('a chain cut short and its head set back shows only against heads printed before', async () => {
  const printed = (await verify()).heads
  const cut = async (tx: Tx) => {
    await sql`delete from audit_entry where chain = ${chain} and position > 5`.execute(tx)
    await sql`update audit_chain set length = 5, head = (select hash from audit_entry where chain = ${chain} and position = 5) where chain = ${chain}`.execute(
      tx,
    )
  }
  expect((await tampered(cut)).whole).toBe(true)
  expect((await tampered(cut, printed)).problems.map(fault => fault.what)).toEqual(['differs from the printed head'])
  expect((await verify(printed)).whole).toBe(true)
})

test('an entry forged before the first, a chain deleted whole, and a head changed alone are found', async () => {
  const forged = await tampered(async tx => {
    await sql`alter table audit_entry drop constraint audit_entry_position`.execute(tx)
    await sql`insert into audit_entry select chain, -1, at, actor_kind, actor_id, 'Somebody else', actor_role, organisation_id, person_id, what, detail, basis, outcome, request_id,
      hash from audit_entry where chain = ${chain} and position = 3`.execute(tx)
  })
  expect(found(forged)).toContainEqual([chain, -1, 'added'])
  const gone = await tampered(async tx => {
    await sql`delete from audit_entry where chain = ${chain}`.execute(tx)
    await sql`delete from audit_chain where chain = ${chain}`.execute(tx)
  })
  expect(found(gone)).toEqual([[chain, 1, 'missing']])
  const { rows } = await asSystem(db, ({ tx }) => sql<{ length: number }>`select length from audit_chain where chain = ${chain}`.execute(tx))
  const head = await tampered(tx => sql`update audit_chain set head = sha256('forged') where chain = ${chain}`.execute(tx))
  expect(found(head)).toEqual([[chain, rows[0]!.length, 'head does not match']])
})
