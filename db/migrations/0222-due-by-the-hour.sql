-- A follow-up within 48 hours is due at an hour, not on a day.

alter table next_step add column due_at timestamptz;
alter table next_step add constraint next_step_due_at_check check ((due_at at time zone 'Europe/London')::date = due);
comment on column next_step.due_at is 'The last moment, where hours count; due is then its day in London. Such a step is not moved to another day.';
update next_step s set due_at = a.follow_up_by from safety_assessment a
  where a.follow_up_step_id = s.id and s.done_at is null and (a.follow_up_by at time zone 'Europe/London')::date = s.due;

create function next_step_keeps_its_hour() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.due_at is not null and (new.due_at is distinct from old.due_at or new.due <> old.due) then
    raise exception 'a step that is due by the hour is not moved' using errcode = 'KN001';
  end if;
  return new;
end $$;
create trigger keeps_its_hour before update on next_step for each row execute function next_step_keeps_its_hour();

alter table board_contact add column next_step_due_at timestamptz;
create or replace function board_contact_refresh(person uuid) returns void language plpgsql security definer set search_path = public as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(person::text, 35));
  delete from board_contact b where b.person_id = person;
  insert into board_contact (person_id, kinds, last_met_at, last_met_mode, last_met_by, last_tried_at, next_step_id, next_step, next_step_who, next_step_due, next_step_due_at)
    select person, k.kinds, met.happened_at, met.mode, met.worker_id, tried.happened_at, step.id, step.what, step.doer, step.due, step.due_at
    from (select n.kinds from contact_note n where n.person_id = person and n.readers is null
          union select s.kinds from next_step s where s.person_id = person and s.readers is null and s.done_at is null) k
    left join lateral (select n.happened_at, n.mode, n.worker_id from contact_note n
      where n.person_id = person and n.kinds = k.kinds and n.readers is null and n.met and not exists (select from contact_note later where later.replaces = n.id)
      order by n.happened_at desc, n.id desc limit 1) met on true
    left join lateral (select max(n.happened_at) as happened_at from contact_note n
      where n.person_id = person and n.kinds = k.kinds and n.readers is null and not n.met and not exists (select from contact_note later where later.replaces = n.id)) tried on true
    left join lateral (select s.id, s.what, s.due, s.due_at, coalesce(w.name, t.name) as doer from next_step s left join worker w on w.id = s.worker_id left join team t on t.id = s.team_id
      where s.person_id = person and s.kinds = k.kinds and s.readers is null and s.done_at is null order by s.due, s.due_at, s.id limit 1) step on true
    where met.happened_at is not null or tried.happened_at is not null or step.id is not null;
end $$;
do $$
declare
  one uuid;
begin
  for one in select distinct person_id from next_step where due_at is not null and done_at is null loop
    perform board_contact_refresh(one);
  end loop;
end $$;
