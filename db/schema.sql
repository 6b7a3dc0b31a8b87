-- The schema as the migrations leave it, written by `kith schema`. Do not edit.

about_me
  author_name text in the order of names not null
  author_worker_id uuid
  follows uuid
  hard text not null default ''::text
  id uuid not null
  likes text not null default ''::text
  matters text not null default ''::text
  needs text not null default ''::text
  person_id uuid not null
  read_back boolean not null default false
  signs text not null default ''::text
  speak text not null default ''::text
  written_at timestamp with time zone not null
  -- The person's own words about themselves. A worker may write them down only after reading them back and hearing that they are right.

absence
  cancelled_at timestamp with time zone
  from_day date not null
  id uuid not null
  made_at timestamp with time zone not null
  to_day date not null
  worker_id uuid not null
  -- A worker's planned absence, from the first to the last day away, both whole days. Never says why.

access_alert
  at timestamp with time zone not null
  id uuid not null
  person_id uuid
  seen_at timestamp with time zone
  seen_by uuid
  what text not null
  worker_id uuid
  -- Somebody from the person's own life or work tried to open their record, or holds responsibility for them; or somebody guessed at people, addresses of records, invitation codes or sign-ins. For the information governance lead alone.

accompaniment
  connection_id uuid
  id uuid not null
  made_by_name text in the order of names not null
  next_step_id uuid
  person_id uuid not null
  starts_at timestamp with time zone not null
  state text not null default 'planned'::text
  to_what text not null
  travel text not null
  version integer not null default 1
  worker_id uuid not null
  -- Somebody goes with the person: who, to which appointment or group, when, how they get there (R013).

account
  closed_at timestamp with time zone
  closed_by uuid
  created_at timestamp with time zone not null
  id uuid not null
  issuer text not null
  operator_role text
  person_id uuid
  subject text not null
  supporter_id uuid
  worker_id uuid
  -- A sign-in, tied to exactly one worker, person, supporter or operator role. Somebody who is both a worker and a person has two.

activity_card
  asset_id uuid not null
  chosen_name text in the order of names not null
  days text not null
  from_day date not null
  helps text not null default ''::text
  id uuid not null
  organiser_id uuid not null
  until_day date not null
  version integer not null default 1
  withdrawn_at timestamp with time zone
  -- All that one organiser of one activity may know of somebody who comes: the name they chose, what helps, which days. It ends with its last day, and at once when the person takes it back.

activity_card_person
  agreed_at timestamp with time zone not null
  agreed_how text not null
  by_name text in the order of names not null
  card_id uuid not null
  person_id uuid not null
  -- Whose card it is, and how they agreed to it.

advance_wish
  author_worker_id uuid default caller_worker()
  circumstance text not null
  document_where text not null default ''::text
  even_if_life boolean not null default false
  follows uuid
  id uuid not null
  kind text not null
  made_on date
  person_id uuid not null
  said_how text not null default ''::text
  said_on date
  withdrawn boolean not null default false
  witnessed_by text not null default ''::text
  words text not null
  written_at timestamp with time zone not null
  written_by_name text in the order of names not null
  -- What somebody wants if they cannot say so: a statement of wishes, or apart from it an advance decision to refuse treatment, which binds when valid and applicable (Mental Capacity Act 2005, sections 24 to 26). Each change is a new version that follows the one before; a decision about treatment that keeps somebody alive is witnessed.

advice_message
  advice_id uuid not null
  at timestamp with time zone not null
  by_name text in the order of names not null
  id uuid not null
  told integer not null default 0
  words text not null
  worker_id uuid not null
  -- Question and answers of one conversation for advice, as written.

advice_request
  adviser_name text in the order of names not null
  adviser_worker uuid not null
  answered_at timestamp with time zone
  asker_name text in the order of names not null
  asker_organisation uuid
  asker_worker uuid not null
  help_request_id uuid
  id uuid not null
  once_key uuid not null
  person_asked text not null
  person_id uuid
  started_at timestamp with time zone not null
  told integer not null default 0
  -- A colleague asks a named member of a team, with or without naming the person. started_at is also when a request for help that grows out of it was received.

assessment
  begun_at timestamp with time zone
  came_by text not null
  component text not null
  covers text not null
  explained_how text
  extends_id uuid
  held_at text not null default ''::text
  helps_aims text not null
  how_long text not null
  id uuid not null
  kinds integer not null
  lead_name text in the order of names not null
  lead_worker_id uuid not null
  organisation_id uuid not null
  person_id uuid not null
  planned_at timestamp with time zone not null
  planned_for date
  purpose text not null
  specialist_kind text
  state text not null default 'planned'::text
  stopped_why text not null default ''::text
  version integer not null default 1
  who_there text not null
  why_again text not null default ''::text
  -- One assessment from being explained to being shared, and on: it can be added to at any contact (R264). The explanation was given to the person before it began (R081) and is the entry of the same id. kinds: 96 (assessment and notes of contacts), or 64 for a brief one by a worker whose role holds no assessments. extends_id: what it builds on and does not repeat.

assessment_accepted
  accepted_at timestamp with time zone not null
  assessment_id uuid not null
  id uuid not null
  kinds integer not null
  organisation_id uuid not null
  person_id uuid not null
  words text not null default ''::text
  worker_id uuid not null
  worker_name text in the order of names not null
  -- Trusted assessment: another organisation takes it as its own without doing it again.

assessment_contributor
  agreed_how text not null
  answer text
  answer_words text not null default ''::text
  answered_at timestamp with time zone
  asked_at timestamp with time zone not null
  asked_by uuid
  asked_by_name text in the order of names not null
  assessment_id uuid not null
  id uuid not null
  kinds integer not null
  name text in the order of names not null
  part text not null
  person_id uuid not null
  supporter_id uuid
  version integer not null default 1
  withdrawn_at timestamp with time zone
  worker_id uuid
  -- Somebody invited by name to add their view, with the person's agreement (agreed_how). Whoever has neither worker_id nor supporter_id is asked in words. Each is asked: no outcome is shared while one of them has no answer (R045), so whoever leads finds everybody invited, by whomever.

assessment_outcome
  assessment_id uuid not null
  author_name text in the order of names not null
  author_role text not null
  component text not null
  id uuid not null
  kinds integer not null
  organisation_id uuid not null
  outcomes text[] not null
  person_id uuid not null
  service text in the order of names not null default ''::text
  shared_at timestamp with time zone not null
  what_next text not null
  words text not null
  worker_id uuid not null
  -- What came out of an assessment, in words written for the person. Each component has its own outcomes and no other (R278, R281, R284, R287). None of them ends anything. Read by those who may read assessments, also where the parts are not for them.

assessment_part
  assessment_id uuid not null
  author_name text in the order of names not null
  author_person_id uuid
  author_role text not null
  author_worker_id uuid
  contributor_id uuid
  heard_on date not null
  id uuid not null
  kinds integer not null
  person_id uuid not null
  readers uuid[]
  section text not null
  words text not null
  written_at timestamp with time zone not null
  -- What was said under one heading of an assessment, by whom, as written. Never changed; another part is added. Two people adding at once are two rows.

assessment_reuse
  assessment_id uuid not null
  by_person boolean not null
  entry_id uuid not null
  kinds integer not null
  person_id uuid not null
  readers uuid[]
  said_at timestamp with time zone not null
  said_by_name text in the order of names not null
  say text not null
  worker_id uuid
  -- Told once (R047): what the person says of each thing already known. carry: it is part of this assessment; read: read it and do not ask me again; leave: do not use it here. kinds and readers are those of the entry, which is shown, not copied.

asset
  asked_at timestamp with time zone
  changed_at timestamp with time zone not null
  co_produced text not null default ''::text
  confirmed_at timestamp with time zone not null
  confirmed_by text not null default ''::text
  confirmed_how text not null
  cost text not null default 'not_said'::text
  cost_words text not null default ''::text
  created_at timestamp with time zone not null
  description text not null default ''::text
  email text
  hours_words text not null default ''::text
  id uuid not null
  maximum_age smallint
  mental_health boolean not null default false
  merged_into uuid
  minimum_age smallint
  missing_since timestamp with time zone
  name text in the order of names not null
  online boolean not null default false
  open_to_all boolean not null default true
  organisation_id uuid not null
  owner_email text
  owner_name text in the order of names
  phone text
  plain_name text not null always plain_words(name)
  public_health boolean not null default false
  published boolean not null default true
  referral text not null default 'not_said'::text
  referral_words text not null default ''::text
  source_hash text
  source_id uuid not null
  source_key text not null
  status text not null default 'active'::text
  summary text not null default ''::text
  support text not null default ''::text
  team_id uuid
  version integer not null default 1
  website text
  who_for text not null default ''::text
  -- An activity, group, service or place open to the community (HSDS: service). mental_health: linked to mental health, so shown after what is not unless asked otherwise (R050). referral: whether somebody must be sent (R054); not_said counts as not needed only when the source is silent. published false: a refuge or the like, never shown. confirmed_*: who last said that this is right (R240). missing_since: gone from its source, kept. source_hash: a fingerprint of what the source said last, so that reading it again changes nothing. support: what help it can give to take part (R055). co_produced: how it was made with those who use it (R253).

asset_area
  asset_id uuid not null
  care_system_code text
  id uuid not null
  name text in the order of names not null default ''::text
  neighbourhood_code text
  place_code text
  -- Whom it serves by where they live, one or more places (R113, R220); none of the three codes: an area of which only the name is known.

asset_at_location
  asset_id uuid not null
  id uuid not null
  location_id uuid not null

asset_connection
  asset_id uuid not null
  ended_at timestamp with time zone
  ended_words text not null default ''::text
  follow_up_on date
  id uuid not null
  matters text not null default ''::text
  person_id uuid not null
  started_at timestamp with time zone not null
  started_by_name text in the order of names not null
  version integer not null default 1
  -- A person and something in their community. How far it has come is told by its events; that they go by themselves is known only if they tell us (R223).

asset_contact
  asset_id uuid not null
  email text
  id uuid not null
  name text in the order of names not null default ''::text
  phone text
  title text in the order of names not null default ''::text
  -- A contact the organisation publishes itself.

asset_cost
  asset_id uuid not null
  id uuid not null
  note text not null default ''::text
  option text in the order of names not null default ''::text
  pence integer

asset_domain
  asset_id uuid not null
  domain text not null
  -- The four domains of community assets (R216 to R220); an entry may be in several.

asset_field
  asset_id uuid not null
  at timestamp with time zone not null
  field text not null
  said_by text not null default ''::text
  source_id uuid not null
  -- A field that was last set by another source than the entry's own: put right by its organiser, by a connector, or brought by a merge. The entry's own source does not overwrite it.

asset_flexible_for
  asset_id uuid not null
  who text not null
  -- Whom an offer bends for (R025).

asset_found
  asset_id uuid not null
  at_location_id uuid
  confirmed_at timestamp with time zone not null
  cost text not null
  days smallint not null
  domains text[] not null
  flexible_for text[] not null
  grid point
  languages text[] not null
  lat double precision
  lon double precision
  maximum_age smallint
  mental_health boolean not null
  minimum_age smallint
  name text in the order of names not null
  neighbourhood_code text
  online boolean not null
  place_codes text[] not null
  referral text not null
  said text not null
  step_free text not null
  terms text[] not null
  words tsvector not null
  -- Kept by asset_refind. days: a bit for each part of the week it is open, Monday 1, Tuesday 2, … Sunday 64, 128 in an evening (from 17:00), 256 at a weekend; 0 not known. said: name, organisation and headings in small letters, for words typed wrongly. place_codes: where it is, and whom it serves.

asset_gap
  domain text not null
  first_at timestamp with time zone not null
  id uuid not null
  neighbourhood_code text
  place_code text not null
  proposal text
  proposal_words text not null default ''::text
  state text not null default 'open'::text
  version integer not null default 1
  wanted text in the order of names not null
  -- Something people looked for that the place does not have. wanted: the heading it stands under, where one was chosen, otherwise the words. Nothing says who looked (R230).

asset_key
  answer text
  asset_id uuid not null
  expires_at timestamp with time zone not null
  made_at timestamp with time zone not null
  token_hash text not null
  used_at timestamp with time zone
  -- A link sent to whoever runs an entry, good for that entry, once, until it expires. Only a fingerprint of the link is kept: nobody who reads the database can answer for them.

asset_language
  asset_id uuid not null
  name text in the order of names not null

asset_location
  access text not null default ''::text
  address_1 text not null default ''::text
  address_2 text not null default ''::text
  city text not null default ''::text
  county text not null default ''::text
  grid point
  id uuid not null
  kind text not null default 'physical'::text
  lat double precision
  lon double precision
  name text in the order of names not null default ''::text
  neighbourhood_code text
  place_code text
  point_from text not null default 'none'::text
  postcode text
  source_id uuid not null
  source_key text not null
  step_free text not null default 'not_said'::text
  travel text not null default ''::text
  -- Where something is. grid: easting and northing in metres (British National Grid), so that a distance is a plain number of metres; null in Northern Ireland and where nothing tells. A place and a neighbourhood only within the boundaries Kith holds.

asset_merge
  at timestamp with time zone not null
  brought jsonb not null
  id uuid not null
  kept uuid not null
  merged uuid not null
  undone_at timestamp with time zone
  -- Two entries made one by a worker. brought: each field the kept one took from the other, with what it held before, so that it can be undone.

asset_news
  asked_at timestamp with time zone not null
  confirmed_at timestamp with time zone
  email text not null
  id uuid not null
  place_code text not null
  term_code text not null default ''::text
  told_at timestamp with time zone
  -- Somebody who wants to hear of what is new in a place, under one heading or, with an empty one, under any. Without confirmed_at nothing is sent and the row is forgotten after a week. Stopping deletes it.

asset_news_key
  made_at timestamp with time zone not null
  news_id uuid not null
  token_hash text not null
  -- The links in letters to one address, each good until news is stopped. Only fingerprints are kept.

asset_organisation
  changed_at timestamp with time zone not null
  description text not null default ''::text
  email text
  id uuid not null
  identifiers jsonb not null default '[]'::jsonb
  kind text not null default 'other'::text
  name text in the order of names not null
  organisation_id uuid
  source_id uuid not null
  source_key text not null
  website text
  -- Who runs something, of any kind, as equals (R024). organisation_id where it is one of the bodies that work in Kith. source_key: its id in the source.

asset_pair
  decided_at timestamp with time zone
  found_at timestamp with time zone not null
  one uuid not null
  other uuid not null
  state text not null default 'open'::text
  why text[] not null
  -- Two entries that may be one. apart: a worker looked and they are two, so that nobody is asked again. why: what is alike.

asset_schedule
  asset_id uuid not null
  at_location_id uuid
  closes time without time zone
  every text not null default 'week'::text
  id uuid not null
  note text not null default ''::text
  opens time without time zone not null
  valid_from date
  valid_to date
  weekday smallint not null
  -- When it is open or meets, London time, Monday = 1. What could not be read for certain stays in asset.hours_words instead.

asset_source
  attribution text not null default ''::text
  code text not null
  id uuid not null
  kind text not null
  licence text not null default ''::text
  mapping jsonb
  name text in the order of names not null
  newest_change timestamp with time zone
  read_at timestamp with time zone
  url text
  -- Where entries come from: a file with its column mapping, an Open Referral UK feed kept in step, our own service pages (house), or what somebody suggested. newest_change: the latest last-modified seen in a feed, to ask only for what is newer.

asset_term
  asset_id uuid not null
  term_id uuid not null

asset_told
  answer_to text
  asset_id uuid not null
  at timestamp with time zone not null
  done_at timestamp with time zone
  done_by_role text
  id uuid not null
  kind text not null
  outcome text
  state text not null default 'open'::text
  version integer not null default 1
  words text not null default ''::text
  -- What somebody told us about an entry: a new one to be checked before it shows (R222), that it is wrong, closed, or that they were turned away (R056). Nothing about who told it is kept, unless they left a way to answer in answer_to, which is emptied when the matter is done.

asset_use
  asset_id uuid not null
  kind text not null
  month date not null
  times integer not null default 1
  -- How often an entry was used in a month, in total: no row knows of anybody (R223). Shown with 1 to 4 not told apart.

at_work
  lead boolean
  sees_caseload boolean
  team_id uuid
  worker_id uuid
  -- Who works in which team now: a member whose membership runs, who has not left, and whose sign-in is not closed.

audit_chain
  chain smallint not null
  head bytea not null
  length bigint not null default 0

audit_entry
  actor_id text
  actor_kind text not null
  actor_name text in the order of names not null
  actor_role text not null
  at timestamp with time zone not null
  basis text
  chain smallint not null
  detail text
  hash bytea not null
  organisation_id uuid
  outcome text not null
  person_id uuid
  position bigint not null
  request_id text not null
  what text not null
  -- Who did or looked at what, about whom, when and on what basis. Read by the person in plain words.

barrier_report
  asset_id uuid
  at timestamp with time zone not null
  done_words text not null default ''::text
  id uuid not null
  kind text not null
  neighbourhood_code text
  owner_team_id uuid
  place_code text not null
  reported_by_role text not null
  state text not null default 'open'::text
  version integer not null default 1
  words text not null default ''::text
  -- owner_team_id: whose work it is to take it away. words: about the place or the service, naming nobody. Lists show counts, with 1 to 4 not told apart.

basis
  grants integer not null default 0
  hides integer not null default 0
  holder uuid not null
  id bigint not null
  keeps integer not null default 0
  person_id uuid not null
  source uuid not null
  valid_from timestamp with time zone not null
  valid_to timestamp with time zone not null default 'infinity'::timestamp with time zone
  why text not null
  -- grants: kinds this holder may see. hides: kinds taken away from this holder whatever else grants them. keeps: kinds kept although the holder's employer is hidden from; what is hidden from the holder themself stays hidden. Holders are people, workers, supporters, teams and organisations.

board_contact
  kinds integer not null
  last_met_at timestamp with time zone
  last_met_by uuid
  last_met_mode text
  last_tried_at timestamp with time zone
  next_step text
  next_step_due date
  next_step_due_at timestamp with time zone
  next_step_id uuid
  next_step_who text
  person_id uuid not null
  -- The last contact and the first open next step of each person, one row for each mix of kinds of information they hold, so that a reader finds only those they may read. Notes for named readers alone stay off boards altogether.

board_row
  asked_at timestamp with time zone not null
  deadline timestamp with time zone
  held_since timestamp with time zone not null
  name text in the order of names not null
  organisation_id uuid not null
  person_id uuid not null
  team_id uuid not null
  worker_id uuid
  -- Who holds each person in care now. asked_at: when they asked for help this time. Holds names (contact) and who is responsible (careTeam).

capacity_decision
  capacity integer not null
  decided_at timestamp with time zone not null
  decided_by uuid not null
  decided_by_name text in the order of names not null
  held integer not null
  id uuid not null
  reason text not null
  team_id uuid not null
  until timestamp with time zone not null
  up_to integer not null
  -- A leader's named decision to hold more people than the team said it can, up to a number and until a day. Kept for good; the newest one counts.

care_episode
  check_in_on date
  ended_at timestamp with time zone
  goodbye_by text
  goodbye_words text
  id uuid not null
  joined_into uuid
  last_team_id uuid
  person_id uuid not null
  started_at timestamp with time zone not null
  staying_well text
  told integer not null default 0
  way_back text
  -- A time of being helped, from the first request to the goodbye, which leaves words for staying well, a way back and a check-in date. Ends without one only when it goes on in the episode of another record of the same person.

care_role
  code text not null
  description text not null
  kinds integer not null
  name text in the order of names not null
  sees_caseload boolean not null
  -- Copied from access/roles.ts at each migration: what each role does in plain words and which kinds of information it may hold.

care_system
  code text not null
  gss_code text
  name text in the order of names not null
  -- An integrated care system, keyed by the ODS code of its integrated care board. Source: ONS and NHS England ODS.

circle
  declared_by uuid not null
  during tstzrange not null
  id uuid not null
  organisation_id uuid
  person_id uuid not null
  relation text not null
  worker_id uuid
  -- Workers and employers in the person's own life. They see nothing through their work; only a worker the person has agreed to by name is kept when it is the employer that is hidden.

clinical_item
  approved_by text
  checked boolean not null
  code text not null
  list text not null
  more jsonb not null default '{}'::jsonb
  position integer not null
  source text not null
  title text in the order of names not null
  version integer not null
  words text not null default ''::text
  -- One item of a list, in its order, with where it comes from. checked is false until somebody answerable for clinical content has read it against its source; approved_by names them where it was done here.

complexity_factor
  carried boolean not null default false
  factor integer not null
  kinds integer not null
  note text not null default ''::text
  person_id uuid not null
  present text not null
  step_id uuid
  view_id uuid not null
  -- The eight factors, each with a note. Nothing adds them up. The eighth is about us: where a service is hard to reach or to use, the service acts, and somebody of it owns the action (R178).

complexity_view
  author_name text in the order of names not null
  author_role text not null
  follows uuid
  id uuid not null
  kinds integer not null default 32
  level text not null
  made_at timestamp with time zone not null
  made_with text not null
  person_id uuid not null
  review_on date not null
  their_words text not null default ''::text
  why text not null
  worker_id uuid not null
  -- How complex things are just now, in the words of those who looked at it together; dated, moving both ways, never a label. Append-only: a new one follows the last. It is read by people and by no rule of access, waiting or allocation (R169).

connection_event
  at timestamp with time zone not null
  by_name text in the order of names not null
  connection_id uuid not null
  id uuid not null
  on_day date not null
  person_id uuid not null
  step_id uuid
  what text not null
  words text not null default ''::text
  worker_id uuid
  -- What happened with one connection, in order: the four levels of help told apart, each with the day and who gave it (R051, R228, R255); going alone; a day it did not work out; and whether it helped, in the person's words (R236). Never changed.

connector_ask
  agreed_how text not null
  answer_by timestamp with time zone not null
  answered_at timestamp with time zone
  asked_at timestamp with time zone not null
  asked_by uuid
  asked_by_name text in the order of names not null
  id uuid not null
  involvement_id uuid
  matters text not null
  person_id uuid not null
  state text not null default 'asked'::text
  taken_by uuid
  team_id uuid not null
  told integer not null default 0
  version integer not null default 1
  -- A connector's time asked for, by any worker with the person's yes or by the person, in the person's own words (R234, R252). No state says no: until somebody takes it, it stays asked, and whoever is responsible stays responsible.

contact
  happened_at timestamp with time zone
  id uuid
  kinds integer
  met boolean
  mode text
  person_id uuid
  setting text
  worker_id uuid
  worker_name text in the order of names
  worker_role text

contact_note
  follow_up text not null default ''::text
  happened_at timestamp with time zone not null
  id uuid not null
  kinds integer not null
  mental text not null default ''::text
  met boolean not null
  mode text not null
  next_step_id uuid
  no_next_step_why text not null default ''::text
  person_id uuid not null
  physical text not null default ''::text
  physical_why_not text not null default ''::text
  readers uuid[]
  replaces uuid
  sent_from uuid not null
  setting text not null
  social text not null default ''::text
  tried text not null default ''::text
  who_was_there text not null
  why_this_way text not null default ''::text
  worker_id uuid not null
  -- One contact, or one time we did not manage to meet, which always leaves a next step for us. The physical question is answered or the reason it was not asked is (R004). The entry with the same id is what the record shows. sent_from names the page it was sent from, so that sending twice saves once. Never changed: a later note replaces it.

contact_override
  id uuid not null
  made_at timestamp with time zone not null
  person_id uuid not null
  reason text not null
  refused_because text not null
  route text not null
  told integer not null default 0
  worker_id uuid not null
  worker_name text in the order of names not null
  -- Each time a worker went against the contact rules, and why. The person reads it.

contact_point
  during tstzrange not null
  id uuid not null
  kind text not null
  person_id uuid not null
  shared_with_others boolean not null default false
  value text not null
  -- A phone number or email address, from when to when. shared_with_others: somebody else may answer or read it.

contact_rules
  author_name text in the order of names not null
  author_worker_id uuid
  days text[] not null
  follows uuid
  id uuid not null
  letters_to text
  meet_at text not null default ''::text
  more text not null default ''::text
  must_not_appear text not null default ''::text
  neutral boolean not null
  person_id uuid not null
  previews_off boolean not null
  routes text[] not null
  through_whom text
  time_from text
  time_to text
  times_unread boolean not null default false
  written_at timestamp with time zone not null
  -- How, when and where somebody may be contacted, and what must never show. Every way out of the service obeys it.

content_version
  list text not null
  loaded_at timestamp with time zone not null
  loaded_by text not null
  sha256 text not null
  title text in the order of names not null
  valid_from date not null
  valid_to date
  version integer not null
  -- One version of one list, loaded whole from one file. A later version ends the one before on the day it begins; valid_to is the first day it no longer holds. sha256 of what was loaded, so that loading again changes nothing.

contribution
  asset_id uuid
  at timestamp with time zone not null default kith_now()
  by_name text in the order of names not null
  came_of_it text not null default ''::text
  id uuid not null
  kind text not null
  look_again_on date
  offered_on date not null
  person_id uuid not null
  state text not null default 'offered'::text
  version integer not null default 1
  what text not null
  -- What the person offers to their community: to help run something, to start it, to pass on what they can do. Followed until something has come of it, or the person lets it rest (R242).

coverage_decision
  at timestamp with time zone not null
  by_name text in the order of names not null
  id uuid not null
  place_code text not null
  words text not null
  -- What was decided about moving money or people to where something is missing (R049). Never changed; a later one may say otherwise.

crisis_reading
  agreed boolean not null
  id uuid not null
  person_id uuid not null
  said_how text not null default ''::text
  said_on date not null
  written_at timestamp with time zone not null
  written_by uuid
  written_by_name text in the order of names not null
  -- Each time somebody said whether the crisis teams of where they live may read their safety plan. The newest counts. said_how: how they said so, where a worker wrote it down. Never changed.

crisis_route
  address text
  always_open boolean not null default false
  care_system_code text
  code text not null
  fictional boolean not null default false
  for_family text not null default ''::text
  getting_here text not null default ''::text
  hours_note text not null default ''::text
  id uuid not null
  kind text not null
  name text in the order of names not null
  phone text
  place_code text
  position integer not null default 100
  source text not null
  text_to text
  text_words text
  website text
  what text not null
  -- Where anyone can turn in a crisis. Without a care system or a place a route is national. source says where the facts come from. for_family: how it helps those who care for someone.

crisis_route_hours
  closes time without time zone not null
  opens time without time zone not null
  route_id uuid not null
  weekday smallint not null
  -- Opening hours in London time, Monday = 1. Closing at or before opening means on the next day. None, and not always_open: ring first.

demonstration
  only_one boolean not null default true
  since timestamp with time zone not null
  -- One row where this database is the demonstration: everybody in it is made up. No row in a real service.

dialog_plus
  actions text not null default ''::text
  id uuid not null
  item_code text not null
  kinds integer not null
  look_forward text not null default ''::text
  options text not null default ''::text
  person_id uuid not null
  position integer not null
  response_id uuid not null
  saved_at timestamp with time zone not null
  saved_by_name text in the order of names not null
  understand text not null default ''::text
  version integer not null default 1
  -- An area the person chose to talk about, up to three of one set of answers, with what was said at each of the four steps: understand, look forward, explore options, agree actions.

do_not_ask
  author_name text in the order of names not null
  ended_at timestamp with time zone
  id uuid not null
  only_if text
  person_id uuid not null
  recorded_at timestamp with time zone not null
  rule text not null
  told_once boolean not null
  topic text not null
  version integer not null default 1
  -- What not to be asked again. The topic is broad on purpose: the marker must not say what happened.

emergency_access
  during tstzrange not null
  fresh boolean
  id uuid not null
  kinds integer not null
  person_id uuid not null
  reason text not null
  review text
  review_words text
  reviewed_at timestamp with time zone
  reviewed_by uuid
  told integer not null default 0
  told_person_at timestamp with time zone
  words text not null
  worker_id uuid not null
  -- Opening a record without any other basis, for at most 60 minutes, for a stated reason. The person and the information governance lead are told; the lead reviews it.

engagement_view
  ability text not null
  adjustments text not null default ''::text
  at timestamp with time zone not null
  by_name text in the order of names not null
  fits_goal text not null default ''::text
  id uuid not null
  motivation text not null
  person_id uuid not null
  -- What the person can take part in just now and what would help, and what they want it for, in their own words. Dated, because it changes; never overwritten (R238, R239).

entry
  author_name text in the order of names not null
  author_person_id uuid
  author_role text not null
  author_worker_id uuid
  body text not null default ''::text
  happened_at timestamp(3) with time zone not null
  id uuid not null
  kinds integer not null
  organisation_id uuid
  person_id uuid not null
  readers uuid[]
  replaces uuid
  title text in the order of names not null
  told integer not null default 0
  what text not null
  withheld_reason text
  written_at timestamp with time zone not null
  -- Append-only. kinds: what sort of information it holds; a reader needs all of them. readers: when set, only these holders (person, workers, teams) may read it. A correction is a new entry that replaces the old one; both stay. withheld_reason: the recorded lawful reason why the person does not see it.

entry_comment
  answer text
  answered_at timestamp with time zone
  answered_by uuid
  answered_by_name text in the order of names
  by_name text in the order of names not null
  entry_id uuid not null
  id uuid not null
  kind text not null
  made_at timestamp with time zone not null
  person_id uuid not null
  told integer not null default 0
  words text not null
  -- The person's own comment on, or correction to, an entry. It travels with the entry wherever that is shown; a correction stays open until answered.

escalation
  deadline timestamp with time zone
  id uuid not null
  person_id uuid not null
  raised_at timestamp with time zone not null
  responsibility_id uuid not null
  team_id uuid not null
  told integer not null default 0
  told_workers uuid[] not null default '{}'::uuid[]
  why text not null default 'late'::text
  -- A duty team let its deadline pass, or the holder is not at work any more. The holder stays; whoever leads is told. Over as soon as the responsibility it names has moved on.

form_sent
  answer bytea
  hash text not null
  sent_at timestamp with time zone not null
  -- A form that was sent and led to a change, for one day: sent again, it is answered as before and changes nothing. hash: who sent it, where to and every word with its one-time key. answer: where it led, sealed with the same words.

formulation
  agreement text not null
  author_name text in the order of names not null
  author_role text not null
  can_help text not null default ''::text
  difficult text not null
  explanation text not null default ''::text
  follows uuid
  id uuid not null
  keeps_going text not null default ''::text
  kinds integer not null default 32
  made_at timestamp with time zone not null
  person_id uuid not null
  person_view text not null default ''::text
  strengths text not null
  worker_id uuid
  worker_view text not null default ''::text
  -- The shared understanding, in shared words: what is difficult, what keeps it going, what can help, strengths and what matters, the person's own explanation. Each line of a text is one thing. Where they see it differently both views stand side by side (R275). Versions: a new one follows the last.

function_level
  at timestamp with time zone not null
  by_name text in the order of names not null
  function_code text not null
  level text not null
  place_code text not null
  version integer not null default 1
  -- Whether a function is to be there in each neighbourhood (local) or once for the whole place (wider), as somebody who plans it decided (R158).

gp_practice_area
  address text not null default ''::text
  found_by text not null always name_words(((((((((name || ' '::text) || address) || ' '::text) || town) || ' '::text) || postcode) || ' '::text) || practice_code))
  lat double precision
  list_size integer
  lon double precision
  name text in the order of names not null
  neighbourhood_code text not null
  pcn_code text
  place_code text not null
  postcode text not null
  practice_code text not null
  source_name text in the order of names not null
  town text not null default ''::text
  -- A GP practice and the neighbourhood its patients are looked after in, keyed by ODS code. list_size is the registered list of the source year.

gp_registration
  during tstzrange not null
  id uuid not null
  kind text not null
  person_id uuid not null
  practice_id uuid not null
  version integer not null default 1
  -- The surgery, and for students the one at the other address too.

graded_step
  connection_id uuid not null
  done_on date
  id uuid not null
  person_id uuid not null
  place integer not null
  version integer not null default 1
  words text not null
  -- One of the steps the person set themselves on the way to something. A day on which it did not work is an event and changes nothing here.

handover
  about text not null
  accepted_at timestamp with time zone
  asked_at timestamp with time zone not null
  asked_by uuid not null
  episode_id uuid not null
  finished_at timestamp with time zone
  from_team_id uuid not null
  from_worker_id uuid
  id uuid not null
  met_how text
  met_on date
  person_id uuid not null
  reason text
  state text not null default 'asked'::text
  to_team_id uuid not null
  to_worker_id uuid not null
  told integer not null default 0
  version integer not null default 1
  -- Handing over the key-worker role to one named worker. It completes only once the receiver has accepted and has met the person; until then the sender holds. A handover that is declined or withdrawn changes nothing.

help_draft
  answers jsonb not null default '{}'::jsonb
  expires_at timestamp with time zone not null
  id uuid not null
  opened_by uuid
  request_id uuid
  started_at timestamp with time zone not null
  token_hash text not null
  touched_at timestamp with time zone not null
  way_in text not null default 'web'::text
  -- A request being written by somebody not signed in, verbatim, found only by the hash of their cookie. Erased when sent, when they say so, or seven days after the last touch. Only the front door itself reads it.

help_request
  address_as text not null default ''::text
  agreed_how text not null default ''::text
  answer_by timestamp with time zone not null
  easier text not null default ''::text
  email text
  id uuid not null
  neighbourhood_code text
  once_key uuid not null
  own_words text not null default ''::text
  person_agreed text not null
  person_id uuid not null
  phone text
  place_code text not null
  position integer not null default 1
  received_at timestamp with time zone not null
  recorded_at timestamp with time zone not null
  recorded_by uuid
  reference text not null
  safe_contact text not null default ''::text
  state text not null default 'received'::text
  talking_worker_id uuid
  team_id uuid not null
  told integer not null default 0
  way_in text not null
  -- Someone asked for help. received_at starts the clock: the earliest receipt by anyone, never moved. once_key keeps a double send one. state and position follow help_request_event, in the same transaction. own_words are the person's; what somebody else said is in help_request_asker.

help_request_asker
  contact text not null default ''::text
  name text in the order of names not null
  organisation text not null default ''::text
  person_id uuid not null
  relation text not null default ''::text
  request_id uuid not null
  shown_to_person boolean not null
  told integer not null default 0
  took_responsibility text not null default ''::text
  words text not null default ''::text
  worker_id uuid
  -- Who asked, when it was not the person. took_responsibility: which agency and who there answers for the person's immediate safety (police, ambulance). Where shown_to_person is false the person, and whoever they let in, does not see who it was, nor what they said.

help_request_event
  at timestamp with time zone not null
  by_name text in the order of names not null
  by_person uuid
  by_role text not null
  by_worker uuid
  easier text not null default ''::text
  evidence_how text not null default ''::text
  evidence_on date
  evidence_who text not null default ''::text
  kinds integer not null
  person_id uuid not null
  position integer not null
  reason text
  request_id uuid not null
  service_name text in the order of names
  shared boolean not null default false
  team_id uuid
  told integer not null default 0
  what text not null
  words text not null default ''::text
  worker_id uuid
  -- What happened to a request, in order; append-only. Two people acting on the same position: one is kept, the other told. reason is a positive choice: no condition, habit or missed appointment can be one. team_id or service_name: the named alternative; until it has said yes, with who, how and when, the request stays where it is.

import_refusal
  column_name text in the order of names not null
  raw text not null
  reason text not null
  row_number bigint not null
  run_id uuid not null
  -- Rows of an imported file that were not kept, and why, in words an operator can act on. The first thousand of a run; import_run counts them all.

import_run
  finished_at timestamp with time zone not null
  id uuid not null
  kind text not null
  rows_changed bigint not null
  rows_kept bigint not null
  rows_read bigint not null
  rows_refused bigint not null
  sha256 text not null
  source_name text in the order of names not null
  started_at timestamp with time zone not null
  -- One finished import of a file: what was read, kept, refused, and how many kept rows were new or different. A file that could not be loaded leaves no row here and changes nothing.

instrument
  code text not null
  definition jsonb not null
  id uuid not null
  loaded_at timestamp with time zone not null
  loaded_by text not null
  sha256 text not null
  valid_from date not null
  valid_to date
  version integer not null
  -- One version of one questionnaire, loaded whole from one file: items, options, how it is scored, words for results, licence and source. A later version ends the one before; answers keep the version they were given to.

involvement
  answered_at timestamp with time zone
  asked_at timestamp with time zone not null
  asked_by uuid
  during tstzrange not null
  ended_why text
  handover_id uuid
  id uuid not null
  organisation_id uuid not null
  part text not null default ''::text
  person_agreed boolean not null default false
  person_id uuid not null
  role text not null
  state text not null default 'agreed'::text
  team_id uuid
  told integer not null default 0
  version integer not null default 1
  worker_id uuid
  -- Who helps this person, from when to when, across organisations. "asked" gives no sight of anything until agreed.

job
  attempts integer not null default 0
  done_at timestamp with time zone
  id uuid not null
  last_error text
  payload jsonb not null default '{}'::jsonb
  run_at timestamp with time zone not null
  task text not null
  -- Outgoing and later work, promised in the transaction that caused it. Payloads hold ids and codes only.

join_code
  code_hash text not null
  expires_at timestamp with time zone not null
  id uuid not null
  made_at timestamp with time zone not null
  person_id uuid not null
  used_at timestamp with time zone
  -- A code shown to somebody signed in to this record, to be typed by the same person signed in to their other record. Used once, within minutes. Only the house reads it.

kept_asset
  asset_id uuid not null
  id uuid not null
  kept_at timestamp with time zone not null
  person_id uuid not null
  state text not null default 'kept'::text
  -- The person's own shelf: entries of the directory they keep for later. Nobody else reads it.

kept_words
  account_id uuid not null
  browser text not null
  expires_at timestamp with time zone not null
  hash text not null
  sealed bytea not null
  -- What somebody sent when their sign-in had ended, until it is saved, for one day at most. It is shown to the same account in the same browser alone: sealed with a secret that only the browser has. hash: browser, account and form. browser: a hash of that secret.

life_constraint
  author_name text in the order of names not null
  ended_at timestamp with time zone
  id uuid not null
  kind text not null
  person_id uuid not null
  readers uuid[]
  recorded_at timestamp with time zone not null
  version integer not null default 1
  words text not null
  -- What the person has to fit their care around, and who may know. readers: when set, nobody else sees that it exists.

