-- The person: where they live, how to reach them well, what they say about themselves, and records of one person joined.

-- A number somebody gave us may be mistyped or another person's; only a traced or verified number is one person's alone.
drop index person_nhs_number;
create unique index person_nhs_number on person (nhs_number) where merged_into is null and nhs_number_status in ('traced','verified');
create index person_nhs_number_any on person (nhs_number) where nhs_number is not null;
create index person_merged on person (merged_into) where merged_into is not null;

create table person_address (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('home','term','other')),
  lines text not null check (length(lines) between 1 and 500),
  postcode text check (postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$'),
  during daterange not null,
  exclude using gist (person_id with =, kind with =, during with &&)
);
comment on table person_address is 'Where somebody lives, from when to when: at home, in term time, or elsewhere. A new address ends the one before; none is overwritten.';
create index on person_address (postcode);
select kith_protect('person_address', '1');
grant select, insert, update on person_address to kith_app;

create table contact_point (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('mobile','landline','email')),
  value text not null check (length(value) between 3 and 200),
  shared_with_others boolean not null default false,
  during tstzrange not null,
  exclude using gist (person_id with =, kind with =, during with &&)
);
comment on table contact_point is 'A phone number or email address, from when to when. shared_with_others: somebody else may answer or read it.';
select kith_protect('contact_point', '1');
grant select, insert, update on contact_point to kith_app;

-- What somebody says in one piece is kept in versions: each row follows the one it replaces, and only one row may follow
-- another, so that two people writing at once can never overwrite each other.
create table about_me (
  id uuid primary key,
  person_id uuid not null references person,
  follows uuid unique references about_me,
  likes text not null default '',
  needs text not null default '',
  hard text not null default '',
  matters text not null default '',
  speak text not null default '',
  signs text not null default '',
  written_at timestamptz not null,
  author_worker_id uuid references worker,
  author_name text not null,
  read_back boolean not null default false,
  check (likes || needs || hard || matters || speak || signs <> ''),
  check (author_worker_id is null or read_back)
);
comment on table about_me is 'The person''s own words about themselves. A worker may write them down only after reading them back and hearing that they are right.';
create unique index about_me_first on about_me (person_id) where follows is null;
create index on about_me (person_id, written_at desc);
select kith_protect('about_me', '2');
grant select, insert on about_me to kith_app;

create table contact_rules (
  id uuid primary key,
  person_id uuid not null references person,
  follows uuid unique references contact_rules,
  routes text[] not null check (routes <@ array['text','phone','voicemail','email','letter','face_to_face','through_someone']),
  days text[] not null check (cardinality(days) > 0 and days <@ array['mon','tue','wed','thu','fri','sat','sun']),
  time_from text check (time_from ~ '^[0-2][0-9]:[0-5][0-9]$'),
  time_to text check (time_to ~ '^[0-2][0-9]:[0-5][0-9]$'),
  neutral boolean not null,
  previews_off boolean not null,
  letters_to text check (letters_to in ('home','term','other')),
  through_whom text,
  must_not_appear text not null default '',
  meet_at text not null default '',
  more text not null default '',
  written_at timestamptz not null,
  author_worker_id uuid references worker,
  author_name text not null,
  check (time_from < time_to),
  check (('through_someone' = any (routes)) = (through_whom is not null))
);
comment on table contact_rules is 'How, when and where somebody may be contacted, and what must never show. Every way out of the service obeys it.';
create unique index contact_rules_first on contact_rules (person_id) where follows is null;
create index on contact_rules (person_id, written_at desc);
select kith_protect('contact_rules', '1');
grant select, insert on contact_rules to kith_app;

create table contact_override (
  id uuid primary key,
  person_id uuid not null references person,
  route text not null,
  refused_because text not null,
  reason text not null check (length(reason) >= 10),
  worker_id uuid not null references worker,
  worker_name text not null,
  made_at timestamptz not null
);
comment on table contact_override is 'Each time a worker went against the contact rules, and why. The person reads it.';
create index on contact_override (person_id, made_at desc);
select kith_protect('contact_override', '1');
grant select, insert on contact_override to kith_app;

