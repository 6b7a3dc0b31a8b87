-- The schema as the migrations leave it, written by `kith schema`. Do not edit.

about_me
  author_name text not null
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
  person_id uuid not null
  seen_at timestamp with time zone
  seen_by uuid
  what text not null
  worker_id uuid not null
  -- Somebody from the person's own life or work tried to open their record, or holds responsibility for them. For the information governance lead alone.

account
  closed_at timestamp with time zone
  created_at timestamp with time zone not null
  id uuid not null
  issuer text not null
  operator_role text
  person_id uuid
  subject text not null
  supporter_id uuid
  worker_id uuid
  -- A sign-in, tied to exactly one worker, person, supporter or operator role. Somebody who is both a worker and a person has two.

advice_message
  advice_id uuid not null
  at timestamp with time zone not null
  by_name text not null
  id uuid not null
  words text not null
  worker_id uuid not null
  -- Question and answers of one conversation for advice, as written.

advice_request
  adviser_name text not null
  adviser_worker uuid not null
  answered_at timestamp with time zone
  asker_name text not null
  asker_organisation uuid
  asker_worker uuid not null
  help_request_id uuid
  id uuid not null
  once_key uuid not null
  person_asked text not null
  person_id uuid
  started_at timestamp with time zone not null
  -- A colleague asks a named member of a team, with or without naming the person. started_at is also when a request for help that grows out of it was received.

audit_chain
  chain smallint not null
  head bytea not null
  length bigint not null default 0

audit_entry
  actor_id text
  actor_kind text not null
  actor_name text not null
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
  next_step_id uuid
  next_step_who text
  person_id uuid not null
  -- The last contact and the first open next step of each person, one row for each mix of kinds of information they hold, so that a reader finds only those they may read. Notes for named readers alone stay off boards altogether.

board_row
  asked_at timestamp with time zone not null
  deadline timestamp with time zone
  held_since timestamp with time zone not null
  name text not null
  organisation_id uuid not null
  person_id uuid not null
  team_id uuid not null
  worker_id uuid
  -- Who holds each person in care now. asked_at: when they asked for help this time. Holds names (contact) and who is responsible (careTeam).

capacity_decision
  capacity integer not null
  decided_at timestamp with time zone not null
  decided_by uuid not null
  decided_by_name text not null
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
  last_team_id uuid
  person_id uuid not null
  started_at timestamp with time zone not null
  staying_well text
  way_back text
  -- A time of being helped, from the first request to the goodbye. It cannot end without words for staying well, a way back and a check-in date.

care_role
  code text not null
  description text not null
  kinds integer not null
  name text not null
  sees_caseload boolean not null
  -- Copied from access/roles.ts at each migration: what each role does in plain words and which kinds of information it may hold.

care_system
  code text not null
  gss_code text
  name text not null
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
  title text not null
  version integer not null
  words text not null default ''::text
  -- One item of a list, in its order, with where it comes from. checked is false until somebody answerable for clinical content has read it against its source; approved_by names them where it was done here.

contact
  happened_at timestamp with time zone
  id uuid
  kinds integer
  met boolean
  mode text
  person_id uuid
  setting text
  worker_id uuid
  worker_name text
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
  worker_id uuid not null
  -- One contact, or one time we did not manage to meet, which always leaves a next step for us. The physical question is answered or the reason it was not asked is (R004). The entry with the same id is what the record shows. sent_from names the page it was sent from, so that sending twice saves once. Never changed: a later note replaces it.

contact_override
  id uuid not null
  made_at timestamp with time zone not null
  person_id uuid not null
  reason text not null
  refused_because text not null
  route text not null
  worker_id uuid not null
  worker_name text not null
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
  author_name text not null
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
  written_at timestamp with time zone not null
  -- How, when and where somebody may be contacted, and what must never show. Every way out of the service obeys it.

content_version
  list text not null
  loaded_at timestamp with time zone not null
  loaded_by text not null
  sha256 text not null
  title text not null
  valid_from date not null
  valid_to date
  version integer not null
  -- One version of one list, loaded whole from one file. A later version ends the one before on the day it begins; valid_to is the first day it no longer holds. sha256 of what was loaded, so that loading again changes nothing.

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
  name text not null
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

do_not_ask
  author_name text not null
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
  id uuid not null
  kinds integer not null
  person_id uuid not null
  reason text not null
  review text
  review_words text
  reviewed_at timestamp with time zone
  reviewed_by uuid
  told_person_at timestamp with time zone
  words text not null
  worker_id uuid not null
  -- Opening a record without any other basis, for at most 60 minutes, for a stated reason. The person and the information governance lead are told; the lead reviews it.

entry
  author_name text not null
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
  title text not null
  what text not null
  withheld_reason text
  written_at timestamp with time zone not null
  -- Append-only. kinds: what sort of information it holds; a reader needs all of them. readers: when set, only these holders (person, workers, teams) may read it. A correction is a new entry that replaces the old one; both stay. withheld_reason: the recorded lawful reason why the person does not see it.

entry_comment
  answer text
  answered_at timestamp with time zone
  answered_by uuid
  answered_by_name text
  by_name text not null
  entry_id uuid not null
  id uuid not null
  kind text not null
  made_at timestamp with time zone not null
  person_id uuid not null
  words text not null
  -- The person's own comment on, or correction to, an entry. It travels with the entry wherever that is shown; a correction stays open until answered.

escalation
  deadline timestamp with time zone not null
  id uuid not null
  person_id uuid not null
  raised_at timestamp with time zone not null
  responsibility_id uuid not null
  team_id uuid not null
  -- A duty team let its deadline pass: the team still holds, and its lead is told. Over as soon as the responsibility it names has moved on.

gp_practice_area
  address text not null default ''::text
  lat double precision
  list_size integer
  lon double precision
  name text not null
  neighbourhood_code text not null
  pcn_code text
  place_code text not null
  postcode text not null
  practice_code text not null
  source_name text not null
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
  involvement_id uuid
  met_how text
  met_on date
  person_id uuid not null
  reason text
  state text not null default 'asked'::text
  to_team_id uuid not null
  to_worker_id uuid not null
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
  way_in text not null
  -- Someone asked for help. received_at starts the clock: the earliest receipt by anyone, never moved. once_key keeps a double send one. state and position follow help_request_event, in the same transaction. own_words are the person's; what somebody else said is in help_request_asker.

help_request_asker
  contact text not null default ''::text
  name text not null
  organisation text not null default ''::text
  person_id uuid not null
  relation text not null default ''::text
  request_id uuid not null
  shown_to_person boolean not null
  took_responsibility text not null default ''::text
  words text not null default ''::text
  worker_id uuid
  -- Who asked, when it was not the person. took_responsibility: which agency and who there answers for the person's immediate safety (police, ambulance). Where shown_to_person is false the person, and whoever they let in, does not see who it was, nor what they said.

help_request_event
  at timestamp with time zone not null
  by_name text not null
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
  service_name text
  shared boolean not null default false
  team_id uuid
  what text not null
  words text not null default ''::text
  worker_id uuid
  -- What happened to a request, in order; append-only. Two people acting on the same position: one is kept, the other told. reason is a positive choice: no condition, habit or missed appointment can be one. team_id or service_name: the named alternative; until it has said yes, with who, how and when, the request stays where it is.

import_refusal
  column_name text not null
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
  source_name text not null
  started_at timestamp with time zone not null
  -- One finished import of a file: what was read, kept, refused, and how many kept rows were new or different. A file that could not be loaded leaves no row here and changes nothing.

involvement
  answered_at timestamp with time zone
  asked_at timestamp with time zone not null
  asked_by uuid
  during tstzrange not null
  ended_why text
  id uuid not null
  organisation_id uuid not null
  part text not null default ''::text
  person_agreed boolean not null default false
  person_id uuid not null
  role text not null
  state text not null default 'agreed'::text
  team_id uuid
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

life_constraint
  author_name text not null
  ended_at timestamp with time zone
  id uuid not null
  kind text not null
  person_id uuid not null
  readers uuid[]
  recorded_at timestamp with time zone not null
  version integer not null default 1
  words text not null
  -- What the person has to fit their care around, and who may know. readers: when set, nobody else sees that it exists.

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
  author_name text not null
  ended_at timestamp with time zone
  family_name text
  family_reason text
  flag text not null
  id uuid not null
  interpreter_gender text
  kind text not null
  language text
  met_at timestamp with time zone
  met_how text
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
  name text not null
  pcn_code text
  place_code text not null
  population integer
  -- A local community: the footprint of a primary care network inside one place. indicative and derivation say when and how a footprint was worked out rather than published; an operator replaces it by importing another. covers names the wards most of its people live in.