local_item
  code text not null
  id uuid not null
  instrument_code text not null
  loaded_at timestamp with time zone not null
  loaded_by text not null
  options jsonb not null
  organisation_id uuid not null
  position integer not null
  valid_from date not null
  valid_to date
  words text not null
  -- A question of one organisation's own beside a questionnaire. It never counts in a score: answers to it are kept apart (R431). Its words never change; other words are another code.

means_safety
  ended_at timestamp with time zone
  ended_by_name text in the order of names
  ended_said_how text not null default ''::text
  ended_said_on date
  holder text not null
  id uuid not null
  person_id uuid not null
  since date not null
  until date
  version integer not null default 1
  what text not null
  written_at timestamp with time zone not null
  written_by_name text in the order of names not null
  -- What somebody has put out of their own reach: what it is, who holds it, since when and until when (R466). Ended, never changed: an agreement that changes is a new one.

measure_ask
  asked_at timestamp with time zone not null
  asked_by uuid not null
  asked_by_name text in the order of names not null
  ended_at timestamp with time zone
  ended_by_name text in the order of names
  id uuid not null
  instrument_code text not null
  kinds integer not null
  person_id uuid not null
  state text not null default 'asked'::text
  version integer not null default 1
  why text not null default ''::text
  -- A worker asks the person to fill in a questionnaire. The person answers, or says no, which needs no reason and changes nothing else.

measure_draft
  fields jsonb not null
  instrument_code text not null
  kinds integer not null
  page uuid
  person_id uuid not null
  saved_at timestamp with time zone not null
  version integer not null default 1
  -- What the person has ticked so far, for them alone until they send it.

measure_response
  answered_at timestamp with time zone not null
  answers jsonb not null
  ask_id uuid
  goals jsonb not null default '[]'::jsonb
  how text not null
  id uuid not null
  instrument_code text not null
  instrument_id uuid not null
  kinds integer not null
  local jsonb not null default '[]'::jsonb
  next_step_id uuid
  person_id uuid not null
  replaces uuid
  scores jsonb not null
  sent_from uuid not null
  wants text[] not null default '{}'::text[]
  words text not null default ''::text
  worker_id uuid
  -- One questionnaire as answered. The entry with the same id is what the record shows. answers: option by item code, items left out are not there; local: what was asked beside it, word for word, never scored; goals: the person's own words with a rating; wants: items with which they would like more help. next_step_id: the conversation promised for today when an answer asks for one. sent_from names the page it was sent from, so that sending twice saves once. Never changed: a correction is a later response that replaces it.

medicine_check
  begun_at timestamp with time zone not null
  begun_by uuid not null
  begun_by_name text in the order of names not null
  entry_id uuid
  id uuid not null
  kinds integer not null default 136
  listed_on date not null
  person_id uuid not null
  same text[] not null
  settled_at timestamp with time zone
  source text not null
  why text not null
  -- The medicines of the plan compared with a list from elsewhere, at a move from one service, prescriber or key worker to another. source: whose list. same: what stands in both. settled: every difference is decided.

medicine_difference
  check_id uuid not null
  decided text
  decided_at timestamp with time zone
  decided_by uuid
  decided_by_name text in the order of names
  id uuid not null
  kinds integer not null
  line_id uuid
  line_version integer
  ours text not null default ''::text
  person_id uuid not null
  position integer not null
  readers uuid[]
  theirs text not null default ''::text
  words text not null default ''::text
  -- One difference between two lists of medicines, and what was decided: the plan is kept as it is, or takes what the other list says, with the reason and who decided. Read by those who read the line of the plan.

membership
  during tstzrange not null
  lead boolean not null default false
  sees_caseload boolean not null
  team_id uuid not null
  worker_id uuid not null
  -- Who works in which team, also across organisations. Only members who see the caseload reach people through the team; the others see the people they themselves are involved with.

message
  about_person uuid
  asker_request_id uuid
  asset_id uuid
  asset_news_id uuid
  attempts integer not null default 0
  claimed_at timestamp with time zone
  held_why text
  id uuid not null
  kinds integer not null
  made_at timestamp with time zone not null
  operator_role text
  person_id uuid
  route text
  send_after timestamp with time zone not null
  sent_at timestamp with time zone
  state text not null
  template text not null
  via text
  worker_id uuid
  -- One message to one person, worker, operator role or asker, by one route. route kith is the message inside Kith; email and text only say that there is one. held_why: why it could not go out, so that somebody tells the person another way. kinds: what a reader must be allowed to see to know that there was such a message.

migration
  applied_at timestamp with time zone not null default now()
  name text not null
  sha256 text not null

need
  author_name text in the order of names not null
  ended_at timestamp with time zone
  family_name text in the order of names
  family_reason text
  flag text not null
  id uuid not null
  interpreter_gender text
  kind text not null
  language text
  met_at timestamp with time zone
  met_how text
  online text[] not null default '{}'::text[]
  person_id uuid not null
  recorded_at timestamp with time zone not null
  review_on date not null
  shared boolean not null
  version integer not null default 1
  whose text not null default 'person'::text
  words text not null default ''::text
  -- A communication need, reasonable adjustment or interpreter: found, recorded, flagged, shared with agreement, met, reviewed. shared: everyone who may contact the person sees it; otherwise only those who read about them. Somebody close never interprets without a recorded reason.

neighbourhood
  boundary jsonb
  code text not null
  covers text not null default ''::text
  derivation text not null default ''::text
  indicative boolean not null default false
  name text in the order of names not null
  pcn_code text
  place_code text not null
  plain_covers text not null always plain_words(((name || ' '::text) || covers))
  plain_name text not null always plain_words(name)
  population integer
  -- A local community: the footprint of a primary care network inside one place. indicative and derivation say when and how a footprint was worked out rather than published; an operator replaces it by importing another. covers names the wards most of its people live in.

neighbourhood_place
  care_system_code text
  care_system_name text in the order of names
  code text
  covers text
  derivation text
  indicative boolean
  name text in the order of names
  pcn_code text
  place_code text
  place_name text in the order of names
  population integer
  -- Each neighbourhood with the place and care system it lies in, without boundaries.

network_look
  at timestamp with time zone not null
  by_name text in the order of names not null
  id uuid not null
  outside boolean not null
  person_id uuid not null
  who_with text not null default ''::text
  words text not null default ''::text
  -- The picture looked at on a day, alone or together. outside: there was no working tie in any of the four domains; that makes an offer of a connector's time and closes nothing (R052, R224).

network_look_domain
  close_ties integer not null
  domain text not null
  look_id uuid not null
  loosening_ties integer not null
  person_id uuid not null
  some_ties integer not null
  -- How many ties of each strength there were in each domain on that day.

next_step
  done_at timestamp with time zone
  done_by_name text in the order of names
  done_words text not null default ''::text
  due date not null
  due_at timestamp with time zone
  entry_id uuid
  id uuid not null
  kinds integer not null
  made_at timestamp with time zone not null
  made_by uuid default caller_worker()
  made_by_name text in the order of names not null
  moved_why text not null default ''::text
  person_id uuid not null
  readers uuid[]
  team_id uuid
  version integer not null default 1
  what text not null
  who text not null
  worker_id uuid
  -- What happens next, who does it and by when. kinds and readers are those of the note it came from, and whoever does it may read it too.

note_draft
  fields jsonb not null
  id uuid not null
  person_id uuid not null
  replaces uuid
  saved_at timestamp with time zone not null
  started_at timestamp with time zone not null
  tab uuid not null
  version integer not null default 1
  worker_id uuid not null
  -- A note being written: exactly what stands in the form, for its writer alone, while they have a basis to see the person. tab is the page that saved last; a second page that began from an older version gets a row of its own, so that neither text is lost.

organisation
  care_system_code text
  fictional boolean not null default false
  found_by text not null always name_words(name)
  id uuid not null
  kind text not null
  lat double precision
  lon double precision
  name text in the order of names not null
  ods_code text
  place_code text
  postcode text
  -- NHS bodies, practices, councils and voluntary organisations, as equals.

outcode
  lat double precision not null
  lon double precision not null
  outcode text not null
  -- The first half of a postcode and the middle of its addresses: the fall-back when a whole postcode is not held, and how we know that a postcode is real but elsewhere.

outreach_task
  done_at timestamp with time zone
  draft_id uuid not null
  due_at timestamp with time zone not null
  id uuid not null
  made_at timestamp with time zone not null
  name text in the order of names not null default ''::text
  outcome text
  phone text not null
  request_id uuid
  safe_contact text not null default ''::text
  taken_at timestamp with time zone
  taken_by uuid
  taken_by_name text in the order of names
  team_id uuid not null
  version integer not null default 1
  words text not null default ''::text
  -- A call to make: somebody began to ask for help, stopped, and had said we may call; or somebody asked (request_id) and a person gets in touch within the hour. draft_id: the key of the form. words: only what those who call may read. Seen by the team that calls, and says nothing of how anybody is.

own_view
  agrees boolean not null
  entry_id uuid not null
  id uuid not null
  kinds integer not null
  person_id uuid not null
  said_at timestamp with time zone not null
  words text not null default ''::text
  -- The person's own view of a complexity view or a formulation, stored beside it. Only they write it.

person
  born date
  care_system_code text not null
  created_at timestamp with time zone not null
  family_name text in the order of names not null default ''::text
  fictional boolean not null default false
  found_by text not null always name_words(((((given_name || ' '::text) || family_name) || ' '::text) || COALESCE(preferred_name, ''::text)))
  given_name text in the order of names not null
  how_to_address text
  id uuid not null
  merged_into uuid
  neighbourhood_code text
  nhs_number text
  nhs_number_status text not null default 'absent'::text
  place_code text not null
  preferred_name text in the order of names
  pronouns text
  version integer not null default 1
  -- Anyone the record is about. An NHS number is never required.

person_address
  during daterange not null
  id uuid not null
  kind text not null
  lines text not null
  person_id uuid not null
  postcode text
  -- Where somebody lives, from when to when: at home, in term time, or elsewhere. A new address ends the one before; none is overwritten.

person_barrier
  at timestamp with time zone not null
  by_name text in the order of names not null
  eased_at timestamp with time zone
  id uuid not null
  kinds integer not null
  person_id uuid not null
  report_id uuid not null
  version integer not null default 1
  words text not null default ''::text
  -- That a barrier of the place stands around this person. What it is and whose work it is stands in barrier_report, which does not know whose it was.

person_gap
  at timestamp with time zone not null
  by_name text in the order of names not null
  gap_id uuid not null
  person_id uuid not null
  words text not null
  -- That this person looked for something the place does not have, once for each thing, in their own words. How many did is counted from here by the house; the place's own row knows nobody.

person_invitation
  account_id uuid
  checked_how text not null
  code_hash text not null
  confirmed_at timestamp with time zone
  confirmed_by uuid
  confirmed_how text
  expires_at timestamp with time zone not null
  id uuid not null
  made_at timestamp with time zone not null
  made_by uuid not null
  person_id uuid not null
  proved boolean not null default false
  used_at timestamp with time zone
  -- A code a worker hands to the person, having checked who they are, so that their own sign-in opens their own record. Only its hash is kept; it works once, for a short time.

person_merge
  by_person boolean not null default false
  gone_id uuid not null
  id uuid not null
  kept_id uuid not null
  merged_at timestamp with time zone not null
  merged_by uuid
  merged_by_name text in the order of names not null
  undone_at timestamp with time zone
  undone_by uuid
  undone_why text
  why text not null
  -- Two records of one person joined by a worker who sees both, and parted again if that was wrong. Nothing written on either is moved, so no worker gains or loses sight of anything; the person reads both.

persona
  about text not null default ''::text
  account_id uuid not null
  part text not null
  sort integer not null
  -- Demonstration only: accounts that anyone may press on the sign-in page. Every one of them is fictional.

personal_contact
  ended_at timestamp with time zone
  id uuid not null
  made_at timestamp with time zone not null
  may_know text not null default ''::text
  name text in the order of names not null
  next_of_kin boolean not null default false
  person_id uuid not null
  relation text not null
  supporter_id uuid
  told integer not null default 0
  version integer not null default 1
  -- People in the person's own life, as the person (or an old record) names them. A row here gives nobody a right to know anything: that takes a sharing rule. may_know says in words what the person decided.

place
  boundary jsonb
  care_system_code text not null
  code text not null
  name text in the order of names not null
  plain_name text not null always plain_words(name)
  population integer
  -- A wider community: one local authority district inside a care system, keyed by its ONS code. The boundary is GeoJSON geometry (WGS84).

place_pathway
  by_name text in the order of names not null
  changed_at timestamp with time zone not null
  chosen_by text not null
  code text not null
  name text in the order of names not null
  place_code text not null
  version integer not null default 1
  words text not null default ''::text
  -- What a place calls its pathway for long-lasting difficulties with feelings and relationships, and who chose the name with us (R461). Without a row it has no local name yet.

plan
  begun_at timestamp with time zone not null
  begun_by_name text in the order of names not null
  id uuid not null
  person_id uuid not null
  revision integer not null default 0
  -- Exactly one for each person. revision counts every change to its lines, so that an agreement is to these words and no others; it is never shown, since it would tell of lines a reader may not see.

plan_action
  answer_words text not null default ''::text
  answered_at timestamp with time zone
  answered_by uuid
  answered_by_name text in the order of names
  asked_at timestamp with time zone not null
  asked_by_name text in the order of names not null
  closed_at timestamp with time zone
  closed_by_name text in the order of names
  closed_words text not null default ''::text
  due date not null
  evidence_how text
  evidence_on date
  line_id uuid not null
  moved_why text not null default ''::text
  named text not null
  need_id uuid
  outside_service text
  person_id uuid not null
  sector text not null
  state text not null default 'asked'::text
  team_id uuid
  version integer not null default 1
  worker_id uuid
  -- Who does an agreed action: one accountable service and a named person, by a day. Only the service that is asked accepts, or its acceptance is recorded with who, how and when. What a reader may see of it follows its line.

plan_agreement
  answer text not null
  at timestamp with time zone not null
  by_name text in the order of names not null
  by_person boolean not null
  how text not null
  id uuid not null
  kinds integer not null
  on_day date not null
  person_id uuid not null
  plan_id uuid not null
  revision integer not null
  words text not null default ''::text
  -- What the person says to the plan as it stood at a revision: pressed by themself in My Kith, or recorded by a worker with how and when.

plan_line
  id uuid not null
  kinds integer not null
  more jsonb not null default '{}'::jsonb
  not_now boolean not null default false
  person_id uuid not null
  plan_id uuid not null
  position integer not null
  readers uuid[]
  removed_at timestamp with time zone
  removed_by_name text in the order of names
  section text not null
  sitting uuid
  sitting_edit integer not null default 0
  version integer not null default 1
  words text not null
  written_at timestamp with time zone not null
  written_by uuid not null
  written_by_name text in the order of names not null
  -- One line, the unit of everything: of writing, of who may read it, of keeping older words. The person is among the readers of every line. more: what the section asks besides the words, by name. not_now: talked about, and nothing to do for now. written_by: the worker or person who wrote the words last.

plan_line_other
  id uuid not null
  kinds integer not null
  line_id uuid not null
  over_version integer not null
  person_id uuid not null
  readers uuid[]
  settled text
  settled_at timestamp with time zone
  settled_by_name text in the order of names
  sitting uuid not null
  sitting_edit integer not null
  words text not null
  written_at timestamp with time zone not null
  written_by uuid not null
  written_by_name text in the order of names not null
  -- Words for a line that somebody else had changed meanwhile: kept beside it for both to see until one of them chooses, and kept after that.

plan_line_past
  kinds integer not null
  line_id uuid not null
  more jsonb not null
  not_now boolean not null
  person_id uuid not null
  readers uuid[]
  version integer not null
  words text not null
  written_at timestamp with time zone not null
  written_by_name text in the order of names not null
  -- What a line said before, kept by the database itself. Whoever may not read the line as it is now may not read what it was.

plan_link
  for_whom text not null
  id uuid not null
  kinds integer not null
  made_at timestamp with time zone not null
  made_by uuid not null
  made_by_name text in the order of names not null
  person_id uuid not null
  sections text[] not null
  shown_name text in the order of names not null default ''::text
  token_hash text not null
  until timestamp with time zone not null
  with_person boolean not null
  withdrawn_at timestamp with time zone
  withdrawn_by_name text in the order of names
  -- A link by which whoever has it reads chosen parts of a plan until it ends or is withdrawn. Only a hash of its secret is kept. The link itself is the reader: it holds the basis, so the one rule decides what is there. kinds: what it may show, never who helps, notes or anything else. for_whom: what the person calls it. with_person: made by a worker, with the person in the room.

plan_meeting
  decided_without text not null default ''::text
  kinds integer not null
  our_view text not null default ''::text
  person_id uuid not null
  person_view text not null default ''::text
  told_how text not null default ''::text
  told_what text not null default ''::text
  told_why text not null default ''::text
  version_id uuid not null
  who_was_there text not null
  without_reason text
  without_words text not null default ''::text
  -- How a published plan was decided: who was there, the person's view and where ours differs, what was decided without them and how they were told, and why it was published without them, where it was.

plan_review
  entry_id uuid
  held_on date
  id uuid not null
  made_at timestamp with time zone not null
  made_by_name text in the order of names not null
  outcome text
  person_id uuid not null
  planned_on date not null
  state text not null default 'planned'::text
  version integer not null default 1
  -- A review of the plan: planned for a day, with everyone invited asked. What was said at it is the entry.

plan_review_invite
  answer text
  answered_at timestamp with time zone
  answered_by_name text in the order of names
  asked_at timestamp with time zone
  asked_by_name text in the order of names
  asked_how text
  id uuid not null
  name text in the order of names not null
  part text not null
  person_id uuid not null
  review_id uuid not null
  version integer not null default 1
  views text not null default ''::text
  worker_id uuid
  -- Somebody invited to a review, whether they were asked, what they answered, and their own view in their own place.

plan_settled
  from_id uuid not null
  how text not null
  id uuid not null
  line_id uuid not null
  line_version integer not null
  person_id uuid not null
  settled_at timestamp with time zone not null
  settled_by uuid not null
  settled_by_name text in the order of names not null
  taken_id uuid
  undone_at timestamp with time zone
  -- What became of a line of the other plan of a person whose records were joined. line_version: as it was when it was decided; changed since, it is to be decided again. Undone when the records are parted: what was taken is out of the plan again, and the other plan is as it was.

plan_sitting
  id uuid not null
  opened_at timestamp with time zone not null
  person_id uuid not null
  writer uuid not null
  -- One page on which somebody writes in a plan. Opening it is what the audit trail holds; asking again and again what has changed is part of it, and so is each save of a line begun there.

plan_version
  agreement_id uuid
  id uuid not null
  kinds integer not null
  number integer not null
  person_id uuid not null
  plan_id uuid not null
  published_at timestamp with time zone not null
  readers uuid[]
  revision integer not null
  -- The plan as it was published. kinds and readers are those of the least hidden line that changed: for whom nothing changed, there was no version. number is never shown.

plan_version_line
  facts jsonb not null
  kinds integer not null
  line_id uuid not null
  not_now boolean not null
  person_id uuid not null
  position integer not null
  readers uuid[]
  section text not null
  version_id uuid not null
  words text not null
  written_by_name text in the order of names not null
  -- A line as it was published, with who could read it then. facts: pairs of a name and its words. Whoever may not read the line as it is now may not read what it was.

postcode
  ended text
  lat double precision
  lon double precision
  postcode text not null
  small_area_code text
  -- A postcode in capitals without the space, its point and its small area. Without a small area the nearest one is used.

primary_care_network
  care_system_code text not null
  code text not null
  name text in the order of names not null
  source_name text in the order of names not null
  -- A group of GP practices with their partners, keyed by ODS code. source_name is the name as published; name is the same made readable.

received_information
  answer text
  answered_at timestamp with time zone
  answered_by_name text in the order of names
  at timestamp with time zone not null
  contact text not null default ''::text
  id uuid not null
  in_confidence boolean not null
  once_key uuid not null
  person_id uuid not null
  relation text not null default ''::text
  taken_by uuid
  taken_by_name text in the order of names not null
  told_by text not null
  words text not null
  -- What somebody who was worried told us about a person. Received always; nothing was confirmed to them. answer: what the team did with it. in_confidence: the one who told us asked that the person not see it.

responsibility
  deadline timestamp with time zone
  during tstzrange not null
  episode_id uuid not null
  id uuid not null
  made_by text not null
  organisation_id uuid not null
  person_id uuid not null
  team_id uuid not null
  told integer not null default 0
  why text not null
  worker_id uuid
  -- Who holds it, when: one named worker, or one duty team with a deadline. organisation_id is the main organisation. No overlap (exclusion) and no gap (responsibility_whole).

rule_word
  one boolean not null default true
  word text not null
  -- The word in the names of the settings where the access rule keeps its answer. Read by kith_rule alone.

safety_assessment
  came_from text not null
  concern_continues boolean not null
  explore_ahead text not null default ''::text
  explore_now text not null
  explore_past text not null default ''::text
  follow_up_by timestamp with time zone
  follow_up_step_id uuid
  formulation text not null
  happened_at timestamp with time zone not null
  id uuid not null
  immediate_actions text not null
  kinds integer not null
  makes_harder text not null default ''::text
  makes_safer text not null default ''::text
  means_discussed text not null default ''::text
  next_step_id uuid not null
  others_at_harm text not null default ''::text
  others_view text not null default ''::text
  outcome_words text not null
  outcomes text[] not null
  own_view text not null
  person_id uuid not null
  plan_version integer
  who_was_there text not null
  worker_id uuid not null
  -- An urgent or emergency assessment of safety, told as a narrative: explored, mapped, acted on and planned (R286). It says what was understood and agreed, never how likely anything is. Every one leaves a next contact; where concern continues, a named follow-up within 48 hours. Its entry has the same id. Never changed.

safety_event
  happened_on date not null
  id uuid not null
  kinds integer not null
  left_out_at timestamp with time zone
  left_out_by_name text in the order of names
  left_out_why text
  person_id uuid not null
  recorded_at timestamp with time zone not null
  recorded_by_name text in the order of names not null
  roughly boolean not null default false
  source text not null
  version integer not null default 1
  what text not null
  words text not null
  -- A serious past event, to oneself or others, carried forward with its date and where we know it from. It leaves the summary only with a reason that stays, and is never deleted.

safety_line
  heading text not null
  id uuid not null
  off_said_how text not null default ''::text
  off_said_on date
  person_id uuid not null
  removed_at timestamp with time zone
  version integer not null default 1
  words text not null
  written_at timestamp with time zone not null
  written_by_name text in the order of names not null
  -- One line of the plan under one of its headings, in the person's own words. Taken off is not gone: the line stays, with who took it off and when in written_by_name and written_at.

safety_line_past
  heading text not null
  line_id uuid not null
  person_id uuid not null
  removed_at timestamp with time zone
  version integer not null
  words text not null
  written_at timestamp with time zone not null
  written_by_name text in the order of names not null
  -- Each line as it was before it was changed, taken off or put back. Written by the database alone.

safety_plan
  begun_at timestamp with time zone not null
  begun_by_name text in the order of names not null
  changed_at timestamp with time zone not null
  changed_by_name text in the order of names not null
  look_again_at timestamp with time zone
  person_id uuid not null
  reviewed_on date
  reviewed_with text
  version integer not null default 1
  -- One for each person; theirs to make alone or with whom they wish, with or without any assessment (R288). look_again_at: when something happened after which it should be looked through again, until it has been; what happened is not told here, since more people may read the plan. version grows with every change of anything in it.

self_description
  author_name text in the order of names not null
  author_worker_id uuid
  beliefs text not null default ''::text
  ethnicity text not null default ''::text
  follows uuid
  gender text not null default ''::text
  id uuid not null
  language text not null default ''::text
  person_id uuid not null
  prefer_not text[] not null default '{}'::text[]
  written_at timestamp with time zone not null
  -- Ethnicity, language, gender and beliefs as the person describes them. Each may be left empty, or answered with "prefer not to say".

session
  account_id uuid not null
  again_at timestamp with time zone
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  hash text not null
  last_seen_at timestamp with time zone not null
  proved_at timestamp with time zone
  revoked_at timestamp with time zone
  -- Server-side sessions; only a hash of the cookie is kept, and any of them can be revoked.

sharing_invitation
  code_hash text not null
  contact_id uuid not null
  expires_at timestamp with time zone not null
  id uuid not null
  made_at timestamp with time zone not null
  person_id uuid not null
  used_at timestamp with time zone
  -- A code the person hands to somebody they let in. Only its hash is kept; it works once, for a short time.

sharing_rule
  decided_at timestamp with time zone not null
  decided_by text not null
  during tstzrange not null
  grants integer not null default 0
  hides integer not null default 0
  holder uuid not null
  holder_kind text not null
  id uuid not null
  person_id uuid not null
  recorded_by uuid
  recorded_by_name text in the order of names
  review_on date
  told integer not null default 0
  version integer not null default 1
  who_was_there text
  words text not null default ''::text
  -- What the person agreed to share with someone, or hides from them, kind by kind and until when. To a worker, team or surgery it adds to what their job brings.

small_area
  code text not null
  imd_decile smallint
  lat double precision not null
  lon double precision not null
  name text in the order of names not null
  neighbourhood_code text not null
  population integer
  -- A lower layer super output area (LSOA 2021) with its census population, its deprivation decile (IMD 2025, 1 = most deprived tenth of England) and a point inside it. Its neighbourhood is the one fact from which postcodes find theirs.

stand_in
  absence_id uuid not null
  id uuid not null
  involvement_id uuid not null
  person_id uuid not null
  told integer not null default 0
  told_at timestamp with time zone not null
  worker_id uuid not null
  -- Who stands in for one person while their key worker is away. Sight of the record comes from the involvement, for that time only.

stand_in_plan
  person_id uuid not null
  plan text not null
  stand_in_id uuid not null
  worker_id uuid not null
  -- What whoever stands in should know, as written by whoever is away. Read like a note of a contact; worker_id is who stands in.

supporter
  fictional boolean not null default false
  id uuid not null
  name text in the order of names not null
  -- Somebody a person has let in: partner, friend, carer, advocate. Being one gives no right to know anything.

taxonomy
  code text not null
  description text not null
  id uuid not null
  name text in the order of names not null
  revision uuid not null default gen_random_uuid()
  uri text
  version text not null default '1'::text

taxonomy_term
  code text not null
  description text not null
  domains text[] not null default '{}'::text[]
  id uuid not null
  name text in the order of names not null
  parent_id uuid
  taxonomy_id uuid not null
  words text[] not null default '{}'::text[]
  -- One heading of a list of interests and kinds of help. words: what people call it besides, for finding. domains: those an entry under this heading most likely belongs to.

team
  access text not null default ''::text
  address text not null default ''::text
  answer_within_hours integer not null default 24
  capacity integer
  does text not null default ''::text
  does_not text not null default ''::text
  fictional boolean not null default false
  first_meeting text not null default ''::text
  for_whom text not null default ''::text
  formats text not null default ''::text
  front_door boolean not null default false
  getting_here text not null default ''::text
  how_long text not null default ''::text
  id uuid not null
  kind text not null
  name text in the order of names not null
  neighbourhood_code text
  open_hours text
  organisation_id uuid not null
  phone text
  place_code text not null
  slug text not null
  version integer not null default 1
  ways_in text[] not null default '{phone,online}'::text[]
  -- A team, which is also the service with a public page. front_door teams receive requests for help from their neighbourhood, or from the whole place where neighbourhood_code is null.

telling
  code text not null
  kinds integer not null
  what text not null
  -- Copied from access/tells.ts at each migration: which kinds of information the name of a job, the kind of a team, or a word (a regular expression from the beginning of a word) tells by itself.

therapy_offer
  by_name text in the order of names not null
  by_worker uuid
  changed_at timestamp with time zone not null
  counted_on date
  finished integer
  forms text[] not null
  id uuid not null
  location text not null default ''::text
  started integer
  team_id uuid not null
  therapy text not null
  version integer not null
  wait_weeks integer
  ways text[] not null
  withdrawn_at timestamp with time zone
  -- A therapy, group or kind of planning a team offers: where, in which ways, the weeks from asking to starting, how many people started in the twelve months up to counted_on and how many of these have finished. Null: not said, not counted (R290, R462). Version goes on over rows that were withdrawn.

tie
  asset_id uuid
  community text
  contact_id uuid
  domain text not null
  ended_at timestamp with time zone
  id uuid not null
  keeps_well boolean not null default false
  left_out boolean not null default false
  name text in the order of names not null default ''::text
  person_id uuid not null
  ring text not null
  stands_in_way text not null default ''::text
  strength text not null
  team_id uuid
  version integer not null default 1
  when_unwell boolean not null default false
  worker_id uuid
  written_at timestamp with time zone not null
  written_by_name text in the order of names not null
  -- One tie of the person to somebody or something, as they see it. Who it is to is typed only where nothing else knows it: people of their own life, the care team and things they go to are named elsewhere, and a row here only says how near, how strong and what stands in the way. left_out: the person wants it off the picture.

tie_past
  at timestamp with time zone not null
  by_name text in the order of names not null
  ended boolean not null
  person_id uuid not null
  ring text not null
  stands_in_way text not null
  strength text not null
  tie_id uuid not null
  version integer not null
  -- Every version of a tie, so that it can be seen over time (R221). Kept by a trigger.

unknown_sign_in
  born date
  expires_at timestamp with time zone not null
  hash text not null
  issuer text not null
  nhs_number text
  proved boolean not null default false
  subject text not null
  -- Somebody the identity provider knows and we do not: kept for a few minutes while they enter an invitation code. Only a hash of their cookie is kept.

who_holds
  at_work boolean
  deadline timestamp with time zone
  episode_id uuid
  organisation_id uuid
  organisation_name text in the order of names
  person_id uuid
  responsibility_id uuid
  since timestamp with time zone
  team_id uuid
  team_name text in the order of names
  team_phone text
  worker_id uuid
  worker_name text in the order of names
  worker_role text
  -- The one holder of each person in care: a named worker, or a duty team with a deadline; the main organisation; and whether the holder is at work there.

word_kept_off
  author_name text in the order of names not null
  author_worker_id uuid default caller_worker()
  ended_at timestamp with time zone
  ended_by_name text in the order of names
  id uuid not null
  instead text not null default ''::text
  person_id uuid not null
  recorded_at timestamp with time zone not null
  slot integer not null
  version integer not null default 1
  who_was_there text not null default ''::text
  word text not null
  -- A word the person does not want used about them, and what to say instead; empty where they gave none. Read by them and the team that holds them, by nobody else: a list of what is kept from others would give it away. A worker writes one only with who was there.

worker
  about text not null default ''::text
  active boolean not null default true
  fictional boolean not null default false
  found_by text not null always name_words(name)
  id uuid not null
  name text in the order of names not null
  organisation_id uuid not null
  role text not null


