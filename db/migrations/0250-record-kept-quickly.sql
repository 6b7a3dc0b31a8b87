-- Each request of a signed-in person asks which record is kept: in a function whose plan is kept.

create or replace function record_kept(person uuid) returns uuid language plpgsql stable security definer set search_path = public as $$
declare
  kept uuid := person;
  joined uuid;
begin
  loop
    select p.merged_into into joined from person p where p.id = kept;
    if not found then return null; end if;
    if joined is null then return kept; end if;
    kept := joined;
  end loop;
end $$;
