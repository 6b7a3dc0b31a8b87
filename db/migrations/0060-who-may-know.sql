-- Who may know: what comes with a job is one mask, what somebody of that job may hold besides is another. Beyond the job
-- lead the person's own agreement, being their key worker, and having written it oneself. And who answers a team's front
-- door is a holder of its own, so that members who do not see its caseload can answer what it is asked.
create function caller_may_hold() returns int language sql stable as $$
  select nullif(current_setting('kith.may_hold', true), '')::int
$$;
-- A plan is kept for it, as none is for a query in a function of plain SQL.
create function caller_teams() returns uuid[] language plpgsql stable as $$
begin
  return (select array_agg(m.team_id) filter (where m.during @> kith_now()) from membership m where m.worker_id = any ((select holders())::uuid[]));
end $$;
create function front_door_of(team uuid) returns uuid language sql immutable as $$
  select md5('door' || team)::uuid
$$;

alter table basis drop constraint basis_why_check;
alter table basis add constraint basis_why_check
  check (why in ('me','holds','team_holds','care_team','gp_practice','agreed','agreed_more','front_door','emergency','lawful','circle','employer'));
comment on column basis.why is 'agreed: somebody of their own life is let in. agreed_more: the person agreed that a worker, team or surgery knows more than their job brings; it adds to another basis and is none by itself.';
comment on column care_role.kinds is 'What comes with the job. What somebody of this role may hold besides, when the person agrees, stands in access/roles.ts.';

-- The kinds that all bases b of one caller and one person come to. own: kinds the row gives the caller because they wrote
-- it, are to do it or are named in it; like all else it needs a basis, and gives way to what the person hides.
create function basis_sum(own text) returns text language sql immutable as $$
  select format('(case when bool_or(b.grants <> 0 and b.why <> ''agreed_more'') then (bit_or(b.grants & (case b.why'
    ' when ''agreed_more'' then (select caller_may_hold()) when ''holds'' then ((select caller_kinds()) | ((select caller_may_hold()) & 64))'
    ' else (select caller_kinds()) end)) | ((%s) & (select caller_may_hold())))'
    ' & ~bit_or(case b.why when ''employer'' then 0 else b.hides end)'
    ' & ~(bit_or(case b.why when ''employer'' then b.hides else 0 end) & ~bit_or(b.keeps)) end)', own)
$$;
create function bases_of(person text) returns text language sql immutable as $$
  select format('from public.basis b where b.person_id = %s and b.holder = any ((select holders())::uuid[])'
    ' and b.valid_from <= (select kith_now()) and b.valid_to > (select kith_now())', person)
$$;

-- The rule itself. A page asks it a hundred times about one person, table after table. Written into each policy as text, it
-- was made ready anew for each table of each statement, which took longer than answering; as a function it costs nothing
-- until there is a row to ask about. The last answer is kept within the transaction and given again to the same caller at
-- the same moment, unless a basis has changed. As its owner, so that one plan does for every database role; it answers for
-- nobody but the caller.
do $$
begin
  execute format($create$
create function kinds_of(person uuid, own int) returns int language plpgsql stable security definer as $body$
declare
  asked text := person || current_setting('kith.holders', true) || current_setting('kith.kinds', true) || ' ' || current_setting('kith.may_hold', true)
    || ' ' || current_setting('kith.now', true);
  sees int;
  may_own int;
begin
  if asked = current_setting('kith.asked', true) then
    sees := nullif(current_setting('kith.sees'), '');
    may_own := nullif(current_setting('kith.may_own'), '');
  else
    select %s, %s into sees, may_own %s;
    perform set_config('kith.asked', asked, true), set_config('kith.sees', coalesce(sees::text, ''), true), set_config('kith.may_own', coalesce(may_own::text, ''), true);
  end if;
  return sees | (own & may_own);
end $body$ $create$, basis_sum('0'), basis_sum('-1'), bases_of('person'));
end $$;
create function forget_asked() returns trigger language plpgsql as $$
begin
  perform set_config('kith.asked', '', true);
  return null;
end $$;
create trigger forget_asked after insert or update or delete on basis for each statement execute function forget_asked();

drop function access_rule;
create function access_rule(person_column text, needed text, own text default '0') returns text language sql immutable as $$
  select format('(kinds_of(%s, %s) & (%s)) = (%s)', person_column, own, needed, needed)
$$;

-- As before, and may be said again; own: kinds that a row gives to those it is from, for or named to.
drop function kith_protect;
create function kith_protect(target text, kind text, person_column text default 'person_id', readers text default null, own text default '0') returns void language plpgsql as $$
declare
  rule text := access_rule(format('%I.%I', target, person_column), kind, own);
  -- Those the person let in only read: workers write, and the person.
  writes text := format(' and ((select caller_worker()) is not null or %I.%I = (select caller_person()))', target, person_column);
  policy text;
