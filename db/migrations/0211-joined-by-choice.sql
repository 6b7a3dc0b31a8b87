-- A person who has two records joins them themself: signed in to one they are given a code, signed in to the other they type it.
alter table person_merge
  alter column merged_by drop not null,
  add column by_person boolean not null default false,
  add constraint person_merge_by check (by_person = (merged_by is null));
comment on column person_merge.by_person is 'The person joined them, signed in to both; then no worker did (merged_by).';

create table join_code (
  id uuid primary key,
  person_id uuid not null references person,
  code_hash text not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  used_at timestamptz check (used_at between made_at and expires_at)
);
comment on table join_code is 'A code shown to somebody signed in to this record, to be typed by the same person signed in to their other record. Used once, within minutes. Only the house reads it.';
create index on join_code (person_id);
alter table join_code enable row level security;
alter table join_code force row level security;
create policy works on join_code for all to kith_system using (true) with check (true);
create policy beneath on join_code for all to kith_rule using (true) with check (true);
grant select, insert, update, delete on join_code to kith_system;

-- Work goes on in one of the two: whoever is kept out of either is kept out of both, and what is hidden from somebody in either
-- is hidden from them in both. What was given is not given further.
create function keep_the_stricter(one uuid, other uuid) returns void language plpgsql set search_path = public as $$
declare
  at timestamptz := kith_now();
begin
  insert into circle (id, person_id, worker_id, organisation_id, relation, declared_by, during)
    select gen_random_uuid(), case c.person_id when one then other else one end, c.worker_id, c.organisation_id, c.relation, c.declared_by, tstzrange(at, upper(c.during))
    from circle c where c.person_id in (one, other) and c.during @> at and not exists (select from circle d where d.person_id in (one, other)
      and d.person_id <> c.person_id and d.during @> at and (d.worker_id, d.organisation_id) is not distinct from (c.worker_id, c.organisation_id));
  insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
    select gen_random_uuid(), case r.person_id when one then other else one end, r.holder, r.holder_kind, r.hides, r.decided_by, at, tstzrange(at, upper(r.during))
    from sharing_rule r where r.person_id in (one, other) and r.hides <> 0 and r.during @> at and not exists (select from sharing_rule d
      where d.person_id in (one, other) and d.person_id <> r.person_id and d.holder = r.holder and d.hides <> 0 and d.during @> at);
  update sharing_rule d set hides = d.hides | r.hides, version = d.version + 1 from sharing_rule r
    where d.person_id in (one, other) and r.person_id in (one, other) and r.person_id <> d.person_id and r.holder = d.holder
      and d.hides <> 0 and r.hides <> 0 and d.hides | r.hides <> d.hides and d.during @> at and r.during @> at;
end $$;
comment on function keep_the_stricter is 'Two records of one person that are joined by them: what either keeps from somebody, both do from now on.';
revoke execute on function keep_the_stricter from public;
grant execute on function keep_the_stricter to kith_system;

-- Either sign-in opens the record that is kept; parted, each opens its own again.
create function record_kept(person uuid) returns uuid language sql stable security definer set search_path = public as $$
  with recursive up(id, merged_into) as (select p.id, p.merged_into from person p where p.id = record_kept.person
    union select p.id, p.merged_into from up join person p on p.id = up.merged_into)
  select id from up where merged_into is null
$$;
comment on function record_kept is 'The record this one was joined to, or itself.';
revoke execute on function record_kept from public;
grant execute on function record_kept to kith_system;

-- The trail writes down who the sign-in says it is: the person of the record that is kept, too.
create or replace function audit_append(p_at timestamptz, p_actor_kind text, p_actor_id text, p_actor_name text, p_actor_role text, p_organisation uuid,
  p_person uuid, p_what text, p_detail text, p_basis text, p_outcome text, p_request text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c audit_chain;
  e audit_entry;
begin
  if current_setting('role', true) = 'kith_app' and (p_actor_id is distinct from coalesce(caller_worker()::text, caller_person()::text, caller_account())
      or p_actor_kind not in ('account', 'visitor') or (p_actor_kind = 'account') is distinct from exists (
        select from account a left join worker w on w.id = a.worker_id
        where a.id::text = caller_account() and a.worker_id is not distinct from caller_worker() and (a.person_id is not distinct from caller_person() or record_kept(a.person_id) = caller_person())
          and p_actor_role = coalesce(w.role, a.operator_role, case when a.person_id is null then 'supporter' else 'person' end)
          and (w.id is null or w.name = p_actor_name and w.organisation_id is not distinct from p_organisation))
      or p_actor_kind = 'visitor' and (p_actor_role <> 'visitor' or p_actor_name not in ('A visitor', 'Somebody with a link'))) then
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

select kith_settle();
