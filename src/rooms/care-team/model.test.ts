// Plain assertions: half a million of them stand inside the histories.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NOW } from '../../../test/support/people.ts'
import { addHours } from '../../core/dates.ts'
import { actOf, acts, holderKey, SEED, type Step, steppingIn, turn } from './histories.hold.ts'
import { type Act, after, type Life } from './responsibility.ts'

test('R008 R048 in 12,000 random histories the rules never leave anybody with no holder or two, and a key worker changes only by a handover accepted and met', () => {
  const seen: Record<string, number> = {}
  const count = (what: string) => {
    seen[what] = (seen[what] ?? 0) + 1
  }
  let histories = 0
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 25, arbitrary: acts }, { weight: 3, arbitrary: steppingIn }), { minLength: 1, maxLength: 40, size: 'max' }),
      steps => {
        histories++
        let life: Life = {}
        // An account of our own of what was promised, kept apart from the rules under test.
        let asked: { to: string; accepted: boolean } | undefined
        let goodbyes = 0
        let now = NOW
        for (const drawn of steps) {
          const step: Step | Extract<typeof drawn, { do: 'step in' }> =
            drawn.do === 'step in'
              ? drawn
              : turn(
                  drawn,
                  life,
                  id => Number(id.slice(1)),
                  id => Number(id.slice(1)),
                )
          now = addHours(now, step.do === 'quiet' ? step.hours : 1)
          const act: Act | undefined =
            step.do === 'step in'
              ? { do: step.do, teamId: `t${step.team}`, deadline: addHours(now, step.hours) }
              : actOf(
                  step,
                  now,
                  n => `w${n}`,
                  n => `t${n}`,
                )
          if (!act) {
            count(step.do)
            continue
          }
          const stands: Life = step.do === 'step in' && step.empty ? { ...life, nobodyAtWork: true } : life
          const before = structuredClone(stands)
          const outcome = after(stands, act, now)
          assert.deepEqual(stands, before)
          if ('refused' in outcome) {
            count(`${act.do} refused`)
            continue
          }
          count(act.do)
          life = outcome.life
          const moved = holderKey(life) !== holderKey(before)
          if (act.do === 'goodbye') {
            goodbyes++
            assert.ok(act.whose)
            assert.deepEqual(life, { lastTeamId: before.holder!.teamId })
            asked = undefined
            continue
          }
          assert.ok(life.holder, act.do)
          if (life.holder!.kind === 'team' && moved) assert.ok(life.holder!.deadline > now)
          // A team follows a worker only when it is their own that steps in, or when nobody is at work in theirs.
          if (before.holder?.kind === 'worker' && life.holder!.kind === 'team')
            assert.ok((act.do === 'back to the team' && life.holder!.teamId === before.holder.teamId) || (act.do === 'step in' && before.nobodyAtWork), act.do)
          if (act.do === 'step in') assert.ok(moved && before.nobodyAtWork && life.holder!.teamId !== before.holder!.teamId)
          if (['ask', 'accept', 'decline', 'withdraw'].includes(act.do)) assert.equal(moved, false, act.do)
          if (before.holder?.kind === 'worker' && moved && life.holder!.kind === 'worker') {
            assert.equal(act.do, 'meet')
            assert.deepEqual(asked, { to: life.holder!.workerId, accepted: true })
          }
          if (act.do === 'meet') assert.ok(asked?.accepted && act.met)
          if (act.do === 'ask') asked = { to: act.toWorkerId, accepted: false }
          else if (act.do === 'accept') asked = { ...asked!, accepted: true }
          else if (moved || act.do === 'decline' || act.do === 'withdraw') asked = undefined
          assert.deepEqual(life.handover && { to: life.handover.toWorkerId, accepted: life.handover.state === 'accepted' }, asked)
        }
        if (!life.holder && goodbyes === 0) assert.deepEqual(life, {})
      },
    ),
    { seed: SEED, numRuns: 12_000 },
  )
  expect(histories).toBeGreaterThanOrEqual(12_000)
  for (const act of ['team takes', 'worker takes', 'back to the team', 'ask', 'accept', 'meet', 'decline', 'withdraw', 'goodbye', 'step in'])
    for (const what of [act, `${act} refused`]) expect(seen[what] ?? 0, what).toBeGreaterThan(500)
})
