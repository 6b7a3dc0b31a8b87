import { ageOn, type PlainDate } from '../../core/dates.ts'

export const NHS_STATUSES = ['absent', 'given', 'traced', 'verified'] as const
export type NhsStatus = (typeof NHS_STATUSES)[number]

/** How sure we are of an NHS number, in plain words. */
export const NHS_STATUS_WORDS: Record<NhsStatus, string> = {
  absent: 'No NHS number',
  given: 'Told to us, not checked yet',
  traced: 'Found on the national register',
  verified: 'Checked with the person on the national register',
}

/** Who somebody is. `born` is `YYYY-MM-DD`; `nhsNumber` is ten figures without spaces. */
export interface Person {
  id: string
  givenName: string
  familyName: string
  preferredName: string | null
  howToAddress: string | null
  pronouns: string | null
  born: PlainDate | null
  nhsNumber: string | null
  nhsNumberStatus: NhsStatus
  careSystemCode: string
  placeCode: string
  neighbourhoodCode: string | null
  mergedInto: string | null
  fictional: boolean
  version: number
}

export type AddressKind = 'home' | 'term' | 'other'
export const ADDRESS_WORDS: Record<AddressKind, string> = { home: 'Home', term: 'Term-time address', other: 'Another address' }
export interface Address {
  id: string
  kind: AddressKind
  lines: string
  postcode: string | null
}

export type PointKind = 'mobile' | 'landline' | 'email'
export const POINT_WORDS: Record<PointKind, string> = { mobile: 'Mobile', landline: 'Home phone', email: 'Email' }
/** A phone number or email address in use now. `shared`: somebody else may answer or read it. */
export interface ContactPoint {
  id: string
  kind: PointKind
  value: string
  shared: boolean
}

/** A surgery somebody is registered with; students may have one at each address (R324). */
export interface GpRegistration {
  id: string
  kind: 'home' | 'term'
  practiceId: string
  practiceName: string
  since: Date | null
}

/** The name somebody goes by. */
export const shownName = (person: Pick<Person, 'givenName' | 'familyName' | 'preferredName'>): string => person.preferredName?.trim() || fullName(person)

export const fullName = (person: Pick<Person, 'givenName' | 'familyName'>): string => `${person.givenName} ${person.familyName}`.trim()

/** The ten figures of an NHS number however it was typed; undefined when it is not ten figures. */
export function nhsFigures(typed: string): string | undefined {
  const figures = typed.replace(/[\s-]/g, '')
  return /^\d{10}$/.test(figures) ? figures : undefined
}

/**
 * True when the tenth figure of an NHS number is the right check digit: weights 10 to 2 over the first nine, modulus 11;
 * a remainder that would need the digit 10 is never issued. Source: NHS Data Dictionary, NHS NUMBER.
 */
export function isNhsNumber(figures: string): boolean {
  if (!/^\d{10}$/.test(figures)) return false
  const sum = [...figures.slice(0, 9)].reduce((total, figure, index) => total + Number(figure) * (10 - index), 0)
  const digit = (11 - (sum % 11)) % 11
  return digit !== 10 && digit === Number(figures[9])
}

export interface AgeRules {
  age: number | undefined
  /** Adult services may care for them; under 16 they go to children's services, with us until those accept. */
  adultServices: boolean
  /** 16 and 17: treated as able to decide, with confidentiality and moving on explained (R102). */
  youngAdult: boolean
  /** What workers read beside the name. */
  notice: string | undefined
}

/** Which rules somebody's age switches on, on a day. Source: Mental Capacity Act 2005 and Family Law Reform Act 1969, section 8. */
export function ageRules(born: PlainDate | null, today: PlainDate): AgeRules {
  if (!born) return { age: undefined, adultServices: true, youngAdult: false, notice: undefined }
  const age = ageOn(born, today)
  if (age < 16)
    return {
      age,
      adultServices: false,
      youngAdult: false,
      notice: 'Under 16: adult services do not take this on. Stay with them until a children and young people’s team has accepted.',
    }
  if (age < 18)
    return {
      age,
      adultServices: true,
      youngAdult: true,
      notice: `Aged ${age}: presumed able to consent. Parents see and hear nothing unless they agree. Plan any move between services with them.`,
    }
  return { age, adultServices: true, youngAdult: false, notice: undefined }
}

const BECAUSE: Record<string, string> = {
  me: 'it is about you',
  holds: 'you hold responsibility for them',
  team_holds: 'your team holds responsibility for them',
  care_team: 'you are on their care team',
  gp_practice: 'they are registered with your surgery',
  agreed: 'they agreed to share it with you',
  agreed_more: 'they agreed that you know more',
  crisis_agreed: 'they agreed that crisis teams may read their safety plan',
  front_door: 'you are on duty for their request for help',
  emergency: 'you opened their record in an emergency; they are told',
  lawful: 'the law requires it, as recorded',
}

/** Why this reader may see this person, to follow "You can see this because". `why` is what `myBasis` answers. */
export function becauseWords(why: readonly string[]): string {
  const order = Object.keys(BECAUSE)
  const parts = [...why].sort((a, b) => order.indexOf(a) - order.indexOf(b)).flatMap(code => BECAUSE[code] ?? [])
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? 'your work includes it')
}
