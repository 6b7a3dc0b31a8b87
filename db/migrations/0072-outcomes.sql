-- Measures: questionnaires as data, asking for them, and what was answered.
create table instrument (
  id uuid primary key,
  code text not null check (code ~ '^[a-z][a-z0-9-]{0,59}$'),
  version int not null check (version > 0),
  valid_from date not null,
  valid_to date,
  definition jsonb not null check (jsonb_typeof(definition) = 'object'),
  sha256 text not null,
  loaded_at timestamptz not null,
  loaded_by text not null,
  unique (code, version),
  check (valid_to >= valid_from)
);
comment on table instrument is 'One version of one questionnaire, loaded whole from one file: items, options, how it is scored, words for results, licence and source. A later version ends the one before; answers keep the version they were given to.';
create unique index instrument_open on instrument (code) where valid_to is null;
grant select on instrument to kith_app;
grant select, insert, update on instrument to kith_system;

create table local_item (
  id uuid primary key,
  instrument_code text not null,
  organisation_id uuid not null references organisation,
  code text not null check (code ~ '^local-[a-z0-9-]{1,50}$'),
  position int not null check (position >= 0),
  words text not null check (words <> ''),
  options jsonb not null check (jsonb_typeof(options) = 'array'),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  loaded_at timestamptz not null,
  loaded_by text not null,
  unique (instrument_code, organisation_id, code)
);
comment on table local_item is 'A question of one organisation''s own beside a questionnaire. It never counts in a score: answers to it are kept apart (R431). Its words never change; other words are another code.';
grant select on local_item to kith_app;
grant select, insert, update on local_item to kith_system;

create table measure_ask (
  id uuid primary key,
  person_id uuid not null references person,
  kinds int not null check (kinds > 0),
  instrument_code text not null,
  state text not null default 'asked' check (state in ('asked','answered','said_no','withdrawn')),
  why text not null default '',
  asked_by uuid not null references worker,
  asked_by_name text not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  ended_by_name text,
  version int not null default 1,
  check ((state = 'asked') = (ended_at is null) and (ended_at is null) = (ended_by_name is null))
);
comment on table measure_ask is 'A worker asks the person to fill in a questionnaire. The person answers, or says no, which needs no reason and changes nothing else.';
create unique index measure_ask_open on measure_ask (person_id, instrument_code) where state = 'asked';
create index on measure_ask (person_id, asked_at desc);
select kith_protect('measure_ask', 'kinds');
grant select, insert on measure_ask to kith_app;
grant update (state, ended_at, ended_by_name, version) on measure_ask to kith_app;

create table measure_draft (
  person_id uuid not null references person,
  instrument_id uuid not null references instrument,
  kinds int not null check (kinds > 0),
  fields jsonb not null check (jsonb_typeof(fields) = 'object'),
  saved_at timestamptz not null,
  primary key (person_id, instrument_id)
);
comment on table measure_draft is 'What the person has ticked so far, for them alone until they send it.';
select kith_protect('measure_draft', 'kinds');
create policy own on measure_draft as restrictive for all to kith_app using (person_id = (select caller_person())) with check (person_id = (select caller_person()));
create policy may_throw_away on measure_draft for delete to kith_app using (person_id = (select caller_person()));
grant select, insert, update, delete on measure_draft to kith_app;

create table measure_response (
  id uuid primary key references entry,
  person_id uuid not null references person,
  kinds int not null check (kinds > 0),
  instrument_id uuid not null references instrument,
  instrument_code text not null,
  ask_id uuid references measure_ask,
  answered_at timestamptz not null,
  how text not null check (how in ('alone','together')),
  worker_id uuid references worker,
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  local jsonb not null default '[]' check (jsonb_typeof(local) = 'array'),
  goals jsonb not null default '[]' check (jsonb_typeof(goals) = 'array' and jsonb_array_length(goals) <= 3),
  wants text[] not null default '{}',
  words text not null default '',
  scores jsonb not null check (jsonb_typeof(scores) = 'object'),
  next_step_id uuid references next_step,
  sent_from uuid not null unique,
  replaces uuid unique references measure_response,
  check ((how = 'together') = (worker_id is not null))
);
comment on table measure_response is 'One questionnaire as answered. The entry with the same id is what the record shows. answers: option by item code, items left out are not there; local: what was asked beside it, word for word, never scored; goals: the person''s own words with a rating; wants: items with which they would like more help. next_step_id: the conversation promised for today when an answer asks for one. sent_from names the page it was sent from, so that sending twice saves once. Never changed: a correction is a later response that replaces it.';
create index measure_response_person on measure_response (person_id, instrument_code, answered_at desc);
select kith_protect('measure_response', 'kinds');
create policy not_withheld on measure_response as restrictive for select to kith_app
  using ((select caller_worker()) is not null or exists (select from entry e where e.id = measure_response.id));
grant select, insert on measure_response to kith_app;

create table dialog_plus (
  id uuid primary key,
  person_id uuid not null references person,
  kinds int not null check (kinds > 0),
  response_id uuid not null references measure_response,
  item_code text not null,
  position int not null check (position between 1 and 3),
  understand text not null default '',
  look_forward text not null default '',
  options text not null default '',
  actions text not null default '',
  saved_at timestamptz not null,
  saved_by_name text not null,
  version int not null default 1,
  unique (response_id, item_code),
  unique (response_id, position)
);
comment on table dialog_plus is 'An area the person chose to talk about, up to three of one set of answers, with what was said at each of the four steps: understand, look forward, explore options, agree actions.';
create index on dialog_plus (person_id);
select kith_protect('dialog_plus', 'kinds');
create policy not_withheld on dialog_plus as restrictive for select to kith_app
  using ((select caller_worker()) is not null or exists (select from measure_response r where r.id = dialog_plus.response_id));
grant select, insert on dialog_plus to kith_app;
grant update (understand, look_forward, options, actions, saved_at, saved_by_name, version) on dialog_plus to kith_app;

-- Whether a worker or team can be promised to a person: they reach them through their work, and the next step would not be
-- hidden from them. Asked only of those who hold somebody, or could today; nobody is told what is hidden from whom.
create function could_talk(person uuid, named uuid) returns boolean language sql stable security definer set search_path = public as $$
  select coalesce(bool_or(b.grants <> 0 and b.why <> 'agreed_more'), false)
    and coalesce(bit_or(case b.why when 'employer' then 0 else b.hides end) | (bit_or(case b.why when 'employer' then b.hides else 0 end) & ~bit_or(b.keeps)), 0) & 64 = 0
    and not exists (select from worker w where w.id = named and not w.active)
  from basis b where b.person_id = person and b.valid_from <= kith_now() and b.valid_to > kith_now() and b.holder in (
    select named union select w.organisation_id from worker w where w.id = named union select t.organisation_id from team t where t.id = named
    union select m.team_id from membership m where m.worker_id = named and m.sees_caseload and m.during @> kith_now())
$$;
revoke execute on function could_talk from public;
grant execute on function could_talk to kith_app, kith_system;
