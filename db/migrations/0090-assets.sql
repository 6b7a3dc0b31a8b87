-- What a community offers: the model of Open Referral UK (HSDS-UK 3.0) with the framework's four domains, open to everybody.
-- No row of this file is about a person who uses services; owner_email and the like are of those who run something, and are
-- never published. Everyone reads the public columns; only kith_system writes, lent to a named asker after a check of ours.

create table asset_source (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9-]{1,60}$'),
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('file','open_referral','house','suggestion')),
  url text check (url ~ '^https?://'),
  licence text not null default '',
  attribution text not null default '',
  mapping jsonb check (jsonb_typeof(mapping) = 'object'),
  read_at timestamptz,
  newest_change timestamptz
);
comment on table asset_source is 'Where entries come from: a file with its column mapping, an Open Referral UK feed kept in step, our own service pages (house), or what somebody suggested. newest_change: the latest last-modified seen in a feed, to ask only for what is newer.';

create table asset_organisation (
  id uuid primary key,
  name text not null check (length(name) between 1 and 300),
  description text not null default '',
  kind text not null default 'other' check (kind in ('statutory','voluntary','faith','community','business','other')),
  website text check (website ~ '^https?://'),
  email text,
  identifiers jsonb not null default '[]' check (jsonb_typeof(identifiers) = 'array'),
  organisation_id uuid references organisation,
  source_id uuid not null references asset_source,
  source_key text not null check (length(source_key) between 1 and 300),
  changed_at timestamptz not null,
  unique (source_id, source_key)
);
comment on table asset_organisation is 'Who runs something, of any kind, as equals (R024). organisation_id where it is one of the bodies that work in Kith. source_key: its id in the source.';

create table asset (
  id uuid primary key,
  organisation_id uuid not null references asset_organisation,
  team_id uuid unique references team,
  name text not null check (length(name) between 1 and 300),
  summary text not null default '' check (length(summary) <= 500),
  description text not null default '' check (length(description) <= 20000),
  status text not null default 'active' check (status in ('active','inactive','defunct','temporarily closed')),
  website text check (website ~ '^https?://'),
  email text,
  phone text,
  mental_health boolean not null default false,
  referral text not null default 'not_said' check (referral in ('none','welcome','needed','not_said')),
  referral_words text not null default '',
  open_to_all boolean not null default true,
  who_for text not null default '',
  support text not null default '',
  minimum_age smallint check (minimum_age between 0 and 130),
  maximum_age smallint check (maximum_age between 0 and 130),
  online boolean not null default false,
  public_health boolean not null default false,
  cost text not null default 'not_said' check (cost in ('free','low','pay','not_said')),
  cost_words text not null default '',
  hours_words text not null default '',
  published boolean not null default true,
  co_produced text not null default '',
  owner_name text,
  owner_email text check (owner_email like '%_@_%'),
  confirmed_at timestamptz not null,
  confirmed_how text not null check (confirmed_how in ('source','organiser','connector','person','team')),
  confirmed_by text not null default '',
  asked_at timestamptz,
  missing_since timestamptz,
  merged_into uuid references asset check (merged_into <> id),
  source_id uuid not null references asset_source,
  source_key text not null check (length(source_key) between 1 and 300),
  source_hash text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  unique (source_id, source_key),
  check (minimum_age <= maximum_age)
);
comment on table asset is 'An activity, group, service or place open to the community (HSDS: service). mental_health: linked to mental health, so shown after what is not unless asked otherwise (R050). referral: whether somebody must be sent (R054); not_said counts as not needed only when the source is silent. published false: a refuge or the like, never shown. confirmed_*: who last said that this is right (R240). missing_since: gone from its source, kept. source_hash: a fingerprint of what the source said last, so that reading it again changes nothing. support: what help it can give to take part (R055). co_produced: how it was made with those who use it (R253).';
create index on asset (organisation_id);
create index on asset (merged_into) where merged_into is not null;
create index on asset (confirmed_at);
create index on asset (changed_at, id);

