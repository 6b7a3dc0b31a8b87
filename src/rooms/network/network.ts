import { KINDS } from '../../access/index.ts'
import { inOrder } from '../../core/text.ts'

/** The four domains of a community, in the order of the quarters of the picture. Names for workers, and for the person. */
export const DOMAINS = {
  personalRelationships: { name: 'People', own: 'My people', hint: 'Family, friends, neighbours, colleagues, people online, those who help' },
  personalInterests: { name: 'Interests', own: 'What I enjoy', hint: 'Clubs, classes, faith, sport, making things, online communities' },
  localFacilities: { name: 'Places and help nearby', own: 'Places and help near me', hint: 'Library, park, shops, advice, work, college, transport' },
  healthCare: { name: 'Health and care', own: 'Health and care', hint: 'Surgery, pharmacist, clinics, teams, self-help and peer groups' },
} as const
export type Domain = keyof typeof DOMAINS
export const DOMAIN_CODES = Object.keys(DOMAINS) as [Domain, ...Domain[]]

export const RINGS = { near: 'Near to me', between: 'In between', further: 'Further away' } as const
export type Ring = keyof typeof RINGS
export const RING_CODES = Object.keys(RINGS) as [Ring, ...Ring[]]

export const STRENGTHS = { close: 'Close', some: 'Some', loosening: 'Loosening' } as const
export type Strength = keyof typeof STRENGTHS
/** Said of a tie whose strength nobody has told yet. */
export const NOT_SAID = 'Not said yet'
export const STRENGTH_CODES = Object.keys(STRENGTHS) as [Strength, ...Strength[]]

/** A community can be a place, a shared identity or interest, or online (R111). */
export const COMMUNITIES = { place: 'A place', identity: 'Something we share in who we are', interest: 'Something we like', online: 'Online' } as const
export type Community = keyof typeof COMMUNITIES
export const COMMUNITY_CODES = Object.keys(COMMUNITIES) as [Community, ...Community[]]

/** What a tie is to: somebody or something another room names, or words of the person's own. */
export const TO = ['contact', 'worker', 'team', 'asset'] as const
export type To = (typeof TO)[number]
export const isTo = (text: string): text is To => (TO as readonly string[]).includes(text)

/** How a tie is drawn and told, as the person or somebody with them set it. */
export interface Marks {
  domain: Domain
  ring: Ring
  /** Null where nobody has said yet. */
  strength: Strength | null
  standsInWay: string
  keepsWell: boolean
  whenUnwell: boolean
}

/** A kept row: marks on somebody another room names (`to` and `toId`), or a tie of its own with a name. */
export interface KeptTie extends Marks {
  id: string
  strength: Strength
  to: To | null
  toId: string | null
  name: string
  community: Community | null
  leftOut: boolean
  writtenAt: Date
  writtenByName: string
  version: number
}

/** Somebody or something another room already knows: never typed again. */
export interface Known {
  to: To | 'surgery'
  toId: string
  name: string
  /** "father", "Community connector", "has been there". */
  about: string
  domain: Domain
  ring: Ring
  strength: Strength | null
  /** Kinds the person lets them see, when they are of the person's own life; null for everybody else. */
  mayKnow: { kinds: number; words: string } | null
}

/** One tie of the picture. `number` is its place in the list and in the drawing, from 1. */
export interface Tie extends Marks {
  number: number
  name: string
  about: string
  to: To | 'surgery' | null
  toId: string | null
  /** The kept row, where there is one to change. */
  keptId: string | null
  community: Community | null
  mayKnow: Known['mayKnow']
}

const RING_ORDER = RING_CODES
const nearestFirst = (a: Marks, b: Marks) =>
  DOMAIN_CODES.indexOf(a.domain) - DOMAIN_CODES.indexOf(b.domain) || RING_ORDER.indexOf(a.ring) - RING_ORDER.indexOf(b.ring)

/**
 * The whole picture: what other rooms know, with the person's marks on it, and ties of their own. What they left out is not
 * there; marks on somebody the reader may not know of are not either.
 */
export function pictureOf(kept: readonly KeptTie[], known: readonly Known[]): Tie[] {
  const ties: Omit<Tie, 'number'>[] = []
  for (const one of known) {
    const marks = one.to === 'surgery' ? undefined : kept.find(tie => tie.to === one.to && tie.toId === one.toId)
    if (marks?.leftOut) continue
    const { domain, ring, strength, standsInWay, keepsWell, whenUnwell } = marks ?? { ...one, standsInWay: '', keepsWell: false, whenUnwell: false }
    const { name, about, to, toId, mayKnow } = one
    ties.push({ domain, ring, strength, standsInWay, keepsWell, whenUnwell, name, about, to, toId, mayKnow, keptId: marks?.id ?? null, community: null })
  }
  for (const one of kept.filter(tie => tie.to === null && !tie.leftOut)) {
    const { id, name, community, domain, ring, strength, standsInWay, keepsWell, whenUnwell } = one
    const about = community ? COMMUNITIES[community] : ''
    ties.push({ domain, ring, strength, standsInWay, keepsWell, whenUnwell, name, about, to: null, toId: null, mayKnow: null, keptId: id, community })
  }
  return ties.toSorted((a, b) => nearestFirst(a, b) || inOrder(a.name, b.name)).map((tie, index) => ({ ...tie, number: index + 1 }))
}