neighbourhood_place
  care_system_code text
  care_system_name text
  code text
  covers text
  derivation text
  indicative boolean
  name text
  pcn_code text
  place_code text
  place_name text
  population integer
  -- Each neighbourhood with the place and care system it lies in, without boundaries.

next_step
  done_at timestamp with time zone
  done_by_name text
  done_words text not null default ''::text
  due date not null
  entry_id uuid
  id uuid not null
  kinds integer not null
  made_at timestamp with time zone not null
  made_by_name text not null
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
  id uuid not null
  kind text not null
  lat double precision
  lon double precision
  name text not null
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
  name text not null default ''::text
  outcome text
  phone text not null
  safe_contact text not null default ''::text
  taken_at timestamp with time zone
  taken_by uuid
  taken_by_name text
  team_id uuid not null
  version integer not null default 1
  words text not null default ''::text
  -- Somebody began to ask for help, stopped, and had said we may call. words only where they agreed we may read them. About nobody's record yet; seen by the team that calls.

person
  born date
  care_system_code text not null
  created_at timestamp with time zone not null
  family_name text not null default ''::text
  fictional boolean not null default false
  given_name text not null
  how_to_address text
  id uuid not null
  merged_into uuid
  neighbourhood_code text
  nhs_number text
  nhs_number_status text not null default 'absent'::text
  place_code text not null
  preferred_name text
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

person_invitation
  checked_how text not null
  code_hash text not null
  expires_at timestamp with time zone not null
  id uuid not null
  made_at timestamp with time zone not null
  made_by uuid not null
  person_id uuid not null
  used_at timestamp with time zone
  -- A code a worker hands to the person, having checked who they are, so that their own sign-in opens their own record. Only its hash is kept; it works once, for a short time.

person_merge
  gone_id uuid not null
  id uuid not null
  kept_id uuid not null
  merged_at timestamp with time zone not null
  merged_by uuid not null
  merged_by_name text not null
  undone_at timestamp with time zone
  undone_by uuid
  undone_why text
  why text not null
  -- Two records of one person joined by a worker who sees both, and parted again if that was wrong. Nothing written on either is moved, so nobody gains or loses sight of anything.

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
  name text not null
  next_of_kin boolean not null default false
  person_id uuid not null
  relation text not null
  supporter_id uuid
  version integer not null default 1
  -- People in the person's own life, as the person (or an old record) names them. A row here gives nobody a right to know anything: that takes a sharing rule. may_know says in words what the person decided.

place
  boundary jsonb
  care_system_code text not null
  code text not null
  name text not null
  population integer
  -- A wider community: one local authority district inside a care system, keyed by its ONS code. The boundary is GeoJSON geometry (WGS84).

postcode
  lat double precision not null
  lon double precision not null
  postcode text not null
  small_area_code text
  -- A postcode in capitals without the space, its point and its small area. Without a small area the nearest one is used.

primary_care_network
  care_system_code text not null
  code text not null
  name text not null
  source_name text not null
  -- A group of GP practices with their partners, keyed by ODS code. source_name is the name as published; name is the same made readable.

received_information
  answer text
  answered_at timestamp with time zone
  answered_by_name text
  at timestamp with time zone not null
  contact text not null default ''::text
  id uuid not null
  in_confidence boolean not null
  once_key uuid not null
  person_id uuid not null
  relation text not null default ''::text
  taken_by uuid
  taken_by_name text not null
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
  why text not null
  worker_id uuid
  -- Who holds it, when: one named worker, or one duty team with a deadline. organisation_id is the main organisation. No overlap (exclusion) and no gap (responsibility_whole).

self_description
  author_name text not null
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
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  hash text not null
  last_seen_at timestamp with time zone not null
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
  review_on date
  version integer not null default 1
  words text not null default ''::text
  -- What the person agreed to share with someone, or hides from them, kind by kind and until when.

small_area
  code text not null
  imd_decile smallint
  lat double precision not null
  lon double precision not null
  name text not null
  neighbourhood_code text not null
  population integer
  -- A lower layer super output area (LSOA 2021) with its census population, its deprivation decile (IMD 2025, 1 = most deprived tenth of England) and a point inside it. Its neighbourhood is the one fact from which postcodes find theirs.

stand_in
  absence_id uuid not null
  id uuid not null
  involvement_id uuid not null
  person_id uuid not null
  plan text not null default ''::text
  told_at timestamp with time zone not null
  worker_id uuid not null
  -- Who stands in for one person while their key worker is away. Sight of the record comes from the involvement, for that time only.

supporter
  fictional boolean not null default false
  id uuid not null
  name text not null
  -- Somebody a person has let in: partner, friend, carer, advocate. Being one gives no right to know anything.

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
  name text not null
  neighbourhood_code text
  open_hours text
  organisation_id uuid not null
  phone text
  place_code text not null
  slug text not null
  version integer not null default 1
  ways_in text[] not null default '{phone,online}'::text[]
  -- A team, which is also the service with a public page. front_door teams receive requests for help from their neighbourhood, or from the whole place where neighbourhood_code is null.

unknown_sign_in
  expires_at timestamp with time zone not null
  hash text not null
  issuer text not null
  subject text not null
  -- Somebody the identity provider knows and we do not: kept for a few minutes while they enter an invitation code. Only a hash of their cookie is kept.

who_holds
  deadline timestamp with time zone
  episode_id uuid
  organisation_id uuid
  organisation_name text
  person_id uuid
  since timestamp with time zone
  team_id uuid
  team_name text
  team_phone text
  worker_id uuid
  worker_name text
  worker_role text
  -- The one holder of each person in care: a named worker, or a duty team with a deadline; and the main organisation.

