import { v5 } from 'uuid'
import type { FeedAsset, FeedAtLocation, FeedOrganisation, FeedParts, FeedTaxonomy, FeedTerm } from '../../../rooms/assets/index.ts'

/** What has no value of its own is left out, as the standard asks: never null, never an empty text or list. */
export function told<T extends object>(fields: T): Partial<T> {
  const kept = Object.entries(fields).filter(
    ([, value]) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(kept) as Partial<T>
}

// Things without an id of their own in the directory get one that stays the same for ever.
const NAMES = 'b1b0a4f5-2f0d-5c1e-9a55-3f6b0c8d7e21'
const idFor = (...parts: string[]): string => v5(parts.join('\n'), NAMES)

/** An address as the standard's format wants it, or nothing: what people typed may hold anything. */
export function uriOf(text: string | null): string | undefined {
  if (!text || !URL.canParse(text)) return undefined
  const { href, protocol } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return undefined
  const [before, ...after] = href.split('#')
  const safe = (part: string) => part.replace(/[^\w.~!$&'()*+,;=:@/?%-]/g, encodeURIComponent).replace(/%(?![0-9a-f]{2})/gi, '%25')
  return after.length ? `${safe(before!)}#${safe(after.join('%23'))}` : safe(before!)
}

const emailOf = (text: string | null): string | undefined =>
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.exec(
    text?.trim() ?? '',
  )?.[0]

/** The name of whoever runs what a source lists without saying who does; read back as nobody. */
const NOT_SAID = 'Not said'
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

export const taxonomyTold = ({ id, code, name, description, uri, version }: FeedTaxonomy): object =>
  told({ id, name, description, uri: uriOf(uri), version, x_kith_code: code })

export const termTold = (term: FeedTerm): object => told({ ...term })

/** @param whole with its identifiers */
export function organisationTold({ id, name, description, kind, website, email, identifiers }: FeedOrganisation, whole: boolean): object {
  return told({
    id,
    // The schema asks for a name and a description of everyone; where there is none the name says it.
    name: name || NOT_SAID,
    description: description || name || NOT_SAID,
    email: emailOf(email),
    website: uriOf(website),
    organization_identifiers: whole ? identifiers.flatMap(one => identifierTold(id, one)) : [],
    x_kith_kind: kind === 'other' ? undefined : kind,
  })
}

function identifierTold(organisation: string, one: unknown): object[] {
  const { scheme, type, identifier } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>
  const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
  if (!text(identifier) || !(text(type) || text(scheme))) return []
  return [
    told({
      id: idFor(organisation, text(scheme), text(type), text(identifier)),
      organization_id: organisation,
      identifier_scheme: text(scheme),
      identifier_type: text(type) || text(scheme),
      identifier: text(identifier),
    }),
  ]
}

/** The fields of an entry that are single, which is what a list gives. */
export function serviceTold(asset: FeedAsset, organisation: FeedOrganisation | undefined, whole = false): object {
  return told({
    id: asset.id,
    organization_id: asset.organisation_id,
    name: asset.name,
    description: asset.description || asset.summary,
    url: uriOf(asset.website),
    email: emailOf(asset.email),
    status: asset.status,
    fees: asset.cost_words,
    minimum_age: asset.minimum_age,
    maximum_age: asset.maximum_age,
    assured_date: asset.confirmed_how === 'listed' ? undefined : DAY.format(asset.confirmed_at),
    last_modified: asset.changed_at.toISOString(),
    organization: organisation && organisationTold(organisation, whole),
    x_kith_summary: asset.description ? asset.summary : '',
    x_kith_domains: asset.domains,
    x_kith_referral: asset.referral === 'not_said' ? undefined : asset.referral,
    x_kith_referral_words: asset.referral_words,
    x_kith_open_to_all: asset.open_to_all,
    x_kith_who_for: asset.who_for,
    x_kith_support: asset.support,
    x_kith_flexible_for: asset.flexible_for,
    x_kith_online: asset.online,
    x_kith_mental_health: asset.mental_health,
    x_kith_cost: asset.cost === 'not_said' ? undefined : asset.cost,
    x_kith_hours: asset.hours_words,
    x_kith_co_produced: asset.co_produced,
    x_kith_confirmed: asset.confirmed_how === 'listed' ? undefined : { at: asset.confirmed_at.toISOString(), how: asset.confirmed_how },
    x_kith_source: told({ ...asset.source, url: uriOf(asset.source.url) }),
  })
}

export const minimalTold = ({ id, name, status, changed_at }: FeedAsset): object => ({
  id,
  name,
  status,
  last_modified: changed_at.toISOString(),
  modified_date: changed_at.toISOString(),
})

/** A place; `whole` with its addresses and access. */
export function locationTold(at: FeedAtLocation, whole: boolean): object {
  return told({
    id: at.location_id,
    location_type: at.kind,
    name: at.name,
    description: at.travel,
    latitude: at.lat,
    longitude: at.lon,
    addresses: whole ? addressTold(at) : [],
    accessibility: whole ? accessTold(at) : [],
    x_kith_address: [at.address_1, at.address_2, at.city, at.county, at.postcode && spaced(at.postcode)].filter(Boolean).join(', '),
    x_kith_step_free: at.step_free === 'not_said' ? undefined : at.step_free,
    x_kith_point_from: at.point_from === 'none' ? undefined : at.point_from,
  })
}

const spaced = (postcode: string): string => `${postcode.slice(0, -3)} ${postcode.slice(-3)}`

// The schema takes an address only with a first line, a town, a county and a postcode; a part of one is in x_kith_address.
function addressTold(at: FeedAtLocation): object[] {
  const first = at.address_1 || at.name
  const city = at.city || at.place
  const county = at.county || at.place || at.city
  if (!first || !city || !county || !at.postcode) return []
  return [
    told({
      id: idFor(at.location_id, 'address'),
      location_id: at.location_id,
      address_1: first,
      x_kith_address_2: at.address_2,
      city,
      state_province: county,
      postal_code: spaced(at.postcode),
      country: 'GB',
      address_type: at.kind,
    }),
  ]
}

const STEP_FREE: Record<string, string> = { yes: 'Step-free all the way', partly: 'Step-free in part', no: 'Steps' }
function accessTold(at: FeedAtLocation): object[] {
  const description = STEP_FREE[at.step_free] ?? at.access
  return description
    ? [told({ id: idFor(at.location_id, 'access'), location_id: at.location_id, description, details: at.access === description ? '' : at.access })]
    : []
}

const BYDAY = ['', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** An entry with everything that belongs to it. `places` and `parts` may hold those of other entries too. */
export function wholeService(asset: FeedAsset, organisation: FeedOrganisation | undefined, places: readonly FeedAtLocation[], parts: FeedParts): object {
  const its = <T extends { asset_id: string }>(rows: readonly T[]) => rows.filter(row => row.asset_id === asset.id)
  const service_id = asset.id
  const contacts = its(parts.contacts).map(({ id, name, title, phone }) =>
    told({ id, service_id, name, title, x_kith_phones: phone ? [{ id: idFor(id, 'phone'), contact_id: id, number: phone }] : [] }),
  )
  return told({
    ...serviceTold(asset, organisation, true),
    schedules: its(parts.schedules).map(row =>
      told({
        id: row.id,
        service_id,
        service_at_location_id: row.at_location_id,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
        freq: row.every === 'month' ? 'MONTHLY' : 'WEEKLY',
        interval: row.every === 'fortnight' ? 2 : 1,
        byday: BYDAY[row.weekday],
        description: row.note,
        opens_at: row.opens,
        closes_at: row.closes,
      }),
    ),
    service_areas: its(parts.areas).map(row => told({ id: row.id, service_id, name: row.name || row.known_as, extent: row.code })),
    service_at_locations: its(places).map(at => ({ id: at.id, service_id, location_id: at.location_id, location: locationTold(at, true) })),
    languages: its(parts.languages).map(({ name }) => ({ id: idFor(service_id, 'language', name), service_id, name })),
    cost_options: its(parts.costs).map(({ id, option, pence, note }) =>
      told({ id, service_id, option, amount: pence === null ? null : pence / 100, currency: pence === null ? '' : 'gbp', amount_description: note }),
    ),
    contacts,
    phones: asset.phone ? [{ id: idFor(service_id, 'phone'), number: asset.phone }] : [],
    attributes: its(parts.terms).map(({ asset_id, ...term }) => ({
      id: idFor(service_id, 'term', term.id),
      link_id: service_id,
      taxonomy_term_id: term.id,
      link_type: 'service',
      taxonomy_term: termTold(term),
    })),
  })
}

export const placedTold = (at: FeedAtLocation, service: object, whole: boolean): object => ({
  id: at.id,
  service_id: at.asset_id,
  location_id: at.location_id,
  location: locationTold(at, whole),
  service,
})
