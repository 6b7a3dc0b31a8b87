-- The front door: one request for help whatever the way in, its life as events, drafts of people not yet known, call-backs
-- they allowed, what worried people told us, and advice between colleagues. No diagnosis and no threshold has a column.
create table help_request (
  id uuid primary key,
  person_id uuid not null references person,
  reference text not null unique check (reference ~ '^[A-Z0-9]{4}-[A-Z0-9]{4}$'),
  once_key uuid not null unique,
  received_at timestamptz not null,
  recorded_at timestamptz not null check (recorded_at >= received_at),
  way_in text not null check (way_in in ('web','phone','walk_in','someone_else','gp_conversation','community_worker','police','nhs_111','ambulance','talking_therapies','again')),
  person_agreed text not null check (person_agreed in ('self','yes','no','not_asked')),
  agreed_how text not null default '',
  own_words text not null default '',
  easier text not null default '',
  address_as text not null default '',
  safe_contact text not null default '',
  phone text,
  email text,
  place_code text not null references place,
  neighbourhood_code text references neighbourhood,
  team_id uuid not null references team,
  answer_by timestamptz not null,
  recorded_by uuid references worker,
  state text not null default 'received' check (state in ('received','talking','asked_elsewhere','accepted','held','withdrawn')),
  talking_worker_id uuid references worker,
  position int not null default 1 check (position > 0)
);
comment on table help_request is 'Someone asked for help. received_at starts the clock: the earliest receipt by anyone, never moved. once_key keeps a double send one. state and position follow help_request_event, in the same transaction. own_words are the person''s; what somebody else said is in help_request_asker.';
create index help_request_open on help_request (team_id, received_at, id) where state in ('received','talking','asked_elsewhere','accepted');
create index on help_request (person_id, received_at desc);
select kith_protect('help_request', '16384');
grant select, insert on help_request to kith_app;
grant update (state, position, team_id, talking_worker_id, answer_by) on help_request to kith_app;

create table help_request_asker (
  request_id uuid primary key references help_request,
  person_id uuid not null references person,
  name text not null check (name <> ''),
  relation text not null default '',
  organisation text not null default '',
  contact text not null default '',
  words text not null default '',
  took_responsibility text not null default '',
  worker_id uuid references worker,
  shown_to_person boolean not null
);
comment on table help_request_asker is 'Who asked, when it was not the person. took_responsibility: which agency and who there answers for the person''s immediate safety (police, ambulance). Where shown_to_person is false the person, and whoever they let in, does not see who it was, nor what they said.';
select kith_protect('help_request_asker', '16384');
create policy not_shown on help_request_asker as restrictive for select to kith_app using (shown_to_person or (select caller_worker()) is not null);
grant select, insert on help_request_asker to kith_app;
grant update (shown_to_person) on help_request_asker to kith_app;

create table help_request_event (
  request_id uuid not null references help_request,
  position int not null check (position > 0),
  person_id uuid not null references person,
  kinds int not null check (kinds & 16384 <> 0),
  what text not null check (what in ('received','asked_again','talking','conversation','held','redirect_asked','redirect_accepted','redirect_no','agreement_yes','agreement_no','review_asked','review_answered','withdrawn')),
  at timestamptz not null,
  by_worker uuid references worker,
  by_person uuid references person,
  by_name text not null,
  by_role text not null,
  words text not null default '',
  easier text not null default '',
  worker_id uuid references worker,
  team_id uuid references team,
  service_name text check (service_name <> ''),
  reason text check (reason in ('their_choice','nearer','offers_what_we_do_not','already_knows_them','language_or_culture')),
  shared boolean not null default false,
  evidence_who text not null default '',
  evidence_how text not null default '',
  evidence_on date,
  primary key (request_id, position),
  check ((what = 'held') = (worker_id is not null)),
  check ((what = 'redirect_asked') = (reason is not null)),
  check (what <> 'redirect_asked' or num_nonnulls(team_id, service_name) = 1),
  check (what not in ('redirect_accepted') or (evidence_who <> '' and evidence_how <> '' and evidence_on is not null)),
  check (what not in ('conversation','redirect_no','review_asked','review_answered') or words <> ''),
  check (what <> 'withdrawn' or by_person = person_id)
);
comment on table help_request_event is 'What happened to a request, in order; append-only. Two people acting on the same position: one is kept, the other told. reason is a positive choice: no condition, habit or missed appointment can be one. team_id or service_name: the named alternative; until it has said yes, with who, how and when, the request stays where it is.';
create index on help_request_event (person_id);
create index help_request_redirects on help_request_event (team_id, at) where what = 'redirect_asked';
create index help_request_reviews on help_request_event (request_id) where what = 'review_asked';
select kith_protect('help_request_event', 'kinds');
grant select, insert on help_request_event to kith_app;

