import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../test/support/browser.ts'
import { testDatabase } from '../../test/support/db.ts'
import { as, asSystem, makePerson, makeSupporter, makeTown, makeWorker, NOW, type Town } from '../../test/support/people.ts'
import type { Caller, Identity } from '../core/caller.ts'
import type { Database } from '../core/db.ts'
import { newId } from '../core/ids.ts'
import { audit } from './audit.ts'
import { ALL_KINDS, KINDS, kindsOf } from './kinds.ts'
import { myBasis } from './store.ts'

let db: Database
let town: Town
let amina: Identity & { personId: string }

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  amina = await makePerson(db, 'Amina')
})
afterAll(() => db.close())

const FOREVER = '[2026-01-01,)'
const kindsNow = (who: Identity, personId = amina.personId) => as(db, who, async caller => (await myBasis(caller, personId)).kinds)
const nurseFor = async (personId: string, agreed = false) => {
  const nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
  await asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during, person_agreed)
    values (${newId()}, ${personId}, ${nurse.workerId}, ${nurse.organisation}, 'mental_health_practitioner', ${NOW}, ${FOREVER}::tstzrange, ${agreed})`.execute(
      tx,
    ),
  )
  return nurse
}
const share = (holder: string | undefined, grants: number, hides = 0) =>
  as(db, amina, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, hides, decided_by, decided_at, during)
    values (${newId()}, ${amina.personId}, ${holder}, ${hides ? 'worker' : 'supporter'}, ${grants}, ${hides}, 'person', ${NOW}, ${FOREVER}::tstzrange)`.execute(
      tx,
    ),
  )
const rows = (who: Identity, table: string) =>
  as(db, who, async ({ tx }) => (await sql`select 1 from ${sql.table(table)} where person_id = ${amina.personId}`.execute(tx)).rows.length)
const supporter = async (kinds: number) => {
  const partner = await makeSupporter(db, 'Karim')
  await share(partner.supporterId, kinds)
  return partner
}

