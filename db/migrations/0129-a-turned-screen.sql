-- A screen that is turned towards somebody shows nothing that is kept for named readers: somebody else may sit beside them.
create or replace function named(readers uuid[]) returns boolean language plpgsql stable as $$
begin
  return readers && holders() and coalesce(current_setting('kith.turned', true), '') <> 'yes';
end $$;
comment on function named is 'True when the caller is among the readers, and reads alone.';

-- Whoever reads texts as they were written also reads what somebody tells about themselves. Reception of the team that holds a
-- person does not, and meets the person's own words instead like everybody else.
create or replace function reads_as_written(person uuid) returns boolean language plpgsql stable security definer set search_path = public as $$
begin
  return coalesce(current_setting('role', true) = 'kith_system', false) or exists (
    select from basis b where b.person_id = person and b.holder = any ((select holders())::uuid[])
      and (b.why = 'me' or b.why in ('holds','team_holds') and caller_kinds() & 2 = 2)
      and b.valid_from <= (select kith_now()) and b.valid_to > (select kith_now()));
end $$;