about_me about_me_author_worker_id_fkey FOREIGN KEY (author_worker_id) REFERENCES worker(id)
about_me about_me_check CHECK (((((((likes || needs) || hard) || matters) || speak) || signs) <> ''::text))
about_me about_me_check1 CHECK (((author_worker_id IS NULL) OR read_back))
about_me about_me_follows_fkey FOREIGN KEY (follows) REFERENCES about_me(id)
about_me about_me_follows_key UNIQUE (follows)
about_me about_me_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
about_me about_me_pkey PRIMARY KEY (id)
absence absence_check CHECK ((to_day >= from_day))
absence absence_pkey PRIMARY KEY (id)
absence absence_worker_id_daterange_excl EXCLUDE USING gist (worker_id WITH =, daterange(from_day, to_day, '[]'::text) WITH &&) WHERE ((cancelled_at IS NULL))
absence absence_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
access_alert access_alert_check CHECK (((seen_by IS NULL) = (seen_at IS NULL)))
access_alert access_alert_check1 CHECK (((what = ANY (ARRAY['emergency_guessed'::text, 'code_guessed'::text, 'ids_guessed'::text, 'sign_in_guessed'::text])) OR ((person_id IS NOT NULL) AND (worker_id IS NOT NULL))))
access_alert access_alert_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
access_alert access_alert_pkey PRIMARY KEY (id)
access_alert access_alert_seen_by_fkey FOREIGN KEY (seen_by) REFERENCES account(id)
access_alert access_alert_what_check CHECK ((what = ANY (ARRAY['record_tried'::text, 'emergency_tried'::text, 'holder_in_circle'::text, 'emergency_guessed'::text, 'code_guessed'::text, 'ids_guessed'::text, 'sign_in_guessed'::text])))
access_alert access_alert_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
accompaniment accompaniment_connection_id_person_id_fkey FOREIGN KEY (connection_id, person_id) REFERENCES asset_connection(id, person_id)
accompaniment accompaniment_next_step_id_fkey FOREIGN KEY (next_step_id) REFERENCES next_step(id)
accompaniment accompaniment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
accompaniment accompaniment_pkey PRIMARY KEY (id)
accompaniment accompaniment_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'done'::text, 'not_that_day'::text, 'called_off'::text])))
accompaniment accompaniment_to_what_check CHECK (((length(to_what) >= 1) AND (length(to_what) <= 200)))
accompaniment accompaniment_travel_check CHECK (((length(travel) >= 1) AND (length(travel) <= 500)))
accompaniment accompaniment_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
account account_check CHECK ((num_nonnulls(worker_id, person_id, supporter_id, operator_role) = 1))
account account_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES worker(id)
account account_operator_role_check CHECK ((operator_role = ANY (ARRAY['information_governance'::text, 'administrator'::text, 'commissioner'::text])))
account account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
account account_pkey PRIMARY KEY (id)
account account_supporter_id_fkey FOREIGN KEY (supporter_id) REFERENCES supporter(id)
account account_supporter_id_key UNIQUE (supporter_id)
account account_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
account account_worker_id_key UNIQUE (worker_id)
account worker_stops TRIGGER DEFERRABLE INITIALLY DEFERRED
activity_card activity_card_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id)
activity_card activity_card_check CHECK ((until_day >= from_day))
activity_card activity_card_chosen_name_check CHECK (((length(chosen_name) >= 1) AND (length(chosen_name) <= 60)))
activity_card activity_card_days_check CHECK (((length(days) >= 1) AND (length(days) <= 200)))
activity_card activity_card_helps_check CHECK ((length(helps) <= 500))
activity_card activity_card_id_fkey FOREIGN KEY (id) REFERENCES activity_card_person(card_id)
activity_card activity_card_organiser_id_fkey FOREIGN KEY (organiser_id) REFERENCES worker(id)
activity_card activity_card_pkey PRIMARY KEY (id)
activity_card_person activity_card_person_agreed_how_check CHECK ((agreed_how <> ''::text))
activity_card_person activity_card_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
activity_card_person activity_card_person_pkey PRIMARY KEY (card_id)
advance_wish advance_wish_author_worker_id_fkey FOREIGN KEY (author_worker_id) REFERENCES worker(id)
advance_wish advance_wish_check CHECK ((follows <> id))
advance_wish advance_wish_check1 CHECK (((kind = 'decision'::text) OR ((document_where = ''::text) AND (made_on IS NULL) AND (witnessed_by = ''::text) AND (NOT even_if_life))))
advance_wish advance_wish_check2 CHECK (((kind = 'statement'::text) OR ((document_where <> ''::text) AND (made_on IS NOT NULL))))
advance_wish advance_wish_check3 CHECK (((NOT even_if_life) OR (witnessed_by <> ''::text)))
advance_wish advance_wish_circumstance_check CHECK ((circumstance <> ''::text))
advance_wish advance_wish_follows_fkey FOREIGN KEY (follows) REFERENCES advance_wish(id)
advance_wish advance_wish_follows_key UNIQUE (follows)
advance_wish advance_wish_kind_check CHECK ((kind = ANY (ARRAY['statement'::text, 'decision'::text])))
advance_wish advance_wish_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
advance_wish advance_wish_pkey PRIMARY KEY (id)
advance_wish advance_wish_said CHECK (((follows IS NULL) OR (author_worker_id IS NULL) OR ((said_on IS NOT NULL) AND (said_how <> ''::text))))
advance_wish advance_wish_words_check CHECK ((words <> ''::text))
advice_message advice_message_advice_id_fkey FOREIGN KEY (advice_id) REFERENCES advice_request(id)
advice_message advice_message_pkey PRIMARY KEY (id)
advice_message advice_message_words_check CHECK ((words <> ''::text))
advice_message advice_message_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
advice_request advice_request_adviser_worker_fkey FOREIGN KEY (adviser_worker) REFERENCES worker(id)
advice_request advice_request_asker_organisation_fkey FOREIGN KEY (asker_organisation) REFERENCES organisation(id)
advice_request advice_request_asker_worker_fkey FOREIGN KEY (asker_worker) REFERENCES worker(id)
advice_request advice_request_check CHECK ((adviser_worker <> asker_worker))
advice_request advice_request_check1 CHECK ((answered_at >= started_at))
advice_request advice_request_check2 CHECK (((person_id IS NULL) = (person_asked = 'not_named'::text)))
advice_request advice_request_help_request_id_fkey FOREIGN KEY (help_request_id) REFERENCES help_request(id)
advice_request advice_request_once_key_key UNIQUE (once_key)
advice_request advice_request_person_asked_check CHECK ((person_asked = ANY (ARRAY['yes'::text, 'not_yet'::text, 'not_named'::text])))
advice_request advice_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
advice_request advice_request_pkey PRIMARY KEY (id)
assessment assessment_came_by_check CHECK ((came_by = ANY (ARRAY['self'::text, 'front_door'::text, 'step_up'::text, 'gp'::text, 'vcse'::text, 'social_care'::text, 'police'::text, 'ambulance'::text, 'review'::text, 'other'::text])))
assessment assessment_check CHECK (((component = 'specialist'::text) = (specialist_kind IS NOT NULL)))
assessment assessment_check1 CHECK (((component = 'initialBrief'::text) OR (kinds = 96)))
assessment assessment_check2 CHECK (((state = ANY (ARRAY['planned'::text, 'stopped'::text])) OR ((begun_at IS NOT NULL) AND (explained_how IS NOT NULL))))
assessment assessment_check3 CHECK (((begun_at IS NULL) = (explained_how IS NULL)))
assessment assessment_check4 CHECK (((state = 'stopped'::text) = (stopped_why <> ''::text)))
assessment assessment_component_check CHECK ((component = ANY (ARRAY['initialBrief'::text, 'comprehensive'::text, 'specialist'::text, 'urgentEmergency'::text])))
assessment assessment_covers_check CHECK ((covers <> ''::text))
assessment assessment_explained_how_check CHECK ((explained_how = ANY (ARRAY['my_kith'::text, 'talked'::text, 'paper'::text])))
assessment assessment_extends_id_person_id_fkey FOREIGN KEY (extends_id, person_id) REFERENCES assessment(id, person_id)
assessment assessment_held_at_check CHECK ((length(held_at) <= 200))
assessment assessment_helps_aims_check CHECK ((helps_aims <> ''::text))
assessment assessment_how_long_check CHECK ((how_long <> ''::text))
assessment assessment_id_component_key UNIQUE (id, component)
assessment assessment_id_fkey FOREIGN KEY (id) REFERENCES entry(id)
assessment assessment_id_person_id_key UNIQUE (id, person_id)
assessment assessment_kinds_check CHECK ((kinds = ANY (ARRAY[64, 96])))
assessment assessment_lead_worker_id_fkey FOREIGN KEY (lead_worker_id) REFERENCES worker(id)
assessment assessment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
assessment assessment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
assessment assessment_pkey PRIMARY KEY (id)
assessment assessment_purpose_check CHECK ((purpose <> ''::text))
assessment assessment_specialist_kind_check CHECK ((specialist_kind <> ''::text))
assessment assessment_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'under_way'::text, 'shared'::text, 'continues'::text, 'stopped'::text])))
assessment assessment_who_there_check CHECK ((who_there <> ''::text))
assessment_accepted assessment_accepted_assessment_id_organisation_id_key UNIQUE (assessment_id, organisation_id)
assessment_accepted assessment_accepted_assessment_id_person_id_fkey FOREIGN KEY (assessment_id, person_id) REFERENCES assessment(id, person_id)
assessment_accepted assessment_accepted_id_fkey FOREIGN KEY (id) REFERENCES entry(id)
assessment_accepted assessment_accepted_kinds_check CHECK ((kinds = ANY (ARRAY[32, 64])))
assessment_accepted assessment_accepted_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
assessment_accepted assessment_accepted_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
assessment_accepted assessment_accepted_pkey PRIMARY KEY (id)
assessment_accepted assessment_accepted_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
assessment_contributor assessment_contributor_agreed_how_check CHECK ((agreed_how <> ''::text))
assessment_contributor assessment_contributor_answer_check CHECK ((answer = ANY (ARRAY['added'::text, 'nothing'::text, 'no_answer'::text])))
assessment_contributor assessment_contributor_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES worker(id)
assessment_contributor assessment_contributor_assessment_id_person_id_fkey FOREIGN KEY (assessment_id, person_id) REFERENCES assessment(id, person_id)
assessment_contributor assessment_contributor_check CHECK ((num_nonnulls(worker_id, supporter_id) <= 1))
assessment_contributor assessment_contributor_check1 CHECK (((answer IS NULL) = (answered_at IS NULL)))
assessment_contributor assessment_contributor_check2 CHECK (((answer IS DISTINCT FROM 'no_answer'::text) OR (answer_words <> ''::text)))
assessment_contributor assessment_contributor_kinds_check CHECK ((kinds = ANY (ARRAY[64, 96])))
assessment_contributor assessment_contributor_name_check CHECK ((name <> ''::text))
assessment_contributor assessment_contributor_part_check CHECK ((part <> ''::text))
assessment_contributor assessment_contributor_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
assessment_contributor assessment_contributor_pkey PRIMARY KEY (id)
assessment_contributor assessment_contributor_supporter_id_fkey FOREIGN KEY (supporter_id) REFERENCES supporter(id)
assessment_contributor assessment_contributor_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
assessment_outcome assessment_outcome_assessment_id_component_fkey FOREIGN KEY (assessment_id, component) REFERENCES assessment(id, component)
assessment_outcome assessment_outcome_assessment_id_person_id_fkey FOREIGN KEY (assessment_id, person_id) REFERENCES assessment(id, person_id)
assessment_outcome assessment_outcome_id_fkey FOREIGN KEY (id) REFERENCES entry(id)
assessment_outcome assessment_outcome_kinds_check CHECK ((kinds = ANY (ARRAY[32, 64])))
assessment_outcome assessment_outcome_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
assessment_outcome assessment_outcome_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
assessment_outcome assessment_outcome_pkey PRIMARY KEY (id)
assessment_outcome assessment_outcome_what_next_check CHECK ((what_next <> ''::text))
assessment_outcome assessment_outcome_words_check CHECK ((words <> ''::text))
assessment_outcome assessment_outcome_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
assessment_outcome permitted_outcome CHECK (((cardinality(outcomes) > 0) AND (outcomes <@
CASE component
    WHEN 'initialBrief'::text THEN ARRAY['advice'::text, 'intervention'::text, 'comprehensive'::text, 'specialist'::text]
    WHEN 'comprehensive'::text THEN ARRAY['advice'::text, 'formulation_plan'::text, 'intervention'::text, 'specialist'::text]
    WHEN 'specialist'::text THEN ARRAY['advice'::text, 'formulation_plan_specialist'::text, 'formulation_plan_existing'::text]
    WHEN 'urgentEmergency'::text THEN ARRAY['advice'::text, 'formulation_safety_plan'::text, 'other_services'::text]
    ELSE NULL::text[]
END)))
assessment_outcome says_where CHECK (((NOT (outcomes && ARRAY['intervention'::text, 'other_services'::text])) OR (service <> ''::text)))
assessment_part abuse_has_named_readers CHECK ((((kinds & 512) = 0) OR (readers IS NOT NULL)))
assessment_part assessment_part_assessment_id_person_id_fkey FOREIGN KEY (assessment_id, person_id) REFERENCES assessment(id, person_id)
assessment_part assessment_part_author_person_id_fkey FOREIGN KEY (author_person_id) REFERENCES person(id)
assessment_part assessment_part_author_worker_id_fkey FOREIGN KEY (author_worker_id) REFERENCES worker(id)
assessment_part assessment_part_check CHECK ((num_nonnulls(contributor_id, author_worker_id, author_person_id) > 0))
assessment_part assessment_part_contributor_id_fkey FOREIGN KEY (contributor_id) REFERENCES assessment_contributor(id)
assessment_part assessment_part_id_fkey FOREIGN KEY (id) REFERENCES entry(id)
assessment_part assessment_part_kinds_check CHECK (((kinds & 96) <> 0))
assessment_part assessment_part_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
assessment_part assessment_part_pkey PRIMARY KEY (id)
assessment_part assessment_part_section_check CHECK ((section <> ''::text))
assessment_part assessment_part_words_check CHECK ((words <> ''::text))
assessment_reuse abuse_has_named_readers CHECK ((((kinds & 512) = 0) OR (readers IS NOT NULL)))
assessment_reuse assessment_reuse_assessment_id_person_id_fkey FOREIGN KEY (assessment_id, person_id) REFERENCES assessment(id, person_id)
assessment_reuse assessment_reuse_check CHECK ((by_person <> (worker_id IS NOT NULL)))
assessment_reuse assessment_reuse_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id)
assessment_reuse assessment_reuse_kinds_check CHECK ((kinds > 0))
assessment_reuse assessment_reuse_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
assessment_reuse assessment_reuse_pkey PRIMARY KEY (assessment_id, entry_id)
assessment_reuse assessment_reuse_say_check CHECK ((say = ANY (ARRAY['carry'::text, 'read'::text, 'leave'::text])))
assessment_reuse assessment_reuse_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
asset asset_check CHECK ((merged_into <> id))
asset asset_check1 CHECK ((minimum_age <= maximum_age))
asset asset_confirmed_how_check CHECK ((confirmed_how = ANY (ARRAY['source'::text, 'listed'::text, 'organiser'::text, 'connector'::text, 'person'::text, 'team'::text])))
asset asset_cost_check CHECK ((cost = ANY (ARRAY['free'::text, 'low'::text, 'pay'::text, 'not_said'::text])))
asset asset_description_check CHECK ((length(description) <= 20000))
asset asset_maximum_age_check CHECK (((maximum_age >= 0) AND (maximum_age <= 130)))
asset asset_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES asset(id)
asset asset_minimum_age_check CHECK (((minimum_age >= 0) AND (minimum_age <= 130)))
asset asset_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300)))
asset asset_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES asset_organisation(id)
asset asset_owner_email_check CHECK ((owner_email ~~ '%_@_%'::text))
asset asset_pkey PRIMARY KEY (id)
asset asset_referral_check CHECK ((referral = ANY (ARRAY['none'::text, 'welcome'::text, 'needed'::text, 'not_said'::text])))
asset asset_source_id_fkey FOREIGN KEY (source_id) REFERENCES asset_source(id)
asset asset_source_id_source_key_key UNIQUE (source_id, source_key)
asset asset_source_key_check CHECK (((length(source_key) >= 1) AND (length(source_key) <= 300)))
asset asset_status_check CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text, 'defunct'::text, 'temporarily closed'::text])))
asset asset_summary_check CHECK ((length(summary) <= 500))
asset asset_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
asset asset_team_id_key UNIQUE (team_id)
asset asset_website_check CHECK ((website ~ '^https?://'::text))
asset_area asset_area_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
asset_area asset_area_care_system_code_fkey FOREIGN KEY (care_system_code) REFERENCES care_system(code)
asset_area asset_area_check CHECK (((num_nonnulls(care_system_code, place_code, neighbourhood_code) <= 1) AND ((name <> ''::text) OR (num_nonnulls(care_system_code, place_code, neighbourhood_code) = 1))))
asset_area asset_area_neighbourhood_code_fkey FOREIGN KEY (neighbourhood_code) REFERENCES neighbourhood(code)
asset_area asset_area_pkey PRIMARY KEY (id)
asset_area asset_area_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
asset_at_location asset_at_location_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
asset_at_location asset_at_location_asset_id_location_id_key UNIQUE (asset_id, location_id)
asset_at_location asset_at_location_location_id_fkey FOREIGN KEY (location_id) REFERENCES asset_location(id)
asset_at_location asset_at_location_pkey PRIMARY KEY (id)
asset_connection asset_connection_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id)
asset_connection asset_connection_id_person_id_key UNIQUE (id, person_id)
asset_connection asset_connection_matters_check CHECK ((length(matters) <= 1000))
asset_connection asset_connection_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
asset_connection asset_connection_pkey PRIMARY KEY (id)
asset_contact asset_contact_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
asset_contact asset_contact_pkey PRIMARY KEY (id)
asset_cost asset_cost_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
asset_cost asset_cost_pence_check CHECK ((pence >= 0))
asset_cost asset_cost_pkey PRIMARY KEY (id)
asset_domain asset_domain_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
asset_domain asset_domain_domain_check CHECK ((domain = ANY (ARRAY['healthCare'::text, 'localFacilities'::text, 'personalInterests'::text, 'personalRelationships'::text])))
asset_domain asset_domain_pkey PRIMARY KEY (asset_id, domain)
asset_field asset_field_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
asset_field asset_field_field_check CHECK ((field ~ '^[a-z_]{1,40}$'::text))
asset_field asset_field_pkey PRIMARY KEY (asset_id, field)
asset_field asset_field_source_id_fkey FOREIGN KEY (source_id) REFERENCES asset_source(id)
asset_flexible_for asset_flexible_for_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
asset_flexible_for asset_flexible_for_pkey PRIMARY KEY (asset_id, who)
asset_flexible_for asset_flexible_for_who_check CHECK ((who = ANY (ARRAY['carers'::text, 'families'::text, 'shift_workers'::text, 'complicated_family'::text, 'young_children'::text, 'large_groups_hard'::text, 'cannot_say_ahead'::text])))
asset_found asset_found_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
asset_found asset_found_at_location_id_fkey FOREIGN KEY (at_location_id) REFERENCES asset_at_location(id) ON DELETE CASCADE
asset_gap asset_gap_domain_check CHECK ((domain = ANY (ARRAY['healthCare'::text, 'localFacilities'::text, 'personalInterests'::text, 'personalRelationships'::text])))
asset_gap asset_gap_neighbourhood_code_fkey FOREIGN KEY (neighbourhood_code) REFERENCES neighbourhood(code)
asset_gap asset_gap_pkey PRIMARY KEY (id)
asset_gap asset_gap_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
asset_gap asset_gap_proposal_check CHECK ((proposal = ANY (ARRAY['commission'::text, 'transport'::text, 'share'::text, 'online'::text])))
asset_gap asset_gap_proposal_words_check CHECK ((length(proposal_words) <= 500))
asset_gap asset_gap_state_check CHECK ((state = ANY (ARRAY['open'::text, 'met'::text])))
asset_gap asset_gap_wanted_check CHECK (((length(wanted) >= 1) AND (length(wanted) <= 200)))
asset_key asset_key_answer_check CHECK ((answer = ANY (ARRAY['right'::text, 'changed'::text, 'closed'::text])))
asset_key asset_key_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
asset_key asset_key_check CHECK ((expires_at > made_at))
asset_key asset_key_check1 CHECK (((used_at IS NULL) = (answer IS NULL)))
asset_key asset_key_pkey PRIMARY KEY (token_hash)
asset_key asset_key_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
asset_language asset_language_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
asset_language asset_language_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
asset_language asset_language_pkey PRIMARY KEY (asset_id, name)
asset_location asset_location_check CHECK ((((lat IS NULL) = (lon IS NULL)) AND ((grid IS NULL) = (point_from = 'none'::text)) AND ((lat IS NULL) = (point_from = ANY (ARRAY['none'::text, 'outcode'::text])))))
asset_location asset_location_kind_check CHECK ((kind = ANY (ARRAY['physical'::text, 'postal'::text, 'virtual'::text])))
asset_location asset_location_lat_check CHECK (((lat >= (49)::double precision) AND (lat <= (61)::double precision)))
asset_location asset_location_lon_check CHECK (((lon >= ('-9'::integer)::double precision) AND (lon <= (2)::double precision)))
asset_location asset_location_neighbourhood_code_fkey FOREIGN KEY (neighbourhood_code) REFERENCES neighbourhood(code)
asset_location asset_location_pkey PRIMARY KEY (id)
asset_location asset_location_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
asset_location asset_location_point_from_check CHECK ((point_from = ANY (ARRAY['source'::text, 'grid'::text, 'postcode'::text, 'outcode'::text, 'geocoded'::text, 'none'::text])))
asset_location asset_location_postcode_check CHECK ((postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$'::text))
asset_location asset_location_source_id_fkey FOREIGN KEY (source_id) REFERENCES asset_source(id)
asset_location asset_location_source_id_source_key_key UNIQUE (source_id, source_key)
asset_location asset_location_source_key_check CHECK (((length(source_key) >= 1) AND (length(source_key) <= 300)))
asset_location asset_location_step_free_check CHECK ((step_free = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text, 'not_said'::text])))
asset_merge asset_merge_brought_check CHECK ((jsonb_typeof(brought) = 'object'::text))
asset_merge asset_merge_check CHECK ((kept <> merged))
asset_merge asset_merge_kept_fkey FOREIGN KEY (kept) REFERENCES asset(id) ON DELETE CASCADE
asset_merge asset_merge_merged_fkey FOREIGN KEY (merged) REFERENCES asset(id) ON DELETE CASCADE
asset_merge asset_merge_pkey PRIMARY KEY (id)
asset_news asset_news_check CHECK (((told_at IS NULL) OR (confirmed_at IS NOT NULL)))
asset_news asset_news_email_check CHECK (((email ~ '^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+$'::text) AND (length(email) <= 200)))
asset_news asset_news_email_term_code_place_code_key UNIQUE (email, term_code, place_code)
asset_news asset_news_pkey PRIMARY KEY (id)
asset_news asset_news_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
asset_news asset_news_term_code_check CHECK ((length(term_code) <= 200))
asset_news_key asset_news_key_news_id_fkey FOREIGN KEY (news_id) REFERENCES asset_news(id) ON DELETE CASCADE
asset_news_key asset_news_key_pkey PRIMARY KEY (token_hash)
asset_news_key asset_news_key_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
asset_organisation asset_organisation_identifiers_check CHECK ((jsonb_typeof(identifiers) = 'array'::text))
asset_organisation asset_organisation_kind_check CHECK ((kind = ANY (ARRAY['statutory'::text, 'voluntary'::text, 'faith'::text, 'community'::text, 'business'::text, 'other'::text])))
asset_organisation asset_organisation_name_check CHECK ((length(name) <= 300))
asset_organisation asset_organisation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
asset_organisation asset_organisation_pkey PRIMARY KEY (id)
asset_organisation asset_organisation_source_id_fkey FOREIGN KEY (source_id) REFERENCES asset_source(id)
asset_organisation asset_organisation_source_id_source_key_key UNIQUE (source_id, source_key)
asset_organisation asset_organisation_source_key_check CHECK (((length(source_key) >= 1) AND (length(source_key) <= 300)))
asset_organisation asset_organisation_website_check CHECK ((website ~ '^https?://'::text))
asset_pair asset_pair_check CHECK ((one < other))
asset_pair asset_pair_check1 CHECK (((state = 'open'::text) = (decided_at IS NULL)))
asset_pair asset_pair_one_fkey FOREIGN KEY (one) REFERENCES asset(id) ON DELETE CASCADE
asset_pair asset_pair_other_fkey FOREIGN KEY (other) REFERENCES asset(id) ON DELETE CASCADE
asset_pair asset_pair_pkey PRIMARY KEY (one, other)
asset_pair asset_pair_state_check CHECK ((state = ANY (ARRAY['open'::text, 'merged'::text, 'apart'::text])))
asset_schedule asset_schedule_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
asset_schedule asset_schedule_at_location_id_fkey FOREIGN KEY (at_location_id) REFERENCES asset_at_location(id) ON DELETE CASCADE
asset_schedule asset_schedule_every_check CHECK ((every = ANY (ARRAY['week'::text, 'fortnight'::text, 'month'::text])))
asset_schedule asset_schedule_pkey PRIMARY KEY (id)
asset_schedule asset_schedule_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
asset_source asset_source_code_check CHECK ((code ~ '^[a-z0-9-]{1,60}$'::text))
asset_source asset_source_code_key UNIQUE (code)
asset_source asset_source_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'open_referral'::text, 'house'::text, 'suggestion'::text])))
asset_source asset_source_mapping_check CHECK ((jsonb_typeof(mapping) = 'object'::text))
asset_source asset_source_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
asset_source asset_source_pkey PRIMARY KEY (id)
asset_source asset_source_url_check CHECK ((url ~ '^https?://'::text))
asset_term asset_term_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
asset_term asset_term_pkey PRIMARY KEY (asset_id, term_id)
asset_term asset_term_term_id_fkey FOREIGN KEY (term_id) REFERENCES taxonomy_term(id)
asset_told asset_told_answer_to_check CHECK (((length(answer_to) >= 3) AND (length(answer_to) <= 200)))
asset_told asset_told_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
asset_told asset_told_check CHECK ((((state = 'done'::text) = (outcome IS NOT NULL)) AND ((outcome IS NULL) = (done_at IS NULL))))
asset_told asset_told_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'wrong'::text, 'closed'::text, 'turned_away'::text])))
asset_told asset_told_outcome_check CHECK ((outcome = ANY (ARRAY['shown'::text, 'changed'::text, 'closed'::text, 'no_change'::text, 'not_shown'::text])))
asset_told asset_told_pkey PRIMARY KEY (id)
asset_told asset_told_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text])))
asset_told asset_told_words_check CHECK ((length(words) <= 2000))
asset_use asset_use_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
asset_use asset_use_kind_check CHECK ((kind = ANY (ARRAY['opened'::text, 'kept'::text, 'sent'::text, 'directions'::text])))
asset_use asset_use_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
asset_use asset_use_pkey PRIMARY KEY (asset_id, month, kind)
asset_use asset_use_times_check CHECK ((times > 0))
audit_chain audit_chain_pkey PRIMARY KEY (chain)
audit_entry audit_entry_chain_fkey FOREIGN KEY (chain) REFERENCES audit_chain(chain)
audit_entry audit_entry_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'not allowed'::text])))
audit_entry audit_entry_pkey PRIMARY KEY (chain, "position")
audit_entry audit_entry_position CHECK (("position" > 0)) NOT VALID
barrier_report barrier_report_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id)
barrier_report barrier_report_kind_check CHECK ((kind = ANY (ARRAY['distance'::text, 'leaving_home'::text, 'prison'::text, 'homelessness'::text, 'money'::text, 'language'::text, 'service_not_adapting'::text, 'disability'::text, 'stigma'::text, 'self_stigma'::text, 'exclusion'::text, 'migration'::text, 'age'::text, 'socioeconomic'::text, 'housing'::text, 'lifestyle'::text, 'living_alone'::text, 'low_income'::text, 'supported_housing'::text, 'digital'::text, 'turned_away'::text, 'referral_only'::text])))
barrier_report barrier_report_neighbourhood_code_fkey FOREIGN KEY (neighbourhood_code) REFERENCES neighbourhood(code)
barrier_report barrier_report_owner_team_id_fkey FOREIGN KEY (owner_team_id) REFERENCES team(id)
barrier_report barrier_report_pkey PRIMARY KEY (id)
barrier_report barrier_report_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
barrier_report barrier_report_state_check CHECK ((state = ANY (ARRAY['open'::text, 'working'::text, 'done'::text])))
barrier_report barrier_report_words_check CHECK ((length(words) <= 1000))
basis basis_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
basis basis_pkey PRIMARY KEY (id)
basis basis_why_check CHECK ((why = ANY (ARRAY['me'::text, 'holds'::text, 'team_holds'::text, 'care_team'::text, 'gp_practice'::text, 'agreed'::text, 'agreed_more'::text, 'crisis_agreed'::text, 'front_door'::text, 'emergency'::text, 'lawful'::text, 'circle'::text, 'employer'::text])))
board_contact board_contact_last_met_by_fkey FOREIGN KEY (last_met_by) REFERENCES worker(id)
board_contact board_contact_next_step_id_fkey FOREIGN KEY (next_step_id) REFERENCES next_step(id)
board_contact board_contact_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
board_contact board_contact_pkey PRIMARY KEY (person_id, kinds)
board_row board_row_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
board_row board_row_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
board_row board_row_pkey PRIMARY KEY (person_id)
board_row board_row_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
board_row board_row_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
capacity_decision capacity_decision_capacity_check CHECK ((capacity > 0))
capacity_decision capacity_decision_check CHECK (((up_to > capacity) AND (up_to > held)))
capacity_decision capacity_decision_check1 CHECK (((until > decided_at) AND (until <= (decided_at + '93 days'::interval))))
capacity_decision capacity_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES worker(id)
capacity_decision capacity_decision_held_check CHECK ((held >= 0))
capacity_decision capacity_decision_pkey PRIMARY KEY (id)
capacity_decision capacity_decision_reason_check CHECK ((reason <> ''::text))
capacity_decision capacity_decision_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
care_episode care_episode_check CHECK ((ended_at > started_at))
care_episode care_episode_check4 CHECK ((joined_into <> id))
care_episode care_episode_ends CHECK (
CASE
    WHEN (ended_at IS NULL) THEN (num_nonnulls(goodbye_words, goodbye_by, joined_into) = 0)
    WHEN (joined_into IS NOT NULL) THEN ((num_nonnulls(goodbye_words, goodbye_by) = 0) AND (last_team_id IS NOT NULL))
    WHEN (num_nonnulls(goodbye_words, goodbye_by, last_team_id) < 3) THEN false
    WHEN (goodbye_by = 'did_not_agree'::text) THEN (num_nonnulls(staying_well, way_back, check_in_on) = 0)
    ELSE ((COALESCE(staying_well, ''::text) <> ''::text) AND (COALESCE(way_back, ''::text) <> ''::text) AND (check_in_on IS NOT NULL))
END)
care_episode care_episode_goodbye_by_check CHECK ((goodbye_by = ANY (ARRAY['asked'::text, 'agreed'::text, 'did_not_agree'::text])))
care_episode care_episode_id_person_id_key UNIQUE (id, person_id)
care_episode care_episode_joined_into_fkey FOREIGN KEY (joined_into) REFERENCES care_episode(id)
care_episode care_episode_last_team_id_fkey FOREIGN KEY (last_team_id) REFERENCES team(id)
care_episode care_episode_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
care_episode care_episode_pkey PRIMARY KEY (id)
care_episode episode_whole TRIGGER DEFERRABLE INITIALLY DEFERRED
care_role care_role_pkey PRIMARY KEY (code)
care_system care_system_code_check CHECK ((code ~ '^[A-Z0-9]{3,10}$'::text))
care_system care_system_gss_code_check CHECK ((gss_code ~ '^[A-Z][0-9]{8}$'::text))
care_system care_system_gss_code_key UNIQUE (gss_code)
care_system care_system_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
care_system care_system_pkey PRIMARY KEY (code)
circle circle_check CHECK ((num_nonnulls(worker_id, organisation_id) = 1))
circle circle_check1 CHECK (((relation = 'employer'::text) = (organisation_id IS NOT NULL)))
circle circle_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
circle circle_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
circle circle_pkey PRIMARY KEY (id)
circle circle_relation_check CHECK ((relation = ANY (ARRAY['employer'::text, 'colleague'::text, 'manager'::text, 'relative'::text, 'partner'::text, 'ex_partner'::text, 'neighbour'::text, 'friend'::text, 'other'::text])))
circle circle_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
clinical_item clinical_item_approved_by_check CHECK ((approved_by <> ''::text))
clinical_item clinical_item_check CHECK ((checked OR (approved_by IS NULL)))
clinical_item clinical_item_code_check CHECK ((code ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$'::text))
clinical_item clinical_item_list_version_fkey FOREIGN KEY (list, version) REFERENCES content_version(list, version)
clinical_item clinical_item_list_version_position_key UNIQUE (list, version, "position")
clinical_item clinical_item_more_check CHECK ((jsonb_typeof(more) = 'object'::text))
clinical_item clinical_item_pkey PRIMARY KEY (list, version, code)
clinical_item clinical_item_position_check CHECK (("position" >= 0))
clinical_item clinical_item_source_check CHECK ((source <> ''::text))
clinical_item clinical_item_title_check CHECK ((title <> ''::text))
complexity_factor complexity_factor_check CHECK (((present <> 'yes'::text) OR (note <> ''::text)))
complexity_factor complexity_factor_factor_check CHECK (((factor >= 1) AND (factor <= 8)))
complexity_factor complexity_factor_kinds_check CHECK (((kinds & 32) = 32))
complexity_factor complexity_factor_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
complexity_factor complexity_factor_pkey PRIMARY KEY (view_id, factor)
complexity_factor complexity_factor_present_check CHECK ((present = ANY (ARRAY['yes'::text, 'no'::text, 'not_talked'::text])))
complexity_factor complexity_factor_step_id_fkey FOREIGN KEY (step_id) REFERENCES next_step(id)
complexity_factor complexity_factor_view_id_fkey FOREIGN KEY (view_id) REFERENCES complexity_view(id)
complexity_factor service_acts CHECK ((((factor = 8) AND (present = 'yes'::text)) = (step_id IS NOT NULL)))
complexity_view complexity_view_follows_fkey FOREIGN KEY (follows) REFERENCES complexity_view(id)
complexity_view complexity_view_id_fkey FOREIGN KEY (id) REFERENCES entry(id)
complexity_view complexity_view_kinds_check CHECK ((kinds = 32))
complexity_view complexity_view_level_check CHECK ((level = ANY (ARRAY['less'::text, 'complex'::text, 'more'::text])))
complexity_view complexity_view_made_with_check CHECK ((made_with <> ''::text))
complexity_view complexity_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
complexity_view complexity_view_pkey PRIMARY KEY (id)
complexity_view complexity_view_why_check CHECK ((why <> ''::text))
complexity_view complexity_view_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
complexity_view complexity_whole TRIGGER DEFERRABLE INITIALLY DEFERRED
connection_event connection_event_check CHECK (((what = ANY (ARRAY['step_done'::text, 'step_not_that_day'::text])) = (step_id IS NOT NULL)))
connection_event connection_event_connection_id_person_id_fkey FOREIGN KEY (connection_id, person_id) REFERENCES asset_connection(id, person_id)
connection_event connection_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
connection_event connection_event_pkey PRIMARY KEY (id)
connection_event connection_event_step_id_fkey FOREIGN KEY (step_id) REFERENCES graded_step(id)
connection_event connection_event_what_check CHECK ((what = ANY (ARRAY['told_about'::text, 'introduced'::text, 'went_with'::text, 'stayed_with'::text, 'went_alone'::text, 'not_that_day'::text, 'step_done'::text, 'step_not_that_day'::text, 'said'::text])))
connection_event connection_event_words_check CHECK ((length(words) <= 2000))
connection_event connection_event_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
connector_ask connector_ask_agreed_how_check CHECK ((agreed_how <> ''::text))
connector_ask connector_ask_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES worker(id)
connector_ask connector_ask_check CHECK (((state = 'asked'::text) = (answered_at IS NULL)))
connector_ask connector_ask_check1 CHECK (((state = 'taken'::text) = (taken_by IS NOT NULL)))
connector_ask connector_ask_involvement_id_fkey FOREIGN KEY (involvement_id) REFERENCES involvement(id)
connector_ask connector_ask_matters_check CHECK (((length(matters) >= 1) AND (length(matters) <= 2000)))
connector_ask connector_ask_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
connector_ask connector_ask_pkey PRIMARY KEY (id)
connector_ask connector_ask_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'taken'::text, 'withdrawn'::text])))
connector_ask connector_ask_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES worker(id)
connector_ask connector_ask_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
contact_note abuse_has_named_readers CHECK ((((kinds & 512) = 0) OR (readers IS NOT NULL)))
contact_note contact_note_check CHECK (((NOT met) OR ((physical <> ''::text) <> (physical_why_not <> ''::text))))
contact_note contact_note_check1 CHECK (((NOT met) OR (mental <> ''::text) OR (physical <> ''::text) OR (social <> ''::text)))
contact_note contact_note_check2 CHECK (((next_step_id IS NULL) = (no_next_step_why <> ''::text)))
contact_note contact_note_check3 CHECK ((met OR ((next_step_id IS NOT NULL) AND (tried <> ''::text))))
contact_note contact_note_id_fkey FOREIGN KEY (id) REFERENCES entry(id)
contact_note contact_note_kinds_check CHECK (((kinds & 64) = 64))
contact_note contact_note_mode_check CHECK ((mode = ANY (ARRAY['face_to_face'::text, 'video'::text, 'phone'::text, 'text'::text, 'email'::text, 'letter'::text, 'group'::text])))
contact_note contact_note_next_step_id_fkey FOREIGN KEY (next_step_id) REFERENCES next_step(id)
contact_note contact_note_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
contact_note contact_note_pkey PRIMARY KEY (id)
contact_note contact_note_replaces_fkey FOREIGN KEY (replaces) REFERENCES contact_note(id)
contact_note contact_note_replaces_key UNIQUE (replaces)
contact_note contact_note_setting_check CHECK ((setting = ANY (ARRAY['home'::text, 'gp_surgery'::text, 'community_hub'::text, 'cafe_or_park'::text, 'school_or_university'::text, 'hospital'::text, 'work'::text, 'online'::text, 'other'::text])))
contact_note contact_note_who_was_there_check CHECK ((who_was_there <> ''::text))
contact_note contact_note_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
contact_override contact_override_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
contact_override contact_override_pkey PRIMARY KEY (id)
contact_override contact_override_reason_check CHECK ((length(reason) >= 10))
contact_override contact_override_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
contact_point contact_point_kind_check CHECK ((kind = ANY (ARRAY['mobile'::text, 'landline'::text, 'email'::text])))
contact_point contact_point_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
contact_point contact_point_person_id_kind_during_excl EXCLUDE USING gist (person_id WITH =, kind WITH =, during WITH &&)
contact_point contact_point_pkey PRIMARY KEY (id)
contact_point contact_point_value_check CHECK (((length(value) >= 3) AND (length(value) <= 200)))
contact_rules contact_rules_author_worker_id_fkey FOREIGN KEY (author_worker_id) REFERENCES worker(id)
contact_rules contact_rules_check CHECK ((time_from < time_to))
contact_rules contact_rules_check1 CHECK ((('through_someone'::text = ANY (routes)) = (through_whom IS NOT NULL)))
contact_rules contact_rules_check2 CHECK (((NOT times_unread) OR (more <> ''::text)))
contact_rules contact_rules_days_check CHECK (((cardinality(days) > 0) AND (days <@ ARRAY['mon'::text, 'tue'::text, 'wed'::text, 'thu'::text, 'fri'::text, 'sat'::text, 'sun'::text])))
contact_rules contact_rules_follows_fkey FOREIGN KEY (follows) REFERENCES contact_rules(id)
contact_rules contact_rules_follows_key UNIQUE (follows)
contact_rules contact_rules_letters_to_check CHECK ((letters_to = ANY (ARRAY['home'::text, 'term'::text, 'other'::text])))
contact_rules contact_rules_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
contact_rules contact_rules_pkey PRIMARY KEY (id)
contact_rules contact_rules_routes_check CHECK ((routes <@ ARRAY['text'::text, 'phone'::text, 'voicemail'::text, 'email'::text, 'letter'::text, 'face_to_face'::text, 'through_someone'::text]))
contact_rules contact_rules_time_from_check CHECK ((time_from ~ '^[0-2][0-9]:[0-5][0-9]$'::text))
contact_rules contact_rules_time_to_check CHECK ((time_to ~ '^[0-2][0-9]:[0-5][0-9]$'::text))
content_version content_version_check CHECK ((valid_to >= valid_from))
content_version content_version_list_check CHECK ((list ~ '^[a-z][a-z0-9-]{0,59}$'::text))
content_version content_version_pkey PRIMARY KEY (list, version)
content_version content_version_title_check CHECK ((title <> ''::text))
content_version content_version_version_check CHECK ((version > 0))
contribution contribution_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id)
contribution contribution_came_of_it_check CHECK ((length(came_of_it) <= 1000))
contribution contribution_kind_check CHECK ((kind = ANY (ARRAY['help_run'::text, 'start'::text, 'teach'::text, 'speak'::text, 'other'::text])))
contribution contribution_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
contribution contribution_pkey PRIMARY KEY (id)
contribution contribution_state_check CHECK ((state = ANY (ARRAY['offered'::text, 'talked'::text, 'doing'::text, 'resting'::text])))
contribution contribution_what_check CHECK (((length(what) >= 1) AND (length(what) <= 500)))
coverage_decision coverage_decision_pkey PRIMARY KEY (id)
coverage_decision coverage_decision_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
coverage_decision coverage_decision_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
crisis_reading crisis_reading_check CHECK (((written_by IS NULL) = (said_how = ''::text)))
crisis_reading crisis_reading_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
crisis_reading crisis_reading_pkey PRIMARY KEY (id)
crisis_reading crisis_reading_written_by_fkey FOREIGN KEY (written_by) REFERENCES worker(id)
crisis_route crisis_route_care_system_code_fkey FOREIGN KEY (care_system_code) REFERENCES care_system(code)
crisis_route crisis_route_check CHECK ((num_nonnulls(care_system_code, place_code) <= 1))
crisis_route crisis_route_check1 CHECK ((num_nonnulls(phone, text_to, website, address) >= 1))
crisis_route crisis_route_check2 CHECK (((text_words IS NULL) OR (text_to IS NOT NULL)))
crisis_route crisis_route_code_check CHECK ((code ~ '^[a-z0-9-]{1,60}$'::text))
crisis_route crisis_route_code_key UNIQUE (code)
crisis_route crisis_route_kind_check CHECK ((kind = ANY (ARRAY['emergency'::text, 'line'::text, 'text'::text, 'cafe'::text, 'team'::text, 'online'::text, 'other'::text])))
crisis_route crisis_route_name_check CHECK ((name <> ''::text))
crisis_route crisis_route_pkey PRIMARY KEY (id)
crisis_route crisis_route_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
crisis_route crisis_route_source_check CHECK ((source <> ''::text))
crisis_route crisis_route_website_check CHECK ((website ~~ 'https://%'::text))
crisis_route crisis_route_what_check CHECK ((what <> ''::text))
crisis_route_hours crisis_route_hours_pkey PRIMARY KEY (route_id, weekday, opens)
crisis_route_hours crisis_route_hours_route_id_fkey FOREIGN KEY (route_id) REFERENCES crisis_route(id) ON DELETE CASCADE
crisis_route_hours crisis_route_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
demonstration demonstration_only_one_check CHECK (only_one)
demonstration demonstration_pkey PRIMARY KEY (only_one)
dialog_plus dialog_plus_kinds_check CHECK ((kinds > 0))
dialog_plus dialog_plus_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
dialog_plus dialog_plus_pkey PRIMARY KEY (id)
dialog_plus dialog_plus_position_check CHECK ((("position" >= 1) AND ("position" <= 3)))
dialog_plus dialog_plus_response_id_fkey FOREIGN KEY (response_id) REFERENCES measure_response(id)
dialog_plus dialog_plus_response_id_item_code_key UNIQUE (response_id, item_code)
dialog_plus dialog_plus_response_id_position_key UNIQUE (response_id, "position")
do_not_ask do_not_ask_check CHECK (((rule = 'only_if'::text) = (only_if IS NOT NULL)))
do_not_ask do_not_ask_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
do_not_ask do_not_ask_pkey PRIMARY KEY (id)
do_not_ask do_not_ask_rule_check CHECK ((rule = ANY (ARRAY['never'::text, 'only_if'::text])))
do_not_ask do_not_ask_topic_check CHECK ((topic = ANY (ARRAY['past'::text, 'family'::text, 'health'::text, 'relationship'::text, 'work'::text, 'other'::text])))
emergency_access emergency_access_check CHECK ((num_nonnulls(review, reviewed_by, reviewed_at) = ANY (ARRAY[0, 3])))
emergency_access emergency_access_during_check CHECK (((upper(during) - lower(during)) <= '01:00:00'::interval))
emergency_access emergency_access_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
emergency_access emergency_access_pkey PRIMARY KEY (id)
emergency_access emergency_access_reason_check CHECK ((reason = ANY (ARRAY['immediate_danger'::text, 'cannot_wait'::text, 'other'::text])))
emergency_access emergency_access_review_check CHECK ((review = ANY (ARRAY['justified'::text, 'not_justified'::text])))
emergency_access emergency_access_words_check CHECK ((length(words) >= 10))
emergency_access emergency_access_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
engagement_view engagement_view_ability_check CHECK (((length(ability) >= 1) AND (length(ability) <= 2000)))
engagement_view engagement_view_adjustments_check CHECK ((length(adjustments) <= 2000))
engagement_view engagement_view_fits_goal_check CHECK ((length(fits_goal) <= 500))
engagement_view engagement_view_motivation_check CHECK (((length(motivation) >= 1) AND (length(motivation) <= 2000)))
engagement_view engagement_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
engagement_view engagement_view_pkey PRIMARY KEY (id)
entry abuse_has_named_readers CHECK ((((kinds & 512) = 0) OR (readers IS NOT NULL)))
entry entry_author_person_id_fkey FOREIGN KEY (author_person_id) REFERENCES person(id)
entry entry_author_worker_id_fkey FOREIGN KEY (author_worker_id) REFERENCES worker(id)
entry entry_kinds_check CHECK ((kinds > 0))
entry entry_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
entry entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
entry entry_pkey PRIMARY KEY (id)
entry entry_replaces_fkey FOREIGN KEY (replaces) REFERENCES entry(id)
entry entry_title_check CHECK ((title <> ''::text))
entry entry_what_check CHECK ((what ~ '^[a-z_]{1,40}$'::text))
entry_comment entry_comment_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES worker(id)
entry_comment entry_comment_check CHECK ((num_nonnulls(answer, answered_by, answered_by_name, answered_at) = ANY (ARRAY[0, 4])))
entry_comment entry_comment_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id)
entry_comment entry_comment_kind_check CHECK ((kind = ANY (ARRAY['comment'::text, 'correction'::text])))
entry_comment entry_comment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
entry_comment entry_comment_pkey PRIMARY KEY (id)
entry_comment entry_comment_words_check CHECK ((words <> ''::text))
escalation escalation_check CHECK (((why = 'late'::text) = (deadline IS NOT NULL)))
escalation escalation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
escalation escalation_pkey PRIMARY KEY (id)
escalation escalation_responsibility_id_deadline_key UNIQUE (responsibility_id, deadline)
escalation escalation_responsibility_id_fkey FOREIGN KEY (responsibility_id) REFERENCES responsibility(id)
escalation escalation_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
escalation escalation_why_check CHECK ((why = ANY (ARRAY['late'::text, 'nobody_at_work'::text])))
form_sent form_sent_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
form_sent form_sent_pkey PRIMARY KEY (hash)
formulation formulation_agreement_check CHECK ((agreement = ANY (ARRAY['agreed'::text, 'differ'::text, 'not_yet'::text])))
formulation formulation_check CHECK (((agreement <> 'differ'::text) OR ((person_view <> ''::text) AND (worker_view <> ''::text))))
formulation formulation_difficult_check CHECK ((difficult <> ''::text))
formulation formulation_follows_fkey FOREIGN KEY (follows) REFERENCES formulation(id)
formulation formulation_id_fkey FOREIGN KEY (id) REFERENCES entry(id)
formulation formulation_kinds_check CHECK ((kinds = 32))
formulation formulation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
formulation formulation_pkey PRIMARY KEY (id)
formulation formulation_strengths_check CHECK ((strengths <> ''::text))
formulation formulation_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
function_level function_level_function_code_check CHECK ((function_code ~ '^[a-z][a-z0-9-]{0,59}$'::text))
function_level function_level_level_check CHECK ((level = ANY (ARRAY['local'::text, 'wider'::text])))
function_level function_level_pkey PRIMARY KEY (place_code, function_code)
function_level function_level_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
gp_practice_area gp_practice_area_lat_check CHECK (((lat >= (49)::double precision) AND (lat <= (61)::double precision)))
gp_practice_area gp_practice_area_list_size_check CHECK ((list_size >= 0))
gp_practice_area gp_practice_area_lon_check CHECK (((lon >= ('-9'::integer)::double precision) AND (lon <= (2)::double precision)))
gp_practice_area gp_practice_area_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
gp_practice_area gp_practice_area_neighbourhood_code_fkey FOREIGN KEY (neighbourhood_code) REFERENCES neighbourhood(code)
gp_practice_area gp_practice_area_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES primary_care_network(code)
gp_practice_area gp_practice_area_pkey PRIMARY KEY (practice_code)
gp_practice_area gp_practice_area_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
gp_practice_area gp_practice_area_postcode_check CHECK ((postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$'::text))
gp_practice_area gp_practice_area_practice_code_check CHECK ((practice_code ~ '^[A-Z0-9]{3,10}$'::text))
gp_registration gp_registration_kind_check CHECK ((kind = ANY (ARRAY['home'::text, 'term'::text])))
gp_registration gp_registration_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
gp_registration gp_registration_person_id_kind_during_excl EXCLUDE USING gist (person_id WITH =, kind WITH =, during WITH &&)
gp_registration gp_registration_pkey PRIMARY KEY (id)
gp_registration gp_registration_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES organisation(id)
graded_step graded_step_connection_id_person_id_fkey FOREIGN KEY (connection_id, person_id) REFERENCES asset_connection(id, person_id)
graded_step graded_step_connection_id_place_key UNIQUE (connection_id, place)
graded_step graded_step_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
graded_step graded_step_pkey PRIMARY KEY (id)
graded_step graded_step_place_check CHECK (((place >= 1) AND (place <= 20)))
graded_step graded_step_words_check CHECK (((length(words) >= 1) AND (length(words) <= 200)))
handover handover_about_check CHECK ((about <> ''::text))
handover handover_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES worker(id)
handover handover_check CHECK ((to_worker_id IS DISTINCT FROM from_worker_id))
handover handover_check1 CHECK (((finished_at IS NULL) = (state = ANY (ARRAY['asked'::text, 'accepted'::text]))))
handover handover_check2 CHECK (((state <> 'accepted'::text) OR (accepted_at IS NOT NULL)))
handover handover_check3 CHECK (((state <> 'complete'::text) OR ((accepted_at IS NOT NULL) AND (met_on IS NOT NULL) AND (met_how IS NOT NULL))))
handover handover_check4 CHECK (((state <> 'declined'::text) OR (reason <> ''::text)))
handover handover_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES care_episode(id)
handover handover_episode_id_person_id_fkey FOREIGN KEY (episode_id, person_id) REFERENCES care_episode(id, person_id)
handover handover_from_team_id_fkey FOREIGN KEY (from_team_id) REFERENCES team(id)
handover handover_from_worker_id_fkey FOREIGN KEY (from_worker_id) REFERENCES worker(id)
handover handover_met_how_check CHECK ((met_how = ANY (ARRAY['in_person'::text, 'video'::text, 'phone'::text])))
handover handover_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
handover handover_pkey PRIMARY KEY (id)
handover handover_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'accepted'::text, 'complete'::text, 'declined'::text, 'withdrawn'::text])))
handover handover_to_team_id_fkey FOREIGN KEY (to_team_id) REFERENCES team(id)
handover handover_to_worker_id_fkey FOREIGN KEY (to_worker_id) REFERENCES worker(id)
help_draft help_draft_answers_check CHECK ((length((answers)::text) < 1000000))
help_draft help_draft_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES worker(id)
help_draft help_draft_pkey PRIMARY KEY (id)
help_draft help_draft_request_id_fkey FOREIGN KEY (request_id) REFERENCES help_request(id)
help_draft help_draft_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
help_draft help_draft_token_hash_key UNIQUE (token_hash)
help_draft help_draft_way_in_check CHECK ((way_in = ANY (ARRAY['web'::text, 'walk_in'::text])))
help_request help_request_check CHECK ((recorded_at >= received_at))
help_request help_request_neighbourhood_code_fkey FOREIGN KEY (neighbourhood_code) REFERENCES neighbourhood(code)
help_request help_request_once_key_key UNIQUE (once_key)
help_request help_request_person_agreed_check CHECK ((person_agreed = ANY (ARRAY['self'::text, 'yes'::text, 'no'::text, 'not_asked'::text])))
help_request help_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
help_request help_request_pkey PRIMARY KEY (id)
help_request help_request_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
help_request help_request_position_check CHECK (("position" > 0))
help_request help_request_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES worker(id)
help_request help_request_reference_check CHECK ((reference ~ '^[A-Z0-9]{4}-[A-Z0-9]{4}$'::text))
help_request help_request_reference_key UNIQUE (reference)
help_request help_request_state_check CHECK ((state = ANY (ARRAY['received'::text, 'talking'::text, 'asked_elsewhere'::text, 'accepted'::text, 'met'::text, 'held'::text, 'withdrawn'::text, 'not_agreed'::text])))
help_request help_request_talking_worker_id_fkey FOREIGN KEY (talking_worker_id) REFERENCES worker(id)
help_request help_request_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
help_request help_request_way_in_check CHECK ((way_in = ANY (ARRAY['web'::text, 'phone'::text, 'walk_in'::text, 'someone_else'::text, 'gp_conversation'::text, 'community_worker'::text, 'police'::text, 'nhs_111'::text, 'ambulance'::text, 'talking_therapies'::text, 'again'::text])))
help_request_asker help_request_asker_name_check CHECK ((name <> ''::text))
help_request_asker help_request_asker_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
help_request_asker help_request_asker_pkey PRIMARY KEY (request_id)
help_request_asker help_request_asker_request_id_fkey FOREIGN KEY (request_id) REFERENCES help_request(id)
help_request_asker help_request_asker_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
help_request_event help_request_event_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id)
help_request_event help_request_event_by_worker_fkey FOREIGN KEY (by_worker) REFERENCES worker(id)
help_request_event help_request_event_check CHECK (((what = 'held'::text) = (worker_id IS NOT NULL)))
help_request_event help_request_event_check1 CHECK (((what = 'redirect_asked'::text) = (reason IS NOT NULL)))
help_request_event help_request_event_check2 CHECK (((what <> 'redirect_asked'::text) OR (num_nonnulls(team_id, service_name) = 1)))
help_request_event help_request_event_check3 CHECK (((what <> 'redirect_accepted'::text) OR ((evidence_who <> ''::text) AND (evidence_how <> ''::text) AND (evidence_on IS NOT NULL))))
help_request_event help_request_event_check4 CHECK (((what <> ALL (ARRAY['conversation'::text, 'redirect_no'::text, 'review_asked'::text, 'review_answered'::text])) OR (words <> ''::text)))
help_request_event help_request_event_check5 CHECK (((what <> 'withdrawn'::text) OR (by_person = person_id)))
help_request_event help_request_event_kinds_check CHECK (((kinds & 16384) <> 0))
help_request_event help_request_event_met CHECK (((what <> 'met'::text) OR (words <> ''::text)))
help_request_event help_request_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
help_request_event help_request_event_pkey PRIMARY KEY (request_id, "position")
help_request_event help_request_event_position_check CHECK (("position" > 0))
help_request_event help_request_event_reason_check CHECK ((reason = ANY (ARRAY['their_choice'::text, 'nearer'::text, 'offers_what_we_do_not'::text, 'already_knows_them'::text, 'language_or_culture'::text])))
help_request_event help_request_event_request_id_fkey FOREIGN KEY (request_id) REFERENCES help_request(id)
help_request_event help_request_event_service_name_check CHECK ((service_name <> ''::text))
help_request_event help_request_event_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
help_request_event help_request_event_team_reads CHECK (((what <> 'redirect_asked'::text) OR (team_id IS NULL) OR shared)) NOT VALID
help_request_event help_request_event_what_check CHECK ((what = ANY (ARRAY['received'::text, 'asked_again'::text, 'talking'::text, 'conversation'::text, 'held'::text, 'redirect_asked'::text, 'redirect_accepted'::text, 'redirect_no'::text, 'met'::text, 'agreement_yes'::text, 'agreement_no'::text, 'review_asked'::text, 'review_answered'::text, 'withdrawn'::text])))
help_request_event help_request_event_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
import_refusal import_refusal_pkey PRIMARY KEY (run_id, row_number, column_name)
import_refusal import_refusal_raw_check CHECK ((length(raw) <= 500))
import_refusal import_refusal_run_id_fkey FOREIGN KEY (run_id) REFERENCES import_run(id) ON DELETE CASCADE
import_run import_run_check CHECK (((rows_read = (rows_kept + rows_refused)) AND (rows_changed <= rows_kept)))
import_run import_run_kind_check CHECK ((kind ~ '^[a-z-]{1,40}$'::text))
import_run import_run_pkey PRIMARY KEY (id)
import_run import_run_rows_changed_check CHECK ((rows_changed >= 0))
import_run import_run_rows_kept_check CHECK ((rows_kept >= 0))
import_run import_run_rows_read_check CHECK ((rows_read >= 0))
import_run import_run_rows_refused_check CHECK ((rows_refused >= 0))
import_run import_run_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
import_run import_run_source_name_check CHECK ((length(source_name) <= 500))
instrument instrument_check CHECK ((valid_to >= valid_from))
instrument instrument_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{0,59}$'::text))
instrument instrument_code_version_key UNIQUE (code, version)
instrument instrument_definition_check CHECK ((jsonb_typeof(definition) = 'object'::text))
instrument instrument_pkey PRIMARY KEY (id)
instrument instrument_version_check CHECK ((version > 0))
involvement involvement_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES worker(id)
involvement involvement_check CHECK ((num_nonnulls(worker_id, team_id) >= 1))
involvement involvement_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES handover(id)
involvement involvement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
involvement involvement_person_id_coalesce_role_during_excl EXCLUDE USING gist (person_id WITH =, COALESCE(worker_id, team_id) WITH =, role WITH =, during WITH &&)
involvement involvement_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
involvement involvement_pkey PRIMARY KEY (id)
involvement involvement_role_fkey FOREIGN KEY (role) REFERENCES care_role(code)
involvement involvement_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'declined'::text])))
involvement involvement_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
involvement involvement_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
job job_pkey PRIMARY KEY (id)
join_code join_code_check CHECK ((expires_at > made_at))
join_code join_code_check1 CHECK (((used_at >= made_at) AND (used_at <= expires_at)))
join_code join_code_code_hash_key UNIQUE (code_hash)
join_code join_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
join_code join_code_pkey PRIMARY KEY (id)
kept_asset kept_asset_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id)
kept_asset kept_asset_person_id_asset_id_key UNIQUE (person_id, asset_id)
kept_asset kept_asset_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
kept_asset kept_asset_pkey PRIMARY KEY (id)
kept_asset kept_asset_state_check CHECK ((state = ANY (ARRAY['kept'::text, 'not_for_me'::text, 'gone'::text])))
kept_words kept_words_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
kept_words kept_words_browser_check CHECK ((browser ~ '^[0-9a-f]{64}$'::text))
kept_words kept_words_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
kept_words kept_words_pkey PRIMARY KEY (hash)
life_constraint life_constraint_check CHECK (((readers IS NULL) OR (person_id = ANY (readers))))
life_constraint life_constraint_kind_check CHECK ((kind = ANY (ARRAY['caring'::text, 'childcare'::text, 'young_carer'::text, 'shifts'::text, 'study'::text, 'family'::text, 'travel'::text, 'other'::text])))
life_constraint life_constraint_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
life_constraint life_constraint_pkey PRIMARY KEY (id)
life_constraint life_constraint_words_check CHECK ((words <> ''::text))
local_item local_item_check CHECK ((valid_to >= valid_from))
local_item local_item_code_check CHECK ((code ~ '^local-[a-z0-9-]{1,50}$'::text))
local_item local_item_instrument_code_organisation_id_code_key UNIQUE (instrument_code, organisation_id, code)
local_item local_item_options_check CHECK ((jsonb_typeof(options) = 'array'::text))
local_item local_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
local_item local_item_pkey PRIMARY KEY (id)
local_item local_item_position_check CHECK (("position" >= 0))
local_item local_item_words_check CHECK ((words <> ''::text))
means_safety means_safety_check CHECK ((until >= since))
means_safety means_safety_check1 CHECK (((ended_at IS NULL) = (ended_by_name IS NULL)))
means_safety means_safety_holder_check CHECK ((holder <> ''::text))
means_safety means_safety_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
means_safety means_safety_person_id_fkey1 FOREIGN KEY (person_id) REFERENCES safety_plan(person_id)
means_safety means_safety_pkey PRIMARY KEY (id)
means_safety means_safety_what_check CHECK (((what <> ''::text) AND (length(what) <= 500)))
measure_ask measure_ask_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES worker(id)
measure_ask measure_ask_check CHECK ((((state = 'asked'::text) = (ended_at IS NULL)) AND ((ended_at IS NULL) = (ended_by_name IS NULL))))
measure_ask measure_ask_kinds_check CHECK ((kinds > 0))
measure_ask measure_ask_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
measure_ask measure_ask_pkey PRIMARY KEY (id)
measure_ask measure_ask_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'answered'::text, 'said_no'::text, 'withdrawn'::text])))
measure_draft measure_draft_fields_check CHECK ((jsonb_typeof(fields) = 'object'::text))
measure_draft measure_draft_kinds_check CHECK ((kinds > 0))
measure_draft measure_draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
measure_draft measure_draft_pkey PRIMARY KEY (person_id, instrument_code)
measure_response measure_response_answers_check CHECK ((jsonb_typeof(answers) = 'object'::text))
measure_response measure_response_ask_id_fkey FOREIGN KEY (ask_id) REFERENCES measure_ask(id)
measure_response measure_response_check CHECK (((how = 'together'::text) = (worker_id IS NOT NULL)))
measure_response measure_response_goals_check CHECK (((jsonb_typeof(goals) = 'array'::text) AND (jsonb_array_length(goals) <= 3)))
measure_response measure_response_how_check CHECK ((how = ANY (ARRAY['alone'::text, 'together'::text])))
measure_response measure_response_id_fkey FOREIGN KEY (id) REFERENCES entry(id)
measure_response measure_response_instrument_id_fkey FOREIGN KEY (instrument_id) REFERENCES instrument(id)
measure_response measure_response_kinds_check CHECK ((kinds > 0))
measure_response measure_response_local_check CHECK ((jsonb_typeof(local) = 'array'::text))
measure_response measure_response_next_step_id_fkey FOREIGN KEY (next_step_id) REFERENCES next_step(id)
measure_response measure_response_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
measure_response measure_response_pkey PRIMARY KEY (id)
measure_response measure_response_replaces_fkey FOREIGN KEY (replaces) REFERENCES measure_response(id)
measure_response measure_response_replaces_key UNIQUE (replaces)
measure_response measure_response_scores_check CHECK ((jsonb_typeof(scores) = 'object'::text))
measure_response measure_response_sent_from_key UNIQUE (sent_from)
measure_response measure_response_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
medicine_check medicine_check_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES worker(id)
medicine_check medicine_check_check CHECK (((settled_at IS NULL) = (entry_id IS NULL)))
medicine_check medicine_check_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id)
medicine_check medicine_check_id_person_id_key UNIQUE (id, person_id)
medicine_check medicine_check_kinds_check CHECK ((kinds = 136))
medicine_check medicine_check_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
medicine_check medicine_check_pkey PRIMARY KEY (id)
medicine_check medicine_check_source_check CHECK ((source <> ''::text))
medicine_check medicine_check_why_check CHECK ((why = ANY (ARRAY['new_holder'::text, 'into_hospital'::text, 'out_of_hospital'::text, 'new_prescriber'::text, 'surgery'::text, 'other'::text])))
medicine_difference medicine_difference_check CHECK (((ours <> ''::text) OR (theirs <> ''::text)))
medicine_difference medicine_difference_check1 CHECK (((ours <> ''::text) = (line_version IS NOT NULL)))
medicine_difference medicine_difference_check2 CHECK (((num_nonnulls(decided, decided_at, decided_by, decided_by_name) = ANY (ARRAY[0, 4])) AND ((decided IS NULL) = (words = ''::text))))
medicine_difference medicine_difference_check_id_person_id_fkey FOREIGN KEY (check_id, person_id) REFERENCES medicine_check(id, person_id)
medicine_difference medicine_difference_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES worker(id)
medicine_difference medicine_difference_decided_check CHECK ((decided = ANY (ARRAY['keep'::text, 'change'::text])))
medicine_difference medicine_difference_kinds_check CHECK (((kinds & 136) = 136))
medicine_difference medicine_difference_line_id_person_id_fkey FOREIGN KEY (line_id, person_id) REFERENCES plan_line(id, person_id)
medicine_difference medicine_difference_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
medicine_difference medicine_difference_pkey PRIMARY KEY (id)
membership member_leaves TRIGGER DEFERRABLE INITIALLY DEFERRED
membership membership_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
membership membership_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
membership membership_worker_id_team_id_during_excl EXCLUDE USING gist (worker_id WITH =, team_id WITH =, during WITH &&)
message message_about_person_fkey FOREIGN KEY (about_person) REFERENCES person(id)
message message_asker_request_id_fkey FOREIGN KEY (asker_request_id) REFERENCES help_request(id)
message message_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id)
message message_asset_news_id_fkey FOREIGN KEY (asset_news_id) REFERENCES asset_news(id) ON DELETE CASCADE
message message_check CHECK ((num_nonnulls(person_id, worker_id, operator_role, asker_request_id, asset_id, asset_news_id) = 1))
message message_check1 CHECK (((about_person IS NULL) OR (worker_id IS NOT NULL)))
message message_check2 CHECK (((state = 'held'::text) = (held_why IS NOT NULL)))
message message_check3 CHECK ((((state = 'sent'::text) = (sent_at IS NOT NULL)) AND ((sent_at IS NULL) = (via IS NULL))))
message message_check4 CHECK (((state = 'sending'::text) = (claimed_at IS NOT NULL)))
message message_check5 CHECK (((state = ANY (ARRAY['queued'::text, 'held'::text])) OR (route IS NOT NULL)))
message message_held_why_check CHECK ((held_why = ANY (ARRAY['by_hand'::text, 'letter'::text, 'nothing_agreed'::text, 'no_address'::text, 'not_set_up'::text])))
message message_kinds_check CHECK ((kinds > 0))
message message_operator_role_check CHECK ((operator_role = ANY (ARRAY['information_governance'::text, 'administrator'::text, 'commissioner'::text])))
message message_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
message message_pkey PRIMARY KEY (id)
message message_route_check CHECK ((route = ANY (ARRAY['kith'::text, 'email'::text, 'text'::text])))
message message_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'held'::text, 'failed'::text])))
message message_template_check CHECK ((template ~ '^[a-z0-9-]{1,60}$'::text))
message message_via_check CHECK ((via = ANY (ARRAY['kith'::text, 'outbox'::text, 'smtp'::text])))
message message_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
migration migration_pkey PRIMARY KEY (name)
need need_check CHECK (((kind = 'interpreter'::text) = (language IS NOT NULL)))
need need_check1 CHECK (((kind = 'interpreter'::text) OR (num_nonnulls(interpreter_gender, family_name, family_reason) = 0)))
need need_check2 CHECK (((family_name IS NULL) = (family_reason IS NULL)))
need need_check3 CHECK (((met_how IS NULL) = (met_at IS NULL)))
need need_flag_check CHECK (((length(flag) >= 1) AND (length(flag) <= 200)))
need need_interpreter_gender_check CHECK ((interpreter_gender = ANY (ARRAY['woman'::text, 'man'::text])))
need need_kind_check CHECK ((kind = ANY (ARRAY['communication'::text, 'adjustment'::text, 'neurodevelopmental'::text, 'online'::text, 'interpreter'::text])))
need need_online_check CHECK ((online <@ ARRAY['no_device'::text, 'no_data'::text, 'no_privacy'::text, 'not_confident'::text, 'rather_not'::text]))
need need_online_said CHECK (((kind = 'online'::text) = (online <> '{}'::text[])))
need need_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
need need_pkey PRIMARY KEY (id)
need need_whose_check CHECK ((whose = ANY (ARRAY['person'::text, 'carer'::text])))
neighbourhood neighbourhood_boundary_check CHECK ((jsonb_typeof(boundary) = 'object'::text))
neighbourhood neighbourhood_code_check CHECK ((code ~ '^[A-Z0-9-]{3,30}$'::text))
neighbourhood neighbourhood_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
neighbourhood neighbourhood_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES primary_care_network(code)
neighbourhood neighbourhood_pkey PRIMARY KEY (code)
neighbourhood neighbourhood_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
neighbourhood neighbourhood_population_check CHECK ((population >= 0))
network_look network_look_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
network_look network_look_pkey PRIMARY KEY (id)
network_look network_look_who_with_check CHECK ((length(who_with) <= 200))
network_look network_look_words_check CHECK ((length(words) <= 2000))
network_look_domain network_look_domain_domain_check CHECK ((domain = ANY (ARRAY['healthCare'::text, 'localFacilities'::text, 'personalInterests'::text, 'personalRelationships'::text])))
network_look_domain network_look_domain_look_id_fkey FOREIGN KEY (look_id) REFERENCES network_look(id)
network_look_domain network_look_domain_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
network_look_domain network_look_domain_pkey PRIMARY KEY (look_id, domain)
next_step abuse_has_named_readers CHECK ((((kinds & 512) = 0) OR (readers IS NOT NULL)))
next_step next_step_check CHECK ((((who = 'worker'::text) = (worker_id IS NOT NULL)) AND ((who = 'team'::text) = (team_id IS NOT NULL))))
next_step next_step_check1 CHECK (((done_at IS NULL) = (done_by_name IS NULL)))
next_step next_step_due_at_check CHECK ((((due_at AT TIME ZONE 'Europe/London'::text))::date = due))
next_step next_step_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id)
next_step next_step_kinds_check CHECK ((kinds > 0))
next_step next_step_made_by_fkey FOREIGN KEY (made_by) REFERENCES worker(id)
next_step next_step_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
next_step next_step_pkey PRIMARY KEY (id)
next_step next_step_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
next_step next_step_what_check CHECK ((what <> ''::text))
next_step next_step_who_check CHECK ((who = ANY (ARRAY['worker'::text, 'team'::text, 'person'::text])))
next_step next_step_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
note_draft note_draft_fields_check CHECK ((jsonb_typeof(fields) = 'object'::text))
note_draft note_draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
note_draft note_draft_pkey PRIMARY KEY (id)
note_draft note_draft_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
organisation organisation_care_system_code_fkey FOREIGN KEY (care_system_code) REFERENCES care_system(code)
organisation organisation_kind_check CHECK ((kind = ANY (ARRAY['nhs_trust'::text, 'gp_practice'::text, 'pcn'::text, 'council'::text, 'vcse'::text, 'icb'::text, 'university'::text, 'police'::text, 'ambulance'::text, 'other'::text])))
organisation organisation_name_check CHECK ((name <> ''::text))
organisation organisation_ods_code_key UNIQUE (ods_code)
organisation organisation_pkey PRIMARY KEY (id)
organisation organisation_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
outcode outcode_lat_check CHECK (((lat >= (49)::double precision) AND (lat <= (61)::double precision)))
outcode outcode_lon_check CHECK (((lon >= ('-9'::integer)::double precision) AND (lon <= (2)::double precision)))
outcode outcode_outcode_check CHECK ((outcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?$'::text))
outcode outcode_pkey PRIMARY KEY (outcode)
outreach_task outreach_task_check CHECK ((num_nonnulls(taken_by, taken_by_name, taken_at) = ANY (ARRAY[0, 3])))
outreach_task outreach_task_check1 CHECK (((done_at IS NULL) = (outcome IS NULL)))
outreach_task outreach_task_check2 CHECK (((done_at IS NULL) OR (taken_by IS NOT NULL)))
outreach_task outreach_task_draft_id_key UNIQUE (draft_id)
outreach_task outreach_task_phone_check CHECK (((phone <> ''::text) OR (request_id IS NOT NULL)))
outreach_task outreach_task_pkey PRIMARY KEY (id)
outreach_task outreach_task_request_id_fkey FOREIGN KEY (request_id) REFERENCES help_request(id)
outreach_task outreach_task_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES worker(id)
outreach_task outreach_task_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
own_view own_view_check CHECK ((agrees OR (words <> ''::text)))
own_view own_view_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id)
own_view own_view_kinds_check CHECK ((kinds = 32))
own_view own_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
own_view own_view_pkey PRIMARY KEY (id)
person joined_not_held TRIGGER DEFERRABLE INITIALLY DEFERRED
person person_born_possible CHECK ((born >= '1900-01-01'::date)) NOT VALID
person person_care_system_code_fkey FOREIGN KEY (care_system_code) REFERENCES care_system(code)
person person_check CHECK (((nhs_number IS NULL) = (nhs_number_status = 'absent'::text)))
person person_given_name_check CHECK ((given_name <> ''::text))
person person_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES person(id)
person person_neighbourhood_code_fkey FOREIGN KEY (neighbourhood_code) REFERENCES neighbourhood(code)
person person_nhs_number_check CHECK ((nhs_number ~ '^[0-9]{10}$'::text))
person person_nhs_number_status_check CHECK ((nhs_number_status = ANY (ARRAY['absent'::text, 'given'::text, 'traced'::text, 'verified'::text])))
person person_pkey PRIMARY KEY (id)
person person_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
person_address person_address_kind_check CHECK ((kind = ANY (ARRAY['home'::text, 'term'::text, 'other'::text])))
person_address person_address_lines_check CHECK (((length(lines) >= 1) AND (length(lines) <= 500)))
person_address person_address_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
person_address person_address_person_id_kind_during_excl EXCLUDE USING gist (person_id WITH =, kind WITH =, during WITH &&)
person_address person_address_pkey PRIMARY KEY (id)
person_address person_address_postcode_check CHECK ((postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$'::text))
person_barrier person_barrier_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
person_barrier person_barrier_pkey PRIMARY KEY (id)
person_barrier person_barrier_report_id_fkey FOREIGN KEY (report_id) REFERENCES barrier_report(id)
person_barrier person_barrier_report_id_key UNIQUE (report_id)
person_barrier person_barrier_words_check CHECK ((length(words) <= 500))
person_gap person_gap_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES asset_gap(id)
person_gap person_gap_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
person_gap person_gap_pkey PRIMARY KEY (gap_id, person_id)
person_gap person_gap_words_check CHECK (((length(words) >= 1) AND (length(words) <= 200)))
person_invitation person_invitation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
person_invitation person_invitation_checked_how_check CHECK ((checked_how = ANY (ARRAY['known'::text, 'document'::text, 'questions'::text])))
person_invitation person_invitation_code_hash_key UNIQUE (code_hash)
person_invitation person_invitation_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES worker(id)
person_invitation person_invitation_confirmed_how_check CHECK ((confirmed_how = ANY (ARRAY['known'::text, 'document'::text, 'questions'::text])))
person_invitation person_invitation_made_by_fkey FOREIGN KEY (made_by) REFERENCES worker(id)
person_invitation person_invitation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
person_invitation person_invitation_pkey PRIMARY KEY (id)
person_invitation person_invitation_second CHECK (((confirmed_by <> made_by) AND (num_nonnulls(confirmed_by, confirmed_how, confirmed_at) = ANY (ARRAY[0, 3]))))
person_invitation person_invitation_used CHECK (((account_id IS NULL) OR ((used_at IS NOT NULL) AND (proved OR (confirmed_by IS NOT NULL))))) NOT VALID
person_merge person_merge_by CHECK ((by_person = (merged_by IS NULL)))
person_merge person_merge_check CHECK ((gone_id <> kept_id))
person_merge person_merge_check1 CHECK ((num_nonnulls(undone_at, undone_by, undone_why) = ANY (ARRAY[0, 3])))
person_merge person_merge_gone_id_fkey FOREIGN KEY (gone_id) REFERENCES person(id)
person_merge person_merge_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES person(id)
person_merge person_merge_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES worker(id)
person_merge person_merge_pkey PRIMARY KEY (id)
person_merge person_merge_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES worker(id)
person_merge person_merge_why_check CHECK ((why <> ''::text))
persona persona_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
persona persona_part_check CHECK ((part = ANY (ARRAY['people'::text, 'supporters'::text, 'workers'::text, 'operators'::text])))
persona persona_pkey PRIMARY KEY (account_id)
personal_contact personal_contact_id_person_id_key UNIQUE (id, person_id)
personal_contact personal_contact_name_check CHECK ((name <> ''::text))
personal_contact personal_contact_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
personal_contact personal_contact_pkey PRIMARY KEY (id)
personal_contact personal_contact_relation_check CHECK ((relation <> ''::text))
personal_contact personal_contact_supporter_id_fkey FOREIGN KEY (supporter_id) REFERENCES supporter(id)
place place_boundary_check CHECK ((jsonb_typeof(boundary) = 'object'::text))
place place_care_system_code_fkey FOREIGN KEY (care_system_code) REFERENCES care_system(code)
place place_code_check CHECK ((code ~ '^[A-Z0-9-]{3,30}$'::text))
place place_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
place place_pkey PRIMARY KEY (code)
place place_population_check CHECK ((population >= 0))
place_pathway place_pathway_chosen_by_check CHECK (((length(chosen_by) >= 1) AND (length(chosen_by) <= 500)))
place_pathway place_pathway_code_check CHECK ((code = 'complex_emotional_needs'::text))
place_pathway place_pathway_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
place_pathway place_pathway_pkey PRIMARY KEY (place_code, code)
place_pathway place_pathway_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
place_pathway place_pathway_words_check CHECK ((length(words) <= 4000))
plan plan_id_person_id_key UNIQUE (id, person_id)
plan plan_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
plan plan_person_id_key UNIQUE (person_id)
plan plan_pkey PRIMARY KEY (id)
plan_action plan_action_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES worker(id)
plan_action plan_action_check CHECK ((num_nonnulls(team_id, outside_service) = 1))
plan_action plan_action_check1 CHECK (((state = 'asked'::text) = (answered_at IS NULL)))
plan_action plan_action_check2 CHECK (((answered_at IS NULL) OR (answered_by IS NOT NULL) OR ((evidence_how <> ''::text) AND (evidence_on IS NOT NULL))))
plan_action plan_action_check3 CHECK ((num_nonnulls(answered_at, answered_by_name) = ANY (ARRAY[0, 2])))
plan_action plan_action_check4 CHECK ((((state = ANY (ARRAY['done'::text, 'not_done'::text])) = (closed_at IS NOT NULL)) AND ((closed_at IS NULL) = (closed_by_name IS NULL))))
plan_action plan_action_line_id_person_id_fkey FOREIGN KEY (line_id, person_id) REFERENCES plan_line(id, person_id)
plan_action plan_action_named_check CHECK ((named <> ''::text))
plan_action plan_action_need_id_person_id_fkey FOREIGN KEY (need_id, person_id) REFERENCES plan_line(id, person_id)
plan_action plan_action_outside_service_check CHECK ((outside_service <> ''::text))
plan_action plan_action_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
plan_action plan_action_pkey PRIMARY KEY (line_id)
plan_action plan_action_sector_check CHECK ((sector = ANY (ARRAY['primary_care'::text, 'secondary_care'::text, 'social_care'::text, 'vcse'::text, 'other'::text])))
plan_action plan_action_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'said_no'::text, 'done'::text, 'not_done'::text])))
plan_action plan_action_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
plan_action plan_action_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
plan_agreement plan_agreement_answer_check CHECK ((answer = ANY (ARRAY['agrees'::text, 'agrees_except'::text, 'does_not_agree'::text])))
plan_agreement plan_agreement_check CHECK ((by_person = (how = 'my_kith'::text)))
plan_agreement plan_agreement_check1 CHECK (((answer = 'agrees'::text) OR (words <> ''::text)))
plan_agreement plan_agreement_how_check CHECK ((how = ANY (ARRAY['my_kith'::text, 'in_person'::text, 'phone'::text, 'video'::text, 'letter'::text, 'through_somebody'::text])))
plan_agreement plan_agreement_id_plan_id_key UNIQUE (id, plan_id)
plan_agreement plan_agreement_kinds_check CHECK (((kinds & 8) = 8))
plan_agreement plan_agreement_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
plan_agreement plan_agreement_pkey PRIMARY KEY (id)
plan_agreement plan_agreement_plan_id_person_id_fkey FOREIGN KEY (plan_id, person_id) REFERENCES plan(id, person_id)
plan_line plan_line_check CHECK (((readers IS NULL) OR (person_id = ANY (readers))))
plan_line plan_line_check1 CHECK (((removed_at IS NULL) = (removed_by_name IS NULL)))
plan_line plan_line_id_person_id_key UNIQUE (id, person_id)
plan_line plan_line_kinds_check CHECK (((kinds & 8) = 8))
plan_line plan_line_more_check CHECK ((jsonb_typeof(more) = 'object'::text))
plan_line plan_line_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
plan_line plan_line_pkey PRIMARY KEY (id)
plan_line plan_line_plan_id_person_id_fkey FOREIGN KEY (plan_id, person_id) REFERENCES plan(id, person_id)
plan_line plan_line_section_check CHECK ((section = ANY (ARRAY['strengths'::text, 'matters'::text, 'enjoy'::text, 'goals'::text, 'community'::text, 'needs'::text, 'actions'::text, 'help'::text, 'medicines'::text, 'work'::text, 'home'::text, 'money'::text, 'physical_health'::text, 'alcohol_drugs'::text, 'my_part'::text, 'carer_part'::text, 'information'::text, 'entitlements'::text, 'worse'::text, 'keep_in_touch'::text])))
plan_line plan_line_words_check CHECK ((words <> ''::text))
plan_line_other plan_line_other_check CHECK ((num_nonnulls(settled, settled_at, settled_by_name) = ANY (ARRAY[0, 3])))
plan_line_other plan_line_other_line_id_person_id_fkey FOREIGN KEY (line_id, person_id) REFERENCES plan_line(id, person_id)
plan_line_other plan_line_other_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
plan_line_other plan_line_other_pkey PRIMARY KEY (id)
plan_line_other plan_line_other_settled_check CHECK ((settled = ANY (ARRAY['used'::text, 'left'::text])))
plan_line_other plan_line_other_words_check CHECK ((words <> ''::text))
plan_line_past plan_line_past_line_id_person_id_fkey FOREIGN KEY (line_id, person_id) REFERENCES plan_line(id, person_id)
plan_line_past plan_line_past_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
plan_line_past plan_line_past_pkey PRIMARY KEY (line_id, version)
plan_link plan_link_check CHECK (((until > made_at) AND (until <= (made_at + '367 days'::interval))))
plan_link plan_link_check1 CHECK (((withdrawn_at IS NULL) = (withdrawn_by_name IS NULL)))
plan_link plan_link_for_whom_check CHECK ((for_whom <> ''::text))
plan_link plan_link_kinds_check CHECK ((((kinds & 8) = 8) AND ((kinds & (~ 8104)) = 0)))
plan_link plan_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
plan_link plan_link_pkey PRIMARY KEY (id)
plan_link plan_link_sections_check CHECK ((cardinality(sections) > 0))
plan_link plan_link_token_hash_check CHECK ((length(token_hash) = 64))
plan_link plan_link_token_hash_key UNIQUE (token_hash)
plan_meeting plan_meeting_check CHECK (((without_reason IS NULL) = (without_words = ''::text)))
plan_meeting plan_meeting_check1 CHECK (((decided_without = ''::text) OR ((told_what <> ''::text) AND (told_how <> ''::text) AND (told_why <> ''::text))))
plan_meeting plan_meeting_kinds_check CHECK (((kinds & 8200) = 8200))
plan_meeting plan_meeting_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
plan_meeting plan_meeting_pkey PRIMARY KEY (version_id)
plan_meeting plan_meeting_version_id_fkey FOREIGN KEY (version_id) REFERENCES plan_version(id)
plan_meeting plan_meeting_who_was_there_check CHECK ((who_was_there <> ''::text))
plan_meeting plan_meeting_without_reason_check CHECK ((without_reason = ANY (ARRAY['capacity'::text, 'wish'::text])))
plan_review plan_review_asked TRIGGER DEFERRABLE INITIALLY DEFERRED
plan_review plan_review_check CHECK ((((state = 'held'::text) = (held_on IS NOT NULL)) AND ((held_on IS NULL) = (outcome IS NULL))))
plan_review plan_review_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id)
plan_review plan_review_id_person_id_key UNIQUE (id, person_id)
plan_review plan_review_outcome_check CHECK ((outcome = ANY (ARRAY['stays'::text, 'changed'::text, 'care_can_change'::text, 'care_can_end'::text])))
plan_review plan_review_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
plan_review plan_review_pkey PRIMARY KEY (id)
plan_review plan_review_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text])))
plan_review_invite plan_review_invite_answer_check CHECK ((answer = ANY (ARRAY['coming'::text, 'sent_views'::text, 'not_coming'::text, 'no_answer'::text])))
plan_review_invite plan_review_invite_check CHECK ((num_nonnulls(asked_at, asked_how, asked_by_name) = ANY (ARRAY[0, 3])))
plan_review_invite plan_review_invite_check1 CHECK ((num_nonnulls(answer, answered_at, answered_by_name) = ANY (ARRAY[0, 3])))
plan_review_invite plan_review_invite_check2 CHECK (((answer IS NULL) OR (asked_at IS NOT NULL)))
plan_review_invite plan_review_invite_name_check CHECK ((name <> ''::text))
plan_review_invite plan_review_invite_part_check CHECK ((part = ANY (ARRAY['worker'::text, 'supporter'::text, 'advocate'::text, 'organisation'::text])))
plan_review_invite plan_review_invite_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
plan_review_invite plan_review_invite_pkey PRIMARY KEY (id)
plan_review_invite plan_review_invite_review_id_person_id_fkey FOREIGN KEY (review_id, person_id) REFERENCES plan_review(id, person_id)
plan_review_invite plan_review_invite_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
plan_settled plan_settled_check CHECK ((from_id <> person_id))
plan_settled plan_settled_check1 CHECK (((how = 'taken'::text) = (taken_id IS NOT NULL)))
plan_settled plan_settled_from_id_fkey FOREIGN KEY (from_id) REFERENCES person(id)
plan_settled plan_settled_how_check CHECK ((how = ANY (ARRAY['taken'::text, 'left'::text])))
plan_settled plan_settled_line_id_from_id_fkey FOREIGN KEY (line_id, from_id) REFERENCES plan_line(id, person_id)
plan_settled plan_settled_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
plan_settled plan_settled_pkey PRIMARY KEY (id)
plan_settled plan_settled_taken_id_person_id_fkey FOREIGN KEY (taken_id, person_id) REFERENCES plan_line(id, person_id)
plan_sitting plan_sitting_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
plan_sitting plan_sitting_pkey PRIMARY KEY (id)
plan_version plan_version_agreement_id_plan_id_fkey FOREIGN KEY (agreement_id, plan_id) REFERENCES plan_agreement(id, plan_id)
plan_version plan_version_id_fkey FOREIGN KEY (id) REFERENCES entry(id)
plan_version plan_version_kinds_check CHECK (((kinds & 8) = 8))
plan_version plan_version_number_check CHECK ((number > 0))
plan_version plan_version_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
plan_version plan_version_pkey PRIMARY KEY (id)
plan_version plan_version_plan_id_number_key UNIQUE (plan_id, number)
plan_version plan_version_plan_id_person_id_fkey FOREIGN KEY (plan_id, person_id) REFERENCES plan(id, person_id)
plan_version plan_version_whole TRIGGER DEFERRABLE INITIALLY DEFERRED
plan_version_line plan_version_line_facts_check CHECK ((jsonb_typeof(facts) = 'array'::text))
plan_version_line plan_version_line_line_id_person_id_fkey FOREIGN KEY (line_id, person_id) REFERENCES plan_line(id, person_id)
plan_version_line plan_version_line_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
plan_version_line plan_version_line_pkey PRIMARY KEY (version_id, line_id)
plan_version_line plan_version_line_version_id_fkey FOREIGN KEY (version_id) REFERENCES plan_version(id)
postcode postcode_ended_check CHECK ((ended ~ '^[0-9]{4}-[0-9]{2}$'::text))
postcode postcode_lat_check CHECK (((lat >= (49)::double precision) AND (lat <= (61)::double precision)))
postcode postcode_lon_check CHECK (((lon >= ('-9'::integer)::double precision) AND (lon <= (2)::double precision)))
postcode postcode_pkey PRIMARY KEY (postcode)
postcode postcode_point_check CHECK ((((lat IS NULL) = (lon IS NULL)) AND ((lat IS NOT NULL) OR (ended IS NOT NULL))))
postcode postcode_postcode_check CHECK ((postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$'::text))
postcode postcode_small_area_code_fkey FOREIGN KEY (small_area_code) REFERENCES small_area(code)
primary_care_network primary_care_network_care_system_code_fkey FOREIGN KEY (care_system_code) REFERENCES care_system(code)
primary_care_network primary_care_network_code_check CHECK ((code ~ '^[A-Z0-9]{3,10}$'::text))
primary_care_network primary_care_network_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
primary_care_network primary_care_network_pkey PRIMARY KEY (code)
received_information received_information_check CHECK ((num_nonnulls(answer, answered_by_name, answered_at) = ANY (ARRAY[0, 3])))
received_information received_information_once_key_key UNIQUE (once_key)
received_information received_information_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
received_information received_information_pkey PRIMARY KEY (id)
received_information received_information_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES worker(id)
received_information received_information_told_by_check CHECK ((told_by <> ''::text))
received_information received_information_words_check CHECK ((words <> ''::text))
responsibility responsibility_check CHECK (((worker_id IS NOT NULL) OR (deadline IS NOT NULL)))
responsibility responsibility_during_check CHECK (((NOT isempty(during)) AND (lower(during) IS NOT NULL) AND lower_inc(during) AND (NOT upper_inc(during))))
responsibility responsibility_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES care_episode(id)
responsibility responsibility_episode_id_person_id_fkey FOREIGN KEY (episode_id, person_id) REFERENCES care_episode(id, person_id)
responsibility responsibility_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
responsibility responsibility_person_id_during_excl EXCLUDE USING gist (person_id WITH =, during WITH &&)
responsibility responsibility_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
responsibility responsibility_pkey PRIMARY KEY (id)
responsibility responsibility_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
responsibility responsibility_whole TRIGGER DEFERRABLE INITIALLY DEFERRED
responsibility responsibility_why_check CHECK ((why <> ''::text))
responsibility responsibility_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
rule_word rule_word_one_check CHECK (one)
rule_word rule_word_pkey PRIMARY KEY (one)
safety_assessment safety_assessment_came_from_check CHECK ((came_from = ANY (ARRAY['self'::text, 'family'::text, 'brief_assessment'::text, 'gp'::text, 'nhs_111'::text, 'emergency_department'::text, 'ambulance'::text, 'police'::text, 'other'::text])))
safety_assessment safety_assessment_check CHECK (((NOT ('advice'::text = ANY (outcomes))) OR ((cardinality(outcomes) = 1) AND (NOT concern_continues))))
safety_assessment safety_assessment_check1 CHECK (((concern_continues = (follow_up_step_id IS NOT NULL)) AND (concern_continues = (follow_up_by IS NOT NULL))))
safety_assessment safety_assessment_check2 CHECK ((follow_up_by <= (happened_at + '48:00:00'::interval)))
safety_assessment safety_assessment_explore_now_check CHECK ((explore_now <> ''::text))
safety_assessment safety_assessment_follow_up_step_id_fkey FOREIGN KEY (follow_up_step_id) REFERENCES next_step(id)
safety_assessment safety_assessment_formulation_check CHECK ((formulation <> ''::text))
safety_assessment safety_assessment_id_fkey FOREIGN KEY (id) REFERENCES entry(id)
safety_assessment safety_assessment_immediate_actions_check CHECK ((immediate_actions <> ''::text))
safety_assessment safety_assessment_kinds_check CHECK (((kinds & 112) = 112))
safety_assessment safety_assessment_next_step_id_fkey FOREIGN KEY (next_step_id) REFERENCES next_step(id)
safety_assessment safety_assessment_outcome_words_check CHECK ((outcome_words <> ''::text))
safety_assessment safety_assessment_outcomes_check CHECK (((outcomes <@ '{advice,formulation_and_safety_plan,referral}'::text[]) AND (cardinality(outcomes) > 0)))
safety_assessment safety_assessment_own_view_check CHECK ((own_view <> ''::text))
safety_assessment safety_assessment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
safety_assessment safety_assessment_pkey PRIMARY KEY (id)
safety_assessment safety_assessment_who_was_there_check CHECK ((who_was_there <> ''::text))
safety_assessment safety_assessment_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
safety_event safety_event_check CHECK ((num_nonnulls(left_out_why, left_out_at, left_out_by_name) = ANY (ARRAY[0, 3])))
safety_event safety_event_id_fkey FOREIGN KEY (id) REFERENCES entry(id)
safety_event safety_event_kinds_check CHECK (((kinds & 112) = 112))
safety_event safety_event_left_out_why_check CHECK ((length(left_out_why) >= 10))
safety_event safety_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
safety_event safety_event_pkey PRIMARY KEY (id)
safety_event safety_event_source_check CHECK ((source <> ''::text))
safety_event safety_event_what_check CHECK ((what = ANY (ARRAY['self_harm'::text, 'harm_to_others'::text, 'other'::text])))
safety_event safety_event_words_check CHECK ((words <> ''::text))
safety_line safety_line_heading_check CHECK ((heading ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$'::text))
safety_line safety_line_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
safety_line safety_line_person_id_fkey1 FOREIGN KEY (person_id) REFERENCES safety_plan(person_id)
safety_line safety_line_pkey PRIMARY KEY (id)
safety_line safety_line_words_check CHECK (((words <> ''::text) AND (length(words) <= 500)))
safety_line_past safety_line_past_line_id_fkey FOREIGN KEY (line_id) REFERENCES safety_line(id)
safety_line_past safety_line_past_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
safety_line_past safety_line_past_pkey PRIMARY KEY (line_id, version)
safety_plan safety_plan_check CHECK (((reviewed_on IS NULL) = (reviewed_with IS NULL)))
safety_plan safety_plan_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
safety_plan safety_plan_pkey PRIMARY KEY (person_id)
safety_plan safety_plan_reviewed_with_check CHECK ((reviewed_with <> ''::text))
self_description self_description_author_worker_id_fkey FOREIGN KEY (author_worker_id) REFERENCES worker(id)
self_description self_description_follows_fkey FOREIGN KEY (follows) REFERENCES self_description(id)
self_description self_description_follows_key UNIQUE (follows)
self_description self_description_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
self_description self_description_pkey PRIMARY KEY (id)
self_description self_description_prefer_not_check CHECK ((prefer_not <@ ARRAY['ethnicity'::text, 'language'::text, 'gender'::text, 'beliefs'::text]))
session session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
session session_pkey PRIMARY KEY (hash)
sharing_invitation sharing_invitation_code_hash_key UNIQUE (code_hash)
sharing_invitation sharing_invitation_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES personal_contact(id)
sharing_invitation sharing_invitation_contact_id_person_id_fkey FOREIGN KEY (contact_id, person_id) REFERENCES personal_contact(id, person_id)
sharing_invitation sharing_invitation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
sharing_invitation sharing_invitation_pkey PRIMARY KEY (id)
sharing_rule sharing_rule_check CHECK ((((grants & hides) = 0) AND ((grants | hides) <> 0)))
sharing_rule sharing_rule_gives_or_hides CHECK (((grants = 0) OR (hides = 0)))
sharing_rule sharing_rule_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['worker'::text, 'team'::text, 'organisation'::text, 'supporter'::text])))
sharing_rule sharing_rule_not_what_others_said CHECK (((holder_kind = 'supporter'::text) OR ((grants & 32768) = 0)))
sharing_rule sharing_rule_one_at_a_time EXCLUDE USING gist (person_id WITH =, holder WITH =, (
CASE
    WHEN (hides = 0) THEN 0
    ELSE 1
END) WITH =, during WITH &&)
sharing_rule sharing_rule_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
sharing_rule sharing_rule_pkey PRIMARY KEY (id)
sharing_rule sharing_rule_recorded CHECK (((num_nonnulls(recorded_by, recorded_by_name, who_was_there) = ANY (ARRAY[0, 3])) AND ((recorded_by IS NULL) OR ((words <> ''::text) AND (who_was_there <> ''::text) AND (hides = 0) AND (holder_kind <> 'supporter'::text)))))
sharing_rule sharing_rule_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES worker(id)
small_area small_area_code_check CHECK ((code ~ '^[A-Z0-9]{3,12}$'::text))
small_area small_area_imd_decile_check CHECK (((imd_decile >= 1) AND (imd_decile <= 10)))
small_area small_area_lat_check CHECK (((lat >= (49)::double precision) AND (lat <= (61)::double precision)))
small_area small_area_lon_check CHECK (((lon >= ('-9'::integer)::double precision) AND (lon <= (2)::double precision)))
small_area small_area_neighbourhood_code_fkey FOREIGN KEY (neighbourhood_code) REFERENCES neighbourhood(code)
small_area small_area_pkey PRIMARY KEY (code)
small_area small_area_population_check CHECK ((population >= 0))
stand_in stand_in_absence_id_fkey FOREIGN KEY (absence_id) REFERENCES absence(id)
stand_in stand_in_absence_id_person_id_key UNIQUE (absence_id, person_id)
stand_in stand_in_involvement_id_fkey FOREIGN KEY (involvement_id) REFERENCES involvement(id)
stand_in stand_in_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
stand_in stand_in_pkey PRIMARY KEY (id)
stand_in stand_in_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
stand_in_plan stand_in_plan_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
stand_in_plan stand_in_plan_pkey PRIMARY KEY (stand_in_id)
stand_in_plan stand_in_plan_plan_check CHECK ((plan <> ''::text))
stand_in_plan stand_in_plan_stand_in_id_fkey FOREIGN KEY (stand_in_id) REFERENCES stand_in(id)
stand_in_plan stand_in_plan_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
supporter supporter_name_check CHECK ((name <> ''::text))
supporter supporter_pkey PRIMARY KEY (id)
taxonomy taxonomy_code_check CHECK ((code ~ '^[a-z0-9-]{1,60}$'::text))
taxonomy taxonomy_code_key UNIQUE (code)
taxonomy taxonomy_description_check CHECK ((description <> ''::text))
taxonomy taxonomy_pkey PRIMARY KEY (id)
taxonomy_term taxonomy_term_code_check CHECK (((length(code) >= 1) AND (length(code) <= 200)))
taxonomy_term taxonomy_term_description_check CHECK ((description <> ''::text))
taxonomy_term taxonomy_term_domains_check CHECK ((domains <@ ARRAY['healthCare'::text, 'localFacilities'::text, 'personalInterests'::text, 'personalRelationships'::text]))
taxonomy_term taxonomy_term_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
taxonomy_term taxonomy_term_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES taxonomy_term(id)
taxonomy_term taxonomy_term_pkey PRIMARY KEY (id)
taxonomy_term taxonomy_term_taxonomy_id_code_key UNIQUE (taxonomy_id, code)
taxonomy_term taxonomy_term_taxonomy_id_fkey FOREIGN KEY (taxonomy_id) REFERENCES taxonomy(id)
team team_answer_within_hours_check CHECK (((answer_within_hours >= 1) AND (answer_within_hours <= 672)))
team team_capacity_check CHECK ((capacity > 0))
team team_kind_check CHECK ((kind = ANY (ARRAY['core'::text, 'crisis'::text, 'primary_care'::text, 'specialist'::text, 'alcohol_drugs'::text, 'vcse'::text, 'social_care'::text, 'housing'::text, 'employment'::text, 'rehabilitation'::text, 'inpatient'::text, 'other'::text])))
team team_name_check CHECK ((name <> ''::text))
team team_neighbourhood_code_fkey FOREIGN KEY (neighbourhood_code) REFERENCES neighbourhood(code)
team team_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
team team_pkey PRIMARY KEY (id)
team team_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
team team_slug_check CHECK ((slug ~ '^[a-z0-9-]{1,100}$'::text))
team team_slug_key UNIQUE (slug)
team team_ways_in_check CHECK ((ways_in <@ '{phone,text,online,walk_in,letter,in_person}'::text[]))
telling telling_code_check CHECK ((code <> ''::text))
telling telling_kinds_check CHECK ((kinds > 0))
telling telling_pkey PRIMARY KEY (what, code)
telling telling_what_check CHECK ((what = ANY (ARRAY['role'::text, 'service'::text, 'word'::text])))
therapy_offer therapy_offer_by_worker_fkey FOREIGN KEY (by_worker) REFERENCES worker(id)
therapy_offer therapy_offer_check CHECK (((counted_on IS NOT NULL) = (num_nonnulls(wait_weeks, started, finished) > 0)))
therapy_offer therapy_offer_check1 CHECK ((counted_on <= ((changed_at AT TIME ZONE 'Europe/London'::text))::date))
therapy_offer therapy_offer_check2 CHECK (((finished IS NULL) OR ((started IS NOT NULL) AND (finished <= started))))
therapy_offer therapy_offer_finished_check CHECK (((finished >= 0) AND (finished <= 100000)))
therapy_offer therapy_offer_forms_check CHECK (((cardinality(forms) > 0) AND (forms <@ '{one_to_one,group,family}'::text[])))
therapy_offer therapy_offer_location_check CHECK ((length(location) <= 500))
therapy_offer therapy_offer_pkey PRIMARY KEY (id)
therapy_offer therapy_offer_started_check CHECK (((started >= 0) AND (started <= 100000)))
therapy_offer therapy_offer_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
therapy_offer therapy_offer_therapy_check CHECK ((therapy ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$'::text))
therapy_offer therapy_offer_wait_weeks_check CHECK (((wait_weeks >= 0) AND (wait_weeks <= 520)))
therapy_offer therapy_offer_ways_check CHECK (((cardinality(ways) > 0) AND (ways <@ '{in_person,video,phone,online}'::text[])))
tie tie_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES asset(id)
tie tie_check CHECK (((num_nonnulls(contact_id, worker_id, team_id, asset_id) + ((name <> ''::text))::integer) = 1))
tie tie_community_check CHECK ((community = ANY (ARRAY['place'::text, 'identity'::text, 'interest'::text, 'online'::text])))
tie tie_contact_id_person_id_fkey FOREIGN KEY (contact_id, person_id) REFERENCES personal_contact(id, person_id)
tie tie_domain_check CHECK ((domain = ANY (ARRAY['healthCare'::text, 'localFacilities'::text, 'personalInterests'::text, 'personalRelationships'::text])))
tie tie_name_check CHECK ((length(name) <= 200))
tie tie_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
tie tie_pkey PRIMARY KEY (id)
tie tie_ring_check CHECK ((ring = ANY (ARRAY['near'::text, 'between'::text, 'further'::text])))
tie tie_stands_in_way_check CHECK ((length(stands_in_way) <= 500))
tie tie_strength_check CHECK ((strength = ANY (ARRAY['close'::text, 'some'::text, 'loosening'::text])))
tie tie_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
tie tie_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
tie_past tie_past_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
tie_past tie_past_pkey PRIMARY KEY (tie_id, version)
tie_past tie_past_tie_id_fkey FOREIGN KEY (tie_id) REFERENCES tie(id)
unknown_sign_in unknown_sign_in_pkey PRIMARY KEY (hash)
word_kept_off word_kept_off_author_worker_id_fkey FOREIGN KEY (author_worker_id) REFERENCES worker(id)
word_kept_off word_kept_off_check CHECK (((ended_at IS NULL) = (ended_by_name IS NULL)))
word_kept_off word_kept_off_check1 CHECK (((author_worker_id IS NULL) OR (who_was_there <> ''::text)))
word_kept_off word_kept_off_instead_check CHECK ((length(instead) <= 100))
word_kept_off word_kept_off_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
word_kept_off word_kept_off_pkey PRIMARY KEY (id)
word_kept_off word_kept_off_slot_check CHECK (((slot >= 1) AND (slot <= 10)))
word_kept_off word_kept_off_who_was_there_check CHECK ((length(who_was_there) <= 200))
word_kept_off word_kept_off_word_check CHECK ((((length(word) >= 3) AND (length(word) <= 60)) AND (word = btrim(word)) AND (word !~ '^[0-9[:space:][:punct:]]*$'::text)))
worker worker_name_check CHECK ((name <> ''::text))
worker worker_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
worker worker_pkey PRIMARY KEY (id)
worker worker_role_fkey FOREIGN KEY (role) REFERENCES care_role(code)
worker worker_stops TRIGGER DEFERRABLE INITIALLY DEFERRED

CREATE UNIQUE INDEX about_me_first ON public.about_me USING btree (person_id) WHERE (follows IS NULL)
CREATE UNIQUE INDEX about_me_follows_key ON public.about_me USING btree (follows)
CREATE INDEX about_me_person_id_written_at_idx ON public.about_me USING btree (person_id, written_at DESC)
CREATE UNIQUE INDEX about_me_pkey ON public.about_me USING btree (id)
CREATE UNIQUE INDEX absence_pkey ON public.absence USING btree (id)
CREATE INDEX absence_worker_id_daterange_excl ON public.absence USING gist (worker_id, daterange(from_day, to_day, '[]'::text)) WHERE (cancelled_at IS NULL)
CREATE INDEX access_alert_at_id_idx ON public.access_alert USING btree (at DESC, id DESC)
CREATE INDEX access_alert_person_id_idx ON public.access_alert USING btree (person_id)
CREATE UNIQUE INDEX access_alert_pkey ON public.access_alert USING btree (id)
CREATE INDEX accompaniment_person_id_idx ON public.accompaniment USING btree (person_id)
CREATE UNIQUE INDEX accompaniment_pkey ON public.accompaniment USING btree (id)
CREATE INDEX accompaniment_worker_id_starts_at_idx ON public.accompaniment USING btree (worker_id, starts_at) WHERE (state = 'planned'::text)
CREATE UNIQUE INDEX account_person ON public.account USING btree (person_id) WHERE (closed_at IS NULL)
CREATE UNIQUE INDEX account_pkey ON public.account USING btree (id)
CREATE UNIQUE INDEX account_subject ON public.account USING btree (issuer, subject) WHERE (closed_at IS NULL)
CREATE UNIQUE INDEX account_supporter_id_key ON public.account USING btree (supporter_id)
CREATE UNIQUE INDEX account_worker_id_key ON public.account USING btree (worker_id)
CREATE INDEX activity_card_organiser_id_until_day_idx ON public.activity_card USING btree (organiser_id, until_day)
CREATE INDEX activity_card_person_person_id_idx ON public.activity_card_person USING btree (person_id)
CREATE UNIQUE INDEX activity_card_person_pkey ON public.activity_card_person USING btree (card_id)
CREATE UNIQUE INDEX activity_card_pkey ON public.activity_card USING btree (id)
CREATE UNIQUE INDEX advance_wish_follows_key ON public.advance_wish USING btree (follows)
CREATE INDEX advance_wish_person ON public.advance_wish USING btree (person_id)
CREATE UNIQUE INDEX advance_wish_pkey ON public.advance_wish USING btree (id)
CREATE INDEX advice_message_advice_id_at_id_idx ON public.advice_message USING btree (advice_id, at, id)
CREATE UNIQUE INDEX advice_message_pkey ON public.advice_message USING btree (id)
CREATE INDEX advice_request_adviser_worker_started_at_idx ON public.advice_request USING btree (adviser_worker, started_at DESC)
CREATE INDEX advice_request_asker_worker_started_at_idx ON public.advice_request USING btree (asker_worker, started_at DESC)
CREATE UNIQUE INDEX advice_request_once_key_key ON public.advice_request USING btree (once_key)
CREATE INDEX advice_request_person_id_started_at_idx ON public.advice_request USING btree (person_id, started_at DESC)
CREATE UNIQUE INDEX advice_request_pkey ON public.advice_request USING btree (id)
CREATE UNIQUE INDEX assessment_accepted_assessment_id_organisation_id_key ON public.assessment_accepted USING btree (assessment_id, organisation_id)
CREATE INDEX assessment_accepted_person_id_idx ON public.assessment_accepted USING btree (person_id)
CREATE UNIQUE INDEX assessment_accepted_pkey ON public.assessment_accepted USING btree (id)
CREATE UNIQUE INDEX assessment_contributor_assessment_id_supporter_id_idx ON public.assessment_contributor USING btree (assessment_id, supporter_id) WHERE ((withdrawn_at IS NULL) AND (supporter_id IS NOT NULL))
CREATE UNIQUE INDEX assessment_contributor_assessment_id_worker_id_idx ON public.assessment_contributor USING btree (assessment_id, worker_id) WHERE ((withdrawn_at IS NULL) AND (worker_id IS NOT NULL))
CREATE INDEX assessment_contributor_person_id_idx ON public.assessment_contributor USING btree (person_id)
CREATE UNIQUE INDEX assessment_contributor_pkey ON public.assessment_contributor USING btree (id)
CREATE INDEX assessment_contributor_supporter_id_idx ON public.assessment_contributor USING btree (supporter_id) WHERE (withdrawn_at IS NULL)
CREATE INDEX assessment_contributor_worker_id_idx ON public.assessment_contributor USING btree (worker_id) WHERE (withdrawn_at IS NULL)
CREATE INDEX assessment_extends_id_idx ON public.assessment USING btree (extends_id)
CREATE UNIQUE INDEX assessment_id_component_key ON public.assessment USING btree (id, component)
CREATE UNIQUE INDEX assessment_id_person_id_key ON public.assessment USING btree (id, person_id)
CREATE INDEX assessment_outcome_assessment_id_idx ON public.assessment_outcome USING btree (assessment_id)
CREATE INDEX assessment_outcome_person ON public.assessment_outcome USING btree (person_id, shared_at DESC)
CREATE UNIQUE INDEX assessment_outcome_pkey ON public.assessment_outcome USING btree (id)
CREATE INDEX assessment_part_contributor_id_idx ON public.assessment_part USING btree (contributor_id)
CREATE INDEX assessment_part_of ON public.assessment_part USING btree (assessment_id, written_at)
CREATE INDEX assessment_part_person_id_idx ON public.assessment_part USING btree (person_id)
CREATE UNIQUE INDEX assessment_part_pkey ON public.assessment_part USING btree (id)
CREATE INDEX assessment_person ON public.assessment USING btree (person_id, planned_at DESC)
CREATE UNIQUE INDEX assessment_pkey ON public.assessment USING btree (id)
CREATE INDEX assessment_reuse_person_id_idx ON public.assessment_reuse USING btree (person_id)
CREATE UNIQUE INDEX assessment_reuse_pkey ON public.assessment_reuse USING btree (assessment_id, entry_id)
CREATE INDEX asset_area_asset_id_idx ON public.asset_area USING btree (asset_id)
CREATE UNIQUE INDEX asset_area_pkey ON public.asset_area USING btree (id)
CREATE INDEX asset_area_place_code_idx ON public.asset_area USING btree (place_code)
CREATE UNIQUE INDEX asset_at_location_asset_id_location_id_key ON public.asset_at_location USING btree (asset_id, location_id)
CREATE INDEX asset_at_location_location_id_idx ON public.asset_at_location USING btree (location_id)
CREATE UNIQUE INDEX asset_at_location_pkey ON public.asset_at_location USING btree (id)
CREATE INDEX asset_changed_at_id_idx ON public.asset USING btree (changed_at, id)
CREATE INDEX asset_confirmed_at_idx ON public.asset USING btree (confirmed_at)
CREATE INDEX asset_connection_asset_id_idx ON public.asset_connection USING btree (asset_id)
CREATE UNIQUE INDEX asset_connection_id_person_id_key ON public.asset_connection USING btree (id, person_id)
CREATE UNIQUE INDEX asset_connection_pkey ON public.asset_connection USING btree (id)
CREATE INDEX asset_contact_asset_id_idx ON public.asset_contact USING btree (asset_id)
CREATE UNIQUE INDEX asset_contact_pkey ON public.asset_contact USING btree (id)
CREATE INDEX asset_cost_asset_id_idx ON public.asset_cost USING btree (asset_id)
CREATE UNIQUE INDEX asset_cost_pkey ON public.asset_cost USING btree (id)
CREATE INDEX asset_created ON public.asset USING btree (created_at)
CREATE UNIQUE INDEX asset_domain_pkey ON public.asset_domain USING btree (asset_id, domain)
CREATE UNIQUE INDEX asset_field_pkey ON public.asset_field USING btree (asset_id, field)
CREATE UNIQUE INDEX asset_flexible_for_pkey ON public.asset_flexible_for USING btree (asset_id, who)
CREATE INDEX asset_found_asset_id_idx ON public.asset_found USING btree (asset_id)
CREATE INDEX asset_found_at ON public.asset_found USING btree (at_location_id)
CREATE INDEX asset_found_box ON public.asset_found USING btree (lat, lon)
CREATE INDEX asset_found_feed ON public.asset_found USING btree (asset_id, confirmed_at)
CREATE INDEX asset_found_grid ON public.asset_found USING gist (grid)
CREATE INDEX asset_found_online ON public.asset_found USING btree (asset_id) WHERE online
CREATE INDEX asset_found_place ON public.asset_found USING gin (place_codes)
CREATE INDEX asset_found_said ON public.asset_found USING gin (said gin_trgm_ops)
CREATE INDEX asset_found_serves ON public.asset_found USING gin (place_codes) WHERE (grid IS NULL)
CREATE INDEX asset_found_terms ON public.asset_found USING gin (terms)
CREATE INDEX asset_found_words ON public.asset_found USING gin (words)
CREATE UNIQUE INDEX asset_gap_pkey ON public.asset_gap USING btree (id)
CREATE UNIQUE INDEX asset_gap_place_code_coalesce_domain_lower_idx ON public.asset_gap USING btree (place_code, COALESCE(neighbourhood_code, ''::text), domain, lower(wanted))
CREATE INDEX asset_key_asset_id_made_at_idx ON public.asset_key USING btree (asset_id, made_at DESC)
CREATE UNIQUE INDEX asset_key_pkey ON public.asset_key USING btree (token_hash)
CREATE UNIQUE INDEX asset_language_pkey ON public.asset_language USING btree (asset_id, name)
CREATE INDEX asset_location_neighbourhood_code_idx ON public.asset_location USING btree (neighbourhood_code)
CREATE UNIQUE INDEX asset_location_pkey ON public.asset_location USING btree (id)
CREATE INDEX asset_location_place_code_idx ON public.asset_location USING btree (place_code)
CREATE INDEX asset_location_postcode_idx ON public.asset_location USING btree (postcode) WHERE (postcode IS NOT NULL)
CREATE UNIQUE INDEX asset_location_source_id_source_key_key ON public.asset_location USING btree (source_id, source_key)
CREATE INDEX asset_merge_kept_idx ON public.asset_merge USING btree (kept)
CREATE UNIQUE INDEX asset_merge_pkey ON public.asset_merge USING btree (id)
CREATE UNIQUE INDEX asset_merge_standing ON public.asset_merge USING btree (merged) WHERE (undone_at IS NULL)
CREATE INDEX asset_merged_into_idx ON public.asset USING btree (merged_into) WHERE (merged_into IS NOT NULL)
CREATE UNIQUE INDEX asset_news_email_term_code_place_code_key ON public.asset_news USING btree (email, term_code, place_code)
CREATE INDEX asset_news_key_news_id_idx ON public.asset_news_key USING btree (news_id)
CREATE UNIQUE INDEX asset_news_key_pkey ON public.asset_news_key USING btree (token_hash)
CREATE UNIQUE INDEX asset_news_pkey ON public.asset_news USING btree (id)
CREATE INDEX asset_organisation_id_idx ON public.asset USING btree (organisation_id)
CREATE UNIQUE INDEX asset_organisation_pkey ON public.asset_organisation USING btree (id)
CREATE UNIQUE INDEX asset_organisation_source_id_source_key_key ON public.asset_organisation USING btree (source_id, source_key)
CREATE INDEX asset_pair_found_at_idx ON public.asset_pair USING btree (found_at) WHERE (state = 'open'::text)
CREATE UNIQUE INDEX asset_pair_pkey ON public.asset_pair USING btree (one, other)
CREATE UNIQUE INDEX asset_pkey ON public.asset USING btree (id)
CREATE INDEX asset_schedule_asset_id_idx ON public.asset_schedule USING btree (asset_id)
CREATE UNIQUE INDEX asset_schedule_pkey ON public.asset_schedule USING btree (id)
CREATE UNIQUE INDEX asset_source_code_key ON public.asset_source USING btree (code)
CREATE UNIQUE INDEX asset_source_id_source_key_key ON public.asset USING btree (source_id, source_key)
CREATE UNIQUE INDEX asset_source_pkey ON public.asset_source USING btree (id)
CREATE UNIQUE INDEX asset_team_id_key ON public.asset USING btree (team_id)
CREATE UNIQUE INDEX asset_term_pkey ON public.asset_term USING btree (asset_id, term_id)
CREATE INDEX asset_term_term_id_idx ON public.asset_term USING btree (term_id)
CREATE INDEX asset_told_asset_id_idx ON public.asset_told USING btree (asset_id)
CREATE INDEX asset_told_at_idx ON public.asset_told USING btree (at) WHERE (state = 'open'::text)
CREATE UNIQUE INDEX asset_told_pkey ON public.asset_told USING btree (id)
CREATE UNIQUE INDEX asset_use_pkey ON public.asset_use USING btree (asset_id, month, kind)
CREATE UNIQUE INDEX audit_chain_pkey ON public.audit_chain USING btree (chain)
CREATE INDEX audit_entry_actor_id_at_idx ON public.audit_entry USING btree (actor_id, at DESC)
CREATE INDEX audit_entry_at_chain_position_idx ON public.audit_entry USING btree (at DESC, chain, "position") WHERE ((outcome = 'not allowed'::text) OR (what = 'emergency access opened'::text))
CREATE INDEX audit_entry_person_id_at_idx ON public.audit_entry USING btree (person_id, at DESC) WHERE (person_id IS NOT NULL)
CREATE UNIQUE INDEX audit_entry_pkey ON public.audit_entry USING btree (chain, "position")
CREATE INDEX barrier_report_asset_id_idx ON public.barrier_report USING btree (asset_id)
CREATE UNIQUE INDEX barrier_report_pkey ON public.barrier_report USING btree (id)
CREATE INDEX barrier_report_place_code_kind_idx ON public.barrier_report USING btree (place_code, kind)
CREATE INDEX basis_holder ON public.basis USING btree (holder, person_id) INCLUDE (why, grants, hides, keeps, valid_from, valid_to)
CREATE INDEX basis_person_holder ON public.basis USING btree (person_id, holder) INCLUDE (why, grants, hides, keeps, valid_from, valid_to)
CREATE UNIQUE INDEX basis_pkey ON public.basis USING btree (id)
CREATE INDEX basis_source ON public.basis USING btree (source)
CREATE UNIQUE INDEX board_contact_pkey ON public.board_contact USING btree (person_id, kinds)
CREATE UNIQUE INDEX board_row_pkey ON public.board_row USING btree (person_id)
CREATE INDEX board_row_team ON public.board_row USING btree (team_id, person_id)
CREATE INDEX board_row_worker ON public.board_row USING btree (worker_id, person_id)
CREATE UNIQUE INDEX capacity_decision_pkey ON public.capacity_decision USING btree (id)
CREATE INDEX capacity_decision_team_id_decided_at_idx ON public.capacity_decision USING btree (team_id, decided_at DESC)
CREATE UNIQUE INDEX care_episode_id_person_id_key ON public.care_episode USING btree (id, person_id)
CREATE INDEX care_episode_joined_into_idx ON public.care_episode USING btree (joined_into)
CREATE INDEX care_episode_person_id_started_at_idx ON public.care_episode USING btree (person_id, started_at)
CREATE UNIQUE INDEX care_episode_pkey ON public.care_episode USING btree (id)
CREATE UNIQUE INDEX care_role_pkey ON public.care_role USING btree (code)
CREATE UNIQUE INDEX care_system_gss_code_key ON public.care_system USING btree (gss_code)
CREATE UNIQUE INDEX care_system_pkey ON public.care_system USING btree (code)
CREATE UNIQUE INDEX circle_pkey ON public.circle USING btree (id)
CREATE INDEX circle_worker_id_idx ON public.circle USING btree (worker_id)
CREATE UNIQUE INDEX clinical_item_list_version_position_key ON public.clinical_item USING btree (list, version, "position")
CREATE UNIQUE INDEX clinical_item_pkey ON public.clinical_item USING btree (list, version, code)
CREATE INDEX complexity_factor_person_id_idx ON public.complexity_factor USING btree (person_id)
CREATE UNIQUE INDEX complexity_factor_pkey ON public.complexity_factor USING btree (view_id, factor)
CREATE UNIQUE INDEX complexity_view_follows ON public.complexity_view USING btree (person_id, COALESCE(follows, person_id))
CREATE INDEX complexity_view_person ON public.complexity_view USING btree (person_id, made_at DESC)
CREATE UNIQUE INDEX complexity_view_pkey ON public.complexity_view USING btree (id)
CREATE INDEX connection_event_connection_id_idx ON public.connection_event USING btree (connection_id)
CREATE INDEX connection_event_person_id_idx ON public.connection_event USING btree (person_id)
CREATE UNIQUE INDEX connection_event_pkey ON public.connection_event USING btree (id)
CREATE UNIQUE INDEX connector_ask_pkey ON public.connector_ask USING btree (id)
CREATE INDEX connector_ask_team_id_idx ON public.connector_ask USING btree (team_id) WHERE (state = 'asked'::text)
CREATE INDEX contact_note_person ON public.contact_note USING btree (person_id, happened_at DESC) INCLUDE (worker_id, met)
CREATE UNIQUE INDEX contact_note_pkey ON public.contact_note USING btree (id)
CREATE UNIQUE INDEX contact_note_replaces_key ON public.contact_note USING btree (replaces)
CREATE INDEX contact_note_worker ON public.contact_note USING btree (worker_id, happened_at DESC)
CREATE INDEX contact_override_person_id_made_at_idx ON public.contact_override USING btree (person_id, made_at DESC)
CREATE UNIQUE INDEX contact_override_pkey ON public.contact_override USING btree (id)
CREATE INDEX contact_point_person_id_kind_during_excl ON public.contact_point USING gist (person_id, kind, during)
CREATE UNIQUE INDEX contact_point_pkey ON public.contact_point USING btree (id)
CREATE INDEX contact_point_reach ON public.contact_point USING btree (reach_key(value)) WHERE upper_inf(during)
CREATE UNIQUE INDEX contact_rules_first ON public.contact_rules USING btree (person_id) WHERE (follows IS NULL)
CREATE UNIQUE INDEX contact_rules_follows_key ON public.contact_rules USING btree (follows)
CREATE INDEX contact_rules_person_id_written_at_idx ON public.contact_rules USING btree (person_id, written_at DESC)
CREATE UNIQUE INDEX contact_rules_pkey ON public.contact_rules USING btree (id)
CREATE UNIQUE INDEX content_version_open ON public.content_version USING btree (list) WHERE (valid_to IS NULL)
CREATE UNIQUE INDEX content_version_pkey ON public.content_version USING btree (list, version)
CREATE INDEX contribution_person_id_idx ON public.contribution USING btree (person_id)
CREATE UNIQUE INDEX contribution_pkey ON public.contribution USING btree (id)
CREATE UNIQUE INDEX coverage_decision_pkey ON public.coverage_decision USING btree (id)
CREATE INDEX coverage_decision_place_code_at_idx ON public.coverage_decision USING btree (place_code, at)
CREATE INDEX crisis_reading_person ON public.crisis_reading USING btree (person_id, id DESC)
CREATE UNIQUE INDEX crisis_reading_pkey ON public.crisis_reading USING btree (id)
CREATE INDEX crisis_route_care_system_code_idx ON public.crisis_route USING btree (care_system_code)
CREATE UNIQUE INDEX crisis_route_code_key ON public.crisis_route USING btree (code)
CREATE UNIQUE INDEX crisis_route_hours_pkey ON public.crisis_route_hours USING btree (route_id, weekday, opens)
CREATE UNIQUE INDEX crisis_route_pkey ON public.crisis_route USING btree (id)
CREATE INDEX crisis_route_place_code_idx ON public.crisis_route USING btree (place_code)
CREATE UNIQUE INDEX demonstration_pkey ON public.demonstration USING btree (only_one)
CREATE INDEX dialog_plus_person_id_idx ON public.dialog_plus USING btree (person_id)
CREATE UNIQUE INDEX dialog_plus_pkey ON public.dialog_plus USING btree (id)
CREATE UNIQUE INDEX dialog_plus_response_id_item_code_key ON public.dialog_plus USING btree (response_id, item_code)
CREATE UNIQUE INDEX dialog_plus_response_id_position_key ON public.dialog_plus USING btree (response_id, "position")
CREATE INDEX do_not_ask_person_id_idx ON public.do_not_ask USING btree (person_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX do_not_ask_pkey ON public.do_not_ask USING btree (id)
CREATE INDEX emergency_access_id_idx ON public.emergency_access USING btree (id) WHERE (review IS NULL)
CREATE UNIQUE INDEX emergency_access_pkey ON public.emergency_access USING btree (id)
CREATE INDEX emergency_access_worker_id_id_idx ON public.emergency_access USING btree (worker_id, id)
CREATE INDEX engagement_view_person_id_at_idx ON public.engagement_view USING btree (person_id, at)
CREATE UNIQUE INDEX engagement_view_pkey ON public.engagement_view USING btree (id)
CREATE INDEX entry_author_worker_id_written_at_idx ON public.entry USING btree (author_worker_id, written_at DESC)
CREATE INDEX entry_comment_entry_id_idx ON public.entry_comment USING btree (entry_id)
CREATE INDEX entry_comment_person_id_idx ON public.entry_comment USING btree (person_id) WHERE ((kind = 'correction'::text) AND (answer IS NULL))
CREATE UNIQUE INDEX entry_comment_pkey ON public.entry_comment USING btree (id)
CREATE INDEX entry_person ON public.entry USING btree (person_id, happened_at DESC, id DESC)
CREATE UNIQUE INDEX entry_pkey ON public.entry USING btree (id)
CREATE UNIQUE INDEX entry_replaced_once ON public.entry USING btree (replaces) WHERE (replaces IS NOT NULL)
CREATE UNIQUE INDEX escalation_nobody ON public.escalation USING btree (responsibility_id) WHERE (why = 'nobody_at_work'::text)
CREATE INDEX escalation_person_id_idx ON public.escalation USING btree (person_id)
CREATE UNIQUE INDEX escalation_pkey ON public.escalation USING btree (id)
CREATE UNIQUE INDEX escalation_responsibility_id_deadline_key ON public.escalation USING btree (responsibility_id, deadline)
CREATE INDEX escalation_team_id_idx ON public.escalation USING btree (team_id)
CREATE UNIQUE INDEX form_sent_pkey ON public.form_sent USING btree (hash)
CREATE INDEX form_sent_sent_at_idx ON public.form_sent USING btree (sent_at)
CREATE UNIQUE INDEX formulation_follows ON public.formulation USING btree (person_id, COALESCE(follows, person_id))
CREATE INDEX formulation_person ON public.formulation USING btree (person_id, made_at DESC)
CREATE UNIQUE INDEX formulation_pkey ON public.formulation USING btree (id)
CREATE UNIQUE INDEX function_level_pkey ON public.function_level USING btree (place_code, function_code)
CREATE INDEX gp_practice_area_neighbourhood ON public.gp_practice_area USING btree (neighbourhood_code)
CREATE INDEX gp_practice_area_pcn ON public.gp_practice_area USING btree (pcn_code)
CREATE UNIQUE INDEX gp_practice_area_pkey ON public.gp_practice_area USING btree (practice_code)
CREATE INDEX gp_practice_area_place ON public.gp_practice_area USING btree (place_code)
CREATE INDEX gp_registration_person_id_kind_during_excl ON public.gp_registration USING gist (person_id, kind, during)
CREATE UNIQUE INDEX gp_registration_pkey ON public.gp_registration USING btree (id)
CREATE UNIQUE INDEX graded_step_connection_id_place_key ON public.graded_step USING btree (connection_id, place)
CREATE INDEX graded_step_person_id_idx ON public.graded_step USING btree (person_id)
CREATE UNIQUE INDEX graded_step_pkey ON public.graded_step USING btree (id)
CREATE INDEX handover_from_worker_id_idx ON public.handover USING btree (from_worker_id) WHERE (finished_at IS NULL)
CREATE INDEX handover_person_id_asked_at_idx ON public.handover USING btree (person_id, asked_at)
CREATE UNIQUE INDEX handover_pkey ON public.handover USING btree (id)
CREATE INDEX handover_to_worker_id_idx ON public.handover USING btree (to_worker_id) WHERE (finished_at IS NULL)
CREATE INDEX help_draft_expires_at_idx ON public.help_draft USING btree (expires_at)
CREATE UNIQUE INDEX help_draft_pkey ON public.help_draft USING btree (id)
CREATE UNIQUE INDEX help_draft_token_hash_key ON public.help_draft USING btree (token_hash)
CREATE UNIQUE INDEX help_request_asker_pkey ON public.help_request_asker USING btree (request_id)
CREATE INDEX help_request_event_person_id_idx ON public.help_request_event USING btree (person_id)
CREATE UNIQUE INDEX help_request_event_pkey ON public.help_request_event USING btree (request_id, "position")
CREATE UNIQUE INDEX help_request_once_key_key ON public.help_request USING btree (once_key)
CREATE INDEX help_request_open ON public.help_request USING btree (team_id, received_at, id) WHERE (state = ANY (ARRAY['received'::text, 'talking'::text, 'asked_elsewhere'::text, 'accepted'::text]))
CREATE INDEX help_request_person_id_received_at_idx ON public.help_request USING btree (person_id, received_at DESC)
CREATE UNIQUE INDEX help_request_pkey ON public.help_request USING btree (id)
CREATE INDEX help_request_redirects ON public.help_request_event USING btree (team_id, at) WHERE (what = 'redirect_asked'::text)
CREATE UNIQUE INDEX help_request_reference_key ON public.help_request USING btree (reference)
CREATE INDEX help_request_reviews ON public.help_request_event USING btree (request_id) WHERE (what = 'review_asked'::text)
CREATE UNIQUE INDEX import_refusal_pkey ON public.import_refusal USING btree (run_id, row_number, column_name)
CREATE UNIQUE INDEX import_run_pkey ON public.import_run USING btree (id)
CREATE INDEX import_run_started ON public.import_run USING btree (started_at DESC)
CREATE UNIQUE INDEX instrument_code_version_key ON public.instrument USING btree (code, version)
CREATE UNIQUE INDEX instrument_open ON public.instrument USING btree (code) WHERE (valid_to IS NULL)
CREATE UNIQUE INDEX instrument_pkey ON public.instrument USING btree (id)
CREATE INDEX involvement_handover_id_idx ON public.involvement USING btree (handover_id)
CREATE INDEX involvement_person_id_coalesce_role_during_excl ON public.involvement USING gist (person_id, COALESCE(worker_id, team_id), role, during)
CREATE UNIQUE INDEX involvement_pkey ON public.involvement USING btree (id)
CREATE INDEX involvement_team_id_person_id_idx ON public.involvement USING btree (team_id, person_id)
CREATE INDEX involvement_worker_id_person_id_idx ON public.involvement USING btree (worker_id, person_id)
CREATE INDEX job_due ON public.job USING btree (run_at, id) WHERE (done_at IS NULL)
CREATE UNIQUE INDEX job_pkey ON public.job USING btree (id)
CREATE UNIQUE INDEX join_code_code_hash_key ON public.join_code USING btree (code_hash)
CREATE INDEX join_code_person_id_idx ON public.join_code USING btree (person_id)
CREATE UNIQUE INDEX join_code_pkey ON public.join_code USING btree (id)
CREATE INDEX kept_asset_asset_id_idx ON public.kept_asset USING btree (asset_id)
CREATE UNIQUE INDEX kept_asset_person_id_asset_id_key ON public.kept_asset USING btree (person_id, asset_id)
CREATE UNIQUE INDEX kept_asset_pkey ON public.kept_asset USING btree (id)
CREATE INDEX kept_words_browser_idx ON public.kept_words USING btree (browser, account_id)
CREATE INDEX kept_words_expires_at_idx ON public.kept_words USING btree (expires_at)
CREATE UNIQUE INDEX kept_words_pkey ON public.kept_words USING btree (hash)
CREATE INDEX life_constraint_person_id_idx ON public.life_constraint USING btree (person_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX life_constraint_pkey ON public.life_constraint USING btree (id)
CREATE UNIQUE INDEX local_item_instrument_code_organisation_id_code_key ON public.local_item USING btree (instrument_code, organisation_id, code)
CREATE UNIQUE INDEX local_item_pkey ON public.local_item USING btree (id)
CREATE INDEX means_safety_person ON public.means_safety USING btree (person_id, since)
CREATE UNIQUE INDEX means_safety_pkey ON public.means_safety USING btree (id)
CREATE UNIQUE INDEX measure_ask_open ON public.measure_ask USING btree (person_id, instrument_code) WHERE (state = 'asked'::text)
CREATE INDEX measure_ask_person_id_asked_at_idx ON public.measure_ask USING btree (person_id, asked_at DESC)
CREATE UNIQUE INDEX measure_ask_pkey ON public.measure_ask USING btree (id)
CREATE UNIQUE INDEX measure_draft_pkey ON public.measure_draft USING btree (person_id, instrument_code)
CREATE INDEX measure_response_person ON public.measure_response USING btree (person_id, instrument_code, answered_at DESC)
CREATE UNIQUE INDEX measure_response_pkey ON public.measure_response USING btree (id)
CREATE UNIQUE INDEX measure_response_replaces_key ON public.measure_response USING btree (replaces)
CREATE UNIQUE INDEX measure_response_sent_from_key ON public.measure_response USING btree (sent_from)
CREATE INDEX medicine_check_entry_id_idx ON public.medicine_check USING btree (entry_id)
CREATE UNIQUE INDEX medicine_check_id_person_id_key ON public.medicine_check USING btree (id, person_id)
CREATE INDEX medicine_check_person ON public.medicine_check USING btree (person_id, begun_at DESC)
CREATE UNIQUE INDEX medicine_check_pkey ON public.medicine_check USING btree (id)
CREATE INDEX medicine_difference_check_id_idx ON public.medicine_difference USING btree (check_id)
CREATE INDEX medicine_difference_line_id_idx ON public.medicine_difference USING btree (line_id)
CREATE INDEX medicine_difference_person_id_idx ON public.medicine_difference USING btree (person_id)
CREATE UNIQUE INDEX medicine_difference_pkey ON public.medicine_difference USING btree (id)
CREATE INDEX membership_team_id_idx ON public.membership USING btree (team_id)
CREATE INDEX membership_worker ON public.membership USING btree (worker_id) INCLUDE (team_id, during)
CREATE INDEX membership_worker_id_team_id_during_excl ON public.membership USING gist (worker_id, team_id, during)
CREATE INDEX message_asset_id_made_at_idx ON public.message USING btree (asset_id, made_at DESC) WHERE (asset_id IS NOT NULL)
CREATE INDEX message_asset_news_id_idx ON public.message USING btree (asset_news_id) WHERE (asset_news_id IS NOT NULL)
CREATE INDEX message_due ON public.message USING btree (send_after, id) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]))
CREATE INDEX message_operator_role_made_at_idx ON public.message USING btree (operator_role, made_at DESC) WHERE (operator_role IS NOT NULL)
CREATE INDEX message_person_id_made_at_idx ON public.message USING btree (person_id, made_at DESC) WHERE (person_id IS NOT NULL)
CREATE UNIQUE INDEX message_pkey ON public.message USING btree (id)
CREATE INDEX message_worker_id_made_at_idx ON public.message USING btree (worker_id, made_at DESC) WHERE (worker_id IS NOT NULL)
CREATE UNIQUE INDEX migration_pkey ON public.migration USING btree (name)
CREATE UNIQUE INDEX need_one_interpreter ON public.need USING btree (person_id, whose) WHERE ((kind = 'interpreter'::text) AND (ended_at IS NULL))
CREATE INDEX need_person_id_idx ON public.need USING btree (person_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX need_pkey ON public.need USING btree (id)
CREATE INDEX need_review_on_idx ON public.need USING btree (review_on) WHERE (ended_at IS NULL)
CREATE INDEX neighbourhood_by_place ON public.neighbourhood USING btree (place_code)
CREATE INDEX neighbourhood_pcn ON public.neighbourhood USING btree (pcn_code)
CREATE UNIQUE INDEX neighbourhood_pkey ON public.neighbourhood USING btree (code)
CREATE INDEX network_look_domain_person_id_idx ON public.network_look_domain USING btree (person_id)
CREATE UNIQUE INDEX network_look_domain_pkey ON public.network_look_domain USING btree (look_id, domain)
CREATE INDEX network_look_person_id_at_idx ON public.network_look USING btree (person_id, at)
CREATE UNIQUE INDEX network_look_pkey ON public.network_look USING btree (id)
CREATE INDEX next_step_entry_id_idx ON public.next_step USING btree (entry_id)
CREATE INDEX next_step_person ON public.next_step USING btree (person_id, due) WHERE (done_at IS NULL)
CREATE UNIQUE INDEX next_step_pkey ON public.next_step USING btree (id)
CREATE INDEX next_step_team ON public.next_step USING btree (team_id, due) WHERE (done_at IS NULL)
CREATE INDEX next_step_worker ON public.next_step USING btree (worker_id, due) WHERE (done_at IS NULL)
CREATE UNIQUE INDEX note_draft_pkey ON public.note_draft USING btree (id)
CREATE INDEX note_draft_worker ON public.note_draft USING btree (worker_id, person_id, saved_at DESC)
CREATE UNIQUE INDEX one_connection_at_a_time ON public.asset_connection USING btree (person_id, asset_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX one_open_connector_ask ON public.connector_ask USING btree (person_id) WHERE (state = 'asked'::text)
CREATE UNIQUE INDEX one_open_episode ON public.care_episode USING btree (person_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX one_open_handover ON public.handover USING btree (person_id) WHERE (finished_at IS NULL)
CREATE INDEX organisation_kind_place_code_idx ON public.organisation USING btree (kind, place_code)
CREATE UNIQUE INDEX organisation_ods_code_key ON public.organisation USING btree (ods_code)
CREATE UNIQUE INDEX organisation_pkey ON public.organisation USING btree (id)
CREATE UNIQUE INDEX outcode_pkey ON public.outcode USING btree (outcode)
CREATE UNIQUE INDEX outreach_task_draft_id_key ON public.outreach_task USING btree (draft_id)
CREATE UNIQUE INDEX outreach_task_pkey ON public.outreach_task USING btree (id)
CREATE INDEX outreach_task_team_id_due_at_idx ON public.outreach_task USING btree (team_id, due_at) WHERE (done_at IS NULL)
CREATE INDEX own_view_entry_id_idx ON public.own_view USING btree (entry_id)
CREATE INDEX own_view_person_id_idx ON public.own_view USING btree (person_id)
CREATE UNIQUE INDEX own_view_pkey ON public.own_view USING btree (id)
CREATE INDEX person_address_person_id_kind_during_excl ON public.person_address USING gist (person_id, kind, during)
CREATE UNIQUE INDEX person_address_pkey ON public.person_address USING btree (id)
CREATE INDEX person_address_postcode_idx ON public.person_address USING btree (postcode)
CREATE INDEX person_barrier_person_id_idx ON public.person_barrier USING btree (person_id)
CREATE UNIQUE INDEX person_barrier_pkey ON public.person_barrier USING btree (id)
CREATE UNIQUE INDEX person_barrier_report_id_key ON public.person_barrier USING btree (report_id)
CREATE INDEX person_born ON public.person USING btree (born)
CREATE INDEX person_born_idx ON public.person USING btree (born)
CREATE INDEX person_gap_person_id_idx ON public.person_gap USING btree (person_id)
CREATE UNIQUE INDEX person_gap_pkey ON public.person_gap USING btree (gap_id, person_id)
CREATE UNIQUE INDEX person_invitation_code_hash_key ON public.person_invitation USING btree (code_hash)
CREATE INDEX person_invitation_person_id_idx ON public.person_invitation USING btree (person_id)
CREATE UNIQUE INDEX person_invitation_pkey ON public.person_invitation USING btree (id)
CREATE INDEX person_merge_kept_id_idx ON public.person_merge USING btree (kept_id)
CREATE UNIQUE INDEX person_merge_pkey ON public.person_merge USING btree (id)
CREATE INDEX person_merged ON public.person USING btree (merged_into) WHERE (merged_into IS NOT NULL)
CREATE UNIQUE INDEX person_merged_once ON public.person_merge USING btree (gone_id) WHERE (undone_at IS NULL)
CREATE UNIQUE INDEX person_nhs_number ON public.person USING btree (nhs_number) WHERE ((merged_into IS NULL) AND (nhs_number_status = ANY (ARRAY['traced'::text, 'verified'::text])))
CREATE INDEX person_nhs_number_any ON public.person USING btree (nhs_number) WHERE (nhs_number IS NOT NULL)
CREATE UNIQUE INDEX person_pkey ON public.person USING btree (id)
CREATE INDEX person_place_code_idx ON public.person USING btree (place_code)
CREATE INDEX persona_part_sort_idx ON public.persona USING btree (part, sort)
CREATE UNIQUE INDEX persona_pkey ON public.persona USING btree (account_id)
CREATE UNIQUE INDEX personal_contact_id_person_id_key ON public.personal_contact USING btree (id, person_id)
CREATE INDEX personal_contact_person_id_idx ON public.personal_contact USING btree (person_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX personal_contact_pkey ON public.personal_contact USING btree (id)
CREATE INDEX personal_contact_supporter_id_idx ON public.personal_contact USING btree (supporter_id)
CREATE INDEX place_care_system ON public.place USING btree (care_system_code)
CREATE UNIQUE INDEX place_pathway_pkey ON public.place_pathway USING btree (place_code, code)
CREATE UNIQUE INDEX place_pkey ON public.place USING btree (code)
CREATE INDEX plan_action_need ON public.plan_action USING btree (need_id)
CREATE INDEX plan_action_person ON public.plan_action USING btree (person_id)
CREATE UNIQUE INDEX plan_action_pkey ON public.plan_action USING btree (line_id)
CREATE INDEX plan_action_team ON public.plan_action USING btree (team_id, due) WHERE (state = ANY (ARRAY['asked'::text, 'agreed'::text]))
CREATE INDEX plan_action_worker ON public.plan_action USING btree (worker_id) WHERE (state = ANY (ARRAY['asked'::text, 'agreed'::text]))
CREATE UNIQUE INDEX plan_agreement_id_plan_id_key ON public.plan_agreement USING btree (id, plan_id)
CREATE INDEX plan_agreement_person_id_at_idx ON public.plan_agreement USING btree (person_id, at DESC)
CREATE UNIQUE INDEX plan_agreement_pkey ON public.plan_agreement USING btree (id)
CREATE INDEX plan_agreement_plan_id_idx ON public.plan_agreement USING btree (plan_id)
CREATE UNIQUE INDEX plan_id_person_id_key ON public.plan USING btree (id, person_id)
CREATE UNIQUE INDEX plan_line_id_person_id_key ON public.plan_line USING btree (id, person_id)
CREATE UNIQUE INDEX plan_line_other_open ON public.plan_line_other USING btree (line_id, sitting) WHERE (settled IS NULL)
CREATE INDEX plan_line_other_person_id_idx ON public.plan_line_other USING btree (person_id) WHERE (settled IS NULL)
CREATE UNIQUE INDEX plan_line_other_pkey ON public.plan_line_other USING btree (id)
CREATE UNIQUE INDEX plan_line_past_pkey ON public.plan_line_past USING btree (line_id, version)
CREATE UNIQUE INDEX plan_line_pkey ON public.plan_line USING btree (id)
CREATE INDEX plan_line_plan ON public.plan_line USING btree (person_id, "position") WHERE (removed_at IS NULL)
CREATE INDEX plan_line_plan_id_idx ON public.plan_line USING btree (plan_id)
CREATE INDEX plan_link_person_id_made_at_idx ON public.plan_link USING btree (person_id, made_at DESC)
CREATE UNIQUE INDEX plan_link_pkey ON public.plan_link USING btree (id)
CREATE UNIQUE INDEX plan_link_token_hash_key ON public.plan_link USING btree (token_hash)
CREATE INDEX plan_meeting_person_id_idx ON public.plan_meeting USING btree (person_id)
CREATE UNIQUE INDEX plan_meeting_pkey ON public.plan_meeting USING btree (version_id)
CREATE UNIQUE INDEX plan_person_id_key ON public.plan USING btree (person_id)
CREATE UNIQUE INDEX plan_pkey ON public.plan USING btree (id)
CREATE INDEX plan_review_entry_id_idx ON public.plan_review USING btree (entry_id)
CREATE UNIQUE INDEX plan_review_id_person_id_key ON public.plan_review USING btree (id, person_id)
CREATE INDEX plan_review_invite_person_id_idx ON public.plan_review_invite USING btree (person_id)
CREATE UNIQUE INDEX plan_review_invite_pkey ON public.plan_review_invite USING btree (id)
CREATE INDEX plan_review_invite_review_id_idx ON public.plan_review_invite USING btree (review_id)
CREATE UNIQUE INDEX plan_review_invite_worker ON public.plan_review_invite USING btree (review_id, worker_id) WHERE (worker_id IS NOT NULL)
CREATE INDEX plan_review_person_id_planned_on_idx ON public.plan_review USING btree (person_id, planned_on DESC)
CREATE UNIQUE INDEX plan_review_pkey ON public.plan_review USING btree (id)
CREATE UNIQUE INDEX plan_review_planned ON public.plan_review USING btree (person_id) WHERE (state = 'planned'::text)
CREATE INDEX plan_settled_from_id_idx ON public.plan_settled USING btree (from_id)
CREATE UNIQUE INDEX plan_settled_once ON public.plan_settled USING btree (line_id, line_version) WHERE (undone_at IS NULL)
CREATE INDEX plan_settled_person_id_idx ON public.plan_settled USING btree (person_id) WHERE (undone_at IS NULL)
CREATE UNIQUE INDEX plan_settled_pkey ON public.plan_settled USING btree (id)
CREATE INDEX plan_settled_taken_id_idx ON public.plan_settled USING btree (taken_id)
CREATE INDEX plan_sitting_person_id_writer_idx ON public.plan_sitting USING btree (person_id, writer)
CREATE UNIQUE INDEX plan_sitting_pkey ON public.plan_sitting USING btree (id)
CREATE INDEX plan_version_agreement_id_idx ON public.plan_version USING btree (agreement_id)
CREATE INDEX plan_version_line_line_id_idx ON public.plan_version_line USING btree (line_id)
CREATE INDEX plan_version_line_person_id_idx ON public.plan_version_line USING btree (person_id)
CREATE UNIQUE INDEX plan_version_line_pkey ON public.plan_version_line USING btree (version_id, line_id)
CREATE INDEX plan_version_person_id_published_at_idx ON public.plan_version USING btree (person_id, published_at DESC)
CREATE UNIQUE INDEX plan_version_pkey ON public.plan_version USING btree (id)
CREATE UNIQUE INDEX plan_version_plan_id_number_key ON public.plan_version USING btree (plan_id, number)
CREATE UNIQUE INDEX postcode_pkey ON public.postcode USING btree (postcode)
CREATE INDEX postcode_small_area ON public.postcode USING btree (small_area_code)
CREATE INDEX primary_care_network_care_system ON public.primary_care_network USING btree (care_system_code)
CREATE UNIQUE INDEX primary_care_network_pkey ON public.primary_care_network USING btree (code)
CREATE UNIQUE INDEX received_information_once_key_key ON public.received_information USING btree (once_key)
CREATE INDEX received_information_person_id_at_idx ON public.received_information USING btree (person_id, at DESC)
CREATE UNIQUE INDEX received_information_pkey ON public.received_information USING btree (id)
CREATE INDEX responsibility_episode_id_idx ON public.responsibility USING btree (episode_id)
CREATE INDEX responsibility_person_id_during_excl ON public.responsibility USING gist (person_id, during)
CREATE UNIQUE INDEX responsibility_pkey ON public.responsibility USING btree (id)
CREATE INDEX responsibility_team_id_person_id_idx ON public.responsibility USING btree (team_id, person_id) WHERE upper_inf(during)
CREATE INDEX responsibility_worker_id_person_id_idx ON public.responsibility USING btree (worker_id, person_id) WHERE upper_inf(during)
CREATE UNIQUE INDEX rule_word_pkey ON public.rule_word USING btree (one)
CREATE INDEX safety_assessment_person ON public.safety_assessment USING btree (person_id, happened_at DESC)
CREATE UNIQUE INDEX safety_assessment_pkey ON public.safety_assessment USING btree (id)
CREATE INDEX safety_event_person ON public.safety_event USING btree (person_id, happened_on DESC)
CREATE UNIQUE INDEX safety_event_pkey ON public.safety_event USING btree (id)
CREATE INDEX safety_line_past_person ON public.safety_line_past USING btree (person_id, written_at DESC)
CREATE UNIQUE INDEX safety_line_past_pkey ON public.safety_line_past USING btree (line_id, version)
CREATE INDEX safety_line_person ON public.safety_line USING btree (person_id, heading, id)
CREATE UNIQUE INDEX safety_line_pkey ON public.safety_line USING btree (id)
CREATE UNIQUE INDEX safety_plan_pkey ON public.safety_plan USING btree (person_id)
CREATE UNIQUE INDEX self_description_first ON public.self_description USING btree (person_id) WHERE (follows IS NULL)
CREATE UNIQUE INDEX self_description_follows_key ON public.self_description USING btree (follows)
CREATE INDEX self_description_person_id_written_at_idx ON public.self_description USING btree (person_id, written_at DESC)
CREATE UNIQUE INDEX self_description_pkey ON public.self_description USING btree (id)
CREATE INDEX session_account_id_idx ON public.session USING btree (account_id)
CREATE UNIQUE INDEX session_pkey ON public.session USING btree (hash)
CREATE UNIQUE INDEX sharing_invitation_code_hash_key ON public.sharing_invitation USING btree (code_hash)
CREATE INDEX sharing_invitation_contact_id_idx ON public.sharing_invitation USING btree (contact_id)
CREATE UNIQUE INDEX sharing_invitation_pkey ON public.sharing_invitation USING btree (id)
CREATE INDEX sharing_rule_one_at_a_time ON public.sharing_rule USING gist (person_id, holder, (
CASE
    WHEN (hides = 0) THEN 0
    ELSE 1
END), during)
CREATE UNIQUE INDEX sharing_rule_pkey ON public.sharing_rule USING btree (id)
CREATE INDEX small_area_neighbourhood ON public.small_area USING btree (neighbourhood_code)
CREATE UNIQUE INDEX small_area_pkey ON public.small_area USING btree (code)
CREATE INDEX small_area_point ON public.small_area USING btree (lat, lon)
CREATE UNIQUE INDEX stand_in_absence_id_person_id_key ON public.stand_in USING btree (absence_id, person_id)
CREATE INDEX stand_in_involvement_id_idx ON public.stand_in USING btree (involvement_id)
CREATE INDEX stand_in_person_id_idx ON public.stand_in USING btree (person_id)
CREATE UNIQUE INDEX stand_in_pkey ON public.stand_in USING btree (id)
CREATE INDEX stand_in_plan_person_id_idx ON public.stand_in_plan USING btree (person_id)
CREATE UNIQUE INDEX stand_in_plan_pkey ON public.stand_in_plan USING btree (stand_in_id)
CREATE INDEX stand_in_worker_id_idx ON public.stand_in USING btree (worker_id)
CREATE UNIQUE INDEX supporter_pkey ON public.supporter USING btree (id)
CREATE UNIQUE INDEX taxonomy_code_key ON public.taxonomy USING btree (code)
CREATE UNIQUE INDEX taxonomy_pkey ON public.taxonomy USING btree (id)
CREATE UNIQUE INDEX taxonomy_term_pkey ON public.taxonomy_term USING btree (id)
CREATE UNIQUE INDEX taxonomy_term_taxonomy_id_code_key ON public.taxonomy_term USING btree (taxonomy_id, code)
CREATE INDEX team_neighbourhood_code_idx ON public.team USING btree (neighbourhood_code)
CREATE UNIQUE INDEX team_pkey ON public.team USING btree (id)
CREATE INDEX team_place_code_idx ON public.team USING btree (place_code) WHERE front_door
CREATE UNIQUE INDEX team_slug_key ON public.team USING btree (slug)
CREATE UNIQUE INDEX telling_pkey ON public.telling USING btree (what, code)
CREATE UNIQUE INDEX therapy_offer_pkey ON public.therapy_offer USING btree (id)
CREATE UNIQUE INDEX therapy_offer_team_id_therapy_idx ON public.therapy_offer USING btree (team_id, therapy) WHERE (withdrawn_at IS NULL)
CREATE INDEX therapy_offer_team_id_therapy_version_idx ON public.therapy_offer USING btree (team_id, therapy, version)
CREATE INDEX tie_past_person_id_at_idx ON public.tie_past USING btree (person_id, at)
CREATE UNIQUE INDEX tie_past_pkey ON public.tie_past USING btree (tie_id, version)
CREATE UNIQUE INDEX tie_person_id_asset_id_idx ON public.tie USING btree (person_id, asset_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX tie_person_id_contact_id_idx ON public.tie USING btree (person_id, contact_id) WHERE (ended_at IS NULL)
CREATE INDEX tie_person_id_idx ON public.tie USING btree (person_id)
CREATE UNIQUE INDEX tie_person_id_team_id_idx ON public.tie USING btree (person_id, team_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX tie_person_id_worker_id_idx ON public.tie USING btree (person_id, worker_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX tie_pkey ON public.tie USING btree (id)
CREATE UNIQUE INDEX unknown_sign_in_pkey ON public.unknown_sign_in USING btree (hash)
CREATE UNIQUE INDEX word_kept_off_once ON public.word_kept_off USING btree (person_id, lower(word)) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX word_kept_off_pkey ON public.word_kept_off USING btree (id)
CREATE UNIQUE INDEX word_kept_off_slot ON public.word_kept_off USING btree (person_id, slot) WHERE (ended_at IS NULL)
CREATE INDEX worker_organisation_id_idx ON public.worker USING btree (organisation_id)
CREATE UNIQUE INDEX worker_pkey ON public.worker USING btree (id)

about_me policy beneath ALL to kith_rule
  using true
  check true
about_me policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
about_me policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
about_me policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 2) = 2)
about_me policy works ALL to kith_system
  using true
  check true
access_alert policy beneath ALL to kith_rule
  using true
  check true
access_alert policy works ALL to kith_system
  using true
  check true
accompaniment policy beneath ALL to kith_rule
  using true
  check true
accompaniment policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 131076) = 131076) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
accompaniment policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 131076) = 131076) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 131076) = 131076) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
accompaniment policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 131076) = 131076)
accompaniment policy works ALL to kith_system
  using true
  check true
