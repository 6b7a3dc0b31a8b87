-- The spine of the shared record: every entry about a person, as it was written, with who wrote it; and what the person says to it.
create table entry (
  id uuid primary key,
  person_id uuid not null references person,
  kinds int not null check (kinds > 0),
  what text not null check (what ~ '^[a-z_]{1,40}$'),
  happened_at timestamptz(3) not null,
  written_at timestamptz not null,
  title text not null check (title <> ''),
  body text not null default '',
  author_worker_id uuid references worker,
  author_person_id uuid references person,
  author_name text not null,
  author_role text not null,
  organisation_id uuid references organisation,
  readers uuid[],
  replaces uuid references entry,
  withheld_reason text
);
comment on table entry is 'Append-only. kinds: what sort of information it holds; a reader needs all of them. readers: when set, only these holders (person, workers, teams) may read it. A correction is a new entry that replaces the old one; both stay. withheld_reason: the recorded lawful reason why the person does not see it.';
create index entry_person on entry (person_id, happened_at desc, id desc);
create index on entry (author_worker_id, written_at desc);
create unique index entry_replaced_once on entry (replaces) where replaces is not null;
select kith_protect('entry', 'kinds', 'person_id', 'readers');
-- Nor does anybody they let in, who would tell them.
create policy not_withheld on entry as restrictive for select to kith_app using (withheld_reason is null or (select caller_worker()) is not null);
grant select, insert on entry to kith_app;

create table entry_comment (
  id uuid primary key,
  entry_id uuid not null references entry,
  person_id uuid not null references person,
  kind text not null check (kind in ('comment','correction')),
  words text not null check (words <> ''),
  by_name text not null,
  made_at timestamptz not null,
  answer text,
  answered_by uuid references worker,
  answered_by_name text,
  answered_at timestamptz,
  check (num_nonnulls(answer, answered_by, answered_by_name, answered_at) in (0, 4))
);
comment on table entry_comment is 'The person''s own comment on, or correction to, an entry. It travels with the entry wherever that is shown; a correction stays open until answered.';
create index on entry_comment (entry_id);
create index on entry_comment (person_id) where kind = 'correction' and answer is null;
alter table entry_comment enable row level security;
-- Whoever may read the entry reads what the person said to it; nobody else.
create policy with_entry on entry_comment for select to kith_app using (exists (select from entry e where e.id = entry_comment.entry_id));
create policy own on entry_comment for insert to kith_app with check (person_id = (select caller_person()) and exists (select from entry e where e.id = entry_comment.entry_id and e.person_id = entry_comment.person_id));
create policy answer on entry_comment for update to kith_app using ((select caller_worker()) is not null and exists (select from entry e where e.id = entry_comment.entry_id))
  with check (answered_by = (select caller_worker()));
create policy works on entry_comment for all to kith_system using (true) with check (true);
grant select, insert on entry_comment to kith_app;
grant update (answer, answered_by, answered_by_name, answered_at) on entry_comment to kith_app;
grant select, insert, update, delete on entry_comment to kith_system;
grant select, insert, update, delete on entry to kith_system;

-- Who holds each person now, in the words every screen shows. Runs with the reader's own rights.
create view who_holds with (security_invoker = true) as
  select r.person_id, r.episode_id, r.worker_id, w.name as worker_name, w.role as worker_role, r.team_id, t.name as team_name, t.phone as team_phone,
    r.organisation_id, o.name as organisation_name, r.deadline, lower(r.during) as since
  from responsibility r
  join team t on t.id = r.team_id
  join organisation o on o.id = r.organisation_id
  left join worker w on w.id = r.worker_id
  where upper_inf(r.during);
comment on view who_holds is 'The one holder of each person in care: a named worker, or a duty team with a deadline; and the main organisation.';
grant select on who_holds to kith_app, kith_system;
