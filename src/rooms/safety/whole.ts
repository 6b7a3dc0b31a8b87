import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { type CurrentHolder, currentHolder } from '../care-team/index.ts'
import { type CrisisRoute, crisisRoutes } from '../organisations/index.ts'
import { recordsOf } from '../people/index.ts'
import { headings } from './actions-plan.ts'
import type { Heading, WholePlan } from './plan.ts'
import { placeOf, readWhole } from './store.ts'

/** Everything a page of the plan shows: the person's own lines, and whom to call, which nobody types. */
export interface Shown {
  headings: Heading[]
  whole: WholePlan
  routes: CrisisRoute[]
  holder: CurrentHolder | undefined
  today: string
  /** Plans on records that were joined to this one: still the person's own words. */
  joined: WholePlan[]
}

/** The plan for somebody who may see it, with the crisis help of where the person lives and whoever is responsible for them. */
export async function shownPlan(caller: Caller, personId: string): Promise<Shown> {
  return {
    headings: await headings(caller),
    whole: await readWhole(caller, personId),
    routes: await crisisRoutes(caller, await placeOf(caller, personId)),
    holder: await currentHolder(caller, personId),
    today: londonDate(caller.now),
    joined: await joinedPlans(caller, personId),
  }
}

async function joinedPlans(caller: Caller, personId: string): Promise<WholePlan[]> {
  const [, ...others] = await recordsOf(caller, personId)
  const plans: WholePlan[] = []
  for (const one of others) plans.push(await readWhole(caller, one))
  return plans.filter(({ plan }) => plan)
}

/**
 * The plan as anyone the person let in reads it: with the crisis help of the whole country, and without who is responsible,
 * since the place and the team are not part of what was shared.
 */
export async function sharedPlan(caller: Caller, personId: string): Promise<Omit<Shown, 'holder' | 'joined'>> {
  return { headings: await headings(caller), whole: await readWhole(caller, personId), routes: await crisisRoutes(caller), today: londonDate(caller.now) }
}