-- A team that is asked, with the person's agreement, sees the request until it has answered; four weeks at most.
create function help_request_asked_basis() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.what = 'redirect_asked' and new.shared and new.team_id is not null then
    perform set_basis(new.request_id, new.person_id, new.team_id, 'front_door', 24579, 0, 0, tstzrange(new.at, new.at + interval '28 days'));
  elsif new.what in ('redirect_accepted','redirect_no','held','withdrawn','agreement_no') then
    perform set_basis(new.request_id, new.person_id, null, 'front_door', 0, 0, 0, 'empty');
  end if;
  return new;
end $$;
create trigger help_request_asked_basis after insert on help_request_event for each row execute function help_request_asked_basis();

create table help_draft (
  id uuid primary key,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  started_at timestamptz not null,
  touched_at timestamptz not null,
  expires_at timestamptz not null,
  way_in text not null default 'web' check (way_in in ('web','walk_in')),
  opened_by uuid references worker,
  answers jsonb not null default '{}' check (length(answers::text) < 1000000),
  request_id uuid references help_request
);
comment on table help_draft is 'A request being written by somebody not signed in, verbatim, found only by the hash of their cookie. Erased when sent, when they say so, or seven days after the last touch. Only the front door itself reads it.';
create index on help_draft (expires_at);
alter table help_draft enable row level security;
create policy works on help_draft for all to kith_system using (true) with check (true);
grant select, insert, update, delete on help_draft to kith_system;

create table outreach_task (
  id uuid primary key,
  draft_id uuid not null unique,
  team_id uuid not null references team,
  name text not null default '',
  phone text not null check (phone <> ''),
  words text not null default '',
  safe_contact text not null default '',
  made_at timestamptz not null,
  due_at timestamptz not null,
  taken_by uuid references worker,
  taken_by_name text,
  taken_at timestamptz,
  done_at timestamptz,
  outcome text,
  version int not null default 1,
  check (num_nonnulls(taken_by, taken_by_name, taken_at) in (0, 3)),
  check ((done_at is null) = (outcome is null)),
  check (done_at is null or taken_by is not null)
);
comment on table outreach_task is 'Somebody began to ask for help, stopped, and had said we may call. words only where they agreed we may read them. About nobody''s record yet; seen by the team that calls.';
create index on outreach_task (team_id, due_at) where done_at is null;
alter table outreach_task enable row level security;
create policy team_sees on outreach_task for select to kith_app using (team_id = any ((select holders())::uuid[]));
create policy team_acts on outreach_task for update to kith_app using (team_id = any ((select holders())::uuid[])) with check (team_id = any ((select holders())::uuid[]));
create policy works on outreach_task for all to kith_system using (true) with check (true);
grant select on outreach_task to kith_app;
grant update (taken_by, taken_by_name, taken_at, done_at, outcome, version) on outreach_task to kith_app;
grant select, insert, update, delete on outreach_task to kith_system;

