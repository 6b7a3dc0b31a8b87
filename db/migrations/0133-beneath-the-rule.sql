-- What works beneath the row rule (triggers that keep `basis`, the audit trail, the rule itself) worked as the owner of the
-- tables. It now works as `kith_rule`, a role nobody signs in as, and the owner is held to the row rule too. Whoever serves
-- pages signs in as `kith_server`, which owns nothing and can only become `kith_app` or `kith_system`.
do $$
begin
  if not exists (select from pg_roles where rolname = 'kith_rule') then create role kith_rule nologin noinherit; end if;
  if not exists (select from pg_roles where rolname = 'kith_server') then create role kith_server nologin noinherit; end if;
  if not pg_has_role(current_user, 'kith_rule', 'member') then execute format('grant kith_rule to %I', current_user); end if;
  if not (pg_has_role('kith_server', 'kith_app', 'member') and pg_has_role('kith_server', 'kith_system', 'member')) then
    grant kith_app, kith_system to kith_server;
  end if;
end $$;

-- Makes this true of every function and table, and may be said again. The program says it after each migration.
create function kith_settle() returns void language plpgsql as $$
declare
  f record;
  t record;
begin
  grant usage, create on schema public to kith_rule;
  for f in select p.oid::regprocedure as name, p.proowner <> 'kith_rule'::regrole as moves, p.prorettype = 'trigger'::regtype as is_trigger,
      has_function_privilege('public', p.oid, 'execute') as for_all, coalesce('search_path=public, pg_temp' <> all (p.proconfig), true) and p.proname <> 'kinds_of' as searches
      from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace loop
    -- Temporary tables come last: else somebody's temporary table could stand in for one of ours.
    if f.searches then execute format('alter function %s set search_path = public, pg_temp', f.name); end if;
    if f.for_all then
      execute format('revoke execute on function %s from public', f.name);
      if not f.is_trigger then execute format('grant execute on function %s to kith_app, kith_system', f.name); end if;
    end if;
    if f.moves then execute format('alter function %s owner to kith_rule', f.name); end if;
  end loop;
  revoke create on schema public from kith_rule;
  for t in select c.relname as name, c.relforcerowsecurity as forced, exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'beneath') as reached
      from pg_class c where c.relrowsecurity and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace loop
    if not t.reached then execute format('create policy beneath on %I for all to kith_rule using (true) with check (true)', t.name); end if;
    if not t.forced then execute format('alter table %I force row level security', t.name); end if;
  end loop;
  grant select, insert, update, delete on all tables in schema public to kith_rule;
  grant select on all sequences in schema public to kith_rule;
  revoke update, delete, truncate on audit_entry from kith_rule;
end $$;
-- Before a migration or a bulk load: the owner reads and writes every row.
create function kith_unsettle() returns void language plpgsql as $$
declare
  t record;
begin
  for t in select c.relname as name from pg_class c where c.relforcerowsecurity and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace loop
    execute format('alter table %I no force row level security', t.name);
  end loop;
end $$;
revoke execute on function kith_settle, kith_unsettle from public;

-- The rule's last answer is kept in settings of the transaction, which anybody who knows their names can write. So their names
-- hold a word that only `kith_rule` reads; PostgreSQL lists settings of one's own nowhere.
create table rule_word (one boolean primary key default true check (one), word text not null);
comment on table rule_word is 'The word in the names of the settings where the access rule keeps its answer. Read by kith_rule alone.';
insert into rule_word (word) values ('w' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));
-- Immutable, so that it is read once for each connection and not at each question.
create function rule_setting(which text) returns text language sql immutable as $$ select 'kith.' || word || which from public.rule_word $$;
revoke execute on function rule_setting from public;
grant execute on function rule_setting to kith_rule;

drop function ask_kinds cascade;
do $$
declare
  -- Of the same person, asker, kinds and moment.
  asked text := 'person || pg_catalog.current_setting(''kith.holders'', true) || pg_catalog.current_setting(''kith.kinds'', true) || '' '''
    ' || pg_catalog.current_setting(''kith.may_hold'', true) || '' '' || pg_catalog.current_setting(''kith.now'', true)';
  rule text := format('select %s, %s into sees, may_own %s', basis_sum('0'), basis_sum('-1'), bases_of('person'));
  variable text;