worker
  about text not null default ''::text
  active boolean not null default true
  fictional boolean not null default false
  id uuid not null
  name text not null
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
access_alert access_alert_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
access_alert access_alert_pkey PRIMARY KEY (id)
access_alert access_alert_seen_by_fkey FOREIGN KEY (seen_by) REFERENCES account(id)
access_alert access_alert_what_check CHECK ((what = ANY (ARRAY['record_tried'::text, 'emergency_tried'::text, 'holder_in_circle'::text])))
access_alert access_alert_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
account account_check CHECK ((num_nonnulls(worker_id, person_id, supporter_id, operator_role) = 1))
account account_issuer_subject_key UNIQUE (issuer, subject)
account account_operator_role_check CHECK ((operator_role = ANY (ARRAY['information_governance'::text, 'administrator'::text, 'commissioner'::text])))
account account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
account account_person_id_key UNIQUE (person_id)
account account_pkey PRIMARY KEY (id)
account account_supporter_id_fkey FOREIGN KEY (supporter_id) REFERENCES supporter(id)
account account_supporter_id_key UNIQUE (supporter_id)
account account_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
account account_worker_id_key UNIQUE (worker_id)
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
audit_chain audit_chain_pkey PRIMARY KEY (chain)
audit_entry audit_entry_chain_fkey FOREIGN KEY (chain) REFERENCES audit_chain(chain)
audit_entry audit_entry_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'not allowed'::text])))
audit_entry audit_entry_pkey PRIMARY KEY (chain, "position")
basis basis_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
basis basis_pkey PRIMARY KEY (id)
basis basis_why_check CHECK ((why = ANY (ARRAY['me'::text, 'holds'::text, 'team_holds'::text, 'care_team'::text, 'gp_practice'::text, 'agreed'::text, 'front_door'::text, 'emergency'::text, 'lawful'::text, 'circle'::text, 'employer'::text])))
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
care_episode care_episode_check1 CHECK (((ended_at IS NULL) = (goodbye_words IS NULL)))
care_episode care_episode_check2 CHECK (((ended_at IS NULL) OR ((staying_well <> ''::text) AND (way_back <> ''::text) AND (check_in_on IS NOT NULL) AND (last_team_id IS NOT NULL))))
care_episode care_episode_check3 CHECK (((ended_at IS NULL) = (goodbye_by IS NULL)))
care_episode care_episode_goodbye_by_check CHECK ((goodbye_by = ANY (ARRAY['asked'::text, 'agreed'::text])))
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
escalation escalation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
escalation escalation_pkey PRIMARY KEY (id)
escalation escalation_responsibility_id_deadline_key UNIQUE (responsibility_id, deadline)
escalation escalation_responsibility_id_fkey FOREIGN KEY (responsibility_id) REFERENCES responsibility(id)
escalation escalation_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
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
handover handover_about_check CHECK ((about <> ''::text))
handover handover_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES worker(id)
handover handover_check CHECK ((to_worker_id IS DISTINCT FROM from_worker_id))
handover handover_check1 CHECK (((finished_at IS NULL) = (state = ANY (ARRAY['asked'::text, 'accepted'::text]))))
handover handover_check2 CHECK (((state <> 'accepted'::text) OR (accepted_at IS NOT NULL)))
handover handover_check3 CHECK (((state <> 'complete'::text) OR ((accepted_at IS NOT NULL) AND (met_on IS NOT NULL) AND (met_how IS NOT NULL))))
handover handover_check4 CHECK (((state <> 'declined'::text) OR (reason <> ''::text)))
handover handover_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES care_episode(id)
handover handover_from_team_id_fkey FOREIGN KEY (from_team_id) REFERENCES team(id)
handover handover_from_worker_id_fkey FOREIGN KEY (from_worker_id) REFERENCES worker(id)
handover handover_involvement_id_fkey FOREIGN KEY (involvement_id) REFERENCES involvement(id)
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
help_request help_request_state_check CHECK ((state = ANY (ARRAY['received'::text, 'talking'::text, 'asked_elsewhere'::text, 'accepted'::text, 'held'::text, 'withdrawn'::text])))
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
help_request_event help_request_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
help_request_event help_request_event_pkey PRIMARY KEY (request_id, "position")
help_request_event help_request_event_position_check CHECK (("position" > 0))
help_request_event help_request_event_reason_check CHECK ((reason = ANY (ARRAY['their_choice'::text, 'nearer'::text, 'offers_what_we_do_not'::text, 'already_knows_them'::text, 'language_or_culture'::text])))
help_request_event help_request_event_request_id_fkey FOREIGN KEY (request_id) REFERENCES help_request(id)
help_request_event help_request_event_service_name_check CHECK ((service_name <> ''::text))
help_request_event help_request_event_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
help_request_event help_request_event_what_check CHECK ((what = ANY (ARRAY['received'::text, 'asked_again'::text, 'talking'::text, 'conversation'::text, 'held'::text, 'redirect_asked'::text, 'redirect_accepted'::text, 'redirect_no'::text, 'agreement_yes'::text, 'agreement_no'::text, 'review_asked'::text, 'review_answered'::text, 'withdrawn'::text])))
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
involvement involvement_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES worker(id)
involvement involvement_check CHECK ((num_nonnulls(worker_id, team_id) >= 1))
involvement involvement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
involvement involvement_person_id_coalesce_role_during_excl EXCLUDE USING gist (person_id WITH =, COALESCE(worker_id, team_id) WITH =, role WITH =, during WITH &&)
involvement involvement_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
involvement involvement_pkey PRIMARY KEY (id)
involvement involvement_role_fkey FOREIGN KEY (role) REFERENCES care_role(code)
involvement involvement_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'declined'::text])))
involvement involvement_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
involvement involvement_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
job job_pkey PRIMARY KEY (id)
life_constraint life_constraint_check CHECK (((readers IS NULL) OR (person_id = ANY (readers))))
life_constraint life_constraint_kind_check CHECK ((kind = ANY (ARRAY['caring'::text, 'childcare'::text, 'young_carer'::text, 'shifts'::text, 'study'::text, 'family'::text, 'travel'::text, 'other'::text])))
life_constraint life_constraint_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
life_constraint life_constraint_pkey PRIMARY KEY (id)
life_constraint life_constraint_words_check CHECK ((words <> ''::text))
membership membership_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
membership membership_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
membership membership_worker_id_team_id_during_excl EXCLUDE USING gist (worker_id WITH =, team_id WITH =, during WITH &&)
message message_about_person_fkey FOREIGN KEY (about_person) REFERENCES person(id)
message message_asker_request_id_fkey FOREIGN KEY (asker_request_id) REFERENCES help_request(id)
message message_check CHECK ((num_nonnulls(person_id, worker_id, operator_role, asker_request_id) = 1))
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
need need_kind_check CHECK ((kind = ANY (ARRAY['communication'::text, 'adjustment'::text, 'interpreter'::text])))
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
next_step abuse_has_named_readers CHECK ((((kinds & 512) = 0) OR (readers IS NOT NULL)))
next_step next_step_check CHECK ((((who = 'worker'::text) = (worker_id IS NOT NULL)) AND ((who = 'team'::text) = (team_id IS NOT NULL))))
next_step next_step_check1 CHECK (((done_at IS NULL) = (done_by_name IS NULL)))
next_step next_step_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id)
next_step next_step_kinds_check CHECK ((kinds > 0))
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
outreach_task outreach_task_phone_check CHECK ((phone <> ''::text))
outreach_task outreach_task_pkey PRIMARY KEY (id)
outreach_task outreach_task_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES worker(id)
outreach_task outreach_task_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
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
person_invitation person_invitation_checked_how_check CHECK ((checked_how = ANY (ARRAY['known'::text, 'document'::text, 'questions'::text])))
person_invitation person_invitation_code_hash_key UNIQUE (code_hash)
person_invitation person_invitation_made_by_fkey FOREIGN KEY (made_by) REFERENCES worker(id)
person_invitation person_invitation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
person_invitation person_invitation_pkey PRIMARY KEY (id)
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
postcode postcode_lat_check CHECK (((lat >= (49)::double precision) AND (lat <= (61)::double precision)))
postcode postcode_lon_check CHECK (((lon >= ('-9'::integer)::double precision) AND (lon <= (2)::double precision)))
postcode postcode_pkey PRIMARY KEY (postcode)
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
responsibility responsibility_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
responsibility responsibility_person_id_during_excl EXCLUDE USING gist (person_id WITH =, during WITH &&)
responsibility responsibility_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
responsibility responsibility_pkey PRIMARY KEY (id)
responsibility responsibility_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
responsibility responsibility_whole TRIGGER DEFERRABLE INITIALLY DEFERRED
responsibility responsibility_why_check CHECK ((why <> ''::text))
responsibility responsibility_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
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
sharing_rule sharing_rule_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['worker'::text, 'team'::text, 'organisation'::text, 'supporter'::text])))
sharing_rule sharing_rule_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
sharing_rule sharing_rule_person_id_holder_during_excl EXCLUDE USING gist (person_id WITH =, holder WITH =, during WITH &&)
sharing_rule sharing_rule_pkey PRIMARY KEY (id)
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
supporter supporter_name_check CHECK ((name <> ''::text))
supporter supporter_pkey PRIMARY KEY (id)
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
unknown_sign_in unknown_sign_in_pkey PRIMARY KEY (hash)
worker worker_name_check CHECK ((name <> ''::text))
worker worker_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
worker worker_pkey PRIMARY KEY (id)
worker worker_role_fkey FOREIGN KEY (role) REFERENCES care_role(code)

