import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem, makeWorker } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { currentHolder, openHandover } from './index.ts'
import { teamWithWork } from './team.hold.ts'

const { db, town, priya, tom, farah, worker, open, heldByPriya, now, step } = await teamWithWork()
afterAll(() => db.close())

// Everyone in the care team, and so with sight of the person, but not in the team that holds.
let gp: Identity & { workerId: string }
let psychologist: Identity & { workerId: string }
let personId: string
let others: (Identity & { workerId: string })[]
beforeAll(async () => {
  gp = (await makeWorker(db, 'gp', town.practice, [], 'Dr Gee')) as typeof gp
  psychologist = await worker('psychologist', town.trust, [town.south], 'Elena Marsh')
  others = [gp, farah, tom, psychologist]
  personId = (await heldByPriya('Held')).personId
  step()
  for (const [one, role] of [
    [gp, 'gp'],
    [farah, 'connector'],
    [tom, 'key_worker'],
    [psychologist, 'psychologist'],
  ] as const) {
    const asked = await (await open(priya)).post(`/people/${personId}/team/add`, {
      who: `${one.workerId} ${one.team ?? town.north}`,
      role,
      part: 'Helps',
      personAgreed: 'yes',
    })
    expect(asked.status, asked.html).toBe(303)
    step()
    const { rows } = await asSystem(db, ({ tx }) => sql<{ id: string }>`select id from involvement where worker_id = ${one.workerId}`.execute(tx))
    expect((await (await open(one)).post(`/involvements/${rows[0]!.id}/agree`)).status).toBe(303)
    step()
    expect((await (await open(one)).get(`/people/${personId}`)).status, role).toBe(200)
  }
})

const day = (name: string, on: string) => {
  const [year, month, date] = on.split('-')
  return { [`${name}-day`]: date!, [`${name}-month`]: month!, [`${name}-year`]: year! }
}
const goodbye = { whose: 'asked', words: 'Go well', stayingWell: 'Walks', wayBack: 'Ring us', ...day('checkInOn', '2027-03-01') }
const holder = () => asSystem(db, caller => currentHolder(caller, personId), now())

test('only the key worker or their team gives a person back, says goodbye or asks for a handover: others of the care team may not', async () => {
  const before = await holder()
  for (const one of others) {
    const theirs = await open(one)
    const asked = await theirs.post(`/people/${personId}/hand-over`, { to: `${one.workerId} ${town.south}`, about: 'Mine' })
    const back = await theirs.post(`/people/${personId}/team/back`, { ...day('by', '2026-12-24'), why: 'No room' })
    const said = await theirs.post(`/people/${personId}/goodbye`, goodbye)
    expect(
      [asked, back, said].map(answer => answer.status),
      one.name,
    ).toEqual([403, 403, 403])
    for (const page of ['hand-over', 'team/back', 'goodbye']) expect((await theirs.get(`/people/${personId}/${page}`)).status, `${one.name} ${page}`).toBe(403)
    // Taking is refused too, in words: somebody holds.
    const took = await theirs.post(`/people/${personId}/team/take`, { team: one.team ?? town.south, why: 'Mine now' })
    expect([403, 409], one.name).toContain(took.status)
  }
  expect(await holder()).toEqual(before)
  expect(await asSystem(db, caller => openHandover(caller, personId), now())).toBeUndefined()
})

test('only the sender or their team takes a handover back', async () => {
  const nell = await worker('key_worker', town.trust, [town.north], 'Nell North')
  const asked = await (await open(priya)).post(`/people/${personId}/hand-over`, { to: `${nell.workerId} ${town.north}`, about: 'Would you?' })
  step()
  // A connector is not told of a handover between others: to them it is not there.
  for (const one of others) expect((await (await open(one)).post(`${asked.location}/withdraw`)).status, one.name).toBe(one === farah ? 404 : 403)
  expect(await asSystem(db, caller => openHandover(caller, personId), now())).toMatchObject({ state: 'asked' })
  // Nor does anybody but the receiver answer it.
  for (const one of [tom, priya]) expect((await (await open(one)).post(`${asked.location}/accept`)).status, one.name).toBe(409)
  expect((await (await open(priya)).post(`${asked.location}/withdraw`)).status).toBe(303)
})

test('an invitation is answered by whoever it is meant for: to others of the care team, who see it, it is not there to answer', async () => {
  step()
  const invited = await worker('peer_worker', town.charity, [town.charityTeam], 'Pip Peer')
  const add = (who: string, role: string) =>
    open(priya).then(work => work.post(`/people/${personId}/team/add`, { who, role, part: 'Walks', personAgreed: 'yes' }))
  expect((await add(`${invited.workerId} ${town.charityTeam}`, 'peer_worker')).status).toBe(303)
  expect((await add(town.crisis, 'crisis_worker')).status).toBe(303)
  const { rows } = await asSystem(db, ({ tx }) => sql<{ id: string }>`select id from involvement where person_id = ${personId} and state = 'asked'`.execute(tx))
  expect(rows).toHaveLength(2)
  step()
  for (const { id } of rows)
    for (const one of [priya, tom, psychologist, gp]) {
      const theirs = await open(one)
      expect((await theirs.get(`/people/${personId}/team`)).html, one.name).toContain('Pip Peer')
      const answers = [
        await theirs.get(`/involvements/${id}/answer`),
        await theirs.post(`/involvements/${id}/agree`),
        await theirs.post(`/involvements/${id}/say-no`, { why: 'No' }),
      ]
      expect(
        answers.map(answer => answer.status),
        one.name,
      ).toEqual([404, 404, 404])
    }
  const { rows: after } = await asSystem(db, ({ tx }) => sql`select from involvement where person_id = ${personId} and state = 'asked'`.execute(tx))
  expect(after).toHaveLength(2)
})
