-- Asked is not yet agreed: whoever is asked gets what the question needs, and nothing more until they have said yes.

-- A connector: the words the person asks with. Who it is, and all else, comes with the yes.
drop trigger connector_ask_basis on connector_ask;
drop function connector_ask_basis;
delete from basis b using connector_ask k where b.source = k.id and b.why = 'front_door';
create policy asked on connector_ask for select to kith_app using (state = 'asked' and mine(front_door_of(team_id)) and not kept_from_me(person_id, 16384));

-- A team: name, contact and the request. Not the care team, nor what the person tells about themselves.
create or replace function help_request_asked_basis() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.what = 'redirect_asked' and new.shared and new.team_id is not null then
    perform set_basis(new.request_id, new.person_id, front_door_of(new.team_id), 'front_door', 16385, 0, 0, tstzrange(new.at, new.at + interval '28 days'));
  elsif new.what in ('redirect_accepted','redirect_no','held','withdrawn','agreement_no') then
    perform set_basis(new.request_id, new.person_id, null, 'front_door', 0, 0, 0, 'empty');
  end if;
  return new;
end $$;
update basis set grants = grants & 16385 where why = 'front_door';

-- That there is a request, and where it stands, for everybody at the front door it waits at; what was said is in help_request.
create function requests_at_the_door(teams uuid[], skipped int, most int) returns table (id uuid, person_id uuid, received_at timestamptz, way_in text, state text,
    answer_by timestamptz, team_id uuid, talking_worker_id uuid, person_agreed text)
language sql stable security definer set search_path = public as $$
  select r.id, r.person_id, r.received_at, r.way_in, r.state, r.answer_by, r.team_id, r.talking_worker_id, r.person_agreed
  from help_request r where r.team_id = any (teams) and mine(front_door_of(r.team_id)) and not kept_from_me(r.person_id, 16384) and r.state in ('received','talking','asked_elsewhere','accepted')
  order by r.received_at, r.id limit most offset skipped
$$;
revoke execute on function requests_at_the_door from public;
grant execute on function requests_at_the_door to kith_app;

-- That somebody keeps words off, for everybody of the team that holds them: they are to ask how the person says it. Which words, only who holds
-- them and reads about them knows.
create function keeps_words_off(person uuid) returns boolean language plpgsql stable security definer set search_path = public as $$
begin
  return kinds_of(person) & 1 = 1 and exists (select from basis b where b.person_id = person and b.why in ('me','holds','team_holds') and mine(b.holder)
      and b.valid_from <= kith_now() and b.valid_to > kith_now()) and exists (select from word_kept_off w where w.person_id = person and w.ended_at is null);
end $$;
revoke execute on function keeps_words_off from public;
grant execute on function keeps_words_off to kith_app;
