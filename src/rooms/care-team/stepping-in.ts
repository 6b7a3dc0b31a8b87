import { KINDS } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addHours, formatDateTime } from '../../core/dates.ts'
import { Invalid } from '../../core/errors.ts'
import { enqueue } from '../../core/jobs.ts'
import { frontDoorTeamFor } from '../organisations/index.ts'
import { addEntry } from '../timeline/index.ts'
import { asHouse, decide, heldNow, keep, tell } from './actions.ts'
import { colleaguesIn, forgetOver, homeOf, keepTold, type Leads, leadsOf, needOwner, raiseNobody, type Unheld } from './store-at-work.ts'

/** Makes a message inside Kith for each worker. @returns those workers */
export async function tellWorkers(caller: Caller, workerIds: readonly string[], template: string): Promise<readonly string[]> {
  for (const worker of workerIds) await enqueue(caller, 'message.send', { worker, template })
  return workerIds
}

/** Who was told, in words the person reads; nothing when nobody was. */
export const toldWords = ({ workerIds, ofTheTeam }: Leads): string =>
  workerIds.length === 0 ? '' : ofTheTeam ? 'The team lead has been told.' : 'Whoever leads another team near you has been told.'

/**
 * Nobody is at work where this person is held: the nearest front door with somebody at work takes over, with its own time to
 * name somebody, and whoever leads it is told.
 * @returns false when nobody can take over, or somebody is at work after all; nothing is changed then
 */
export async function stepIn(caller: Caller, personId: string): Promise<boolean> {
  return asHouse(caller, async house => {
    const held = await heldNow(house, personId)
    if (!held || held.teamAtWork) return false
    const team = await nearest(house, personId)
    if (!team) return false
    const deadline = addHours(house.now, team.answerWithinHours)
    const { holder } = decide(house, held, { do: 'step in', teamId: team.id, deadline })
    await tell(
      house,
      personId,
      'team-holds',
      [{ teamId: team.id }, held],
      `${team.name} is looking after this`,
      `Nobody is at work in ${held.teamName} any more.\n\nSomebody will be named for you by ${formatDateTime(deadline)}.`,
    )
    await keep(house, personId, held, holder!, `Nobody is at work in ${held.teamName} any more`)
    const { workerIds } = await leadsOf(house, team.id)
    await tellWorkers(house, workerIds, 'stepped-in')
    return true
  })
}

async function nearest(house: Caller, personId: string) {
  try {
    return await frontDoorTeamFor(house, await homeOf(house, personId))
  } catch (error) {
    if (error instanceof Invalid) return undefined
    throw error
  }
}

/**
 * Looks for everybody whose holder is not at work. Where nobody is left in the team, another steps in. Where only the worker is
 * gone, they go on holding in name, the record and the board say that an owner is needed, and the team is told, once.
 */
export async function lookForOwners(caller: Caller): Promise<void> {
  await asHouse(caller, async house => {
    await forgetOver(house)
    for (const one of await needOwner(house)) {
      if (!one.teamAtWork && (await stepIn(house, one.personId))) continue
      await sayNobody(house, one)
    }
  })
}

async function sayNobody(house: Caller, one: Unheld): Promise<void> {
  const raised = await raiseNobody(house, one)
  if (!raised) return
  const leads = await leadsOf(house, one.teamId)
  const whom: Leads = leads.ofTheTeam ? leads : one.teamAtWork ? { workerIds: await colleaguesIn(house, one.teamId), ofTheTeam: true } : leads
  await keepTold(house, raised, await tellWorkers(house, whom.workerIds, 'needs-owner'))
  if (!one.teamAtWork) await enqueue(house, 'message.send', { role: 'administrator', template: 'needs-owner' })
  const told = one.teamAtWork ? 'Your team has been told, and is there for you.' : [toldWords(whom), FOR_NOW].filter(Boolean).join(' ')
  await addEntry(house, {
    personId: one.personId,
    kinds: KINDS.careTeam,
    what: 'holder',
    names: [one],
    title: one.workerName ? `${one.workerName} is no longer at work in ${one.teamName}` : `Nobody is at work in ${one.teamName} now`,
    body: `${told}\n\nYou need a new key worker. This says so until there is one.`,
  })
  await enqueue(house, 'message.send', { person: one.personId, template: 'needs-owner' })
}

const FOR_NOW = 'If you need somebody now, call 111 and choose option 2.'