create table asset_field (
  asset_id uuid not null references asset on delete cascade,
  field text not null check (field ~ '^[a-z_]{1,40}$'),
  source_id uuid not null references asset_source,
  said_by text not null default '',
  at timestamptz not null,
  primary key (asset_id, field)
);
comment on table asset_field is 'A field that was last set by another source than the entry''s own: put right by its organiser, by a connector, or brought by a merge. The entry''s own source does not overwrite it.';

create table asset_domain (
  asset_id uuid not null references asset on delete cascade,
  domain text not null check (domain in ('healthCare','localFacilities','personalInterests','personalRelationships')),
  primary key (asset_id, domain)
);
comment on table asset_domain is 'The four domains of community assets (R216 to R220); an entry may be in several.';

create table asset_location (
  id uuid primary key,
  kind text not null default 'physical' check (kind in ('physical','postal','virtual')),
  name text not null default '',
  address_1 text not null default '',
  address_2 text not null default '',
  city text not null default '',
  county text not null default '',
  postcode text check (postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$'),
  lat double precision check (lat between 49 and 61),
  lon double precision check (lon between -9 and 2),
  grid point,
  point_from text not null default 'none' check (point_from in ('source','grid','postcode','geocoded','none')),
  neighbourhood_code text references neighbourhood,
  place_code text references place,
  travel text not null default '',
  step_free text not null default 'not_said' check (step_free in ('yes','partly','no','not_said')),
  access text not null default '',
  source_id uuid not null references asset_source,
  source_key text not null check (length(source_key) between 1 and 300),
  unique (source_id, source_key),
  check ((lat is null) = (lon is null) and (lat is null) = (grid is null) and (lat is null) = (point_from = 'none'))
);
comment on table asset_location is 'Where something is. grid: easting and northing in metres (British National Grid), so that a distance is a plain number of metres; null in Northern Ireland and where nothing tells. A place and a neighbourhood only within the boundaries Kith holds.';
create index on asset_location (place_code);
create index on asset_location (neighbourhood_code);

create table asset_at_location (
  id uuid primary key,
  asset_id uuid not null references asset on delete cascade,
  location_id uuid not null references asset_location,
  unique (asset_id, location_id)
);
create index on asset_at_location (location_id);

create table asset_area (
  id uuid primary key,
  asset_id uuid not null references asset on delete cascade,
  name text not null default '',
  care_system_code text references care_system,
  place_code text references place,
  neighbourhood_code text references neighbourhood,
  check (num_nonnulls(care_system_code, place_code, neighbourhood_code) <= 1 and (name <> '' or num_nonnulls(care_system_code, place_code, neighbourhood_code) = 1))
);
comment on table asset_area is 'Whom it serves by where they live, one or more places (R113, R220); none of the three codes: an area of which only the name is known.';
create index on asset_area (asset_id);
create index on asset_area (place_code);

create table asset_schedule (
  id uuid primary key,
  asset_id uuid not null references asset on delete cascade,
  at_location_id uuid references asset_at_location on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time,
  every text not null default 'week' check (every in ('week','fortnight','month')),
  valid_from date,
  valid_to date,
  note text not null default ''
);
comment on table asset_schedule is 'When it is open or meets, London time, Monday = 1. What could not be read for certain stays in asset.hours_words instead.';
create index on asset_schedule (asset_id);

create table asset_cost (
  id uuid primary key,
  asset_id uuid not null references asset on delete cascade,
  option text not null default '',
  pence int check (pence >= 0),
  note text not null default ''
);
create index on asset_cost (asset_id);

create table asset_language (
  asset_id uuid not null references asset on delete cascade,
  name text not null check (length(name) between 1 and 60),
  primary key (asset_id, name)
);

create table asset_flexible_for (
  asset_id uuid not null references asset on delete cascade,
  who text not null check (who in ('carers','families','shift_workers','complicated_family','young_children','large_groups_hard','cannot_say_ahead')),
  primary key (asset_id, who)
);
comment on table asset_flexible_for is 'Whom an offer bends for (R025).';

create table asset_contact (
  id uuid primary key,
  asset_id uuid not null references asset on delete cascade,
  name text not null default '',
  title text not null default '',
  phone text,
  email text
);
comment on table asset_contact is 'A contact the organisation publishes itself.';
create index on asset_contact (asset_id);

create table taxonomy (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9-]{1,60}$'),
  name text not null,
  description text not null check (description <> ''),
  uri text,
  version text not null default '1'
);
create table taxonomy_term (
  id uuid primary key,
  taxonomy_id uuid not null references taxonomy,
  code text not null check (length(code) between 1 and 200),
  name text not null check (length(name) between 1 and 200),
  description text not null check (description <> ''),
  parent_id uuid references taxonomy_term,
  words text[] not null default '{}',
  domains text[] not null default '{}' check (domains <@ array['healthCare','localFacilities','personalInterests','personalRelationships']),
  unique (taxonomy_id, code)
);
comment on table taxonomy_term is 'One heading of a list of interests and kinds of help. words: what people call it besides, for finding. domains: those an entry under this heading most likely belongs to.';
create table asset_term (
  asset_id uuid not null references asset on delete cascade,
  term_id uuid not null references taxonomy_term,
  primary key (asset_id, term_id)
);
create index on asset_term (term_id);

