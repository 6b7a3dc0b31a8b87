-- The schema as the migrations leave it, written by `kith schema`. Do not edit.

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
  -- grants: kinds this holder may see. hides: kinds taken away from this holder whatever else grants them. keeps: kinds kept although the holder's employer is hidden from. Holders are people, workers, supporters, teams and organisations.

care_episode
  check_in_on date
  ended_at timestamp with time zone
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

membership
  during tstzrange not null
  lead boolean not null default false
  sees_caseload boolean not null
  team_id uuid not null
  worker_id uuid not null
  -- Who works in which team, also across organisations. Only members who see the caseload reach people through the team; the others see the people they themselves are involved with.

migration
  applied_at timestamp with time zone not null default now()
  name text not null
  sha256 text not null

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

session
  account_id uuid not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  hash text not null
  last_seen_at timestamp with time zone not null
  revoked_at timestamp with time zone
  -- Server-side sessions; only a hash of the cookie is kept, and any of them can be revoked.

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

supporter
  fictional boolean not null default false
  id uuid not null
  name text not null
  -- Somebody a person has let in: partner, friend, carer, advocate. Being one gives no right to know anything.

team
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
  -- A team, which is also the service with a public page. front_door teams receive requests for help from their neighbourhood, or from the whole place where neighbourhood_code is null.

worker
  about text not null default ''::text
  active boolean not null default true
  fictional boolean not null default false
  id uuid not null
  name text not null
  organisation_id uuid not null
  role text not null


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
audit_chain audit_chain_pkey PRIMARY KEY (chain)
audit_entry audit_entry_chain_fkey FOREIGN KEY (chain) REFERENCES audit_chain(chain)
audit_entry audit_entry_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'not allowed'::text])))
audit_entry audit_entry_pkey PRIMARY KEY (chain, "position")
basis basis_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
basis basis_pkey PRIMARY KEY (id)
basis basis_why_check CHECK ((why = ANY (ARRAY['me'::text, 'holds'::text, 'team_holds'::text, 'care_team'::text, 'gp_practice'::text, 'agreed'::text, 'front_door'::text, 'emergency'::text, 'lawful'::text, 'circle'::text, 'employer'::text])))
care_episode care_episode_check CHECK ((ended_at > started_at))
care_episode care_episode_check1 CHECK (((ended_at IS NULL) = (goodbye_words IS NULL)))
care_episode care_episode_check2 CHECK (((ended_at IS NULL) OR ((staying_well <> ''::text) AND (way_back <> ''::text) AND (check_in_on IS NOT NULL) AND (last_team_id IS NOT NULL))))
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
emergency_access emergency_access_check CHECK ((num_nonnulls(review, reviewed_by, reviewed_at) = ANY (ARRAY[0, 3])))
emergency_access emergency_access_during_check CHECK (((upper(during) - lower(during)) <= '01:00:00'::interval))
emergency_access emergency_access_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
emergency_access emergency_access_pkey PRIMARY KEY (id)
emergency_access emergency_access_reason_check CHECK ((reason = ANY (ARRAY['immediate_danger'::text, 'cannot_wait'::text, 'other'::text])))
emergency_access emergency_access_review_check CHECK ((review = ANY (ARRAY['justified'::text, 'not_justified'::text])))
emergency_access emergency_access_words_check CHECK ((length(words) >= 10))
emergency_access emergency_access_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
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
membership membership_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id)
membership membership_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
membership membership_worker_id_team_id_during_excl EXCLUDE USING gist (worker_id WITH =, team_id WITH =, during WITH &&)
migration migration_pkey PRIMARY KEY (name)
neighbourhood neighbourhood_boundary_check CHECK ((jsonb_typeof(boundary) = 'object'::text))
neighbourhood neighbourhood_code_check CHECK ((code ~ '^[A-Z0-9-]{3,30}$'::text))
neighbourhood neighbourhood_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
neighbourhood neighbourhood_pcn_code_fkey FOREIGN KEY (pcn_code) REFERENCES primary_care_network(code)
neighbourhood neighbourhood_pkey PRIMARY KEY (code)
neighbourhood neighbourhood_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
neighbourhood neighbourhood_population_check CHECK ((population >= 0))
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
person person_care_system_code_fkey FOREIGN KEY (care_system_code) REFERENCES care_system(code)
person person_check CHECK (((nhs_number IS NULL) = (nhs_number_status = 'absent'::text)))
person person_given_name_check CHECK ((given_name <> ''::text))
person person_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES person(id)
person person_neighbourhood_code_fkey FOREIGN KEY (neighbourhood_code) REFERENCES neighbourhood(code)
person person_nhs_number_check CHECK ((nhs_number ~ '^[0-9]{10}$'::text))
person person_nhs_number_status_check CHECK ((nhs_number_status = ANY (ARRAY['absent'::text, 'given'::text, 'traced'::text, 'verified'::text])))
person person_pkey PRIMARY KEY (id)
person person_place_code_fkey FOREIGN KEY (place_code) REFERENCES place(code)
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
session session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
session session_pkey PRIMARY KEY (hash)
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
worker worker_name_check CHECK ((name <> ''::text))
worker worker_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
worker worker_pkey PRIMARY KEY (id)
worker worker_role_fkey FOREIGN KEY (role) REFERENCES care_role(code)

