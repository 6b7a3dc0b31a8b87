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
import { type Act, after, type Life } from './responsibility.ts'

const SEED = Number(process.env.KITH_SEED ?? Date.now() % 2 ** 31)
console.info(`responsibility histories: seed ${SEED} (KITH_SEED=${SEED} repeats this run)`)

// Small numbers for workers and teams, so that histories collide often. Worker n works in team n % 2.
const who = fc.nat({ max: 3 })
// Mostly the one whose turn it is acts; sometimes anybody does.
const right = fc.nat({ max: 4 }).map(n => n > 0)
const acts = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('team takes' as const), team: fc.nat({ max: 1 }), hours: fc.integer({ min: -2, max: 48 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('worker takes' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('back to the team' as const), right, who, hours: fc.integer({ min: -2, max: 48 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('ask' as const), right, who, to: who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('accept' as const), right, who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('meet' as const), right, who, met: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('decline' as const), right, who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), right, who }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('goodbye' as const), right, who, whose: fc.constantFrom('asked' as const, 'agreed' as const, undefined) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('quiet' as const), hours: fc.integer({ min: 1, max: 500 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('away' as const), right, who, to: who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leaves' as const), who, hours: fc.integer({ min: 1, max: 48 }), without: fc.boolean() }) },
)
type Step = typeof acts extends fc.Arbitrary<infer T> ? T : never

/** The step as taken by the one whose turn it is: the receiver answers, the holder (or somebody of the team) does the rest. */
function turn(step: Step, life: Life, indexOf: (workerId: string) => number, teamIndex: (teamId: string) => number): Step {
  if (!('right' in step) || !step.right || !life.holder) return step
  const receiver = life.handover && ['accept', 'decline', 'meet'].includes(step.do) ? indexOf(life.handover.toWorkerId) : -1
  const holder = life.holder.kind === 'worker' ? indexOf(life.holder.workerId) : teamIndex(life.holder.teamId)
  return { ...step, who: receiver >= 0 ? receiver : Math.max(holder, 0) }
}

/** The rule's own words for a step; undefined for what is no act: time passing, an absence. */
function actOf(step: Step, now: Date, worker: (n: number) => string, team: (n: number) => string): Act | undefined {
  switch (step.do) {
    case 'team takes':
      return { do: step.do, teamId: team(step.team), deadline: addHours(now, step.hours) }
    case 'worker takes':
      return { do: step.do, workerId: worker(step.who), teamId: team(step.who % 2) }
    case 'back to the team':
      return { do: step.do, deadline: addHours(now, step.hours) }
    case 'ask':
      return { do: step.do, toWorkerId: worker(step.to), toTeamId: team(step.to % 2) }
    case 'accept':
    case 'decline':
      return { do: step.do, workerId: worker(step.who) }
    case 'meet':
      return { do: step.do, workerId: worker(step.who), met: step.met }
    case 'withdraw':
      return { do: step.do }
    case 'goodbye':
      return { do: step.do, whose: step.whose }
    default:
      return undefined
  }
}

const holderKey = ({ holder }: Life) => (holder ? `${holder.kind} ${holder.kind === 'worker' ? holder.workerId : ''} ${holder.teamId}` : 'nobody')

test('R008 R048 in 12,000 random histories the rules never leave anybody with no holder or two, and a key worker changes only by a handover accepted and met', () => {
  const seen: Record<string, number> = {}
  const count = (what: string) => {
    seen[what] = (seen[what] ?? 0) + 1
  }
  let histories = 0
  fc.assert(
    fc.property(fc.array(acts, { minLength: 1, maxLength: 40, size: 'max' }), steps => {
      histories++
      let life: Life = {}
      // An account of our own of what was promised, kept apart from the rules under test.
      let asked: { to: string; accepted: boolean } | undefined
      let goodbyes = 0
      let now = NOW
      for (const drawn of steps) {
        const step = turn(
          drawn,
          life,
          id => Number(id.slice(1)),
          id => Number(id.slice(1)),
        )
        now = addHours(now, step.do === 'quiet' ? step.hours : 1)
        const act = actOf(
          step,
          now,
          n => `w${n}`,
          n => `t${n}`,
        )
        if (!act) {
          count(step.do)
          continue
        }
        const before = structuredClone(life)
        const outcome = after(life, act, now)
        expect(life).toEqual(before)
        if ('refused' in outcome) {
          count(`${act.do} refused`)
          continue
        }
        count(act.do)
        life = outcome.life
        const moved = holderKey(life) !== holderKey(before)
        if (act.do === 'goodbye') {
          goodbyes++
          expect(act.whose).toBeDefined()
          expect(life).toEqual({ lastTeamId: before.holder!.teamId })
          asked = undefined
          continue
        }
        expect(life.holder, act.do).toBeDefined()
        if (life.holder!.kind === 'team' && moved) expect(life.holder!.deadline.getTime()).toBeGreaterThan(now.getTime())
        if (['ask', 'accept', 'decline', 'withdraw'].includes(act.do)) expect(moved, act.do).toBe(false)
        if (before.holder?.kind === 'worker' && moved && life.holder!.kind === 'worker') {
          expect(act.do).toBe('meet')
          expect(asked).toEqual({ to: life.holder!.workerId, accepted: true })
        }
        if (act.do === 'meet') expect(asked?.accepted && act.met).toBe(true)
        if (act.do === 'ask') asked = { to: act.toWorkerId, accepted: false }
        else if (act.do === 'accept') asked = { ...asked!, accepted: true }
        else if (moved || act.do === 'decline' || act.do === 'withdraw') asked = undefined
        expect(life.handover ? { to: life.handover.toWorkerId, accepted: life.handover.state === 'accepted' } : undefined).toEqual(asked)
      }
      if (!life.holder && goodbyes === 0) expect(life).toEqual({})
    }),
    { seed: SEED, numRuns: 12_000 },
  )
  expect(histories).toBeGreaterThanOrEqual(12_000)
  for (const act of ['team takes', 'worker takes', 'back to the team', 'ask', 'accept', 'meet', 'decline', 'withdraw', 'goodbye'])
    for (const what of [act, `${act} refused`]) expect(seen[what] ?? 0, what).toBeGreaterThan(500)
})

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
    { seed: SEED, numRuns: 150, endOnFailure: true },
  )
  expect(histories).toBe(150)
  for (const act of ['team takes', 'worker takes', 'back to the team', 'ask', 'accept', 'meet', 'decline', 'withdraw', 'goodbye', 'leaves', 'away', 'quiet'])
    expect(done[act] ?? 0, act).toBeGreaterThan(0)
})