-- What finding reads: one row for each entry and each place it is at (or one without a place). Everything list and map, paper
-- and feed show is found here, so that they never disagree.
create table asset_found (
  asset_id uuid not null references asset on delete cascade,
  at_location_id uuid references asset_at_location on delete cascade,
  name text not null,
  grid point,
  lat double precision,
  lon double precision,
  place_codes text[] not null,
  neighbourhood_code text,
  online boolean not null,
  mental_health boolean not null,
  referral text not null,
  cost text not null,
  step_free text not null,
  domains text[] not null,
  terms text[] not null,
  languages text[] not null,
  flexible_for text[] not null,
  days smallint not null,
  minimum_age smallint,
  maximum_age smallint,
  confirmed_at timestamptz not null,
  words tsvector not null,
  said text not null
);
comment on table asset_found is 'Kept by asset_refind. days: a bit for each part of the week it is open, Monday 1, Tuesday 2, … Sunday 64, 128 in an evening (from 17:00), 256 at a weekend; 0 not known. said: name, organisation and headings in small letters, for words typed wrongly. place_codes: where it is, and whom it serves.';
create index asset_found_grid on asset_found using gist (grid);
create index asset_found_words on asset_found using gin (words);
create index asset_found_said on asset_found using gin (said gin_trgm_ops);
create index on asset_found (asset_id);
create index asset_found_place on asset_found using gin (place_codes);
create index asset_found_serves on asset_found using gin (place_codes) where grid is null;
create index asset_found_online on asset_found (asset_id) where online;
create index asset_found_terms on asset_found using gin (terms);
create index asset_found_box on asset_found (lat, lon);

