import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { holdByTeam, holdByWorker } from '../care-team/index.ts'

let db: Database
let amina: Identity & { personId: string }
let nurse: Identity

beforeAll(async () => {
  db = await testDatabase()
  const town = await makeTown(db)
  amina = await makePerson(db, 'Amina')
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Priya Nair')
  await asSystem(db, async caller => {
    await holdByTeam(caller, {
      personId: amina.personId,
      teamId: town.north,
      deadline: new Date(NOW.getTime() + 3_600_000),
      why: 'You asked for help.',
      quiet: true,
    })
    await holdByWorker(caller, { personId: amina.personId, workerId: nurse.workerId!, teamId: town.north, why: 'You agreed.' })
  })
})
afterAll(() => db.close())

test('told in confidence: the team reads and answers it, and nothing the person reads says that anybody came', async () => {
  const worker = await browse(db, nurse)
  const concern = {
    once: newId(),
    toldBy: 'Karim',
    words: 'She has not slept for days',
    givenName: 'Amina',
    familyName: 'Test',
    'born-day': '27',
    'born-month': '3',
    'born-year': '1985',
    placeCode: 'E07999999',
    inConfidence: 'yes',
  }
  expect((await worker.post('/front-door/worried', concern)).location).toBe('/front-door/worried/kept')
  const [told] = await asSystem(
    db,
    async ({ tx }) => (await sql<{ id: string }>`select id from received_information where person_id = ${amina.personId}`.execute(tx)).rows,
  )
  const path = `/people/${amina.personId}/told/${told!.id}`
  expect((await worker.get(path)).html).toContain('She has not slept for days')
  expect((await worker.post(path, { answer: 'We rang her' })).status).toBe(303)
  expect((await worker.get(`/people/${amina.personId}`)).html).toContain('see what is new')
  const own = await browse(db, amina)
  for (const page of ['/my', '/my/record', '/my/record.json', '/my/looked', '/my/requests', '/my/messages', '/my/people']) {
    const { html, status } = await own.get(page)
    expect([page, status]).toEqual([page, 200])
    expect([page, html.match(/Karim|not slept|somebody told|told us read|came in at the front door|concern/i)]).toEqual([page, null])
  }
  // Nor does the database answer the person, whatever page may come to ask.
  const rows = (who: Identity) => as(db, who, async ({ tx }) => (await sql`select from received_information`.execute(tx)).rows.length)
  expect([await rows(nurse), await rows(amina)]).toEqual([1, 0])
})