CREATE UNIQUE INDEX account_issuer_subject_key ON public.account USING btree (issuer, subject)
CREATE UNIQUE INDEX account_person_id_key ON public.account USING btree (person_id)
CREATE UNIQUE INDEX account_pkey ON public.account USING btree (id)
CREATE UNIQUE INDEX account_supporter_id_key ON public.account USING btree (supporter_id)
CREATE UNIQUE INDEX account_worker_id_key ON public.account USING btree (worker_id)
CREATE UNIQUE INDEX audit_chain_pkey ON public.audit_chain USING btree (chain)
CREATE INDEX audit_entry_actor_id_at_idx ON public.audit_entry USING btree (actor_id, at DESC)
CREATE INDEX audit_entry_person_id_at_idx ON public.audit_entry USING btree (person_id, at DESC) WHERE (person_id IS NOT NULL)
CREATE UNIQUE INDEX audit_entry_pkey ON public.audit_entry USING btree (chain, "position")
CREATE INDEX basis_holder ON public.basis USING btree (holder, person_id) INCLUDE (grants, hides, keeps, valid_from, valid_to)
CREATE INDEX basis_person_holder ON public.basis USING btree (person_id, holder) INCLUDE (grants, hides, keeps, valid_from, valid_to)
CREATE UNIQUE INDEX basis_pkey ON public.basis USING btree (id)
CREATE INDEX basis_source ON public.basis USING btree (source)
CREATE INDEX care_episode_person_id_started_at_idx ON public.care_episode USING btree (person_id, started_at)
CREATE UNIQUE INDEX care_episode_pkey ON public.care_episode USING btree (id)
CREATE UNIQUE INDEX care_role_pkey ON public.care_role USING btree (code)
CREATE UNIQUE INDEX care_system_gss_code_key ON public.care_system USING btree (gss_code)
CREATE UNIQUE INDEX care_system_pkey ON public.care_system USING btree (code)
CREATE UNIQUE INDEX circle_pkey ON public.circle USING btree (id)
CREATE INDEX circle_worker_id_idx ON public.circle USING btree (worker_id)
CREATE UNIQUE INDEX emergency_access_pkey ON public.emergency_access USING btree (id)
CREATE INDEX gp_practice_area_neighbourhood ON public.gp_practice_area USING btree (neighbourhood_code)
CREATE INDEX gp_practice_area_pcn ON public.gp_practice_area USING btree (pcn_code)
CREATE UNIQUE INDEX gp_practice_area_pkey ON public.gp_practice_area USING btree (practice_code)
CREATE INDEX gp_practice_area_place ON public.gp_practice_area USING btree (place_code)
CREATE INDEX gp_registration_person_id_kind_during_excl ON public.gp_registration USING gist (person_id, kind, during)
CREATE UNIQUE INDEX gp_registration_pkey ON public.gp_registration USING btree (id)
CREATE UNIQUE INDEX import_refusal_pkey ON public.import_refusal USING btree (run_id, row_number, column_name)
CREATE UNIQUE INDEX import_run_pkey ON public.import_run USING btree (id)
CREATE INDEX import_run_started ON public.import_run USING btree (started_at DESC)
CREATE INDEX involvement_person_id_coalesce_role_during_excl ON public.involvement USING gist (person_id, COALESCE(worker_id, team_id), role, during)
CREATE UNIQUE INDEX involvement_pkey ON public.involvement USING btree (id)
CREATE INDEX involvement_team_id_person_id_idx ON public.involvement USING btree (team_id, person_id)
CREATE INDEX involvement_worker_id_person_id_idx ON public.involvement USING btree (worker_id, person_id)
CREATE INDEX job_due ON public.job USING btree (run_at, id) WHERE (done_at IS NULL)
CREATE UNIQUE INDEX job_pkey ON public.job USING btree (id)
CREATE INDEX membership_team_id_idx ON public.membership USING btree (team_id)
CREATE INDEX membership_worker_id_team_id_during_excl ON public.membership USING gist (worker_id, team_id, during)
CREATE UNIQUE INDEX migration_pkey ON public.migration USING btree (name)
CREATE INDEX neighbourhood_by_place ON public.neighbourhood USING btree (place_code)
CREATE INDEX neighbourhood_pcn ON public.neighbourhood USING btree (pcn_code)
CREATE UNIQUE INDEX neighbourhood_pkey ON public.neighbourhood USING btree (code)
CREATE UNIQUE INDEX one_open_episode ON public.care_episode USING btree (person_id) WHERE (ended_at IS NULL)
CREATE INDEX organisation_kind_place_code_idx ON public.organisation USING btree (kind, place_code)
CREATE UNIQUE INDEX organisation_ods_code_key ON public.organisation USING btree (ods_code)
CREATE UNIQUE INDEX organisation_pkey ON public.organisation USING btree (id)
CREATE UNIQUE INDEX outcode_pkey ON public.outcode USING btree (outcode)
CREATE INDEX person_born_idx ON public.person USING btree (born)
CREATE INDEX person_name ON public.person USING gin (lower(((((given_name || ' '::text) || family_name) || ' '::text) || COALESCE(preferred_name, ''::text))) gin_trgm_ops)
CREATE UNIQUE INDEX person_nhs_number ON public.person USING btree (nhs_number) WHERE (merged_into IS NULL)
CREATE UNIQUE INDEX person_pkey ON public.person USING btree (id)
CREATE INDEX person_place_code_idx ON public.person USING btree (place_code)
CREATE INDEX place_care_system ON public.place USING btree (care_system_code)
CREATE UNIQUE INDEX place_pkey ON public.place USING btree (code)
CREATE UNIQUE INDEX postcode_pkey ON public.postcode USING btree (postcode)
CREATE INDEX postcode_small_area ON public.postcode USING btree (small_area_code)
CREATE INDEX primary_care_network_care_system ON public.primary_care_network USING btree (care_system_code)
CREATE UNIQUE INDEX primary_care_network_pkey ON public.primary_care_network USING btree (code)
CREATE INDEX responsibility_episode_id_idx ON public.responsibility USING btree (episode_id)
CREATE INDEX responsibility_person_id_during_excl ON public.responsibility USING gist (person_id, during)
CREATE UNIQUE INDEX responsibility_pkey ON public.responsibility USING btree (id)
CREATE INDEX responsibility_team_id_person_id_idx ON public.responsibility USING btree (team_id, person_id) WHERE upper_inf(during)
CREATE INDEX responsibility_worker_id_person_id_idx ON public.responsibility USING btree (worker_id, person_id) WHERE upper_inf(during)
CREATE INDEX session_account_id_idx ON public.session USING btree (account_id)
CREATE UNIQUE INDEX session_pkey ON public.session USING btree (hash)
CREATE INDEX sharing_rule_person_id_holder_during_excl ON public.sharing_rule USING gist (person_id, holder, during)
CREATE UNIQUE INDEX sharing_rule_pkey ON public.sharing_rule USING btree (id)
CREATE INDEX small_area_neighbourhood ON public.small_area USING btree (neighbourhood_code)
CREATE UNIQUE INDEX small_area_pkey ON public.small_area USING btree (code)
CREATE INDEX small_area_point ON public.small_area USING btree (lat, lon)
CREATE UNIQUE INDEX supporter_pkey ON public.supporter USING btree (id)
CREATE INDEX team_neighbourhood_code_idx ON public.team USING btree (neighbourhood_code)
CREATE UNIQUE INDEX team_pkey ON public.team USING btree (id)
CREATE INDEX team_place_code_idx ON public.team USING btree (place_code) WHERE front_door
CREATE UNIQUE INDEX team_slug_key ON public.team USING btree (slug)
CREATE INDEX worker_organisation_id_idx ON public.worker USING btree (organisation_id)
CREATE UNIQUE INDEX worker_pkey ON public.worker USING btree (id)