begin
  if readers is not null then
    rule := rule || format(' and (%I.%I is null or %I.%I && (select holders())::uuid[])', target, readers, target, readers);
  end if;
  foreach policy in array array['may_see','may_add','may_change','works'] loop
    execute format('drop policy if exists %I on %I', policy, target);
  end loop;
  execute format('alter table %I enable row level security', target);
  execute format('create policy may_see on %I for select to kith_app using (%s)', target, rule);
  execute format('create policy may_add on %I for insert to kith_app with check (%s)', target, rule || writes);
  execute format('create policy may_change on %I for update to kith_app using (%s) with check (%s)', target, rule || writes, rule || writes);
  execute format('create policy works on %I for all to kith_system using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %I to kith_system', target);
end $$;

select kith_protect('person', '1', 'id');
select kith_protect('gp_registration', '1');
select kith_protect('involvement', '8192');
select kith_protect('circle', '8192');
select kith_protect('emergency_access', '8192');
select kith_protect('care_episode', '8192');
select kith_protect('responsibility', '8192');
select kith_protect('personal_contact', '8192');
select kith_protect('person_invitation', '1');
select kith_protect('person_address', '1');
select kith_protect('contact_point', '1');
select kith_protect('about_me', '2');
select kith_protect('contact_rules', '1');
select kith_protect('contact_override', '1');
select kith_protect('self_description', '65536');
select kith_protect('need', 'case when shared then 1 else 2 end');
select kith_protect('life_constraint', '2', 'person_id', 'readers');
select kith_protect('do_not_ask', '2');
select kith_protect('person_merge', '1', 'kept_id');
select kith_protect('handover', '8192');
select kith_protect('stand_in', '8192');
select kith_protect('escalation', '8192');
select kith_protect('board_contact', 'kinds');
-- Read for hundreds of people at once, each asked about once: here the rule is faster as text.
do $$
begin
  execute format('alter policy may_see on board_contact using (((select %s %s) & kinds) = kinds)', basis_sum('0'), bases_of('board_contact.person_id'));
end $$;
select kith_protect('help_request', '16384');
select kith_protect('help_request_asker', '16384');
select kith_protect('received_information', '32768');
select kith_protect('message', 'kinds');

-- Notes of contacts come with the jobs of those who treat. Others who help hold what they wrote themselves, what names
-- them, and the next steps they made or are to do.
alter table next_step add column made_by uuid references worker default caller_worker();
update next_step s set made_by = e.author_worker_id from entry e where e.id = s.entry_id;
comment on column next_step.made_by is 'The worker who wrote it down, if one did.';
do $$
declare
  mine text := 'case when %1$I.%2$I = any ((select holders())::uuid[])%3$s then 64 else 0 end';
  named text := ' or %1$I.readers && (select holders())::uuid[]';
begin
  perform kith_protect('entry', 'kinds', 'person_id', 'readers', format(mine, 'entry', 'author_worker_id', format(named, 'entry')));
  perform kith_protect('contact_note', 'kinds', 'person_id', 'readers', format(mine, 'contact_note', 'worker_id', format(named, 'contact_note')));
  perform kith_protect('next_step', 'kinds', 'person_id', 'readers', format(mine, 'next_step', 'made_by', format(named, 'next_step')
    || ' or next_step.worker_id = any ((select holders())::uuid[]) or next_step.team_id is not null and next_step.team_id = any ((select caller_teams())::uuid[])'));
  perform kith_protect('note_draft', '64', 'person_id', null, format(mine, 'note_draft', 'worker_id', ''));
  perform kith_protect('help_request_event', 'kinds', 'person_id', null, format(mine, 'help_request_event', 'by_worker', ''));
end $$;

drop policy may_see on board_row;
do $$
begin
  execute format('create policy may_see on board_row for select to kith_app using (person_id in ('
    'select b.person_id from basis b where b.holder = any ((select holders())::uuid[]) and b.valid_from <= (select kith_now()) and b.valid_to > (select kith_now())'
    ' group by b.person_id having %s & 8193 = 8193))', basis_sum('0'));
end $$;

drop policy may_see on advice_request;
drop policy may_ask on advice_request;
do $$
declare
  in_record text := access_rule('advice_request.person_id', '16384');
  mine text := '(select caller_worker()) in (asker_worker, adviser_worker) and (person_id is null or not exists (select from basis b'
    ' where b.person_id = advice_request.person_id and b.holder = any ((select holders())::uuid[]) and b.hides & 16384 <> 0'
    ' and b.valid_from <= (select kith_now()) and b.valid_to > (select kith_now())))';
