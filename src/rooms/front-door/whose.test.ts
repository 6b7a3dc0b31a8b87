import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem, NOW } from '../../../test/support/people.ts'
import { addDays } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { sayGoodbye } from '../care-team/index.ts'
import { frontDoors } from './asked.hold.ts'

const { db, town, nurse, south, asked } = await frontDoors()
afterAll(() => db.close())

const holder = (personId: string) =>
  asSystem(
    db,
    async ({ tx }) =>
      (await sql<{ worker_id: string | null; team_id: string }>`select worker_id, team_id from who_holds where person_id = ${personId}`.execute(tx)).rows[0],
  )
const askSouth = async (requestId: string, seen: string) =>
  (await browse(db, nurse)).post(`/front-door/${requestId}/elsewhere`, { seen, reason: 'nearer', teamId: town.south, shared: 'yes', redirectWords: 'Closer' })

test('R048 a team that was asked and says yes takes nobody from a key worker who was named meanwhile', async () => {
  const { person, request } = await asked('Meanwhile')
  expect((await askSouth(request.id, '1')).status).toBe(303)
  const taken = await (await browse(db, nurse)).post(`/people/${person.personId}/team/take`, { team: town.north, why: 'We talked on Monday' })
  expect(taken.status, taken.html).toBe(303)
  const yes = await (await browse(db, south)).post(`/front-door/${request.id}/yes`, { seen: '2' })
  expect(yes.status).toBe(409)
  expect(yes.html).toContain('Nia Nurse took this')
  expect(await holder(person.personId)).toEqual({ worker_id: nurse.workerId, team_id: town.north })
})

test('R142 somebody who comes back goes to the team that helped them last, not to the front door of where they live', async () => {
  const { person, request } = await asked('Returns')
  expect((await askSouth(request.id, '1')).status).toBe(303)
  expect((await (await browse(db, south)).post(`/front-door/${request.id}/yes`, { seen: '2' })).status).toBe(303)
  const later = (days: number) => addDays(NOW, days)
  await as(
    db,
    south,
    caller => sayGoodbye(caller, person.personId, { whose: 'asked', words: 'Well', stayingWell: 'Walks', wayBack: 'Ring us', checkInOn: '2027-03-01' }),
    later(1),
  )
  const back = await browse(db, person, () => later(2))
  expect((await back.post('/my/ask', { once: newId(), words: 'It is hard again' })).status).toBe(303)
  expect(await holder(person.personId)).toEqual({ worker_id: null, team_id: town.south })
})

test('where nobody is at work any more in the team that helped them last, the front door of where they live receives them', async () => {
  const { person, request } = await asked('Gone')
  await askSouth(request.id, '1')
  await (await browse(db, south)).post(`/front-door/${request.id}/yes`, { seen: '2' })
  await as(
    db,
    south,
    caller => sayGoodbye(caller, person.personId, { whose: 'asked', words: 'Well', stayingWell: 'Walks', wayBack: 'Ring us', checkInOn: '2027-03-01' }),
    addDays(NOW, 1),
  )
  await asSystem(db, ({ tx }) => sql`update membership set during = tstzrange(lower(during), ${addDays(NOW, 5)}) where team_id = ${town.south}`.execute(tx))
  const back = await browse(db, person, () => addDays(NOW, 6))
  expect((await back.post('/my/ask', { once: newId(), words: 'It is hard again' })).status).toBe(303)
  expect(await holder(person.personId)).toEqual({ worker_id: null, team_id: town.north })
})
