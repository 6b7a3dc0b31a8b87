import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { browse } from '../../test/support/browser.ts'
import { testDatabase } from '../../test/support/db.ts'
import { asSystem, makePerson, makeTown, makeWorker, NOW } from '../../test/support/people.ts'
import { buildApp } from '../app.ts'
import { readConfig } from '../core/config.ts'
import type { Database } from '../core/db.ts'
import { newId } from '../core/ids.ts'
import { addPersona, becomeDemonstration, mixedUp, whoIsHere } from './index.ts'

let db: Database
afterEach(() => db.close())

test('whoever is written into a demonstration is made up, whatever the form said', async () => {
  db = await testDatabase()
  await asSystem(db, becomeDemonstration)
  const town = await makeTown(db)
  await makePerson(db, 'Typed')
  await makeWorker(db, 'team_lead', town.trust, [town.north])
  const here = await asSystem(db, whoIsHere)
  expect(here).toEqual({ demonstration: true, real: false, madeUp: true })
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{
      real: number
    }>`select (select count(*) from person where not fictional) + (select count(*) from worker where not fictional) + (select count(*) from team where not fictional) as real`.execute(
      tx,
    ),
  )
  expect(rows[0]!.real).toBe(0)
})

test('a demonstration is not served as a real service, nor a real service as a demonstration', async () => {
  db = await testDatabase()
  expect(mixedUp(true, await asSystem(db, whoIsHere))).toBeUndefined()
  expect(mixedUp(false, await asSystem(db, whoIsHere))).toBeUndefined()
  await makeTown(db)
  await makePerson(db, 'Amina')
  expect(mixedUp(false, await asSystem(db, whoIsHere))).toBeUndefined()
  expect(mixedUp(true, await asSystem(db, whoIsHere))).toContain('KITH_DEMO=0')
  await asSystem(db, ({ tx }) => sql`update team set fictional = true where slug = 'north'`.execute(tx))
  expect(mixedUp(false, await asSystem(db, whoIsHere))).toContain('made-up teams would answer real people')
})

test('a made-up team holds or helps nobody real: the database refuses', async () => {
  db = await testDatabase()
  const town = await makeTown(db)
  const amina = await makePerson(db, 'Amina')
  await asSystem(db, ({ tx }) => sql`update team set fictional = true where slug = 'north'`.execute(tx))
  const hold = (team: string) =>
    asSystem(db, async ({ tx }) => {
      const episode = newId()
      await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${amina.personId}, ${NOW})`.execute(tx)
      await sql`insert into responsibility (id, person_id, episode_id, team_id, organisation_id, deadline, during, why, made_by)
        values (${newId()}, ${amina.personId}, ${episode}, ${team}, ${town.trust}, ${NOW}, tstzrange(${NOW}, null), 'asked', 'test')`.execute(tx)
    })
  await expect(hold(town.north)).rejects.toMatchObject({ code: 'KF001' })
  await hold(town.south)
})

test('a sign-in of the demonstration opens nothing where there is none', async () => {
  db = await testDatabase()
  await makeTown(db)
  const amina = await makePerson(db, 'Amina')
  await asSystem(db, ({ tx }) => sql`update account set issuer = 'demo' where id = ${amina.id}`.execute(tx))
  expect((await (await browse(db, amina)).get('/my')).status).toBe(303)
  await asSystem(db, caller => addPersona(caller, { accountId: amina.id!, part: 'people', sort: 1 }))
  expect((await (await browse(db, amina)).get('/my')).status).toBe(200)
})

test('without a way to sign in, the public pages and crisis help are served, and signing in says so', async () => {
  db = await testDatabase()
  const app = buildApp(db, readConfig({ KITH_DEMO: '0', KITH_ROOT: process.env.KITH_ROOT }), { now: () => NOW })
  const crisis = await app.request('http://localhost:3000/crisis')
  expect([crisis.status, await crisis.text()]).toEqual([200, expect.stringContaining('111')])
  const signIn = await app.request('http://localhost:3000/sign-in')
  expect([signIn.status, await signIn.text()]).toEqual([503, expect.stringContaining('You cannot sign in yet')])
  const begin = await app.request('http://localhost:3000/sign-in/start')
  expect(begin.status).toBe(503)
})