activity_card policy adds INSERT to kith_app
  check (EXISTS ( SELECT
   FROM activity_card_person p
  WHERE ((p.card_id = activity_card.id) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (p.person_id = ( SELECT caller_person() AS caller_person))))))
activity_card policy beneath ALL to kith_rule
  using true
  check true
activity_card policy changes UPDATE to kith_app
  using (EXISTS ( SELECT
   FROM activity_card_person p
  WHERE ((p.card_id = activity_card.id) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (p.person_id = ( SELECT caller_person() AS caller_person))))))
activity_card policy organiser SELECT to kith_app
  using ((organiser_id = ( SELECT caller_worker() AS caller_worker)) AND (withdrawn_at IS NULL) AND (until_day >= ((( SELECT kith_now() AS kith_now) AT TIME ZONE 'Europe/London'::text))::date))
activity_card policy whose SELECT to kith_app
  using (EXISTS ( SELECT
   FROM activity_card_person p
  WHERE (p.card_id = activity_card.id)))
activity_card policy works ALL to kith_system
  using true
  check true
activity_card_person policy beneath ALL to kith_rule
  using true
  check true
activity_card_person policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
activity_card_person policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
activity_card_person policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 131072) = 131072)
activity_card_person policy works ALL to kith_system
  using true
  check true
