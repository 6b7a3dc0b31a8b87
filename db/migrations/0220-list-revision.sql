-- A list of headings says when it changed, so that what is made from it is made once.

alter table taxonomy add column revision uuid not null default gen_random_uuid();
comment on column taxonomy.revision is 'Another value whenever a heading of the list is added, changed or taken off.';

create function taxonomy_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update taxonomy set revision = gen_random_uuid() where id in (select taxonomy_id from changed);
  return null;
end $$;
revoke execute on function taxonomy_changed from public;
create trigger taxonomy_term_added after insert on taxonomy_term referencing new table as changed for each statement execute function taxonomy_changed();
create trigger taxonomy_term_changed after update on taxonomy_term referencing new table as changed for each statement execute function taxonomy_changed();
create trigger taxonomy_term_taken_off after delete on taxonomy_term referencing old table as changed for each statement execute function taxonomy_changed();
