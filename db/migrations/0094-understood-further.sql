-- What is left of understanding and planning together.

alter table complexity_factor add column carried boolean not null default false;
comment on column complexity_factor.carried is 'True where whoever looked again could not read this factor: it stands as it stood before, and was not looked at.';

alter table measure_draft add column version int not null default 1;
alter table measure_draft add column page uuid;
alter table measure_draft add column instrument_code text;
update measure_draft d set instrument_code = i.code from instrument i where i.id = d.instrument_id;
delete from measure_draft d where exists (select from measure_draft n where n.person_id = d.person_id and n.instrument_code = d.instrument_code and (n.saved_at, n.instrument_id) > (d.saved_at, d.instrument_id));
alter table measure_draft alter column instrument_code set not null;
alter table measure_draft drop constraint measure_draft_pkey;
alter table measure_draft add primary key (person_id, instrument_code);
alter table measure_draft drop column instrument_id;
comment on column measure_draft.page is 'The page that saved last: it goes on from its own. Another page saves only over the version it read, so that two never cover each other.';
comment on column measure_draft.instrument_code is 'The questionnaire, whichever version of it: what was ticked stays when a new version comes while somebody is filling it in.';
