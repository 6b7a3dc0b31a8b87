-- Somebody who did not agree that anybody asked for them is let go, and nothing says that there was a goodbye.
alter table care_episode drop constraint care_episode_goodbye_by_check, drop constraint care_episode_check2;
alter table care_episode add constraint care_episode_goodbye_by_check check (goodbye_by in ('asked','agreed','did_not_agree'));
alter table care_episode add constraint care_episode_goodbye_whole check (ended_at is null or (last_team_id is not null
  and case when goodbye_by = 'did_not_agree' then num_nonnulls(staying_well, way_back, check_in_on) = 0
    else coalesce(staying_well, '') <> '' and coalesce(way_back, '') <> '' and check_in_on is not null end));
comment on column care_episode.goodbye_by is 'Whether the person asked for the goodbye or agreed to it; or did not agree that anybody asked for them, so that no goodbye was said. There is no other way for an episode to end.';

alter table help_request drop constraint help_request_state_check;
alter table help_request add constraint help_request_state_check
  check (state in ('received','talking','asked_elsewhere','accepted','met','held','withdrawn','not_agreed'));
alter table help_request_event drop constraint help_request_event_what_check;
alter table help_request_event add constraint help_request_event_what_check check (what in ('received','asked_again','talking','conversation','held',
  'redirect_asked','redirect_accepted','redirect_no','met','agreement_yes','agreement_no','review_asked','review_answered','withdrawn'));
alter table help_request_event add constraint help_request_event_met check (what <> 'met' or words <> '');
-- A team in Kith answers for itself, so it must be able to read what it is asked. Older rows are left as they were.
alter table help_request_event add constraint help_request_event_team_reads check (what <> 'redirect_asked' or team_id is null or shared) not valid;
update help_request r set state = 'not_agreed' where state = 'withdrawn'
  and 'agreement_no' = (select e.what from help_request_event e where e.request_id = r.id and e.what in ('agreement_no','withdrawn') order by e.position desc limit 1);

-- A person who took back every request of theirs waits for no key worker: no deadline is told to them, and nothing is late.
create function request_taken_back(person uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from help_request where person_id = person and state = 'withdrawn')
    and not exists (select from help_request where person_id = person and state not in ('withdrawn','not_agreed'))
$$;
revoke execute on function request_taken_back(uuid) from public;
grant execute on function request_taken_back(uuid) to kith_app, kith_system;
