import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW } from '../../../test/support/people.ts'
import { kindsOf } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { addEntry, readEntries } from './index.ts'

let db: Database
let amina: Identity & { personId: string }
let nurse: Identity
let colleague: Identity

beforeAll(async () => {
  db = await testDatabase()
  const town = await makeTown(db)
  amina = await makePerson(db, 'Amina')
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [], 'Priya Nair')
  colleague = await makeWorker(db, 'mental_health_practitioner', town.trust, [], 'Tom Bell')
  for (const worker of [nurse, colleague])
    await asSystem(db, ({ tx }) =>
      sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
      values (${newId()}, ${amina.personId}, ${worker.workerId}, ${worker.organisation}, 'mental_health_practitioner', ${NOW}, '[2026-01-01,)')`.execute(tx),
    )
})
afterAll(() => db.close())

const write = (title: string, more: object = {}) =>
  as(db, nurse, caller =>
    addEntry(caller, { personId: amina.personId, kinds: kindsOf('contactNotes'), what: 'contact', title, body: 'We talked by the river.', ...more }),
  )

test('the person reads an entry as it was written, with author and role', async () => {
  await write('We met at home')
  const entries = await as(db, amina, caller => readEntries(caller, amina.personId))
  expect(entries[0]).toMatchObject({
    title: 'We met at home',
    body: 'We talked by the river.',
    authorName: 'Priya Nair',
    authorRole: 'mental_health_practitioner',
  })
})

test('saving the same entry twice keeps one', async () => {
  const id = newId()
  await write('Once', { id })
  await write('Once', { id })
  const entries = await as(db, amina, caller => readEntries(caller, amina.personId, { limit: 100 }))
  expect(entries.filter(entry => entry.id === id)).toHaveLength(1)
})

test('an entry for named readers does not exist for anybody else', async () => {
  const id = await write('Only for some', { readers: [amina.personId, nurse.workerId!] })
  const ids = (who: Identity) => as(db, who, caller => readEntries(caller, amina.personId, { limit: 100 })).then(list => list.map(entry => entry.id))
  expect(await ids(amina)).toContain(id)
  expect(await ids(nurse)).toContain(id)
  expect(await ids(colleague)).not.toContain(id)
})

test('R003 a correction travels with the entry, is answered once, and the second answer is told', async () => {
  const id = await write('A note to correct')
  const own = await browse(db, amina)
  expect((await own.post(`/entries/${id}/comment`, { kind: 'correction', words: '' })).status).toBe(422)
  expect((await own.post(`/entries/${id}/comment`, { kind: 'correction', words: 'It was not by the river.' })).status).toBe(303)
  const [entry] = await as(db, colleague, caller => readEntries(caller, amina.personId, { limit: 100 })).then(list => list.filter(one => one.id === id))
  expect(entry!.comments[0]).toMatchObject({ kind: 'correction', words: 'It was not by the river.', byName: 'Amina', answer: null })
  const commentId = entry!.comments[0]!.id
  const first = await browse(db, nurse)
  const second = await browse(db, colleague)
  expect((await first.post(`/comments/${commentId}/answer`, { words: 'You are right, it was the canal.' })).status).toBe(303)
  expect((await second.post(`/comments/${commentId}/answer`, { words: 'Something else.' })).status).toBe(409)
})

test('nobody but the person comments as the person', async () => {
  const id = await write('Another')
  const worker = await browse(db, nurse)
  expect((await worker.post(`/entries/${id}/comment`, { kind: 'comment', words: 'hello' })).status).toBe(403)
  const other = await browse(db, await makePerson(db, 'Bea'))
  expect((await other.post(`/entries/${id}/comment`, { kind: 'comment', words: 'hello' })).status).toBe(404)
})

test('an entry cannot be changed or taken away', async () => {
  await expect(as(db, nurse, ({ tx }) => sql`update entry set body = 'other'`.execute(tx))).rejects.toThrow(/permission denied/)
  await expect(as(db, nurse, ({ tx }) => sql`delete from entry`.execute(tx))).rejects.toThrow(/permission denied/)
})