advance_wish policy beneath ALL to kith_rule
  using true
  check true
advance_wish policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
advance_wish policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
advance_wish policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 16) = 16)
advance_wish policy works ALL to kith_system
  using true
  check true
advice_message policy beneath ALL to kith_rule
  using true
  check true
advice_message policy own INSERT to kith_app
  check ((worker_id = ( SELECT caller_worker() AS caller_worker)) AND (EXISTS ( SELECT
   FROM advice_request r
  WHERE ((r.id = advice_message.advice_id) AND ((( SELECT caller_worker() AS caller_worker) = r.asker_worker) OR (( SELECT caller_worker() AS caller_worker) = r.adviser_worker))))))
advice_message policy tells SELECT to kith_app
  using ((told = 0) OR (EXISTS ( SELECT
   FROM advice_request a
  WHERE ((a.id = advice_message.advice_id) AND (((caller_worker() = a.asker_worker) OR (caller_worker() = a.adviser_worker)) OR ((a.person_id IS NOT NULL) AND may_be_told(a.person_id, advice_message.told)))))))
advice_message policy with_request SELECT to kith_app
  using (EXISTS ( SELECT
   FROM advice_request r
  WHERE (r.id = advice_message.advice_id)))
advice_message policy works ALL to kith_system
  using true
  check true