audit_entry policy own SELECT to kith_app
  using (person_id = ( SELECT caller_person() AS caller_person))
audit_entry policy works SELECT to kith_system
  using true
basis policy own SELECT to kith_app
  using (holder = ANY (( SELECT holders() AS holders)::uuid[]))
basis policy works ALL to kith_system
  using true
  check true
care_episode policy may_add INSERT to kith_app
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = care_episode.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
care_episode policy may_change UPDATE to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = care_episode.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = care_episode.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
care_episode policy may_see SELECT to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = care_episode.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
care_episode policy works ALL to kith_system
  using true
  check true
circle policy may_add INSERT to kith_app
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = circle.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
circle policy may_change UPDATE to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = circle.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = circle.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
circle policy may_see SELECT to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = circle.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
circle policy works ALL to kith_system
  using true
  check true
emergency_access policy may_add INSERT to kith_app
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = emergency_access.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
emergency_access policy may_change UPDATE to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = emergency_access.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = emergency_access.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
emergency_access policy may_see SELECT to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = emergency_access.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
emergency_access policy works ALL to kith_system
  using true
  check true
gp_registration policy may_add INSERT to kith_app
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = gp_registration.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
gp_registration policy may_change UPDATE to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = gp_registration.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = gp_registration.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
gp_registration policy may_see SELECT to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = gp_registration.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
gp_registration policy works ALL to kith_system
  using true
  check true
