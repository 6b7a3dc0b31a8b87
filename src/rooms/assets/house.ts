import type { Domain, OrganisationKind } from './assets.ts'
import { toGrid } from './grid.ts'

/** A team's public page, as the organisations room keeps it. */
export interface HouseTeam {
  id: string
  organisation_id: string
  organisation: string
  organisation_kind: string
  name: string
  kind: string
  place_code: string
  neighbourhood_code: string | null
  phone: string | null
  does: string
  for_whom: string
  first_meeting: string
  getting_here: string
  address: string
  access: string
  open_hours: string | null
  ways_in: string[]
}

/** What a kind of team is in the directory. */
const KINDS: Record<string, { domains: Domain[]; mentalHealth: boolean; terms: string[] }> = {
  core: { domains: ['healthCare'], mentalHealth: true, terms: ['mental-health-support'] },
  crisis: { domains: ['healthCare'], mentalHealth: true, terms: ['crisis-help', 'mental-health-support'] },
  primary_care: { domains: ['healthCare'], mentalHealth: false, terms: ['gp-surgery'] },
  specialist: { domains: ['healthCare'], mentalHealth: true, terms: ['mental-health-support'] },
  alcohol_drugs: { domains: ['healthCare'], mentalHealth: false, terms: ['alcohol-drugs'] },
  vcse: { domains: ['localFacilities', 'personalRelationships'], mentalHealth: false, terms: [] },
  social_care: { domains: ['healthCare'], mentalHealth: false, terms: ['social-care'] },
  housing: { domains: ['localFacilities'], mentalHealth: false, terms: ['housing'] },
  employment: { domains: ['localFacilities'], mentalHealth: false, terms: ['work'] },
  rehabilitation: { domains: ['healthCare'], mentalHealth: true, terms: ['mental-health-support'] },
  inpatient: { domains: ['healthCare'], mentalHealth: true, terms: ['hospital', 'mental-health-support'] },
}
const OTHER = { domains: ['localFacilities'] as Domain[], mentalHealth: false, terms: [] as string[] }

const PUBLIC_BODIES = ['nhs_trust', 'gp_practice', 'pcn', 'council', 'icb', 'university', 'police', 'ambulance']

const firstSentence = (text: string): string => (/^[^\n]*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text.split('\n')[0] ?? '').slice(0, 500)

/** What of a team's page goes where. Somebody asks a team themselves; only where it names no way to ask does somebody have to send them. */
export function fromHouse(team: HouseTeam) {
  const kind = KINDS[team.kind] ?? OTHER
  const publicBody = PUBLIC_BODIES.includes(team.organisation_kind)
  const organisationKind: OrganisationKind = publicBody ? 'statutory' : team.organisation_kind === 'vcse' ? 'voluntary' : 'other'
  const written = /\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})\b/.exec(team.address.toUpperCase())
  return {
    organisationKind,
    ...kind,
    referral: team.ways_in.length > 0 ? ('none' as const) : ('needed' as const),
    cost: publicBody ? ('free' as const) : ('not_said' as const),
    summary: firstSentence(team.does),
    stepFree: /\bstep[- ]free\b|\bno steps\b/i.test(`${team.access} ${team.getting_here}`) ? ('yes' as const) : ('not_said' as const),
    postcode: written ? `${written[1]}${written[2]}` : undefined,
  }
}

/** The rows of the directory for these teams; `points` by postcode without its space. */
export function rowsOfHouse(teams: readonly HouseTeam[], points: ReadonlyMap<string, { lat: number; lon: number }>) {
  return teams.map(team => {
    const { postcode, ...rest } = fromHouse(team)
    const point = postcode === undefined ? undefined : points.get(postcode)
    const grid = point && toGrid(point)
    return {
      ...team,
      ...rest,
      postcode: postcode ?? null,
      lat: point?.lat ?? null,
      lon: point?.lon ?? null,
      easting: grid?.easting ?? null,
      northing: grid?.northing ?? null,
    }
  })
}
export type HouseRow = ReturnType<typeof rowsOfHouse>[number]
