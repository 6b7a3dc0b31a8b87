/** People a team holds now, and how many it said it can hold; `capacity` null where it has not said. */
export interface Load {
  held: number
  capacity: number | null
  /** True when the team already holds more than it said it can. */
  over: boolean
}

/** A leader's named decision to hold more than the stated capacity, up to a number and until a moment. */
export interface CapacityDecision {
  upTo: number
  until: Date
  reason: string
  decidedByName: string
  decidedAt: Date
  /** How many the team held, and its stated capacity, when it was decided. */
  held: number
  capacity: number
}

export const loadFrom = (held: number, capacity: number | null): Load => ({ held, capacity, over: capacity !== null && held > capacity })

/**
 * May this team take one more person? Yes while it holds fewer than it said it can, or has not said; beyond that only
 * under a leader's decision that still stands. Never a reason to leave a person without a holder: whoever holds them keeps
 * holding until somebody can.
 */
export function mayTakeOneMore(
  { held, capacity }: Pick<Load, 'held' | 'capacity'>,
  decision: Pick<CapacityDecision, 'upTo' | 'until'> | undefined,
  now: Date,
): boolean {
  if (capacity === null || held < capacity) return true
  return decision !== undefined && decision.until > now && held < decision.upTo
}

/** How a person asks for a service themselves (R020). */
export const WAYS_IN = {
  phone: 'Phone',
  text: 'Text message',
  online: 'Online',
  walk_in: 'Walk in',
  letter: 'Letter',
  in_person: 'Talk to us in person',
} as const
export type WayIn = keyof typeof WAYS_IN

export const KIND_NAMES = {
  core: 'Community mental health team',
  crisis: 'Help in a crisis',
  primary_care: 'GP surgery',
  specialist: 'Specialist team',
  alcohol_drugs: 'Alcohol and drugs',
  vcse: 'Community organisation',
  social_care: 'Social care',
  housing: 'Housing',
  employment: 'Work and study',
  rehabilitation: 'Rehabilitation',
  inpatient: 'Hospital ward',
  other: 'Other support',
} as const
export type TeamKind = keyof typeof KIND_NAMES

export const WHO_RUNS = {
  nhs_trust: 'NHS',
  gp_practice: 'GP surgery',
  pcn: 'GP surgeries together',
  council: 'Council',
  vcse: 'Charity or community organisation',
  icb: 'NHS',
  university: 'University',
  police: 'Police',
  ambulance: 'NHS ambulance',
  other: 'Other',
} as const
export type OrganisationKind = keyof typeof WHO_RUNS

/** One line of a list of services; statutory and voluntary look the same. */
export interface ServiceLine {
  id: string
  slug: string
  name: string
  kind: TeamKind
  organisation: string
  organisationKind: OrganisationKind
  placeCode: string
  placeName: string
  neighbourhoodName: string | undefined
  frontDoor: boolean
  phone: string | undefined
  does: string
  waysIn: WayIn[]
  fictional: boolean
}

/** Everything a service says of itself in public (R033). Texts are the team's own; an empty one has not been written yet. */
export interface Service extends ServiceLine {
  doesNot: string
  forWhom: string
  howLong: string
  firstMeeting: string
  gettingHere: string
  address: string
  access: string
  formats: string
  openHours: string
  answerWithinHours: number
  version: number
  /** Role codes of the team's members, each once. */
  roles: string[]
}

/** The texts a team lead may change. */
export const SERVICE_TEXTS = ['does', 'doesNot', 'forWhom', 'howLong', 'firstMeeting', 'address', 'gettingHere', 'access', 'formats', 'openHours'] as const
export type ServiceText = (typeof SERVICE_TEXTS)[number]
export type ServiceEdit = Record<ServiceText, string> & { phone: string | undefined; waysIn: WayIn[]; version: number }

/** The team that receives requests for help, and how far its door reaches. */
export interface FrontDoorTeam {
  id: string
  slug: string
  name: string
  phone: string | undefined
  openHours: string | undefined
  answerWithinHours: number
  organisationId: string
  organisationName: string
  placeCode: string
  /** Why this one: the person's own neighbourhood's, the place's, the care system's, or the nearest there is. */
  reach: 'neighbourhood' | 'place' | 'care_system' | 'anywhere'
}
