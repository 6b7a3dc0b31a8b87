-- The person's own network, the connectors' work with them, and the little an organiser of an activity may know.

create table tie (
  id uuid primary key,
  person_id uuid not null references person,
  domain text not null check (domain in ('healthCare','localFacilities','personalInterests','personalRelationships')),
  name text not null default '' check (length(name) <= 200),
  contact_id uuid,
  worker_id uuid references worker,
  team_id uuid references team,
  asset_id uuid references asset,
  community text check (community in ('place','identity','interest','online')),
  ring text not null check (ring in ('near','between','further')),
  strength text not null check (strength in ('close','some','loosening')),
  stands_in_way text not null default '' check (length(stands_in_way) <= 500),
  keeps_well boolean not null default false,
  when_unwell boolean not null default false,
  left_out boolean not null default false,
  ended_at timestamptz,
  written_at timestamptz not null,
  written_by_name text not null,
  version int not null default 1,
  foreign key (contact_id, person_id) references personal_contact (id, person_id),
  check (num_nonnulls(contact_id, worker_id, team_id, asset_id) + (name <> '')::int = 1)
);
comment on table tie is 'One tie of the person to somebody or something, as they see it. Who it is to is typed only where nothing else knows it: people of their own life, the care team and things they go to are named elsewhere, and a row here only says how near, how strong and what stands in the way. left_out: the person wants it off the picture.';
create unique index on tie (person_id, contact_id) where ended_at is null;
create unique index on tie (person_id, worker_id) where ended_at is null;
create unique index on tie (person_id, team_id) where ended_at is null;
create unique index on tie (person_id, asset_id) where ended_at is null;
create index on tie (person_id);
select kith_protect('tie', '131072');
grant select, insert, update on tie to kith_app;

create table tie_past (
  tie_id uuid not null references tie,
  person_id uuid not null references person,
  version int not null,
  ring text not null,
  strength text not null,
  stands_in_way text not null,
  ended boolean not null,
  at timestamptz not null,
  by_name text not null,
  primary key (tie_id, version)
);
comment on table tie_past is 'Every version of a tie, so that it can be seen over time (R221). Kept by a trigger.';
create index on tie_past (person_id, at);
select kith_protect('tie_past', '131072');
grant select on tie_past to kith_app;
create function tie_kept() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into tie_past (tie_id, person_id, version, ring, strength, stands_in_way, ended, at, by_name)
  values (new.id, new.person_id, new.version, new.ring, new.strength, new.stands_in_way, new.ended_at is not null or new.left_out, new.written_at, new.written_by_name);
  return null;
end $$;
create trigger tie_kept after insert or update on tie for each row execute function tie_kept();

create table person_barrier (
  id uuid primary key,
  person_id uuid not null references person,
  kinds int not null,
  report_id uuid not null unique references barrier_report,
  words text not null default '' check (length(words) <= 500),
  at timestamptz not null,
  by_name text not null,
  eased_at timestamptz,
  version int not null default 1
);
comment on table person_barrier is 'That a barrier of the place stands around this person. What it is and whose work it is stands in barrier_report, which does not know whose it was.';
create index on person_barrier (person_id);
select kith_protect('person_barrier', 'kinds');
grant select, insert, update on person_barrier to kith_app;

create table network_look (
  id uuid primary key,
  person_id uuid not null references person,
  at timestamptz not null,
  who_with text not null default '' check (length(who_with) <= 200),
  words text not null default '' check (length(words) <= 2000),
  outside boolean not null,
  by_name text not null
);
comment on table network_look is 'The picture looked at on a day, alone or together. outside: there was no working tie in any of the four domains; that makes an offer of a connector''s time and closes nothing (R052, R224).';
create index on network_look (person_id, at);
select kith_protect('network_look', '131072');
grant select, insert on network_look to kith_app;

