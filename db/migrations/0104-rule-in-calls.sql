-- Opening a record asks the access rule of some sixty tables, a few rows of each. What it cost was not the answer but getting
-- ready to ask: every sub-query in a policy is set up for each table of each statement, whether a row comes or not, and so is
-- every part of a long expression. So policies on what is read a few rows at a time are a few calls, which cost nothing until a
-- row asks, and the commonest, `kinds_of`, reads the answer that is kept. Lists of hundreds keep theirs.

-- Who asks, and at what moment, is said when the caller is set (core/caller.ts), which forgets the answer.
do $$
declare
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
  perform set_config('kith.asked', person::text, true), set_config('kith.sees', coalesce(sees::text, ''), true), set_config('kith.may_own', coalesce(may_own::text, ''), true);
  return sees;
end $body$ $create$, rule);
end $$;

create function kinds_of(person uuid) returns int language plpgsql stable as $$
begin
  if person::text = current_setting('kith.asked', true) then
    return nullif(current_setting('kith.sees', true), '');
  end if;
  return ask_kinds(person);
end $$;
-- With kinds of a row of the caller's own. The left side is worked out first: the right one reads what it kept.
create or replace function kinds_of(person uuid, own int) returns int language plpgsql stable security invoker as $$
begin
  return kinds_of(person) | (own & nullif(current_setting('kith.may_own', true), '')::int);
end $$;

create function at_work() returns boolean language plpgsql stable as $$
begin
  return caller_worker() is not null;
end $$;
comment on function at_work is 'True for a worker: what is kept from the person, and so from those they let in, is for workers.';
create function mine(holder uuid) returns boolean language plpgsql stable as $$
begin
  return holder = any (holders());
end $$;
comment on function mine is 'True of the caller, their teams and whatever else they stand for.';
create function named(readers uuid[]) returns boolean language plpgsql stable as $$
begin
  return readers && holders();
end $$;
comment on function named is 'True when the caller is among the readers.';

-- mine: true of a row that the caller wrote, is to do or is named in; it gives notes of contacts, where the job may hold them.
drop function access_rule;
create function access_rule(person_column text, needed text, mine text default null) returns text language sql immutable as $$
  select format('(kinds_of(%1$s) & (%2$s)) = (%2$s)', person_column, needed)
    || case when mine is null then '' else format(' or (%3$s) and (kinds_of(%1$s, 64) & (%2$s)) = (%2$s)', person_column, needed, mine) end
$$;

-- As before, and may be said again.
drop function kith_protect;
create function kith_protect(target text, kind text, person_column text default 'person_id', readers text default null, mine text default null) returns void language plpgsql as $$
declare
  rule text := '(' || access_rule(format('%I.%I', target, person_column), kind, mine) || ')';
  -- Those the person let in only read: workers write, and the person.
  writes text := format(' and (at_work() or %I.%I = caller_person())', target, person_column);
  policy text;
begin
  if readers is not null then
    rule := rule || format(' and (%I.%I is null or named(%I.%I))', target, readers, target, readers);
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

do $$
declare
  name text;
begin
  perform kith_protect('life_constraint', '2', 'person_id', 'readers');
  foreach name in array array['plan_line','plan_line_past','plan_version','plan_version_line','plan_line_other','medicine_difference'] loop
    perform kith_protect(name, 'kinds', 'person_id', 'readers');
  end loop;
end $$;
select kith_protect('entry', 'kinds', 'person_id', 'readers', 'mine(entry.author_worker_id) or named(entry.readers)');
select kith_protect('contact_note', 'kinds', 'person_id', 'readers', 'mine(contact_note.worker_id) or named(contact_note.readers)');
select kith_protect('next_step', 'kinds', 'person_id', 'readers', 'mine(next_step.made_by) or named(next_step.readers)
  or mine(next_step.worker_id) or next_step.team_id is not null and next_step.team_id = any (caller_teams())');
select kith_protect('note_draft', '64', 'person_id', null, 'mine(note_draft.worker_id)');
select kith_protect('help_request_event', 'kinds', 'person_id', null, 'mine(help_request_event.by_worker)');
select kith_protect('assessment', 'kinds', 'person_id', null, 'mine(assessment.lead_worker_id)');
select kith_protect('assessment_contributor', 'kinds', 'person_id', null, 'mine(assessment_contributor.asked_by)
  or exists (select from assessment a where a.id = assessment_contributor.assessment_id and mine(a.lead_worker_id))');
select kith_protect('assessment_part', 'kinds', 'person_id', 'readers', 'mine(assessment_part.author_worker_id) or named(assessment_part.readers)');
select kith_protect('assessment_outcome', 'kinds', 'person_id', null, 'mine(assessment_outcome.worker_id)');
select kith_protect('assessment_accepted', 'kinds', 'person_id', null, 'mine(assessment_accepted.worker_id)');
select kith_protect('assessment_reuse', 'kinds', 'person_id', 'readers', 'mine(assessment_reuse.worker_id)');

-- What the caller may read of each, asked only where it matters.
create function entry_seen(entry uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from entry e where e.id = entry);
end $$;
create function measure_response_seen(response uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from measure_response r where r.id = response);
end $$;
create function contribution_of_mine(contributor uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from assessment_contributor c where c.id = contributor and (c.worker_id = caller_worker() or c.supporter_id = any (holders())));
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['assessment','assessment_outcome','assessment_accepted','complexity_view','formulation','contact_note','measure_response',
    'safety_event','safety_assessment'] loop
    execute format('alter policy not_withheld on %1$I using (at_work() or entry_seen(%1$I.id))', name);
  end loop;
end $$;
alter policy not_withheld on assessment_part using (at_work() or entry_seen(id) or contributor_id is not null and contribution_of_mine(contributor_id));
alter policy invited on assessment_part using (contributor_id is not null and contribution_of_mine(contributor_id));
alter policy not_withheld on assessment_reuse using (at_work() or entry_seen(entry_id));
alter policy not_withheld on next_step using (at_work() or entry_id is null or entry_seen(entry_id));
alter policy not_withheld on complexity_factor using (at_work() or entry_seen(view_id));
alter policy not_withheld on dialog_plus using (at_work() or measure_response_seen(response_id));
alter policy not_withheld on entry using (withheld_reason is null or at_work());
alter policy with_entry on entry_comment using (entry_seen(entry_id));
alter policy no_trace on circle using (at_work() or person_id = any (caller_records()));
alter policy no_trace on personal_contact using (at_work() or person_id = any (caller_records()));
alter policy no_trace on emergency_access using (at_work() or person_id = any (caller_records()));
alter policy not_shown on help_request_asker using (shown_to_person or at_work());
alter policy in_confidence on received_information using (not in_confidence or at_work());
alter policy asked on handover using (finished_at is null and to_worker_id = caller_worker());
alter policy asked on involvement using (state = 'asked' and (worker_id = caller_worker() or worker_id is null and team_id = any (caller_teams())));

-- An adviser keeps what they were asked, unless the person hides it from them.
create function kept_from_me(person uuid, kind int) returns boolean language plpgsql stable as $$
begin
  return exists (select from basis b where b.person_id = person and b.holder = any (holders()) and b.hides & kind <> 0
    and b.valid_from <= kith_now() and b.valid_to > kith_now());
end $$;
alter policy may_see on advice_request using (person_id is not null and (kinds_of(person_id) & 16384) = 16384
  or caller_worker() in (asker_worker, adviser_worker) and (person_id is null or not kept_from_me(person_id, 16384)));
