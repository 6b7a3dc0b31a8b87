import { type EntryLocation, type EntryOrganisation, emptyEntry, emptyLocation, emptyOrganisation, type SourceEntry } from '../../../rooms/assets/index.ts'
import { RowRefused } from '../../registries/index.ts'
import { withOurs } from './ours.ts'
import { type Part, partOf } from './part.ts'
import { costFrom } from './row-entry.ts'
import { schedulesOf } from './schedules.ts'
import { readStatus } from './status.ts'
import { ageOf, dateOf, emailOf, inBritain, isNothing, mustBeHidden, NOT_SAID, phoneOf, postcodeOf, type Remark, shortened, websiteOf } from './values.ts'

/** The id of a service, which names it in its source. @throws RowRefused when it has none */
export function serviceKey(service: unknown): string {
  const key = partOf(service, '', () => undefined)?.text('id')
  if (!key) throw new RowRefused('id', 'This service has no id.')
  return key
}

/**
 * One service of Open Referral UK (HSDS 3.0), fully nested, as an entry. What a service can do without is left out with a
 * remark; a service without a name is refused. `asked` collects what is read, by its path.
 * @throws RowRefused when it cannot be kept
 */
export function serviceEntry(json: unknown, sourceName: string, remark: Remark, asked?: Set<string>): SourceEntry {
  const service = partOf(json, '', remark, asked)
  if (!service) throw new RowRefused('', 'This is not a service.')
  const name = service.text('name')
  if (!name) throw new RowRefused('name', 'There is no name.')
  const organisation = organisationOf(service, remark)
  const locations = locationsOf(service, remark)
  const description = [service.text('description', 20_000), service.text('alert', 2000)].filter(part => part !== '').join('\n\n')
  const { schedules, words } = schedulesOf(service, locations)
  const assured = dateOf(service.text('assured_date', 60))
  return withOurs(json, {
    ...emptyEntry(name, organisation),
    summary: shortened(service.text('summary', 5000) || description, 300),
    description: description.slice(0, 20_000),
    status: statusOf(service, remark),
    website: website(service, remark),
    email: emailOf('email', service.text('email', 2000), remark),
    phone: phoneOfService(service, remark),
    referral_words: service.text('application_process', 2000),
    who_for: [service.text('eligibility_description', 2000), service.text('eligibility', 2000)].filter(part => part !== '').join('\n'),
    ...ages(service, remark),
    online: locations.some(location => location.kind === 'virtual'),
    ...costsOf(service),
    schedules,
    hours_words: words.slice(0, 2000),
    published: !mustBeHidden(`${name} ${description}`),
    confirmed_at: assured,
    confirmed_by: sourceName,
    headings: headingsOf(service),
    languages: [...new Set(service.list('languages').map(language => (language.text('name') || language.text('language')).slice(0, 60)))].filter(
      one => one !== '',
    ),
    locations,
    areas: service
      .list('service_areas')
      .flatMap(area => area.text('name', 2000).slice(0, 300) || area.text('service_area', 2000).slice(0, 300) || [])
      .map(one => ({ name: one })),
    contacts: service
      .list('contacts')
      .map(contact => ({
        name: contact.text('name'),
        title: contact.text('title'),
        phone: firstPhone(contact, remark),
        email: emailOf(`${contact.path}.email`, contact.text('email', 2000), remark),
      }))
      .filter(contact => contact.name || contact.title || contact.phone || contact.email),
  })
}

const website = (part: Part, remark: Remark) =>
  websiteOf(part.path ? `${part.path}.url` : 'url', part.text('url', 2000) || part.text('website', 2000) || part.text('uri', 2000), remark)

function organisationOf(service: Part, remark: Remark): EntryOrganisation {
  const organisation = service.part('organization') ?? service.part('organisation')
  const told = organisation?.text('name') ?? ''
  const name = isNothing(told) ? '' : told
  const key = organisation?.text('id') || service.text('organization_id') || name || NOT_SAID
  if (!organisation) return emptyOrganisation(key, '')
  return {
    ...emptyOrganisation(key, name),
    description: organisation.text('description', 20_000),
    website: website(organisation, remark),
    email: emailOf(`${organisation.path}.email`, organisation.text('email', 2000), remark),
    identifiers: organisation
      .list('organization_identifiers')
      .map(one => ({ scheme: one.text('identifier_scheme'), type: one.text('identifier_type'), identifier: one.text('identifier') }))
      .filter(one => one.identifier !== ''),
  }
}

function statusOf(service: Part, remark: Remark): SourceEntry['status'] {
  const status = service.text('status')
  if (status === '') return 'active'
  const found = readStatus(status)
  if (!found) remark('status', 'This does not say whether it is open. The entry is kept and not shown.', status)
  return found ?? 'inactive'
}

const firstPhone = (part: Part, remark: Remark): string | null =>
  part
    .list('phones')
    .map(phone => phoneOf(`${phone.path}.number`, phone.text('number'), remark))
    .find(number => number !== null) ?? null

