import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { inTransaction, system } from '../../core/caller.ts'
import { addDays, addHours, londonDate } from '../../core/dates.ts'
import type { Database } from '../../core/db.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../../core/errors.ts'
import { actOf, acts, holderKey, SEED, type Step, turn } from './histories.hold.ts'
import {
  acceptHandoverAsked,
  askHandover,
  backToTeam,
  cover,
  declineHandover,
  holdByTeam,
  holdByWorker,
  metAfterHandover,
  planAbsence,
  sayGoodbye,
  withdrawHandover,
  workerLeaves,
} from './index.ts'
import { after, type Life } from './responsibility.ts'

let db: Database
let town: Town
type Worker = Identity & { workerId: string }
let workers: Worker[]
let leads: Worker[]
let hired = 0
const hire = async (n: number) => (await makeWorker(db, 'key_worker', town.trust, [n % 2 ? town.south : town.north], `Worker ${hired++}`)) as Worker

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  workers = [await hire(0), await hire(1), await hire(2), await hire(3)]
  leads = [
    (await makeWorker(db, 'team_lead', town.trust, [town.north], 'Lead north')) as Worker,
    (await makeWorker(db, 'team_lead', town.trust, [town.south], 'Lead south')) as Worker,
  ]
})
afterAll(() => db.close())

const teamAt = (n: number) => (n ? town.south : town.north)

// The invariant, by SQL over everybody: holders cover each episode exactly, and whoever holds now is at work or has a deadline.
async function broken() {
  return asSystem(
    db,
    async ({ tx }) =>
      (
        await sql<{ id: string; what: string }>`
    select e.id, 'gap or overlap' as what from care_episode e join responsibility r on r.episode_id = e.id group by e.id, e.started_at, e.ended_at
      having range_agg(r.during) is distinct from tstzmultirange(tstzrange(e.started_at, e.ended_at))
        or (e.ended_at is not null and sum(upper(r.during) - lower(r.during)) <> e.ended_at - e.started_at) or count(*) filter (where upper_inf(r.during)) <> (e.ended_at is null)::int
    union all select e.id, 'nobody' from care_episode e where not exists (select from responsibility r where r.episode_id = e.id)
    union all select r.id, 'has left' from responsibility r join worker w on w.id = r.worker_id where upper_inf(r.during) and not w.active
    union all select r.id, 'no deadline' from responsibility r where r.worker_id is null and r.deadline is null
    union all select h.id, 'handover with nobody holding' from handover h where h.finished_at is null and not exists (select from responsibility r where r.episode_id = h.episode_id and upper_inf(r.during) and r.worker_id is not distinct from h.from_worker_id)`.execute(
          tx,
        )
      ).rows,
  )
}

async function look(personId: string): Promise<{ holder: string; handoverId: string }> {
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{ worker_id: string | null; team_id: string; handover_id: string | null }>`select r.worker_id, r.team_id, h.id as handover_id
    from responsibility r left join handover h on h.person_id = r.person_id and h.finished_at is null where r.person_id = ${personId} and upper_inf(r.during)`.execute(
      tx,
    ),
  )
  expect(rows.length).toBeLessThanOrEqual(1)
  const [row] = rows
  return { holder: row ? `${row.worker_id ? 'worker' : 'team'} ${row.worker_id ?? ''} ${row.team_id}` : 'nobody', handoverId: row?.handover_id ?? personId }
}

/** One step through the real action, as the worker who takes it. */
async function really(step: Step, personId: string, handoverId: string, now: Date): Promise<unknown> {
  const me = 'who' in step ? workers[step.who]! : workers[0]!
  const mine = <T>(work: Parameters<typeof as<T>>[2]) => as(db, me, work, now)
  switch (step.do) {
    case 'team takes':
      return inTransaction(
        db,
        system('front-door'),
        caller => holdByTeam(caller, { personId, teamId: teamAt(step.team), deadline: addHours(now, step.hours), why: 'Asked.' }),
        { clock: { now: () => now } },
      )
    case 'worker takes':
      return mine(caller => holdByWorker(caller, { personId, workerId: me.workerId, teamId: teamAt(step.who % 2), why: 'Met.' }))
    case 'back to the team':
      return mine(caller => backToTeam(caller, { personId, deadline: addHours(now, step.hours), why: 'Moving on.' }))
    case 'ask':
      return mine(caller => askHandover(caller, { personId, toWorkerId: workers[step.to]!.workerId, toTeamId: teamAt(step.to % 2), about: 'Would you?' }))
    case 'accept':
      return mine(caller => acceptHandoverAsked(caller, handoverId))
    case 'decline':
      return mine(caller => declineHandover(caller, handoverId, 'Full.'))
    case 'meet':
      return mine(caller => metAfterHandover(caller, handoverId, { metOn: londonDate(step.met ? now : addDays(now, 2)), metHow: 'in_person' }))
    case 'withdraw':
      return mine(caller => withdrawHandover(caller, handoverId))
    case 'goodbye':
      return mine(caller =>
        sayGoodbye(caller, personId, {
          whose: step.whose as 'asked',
          words: 'Go well.',
          stayingWell: 'Walks.',
          wayBack: 'Ring us.',
          checkInOn: londonDate(addDays(now, 40)),
        }),
      )
    case 'away': {
      const day = londonDate(addDays(now, 1))
      return mine(async caller =>
        cover(caller, await planAbsence(caller, { workerId: me.workerId, fromDay: day, toDay: day }), personId, workers[step.to]!.workerId, 'Rings.'),
      )
    }
    case 'leaves': {
      const lead = leads[step.who % 2]!
      const done = await as(db, lead, caller => workerLeaves(caller, me.workerId, step.without ? undefined : addHours(now, step.hours)), now)
      workers[step.who] = await hire(step.who)
      return done
    }
    default:
      return undefined
  }
}

