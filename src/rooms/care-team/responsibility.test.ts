import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import type { Caller, Identity } from '../../core/caller.ts'
import { inTransaction, system } from '../../core/caller.ts'
import { addDays, addHours } from '../../core/dates.ts'
import type { Database } from '../../core/db.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import {
  acceptHandoverAsked,
  askHandover,
  backToTeam,
  currentHolder,
  declineHandover,
  holdByTeam,
  holdByWorker,
  lastTeam,
  metAfterHandover,
  openHandover,
  sayGoodbye,
  withdrawHandover,
} from './index.ts'

let db: Database
let town: Town
let priya: Identity & { workerId: string }
let tom: Identity & { workerId: string }
let nurse: Identity & { workerId: string }
let farah: Identity & { workerId: string }
const at = (hours: number) => addHours(NOW, hours)
const worker = async (role: Parameters<typeof makeWorker>[1], organisation: string, teams: string[], name: string) =>
  (await makeWorker(db, role, organisation, teams, name)) as Identity & { workerId: string }

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  priya = await worker('key_worker', town.trust, [town.north], 'Priya Nair')
  tom = await worker('key_worker', town.trust, [town.south], 'Tom Reed')
  nurse = await worker('mental_health_practitioner', town.trust, [town.north], 'Nell North')
  farah = await worker('connector', town.charity, [town.charityTeam], 'Farah Malik')
})
afterAll(() => db.close())

async function asks(name: string, now = NOW) {
  const person = await makePerson(db, name)
  await inTransaction(
    db,
    system('front-door'),
    caller => holdByTeam(caller, { personId: person.personId, teamId: town.north, deadline: addHours(now, 24), why: 'You asked for help.' }),
    { clock: { now: () => now } },
  )
  return person
}
const take = (who: Identity & { workerId: string }, personId: string, teamId: string, now: Date) =>
  as(db, who, caller => holdByWorker(caller, { personId, workerId: who.workerId, teamId, why: 'You talked.' }), now)
const holder = (personId: string, now = NOW) => asSystem(db, caller => currentHolder(caller, personId), now)
const titles = (person: Identity & { personId: string }) =>
  as(
    db,
    person,
    async ({ tx }: Caller) => (await sql<{ title: string }>`select title from entry order by written_at, id`.execute(tx)).rows.map(row => row.title),
    at(100),
  )

test('R008 a request is held by the duty team with a deadline, then by a named key worker and a main organisation, and the person reads it', async () => {
  const amina = await asks('Amina')
  expect(await holder(amina.personId)).toMatchObject({
    workerId: null,
    teamName: 'North Testtown team',
    deadline: at(24),
    organisationName: 'Testshire NHS Trust',
  })
  await take(priya, amina.personId, town.north, at(1))
  expect(await as(db, amina, caller => currentHolder(caller, amina.personId), at(2))).toMatchObject({
    workerName: 'Priya Nair',
    organisationName: 'Testshire NHS Trust',
    deadline: null,
  })
  expect(await titles(amina)).toEqual(['North Testtown team is looking after this', 'Priya Nair is now your key worker'])
  const jobs = await asSystem(db, ({ tx }) =>
    sql<{
      template: string
    }>`select payload ->> 'template' as template from job where task = 'message.send' and payload ->> 'person' = ${amina.personId}`.execute(tx),
  )
  expect(jobs.rows.map(row => row.template)).toEqual(['team-holds', 'new-key-worker'])
})

test('R012 a worker of a voluntary organisation holds as any other, and their organisation is the main one', async () => {
  const kit = await asks('Kit')
  await as(
    db,
    nurse,
    caller => holdByTeam(caller, { personId: kit.personId, teamId: town.charityTeam, deadline: at(30), why: 'The charity knows you well.' }),
    at(1),
  )
  await asSystem(
    db,
    caller => holdByWorker(caller, { personId: kit.personId, workerId: farah.workerId, teamId: town.charityTeam, why: 'You know each other.' }),
    at(2),
  )
  expect(await as(db, farah, caller => currentHolder(caller, kit.personId), at(3))).toMatchObject({
    workerName: 'Farah Malik',
    organisationName: 'Testtown Mind and Body',
  })
})

