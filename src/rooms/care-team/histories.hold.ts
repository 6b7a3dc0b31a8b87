import fc from 'fast-check'
import { addHours } from '../../core/dates.ts'
import type { Act, Life } from './responsibility.ts'

export const SEED = Number(process.env.KITH_SEED ?? Date.now() % 2 ** 31)
console.info(`responsibility histories: seed ${SEED} (KITH_SEED=${SEED} repeats this run)`)

// Small numbers for workers and teams, so that histories collide often. Worker n works in team n % 2.
const who = fc.nat({ max: 3 })
// Mostly the one whose turn it is acts; sometimes anybody does.
const right = fc.nat({ max: 4 }).map(n => n > 0)
export const acts = fc.oneof(
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
/** Nobody is at work where the person is held, or somebody is after all; and another team would step in. */
export const steppingIn = fc.record({
  do: fc.constant('step in' as const),
  team: fc.nat({ max: 1 }),
  hours: fc.integer({ min: -2, max: 48 }),
  empty: fc.boolean(),
})
export type Step = typeof acts extends fc.Arbitrary<infer T> ? T : never

/** The step as taken by the one whose turn it is: the receiver answers, the holder (or somebody of the team) does the rest. */
export function turn(step: Step, life: Life, indexOf: (workerId: string) => number, teamIndex: (teamId: string) => number): Step {
  if (!('right' in step) || !step.right || !life.holder) return step
  const receiver = life.handover && ['accept', 'decline', 'meet'].includes(step.do) ? indexOf(life.handover.toWorkerId) : -1
  const holder = life.holder.kind === 'worker' ? indexOf(life.holder.workerId) : teamIndex(life.holder.teamId)
  return { ...step, who: receiver >= 0 ? receiver : Math.max(holder, 0) }
}

/** The rule's own words for a step; undefined for what is no act: time passing, an absence. */
export function actOf(step: Step, now: Date, worker: (n: number) => string, team: (n: number) => string): Act | undefined {
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

/** Who holds, in one comparable line. */
export const holderKey = ({ holder }: Life) => (holder ? `${holder.kind} ${holder.kind === 'worker' ? holder.workerId : ''} ${holder.teamId}` : 'nobody')