CREATE UNIQUE INDEX about_me_first ON public.about_me USING btree (person_id) WHERE (follows IS NULL)
CREATE UNIQUE INDEX about_me_follows_key ON public.about_me USING btree (follows)
CREATE INDEX about_me_person_id_written_at_idx ON public.about_me USING btree (person_id, written_at DESC)
CREATE UNIQUE INDEX about_me_pkey ON public.about_me USING btree (id)
CREATE UNIQUE INDEX absence_pkey ON public.absence USING btree (id)
CREATE INDEX absence_worker_id_daterange_excl ON public.absence USING gist (worker_id, daterange(from_day, to_day, '[]'::text)) WHERE (cancelled_at IS NULL)
CREATE INDEX access_alert_at_id_idx ON public.access_alert USING btree (at DESC, id DESC)
CREATE INDEX access_alert_person_id_idx ON public.access_alert USING btree (person_id)
CREATE UNIQUE INDEX access_alert_pkey ON public.access_alert USING btree (id)
CREATE UNIQUE INDEX account_issuer_subject_key ON public.account USING btree (issuer, subject)
CREATE UNIQUE INDEX account_person_id_key ON public.account USING btree (person_id)
CREATE UNIQUE INDEX account_pkey ON public.account USING btree (id)
CREATE UNIQUE INDEX account_supporter_id_key ON public.account USING btree (supporter_id)
CREATE UNIQUE INDEX account_worker_id_key ON public.account USING btree (worker_id)
CREATE INDEX advice_message_advice_id_at_id_idx ON public.advice_message USING btree (advice_id, at, id)
CREATE UNIQUE INDEX advice_message_pkey ON public.advice_message USING btree (id)
CREATE INDEX advice_request_adviser_worker_started_at_idx ON public.advice_request USING btree (adviser_worker, started_at DESC)
CREATE INDEX advice_request_asker_worker_started_at_idx ON public.advice_request USING btree (asker_worker, started_at DESC)
CREATE UNIQUE INDEX advice_request_once_key_key ON public.advice_request USING btree (once_key)
CREATE INDEX advice_request_person_id_started_at_idx ON public.advice_request USING btree (person_id, started_at DESC)
CREATE UNIQUE INDEX advice_request_pkey ON public.advice_request USING btree (id)
CREATE UNIQUE INDEX audit_chain_pkey ON public.audit_chain USING btree (chain)
CREATE INDEX audit_entry_actor_id_at_idx ON public.audit_entry USING btree (actor_id, at DESC)
CREATE INDEX audit_entry_at_chain_position_idx ON public.audit_entry USING btree (at DESC, chain, "position") WHERE ((outcome = 'not allowed'::text) OR (what = 'emergency access opened'::text))
CREATE INDEX audit_entry_person_id_at_idx ON public.audit_entry USING btree (person_id, at DESC) WHERE (person_id IS NOT NULL)
CREATE UNIQUE INDEX audit_entry_pkey ON public.audit_entry USING btree (chain, "position")
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
CREATE INDEX care_episode_person_id_started_at_idx ON public.care_episode USING btree (person_id, started_at)
CREATE UNIQUE INDEX care_episode_pkey ON public.care_episode USING btree (id)
CREATE UNIQUE INDEX care_role_pkey ON public.care_role USING btree (code)
CREATE UNIQUE INDEX care_system_gss_code_key ON public.care_system USING btree (gss_code)
CREATE UNIQUE INDEX care_system_pkey ON public.care_system USING btree (code)
CREATE UNIQUE INDEX circle_pkey ON public.circle USING btree (id)
CREATE INDEX circle_worker_id_idx ON public.circle USING btree (worker_id)
CREATE UNIQUE INDEX clinical_item_list_version_position_key ON public.clinical_item USING btree (list, version, "position")
CREATE UNIQUE INDEX clinical_item_pkey ON public.clinical_item USING btree (list, version, code)
CREATE INDEX contact_note_person ON public.contact_note USING btree (person_id, happened_at DESC) INCLUDE (worker_id, met)
CREATE UNIQUE INDEX contact_note_pkey ON public.contact_note USING btree (id)
CREATE UNIQUE INDEX contact_note_replaces_key ON public.contact_note USING btree (replaces)
CREATE INDEX contact_note_worker ON public.contact_note USING btree (worker_id, happened_at DESC)
CREATE INDEX contact_override_person_id_made_at_idx ON public.contact_override USING btree (person_id, made_at DESC)
CREATE UNIQUE INDEX contact_override_pkey ON public.contact_override USING btree (id)
CREATE INDEX contact_point_person_id_kind_during_excl ON public.contact_point USING gist (person_id, kind, during)
CREATE UNIQUE INDEX contact_point_pkey ON public.contact_point USING btree (id)
CREATE UNIQUE INDEX contact_rules_first ON public.contact_rules USING btree (person_id) WHERE (follows IS NULL)
CREATE UNIQUE INDEX contact_rules_follows_key ON public.contact_rules USING btree (follows)
CREATE INDEX contact_rules_person_id_written_at_idx ON public.contact_rules USING btree (person_id, written_at DESC)
CREATE UNIQUE INDEX contact_rules_pkey ON public.contact_rules USING btree (id)
CREATE UNIQUE INDEX content_version_open ON public.content_version USING btree (list) WHERE (valid_to IS NULL)
CREATE UNIQUE INDEX content_version_pkey ON public.content_version USING btree (list, version)
CREATE INDEX crisis_route_care_system_code_idx ON public.crisis_route USING btree (care_system_code)
CREATE UNIQUE INDEX crisis_route_code_key ON public.crisis_route USING btree (code)
CREATE UNIQUE INDEX crisis_route_hours_pkey ON public.crisis_route_hours USING btree (route_id, weekday, opens)
CREATE UNIQUE INDEX crisis_route_pkey ON public.crisis_route USING btree (id)
CREATE INDEX crisis_route_place_code_idx ON public.crisis_route USING btree (place_code)
CREATE INDEX do_not_ask_person_id_idx ON public.do_not_ask USING btree (person_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX do_not_ask_pkey ON public.do_not_ask USING btree (id)
CREATE INDEX emergency_access_id_idx ON public.emergency_access USING btree (id) WHERE (review IS NULL)
CREATE UNIQUE INDEX emergency_access_pkey ON public.emergency_access USING btree (id)
CREATE INDEX emergency_access_worker_id_id_idx ON public.emergency_access USING btree (worker_id, id)
CREATE INDEX entry_author_worker_id_written_at_idx ON public.entry USING btree (author_worker_id, written_at DESC)
CREATE INDEX entry_comment_entry_id_idx ON public.entry_comment USING btree (entry_id)
CREATE INDEX entry_comment_person_id_idx ON public.entry_comment USING btree (person_id) WHERE ((kind = 'correction'::text) AND (answer IS NULL))
CREATE UNIQUE INDEX entry_comment_pkey ON public.entry_comment USING btree (id)
CREATE INDEX entry_person ON public.entry USING btree (person_id, happened_at DESC, id DESC)
CREATE UNIQUE INDEX entry_pkey ON public.entry USING btree (id)
CREATE UNIQUE INDEX entry_replaced_once ON public.entry USING btree (replaces) WHERE (replaces IS NOT NULL)
CREATE INDEX escalation_person_id_idx ON public.escalation USING btree (person_id)
CREATE UNIQUE INDEX escalation_pkey ON public.escalation USING btree (id)
CREATE UNIQUE INDEX escalation_responsibility_id_deadline_key ON public.escalation USING btree (responsibility_id, deadline)
CREATE INDEX escalation_team_id_idx ON public.escalation USING btree (team_id)
CREATE INDEX gp_practice_area_neighbourhood ON public.gp_practice_area USING btree (neighbourhood_code)
CREATE INDEX gp_practice_area_pcn ON public.gp_practice_area USING btree (pcn_code)
CREATE UNIQUE INDEX gp_practice_area_pkey ON public.gp_practice_area USING btree (practice_code)
CREATE INDEX gp_practice_area_place ON public.gp_practice_area USING btree (place_code)
CREATE INDEX gp_registration_person_id_kind_during_excl ON public.gp_registration USING gist (person_id, kind, during)
CREATE UNIQUE INDEX gp_registration_pkey ON public.gp_registration USING btree (id)
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
CREATE INDEX involvement_person_id_coalesce_role_during_excl ON public.involvement USING gist (person_id, COALESCE(worker_id, team_id), role, during)
CREATE UNIQUE INDEX involvement_pkey ON public.involvement USING btree (id)
CREATE INDEX involvement_team_id_person_id_idx ON public.involvement USING btree (team_id, person_id)
CREATE INDEX involvement_worker_id_person_id_idx ON public.involvement USING btree (worker_id, person_id)
CREATE INDEX job_due ON public.job USING btree (run_at, id) WHERE (done_at IS NULL)
CREATE UNIQUE INDEX job_pkey ON public.job USING btree (id)
CREATE INDEX life_constraint_person_id_idx ON public.life_constraint USING btree (person_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX life_constraint_pkey ON public.life_constraint USING btree (id)
CREATE INDEX membership_team_id_idx ON public.membership USING btree (team_id)
CREATE INDEX membership_worker_id_team_id_during_excl ON public.membership USING gist (worker_id, team_id, during)
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
CREATE INDEX next_step_entry_id_idx ON public.next_step USING btree (entry_id)
CREATE INDEX next_step_person ON public.next_step USING btree (person_id, due) WHERE (done_at IS NULL)
CREATE UNIQUE INDEX next_step_pkey ON public.next_step USING btree (id)
CREATE INDEX next_step_team ON public.next_step USING btree (team_id, due) WHERE (done_at IS NULL)
CREATE INDEX next_step_worker ON public.next_step USING btree (worker_id, due) WHERE (done_at IS NULL)
CREATE UNIQUE INDEX note_draft_pkey ON public.note_draft USING btree (id)
CREATE INDEX note_draft_worker ON public.note_draft USING btree (worker_id, person_id, saved_at DESC)
CREATE UNIQUE INDEX one_open_episode ON public.care_episode USING btree (person_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX one_open_handover ON public.handover USING btree (person_id) WHERE (finished_at IS NULL)
CREATE INDEX organisation_kind_place_code_idx ON public.organisation USING btree (kind, place_code)
CREATE UNIQUE INDEX organisation_ods_code_key ON public.organisation USING btree (ods_code)
CREATE UNIQUE INDEX organisation_pkey ON public.organisation USING btree (id)
CREATE UNIQUE INDEX outcode_pkey ON public.outcode USING btree (outcode)
CREATE UNIQUE INDEX outreach_task_draft_id_key ON public.outreach_task USING btree (draft_id)
CREATE UNIQUE INDEX outreach_task_pkey ON public.outreach_task USING btree (id)
CREATE INDEX outreach_task_team_id_due_at_idx ON public.outreach_task USING btree (team_id, due_at) WHERE (done_at IS NULL)
CREATE INDEX person_address_person_id_kind_during_excl ON public.person_address USING gist (person_id, kind, during)
CREATE UNIQUE INDEX person_address_pkey ON public.person_address USING btree (id)
CREATE INDEX person_address_postcode_idx ON public.person_address USING btree (postcode)
CREATE INDEX person_born_idx ON public.person USING btree (born)
CREATE UNIQUE INDEX person_invitation_code_hash_key ON public.person_invitation USING btree (code_hash)
CREATE INDEX person_invitation_person_id_idx ON public.person_invitation USING btree (person_id)
CREATE UNIQUE INDEX person_invitation_pkey ON public.person_invitation USING btree (id)
CREATE INDEX person_merge_kept_id_idx ON public.person_merge USING btree (kept_id)
CREATE UNIQUE INDEX person_merge_pkey ON public.person_merge USING btree (id)
CREATE INDEX person_merged ON public.person USING btree (merged_into) WHERE (merged_into IS NOT NULL)
CREATE UNIQUE INDEX person_merged_once ON public.person_merge USING btree (gone_id) WHERE (undone_at IS NULL)
CREATE INDEX person_name ON public.person USING gin (lower(((((given_name || ' '::text) || family_name) || ' '::text) || COALESCE(preferred_name, ''::text))) gin_trgm_ops)
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
CREATE UNIQUE INDEX place_pkey ON public.place USING btree (code)
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
CREATE UNIQUE INDEX self_description_first ON public.self_description USING btree (person_id) WHERE (follows IS NULL)
CREATE UNIQUE INDEX self_description_follows_key ON public.self_description USING btree (follows)
CREATE INDEX self_description_person_id_written_at_idx ON public.self_description USING btree (person_id, written_at DESC)
CREATE UNIQUE INDEX self_description_pkey ON public.self_description USING btree (id)
CREATE INDEX session_account_id_idx ON public.session USING btree (account_id)
CREATE UNIQUE INDEX session_pkey ON public.session USING btree (hash)
CREATE UNIQUE INDEX sharing_invitation_code_hash_key ON public.sharing_invitation USING btree (code_hash)
CREATE INDEX sharing_invitation_contact_id_idx ON public.sharing_invitation USING btree (contact_id)
CREATE UNIQUE INDEX sharing_invitation_pkey ON public.sharing_invitation USING btree (id)
CREATE INDEX sharing_rule_person_id_holder_during_excl ON public.sharing_rule USING gist (person_id, holder, during)
CREATE UNIQUE INDEX sharing_rule_pkey ON public.sharing_rule USING btree (id)
CREATE INDEX small_area_neighbourhood ON public.small_area USING btree (neighbourhood_code)
CREATE UNIQUE INDEX small_area_pkey ON public.small_area USING btree (code)
CREATE INDEX small_area_point ON public.small_area USING btree (lat, lon)
CREATE UNIQUE INDEX stand_in_absence_id_person_id_key ON public.stand_in USING btree (absence_id, person_id)
CREATE INDEX stand_in_involvement_id_idx ON public.stand_in USING btree (involvement_id)
CREATE INDEX stand_in_person_id_idx ON public.stand_in USING btree (person_id)
CREATE UNIQUE INDEX stand_in_pkey ON public.stand_in USING btree (id)
CREATE INDEX stand_in_worker_id_idx ON public.stand_in USING btree (worker_id)
CREATE UNIQUE INDEX supporter_pkey ON public.supporter USING btree (id)
CREATE INDEX team_neighbourhood_code_idx ON public.team USING btree (neighbourhood_code)
CREATE UNIQUE INDEX team_pkey ON public.team USING btree (id)
CREATE INDEX team_place_code_idx ON public.team USING btree (place_code) WHERE front_door
CREATE UNIQUE INDEX team_slug_key ON public.team USING btree (slug)
CREATE UNIQUE INDEX unknown_sign_in_pkey ON public.unknown_sign_in USING btree (hash)
CREATE INDEX worker_organisation_id_idx ON public.worker USING btree (organisation_id)
CREATE UNIQUE INDEX worker_pkey ON public.worker USING btree (id)

about_me policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = about_me.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
about_me policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = about_me.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = about_me.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
about_me policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = about_me.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 2) = 2)
about_me policy works ALL to kith_system
  using true
  check true
access_alert policy works ALL to kith_system
  using true
  check true
advice_message policy own INSERT to kith_app
  check ((worker_id = ( SELECT caller_worker() AS caller_worker)) AND (EXISTS ( SELECT
   FROM advice_request r
  WHERE ((r.id = advice_message.advice_id) AND ((( SELECT caller_worker() AS caller_worker) = r.asker_worker) OR (( SELECT caller_worker() AS caller_worker) = r.adviser_worker))))))
advice_message policy with_request SELECT to kith_app
  using (EXISTS ( SELECT
   FROM advice_request r
  WHERE (r.id = advice_message.advice_id)))
advice_message policy works ALL to kith_system
  using true
  check true
advice_request policy may_ask INSERT to kith_app
  check ((asker_worker = ( SELECT caller_worker() AS caller_worker)) AND ((person_id IS NULL) OR (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = advice_request.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 16384) = 16384)))