advice_request policy beneath ALL to kith_rule
  using true
  check true
advice_request policy may_ask INSERT to kith_app
  check ((asker_worker = ( SELECT caller_worker() AS caller_worker)) AND ((person_id IS NULL) OR ((kinds_of(person_id, 0) & 16384) = 16384)))
advice_request policy may_change UPDATE to kith_app
  using (((( SELECT caller_worker() AS caller_worker) = asker_worker) OR (( SELECT caller_worker() AS caller_worker) = adviser_worker)) AND ((person_id IS NULL) OR (NOT (EXISTS ( SELECT
   FROM basis b
  WHERE ((b.person_id = advice_request.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND ((b.hides & 16384) <> 0) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now))))))))
  check (((( SELECT caller_worker() AS caller_worker) = asker_worker) OR (( SELECT caller_worker() AS caller_worker) = adviser_worker)) AND ((person_id IS NULL) OR (NOT (EXISTS ( SELECT
   FROM basis b
  WHERE ((b.person_id = advice_request.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND ((b.hides & 16384) <> 0) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now))))))))
advice_request policy may_see SELECT to kith_app
  using (((person_id IS NOT NULL) AND ((kinds_of(person_id) & 16384) = 16384)) OR (((caller_worker() = asker_worker) OR (caller_worker() = adviser_worker)) AND ((person_id IS NULL) OR (NOT kept_from_me(person_id, 16384)))))
advice_request policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR ((caller_worker() = asker_worker) OR (caller_worker() = adviser_worker)))
advice_request policy works ALL to kith_system
  using true
  check true
assessment policy beneath ALL to kith_rule
  using true
  check true
