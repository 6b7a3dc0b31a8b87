-- What is left of understanding and planning together.

alter table complexity_factor add column carried boolean not null default false;
comment on column complexity_factor.carried is 'True where whoever looked again could not read this factor: it stands as it stood before, and was not looked at.';

alter table measure_draft add column version int not null default 1;
alter table measure_draft add column page uuid;
alter table measure_draft add column instrument_code text;
update measure_draft d set instrument_code = i.code from instrument i where i.id = d.instrument_id;
delete from measure_draft d where exists (select from measure_draft n where n.person_id = d.person_id and n.instrument_code = d.instrument_code and (n.saved_at, n.instrument_id) > (d.saved_at, d.instrument_id));
alter table measure_draft alter column instrument_code set not null;
alter table measure_draft drop constraint measure_draft_pkey;
alter table measure_draft add primary key (person_id, instrument_code);
alter table measure_draft drop column instrument_id;
comment on column measure_draft.page is 'The page that saved last: it goes on from its own. Another page saves only over the version it read, so that two never cover each other.';
comment on column measure_draft.instrument_code is 'The questionnaire, whichever version of it: what was ticked stays when a new version comes while somebody is filling it in.';

-- Two records that are joined may each have a plan. Nothing is moved: the two are read side by side, and somebody named says
-- of each line of the other plan whether it is taken into the plan that goes on or left where it is.
create table plan_settled (
  id uuid primary key,
  person_id uuid not null references person,
  from_id uuid not null references person check (from_id <> person_id),
  line_id uuid not null,
  line_version int not null,
  how text not null check (how in ('taken','left')),
  taken_id uuid,
  settled_at timestamptz not null,
  settled_by uuid not null,
  settled_by_name text not null,
  undone_at timestamptz,
  foreign key (line_id, from_id) references plan_line (id, person_id),
  foreign key (taken_id, person_id) references plan_line (id, person_id),
  check ((how = 'taken') = (taken_id is not null))
);
comment on table plan_settled is 'What became of a line of the other plan of a person whose records were joined. line_version: as it was when it was decided; changed since, it is to be decided again. Undone when the records are parted: what was taken is out of the plan again, and the other plan is as it was.';
create unique index plan_settled_once on plan_settled (line_id, line_version) where undone_at is null;
create index on plan_settled (person_id) where undone_at is null;
create index on plan_settled (from_id);
create index on plan_settled (taken_id);
select kith_protect('plan_settled', '8');
create policy with_line on plan_settled as restrictive for select to kith_app using (exists (select from plan_line l where l.id = plan_settled.line_id));
grant select, insert on plan_settled to kith_app;

-- Parted, neither record keeps what was the other's. What was published meanwhile stays as it was published.
create function plan_parted() returns trigger language plpgsql security definer set search_path = public as $$
declare
  gone uuid[] := array(with recursive under(id) as (select new.id union select p.id from person p join under u on p.merged_into = u.id) select id from under);
  by_name text := coalesce((select w.name from person_merge m join worker w on w.id = m.undone_by where m.gone_id = new.id order by m.undone_at desc nulls last limit 1), 'The two records were parted');
begin
  update plan_line l set removed_at = coalesce(kith_now(), now()), removed_by_name = by_name from plan_settled s
    where s.from_id = any (gone) and not s.person_id = any (gone) and s.undone_at is null and l.id = s.taken_id and l.removed_at is null;
  update plan_settled set undone_at = coalesce(kith_now(), now()) where from_id = any (gone) and not person_id = any (gone) and undone_at is null;
  return null;
end $$;
create trigger plan_parted after update of merged_into on person for each row when (old.merged_into is not null and new.merged_into is null) execute function plan_parted();

-- What the person agrees that a helper knows besides, written down by a worker with the person in the room.
alter table sharing_rule add column recorded_by uuid references worker, add column recorded_by_name text, add column who_was_there text;
alter table sharing_rule add constraint sharing_rule_recorded check (num_nonnulls(recorded_by, recorded_by_name, who_was_there) in (0, 3)
  and (recorded_by is null or (words <> '' and who_was_there <> '' and hides = 0 and holder_kind <> 'supporter')));
comment on column sharing_rule.recorded_by is 'The worker who wrote down, with the person present, what they agree to; words are then the person''s own. The database gives nobody more than that worker reads themself. The person sees it and takes it back as their own.';
-- A worker writes down what was said in their presence in their own name, and changes only what was written down so: what the
-- person pressed is changed by the person alone.
alter policy person_adds on sharing_rule with check (person_id = (select caller_person()) or (recorded_by is not null and recorded_by = (select caller_worker())));
alter policy person_changes on sharing_rule using (person_id = (select caller_person()) or (recorded_by is not null and (select caller_worker()) is not null));

-- Medicines at a move: the list somebody else holds beside the one in the plan, each difference said and decided by name.
create table medicine_check (
  id uuid primary key,
  person_id uuid not null references person,
  kinds int not null default 136 check (kinds = 136),
  why text not null check (why in ('new_holder','into_hospital','out_of_hospital','new_prescriber','surgery','other')),
  source text not null check (source <> ''),
  listed_on date not null,
  same text[] not null,
  begun_at timestamptz not null,
  begun_by uuid not null references worker,
  begun_by_name text not null,
  settled_at timestamptz,
  entry_id uuid references entry,
  unique (id, person_id),
  check ((settled_at is null) = (entry_id is null))
);
comment on table medicine_check is 'The medicines of the plan compared with a list from elsewhere, at a move from one service, prescriber or key worker to another. source: whose list. same: what stands in both. settled: every difference is decided.';
create index medicine_check_person on medicine_check (person_id, begun_at desc);
create index on medicine_check (entry_id);
select kith_protect('medicine_check', 'kinds');
grant select, insert on medicine_check to kith_app;
grant update (settled_at, entry_id) on medicine_check to kith_app;

create table medicine_difference (
  id uuid primary key,
  check_id uuid not null,
  person_id uuid not null references person,
  kinds int not null check (kinds & 136 = 136),
  readers uuid[],
  position int not null,
  line_id uuid,
  line_version int,
  ours text not null default '',
  theirs text not null default '',
  decided text check (decided in ('keep','change')),
  words text not null default '',
  decided_at timestamptz,
  decided_by uuid references worker,
  decided_by_name text,
  foreign key (check_id, person_id) references medicine_check (id, person_id),
  foreign key (line_id, person_id) references plan_line (id, person_id),
  check (ours <> '' or theirs <> ''),
  check ((ours <> '') = (line_version is not null)),
  check (num_nonnulls(decided, decided_at, decided_by, decided_by_name) in (0, 4) and (decided is null) = (words = ''))
);
comment on table medicine_difference is 'One difference between two lists of medicines, and what was decided: the plan is kept as it is, or takes what the other list says, with the reason and who decided. Read by those who read the line of the plan.';
create index on medicine_difference (check_id);
create index on medicine_difference (person_id);
create index on medicine_difference (line_id);
select kith_protect('medicine_difference', 'kinds', 'person_id', 'readers');
grant select, insert on medicine_difference to kith_app;
grant update (line_id, decided, words, decided_at, decided_by, decided_by_name) on medicine_difference to kith_app;