/** Those who are paid to help, and a surgery somebody is only registered with, are no tie to a community by themselves. */
const isOfTheirOwn = (tie: Tie): boolean => tie.to !== 'worker' && tie.to !== 'team' && tie.to !== 'surgery'
const works = (tie: Tie): boolean => tie.strength === 'close' || tie.strength === 'some'

/**
 * Outside everything: no tie that works, in any of the four domains, but to those who are paid to help (R224; framework
 * §4.5.2). How complex somebody's needs are is not asked.
 */
export const isOutside = (ties: readonly Tie[]): boolean => !ties.some(tie => isOfTheirOwn(tie) && works(tie))

/** An offer of a connector's time is due when somebody is outside everything and nobody goes along or was asked yet (R052). */
export const offerDue = (outside: boolean, now: { connectorHelps: boolean; connectorAsked: boolean; offerOpen: boolean }): boolean =>
  outside && !now.connectorHelps && !now.connectorAsked && !now.offerOpen

export interface DomainCount {
  domain: Domain
  close: number
  some: number
  loosening: number
}

/** How many ties of each strength stand in each domain: what is kept when the picture is looked at. One whose strength nobody has said is not counted. */
export const countsOf = (ties: readonly Tie[]): DomainCount[] =>
  DOMAIN_CODES.map(domain => {
    const here = ties.filter(tie => tie.domain === domain)
    const of = (strength: Strength) => here.filter(tie => tie.strength === strength).length
    return { domain, close: of('close'), some: of('some'), loosening: of('loosening') }
  })

/** The picture as it stood when it was looked at. */
export interface Look {
  id: string
  at: Date
  whoWith: string
  words: string
  outside: boolean
  byName: string
  counts: DomainCount[]
}

/** "1 close, 2 loosening"; "none" where nothing is. */
export function countWords({ close, some, loosening }: DomainCount): string {
  const said = [close && `${close} close`, some && `${some} some`, loosening && `${loosening} loosening`].filter(Boolean)
  return said.join(', ') || 'none'
}

/** What stands around people that they did not put there (R225). `kind`: what else the reader must be able to see. */
export const BARRIERS = {
  distance: { name: 'Distance and rural transport', kinds: 0 },
  leaving_home: { name: 'Hard to leave home', kinds: 0 },
  money: { name: 'Money', kinds: KINDS.moneyHousing },
  low_income: { name: 'Living on a small income', kinds: KINDS.moneyHousing },
  socioeconomic: { name: 'Being worse off than others', kinds: KINDS.moneyHousing },
  housing: { name: 'Housing', kinds: KINDS.moneyHousing },
  homelessness: { name: 'No home of their own', kinds: KINDS.moneyHousing },
  supported_housing: { name: 'Living in supported housing', kinds: KINDS.moneyHousing },
  prison: { name: 'After prison', kinds: KINDS.legal },
  language: { name: 'Language', kinds: KINDS.identity },
  migration: { name: 'New to the country, or a refugee', kinds: KINDS.identity },
  exclusion: { name: 'Being shut out', kinds: KINDS.identity },
  service_not_adapting: { name: 'Services that do not adapt', kinds: 0 },
  disability: { name: 'Disability or health not allowed for', kinds: 0 },
  stigma: { name: 'What others think', kinds: 0 },
  self_stigma: { name: 'Being ashamed to go', kinds: 0 },
  age: { name: 'Age', kinds: 0 },
  lifestyle: { name: 'A life that does not fit the times offered', kinds: 0 },
  living_alone: { name: 'Living alone', kinds: 0 },
  digital: { name: 'No internet or phone', kinds: 0 },
} as const
export type Barrier = keyof typeof BARRIERS
export const BARRIER_CODES = Object.keys(BARRIERS) as [Barrier, ...Barrier[]]
export const isBarrier = (code: string): code is Barrier => Object.hasOwn(BARRIERS, code)
/** The kinds of information a row about this barrier and a person holds. */
export const kindsOfBarrier = (kind: Barrier): number => KINDS.network | BARRIERS[kind].kinds

export interface PersonBarrier {
  id: string
  reportId: string
  kind: Barrier
  words: string
  at: Date
  ownerName: string | null
  state: 'open' | 'working' | 'done'
  easedAt: Date | null
  version: number
}

/** A count as it may be told: nothing that 1 to 4 people could be known by. */
export const told = (count: number): string => (count === 0 ? '0' : count < 5 ? 'fewer than 5' : String(count))

/** A tie as it was at each version, oldest first. */
export interface PastTie {
  version: number
  ring: Ring
  strength: Strength
  standsInWay: string
  ended: boolean
  at: Date
  byName: string
}
