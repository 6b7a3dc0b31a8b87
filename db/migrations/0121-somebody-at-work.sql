-- Whoever holds a person is at work, in a team of theirs: a holder in name alone answers nobody.

-- A view of the owner's: whether a sign-in was closed is read here, and nothing else of the account.
create view at_work as
  select m.worker_id, m.team_id, m.lead, m.sees_caseload
  from membership m join worker w on w.id = m.worker_id and w.active
  where m.during @> kith_now() and not exists (select from account a where a.worker_id = m.worker_id and a.closed_at is not null);
comment on view at_work is 'Who works in which team now: a member whose membership runs, who has not left, and whose sign-in is not closed.';
grant select on at_work to kith_app, kith_system;

create or replace view who_holds with (security_invoker = true) as
  select r.person_id, r.episode_id, r.worker_id, w.name as worker_name, w.role as worker_role, r.team_id, t.name as team_name, t.phone as team_phone,
    r.organisation_id, o.name as organisation_name, r.deadline, lower(r.during) as since, r.id as responsibility_id,
    exists (select from at_work a where a.team_id = r.team_id and a.worker_id = coalesce(r.worker_id, a.worker_id)) as at_work
  from responsibility r
  join team t on t.id = r.team_id
  join organisation o on o.id = r.organisation_id
  left join worker w on w.id = r.worker_id
  where upper_inf(r.during);
comment on view who_holds is 'The one holder of each person in care: a named worker, or a duty team with a deadline; the main organisation; and whether the holder is at work there.';

-- Taking on locks the worker and shares the team; leaving (below) locks both. So a claim and a leaving come one after the other,
-- and the second sees what the first did.
-- Of two joined records held by two workers of one team either worker may go on: they hold the person already.
create or replace function responsibility_may_move() returns trigger language plpgsql security definer set search_path = public as $$
declare
  before uuid;
begin
  if upper_inf(new.during) and (tg_op = 'INSERT' or new.worker_id is distinct from old.worker_id or new.team_id <> old.team_id) then
    if new.worker_id is not null and not (select active from worker where id = new.worker_id for share) then
      raise exception 'this worker has left' using errcode = 'KR003';
    end if;
    perform from team where id = new.team_id for share;
    if not exists (select from at_work a where a.team_id = new.team_id and a.worker_id = coalesce(new.worker_id, a.worker_id)) then
      raise exception 'nobody would hold this who is at work in the team' using errcode = 'KR006';
    end if;
  end if;
  if new.worker_id is null or (tg_op = 'UPDATE' and new.worker_id is not distinct from old.worker_id) then return new; end if;
  if exists (select from circle c where c.person_id = new.person_id and c.worker_id = new.worker_id and c.during && new.during) then
    raise exception 'worker is in the person''s own circle' using errcode = 'KC001';
  end if;
  if tg_op = 'UPDATE' then before := old.worker_id;
  else select worker_id into before from responsibility where episode_id = new.episode_id and upper(during) = lower(new.during);
  end if;
  if before is not null and before <> new.worker_id and not exists (select from handover h where h.episode_id = new.episode_id
      and h.from_worker_id = before and h.to_worker_id = new.worker_id and h.state = 'complete')
    and not exists (select from care_episode g join responsibility x on x.episode_id = g.id and upper(x.during) = g.ended_at
      where g.joined_into = new.episode_id and x.worker_id = new.worker_id 
        and g.ended_at between lower(new.during) - interval '1 second' and lower(new.during) + interval '1 second') then
    raise exception 'a key worker passes on only by a handover accepted and met' using errcode = 'KR005';
  end if;
  return new;
end $$;

-- Judged when the transaction ends, so that it may hand over first: whoever stops working leaves nobody behind.
create function nobody_left_behind(leaver uuid, teams uuid[]) returns void language plpgsql security definer set search_path = public as $$
begin
  perform from worker where id = leaver for no key update;
  if exists (select from responsibility r where r.worker_id = leaver and upper_inf(r.during)
      and not exists (select from at_work a where a.worker_id = leaver and a.team_id = r.team_id)) then
    raise exception 'this worker still holds somebody' using errcode = 'KR004';
  end if;
  perform from team where id = any (teams) order by id for no key update;
  if exists (select from responsibility r where r.team_id = any (teams) and upper_inf(r.during)
      and not exists (select from at_work a where a.team_id = r.team_id)) then
    raise exception 'nobody would be at work in a team that holds somebody' using errcode = 'KR007';
  end if;
end $$;
revoke execute on function nobody_left_behind from public;

create function member_leaves() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform nobody_left_behind(old.worker_id, array[old.team_id]);
  return null;
end $$;
create constraint trigger member_leaves after update or delete on membership deferrable initially deferred for each row execute function member_leaves();

create function worker_stops() returns trigger language plpgsql security definer set search_path = public as $$
declare
  leaver uuid := (to_jsonb(new) ->> case tg_table_name when 'account' then 'worker_id' else 'id' end)::uuid;
begin
  perform nobody_left_behind(leaver, array(select distinct m.team_id from membership m where m.worker_id = leaver));
  return null;
end $$;
create constraint trigger worker_stops after update of active on worker deferrable initially deferred
  for each row when (old.active and not new.active) execute function worker_stops();
create constraint trigger worker_stops after insert or update of closed_at, worker_id on account deferrable initially deferred
  for each row when (new.closed_at is not null and new.worker_id is not null) execute function worker_stops();

-- What was held stays with the person and the episode it was written for.
alter table care_episode add unique (id, person_id);
alter table responsibility add foreign key (episode_id, person_id) references care_episode (id, person_id);
alter table handover add foreign key (episode_id, person_id) references care_episode (id, person_id);
create function responsibility_stays() returns trigger language plpgsql set search_path = public as $$
begin
  raise exception 'responsibility stays with its episode' using errcode = 'KR002';
end $$;
create trigger responsibility_stays before update of episode_id, person_id on responsibility for each row
  when ((old.episode_id, old.person_id) is distinct from (new.episode_id, new.person_id)) execute function responsibility_stays();

-- Who was told that nobody is at work for a person, or that a deadline passed; words to the person say no more than this.
alter table escalation
  add column why text not null default 'late' check (why in ('late','nobody_at_work')),
  add column told_workers uuid[] not null default '{}',
  alter column deadline drop not null,
  add check ((why = 'late') = (deadline is not null));
create unique index escalation_nobody on escalation (responsibility_id) where why = 'nobody_at_work';
comment on column escalation.why is 'late: a duty team let its deadline pass. nobody_at_work: the holder is not at work any more; over when they are again, or when it moved on.';
comment on column escalation.told_workers is 'The workers a message was made for. Empty when there was none to tell.';
comment on table escalation is 'A duty team let its deadline pass, or the holder is not at work any more. The holder stays; whoever leads is told. Over as soon as the responsibility it names has moved on.';

-- Sight for getting to know somebody, given by a handover that was accepted, ends with that handover.
alter table involvement add column handover_id uuid references handover;
create index on involvement (handover_id);
update involvement i set handover_id = h.id from handover h where h.involvement_id = i.id and i.part like 'Getting to know you%';
alter table handover drop column involvement_id;
comment on column involvement.handover_id is 'Given by this handover, to get to know the person; ends with it.';
