import { KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { headings } from './actions-plan.ts'
import { heldNow, linesUnder } from './plan.ts'
import { readWhole } from './store.ts'
import { newestCrisisReading } from './store-crisis-reading.ts'
import { readWishes } from './store-wishes.ts'
import { wishesInForce } from './wishes.ts'

/** The safety plan and wishes made in advance, as the person takes them away; urgent assessments stand among the entries. */
export async function copyOfSafety(caller: Caller, personId: string): Promise<object> {
  if (!((await myBasis(caller, personId)).kinds & KINDS.safetyPlan)) return {}
  const { plan, lines, means } = await readWhole(caller, personId)
  const crisis = await newestCrisisReading(caller, personId)
  const wishes = wishesInForce(await readWishes(caller, personId)).filter(({ wish }) => !wish.withdrawn)
  return {
    safetyPlan: plan && {
      changed: plan.changedAt,
      lookedThrough: plan.reviewedOn && { on: plan.reviewedOn, with: plan.reviewedWith },
      parts: (await headings(caller)).map(({ code, title }) => ({ heading: title, lines: linesUnder(lines, code).map(line => line.words) })),
      outOfReach: heldNow(means, londonDate(caller.now)).map(({ what, holder, since, until }) => ({ what, holder, since, until })),
    },
    crisisTeamsMayRead: crisis && {
      answer: crisis.agreed,
      on: crisis.saidOn,
      ...(crisis.saidHow && { writtenDownBy: crisis.writtenByName, how: crisis.saidHow }),
    },
    wishes: wishes.map(({ wish }) => ({
      kind: wish.kind,
      when: wish.circumstance,
      words: wish.words,
      ...(wish.kind === 'decision' ? { signed: wish.madeOn, witness: wish.witnessedBy, paper: wish.documentWhere, evenIfLifeIsAtStake: wish.evenIfLife } : {}),
    })),
  }
}
