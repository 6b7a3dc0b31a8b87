-- An episode that goes on in another record of the same person ends without a goodbye; one that ends otherwise needs it as before.
alter table care_episode
  drop constraint care_episode_check1, drop constraint care_episode_check3, drop constraint care_episode_goodbye_whole,
  add constraint care_episode_ends check (case
    when ended_at is null then num_nonnulls(goodbye_words, goodbye_by, joined_into) = 0
    when joined_into is not null then num_nonnulls(goodbye_words, goodbye_by) = 0 and last_team_id is not null
    when num_nonnulls(goodbye_words, goodbye_by, last_team_id) < 3 then false
    when goodbye_by = 'did_not_agree' then num_nonnulls(staying_well, way_back, check_in_on) = 0
    else coalesce(staying_well, '') <> '' and coalesce(way_back, '') <> '' and check_in_on is not null end);
comment on column care_episode.goodbye_by is 'Whether the person asked for the goodbye or agreed to it; or did not agree that anybody asked for them, so that no goodbye was said. Empty, too, when the episode goes on in another record (joined_into).';
