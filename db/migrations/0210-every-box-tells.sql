-- A word tells in every box that many read. Some boxes about who helps and how to reach somebody were not asked what they tell,
-- and the list of words knew few of the field's own: services, medicines, benefits, law, and their short forms.

drop trigger set_told on involvement;
create trigger set_told before insert or update on involvement for each row
  execute function set_told('words part', 'words ended_why', 'role role', 'worker worker_id', 'team team_id', 'organisation organisation_id');
drop trigger set_told on help_request_asker;
create trigger set_told before insert or update on help_request_asker for each row
  execute function set_told('words words', 'words name', 'words relation', 'words organisation', 'words contact', 'words took_responsibility', 'worker worker_id');

create or replace function sharing_rule_told() returns trigger language plpgsql set search_path = public as $$
begin
  new.told := words_tell(concat_ws(' ', new.words, new.who_was_there)) | case new.holder_kind when 'worker' then names_tell(null, new.holder, null)
    when 'team' then names_tell(null, null, new.holder) when 'organisation' then names_tell(null, null, null, new.holder) else 0 end;
  return new;
end $$;

select kith_tells('personal_contact', array['words name','words relation','words may_know'], 'false');
select kith_tells('emergency_access', array['words words','words review_words'], 'mine(worker_id)');
select kith_tells('contact_override', array['words refused_because','words reason'], 'mine(worker_id)');

-- A comment or correction of an entry is read by whoever reads the entry; where that is many, its words tell as the entry's do.
create function entry_comment_told() returns trigger language plpgsql security definer set search_path = public as $$
begin
  new.told := case when exists (select from entry e where e.id = new.entry_id and e.kinds & ~24581 = 0)
    then words_tell(concat_ws(' ', new.words, new.by_name, new.answer)) else 0 end;
  return new;
end $$;
revoke execute on function entry_comment_told from public;
alter table entry_comment add column told int not null default 0;
comment on column entry_comment.told is 'Kinds of information that its words tell where its entry is about who helps, requests, appointments or contact: a reader needs these besides.';
create trigger set_told before insert or update on entry_comment for each row execute function entry_comment_told();
create policy tells on entry_comment as restrictive for select to kith_app using (told = 0 or may_be_told(person_id, told) or mine(answered_by));

