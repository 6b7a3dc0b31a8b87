-- An alert may also be about somebody who asks for many records by their addresses, or about many sign-ins that let nobody in.
alter table access_alert drop constraint access_alert_what_check;
alter table access_alert add constraint access_alert_what_check check (what in ('record_tried','emergency_tried','holder_in_circle',
  'emergency_guessed','code_guessed','ids_guessed','sign_in_guessed'));
alter table access_alert drop constraint access_alert_check1;
alter table access_alert add constraint access_alert_check1 check (what in ('emergency_guessed','code_guessed','ids_guessed','sign_in_guessed')
  or (person_id is not null and worker_id is not null));
comment on table access_alert is 'Somebody from the person''s own life or work tried to open their record, or holds responsibility for them; or somebody guessed at people, addresses of records, invitation codes or sign-ins. For the information governance lead alone.';