create table network_look_domain (
  look_id uuid not null references network_look,
  person_id uuid not null references person,
  domain text not null check (domain in ('healthCare','localFacilities','personalInterests','personalRelationships')),
  close_ties int not null,
  some_ties int not null,
  loosening_ties int not null,
  primary key (look_id, domain)
);
comment on table network_look_domain is 'How many ties of each strength there were in each domain on that day.';
create index on network_look_domain (person_id);
select kith_protect('network_look_domain', '131072');
grant select, insert on network_look_domain to kith_app;

create table connector_ask (
  id uuid primary key,
  person_id uuid not null references person,
  team_id uuid not null references team,
  matters text not null check (length(matters) between 1 and 2000),
  asked_by uuid references worker,
  asked_by_name text not null,
  agreed_how text not null check (agreed_how <> ''),
  asked_at timestamptz not null,
  answer_by timestamptz not null,
  state text not null default 'asked' check (state in ('asked','taken','withdrawn')),
  taken_by uuid references worker,
  answered_at timestamptz,
  involvement_id uuid references involvement,
  version int not null default 1,
  check ((state = 'asked') = (answered_at is null)),
  check ((state = 'taken') = (taken_by is not null))
);
comment on table connector_ask is 'A connector''s time asked for, by any worker with the person''s yes or by the person, in the person''s own words (R234, R252). No state says no: until somebody takes it, it stays asked, and whoever is responsible stays responsible.';
create unique index one_open_connector_ask on connector_ask (person_id) where state = 'asked';
create index on connector_ask (team_id) where state = 'asked';
select kith_protect('connector_ask', '16384');
grant select, insert, update on connector_ask to kith_app;
-- Those who answer the team's front door see what they need to say yes, until it is answered; four weeks at most.
create function connector_ask_basis() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform set_basis(new.id, new.person_id, case when new.state = 'asked' then front_door_of(new.team_id) end, 'front_door', 24579, 0, 0,
    tstzrange(new.asked_at, new.asked_at + interval '28 days'));
  return new;
end $$;
create trigger connector_ask_basis after insert or update on connector_ask for each row execute function connector_ask_basis();

create table engagement_view (
  id uuid primary key,
  person_id uuid not null references person,
  at timestamptz not null,
  ability text not null check (length(ability) between 1 and 2000),
  adjustments text not null default '' check (length(adjustments) <= 2000),
  motivation text not null check (length(motivation) between 1 and 2000),
  fits_goal text not null default '' check (length(fits_goal) <= 500),
  by_name text not null
);
comment on table engagement_view is 'What the person can take part in just now and what would help, and what they want it for, in their own words. Dated, because it changes; never overwritten (R238, R239).';
create index on engagement_view (person_id, at);
select kith_protect('engagement_view', '131072');
grant select, insert on engagement_view to kith_app;

create table asset_connection (
  id uuid primary key,
  person_id uuid not null references person,
  asset_id uuid not null references asset,
  matters text not null default '' check (length(matters) <= 1000),
  started_at timestamptz not null,
  started_by_name text not null,
  follow_up_on date,
  ended_at timestamptz,
  ended_words text not null default '',
  version int not null default 1
);
comment on table asset_connection is 'A person and something in their community. How far it has come is told by its events; that they go by themselves is known only if they tell us (R223).';
create unique index one_connection_at_a_time on asset_connection (person_id, asset_id) where ended_at is null;
create index on asset_connection (asset_id);
alter table asset_connection add unique (id, person_id);
select kith_protect('asset_connection', '131072');
grant select, insert, update on asset_connection to kith_app;

create table graded_step (
  id uuid primary key,
  person_id uuid not null references person,
  connection_id uuid not null,
  place int not null check (place between 1 and 20),
  words text not null check (length(words) between 1 and 200),
  done_on date,
  version int not null default 1,
  foreign key (connection_id, person_id) references asset_connection (id, person_id),
  unique (connection_id, place)
);
comment on table graded_step is 'One of the steps the person set themselves on the way to something. A day on which it did not work is an event and changes nothing here.';
create index on graded_step (person_id);
select kith_protect('graded_step', '131072');
grant select, insert, update on graded_step to kith_app;

