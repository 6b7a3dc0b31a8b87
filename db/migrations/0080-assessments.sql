-- Understanding together: assessments of four components, what each person added to them, what came out of them; how
-- complex things are just now; and the shared formulation. Nothing here opens or closes anything to anybody.
create table assessment (
  id uuid primary key references entry,
  person_id uuid not null references person,
  kinds int not null check (kinds in (64, 96)),
  component text not null check (component in ('initialBrief','comprehensive','specialist','urgentEmergency')),
  specialist_kind text check (specialist_kind <> ''),
  extends_id uuid,
  came_by text not null check (came_by in ('self','front_door','step_up','gp','vcse','social_care','police','ambulance','review','other')),
  why_again text not null default '',
  purpose text not null check (purpose <> ''),
  helps_aims text not null check (helps_aims <> ''),
  covers text not null check (covers <> ''),
  how_long text not null check (how_long <> ''),
  who_there text not null check (who_there <> ''),
  planned_for date,
  lead_worker_id uuid not null references worker,
  lead_name text not null,
  organisation_id uuid not null references organisation,
  planned_at timestamptz not null,
  explained_how text check (explained_how in ('my_kith','talked','paper')),
  begun_at timestamptz,
  state text not null default 'planned' check (state in ('planned','under_way','shared','continues','stopped')),
  stopped_why text not null default '',
  version int not null default 1,
  unique (id, component),
  unique (id, person_id),
  foreign key (extends_id, person_id) references assessment (id, person_id),
  check ((component = 'specialist') = (specialist_kind is not null)),
  check (component = 'initialBrief' or kinds = 96),
  check (state in ('planned','stopped') or (begun_at is not null and explained_how is not null)),
  check ((begun_at is null) = (explained_how is null)),
  check ((state = 'stopped') = (stopped_why <> ''))
);
comment on table assessment is 'One assessment from being explained to being shared, and on: it can be added to at any contact (R264). The explanation was given to the person before it began (R081) and is the entry of the same id. kinds: 96 (assessment and notes of contacts), or 64 for a brief one by a worker whose role holds no assessments. extends_id: what it builds on and does not repeat.';
create index assessment_person on assessment (person_id, planned_at desc);
create index on assessment (extends_id);
select kith_protect('assessment', 'kinds', 'person_id', null, 'case when assessment.lead_worker_id = any ((select holders())::uuid[]) then 64 else 0 end');
grant select, insert on assessment to kith_app;
grant update (state, explained_how, begun_at, stopped_why, version) on assessment to kith_app;

create table assessment_contributor (
  id uuid primary key,
  assessment_id uuid not null,
  person_id uuid not null references person,
  kinds int not null check (kinds in (64, 96)),
  worker_id uuid references worker,
  supporter_id uuid references supporter,
  name text not null check (name <> ''),
  part text not null check (part <> ''),
  agreed_how text not null check (agreed_how <> ''),
  asked_by uuid references worker,
  asked_by_name text not null,
  asked_at timestamptz not null,
  answer text check (answer in ('added','nothing','no_answer')),
  answer_words text not null default '',
  answered_at timestamptz,
  withdrawn_at timestamptz,
  version int not null default 1,
  foreign key (assessment_id, person_id) references assessment (id, person_id),
  check (num_nonnulls(worker_id, supporter_id) <= 1),
  check ((answer is null) = (answered_at is null)),
  check (answer is distinct from 'no_answer' or answer_words <> '')
);
comment on table assessment_contributor is 'Somebody invited by name to add their view, with the person''s agreement (agreed_how). Whoever has neither worker_id nor supporter_id is asked in words. Each is asked: no outcome is shared while one of them has no answer (R045), so whoever leads finds everybody invited, by whomever.';
create unique index on assessment_contributor (assessment_id, worker_id) where withdrawn_at is null and worker_id is not null;
create unique index on assessment_contributor (assessment_id, supporter_id) where withdrawn_at is null and supporter_id is not null;
create index on assessment_contributor (worker_id) where withdrawn_at is null;
create index on assessment_contributor (supporter_id) where withdrawn_at is null;
create index on assessment_contributor (person_id);
select kith_protect('assessment_contributor', 'kinds', 'person_id', null, 'case when assessment_contributor.asked_by = any ((select holders())::uuid[]) or exists (select from assessment a where a.id = assessment_contributor.assessment_id and a.lead_worker_id = any ((select holders())::uuid[])) then 64 else 0 end');
grant select, insert on assessment_contributor to kith_app;
grant update (answer, answer_words, answered_at, withdrawn_at, version) on assessment_contributor to kith_app;
-- Whoever is invited finds their own place, and nothing else, as long as they may know of the person at all.
do $$
begin
  execute format('create policy invited on assessment_contributor for select to kith_app using (withdrawn_at is null and ((worker_id = (select caller_worker()) and %s)'
    ' or (supporter_id = any ((select holders())::uuid[]) and %s)))', access_rule('assessment_contributor.person_id', '1'), access_rule('assessment_contributor.person_id', '0'));
  execute format('create policy invited_answers on assessment_contributor for update to kith_app using (withdrawn_at is null and worker_id = (select caller_worker()) and %s)'
    ' with check (worker_id = (select caller_worker()))', access_rule('assessment_contributor.person_id', '1'));
