import { forAShortTime, kindsOf, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import type { PlainDate } from '../../core/dates.ts'
import { Invalid } from '../../core/errors.ts'
import { parsePostcode } from '../places/index.ts'
import { addEntry } from '../timeline/index.ts'
import { readNhsNumber } from './actions.ts'
import type { AddressKind, NhsStatus, Person, PointKind } from './people.ts'
import {
  listSurgeries,
  numberHeldByOther,
  readAddresses,
  readPoints,
  replaceAddress,
  replacePoint,
  replaceSurgery,
  touchPerson,
  updatePerson,
} from './store.ts'

export interface IdentityTyped {
  givenName: string
  familyName?: string | undefined
  preferredName?: string | undefined
  howToAddress?: string | undefined
  pronouns?: string | undefined
  born?: PlainDate | undefined
  nhsNumber?: string | undefined
  nhsNumberStatus?: 'given' | 'traced' | 'verified' | undefined
}

/**
 * Changes who somebody is on record. Only workers change the NHS number; the person's own change leaves it as it is.
 * @returns false when somebody else changed it first
 * @throws Invalid (`born`, `nhsNumber`) in plain words
 */
export async function saveIdentity(caller: Caller, person: Person, version: number, typed: IdentityTyped, today: PlainDate): Promise<boolean> {
  if (typed.born && typed.born > today) throw new Invalid({ born: 'A date of birth cannot be in the future' })
  if (typed.born && typed.born < '1890-01-01') throw new Invalid({ born: 'Check the year of birth' })
  const byWorker = caller.actor.workerId !== undefined
  const nhsNumber = byWorker ? (readNhsNumber(typed.nhsNumber) ?? null) : person.nhsNumber
  const nhsNumberStatus: NhsStatus = !byWorker ? person.nhsNumberStatus : nhsNumber ? (typed.nhsNumberStatus ?? 'given') : 'absent'
  if (nhsNumber && nhsNumberStatus !== 'given' && (await numberHeldByOther(caller, person.id, nhsNumber)))
    throw new Invalid({ nhsNumber: 'Another person you can see has this checked number. Look whether it is the same person.' })
  const { givenName, familyName = '', preferredName = null, howToAddress = null, pronouns = null, born = null } = typed
  try {
    return await updatePerson(caller, person.id, version, { givenName, familyName, preferredName, howToAddress, pronouns, born, nhsNumber, nhsNumberStatus })
  } catch (error) {
    // A checked number that is somebody else's, whom this worker may not see: nothing is said of them.
    if ((error as { code?: string }).code === '23505')
      throw new Invalid({ nhsNumber: 'This number could not be checked. Leave it as told to us, and ask the records team to trace it.' })
    throw error
  }
}

export interface ReachTyped {
  points: Record<PointKind, string | undefined>
  shared: readonly PointKind[]
  addresses: Record<AddressKind, { lines: string | undefined; postcode: string | undefined }>
}

/** Keeps phones, email and addresses; what did not change is left as it was. @returns false when somebody else changed the person first */
export async function saveReach(caller: Caller, personId: string, version: number, typed: ReachTyped): Promise<boolean> {
  const postcodes = checkPostcodes(typed)
  if (!(await touchPerson(caller, personId, version))) return false
  const points = await readPoints(caller, personId)
  for (const [kind, value] of Object.entries(typed.points) as [PointKind, string | undefined][]) {
    const before = points.find(one => one.kind === kind)
    const shared = typed.shared.includes(kind)
    if (before?.value !== value || (before && before.shared !== shared)) await replacePoint(caller, personId, kind, value ? { value, shared } : undefined)
  }
  const addresses = await readAddresses(caller, personId)
  for (const [kind, { lines }] of Object.entries(typed.addresses) as [AddressKind, { lines: string | undefined }][]) {
    const before = addresses.find(one => one.kind === kind)
    if (before?.lines !== lines || (before?.postcode ?? null) !== postcodes[kind])
      await replaceAddress(caller, personId, kind, lines ? { lines, postcode: postcodes[kind] } : undefined)
  }
  return true
}

function checkPostcodes(typed: ReachTyped): Record<AddressKind, string | null> {
  const errors: Record<string, string> = {}
  const read = (kind: AddressKind): string | null => {
    const { lines, postcode } = typed.addresses[kind]
    if (!postcode) return null
    const parsed = parsePostcode(postcode)
    if (parsed.kind !== 'full') errors[`${kind}Postcode`] = 'Write the whole postcode, like CF10 1AA, or leave it empty'
    else if (!lines) errors[`${kind}Lines`] = 'Write the address that belongs to this postcode'
    return parsed.kind === 'full' ? parsed.key : null
  }
  const postcodes = { home: read('home'), term: read('term'), other: read('other') }
  if (Object.keys(errors).length) throw new Invalid(errors)
  return postcodes
}

/** Changes the surgery at home and, for students, in term time (R324). Each surgery sees what the person's rules let it see. */
export async function saveSurgeries(
  caller: Caller,
  person: Person,
  version: number,
  typed: { home?: string | undefined; term?: string | undefined },
): Promise<boolean> {
  const known = await listSurgeries(caller, person.careSystemCode)
  for (const kind of ['home', 'term'] as const)
    if (typed[kind] && !known.some(one => one.id === typed[kind])) throw new Invalid({ [kind]: 'Choose a surgery from the list' })
  // A surgery sees the people registered with it: an hour of emergency access must not be made to last that way.
  if (forAShortTime(await myBasis(caller, person.id)))
    throw new Invalid({ home: 'You see this person for a short time only. Leave their surgery to those who stay.' })
  if (!(await touchPerson(caller, person.id, version))) return false
  for (const kind of ['home', 'term'] as const) await replaceSurgery(caller, person.id, kind, typed[kind])
  await addEntry(caller, { personId: person.id, kinds: kindsOf('contact'), what: 'surgery', title: 'GP surgery was changed' })
  return true
}