create table connection_event (
  id uuid primary key,
  person_id uuid not null references person,
  connection_id uuid not null,
  step_id uuid references graded_step,
  what text not null check (what in ('told_about','introduced','went_with','stayed_with','went_alone','not_that_day','step_done','step_not_that_day','said')),
  on_day date not null,
  words text not null default '' check (length(words) <= 2000),
  at timestamptz not null,
  worker_id uuid references worker,
  by_name text not null,
  foreign key (connection_id, person_id) references asset_connection (id, person_id),
  check ((what in ('step_done','step_not_that_day')) = (step_id is not null))
);
comment on table connection_event is 'What happened with one connection, in order: the four levels of help told apart, each with the day and who gave it (R051, R228, R255); going alone; a day it did not work out; and whether it helped, in the person''s words (R236). Never changed.';
create index on connection_event (connection_id);
create index on connection_event (person_id);
select kith_protect('connection_event', '131072');
grant select, insert on connection_event to kith_app;

create table accompaniment (
  id uuid primary key,
  person_id uuid not null references person,
  connection_id uuid,
  to_what text not null check (length(to_what) between 1 and 200),
  worker_id uuid not null references worker,
  starts_at timestamptz not null,
  travel text not null check (length(travel) between 1 and 500),
  next_step_id uuid references next_step,
  state text not null default 'planned' check (state in ('planned','done','not_that_day','called_off')),
  made_by_name text not null,
  version int not null default 1,
  foreign key (connection_id, person_id) references asset_connection (id, person_id)
);
comment on table accompaniment is 'Somebody goes with the person: who, to which appointment or group, when, how they get there (R013).';
create index on accompaniment (worker_id, starts_at) where state = 'planned';
create index on accompaniment (person_id);
select kith_protect('accompaniment', '131076');
grant select, insert, update on accompaniment to kith_app;

create table contribution (
  id uuid primary key,
  person_id uuid not null references person,
  what text not null check (length(what) between 1 and 500),
  kind text not null check (kind in ('help_run','start','teach','speak','other')),
  asset_id uuid references asset,
  offered_on date not null,
  state text not null default 'offered' check (state in ('offered','talked','doing','resting')),
  came_of_it text not null default '' check (length(came_of_it) <= 1000),
  look_again_on date,
  by_name text not null,
  version int not null default 1,
  at timestamptz not null default kith_now()
);
comment on table contribution is 'What the person offers to their community: to help run something, to start it, to pass on what they can do. Followed until something has come of it, or the person lets it rest (R242).';
create index on contribution (person_id);
select kith_protect('contribution', '131072');
grant select, insert, update on contribution to kith_app;

-- Nobody but the person learns what they keep for later.
create table kept_asset (
  id uuid primary key,
  person_id uuid not null references person,
  asset_id uuid not null references asset,
  kept_at timestamptz not null,
  state text not null default 'kept' check (state in ('kept','not_for_me','gone')),
  unique (person_id, asset_id)
);
comment on table kept_asset is 'The person''s own shelf: entries of the directory they keep for later. Nobody else reads it.';
create index on kept_asset (asset_id);
alter table kept_asset enable row level security;
create policy own on kept_asset for all to kith_app using (person_id = (select caller_person())) with check (person_id = (select caller_person()));
create policy works on kept_asset for all to kith_system using (true) with check (true);
grant select, insert, update on kept_asset to kith_app;
grant select, insert, update, delete on kept_asset to kith_system;

-- What the organiser of an activity may know is a row of its own that does not know whose it is. Whose it is stands beside
-- it, behind the rule of kinds, so that being an organiser is a basis for nothing.
create table activity_card_person (
  card_id uuid primary key,
  person_id uuid not null references person,
  agreed_how text not null check (agreed_how <> ''),
  agreed_at timestamptz not null,
  by_name text not null
);
comment on table activity_card_person is 'Whose card it is, and how they agreed to it.';
create index on activity_card_person (person_id);
select kith_protect('activity_card_person', '131072');
grant select, insert on activity_card_person to kith_app;

