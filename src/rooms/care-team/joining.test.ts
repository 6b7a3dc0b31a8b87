import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { as, asSystem } from '../../../test/support/people.ts'
import { inTransaction, system } from '../../core/caller.ts'
import { addHours } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { createPerson, mergePeople } from '../people/index.ts'
import { addEntry } from '../timeline/index.ts'
import { SEED } from './histories.hold.ts'
import { backToTeam, currentHolder, holdByTeam, holdByWorker } from './index.ts'
import { teamWithWork, text } from './team.hold.ts'

const { db, town, priya, tom, lead, worker, open, now, step } = await teamWithWork()
const nell = await worker('key_worker', town.trust, [town.north], 'Nell North')
afterAll(() => db.close())
beforeEach(() => step())

const why = 'Same house and birthday, and she says so'
const house = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(db, system('front-door'), work, { clock: { now } })
/** A record without a sign-in, held by a duty team and perhaps a worker of it. */
async function record(name: string, by?: typeof priya, team = town.north): Promise<string> {
  const personId = await as(
    db,
    priya,
    caller => createPerson(caller, { givenName: name, familyName: 'Twice', born: '1990-05-04', neighbourhoodCode: 'N0001' }),
    now(),
  )
  await house(caller => holdByTeam(caller, { personId, teamId: team, deadline: addHours(now(), 24), why: 'Asked for help.' }))
  step()
  if (by) await as(db, by, caller => holdByWorker(caller, { personId, workerId: by.workerId, teamId: team, why: 'You talked.' }), now())
  step()
  return personId
}
const holder = (personId: string) => asSystem(db, caller => currentHolder(caller, personId), now())
const openHolders = async (...people: string[]) =>
  (
    await asSystem(
      db,
      ({ tx }) => sql<{ person_id: string }>`select person_id from responsibility where person_id = any (${people}::uuid[]) and upper_inf(during)`.execute(tx),
      now(),
    )
  ).rows
const sent = async (personId: string) =>
  (
    await asSystem(db, ({ tx }) => sql<{ t: string }>`select payload ->> 'template' as t from job where payload ->> 'person' = ${personId}`.execute(tx), now())
  ).rows.map(row => row.t)

test('two records that one worker holds are joined: they go on holding once, no goodbye is sent, both are read, and parting holds both again', async () => {
  const [kept, gone] = [await record('Ashik', priya), await record('Ashiq', priya)]
  await as(db, priya, caller => addEntry(caller, { personId: gone, kinds: 1, what: 'note', title: 'Met at the weir', body: '' }), now())
  const before = await sent(gone)
  const work = await open(priya)
  expect(text(await work.get(`/people/${kept}/same/${gone}`))).toContain('Priya Nair, North Testtown team goes on being responsible. No goodbye is said.')
  const joined = await work.post(`/people/${kept}/same/${gone}`, { keep: kept, why })
  expect(joined.location, joined.html).toBe(`/people/${kept}/same`)
  step()
  expect(await openHolders(kept, gone)).toEqual([{ person_id: kept }])
  expect(await holder(kept)).toMatchObject({ workerId: priya.workerId })
  expect(await sent(gone)).toEqual(before)
  expect(await sent(kept)).not.toContain('goodbye')
  const { rows } = await asSystem(db, ({ tx }) => sql`select goodbye_words, goodbye_by from care_episode where person_id = ${gone}`.execute(tx))
  expect(rows).toEqual([{ goodbye_words: null, goodbye_by: null }])
  // Whoever held the joined record sees it still, and so does whoever holds them after her.
  expect((await work.get(`/people/${gone}/timeline`)).html).toContain('Met at the weir')
  expect(text(await work.get(`/people/${gone}/team`))).toContain('Key worker Priya Nair')
  const asked = await work.post(`/people/${kept}/hand-over`, { to: `${tom.workerId} ${town.south}`, about: 'Moved south' })
  step()
  const toms = await open(tom)
  await toms.post(`${asked.location}/accept`)
  step()
  const met = {
    'metOn-day': String(now().getUTCDate()),
    'metOn-month': String(now().getUTCMonth() + 1),
    'metOn-year': String(now().getUTCFullYear()),
    metHow: 'phone',
  }
  expect((await toms.post(`${asked.location}/met`, met)).status).toBe(303)
  step()
  expect((await toms.get(`/people/${gone}/timeline`)).html).toContain('Met at the weir')
  expect((await work.get(`/people/${gone}/timeline`)).status).toBe(404)
  const part = /\/same\/part\/[0-9a-f-]+/.exec((await toms.get(`/people/${kept}/same`)).html)![0]
  expect((await toms.post(`/people/${kept}${part}`, { why: 'They are cousins' })).status).toBe(303)
  step()
  expect(await holder(kept)).toMatchObject({ workerId: tom.workerId })
  expect(await holder(gone)).toMatchObject({ workerId: null, teamId: town.south, personId: gone })
})

test('two key workers of one team hold them: whoever joins says who goes on, and the other one’s handover is over', async () => {
  const [kept, gone] = [await record('Mina', priya), await record('Meena', nell)]
  const work = await open(lead)
  const page = `/people/${kept}/same/${gone}`
  expect(text(await work.get(page))).toContain('Who goes on being responsible?')
  const unsaid = await work.post(page, { keep: kept, why })
  expect(unsaid.status).toBe(422)
  expect(unsaid.html).toContain('Choose who goes on being responsible')
  expect((await work.post(page, { keep: kept, holder: `${tom.workerId} ${town.south}`, why })).status).toBe(422)
  expect((await work.post(page, { keep: kept, holder: `${nell.workerId} ${town.north}`, why })).status).toBe(303)
  step()
  expect(await openHolders(kept, gone)).toEqual([{ person_id: kept }])
  expect(await holder(kept)).toMatchObject({ workerId: nell.workerId })
})