create table received_information (
  id uuid primary key,
  person_id uuid not null references person,
  once_key uuid not null unique,
  told_by text not null check (told_by <> ''),
  relation text not null default '',
  contact text not null default '',
  words text not null check (words <> ''),
  in_confidence boolean not null,
  at timestamptz not null,
  taken_by uuid references worker,
  taken_by_name text not null,
  answer text,
  answered_by_name text,
  answered_at timestamptz,
  check (num_nonnulls(answer, answered_by_name, answered_at) in (0, 3))
);
comment on table received_information is 'What somebody who was worried told us about a person. Received always; nothing was confirmed to them. answer: what the team did with it. in_confidence: the one who told us asked that the person not see it.';
create index on received_information (person_id, at desc);
select kith_protect('received_information', '32768');
create policy in_confidence on received_information as restrictive for select to kith_app using (not in_confidence or (select caller_worker()) is not null);
grant select on received_information to kith_app;
grant update (answer, answered_by_name, answered_at) on received_information to kith_app;

create table advice_request (
  id uuid primary key,
  once_key uuid not null unique,
  person_id uuid references person,
  person_asked text not null check (person_asked in ('yes','not_yet','not_named')),
  asker_worker uuid not null references worker,
  asker_name text not null,
  asker_organisation uuid references organisation,
  adviser_worker uuid not null references worker check (adviser_worker <> asker_worker),
  adviser_name text not null,
  started_at timestamptz not null,
  answered_at timestamptz check (answered_at >= started_at),
  help_request_id uuid references help_request,
  check ((person_id is null) = (person_asked = 'not_named'))
);
comment on table advice_request is 'A colleague asks a named member of a team, with or without naming the person. started_at is also when a request for help that grows out of it was received.';
create index on advice_request (adviser_worker, started_at desc);
create index on advice_request (asker_worker, started_at desc);
create index on advice_request (person_id, started_at desc);

create table advice_message (
  id uuid primary key,
  advice_id uuid not null references advice_request,
  worker_id uuid not null references worker,
  by_name text not null,
  words text not null check (words <> ''),
  at timestamptz not null
);
create index on advice_message (advice_id, at, id);
comment on table advice_message is 'Question and answers of one conversation for advice, as written.';

-- The two who talk, unless the person hides requests from them; and, where the person is named, whoever may see their requests.
alter table advice_request enable row level security;
alter table advice_message enable row level security;
do $$
declare
  in_record text := access_rule('advice_request.person_id', '16384');
  mine text := '(select caller_worker()) in (asker_worker, adviser_worker) and (person_id is null or not exists (select from basis b'
    ' where b.person_id = advice_request.person_id and b.holder = any ((select holders())::uuid[]) and b.hides & 16384 <> 0'
    ' and b.valid_from <= (select kith_now()) and b.valid_to > (select kith_now())))';
begin
  execute format('create policy may_see on advice_request for select to kith_app using ((%s) or (person_id is not null and %s))', mine, in_record);
  execute format('create policy may_ask on advice_request for insert to kith_app with check (asker_worker = (select caller_worker()) and (person_id is null or %s))', in_record);
  execute format('create policy may_change on advice_request for update to kith_app using (%s) with check (%s)', mine, mine);
end $$;
create policy works on advice_request for all to kith_system using (true) with check (true);
create policy with_request on advice_message for select to kith_app using (exists (select from advice_request r where r.id = advice_message.advice_id));
create policy own on advice_message for insert to kith_app with check (worker_id = (select caller_worker())
  and exists (select from advice_request r where r.id = advice_message.advice_id and (select caller_worker()) in (r.asker_worker, r.adviser_worker)));
create policy works on advice_message for all to kith_system using (true) with check (true);
grant select, insert on advice_request, advice_message to kith_app;
grant update (answered_at, help_request_id) on advice_request to kith_app;
grant select, insert, update, delete on advice_request, advice_message to kith_system;

-- Nobody of the person's own circle is asked for advice about them.
create function advice_outside_circle() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from circle c where c.person_id = new.person_id and c.worker_id = new.adviser_worker and c.during @> new.started_at) then
    raise exception 'worker is in the person''s own circle' using errcode = 'KC001';
  end if;
  return new;
end $$;
create trigger advice_outside_circle before insert on advice_request for each row when (new.person_id is not null) execute function advice_outside_circle();
