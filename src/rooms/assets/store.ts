import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { isId } from '../../core/ids.ts'
import type { Cost, Domain, FlexibleFor, OrganisationKind, Referral, Schedule, StepFree } from './assets.ts'

export interface AssetLocation {
  name: string
  address: string
  postcode: string | undefined
  lat: number | undefined
  lon: number | undefined
  /** Metres from the exact spot are not known where the point is only that of a postcode. */
  roughly: boolean
  travel: string
  stepFree: StepFree
  access: string
  schedules: Schedule[]
}

/** Everything one entry says in public. Empty texts were not said. */
export interface Asset {
  id: string
  name: string
  summary: string
  description: string
  status: 'active' | 'inactive' | 'defunct' | 'temporarily closed'
  organisation: { name: string; kind: OrganisationKind; website: string | undefined }
  /** The page of our own service this is, when it is one. */
  teamSlug: string | undefined
  website: string | undefined
  email: string | undefined
  phone: string | undefined
  mentalHealth: boolean
  referral: Referral
  referralWords: string
  openToAll: boolean
  whoFor: string
  support: string
  coProduced: string
  minimumAge: number | undefined
  maximumAge: number | undefined
  online: boolean
  cost: Cost
  costWords: string
  costs: { option: string; pence: number | undefined; note: string }[]
  hoursWords: string
  domains: Domain[]
  interests: { code: string; name: string }[]
  languages: string[]
  flexibleFor: FlexibleFor[]
  locations: AssetLocation[]
  /** Times that hold wherever it is. */
  schedules: Schedule[]
  areas: string[]
  contacts: { name: string; title: string; phone: string | undefined; email: string | undefined }[]
  confirmedAt: Date
  confirmedHow: 'source' | 'listed' | 'organiser' | 'connector' | 'person' | 'team'
  confirmedBy: string
  missing: boolean
  source: { name: string; kind: string; url: string | undefined; licence: string; attribution: string }
  version: number
}

interface AssetRow extends Omit<Asset, 'confirmedAt' | 'locations' | 'schedules'> {
  confirmedAt: string
  locations: (AssetLocation & { schedules: RawSchedule[] })[]
  schedules: RawSchedule[]
  mergedInto: string | null
}
type RawSchedule = Omit<Schedule, 'closes'> & { closes: string | null }

const TIMES = sql`jsonb_build_object('weekday', s.weekday, 'opens', to_char(s.opens, 'HH24:MI'), 'closes', to_char(s.closes, 'HH24:MI'), 'every', s.every, 'note', s.note)`

/**
 * One entry by its id. Undefined for one that does not exist, and just so for one that is not published. `mergedInto` where two
 * entries turned out to be one: the id of the one that stays.
 */
export async function getAsset({ tx }: Caller, assetId: string): Promise<Asset | { mergedInto: string } | undefined> {
  if (!isId(assetId)) return undefined
  const { rows } = await sql<{ asset: AssetRow }>`
    select jsonb_strip_nulls(jsonb_build_object(
      'id', a.id, 'name', a.name, 'summary', a.summary, 'description', a.description, 'status', a.status, 'website', a.website, 'email', a.email, 'phone', a.phone,
      'organisation', jsonb_build_object('name', o.name, 'kind', o.kind, 'website', o.website), 'teamSlug', t.slug, 'mentalHealth', a.mental_health,
      'referral', a.referral, 'referralWords', a.referral_words, 'openToAll', a.open_to_all, 'whoFor', a.who_for, 'support', a.support, 'coProduced', a.co_produced,
      'minimumAge', a.minimum_age, 'maximumAge', a.maximum_age, 'online', a.online, 'cost', a.cost, 'costWords', a.cost_words, 'hoursWords', a.hours_words,
      'confirmedAt', a.confirmed_at, 'confirmedHow', a.confirmed_how, 'confirmedBy', a.confirmed_by, 'missing', a.missing_since is not null, 'mergedInto', a.merged_into,
      'version', a.version, 'source', jsonb_build_object('name', z.name, 'kind', z.kind, 'url', z.url, 'licence', z.licence, 'attribution', z.attribution),
      'costs', coalesce((select jsonb_agg(jsonb_build_object('option', c.option, 'pence', c.pence, 'note', c.note) order by c.pence nulls last, c.option) from asset_cost c where c.asset_id = a.id), '[]'),
      'domains', array(select d.domain from asset_domain d where d.asset_id = a.id order by d.domain),
      'interests', coalesce((select jsonb_agg(jsonb_build_object('code', m.code, 'name', m.name) order by m.name)
        from asset_term x join taxonomy_term m on m.id = x.term_id join taxonomy y on y.id = m.taxonomy_id where x.asset_id = a.id and y.code = 'kith-interests'), '[]'),
      'languages', array(select g.name from asset_language g where g.asset_id = a.id order by g.name),
      'flexibleFor', array(select f.who from asset_flexible_for f where f.asset_id = a.id order by f.who),
      'areas', array(select coalesce(s.name, p.name, n.name, r.name) as name from asset_area r left join care_system s on s.code = r.care_system_code
        left join place p on p.code = r.place_code left join neighbourhood n on n.code = r.neighbourhood_code where r.asset_id = a.id order by name),
      'contacts', coalesce((select jsonb_agg(jsonb_build_object('name', k.name, 'title', k.title, 'phone', k.phone, 'email', k.email) order by k.name) from asset_contact k where k.asset_id = a.id), '[]'),
      'schedules', coalesce((select jsonb_agg(${TIMES} order by s.weekday, s.opens) from asset_schedule s where s.asset_id = a.id and s.at_location_id is null), '[]'),
      'locations', coalesce((select jsonb_agg(jsonb_build_object('name', l.name, 'address', concat_ws(', ', nullif(l.address_1, ''), nullif(l.address_2, ''), nullif(l.city, ''), nullif(l.county, '')),
          'postcode', l.postcode, 'lat', l.lat, 'lon', l.lon, 'roughly', l.point_from = 'postcode', 'travel', l.travel, 'stepFree', l.step_free, 'access', l.access,
          'schedules', coalesce((select jsonb_agg(${TIMES} order by s.weekday, s.opens) from asset_schedule s where s.at_location_id = q.id), '[]')) order by l.name, l.postcode)
        from (select id, location_id from asset_at_location where asset_id = a.id limit 50) q join asset_location l on l.id = q.location_id), '[]')
    )) as asset
    from asset a join asset_organisation o on o.id = a.organisation_id join asset_source z on z.id = a.source_id left join team t on t.id = a.team_id
    where a.id = ${assetId}::uuid and a.published`.execute(tx)
  const asset = rows[0]?.asset
  if (!asset) return undefined
  if (asset.mergedInto) return { mergedInto: asset.mergedInto }
  const { mergedInto: _, ...rest } = asset
  return {
    ...rest,
    confirmedAt: new Date(asset.confirmedAt),
    schedules: asset.schedules.map(withClosing),
    locations: asset.locations.map(one => ({ ...one, schedules: one.schedules.map(withClosing) })),
  }
}

const withClosing = (one: RawSchedule): Schedule => ({ ...one, closes: one.closes ?? undefined })

/** A phone number, else an e-mail address, else a website for each of these entries, for paper. */
export async function reachOf({ tx }: Caller, assetIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string
    reach: string | null
  }>`select id, coalesce(phone, email, website) as reach from asset where id = any(${assetIds}::uuid[])`.execute(tx)
  return new Map(rows.flatMap(({ id, reach }) => (reach ? [[id, reach] as const] : [])))
}