assessment policy may_add INSERT to kith_app
  check ((((kinds_of(person_id) & kinds) = kinds) OR (mine(lead_worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
assessment policy may_change UPDATE to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR (mine(lead_worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
  check ((((kinds_of(person_id) & kinds) = kinds) OR (mine(lead_worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
assessment policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) OR (mine(lead_worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds)))
assessment policy not_withheld SELECT to kith_app
  using (at_work() OR entry_seen(id))
assessment policy works ALL to kith_system
  using true
  check true
assessment_accepted policy beneath ALL to kith_rule
  using true
  check true
assessment_accepted policy may_add INSERT to kith_app
  check ((((kinds_of(person_id) & kinds) = kinds) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
assessment_accepted policy may_change UPDATE to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
  check ((((kinds_of(person_id) & kinds) = kinds) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
assessment_accepted policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds)))
assessment_accepted policy not_withheld SELECT to kith_app
  using (at_work() OR entry_seen(id))
assessment_accepted policy works ALL to kith_system
  using true
  check true
assessment_contributor policy beneath ALL to kith_rule
  using true
  check true
assessment_contributor policy invited SELECT to kith_app
  using ((withdrawn_at IS NULL) AND (((worker_id = ( SELECT caller_worker() AS caller_worker)) AND ((kinds_of(person_id, 0) & 1) = 1)) OR ((supporter_id = ANY (( SELECT holders() AS holders)::uuid[])) AND ((kinds_of(person_id, 0) & 0) = 0))))
assessment_contributor policy invited_answers UPDATE to kith_app
  using ((withdrawn_at IS NULL) AND (worker_id = ( SELECT caller_worker() AS caller_worker)) AND ((kinds_of(person_id, 0) & 1) = 1))
  check (worker_id = ( SELECT caller_worker() AS caller_worker))
assessment_contributor policy may_add INSERT to kith_app
  check ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(asked_by) OR (EXISTS ( SELECT
   FROM assessment a
  WHERE ((a.id = assessment_contributor.assessment_id) AND mine(a.lead_worker_id))))) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
assessment_contributor policy may_change UPDATE to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(asked_by) OR (EXISTS ( SELECT
   FROM assessment a
  WHERE ((a.id = assessment_contributor.assessment_id) AND mine(a.lead_worker_id))))) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
  check ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(asked_by) OR (EXISTS ( SELECT
   FROM assessment a
  WHERE ((a.id = assessment_contributor.assessment_id) AND mine(a.lead_worker_id))))) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
assessment_contributor policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) OR ((mine(asked_by) OR (EXISTS ( SELECT
   FROM assessment a
  WHERE ((a.id = assessment_contributor.assessment_id) AND mine(a.lead_worker_id))))) AND ((kinds_of(person_id, 64) & kinds) = kinds)))
assessment_contributor policy works ALL to kith_system
  using true
  check true
assessment_outcome policy beneath ALL to kith_rule
  using true
  check true
assessment_outcome policy may_add INSERT to kith_app
  check ((((kinds_of(person_id) & kinds) = kinds) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
assessment_outcome policy may_change UPDATE to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
  check ((((kinds_of(person_id) & kinds) = kinds) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
assessment_outcome policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds)))
assessment_outcome policy not_withheld SELECT to kith_app
  using (at_work() OR entry_seen(id))
assessment_outcome policy works ALL to kith_system
  using true
  check true
assessment_part policy beneath ALL to kith_rule
  using true
  check true
assessment_part policy invited SELECT to kith_app
  using ((contributor_id IS NOT NULL) AND contribution_of_mine(contributor_id))
assessment_part policy may_add INSERT to kith_app
  check ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(author_worker_id) OR named(readers)) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
assessment_part policy may_change UPDATE to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(author_worker_id) OR named(readers)) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
  check ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(author_worker_id) OR named(readers)) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
assessment_part policy may_see SELECT to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(author_worker_id) OR named(readers)) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)))
assessment_part policy not_withheld SELECT to kith_app
  using (at_work() OR entry_seen(id) OR ((contributor_id IS NOT NULL) AND contribution_of_mine(contributor_id)))
assessment_part policy works ALL to kith_system
  using true
  check true
assessment_reuse policy beneath ALL to kith_rule
  using true
  check true
assessment_reuse policy may_add INSERT to kith_app
  check ((((kinds_of(person_id) & kinds) = kinds) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
assessment_reuse policy may_change UPDATE to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
  check ((((kinds_of(person_id) & kinds) = kinds) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
assessment_reuse policy may_see SELECT to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)))
assessment_reuse policy not_withheld SELECT to kith_app
  using (at_work() OR entry_seen(entry_id))
assessment_reuse policy works ALL to kith_system
  using true
  check true
asset policy beneath ALL to kith_rule
  using true
  check true
asset policy published SELECT to kith_app
  using published
asset policy works ALL to kith_system
  using true
  check true
asset_at_location policy beneath ALL to kith_rule
  using true
  check true
asset_at_location policy published SELECT to kith_app
  using (EXISTS ( SELECT
   FROM asset a
  WHERE (a.id = asset_at_location.asset_id)))
asset_at_location policy works ALL to kith_system
  using true
  check true
asset_connection policy beneath ALL to kith_rule
  using true
  check true
asset_connection policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
asset_connection policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
asset_connection policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 131072) = 131072)
asset_connection policy works ALL to kith_system
  using true
  check true
asset_contact policy beneath ALL to kith_rule
  using true
  check true
asset_contact policy published SELECT to kith_app
  using (EXISTS ( SELECT
   FROM asset a
  WHERE (a.id = asset_contact.asset_id)))
asset_contact policy works ALL to kith_system
  using true
  check true
asset_location policy beneath ALL to kith_rule
  using true
  check true
asset_location policy published SELECT to kith_app
  using (EXISTS ( SELECT
   FROM asset_at_location al
  WHERE (al.location_id = asset_location.id)))
asset_location policy works ALL to kith_system
  using true
  check true
audit_entry policy beneath ALL to kith_rule
  using true
  check true
audit_entry policy own SELECT to kith_app
  using (person_id = ANY (( SELECT caller_records() AS caller_records)::uuid[]))
audit_entry policy works SELECT to kith_system
  using true
basis policy beneath ALL to kith_rule
  using true
  check true
basis policy own SELECT to kith_app
  using (holder = ANY (( SELECT holders() AS holders)::uuid[]))
basis policy works ALL to kith_system
  using true
  check true
board_contact policy beneath ALL to kith_rule
  using true
  check true
board_contact policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
board_contact policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
board_contact policy may_see SELECT to kith_app
  using ((( SELECT
        CASE
            WHEN bool_or(((b.grants <> 0) AND (b.why <> 'agreed_more'::text))) THEN (((bit_or((b.grants &
            CASE b.why
                WHEN 'agreed_more'::text THEN ( SELECT caller_may_hold() AS caller_may_hold)
                WHEN 'holds'::text THEN (( SELECT caller_kinds() AS caller_kinds) | (( SELECT caller_may_hold() AS caller_may_hold) & 64))
                ELSE ( SELECT caller_kinds() AS caller_kinds)
            END)) | (0 & ( SELECT caller_may_hold() AS caller_may_hold))) & (~ bit_or(
            CASE b.why
                WHEN 'employer'::text THEN 0
                ELSE b.hides
            END))) & (~ (bit_or(
            CASE b.why
                WHEN 'employer'::text THEN b.hides
                ELSE 0
            END) & (~ bit_or(b.keeps)))))
            ELSE NULL::integer
        END AS "case"
   FROM basis b
  WHERE ((b.person_id = board_contact.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & kinds) = kinds)
board_contact policy workers SELECT to kith_app
  using (( SELECT caller_worker() AS caller_worker) IS NOT NULL)
board_contact policy works ALL to kith_system
  using true
  check true
board_row policy beneath ALL to kith_rule
  using true
  check true
board_row policy may_see SELECT to kith_app
  using (person_id IN ( SELECT b.person_id
   FROM basis b
  WHERE ((b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))
  GROUP BY b.person_id
 HAVING ((
        CASE
            WHEN bool_or(((b.grants <> 0) AND (b.why <> 'agreed_more'::text))) THEN (((bit_or((b.grants &
            CASE b.why
                WHEN 'agreed_more'::text THEN ( SELECT caller_may_hold() AS caller_may_hold)
                WHEN 'holds'::text THEN (( SELECT caller_kinds() AS caller_kinds) | (( SELECT caller_may_hold() AS caller_may_hold) & 64))
                ELSE ( SELECT caller_kinds() AS caller_kinds)
            END)) | (0 & ( SELECT caller_may_hold() AS caller_may_hold))) & (~ bit_or(
            CASE b.why
                WHEN 'employer'::text THEN 0
                ELSE b.hides
            END))) & (~ (bit_or(
            CASE b.why
                WHEN 'employer'::text THEN b.hides
                ELSE 0
            END) & (~ bit_or(b.keeps)))))
            ELSE NULL::integer
        END & 8193) = 8193)))
board_row policy works ALL to kith_system
  using true
  check true
capacity_decision policy beneath ALL to kith_rule
  using true
  check true
capacity_decision policy lead INSERT to kith_app
  check ((decided_by = ( SELECT caller_worker() AS caller_worker)) AND (EXISTS ( SELECT
   FROM membership m
  WHERE ((m.team_id = capacity_decision.team_id) AND (m.worker_id = ( SELECT caller_worker() AS caller_worker)) AND m.lead AND (m.during @> ( SELECT kith_now() AS kith_now))))))
capacity_decision policy workers SELECT to kith_app
  using (EXISTS ( SELECT
   FROM ((membership m
     JOIN team mine ON ((mine.id = m.team_id)))
     JOIN team t ON ((t.id = capacity_decision.team_id)))
  WHERE ((m.worker_id = ( SELECT caller_worker() AS caller_worker)) AND (m.during @> ( SELECT kith_now() AS kith_now)) AND ((m.team_id = t.id) OR (mine.front_door AND (mine.place_code = t.place_code))))))
capacity_decision policy works ALL to kith_system
  using true
  check true
care_episode policy beneath ALL to kith_rule
  using true
  check true
care_episode policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
care_episode policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
care_episode policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 8192) = 8192)
care_episode policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR (last_team_id = ANY (caller_teams())))
care_episode policy works ALL to kith_system
  using true
  check true
circle policy beneath ALL to kith_rule
  using true
  check true
circle policy may_add INSERT to kith_app
  check (((kinds_of(person_id) & (8192 |
CASE
    WHEN (relation = 'employer'::text) THEN 2048
    ELSE 0
END)) = (8192 |
CASE
    WHEN (relation = 'employer'::text) THEN 2048
    ELSE 0
END)) AND (at_work() OR (person_id = caller_person())))
circle policy may_change UPDATE to kith_app
  using (((kinds_of(person_id) & (8192 |
CASE
    WHEN (relation = 'employer'::text) THEN 2048
    ELSE 0
END)) = (8192 |
CASE
    WHEN (relation = 'employer'::text) THEN 2048
    ELSE 0
END)) AND (at_work() OR (person_id = caller_person())))
  check (((kinds_of(person_id) & (8192 |
CASE
    WHEN (relation = 'employer'::text) THEN 2048
    ELSE 0
END)) = (8192 |
CASE
    WHEN (relation = 'employer'::text) THEN 2048
    ELSE 0
END)) AND (at_work() OR (person_id = caller_person())))
circle policy may_see SELECT to kith_app
  using ((kinds_of(person_id) & (8192 |
CASE
    WHEN (relation = 'employer'::text) THEN 2048
    ELSE 0
END)) = (8192 |
CASE
    WHEN (relation = 'employer'::text) THEN 2048
    ELSE 0
END))
circle policy no_trace SELECT to kith_app
  using (at_work() OR (person_id = ANY (caller_records())))
circle policy person_adds INSERT to kith_app
  check (person_id = ( SELECT caller_person() AS caller_person))
circle policy person_changes UPDATE to kith_app
  using (person_id = ( SELECT caller_person() AS caller_person))
circle policy works ALL to kith_system
  using true
  check true
complexity_factor policy beneath ALL to kith_rule
  using true
  check true
complexity_factor policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
complexity_factor policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
complexity_factor policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
complexity_factor policy not_withheld SELECT to kith_app
  using (at_work() OR entry_seen(view_id))
complexity_factor policy works ALL to kith_system
  using true
  check true
complexity_view policy beneath ALL to kith_rule
  using true
  check true
complexity_view policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
complexity_view policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
complexity_view policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
complexity_view policy not_withheld SELECT to kith_app
  using (at_work() OR entry_seen(id))
complexity_view policy works ALL to kith_system
  using true
  check true
connection_event policy beneath ALL to kith_rule
  using true
  check true
connection_event policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
connection_event policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
connection_event policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 131072) = 131072)
connection_event policy works ALL to kith_system
  using true
  check true
connector_ask policy asked SELECT to kith_app
  using ((state = 'asked'::text) AND mine(front_door_of(team_id)) AND (NOT kept_from_me(person_id, 16384)))
connector_ask policy beneath ALL to kith_rule
  using true
  check true
connector_ask policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
connector_ask policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
connector_ask policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 16384) = 16384)
connector_ask policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR mine(asked_by) OR mine(front_door_of(team_id)))
connector_ask policy works ALL to kith_system
  using true
  check true
contact_note policy beneath ALL to kith_rule
  using true
  check true
contact_note policy may_add INSERT to kith_app
  check ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(worker_id) OR named(readers)) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
contact_note policy may_change UPDATE to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(worker_id) OR named(readers)) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
  check ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(worker_id) OR named(readers)) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
contact_note policy may_see SELECT to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(worker_id) OR named(readers)) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)))
contact_note policy not_withheld SELECT to kith_app
  using (at_work() OR entry_seen(id))
contact_note policy works ALL to kith_system
  using true
  check true
contact_override policy beneath ALL to kith_rule
  using true
  check true
contact_override policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contact_override policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contact_override policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 1) = 1)
contact_override policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR mine(worker_id))
contact_override policy works ALL to kith_system
  using true
  check true
contact_point policy beneath ALL to kith_rule
  using true
  check true
contact_point policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contact_point policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contact_point policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 1) = 1)
contact_point policy works ALL to kith_system
  using true
  check true
contact_rules policy beneath ALL to kith_rule
  using true
  check true
contact_rules policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contact_rules policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contact_rules policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 1) = 1)
contact_rules policy works ALL to kith_system
  using true
  check true
contribution policy beneath ALL to kith_rule
  using true
  check true
contribution policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contribution policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contribution policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 131072) = 131072)
contribution policy works ALL to kith_system
  using true
  check true
crisis_reading policy beneath ALL to kith_rule
  using true
  check true
crisis_reading policy may_add INSERT to kith_app
  check (((kinds_of(person_id) & 16) = 16) AND (at_work() OR (person_id = caller_person())))
crisis_reading policy may_change UPDATE to kith_app
  using (((kinds_of(person_id) & 16) = 16) AND (at_work() OR (person_id = caller_person())))
  check (((kinds_of(person_id) & 16) = 16) AND (at_work() OR (person_id = caller_person())))
crisis_reading policy may_see SELECT to kith_app
  using ((kinds_of(person_id) & 16) = 16)
crisis_reading policy who_writes INSERT to kith_app
  check ((NOT (written_by IS DISTINCT FROM ( SELECT caller_worker() AS caller_worker))) AND ((written_by IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
crisis_reading policy works ALL to kith_system
  using true
  check true
dialog_plus policy beneath ALL to kith_rule
  using true
  check true
dialog_plus policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
dialog_plus policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
dialog_plus policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
dialog_plus policy not_withheld SELECT to kith_app
  using (at_work() OR measure_response_seen(response_id))
dialog_plus policy works ALL to kith_system
  using true
  check true
do_not_ask policy beneath ALL to kith_rule
  using true
  check true
do_not_ask policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
do_not_ask policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
do_not_ask policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 2) = 2)
do_not_ask policy works ALL to kith_system
  using true
  check true
emergency_access policy beneath ALL to kith_rule
  using true
  check true
emergency_access policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
emergency_access policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
emergency_access policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 8192) = 8192)
emergency_access policy no_trace SELECT to kith_app
  using (at_work() OR (person_id = ANY (caller_records())))
emergency_access policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR mine(worker_id))
emergency_access policy works ALL to kith_system
  using true
  check true
engagement_view policy beneath ALL to kith_rule
  using true
  check true
engagement_view policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
engagement_view policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
engagement_view policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 131072) = 131072)
engagement_view policy works ALL to kith_system
  using true
  check true
entry policy beneath ALL to kith_rule
  using true
  check true
entry policy may_add INSERT to kith_app
  check ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(author_worker_id) OR named(readers)) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
entry policy may_change UPDATE to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(author_worker_id) OR named(readers)) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
  check ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(author_worker_id) OR named(readers)) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
entry policy may_see SELECT to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(author_worker_id) OR named(readers)) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)))
entry policy not_withheld SELECT to kith_app
  using ((withheld_reason IS NULL) OR at_work())
entry policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR mine(author_worker_id))
entry policy works ALL to kith_system
  using true
  check true
entry_comment policy answer UPDATE to kith_app
  using ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) AND (EXISTS ( SELECT
   FROM entry e
  WHERE (e.id = entry_comment.entry_id))))
  check (answered_by = ( SELECT caller_worker() AS caller_worker))
entry_comment policy beneath ALL to kith_rule
  using true
  check true
entry_comment policy own INSERT to kith_app
  check ((person_id = ANY (( SELECT caller_records() AS caller_records)::uuid[])) AND (EXISTS ( SELECT
   FROM entry e
  WHERE ((e.id = entry_comment.entry_id) AND (e.person_id = entry_comment.person_id)))))
entry_comment policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR mine(answered_by))
entry_comment policy with_entry SELECT to kith_app
  using entry_seen(entry_id)
entry_comment policy works ALL to kith_system
  using true
  check true
escalation policy beneath ALL to kith_rule
  using true
  check true
escalation policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
escalation policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
escalation policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 8192) = 8192)
escalation policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR treats(person_id) OR (team_id = ANY (caller_teams())))
escalation policy works ALL to kith_system
  using true
  check true
formulation policy beneath ALL to kith_rule
  using true
  check true
formulation policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
formulation policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
formulation policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
formulation policy not_withheld SELECT to kith_app
  using (at_work() OR entry_seen(id))
formulation policy works ALL to kith_system
  using true
  check true
gp_registration policy beneath ALL to kith_rule
  using true
  check true
gp_registration policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
gp_registration policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
gp_registration policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 1) = 1)
gp_registration policy works ALL to kith_system
  using true
  check true
graded_step policy beneath ALL to kith_rule
  using true
  check true
graded_step policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
graded_step policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
graded_step policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 131072) = 131072)
graded_step policy works ALL to kith_system
  using true
  check true
handover policy asked SELECT to kith_app
  using ((finished_at IS NULL) AND (to_worker_id = caller_worker()))
handover policy beneath ALL to kith_rule
  using true
  check true
handover policy may_add INSERT to kith_app
  check ((((kinds_of(person_id) & 8256) = 8256) OR ((mine(from_worker_id) OR mine(to_worker_id)) AND ((kinds_of(person_id, 64) & 8256) = 8256))) AND (at_work() OR (person_id = caller_person())))
handover policy may_change UPDATE to kith_app
  using ((((kinds_of(person_id) & 8256) = 8256) OR ((mine(from_worker_id) OR mine(to_worker_id)) AND ((kinds_of(person_id, 64) & 8256) = 8256))) AND (at_work() OR (person_id = caller_person())))
  check ((((kinds_of(person_id) & 8256) = 8256) OR ((mine(from_worker_id) OR mine(to_worker_id)) AND ((kinds_of(person_id, 64) & 8256) = 8256))) AND (at_work() OR (person_id = caller_person())))
handover policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & 8256) = 8256) OR ((mine(from_worker_id) OR mine(to_worker_id)) AND ((kinds_of(person_id, 64) & 8256) = 8256)))
handover policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR mine(from_worker_id) OR mine(to_worker_id))
handover policy works ALL to kith_system
  using true
  check true
help_draft policy beneath ALL to kith_rule
  using true
  check true
help_draft policy works ALL to kith_system
  using true
  check true
help_request policy beneath ALL to kith_rule
  using true
  check true
help_request policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
help_request policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
help_request policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 16384) = 16384)
help_request policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR answers_request(id, team_id))
help_request policy works ALL to kith_system
  using true
  check true
help_request_asker policy beneath ALL to kith_rule
  using true
  check true
help_request_asker policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
help_request_asker policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
help_request_asker policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 16384) = 16384)
help_request_asker policy not_shown SELECT to kith_app
  using (shown_to_person OR at_work())
help_request_asker policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR answers_request(request_id))
help_request_asker policy works ALL to kith_system
  using true
  check true
help_request_event policy beneath ALL to kith_rule
  using true
  check true
help_request_event policy may_add INSERT to kith_app
  check ((((kinds_of(person_id) & kinds) = kinds) OR (mine(by_worker) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
help_request_event policy may_change UPDATE to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR (mine(by_worker) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
  check ((((kinds_of(person_id) & kinds) = kinds) OR (mine(by_worker) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND (at_work() OR (person_id = caller_person())))
help_request_event policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) OR (mine(by_worker) AND ((kinds_of(person_id, 64) & kinds) = kinds)))
help_request_event policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR mine(by_worker) OR answers_request(request_id))
help_request_event policy works ALL to kith_system
  using true
  check true
involvement policy asked SELECT to kith_app
  using ((state = 'asked'::text) AND ((worker_id = caller_worker()) OR ((worker_id IS NULL) AND (team_id = ANY (caller_teams())))))
involvement policy beneath ALL to kith_rule
  using true
  check true
involvement policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
involvement policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
involvement policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 8192) = 8192)
involvement policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR mine(worker_id) OR mine(team_id) OR ((state = 'asked'::text) AND (team_id = ANY (caller_teams()))))
involvement policy works ALL to kith_system
  using true
  check true
join_code policy beneath ALL to kith_rule
  using true
  check true
join_code policy works ALL to kith_system
  using true
  check true
kept_asset policy beneath ALL to kith_rule
  using true
  check true
kept_asset policy own ALL to kith_app
  using (person_id = ( SELECT caller_person() AS caller_person))
  check (person_id = ( SELECT caller_person() AS caller_person))
kept_asset policy works ALL to kith_system
  using true
  check true
life_constraint policy beneath ALL to kith_rule
  using true
  check true
life_constraint policy may_add INSERT to kith_app
  check (((kinds_of(person_id) & 2) = 2) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
life_constraint policy may_change UPDATE to kith_app
  using (((kinds_of(person_id) & 2) = 2) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
  check (((kinds_of(person_id) & 2) = 2) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
life_constraint policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & 2) = 2) AND ((readers IS NULL) OR named(readers)))
life_constraint policy works ALL to kith_system
  using true
  check true
means_safety policy beneath ALL to kith_rule
  using true
  check true
means_safety policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
means_safety policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
means_safety policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 16) = 16)
means_safety policy works ALL to kith_system
  using true
  check true
measure_ask policy beneath ALL to kith_rule
  using true
  check true
measure_ask policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
measure_ask policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
measure_ask policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
measure_ask policy works ALL to kith_system
  using true
  check true
measure_draft policy beneath ALL to kith_rule
  using true
  check true
measure_draft policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
measure_draft policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
measure_draft policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
measure_draft policy may_throw_away DELETE to kith_app
  using (person_id = ( SELECT caller_person() AS caller_person))
measure_draft policy own ALL to kith_app
  using (person_id = ( SELECT caller_person() AS caller_person))
  check (person_id = ( SELECT caller_person() AS caller_person))
measure_draft policy works ALL to kith_system
  using true
  check true
measure_response policy beneath ALL to kith_rule
  using true
  check true
measure_response policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
measure_response policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
measure_response policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
measure_response policy not_withheld SELECT to kith_app
  using (at_work() OR entry_seen(id))
measure_response policy works ALL to kith_system
  using true
  check true
medicine_check policy beneath ALL to kith_rule
  using true
  check true
medicine_check policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
medicine_check policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
medicine_check policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
medicine_check policy works ALL to kith_system
  using true
  check true
medicine_difference policy beneath ALL to kith_rule
  using true
  check true
medicine_difference policy may_add INSERT to kith_app
  check (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
medicine_difference policy may_change UPDATE to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
  check (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
medicine_difference policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)))
medicine_difference policy works ALL to kith_system
  using true
  check true
message policy beneath ALL to kith_rule
  using true
  check true
message policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
message policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
message policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
message policy mine SELECT to kith_app
  using ((worker_id = ( SELECT caller_worker() AS caller_worker)) AND ((about_person IS NULL) OR (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = message.about_person)))))
message policy office SELECT to kith_app
  using (operator_role = ( SELECT caller_operator_role() AS caller_operator_role))
message policy works ALL to kith_system
  using true
  check true
need policy beneath ALL to kith_rule
  using true
  check true
need policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) &
CASE
    WHEN shared THEN 1
    ELSE 2
END) =
CASE
    WHEN shared THEN 1
    ELSE 2
END) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
need policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) &
CASE
    WHEN shared THEN 1
    ELSE 2
END) =
CASE
    WHEN shared THEN 1
    ELSE 2
END) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) &
CASE
    WHEN shared THEN 1
    ELSE 2
END) =
CASE
    WHEN shared THEN 1
    ELSE 2
END) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
need policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) &
CASE
    WHEN shared THEN 1
    ELSE 2
END) =
CASE
    WHEN shared THEN 1
    ELSE 2
END)
need policy works ALL to kith_system
  using true
  check true
network_look policy beneath ALL to kith_rule
  using true
  check true
network_look policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
network_look policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
network_look policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 131072) = 131072)
network_look policy works ALL to kith_system
  using true
  check true
network_look_domain policy beneath ALL to kith_rule
  using true
  check true
network_look_domain policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
network_look_domain policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
network_look_domain policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 131072) = 131072)
network_look_domain policy works ALL to kith_system
  using true
  check true
next_step policy beneath ALL to kith_rule
  using true
  check true
next_step policy may_add INSERT to kith_app
  check ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(made_by) OR named(readers) OR mine(worker_id) OR ((team_id IS NOT NULL) AND (team_id = ANY (caller_teams())))) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
next_step policy may_change UPDATE to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(made_by) OR named(readers) OR mine(worker_id) OR ((team_id IS NOT NULL) AND (team_id = ANY (caller_teams())))) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
  check ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(made_by) OR named(readers) OR mine(worker_id) OR ((team_id IS NOT NULL) AND (team_id = ANY (caller_teams())))) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
next_step policy may_see SELECT to kith_app
  using ((((kinds_of(person_id) & kinds) = kinds) OR ((mine(made_by) OR named(readers) OR mine(worker_id) OR ((team_id IS NOT NULL) AND (team_id = ANY (caller_teams())))) AND ((kinds_of(person_id, 64) & kinds) = kinds))) AND ((readers IS NULL) OR named(readers)))
next_step policy not_withheld SELECT to kith_app
  using (at_work() OR (entry_id IS NULL) OR entry_seen(entry_id))
next_step policy works ALL to kith_system
  using true
  check true
note_draft policy beneath ALL to kith_rule
  using true
  check true
note_draft policy may_add INSERT to kith_app
  check ((((kinds_of(person_id) & 64) = 64) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & 64) = 64))) AND (at_work() OR (person_id = caller_person())))
note_draft policy may_change UPDATE to kith_app
  using ((((kinds_of(person_id) & 64) = 64) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & 64) = 64))) AND (at_work() OR (person_id = caller_person())))
  check ((((kinds_of(person_id) & 64) = 64) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & 64) = 64))) AND (at_work() OR (person_id = caller_person())))
note_draft policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & 64) = 64) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & 64) = 64)))
note_draft policy may_throw_away DELETE to kith_app
  using (worker_id = ( SELECT caller_worker() AS caller_worker))
note_draft policy own ALL to kith_app
  using (worker_id = ( SELECT caller_worker() AS caller_worker))
  check (worker_id = ( SELECT caller_worker() AS caller_worker))
note_draft policy works ALL to kith_system
  using true
  check true
outreach_task policy beneath ALL to kith_rule
  using true
  check true
outreach_task policy not_hidden ALL to kith_app
  using ((request_id IS NULL) OR (NOT request_hidden_here(request_id)))
outreach_task policy team_acts UPDATE to kith_app
  using (team_id = ANY (( SELECT holders() AS holders)::uuid[]))
  check (team_id = ANY (( SELECT holders() AS holders)::uuid[]))
outreach_task policy team_sees SELECT to kith_app
  using (team_id = ANY (( SELECT holders() AS holders)::uuid[]))
outreach_task policy works ALL to kith_system
  using true
  check true
own_view policy beneath ALL to kith_rule
  using true
  check true
own_view policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
own_view policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
own_view policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
own_view policy only_theirs INSERT to kith_app
  check (person_id = ( SELECT caller_person() AS caller_person))
own_view policy works ALL to kith_system
  using true
  check true
person policy beneath ALL to kith_rule
  using true
  check true
person policy may_add INSERT to kith_app
  check (((kinds_of(id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (id = ( SELECT caller_person() AS caller_person))))
person policy may_change UPDATE to kith_app
  using (((kinds_of(id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (id = ( SELECT caller_person() AS caller_person))))
person policy may_see SELECT to kith_app
  using ((kinds_of(id, 0) & 1) = 1)
person policy works ALL to kith_system
  using true
  check true
person_address policy beneath ALL to kith_rule
  using true
  check true
person_address policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
person_address policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
person_address policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 1) = 1)
person_address policy works ALL to kith_system
  using true
  check true
person_barrier policy beneath ALL to kith_rule
  using true
  check true
person_barrier policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
person_barrier policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
person_barrier policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
person_barrier policy works ALL to kith_system
  using true
  check true
person_gap policy beneath ALL to kith_rule
  using true
  check true
person_gap policy may_add INSERT to kith_app
  check (((kinds_of(person_id) & 131072) = 131072) AND (at_work() OR (person_id = caller_person())))
person_gap policy may_change UPDATE to kith_app
  using (((kinds_of(person_id) & 131072) = 131072) AND (at_work() OR (person_id = caller_person())))
  check (((kinds_of(person_id) & 131072) = 131072) AND (at_work() OR (person_id = caller_person())))
person_gap policy may_see SELECT to kith_app
  using ((kinds_of(person_id) & 131072) = 131072)
person_gap policy works ALL to kith_system
  using true
  check true
person_invitation policy beneath ALL to kith_rule
  using true
  check true
person_invitation policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
person_invitation policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
person_invitation policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 1) = 1)
person_invitation policy worker_ends UPDATE to kith_app
  using (( SELECT caller_worker() AS caller_worker) IS NOT NULL)
person_invitation policy worker_makes INSERT to kith_app
  check ((made_by = ( SELECT caller_worker() AS caller_worker)) AND (EXISTS ( SELECT
   FROM basis b
  WHERE ((b.person_id = person_invitation.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND ((b.grants & 1) = 1) AND (b.why <> ALL (ARRAY['emergency'::text, 'front_door'::text])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now))))))
person_invitation policy works ALL to kith_system
  using true
  check true
person_merge policy adds_both INSERT to kith_app
  check (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = person_merge.gone_id)))
person_merge policy beneath ALL to kith_rule
  using true
  check true
person_merge policy may_add INSERT to kith_app
  check (((kinds_of(kept_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (kept_id = ( SELECT caller_person() AS caller_person))))
person_merge policy may_change UPDATE to kith_app
  using (((kinds_of(kept_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (kept_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(kept_id, 0) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (kept_id = ( SELECT caller_person() AS caller_person))))
person_merge policy may_see SELECT to kith_app
  using ((kinds_of(kept_id, 0) & 1) = 1)
person_merge policy sees_both SELECT to kith_app
  using (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = person_merge.gone_id)))
person_merge policy works ALL to kith_system
  using true
  check true
personal_contact policy beneath ALL to kith_rule
  using true
  check true
personal_contact policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
personal_contact policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
personal_contact policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 8192) = 8192)
personal_contact policy no_trace SELECT to kith_app
  using (at_work() OR (person_id = ANY (caller_records())))
personal_contact policy person_adds INSERT to kith_app
  check ((person_id = ( SELECT caller_person() AS caller_person)) OR (caller_worker() IS NOT NULL))
personal_contact policy person_changes UPDATE to kith_app
  using ((person_id = ( SELECT caller_person() AS caller_person)) OR (caller_worker() IS NOT NULL))
personal_contact policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR false)
personal_contact policy works ALL to kith_system
  using true
  check true
plan policy beneath ALL to kith_rule
  using true
  check true
plan policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 8) = 8) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 8) = 8) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 8) = 8) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 8) = 8)
plan policy works ALL to kith_system
  using true
  check true
plan_action policy beneath ALL to kith_rule
  using true
  check true
plan_action policy may_add INSERT to kith_app
  check ((EXISTS ( SELECT
   FROM plan_line l
  WHERE (l.id = plan_action.line_id))) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_action policy may_change UPDATE to kith_app
  using ((EXISTS ( SELECT
   FROM plan_line l
  WHERE (l.id = plan_action.line_id))) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_action policy may_see SELECT to kith_app
  using (EXISTS ( SELECT
   FROM plan_line l
  WHERE (l.id = plan_action.line_id)))
plan_action policy own_answer INSERT to kith_app
  check ((answered_by IS NULL) OR (answered_by = ( SELECT caller_worker() AS caller_worker)))
plan_action policy works ALL to kith_system
  using true
  check true
plan_agreement policy beneath ALL to kith_rule
  using true
  check true
plan_agreement policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_agreement policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_agreement policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
plan_agreement policy own_press INSERT to kith_app
  check (by_person = (NOT (person_id IS DISTINCT FROM ( SELECT caller_person() AS caller_person))))
plan_agreement policy works ALL to kith_system
  using true
  check true
plan_line policy beneath ALL to kith_rule
  using true
  check true
plan_line policy may_add INSERT to kith_app
  check (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
plan_line policy may_change UPDATE to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
  check (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
plan_line policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)))
plan_line policy works ALL to kith_system
  using true
  check true
plan_line_other policy beneath ALL to kith_rule
  using true
  check true
plan_line_other policy may_add INSERT to kith_app
  check (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
plan_line_other policy may_change UPDATE to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
  check (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
plan_line_other policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)))
plan_line_other policy with_line SELECT to kith_app
  using (EXISTS ( SELECT
   FROM plan_line l
  WHERE (l.id = plan_line_other.line_id)))
plan_line_other policy works ALL to kith_system
  using true
  check true
plan_line_past policy beneath ALL to kith_rule
  using true
  check true
plan_line_past policy may_add INSERT to kith_app
  check (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
plan_line_past policy may_change UPDATE to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
  check (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
plan_line_past policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)))
plan_line_past policy with_line SELECT to kith_app
  using (EXISTS ( SELECT
   FROM plan_line l
  WHERE (l.id = plan_line_past.line_id)))
plan_line_past policy works ALL to kith_system
  using true
  check true
plan_link policy beneath ALL to kith_rule
  using true
  check true
plan_link policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_link policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_link policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
plan_link policy own_choice INSERT to kith_app
  check ((made_by = COALESCE(( SELECT caller_worker() AS caller_worker), ( SELECT caller_person() AS caller_person))) AND (with_person = (( SELECT caller_worker() AS caller_worker) IS NOT NULL)) AND (withdrawn_at IS NULL))
plan_link policy own_links SELECT to kith_app
  using ((person_id = ( SELECT caller_person() AS caller_person)) OR (with_person AND (( SELECT caller_worker() AS caller_worker) IS NOT NULL)))
plan_link policy works ALL to kith_system
  using true
  check true
plan_meeting policy beneath ALL to kith_rule
  using true
  check true
plan_meeting policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_meeting policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_meeting policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
plan_meeting policy works ALL to kith_system
  using true
  check true
plan_review policy beneath ALL to kith_rule
  using true
  check true
plan_review policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 8) = 8) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_review policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 8) = 8) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 8) = 8) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_review policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 8) = 8)
plan_review policy works ALL to kith_system
  using true
  check true
plan_review_invite policy beneath ALL to kith_rule
  using true
  check true
plan_review_invite policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 8200) = 8200) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_review_invite policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 8200) = 8200) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 8200) = 8200) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_review_invite policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 8200) = 8200)
plan_review_invite policy works ALL to kith_system
  using true
  check true
plan_settled policy beneath ALL to kith_rule
  using true
  check true
plan_settled policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 8) = 8) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_settled policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 8) = 8) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 8) = 8) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_settled policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 8) = 8)
plan_settled policy with_line SELECT to kith_app
  using (EXISTS ( SELECT
   FROM plan_line l
  WHERE (l.id = plan_settled.line_id)))
plan_settled policy works ALL to kith_system
  using true
  check true
plan_sitting policy beneath ALL to kith_rule
  using true
  check true
plan_sitting policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 8) = 8) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_sitting policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 8) = 8) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 8) = 8) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
plan_sitting policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 8) = 8)
plan_sitting policy own ALL to kith_app
  using (writer = ANY (ARRAY[( SELECT caller_worker() AS caller_worker), ( SELECT caller_person() AS caller_person)]))
  check (writer = ANY (ARRAY[( SELECT caller_worker() AS caller_worker), ( SELECT caller_person() AS caller_person)]))
plan_sitting policy works ALL to kith_system
  using true
  check true
plan_version policy beneath ALL to kith_rule
  using true
  check true
plan_version policy may_add INSERT to kith_app
  check (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
plan_version policy may_change UPDATE to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
  check (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
plan_version policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)))
plan_version policy works ALL to kith_system
  using true
  check true
plan_version_line policy beneath ALL to kith_rule
  using true
  check true
plan_version_line policy may_add INSERT to kith_app
  check (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
plan_version_line policy may_change UPDATE to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
  check (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)) AND (at_work() OR (person_id = caller_person())))
plan_version_line policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & kinds) = kinds) AND ((readers IS NULL) OR named(readers)))
plan_version_line policy with_line SELECT to kith_app
  using (EXISTS ( SELECT
   FROM plan_line l
  WHERE (l.id = plan_version_line.line_id)))
plan_version_line policy works ALL to kith_system
  using true
  check true
received_information policy beneath ALL to kith_rule
  using true
  check true
received_information policy in_confidence SELECT to kith_app
  using ((NOT in_confidence) OR at_work())
received_information policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 32768) = 32768) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
received_information policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 32768) = 32768) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 32768) = 32768) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
received_information policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 32768) = 32768)
received_information policy works ALL to kith_system
  using true
  check true
responsibility policy beneath ALL to kith_rule
  using true
  check true
responsibility policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
responsibility policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
responsibility policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 8192) = 8192)
responsibility policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR treats(person_id) OR mine(worker_id) OR (team_id = ANY (caller_teams())))
responsibility policy works ALL to kith_system
  using true
  check true
safety_assessment policy beneath ALL to kith_rule
  using true
  check true