test('agreeing to a worker by name never lifts what the person hides from that worker, on the record or on a board', async () => {
  const nurse = await nurseFor(amina.personId, true)
  expect((await kindsNow(nurse)) & KINDS.substanceUse).toBe(KINDS.substanceUse)
  await share(nurse.workerId, 0, kindsOf('substanceUse'))
  expect((await kindsNow(nurse)) & KINDS.substanceUse).toBe(0)
  await asSystem(db, ({ tx }) =>
    sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role)
    values (${newId()}, ${amina.personId}, ${KINDS.substanceUse}, 'note', ${NOW}, ${NOW}, 'Hidden', 'x', 'x')`.execute(tx),
  )
  expect(await rows(nurse, 'entry')).toBe(0)
  await as(db, amina, ({ tx }) =>
    sql`insert into circle (id, person_id, worker_id, relation, declared_by, during)
    values (${newId()}, ${amina.personId}, ${nurse.workerId}, 'ex_partner', ${amina.personId}, ${FOREVER}::tstzrange)`.execute(tx),
  )
  expect(await kindsNow(nurse)).toBe(0)
  expect(await as(db, nurse, async ({ tx }) => (await sql`select 1 from person`.execute(tx)).rows)).toEqual([])
})

test('a worker the person agreed to by name is alerted about like any other once they belong to the person’s own life', async () => {
  const nurse = await nurseFor(amina.personId, true)
  await as(db, amina, ({ tx }) =>
    sql`insert into circle (id, person_id, worker_id, relation, declared_by, during)
    values (${newId()}, ${amina.personId}, ${nurse.workerId}, 'neighbour', ${amina.personId}, ${FOREVER}::tstzrange)`.execute(tx),
  )
  expect((await (await browse(db, nurse)).get(`/people/${amina.personId}`)).status).toBe(404)
  const alerts = await asSystem(
    db,
    async ({ tx }) => (await sql`select 1 from access_alert where worker_id = ${nurse.workerId} and what = 'record_tried'`.execute(tx)).rows,
  )
  expect(alerts).toHaveLength(1)
})

test('an hour of emergency access is no way into the care team, to a sign-in as the person, or to their surgery', async () => {
  const dave = await makePerson(db, 'Dave')
  const crisis = await makeWorker(db, 'crisis_worker', town.trust, [town.crisis])
  const worker = await browse(db, crisis)
  const why = { reason: 'cannot_wait', words: 'He rang and the line went dead', confirm: 'yes' }
  await worker.post('/emergency-access', { name: 'Dave Test', 'born-day': '27', 'born-month': '3', 'born-year': '1985', ...why })
  const path = `/people/${dave.personId}`
  expect((await worker.get(path)).status).toBe(200)
  const myself = { who: `${crisis.workerId} ${town.crisis}`, role: 'crisis_worker', part: 'Helps', personAgreed: 'yes' }
  expect((await worker.post(`${path}/team/add`, myself)).status).toBe(422)
  expect((await worker.post(`${path}/team/add`, { ...myself, who: town.crisis })).status).toBe(422)
  expect((await worker.post(`${path}/team/take`, { team: town.crisis, why: 'I am here' })).status).toBe(422)
  expect((await worker.post(`${path}/details/surgeries`, { home: town.practice, version: '1' })).status).toBe(422)
  await asSystem(db, ({ tx }) => sql`update account set closed_at = ${NOW} where person_id = ${dave.personId}`.execute(tx))
  expect((await worker.post(`${path}/own-sign-in`, { how: 'known' })).status).toBe(403)
  await expect(
    as(db, crisis, ({ tx }) =>
      sql`insert into person_invitation (id, person_id, code_hash, made_by, checked_how, made_at, expires_at)
    values (${newId()}, ${dave.personId}, 'h', ${crisis.workerId}, 'known', ${NOW}, '2026-12-01')`.execute(tx),
    ),
  ).rejects.toThrow(/row-level security/)
  const left = await asSystem(db, async ({ tx }) =>
    (await sql<{ why: string }>`select why from basis where person_id = ${dave.personId} order by why`.execute(tx)).rows.map(row => row.why),
  )
  expect(left).toEqual(['emergency', 'me'])
})

test('what is kept from the person is kept from those they let in: withheld entries, steps, boards, and who asked', async () => {
  const [entry, request] = [newId(), newId()]
  await asSystem(db, async ({ tx }) => {
    await sql`delete from entry where person_id = ${amina.personId}`.execute(tx)
    await sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role, withheld_reason)
      values (${entry}, ${amina.personId}, 64, 'contact', ${NOW}, ${NOW}, 'Kept back', 'x', 'x', 'Serious harm test')`.execute(tx)
    await sql`insert into next_step (id, person_id, entry_id, kinds, what, who, due, made_by_name, made_at) values (${newId()}, ${amina.personId}, ${entry}, 64, 'Kept back too', 'person', '2026-12-01', 'x', ${NOW})`.execute(
      tx,
    )
    await sql`insert into help_request (id, person_id, reference, once_key, received_at, recorded_at, way_in, person_agreed, place_code, team_id, answer_by)
      values (${request}, ${amina.personId}, 'ABCD-2345', ${newId()}, ${NOW}, ${NOW}, 'someone_else', 'no', 'E07999999', ${town.north}, ${NOW})`.execute(tx)
    await sql`insert into help_request_asker (request_id, person_id, name, shown_to_person) values (${request}, ${amina.personId}, 'A neighbour', false)`.execute(
      tx,
    )
  })
  const partner = await supporter(ALL_KINDS)
  const nurse = await nurseFor(amina.personId)
  for (const table of ['entry', 'next_step', 'board_contact', 'help_request_asker']) {
    expect([table, await rows(nurse, table)]).toEqual([table, 1])
    expect([table, await rows(partner, table)]).toEqual([table, 0])
    expect([table, await rows(amina, table)]).toEqual([table, 0])
  }
  expect((await (await browse(db, partner)).get(`/shared/${amina.personId}`)).html).not.toContain('Kept back')
  const worker = await browse(db, nurse)
  expect((await worker.get(`/people/${amina.personId}`)).html).toContain('Kept back too')
  const turned = await worker.get(`/people/${amina.personId}/together`)
  expect(turned.status).toBe(200)
  expect(turned.html).not.toContain('Kept back')
})

