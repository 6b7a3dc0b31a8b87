-- Contacts with people: the note of each, the writer's private draft of it, and the next step that follows.
create table next_step (
  id uuid primary key,
  person_id uuid not null references person,
  entry_id uuid references entry,
  kinds int not null check (kinds > 0),
  readers uuid[],
  what text not null check (what <> ''),
  who text not null check (who in ('worker','team','person')),
  worker_id uuid references worker,
  team_id uuid references team,
  due date not null,
  made_by_name text not null,
  made_at timestamptz not null,
  done_at timestamptz,
  done_by_name text,
  done_words text not null default '',
  moved_why text not null default '',
  version int not null default 1,
  check ((who = 'worker') = (worker_id is not null) and (who = 'team') = (team_id is not null)),
  check ((done_at is null) = (done_by_name is null))
);
comment on table next_step is 'What happens next, who does it and by when. kinds and readers are those of the note it came from, and whoever does it may read it too.';
create index next_step_person on next_step (person_id, due) where done_at is null;
create index next_step_worker on next_step (worker_id, due) where done_at is null;
create index next_step_team on next_step (team_id, due) where done_at is null;
create index on next_step (entry_id);
select kith_protect('next_step', 'kinds', 'person_id', 'readers');
grant select, insert on next_step to kith_app;
grant update (due, moved_why, done_at, done_by_name, done_words, version) on next_step to kith_app;

create table contact_note (
  id uuid primary key references entry,
  person_id uuid not null references person,
  kinds int not null check (kinds & 64 = 64),
  readers uuid[],
  worker_id uuid not null references worker,
  happened_at timestamptz not null,
  who_was_there text not null check (who_was_there <> ''),
  mode text not null check (mode in ('face_to_face','video','phone','text','email','letter','group')),
  setting text not null check (setting in ('home','gp_surgery','community_hub','cafe_or_park','school_or_university','hospital','work','online','other')),
  met boolean not null,
  mental text not null default '',
  physical text not null default '',
  physical_why_not text not null default '',
  social text not null default '',
  tried text not null default '',
  follow_up text not null default '',
  next_step_id uuid references next_step,
  no_next_step_why text not null default '',
  sent_from uuid not null,
  replaces uuid unique references contact_note,
  check (not met or (physical <> '') <> (physical_why_not <> '')),
  check (not met or mental <> '' or physical <> '' or social <> ''),
  check ((next_step_id is null) = (no_next_step_why <> '')),
  check (met or (next_step_id is not null and tried <> ''))
);
comment on table contact_note is 'One contact, or one time we did not manage to meet, which always leaves a next step for us. The physical question is answered or the reason it was not asked is (R004). The entry with the same id is what the record shows. sent_from names the page it was sent from, so that sending twice saves once. Never changed: a later note replaces it.';
create index contact_note_person on contact_note (person_id, happened_at desc) include (worker_id, met);
create index contact_note_worker on contact_note (worker_id, happened_at desc);
select kith_protect('contact_note', 'kinds', 'person_id', 'readers');
grant select, insert on contact_note to kith_app;

-- What is withheld from the person, and so from those they let in, as an entry is withheld in every other form too.
create policy not_withheld on contact_note as restrictive for select to kith_app
  using ((select caller_worker()) is not null or exists (select from entry e where e.id = contact_note.id));
create policy not_withheld on next_step as restrictive for select to kith_app
  using ((select caller_worker()) is not null or entry_id is null or exists (select from entry e where e.id = next_step.entry_id));

create table note_draft (
  id uuid primary key,
  person_id uuid not null references person,
  worker_id uuid not null references worker,
  tab uuid not null,
  version int not null default 1,
  replaces uuid,
  fields jsonb not null check (jsonb_typeof(fields) = 'object'),
  started_at timestamptz not null,
  saved_at timestamptz not null
);
comment on table note_draft is 'A note being written: exactly what stands in the form, for its writer alone, while they have a basis to see the person. tab is the page that saved last; a second page that began from an older version gets a row of its own, so that neither text is lost.';
create index note_draft_worker on note_draft (worker_id, person_id, saved_at desc);
select kith_protect('note_draft', '64');
create policy own on note_draft as restrictive for all to kith_app using (worker_id = (select caller_worker())) with check (worker_id = (select caller_worker()));
create policy may_throw_away on note_draft for delete to kith_app using (worker_id = (select caller_worker()));
grant select, insert, update, delete on note_draft to kith_app;

-- The newest word on each contact: notes that were replaced are left out. Runs with the reader's own rights.
create view contact with (security_invoker = true) as
  select n.id, n.person_id, n.kinds, n.worker_id, w.name as worker_name, w.role as worker_role, n.happened_at, n.mode, n.setting, n.met
  from contact_note n join worker w on w.id = n.worker_id
  where not exists (select from contact_note later where later.replaces = n.id);
grant select on contact to kith_app, kith_system;