begin
  foreach variable in array array['holders','kith_now','caller_kinds','caller_may_hold'] loop
    rule := replace(rule, format('(select %s())', variable), variable || '_');
  end loop;
  execute format($create$
create function ask_kinds(person uuid) returns int language plpgsql stable security definer as $body$
declare
  holders_ uuid[] := holders();
  kith_now_ timestamptz := kith_now();
  caller_kinds_ int := caller_kinds();
  caller_may_hold_ int := caller_may_hold();
  sees int;
  may_own int;
begin
  %s;
  perform set_config(rule_setting('asked'), coalesce(%s, ''), true), set_config(rule_setting('sees'), coalesce(sees::text, ''), true),
    set_config(rule_setting('may_own'), coalesce(may_own::text, ''), true);
  return sees;
end $body$ $create$, rule, asked);
  -- Asked of each row. These two have no search_path of their own, which would cost more than the answer: they name every
  -- function with its schema.
  execute format($create$
create or replace function kinds_of(person uuid) returns int language plpgsql stable security definer as $body$
begin
  if pg_catalog.current_setting(public.rule_setting('asked'), true) = %s then
    return nullif(pg_catalog.current_setting(public.rule_setting('sees'), true), '');
  end if;
  return public.ask_kinds(person);
end $body$ $create$, asked);
  -- With kinds of a row of the caller's own.
  execute format($create$
create or replace function kinds_of(person uuid, own int) returns int language plpgsql stable security definer as $body$
begin
  if pg_catalog.current_setting(public.rule_setting('asked'), true) is distinct from %s then
    perform public.ask_kinds(person);
  end if;
  return nullif(pg_catalog.current_setting(public.rule_setting('sees'), true), '')::int
    | (own & nullif(pg_catalog.current_setting(public.rule_setting('may_own'), true), '')::int);
end $body$ $create$, asked);
end $$;
create or replace function forget_asked() returns trigger language plpgsql security definer as $$
begin
  perform set_config(rule_setting('asked'), '', true);
  return null;
end $$;

-- Functions that answer beneath the rule ask it first.
create function may_ask_about(person uuid) returns boolean language plpgsql stable as $$
begin
  return coalesce(current_setting('role', true) = 'kith_system', false) or kinds_of(person) is not null;
end $$;
comment on function may_ask_about is 'True for the service itself, and for a caller who has any basis with the person.';
create or replace function could_talk(person uuid, named uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select may_ask_about(person) and coalesce(bool_or(b.grants <> 0 and b.why <> 'agreed_more'), false)
    and coalesce(bit_or(case b.why when 'employer' then 0 else b.hides end) | (bit_or(case b.why when 'employer' then b.hides else 0 end) & ~bit_or(b.keeps)), 0) & 64 = 0
    and not exists (select from worker w where w.id = named and not w.active)
  from basis b where b.person_id = person and b.valid_from <= kith_now() and b.valid_to > kith_now() and b.holder in (
    select named union select w.organisation_id from worker w where w.id = named union select t.organisation_id from team t where t.id = named
    union select m.team_id from membership m where m.worker_id = named and m.sees_caseload and m.during @> kith_now())
$$;
create or replace function words_kept_off(people uuid[], on_copies boolean) returns table (person_id uuid, word text, instead text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query with asked as materialized (select distinct u.id from unnest(people) u(id) where may_ask_about(u.id) and (on_copies or not reads_as_written(u.id))),
    records as (select a.id, a.id as record from asked a
      union select a.id, p.merged_into from asked a join person p on p.id = a.id
      union select a.id, p.id from asked a join person p on p.merged_into = a.id
      union select a.id, q.id from asked a join person p on p.id = a.id join person q on q.merged_into = p.merged_into)
    select distinct r.id, w.word, w.instead from records r join word_kept_off w on w.person_id = r.record and w.ended_at is null;
end $$;

-- The trail writes down who the sign-in says it is, whatever it is told.
alter table audit_entry add constraint audit_entry_position check (position > 0) not valid;
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
        where a.id::text = caller_account() and a.worker_id is not distinct from caller_worker() and a.person_id is not distinct from caller_person()
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
