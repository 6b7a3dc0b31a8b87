-- An alert may also be about guessing, which is about nobody yet and may be by somebody who is no worker.
alter table access_alert alter column person_id drop not null;
alter table access_alert alter column worker_id drop not null;
alter table access_alert drop constraint access_alert_what_check;
alter table access_alert add constraint access_alert_what_check check (what in ('record_tried','emergency_tried','holder_in_circle','emergency_guessed','code_guessed'));
alter table access_alert add check (what in ('emergency_guessed','code_guessed') or (person_id is not null and worker_id is not null));
comment on table access_alert is 'Somebody from the person''s own life or work tried to open their record, or holds responsibility for them; or somebody guessed at people or invitation codes. For the information governance lead alone.';
