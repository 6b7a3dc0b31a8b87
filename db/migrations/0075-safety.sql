-- What keeps somebody safe: their own safety plan, who holds what so that it is out of reach, what was talked about when
-- things were urgent, serious events that must not be forgotten, and wishes made in advance. Everything is told in words.
create table safety_plan (
  person_id uuid primary key references person,
  begun_at timestamptz not null,
  begun_by_name text not null,
  changed_at timestamptz not null,
  changed_by_name text not null,
  reviewed_on date,
  reviewed_with text check (reviewed_with <> ''),
  look_again_at timestamptz,
  version int not null default 1,
  check ((reviewed_on is null) = (reviewed_with is null))
);
comment on table safety_plan is 'One for each person; theirs to make alone or with whom they wish, with or without any assessment (R288). look_again_at: when something happened after which it should be looked through again, until it has been; what happened is not told here, since more people may read the plan. version grows with every change of anything in it.';
select kith_protect('safety_plan', '16');
grant select, insert on safety_plan to kith_app;
grant update (changed_at, changed_by_name, reviewed_on, reviewed_with, look_again_at, version) on safety_plan to kith_app;

create table safety_line (
  id uuid primary key,
  person_id uuid not null references person references safety_plan,
  heading text not null check (heading ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$'),
  words text not null check (words <> '' and length(words) <= 500),
  written_at timestamptz not null,
  written_by_name text not null,
  removed_at timestamptz,
  version int not null default 1
);
comment on table safety_line is 'One line of the plan under one of its headings, in the person''s own words. Taken off is not gone: the line stays, with who took it off and when in written_by_name and written_at.';
create index safety_line_person on safety_line (person_id, heading, id);
select kith_protect('safety_line', '16');
grant select, insert on safety_line to kith_app;
grant update (words, written_at, written_by_name, removed_at, version) on safety_line to kith_app;

create table safety_line_past (
  line_id uuid not null references safety_line,
  person_id uuid not null references person,
  version int not null,
  heading text not null,
  words text not null,
  written_at timestamptz not null,
  written_by_name text not null,
  removed_at timestamptz,
  primary key (line_id, version)
);
comment on table safety_line_past is 'Each line as it was before it was changed, taken off or put back. Written by the database alone.';
create index safety_line_past_person on safety_line_past (person_id, written_at desc);
select kith_protect('safety_line_past', '16');
grant select on safety_line_past to kith_app;
create function safety_line_kept() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into safety_line_past (line_id, person_id, version, heading, words, written_at, written_by_name, removed_at)
  values (old.id, old.person_id, old.version, old.heading, old.words, old.written_at, old.written_by_name, old.removed_at);
  new.version := old.version + 1;
  return new;
end $$;
create trigger safety_line_kept before update on safety_line for each row execute function safety_line_kept();

create table means_safety (
  id uuid primary key,
  person_id uuid not null references person references safety_plan,
  what text not null check (what <> '' and length(what) <= 500),
  holder text not null check (holder <> ''),
  since date not null,
  until date,
  written_at timestamptz not null,
  written_by_name text not null,
  ended_at timestamptz,
  ended_by_name text,
  version int not null default 1,
  check (until >= since),
  check ((ended_at is null) = (ended_by_name is null))
);
comment on table means_safety is 'What somebody has put out of their own reach: what it is, who holds it, since when and until when (R466). Ended, never changed: an agreement that changes is a new one.';
create index means_safety_person on means_safety (person_id, since);
select kith_protect('means_safety', '16');
grant select, insert on means_safety to kith_app;
grant update (ended_at, ended_by_name, version) on means_safety to kith_app;

create table safety_event (
  id uuid primary key references entry,
  person_id uuid not null references person,
  kinds int not null check (kinds & 112 = 112),
  what text not null check (what in ('self_harm','harm_to_others','other')),
  happened_on date not null,
  roughly boolean not null default false,
  words text not null check (words <> ''),
  source text not null check (source <> ''),
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  left_out_why text check (length(left_out_why) >= 10),
  left_out_at timestamptz,
  left_out_by_name text,
  version int not null default 1,
  check (num_nonnulls(left_out_why, left_out_at, left_out_by_name) in (0, 3))
);
comment on table safety_event is 'A serious past event, to oneself or others, carried forward with its date and where we know it from. It leaves the summary only with a reason that stays, and is never deleted.';
create index safety_event_person on safety_event (person_id, happened_on desc);
select kith_protect('safety_event', 'kinds');
create policy not_withheld on safety_event as restrictive for select to kith_app
  using ((select caller_worker()) is not null or exists (select from entry e where e.id = safety_event.id));
grant select, insert on safety_event to kith_app;
grant update (left_out_why, left_out_at, left_out_by_name, version) on safety_event to kith_app;

create table safety_assessment (
  id uuid primary key references entry,
  person_id uuid not null references person,
  kinds int not null check (kinds & 112 = 112),
  worker_id uuid not null references worker,
  happened_at timestamptz not null,
  came_from text not null check (came_from in ('self','family','brief_assessment','gp','nhs_111','emergency_department','ambulance','police','other')),
  who_was_there text not null check (who_was_there <> ''),
  own_view text not null check (own_view <> ''),
  explore_past text not null default '',
  explore_now text not null check (explore_now <> ''),
  explore_ahead text not null default '',
  others_at_harm text not null default '',
  makes_harder text not null default '',
  makes_safer text not null default '',
  means_discussed text not null default '',
  others_view text not null default '',
  formulation text not null check (formulation <> ''),
  immediate_actions text not null check (immediate_actions <> ''),
  outcomes text[] not null check (outcomes <@ '{advice,formulation_and_safety_plan,referral}'::text[] and cardinality(outcomes) > 0),
  outcome_words text not null check (outcome_words <> ''),
  plan_version int,
  concern_continues boolean not null,
  next_step_id uuid not null references next_step,
  follow_up_step_id uuid references next_step,
  follow_up_by timestamptz,
  check (not 'advice' = any (outcomes) or (cardinality(outcomes) = 1 and not concern_continues)),
  check (concern_continues = (follow_up_step_id is not null) and concern_continues = (follow_up_by is not null)),
  check (follow_up_by <= happened_at + interval '48 hours')
);
comment on table safety_assessment is 'An urgent or emergency assessment of safety, told as a narrative: explored, mapped, acted on and planned (R286). It says what was understood and agreed, never how likely anything is. Every one leaves a next contact; where concern continues, a named follow-up within 48 hours. Its entry has the same id. Never changed.';
create index safety_assessment_person on safety_assessment (person_id, happened_at desc);
select kith_protect('safety_assessment', 'kinds');
create policy not_withheld on safety_assessment as restrictive for select to kith_app
  using ((select caller_worker()) is not null or exists (select from entry e where e.id = safety_assessment.id));
grant select, insert on safety_assessment to kith_app;

create table advance_wish (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('statement','decision')),
  follows uuid unique references advance_wish,
  circumstance text not null check (circumstance <> ''),
  words text not null check (words <> ''),
  document_where text not null default '',
  made_on date,
  witnessed_by text not null default '',
  even_if_life boolean not null default false,
  withdrawn boolean not null default false,
  written_at timestamptz not null,
  written_by_name text not null,
  check (follows <> id),
  check (kind = 'decision' or (document_where = '' and made_on is null and witnessed_by = '' and not even_if_life)),
  check (kind = 'statement' or (document_where <> '' and made_on is not null)),
  check (not even_if_life or witnessed_by <> '')
);
comment on table advance_wish is 'What somebody wants if they cannot say so: a statement of wishes, or apart from it an advance decision to refuse treatment, which binds when valid and applicable (Mental Capacity Act 2005, sections 24 to 26). Each change is a new version that follows the one before; a decision about treatment that keeps somebody alive is witnessed.';
create index advance_wish_person on advance_wish (person_id);
select kith_protect('advance_wish', '16');
grant select, insert on advance_wish to kith_app;

-- Only adults make a binding advance decision. What the law says must not hang on which page it was typed into.
create function advance_wish_adult() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.kind = 'decision' and not new.withdrawn
      and coalesce((select p.born + interval '18 years' > new.made_on from person p where p.id = new.person_id), true) then
    raise exception 'an advance decision is made at 18 or older' using errcode = 'KS018';
  end if;
  if new.follows is not null and not exists (select from advance_wish w where w.id = new.follows and w.person_id = new.person_id and w.kind = new.kind) then
    raise exception 'a version follows one of the same wish' using errcode = 'KS019';
  end if;
  return new;
end $$;
create trigger advance_wish_adult before insert on advance_wish for each row execute function advance_wish_adult();
