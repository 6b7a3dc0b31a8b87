-- A name tells. "Alcohol and drugs worker, Turning Tide" in a list of who helps tells of alcohol and drugs, whatever kind the list
-- is. So each row that names who helps, or holds free words about it, keeps what it tells (`told`), and whoever may not know
-- that kind does not find the row: not in lists, counts or choices.

create table telling (
  what text not null check (what in ('role','service','word')),
  code text not null check (code <> ''),
  kinds int not null check (kinds > 0),
  primary key (what, code)
);
comment on table telling is 'Copied from access/tells.ts at each migration: which kinds of information the name of a job, the kind of a team, or a word (a regular expression from the beginning of a word) tells by itself.';
grant select on telling to kith_app;
grant select, insert, update, delete on telling to kith_system;

create function words_tell(said text) returns int language sql stable set search_path = public as $$
  select coalesce(bit_or(t.kinds), 0) from telling t where t.what = 'word' and said <> '' and lower(said) ~ ('\m' || t.code)
$$;
comment on function words_tell is 'The kinds that free words tell by themselves.';

-- An organisation tells what every team of it tells.
create function names_tell(as_role text, worker_id uuid, team_id uuid, organisation_id uuid default null) returns int
language sql stable set search_path = public as $$
  select coalesce((select bit_or(t.kinds) from telling t
      where t.what = 'role' and t.code in (as_role, (select w.role from worker w where w.id = names_tell.worker_id))
        or t.what = 'service' and t.code = (select m.kind from team m where m.id = names_tell.team_id)), 0)
    | coalesce((select bit_and(coalesce(s.kinds, 0)) from team m left join telling s on s.what = 'service' and s.code = m.kind
      where m.organisation_id = coalesce(names_tell.organisation_id, (select w.organisation_id from worker w where w.id = names_tell.worker_id))), 0)
    | words_tell(concat_ws(' ', (select m.name from team m where m.id = names_tell.team_id), (select o.name from organisation o where o.id = names_tell.organisation_id)))
$$;
comment on function names_tell is 'The kinds that a job, a worker, a team or an organisation tells by its name alone.';

-- Each argument names a sort and a column: 'words part', 'role role', 'worker worker_id', 'team team_id', 'organisation organisation_id'.
create function set_told() returns trigger language plpgsql set search_path = public as $$
declare
  this jsonb := to_jsonb(new);
  argument text;
  value text;
  told int := 0;
begin
  foreach argument in array tg_argv loop
    value := this ->> split_part(argument, ' ', 2);
    told := told | case when value is null or value = '' then 0 else case split_part(argument, ' ', 1)
      when 'words' then words_tell(value)
      when 'role' then names_tell(value, null, null)
      when 'worker' then names_tell(null, value::uuid, null)
      when 'team' then names_tell(null, null, value::uuid)
      when 'organisation' then names_tell(null, null, null, value::uuid)
    end end;
  end loop;
  new.told := told;
  return new;
end $$;

-- May the caller be told these kinds of this person? Whoever reads the notes about somebody reads the words of requests and the
-- names of who helps whole, also where their job alone does not bring a subject; what the person hides from them stays hidden.
create function may_be_told(person uuid, told int) returns boolean language plpgsql stable as $$
declare
  sees int := kinds_of(person);
begin
  return told & ~(sees | case when sees & 64 <> 0 and at_work() then ~caller_kinds() else 0 end) = 0;
end $$;
comment on function may_be_told is 'True when the caller may know all these kinds of the person.';

-- Puts the column, the trigger and the policy on a table. besides: true of a row that is also there for others, such as whom it names.
create function kith_tells(target text, columns text[], besides text) returns void language plpgsql as $$
begin
  execute format('alter table %I add column told int not null default 0', target);
  execute format('comment on column %I.told is ''Kinds of information that its names and words tell: a reader needs these besides.''', target);
  execute format('create trigger set_told before insert or update on %I for each row execute function set_told(%s)', target,
    (select string_agg(quote_literal(c), ', ') from unnest(columns) c));
  execute format('create policy tells on %I as restrictive for select to kith_app using (told = 0 or may_be_told(person_id, told) or %s)', target, besides);
end $$;

-- True of a request that the caller is to answer: at the front door of the team that has it, or of the team that was asked.
create function answers_request(request uuid, team uuid) returns boolean language plpgsql stable as $$
begin
  return mine(front_door_of(team)) or exists (select from basis b where b.source = request and b.why = 'front_door' and mine(b.holder)
    and b.valid_from <= kith_now() and b.valid_to > kith_now());
end $$;
create function answers_request(request uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from help_request r where r.id = request and answers_request(r.id, r.team_id));
end $$;
-- Whoever treats must always find who is responsible: by what they may know of assessments, or of medicines.
create function treats(person uuid) returns boolean language plpgsql stable as $$
begin
  return at_work() and kinds_of(person) & 160 <> 0;
end $$;

select kith_tells('involvement', array['words part','role role','worker worker_id','team team_id','organisation organisation_id'],
  'mine(worker_id) or mine(team_id) or state = ''asked'' and team_id = any (caller_teams())');
select kith_tells('responsibility', array['words why','worker worker_id','team team_id','organisation organisation_id'],
  'treats(person_id) or mine(worker_id) or team_id = any (caller_teams())');