create function asset_refind(which uuid[]) returns void language sql as $$
  delete from asset_found where asset_id = any (which);
  insert into asset_found
  select a.id, al.id, a.name, l.grid, l.lat, l.lon,
    array(select distinct code from (select l.place_code as code union all select ar.place_code from asset_area ar where ar.asset_id = a.id
      union all select n.place_code from asset_area ar join neighbourhood n on n.code = ar.neighbourhood_code where ar.asset_id = a.id
      union all select p.code from asset_area ar join place p on p.care_system_code = ar.care_system_code where ar.asset_id = a.id) c where code is not null),
    l.neighbourhood_code, a.online, a.mental_health, a.referral, a.cost, coalesce(l.step_free, 'not_said'),
    array(select d.domain from asset_domain d where d.asset_id = a.id order by 1),
    array(select t.code from asset_term x join taxonomy_term t on t.id = x.term_id where x.asset_id = a.id order by 1),
    array(select g.name from asset_language g where g.asset_id = a.id order by 1),
    array(select f.who from asset_flexible_for f where f.asset_id = a.id order by 1),
    coalesce((select bit_or((1 << (s.weekday - 1)) | case when coalesce(s.closes, s.opens) > '17:00' then 128 else 0 end | case when s.weekday > 5 then 256 else 0 end)
      from asset_schedule s where s.asset_id = a.id and (s.at_location_id is null or s.at_location_id = al.id)), 0)::smallint,
    a.minimum_age, a.maximum_age, a.confirmed_at,
    setweight(to_tsvector('english', a.name), 'A')
      || setweight(to_tsvector('english', coalesce((select string_agg(t.name || ' ' || array_to_string(t.words, ' '), ' ') from asset_term x join taxonomy_term t on t.id = x.term_id where x.asset_id = a.id), '')), 'B')
      || setweight(to_tsvector('english', o.name || ' ' || a.summary || ' ' || coalesce(l.name || ' ' || l.city, '')), 'C')
      || setweight(to_tsvector('english', left(a.description, 5000) || ' ' || a.support || ' ' || a.who_for), 'D'),
    lower(a.name || ' ' || o.name || ' ' || coalesce((select string_agg(t.name, ' ') from asset_term x join taxonomy_term t on t.id = x.term_id where x.asset_id = a.id), ''))
  from asset a
  join asset_organisation o on o.id = a.organisation_id
  left join asset_at_location al on al.asset_id = a.id
  left join asset_location l on l.id = al.location_id
  where a.id = any (which) and a.published and a.merged_into is null and a.missing_since is null and a.status in ('active','temporarily closed');
$$;
comment on function asset_refind is 'Writes what finding reads for these entries again. Whoever changes an entry or anything that belongs to it calls this in the same transaction.';

do $$
declare one text;
begin
  foreach one in array array['asset_source','asset_organisation','asset','asset_field','asset_domain','asset_location','asset_at_location','asset_area','asset_schedule',
    'asset_cost','asset_language','asset_flexible_for','asset_contact','taxonomy','taxonomy_term','asset_term','asset_found'] loop
    execute format('grant select, insert, update, delete on %I to kith_system', one);
    if one <> 'asset' then execute format('grant select on %I to kith_app', one); end if;
  end loop;
end $$;
-- The names and addresses of those who keep an entry are for whoever keeps the directory, who asks as a named system caller.
grant select (id, organisation_id, team_id, name, summary, description, status, website, email, phone, mental_health, referral, referral_words, open_to_all, who_for, support,
  minimum_age, maximum_age, online, public_health, cost, cost_words, hours_words, published, co_produced, confirmed_at, confirmed_how, confirmed_by, asked_at, missing_since, merged_into,
  source_id, source_key, created_at, changed_at, version) on asset to kith_app;
alter table asset enable row level security;
create policy published on asset for select to kith_app using (published);
create policy works on asset for all to kith_system using (true) with check (true);
-- Where an entry is, and whom to ask for there, are held back with it. What else belongs to an entry is read by the id of one that is shown.
do $$
declare one text;
begin
  foreach one in array array['asset_contact','asset_at_location','asset_location'] loop
    execute format('alter table %I enable row level security', one);
    execute format('create policy works on %I for all to kith_system using (true) with check (true)', one);
  end loop;
end $$;
create policy published on asset_contact for select to kith_app using (exists (select from asset a where a.id = asset_id));
create policy published on asset_at_location for select to kith_app using (exists (select from asset a where a.id = asset_id));
create policy published on asset_location for select to kith_app using (exists (select from asset_at_location al where al.location_id = asset_location.id));

insert into asset_source (id, code, name, kind) values
  ('0192f000-0000-7000-8000-0000000000a1', 'house', 'Services that work in Kith', 'house'),
  ('0192f000-0000-7000-8000-0000000000a2', 'suggested', 'Told by people and connectors', 'suggestion');