test('of two who claim at once exactly one holds, and the other reads who came first', async () => {
  const sam = await asks('Sam')
  const results = await Promise.allSettled([take(priya, sam.personId, town.north, at(1)), take(nurse, sam.personId, town.north, at(1))])
  expect(results.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  const lost: unknown = results.find(result => result.status === 'rejected')?.reason
  expect(lost).toBeInstanceOf(Conflict)
  expect((lost as Conflict).message).toMatch(/^(Priya Nair|Nell North) took this at 10:30am\./)
  const { rows } = await asSystem(db, ({ tx }) => sql`select from responsibility where person_id = ${sam.personId} and upper_inf(during)`.execute(tx))
  expect(rows).toHaveLength(1)
})

test('two first requests at once begin one episode', async () => {
  const person = await makePerson(db, 'Twice')
  const ask = () =>
    inTransaction(db, system('front-door'), caller => holdByTeam(caller, { personId: person.personId, teamId: town.north, deadline: at(24), why: 'Asked.' }), {
      clock: { now: () => NOW },
    })
  await Promise.all([ask(), ask(), ask()])
  const { rows } = await asSystem(db, ({ tx }) => sql<{ n: number }>`select count(*) as n from care_episode where person_id = ${person.personId}`.execute(tx))
  expect(rows[0]?.n).toBe(1)
})

test('R117 R048 a handover completes only when the receiver has accepted and met the person; until then the sender holds', async () => {
  const mo = await asks('Mo')
  await take(priya, mo.personId, town.north, at(1))
  const id = await as(
    db,
    priya,
    caller => askHandover(caller, { personId: mo.personId, toWorkerId: tom.workerId, toTeamId: town.south, about: 'Moving south of the river.' }),
    at(2),
  )
  // Before accepting, Tom reads what he is asked and nothing of the person.
  const [asked, sees] = await as(
    db,
    tom,
    async caller => [await openHandover(caller, mo.personId), (await sql`select from person where id = ${mo.personId}`.execute(caller.tx)).rows],
    at(3),
  )
  expect(asked).toMatchObject({ about: 'Moving south of the river.', personName: null })
  expect(sees).toEqual([])
  await expect(as(db, tom, caller => metAfterHandover(caller, id, { metOn: '2026-11-23', metHow: 'in_person' }), at(3))).rejects.toThrow(Invalid)
  await as(db, tom, caller => acceptHandoverAsked(caller, id), at(4))
  expect(await holder(mo.personId, at(5))).toMatchObject({ workerName: 'Priya Nair' })
  await expect(as(db, tom, caller => metAfterHandover(caller, id, { metOn: '2026-12-23', metHow: 'in_person' }), at(5))).rejects.toThrow('today or earlier')
  await as(db, tom, caller => metAfterHandover(caller, id, { metOn: '2026-11-23', metHow: 'in_person' }), at(6))
  expect(await as(db, tom, caller => currentHolder(caller, mo.personId), at(7))).toMatchObject({ workerName: 'Tom Reed', teamName: 'South Testtown team' })
  expect((await titles(mo)).slice(-3)).toEqual([
    'Tom Reed was asked to become your key worker',
    'Tom Reed has said yes to becoming your key worker',
    'Tom Reed is now your key worker',
  ])
})

test('R048 the database itself refuses a key worker replaced without a handover accepted and met, a gap, an inactive holder and a leaver who holds', async () => {
  const person = await asks('Refusing')
  await take(priya, person.personId, town.north, at(1))
  const change = (statement: ReturnType<typeof sql>) => asSystem(db, ({ tx }) => statement.execute(tx), at(2))
  await expect(
    change(sql`update responsibility set worker_id = ${tom.workerId}, team_id = ${town.south} where person_id = ${person.personId} and upper_inf(during)`),
  ).rejects.toMatchObject({ code: 'KR005' })
  await expect(
    change(sql`update responsibility set during = tstzrange(lower(during), ${at(2)}) where person_id = ${person.personId} and upper_inf(during)`),
  ).rejects.toMatchObject({ code: 'KR001' })
  await expect(change(sql`delete from responsibility where person_id = ${person.personId}`)).rejects.toMatchObject({ code: 'KR002' })
  await expect(change(sql`update worker set active = false where id = ${priya.workerId}`)).rejects.toMatchObject({ code: 'KR004' })
})

test('a handover declined or withdrawn leaves the sender holding and takes the receiver’s sight away', async () => {
  const ada = await asks('Ada')
  await take(priya, ada.personId, town.north, at(1))
  const ask = (now: Date) =>
    as(db, priya, caller => askHandover(caller, { personId: ada.personId, toWorkerId: tom.workerId, toTeamId: town.south, about: 'Could you?' }), now)
  const first = await ask(at(2))
  await expect(ask(at(2))).rejects.toThrow('already open')
  await as(db, tom, caller => acceptHandoverAsked(caller, first), at(3))
  await as(db, tom, caller => declineHandover(caller, first, 'I am full until January.'), at(4))
  expect(await as(db, tom, async ({ tx }) => (await sql`select from person where id = ${ada.personId}`.execute(tx)).rows, at(5))).toEqual([])
  const second = await ask(at(6))
  await expect(as(db, nurse, caller => acceptHandoverAsked(caller, second), at(7))).rejects.toThrow('Only the worker who was asked')
  await as(db, priya, caller => withdrawHandover(caller, second), at(8))
  await expect(as(db, tom, caller => acceptHandoverAsked(caller, second), at(9))).rejects.toThrow(/Not found|over already/)
  expect(await holder(ada.personId, at(10))).toMatchObject({ workerName: 'Priya Nair' })
})

test('two handovers of one person at once: one is asked, the other told', async () => {
  const bea = await asks('Bea')
  await take(priya, bea.personId, town.north, at(1))
  const ask = (to: typeof tom, team: string) =>
    as(db, priya, caller => askHandover(caller, { personId: bea.personId, toWorkerId: to.workerId, toTeamId: team, about: 'Could you?' }), at(2))
  const results = await Promise.allSettled([ask(tom, town.south), ask(nurse, town.north)])
  expect(results.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(results.find(result => result.status === 'rejected')?.reason).toBeInstanceOf(Conflict)
})

test('R142 a goodbye is the person’s own and leaves the team to come straight back to', async () => {
  const dee = await asks('Dee')
  await take(priya, dee.personId, town.north, at(1))
  const goodbye = {
    whose: 'agreed' as const,
    words: 'It was good to walk with you.',
    stayingWell: 'The allotment on Thursdays.',
    wayBack: 'Ring Priya’s team.',
    checkInOn: '2027-07-12',
  }
  await as(db, priya, caller => sayGoodbye(caller, dee.personId, goodbye), at(48))
  expect(await holder(dee.personId, at(49))).toBeUndefined()
  expect(await as(db, priya, async ({ tx }) => (await sql`select from person where id = ${dee.personId}`.execute(tx)).rows, at(49))).toEqual([])
  const checkIn = await asSystem(db, async ({ tx }) => (await sql<{ at: Date }>`select run_at as at from job where task = 'goodbye.check-in'`.execute(tx)).rows)
  expect(checkIn.map(row => row.at)).toEqual([new Date('2027-07-12T08:00:00Z')])
  const back = await inTransaction(db, system('front-door'), caller => lastTeam(caller, dee.personId), { clock: { now: () => at(50) } })
  expect(back).toMatchObject({ teamId: town.north, checkInOn: '2027-07-12' })
  await inTransaction(
    db,
    system('front-door'),
    caller => holdByTeam(caller, { personId: dee.personId, teamId: back!.teamId, deadline: at(74), why: 'You came back.' }),
    { clock: { now: () => at(51) } },
  )
  expect(
    (await as(db, priya, async ({ tx }) => (await sql`select from entry where person_id = ${dee.personId}`.execute(tx)).rows, at(52))).length,
  ).toBeGreaterThan(3)
})

test('giving back names the team and a deadline still to come', async () => {
  const eve = await asks('Eve')
  await take(priya, eve.personId, town.north, at(1))
  await expect(as(db, priya, caller => backToTeam(caller, { personId: eve.personId, deadline: at(1), why: 'I am moving on.' }), at(2))).rejects.toThrow(
    'still to come',
  )
  await as(db, priya, caller => backToTeam(caller, { personId: eve.personId, deadline: addDays(NOW, 3), why: 'I am moving on.' }), at(2))
  expect(await holder(eve.personId, at(3))).toMatchObject({ workerId: null, teamName: 'North Testtown team' })
})

test('somebody without sight of a person cannot change who holds them, and learns nothing', async () => {
  const fay = await asks('Fay')
  await expect(take(tom, fay.personId, town.south, at(1))).rejects.toThrow(NotFound)
})