end $$;

create table assessment_part (
  id uuid primary key references entry,
  assessment_id uuid not null,
  person_id uuid not null references person,
  kinds int not null check (kinds & 96 <> 0),
  readers uuid[],
  section text not null check (section <> ''),
  words text not null check (words <> ''),
  contributor_id uuid references assessment_contributor,
  author_worker_id uuid references worker,
  author_person_id uuid references person,
  author_name text not null,
  author_role text not null,
  heard_on date not null,
  written_at timestamptz not null,
  foreign key (assessment_id, person_id) references assessment (id, person_id),
  check (num_nonnulls(contributor_id, author_worker_id, author_person_id) > 0),
  constraint abuse_has_named_readers check (kinds & 512 = 0 or readers is not null)
);
comment on table assessment_part is 'What was said under one heading of an assessment, by whom, as written. Never changed; another part is added. Two people adding at once are two rows.';
create index assessment_part_of on assessment_part (assessment_id, written_at);
create index on assessment_part (person_id);
create index on assessment_part (contributor_id);
select kith_protect('assessment_part', 'kinds', 'person_id', 'readers', 'case when assessment_part.author_worker_id = any ((select holders())::uuid[]) or assessment_part.readers && (select holders())::uuid[] then 64 else 0 end');
grant select, insert on assessment_part to kith_app;
create policy invited on assessment_part for select to kith_app using (contributor_id is not null and exists (select from assessment_contributor c
  where c.id = assessment_part.contributor_id and (c.worker_id = (select caller_worker()) or c.supporter_id = any ((select holders())::uuid[]))));

create table assessment_outcome (
  id uuid primary key references entry,
  assessment_id uuid not null,
  component text not null,
  person_id uuid not null references person,
  kinds int not null check (kinds in (32, 64)),
  outcomes text[] not null,
  words text not null check (words <> ''),
  service text not null default '',
  what_next text not null check (what_next <> ''),
  worker_id uuid not null references worker,
  author_name text not null,
  author_role text not null,
  organisation_id uuid not null references organisation,
  shared_at timestamptz not null,
  foreign key (assessment_id, component) references assessment (id, component),
  foreign key (assessment_id, person_id) references assessment (id, person_id),
  constraint permitted_outcome check (cardinality(outcomes) > 0 and outcomes <@ case component
    when 'initialBrief' then array['advice','intervention','comprehensive','specialist']
    when 'comprehensive' then array['advice','formulation_plan','intervention','specialist']
    when 'specialist' then array['advice','formulation_plan_specialist','formulation_plan_existing']
    when 'urgentEmergency' then array['advice','formulation_safety_plan','other_services'] end),
  constraint says_where check (not outcomes && array['intervention','other_services'] or service <> '')
);
comment on table assessment_outcome is 'What came out of an assessment, in words written for the person. Each component has its own outcomes and no other (R278, R281, R284, R287). None of them ends anything. Read by those who may read assessments, also where the parts are not for them.';
create index assessment_outcome_person on assessment_outcome (person_id, shared_at desc);
create index on assessment_outcome (assessment_id);
select kith_protect('assessment_outcome', 'kinds', 'person_id', null, 'case when assessment_outcome.worker_id = any ((select holders())::uuid[]) then 64 else 0 end');
grant select, insert on assessment_outcome to kith_app;