select kith_tells('care_episode', array['words goodbye_words','words staying_well','words way_back','team last_team_id'], 'last_team_id = any (caller_teams())');
select kith_tells('escalation', array['team team_id'], 'treats(person_id) or team_id = any (caller_teams())');
select kith_tells('handover', array['words about','words reason','worker from_worker_id','worker to_worker_id','team from_team_id','team to_team_id'],
  'mine(from_worker_id) or mine(to_worker_id)');
select kith_tells('stand_in', array['worker worker_id'], 'mine(worker_id)');
select kith_tells('help_request', array['words own_words','words easier','words agreed_how','words address_as','words safe_contact','team team_id'], 'answers_request(id, team_id)');
select kith_tells('help_request_asker', array['words words','words name','words relation','words organisation','words took_responsibility','worker worker_id'],
  'answers_request(request_id)');
select kith_tells('help_request_event', array['words words','words easier','words service_name','words evidence_who','words evidence_how','role by_role','worker by_worker','worker worker_id','team team_id'],
  'mine(by_worker) or answers_request(request_id)');
select kith_tells('connector_ask', array['words matters','words agreed_how','team team_id'], 'mine(asked_by) or mine(front_door_of(team_id))');
select kith_tells('advice_request', array['worker asker_worker','worker adviser_worker'], 'caller_worker() in (asker_worker, adviser_worker)');

-- Advice is about somebody through its question. Neither of the two who talk is kept from it.
alter table advice_message add column told int not null default 0;
comment on column advice_message.told is 'Kinds of information that its words tell: a reader of the record needs these besides.';
create trigger set_told before insert or update on advice_message for each row execute function set_told('words words');
create policy tells on advice_message as restrictive for select to kith_app using (told = 0 or exists (select from advice_request a where a.id = advice_id
  and (caller_worker() in (a.asker_worker, a.adviser_worker) or a.person_id is not null and may_be_told(a.person_id, advice_message.told))));

-- With whom something is shared, and from whom it is hidden, names them.
create function sharing_rule_told() returns trigger language plpgsql set search_path = public as $$
begin
  new.told := case new.holder_kind when 'worker' then names_tell(null, new.holder, null) when 'team' then names_tell(null, null, new.holder)
    when 'organisation' then names_tell(null, null, null, new.holder) else 0 end;
  return new;
end $$;
alter table sharing_rule add column told int not null default 0;
comment on column sharing_rule.told is 'Kinds of information that the name of the holder tells: a reader needs these besides.';
create trigger set_told before insert or update on sharing_rule for each row execute function sharing_rule_told();
create policy tells on sharing_rule as restrictive for select to kith_app using (told = 0 or may_be_told(person_id, told) or mine(holder));

-- Where somebody works is about their work.
select kith_protect('circle', '8192 | case when circle.relation = ''employer'' then 2048 else 0 end');

-- The record: whoever wrote an entry is named in it, and what is written about who helps and what was asked is free words. The
-- writer says whom else it names.
create function entry_told() returns trigger language plpgsql set search_path = public as $$
begin
  new.told := new.told | names_tell(new.author_role, new.author_worker_id, null, new.organisation_id)
    | case when new.kinds & ~24581 = 0 then words_tell(new.title || ' ' || new.body) else 0 end;
  return new;
end $$;
alter table entry add column told int not null default 0;
comment on column entry.told is 'Kinds of information that the names in it tell, and its words where it is about who helps, requests, appointments or contact: a reader needs these besides.';
create trigger set_told before insert on entry for each row execute function entry_told();
create policy tells on entry as restrictive for select to kith_app using (told = 0 or may_be_told(person_id, told) or mine(author_worker_id));

-- What stands already. The declaration is copied after the migrations: here it is said as it is today, for the rows there are.
insert into telling (what, code, kinds) values
  ('role','alcohol_drugs_worker',256), ('role','employment_specialist',2048), ('role','housing_worker',1024), ('role','pharmacist',128),
  ('service','alcohol_drugs',256), ('service','employment',2048), ('service','housing',1024),
  ('word','alcohol',256), ('word','drink(s|ing|ers?)?\M',256), ('word','dr[au]nk',256), ('word','drugs?\M',256), ('word','cocaine',256), ('word','heroin',256),
  ('word','cannabis',256), ('word','ketamine',256), ('word','methadone',256), ('word','gambl',256), ('word','addict',256), ('word','detox',256),
  ('word','medicines',128), ('word','medicine\M',128), ('word','medication',128), ('word','tablets?\M',128), ('word','clozapine',128), ('word','lithium',128),
  ('word','olanzapine',128), ('word','quetiapine',128), ('word','sertraline',128), ('word','anti-?depressant',128), ('word','anti-?psychotic',128),
  ('word','depot',128), ('word','prescri',128), ('word','pharmac',128), ('word','blood test',128),
  ('word','benefits\M',1024), ('word','universal credit',1024), ('word','debts?\M',1024), ('word','arrears',1024), ('word','rent\M',1024), ('word','evict',1024),
  ('word','landlord',1024), ('word','homeless',1024), ('word','tenan(t|cy)',1024), ('word','bailiff',1024), ('word','money\M',1024),
  ('word','employ',2048), ('word','unemploy',2048), ('word','redundan',2048), ('word','sacked',2048), ('word','paid work',2048), ('word','jobs?\M',2048),
  ('word','job ?centre',2048), ('word','occupational health',2048),
  ('word','mental health act',4096), ('word','sectioned\M',4096), ('word','section [23]\M',4096), ('word','community treatment order',4096);
