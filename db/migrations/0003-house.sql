-- Who is in the house: organisations, teams, workers, the people themselves, and how each of them signs in.
create table organisation (
  id uuid primary key,
  ods_code text unique,
  name text not null check (name <> ''),
  kind text not null check (kind in ('nhs_trust','gp_practice','pcn','council','vcse','icb','university','police','ambulance','other')),
  place_code text references place,
  care_system_code text references care_system,
  postcode text,
  lat double precision,
  lon double precision,
  fictional boolean not null default false
);
comment on table organisation is 'NHS bodies, practices, councils and voluntary organisations, as equals.';
create index on organisation (kind, place_code);

create table team (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,100}$'),
  organisation_id uuid not null references organisation,
  name text not null check (name <> ''),
  kind text not null check (kind in ('core','crisis','primary_care','specialist','alcohol_drugs','vcse','social_care','housing','employment','rehabilitation','inpatient','other')),
  place_code text not null references place,
  neighbourhood_code text references neighbourhood,
  front_door boolean not null default false,
  capacity int check (capacity > 0),
  answer_within_hours int not null default 24 check (answer_within_hours between 1 and 672),
  phone text,
  open_hours text,
  does text not null default '',
  does_not text not null default '',
  for_whom text not null default '',
  how_long text not null default '',
  first_meeting text not null default '',
  getting_here text not null default '',
  formats text not null default '',
  fictional boolean not null default false,
  version int not null default 1
);
comment on table team is 'A team, which is also the service with a public page. front_door teams receive requests for help from their neighbourhood, or from the whole place where neighbourhood_code is null.';
create index on team (place_code) where front_door;
create index on team (neighbourhood_code);

create table care_role (
  code text primary key,
  name text not null,
  description text not null,
  kinds int not null,
  sees_caseload boolean not null
);
comment on table care_role is 'Copied from access/roles.ts at each migration: what each role does in plain words and which kinds of information it may hold.';

create table worker (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null check (name <> ''),
  role text not null references care_role,
  about text not null default '',
  active boolean not null default true,
  fictional boolean not null default false
);
create index on worker (organisation_id);

create table membership (
  worker_id uuid not null references worker,
  team_id uuid not null references team,
  lead boolean not null default false,
  sees_caseload boolean not null,
  during tstzrange not null,
  exclude using gist (worker_id with =, team_id with =, during with &&)
);
comment on table membership is 'Who works in which team, also across organisations. Only members who see the caseload reach people through the team; the others see the people they themselves are involved with.';
create index on membership (team_id);

create table person (
  id uuid primary key,
  care_system_code text not null references care_system,
  place_code text not null references place,
  neighbourhood_code text references neighbourhood,
  given_name text not null check (given_name <> ''),
  family_name text not null default '',
  preferred_name text,
  how_to_address text,
  pronouns text,
  born date,
  nhs_number text check (nhs_number ~ '^[0-9]{10}$'),
  nhs_number_status text not null default 'absent' check (nhs_number_status in ('absent','given','traced','verified')),
  merged_into uuid references person,
  fictional boolean not null default false,
  created_at timestamptz not null,
  version int not null default 1,
  check ((nhs_number is null) = (nhs_number_status = 'absent'))
);
comment on table person is 'Anyone the record is about. An NHS number is never required.';
create unique index person_nhs_number on person (nhs_number) where merged_into is null;
create index person_name on person using gin ((lower(given_name || ' ' || family_name || ' ' || coalesce(preferred_name, ''))) gin_trgm_ops);
create index on person (born);
create index on person (place_code);

create table supporter (
  id uuid primary key,
  name text not null check (name <> ''),
  fictional boolean not null default false
);
comment on table supporter is 'Somebody a person has let in: partner, friend, carer, advocate. Being one gives no right to know anything.';

create table account (
  id uuid primary key,
  issuer text not null,
  subject text not null,
  worker_id uuid unique references worker,
  person_id uuid unique references person,
  supporter_id uuid unique references supporter,
  operator_role text check (operator_role in ('information_governance','administrator','commissioner')),
  created_at timestamptz not null,
  closed_at timestamptz,
  unique (issuer, subject),
  check (num_nonnulls(worker_id, person_id, supporter_id, operator_role) = 1)
);
comment on table account is 'A sign-in, tied to exactly one worker, person, supporter or operator role. Somebody who is both a worker and a person has two.';

create table session (
  hash text primary key,
  account_id uuid not null references account,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
comment on table session is 'Server-side sessions; only a hash of the cookie is kept, and any of them can be revoked.';
create index on session (account_id);

grant select on organisation, team, care_role, worker, membership to kith_app;
grant update (capacity, phone, open_hours, does, does_not, for_whom, how_long, first_meeting, getting_here, formats, version) on team to kith_app;
grant select, insert, update on person, supporter to kith_app;
grant select, insert, update, delete on organisation, team, care_role, worker, membership, person, supporter, account, session to kith_system;