involvement policy may_add INSERT to kith_app
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = involvement.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
involvement policy may_change UPDATE to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = involvement.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = involvement.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
involvement policy may_see SELECT to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = involvement.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
involvement policy works ALL to kith_system
  using true
  check true
person policy may_add INSERT to kith_app
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person.id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
person policy may_change UPDATE to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person.id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person.id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
person policy may_see SELECT to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = person.id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 1) = 1)
person policy works ALL to kith_system
  using true
  check true
responsibility policy may_add INSERT to kith_app
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = responsibility.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
responsibility policy may_change UPDATE to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = responsibility.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = responsibility.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
responsibility policy may_see SELECT to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = responsibility.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
responsibility policy works ALL to kith_system
  using true
  check true
sharing_rule policy may_add INSERT to kith_app
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = sharing_rule.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
sharing_rule policy may_change UPDATE to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = sharing_rule.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
  check (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = sharing_rule.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
sharing_rule policy may_see SELECT to kith_app
  using (((( SELECT (bit_or(b.grants) & (~ (bit_or(b.hides) & (~ bit_or(b.keeps)))))
   FROM basis b
  WHERE ((b.person_id = sharing_rule.person_id) AND (b.holder = ANY (( SELECT holders() AS holders)::uuid[])) AND (b.valid_from <= ( SELECT kith_now() AS kith_now)) AND (b.valid_to > ( SELECT kith_now() AS kith_now)))) & ( SELECT caller_kinds() AS caller_kinds)) & 8192) = 8192)
sharing_rule policy works ALL to kith_system
  using true
  check true

CREATE TRIGGER audit_is_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept()
CREATE CONSTRAINT TRIGGER episode_whole AFTER INSERT OR UPDATE ON public.care_episode DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION responsibility_whole()
CREATE TRIGGER circle_basis AFTER INSERT OR UPDATE ON public.circle FOR EACH ROW EXECUTE FUNCTION circle_basis()
CREATE TRIGGER emergency_access_basis AFTER INSERT OR UPDATE ON public.emergency_access FOR EACH ROW EXECUTE FUNCTION emergency_access_basis()
CREATE TRIGGER gp_registration_basis AFTER INSERT OR UPDATE ON public.gp_registration FOR EACH ROW EXECUTE FUNCTION gp_registration_basis()
CREATE TRIGGER involvement_basis AFTER INSERT OR UPDATE ON public.involvement FOR EACH ROW EXECUTE FUNCTION involvement_basis()
CREATE TRIGGER person_basis AFTER INSERT ON public.person FOR EACH ROW EXECUTE FUNCTION person_basis()
CREATE TRIGGER responsibility_basis AFTER INSERT OR UPDATE ON public.responsibility FOR EACH ROW EXECUTE FUNCTION responsibility_basis()
CREATE TRIGGER responsibility_kept BEFORE DELETE ON public.responsibility FOR EACH ROW EXECUTE FUNCTION responsibility_kept()
CREATE CONSTRAINT TRIGGER responsibility_whole AFTER INSERT OR UPDATE ON public.responsibility DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION responsibility_whole()
CREATE TRIGGER sharing_rule_basis AFTER INSERT OR UPDATE ON public.sharing_rule FOR EACH ROW EXECUTE FUNCTION sharing_rule_basis()

kith_app: SELECT on audit_entry
kith_app: SELECT on basis
kith_app: INSERT, SELECT, UPDATE on care_episode
kith_app: SELECT on care_role
kith_app: SELECT on care_system
kith_app: INSERT, SELECT, UPDATE on circle
kith_app: SELECT on gp_practice_area
kith_app: INSERT, SELECT, UPDATE on gp_registration
kith_app: SELECT on import_refusal
kith_app: SELECT on import_run
kith_app: INSERT, SELECT, UPDATE on involvement
kith_app: INSERT on job
kith_app: SELECT on membership
kith_app: SELECT on neighbourhood
kith_app: SELECT on neighbourhood_place
kith_app: SELECT on organisation
kith_app: SELECT on outcode
kith_app: INSERT, SELECT, UPDATE on person
kith_app: SELECT on place
kith_app: SELECT on postcode
kith_app: SELECT on primary_care_network
kith_app: INSERT, SELECT, UPDATE on responsibility
kith_app: INSERT, SELECT, UPDATE on sharing_rule
kith_app: SELECT on small_area
kith_app: INSERT, SELECT, UPDATE on supporter
kith_app: SELECT on team
kith_app: SELECT on worker
kith_system: DELETE, INSERT, SELECT, UPDATE on account
kith_system: SELECT on audit_chain
kith_system: SELECT on audit_entry
kith_system: DELETE, INSERT, SELECT, UPDATE on basis
kith_system: DELETE, INSERT, SELECT, UPDATE on care_episode
kith_system: DELETE, INSERT, SELECT, UPDATE on care_role
kith_system: DELETE, INSERT, SELECT, UPDATE on care_system
kith_system: DELETE, INSERT, SELECT, UPDATE on circle
kith_system: DELETE, INSERT, SELECT, UPDATE on emergency_access
kith_system: DELETE, INSERT, SELECT, UPDATE on gp_practice_area
kith_system: DELETE, INSERT, SELECT, UPDATE on gp_registration
kith_system: DELETE, INSERT, SELECT, UPDATE on import_refusal
kith_system: DELETE, INSERT, SELECT, UPDATE on import_run
kith_system: DELETE, INSERT, SELECT, UPDATE on involvement
kith_system: DELETE, INSERT, SELECT, UPDATE on job
kith_system: DELETE, INSERT, SELECT, UPDATE on membership
kith_system: DELETE, INSERT, SELECT, UPDATE on neighbourhood
kith_system: SELECT on neighbourhood_place
kith_system: DELETE, INSERT, SELECT, UPDATE on organisation
kith_system: DELETE, INSERT, SELECT, UPDATE on outcode
kith_system: DELETE, INSERT, SELECT, UPDATE on person
kith_system: DELETE, INSERT, SELECT, UPDATE on place
kith_system: DELETE, INSERT, SELECT, UPDATE on postcode
kith_system: DELETE, INSERT, SELECT, UPDATE on primary_care_network
kith_system: DELETE, INSERT, SELECT, UPDATE on responsibility
kith_system: DELETE, INSERT, SELECT, UPDATE on session
kith_system: DELETE, INSERT, SELECT, UPDATE on sharing_rule
kith_system: DELETE, INSERT, SELECT, UPDATE on small_area
kith_system: DELETE, INSERT, SELECT, UPDATE on supporter
kith_system: DELETE, INSERT, SELECT, UPDATE on team
kith_system: DELETE, INSERT, SELECT, UPDATE on worker
