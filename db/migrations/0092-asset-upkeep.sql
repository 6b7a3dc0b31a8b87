-- What stands in people's way is a fact about a place or a service, never about a person: it has an owner who is not the
-- person, and no row of this table says whose it was (R225, R226, R248). A row about a person points here, never back.
create table barrier_report (
  id uuid primary key,
  kind text not null check (kind in ('distance','leaving_home','prison','homelessness','money','language','service_not_adapting','disability','stigma','self_stigma',
    'exclusion','migration','age','socioeconomic','housing','lifestyle','living_alone','low_income','supported_housing','digital','turned_away','referral_only')),
  place_code text not null references place,
  neighbourhood_code text references neighbourhood,
  asset_id uuid references asset,
  words text not null default '' check (length(words) <= 1000),
  reported_by_role text not null,
  at timestamptz not null,
  owner_team_id uuid references team,
  state text not null default 'open' check (state in ('open','working','done')),
  done_words text not null default '',
  version int not null default 1
);
comment on table barrier_report is 'owner_team_id: whose work it is to take it away. words: about the place or the service, naming nobody. Lists show counts, with 1 to 4 not told apart.';
create index on barrier_report (place_code, kind);
create index on barrier_report (asset_id);
grant select, insert on barrier_report to kith_app;
grant update (owner_team_id, state, done_words, version) on barrier_report to kith_app;
grant select, insert, update, delete on barrier_report to kith_system;

-- Keeping the directory alive. What is told about an entry, and who answers, never names who told; only kith_system reads and
-- writes these, lent to a worker who keeps the directory or to the one press of an organiser.
create index asset_found_feed on asset_found (asset_id, confirmed_at);
create index asset_found_at on asset_found (at_location_id);

create function asset_places(which uuid) returns text[] language sql stable as $$
  select array(
    select l.place_code from asset_at_location al join asset_location l on l.id = al.location_id where al.asset_id = which and l.place_code is not null
    union select ar.place_code from asset_area ar where ar.asset_id = which and ar.place_code is not null
    union select n.place_code from asset_area ar join neighbourhood n on n.code = ar.neighbourhood_code where ar.asset_id = which
    union select p.code from asset_area ar join place p on p.care_system_code = ar.care_system_code where ar.asset_id = which);
$$;
comment on function asset_places is 'The places an entry is in or serves, also of one that is not shown. Empty where none is known.';

create table asset_key (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  asset_id uuid not null references asset on delete cascade,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  answer text check (answer in ('right','changed','closed')),
  check (expires_at > made_at),
  check ((used_at is null) = (answer is null))
);
comment on table asset_key is 'A link sent to whoever runs an entry, good for that entry, once, until it expires. Only a fingerprint of the link is kept: nobody who reads the database can answer for them.';
create index on asset_key (asset_id, made_at desc);

create table asset_told (
  id uuid primary key,
  asset_id uuid not null references asset on delete cascade,
  kind text not null check (kind in ('new','wrong','closed','turned_away')),
  words text not null default '' check (length(words) <= 2000),
  answer_to text check (length(answer_to) between 3 and 200),
  at timestamptz not null,
  state text not null default 'open' check (state in ('open','done')),
  outcome text check (outcome in ('shown','changed','closed','no_change','not_shown')),
  done_at timestamptz,
  done_by_role text,
  version int not null default 1,
  check ((state = 'done') = (outcome is not null) and (outcome is null) = (done_at is null))
);
comment on table asset_told is 'What somebody told us about an entry: a new one to be checked before it shows (R222), that it is wrong, closed, or that they were turned away (R056). Nothing about who told it is kept, unless they left a way to answer in answer_to, which is emptied when the matter is done.';
create index on asset_told (asset_id);
create index on asset_told (at) where state = 'open';

create table asset_pair (
  one uuid not null references asset on delete cascade,
  other uuid not null references asset on delete cascade,
  why text[] not null,
  found_at timestamptz not null,
  state text not null default 'open' check (state in ('open','merged','apart')),
  decided_at timestamptz,
  primary key (one, other),
  check (one < other),
  check ((state = 'open') = (decided_at is null))
);
comment on table asset_pair is 'Two entries that may be one. apart: a worker looked and they are two, so that nobody is asked again. why: what is alike.';
create index on asset_pair (found_at) where state = 'open';

create table asset_merge (
  id uuid primary key,
  kept uuid not null references asset on delete cascade,
  merged uuid not null references asset on delete cascade,
  brought jsonb not null check (jsonb_typeof(brought) = 'object'),
  at timestamptz not null,
  undone_at timestamptz,
  check (kept <> merged)
);
comment on table asset_merge is 'Two entries made one by a worker. brought: each field the kept one took from the other, with what it held before, so that it can be undone.';
create unique index asset_merge_standing on asset_merge (merged) where undone_at is null;
create index on asset_merge (kept);

create table asset_use (
  asset_id uuid not null references asset on delete cascade,
  month date not null check (extract(day from month) = 1),
  kind text not null check (kind in ('opened','kept','sent','directions')),
  times int not null default 1 check (times > 0),
  primary key (asset_id, month, kind)
);
comment on table asset_use is 'How often an entry was used in a month, in total: no row knows of anybody (R223). Shown with 1 to 4 not told apart.';

do $$
declare one text;
begin
  foreach one in array array['asset_key','asset_told','asset_pair','asset_merge','asset_use'] loop
    execute format('grant select, insert, update, delete on %I to kith_system', one);
  end loop;
end $$;

create index on asset_location (postcode) where postcode is not null;

-- A message may go to whoever runs an entry of the directory.
alter table message add column asset_id uuid references asset;
alter table message drop constraint message_check;
alter table message add constraint message_check check (num_nonnulls(person_id, worker_id, operator_role, asker_request_id, asset_id) = 1);
create index on message (asset_id, made_at desc) where asset_id is not null;
