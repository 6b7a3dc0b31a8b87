// Generated from the migrated database by `kith schema`. Do not edit.
import type { ColumnType } from 'kysely'

/** A column the database fills in when it is left out. */
type Given<T> = ColumnType<T, T | undefined, T>

export interface Account {
  closed_at: Given<Date | null>
  created_at: Date
  id: string
  issuer: string
  operator_role: Given<string | null>
  person_id: Given<string | null>
  subject: string
  supporter_id: Given<string | null>
  worker_id: Given<string | null>
}

export interface AuditChain {
  chain: number
  head: Uint8Array
  length: Given<number>
}

export interface AuditEntry {
  actor_id: Given<string | null>
  actor_kind: string
  actor_name: string
  actor_role: string
  at: Date
  basis: Given<string | null>
  chain: number
  detail: Given<string | null>
  hash: Uint8Array
  organisation_id: Given<string | null>
  outcome: string
  person_id: Given<string | null>
  position: number
  request_id: string
  what: string
}

export interface Basis {
  grants: Given<number>
  hides: Given<number>
  holder: string
  id: Given<number>
  keeps: Given<number>
  person_id: string
  source: string
  valid_from: Date
  valid_to: Given<Date>
  why: string
}

export interface CareEpisode {
  check_in_on: Given<string | null>
  ended_at: Given<Date | null>
  goodbye_words: Given<string | null>
  id: string
  last_team_id: Given<string | null>
  person_id: string
  started_at: Date
  staying_well: Given<string | null>
  way_back: Given<string | null>
}

export interface CareRole {
  code: string
  description: string
  kinds: number
  name: string
  sees_caseload: boolean
}

export interface CareSystem {
  code: string
  gss_code: Given<string | null>
  name: string
}

export interface Circle {
  declared_by: string
  during: string
  id: string
  organisation_id: Given<string | null>
  person_id: string
  relation: string
  worker_id: Given<string | null>
}

export interface EmergencyAccess {
  during: string
  id: string
  kinds: number
  person_id: string
  reason: string
  review: Given<string | null>
  review_words: Given<string | null>
  reviewed_at: Given<Date | null>
  reviewed_by: Given<string | null>
  told_person_at: Given<Date | null>
  words: string
  worker_id: string
}

export interface GpPracticeArea {
  address: Given<string>
  lat: Given<number | null>
  list_size: Given<number | null>
  lon: Given<number | null>
  name: string
  neighbourhood_code: string
  pcn_code: Given<string | null>
  place_code: string
  postcode: string
  practice_code: string
  source_name: string
  town: Given<string>
}

export interface GpRegistration {
  during: string
  id: string
  kind: string
  person_id: string
  practice_id: string
  version: Given<number>
}

export interface ImportRefusal {
  column_name: string
  raw: string
  reason: string
  row_number: number
  run_id: string
}

export interface ImportRun {
  finished_at: Date
  id: string
  kind: string
  rows_changed: number
  rows_kept: number
  rows_read: number
  rows_refused: number
  sha256: string
  source_name: string
  started_at: Date
}

export interface Involvement {
  answered_at: Given<Date | null>
  asked_at: Date
  asked_by: Given<string | null>
  during: string
  ended_why: Given<string | null>
  id: string
  organisation_id: string
  part: Given<string>
  person_agreed: Given<boolean>
  person_id: string
  role: string
  state: Given<string>
  team_id: Given<string | null>
  version: Given<number>
  worker_id: Given<string | null>
}

export interface Job {
  attempts: Given<number>
  done_at: Given<Date | null>
  id: string
  last_error: Given<string | null>
  payload: Given<unknown>
  run_at: Date
  task: string
}

export interface Membership {
  during: string
  lead: Given<boolean>
  sees_caseload: boolean
  team_id: string
  worker_id: string
}

export interface Migration {
  applied_at: Given<Date>
  name: string
  sha256: string
}

export interface Neighbourhood {
  boundary: Given<unknown | null>
  code: string
  covers: Given<string>
  derivation: Given<string>
  indicative: Given<boolean>
  name: string
  pcn_code: Given<string | null>
  place_code: string
  population: Given<number | null>
}

