-- Who may see whom, and why: the one table that row-level security reads. Rows are written by triggers on the facts that
-- give a basis, never by hand, so that the reason for access and the access itself cannot drift apart.
create table basis (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  holder uuid not null,
  why text not null check (why in ('me','holds','team_holds','care_team','gp_practice','agreed','front_door','emergency','lawful','circle','employer')),
  grants int not null default 0,
  hides int not null default 0,
  keeps int not null default 0,
  valid_from timestamptz not null,
  valid_to timestamptz not null default 'infinity',
  source uuid not null
);
comment on table basis is 'grants: kinds this holder may see. hides: kinds taken away from this holder whatever else grants them. keeps: kinds kept although the holder''s employer is hidden from; what is hidden from the holder themself stays hidden. Holders are people, workers, supporters, teams and organisations.';
create index basis_person_holder on basis (person_id, holder) include (why, grants, hides, keeps, valid_from, valid_to);
create index basis_holder on basis (holder, person_id) include (why, grants, hides, keeps, valid_from, valid_to);
create index basis_source on basis (source);
alter table basis enable row level security;
create policy own on basis for select to kith_app using (holder = any ((select holders())::uuid[]));
create policy works on basis for all to kith_system using (true) with check (true);
grant select on basis to kith_app;
grant select, insert, update, delete on basis to kith_system;

-- The access rule, in one place. kinds(person) for this caller, now: granted by any basis, less what is hidden, within
-- what the caller's role may ever see. Agreeing to a worker by name (keeps) lifts only what is hidden from their employer,
-- never what is hidden from that worker or their team. Written into each policy as text so that the planner sees through it.
create function access_rule(person_column text, needed text) returns text language sql immutable as $$
  select format(
    '((select bit_or(b.grants) & ~bit_or(case b.why when ''employer'' then 0 else b.hides end)'
    ' & ~(bit_or(case b.why when ''employer'' then b.hides else 0 end) & ~bit_or(b.keeps)) from basis b'
    ' where b.person_id = %s and b.holder = any ((select holders())::uuid[])'
    ' and b.valid_from <= (select kith_now()) and b.valid_to > (select kith_now()))'
    ' & (select caller_kinds()) & (%s)) = (%s)', person_column, needed, needed)
$$;

-- Puts a table behind the rule. kind: an SQL expression giving the kinds of information a row holds (a number, or columns
-- of the table). readers: the name of a uuid[] column of named readers, where entries may be limited to some.
create function kith_protect(target text, kind text, person_column text default 'person_id', readers text default null) returns void language plpgsql as $$
declare
  rule text := access_rule(format('%I.%I', target, person_column), kind);
  -- Those the person let in only read: workers write, and the person.
  writes text := format(' and ((select caller_worker()) is not null or %I.%I = (select caller_person()))', target, person_column);
begin
  if readers is not null then
    rule := rule || format(' and (%I.%I is null or %I.%I && (select holders())::uuid[])', target, readers, target, readers);
  end if;
  execute format('alter table %I enable row level security', target);
  execute format('create policy may_see on %I for select to kith_app using (%s)', target, rule);
  execute format('create policy may_add on %I for insert to kith_app with check (%s)', target, rule || writes);
  execute format('create policy may_change on %I for update to kith_app using (%s) with check (%s)', target, rule || writes, rule || writes);
  execute format('create policy works on %I for all to kith_system using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %I to kith_system', target);
end $$;

select kith_protect('person', '1', 'id');

create function person_basis() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into basis (person_id, holder, why, grants, valid_from, source) values (new.id, new.id, 'me', 262143, new.created_at, new.id);
  return new;
end $$;
create trigger person_basis after insert on person for each row execute function person_basis();

-- Replaces what one fact gives: called by every trigger below.
create function set_basis(p_source uuid, p_person uuid, p_holder uuid, p_why text, p_grants int, p_hides int, p_keeps int, p_during tstzrange) returns void
language plpgsql security definer set search_path = public as $$
begin
  delete from basis where source = p_source and why = p_why;
  if p_holder is null or isempty(p_during) then return; end if;
  insert into basis (person_id, holder, why, grants, hides, keeps, valid_from, valid_to, source)
  values (p_person, p_holder, p_why, p_grants, p_hides, p_keeps, coalesce(lower(p_during), '-infinity'), coalesce(upper(p_during), 'infinity'), p_source);
end $$;
revoke execute on function set_basis from public;

create table gp_registration (
  id uuid primary key,
  person_id uuid not null references person,
  practice_id uuid not null references organisation,
  kind text not null check (kind in ('home','term')),
  during tstzrange not null,
  version int not null default 1,
  exclude using gist (person_id with =, kind with =, during with &&)
);
comment on table gp_registration is 'The surgery, and for students the one at the other address too.';
select kith_protect('gp_registration', '1');
grant select, insert, update on gp_registration to kith_app;
create function gp_registration_basis() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform set_basis(new.id, new.person_id, new.practice_id, 'gp_practice', (select kinds from care_role where code = 'gp'), 0, 0, new.during);
  return new;
end $$;
create trigger gp_registration_basis after insert or update on gp_registration for each row execute function gp_registration_basis();

