import type { Opening } from './hours.ts'

/** Who runs something, as a source says it. `key` is its id in the source; an empty name: it is not said. */
export interface EntryOrganisation {
  key: string
  name: string
  description: string
  kind: 'statutory' | 'voluntary' | 'faith' | 'community' | 'business' | 'other'
  website: string | null
  email: string | null
  identifiers: { scheme: string; type: string; identifier: string }[]
}

/** Where something is. The point and its place are filled in by `locate`; `easting` and `northing` are metres. */
export interface EntryLocation {
  key: string
  kind: 'physical' | 'postal' | 'virtual'
  name: string
  address_1: string
  address_2: string
  city: string
  county: string
  postcode: string | null
  /** The first half of a postcode, where no more is known. */
  outcode?: string
  lat: number | null
  lon: number | null
  easting: number | null
  northing: number | null
  /** outcode: `easting` and `northing` are the middle of the first half of its postcode, and there is no `lat` and `lon`. */
  point_from: 'source' | 'grid' | 'postcode' | 'outcode' | 'geocoded' | 'none'
  neighbourhood_code: string | null
  place_code: string | null
  travel: string
  step_free: 'yes' | 'partly' | 'no' | 'not_said'
  access: string
}

export interface EntrySchedule extends Omit<Opening, 'closes'> {
  /** The location's key; null for everywhere. */
  location: string | null
  closes: string | null
  every: 'week' | 'fortnight' | 'month'
  valid_from: string | null
  valid_to: string | null
  note: string
}

/**
 * One entry as a source says it, in the words of the tables. `terms` are codes of Kith's own list of interests; `headings` are
 * the source's own. Where `domains` is empty, the headings decide.
 */
export interface SourceEntry {
  organisation: EntryOrganisation
  name: string
  summary: string
  description: string
  status: 'active' | 'inactive' | 'defunct' | 'temporarily closed'
  website: string | null
  email: string | null
  phone: string | null
  mental_health: boolean
  referral: 'none' | 'welcome' | 'needed' | 'not_said'
  referral_words: string
  open_to_all: boolean
  who_for: string
  support: string
  minimum_age: number | null
  maximum_age: number | null
  online: boolean
  public_health: boolean
  cost: 'free' | 'low' | 'pay' | 'not_said'
  cost_words: string
  hours_words: string
  published: boolean
  co_produced: string
  /** When the source itself last said so (ISO); null: it does not say. */
  confirmed_at: string | null
  confirmed_by: string
  domains: string[]
  terms: string[]
  headings: { code: string; name: string; description: string }[]
  languages: string[]
  flexible_for: string[]
  locations: EntryLocation[]
  areas: { name: string; care_system_code?: string; place_code?: string; neighbourhood_code?: string }[]
  schedules: EntrySchedule[]
  costs: { option: string; pence: number | null; note: string }[]
  contacts: { name: string; title: string; phone: string | null; email: string | null }[]
}

/** An entry of which only the name and who runs it are known yet. */
export const emptyEntry = (name: string, organisation: EntryOrganisation): SourceEntry => ({
  organisation,
  name,
  summary: '',
  description: '',
  status: 'active',
  website: null,
  email: null,
  phone: null,
  mental_health: false,
  referral: 'not_said',
  referral_words: '',
  open_to_all: true,
  who_for: '',
  support: '',
  minimum_age: null,
  maximum_age: null,
  online: false,
  public_health: false,
  cost: 'not_said',
  cost_words: '',
  hours_words: '',
  published: true,
  co_produced: '',
  confirmed_at: null,
  confirmed_by: '',
  domains: [],
  terms: [],
  headings: [],
  languages: [],
  flexible_for: [],
  locations: [],
  areas: [],
  schedules: [],
  costs: [],
  contacts: [],
})

export const emptyOrganisation = (key: string, name: string): EntryOrganisation => ({
  key,
  name,
  description: '',
  kind: 'other',
  website: null,
  email: null,
  identifiers: [],
})

export const emptyLocation = (key: string): EntryLocation => ({
  key,
  kind: 'physical',
  name: '',
  address_1: '',
  address_2: '',
  city: '',
  county: '',
  postcode: null,
  lat: null,
  lon: null,
  easting: null,
  northing: null,
  point_from: 'none',
  neighbourhood_code: null,
  place_code: null,
  travel: '',
  step_free: 'not_said',
  access: '',
})
