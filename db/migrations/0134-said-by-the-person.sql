-- A wish made in advance is changed or taken back by the person, or by a clinician who writes down when and how they said so.
alter table advance_wish add column author_worker_id uuid references worker default caller_worker();
alter table advance_wish add column said_on date, add column said_how text not null default '';
comment on column advance_wish.said_how is 'When a worker changed it or took it back: how the person said so, and who was there.';
alter table advance_wish add constraint advance_wish_said check (follows is null or author_worker_id is null or (said_on is not null and said_how <> ''));

-- So is what a safety plan loses.
alter table safety_line add column off_said_on date, add column off_said_how text not null default '';
comment on column safety_line.off_said_how is 'When a worker took the line off: how the person said so, and who was there.';
alter table means_safety add column ended_said_on date, add column ended_said_how text not null default '';
comment on column means_safety.ended_said_how is 'When a worker wrote down that it is no longer so: how the person said so, and who was there.';
grant update (off_said_on, off_said_how) on safety_line to kith_app;
grant update (ended_said_on, ended_said_how) on means_safety to kith_app;
create function said_by_the_person() returns trigger language plpgsql as $$
begin
  if caller_worker() is null then return new; end if;
  if tg_table_name = 'safety_line' then
    if old.removed_at is null and new.removed_at is not null and (new.off_said_on is null or new.off_said_how = '') then
      raise exception 'a line comes off a safety plan when the person says so' using errcode = 'KS020';
    end if;
  elsif old.ended_at is null and new.ended_at is not null and (new.ended_said_on is null or new.ended_said_how = '') then
    raise exception 'what is out of reach stays so until the person says otherwise' using errcode = 'KS021';
  end if;
  return new;
end $$;
create trigger said_by_the_person before update on safety_line for each row execute function said_by_the_person();
create trigger said_by_the_person before update on means_safety for each row execute function said_by_the_person();