create table self_description (
  id uuid primary key,
  person_id uuid not null references person,
  follows uuid unique references self_description,
  ethnicity text not null default '',
  language text not null default '',
  gender text not null default '',
  beliefs text not null default '',
  prefer_not text[] not null default '{}' check (prefer_not <@ array['ethnicity','language','gender','beliefs']),
  written_at timestamptz not null,
  author_worker_id uuid references worker,
  author_name text not null
);
comment on table self_description is 'Ethnicity, language, gender and beliefs as the person describes them. Each may be left empty, or answered with "prefer not to say".';
create unique index self_description_first on self_description (person_id) where follows is null;
create index on self_description (person_id, written_at desc);
select kith_protect('self_description', '65536');
grant select, insert on self_description to kith_app;

create table need (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('communication','adjustment','interpreter')),
  whose text not null default 'person' check (whose in ('person','carer')),
  flag text not null check (length(flag) between 1 and 200),
  words text not null default '',
  language text,
  interpreter_gender text check (interpreter_gender in ('woman','man')),
  family_name text,
  family_reason text,
  shared boolean not null,
  review_on date not null,
  met_how text,
  met_at timestamptz,
  recorded_at timestamptz not null,
  author_name text not null,
  ended_at timestamptz,
  version int not null default 1,
  check ((kind = 'interpreter') = (language is not null)),
  check (kind = 'interpreter' or num_nonnulls(interpreter_gender, family_name, family_reason) = 0),
  check ((family_name is null) = (family_reason is null)),
  check ((met_how is null) = (met_at is null))
);
comment on table need is 'A communication need, reasonable adjustment or interpreter: found, recorded, flagged, shared with agreement, met, reviewed. shared: everyone who may contact the person sees it; otherwise only those who read about them. Somebody close never interprets without a recorded reason.';
create index on need (person_id) where ended_at is null;
create index on need (review_on) where ended_at is null;
create unique index need_one_interpreter on need (person_id, whose) where kind = 'interpreter' and ended_at is null;
select kith_protect('need', 'case when shared then 1 else 2 end');
grant select, insert, update on need to kith_app;

create table life_constraint (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('caring','childcare','young_carer','shifts','study','family','travel','other')),
  words text not null check (words <> ''),
  readers uuid[],
  recorded_at timestamptz not null,
  author_name text not null,
  ended_at timestamptz,
  version int not null default 1,
  check (readers is null or person_id = any (readers))
);
comment on table life_constraint is 'What the person has to fit their care around, and who may know. readers: when set, nobody else sees that it exists.';
create index on life_constraint (person_id) where ended_at is null;
select kith_protect('life_constraint', '2', 'person_id', 'readers');
grant select, insert, update on life_constraint to kith_app;

create table do_not_ask (
  id uuid primary key,
  person_id uuid not null references person,
  topic text not null check (topic in ('past','family','health','relationship','work','other')),
  rule text not null check (rule in ('never','only_if')),
  only_if text,
  told_once boolean not null,
  recorded_at timestamptz not null,
  author_name text not null,
  ended_at timestamptz,
  version int not null default 1,
  check ((rule = 'only_if') = (only_if is not null))
);
comment on table do_not_ask is 'What not to be asked again. The topic is broad on purpose: the marker must not say what happened.';
create index on do_not_ask (person_id) where ended_at is null;
select kith_protect('do_not_ask', '2');
grant select, insert, update on do_not_ask to kith_app;

create table person_merge (
  id uuid primary key,
  gone_id uuid not null references person,
  kept_id uuid not null references person,
  why text not null check (why <> ''),
  merged_at timestamptz not null,
  merged_by uuid not null references worker,
  merged_by_name text not null,
  undone_at timestamptz,
  undone_by uuid references worker,
  undone_why text,
  check (gone_id <> kept_id),
  check (num_nonnulls(undone_at, undone_by, undone_why) in (0, 3))
);
comment on table person_merge is 'Two records of one person joined by a worker who sees both, and parted again if that was wrong. Nothing written on either is moved, so nobody gains or loses sight of anything.';
create unique index person_merged_once on person_merge (gone_id) where undone_at is null;
create index on person_merge (kept_id);
select kith_protect('person_merge', '1', 'kept_id');
create policy sees_both on person_merge as restrictive for select to kith_app using (exists (select from person p where p.id = person_merge.gone_id));
create policy adds_both on person_merge as restrictive for insert to kith_app with check (exists (select from person p where p.id = person_merge.gone_id));
grant select, insert on person_merge to kith_app;
grant update (undone_at, undone_by, undone_why) on person_merge to kith_app;
