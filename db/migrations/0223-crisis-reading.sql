-- The crisis teams of where somebody lives read the safety plan, when the person said they may.

-- Whoever works in a crisis team of the place stands for this holder.
create function crisis_help_of(place text) returns uuid language sql immutable as $$
  select md5('crisis ' || place)::uuid
$$;
comment on function crisis_help_of is 'The holder that all crisis teams of one place are together. A member who sees the caseload of such a team stands for it.';

alter table basis drop constraint basis_why_check;
alter table basis add constraint basis_why_check
  check (why in ('me','holds','team_holds','care_team','gp_practice','agreed','agreed_more','crisis_agreed','front_door','emergency','lawful','circle','employer'));

create table crisis_reading (
  id uuid primary key,
  person_id uuid not null references person,
  agreed boolean not null,
  said_on date not null,
  said_how text not null default '',
  written_at timestamptz not null,
  written_by uuid references worker,
  written_by_name text not null,
  check ((written_by is null) = (said_how = ''))
);
comment on table crisis_reading is 'Each time somebody said whether the crisis teams of where they live may read their safety plan. The newest counts. said_how: how they said so, where a worker wrote it down. Never changed.';
create index crisis_reading_person on crisis_reading (person_id, id desc);
select kith_protect('crisis_reading', '16');
grant select, insert on crisis_reading to kith_app;
create policy who_writes on crisis_reading as restrictive for insert to kith_app
  with check (written_by is not distinct from (select caller_worker()) and (written_by is not null or person_id = (select caller_person())));

-- It follows a move: the crisis teams of the place where the person now lives. 17: how to reach them, and the safety plan.
create function crisis_reading_refresh(person uuid) returns void language plpgsql security definer set search_path = public as $$
begin
  delete from basis b where b.person_id = person and b.why = 'crisis_agreed';
  insert into basis (person_id, holder, why, grants, valid_from, source)
    select r.person_id, crisis_help_of(p.place_code), 'crisis_agreed', 17, r.written_at, r.id
    from person p join lateral (select * from crisis_reading c where c.person_id = p.id order by c.id desc limit 1) r on r.agreed
    where p.id = person and p.place_code is not null;
end $$;
revoke execute on function crisis_reading_refresh from public;
create function crisis_reading_basis() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform crisis_reading_refresh(case tg_table_name when 'person' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'person_id')::uuid end);
  return null;
end $$;
revoke execute on function crisis_reading_basis from public;
create trigger crisis_reading_basis after insert on crisis_reading for each row execute function crisis_reading_basis();
create trigger crisis_reading_follows after update of place_code on person for each row
  when (old.place_code is distinct from new.place_code) execute function crisis_reading_basis();