advice_request policy may_change UPDATE to kith_app
  using (((( SELECT caller_worker() AS caller_worker) = asker_worker) OR (( SELECT caller_worker() AS caller_worker) = adviser_worker)) AND ((person_id IS NULL) OR (NOT (EXISTS ( SELECT
   FROM basis b
  WHERE ((b.person_id = advice_request.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND ((b.hides & 16384) <> 0) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now))))))))
  check (((( SELECT caller_worker() AS caller_worker) = asker_worker) OR (( SELECT caller_worker() AS caller_worker) = adviser_worker)) AND ((person_id IS NULL) OR (NOT (EXISTS ( SELECT
   FROM basis b
  WHERE ((b.person_id = advice_request.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND ((b.hides & 16384) <> 0) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now))))))))
advice_request policy may_see SELECT to kith_app
  using ((((( SELECT caller_worker() AS caller_worker) = asker_worker) OR (( SELECT caller_worker() AS caller_worker) = adviser_worker)) AND ((person_id IS NULL) OR (NOT (EXISTS ( SELECT
   FROM basis b
  WHERE ((b.person_id = advice_request.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND ((b.hides & 16384) <> 0) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))))))) OR ((person_id IS NOT NULL) AND (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = advice_request.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 16384) = 16384)))
advice_request policy works ALL to kith_system
  using true
  check true
audit_entry policy own SELECT to kith_app
  using (person_id = ( SELECT caller_person() AS caller_person))
audit_entry policy works SELECT to kith_system
  using true
basis policy own SELECT to kith_app
  using (holder = ANY (( SELECT holders() AS holders)::uuid[]))
basis policy works ALL to kith_system
  using true
  check true
