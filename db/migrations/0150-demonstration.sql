-- A database is a demonstration or a real service, and never both.
create table demonstration (
  only_one boolean primary key default true check (only_one),
  since timestamptz not null
);
comment on table demonstration is 'One row where this database is the demonstration: everybody in it is made up. No row in a real service.';
grant select, insert on demonstration to kith_system;
insert into demonstration (since) select now() where exists (select from persona) and not exists (select from person where not fictional);

-- Whoever is written down in a demonstration is part of it, also somebody typed into its public form.
create function made_up_here() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from demonstration) then new.fictional := true; end if;
  return new;
end $$;
revoke execute on function made_up_here() from public;
create trigger made_up_here before insert on person for each row execute function made_up_here();
create trigger made_up_here before insert on worker for each row execute function made_up_here();
create trigger made_up_here before insert on team for each row execute function made_up_here();
create trigger made_up_here before insert on supporter for each row execute function made_up_here();

-- Nobody real is ever held or helped by a team that does not exist.
create function made_up_team_serves_nobody_real() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (select t.fictional from team t where t.id = new.team_id) and not (select p.fictional from person p where p.id = new.person_id) then
    raise exception 'a made-up team cannot serve a real person' using errcode = 'KF001';
  end if;
  return new;
end $$;
revoke execute on function made_up_team_serves_nobody_real() from public;
create trigger made_up_team before insert or update of team_id, person_id on responsibility for each row execute function made_up_team_serves_nobody_real();
create trigger made_up_team before insert or update of team_id, person_id on involvement for each row execute function made_up_team_serves_nobody_real();
