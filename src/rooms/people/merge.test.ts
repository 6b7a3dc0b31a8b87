import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeSupporter, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { kindsOf } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { addEntry, type NewEntry } from '../timeline/index.ts'
import { bannerFor, createPerson, DEFAULT_RULES, findLikely, mergePeople, partPeople, recordsOf, saveContactRules } from './index.ts'
import { readMerges } from './store-merge.ts'

let db: Database
let town: Town
let nurse: Identity
let oneSided: Identity
let work: Browser

const involve = (worker: Identity, personId: string) =>
  asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
    values (${newId()}, ${personId}, ${worker.workerId}, ${worker.organisation}, 'mental_health_practitioner', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
const hold = (personId: string) =>
  asSystem(db, async ({ tx }) => {
    const episode = newId()
    await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${personId}, ${NOW})`.execute(tx)
    await sql`insert into responsibility (id, person_id, episode_id, team_id, organisation_id, deadline, during, why, made_by)
    values (${newId()}, ${personId}, ${episode}, ${town.north}, ${town.trust}, '2026-12-01', tstzrange(${NOW}, null), 'asked for help', 'test')`.execute(tx)
  })
/** A person without a sign-in, whom the nurse sees. */
const record = async (givenName: string, also: Identity[] = []) => {
  const id = await as(db, nurse, caller =>
    createPerson(caller, { givenName, familyName: 'Twice', born: '1990-05-04', neighbourhoodCode: 'N0001', fictional: true }),
  )
  for (const worker of [nurse, ...also]) await involve(worker, id)
  return id
}
const why = 'She told me so, same house and birthday'

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [], 'Priya Nair')
  oneSided = await makeWorker(db, 'mental_health_practitioner', town.trust, [], 'Tom Bell')
  work = await browse(db, nurse)
})
afterAll(() => db.close())

test('two records are compared side by side, joined by a person with a reason, and parted again as they were', async () => {
  const kept = await record('Maryam')
  const gone = await record('Mariam')
  expect((await work.get(`/people/${kept}/same`)).html).toContain(`/people/${kept}/same/${gone}`)
  expect((await work.get(`/people/${kept}/same/${gone}`)).html).toMatch(/Maryam Twice[\s\S]*Mariam Twice/)
  const unsure = await work.post(`/people/${kept}/same/${gone}`, { why })
  expect(unsure.status).toBe(422)
  expect(unsure.html).toContain(why)
  expect((await work.post(`/people/${kept}/same/${gone}`, { keep: newId(), why })).status).toBe(422)
  expect((await work.post(`/people/${kept}/same/${gone}`, { keep: kept, why })).location).toBe(`/people/${kept}/same`)
  expect((await as(db, nurse, caller => findLikely(caller, { name: 'Mariam Twice' }))).map(one => one.id)).not.toContain(gone)
  expect(await as(db, nurse, caller => recordsOf(caller, kept))).toEqual([kept, gone])
  expect((await work.get(`/people/${gone}/details`)).html).toContain('This record was joined to another of the same person')
  const merges = (await work.get(`/people/${kept}/same`)).html
  const part = /\/same\/part\/[0-9a-f-]+/.exec(merges)![0]
  expect((await work.post(`/people/${kept}${part}`, { why: '' })).status).toBe(422)
  expect((await work.post(`/people/${kept}${part}`, { why: 'They are sisters' })).status).toBe(303)
  expect((await work.post(`/people/${kept}${part}`, { why: 'They are sisters' })).status).toBe(404)
  expect(await as(db, nurse, caller => recordsOf(caller, kept))).toEqual([kept])
  expect((await as(db, nurse, caller => findLikely(caller, { name: 'Mariam Twice' }))).map(one => one.id)).toContain(gone)
})

test('joining gives nobody sight of anything they did not have, and takes none away', async () => {
  const kept = await record('Nadia')
  const gone = await record('Nadja', [oneSided])
  await as(db, nurse, caller => saveContactRules(caller, kept, undefined, DEFAULT_RULES))
  await as(db, nurse, caller => mergePeople(caller, gone, kept, why))
  const sees = await as(db, oneSided, async ({ tx }) => (await sql<{ id: string }>`select id from person`.execute(tx)).rows.map(row => row.id))
  expect(sees).toContain(gone)
  expect(sees).not.toContain(kept)
  expect((await as(db, oneSided, caller => bannerFor(caller, gone))).flags).toBeNull()
  expect((await as(db, oneSided, caller => findLikely(caller, { name: 'Nadja' }))).map(one => one.id)).toContain(gone)
  const rows = await as(db, oneSided, async ({ tx }) => (await sql`select 1 from person_merge`.execute(tx)).rows)
  expect(rows).toEqual([])
})

test('nobody joins a record they cannot see', async () => {
  const kept = await record('Olu', [oneSided])
  const gone = await record('Olu')
  await expect(as(db, oneSided, caller => mergePeople(caller, gone, kept, why))).rejects.toThrow('Not found')
  expect((await (await browse(db, oneSided)).post(`/people/${kept}/same/${gone}`, { keep: kept, why })).status).toBe(404)
})

test('of two workers joining one pair at once, one wins and the other is told', async () => {
  const one = await record('Petra', [oneSided])
  const other = await record('Petra', [oneSided])
  const both = await Promise.allSettled([
    as(db, nurse, caller => mergePeople(caller, one, other, why)),
    as(db, oneSided, caller => mergePeople(caller, other, one, why)),
  ])
  expect(both.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(String((both.find(result => result.status === 'rejected') as PromiseRejectedResult).reason)).toContain('Somebody joined one of these records first')
})

test('after joining there is exactly one holder: the record that is held is the one that stays', async () => {
  const held = await record('Rosa')
  const loose = await record('Rosa')
  const alsoHeld = await record('Rosa')
  await hold(held)
  await hold(alsoHeld)
  await expect(as(db, nurse, caller => mergePeople(caller, held, loose, why))).rejects.toThrow('Keep that one')
  await expect(as(db, nurse, caller => mergePeople(caller, held, alsoHeld, why))).rejects.toThrow('Only whoever holds them both, or their team')
  await as(db, nurse, caller => mergePeople(caller, loose, held, why))
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{ person_id: string }>`select person_id from responsibility where person_id in (${held}, ${loose}) and upper_inf(during)`.execute(tx),
  )
  expect(rows).toEqual([{ person_id: held }])
})

test('the record somebody signs in to is never joined away from them', async () => {
  const signsIn = await makePerson(db, 'Sami')
  await involve(nurse, signsIn.personId)
  const other = await record('Sami')
  await expect(as(db, nurse, caller => mergePeople(caller, signsIn.personId, other, why))).rejects.toThrow('signs in')
  await as(db, nurse, caller => mergePeople(caller, other, signsIn.personId, why))
})

describe('the person whose records were joined', () => {
  let sami: Identity & { personId: string }
  let kept: string
  let gone: string
  const write = (personId: string, title: string, more: Partial<NewEntry> = {}) =>
    as(db, nurse, caller => addEntry(caller, { personId, kinds: kindsOf('contactNotes'), what: 'contact', title, body: 'We sat by the lock.', ...more }))
  const page = async (path: string) => (await (await browse(db, sami)).get(path)).html

  beforeAll(async () => {
    sami = await makePerson(db, 'Samira')
    kept = sami.personId
    await involve(nurse, kept)
    gone = await record('Samirah')
    await write(kept, 'Met at the mill')
    await write(kept, 'Tea on Friday', { kinds: kindsOf('appointments') })
    await write(gone, 'Tea on the roof', { kinds: kindsOf('appointments') })
    await write(gone, 'Met at the allotment')
    await write(gone, 'What her uncle did', { kinds: kindsOf('trauma'), readers: [gone, nurse.workerId!] })
    await write(gone, 'Kept back for now', { withheldReason: 'A court order' })
  })

  test('reads nothing of the other record before, everything of both while they are joined, and only their own after parting', async () => {
    expect(await page('/my/record')).toContain('Met at the mill')
    expect(await page('/my/record')).not.toContain('allotment')
    await as(db, nurse, caller => mergePeople(caller, gone, kept, why))
    const both = await page('/my/record')
    for (const words of ['Met at the mill', 'Met at the allotment', 'What her uncle did']) expect(both).toContain(words)
    expect(both).not.toContain('Kept back for now')
    expect(await page('/my/record.json')).toContain('Met at the allotment')
    const merge = (await as(db, nurse, caller => readMerges(caller, kept)))[0]!
    await as(db, nurse, caller => partPeople(caller, kept, merge.id, 'They are cousins'))
    for (const path of ['/my/record', '/my/record.json']) {
      expect(await page(path)).toContain('Met at the mill')
      expect(await page(path)).not.toMatch(/allotment|uncle/)
    }
  })

  test('says that an entry of either is wrong while they are joined, sees who looked at either, and neither after parting', async () => {
    const entry = await write(gone, 'Met at the weir')
    expect((await work.get(`/people/${gone}`)).status).toBe(200)
    const said = async (words: string) => (await browse(db, sami)).post(`/entries/${entry}/comment`, { kind: 'correction', words })
    expect((await said('It was the lock.')).status).toBe(404)
    await as(db, nurse, caller => mergePeople(caller, gone, kept, why))
    expect((await said('It was the lock.')).status).toBe(303)
    expect(await page('/my/record')).toContain('It was the lock.')
    expect((await work.get(`/people/${gone}`)).html).toContain('It was the lock.')
    expect(await page('/my/looked')).toContain('Priya Nair')
    // Writing as oneself stays with the record that is kept.
    await expect(
      as(db, { ...sami, holders: [kept, gone] }, caller =>
        addEntry(caller, { personId: gone, kinds: kindsOf('contactNotes'), what: 'own_words', title: 'Mine' }),
      ),
    ).rejects.toThrow('row-level security')
    const merge = (await as(db, nurse, caller => readMerges(caller, kept)))[0]!
    await as(db, nurse, caller => partPeople(caller, kept, merge.id, 'They are cousins'))
    expect((await said('Again.')).status).toBe(404)
    expect(await page('/my/looked')).not.toContain('Priya Nair')
  })

  test('a record that had been joined to the joined one is read too', async () => {
    const first = await record('Samira')
    await write(first, 'Met at the viaduct')
    await as(db, nurse, caller => mergePeople(caller, first, gone, why))
    await as(db, nurse, caller => mergePeople(caller, gone, kept, why))
    expect(await page('/my/record')).toContain('Met at the viaduct')
    expect(await as(db, nurse, caller => recordsOf(caller, kept))).toEqual([kept, ...[first, gone].sort()])
  })

  test('nobody else sees more through it: not a worker of one record, not whoever the person lets in', async () => {
    const friend = await makeSupporter(db, 'Yusuf')
    await asSystem(db, ({ tx }) =>
      sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
      values (${newId()}, ${kept}, ${friend.supporterId}, 'supporter', ${kindsOf('contact', 'appointments')}, 'person', ${NOW}, '[2026-01-01,)')`.execute(tx),
    )
    await involve(oneSided, kept)
    for (const [who, path] of [
      [friend, `/shared/${kept}`],
      [oneSided, `/people/${kept}/timeline`],
    ] as const) {
      const { html } = await (await browse(db, who)).get(path)
      expect(html).toContain('Tea on Friday')
      expect(html).not.toMatch(/roof|allotment|viaduct|uncle/)
    }
  })
})
