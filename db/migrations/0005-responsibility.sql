-- Responsibility never lapses: from the first request to the person's own goodbye, at every instant exactly one holder.
create table care_episode (
  id uuid primary key,
  person_id uuid not null references person,
  started_at timestamptz not null,
  ended_at timestamptz check (ended_at > started_at),
  goodbye_words text,
  staying_well text,
  way_back text,
  check_in_on date,
  last_team_id uuid references team,
  check ((ended_at is null) = (goodbye_words is null)),
  check (ended_at is null or (staying_well <> '' and way_back <> '' and check_in_on is not null and last_team_id is not null))
);
comment on table care_episode is 'A time of being helped, from the first request to the goodbye. It cannot end without words for staying well, a way back and a check-in date.';
create unique index one_open_episode on care_episode (person_id) where ended_at is null;
create index on care_episode (person_id, started_at);
select kith_protect('care_episode', '8192');
grant select on care_episode to kith_app;

create table responsibility (
  id uuid primary key,
  person_id uuid not null references person,
  episode_id uuid not null references care_episode,
  worker_id uuid references worker,
  team_id uuid not null references team,
  organisation_id uuid not null references organisation,
  deadline timestamptz,
  during tstzrange not null check (not isempty(during) and lower(during) is not null and lower_inc(during) and not upper_inc(during)),
  why text not null check (why <> ''),
  made_by text not null,
  check (worker_id is not null or deadline is not null),
  exclude using gist (person_id with =, during with &&)
);
comment on table responsibility is 'Who holds it, when: one named worker, or one duty team with a deadline. organisation_id is the main organisation. No overlap (exclusion) and no gap (responsibility_whole).';
create index on responsibility (team_id, person_id) where upper_inf(during);
create index on responsibility (worker_id, person_id) where upper_inf(during);
create index on responsibility (episode_id);
select kith_protect('responsibility', '8192');
-- Both are written by the house alone, once its rules allow it: seeing who is responsible is not a right to change it.
grant select on responsibility to kith_app;

-- Judged when the transaction ends: the holders of an episode together cover it exactly.
create function responsibility_whole() returns trigger language plpgsql security definer set search_path = public as $$
declare
  episode care_episode;
  covered tstzmultirange;
begin
  select * into episode from care_episode where id = case when tg_table_name = 'care_episode' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'episode_id')::uuid end;
  select range_agg(during) into covered from responsibility where episode_id = episode.id;
  if covered is distinct from tstzmultirange(tstzrange(episode.started_at, episode.ended_at)) then
    raise exception 'responsibility would lapse' using errcode = 'KR001';
  end if;
  return null;
end $$;
create constraint trigger responsibility_whole after insert or update on responsibility deferrable initially deferred for each row execute function responsibility_whole();
create constraint trigger episode_whole after insert or update on care_episode deferrable initially deferred for each row execute function responsibility_whole();

create function responsibility_kept() returns trigger language plpgsql as $$
begin
  raise exception 'what was held is never erased' using errcode = 'KR002';
end $$;
create trigger responsibility_kept before delete on responsibility for each row execute function responsibility_kept();

create function responsibility_basis() returns trigger language plpgsql security definer set search_path = public as $$
declare
  all_kinds int := (select kinds from care_role where code = 'key_worker');
begin
  perform set_basis(new.id, new.person_id, new.worker_id, 'holds', all_kinds, 0, 0, new.during);
  perform set_basis(new.id, new.person_id, new.team_id, 'team_holds', all_kinds, 0, 0, new.during);
  return new;
end $$;
create trigger responsibility_basis after insert or update on responsibility for each row execute function responsibility_basis();
