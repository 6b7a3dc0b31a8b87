-- The one plan of a person: lines, who does what, agreements, what was published, reviews.
create table plan (
  id uuid primary key,
  person_id uuid not null unique references person,
  begun_at timestamptz not null,
  begun_by_name text not null,
  revision int not null default 0,
  unique (id, person_id)
);
comment on table plan is 'Exactly one for each person. revision counts every change to its lines, so that an agreement is to these words and no others; it is never shown, since it would tell of lines a reader may not see.';
select kith_protect('plan', '8');
grant select, insert on plan to kith_app;
grant update (begun_by_name) on plan to kith_app;

create table plan_line (
  id uuid primary key,
  plan_id uuid not null,
  person_id uuid not null references person,
  kinds int not null check (kinds & 8 = 8),
  readers uuid[] check (readers is null or person_id = any (readers)),
  section text not null check (section in ('strengths','matters','enjoy','goals','community','needs','actions','help','medicines',
    'work','home','money','physical_health','alcohol_drugs','my_part','carer_part','information','entitlements','worse','keep_in_touch')),
  words text not null check (words <> ''),
  more jsonb not null default '{}' check (jsonb_typeof(more) = 'object'),
  not_now boolean not null default false,
  position int not null,
  written_at timestamptz not null,
  written_by_name text not null,
  written_by uuid not null,
  removed_at timestamptz,
  removed_by_name text,
  version int not null default 1,
  unique (id, person_id),
  foreign key (plan_id, person_id) references plan (id, person_id),
  check ((removed_at is null) = (removed_by_name is null))
);
comment on table plan_line is 'One line, the unit of everything: of writing, of who may read it, of keeping older words. The person is among the readers of every line. more: what the section asks besides the words, by name. not_now: talked about, and nothing to do for now. written_by: the worker or person who wrote the words last.';
create index plan_line_plan on plan_line (person_id, position) where removed_at is null;
create index on plan_line (plan_id);
select kith_protect('plan_line', 'kinds', 'person_id', 'readers');
grant select, insert on plan_line to kith_app;
grant update (words, more, not_now, kinds, readers, position, written_at, written_by_name, written_by, removed_at, removed_by_name, version) on plan_line to kith_app;

create table plan_line_past (
  line_id uuid not null,
  version int not null,
  person_id uuid not null references person,
  kinds int not null,
  readers uuid[],
  words text not null,
  more jsonb not null,
  not_now boolean not null,
  written_at timestamptz not null,
  written_by_name text not null,
  primary key (line_id, version),
  foreign key (line_id, person_id) references plan_line (id, person_id)
);
comment on table plan_line_past is 'What a line said before, kept by the database itself. Whoever may not read the line as it is now may not read what it was.';
select kith_protect('plan_line_past', 'kinds', 'person_id', 'readers');
create policy with_line on plan_line_past as restrictive for select to kith_app using (exists (select from plan_line l where l.id = plan_line_past.line_id));
grant select on plan_line_past to kith_app;

create function plan_line_kept() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'UPDATE' then
    insert into plan_line_past (line_id, version, person_id, kinds, readers, words, more, not_now, written_at, written_by_name)
      values (old.id, old.version, old.person_id, old.kinds, old.readers, old.words, old.more, old.not_now, old.written_at, old.written_by_name);
    new.version := old.version + 1;
  end if;
  update plan set revision = revision + 1 where id = new.plan_id;
  return new;
end $$;
create trigger plan_line_kept before insert or update of words, more, not_now, kinds, readers, removed_at on plan_line for each row execute function plan_line_kept();

create table plan_action (
  line_id uuid primary key,
  person_id uuid not null references person,
  team_id uuid references team,
  outside_service text check (outside_service <> ''),
  sector text not null check (sector in ('primary_care','secondary_care','social_care','vcse','other')),
  worker_id uuid references worker,
  named text not null check (named <> ''),
  due date not null,
  need_id uuid,
  state text not null default 'asked' check (state in ('asked','agreed','said_no','done','not_done')),
  asked_at timestamptz not null,
  asked_by_name text not null,
  answered_at timestamptz,
  answered_by uuid references worker,
  answered_by_name text,
  evidence_how text,
  evidence_on date,
  answer_words text not null default '',
  closed_at timestamptz,
  closed_by_name text,
  closed_words text not null default '',
  moved_why text not null default '',
  version int not null default 1,
  foreign key (line_id, person_id) references plan_line (id, person_id),
  foreign key (need_id, person_id) references plan_line (id, person_id),
  check (num_nonnulls(team_id, outside_service) = 1),
  check ((state = 'asked') = (answered_at is null)),
  check (answered_at is null or answered_by is not null or (evidence_how <> '' and evidence_on is not null)),
  check (num_nonnulls(answered_at, answered_by_name) in (0, 2)),
  check ((state in ('done','not_done')) = (closed_at is not null) and (closed_at is null) = (closed_by_name is null))
);
comment on table plan_action is 'Who does an agreed action: one accountable service and a named person, by a day. Only the service that is asked accepts, or its acceptance is recorded with who, how and when. What a reader may see of it follows its line.';
create index plan_action_team on plan_action (team_id, due) where state in ('asked','agreed');
create index plan_action_worker on plan_action (worker_id) where state in ('asked','agreed');
create index plan_action_need on plan_action (need_id);
create index plan_action_person on plan_action (person_id);
alter table plan_action enable row level security;
create policy may_see on plan_action for select to kith_app using (exists (select from plan_line l where l.id = plan_action.line_id));
create policy may_add on plan_action for insert to kith_app with check (exists (select from plan_line l where l.id = plan_action.line_id)
  and ((select caller_worker()) is not null or person_id = (select caller_person())));
