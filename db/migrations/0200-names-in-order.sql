-- Names stand in one order wherever they are listed, on both databases: that of the letters, whatever their marks and size.
-- The column says so once. A test looks for columns and lists that do not.
drop view contact;
drop view who_holds;
drop view neighbourhood_place;
drop trigger board_follows on person;

do $$
declare one record;
begin
  for one in select c.relname as "table", string_agg(format('alter column %I type text collate "und-x-icu"', a.attname), ', ') as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
      and (a.attname ~ '(^|_)name$' or a.attname in ('title', 'option', 'service', 'wanted'))
      and c.relname <> 'migration'
    group by c.relname loop
    execute format('alter table %I %s', one."table", one.columns);
  end loop;
end $$;

create trigger board_follows after update of given_name, family_name, preferred_name on person for each row execute function board_follows_person();

create view neighbourhood_place as
  select n.code, n.name, n.covers, n.population, n.indicative, n.derivation, n.pcn_code,
         p.code as place_code, p.name as place_name, s.code as care_system_code, s.name as care_system_name
  from neighbourhood n
  join place p on p.code = n.place_code
  join care_system s on s.code = p.care_system_code;
comment on view neighbourhood_place is 'Each neighbourhood with the place and care system it lies in, without boundaries.';
grant select on neighbourhood_place to kith_app, kith_system;

create view contact with (security_invoker = true) as
  select n.id, n.person_id, n.kinds, n.worker_id, w.name as worker_name, w.role as worker_role, n.happened_at, n.mode, n.setting, n.met
  from contact_note n join worker w on w.id = n.worker_id
  where not exists (select from contact_note later where later.replaces = n.id);
grant select on contact to kith_app, kith_system;

create view who_holds with (security_invoker = true) as
  select r.person_id, r.episode_id, r.worker_id, w.name as worker_name, w.role as worker_role, r.team_id, t.name as team_name, t.phone as team_phone,
    r.organisation_id, o.name as organisation_name, r.deadline, lower(r.during) as since, r.id as responsibility_id,
    exists (select from at_work a where a.team_id = r.team_id and a.worker_id = coalesce(r.worker_id, a.worker_id)) as at_work
  from responsibility r
  join team t on t.id = r.team_id
  join organisation o on o.id = r.organisation_id
  left join worker w on w.id = r.worker_id
  where upper_inf(r.during);
comment on view who_holds is 'The one holder of each person in care: a named worker, or a duty team with a deadline; the main organisation; and whether the holder is at work there.';
grant select on who_holds to kith_app, kith_system;
