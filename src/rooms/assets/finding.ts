import { DOMAIN_CODES, DOMAINS, type Domain, FLEXIBLE_FOR, type FlexibleFor, WHEN, WHEN_CODES, type When } from './assets.ts'

/** Miles somebody may be ready to go; 0 is any distance. */
export const DISTANCES = [1, 2, 5, 10, 25] as const
export const USUAL_MILES = 2

/** Where somebody looks from. Never in an address: kept in the browser's own cookie for the visit. */
export interface Near {
  lat: number
  lon: number
  /** As people say it: "N17 0AA", "Haringey", "where you are". */
  label: string
  placeCode: string | undefined
  /** About how exact it is: a whole postcode or the device's own place, or the middle of something larger. */
  exact: boolean
}

/** What is asked of the directory. Everything here may stand in an address: it is about the directory, not about who looks. */
export interface Finding {
  words: string
  interest: string | undefined
  domains: Domain[]
  when: When[]
  free: boolean
  stepFree: boolean
  language: string | undefined
  flexible: FlexibleFor[]
  age: number | undefined
  how: 'any' | 'in_person' | 'online'
  /** Those for which somebody must be sent, too (R054: left out unless asked for). */
  referralToo: boolean
  /** Linked to mental health: after the rest (R050), mixed in, or only these. */
  mentalHealth: 'after' | 'together' | 'only'
  /** Miles; 0 is any distance. */
  within: number
  /** The map moved from where somebody looks: steps of half its width to the east and north, and how often it was made twice as large. */
  map: { x: number; y: number; z: number } | undefined
  page: number
}

export const NOTHING_ASKED: Finding = {
  words: '',
  interest: undefined,
  domains: [],
  when: [],
  free: false,
  stepFree: false,
  language: undefined,
  flexible: [],
  age: undefined,
  how: 'any',
  referralToo: false,
  mentalHealth: 'after',
  within: USUAL_MILES,
  map: undefined,
  page: 1,
}

const among = <T extends string>(codes: readonly T[], asked: readonly string[]): T[] => codes.filter(code => asked.includes(code))
const wholeIn = (text: string | null, min: number, max: number): number | undefined =>
  text !== null && /^\s*-?\d{1,9}\s*$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined
const partIn = (text: string | null, max: number): number => {
  const value = text !== null && /^-?\d{1,3}(\.\d{1,2})?$/.test(text) ? Number(text) : 0
  return Math.max(-max, Math.min(max, value))
}

/** Reads what an address asks. What cannot be read is as if it were not there: a search never fails for its address. */
export function readFinding(query: URLSearchParams): Finding {
  const all = (name: string) => query.getAll(name)
  const mentalHealth = query.get('mh')
  const how = query.get('how')
  const within = wholeIn(query.get('within'), 0, 25)
  const moved = ['x', 'y', 'z'].some(name => query.has(name))
  return {
    words: (query.get('q') ?? '').replace(/\s+/g, ' ').trim().slice(0, 200),
    interest: /^[a-z0-9][a-z0-9-]{0,59}$/.test(query.get('interest') ?? '') ? query.get('interest')! : undefined,
    domains: among(DOMAIN_CODES, all('domain')),
    when: among(WHEN_CODES, all('when')),
    free: all('also').includes('free'),
    stepFree: all('also').includes('step-free'),
    language: query.get('language')?.trim().slice(0, 60) || undefined,
    flexible: among(Object.keys(FLEXIBLE_FOR) as FlexibleFor[], all('flexible')),
    age: wholeIn(query.get('age'), 0, 130),
    how: how === 'online' || how === 'in_person' ? how : 'any',
    referralToo: all('also').includes('referral'),
    mentalHealth: mentalHealth === 'together' || mentalHealth === 'only' ? mentalHealth : 'after',
    within: within === 0 || DISTANCES.some(miles => miles === within) ? within! : USUAL_MILES,
    map: moved ? { x: partIn(query.get('x'), 200), y: partIn(query.get('y'), 200), z: partIn(query.get('z'), 8) } : undefined,
    page: wholeIn(query.get('page'), 1, 500) ?? 1,
  }
}

