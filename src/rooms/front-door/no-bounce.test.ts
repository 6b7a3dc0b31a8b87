import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { frontDoors } from './asked.hold.ts'
import { readRequest } from './store.ts'

const { db, town, nurse, south, asked } = await frontDoors()
afterAll(() => db.close())

const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await asSystem(db, ({ tx }) => query.execute(tx))).rows
const heldBy = async (person: string) => (await rows(sql<{ team: string }>`select team_id as team from who_holds where person_id = ${person}`))[0]?.team
const stateOf = async (who: Identity, id: string) => (await as(db, who, caller => readRequest(caller, id)))?.state
const yes = { who: 'Sam South', how: 'by phone', 'on-day': '23', 'on-month': '11', 'on-year': '2026' }

test('R048 R119 R037 a team in Kith says yes itself: whoever asked cannot say it for them, whatever they write', async () => {
  const { person, request } = await asked('Bounce')
  const worker = await browse(db, nurse)
  const ask = { seen: '1', reason: 'nearer', teamId: town.south, redirectWords: 'Nearer' }
  const unshared = await worker.post(`/front-door/${request.id}/elsewhere`, ask)
  expect(unshared.status).toBe(422)
  expect(unshared.html).toContain('Ask the person first')
  expect((await worker.post(`/front-door/${request.id}/elsewhere`, { ...ask, shared: 'yes' })).status).toBe(303)
  expect((await worker.get(`/front-door/${request.id}`)).html).not.toContain('Record that they said yes')
  for (const evidence of [yes, {}]) {
    const refused = await worker.post(`/front-door/${request.id}/yes`, { seen: '2', ...evidence })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('answer for themselves')
  }
  expect([await heldBy(person.personId), await stateOf(nurse, request.id)]).toEqual([town.north, 'asked_elsewhere'])
  expect(await rows(sql`select 1 as n from entry where person_id = ${person.personId} and title like '%said yes%'`)).toEqual([])
  expect(await rows(sql`select 1 as n from job where task = 'message.send' and payload ->> 'template' = 'accepted-elsewhere'`)).toEqual([])
  expect((await (await browse(db, south)).post(`/front-door/${request.id}/yes`, { seen: '2' })).status).toBe(303)
  expect([await heldBy(person.personId), await stateOf(south, request.id)]).toEqual([town.south, 'accepted'])
  expect((await worker.get(`/front-door/${request.id}`)).status).toBe(404)
})

test('a row that asks a team in Kith without the person’s agreement cannot be kept', async () => {
  const { person, request } = await asked('Forged')
  const forge = rows(sql`insert into help_request_event (request_id, position, person_id, kinds, what, at, by_name, by_role, team_id, reason, shared)
    values (${request.id}, 2, ${person.personId}, 16384, 'redirect_asked', now(), 'x', 'x', ${town.south}, 'nearer', false)`)
  await expect(forge).rejects.toThrow(/help_request_event_team_reads/)
})

test('R119 after a yes from outside we hold on, are reminded to ask whether they have met, and write down that they have', async () => {
  const { person, request } = await asked('Outside')
  const worker = await browse(db, nurse)
  await worker.post(`/front-door/${request.id}/elsewhere`, { seen: '1', reason: 'their_choice', serviceName: 'Sunrise House' })
  expect((await worker.post(`/front-door/${request.id}/met`, { seen: '2', metWords: 'Too early' })).status).toBe(409)
  expect((await worker.post(`/front-door/${request.id}/yes`, { seen: '2', ...yes, who: 'Ali at Sunrise' })).status).toBe(303)
  const steps = () =>
    rows(
      sql<{
        what: string
        due: string
        team: string
      }>`select what, due::text as due, team_id as team from next_step where person_id = ${person.personId} order by made_at, id`,
    )
  expect(await steps()).toMatchObject([{ what: expect.stringContaining('Ask whether they have met Sunrise House'), due: '2026-11-30', team: town.north }])
  expect((await worker.get('/front-door')).html).toContain('Outside Test')
  expect((await worker.post(`/front-door/${request.id}/met`, { seen: '3', metWords: '' })).status).toBe(422)
  expect((await worker.post(`/front-door/${request.id}/met`, { seen: '3', metWords: 'She told me: tea with Ali on Friday' })).status).toBe(303)
  expect([await heldBy(person.personId), await stateOf(nurse, request.id), (await steps()).length]).toEqual([town.north, 'met', 2])
  expect((await worker.get('/front-door')).html).not.toContain('Outside Test')
  expect((await (await browse(db, person)).get('/my/requests')).html).toContain(
    'You have met Sunrise House. North Testtown team will talk with you about what comes now.',
  )
})

test('a team in Kith that said yes holds already: there is no meeting to write down', async () => {
  const { request } = await asked('Inside')
  await (await browse(db, nurse)).post(`/front-door/${request.id}/elsewhere`, { seen: '1', reason: 'nearer', teamId: town.south, shared: 'yes' })
  const other = await browse(db, south)
  await other.post(`/front-door/${request.id}/yes`, { seen: '2' })
  expect((await other.post(`/front-door/${request.id}/met`, { seen: '3', metWords: 'x' })).status).toBe(409)
})