const phoneOfService = (service: Part, remark: Remark): string | null =>
  firstPhone(service, remark) ??
  service
    .list('service_at_locations')
    .map(at => firstPhone(at, remark) ?? (at.part('location') ? firstPhone(at.part('location')!, remark) : null))
    .find(number => number !== null) ??
  null

function ages(service: Part, remark: Remark): { minimum_age: number | null; maximum_age: number | null } {
  const eligibility = service.list('eligibilities')[0] ?? service
  const minimum_age = ageOf('minimum_age', String(eligibility.number('minimum_age') ?? ''), remark)
  const maximum_age = ageOf('maximum_age', String(eligibility.number('maximum_age') ?? ''), remark)
  if (minimum_age === null || maximum_age === null || minimum_age <= maximum_age) return { minimum_age, maximum_age }
  remark('maximum_age', 'The highest age is below the lowest. Both were left out.', `${minimum_age} to ${maximum_age}`)
  return { minimum_age: null, maximum_age: null }
}

function costsOf(service: Part): Pick<SourceEntry, 'cost' | 'cost_words' | 'costs'> {
  const costs = service.list('cost_options').map(option => {
    const amount = option.number('amount')
    const pounds = amount !== undefined && amount >= 0 && amount < 1_000_000 && ['', 'GBP'].includes(option.text('currency').toUpperCase())
    return { option: option.text('option', 500), pence: pounds ? Math.round(amount * 100) : null, note: option.text('amount_description', 1000) }
  })
  const words = [service.text('fees', 2000), service.text('fees_description', 5000)]
    .filter((part, at, all) => part !== '' && all.indexOf(part) === at)
    .join('\n')
  const told = costs.filter(cost => cost.pence !== null)
  const cost = told.length > 0 ? (told.every(one => one.pence === 0) ? 'free' : 'pay') : costFrom(words)
  return { costs, cost, cost_words: words }
}

const headingsOf = (service: Part): SourceEntry['headings'] => {
  const terms = service.list('attributes').flatMap(attribute => attribute.part('taxonomy_term') ?? [])
  const read = terms.map(term => ({
    code: (term.text('id') || term.text('code') || term.text('name')).slice(0, 200),
    name: term.text('name').slice(0, 200),
    description: term.text('description', 2000) || term.text('name'),
  }))
  return [...new Map(read.filter(term => term.code !== '' && term.name !== '').map(term => [term.code, term])).values()]
}

function locationsOf(service: Part, remark: Remark): EntryLocation[] {
  const all = [...service.list('service_at_locations').flatMap(at => at.part('location') ?? []), ...service.list('locations')].map(location =>
    locationOf(location, remark),
  )
  return [...new Map(all.map(location => [location.key, location])).values()]
}

function locationOf(location: Part, remark: Remark): EntryLocation {
  const addresses = location.list('addresses')
  const address = addresses.find(one => one.text('address_type') === 'physical') ?? addresses[0]
  const kind = (['physical', 'postal', 'virtual'] as const).find(one => one === location.text('location_type')) ?? 'physical'
  const key = location.text('id') || `${location.text('name')} ${address?.text('postal_code')}`.trim()
  if (key === '') throw new RowRefused(`${location.path}.id`, 'This location has no id.')
  return {
    ...emptyLocation(key.slice(0, 300)),
    kind,
    name: location.text('name'),
    address_1: address?.text('address_1', 500) ?? location.text('x_kith_address', 1000).slice(0, 500),
    address_2: address?.text('address_2', 500) || (address?.text('x_kith_address_2', 500) ?? ''),
    city: address?.text('city') ?? '',
    county: address?.text('state_province') ?? '',
    postcode: address ? postcodeOf(`${address.path}.postal_code`, address.text('postal_code'), remark) : null,
    ...pointOf(location, remark),
    step_free: (['yes', 'partly', 'no'] as const).find(one => one === location.text('x_kith_step_free')) ?? 'not_said',
    travel: location.text('transportation', 2000),
    access: [...new Set(location.list('accessibility').flatMap(one => [one.text('description', 2000), one.text('details', 2000)]))]
      .filter(part => part !== '')
      .join('\n')
      .slice(0, 4000),
  }
}

// A service has more to say than where it is: a point that cannot be is left out, and the service kept.
function pointOf(location: Part, remark: Remark): Pick<EntryLocation, 'lat' | 'lon' | 'point_from'> {
  const none = { lat: null, lon: null, point_from: 'none' } as const
  const [lat, lon] = [location.number('latitude'), location.number('longitude')]
  if (lat === undefined || lon === undefined || (lat === 0 && lon === 0)) return none
  try {
    return { ...inBritain(`${location.path}.latitude`, { lat, lon }), point_from: 'source' }
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error
    remark(error.column, `${error.message} The point was left out.`, error.raw)
    return none
  }
}