const REFUSALS = [Conflict, Invalid, NotAllowed, NotFound]

// One history in which every kind of step succeeds goes first, so that no draw can leave one of them untried.
const EVERY_STEP: Step[] = [
  { do: 'worker takes', who: 1 },
  { do: 'away', right: true, who: 1, to: 3 },
  { do: 'ask', right: true, who: 1, to: 3 },
  { do: 'accept', right: true, who: 3 },
  { do: 'meet', right: true, who: 3, met: true },
  { do: 'ask', right: true, who: 3, to: 1 },
  { do: 'decline', right: true, who: 1 },
  { do: 'ask', right: true, who: 3, to: 1 },
  { do: 'withdraw', right: true, who: 3 },
  { do: 'back to the team', right: true, who: 3, hours: 24 },
  { do: 'quiet', hours: 3 },
  { do: 'worker takes', who: 3 },
  { do: 'leaves', who: 3, hours: 24, without: false },
  { do: 'worker takes', who: 1 },
  { do: 'goodbye', right: true, who: 1, whose: 'asked' },
]

test('R008 R048 R010 in 150 random histories through the real actions, at every step the database holds exactly one holder, and the one the rules say', {
  timeout: 240_000,
}, async () => {
  const done: Record<string, number> = {}
  let now = NOW
  let histories = 0
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 4, maxLength: 11, size: 'max' }), async steps => {
      histories++
      const { personId } = await makePerson(db, `P${histories}`)
      let life: Life = {}
      let seen = { holder: 'nobody', handoverId: personId }
      for (const drawn of [{ do: 'team takes' as const, team: histories % 2, hours: 24 }, ...steps]) {
        const step = turn(
          drawn,
          life,
          id => workers.findIndex(one => one.workerId === id),
          id => Number(id === town.south),
        )
        now = addHours(now, step.do === 'quiet' ? step.hours : 0.2)
        const act = actOf(step, now, n => workers[n]!.workerId, teamAt)
        const expected = act ? after(life, act, now) : { life }
        const left = step.do === 'leaves' ? workers[step.who]!.workerId : undefined
        const error = await really(step, personId, seen.handoverId, now).then(
          () => undefined,
          (thrown: unknown) => thrown,
        )
        if (error)
          expect(
            REFUSALS.some(refusal => error instanceof refusal),
            String((error as Error).stack),
          ).toBe(true)
        else {
          expect(expected, `${step.do} must be refused`).not.toHaveProperty('refused')
          done[step.do] = (done[step.do] ?? 0) + 1
          if ('life' in expected) life = expected.life
          if (left && life.handover?.toWorkerId === left) delete life.handover
          if (left && life.holder?.kind === 'worker' && life.holder.workerId === left)
            life = { holder: { kind: 'team', teamId: life.holder.teamId, deadline: now }, lastTeamId: life.holder.teamId }
        }
        seen = await look(personId)
        expect(seen.holder, `${step.do} ${error ?? ''}`).toBe(holderKey(life))
      }
      expect(await broken()).toEqual([])
    }),
    { seed: SEED, numRuns: 150, examples: [[EVERY_STEP]], endOnFailure: true },
  )
  expect(histories).toBe(150)
  for (const act of ['team takes', 'worker takes', 'back to the team', 'ask', 'accept', 'meet', 'decline', 'withdraw', 'goodbye', 'leaves', 'away', 'quiet'])
    expect(done[act] ?? 0, act).toBeGreaterThan(0)
})
