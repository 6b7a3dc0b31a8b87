import { can } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Invalid, NotAllowed, NotFound } from '../../core/errors.ts'
import { contentLists } from '../clinical-content/index.ts'
import { leads } from '../organisations/index.ts'
import { endOffer, leadsIn, putOffer, putPathway } from './store.ts'
import { asTherapy, type OfferEdit, PATHWAY, type PathwayEdit, problemsOf, type Therapy } from './therapies.ts'

/** What NICE recommends, in the order of the content list that holds today. */
export async function listTherapies(caller: Caller): Promise<Therapy[]> {
  const { therapies, 'nice-index': index } = await contentLists(caller, ['therapies', 'nice-index'])
  return therapies.map(item => asTherapy(item, index))
}

async function ownTherapy(caller: Caller, teamId: string, code: string): Promise<void> {
  if (!(await leads(caller, teamId)) || !(await listTherapies(caller)).some(one => one.code === code)) throw new NotFound()
}

/**
 * A team lead says what the team offers of a therapy, over the version they read (0: none).
 * @returns false when somebody changed it first, and nothing was kept
 * @throws NotFound when the caller does not lead the team or there is no such therapy; Invalid when the numbers do not go together
 */
export async function offerTherapy(caller: Caller, teamId: string, code: string, edit: OfferEdit, version: number): Promise<boolean> {
  await ownTherapy(caller, teamId, code)
  const problems = problemsOf(edit, londonDate(caller.now))
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  return putOffer(caller, teamId, code, edit, version)
}

/** A team lead takes a therapy off what the team offers. @returns false when somebody changed it first @throws NotFound as above */
export async function withdrawTherapy(caller: Caller, teamId: string, code: string, version: number): Promise<boolean> {
  await ownTherapy(caller, teamId, code)
  return endOffer(caller, teamId, code, version)
}

/** May the caller write down what a place calls its pathway? Those who plan places may, and who leads a team there. */
export const mayName = async (caller: Caller, placeCode: string): Promise<boolean> =>
  caller.role === 'commissioner' || (can(caller.role, 'service.edit') && (await leadsIn(caller, placeCode)))

/**
 * Writes down what a place calls its pathway, over the version that was read (0: no name yet).
 * @returns false when somebody wrote a name first @throws NotAllowed when it is not theirs to write
 */
export async function namePathway(caller: Caller, placeCode: string, edit: PathwayEdit, version: number): Promise<boolean> {
  if (!(await mayName(caller, placeCode))) throw new NotAllowed()
  return putPathway(caller, placeCode, PATHWAY.code, edit, version)
}
