import type { Caller } from '../../core/caller.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import type { Service } from './organisations.ts'
import { insertDecision, loadOf, updateCapacity } from './store.ts'
import { getService, leads } from './store-services.ts'

/**
 * A team lead's named decision to hold more people than the team said it can.
 * @param decision `upTo` is the number of people it may then hold, `until` the end of the decision, at most 93 days ahead
 * @throws NotFound when the caller does not lead the team; Invalid when there is nothing to go beyond
 */
export async function decideOverCapacity(caller: Caller, teamId: string, decision: { upTo: number; until: Date; reason: string }): Promise<void> {
  const load = (await leads(caller, teamId)) ? (await loadOf(caller, [teamId])).get(teamId) : undefined
  if (!load) throw new NotFound()
  const { held, capacity } = load
  if (capacity === null) throw new Invalid({ upTo: 'Say first how many people the team can hold' })
  if (decision.upTo <= Math.max(held, capacity))
    throw new Invalid({
      upTo: `This must be more than ${Math.max(held, capacity)}, which is what the team ${held > capacity ? 'holds now' : 'can hold already'}`,
    })
  if (decision.until <= caller.now) throw new Invalid({ until: 'The last day must be today or later' })
  if (decision.until.getTime() - caller.now.getTime() > 92 * 86_400_000)
    throw new Invalid({ until: 'Choose a day within 3 months, so that it is looked at again' })
  await insertDecision(caller, teamId, { held, capacity }, decision)
}

/**
 * Sets how many people a team can hold; null when it will not say.
 * @returns false when somebody changed the team first, and nothing was saved
 * @throws NotFound when the caller does not lead the team
 */
export async function setCapacity(caller: Caller, teamId: string, capacity: number | null, version: number): Promise<boolean> {
  if (!(await leads(caller, teamId))) throw new NotFound()
  return updateCapacity(caller, teamId, capacity, version)
}

/** The service of this name in addresses, when the caller leads it. @throws NotFound for anyone else: they have no such page */
export async function serviceLed(caller: Caller, slug: string): Promise<Service> {
  const service = await getService(caller, slug)
  if (!service || !(await leads(caller, service.id))) throw new NotFound()
  return service
}