-- What the rows there are tell, by the words known from today on.
delete from telling where what = 'word';
insert into telling (what, code, kinds) values
  ('word','alcohol',256), ('word','drink(s|ing|ers?)?\M',256), ('word','dr[au]nk',256), ('word','drugs?\M',256), ('word','cocaine',256), ('word','crack (cocaine|pipe)',256),
  ('word','heroin',256), ('word','opi(ate|oid)',256), ('word','cannab',256), ('word','marijuana',256), ('word','skunk\M',256), ('word','smok(e|es|ed|ing) weed',256),
  ('word','ketamine',256), ('word','amphetamine',256), ('word','mephedrone',256), ('word','mdma',256), ('word','methadone',256), ('word','buprenorphine',256),
  ('word','subutex',256), ('word','naloxone',256), ('word','naltrexone',256), ('word','acamprosate',256), ('word','disulfiram',256), ('word','antabuse',256),
  ('word','substance',256), ('word','solvents?\M',256), ('word','needle exchange',256), ('word','gambl',256), ('word','betting',256), ('word','bookmaker',256),
  ('word','gamcare',256), ('word','addict',256), ('word','detox',256), ('word','sober',256), ('word','sobriety',256), ('word','intoxicat',256),
  ('word','hung ?over',256), ('word','vodka',256), ('word','cider',256), ('word','lager',256), ('word','units (a|per|of)\M',256), ('word','smart recovery',256),
  ('word','(aa|na|ca|ga) meetings?\M',256), ('word','(alcoholics|narcotics|gamblers) anonymous',256), ('word','dual diagnosis',256), ('word','co-?occurring use',256), ('word','cgl\M',256), ('word','change,? grow,? live',256),
  ('word','audit-c\M',256), ('word','medicines',128), ('word','medicine\M',128), ('word','medication',128), ('word','meds\M',128), ('word','tablets?\M',128),
  ('word','pills?\M',128), ('word','dos(e|es|age)\M',128), ('word','\d+ ?mg\M',128), ('word','clozapine',128), ('word','lithium',128), ('word','olanzapine',128),
  ('word','quetiapine',128), ('word','risperidone',128), ('word','paliperidone',128), ('word','aripiprazole',128), ('word','haloperidol',128), ('word','amisulpride',128),
  ('word','flupentixol',128), ('word','zuclopenthixol',128), ('word','lurasidone',128), ('word','valpro',128), ('word','lamotrigine',128), ('word','carbamazepine',128),
  ('word','sertraline',128), ('word','citalopram',128), ('word','escitalopram',128), ('word','fluoxetine',128), ('word','paroxetine',128), ('word','mirtazapine',128),
  ('word','venlafaxine',128), ('word','duloxetine',128), ('word','amitriptyline',128), ('word','diazepam',128), ('word','lorazepam',128), ('word','clonazepam',128),
  ('word','temazepam',128), ('word','zopiclone',128), ('word','promethazine',128), ('word','pregabalin',128), ('word','methylphenidate',128), ('word','insulin',128),
  ('word','metformin',128), ('word','benzodiazepine',128), ('word','ssris?\M',128), ('word','mood stabili[sz]er',128), ('word','anti-?depressant',128), ('word','anti-?psychotic',128),
  ('word','depot',128), ('word','injections?\M',128), ('word','prescri',128), ('word','pharmac',128), ('word','chemist',128), ('word','dosette',128),
  ('word','blister pack',128), ('word','side effects?\M',128), ('word','blood test',128), ('word','bloods\M',128), ('word','blood pressure',128), ('word','ecg\M',128),
  ('word','hba1c',128), ('word','diabet',128), ('word','copd\M',128), ('word','hiv\M',128), ('word','hepatitis',128), ('word','mg\M',128),
  ('word','z-drugs\M',128), ('word','benefits\M',1024), ('word','universal credit',1024), ('word','pip\M',1024), ('word','personal independence payment',1024), ('word','esa\M',1024),
  ('word','dwp\M',1024), ('word','pension credit',1024), ('word','attendance allowance',1024), ('word','council tax',1024), ('word','debts?\M',1024), ('word','arrears',1024),
  ('word','rent\M',1024), ('word','overdraft',1024), ('word','bankrupt',1024), ('word','breathing space',1024), ('word','loans?\M',1024), ('word','loan shark',1024),
  ('word','food ?bank',1024), ('word','mortgage',1024), ('word','repossess',1024), ('word','evict',1024), ('word','section 21\M',1024), ('word','landlord',1024),
  ('word','homeless',1024), ('word','hostel',1024), ('word','rough sleep',1024), ('word','sofa ?surf',1024), ('word','temporary accommodation',1024), ('word','supported (housing|living|accommodation)',1024),
  ('word','housing (officer|association|benefit)',1024), ('word','tenan(t|cy)',1024), ('word','bailiff',1024), ('word','money\M',1024), ('word','citizens advice',1024), ('word','appointee',1024),
  ('word','employ',2048), ('word','unemploy',2048), ('word','redundan',2048), ('word','sacked',2048), ('word','laid off',2048), ('word','paid work',2048),
  ('word','jobs?\M',2048), ('word','job ?centre',2048), ('word','occupational health',2048), ('word','fit note',2048), ('word','sick (note|pay|leave)',2048), ('word','disciplinary',2048),
  ('word','zero.hours',2048), ('word','apprentic',2048), ('word','ips\M',2048), ('word','individual placement',2048), ('word','access to work',2048), ('word','mental health act',4096),
  ('word','mha\M',4096), ('word','sectioned\M',4096), ('word','section ([23]|17|37|41|117|13[56])\M',4096), ('word','s ?(117|13[56])\M',4096), ('word','detained\M',4096), ('word','community treatment order',4096),
  ('word','cto\M',4096), ('word','tribunal',4096), ('word','imha\M',4096), ('word','nearest relative',4096), ('word','nominated person',4096), ('word','lasting power of attorney',4096),
  ('word','lpa\M',4096), ('word','dols\M',4096), ('word','guardianship',4096), ('word','(in|to|at) court\M',4096), ('word','court (case|date|order|hearing)',4096), ('word','probation',4096),
  ('word','prison',4096), ('word','police custody',4096), ('word','arrest',4096), ('word','asylum',4096), ('word','immigration',4096), ('word','abus(e|ed|er|ers|ive|ing)\M',512),
  ('word','rap(e|ed|ist)\M',512), ('word','molest',512), ('word','sexual(ly)? (assault|violence|exploit)',512), ('word','domestic (abuse|violence)',512), ('word','coercive',512), ('word','marac\M',512),
  ('word','isva\M',512), ('word','traffick',512), ('word','forced marriage',512), ('word','fgm\M',512), ('word','(hits?|beats?|hurts?) (me|her|him)\M',512), ('word','idva\M',512);
do $$
declare
  name text;
begin
  foreach name in array array['involvement','responsibility','care_episode','handover','help_request','help_request_asker','help_request_event','connector_ask','advice_message','sharing_rule','personal_contact','emergency_access','contact_override','entry_comment'] loop
    execute format('alter table %I disable trigger user', name);
    execute format('alter table %I enable trigger set_told', name);
  end loop;
end $$;
set local role kith_system;
update involvement set told = 0;
update responsibility set told = 0;
update care_episode set told = 0 where ended_at is not null;
update handover set told = 0;
update help_request set told = 0;
update help_request_asker set told = 0;
update help_request_event set told = 0;
update connector_ask set told = 0;
update advice_message set told = 0;
update sharing_rule set told = 0;
update personal_contact set told = 0;
update emergency_access set told = 0;
update contact_override set told = 0;
update entry_comment set told = 0;
update entry set told = told | words_tell(title || ' ' || body) where kinds & ~24581 = 0 and words_tell(title || ' ' || body) & ~told <> 0;
reset role;
do $$
declare
  name text;
begin
  foreach name in array array['involvement','responsibility','care_episode','handover','help_request','help_request_asker','help_request_event','connector_ask','advice_message','sharing_rule','personal_contact','emergency_access','contact_override','entry_comment'] loop
    execute format('alter table %I enable trigger user', name);
  end loop;
end $$;

select kith_settle();