test('a key worker is not let go for the duty team by joining, and two teams do not lose one another’s person', async () => {
  const [kept, gone] = [await record('Dora'), await record('Dorah', priya)]
  const work = await open(priya)
  expect((await work.post(`/people/${kept}/same/${gone}`, { keep: kept, holder: town.north, why })).status).toBe(422)
  expect((await work.post(`/people/${kept}/same/${gone}`, { keep: kept, why })).status).toBe(303)
  expect(await holder(kept)).toMatchObject({ workerId: priya.workerId })
  const [north, south] = [await record('Elsa', priya), await record('Elza', tom, town.south)]
  for (const [who, other] of [
    [priya, south],
    [tom, north],
  ] as const) {
    const role = { personId: other, workerId: who.workerId, role: 'key_worker' as const, part: 'Helps', personAgreed: true }
    await asSystem(db, async caller => (await import('./index.ts')).involve(caller, role, true), now())
  }
  step()
  const refused = await work.post(`/people/${north}/same/${south}`, { keep: north, why })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('Only whoever holds them both, or their team')
  expect(await openHolders(north, south)).toHaveLength(2)
})

test('the database refuses an open episode on a record that was joined, and joining away a record that is held', async () => {
  const [kept, gone] = [await record('Fay', priya), await record('Faye', priya)]
  const change = (statement: ReturnType<typeof sql>) => asSystem(db, ({ tx }) => statement.execute(tx), now())
  await expect(change(sql`update person set merged_into = ${kept} where id = ${gone}`)).rejects.toMatchObject({ code: 'KR008' })
  await as(db, priya, caller => mergePeople(caller, gone, kept, why), now())
  const [episode] = [newId()]
  await expect(change(sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${gone}, ${now()})`)).rejects.toMatchObject({
    code: 'KR008',
  })
  await expect(change(sql`update care_episode set ended_at = null, joined_into = null, last_team_id = null where person_id = ${gone}`)).rejects.toMatchObject({
    code: 'KR008',
  })
  // Asked for under the joined record, the record that is kept is held.
  step()
  await as(db, priya, caller => backToTeam(caller, { personId: kept, deadline: addHours(now(), 24), why: 'Leave' }), now())
  step()
  await as(db, nell, caller => holdByWorker(caller, { personId: gone, workerId: nell.workerId, teamId: town.north, why: 'You talked.' }), now())
  expect(await openHolders(kept, gone)).toEqual([{ person_id: kept }])
  expect(await holder(kept)).toMatchObject({ workerId: nell.workerId })
})

test('joining at the same time as taking, giving back and joining the other way round leaves exactly one holder', { timeout: 120_000 }, async () => {
  let joins = 0
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.boolean(), fc.array(fc.nat({ max: 5 }), { minLength: 2, maxLength: 4 }), async (oneHeld, otherHeld, acts) => {
      const [one, other] = [await record('Gia', oneHeld ? priya : undefined), await record('Gya', otherHeld ? nell : undefined)]
      const at = now()
      const take = (who: typeof priya, personId: string) =>
        as(db, who, caller => holdByWorker(caller, { personId, workerId: who.workerId, teamId: town.north, why: 'You talked.' }), at)
      const back = (personId: string) => as(db, lead, caller => backToTeam(caller, { personId, deadline: addHours(at, 24), why: 'Moving on.' }), at)
      const join = (gone: string, kept: string, holder?: string) => as(db, lead, caller => mergePeople(caller, gone, kept, why, holder), at)
      const all = [
        () => take(priya, other),
        () => take(nell, one),
        () => back(one),
        () => back(other),
        () => join(one, other, oneHeld ? `${priya.workerId} ${town.north}` : undefined),
        () => house(caller => holdByTeam(caller, { personId: other, teamId: town.south, deadline: addHours(at, 24), why: 'Asked.' })),
      ]
      const results = await Promise.allSettled([join(other, one, otherHeld ? `${nell.workerId} ${town.north}` : undefined), ...acts.map(act => all[act]!())])
      for (const result of results) if (result.status === 'rejected') expect([409, 422, 403, 404], String(result.reason?.stack)).toContain(result.reason.status)
      const { rows } = await asSystem(db, ({ tx }) =>
        sql<{ n: number }>`select count(*)::int as n from person where id in (${one}, ${other}) and merged_into is null`.execute(tx),
      )
      if (rows[0]!.n === 1) joins++
      // One holder for each record that is kept, and never one on a record that was joined.
      expect(await openHolders(one, other)).toHaveLength(rows[0]!.n)
      const { rows: broken } = await asSystem(db, ({ tx }) =>
        sql`select e.id from care_episode e left join responsibility r on r.episode_id = e.id where e.person_id in (${one}, ${other})
          group by e.id having range_agg(r.during) is distinct from tstzmultirange(tstzrange(e.started_at, e.ended_at))`.execute(tx),
      )
      expect(broken).toEqual([])
      step()
    }),
    { seed: SEED, numRuns: 25, endOnFailure: true },
  )
  expect(joins).toBeGreaterThan(3)
})
