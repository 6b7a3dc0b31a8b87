import type { Caller } from '../../core/caller.ts'
import { addDays } from '../../core/dates.ts'
import { enqueueOnce, type JobHandlers } from '../../core/jobs.ts'
import { fromHouse, type HouseTeam, rowsOfHouse } from './house.ts'
import { dropHouse, houseTeams, postcodePoints, putHouse } from './store-house.ts'

/**
 * Puts every service that works in Kith into the directory, by the words of its own public page, beside everything else (R024); puts
 * right what changed and takes out what is no more. Safe to repeat. Confirmed by the team itself as long as its page stands.
 * @returns how many services there are
 */
export async function syncHouse(caller: Caller): Promise<number> {
  const teams: HouseTeam[] = await houseTeams(caller)
  const points = await postcodePoints(
    caller,
    teams.flatMap(team => fromHouse(team).postcode ?? []),
  )
  await putHouse(caller, rowsOfHouse(teams, points))
  await dropHouse(
    caller,
    teams.map(team => team.id),
  )
  return teams.length
}

export const HOUSE_DAILY = 'assets.house'

/** Once a day, and when a team changed its page: the directory says of our own services what they say themselves. */
export const houseJobs: JobHandlers = {
  [HOUSE_DAILY]: async caller => {
    await syncHouse(caller)
    await enqueueOnce(caller, HOUSE_DAILY, addDays(caller.now, 1))
  },
}