board_contact policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = board_contact.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
board_contact policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = board_contact.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = board_contact.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
board_contact policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = board_contact.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds)
board_contact policy workers SELECT to kith_app
  using (( SELECT caller_worker() AS caller_worker) IS NOT NULL)
board_contact policy works ALL to kith_system
  using true
  check true
board_row policy may_see SELECT to kith_app
  using (person_id IN ( SELECT b.person_id
   FROM basis b
  WHERE ((b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))
  GROUP BY b.person_id
 HAVING (((((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps))))) & ( SELECT caller_kinds() AS caller_kinds)) & 8193) = 8193)))
board_row policy works ALL to kith_system
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
care_episode policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = care_episode.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
care_episode policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = care_episode.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = care_episode.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
care_episode policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = care_episode.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
care_episode policy works ALL to kith_system
  using true
  check true
circle policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = circle.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
circle policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = circle.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = circle.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
circle policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = circle.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
circle policy no_trace SELECT to kith_app
  using ((person_id = ( SELECT caller_person() AS caller_person)) OR (( SELECT caller_worker() AS caller_worker) IS NOT NULL))
circle policy person_adds INSERT to kith_app
  check (person_id = ( SELECT caller_person() AS caller_person))
circle policy person_changes UPDATE to kith_app
  using (person_id = ( SELECT caller_person() AS caller_person))
circle policy works ALL to kith_system
  using true
  check true
contact_note policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_note.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contact_note policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_note.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_note.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contact_note policy may_see SELECT to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_note.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))))
contact_note policy not_withheld SELECT to kith_app
  using ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (EXISTS ( SELECT
   FROM entry e
  WHERE (e.id = contact_note.id))))
contact_note policy works ALL to kith_system
  using true
  check true
contact_override policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_override.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contact_override policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_override.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_override.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contact_override policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_override.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
contact_override policy works ALL to kith_system
  using true
  check true
contact_point policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_point.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contact_point policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_point.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_point.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contact_point policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_point.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
contact_point policy works ALL to kith_system
  using true
  check true
contact_rules policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_rules.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contact_rules policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_rules.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_rules.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
contact_rules policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = contact_rules.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
contact_rules policy works ALL to kith_system
  using true
  check true
do_not_ask policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = do_not_ask.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
do_not_ask policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = do_not_ask.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = do_not_ask.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 2) = 2) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
do_not_ask policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = do_not_ask.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 2) = 2)
do_not_ask policy works ALL to kith_system
  using true
  check true
emergency_access policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = emergency_access.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
emergency_access policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = emergency_access.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = emergency_access.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
emergency_access policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = emergency_access.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
emergency_access policy no_trace SELECT to kith_app
  using ((person_id = ( SELECT caller_person() AS caller_person)) OR (( SELECT caller_worker() AS caller_worker) IS NOT NULL))
emergency_access policy works ALL to kith_system
  using true
  check true
entry policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = entry.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
entry policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = entry.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = entry.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
entry policy may_see SELECT to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = entry.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))))
entry policy not_withheld SELECT to kith_app
  using ((withheld_reason IS NULL) OR (( SELECT caller_worker() AS caller_worker) IS NOT NULL))
entry policy works ALL to kith_system
  using true
  check true
entry_comment policy answer UPDATE to kith_app
  using ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) AND (EXISTS ( SELECT
   FROM entry e
  WHERE (e.id = entry_comment.entry_id))))
  check (answered_by = ( SELECT caller_worker() AS caller_worker))
entry_comment policy own INSERT to kith_app
  check ((person_id = ( SELECT caller_person() AS caller_person)) AND (EXISTS ( SELECT
   FROM entry e
  WHERE ((e.id = entry_comment.entry_id) AND (e.person_id = entry_comment.person_id)))))
entry_comment policy with_entry SELECT to kith_app
  using (EXISTS ( SELECT
   FROM entry e
  WHERE (e.id = entry_comment.entry_id)))
entry_comment policy works ALL to kith_system
  using true
  check true
escalation policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = escalation.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
escalation policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = escalation.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = escalation.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
escalation policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = escalation.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
escalation policy works ALL to kith_system
  using true
  check true
gp_registration policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = gp_registration.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
gp_registration policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = gp_registration.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = gp_registration.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
gp_registration policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = gp_registration.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
gp_registration policy works ALL to kith_system
  using true
  check true
handover policy asked SELECT to kith_app
  using ((to_worker_id = ( SELECT caller_worker() AS caller_worker)) AND (finished_at IS NULL))
handover policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = handover.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
handover policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = handover.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = handover.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
handover policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = handover.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
handover policy works ALL to kith_system
  using true
  check true
help_draft policy works ALL to kith_system
  using true
  check true
help_request policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = help_request.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
help_request policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = help_request.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = help_request.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
help_request policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = help_request.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 16384) = 16384)
help_request policy works ALL to kith_system
  using true
  check true
help_request_asker policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = help_request_asker.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
help_request_asker policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = help_request_asker.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = help_request_asker.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 16384) = 16384) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
help_request_asker policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = help_request_asker.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 16384) = 16384)
help_request_asker policy not_shown SELECT to kith_app
  using (shown_to_person OR (( SELECT caller_worker() AS caller_worker) IS NOT NULL))
help_request_asker policy works ALL to kith_system
  using true
  check true
help_request_event policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = help_request_event.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
help_request_event policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = help_request_event.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = help_request_event.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
help_request_event policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = help_request_event.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds)
help_request_event policy works ALL to kith_system
  using true
  check true
involvement policy asked SELECT to kith_app
  using ((state = 'asked'::text) AND ((worker_id = ( SELECT caller_worker() AS caller_worker)) OR ((worker_id IS NULL) AND (team_id IN ( SELECT m.team_id
   FROM membership m
  WHERE ((m.worker_id = ( SELECT caller_worker() AS caller_worker)) AND (m.during @> ( SELECT kith_now() AS kith_now))))))))
involvement policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = involvement.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
involvement policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = involvement.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = involvement.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
involvement policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = involvement.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
involvement policy works ALL to kith_system
  using true
  check true
life_constraint policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = life_constraint.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 2) = 2) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
life_constraint policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = life_constraint.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 2) = 2) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = life_constraint.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 2) = 2) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
life_constraint policy may_see SELECT to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = life_constraint.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 2) = 2) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))))
life_constraint policy works ALL to kith_system
  using true
  check true
message policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = message.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
message policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = message.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = message.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
message policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = message.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds)
message policy mine SELECT to kith_app
  using ((worker_id = ( SELECT caller_worker() AS caller_worker)) AND ((about_person IS NULL) OR (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = message.about_person)))))
message policy office SELECT to kith_app
  using (operator_role = ( SELECT caller_operator_role() AS caller_operator_role))
message policy works ALL to kith_system
  using true
  check true
need policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = need.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) &
CASE
    WHEN shared THEN 1
    ELSE 2
END) =
CASE
    WHEN shared THEN 1
    ELSE 2
END) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
need policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = need.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) &
CASE
    WHEN shared THEN 1
    ELSE 2
END) =
CASE
    WHEN shared THEN 1
    ELSE 2
END) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = need.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) &
CASE
    WHEN shared THEN 1
    ELSE 2
END) =
CASE
    WHEN shared THEN 1
    ELSE 2
END) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
need policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = need.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) &
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
next_step policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = next_step.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
next_step policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = next_step.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = next_step.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
next_step policy may_see SELECT to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = next_step.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & kinds) = kinds) AND ((readers IS NULL) OR (readers && ( SELECT holders() AS holders))))
next_step policy not_withheld SELECT to kith_app
  using ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (entry_id IS NULL) OR (EXISTS ( SELECT
   FROM entry e
  WHERE (e.id = next_step.entry_id))))
next_step policy works ALL to kith_system
  using true
  check true
note_draft policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = note_draft.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 64) = 64) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
note_draft policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = note_draft.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 64) = 64) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = note_draft.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 64) = 64) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
note_draft policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = note_draft.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 64) = 64)
note_draft policy may_throw_away DELETE to kith_app
  using (worker_id = ( SELECT caller_worker() AS caller_worker))
note_draft policy own ALL to kith_app
  using (worker_id = ( SELECT caller_worker() AS caller_worker))
  check (worker_id = ( SELECT caller_worker() AS caller_worker))