create function everybody_asked() returns trigger language plpgsql security definer set search_path = public as $$
begin
  -- Whoever invites waits for this, and whoever shares waits for whoever invites.
  perform from assessment where id = new.assessment_id for update;
  if exists (select from assessment_contributor c where c.assessment_id = new.assessment_id and c.withdrawn_at is null and c.answer is null) then
    raise exception 'somebody invited has not been asked' using errcode = 'KA001';
  end if;
  return new;
end $$;
create trigger everybody_asked before insert on assessment_outcome for each row execute function everybody_asked();

create table assessment_accepted (
  id uuid primary key references entry,
  assessment_id uuid not null,
  person_id uuid not null references person,
  kinds int not null check (kinds in (32, 64)),
  worker_id uuid not null references worker,
  worker_name text not null,
  organisation_id uuid not null references organisation,
  words text not null default '',
  accepted_at timestamptz not null,
  unique (assessment_id, organisation_id),
  foreign key (assessment_id, person_id) references assessment (id, person_id)
);
comment on table assessment_accepted is 'Trusted assessment: another organisation takes it as its own without doing it again.';
create index on assessment_accepted (person_id);
select kith_protect('assessment_accepted', 'kinds', 'person_id', null, 'case when assessment_accepted.worker_id = any ((select holders())::uuid[]) then 64 else 0 end');
grant select, insert on assessment_accepted to kith_app;

create table assessment_reuse (
  assessment_id uuid not null,
  entry_id uuid not null references entry,
  person_id uuid not null references person,
  kinds int not null check (kinds > 0),
  readers uuid[],
  say text not null check (say in ('carry','read','leave')),
  by_person boolean not null,
  worker_id uuid references worker,
  said_by_name text not null,
  said_at timestamptz not null,
  primary key (assessment_id, entry_id),
  check (by_person <> (worker_id is not null)),
  foreign key (assessment_id, person_id) references assessment (id, person_id),
  constraint abuse_has_named_readers check (kinds & 512 = 0 or readers is not null)
);
comment on table assessment_reuse is 'Told once (R047): what the person says of each thing already known. carry: it is part of this assessment; read: read it and do not ask me again; leave: do not use it here. kinds and readers are those of the entry, which is shown, not copied.';
create index on assessment_reuse (person_id);
select kith_protect('assessment_reuse', 'kinds', 'person_id', 'readers', 'case when assessment_reuse.worker_id = any ((select holders())::uuid[]) then 64 else 0 end');
grant select, insert on assessment_reuse to kith_app;
grant update (say, by_person, worker_id, said_by_name, said_at) on assessment_reuse to kith_app;

create table complexity_view (
  id uuid primary key references entry,
  person_id uuid not null references person,
  kinds int not null default 32 check (kinds = 32),
  level text not null check (level in ('less','complex','more')),
  why text not null check (why <> ''),
  made_with text not null check (made_with <> ''),
  their_words text not null default '',
  review_on date not null,
  follows uuid references complexity_view,
  worker_id uuid not null references worker,
  author_name text not null,
  author_role text not null,
  made_at timestamptz not null
);
comment on table complexity_view is 'How complex things are just now, in the words of those who looked at it together; dated, moving both ways, never a label. Append-only: a new one follows the last. It is read by people and by no rule of access, waiting or allocation (R169).';
create index complexity_view_person on complexity_view (person_id, made_at desc);
create unique index complexity_view_follows on complexity_view (person_id, coalesce(follows, person_id));
select kith_protect('complexity_view', 'kinds');
grant select, insert on complexity_view to kith_app;