create table activity_card (
  id uuid primary key references activity_card_person,
  asset_id uuid not null references asset,
  organiser_id uuid not null references worker,
  chosen_name text not null check (length(chosen_name) between 1 and 60),
  helps text not null default '' check (length(helps) <= 500),
  days text not null check (length(days) between 1 and 200),
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  withdrawn_at timestamptz,
  version int not null default 1
);
comment on table activity_card is 'All that one organiser of one activity may know of somebody who comes: the name they chose, what helps, which days. It ends with its last day, and at once when the person takes it back.';
create index on activity_card (organiser_id, until_day);
alter table activity_card enable row level security;
create policy organiser on activity_card for select to kith_app using (organiser_id = (select caller_worker()) and withdrawn_at is null
  and until_day >= ((select kith_now()) at time zone 'Europe/London')::date);
create policy whose on activity_card for select to kith_app using (exists (select from activity_card_person p where p.card_id = activity_card.id));
create policy adds on activity_card for insert to kith_app with check (exists (select from activity_card_person p where p.card_id = activity_card.id
  and ((select caller_worker()) is not null or p.person_id = (select caller_person()))));
create policy changes on activity_card for update to kith_app using (exists (select from activity_card_person p where p.card_id = activity_card.id
  and ((select caller_worker()) is not null or p.person_id = (select caller_person()))));
create policy works on activity_card for all to kith_system using (true) with check (true);
grant select, insert, update on activity_card to kith_app;
grant select, insert, update, delete on activity_card to kith_system;
create function activity_card_right() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from worker w join asset a on a.id = new.asset_id join asset_organisation o on o.id = a.organisation_id
      where w.id = new.organiser_id and w.active and w.role = 'activity_organiser' and o.organisation_id = w.organisation_id) then
    raise exception 'not an organiser of this' using errcode = 'KN001';
  end if;
  if exists (select from activity_card_person p join circle c on c.person_id = p.person_id and c.during @> kith_now()
      join worker w on w.id = new.organiser_id where p.card_id = new.id and (c.worker_id = w.id or c.organisation_id = w.organisation_id)) then
    raise exception 'worker is in the person''s own circle' using errcode = 'KC001';
  end if;
  return new;
end $$;
create trigger activity_card_right before insert on activity_card for each row execute function activity_card_right();
-- Somebody declared to be of the person's own life, or their employer, after they were told: what they were told ends at once.
create function activity_card_circle() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update activity_card c set withdrawn_at = kith_now(), version = c.version + 1 from activity_card_person p, worker w
  where p.card_id = c.id and p.person_id = new.person_id and w.id = c.organiser_id and c.withdrawn_at is null and new.during @> kith_now()
    and (w.id = new.worker_id or w.organisation_id = new.organisation_id);
  return null;
end $$;
create trigger activity_card_circle after insert or update on circle for each row execute function activity_card_circle();

create table asset_gap (
  id uuid primary key,
  wanted text not null check (length(wanted) between 1 and 200),
  domain text not null check (domain in ('healthCare','localFacilities','personalInterests','personalRelationships')),
  place_code text not null references place,
  neighbourhood_code text references neighbourhood,
  times int not null default 1 check (times > 0),
  first_at timestamptz not null,
  last_at timestamptz not null,
  proposal text check (proposal in ('commission','transport','share','online')),
  proposal_words text not null default '' check (length(proposal_words) <= 500),
  state text not null default 'open' check (state in ('open','met')),
  version int not null default 1
);
comment on table asset_gap is 'Something people looked for that the place does not have, counted; nothing says who looked (R230).';
create unique index on asset_gap (place_code, coalesce(neighbourhood_code, ''), domain, lower(wanted));
grant select, insert, update on asset_gap to kith_app;
grant select, insert, update, delete on asset_gap to kith_system;
