-- A plan written by several people at once, and read by somebody without an account by a link.
create table plan_sitting (
  id uuid primary key,
  person_id uuid not null references person,
  writer uuid not null,
  opened_at timestamptz not null
);
comment on table plan_sitting is 'One page on which somebody writes in a plan. Opening it is what the audit trail holds; asking again and again what has changed is part of it, and so is each save of a line begun there.';
create index on plan_sitting (person_id, writer);
select kith_protect('plan_sitting', '8');
create policy own on plan_sitting as restrictive for all to kith_app
  using (writer in ((select caller_worker()), (select caller_person()))) with check (writer in ((select caller_worker()), (select caller_person())));
grant select, insert on plan_sitting to kith_app;

alter table plan_line add column sitting uuid, add column sitting_edit int not null default 0;
comment on column plan_line.sitting is 'The page that saved the words last as they were typed. Its next words follow on from its own, so they need no older version each; sitting_edit counts them, so that what arrives late changes nothing.';
grant update (sitting_edit) on plan_line to kith_app;

-- As before, but words still being typed on one page are one version: half a word is nothing anybody wants to look up.
create or replace function plan_line_kept() returns trigger language plpgsql security definer set search_path = public as $$
begin
  new.sitting := nullif(current_setting('kith.sitting', true), '')::uuid;
  if tg_op = 'UPDATE' then
    if new.sitting is null or new.sitting is distinct from old.sitting or old.written_at < new.written_at - interval '15 minutes'
        or row(old.more, old.not_now, old.kinds, old.readers, old.removed_at) is distinct from row(new.more, new.not_now, new.kinds, new.readers, new.removed_at) then
      insert into plan_line_past (line_id, version, person_id, kinds, readers, words, more, not_now, written_at, written_by_name)
        values (old.id, old.version, old.person_id, old.kinds, old.readers, old.words, old.more, old.not_now, old.written_at, old.written_by_name);
    end if;
    new.version := old.version + 1;
  end if;
  update plan set revision = revision + 1 where id = new.plan_id;
  return new;
end $$;

create table plan_line_other (
  id uuid primary key,
  line_id uuid not null,
  person_id uuid not null references person,
  kinds int not null,
  readers uuid[],
  words text not null check (words <> ''),
  over_version int not null,
  sitting uuid not null,
  sitting_edit int not null,
  written_at timestamptz not null,
  written_by uuid not null,
  written_by_name text not null,
  settled text check (settled in ('used','left')),
  settled_at timestamptz,
  settled_by_name text,
  foreign key (line_id, person_id) references plan_line (id, person_id),
  check (num_nonnulls(settled, settled_at, settled_by_name) in (0, 3))
);
comment on table plan_line_other is 'Words for a line that somebody else had changed meanwhile: kept beside it for both to see until one of them chooses, and kept after that.';
create unique index plan_line_other_open on plan_line_other (line_id, sitting) where settled is null;
create index on plan_line_other (person_id) where settled is null;
select kith_protect('plan_line_other', 'kinds', 'person_id', 'readers');
create policy with_line on plan_line_other as restrictive for select to kith_app using (exists (select from plan_line l where l.id = plan_line_other.line_id));
grant select, insert on plan_line_other to kith_app;
grant update (words, over_version, sitting_edit, written_at, settled, settled_at, settled_by_name) on plan_line_other to kith_app;

create table plan_link (
  id uuid primary key,
  person_id uuid not null references person,
  kinds int not null check (kinds & 8 = 8 and kinds & ~8104 = 0),
  sections text[] not null check (cardinality(sections) > 0),
  token_hash text not null unique check (length(token_hash) = 64),
  for_whom text not null check (for_whom <> ''),
  shown_name text not null default '',
  made_at timestamptz not null,
  made_by uuid not null,
  made_by_name text not null,
  with_person boolean not null,
  until timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  check (until > made_at and until <= made_at + interval '367 days'),
  check ((withdrawn_at is null) = (withdrawn_by_name is null))
);
comment on table plan_link is 'A link by which whoever has it reads chosen parts of a plan until it ends or is withdrawn. Only a hash of its secret is kept. The link itself is the reader: it holds the basis, so the one rule decides what is there. kinds: what it may show, never who helps, notes or anything else. for_whom: what the person calls it. with_person: made by a worker, with the person in the room.';
create index on plan_link (person_id, made_at desc);
select kith_protect('plan_link', 'kinds');
create policy own_choice on plan_link as restrictive for insert to kith_app with check (made_by = coalesce((select caller_worker()), (select caller_person()))
  and with_person = ((select caller_worker()) is not null) and withdrawn_at is null);
-- With whom a person shares is theirs to know; of the links a worker made with them, workers who write the plan know too, so that any of them can withdraw one.
create policy own_links on plan_link as restrictive for select to kith_app using (person_id = (select caller_person()) or with_person and (select caller_worker()) is not null);
grant select, insert on plan_link to kith_app;
grant update (withdrawn_at, withdrawn_by_name) on plan_link to kith_app;

create function plan_link_basis() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform set_basis(new.id, new.person_id, new.id, 'agreed', new.kinds, 0, 0,
    tstzrange(new.made_at, greatest(new.made_at, least(new.until, coalesce(new.withdrawn_at, new.until)))));
  return new;
end $$;
create trigger plan_link_basis after insert or update on plan_link for each row execute function plan_link_basis();
