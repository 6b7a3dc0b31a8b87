import type { Caller } from '../../core/caller.ts'
import { findNeighbourhoodByPostcode, findNeighbourhoodByPractice, getPlace, searchPractices } from '../places/index.ts'
import { type Answers, answer } from './draft.ts'
import type { Choice } from './store-teams.ts'

export type Found = { errors: Record<string, string>; practices?: Choice[] } | { answers: Answers }

/** Which neighbourhood or place they mean; several surgeries are offered to choose from. */
export async function locate(caller: Caller, form: Answers): Promise<Found> {
  const how = answer(form, 'how')
  const at = (placeCode: string, placeWords: string, neighbourhoodCode = '', practiceCode = ''): Found => ({
    answers: { ...form, placeCode, neighbourhoodCode, practiceCode, placeWords },
  })
  if (how === 'place') {
    const place = await getPlace(caller, answer(form, 'placeCode'))
    return place ? at(place.code, place.name) : { errors: { placeCode: 'Choose an area from the list' } }
  }
  if (how === 'postcode') {
    const found = await findNeighbourhoodByPostcode(caller, answer(form, 'postcode'))
    if (found.found === 'wrong') return { errors: { postcode: found.message } }
    if (found.found === 'elsewhere' || found.found === 'unknown')
      return {
        errors: {
          postcode:
            'We do not know this postcode as one near our teams. Check it, or choose an area below instead. If you live elsewhere, call 111 and choose option 2.',
        },
      }
    return at(found.neighbourhood.placeCode, answer(form, 'postcode'), found.neighbourhood.code)
  }
  return surgery(caller, form, at)
}

async function surgery(
  caller: Caller,
  form: Answers,
  at: (placeCode: string, words: string, neighbourhood?: string, practice?: string) => Found,
): Promise<Found> {
  const matches = await searchPractices(caller, answer(form, 'surgery'))
  const chosen = matches.find(one => one.code === answer(form, 'practiceCode')) ?? (matches.length === 1 ? matches[0] : undefined)
  const neighbourhood = chosen && (await findNeighbourhoodByPractice(caller, chosen.code))
  if (chosen && neighbourhood) return at(neighbourhood.placeCode, chosen.name, neighbourhood.code, chosen.code)
  if (matches.length === 0)
    return { errors: { surgery: 'We found no surgery with these words. Try part of its name or its street, or choose an area instead.' } }
  return {
    errors: { practiceCode: 'Choose your surgery from the list' },
    practices: matches.map(one => ({ id: one.code, name: `${one.name}, ${one.address}` })),
  }
}
