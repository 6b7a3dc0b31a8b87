-- The team board: one row a person in care, kept by triggers, so that a board of hundreds reads little. What the rows hold
-- follows from the tables they are made of and can be made again at any time with board_refresh(person).
create table board_row (
  person_id uuid primary key references person,
  team_id uuid not null references team,
  worker_id uuid references worker,
  organisation_id uuid not null references organisation,
  name text not null,
  asked_at timestamptz not null,
  held_since timestamptz not null,
  deadline timestamptz
);
comment on table board_row is 'Who holds each person in care now. asked_at: when they asked for help this time. Holds names (contact) and who is responsible (careTeam).';
create index board_row_team on board_row (team_id, person_id);
create index board_row_worker on board_row (worker_id, person_id);

create table board_contact (
  person_id uuid not null references person,
  kinds int not null,
  last_met_at timestamptz,
  last_met_mode text,
  last_met_by uuid references worker,
  last_tried_at timestamptz,
  next_step_id uuid references next_step,
  next_step text,
  next_step_who text,
  next_step_due date,
  primary key (person_id, kinds)
);
comment on table board_contact is 'The last contact and the first open next step of each person, one row for each mix of kinds of information they hold, so that a reader finds only those they may read. Notes for named readers alone stay off boards altogether.';
select kith_protect('board_contact', 'kinds');
grant select on board_contact to kith_app;
revoke insert, update, delete on board_contact from kith_app;
-- Boards are for workers: a row may hold what is withheld from the person.
create policy workers on board_contact as restrictive for select to kith_app using ((select caller_worker()) is not null);

-- The access rule for a whole list at once: worked out for everyone the caller reaches, then looked up. The same rule as
-- access_rule, which is faster for one person and slower for hundreds.
alter table board_row enable row level security;
create policy may_see on board_row for select to kith_app using (person_id in (
  select b.person_id from basis b
  where b.holder = any ((select holders())::uuid[]) and b.valid_from <= (select kith_now()) and b.valid_to > (select kith_now())
  group by b.person_id
  having bit_or(b.grants) & ~bit_or(case b.why when 'employer' then 0 else b.hides end)
    & ~(bit_or(case b.why when 'employer' then b.hides else 0 end) & ~bit_or(b.keeps)) & (select caller_kinds()) & 8193 = 8193));
create policy works on board_row for all to kith_system using (true) with check (true);
grant select on board_row to kith_app;
grant select, insert, update, delete on board_row to kith_system;

-- One person at a time: whoever comes second waits, then reads what the first has done.
create function board_refresh(person uuid) returns void language plpgsql security definer set search_path = public as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(person::text, 35));
  delete from board_row b where b.person_id = person;
  insert into board_row (person_id, team_id, worker_id, organisation_id, name, asked_at, held_since, deadline)
    select r.person_id, r.team_id, r.worker_id, r.organisation_id, trim(coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name), e.started_at, lower(r.during), r.deadline
    from responsibility r join person p on p.id = r.person_id join care_episode e on e.id = r.episode_id
    where r.person_id = person and upper_inf(r.during);
end $$;

create function board_contact_refresh(person uuid) returns void language plpgsql security definer set search_path = public as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(person::text, 35));
  delete from board_contact b where b.person_id = person;
  insert into board_contact (person_id, kinds, last_met_at, last_met_mode, last_met_by, last_tried_at, next_step_id, next_step, next_step_who, next_step_due)
    select person, k.kinds, met.happened_at, met.mode, met.worker_id, tried.happened_at, step.id, step.what, step.doer, step.due
    from (select n.kinds from contact_note n where n.person_id = person and n.readers is null
          union select s.kinds from next_step s where s.person_id = person and s.readers is null and s.done_at is null) k
    left join lateral (select n.happened_at, n.mode, n.worker_id from contact_note n
      where n.person_id = person and n.kinds = k.kinds and n.readers is null and n.met and not exists (select from contact_note later where later.replaces = n.id)
      order by n.happened_at desc, n.id desc limit 1) met on true
    left join lateral (select max(n.happened_at) as happened_at from contact_note n
      where n.person_id = person and n.kinds = k.kinds and n.readers is null and not n.met and not exists (select from contact_note later where later.replaces = n.id)) tried on true
    left join lateral (select s.id, s.what, s.due, coalesce(w.name, t.name) as doer from next_step s left join worker w on w.id = s.worker_id left join team t on t.id = s.team_id
      where s.person_id = person and s.kinds = k.kinds and s.readers is null and s.done_at is null order by s.due, s.id limit 1) step on true
    where met.happened_at is not null or tried.happened_at is not null or step.id is not null;
end $$;
revoke execute on function board_refresh, board_contact_refresh from public;

create function board_follows() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform board_refresh(new.person_id);
  return null;
end $$;
create trigger board_follows after insert or update on responsibility for each row execute function board_follows();

create function board_follows_person() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform board_refresh(new.id);
  return null;
end $$;
create trigger board_follows after update of given_name, family_name, preferred_name on person for each row execute function board_follows_person();

create function board_contact_follows() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform board_contact_refresh(new.person_id);
  return null;
end $$;
create trigger board_follows after insert or update on contact_note for each row execute function board_contact_follows();
create trigger board_follows after insert or update on next_step for each row execute function board_contact_follows();
