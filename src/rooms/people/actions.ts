import { type Caller, lend } from '../../core/caller.ts'
import type { PlainDate } from '../../core/dates.ts'
import { Invalid } from '../../core/errors.ts'
import { getNeighbourhood, getPlace, parsePostcode } from '../places/index.ts'
import { isNhsNumber, nhsFigures } from './people.ts'
import { insertPerson, type NewPerson, replaceAddress, replacePoint } from './store.ts'

export interface PersonToCreate {
  givenName: string
  familyName?: string | undefined
  preferredName?: string | undefined
  howToAddress?: string | undefined
  pronouns?: string | undefined
  /** `YYYY-MM-DD` */
  born?: PlainDate | undefined
  /** However it was typed; never required. */
  nhsNumber?: string | undefined
  /** One of the two: a neighbourhood, or only the place when the neighbourhood is not known. */
  neighbourhoodCode?: string | undefined
  placeCode?: string | undefined
  mobile?: string | undefined
  landline?: string | undefined
  email?: string | undefined
  address?: { lines: string; postcode?: string | undefined } | undefined
  fictional?: boolean | undefined
}

/**
 * Makes a record for somebody who has none the caller can see. The caller has no basis for it yet: a request for help or
 * involvement, made in the same transaction, gives one. Nothing about people the caller may not see is looked at or told.
 * @returns the new person's id
 * A postcode that is not a whole one is left out.
 * @throws Invalid (by field: `nhsNumber`, `neighbourhoodCode`, `mobile`, `landline`, `email`, `address`) in plain words
 */
export async function createPerson(caller: Caller, person: PersonToCreate): Promise<string> {
  const nhsNumber = readNhsNumber(person.nhsNumber)
  checkLengths(person)
  const where = await placeOf(caller, person)
  const { mobile, landline, email, address, ...rest } = person
  const toInsert: NewPerson = { ...rest, nhsNumber, ...where }
  return lend(caller, 'front-door', async lent => {
    const id = await insertPerson(lent, toInsert)
    for (const [kind, value] of [
      ['mobile', mobile],
      ['landline', landline],
      ['email', email],
    ] as const)
      if (value) await replacePoint(lent, id, kind, { value, shared: false })
    if (address) await replaceAddress(lent, id, 'home', { lines: address.lines, postcode: postcodeKey(address.postcode) })
    return id
  })
}

/** @throws Invalid when what was typed cannot be an NHS number */
export function readNhsNumber(typed: string | undefined): string | undefined {
  if (!typed) return undefined
  const figures = nhsFigures(typed)
  if (!figures) throw new Invalid({ nhsNumber: 'An NHS number has 10 figures. Check it, or leave it empty.' })
  if (!isNhsNumber(figures)) throw new Invalid({ nhsNumber: 'This cannot be an NHS number; a figure is likely to be wrong. Check it, or leave it empty.' })
  return figures
}

const postcodeKey = (typed: string | undefined): string | null => {
  const parsed = typed ? parsePostcode(typed) : undefined
  return parsed?.kind === 'full' ? parsed.key : null
}

function checkLengths({ mobile, landline, email, address }: PersonToCreate): void {
  for (const [name, value] of Object.entries({ mobile, landline, email }))
    if (value && (value.length < 3 || value.length > 200)) throw new Invalid({ [name]: 'Check this: it is too short or too long' })
  if (address && (address.lines === '' || address.lines.length > 500)) throw new Invalid({ address: 'Write the address in 500 characters or fewer' })
}

async function placeOf(caller: Caller, person: PersonToCreate): Promise<{ careSystemCode: string; placeCode: string; neighbourhoodCode: string | null }> {
  const neighbourhood = person.neighbourhoodCode ? await getNeighbourhood(caller, person.neighbourhoodCode) : undefined
  if (neighbourhood) return { careSystemCode: neighbourhood.careSystemCode, placeCode: neighbourhood.placeCode, neighbourhoodCode: neighbourhood.code }
  const place = person.placeCode ? await getPlace(caller, person.placeCode) : undefined
  if (!place) throw new Invalid({ neighbourhoodCode: 'Choose where they live or stay' })
  return { careSystemCode: place.careSystemCode, placeCode: place.code, neighbourhoodCode: null }
}