note_draft policy works ALL to kith_system
  using true
  check true
outreach_task policy team_acts UPDATE to kith_app
  using (team_id = ANY (( SELECT holders() AS holders)::uuid[]))
  check (team_id = ANY (( SELECT holders() AS holders)::uuid[]))
outreach_task policy team_sees SELECT to kith_app
  using (team_id = ANY (( SELECT holders() AS holders)::uuid[]))
outreach_task policy works ALL to kith_system
  using true
  check true
person policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person.id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (id = ( SELECT caller_person() AS caller_person))))
person policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person.id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person.id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (id = ( SELECT caller_person() AS caller_person))))
person policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person.id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
person policy works ALL to kith_system
  using true
  check true
person_address policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person_address.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
person_address policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person_address.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person_address.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
person_address policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person_address.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
person_address policy works ALL to kith_system
  using true
  check true
person_invitation policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person_invitation.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
person_invitation policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person_invitation.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person_invitation.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
person_invitation policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person_invitation.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
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
person_merge policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person_merge.kept_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (kept_id = ( SELECT caller_person() AS caller_person))))
person_merge policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person_merge.kept_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (kept_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person_merge.kept_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (kept_id = ( SELECT caller_person() AS caller_person))))
person_merge policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person_merge.kept_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
person_merge policy sees_both SELECT to kith_app
  using (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = person_merge.gone_id)))
person_merge policy works ALL to kith_system
  using true
  check true
personal_contact policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = personal_contact.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
personal_contact policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = personal_contact.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = personal_contact.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
personal_contact policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = personal_contact.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
personal_contact policy no_trace SELECT to kith_app
  using ((person_id = ( SELECT caller_person() AS caller_person)) OR (( SELECT caller_worker() AS caller_worker) IS NOT NULL))
personal_contact policy person_adds INSERT to kith_app
  check ((person_id = ( SELECT caller_person() AS caller_person)) OR (caller_worker() IS NOT NULL))
personal_contact policy person_changes UPDATE to kith_app
  using ((person_id = ( SELECT caller_person() AS caller_person)) OR (caller_worker() IS NOT NULL))
personal_contact policy works ALL to kith_system
  using true
  check true
received_information policy in_confidence SELECT to kith_app
  using ((NOT in_confidence) OR (( SELECT caller_worker() AS caller_worker) IS NOT NULL))
received_information policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = received_information.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 32768) = 32768) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
received_information policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = received_information.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 32768) = 32768) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = received_information.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 32768) = 32768) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
received_information policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = received_information.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 32768) = 32768)
received_information policy works ALL to kith_system
  using true
  check true
responsibility policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = responsibility.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
responsibility policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = responsibility.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = responsibility.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
responsibility policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = responsibility.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
responsibility policy works ALL to kith_system
  using true
  check true
self_description policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = self_description.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 65536) = 65536) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
self_description policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = self_description.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 65536) = 65536) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = self_description.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 65536) = 65536) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
self_description policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = self_description.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 65536) = 65536)
self_description policy works ALL to kith_system
  using true
  check true
sharing_invitation policy own ALL to kith_app
  using (person_id = ( SELECT caller_person() AS caller_person))
  check (person_id = ( SELECT caller_person() AS caller_person))
sharing_invitation policy works ALL to kith_system
  using true
  check true
sharing_rule policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = sharing_rule.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
sharing_rule policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = sharing_rule.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = sharing_rule.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
sharing_rule policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = sharing_rule.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
sharing_rule policy no_trace SELECT to kith_app
  using ((person_id = ( SELECT caller_person() AS caller_person)) OR
CASE
    WHEN (holder = ANY (( SELECT holders() AS holders)::uuid[])) THEN (hides = 0)
    ELSE (( SELECT caller_worker() AS caller_worker) IS NOT NULL)
END)
sharing_rule policy person_adds INSERT to kith_app
  check (person_id = ( SELECT caller_person() AS caller_person))
sharing_rule policy person_changes UPDATE to kith_app
  using (person_id = ( SELECT caller_person() AS caller_person))
sharing_rule policy works ALL to kith_system
  using true
  check true
