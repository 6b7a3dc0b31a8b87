import { KINDS } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { formatDate, formatDateTime } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { enqueue } from '../../core/jobs.ts'
import { addEntry } from '../timeline/index.ts'
import { asHouse, decide, heldNow, keep, tell } from './actions.ts'
import { closed } from './handing-over.ts'
import { stepIn } from './stepping-in.ts'
import { heldBy, readWorker } from './store-absence.ts'
import { heldIn } from './store-at-work.ts'
import { readHandover } from './store-handover.ts'
import { endWork, handoversTo, holdsIn, leave, lockLeaver, partsOf, teamsOnlyOf } from './store-leaving.ts'
import { shareTeam } from './store-team.ts'

/** The worker who is to leave, for a lead of theirs: in one team with them, or in one in which they hold somebody. */
export async function workerToLeave(caller: Caller, workerId: string): Promise<{ id: string; name: string; holds: number }> {
  const worker = await readWorker(caller, workerId)
  const holds = (await asHouse(caller, house => heldBy(house, workerId))).length
  if (!worker || (!worker.active && holds === 0) || !(await maySendOff(caller, workerId))) throw new NotFound()
  return { id: worker.id, name: worker.name, holds }
}

async function maySendOff(caller: Caller, workerId: string): Promise<boolean> {
  if (caller.actor.kind === 'system') return true
  const me = caller.actor.workerId
  if (!me || me === workerId || caller.role !== 'team_lead') return false
  return (await shareTeam(caller, me, workerId)) || asHouse(caller, house => holdsIn(house, workerId, caller.actor.teams))
}

/**
 * A worker leaves. Refused while they hold anybody, or where a team that holds somebody would be left with nobody at work,
 * unless a deadline is given: then each person passes to the worker's team, or to the nearest front door where nobody is left
 * in it, and a new key worker is named by then. Everyone who had been told of a handover to them is told that it is off.
 * @returns how many people passed on
 */
export async function workerLeaves(caller: Caller, workerId: string, deadline?: Date): Promise<number> {
  const worker = await workerToLeave(caller, workerId)
  return asHouse(caller, async house => {
    const orphaned = await teamsOnlyOf(house, workerId)
    const people = await everyoneConcerned(house, workerId, orphaned)
    const holds = people.filter(person => person.held).map(person => person.personId)
    if (holds.length > 0 && !deadline) throw new Invalid({ deadline: stillHeld(worker, holds.length) })
    for (const handoverId of await handoversTo(house, workerId)) await callOff(house, handoverId)
    // From here on they are at work nowhere; the database judges at the end whether anybody was left behind.
    await endWork(house, workerId)
    for (const personId of holds) await passOn(house, worker, personId, deadline!)
    await sayLeft(house, worker, holds)
    await leave(house, workerId)
    return holds.length
  })
}

const stillHeld = (worker: { name: string; holds: number }, count: number): string =>
  worker.holds > 0
    ? `${worker.name} still holds ${people(worker.holds)}. Hand each over first, or say by when their team will name somebody new.`
    : `Nobody else is at work in a team that holds ${people(count)}. Say by when a new key worker is named: another team looks after them until then.`
const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)

// Locks everyone first and the worker then, in the order in which taking somebody on locks them.
async function everyoneConcerned(house: Caller, workerId: string, orphaned: readonly string[]): Promise<{ personId: string; held: boolean }[]> {
  const concerned = async () => {
    const held = [...(await heldBy(house, workerId)).map(one => one.personId), ...(await heldIn(house, orphaned))]
    const asked = (await Promise.all((await handoversTo(house, workerId)).map(id => readHandover(house, id)))).map(one => one!.personId)
    return { held: new Set(held), all: [...new Set([...held, ...asked])].sort() }
  }
  const first = await concerned()
  for (const personId of first.all) await heldNow(house, personId)
  await lockLeaver(house, workerId)
  const now = await concerned()
  if (now.all.some(personId => !first.all.includes(personId)) || String(await teamsOnlyOf(house, workerId)) !== String(orphaned))
    throw new Conflict('Somebody was taken on or asked just now. Nothing was changed. Open this page again to see how it is.')
  return now.all.map(personId => ({ personId, held: now.held.has(personId) }))
}

async function callOff(house: Caller, handoverId: string): Promise<void> {
  const handover = await readHandover(house, handoverId)
  const held = handover && (await heldNow(house, handover.personId))
  if (handover && held?.handoverId === handoverId) await closed(house, handover, held, 'withdrawn', 'the worker has left')
}

async function passOn(house: Caller, worker: { id: string; name: string }, personId: string, deadline: Date): Promise<void> {
  const held = await heldNow(house, personId)
  if (!held) return
  if (!held.teamAtWork) {
    if (await stepIn(house, personId)) return
    throw new Invalid({ deadline: `Nobody else is at work in ${held.teamName}, and no other team can take over. Bring somebody into the team first.` })
  }
  if (held.workerId !== worker.id) return
  const { holder } = decide(house, held, { do: 'back to the team', deadline })
  await tell(
    house,
    personId,
    'key-worker-left',
    [held],
    `${worker.name} has left, and ${held.teamName} is looking after this`,
    `A new key worker will be named for you by ${formatDateTime(deadline)}.`,
  )
  await keep(house, personId, held, holder!, `${worker.name} has left`)
}

// Whoever had them in their care team is told, too; those who were told above are not told twice.
async function sayLeft(house: Caller, worker: { id: string; name: string }, told: readonly string[]): Promise<void> {
  for (const personId of await partsOf(house, worker.id)) {
    if (told.includes(personId)) continue
    await addEntry(house, {
      personId,
      kinds: KINDS.careTeam,
      what: 'involvement',
      names: [{ workerId: worker.id }],
      title: `${worker.name} left your care team on ${formatDate(house.now)}`,
      body: 'They have left their work.',
    })
    await enqueue(house, 'message.send', { person: personId, template: 'care-team-left' })
  }
}
