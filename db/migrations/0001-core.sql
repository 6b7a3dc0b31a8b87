-- The ground: extensions, the two database roles, who is calling, and the job queue.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

do $$
begin
  if not exists (select from pg_roles where rolname = 'kith_app') then create role kith_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'kith_system') then create role kith_system nologin; end if;
  execute format('grant kith_app, kith_system to %I', current_user);
end $$;

grant usage on schema public to kith_app, kith_system;

-- Everything row-level security knows of the caller, set for one transaction by core/caller.ts. Without a caller all of it
-- is null, and nothing about anyone can be read.
create function kith_now() returns timestamptz language sql stable as $$
  select nullif(current_setting('kith.now', true), '')::timestamptz
$$;
create function holders() returns uuid[] language sql stable as $$
  select nullif(current_setting('kith.holders', true), '')::uuid[]
$$;
create function caller_kinds() returns int language sql stable as $$
  select nullif(current_setting('kith.kinds', true), '')::int
$$;
create function caller_account() returns text language sql stable as $$
  select nullif(current_setting('kith.account', true), '')
$$;
create function caller_person() returns uuid language sql stable as $$
  select nullif(current_setting('kith.person', true), '')::uuid
$$;
create function caller_worker() returns uuid language sql stable as $$
  select nullif(current_setting('kith.worker', true), '')::uuid
$$;

create table job (
  id uuid primary key,
  task text not null,
  payload jsonb not null default '{}',
  run_at timestamptz not null,
  attempts int not null default 0,
  last_error text,
  done_at timestamptz
);
comment on table job is 'Outgoing and later work, promised in the transaction that caused it. Payloads hold ids and codes only.';
create index job_due on job (run_at, id) where done_at is null;
grant insert on job to kith_app;
grant select, insert, update, delete on job to kith_system;
