import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { frontDoorTeamFor, loadOf, placesWithoutFrontDoor } from './index.ts'

let db: Database
let town: Town
let nurse: Identity

const hold = (personId: string, team: string) =>
  asSystem(db, async ({ tx }) => {
    const episode = newId()
    await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${personId}, ${NOW})`.execute(tx)
    await sql`insert into responsibility (id, person_id, episode_id, team_id, organisation_id, deadline, during, why, made_by)
    values (${newId()}, ${personId}, ${episode}, ${team}, ${town.trust}, ${NOW}, tstzrange(${NOW}, null), 'first request', 'test')`.execute(tx)
  })

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north])
})
afterAll(() => db.close())

test('a team’s load counts everyone it holds, also those hidden from the one who asks', async () => {
  const seen = await makePerson(db, 'Seen')
  const hidden = await makePerson(db, 'Hidden')
  await hold(seen.personId, town.north)
  await hold(hidden.personId, town.north)
  await as(db, hidden, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
    values (${newId()}, ${hidden.personId}, ${nurse.workerId}, 'worker', 262143, 'person', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
  expect((await as(db, nurse, ({ tx }) => sql`select id from person`.execute(tx))).rows).toHaveLength(1)
  expect((await as(db, nurse, caller => loadOf(caller, [town.north]))).get(town.north)).toEqual({ held: 2, capacity: 40, over: false })
})

test('numbers of a team are told to its members and the front door of its place, and to nobody else', async () => {
  const connector = await makeWorker(db, 'connector', town.charity, [town.charityTeam])
  const asked = (who: Identity) => as(db, who, async caller => [...(await loadOf(caller, [town.north, town.charityTeam, newId()])).keys()].sort())
  expect(await asked(connector)).toEqual([town.charityTeam])
  expect(await asked(nurse)).toEqual([town.north, town.charityTeam].sort())
  expect(await asked(await makePerson(db, 'Curious'))).toEqual([])
})

test('R116 a request goes to the team of the neighbourhood, else of the place, else of the care system, never nowhere', async () => {
  const find = (where: Parameters<typeof frontDoorTeamFor>[1]) =>
    asSystem(db, async caller => {
      const { slug, reach } = await frontDoorTeamFor(caller, where)
      return { slug, reach }
    })
  await asSystem(db, async ({ tx }) => {
    await sql`insert into neighbourhood (code, name, place_code) values ('E0001', 'East Testtown', 'E07999999')`.execute(tx)
    await sql`insert into place (code, name, care_system_code) values ('E07999998', 'Othertown', 'QT1')`.execute(tx)
    await sql`insert into gp_practice_area (practice_code, name, source_name, neighbourhood_code, place_code, postcode) values ('TP1', 'The Test Surgery', 'THE TEST SURGERY', 'S0001', 'E07999999', 'TT11AA')`.execute(
      tx,
    )
  })
  expect(await find({ neighbourhoodCode: 'S0001' })).toEqual({ slug: 'south', reach: 'neighbourhood' })
  expect(await find({ practiceCode: 'tp1' })).toEqual({ slug: 'south', reach: 'neighbourhood' })
  expect(await find({ neighbourhoodCode: 'E0001' })).toEqual({ slug: 'north', reach: 'anywhere' })
  expect((await asSystem(db, placesWithoutFrontDoor)).map(row => row.neighbourhoodCode)).toEqual(['E0001'])
  await asSystem(db, ({ tx }) => sql`update team set front_door = true where id = ${town.crisis}`.execute(tx))
  expect(await find({ neighbourhoodCode: 'E0001' })).toEqual({ slug: 'crisis', reach: 'place' })
  expect(await find({ placeCode: 'E07999998' })).toEqual({ slug: 'crisis', reach: 'care_system' })
  expect(await find({})).toMatchObject({ reach: 'anywhere' })
  expect(await asSystem(db, placesWithoutFrontDoor)).toEqual([])
})
