-- What talking and other psychological help a place offers, where, how, and how long the wait honestly is. What there is to
-- offer is the content list 'therapies'; what a team says of each stands here. Nobody who uses any of it does.
create table therapy_offer (
  id uuid primary key,
  team_id uuid not null references team,
  therapy text not null check (therapy ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$'),
  location text not null default '' check (length(location) <= 500),
  ways text[] not null check (cardinality(ways) > 0 and ways <@ '{in_person,video,phone,online}'::text[]),
  forms text[] not null check (cardinality(forms) > 0 and forms <@ '{one_to_one,group,family}'::text[]),
  wait_weeks int check (wait_weeks between 0 and 520),
  started int check (started between 0 and 100000),
  finished int check (finished between 0 and 100000),
  counted_on date,
  withdrawn_at timestamptz,
  version int not null,
  by_worker uuid references worker,
  by_name text not null,
  changed_at timestamptz not null,
  -- A number without its day would be read as today's.
  check ((counted_on is not null) = (num_nonnulls(wait_weeks, started, finished) > 0)),
  check (counted_on <= (changed_at at time zone 'Europe/London')::date),
  check (finished is null or (started is not null and finished <= started))
);
comment on table therapy_offer is 'A therapy, group or kind of planning a team offers: where, in which ways, the weeks from asking to starting, how many people started in the twelve months up to counted_on and how many of these have finished. Null: not said, not counted (R290, R462). Version goes on over rows that were withdrawn.';
create unique index on therapy_offer (team_id, therapy) where withdrawn_at is null;
create index on therapy_offer (team_id, therapy, version);
alter table therapy_offer enable row level security;
create policy everyone on therapy_offer for select to kith_app using (true);
create policy lead_adds on therapy_offer for insert to kith_app with check (by_worker = (select caller_worker()) and exists (
  select from membership m where m.team_id = therapy_offer.team_id and m.worker_id = (select caller_worker()) and m.lead and m.during @> (select kith_now())));
create policy lead_changes on therapy_offer for update to kith_app using (exists (
  select from membership m where m.team_id = therapy_offer.team_id and m.worker_id = (select caller_worker()) and m.lead and m.during @> (select kith_now())))
  with check (by_worker = (select caller_worker()));
create policy works on therapy_offer for all to kith_system using (true) with check (true);

create table place_pathway (
  place_code text not null references place,
  code text not null check (code in ('complex_emotional_needs')),
  name text not null check (length(name) between 1 and 120),
  chosen_by text not null check (length(chosen_by) between 1 and 500),
  words text not null default '' check (length(words) <= 4000),
  version int not null default 1,
  by_name text not null,
  changed_at timestamptz not null,
  primary key (place_code, code)
);
comment on table place_pathway is 'What a place calls its pathway for long-lasting difficulties with feelings and relationships, and who chose the name with us (R461). Without a row it has no local name yet.';

grant select, insert, update on therapy_offer, place_pathway to kith_app;
grant select, insert, update, delete on therapy_offer, place_pathway to kith_system;
