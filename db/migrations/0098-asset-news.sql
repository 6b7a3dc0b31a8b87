-- News of what is new nearby, by interest and place (R300), for an address that was confirmed from itself. Not tied to anybody's
-- record, nor to who is signed in: what somebody wants to hear of is theirs. Only kith_system reads and writes these.
create table asset_news (
  id uuid primary key,
  email text not null check (email ~ '^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+$' and length(email) <= 200),
  term_code text not null default '' check (length(term_code) <= 200),
  place_code text not null references place,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  told_at timestamptz,
  unique (email, term_code, place_code),
  check (told_at is null or confirmed_at is not null)
);
comment on table asset_news is 'Somebody who wants to hear of what is new in a place, under one heading or, with an empty one, under any. Without confirmed_at nothing is sent and the row is forgotten after a week. Stopping deletes it.';

create table asset_news_key (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  news_id uuid not null references asset_news on delete cascade,
  made_at timestamptz not null
);
comment on table asset_news_key is 'The links in letters to one address, each good until news is stopped. Only fingerprints are kept.';
create index on asset_news_key (news_id);
create index asset_created on asset (created_at);

grant select, insert, update, delete on asset_news, asset_news_key to kith_system;

alter table message add column asset_news_id uuid references asset_news on delete cascade;
alter table message drop constraint message_check;
alter table message add constraint message_check check (num_nonnulls(person_id, worker_id, operator_role, asker_request_id, asset_id, asset_news_id) = 1);
create index on message (asset_news_id) where asset_news_id is not null;
