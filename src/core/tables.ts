// Generated from the migrated database by `kith schema`. Do not edit.
import type { ColumnType } from 'kysely'

/** A column the database fills in when it is left out. */
type Given<T> = ColumnType<T, T | undefined, T>

export interface AboutMe {
  author_name: string
  author_worker_id: Given<string | null>
  follows: Given<string | null>
  hard: Given<string>
  id: string
  likes: Given<string>
  matters: Given<string>
  needs: Given<string>
  person_id: string
  read_back: Given<boolean>
  signs: Given<string>
  speak: Given<string>
  written_at: Date
}

export interface Absence {
  cancelled_at: Given<Date | null>
  from_day: string
  id: string
  made_at: Date
  to_day: string
  worker_id: string
}

export interface AccessAlert {
  at: Date
  id: string
  person_id: string
  seen_at: Given<Date | null>
  seen_by: Given<string | null>
  what: string
  worker_id: string
}

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

export interface AdvanceWish {
  circumstance: string
  document_where: Given<string>
  even_if_life: Given<boolean>
  follows: Given<string | null>
  id: string
  kind: string
  made_on: Given<string | null>
  person_id: string
  withdrawn: Given<boolean>
  witnessed_by: Given<string>
  words: string
  written_at: Date
  written_by_name: string
}

export interface AdviceMessage {
  advice_id: string
  at: Date
  by_name: string
  id: string
  words: string
  worker_id: string
}

export interface AdviceRequest {
  adviser_name: string
  adviser_worker: string
  answered_at: Given<Date | null>
  asker_name: string
  asker_organisation: Given<string | null>
  asker_worker: string
  help_request_id: Given<string | null>
  id: string
  once_key: string
  person_asked: string
  person_id: Given<string | null>
  started_at: Date
}

export interface Assessment {
  begun_at: Given<Date | null>
  came_by: string
  component: string
  covers: string
  explained_how: Given<string | null>
  extends_id: Given<string | null>
  helps_aims: string
  how_long: string
  id: string
  kinds: number
  lead_name: string
  lead_worker_id: string
  organisation_id: string
  person_id: string
  planned_at: Date
  planned_for: Given<string | null>
  purpose: string
  specialist_kind: Given<string | null>
  state: Given<string>
  stopped_why: Given<string>
  version: Given<number>
  who_there: string
  why_again: Given<string>
}

export interface AssessmentAccepted {
  accepted_at: Date
  assessment_id: string
  id: string
  kinds: number
  organisation_id: string
  person_id: string
  words: Given<string>
  worker_id: string
  worker_name: string
}

export interface AssessmentContributor {
  agreed_how: string
  answer: Given<string | null>
  answer_words: Given<string>
  answered_at: Given<Date | null>
  asked_at: Date
  asked_by: Given<string | null>
  asked_by_name: string
  assessment_id: string
  id: string
  kinds: number
  name: string
  part: string
  person_id: string
  supporter_id: Given<string | null>
  version: Given<number>
  withdrawn_at: Given<Date | null>
  worker_id: Given<string | null>
}

export interface AssessmentOutcome {
  assessment_id: string
  author_name: string
  author_role: string
  component: string
  id: string
  kinds: number
  organisation_id: string
  outcomes: string[]
  person_id: string
  service: Given<string>
  shared_at: Date
  what_next: string
  words: string
  worker_id: string
}

export interface AssessmentPart {
  assessment_id: string
  author_name: string
  author_person_id: Given<string | null>
  author_role: string
  author_worker_id: Given<string | null>
  contributor_id: Given<string | null>
  heard_on: string
  id: string
  kinds: number
  person_id: string
  readers: Given<string[] | null>
  section: string
  words: string
  written_at: Date
}

