import { KINDS } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addHours } from '../../core/dates.ts'
import { Invalid } from '../../core/errors.ts'
import type { CareOfJoined, HolderChoice } from '../people/index.ts'
import { addEntry } from '../timeline/index.ts'
import { asHouse, heldNow, holdByTeam, keep } from './actions.ts'
import { closed } from './handing-over.ts'
import { type Holder, mayPass } from './responsibility.ts'
import { stepIn } from './stepping-in.ts'
import { endInto, type Held, lifeOf } from './store.ts'
import { goesOnIn, hasSomebody, teamThatHeld } from './store-at-work.ts'
import { readHandover } from './store-handover.ts'

interface Choice extends HolderChoice {
  holder: Holder
}

const chosen = (holder: Holder): string => (holder.kind === 'worker' ? `${holder.workerId} ${holder.teamId}` : holder.teamId)

// One worker who holds both goes on; of one team either key worker does, and the duty team only where no key worker holds.
function choicesOf(one: Held, other: Held): Choice[] {
  const oneWorker = one.workerId !== null && one.workerId === other.workerId
  if (!oneWorker && one.teamId !== other.teamId) return []
  const byWorkers = [one, other].filter(held => held.workerId !== null)
  const choices = (byWorkers.length > 0 ? byWorkers : [one]).map(held => {
    const holder = lifeOf(held).holder!
    return { value: chosen(holder), label: held.workerName ? `${held.workerName}, ${held.teamName}` : held.teamName, holder }
  })
  return choices.filter((choice, at) => choices.findIndex(before => before.value === choice.value) === at)
}

function mayJoin(caller: Caller, holds: readonly Held[]): boolean {
  return caller.actor.kind === 'system' || holds.every(held => mayPass(lifeOf(held).holder!, { workerId: caller.actor.workerId, teams: caller.actor.teams }))
}

const APART = 'Two teams hold these records. Ask one of the key workers to hand over to the other’s team, and join the records then.'
const NOT_YOURS = 'Both records are held now. Only whoever holds them both, or their team, can join them.'

/** The episode of the record that is joined ends in the other's, without a goodbye, and one holder goes on. */
const goesOn = (caller: Caller, going: Held, staying: Held, kept: string, choice: Choice): Promise<void> =>
  asHouse(caller, async house => {
    const asked = going.handoverId ? await readHandover(house, going.handoverId) : undefined
    if (asked) await closed(house, asked, going, 'withdrawn', 'records joined')
    await endInto(house, going, staying)
    if (chosen(lifeOf(staying).holder!) !== choice.value) await keep(house, kept, staying, choice.holder, 'Two records of one person were joined')
    await addEntry(house, {
      personId: kept,
      kinds: KINDS.careTeam,
      what: 'holder',
      names: [staying, going],
      title: 'Two records of yours were joined',
      body: `${choice.label} goes on being responsible.`,
    })
  })

/**
 * What becomes of being responsible when two records that are both held are joined, and parted again. Joining is for one worker
 * or one team that holds both: one goes on holding, and the other episode goes on in theirs. No goodbye is said.
 */
export const careOfJoined: CareOfJoined = {
  async choices(caller, one, other) {
    const holds = [await heldNow(caller, one), await heldNow(caller, other)]
    const [first, second] = holds
    if (!first || !second || !mayJoin(caller, [first, second])) return []
    return choicesOf(first, second).map(({ value, label }) => ({ value, label }))
  },

  async join(caller, gone, kept, who) {
    const [going, staying] = [await heldNow(caller, gone), await heldNow(caller, kept)]
    if (!going || !staying) return async () => undefined
    if (!mayJoin(caller, [going, staying])) throw new Invalid({ keep: NOT_YOURS })
    const choices = choicesOf(staying, going)
    if (choices.length === 0) throw new Invalid({ keep: APART })
    const choice = choices.length === 1 && !who ? choices[0] : choices.find(one => one.value === who)
    if (!choice) throw new Invalid({ holder: 'Choose who goes on being responsible' })
    return () => goesOn(caller, going, staying, kept, choice)
  },

  async joinByPerson(house, gone, kept) {
    const [going, staying] = [await heldNow(house, gone), await heldNow(house, kept)]
    if (!going || !staying) return async () => undefined
    const [choice] = choicesOf(staying, staying)
    return () => goesOn(house, going, staying, kept, choice!)
  },

  async part(caller, gone, kept) {
    await asHouse(caller, async house => {
      if (!(await goesOnIn(house, gone))) return
      const team = await teamThatHeld(house, kept)
      if (!team) return
      const there = await hasSomebody(house, team.id)
      const deadline = addHours(house.now, team.answerWithinHours)
      if (there) await holdByTeam(house, { personId: gone, teamId: team.id, deadline, why: 'Your record stands by itself again.' })
      else await stepIn(house, gone)
    })
  },
}
