-- Two records of one person that are both held: the episode of the one joined goes on in the episode of the one kept.

alter table care_episode
  add column joined_into uuid references care_episode check (joined_into <> id);
create index on care_episode (joined_into);
comment on column care_episode.joined_into is 'The record was joined to another of the same person: being helped goes on in this episode, without a goodbye.';
comment on table care_episode is 'A time of being helped, from the first request to the goodbye, which leaves words for staying well, a way back and a check-in date. Ends without one only when it goes on in the episode of another record of the same person.';

-- An open episode stands on a record that is kept, and on no other.
create function episode_on_kept_record() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (select merged_into from person where id = new.person_id for share) is not null then
    raise exception 'this record was joined to another: care goes on there' using errcode = 'KR008';
  end if;
  return new;
end $$;
create trigger episode_on_kept_record before insert or update on care_episode for each row when (new.ended_at is null) execute function episode_on_kept_record();

create function joined_not_held() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from care_episode e where e.person_id = new.id and e.ended_at is null) then
    raise exception 'this record is held: its episode goes on in the record that is kept first' using errcode = 'KR008';
  end if;
  return null;
end $$;
-- Judged when the transaction ends: whoever joins still sees both records until the link between them stands.
create constraint trigger joined_not_held after update of merged_into on person deferrable initially deferred for each row
  when (new.merged_into is not null and new.merged_into is distinct from old.merged_into) execute function joined_not_held();

-- True when a record was held as it was joined: its last episode goes on in another's.
create function care_goes_on(person uuid) returns boolean language sql stable security definer set search_path = public as $$
  select coalesce((select e.joined_into is not null from care_episode e where e.person_id = person order by e.started_at desc limit 1), false)
$$;
revoke execute on function care_goes_on from public;

-- Whoever holds the record that is kept sees what the joined one's holder saw, as long as they are joined.
create function joined_basis(kept responsibility) returns void language plpgsql security definer set search_path = public as $$
begin
  delete from basis b where b.source = kept.id and b.person_id <> kept.person_id;
  if isempty(kept.during) then return; end if;
  insert into basis (person_id, holder, why, grants, valid_from, valid_to, source)
    with recursive gone(person_id) as (
      select p.id from person p where p.merged_into = kept.person_id and care_goes_on(p.id)
      union select p.id from gone g join person p on p.merged_into = g.person_id where care_goes_on(p.id))
    select g.person_id, h.holder, h.why, (select kinds from care_role where code = 'key_worker'), lower(kept.during), coalesce(upper(kept.during), 'infinity'), kept.id
    from gone g cross join (values (kept.worker_id, 'holds'), (kept.team_id, 'team_holds')) h(holder, why) where h.holder is not null;
end $$;
revoke execute on function joined_basis from public;

create function episode_goes_on() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform joined_basis(r) from responsibility r where r.episode_id = new.joined_into and upper_inf(r.during);
  return null;
end $$;
create trigger episode_goes_on after update of joined_into on care_episode for each row when (new.joined_into is not null) execute function episode_goes_on();

create or replace function responsibility_basis() returns trigger language plpgsql security definer set search_path = public as $$
declare
  all_kinds int := (select kinds from care_role where code = 'key_worker');
  asked boolean := new.worker_id is null
    and exists (select from help_request_event e where e.person_id = new.person_id and e.what = 'redirect_asked' and e.team_id = new.team_id);
begin
  perform set_basis(new.id, new.person_id, new.worker_id, 'holds', all_kinds, 0, 0, new.during);
  perform set_basis(new.id, new.person_id, new.team_id, 'team_holds', all_kinds, 0, 0, new.during);
  perform set_basis(front_door_of(new.id), new.person_id, case when asked then front_door_of(new.team_id) end, 'team_holds', 24579, 0, 0, new.during);
  perform joined_basis(new);
  return new;
end $$;

create function joined_basis_follows() returns trigger language plpgsql security definer set search_path = public as $$
begin
  -- Parted: what came through the other record's holder ends here, for this record and those joined to it before.
  delete from basis b using responsibility r where b.source = r.id and b.person_id <> r.person_id and b.why in ('holds','team_holds')
    and (b.person_id = new.id or r.person_id in (old.merged_into, new.merged_into));
  perform joined_basis(r) from responsibility r where upper_inf(r.during) and r.person_id in (
    with recursive up(id, merged_into) as (select p.id, p.merged_into from person p where p.id in (new.id, old.merged_into, new.merged_into)
      union select p.id, p.merged_into from up u join person p on p.id = u.merged_into)
    select id from up);
  return null;
end $$;
create trigger joined_basis_follows after update of merged_into on person for each row
  when (new.merged_into is distinct from old.merged_into) execute function joined_basis_follows();