/** The fields of an address that asks this; those at rest are left out. The page begins again unless it is named. */
export function fieldsOf(finding: Finding, change: Partial<Finding> = {}): [string, string][] {
  const one = { ...finding, page: 1, ...change }
  const fields: [string, string][] = []
  const add = (name: string, value: string | number | undefined | false) => {
    if (value !== undefined && value !== false && value !== '') fields.push([name, String(value)])
  }
  add('q', one.words)
  add('interest', one.interest)
  for (const domain of one.domains) add('domain', domain)
  for (const when of one.when) add('when', when)
  add('also', one.free && 'free')
  add('also', one.stepFree && 'step-free')
  add('also', one.referralToo && 'referral')
  add('language', one.language)
  for (const who of one.flexible) add('flexible', who)
  add('age', one.age)
  add('how', one.how !== 'any' && one.how)
  add('mh', one.mentalHealth !== 'after' && one.mentalHealth)
  add('within', one.within !== USUAL_MILES && one.within)
  if (one.map) for (const [name, value] of Object.entries(one.map)) add(name, Math.round(value * 100) / 100)
  add('page', one.page > 1 && one.page)
  return fields
}

/** The address of the directory, asked this. */
export function addressOf(finding: Finding, change: Partial<Finding> = {}, path = '/community'): string {
  const query = new URLSearchParams(fieldsOf(finding, change)).toString()
  return query ? `${path}?${query}` : path
}

/** One thing somebody asked for that leaves entries out, in plain words, and the same search without it. */
export interface Filter {
  code: string
  label: string
  without: Partial<Finding>
}

/** Every filter in force, each of which can be lifted by itself. The words and the distance are not among them. */
export function filtersOf(finding: Finding): Filter[] {
  const filters: Filter[] = []
  const add = (when: boolean, code: string, label: string, without: Partial<Finding>) => {
    if (when) filters.push({ code, label, without })
  }
  add(finding.domains.length > 0, 'domains', finding.domains.map(code => DOMAINS[code].name).join(' or '), { domains: [] })
  add(finding.when.length > 0, 'when', finding.when.map(code => WHEN[code].name).join(' or '), { when: [] })
  add(finding.free, 'free', 'Free', { free: false })
  add(finding.stepFree, 'stepFree', 'Step-free', { stepFree: false })
  add(finding.language !== undefined, 'language', `In ${finding.language}`, { language: undefined })
  for (const who of finding.flexible)
    add(true, `flexible-${who}`, `Flexible for ${FLEXIBLE_FOR[who]}`, { flexible: finding.flexible.filter(other => other !== who) })
  add(finding.age !== undefined, 'age', `Age ${finding.age}`, { age: undefined })
  add(finding.how === 'online', 'how', 'Online', { how: 'any' })
  add(finding.how === 'in_person', 'how', 'In person', { how: 'any' })
  add(finding.mentalHealth === 'only', 'mentalHealth', 'Only linked to mental health', { mentalHealth: 'after' })
  return filters
}

/** The next distances to try when nothing is near enough; 0, any distance, comes last. */
export const widerThan = (miles: number): number[] => (miles === 0 ? [] : [...DISTANCES.filter(other => other > miles), 0])

/**
 * The smallest step that finds something: "none within 2 miles; three within 5". `counts` holds how many there are within each
 * wider distance, in the order of `widerThan`.
 */
export function wideningFor(miles: number, counts: readonly number[]): { miles: number; count: number } | undefined {
  return widerThan(miles)
    .map((wider, at) => ({ miles: wider, count: counts[at] ?? 0 }))
    .find(step => step.count > 0)
}

export const milesWords = (miles: number): string => (miles === 0 ? 'any distance' : miles === 1 ? '1 mile' : `${miles} miles`)

/** Whether anything is asked at all: else the page shows what there is to ask. */
export const isAsked = (finding: Finding): boolean =>
  finding.words !== '' || finding.interest !== undefined || finding.referralToo || finding.map !== undefined || filtersOf(finding).length > 0