begin
  execute format('create policy may_see on advice_request for select to kith_app using ((%s) or (person_id is not null and %s))', mine, in_record);
  execute format('create policy may_ask on advice_request for insert to kith_app with check (asker_worker = (select caller_worker()) and (person_id is null or %s))', in_record);
end $$;

-- Hiding from somebody and agreeing that they know more are two rules, each with its own end. What was agreed with one
-- worker or surgery is nothing for a colleague who may not know that kind themselves.
alter table sharing_rule drop constraint sharing_rule_person_id_holder_during_excl;
alter table sharing_rule add constraint sharing_rule_one_at_a_time
  exclude using gist (person_id with =, holder with =, (case when hides = 0 then 0 else 1 end) with =, during with &&);
alter table sharing_rule add constraint sharing_rule_gives_or_hides check (grants = 0 or hides = 0);
-- What others told us in confidence is not the person's to pass on.
alter table sharing_rule add constraint sharing_rule_not_what_others_said check (holder_kind = 'supporter' or grants & 32768 = 0);
select kith_protect('sharing_rule', '8192 | case when sharing_rule.holder_kind = ''supporter'' then 0 else sharing_rule.grants end');
comment on table sharing_rule is 'What the person agreed to share with someone, or hides from them, kind by kind and until when. To a worker, team or surgery it adds to what their job brings.';

create or replace function sharing_rule_basis() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform set_basis(new.id, new.person_id, new.holder, case when new.holder_kind = 'supporter' then 'agreed' else 'agreed_more' end, new.grants, new.hides, 0, new.during);
  -- What is hidden from a team is hidden from those who answer its front door.
  if new.holder_kind = 'team' and new.hides <> 0 then
    perform set_basis(front_door_of(new.id), new.person_id, front_door_of(new.holder), 'agreed_more', 0, new.hides, 0, new.during);
  end if;
  return new;
end $$;
update basis b set why = 'agreed_more' from sharing_rule s where s.id = b.source and b.why = 'agreed' and s.holder_kind <> 'supporter';
insert into basis (person_id, holder, why, hides, valid_from, valid_to, source)
  select b.person_id, front_door_of(b.holder), 'agreed_more', b.hides, b.valid_from, b.valid_to, front_door_of(b.source)
  from basis b join sharing_rule s on s.id = b.source where b.why = 'agreed_more' and b.hides <> 0 and s.holder_kind = 'team';

-- A team that is asked, with the person's agreement: whoever answers its front door sees the request until it has answered;
-- four weeks at most.
create or replace function help_request_asked_basis() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.what = 'redirect_asked' and new.shared and new.team_id is not null then
    perform set_basis(new.request_id, new.person_id, front_door_of(new.team_id), 'front_door', 24579, 0, 0, tstzrange(new.at, new.at + interval '28 days'));
  elsif new.what in ('redirect_accepted','redirect_no','held','withdrawn','agreement_no') then
    perform set_basis(new.request_id, new.person_id, null, 'front_door', 0, 0, 0, 'empty');
  end if;
  return new;
end $$;
update basis set holder = front_door_of(holder) where why = 'front_door';

-- Once it has said yes, the same people see whom the team holds until it has named somebody: a team of which no member
-- sees a caseload must not hold somebody whom none of them can find.
create or replace function responsibility_basis() returns trigger language plpgsql security definer set search_path = public as $$
declare
  all_kinds int := (select kinds from care_role where code = 'key_worker');
  asked boolean := new.worker_id is null
    and exists (select from help_request_event e where e.person_id = new.person_id and e.what = 'redirect_asked' and e.team_id = new.team_id);
begin
  perform set_basis(new.id, new.person_id, new.worker_id, 'holds', all_kinds, 0, 0, new.during);
  perform set_basis(new.id, new.person_id, new.team_id, 'team_holds', all_kinds, 0, 0, new.during);
  perform set_basis(front_door_of(new.id), new.person_id, case when asked then front_door_of(new.team_id) end, 'team_holds', 24579, 0, 0, new.during);
  return new;
end $$;
insert into basis (person_id, holder, why, grants, valid_from, source)
  select r.person_id, front_door_of(r.team_id), 'team_holds', 24579, lower(r.during), front_door_of(r.id) from responsibility r
  where upper_inf(r.during) and r.worker_id is null
    and exists (select from help_request_event e where e.person_id = r.person_id and e.what = 'redirect_asked' and e.team_id = r.team_id);
