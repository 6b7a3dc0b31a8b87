-- The care team: handing over, planned absence, late deadlines; and the rules of responsibility that no code can go round.

alter table care_episode add column goodbye_by text check (goodbye_by in ('asked','agreed'));
alter table care_episode add check ((ended_at is null) = (goodbye_by is null));
comment on column care_episode.goodbye_by is 'Whether the person asked for the goodbye or agreed to it. There is no third way for an episode to end.';

create table handover (
  id uuid primary key,
  person_id uuid not null references person,
  episode_id uuid not null references care_episode,
  from_worker_id uuid references worker,
  from_team_id uuid not null references team,
  to_worker_id uuid not null references worker,
  to_team_id uuid not null references team,
  state text not null default 'asked' check (state in ('asked','accepted','complete','declined','withdrawn')),
  about text not null check (about <> ''),
  asked_by uuid not null references worker,
  asked_at timestamptz not null,
  accepted_at timestamptz,
  met_on date,
  met_how text check (met_how in ('in_person','video','phone')),
  involvement_id uuid references involvement,
  reason text,
  finished_at timestamptz,
  version int not null default 1,
  check (to_worker_id is distinct from from_worker_id),
  check ((finished_at is null) = (state in ('asked','accepted'))),
  check (state <> 'accepted' or accepted_at is not null),
  check (state <> 'complete' or (accepted_at is not null and met_on is not null and met_how is not null)),
  check (state <> 'declined' or reason <> '')
);
comment on table handover is 'Handing over the key-worker role to one named worker. It completes only once the receiver has accepted and has met the person; until then the sender holds. A handover that is declined or withdrawn changes nothing.';
create unique index one_open_handover on handover (person_id) where finished_at is null;
create index on handover (to_worker_id) where finished_at is null;
create index on handover (from_worker_id) where finished_at is null;
create index on handover (person_id, asked_at);
select kith_protect('handover', '8192');
-- Whoever is asked may read that they are asked, before they may read anything of the person.
create policy asked on handover for select to kith_app using (to_worker_id = (select caller_worker()) and finished_at is null);
grant select on handover to kith_app;

create policy asked on involvement for select to kith_app using (state = 'asked' and (worker_id = (select caller_worker())
  or (worker_id is null and team_id in (select m.team_id from membership m where m.worker_id = (select caller_worker()) and m.during @> (select kith_now())))));

-- A key worker passes on only by a completed handover; whoever holds is at work and not in the person's own life.
create function responsibility_may_move() returns trigger language plpgsql security definer set search_path = public as $$
declare
  before uuid;
begin
  if new.worker_id is null or (tg_op = 'UPDATE' and new.worker_id is not distinct from old.worker_id) then return new; end if;
  -- for share: a worker cannot leave while a claim of theirs is on its way, nor claim while they are leaving.
  if upper_inf(new.during) and not (select active from worker where id = new.worker_id for share) then
    raise exception 'this worker has left' using errcode = 'KR003';
  end if;
  if exists (select from circle c where c.person_id = new.person_id and c.worker_id = new.worker_id and c.during && new.during) then
    raise exception 'worker is in the person''s own circle' using errcode = 'KC001';
  end if;
  if tg_op = 'UPDATE' then before := old.worker_id;
  else select worker_id into before from responsibility where episode_id = new.episode_id and upper(during) = lower(new.during);
  end if;
  if before is not null and before <> new.worker_id and not exists (select from handover h where h.episode_id = new.episode_id
      and h.from_worker_id = before and h.to_worker_id = new.worker_id and h.state = 'complete') then
    raise exception 'a key worker passes on only by a handover accepted and met' using errcode = 'KR005';
  end if;
  return new;
end $$;
create trigger responsibility_may_move before insert or update on responsibility for each row execute function responsibility_may_move();

create function worker_may_leave() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from responsibility where worker_id = new.id and upper_inf(during)) then
    raise exception 'this worker still holds somebody' using errcode = 'KR004';
  end if;
  return new;
end $$;
create trigger worker_may_leave before update on worker for each row when (old.active and not new.active) execute function worker_may_leave();

create table absence (
  id uuid primary key,
  worker_id uuid not null references worker,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  made_at timestamptz not null,
  cancelled_at timestamptz,
  exclude using gist (worker_id with =, daterange(from_day, to_day, '[]') with &&) where (cancelled_at is null)
);
comment on table absence is 'A worker''s planned absence, from the first to the last day away, both whole days. Never says why.';
grant select, insert, update on absence to kith_app;
grant select, insert, update, delete on absence to kith_system;

create table stand_in (
  id uuid primary key,
  absence_id uuid not null references absence,
  person_id uuid not null references person,
  worker_id uuid not null references worker,
  involvement_id uuid not null references involvement,
  plan text not null default '',
  told_at timestamptz not null,
  unique (absence_id, person_id)
);
comment on table stand_in is 'Who stands in for one person while their key worker is away. Sight of the record comes from the involvement, for that time only.';
create index on stand_in (person_id);
create index on stand_in (worker_id);
create index on stand_in (involvement_id);
select kith_protect('stand_in', '8192');
grant select on stand_in to kith_app;

create table escalation (
  id uuid primary key,
  person_id uuid not null references person,
  responsibility_id uuid not null references responsibility,
  team_id uuid not null references team,
  deadline timestamptz not null,
  raised_at timestamptz not null,
  unique (responsibility_id, deadline)
);
comment on table escalation is 'A duty team let its deadline pass: the team still holds, and its lead is told. Over as soon as the responsibility it names has moved on.';
create index on escalation (team_id);
create index on escalation (person_id);
select kith_protect('escalation', '8192');
grant select on escalation to kith_app;