export interface AssessmentReuse {
  assessment_id: string
  by_person: boolean
  entry_id: string
  kinds: number
  person_id: string
  readers: Given<string[] | null>
  said_at: Date
  said_by_name: string
  say: string
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

export interface BoardContact {
  kinds: number
  last_met_at: Given<Date | null>
  last_met_by: Given<string | null>
  last_met_mode: Given<string | null>
  last_tried_at: Given<Date | null>
  next_step: Given<string | null>
  next_step_due: Given<string | null>
  next_step_id: Given<string | null>
  next_step_who: Given<string | null>
  person_id: string
}

export interface BoardRow {
  asked_at: Date
  deadline: Given<Date | null>
  held_since: Date
  name: string
  organisation_id: string
  person_id: string
  team_id: string
  worker_id: Given<string | null>
}

export interface CapacityDecision {
  capacity: number
  decided_at: Date
  decided_by: string
  decided_by_name: string
  held: number
  id: string
  reason: string
  team_id: string
  until: Date
  up_to: number
}

export interface CareEpisode {
  check_in_on: Given<string | null>
  ended_at: Given<Date | null>
  goodbye_by: Given<string | null>
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

export interface ClinicalItem {
  approved_by: Given<string | null>
  checked: boolean
  code: string
  list: string
  more: Given<unknown>
  position: number
  source: string
  title: string
  version: number
  words: Given<string>
}

export interface ComplexityFactor {
  factor: number
  kinds: number
  note: Given<string>
  person_id: string
  present: string
  step_id: Given<string | null>
  view_id: string
}

export interface ComplexityView {
  author_name: string
  author_role: string
  follows: Given<string | null>
  id: string
  kinds: Given<number>
  level: string
  made_at: Date
  made_with: string
  person_id: string
  review_on: string
  their_words: Given<string>
  why: string
  worker_id: string
}

export interface Contact {
  happened_at: Given<Date | null>
  id: Given<string | null>
  kinds: Given<number | null>
  met: Given<boolean | null>
  mode: Given<string | null>
  person_id: Given<string | null>
  setting: Given<string | null>
  worker_id: Given<string | null>
  worker_name: Given<string | null>
  worker_role: Given<string | null>
}

export interface ContactNote {
  follow_up: Given<string>
  happened_at: Date
  id: string
  kinds: number
  mental: Given<string>
  met: boolean
  mode: string
  next_step_id: Given<string | null>
  no_next_step_why: Given<string>
  person_id: string
  physical: Given<string>
  physical_why_not: Given<string>
  readers: Given<string[] | null>
  replaces: Given<string | null>
  sent_from: string
  setting: string
  social: Given<string>
  tried: Given<string>
  who_was_there: string
  worker_id: string
}

export interface ContactOverride {
  id: string
  made_at: Date
  person_id: string
  reason: string
  refused_because: string
  route: string
  worker_id: string
  worker_name: string
}

export interface ContactPoint {
  during: string
  id: string
  kind: string
  person_id: string
  shared_with_others: Given<boolean>
  value: string
}

export interface ContactRules {
  author_name: string
  author_worker_id: Given<string | null>
  days: string[]
  follows: Given<string | null>
  id: string
  letters_to: Given<string | null>
  meet_at: Given<string>
  more: Given<string>
  must_not_appear: Given<string>
  neutral: boolean
  person_id: string
  previews_off: boolean
  routes: string[]
  through_whom: Given<string | null>
  time_from: Given<string | null>
  time_to: Given<string | null>
  written_at: Date
}

export interface ContentVersion {
  list: string
  loaded_at: Date
  loaded_by: string
  sha256: string
  title: string
  valid_from: string
  valid_to: Given<string | null>
  version: number
}

export interface CrisisRoute {
  address: Given<string | null>
  always_open: Given<boolean>
  care_system_code: Given<string | null>
  code: string
  fictional: Given<boolean>
  for_family: Given<string>
  getting_here: Given<string>
  hours_note: Given<string>
  id: string
  kind: string
  name: string
  phone: Given<string | null>
  place_code: Given<string | null>
  position: Given<number>
  source: string
  text_to: Given<string | null>
  text_words: Given<string | null>
  website: Given<string | null>
  what: string
}

export interface CrisisRouteHours {
  closes: unknown
  opens: unknown
  route_id: string
  weekday: number
}

export interface DialogPlus {
  actions: Given<string>
  id: string
  item_code: string
  kinds: number
  look_forward: Given<string>
  options: Given<string>
  person_id: string
  position: number
  response_id: string
  saved_at: Date
  saved_by_name: string
  understand: Given<string>
  version: Given<number>
}

export interface DoNotAsk {
  author_name: string
  ended_at: Given<Date | null>
  id: string
  only_if: Given<string | null>
  person_id: string
  recorded_at: Date
  rule: string
  told_once: boolean
  topic: string
  version: Given<number>
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

export interface Entry {
  author_name: string
  author_person_id: Given<string | null>
  author_role: string
  author_worker_id: Given<string | null>
  body: Given<string>
  happened_at: Date
  id: string
  kinds: number
  organisation_id: Given<string | null>
  person_id: string
  readers: Given<string[] | null>
  replaces: Given<string | null>
  title: string
  what: string
  withheld_reason: Given<string | null>
  written_at: Date
}

export interface EntryComment {
  answer: Given<string | null>
  answered_at: Given<Date | null>
  answered_by: Given<string | null>
  answered_by_name: Given<string | null>
  by_name: string
  entry_id: string
  id: string
  kind: string
  made_at: Date
  person_id: string
  words: string
}

export interface Escalation {
  deadline: Date
  id: string
  person_id: string
  raised_at: Date
  responsibility_id: string
  team_id: string
}

export interface Formulation {
  agreement: string
  author_name: string
  author_role: string
  can_help: Given<string>
  difficult: string
  explanation: Given<string>
  follows: Given<string | null>
  id: string
  keeps_going: Given<string>
  kinds: Given<number>
  made_at: Date
  person_id: string
  person_view: Given<string>
  strengths: string
  worker_id: Given<string | null>
  worker_view: Given<string>
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

export interface Handover {
  about: string
  accepted_at: Given<Date | null>
  asked_at: Date
  asked_by: string
  episode_id: string
  finished_at: Given<Date | null>
  from_team_id: string
  from_worker_id: Given<string | null>
  id: string
  involvement_id: Given<string | null>
  met_how: Given<string | null>
  met_on: Given<string | null>
  person_id: string
  reason: Given<string | null>
  state: Given<string>
  to_team_id: string
  to_worker_id: string
  version: Given<number>
}

export interface HelpDraft {
  answers: Given<unknown>
  expires_at: Date
  id: string
  opened_by: Given<string | null>
  request_id: Given<string | null>
  started_at: Date
  token_hash: string
  touched_at: Date
  way_in: Given<string>
}

export interface HelpRequest {
  address_as: Given<string>
  agreed_how: Given<string>
  answer_by: Date
  easier: Given<string>
  email: Given<string | null>
  id: string
  neighbourhood_code: Given<string | null>
  once_key: string
  own_words: Given<string>
  person_agreed: string
  person_id: string
  phone: Given<string | null>
  place_code: string
  position: Given<number>
  received_at: Date
  recorded_at: Date
  recorded_by: Given<string | null>
  reference: string
  safe_contact: Given<string>
  state: Given<string>
  talking_worker_id: Given<string | null>
  team_id: string
  way_in: string
}

export interface HelpRequestAsker {
  contact: Given<string>
  name: string
  organisation: Given<string>
  person_id: string
  relation: Given<string>
  request_id: string
  shown_to_person: boolean
  took_responsibility: Given<string>
  words: Given<string>
  worker_id: Given<string | null>
}

export interface HelpRequestEvent {
  at: Date
  by_name: string
  by_person: Given<string | null>
  by_role: string
  by_worker: Given<string | null>
  easier: Given<string>
  evidence_how: Given<string>
  evidence_on: Given<string | null>
  evidence_who: Given<string>
  kinds: number
  person_id: string
  position: number
  reason: Given<string | null>
  request_id: string
  service_name: Given<string | null>
  shared: Given<boolean>
  team_id: Given<string | null>
  what: string
  words: Given<string>
  worker_id: Given<string | null>
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

export interface Instrument {
  code: string
  definition: unknown
  id: string
  loaded_at: Date
  loaded_by: string
  sha256: string
  valid_from: string
  valid_to: Given<string | null>
  version: number
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

export interface LifeConstraint {
  author_name: string
  ended_at: Given<Date | null>
  id: string
  kind: string
  person_id: string
  readers: Given<string[] | null>
  recorded_at: Date
  version: Given<number>
  words: string
}

export interface LocalItem {
  code: string
  id: string
  instrument_code: string
  loaded_at: Date
  loaded_by: string
  options: unknown
  organisation_id: string
  position: number
  valid_from: string
  valid_to: Given<string | null>
  words: string
}

export interface MeansSafety {
  ended_at: Given<Date | null>
  ended_by_name: Given<string | null>
  holder: string
  id: string
  person_id: string
  since: string
  until: Given<string | null>
  version: Given<number>
  what: string
  written_at: Date
  written_by_name: string
}

export interface MeasureAsk {
  asked_at: Date
  asked_by: string
  asked_by_name: string
  ended_at: Given<Date | null>
  ended_by_name: Given<string | null>
  id: string
  instrument_code: string
  kinds: number
  person_id: string
  state: Given<string>
  version: Given<number>
  why: Given<string>
}

export interface MeasureDraft {
  fields: unknown
  instrument_id: string
  kinds: number
  person_id: string
  saved_at: Date
}

export interface MeasureResponse {
  answered_at: Date
  answers: unknown
  ask_id: Given<string | null>
  goals: Given<unknown>
  how: string
  id: string
  instrument_code: string
  instrument_id: string
  kinds: number
  local: Given<unknown>
  next_step_id: Given<string | null>
  person_id: string
  replaces: Given<string | null>
  scores: unknown
  sent_from: string
  wants: Given<string[]>
  words: Given<string>
  worker_id: Given<string | null>
}

export interface Membership {
  during: string
  lead: Given<boolean>
  sees_caseload: boolean
  team_id: string
  worker_id: string
}

export interface Message {
  about_person: Given<string | null>
  asker_request_id: Given<string | null>
  attempts: Given<number>
  claimed_at: Given<Date | null>
  held_why: Given<string | null>
  id: string
  kinds: number
  made_at: Date
  operator_role: Given<string | null>
  person_id: Given<string | null>
  route: Given<string | null>
  send_after: Date
  sent_at: Given<Date | null>
  state: string
  template: string
  via: Given<string | null>
  worker_id: Given<string | null>
}

export interface Migration {
  applied_at: Given<Date>
  name: string
  sha256: string
}

export interface Need {
  author_name: string
  ended_at: Given<Date | null>
  family_name: Given<string | null>
  family_reason: Given<string | null>
  flag: string
  id: string
  interpreter_gender: Given<string | null>
  kind: string
  language: Given<string | null>
  met_at: Given<Date | null>
  met_how: Given<string | null>
  person_id: string
  recorded_at: Date
  review_on: string
  shared: boolean
  version: Given<number>
  whose: Given<string>
  words: Given<string>
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

export interface NextStep {
  done_at: Given<Date | null>
  done_by_name: Given<string | null>
  done_words: Given<string>
  due: string
  entry_id: Given<string | null>
  id: string
  kinds: number
  made_at: Date
  made_by: Given<string | null>
  made_by_name: string
  moved_why: Given<string>
  person_id: string
  readers: Given<string[] | null>
  team_id: Given<string | null>
  version: Given<number>
  what: string
  who: string
  worker_id: Given<string | null>
}

export interface NoteDraft {
  fields: unknown
  id: string
  person_id: string
  replaces: Given<string | null>
  saved_at: Date
  started_at: Date
  tab: string
  version: Given<number>
  worker_id: string
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

export interface OutreachTask {
  done_at: Given<Date | null>
  draft_id: string
  due_at: Date
  id: string
  made_at: Date
  name: Given<string>
  outcome: Given<string | null>
  phone: string
  safe_contact: Given<string>
  taken_at: Given<Date | null>
  taken_by: Given<string | null>
  taken_by_name: Given<string | null>
  team_id: string
  version: Given<number>
  words: Given<string>
}

export interface OwnView {
  agrees: boolean
  entry_id: string
  id: string
  kinds: number
  person_id: string
  said_at: Date
  words: Given<string>
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

export interface PersonAddress {
  during: string
  id: string
  kind: string
  lines: string
  person_id: string
  postcode: Given<string | null>
}

export interface PersonInvitation {
  checked_how: string
  code_hash: string
  expires_at: Date
  id: string
  made_at: Date
  made_by: string
  person_id: string
  used_at: Given<Date | null>
}

export interface PersonMerge {
  gone_id: string
  id: string
  kept_id: string
  merged_at: Date
  merged_by: string
  merged_by_name: string
  undone_at: Given<Date | null>
  undone_by: Given<string | null>
  undone_why: Given<string | null>
  why: string
}

export interface Persona {
  about: Given<string>
  account_id: string
  part: string
  sort: number
}

export interface PersonalContact {
  ended_at: Given<Date | null>
  id: string
  made_at: Date
  may_know: Given<string>
  name: string
  next_of_kin: Given<boolean>
  person_id: string
  relation: string
  supporter_id: Given<string | null>
  version: Given<number>
}

export interface Place {
  boundary: Given<unknown | null>
  care_system_code: string
  code: string
  name: string
  population: Given<number | null>
}

export interface Plan {
  begun_at: Date
  begun_by_name: string
  id: string
  person_id: string
  revision: Given<number>
}

export interface PlanAction {
  answer_words: Given<string>
  answered_at: Given<Date | null>
  answered_by: Given<string | null>
  answered_by_name: Given<string | null>
  asked_at: Date
  asked_by_name: string
  closed_at: Given<Date | null>
  closed_by_name: Given<string | null>
  closed_words: Given<string>
  due: string
  evidence_how: Given<string | null>
  evidence_on: Given<string | null>
  line_id: string
  moved_why: Given<string>
  named: string
  need_id: Given<string | null>
  outside_service: Given<string | null>
  person_id: string
  sector: string
  state: Given<string>
  team_id: Given<string | null>
  version: Given<number>
  worker_id: Given<string | null>
}

export interface PlanAgreement {
  answer: string
  at: Date
  by_name: string
  by_person: boolean
  how: string
  id: string
  kinds: number
  on_day: string
  person_id: string
  plan_id: string
  revision: number
  words: Given<string>
}

export interface PlanLine {
  id: string
  kinds: number
  more: Given<unknown>
  not_now: Given<boolean>
  person_id: string
  plan_id: string
  position: number
  readers: Given<string[] | null>
  removed_at: Given<Date | null>
  removed_by_name: Given<string | null>
  section: string
  sitting: Given<string | null>
  sitting_edit: Given<number>
  version: Given<number>
  words: string
  written_at: Date
  written_by: string
  written_by_name: string
}

export interface PlanLineOther {
  id: string
  kinds: number
  line_id: string
  over_version: number
  person_id: string
  readers: Given<string[] | null>
  settled: Given<string | null>
  settled_at: Given<Date | null>
  settled_by_name: Given<string | null>
  sitting: string
  sitting_edit: number
  words: string
  written_at: Date
  written_by: string
  written_by_name: string
}

export interface PlanLinePast {
  kinds: number
  line_id: string
  more: unknown
  not_now: boolean
  person_id: string
  readers: Given<string[] | null>
  version: number
  words: string
  written_at: Date
  written_by_name: string
}

export interface PlanLink {
  for_whom: string
  id: string
  kinds: number
  made_at: Date
  made_by: string
  made_by_name: string
  person_id: string
  sections: string[]
  shown_name: Given<string>
  token_hash: string
  until: Date
  with_person: boolean
  withdrawn_at: Given<Date | null>
  withdrawn_by_name: Given<string | null>
}

export interface PlanMeeting {
  decided_without: Given<string>
  kinds: number
  our_view: Given<string>
  person_id: string
  person_view: Given<string>
  told_how: Given<string>
  told_what: Given<string>
  told_why: Given<string>
  version_id: string
  who_was_there: string
  without_reason: Given<string | null>
  without_words: Given<string>
}

export interface PlanReview {
  entry_id: Given<string | null>
  held_on: Given<string | null>
  id: string
  made_at: Date
  made_by_name: string
  outcome: Given<string | null>
  person_id: string
  planned_on: string
  state: Given<string>
  version: Given<number>
}

export interface PlanReviewInvite {
  answer: Given<string | null>
  answered_at: Given<Date | null>
  answered_by_name: Given<string | null>
  asked_at: Given<Date | null>
  asked_by_name: Given<string | null>
  asked_how: Given<string | null>
  id: string
  name: string
  part: string
  person_id: string
  review_id: string
  version: Given<number>
  views: Given<string>
  worker_id: Given<string | null>
}

export interface PlanSitting {
  id: string
  opened_at: Date
  person_id: string
  writer: string
}

export interface PlanVersion {
  agreement_id: Given<string | null>
  id: string
  kinds: number
  number: number
  person_id: string
  plan_id: string
  published_at: Date
  readers: Given<string[] | null>
  revision: number
}

export interface PlanVersionLine {
  facts: unknown
  kinds: number
  line_id: string
  not_now: boolean
  person_id: string
  position: number
  readers: Given<string[] | null>
  section: string
  version_id: string
  words: string
  written_by_name: string
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

export interface ReceivedInformation {
  answer: Given<string | null>
  answered_at: Given<Date | null>
  answered_by_name: Given<string | null>
  at: Date
  contact: Given<string>
  id: string
  in_confidence: boolean
  once_key: string
  person_id: string
  relation: Given<string>
  taken_by: Given<string | null>
  taken_by_name: string
  told_by: string
  words: string
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

export interface SafetyAssessment {
  came_from: string
  concern_continues: boolean
  explore_ahead: Given<string>
  explore_now: string
  explore_past: Given<string>
  follow_up_by: Given<Date | null>
  follow_up_step_id: Given<string | null>
  formulation: string
  happened_at: Date
  id: string
  immediate_actions: string
  kinds: number
  makes_harder: Given<string>
  makes_safer: Given<string>
  means_discussed: Given<string>
  next_step_id: string
  others_at_harm: Given<string>
  others_view: Given<string>
  outcome_words: string
  outcomes: string[]
  own_view: string
  person_id: string
  plan_version: Given<number | null>
  who_was_there: string
  worker_id: string
}

export interface SafetyEvent {
  happened_on: string
  id: string
  kinds: number
  left_out_at: Given<Date | null>
  left_out_by_name: Given<string | null>
  left_out_why: Given<string | null>
  person_id: string
  recorded_at: Date
  recorded_by_name: string
  roughly: Given<boolean>
  source: string
  version: Given<number>
  what: string
  words: string
}

export interface SafetyLine {
  heading: string
  id: string
  person_id: string
  removed_at: Given<Date | null>
  version: Given<number>
  words: string
  written_at: Date
  written_by_name: string
}

export interface SafetyLinePast {
  heading: string
  line_id: string
  person_id: string
  removed_at: Given<Date | null>
  version: number
  words: string
  written_at: Date
  written_by_name: string
}

export interface SafetyPlan {
  begun_at: Date
  begun_by_name: string
  changed_at: Date
  changed_by_name: string
  look_again_at: Given<Date | null>
  person_id: string
  reviewed_on: Given<string | null>
  reviewed_with: Given<string | null>
  version: Given<number>
}

export interface SelfDescription {
  author_name: string
  author_worker_id: Given<string | null>
  beliefs: Given<string>
  ethnicity: Given<string>
  follows: Given<string | null>
  gender: Given<string>
  id: string
  language: Given<string>
  person_id: string
  prefer_not: Given<string[]>
  written_at: Date
}

export interface Session {
  account_id: string
  created_at: Date
  expires_at: Date
  hash: string
  last_seen_at: Date
  revoked_at: Given<Date | null>
}

export interface SharingInvitation {
  code_hash: string
  contact_id: string
  expires_at: Date
  id: string
  made_at: Date
  person_id: string
  used_at: Given<Date | null>
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

export interface StandIn {
  absence_id: string
  id: string
  involvement_id: string
  person_id: string
  plan: Given<string>
  told_at: Date
  worker_id: string
}

export interface Supporter {
  fictional: Given<boolean>
  id: string
  name: string
}

export interface Team {
  access: Given<string>
  address: Given<string>
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
  ways_in: Given<string[]>
}

export interface UnknownSignIn {
  expires_at: Date
  hash: string
  issuer: string
  subject: string
}

export interface WhoHolds {
  deadline: Given<Date | null>
  episode_id: Given<string | null>
  organisation_id: Given<string | null>
  organisation_name: Given<string | null>
  person_id: Given<string | null>
  since: Given<Date | null>
  team_id: Given<string | null>
  team_name: Given<string | null>
  team_phone: Given<string | null>
  worker_id: Given<string | null>
  worker_name: Given<string | null>
  worker_role: Given<string | null>
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
  about_me: AboutMe
  absence: Absence
  access_alert: AccessAlert
  account: Account
  advance_wish: AdvanceWish
  advice_message: AdviceMessage
  advice_request: AdviceRequest
  assessment: Assessment
  assessment_accepted: AssessmentAccepted
  assessment_contributor: AssessmentContributor
  assessment_outcome: AssessmentOutcome
  assessment_part: AssessmentPart
  assessment_reuse: AssessmentReuse
  audit_chain: AuditChain
  audit_entry: AuditEntry
  basis: Basis
  board_contact: BoardContact
  board_row: BoardRow
  capacity_decision: CapacityDecision
  care_episode: CareEpisode
  care_role: CareRole
  care_system: CareSystem
  circle: Circle
  clinical_item: ClinicalItem
  complexity_factor: ComplexityFactor
  complexity_view: ComplexityView
  contact: Contact
  contact_note: ContactNote
  contact_override: ContactOverride
  contact_point: ContactPoint
  contact_rules: ContactRules
  content_version: ContentVersion
  crisis_route: CrisisRoute
  crisis_route_hours: CrisisRouteHours
  dialog_plus: DialogPlus
  do_not_ask: DoNotAsk
  emergency_access: EmergencyAccess
  entry: Entry
  entry_comment: EntryComment
  escalation: Escalation
  formulation: Formulation
  gp_practice_area: GpPracticeArea
  gp_registration: GpRegistration
  handover: Handover
  help_draft: HelpDraft
  help_request: HelpRequest
  help_request_asker: HelpRequestAsker
  help_request_event: HelpRequestEvent
  import_refusal: ImportRefusal
  import_run: ImportRun
  instrument: Instrument
  involvement: Involvement
  job: Job
  life_constraint: LifeConstraint
  local_item: LocalItem
  means_safety: MeansSafety
  measure_ask: MeasureAsk
  measure_draft: MeasureDraft
  measure_response: MeasureResponse
  membership: Membership
  message: Message
  migration: Migration
  need: Need
  neighbourhood: Neighbourhood
  neighbourhood_place: NeighbourhoodPlace
  next_step: NextStep
  note_draft: NoteDraft
  organisation: Organisation
  outcode: Outcode
  outreach_task: OutreachTask
  own_view: OwnView
  person: Person
  person_address: PersonAddress
  person_invitation: PersonInvitation
  person_merge: PersonMerge
  persona: Persona
  personal_contact: PersonalContact
  place: Place
  plan: Plan
  plan_action: PlanAction
  plan_agreement: PlanAgreement
  plan_line: PlanLine
  plan_line_other: PlanLineOther
  plan_line_past: PlanLinePast
  plan_link: PlanLink
  plan_meeting: PlanMeeting
  plan_review: PlanReview
  plan_review_invite: PlanReviewInvite
  plan_sitting: PlanSitting
  plan_version: PlanVersion
  plan_version_line: PlanVersionLine
  postcode: Postcode
  primary_care_network: PrimaryCareNetwork
  received_information: ReceivedInformation
  responsibility: Responsibility
  safety_assessment: SafetyAssessment
  safety_event: SafetyEvent
  safety_line: SafetyLine
  safety_line_past: SafetyLinePast
  safety_plan: SafetyPlan
  self_description: SelfDescription
  session: Session
  sharing_invitation: SharingInvitation
  sharing_rule: SharingRule
  small_area: SmallArea
  stand_in: StandIn
  supporter: Supporter
  team: Team
  unknown_sign_in: UnknownSignIn
  who_holds: WhoHolds
  worker: Worker
}