test('somebody let in reads and never writes, whatever kinds they were given; nor do they learn who else was let in', async () => {
  const partner = await supporter(ALL_KINDS)
  await makeSupporter(db, 'Somebody else’s')
  const writes: ((caller: Caller) => Promise<unknown>)[] = [
    ({ tx }) =>
      sql`insert into involvement (id, person_id, team_id, organisation_id, role, asked_at, during) values (${newId()}, ${amina.personId}, ${town.south}, ${town.trust}, 'key_worker', ${NOW}, ${FOREVER}::tstzrange)`.execute(
        tx,
      ),
    ({ tx }) =>
      sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, author_name, author_role) values (${newId()}, ${amina.personId}, 1, 'note', ${NOW}, ${NOW}, 'Mine', 'x', 'x')`.execute(
        tx,
      ),
    ({ tx }) =>
      sql`insert into contact_point (id, person_id, kind, value, during) values (${newId()}, ${amina.personId}, 'email', 'partner@example.com', ${FOREVER}::tstzrange)`.execute(
        tx,
      ),
  ]
  for (const write of writes) await expect(as(db, partner, write)).rejects.toThrow(/row-level security|permission denied/)
  const changed = await as(db, partner, ({ tx }) => sql`update person set given_name = 'Changed' where id = ${amina.personId}`.execute(tx))
  expect(changed.numAffectedRows).toBe(0n)
  const seen = await as(db, partner, async ({ tx }) => (await sql<{ id: string }>`select id from supporter`.execute(tx)).rows)
  expect(seen).toEqual([{ id: partner.supporterId }])
})

test('nobody signs the audit trail as somebody else', async () => {
  const nurse = await nurseFor(amina.personId)
  const other = await nurseFor(amina.personId)
  const entry = { what: 'record opened', personId: amina.personId, detail: undefined, outcome: 'done' as const }
  await as(db, nurse, caller => audit(caller, entry))
  await expect(as(db, nurse, caller => audit({ ...caller, actor: other }, entry))).rejects.toThrow(/somebody else/)
})

test('seeing who helps is not a right to change it: care team and responsibility are written by the house alone', async () => {
  const nurse = await nurseFor(amina.personId)
  for (const table of ['involvement', 'responsibility', 'care_episode', 'handover', 'stand_in'])
    for (const write of [sql`insert into ${sql.table(table)} default values`, sql`update ${sql.table(table)} set id = id`])
      await expect(as(db, nurse, ({ tx }) => write.execute(tx))).rejects.toThrow(/permission denied/)
})

test('a worker found to be of the person’s own life can still leave the care team, and their emergency access can still be reviewed', async () => {
  const [nurse, emergency] = [await nurseFor(amina.personId), newId()]
  await asSystem(db, ({ tx }) =>
    sql`insert into emergency_access (id, person_id, worker_id, reason, words, kinds, during)
    values (${emergency}, ${amina.personId}, ${nurse.workerId}, 'cannot_wait', 'She is not answering', 1, '[2026-11-23T09:00:00Z,2026-11-23T10:00:00Z)')`.execute(
      tx,
    ),
  )
  await as(db, amina, ({ tx }) =>
    sql`insert into circle (id, person_id, worker_id, relation, declared_by, during)
    values (${newId()}, ${amina.personId}, ${nurse.workerId}, 'relative', ${amina.personId}, tstzrange(${NOW}, null))`.execute(tx),
  )
  const later = new Date(NOW.getTime() + 3_600_000)
  const end = sql`update involvement set during = during * tstzrange(null, ${later}), ended_why = 'Family' where worker_id = ${nurse.workerId}`
  expect((await asSystem(db, ({ tx }) => end.execute(tx), later)).numAffectedRows).toBe(1n)
  const review = sql`update emergency_access set review = 'justified', review_words = 'It was', reviewed_by = ${newId()}, reviewed_at = ${later} where id = ${emergency}`
  expect((await asSystem(db, ({ tx }) => review.execute(tx), later)).numAffectedRows).toBe(1n)
  const again = sql`update involvement set during = '[2026-01-01,)' where worker_id = ${nurse.workerId}`
  await expect(asSystem(db, ({ tx }) => again.execute(tx), later)).rejects.toThrow(/circle/)
})