create table involvement (
  id uuid primary key,
  person_id uuid not null references person,
  worker_id uuid references worker,
  team_id uuid references team,
  organisation_id uuid not null references organisation,
  role text not null references care_role,
  part text not null default '',
  state text not null default 'agreed' check (state in ('asked','agreed','declined')),
  person_agreed boolean not null default false,
  asked_by uuid references worker,
  asked_at timestamptz not null,
  answered_at timestamptz,
  during tstzrange not null,
  ended_why text,
  version int not null default 1,
  check (num_nonnulls(worker_id, team_id) >= 1),
  exclude using gist (person_id with =, coalesce(worker_id, team_id) with =, role with =, during with &&)
);
comment on table involvement is 'Who helps this person, from when to when, across organisations. "asked" gives no sight of anything until agreed.';
create index on involvement (worker_id, person_id);
create index on involvement (team_id, person_id);
select kith_protect('involvement', '8192');
-- Written by the house alone, once the rules of the care team allow it: seeing who helps is not a right to change it.
grant select on involvement to kith_app;

create table circle (
  id uuid primary key,
  person_id uuid not null references person,
  worker_id uuid references worker,
  organisation_id uuid references organisation,
  relation text not null check (relation in ('employer','colleague','manager','relative','partner','ex_partner','neighbour','friend','other')),
  declared_by uuid not null,
  during tstzrange not null,
  check (num_nonnulls(worker_id, organisation_id) = 1),
  check ((relation = 'employer') = (organisation_id is not null))
);
comment on table circle is 'Workers and employers in the person''s own life. They see nothing through their work; only a worker the person has agreed to by name is kept when it is the employer that is hidden.';
create index on circle (worker_id);
select kith_protect('circle', '8192');
grant select, insert, update on circle to kith_app;
create function circle_basis() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform set_basis(new.id, new.person_id, coalesce(new.worker_id, new.organisation_id),
    case when new.organisation_id is null then 'circle' else 'employer' end, 0, 262143, 0, new.during);
  return new;
end $$;
create trigger circle_basis after insert or update on circle for each row execute function circle_basis();

create function involvement_basis() returns trigger language plpgsql security definer set search_path = public as $$
declare
  role_kinds int := (select kinds from care_role where code = new.role);
begin
  -- Ending what began before anybody knew stays possible.
  if new.state = 'agreed' and (tg_op = 'INSERT' or old.state <> 'agreed' or not new.during <@ old.during)
      and exists (select from circle c where c.person_id = new.person_id and c.worker_id = new.worker_id and c.during && new.during) then
    raise exception 'worker is in the person''s own circle' using errcode = 'KC001';
  end if;
  perform set_basis(new.id, new.person_id, case when new.state = 'agreed' then coalesce(new.worker_id, new.team_id) end, 'care_team',
    role_kinds, 0, case when new.person_agreed and new.worker_id is not null then role_kinds else 0 end, new.during);
  return new;
end $$;
create trigger involvement_basis after insert or update on involvement for each row execute function involvement_basis();

create table sharing_rule (
  id uuid primary key,
  person_id uuid not null references person,
  holder uuid not null,
  holder_kind text not null check (holder_kind in ('worker','team','organisation','supporter')),
  grants int not null default 0,
  hides int not null default 0,
  words text not null default '',
  decided_by text not null,
  decided_at timestamptz not null,
  review_on date,
  during tstzrange not null,
  version int not null default 1,
  check (grants & hides = 0 and grants | hides <> 0),
  exclude using gist (person_id with =, holder with =, during with &&)
);
comment on table sharing_rule is 'What the person agreed to share with someone, or hides from them, kind by kind and until when.';
select kith_protect('sharing_rule', '8192');
grant select, insert, update on sharing_rule to kith_app;
create function sharing_rule_basis() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform set_basis(new.id, new.person_id, new.holder, 'agreed', new.grants, new.hides, 0, new.during);
  return new;
end $$;
create trigger sharing_rule_basis after insert or update on sharing_rule for each row execute function sharing_rule_basis();

create table emergency_access (
  id uuid primary key,
  person_id uuid not null references person,
  worker_id uuid not null references worker,
  reason text not null check (reason in ('immediate_danger','cannot_wait','other')),
  words text not null check (length(words) >= 10),
  kinds int not null,
  during tstzrange not null check (upper(during) - lower(during) <= interval '60 minutes'),
  told_person_at timestamptz,
  review text check (review in ('justified','not_justified')),
  review_words text,
  reviewed_by uuid,
  reviewed_at timestamptz,
  check (num_nonnulls(review, reviewed_by, reviewed_at) in (0, 3))
);
comment on table emergency_access is 'Opening a record without any other basis, for at most 60 minutes, for a stated reason. The person and the information governance lead are told; the lead reviews it.';
select kith_protect('emergency_access', '8192');
create function emergency_access_basis() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (tg_op = 'INSERT' or not new.during <@ old.during)
      and exists (select from circle c where c.person_id = new.person_id and c.worker_id = new.worker_id and c.during && new.during) then
    raise exception 'worker is in the person''s own circle' using errcode = 'KC001';
  end if;
  perform set_basis(new.id, new.person_id, new.worker_id, 'emergency', new.kinds, 0, 0, new.during);
  return new;
end $$;
create trigger emergency_access_basis after insert or update on emergency_access for each row execute function emergency_access_basis();
