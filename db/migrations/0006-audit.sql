-- The audit trail: append-only and hash-chained. Each entry's hash covers the entry and the hash before it, so a change, a
-- deletion or a reorder shows. Entries are spread over 16 chains by person, so that one busy moment does not queue all.
create table audit_chain (
  chain smallint primary key,
  length bigint not null default 0,
  head bytea not null
);
insert into audit_chain (chain, head) select n, sha256(convert_to('kith audit chain ' || n, 'UTF8')) from generate_series(0, 15) n;

create table audit_entry (
  chain smallint not null references audit_chain,
  position bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  actor_role text not null,
  organisation_id uuid,
  person_id uuid,
  what text not null,
  detail text,
  basis text,
  outcome text not null check (outcome in ('done','not allowed')),
  request_id text not null,
  hash bytea not null,
  primary key (chain, position)
);
comment on table audit_entry is 'Who did or looked at what, about whom, when and on what basis. Read by the person in plain words.';
create index on audit_entry (person_id, at desc) where person_id is not null;
create index on audit_entry (actor_id, at desc);

create function audit_text(e audit_entry) returns bytea language sql immutable as $$
  select convert_to(jsonb_build_array(e.chain, e.position, extract(epoch from e.at), e.actor_kind, e.actor_id, e.actor_name, e.actor_role,
    e.organisation_id, e.person_id, e.what, e.detail, e.basis, e.outcome, e.request_id)::text, 'UTF8')
$$;

create function audit_append(p_at timestamptz, p_actor_kind text, p_actor_id text, p_actor_name text, p_actor_role text, p_organisation uuid,
  p_person uuid, p_what text, p_detail text, p_basis text, p_outcome text, p_request text) returns void
language plpgsql security definer set search_path = public as $$
declare
  c audit_chain;
  e audit_entry;
begin
  if current_setting('role', true) = 'kith_app' and p_actor_id is distinct from coalesce(caller_worker()::text, caller_person()::text, caller_account()) then
    raise exception 'nobody signs the audit trail as somebody else' using errcode = 'KA002';
  end if;
  select * into strict c from audit_chain
    where chain = abs(hashtext(coalesce(p_person::text, p_request))::bigint) % 16 for update;
  e := row(c.chain, c.length + 1, p_at, p_actor_kind, p_actor_id, p_actor_name, p_actor_role, p_organisation, p_person, p_what, p_detail,
    p_basis, p_outcome, p_request, ''::bytea)::audit_entry;
  e.hash := sha256(c.head || audit_text(e));
  insert into audit_entry select e.*;
  update audit_chain set length = e.position, head = e.hash where chain = c.chain;
end $$;

create function audit_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail only grows' using errcode = 'KA001';
end $$;
create trigger audit_is_kept before update or delete or truncate on audit_entry for each statement execute function audit_is_kept();

alter table audit_entry enable row level security;
create policy own on audit_entry for select to kith_app using (person_id = (select caller_person()));
create policy works on audit_entry for select to kith_system using (true);
grant select on audit_entry to kith_app, kith_system;
grant select on audit_chain to kith_system;
