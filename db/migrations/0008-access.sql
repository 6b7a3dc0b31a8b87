-- Who signs in as whom in the demonstration, sign-ins we do not know yet, the people in a person's own life, invitations
-- to them, and alerts for the information governance lead.
create table persona (
  account_id uuid primary key references account,
  part text not null check (part in ('people','supporters','workers','operators')),
  sort int not null,
  about text not null default ''
);
comment on table persona is 'Demonstration only: accounts that anyone may press on the sign-in page. Every one of them is fictional.';
create index on persona (part, sort);
grant select, insert, update, delete on persona to kith_system;

create table unknown_sign_in (
  hash text primary key,
  issuer text not null,
  subject text not null,
  expires_at timestamptz not null
);
comment on table unknown_sign_in is 'Somebody the identity provider knows and we do not: kept for a few minutes while they enter an invitation code. Only a hash of their cookie is kept.';
grant select, insert, update, delete on unknown_sign_in to kith_system;

create table personal_contact (
  id uuid primary key,
  person_id uuid not null references person,
  supporter_id uuid references supporter,
  name text not null check (name <> ''),
  relation text not null check (relation <> ''),
  may_know text not null default '',
  next_of_kin boolean not null default false,
  made_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1
);
comment on table personal_contact is 'People in the person''s own life, as the person (or an old record) names them. A row here gives nobody a right to know anything: that takes a sharing rule. may_know says in words what the person decided.';
create index on personal_contact (person_id) where ended_at is null;
create index on personal_contact (supporter_id);
alter table personal_contact add unique (id, person_id);
select kith_protect('personal_contact', '8192');
grant select, insert, update on personal_contact to kith_app;

-- The names of those let in are nobody's to list: sign-in reads them, and the person adds one.
alter table supporter enable row level security;
create policy own on supporter for select to kith_app using (id = any ((select holders())::uuid[]));
create policy person_adds on supporter for insert to kith_app with check ((select caller_person()) is not null);
create policy works on supporter for all to kith_system using (true) with check (true);
revoke update on supporter from kith_app;

create table sharing_invitation (
  id uuid primary key,
  person_id uuid not null references person,
  contact_id uuid not null references personal_contact,
  code_hash text not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table sharing_invitation is 'A code the person hands to somebody they let in. Only its hash is kept; it works once, for a short time.';
alter table sharing_invitation add foreign key (contact_id, person_id) references personal_contact (id, person_id);
create index on sharing_invitation (contact_id);
alter table sharing_invitation enable row level security;
create policy own on sharing_invitation for all to kith_app using (person_id = (select caller_person())) with check (person_id = (select caller_person()));
create policy works on sharing_invitation for all to kith_system using (true) with check (true);
grant select, insert, update on sharing_invitation to kith_app;
grant select, insert, update, delete on sharing_invitation to kith_system;

create table access_alert (
  id uuid primary key,
  person_id uuid not null references person,
  worker_id uuid not null references worker,
  what text not null check (what in ('record_tried','emergency_tried','holder_in_circle')),
  at timestamptz not null,
  seen_by uuid references account,
  seen_at timestamptz,
  check ((seen_by is null) = (seen_at is null))
);
comment on table access_alert is 'Somebody from the person''s own life or work tried to open their record, or holds responsibility for them. For the information governance lead alone.';
create index on access_alert (at desc, id desc);
create index on access_alert (person_id);
alter table access_alert enable row level security;
create policy works on access_alert for all to kith_system using (true) with check (true);
grant select, insert, update, delete on access_alert to kith_system;

-- Only the person decides with whom they share: the rule of kinds alone would let anyone who may see the care team change it.
create policy person_adds on sharing_rule as restrictive for insert to kith_app with check (person_id = (select caller_person()));
create policy person_changes on sharing_rule as restrictive for update to kith_app using (person_id = (select caller_person()));
create policy person_adds on circle as restrictive for insert to kith_app with check (person_id = (select caller_person()));
create policy person_changes on circle as restrictive for update to kith_app using (person_id = (select caller_person()));
create policy person_adds on personal_contact as restrictive for insert to kith_app with check (person_id = (select caller_person()) or caller_worker() is not null);
create policy person_changes on personal_contact as restrictive for update to kith_app using (person_id = (select caller_person()) or caller_worker() is not null);

-- Hidden means absent: a rule that hides something is not there for whom it hides from, and those let in see their own
-- rules and nobody else's, even when they may see who helps.
create policy no_trace on sharing_rule as restrictive for select to kith_app using (
  person_id = (select caller_person())
  or case when holder = any ((select holders())::uuid[]) then hides = 0 else (select caller_worker()) is not null end);
create policy no_trace on circle as restrictive for select to kith_app using (person_id = (select caller_person()) or (select caller_worker()) is not null);
create policy no_trace on personal_contact as restrictive for select to kith_app using (person_id = (select caller_person()) or (select caller_worker()) is not null);
create policy no_trace on emergency_access as restrictive for select to kith_app using (person_id = (select caller_person()) or (select caller_worker()) is not null);
grant select on emergency_access to kith_app;
create index on emergency_access (worker_id, id);
create index on emergency_access (id) where review is null;
create index on audit_entry (at desc, chain, position) where outcome = 'not allowed' or what = 'emergency access opened';

create table person_invitation (
  id uuid primary key,
  person_id uuid not null references person,
  code_hash text not null unique,
  made_by uuid not null references worker,
  checked_how text not null check (checked_how in ('known','document','questions')),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table person_invitation is 'A code a worker hands to the person, having checked who they are, so that their own sign-in opens their own record. Only its hash is kept; it works once, for a short time.';
create index on person_invitation (person_id);
select kith_protect('person_invitation', '1');
-- Who sees somebody for a short time only must not turn that into a sign-in that lasts.
create policy worker_makes on person_invitation as restrictive for insert to kith_app with check (made_by = (select caller_worker())
  and exists (select from basis b where b.person_id = person_invitation.person_id and b.holder = any ((select holders())::uuid[]) and b.grants & 1 = 1
    and b.why not in ('emergency','front_door') and b.valid_from <= (select kith_now()) and b.valid_to > (select kith_now())));
create policy worker_ends on person_invitation as restrictive for update to kith_app using ((select caller_worker()) is not null);
grant select, insert on person_invitation to kith_app;
grant update (expires_at) on person_invitation to kith_app;
