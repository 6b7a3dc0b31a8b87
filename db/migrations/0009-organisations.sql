-- What each team offers and how many people it can hold; and where anyone can turn in a crisis.

alter table team
  add column address text not null default '',
  add column access text not null default '',
  add column ways_in text[] not null default '{phone,online}' check (ways_in <@ '{phone,text,online,walk_in,letter,in_person}'::text[]);
comment on column team.ways_in is 'How people ask for this service themselves.';
grant update (address, access, ways_in) on team to kith_app;

-- Everyone may read what a service offers; only those who lead the team change it.
alter table team enable row level security;
create policy everyone on team for select to kith_app using (true);
create policy lead on team for update to kith_app using (exists (
  select from membership m where m.team_id = team.id and m.worker_id = (select caller_worker()) and m.lead and m.during @> (select kith_now())));
create policy works on team for all to kith_system using (true) with check (true);

create table capacity_decision (
  id uuid primary key,
  team_id uuid not null references team,
  held int not null check (held >= 0),
  capacity int not null check (capacity > 0),
  up_to int not null,
  until timestamptz not null,
  reason text not null check (reason <> ''),
  decided_by uuid not null references worker,
  decided_by_name text not null,
  decided_at timestamptz not null,
  check (up_to > capacity and up_to > held),
  check (until > decided_at and until <= decided_at + interval '93 days')
);
comment on table capacity_decision is 'A leader''s named decision to hold more people than the team said it can, up to a number and until a day. Kept for good; the newest one counts.';
create index on capacity_decision (team_id, decided_at desc);
alter table capacity_decision enable row level security;
create policy workers on capacity_decision for select to kith_app using (exists (
  select from membership m join team mine on mine.id = m.team_id join team t on t.id = capacity_decision.team_id
  where m.worker_id = (select caller_worker()) and m.during @> (select kith_now()) and (m.team_id = t.id or (mine.front_door and mine.place_code = t.place_code))));
create policy lead on capacity_decision for insert to kith_app with check (decided_by = (select caller_worker()) and exists (
  select from membership m where m.team_id = capacity_decision.team_id and m.worker_id = (select caller_worker()) and m.lead and m.during @> (select kith_now())));
create policy works on capacity_decision for all to kith_system using (true) with check (true);
grant select, insert on capacity_decision to kith_app;
grant select, insert, update, delete on capacity_decision to kith_system;

-- How many people each team holds now. The count must be right whoever asks, also when some of those people are hidden from
-- the asker, or a team would fill up unseen; so it is counted beneath row-level security and only numbers come out. Small
-- numbers say little about anybody within a team, but could outside it: only the team's own members and the front door of
-- the same place are told.
create function team_load(teams uuid[]) returns table (team_id uuid, held int, capacity int)
language sql stable security definer set search_path = public as $$
  select t.id, (select count(*)::int from responsibility r where r.team_id = t.id and upper_inf(r.during)), t.capacity
  from team t
  where t.id = any (teams) and (current_setting('role', true) = 'kith_system' or exists (
    select from membership m join team mine on mine.id = m.team_id
    where m.worker_id = caller_worker() and m.during @> kith_now() and (m.team_id = t.id or (mine.front_door and mine.place_code = t.place_code))))
$$;

create table crisis_route (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9-]{1,60}$'),
  kind text not null check (kind in ('emergency','line','text','cafe','team','online','other')),
  care_system_code text references care_system,
  place_code text references place,
  name text not null check (name <> ''),
  what text not null check (what <> ''),
  for_family text not null default '',
  phone text,
  text_to text,
  text_words text,
  website text check (website like 'https://%'),
  address text,
  getting_here text not null default '',
  always_open boolean not null default false,
  hours_note text not null default '',
  position int not null default 100,
  source text not null check (source <> ''),
  fictional boolean not null default false,
  check (num_nonnulls(care_system_code, place_code) <= 1),
  check (num_nonnulls(phone, text_to, website, address) >= 1),
  check (text_words is null or text_to is not null)
);
comment on table crisis_route is 'Where anyone can turn in a crisis. Without a care system or a place a route is national. source says where the facts come from. for_family: how it helps those who care for someone.';
create index on crisis_route (place_code);
create index on crisis_route (care_system_code);

create table crisis_route_hours (
  route_id uuid not null references crisis_route on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null,
  primary key (route_id, weekday, opens)
);
comment on table crisis_route_hours is 'Opening hours in London time, Monday = 1. Closing at or before opening means on the next day. None, and not always_open: ring first.';
grant select on crisis_route, crisis_route_hours to kith_app;
grant select, insert, update, delete on crisis_route, crisis_route_hours to kith_system;

insert into crisis_route (id, code, kind, name, what, for_family, phone, text_to, text_words, website, always_open, position, source) values
  ('0192f000-0000-7000-8000-000000000001', 'nhs-999', 'emergency', '999', 'If a life is in danger now, or someone is badly hurt or has taken an overdose. You can also go to A&E.', 'Call if someone with you is in danger. Stay with them if you can do so safely.', '999', null, null, null, true, 1, 'NHS website, urgent help for mental health'),
  ('0192f000-0000-7000-8000-000000000002', 'nhs-111', 'line', 'NHS 111, option 2', 'Talk to a mental health professional near you. Call 111 and choose option 2. For any age, day and night, and free.', 'You can call about someone you are worried about.', '111', null, null, 'https://111.nhs.uk', true, 2, 'NHS website, NHS 111 mental health option'),
  ('0192f000-0000-7000-8000-000000000003', 'samaritans', 'line', 'Samaritans', 'Someone to listen, about anything, for as long as you need. You do not have to be suicidal. Free, and it does not show on your phone bill.', 'They listen to family and friends too.', '116 123', null, null, 'https://www.samaritans.org', true, 3, 'Samaritans'),
  ('0192f000-0000-7000-8000-000000000004', 'shout', 'text', 'Shout', 'If you would rather not speak, text with a trained volunteer. Free on most networks, day and night.', 'You can text about someone else, or about how it is for you.', null, '85258', 'SHOUT', 'https://giveusashout.org', true, 4, 'Shout 85258');