export interface NeighbourhoodPlace {
  care_system_code: Given<string | null>
  care_system_name: Given<string | null>
  code: Given<string | null>
  covers: Given<string | null>
  derivation: Given<string | null>
  indicative: Given<boolean | null>
  name: Given<string | null>
  pcn_code: Given<string | null>
  place_code: Given<string | null>
  place_name: Given<string | null>
  population: Given<number | null>
}

export interface Organisation {
  care_system_code: Given<string | null>
  fictional: Given<boolean>
  id: string
  kind: string
  lat: Given<number | null>
  lon: Given<number | null>
  name: string
  ods_code: Given<string | null>
  place_code: Given<string | null>
  postcode: Given<string | null>
}

export interface Outcode {
  lat: number
  lon: number
  outcode: string
}

export interface Person {
  born: Given<string | null>
  care_system_code: string
  created_at: Date
  family_name: Given<string>
  fictional: Given<boolean>
  given_name: string
  how_to_address: Given<string | null>
  id: string
  merged_into: Given<string | null>
  neighbourhood_code: Given<string | null>
  nhs_number: Given<string | null>
  nhs_number_status: Given<string>
  place_code: string
  preferred_name: Given<string | null>
  pronouns: Given<string | null>
  version: Given<number>
}

export interface Place {
  boundary: Given<unknown | null>
  care_system_code: string
  code: string
  name: string
  population: Given<number | null>
}

export interface Postcode {
  lat: number
  lon: number
  postcode: string
  small_area_code: Given<string | null>
}

export interface PrimaryCareNetwork {
  care_system_code: string
  code: string
  name: string
  source_name: string
}

export interface Responsibility {
  deadline: Given<Date | null>
  during: string
  episode_id: string
  id: string
  made_by: string
  organisation_id: string
  person_id: string
  team_id: string
  why: string
  worker_id: Given<string | null>
}

export interface Session {
  account_id: string
  created_at: Date
  expires_at: Date
  hash: string
  last_seen_at: Date
  revoked_at: Given<Date | null>
}

export interface SharingRule {
  decided_at: Date
  decided_by: string
  during: string
  grants: Given<number>
  hides: Given<number>
  holder: string
  holder_kind: string
  id: string
  person_id: string
  review_on: Given<string | null>
  version: Given<number>
  words: Given<string>
}

export interface SmallArea {
  code: string
  imd_decile: Given<number | null>
  lat: number
  lon: number
  name: string
  neighbourhood_code: string
  population: Given<number | null>
}

export interface Supporter {
  fictional: Given<boolean>
  id: string
  name: string
}

export interface Team {
  answer_within_hours: Given<number>
  capacity: Given<number | null>
  does: Given<string>
  does_not: Given<string>
  fictional: Given<boolean>
  first_meeting: Given<string>
  for_whom: Given<string>
  formats: Given<string>
  front_door: Given<boolean>
  getting_here: Given<string>
  how_long: Given<string>
  id: string
  kind: string
  name: string
  neighbourhood_code: Given<string | null>
  open_hours: Given<string | null>
  organisation_id: string
  phone: Given<string | null>
  place_code: string
  slug: string
  version: Given<number>
}

export interface Worker {
  about: Given<string>
  active: Given<boolean>
  fictional: Given<boolean>
  id: string
  name: string
  organisation_id: string
  role: string
}

export interface DB {
  account: Account
  audit_chain: AuditChain
  audit_entry: AuditEntry
  basis: Basis
  care_episode: CareEpisode
  care_role: CareRole
  care_system: CareSystem
  circle: Circle
  emergency_access: EmergencyAccess
  gp_practice_area: GpPracticeArea
  gp_registration: GpRegistration
  import_refusal: ImportRefusal
  import_run: ImportRun
  involvement: Involvement
  job: Job
  membership: Membership
  migration: Migration
  neighbourhood: Neighbourhood
  neighbourhood_place: NeighbourhoodPlace
  organisation: Organisation
  outcode: Outcode
  person: Person
  place: Place
  postcode: Postcode
  primary_care_network: PrimaryCareNetwork
  responsibility: Responsibility
  session: Session
  sharing_rule: SharingRule
  small_area: SmallArea
  supporter: Supporter
  team: Team
  worker: Worker
}