create table complexity_factor (
  view_id uuid not null references complexity_view,
  factor int not null check (factor between 1 and 8),
  person_id uuid not null references person,
  kinds int not null check (kinds & 32 = 32),
  present text not null check (present in ('yes','no','not_talked')),
  note text not null default '',
  step_id uuid references next_step,
  primary key (view_id, factor),
  check (present <> 'yes' or note <> ''),
  constraint service_acts check ((factor = 8 and present = 'yes') = (step_id is not null))
);
comment on table complexity_factor is 'The eight factors, each with a note. Nothing adds them up. The eighth is about us: where a service is hard to reach or to use, the service acts, and somebody of it owns the action (R178).';
create index on complexity_factor (person_id);
select kith_protect('complexity_factor', 'kinds');
grant select, insert on complexity_factor to kith_app;

-- Judged when the transaction ends: all eight were looked at, and a diagnosis or one problem by its name set nothing (R170).
create function complexity_whole() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (select count(*) from complexity_factor f where f.view_id = new.id) <> 8 then
    raise exception 'all eight factors are looked at' using errcode = 'KA002';
  end if;
  if new.level <> 'less' and not exists (select from complexity_factor f where f.view_id = new.id and f.factor > 1 and f.present = 'yes') then
    raise exception 'one factor alone sets nothing' using errcode = 'KA003';
  end if;
  return null;
end $$;
create constraint trigger complexity_whole after insert on complexity_view deferrable initially deferred for each row execute function complexity_whole();

create table formulation (
  id uuid primary key references entry,
  person_id uuid not null references person,
  kinds int not null default 32 check (kinds = 32),
  follows uuid references formulation,
  difficult text not null check (difficult <> ''),
  keeps_going text not null default '',
  can_help text not null default '',
  strengths text not null check (strengths <> ''),
  explanation text not null default '',
  agreement text not null check (agreement in ('agreed','differ','not_yet')),
  person_view text not null default '',
  worker_view text not null default '',
  worker_id uuid references worker,
  author_name text not null,
  author_role text not null,
  made_at timestamptz not null,
  check (agreement <> 'differ' or (person_view <> '' and worker_view <> ''))
);
comment on table formulation is 'The shared understanding, in shared words: what is difficult, what keeps it going, what can help, strengths and what matters, the person''s own explanation. Each line of a text is one thing. Where they see it differently both views stand side by side (R275). Versions: a new one follows the last.';
create index formulation_person on formulation (person_id, made_at desc);
create unique index formulation_follows on formulation (person_id, coalesce(follows, person_id));
select kith_protect('formulation', 'kinds');
grant select, insert on formulation to kith_app;

create table own_view (
  id uuid primary key,
  entry_id uuid not null references entry,
  person_id uuid not null references person,
  kinds int not null check (kinds = 32),
  agrees boolean not null,
  words text not null default '',
  said_at timestamptz not null,
  check (agrees or words <> '')
);
comment on table own_view is 'The person''s own view of a complexity view or a formulation, stored beside it. Only they write it.';
create index on own_view (entry_id);
create index on own_view (person_id);
select kith_protect('own_view', 'kinds');
create policy only_theirs on own_view as restrictive for insert to kith_app with check (person_id = (select caller_person()));
grant select, insert on own_view to kith_app;

-- What is withheld from the person, and so from those they let in, as an entry is withheld in every other form too.
do $$
declare
  name text;
begin
  foreach name in array array['assessment','assessment_outcome','assessment_accepted','complexity_view','formulation'] loop
    execute format('create policy not_withheld on %I as restrictive for select to kith_app using ((select caller_worker()) is not null or exists (select from entry e where e.id = %I.id))', name, name);
  end loop;
end $$;
create policy not_withheld on assessment_part as restrictive for select to kith_app
  using ((select caller_worker()) is not null or exists (select from entry e where e.id = assessment_part.id) or exists (select from assessment_contributor c where c.id = assessment_part.contributor_id and c.supporter_id = any ((select holders())::uuid[])));
create policy not_withheld on assessment_reuse as restrictive for select to kith_app
  using ((select caller_worker()) is not null or exists (select from entry e where e.id = assessment_reuse.entry_id));
create policy not_withheld on complexity_factor as restrictive for select to kith_app
  using ((select caller_worker()) is not null or exists (select from complexity_view v where v.id = complexity_factor.view_id));
