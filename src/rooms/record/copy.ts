import { copyOfLooks, copyOfSharing } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { copyOfAssessments } from '../assessments/index.ts'
import { copyOfCareTeam } from '../care-team/index.ts'
import { copyOfSteps } from '../contacts/index.ts'
import { copyOfRequests } from '../front-door/index.ts'
import { copyOfNetwork } from '../network/index.ts'
import { copyOfMeasures } from '../outcomes/index.ts'
import { copyOfPerson, recordsOf } from '../people/index.ts'
import { copyOfPlan } from '../plans/index.ts'
import { copyOfSafety } from '../safety/index.ts'
import { copyOfEntries } from '../timeline/index.ts'

/** What one room knows of a record, as data the person takes away: words, names and dates, under the reader's own rights. */
export type PartOfCopy = (caller: Caller, personId: string) => Promise<object>

/** Every room that keeps something about a person gives its part. */
const PARTS: PartOfCopy[] = [
  copyOfPerson,
  copyOfCareTeam,
  copyOfSteps,
  copyOfRequests,
  copyOfSharing,
  copyOfSafety,
  copyOfAssessments,
  copyOfMeasures,
  copyOfPlan,
  copyOfNetwork,
  copyOfEntries,
]

/** Adds what stands outside the rooms; said by the table of contents. */
export function alsoInCopy(part: PartOfCopy): void {
  if (!PARTS.includes(part)) PARTS.push(part)
}

async function oneRecord(caller: Caller, personId: string): Promise<object> {
  const whole = {}
  for (const part of PARTS) Object.assign(whole, await part(caller, personId))
  return whole
}

/** The person's own record to take away, and any that was joined to it: what their pages show, as data, under the same rules. */
export async function copyOf(caller: Caller, personId: string) {
  const [, ...joined] = await recordsOf(caller, personId)
  const others: object[] = []
  for (const one of joined) others.push(await oneRecord(caller, one))
  return { made: caller.now, ...(await oneRecord(caller, personId)), ...(others.length > 0 ? { joined: others } : {}), ...(await copyOfLooks(caller)) }
}