safety_assessment policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
safety_assessment policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
safety_assessment policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
safety_assessment policy not_withheld SELECT to kith_app
  using (at_work() OR entry_seen(id))
safety_assessment policy works ALL to kith_system
  using true
  check true
safety_event policy beneath ALL to kith_rule
  using true
  check true
safety_event policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
safety_event policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
safety_event policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & kinds) = kinds)
safety_event policy not_withheld SELECT to kith_app
  using (at_work() OR entry_seen(id))
safety_event policy works ALL to kith_system
  using true
  check true
safety_line policy beneath ALL to kith_rule
  using true
  check true
safety_line policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
safety_line policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
safety_line policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 16) = 16)
safety_line policy works ALL to kith_system
  using true
  check true
safety_line_past policy beneath ALL to kith_rule
  using true
  check true
safety_line_past policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
safety_line_past policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
safety_line_past policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 16) = 16)
safety_line_past policy works ALL to kith_system
  using true
  check true
safety_plan policy beneath ALL to kith_rule
  using true
  check true
safety_plan policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
safety_plan policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 16) = 16) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
safety_plan policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 16) = 16)
safety_plan policy works ALL to kith_system
  using true
  check true
self_description policy beneath ALL to kith_rule
  using true
  check true
self_description policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 65536) = 65536) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
self_description policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 65536) = 65536) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 65536) = 65536) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
self_description policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 65536) = 65536)
self_description policy works ALL to kith_system
  using true
  check true
sharing_invitation policy beneath ALL to kith_rule
  using true
  check true
sharing_invitation policy own ALL to kith_app
  using (person_id = ( SELECT caller_person() AS caller_person))
  check (person_id = ( SELECT caller_person() AS caller_person))
sharing_invitation policy works ALL to kith_system
  using true
  check true
sharing_rule policy beneath ALL to kith_rule
  using true
  check true
sharing_rule policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & (8192 |
CASE
    WHEN (holder_kind = 'supporter'::text) THEN 0
    ELSE grants
END)) = (8192 |
CASE
    WHEN (holder_kind = 'supporter'::text) THEN 0
    ELSE grants
END)) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
sharing_rule policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & (8192 |
CASE
    WHEN (holder_kind = 'supporter'::text) THEN 0
    ELSE grants
END)) = (8192 |
CASE
    WHEN (holder_kind = 'supporter'::text) THEN 0
    ELSE grants
END)) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & (8192 |
CASE
    WHEN (holder_kind = 'supporter'::text) THEN 0
    ELSE grants
END)) = (8192 |
CASE
    WHEN (holder_kind = 'supporter'::text) THEN 0
    ELSE grants
END)) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
sharing_rule policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & (8192 |
CASE
    WHEN (holder_kind = 'supporter'::text) THEN 0
    ELSE grants
END)) = (8192 |
CASE
    WHEN (holder_kind = 'supporter'::text) THEN 0
    ELSE grants
END))
sharing_rule policy no_trace SELECT to kith_app
  using ((person_id = ANY (( SELECT caller_records() AS caller_records)::uuid[])) OR
CASE
    WHEN (holder = ANY (( SELECT holders() AS holders)::uuid[])) THEN (hides = 0)
    ELSE (( SELECT caller_worker() AS caller_worker) IS NOT NULL)
END)
sharing_rule policy person_adds INSERT to kith_app
  check ((person_id = ( SELECT caller_person() AS caller_person)) OR ((recorded_by IS NOT NULL) AND (recorded_by = ( SELECT caller_worker() AS caller_worker))))
sharing_rule policy person_changes UPDATE to kith_app
  using ((person_id = ( SELECT caller_person() AS caller_person)) OR ((recorded_by IS NOT NULL) AND (( SELECT caller_worker() AS caller_worker) IS NOT NULL)))
sharing_rule policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR mine(holder))
sharing_rule policy works ALL to kith_system
  using true
  check true
stand_in policy beneath ALL to kith_rule
  using true
  check true
stand_in policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
stand_in policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
stand_in policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 8192) = 8192)
stand_in policy tells SELECT to kith_app
  using ((told = 0) OR may_be_told(person_id, told) OR mine(worker_id))
stand_in policy works ALL to kith_system
  using true
  check true
stand_in_plan policy beneath ALL to kith_rule
  using true
  check true
stand_in_plan policy may_add INSERT to kith_app
  check ((((kinds_of(person_id) & 8256) = 8256) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & 8256) = 8256))) AND (at_work() OR (person_id = caller_person())))
stand_in_plan policy may_change UPDATE to kith_app
  using ((((kinds_of(person_id) & 8256) = 8256) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & 8256) = 8256))) AND (at_work() OR (person_id = caller_person())))
  check ((((kinds_of(person_id) & 8256) = 8256) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & 8256) = 8256))) AND (at_work() OR (person_id = caller_person())))
stand_in_plan policy may_see SELECT to kith_app
  using (((kinds_of(person_id) & 8256) = 8256) OR (mine(worker_id) AND ((kinds_of(person_id, 64) & 8256) = 8256)))
stand_in_plan policy works ALL to kith_system
  using true
  check true
supporter policy beneath ALL to kith_rule
  using true
  check true
supporter policy own SELECT to kith_app
  using (id = ANY (( SELECT holders() AS holders)::uuid[]))
supporter policy person_adds INSERT to kith_app
  check (( SELECT caller_person() AS caller_person) IS NOT NULL)
supporter policy works ALL to kith_system
  using true
  check true
team policy beneath ALL to kith_rule
  using true
  check true
team policy everyone SELECT to kith_app
  using true
team policy lead UPDATE to kith_app
  using (EXISTS ( SELECT
   FROM membership m
  WHERE ((m.team_id = team.id) AND (m.worker_id = ( SELECT caller_worker() AS caller_worker)) AND m.lead AND (m.during @> ( SELECT kith_now() AS kith_now)))))
team policy works ALL to kith_system
  using true
  check true
therapy_offer policy beneath ALL to kith_rule
  using true
  check true
therapy_offer policy everyone SELECT to kith_app
  using true
therapy_offer policy lead_adds INSERT to kith_app
  check ((by_worker = ( SELECT caller_worker() AS caller_worker)) AND (EXISTS ( SELECT
   FROM membership m
  WHERE ((m.team_id = therapy_offer.team_id) AND (m.worker_id = ( SELECT caller_worker() AS caller_worker)) AND m.lead AND (m.during @> ( SELECT kith_now() AS kith_now))))))
therapy_offer policy lead_changes UPDATE to kith_app
  using (EXISTS ( SELECT
   FROM membership m
  WHERE ((m.team_id = therapy_offer.team_id) AND (m.worker_id = ( SELECT caller_worker() AS caller_worker)) AND m.lead AND (m.during @> ( SELECT kith_now() AS kith_now)))))
  check (by_worker = ( SELECT caller_worker() AS caller_worker))
therapy_offer policy works ALL to kith_system
  using true
  check true
tie policy beneath ALL to kith_rule
  using true
  check true
tie policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
tie policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
tie policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 131072) = 131072)
tie policy works ALL to kith_system
  using true
  check true
tie_past policy beneath ALL to kith_rule
  using true
  check true
tie_past policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
tie_past policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 131072) = 131072) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
tie_past policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 131072) = 131072)
tie_past policy works ALL to kith_system
  using true
  check true
word_kept_off policy beneath ALL to kith_rule
  using true
  check true
word_kept_off policy may_add INSERT to kith_app
  check (((kinds_of(person_id, 0) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
word_kept_off policy may_change UPDATE to kith_app
  using (((kinds_of(person_id, 0) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check (((kinds_of(person_id, 0) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
word_kept_off policy may_see SELECT to kith_app
  using ((kinds_of(person_id, 0) & 2) = 2)
word_kept_off policy only_who_holds ALL to kith_app
  using reads_as_written(person_id)
  check reads_as_written(person_id)
word_kept_off policy works ALL to kith_system
  using true
  check true

CREATE TRIGGER sessions_end AFTER UPDATE OF closed_at ON public.account FOR EACH ROW WHEN (((old.closed_at IS NULL) AND (new.closed_at IS NOT NULL))) EXECUTE FUNCTION sessions_end()
CREATE CONSTRAINT TRIGGER worker_stops AFTER INSERT OR UPDATE OF closed_at, worker_id ON public.account DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.closed_at IS NOT NULL) AND (new.worker_id IS NOT NULL))) EXECUTE FUNCTION worker_stops()
CREATE TRIGGER activity_card_right BEFORE INSERT ON public.activity_card FOR EACH ROW EXECUTE FUNCTION activity_card_right()
CREATE TRIGGER advance_wish_adult BEFORE INSERT ON public.advance_wish FOR EACH ROW EXECUTE FUNCTION advance_wish_adult()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.advice_message FOR EACH ROW EXECUTE FUNCTION set_told('words words')
CREATE TRIGGER advice_outside_circle BEFORE INSERT ON public.advice_request FOR EACH ROW WHEN ((new.person_id IS NOT NULL)) EXECUTE FUNCTION advice_outside_circle()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.advice_request FOR EACH ROW EXECUTE FUNCTION set_told('worker asker_worker', 'worker adviser_worker')
CREATE TRIGGER everybody_asked BEFORE INSERT ON public.assessment_outcome FOR EACH ROW EXECUTE FUNCTION everybody_asked()
CREATE TRIGGER audit_is_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept()
CREATE TRIGGER forget_asked AFTER INSERT OR DELETE OR UPDATE ON public.basis FOR EACH STATEMENT EXECUTE FUNCTION forget_asked()
CREATE TRIGGER episode_goes_on AFTER UPDATE OF joined_into ON public.care_episode FOR EACH ROW WHEN ((new.joined_into IS NOT NULL)) EXECUTE FUNCTION episode_goes_on()
CREATE TRIGGER episode_on_kept_record BEFORE INSERT OR UPDATE ON public.care_episode FOR EACH ROW WHEN ((new.ended_at IS NULL)) EXECUTE FUNCTION episode_on_kept_record()
CREATE CONSTRAINT TRIGGER episode_whole AFTER INSERT OR UPDATE ON public.care_episode DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION responsibility_whole()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.care_episode FOR EACH ROW EXECUTE FUNCTION set_told('words goodbye_words', 'words staying_well', 'words way_back', 'team last_team_id')
CREATE TRIGGER activity_card_circle AFTER INSERT OR UPDATE ON public.circle FOR EACH ROW EXECUTE FUNCTION activity_card_circle()
CREATE TRIGGER circle_basis AFTER INSERT OR UPDATE ON public.circle FOR EACH ROW EXECUTE FUNCTION circle_basis()
CREATE CONSTRAINT TRIGGER complexity_whole AFTER INSERT ON public.complexity_view DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION complexity_whole()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.connector_ask FOR EACH ROW EXECUTE FUNCTION set_told('words matters', 'words agreed_how', 'team team_id')
CREATE TRIGGER board_follows AFTER INSERT OR UPDATE ON public.contact_note FOR EACH ROW EXECUTE FUNCTION board_contact_follows()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.contact_override FOR EACH ROW EXECUTE FUNCTION set_told('words refused_because', 'words reason')
CREATE TRIGGER crisis_reading_basis AFTER INSERT ON public.crisis_reading FOR EACH ROW EXECUTE FUNCTION crisis_reading_basis()
CREATE TRIGGER emergency_access_basis AFTER INSERT OR UPDATE ON public.emergency_access FOR EACH ROW EXECUTE FUNCTION emergency_access_basis()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.emergency_access FOR EACH ROW EXECUTE FUNCTION set_told('words words', 'words review_words')
CREATE TRIGGER set_told BEFORE INSERT ON public.entry FOR EACH ROW EXECUTE FUNCTION entry_told()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.entry_comment FOR EACH ROW EXECUTE FUNCTION entry_comment_told()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.escalation FOR EACH ROW EXECUTE FUNCTION set_told('team team_id')
CREATE TRIGGER gp_registration_basis AFTER INSERT OR UPDATE ON public.gp_registration FOR EACH ROW EXECUTE FUNCTION gp_registration_basis()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.handover FOR EACH ROW EXECUTE FUNCTION set_told('words about', 'words reason', 'worker from_worker_id', 'worker to_worker_id', 'team from_team_id', 'team to_team_id')
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.help_request FOR EACH ROW EXECUTE FUNCTION set_told('words own_words', 'words easier', 'words agreed_how', 'words address_as', 'words safe_contact', 'team team_id')
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.help_request_asker FOR EACH ROW EXECUTE FUNCTION set_told('words words', 'words name', 'words relation', 'words organisation', 'words contact', 'words took_responsibility', 'worker worker_id')
CREATE TRIGGER help_request_asked_basis AFTER INSERT ON public.help_request_event FOR EACH ROW EXECUTE FUNCTION help_request_asked_basis()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.help_request_event FOR EACH ROW EXECUTE FUNCTION set_told('words words', 'words easier', 'words service_name', 'words evidence_who', 'words evidence_how', 'role by_role', 'worker by_worker', 'worker worker_id', 'team team_id')
CREATE TRIGGER involvement_basis AFTER INSERT OR UPDATE ON public.involvement FOR EACH ROW EXECUTE FUNCTION involvement_basis()
CREATE TRIGGER made_up_team BEFORE INSERT OR UPDATE OF team_id, person_id ON public.involvement FOR EACH ROW EXECUTE FUNCTION made_up_team_serves_nobody_real()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.involvement FOR EACH ROW EXECUTE FUNCTION set_told('words part', 'words ended_why', 'role role', 'worker worker_id', 'team team_id', 'organisation organisation_id')
CREATE TRIGGER said_by_the_person BEFORE UPDATE ON public.means_safety FOR EACH ROW EXECUTE FUNCTION said_by_the_person()
CREATE CONSTRAINT TRIGGER member_leaves AFTER DELETE OR UPDATE ON public.membership DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION member_leaves()
CREATE TRIGGER board_follows AFTER INSERT OR UPDATE ON public.next_step FOR EACH ROW EXECUTE FUNCTION board_contact_follows()
CREATE TRIGGER keeps_its_hour BEFORE UPDATE ON public.next_step FOR EACH ROW EXECUTE FUNCTION next_step_keeps_its_hour()
CREATE TRIGGER board_follows AFTER UPDATE OF given_name, family_name, preferred_name ON public.person FOR EACH ROW EXECUTE FUNCTION board_follows_person()
CREATE TRIGGER crisis_reading_follows AFTER UPDATE OF place_code ON public.person FOR EACH ROW WHEN ((old.place_code IS DISTINCT FROM new.place_code)) EXECUTE FUNCTION crisis_reading_basis()
CREATE TRIGGER joined_basis_follows AFTER UPDATE OF merged_into ON public.person FOR EACH ROW WHEN ((new.merged_into IS DISTINCT FROM old.merged_into)) EXECUTE FUNCTION joined_basis_follows()
CREATE CONSTRAINT TRIGGER joined_not_held AFTER UPDATE OF merged_into ON public.person DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.merged_into IS NOT NULL) AND (new.merged_into IS DISTINCT FROM old.merged_into))) EXECUTE FUNCTION joined_not_held()
CREATE TRIGGER made_up_here BEFORE INSERT ON public.person FOR EACH ROW EXECUTE FUNCTION made_up_here()
CREATE TRIGGER person_basis AFTER INSERT ON public.person FOR EACH ROW EXECUTE FUNCTION person_basis()
CREATE TRIGGER plan_parted AFTER UPDATE OF merged_into ON public.person FOR EACH ROW WHEN (((old.merged_into IS NOT NULL) AND (new.merged_into IS NULL))) EXECUTE FUNCTION plan_parted()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.personal_contact FOR EACH ROW EXECUTE FUNCTION set_told('words name', 'words relation', 'words may_know')
CREATE TRIGGER plan_action_accepted BEFORE INSERT OR UPDATE ON public.plan_action FOR EACH ROW EXECUTE FUNCTION plan_action_accepted()
CREATE TRIGGER plan_action_moved AFTER UPDATE ON public.plan_action FOR EACH ROW WHEN ((old.due <> new.due)) EXECUTE FUNCTION plan_action_moved()
CREATE TRIGGER plan_line_kept BEFORE INSERT OR UPDATE OF words, more, not_now, kinds, readers, removed_at ON public.plan_line FOR EACH ROW EXECUTE FUNCTION plan_line_kept()
CREATE TRIGGER plan_link_basis AFTER INSERT OR UPDATE ON public.plan_link FOR EACH ROW EXECUTE FUNCTION plan_link_basis()
CREATE CONSTRAINT TRIGGER plan_review_asked AFTER UPDATE ON public.plan_review DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION plan_review_asked()
CREATE CONSTRAINT TRIGGER plan_version_whole AFTER INSERT ON public.plan_version DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION plan_version_whole()
CREATE TRIGGER board_follows AFTER INSERT OR UPDATE ON public.responsibility FOR EACH ROW EXECUTE FUNCTION board_follows()
CREATE TRIGGER made_up_team BEFORE INSERT OR UPDATE OF team_id, person_id ON public.responsibility FOR EACH ROW EXECUTE FUNCTION made_up_team_serves_nobody_real()
CREATE TRIGGER responsibility_basis AFTER INSERT OR UPDATE ON public.responsibility FOR EACH ROW EXECUTE FUNCTION responsibility_basis()
CREATE TRIGGER responsibility_kept BEFORE DELETE ON public.responsibility FOR EACH ROW EXECUTE FUNCTION responsibility_kept()
CREATE TRIGGER responsibility_may_move BEFORE INSERT OR UPDATE ON public.responsibility FOR EACH ROW EXECUTE FUNCTION responsibility_may_move()
CREATE TRIGGER responsibility_stays BEFORE UPDATE OF episode_id, person_id ON public.responsibility FOR EACH ROW WHEN (((old.episode_id IS DISTINCT FROM new.episode_id) OR (old.person_id IS DISTINCT FROM new.person_id))) EXECUTE FUNCTION responsibility_stays()
CREATE CONSTRAINT TRIGGER responsibility_whole AFTER INSERT OR UPDATE ON public.responsibility DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION responsibility_whole()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.responsibility FOR EACH ROW EXECUTE FUNCTION set_told('words why', 'worker worker_id', 'team team_id', 'organisation organisation_id')
CREATE TRIGGER safety_line_kept BEFORE UPDATE ON public.safety_line FOR EACH ROW EXECUTE FUNCTION safety_line_kept()
CREATE TRIGGER said_by_the_person BEFORE UPDATE ON public.safety_line FOR EACH ROW EXECUTE FUNCTION said_by_the_person()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.sharing_rule FOR EACH ROW EXECUTE FUNCTION sharing_rule_told()
CREATE TRIGGER sharing_rule_basis AFTER INSERT OR UPDATE ON public.sharing_rule FOR EACH ROW EXECUTE FUNCTION sharing_rule_basis()
CREATE TRIGGER set_told BEFORE INSERT OR UPDATE ON public.stand_in FOR EACH ROW EXECUTE FUNCTION set_told('worker worker_id')
CREATE TRIGGER made_up_here BEFORE INSERT ON public.supporter FOR EACH ROW EXECUTE FUNCTION made_up_here()
CREATE TRIGGER taxonomy_term_added AFTER INSERT ON public.taxonomy_term REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION taxonomy_changed()
CREATE TRIGGER taxonomy_term_changed AFTER UPDATE ON public.taxonomy_term REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION taxonomy_changed()
CREATE TRIGGER taxonomy_term_taken_off AFTER DELETE ON public.taxonomy_term REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION taxonomy_changed()
CREATE TRIGGER made_up_here BEFORE INSERT ON public.team FOR EACH ROW EXECUTE FUNCTION made_up_here()
CREATE TRIGGER tie_kept AFTER INSERT OR UPDATE ON public.tie FOR EACH ROW EXECUTE FUNCTION tie_kept()
CREATE TRIGGER made_up_here BEFORE INSERT ON public.worker FOR EACH ROW EXECUTE FUNCTION made_up_here()
CREATE TRIGGER sessions_end AFTER UPDATE OF active ON public.worker FOR EACH ROW WHEN ((old.active AND (NOT new.active))) EXECUTE FUNCTION sessions_end()
CREATE TRIGGER worker_may_leave BEFORE UPDATE ON public.worker FOR EACH ROW WHEN ((old.active AND (NOT new.active))) EXECUTE FUNCTION worker_may_leave()
CREATE CONSTRAINT TRIGGER worker_stops AFTER UPDATE OF active ON public.worker DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.active AND (NOT new.active))) EXECUTE FUNCTION worker_stops()

kith_app: INSERT, SELECT on about_me
kith_app: INSERT, SELECT, UPDATE on absence
kith_app: INSERT, SELECT, UPDATE on accompaniment
kith_app: INSERT, SELECT, UPDATE on activity_card
kith_app: INSERT, SELECT on activity_card_person
kith_app: INSERT, SELECT on advance_wish
kith_app: INSERT, SELECT on advice_message
kith_app: INSERT, SELECT on advice_request
kith_app: INSERT, SELECT on assessment
kith_app: INSERT, SELECT on assessment_accepted
kith_app: INSERT, SELECT on assessment_contributor
kith_app: INSERT, SELECT on assessment_outcome
kith_app: INSERT, SELECT on assessment_part
kith_app: INSERT, SELECT on assessment_reuse
kith_app: SELECT on asset_area
kith_app: SELECT on asset_at_location
kith_app: INSERT, SELECT, UPDATE on asset_connection
kith_app: SELECT on asset_contact
kith_app: SELECT on asset_cost
kith_app: SELECT on asset_domain
kith_app: SELECT on asset_field
kith_app: SELECT on asset_flexible_for
kith_app: SELECT on asset_found
kith_app: INSERT, SELECT, UPDATE on asset_gap
kith_app: SELECT on asset_language
kith_app: SELECT on asset_location
kith_app: SELECT on asset_organisation
kith_app: SELECT on asset_schedule
kith_app: SELECT on asset_source
kith_app: SELECT on asset_term
kith_app: SELECT on at_work
kith_app: SELECT on audit_entry
kith_app: INSERT, SELECT on barrier_report
kith_app: SELECT on basis
kith_app: SELECT on board_contact
kith_app: SELECT on board_row
kith_app: INSERT, SELECT on capacity_decision
kith_app: SELECT on care_episode
kith_app: SELECT on care_role
kith_app: SELECT on care_system
kith_app: INSERT, SELECT, UPDATE on circle
kith_app: SELECT on clinical_item
kith_app: INSERT, SELECT on complexity_factor
kith_app: INSERT, SELECT on complexity_view
kith_app: INSERT, SELECT on connection_event
kith_app: INSERT, SELECT, UPDATE on connector_ask
kith_app: SELECT on contact
kith_app: INSERT, SELECT on contact_note
kith_app: INSERT, SELECT on contact_override
kith_app: INSERT, SELECT, UPDATE on contact_point
kith_app: INSERT, SELECT on contact_rules
kith_app: SELECT on content_version
kith_app: INSERT, SELECT, UPDATE on contribution
kith_app: INSERT, SELECT on coverage_decision
kith_app: INSERT, SELECT on crisis_reading
kith_app: SELECT on crisis_route
kith_app: SELECT on crisis_route_hours
kith_app: INSERT, SELECT on dialog_plus
kith_app: INSERT, SELECT, UPDATE on do_not_ask
kith_app: SELECT on emergency_access
kith_app: INSERT, SELECT on engagement_view
kith_app: INSERT, SELECT on entry
kith_app: INSERT, SELECT on entry_comment
kith_app: SELECT on escalation
kith_app: INSERT, SELECT on formulation
kith_app: INSERT, SELECT, UPDATE on function_level
kith_app: SELECT on gp_practice_area
kith_app: INSERT, SELECT, UPDATE on gp_registration
kith_app: INSERT, SELECT, UPDATE on graded_step
kith_app: SELECT on handover
kith_app: INSERT, SELECT on help_request
kith_app: INSERT, SELECT on help_request_asker
kith_app: INSERT, SELECT on help_request_event
kith_app: SELECT on import_refusal
kith_app: SELECT on import_run
kith_app: SELECT on instrument
kith_app: SELECT on involvement
kith_app: INSERT on job
kith_app: INSERT, SELECT, UPDATE on kept_asset
kith_app: INSERT, SELECT, UPDATE on life_constraint
kith_app: SELECT on local_item
kith_app: INSERT, SELECT on means_safety
kith_app: INSERT, SELECT on measure_ask
kith_app: DELETE, INSERT, SELECT, UPDATE on measure_draft
kith_app: INSERT, SELECT on measure_response
kith_app: INSERT, SELECT on medicine_check
kith_app: INSERT, SELECT on medicine_difference
kith_app: SELECT on membership
kith_app: SELECT on message
kith_app: INSERT, SELECT, UPDATE on need
kith_app: SELECT on neighbourhood
kith_app: SELECT on neighbourhood_place
kith_app: INSERT, SELECT on network_look
kith_app: INSERT, SELECT on network_look_domain
kith_app: INSERT, SELECT on next_step
kith_app: DELETE, INSERT, SELECT, UPDATE on note_draft
kith_app: SELECT on organisation
kith_app: SELECT on outcode
kith_app: SELECT on outreach_task
kith_app: INSERT, SELECT on own_view
kith_app: INSERT, SELECT, UPDATE on person
kith_app: INSERT, SELECT, UPDATE on person_address
kith_app: INSERT, SELECT, UPDATE on person_barrier
kith_app: INSERT, SELECT on person_gap
kith_app: INSERT, SELECT on person_invitation
kith_app: INSERT, SELECT on person_merge
kith_app: INSERT, SELECT, UPDATE on personal_contact
kith_app: SELECT on place
kith_app: INSERT, SELECT, UPDATE on place_pathway
kith_app: INSERT, SELECT on plan
kith_app: INSERT, SELECT on plan_action
kith_app: INSERT, SELECT on plan_agreement
kith_app: INSERT, SELECT on plan_line
kith_app: INSERT, SELECT on plan_line_other
kith_app: SELECT on plan_line_past
kith_app: INSERT, SELECT on plan_link
kith_app: SELECT on plan_meeting
kith_app: INSERT, SELECT on plan_review
kith_app: INSERT, SELECT on plan_review_invite
kith_app: INSERT, SELECT on plan_settled
kith_app: INSERT, SELECT on plan_sitting
kith_app: SELECT on plan_version
kith_app: SELECT on plan_version_line
kith_app: SELECT on postcode
kith_app: SELECT on primary_care_network
kith_app: SELECT on received_information
kith_app: SELECT on responsibility
kith_app: INSERT, SELECT on safety_assessment
kith_app: INSERT, SELECT on safety_event
kith_app: INSERT, SELECT on safety_line
kith_app: SELECT on safety_line_past
kith_app: INSERT, SELECT on safety_plan
kith_app: INSERT, SELECT on self_description
kith_app: INSERT, SELECT, UPDATE on sharing_invitation
kith_app: INSERT, SELECT, UPDATE on sharing_rule
kith_app: SELECT on small_area
kith_app: SELECT on stand_in
kith_app: SELECT on stand_in_plan
kith_app: INSERT, SELECT on supporter
kith_app: SELECT on taxonomy
kith_app: SELECT on taxonomy_term
kith_app: SELECT on team
kith_app: SELECT on telling
kith_app: INSERT, SELECT, UPDATE on therapy_offer
kith_app: INSERT, SELECT, UPDATE on tie
kith_app: SELECT on tie_past
kith_app: SELECT on who_holds
kith_app: INSERT, SELECT, UPDATE on word_kept_off
kith_app: SELECT on worker
kith_system: DELETE, INSERT, SELECT, UPDATE on about_me
kith_system: DELETE, INSERT, SELECT, UPDATE on absence
kith_system: DELETE, INSERT, SELECT, UPDATE on access_alert
kith_system: DELETE, INSERT, SELECT, UPDATE on accompaniment
kith_system: DELETE, INSERT, SELECT, UPDATE on account
kith_system: DELETE, INSERT, SELECT, UPDATE on activity_card
kith_system: DELETE, INSERT, SELECT, UPDATE on activity_card_person
kith_system: DELETE, INSERT, SELECT, UPDATE on advance_wish
kith_system: DELETE, INSERT, SELECT, UPDATE on advice_message
kith_system: DELETE, INSERT, SELECT, UPDATE on advice_request
kith_system: DELETE, INSERT, SELECT, UPDATE on assessment
kith_system: DELETE, INSERT, SELECT, UPDATE on assessment_accepted
kith_system: DELETE, INSERT, SELECT, UPDATE on assessment_contributor
kith_system: DELETE, INSERT, SELECT, UPDATE on assessment_outcome
kith_system: DELETE, INSERT, SELECT, UPDATE on assessment_part
kith_system: DELETE, INSERT, SELECT, UPDATE on assessment_reuse
kith_system: DELETE, INSERT, SELECT, UPDATE on asset
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_area
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_at_location
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_connection
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_contact
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_cost
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_domain
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_field
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_flexible_for
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_found
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_gap
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_key
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_language
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_location
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_merge
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_news
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_news_key
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_organisation
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_pair
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_schedule
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_source
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_term
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_told
kith_system: DELETE, INSERT, SELECT, UPDATE on asset_use
kith_system: SELECT on at_work
kith_system: SELECT on audit_chain
kith_system: SELECT on audit_entry
kith_system: DELETE, INSERT, SELECT, UPDATE on barrier_report
kith_system: DELETE, INSERT, SELECT, UPDATE on basis
kith_system: DELETE, INSERT, SELECT, UPDATE on board_contact
kith_system: DELETE, INSERT, SELECT, UPDATE on board_row
kith_system: DELETE, INSERT, SELECT, UPDATE on capacity_decision
kith_system: DELETE, INSERT, SELECT, UPDATE on care_episode
kith_system: DELETE, INSERT, SELECT, UPDATE on care_role
kith_system: DELETE, INSERT, SELECT, UPDATE on care_system
kith_system: DELETE, INSERT, SELECT, UPDATE on circle
kith_system: INSERT, SELECT on clinical_item
kith_system: DELETE, INSERT, SELECT, UPDATE on complexity_factor
kith_system: DELETE, INSERT, SELECT, UPDATE on complexity_view
kith_system: DELETE, INSERT, SELECT, UPDATE on connection_event
kith_system: DELETE, INSERT, SELECT, UPDATE on connector_ask
kith_system: SELECT on contact
kith_system: DELETE, INSERT, SELECT, UPDATE on contact_note
kith_system: DELETE, INSERT, SELECT, UPDATE on contact_override
kith_system: DELETE, INSERT, SELECT, UPDATE on contact_point
kith_system: DELETE, INSERT, SELECT, UPDATE on contact_rules
kith_system: INSERT, SELECT, UPDATE on content_version
kith_system: DELETE, INSERT, SELECT, UPDATE on contribution
kith_system: DELETE, INSERT, SELECT, UPDATE on coverage_decision
kith_system: DELETE, INSERT, SELECT, UPDATE on crisis_reading
kith_system: DELETE, INSERT, SELECT, UPDATE on crisis_route
kith_system: DELETE, INSERT, SELECT, UPDATE on crisis_route_hours
kith_system: INSERT, SELECT on demonstration
kith_system: DELETE, INSERT, SELECT, UPDATE on dialog_plus
kith_system: DELETE, INSERT, SELECT, UPDATE on do_not_ask
kith_system: DELETE, INSERT, SELECT, UPDATE on emergency_access
kith_system: DELETE, INSERT, SELECT, UPDATE on engagement_view
kith_system: DELETE, INSERT, SELECT, UPDATE on entry
kith_system: DELETE, INSERT, SELECT, UPDATE on entry_comment
kith_system: DELETE, INSERT, SELECT, UPDATE on escalation
kith_system: DELETE, INSERT, SELECT, UPDATE on form_sent
kith_system: DELETE, INSERT, SELECT, UPDATE on formulation
kith_system: DELETE, INSERT, SELECT, UPDATE on function_level
kith_system: DELETE, INSERT, SELECT, UPDATE on gp_practice_area
kith_system: DELETE, INSERT, SELECT, UPDATE on gp_registration
kith_system: DELETE, INSERT, SELECT, UPDATE on graded_step
kith_system: DELETE, INSERT, SELECT, UPDATE on handover
kith_system: DELETE, INSERT, SELECT, UPDATE on help_draft
kith_system: DELETE, INSERT, SELECT, UPDATE on help_request
kith_system: DELETE, INSERT, SELECT, UPDATE on help_request_asker
kith_system: DELETE, INSERT, SELECT, UPDATE on help_request_event
kith_system: DELETE, INSERT, SELECT, UPDATE on import_refusal
kith_system: DELETE, INSERT, SELECT, UPDATE on import_run
kith_system: INSERT, SELECT, UPDATE on instrument
kith_system: DELETE, INSERT, SELECT, UPDATE on involvement
kith_system: DELETE, INSERT, SELECT, UPDATE on job
kith_system: DELETE, INSERT, SELECT, UPDATE on join_code
kith_system: DELETE, INSERT, SELECT, UPDATE on kept_asset
kith_system: DELETE, INSERT, SELECT, UPDATE on kept_words
kith_system: DELETE, INSERT, SELECT, UPDATE on life_constraint
kith_system: INSERT, SELECT, UPDATE on local_item
kith_system: DELETE, INSERT, SELECT, UPDATE on means_safety
kith_system: DELETE, INSERT, SELECT, UPDATE on measure_ask
kith_system: DELETE, INSERT, SELECT, UPDATE on measure_draft
kith_system: DELETE, INSERT, SELECT, UPDATE on measure_response
kith_system: DELETE, INSERT, SELECT, UPDATE on medicine_check
kith_system: DELETE, INSERT, SELECT, UPDATE on medicine_difference
kith_system: DELETE, INSERT, SELECT, UPDATE on membership
kith_system: DELETE, INSERT, SELECT, UPDATE on message
kith_system: DELETE, INSERT, SELECT, UPDATE on need
kith_system: DELETE, INSERT, SELECT, UPDATE on neighbourhood
kith_system: SELECT on neighbourhood_place
kith_system: DELETE, INSERT, SELECT, UPDATE on network_look
kith_system: DELETE, INSERT, SELECT, UPDATE on network_look_domain
kith_system: DELETE, INSERT, SELECT, UPDATE on next_step
kith_system: DELETE, INSERT, SELECT, UPDATE on note_draft
kith_system: DELETE, INSERT, SELECT, UPDATE on organisation
kith_system: DELETE, INSERT, SELECT, UPDATE on outcode
kith_system: DELETE, INSERT, SELECT, UPDATE on outreach_task
kith_system: DELETE, INSERT, SELECT, UPDATE on own_view
kith_system: DELETE, INSERT, SELECT, UPDATE on person
kith_system: DELETE, INSERT, SELECT, UPDATE on person_address
kith_system: DELETE, INSERT, SELECT, UPDATE on person_barrier
kith_system: DELETE, INSERT, SELECT, UPDATE on person_gap
kith_system: DELETE, INSERT, SELECT, UPDATE on person_invitation
kith_system: DELETE, INSERT, SELECT, UPDATE on person_merge
kith_system: DELETE, INSERT, SELECT, UPDATE on persona
kith_system: DELETE, INSERT, SELECT, UPDATE on personal_contact
kith_system: DELETE, INSERT, SELECT, UPDATE on place
kith_system: DELETE, INSERT, SELECT, UPDATE on place_pathway
kith_system: DELETE, INSERT, SELECT, UPDATE on plan
kith_system: DELETE, INSERT, SELECT, UPDATE on plan_action
kith_system: DELETE, INSERT, SELECT, UPDATE on plan_agreement
kith_system: DELETE, INSERT, SELECT, UPDATE on plan_line
kith_system: DELETE, INSERT, SELECT, UPDATE on plan_line_other
kith_system: DELETE, INSERT, SELECT, UPDATE on plan_line_past
kith_system: DELETE, INSERT, SELECT, UPDATE on plan_link
kith_system: DELETE, INSERT, SELECT, UPDATE on plan_meeting
kith_system: DELETE, INSERT, SELECT, UPDATE on plan_review
kith_system: DELETE, INSERT, SELECT, UPDATE on plan_review_invite
kith_system: DELETE, INSERT, SELECT, UPDATE on plan_settled
kith_system: DELETE, INSERT, SELECT, UPDATE on plan_sitting
kith_system: DELETE, INSERT, SELECT, UPDATE on plan_version
kith_system: DELETE, INSERT, SELECT, UPDATE on plan_version_line
kith_system: DELETE, INSERT, SELECT, UPDATE on postcode
kith_system: DELETE, INSERT, SELECT, UPDATE on primary_care_network
kith_system: DELETE, INSERT, SELECT, UPDATE on received_information
kith_system: DELETE, INSERT, SELECT, UPDATE on responsibility
kith_system: DELETE, INSERT, SELECT, UPDATE on safety_assessment
kith_system: DELETE, INSERT, SELECT, UPDATE on safety_event
kith_system: DELETE, INSERT, SELECT, UPDATE on safety_line
kith_system: DELETE, INSERT, SELECT, UPDATE on safety_line_past
kith_system: DELETE, INSERT, SELECT, UPDATE on safety_plan
kith_system: DELETE, INSERT, SELECT, UPDATE on self_description
kith_system: DELETE, INSERT, SELECT, UPDATE on session
kith_system: DELETE, INSERT, SELECT, UPDATE on sharing_invitation
kith_system: DELETE, INSERT, SELECT, UPDATE on sharing_rule
kith_system: DELETE, INSERT, SELECT, UPDATE on small_area
kith_system: DELETE, INSERT, SELECT, UPDATE on stand_in
kith_system: DELETE, INSERT, SELECT, UPDATE on stand_in_plan
kith_system: DELETE, INSERT, SELECT, UPDATE on supporter
kith_system: DELETE, INSERT, SELECT, UPDATE on taxonomy
kith_system: DELETE, INSERT, SELECT, UPDATE on taxonomy_term
kith_system: DELETE, INSERT, SELECT, UPDATE on team
kith_system: DELETE, INSERT, SELECT, UPDATE on telling
kith_system: DELETE, INSERT, SELECT, UPDATE on therapy_offer
kith_system: DELETE, INSERT, SELECT, UPDATE on tie
kith_system: DELETE, INSERT, SELECT, UPDATE on tie_past
kith_system: DELETE, INSERT, SELECT, UPDATE on unknown_sign_in
kith_system: SELECT on who_holds
kith_system: DELETE, INSERT, SELECT, UPDATE on word_kept_off
kith_system: DELETE, INSERT, SELECT, UPDATE on worker
