import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeSupporter, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { addContact, declareWorker, kindsOf, namesOf, ROLES } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { saveSelfDescription } from '../people/index.ts'

let db: Database
let town: Town
let amina: Identity & { personId: string }
let nurse: Identity
let stranger: Identity

const helpsWith = (worker: Identity, role: string) =>
  asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
  values (${newId()}, ${amina.personId}, ${worker.workerId}, ${worker.organisation}, ${role}, ${NOW}, '[2026-01-01,)')`.execute(tx),
  )

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  amina = await makePerson(db, 'Amina')
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Priya Nair')
  stranger = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.south], 'Tom Bell')
  const connector = await makeWorker(db, 'connector', town.charity, [town.charityTeam], 'Leila Hassan')
  const supporter = await makeSupporter(db, 'Yusuf')
  await helpsWith(nurse, 'mental_health_practitioner')
  await helpsWith(connector, 'connector')
  await asSystem(db, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
  values (${newId()}, ${amina.personId}, ${supporter.supporterId}, 'supporter', ${kindsOf('contact', 'appointments')}, 'Amina', ${NOW}, '[2026-01-01,)')`.execute(
      tx,
    ),
  )
})
afterAll(() => db.close())

test('R018 the copy holds how they describe themselves, who helps, what they share and with whom, messages, and who looked', async () => {
  await as(db, amina, caller =>
    saveSelfDescription(caller, amina.personId, undefined, { ethnicity: 'Somali', language: '', gender: '', beliefs: '' }, ['gender']),
  )
  await as(db, amina, caller =>
    addContact(caller, { personId: amina.personId, name: 'Halima Warsame', relation: 'sister', mayKnow: 'That I am well', nextOfKin: true }),
  )
  await as(db, amina, caller => declareWorker(caller, stranger.workerId!, 'neighbour'))
  await asSystem(db, async ({ tx }) => {
    await sql`insert into gp_registration (id, person_id, practice_id, kind, during) values (${newId()}, ${amina.personId}, ${town.practice}, 'home', '[2026-01-01,)')`.execute(
      tx,
    )
    await sql`insert into contact_point (id, person_id, kind, value, during) values (${newId()}, ${amina.personId}, 'mobile', '07700 900321', '[2026-01-01,)')`.execute(
      tx,
    )
    await sql`insert into message (id, person_id, kinds, template, route, state, made_at, send_after, sent_at, via)
      values (${newId()}, ${amina.personId}, 1, 'correction-answered', 'kith', 'sent', ${NOW}, ${NOW}, ${NOW}, 'kith')`.execute(tx)
  })
  await (await browse(db, nurse)).get(`/people/${amina.personId}`)
  const copy = JSON.parse((await (await browse(db, amina)).get('/my/record.json')).html) as Record<string, unknown>
  expect(copy.howIDescribeMyself).toMatchObject({ ethnicity: 'Somali', ratherNotSay: ['gender'] })
  expect(copy.surgeries).toMatchObject([{ kind: 'home' }])
  expect(copy.reach).toContainEqual({ kind: 'mobile', value: '07700 900321', sharedWithOthers: false })
  expect(copy.careTeam).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Leila Hassan', role: ROLES.connector.name, agreed: true })]))
  expect(copy.myPeople).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Halima Warsame', relation: 'sister', sees: [] })]))
  expect(copy.sharing).toEqual(expect.arrayContaining([expect.objectContaining({ sees: namesOf(kindsOf('contact', 'appointments')) })]))
  expect(copy.knowMeInTheirOwnLife).toMatchObject([{ name: 'Tom Bell', relation: 'neighbour' }])
  expect(copy.messages).toMatchObject([{ way: 'kith', made: NOW.toISOString() }])
  expect(copy.whoLooked).toEqual(expect.arrayContaining([expect.objectContaining({ who: 'Priya Nair', what: 'Record opened' })]))
})