create policy may_change on plan_action for update to kith_app using (exists (select from plan_line l where l.id = plan_action.line_id)
  and ((select caller_worker()) is not null or person_id = (select caller_person())));
create policy works on plan_action for all to kith_system using (true) with check (true);
grant select, insert, update, delete on plan_action to kith_system;
grant select, insert on plan_action to kith_app;
grant update (due, moved_why, state, answered_at, answered_by, answered_by_name, evidence_how, evidence_on, answer_words, closed_at, closed_by_name, closed_words, version) on plan_action to kith_app;

-- Nobody says yes for another service.
create function plan_action_accepted() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.answered_by is not null and (tg_op = 'INSERT' or new.answered_by is distinct from old.answered_by) and new.answered_by is distinct from new.worker_id
      and not exists (select from membership m where m.worker_id = new.answered_by and m.team_id = new.team_id and m.during @> new.answered_at) then
    raise exception 'only the service that was asked can answer' using errcode = 'KP002';
  end if;
  return new;
end $$;
create trigger plan_action_accepted before insert or update on plan_action for each row execute function plan_action_accepted();
-- By which day is part of what the person agreed to.
create function plan_action_moved() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update plan set revision = revision + 1 where person_id = new.person_id; return null;
end $$;
create trigger plan_action_moved after update on plan_action for each row when (old.due <> new.due) execute function plan_action_moved();
create policy own_answer on plan_action as restrictive for insert to kith_app with check (answered_by is null or answered_by = (select caller_worker()));

create table plan_agreement (
  id uuid primary key,
  plan_id uuid not null,
  person_id uuid not null references person,
  kinds int not null check (kinds & 8 = 8),
  revision int not null,
  answer text not null check (answer in ('agrees','agrees_except','does_not_agree')),
  words text not null default '',
  by_person boolean not null,
  how text not null check (how in ('my_kith','in_person','phone','video','letter','through_somebody')),
  on_day date not null,
  at timestamptz not null,
  by_name text not null,
  unique (id, plan_id),
  foreign key (plan_id, person_id) references plan (id, person_id),
  check (by_person = (how = 'my_kith')),
  check (answer = 'agrees' or words <> '')
);
comment on table plan_agreement is 'What the person says to the plan as it stood at a revision: pressed by themself in My Kith, or recorded by a worker with how and when.';
create index on plan_agreement (person_id, at desc);
create index on plan_agreement (plan_id);
select kith_protect('plan_agreement', 'kinds');
create policy own_press on plan_agreement as restrictive for insert to kith_app with check (by_person = (person_id is not distinct from (select caller_person())));
grant select, insert on plan_agreement to kith_app;

create table plan_version (
  id uuid primary key references entry,
  plan_id uuid not null,
  person_id uuid not null references person,
  number int not null check (number > 0),
  kinds int not null check (kinds & 8 = 8),
  readers uuid[],
  revision int not null,
  published_at timestamptz not null,
  agreement_id uuid,
  unique (plan_id, number),
  foreign key (plan_id, person_id) references plan (id, person_id),
  foreign key (agreement_id, plan_id) references plan_agreement (id, plan_id)
);
comment on table plan_version is 'The plan as it was published. kinds and readers are those of the least hidden line that changed: for whom nothing changed, there was no version. number is never shown.';
create index on plan_version (person_id, published_at desc);
create index on plan_version (agreement_id);
select kith_protect('plan_version', 'kinds', 'person_id', 'readers');
grant select on plan_version to kith_app;

create table plan_version_line (
  version_id uuid not null references plan_version,
  line_id uuid not null,
  person_id uuid not null references person,
  kinds int not null,
  readers uuid[],
  section text not null,
  position int not null,
  words text not null,
  not_now boolean not null,
  facts jsonb not null check (jsonb_typeof(facts) = 'array'),
  written_by_name text not null,
  primary key (version_id, line_id),
  foreign key (line_id, person_id) references plan_line (id, person_id)
);
comment on table plan_version_line is 'A line as it was published, with who could read it then. facts: pairs of a name and its words. Whoever may not read the line as it is now may not read what it was.';
create index on plan_version_line (line_id);
create index on plan_version_line (person_id);
select kith_protect('plan_version_line', 'kinds', 'person_id', 'readers');
create policy with_line on plan_version_line as restrictive for select to kith_app using (exists (select from plan_line l where l.id = plan_version_line.line_id));
grant select on plan_version_line to kith_app;

