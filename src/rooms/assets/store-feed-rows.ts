import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'

/** What is public about one entry. Who keeps it, and who confirmed it by name, are not here. */
export interface FeedAsset {
  id: string
  organisation_id: string
  name: string
  summary: string
  description: string
  status: string
  website: string | null
  email: string | null
  phone: string | null
  mental_health: boolean
  referral: string
  referral_words: string
  open_to_all: boolean
  who_for: string
  support: string
  minimum_age: number | null
  maximum_age: number | null
  online: boolean
  cost: string
  cost_words: string
  hours_words: string
  co_produced: string
  confirmed_at: Date
  confirmed_how: string
  changed_at: Date
  source: { name: string; url: string | null; licence: string; attribution: string }
  domains: string[]
  flexible_for: string[]
}

export async function feedAssets(caller: Caller, ids: readonly string[]): Promise<FeedAsset[]> {
  const { rows } =
    await sql<FeedAsset>`select a.id, a.organisation_id, a.name, a.summary, a.description, a.status, a.website, a.email, a.phone, a.mental_health, a.referral,
      a.referral_words, a.open_to_all, a.who_for, a.support, a.minimum_age, a.maximum_age, a.online, a.cost, a.cost_words, a.hours_words, a.co_produced,
      a.confirmed_at, a.confirmed_how, a.changed_at,
      json_build_object('name', s.name, 'url', s.url, 'licence', s.licence, 'attribution', s.attribution) as source,
      array(select d.domain from asset_domain d where d.asset_id = a.id order by d.domain) as domains,
      array(select f.who from asset_flexible_for f where f.asset_id = a.id order by f.who) as flexible_for
    from asset a join asset_source s on s.id = a.source_id where a.id = any (${ids}::uuid[]) order by a.id`.execute(caller.tx)
  return rows
}

export interface FeedOrganisation {
  id: string
  name: string
  description: string
  kind: string
  website: string | null
  email: string | null
  identifiers: unknown[]
}

export async function feedOrganisations(caller: Caller, ids: readonly string[]): Promise<FeedOrganisation[]> {
  const { rows } = await sql<FeedOrganisation>`select id, name, description, kind, website, email, identifiers from asset_organisation
    where id = any (${ids}::uuid[]) order by id`.execute(caller.tx)
  return rows
}

export interface FeedAtLocation {
  id: string
  asset_id: string
  location_id: string
  kind: string
  name: string
  address_1: string
  address_2: string
  city: string
  county: string
  postcode: string | null
  lat: number | null
  lon: number | null
  point_from: string
  travel: string
  step_free: string
  access: string
  place: string | null
}

const AT = sql`select al.id, al.asset_id, l.id as location_id, l.kind, l.name, l.address_1, l.address_2, l.city, l.county, l.postcode, l.lat, l.lon, l.point_from,
    l.travel, l.step_free, l.access, p.name as place
  from asset_at_location al join asset_location l on l.id = al.location_id left join place p on p.code = l.place_code`

/** Where these entries are. */
export async function feedPlaces(caller: Caller, assets: readonly string[]): Promise<FeedAtLocation[]> {
  const { rows } = await sql<FeedAtLocation>`${AT} where al.asset_id = any (${assets}::uuid[]) order by al.id`.execute(caller.tx)
  return rows
}

/** The same by the ids of entry and place together. */
export async function feedAtLocations(caller: Caller, ids: readonly string[]): Promise<FeedAtLocation[]> {
  const { rows } = await sql<FeedAtLocation>`${AT} where al.id = any (${ids}::uuid[]) order by al.id`.execute(caller.tx)
  return rows
}

export interface FeedParts {
  schedules: {
    id: string
    asset_id: string
    at_location_id: string | null
    weekday: number
    opens: string
    closes: string | null
    every: string
    valid_from: string | null
    valid_to: string | null
    note: string
  }[]
  areas: { id: string; asset_id: string; name: string; code: string | null; known_as: string | null }[]
  costs: { id: string; asset_id: string; option: string; pence: number | null; note: string }[]
  languages: { asset_id: string; name: string }[]
  contacts: { id: string; asset_id: string; name: string; title: string; phone: string | null }[]
  terms: { asset_id: string; id: string; name: string; description: string; parent_id: string | null; taxonomy: string; taxonomy_id: string; term: string }[]
}

/** Everything that belongs to these entries besides where they are. */
export async function feedParts({ tx }: Caller, assets: readonly string[]): Promise<FeedParts> {
  const these = sql`asset_id = any (${assets}::uuid[])`
  const schedules = await sql<
    FeedParts['schedules'][number]
  >`select id, asset_id, at_location_id, weekday, to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes,
    every, valid_from::text, valid_to::text, note from asset_schedule where ${these} order by weekday, opens, id`.execute(tx)
  const areas = await sql<
    FeedParts['areas'][number]
  >`select r.id, r.asset_id, r.name, coalesce(r.neighbourhood_code, r.place_code, c.gss_code, r.care_system_code) as code,
    coalesce(n.name, p.name, c.name) as known_as from asset_area r left join neighbourhood n on n.code = r.neighbourhood_code left join place p on p.code = r.place_code
    left join care_system c on c.code = r.care_system_code where ${these} order by r.id`.execute(tx)
  const costs = await sql<FeedParts['costs'][number]>`select id, asset_id, option, pence, note from asset_cost where ${these} order by id`.execute(tx)
  const languages = await sql<FeedParts['languages'][number]>`select asset_id, name from asset_language where ${these} order by name`.execute(tx)
  const contacts = await sql<FeedParts['contacts'][number]>`select id, asset_id, name, title, phone from asset_contact where ${these} order by id`.execute(tx)
  const terms = await sql<
    FeedParts['terms'][number]
  >`select a.asset_id, t.id, t.name, t.description, t.parent_id, x.code as taxonomy, t.taxonomy_id, t.code as term
    from asset_term a join taxonomy_term t on t.id = a.term_id join taxonomy x on x.id = t.taxonomy_id where a.${these} order by t.id`.execute(tx)
  return {
    schedules: schedules.rows,
    areas: areas.rows,
    costs: costs.rows,
    languages: languages.rows,
    contacts: contacts.rows,
    terms: terms.rows,
  }
}
