-- What names and words tell, as before, in functions whose plans are kept: each saved entry asks them.

create or replace function words_tell(said text) returns int language plpgsql stable set search_path = public as $$
declare
  small text := lower(said);
begin
  if said is null or said = '' then return 0; end if;
  return (select coalesce(bit_or(t.kinds), 0) from telling t where t.what = 'word' and small ~ ('\m' || t.code));
end $$;

create or replace function names_tell(as_role text, worker_id uuid, team_id uuid, organisation_id uuid default null) returns int
language plpgsql stable set search_path = public as $$
declare
  roles text[] := array[as_role];
  house uuid := organisation_id;
  kind text;
  team_name text;
  its_own int := 0;
begin
  if names_tell.worker_id is not null then
    select array[as_role, w.role], coalesce(house, w.organisation_id) into roles, house from worker w where w.id = names_tell.worker_id;
  end if;
  if names_tell.team_id is not null then
    select m.kind, m.name into kind, team_name from team m where m.id = names_tell.team_id;
  end if;
  if house is not null then
    its_own := coalesce((select bit_and(coalesce(s.kinds, 0)) from team m left join telling s on s.what = 'service' and s.code = m.kind
      where m.organisation_id = house), 0);
  end if;
  return its_own
    | coalesce((select bit_or(t.kinds) from telling t where t.what = 'role' and t.code = any (roles) or t.what = 'service' and t.code = kind), 0)
    | words_tell(concat_ws(' ', team_name, (select o.name from organisation o where o.id = names_tell.organisation_id)));
end $$;