stand_in policy may_add INSERT to kith_app
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = stand_in.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
stand_in policy may_change UPDATE to kith_app
  using ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = stand_in.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
  check ((((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = stand_in.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192) AND ((( SELECT caller_worker() AS caller_worker) IS NOT NULL) OR (person_id = ( SELECT caller_person() AS caller_person))))
stand_in policy may_see SELECT to kith_app
  using (((( SELECT ((bit_or(b.grants) & (~ bit_or(
        CASE b.why
            WHEN 'employer'::text THEN 0
            ELSE b.hides
        END))) & (~ (bit_or(
        CASE b.why
            WHEN 'employer'::text THEN b.hides
            ELSE 0
        END) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = stand_in.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
stand_in policy works ALL to kith_system
  using true
  check true
supporter policy own SELECT to kith_app
  using (id = ANY (( SELECT holders() AS holders)::uuid[]))
supporter policy person_adds INSERT to kith_app
  check (( SELECT caller_person() AS caller_person) IS NOT NULL)
supporter policy works ALL to kith_system
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

CREATE TRIGGER advice_outside_circle BEFORE INSERT ON public.advice_request FOR EACH ROW WHEN ((new.person_id IS NOT NULL)) EXECUTE FUNCTION advice_outside_circle()
CREATE TRIGGER audit_is_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept()
CREATE CONSTRAINT TRIGGER episode_whole AFTER INSERT OR UPDATE ON public.care_episode DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION responsibility_whole()
CREATE TRIGGER circle_basis AFTER INSERT OR UPDATE ON public.circle FOR EACH ROW EXECUTE FUNCTION circle_basis()
CREATE TRIGGER board_follows AFTER INSERT OR UPDATE ON public.contact_note FOR EACH ROW EXECUTE FUNCTION board_contact_follows()
CREATE TRIGGER emergency_access_basis AFTER INSERT OR UPDATE ON public.emergency_access FOR EACH ROW EXECUTE FUNCTION emergency_access_basis()
CREATE TRIGGER gp_registration_basis AFTER INSERT OR UPDATE ON public.gp_registration FOR EACH ROW EXECUTE FUNCTION gp_registration_basis()
CREATE TRIGGER help_request_asked_basis AFTER INSERT ON public.help_request_event FOR EACH ROW EXECUTE FUNCTION help_request_asked_basis()
CREATE TRIGGER involvement_basis AFTER INSERT OR UPDATE ON public.involvement FOR EACH ROW EXECUTE FUNCTION involvement_basis()
CREATE TRIGGER board_follows AFTER INSERT OR UPDATE ON public.next_step FOR EACH ROW EXECUTE FUNCTION board_contact_follows()
CREATE TRIGGER board_follows AFTER UPDATE OF given_name, family_name, preferred_name ON public.person FOR EACH ROW EXECUTE FUNCTION board_follows_person()
CREATE TRIGGER person_basis AFTER INSERT ON public.person FOR EACH ROW EXECUTE FUNCTION person_basis()
CREATE TRIGGER board_follows AFTER INSERT OR UPDATE ON public.responsibility FOR EACH ROW EXECUTE FUNCTION board_follows()
CREATE TRIGGER responsibility_basis AFTER INSERT OR UPDATE ON public.responsibility FOR EACH ROW EXECUTE FUNCTION responsibility_basis()
CREATE TRIGGER responsibility_kept BEFORE DELETE ON public.responsibility FOR EACH ROW EXECUTE FUNCTION responsibility_kept()
CREATE TRIGGER responsibility_may_move BEFORE INSERT OR UPDATE ON public.responsibility FOR EACH ROW EXECUTE FUNCTION responsibility_may_move()
CREATE CONSTRAINT TRIGGER responsibility_whole AFTER INSERT OR UPDATE ON public.responsibility DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION responsibility_whole()
CREATE TRIGGER sharing_rule_basis AFTER INSERT OR UPDATE ON public.sharing_rule FOR EACH ROW EXECUTE FUNCTION sharing_rule_basis()
CREATE TRIGGER worker_may_leave BEFORE UPDATE ON public.worker FOR EACH ROW WHEN ((old.active AND (NOT new.active))) EXECUTE FUNCTION worker_may_leave()

kith_app: INSERT, SELECT on about_me
kith_app: INSERT, SELECT, UPDATE on absence
kith_app: INSERT, SELECT on advice_message
kith_app: INSERT, SELECT on advice_request
kith_app: SELECT on audit_entry
kith_app: SELECT on basis
kith_app: SELECT on board_contact
kith_app: SELECT on board_row
kith_app: INSERT, SELECT on capacity_decision
kith_app: SELECT on care_episode
kith_app: SELECT on care_role
kith_app: SELECT on care_system
kith_app: INSERT, SELECT, UPDATE on circle
kith_app: SELECT on clinical_item
kith_app: SELECT on contact
kith_app: INSERT, SELECT on contact_note
kith_app: INSERT, SELECT on contact_override
kith_app: INSERT, SELECT, UPDATE on contact_point
kith_app: INSERT, SELECT on contact_rules
kith_app: SELECT on content_version
kith_app: SELECT on crisis_route
kith_app: SELECT on crisis_route_hours
kith_app: INSERT, SELECT, UPDATE on do_not_ask
kith_app: SELECT on emergency_access
kith_app: INSERT, SELECT on entry
kith_app: INSERT, SELECT on entry_comment
kith_app: SELECT on escalation
kith_app: SELECT on gp_practice_area
kith_app: INSERT, SELECT, UPDATE on gp_registration
kith_app: SELECT on handover
kith_app: INSERT, SELECT on help_request
kith_app: INSERT, SELECT on help_request_asker
kith_app: INSERT, SELECT on help_request_event
kith_app: SELECT on import_refusal
kith_app: SELECT on import_run
kith_app: SELECT on involvement
kith_app: INSERT on job
kith_app: INSERT, SELECT, UPDATE on life_constraint
kith_app: SELECT on membership
kith_app: SELECT on message
kith_app: INSERT, SELECT, UPDATE on need
kith_app: SELECT on neighbourhood
kith_app: SELECT on neighbourhood_place
kith_app: INSERT, SELECT on next_step
kith_app: DELETE, INSERT, SELECT, UPDATE on note_draft
kith_app: SELECT on organisation
kith_app: SELECT on outcode
kith_app: SELECT on outreach_task
kith_app: INSERT, SELECT, UPDATE on person
kith_app: INSERT, SELECT, UPDATE on person_address
kith_app: INSERT, SELECT on person_invitation
kith_app: INSERT, SELECT on person_merge
kith_app: INSERT, SELECT, UPDATE on personal_contact
kith_app: SELECT on place
kith_app: SELECT on postcode
kith_app: SELECT on primary_care_network
kith_app: SELECT on received_information
kith_app: SELECT on responsibility
kith_app: INSERT, SELECT on self_description
kith_app: INSERT, SELECT, UPDATE on sharing_invitation
kith_app: INSERT, SELECT, UPDATE on sharing_rule
kith_app: SELECT on small_area
kith_app: SELECT on stand_in
kith_app: INSERT, SELECT on supporter
kith_app: SELECT on team
kith_app: SELECT on who_holds
kith_app: SELECT on worker
kith_system: DELETE, INSERT, SELECT, UPDATE on about_me
kith_system: DELETE, INSERT, SELECT, UPDATE on absence
kith_system: DELETE, INSERT, SELECT, UPDATE on access_alert
kith_system: DELETE, INSERT, SELECT, UPDATE on account
kith_system: DELETE, INSERT, SELECT, UPDATE on advice_message
kith_system: DELETE, INSERT, SELECT, UPDATE on advice_request
kith_system: SELECT on audit_chain
kith_system: SELECT on audit_entry
kith_system: DELETE, INSERT, SELECT, UPDATE on basis
kith_system: DELETE, INSERT, SELECT, UPDATE on board_contact
kith_system: DELETE, INSERT, SELECT, UPDATE on board_row
kith_system: DELETE, INSERT, SELECT, UPDATE on capacity_decision
kith_system: DELETE, INSERT, SELECT, UPDATE on care_episode
kith_system: DELETE, INSERT, SELECT, UPDATE on care_role
kith_system: DELETE, INSERT, SELECT, UPDATE on care_system
kith_system: DELETE, INSERT, SELECT, UPDATE on circle
kith_system: INSERT, SELECT on clinical_item
kith_system: SELECT on contact
kith_system: DELETE, INSERT, SELECT, UPDATE on contact_note
kith_system: DELETE, INSERT, SELECT, UPDATE on contact_override
kith_system: DELETE, INSERT, SELECT, UPDATE on contact_point
kith_system: DELETE, INSERT, SELECT, UPDATE on contact_rules
kith_system: INSERT, SELECT, UPDATE on content_version
kith_system: DELETE, INSERT, SELECT, UPDATE on crisis_route
kith_system: DELETE, INSERT, SELECT, UPDATE on crisis_route_hours
kith_system: DELETE, INSERT, SELECT, UPDATE on do_not_ask
kith_system: DELETE, INSERT, SELECT, UPDATE on emergency_access
kith_system: DELETE, INSERT, SELECT, UPDATE on entry
kith_system: DELETE, INSERT, SELECT, UPDATE on entry_comment
kith_system: DELETE, INSERT, SELECT, UPDATE on escalation
kith_system: DELETE, INSERT, SELECT, UPDATE on gp_practice_area
kith_system: DELETE, INSERT, SELECT, UPDATE on gp_registration
kith_system: DELETE, INSERT, SELECT, UPDATE on handover
kith_system: DELETE, INSERT, SELECT, UPDATE on help_draft
kith_system: DELETE, INSERT, SELECT, UPDATE on help_request
kith_system: DELETE, INSERT, SELECT, UPDATE on help_request_asker
kith_system: DELETE, INSERT, SELECT, UPDATE on help_request_event
kith_system: DELETE, INSERT, SELECT, UPDATE on import_refusal
kith_system: DELETE, INSERT, SELECT, UPDATE on import_run
kith_system: DELETE, INSERT, SELECT, UPDATE on involvement
kith_system: DELETE, INSERT, SELECT, UPDATE on job
kith_system: DELETE, INSERT, SELECT, UPDATE on life_constraint
kith_system: DELETE, INSERT, SELECT, UPDATE on membership
kith_system: DELETE, INSERT, SELECT, UPDATE on message
kith_system: DELETE, INSERT, SELECT, UPDATE on need
kith_system: DELETE, INSERT, SELECT, UPDATE on neighbourhood
kith_system: SELECT on neighbourhood_place
kith_system: DELETE, INSERT, SELECT, UPDATE on next_step
kith_system: DELETE, INSERT, SELECT, UPDATE on note_draft
kith_system: DELETE, INSERT, SELECT, UPDATE on organisation
kith_system: DELETE, INSERT, SELECT, UPDATE on outcode
kith_system: DELETE, INSERT, SELECT, UPDATE on outreach_task
kith_system: DELETE, INSERT, SELECT, UPDATE on person
kith_system: DELETE, INSERT, SELECT, UPDATE on person_address
kith_system: DELETE, INSERT, SELECT, UPDATE on person_invitation
kith_system: DELETE, INSERT, SELECT, UPDATE on person_merge
kith_system: DELETE, INSERT, SELECT, UPDATE on persona
kith_system: DELETE, INSERT, SELECT, UPDATE on personal_contact
kith_system: DELETE, INSERT, SELECT, UPDATE on place
kith_system: DELETE, INSERT, SELECT, UPDATE on postcode
kith_system: DELETE, INSERT, SELECT, UPDATE on primary_care_network
kith_system: DELETE, INSERT, SELECT, UPDATE on received_information
kith_system: DELETE, INSERT, SELECT, UPDATE on responsibility
kith_system: DELETE, INSERT, SELECT, UPDATE on self_description
kith_system: DELETE, INSERT, SELECT, UPDATE on session
kith_system: DELETE, INSERT, SELECT, UPDATE on sharing_invitation
kith_system: DELETE, INSERT, SELECT, UPDATE on sharing_rule
kith_system: DELETE, INSERT, SELECT, UPDATE on small_area
kith_system: DELETE, INSERT, SELECT, UPDATE on stand_in
kith_system: DELETE, INSERT, SELECT, UPDATE on supporter
kith_system: DELETE, INSERT, SELECT, UPDATE on team
kith_system: DELETE, INSERT, SELECT, UPDATE on unknown_sign_in
kith_system: SELECT on who_holds
kith_system: DELETE, INSERT, SELECT, UPDATE on worker
