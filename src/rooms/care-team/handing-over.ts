import type { Named } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { formatDate, londonDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../../core/errors.ts'
import { asHouse, decide, heldNow, keep, mustHold, mustSee, mustWorkIn, tell } from './actions.ts'
import { MET_HOW, type MetHow } from './responsibility.ts'
import { acceptHandover, closeHandover, completeHandover, type Held, insertHandover, letGetToKnow, lifeOf, type NewHandover, nameOf } from './store.ts'
import { type Handover, readHandover } from './store-handover.ts'

/** Both sides of a handover, as an entry names them. */
const partiesOf = (it: Handover): Named[] => [
  { workerId: it.fromWorkerId, teamId: it.fromTeamId },
  { workerId: it.toWorkerId, teamId: it.toTeamId },
]

// The receiver may not see the person yet: who they are is what the handover itself says.
async function behindLock(caller: Caller, handoverId: string): Promise<{ handover: Handover; held: Held | undefined }> {
  const handover = await readHandover(caller, handoverId)
  if (!handover) throw new NotFound()
  const held = await heldNow(caller, handover.personId)
  if (held?.handoverId !== handoverId) throw new Conflict('This handover is over already. Nothing was changed.')
  return { handover, held }
}

/** The holder, or somebody of the team that holds, asks one named worker to become the key worker. The sender goes on holding. */
export async function askHandover(caller: Caller, asked: NewHandover): Promise<string> {
  await mustSee(caller, asked.personId)
  const held = await heldNow(caller, asked.personId)
  decide(caller, held, { do: 'ask', toWorkerId: asked.toWorkerId, toTeamId: asked.toTeamId })
  mustHold(caller, lifeOf(held).holder)
  if (!caller.actor.workerId) throw new NotAllowed()
  await mustWorkIn(caller, asked.personId, asked.toWorkerId, asked.toTeamId, 'to')
  const to = await nameOf(caller, 'worker', asked.toWorkerId)
  await tell(
    caller,
    asked.personId,
    'handover-asked',
    [{ workerId: asked.toWorkerId, teamId: asked.toTeamId }, held!],
    `${to} was asked to become your key worker`,
    `Nothing changes until ${to} has said yes and has met you. Until then ${held!.workerName ?? held!.teamName} goes on being responsible for your care.`,
  )
  return asHouse(caller, house => insertHandover(house, held!, asked, caller.actor.workerId!))
}

/** The receiver says yes, and from now on can see the person to get to know them. The sender goes on holding until they met. */
export async function acceptHandoverAsked(caller: Caller, handoverId: string): Promise<Handover> {
  const { handover, held } = await behindLock(caller, handoverId)
  decide(caller, held, { do: 'accept', workerId: caller.actor.workerId ?? '' })
  if (held!.handoverState === 'accepted') return handover
  await mustWorkIn(caller, handover.personId, handover.toWorkerId, handover.toTeamId, '')
  // The receiver may not be let in before later, or be hidden from: the house writes this in their name, here and below.
  await asHouse(caller, async house => {
    await acceptHandover(house, handoverId)
    await letGetToKnow(house, handover)
    await tell(
      house,
      handover.personId,
      'handover-accepted',
      partiesOf(handover),
      `${handover.toWorkerName} has said yes to becoming your key worker`,
      `${handover.toWorkerName} will arrange to meet you. Until you have met, ${handover.fromWorkerName ?? handover.fromTeamName} goes on being responsible.`,
    )
  })
  return handover
}

/** The receiver has met the person: they hold from this moment. */
export async function metAfterHandover(caller: Caller, handoverId: string, { metOn, metHow }: { metOn: string; metHow: MetHow }): Promise<Handover> {
  const { handover, held } = await behindLock(caller, handoverId)
  if (metOn > londonDate(caller.now)) throw new Invalid({ metOn: 'The day you met must be today or earlier.' })
  if (metOn < londonDate(handover.askedAt))
    throw new Invalid({ metOn: `The day you met must be on or after ${formatDate(handover.askedAt)}, when you were asked.` })
  const { holder } = decide(caller, held, { do: 'meet', workerId: caller.actor.workerId ?? '', met: true })
  await mustWorkIn(caller, handover.personId, handover.toWorkerId, handover.toTeamId, '')
  await asHouse(caller, async house => {
    await tell(
      house,
      handover.personId,
      'new-key-worker',
      partiesOf(handover),
      `${handover.toWorkerName} is now your key worker`,
      `You met ${MET_HOW[metHow]} on ${formatDate(metOn)}. ${handover.fromWorkerName ?? handover.fromTeamName} has handed over.`,
    )
    await completeHandover(house, handoverId, metOn, metHow)
  })
  await keep(caller, handover.personId, { ...held!, handoverId: null }, holder!, `Handed over by ${handover.fromWorkerName ?? handover.fromTeamName}`)
  return handover
}

/** The receiver says no, with a reason; the sender goes on holding. */
export async function declineHandover(caller: Caller, handoverId: string, reason: string): Promise<Handover> {
  const { handover, held } = await behindLock(caller, handoverId)
  decide(caller, held, { do: 'decline', workerId: caller.actor.workerId ?? '' })
  await closed(caller, handover, held!, 'declined', reason)
  return handover
}

/** The sender takes the question back. */
export async function withdrawHandover(caller: Caller, handoverId: string): Promise<Handover> {
  const { handover, held } = await behindLock(caller, handoverId)
  await mustSee(caller, handover.personId)
  const { holder } = decide(caller, held, { do: 'withdraw' })
  mustHold(caller, holder)
  await closed(caller, handover, held!, 'withdrawn', 'withdrawn by the sender')
  return handover
}

/** Ends an open handover without moving anything, and tells the person, who had been told of it. */
export async function closed(caller: Caller, handover: Handover, held: Held, state: 'declined' | 'withdrawn', reason: string): Promise<void> {
  const stays = handover.fromWorkerName ?? handover.fromTeamName
  const title =
    state === 'declined' ? `${handover.toWorkerName} cannot become your key worker` : `${handover.toWorkerName} is no longer asked to become your key worker`
  // The receiver may never have had sight of the person, so the house writes this in their name.
  await asHouse(caller, async house => {
    await tell(
      house,
      handover.personId,
      `handover-${state}`,
      partiesOf(handover),
      title,
      `${stays} goes on being responsible for your care. Nothing is dropped.`,
    )
    await closeHandover(house, held, state, reason)
  })
}