create table plan_meeting (
  version_id uuid primary key references plan_version,
  person_id uuid not null references person,
  kinds int not null check (kinds & 8200 = 8200),
  who_was_there text not null check (who_was_there <> ''),
  person_view text not null default '',
  our_view text not null default '',
  without_reason text check (without_reason in ('capacity','wish')),
  without_words text not null default '',
  decided_without text not null default '',
  told_what text not null default '',
  told_how text not null default '',
  told_why text not null default '',
  check ((without_reason is null) = (without_words = '')),
  check (decided_without = '' or (told_what <> '' and told_how <> '' and told_why <> ''))
);
comment on table plan_meeting is 'How a published plan was decided: who was there, the person''s view and where ours differs, what was decided without them and how they were told, and why it was published without them, where it was.';
create index on plan_meeting (person_id);
select kith_protect('plan_meeting', 'kinds');
grant select on plan_meeting to kith_app;

-- A published plan has the person's own part and their agreement to exactly these words, their last; or the recorded reason.
create function plan_version_whole() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from plan_meeting m where m.version_id = new.id and m.without_reason is not null) then return null; end if;
  if not exists (select from plan_agreement a where a.id = new.agreement_id and a.plan_id = new.plan_id and a.revision = new.revision and a.answer <> 'does_not_agree'
        and not exists (select from plan_agreement n where n.plan_id = a.plan_id and n.answer = 'does_not_agree' and (n.on_day, n.at, n.id) > (a.on_day, a.at, a.id)))
      or not exists (select from plan_version_line l where l.version_id = new.id and l.section in ('matters','goals','my_part') and not l.not_now)
      or not exists (select from plan_meeting m where m.version_id = new.id) then
    raise exception 'a plan is not published without the person' using errcode = 'KP001';
  end if;
  return null;
end $$;
create constraint trigger plan_version_whole after insert on plan_version deferrable initially deferred for each row execute function plan_version_whole();

create table plan_review (
  id uuid primary key,
  person_id uuid not null references person,
  planned_on date not null,
  state text not null default 'planned' check (state in ('planned','held')),
  made_by_name text not null,
  made_at timestamptz not null,
  held_on date,
  outcome text check (outcome in ('stays','changed','care_can_change','care_can_end')),
  entry_id uuid references entry,
  version int not null default 1,
  unique (id, person_id),
  check ((state = 'held') = (held_on is not null) and (held_on is null) = (outcome is null))
);
comment on table plan_review is 'A review of the plan: planned for a day, with everyone invited asked. What was said at it is the entry.';
create unique index plan_review_planned on plan_review (person_id) where state = 'planned';
create index on plan_review (person_id, planned_on desc);
create index on plan_review (entry_id);
select kith_protect('plan_review', '8');
grant select, insert on plan_review to kith_app;
grant update (planned_on, state, held_on, outcome, entry_id, version) on plan_review to kith_app;

create table plan_review_invite (
  id uuid primary key,
  review_id uuid not null,
  person_id uuid not null references person,
  worker_id uuid references worker,
  name text not null check (name <> ''),
  part text not null check (part in ('worker','supporter','advocate','organisation')),
  asked_at timestamptz,
  asked_how text,
  asked_by_name text,
  answer text check (answer in ('coming','sent_views','not_coming','no_answer')),
  views text not null default '',
  answered_at timestamptz,
  answered_by_name text,
  version int not null default 1,
  foreign key (review_id, person_id) references plan_review (id, person_id),
  check (num_nonnulls(asked_at, asked_how, asked_by_name) in (0, 3)),
  check (num_nonnulls(answer, answered_at, answered_by_name) in (0, 3)),
  check (answer is null or asked_at is not null)
);
comment on table plan_review_invite is 'Somebody invited to a review, whether they were asked, what they answered, and their own view in their own place.';
create index on plan_review_invite (review_id);
create index on plan_review_invite (person_id);
create unique index plan_review_invite_worker on plan_review_invite (review_id, worker_id) where worker_id is not null;
select kith_protect('plan_review_invite', '8200');
grant select, insert on plan_review_invite to kith_app;
grant update (asked_at, asked_how, asked_by_name, answer, views, answered_at, answered_by_name, version) on plan_review_invite to kith_app;

create function plan_review_asked() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from plan_review r join plan_review_invite i on i.review_id = r.id where r.id = new.id and r.state = 'held' and i.asked_at is null) then
    raise exception 'a review is not closed before everyone invited was asked' using errcode = 'KP003';
  end if;
  return null;
end $$;
create constraint trigger plan_review_asked after update on plan_review deferrable initially deferred for each row execute function plan_review_asked();
