-- Words a person does not want used about them (R461), such as a diagnosis that was given to them. On shared views these read
-- as the person's own words instead. Nothing that is stored is changed by it.
--
-- Whoever reads as it was written: the person, who holds them, and the team that does; and the service itself, which
-- keeps what was published as it was. As its owner, so that one plan does for every database role; it answers for nobody
-- but the caller.
create function reads_as_written(person uuid) returns boolean language plpgsql stable security definer set search_path = public as $$
begin
  return coalesce(current_setting('role', true) = 'kith_system', false) or exists (
    select from basis b where b.person_id = person and b.holder = any ((select holders())::uuid[]) and b.why in ('me','holds','team_holds')
      and b.valid_from <= (select kith_now()) and b.valid_to > (select kith_now()));
end $$;

create table word_kept_off (
  id uuid primary key,
  person_id uuid not null references person,
  -- At most ten at once.
  slot int not null check (slot between 1 and 10),
  -- Never figures alone: a phone number, a dose or a day must be read as it is.
  word text not null check (length(word) between 3 and 60 and word = btrim(word) and word !~ '^[0-9[:space:][:punct:]]*$'),
  instead text not null default '' check (length(instead) <= 100),
  who_was_there text not null default '' check (length(who_was_there) <= 200),
  recorded_at timestamptz not null,
  author_worker_id uuid references worker default caller_worker(),
  author_name text not null,
  ended_at timestamptz,
  ended_by_name text,
  version int not null default 1,
  check ((ended_at is null) = (ended_by_name is null)),
  check (author_worker_id is null or who_was_there <> '')
);
comment on table word_kept_off is 'A word the person does not want used about them, and what to say instead; empty where they gave none. Read by them and the team that holds them, by nobody else: a list of what is kept from others would give it away. A worker writes one only with who was there.';
create unique index word_kept_off_slot on word_kept_off (person_id, slot) where ended_at is null;
create unique index word_kept_off_once on word_kept_off (person_id, lower(word)) where ended_at is null;
select kith_protect('word_kept_off', '2');
create policy only_who_holds on word_kept_off as restrictive for all to kith_app using (reads_as_written(person_id)) with check (reads_as_written(person_id));
grant select, insert, update on word_kept_off to kith_app;

-- What a shared view is to say otherwise about these people: nothing for whoever reads as it was written, but on a copy, which
-- may be handed on to anybody. Words written down in a record that was joined hold in both. Never shown: a reader meets only
-- the text in which they are changed.
create function words_kept_off(people uuid[], on_copies boolean) returns table (person_id uuid, word text, instead text)
language plpgsql stable security definer set search_path = public as $$
begin
  return query with asked as materialized (select distinct u.id from unnest(people) u(id) where on_copies or not reads_as_written(u.id)),
    records as (select a.id, a.id as record from asked a
      union select a.id, p.merged_into from asked a join person p on p.id = a.id
      union select a.id, p.id from asked a join person p on p.merged_into = a.id
      union select a.id, q.id from asked a join person p on p.id = a.id join person q on q.merged_into = p.merged_into)
    select distinct r.id, w.word, w.instead from records r join word_kept_off w on w.person_id = r.record and w.ended_at is null;
end $$;

-- Where an assessment happens (R279). What the whole picture grew out of stands in extends_id, as for a closer look.
alter table assessment add column held_at text not null default '' check (length(held_at) <= 200);
comment on column assessment.held_at is 'Where it happens, in words: a surgery, a library, at home, by phone. Empty where it was not said.';

-- Autism, ADHD and other ways of thinking and sensing are written down with what to do differently (R104), by nobody's diagnosis.
alter table need drop constraint need_kind_check;
alter table need add constraint need_kind_check check (kind in ('communication','adjustment','neurodevelopmental','online','interpreter'));

-- Being cut off from digital life, or not wanting it, is a need that is met and looked at again like any other (R113).
alter table need add column online text[] not null default '{}';
alter table need add constraint need_online_check check (online <@ array['no_device','no_data','no_privacy','not_confident','rather_not']::text[]);
alter table need add constraint need_online_said check ((kind = 'online') = (online <> '{}'));
comment on column need.online is 'What stands between the person and being online; rather_not: they do not want to be, and nobody asks why.';
