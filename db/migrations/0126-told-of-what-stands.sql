-- What the rows there are tell. As the house: row by row it is the triggers that work it out.
do $$
declare
  name text;
begin
  foreach name in array array['involvement','responsibility','care_episode','escalation','handover','stand_in','help_request','help_request_asker','help_request_event',
    'connector_ask','advice_request','advice_message','sharing_rule'] loop
    execute format('alter table %I disable trigger user', name);
    execute format('alter table %I enable trigger set_told', name);
  end loop;
end $$;
set local role kith_system;
update involvement set told = 0;
update responsibility set told = 0;
update care_episode set told = 0 where ended_at is not null;
update escalation set told = 0;
update handover set told = 0;
update stand_in set told = 0;
update help_request set told = 0;
update help_request_asker set told = 0;
update help_request_event set told = 0;
update connector_ask set told = 0;
update advice_request set told = 0;
update advice_message set told = 0;
update sharing_rule set told = 0;
-- An entry about the care team names a worker or a service of the person's by the name they have now.
update entry e set told = e.told | n.told from (
  select i.person_id, w.name, i.told from involvement i join worker w on w.id = i.worker_id where i.told <> 0
  union select i.person_id, t.name, i.told from involvement i join team t on t.id = i.team_id where i.told <> 0
  union select r.person_id, w.name, r.told from responsibility r join worker w on w.id = r.worker_id where r.told <> 0
  union select r.person_id, t.name, r.told from responsibility r join team t on t.id = r.team_id where r.told <> 0
  union select h.person_id, w.name, names_tell(null, h.to_worker_id, null) from handover h join worker w on w.id = h.to_worker_id
    where names_tell(null, h.to_worker_id, null) <> 0
  union select v.person_id, t.name, v.told from help_request_event v join team t on t.id = v.team_id where v.told <> 0
) n where e.person_id = n.person_id and e.kinds & ~24581 = 0 and strpos(e.title || ' ' || e.body, n.name) > 0;
update entry set told = told | words_tell(title || ' ' || body) where kinds & ~24581 = 0 and words_tell(title || ' ' || body) <> 0;
update entry e set told = e.told | t.kinds from telling t where t.what = 'role' and t.code = e.author_role;
reset role;
do $$
declare
  name text;
begin
  foreach name in array array['involvement','responsibility','care_episode','escalation','handover','stand_in','help_request','help_request_asker','help_request_event',
    'connector_ask','advice_request','advice_message','sharing_rule'] loop
    execute format('alter table %I enable trigger user', name);
  end loop;
end $$;
