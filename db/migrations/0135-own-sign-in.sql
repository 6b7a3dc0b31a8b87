-- A code for the person's own sign-in works when the identity provider has proved who signs in, or when a second worker has
-- confirmed that it is them.
alter table person_invitation add column confirmed_by uuid references worker, add column confirmed_how text check (confirmed_how in ('known','document','questions')), add column confirmed_at timestamptz;
alter table person_invitation add constraint person_invitation_second check (confirmed_by <> made_by and num_nonnulls(confirmed_by, confirmed_how, confirmed_at) in (0, 3));
alter table person_invitation add column account_id uuid references account, add column proved boolean not null default false;
alter table person_invitation add constraint person_invitation_used check (account_id is null or used_at is not null and (proved or confirmed_by is not null)) not valid;
comment on column person_invitation.confirmed_by is 'A second worker, never the one who made it, who checked too that it is them.';
comment on column person_invitation.proved is 'True when the identity provider had proved an identity with the NHS number and date of birth of the record.';

-- What the identity provider has proved about somebody we do not know; kept for the few minutes until they enter a code.
alter table unknown_sign_in add column nhs_number text, add column born date, add column proved boolean not null default false;

-- A sign-in that was cut off leaves room for another.
alter table account drop constraint account_person_id_key, drop constraint account_issuer_subject_key;
create unique index account_person on account (person_id) where closed_at is null;
create unique index account_subject on account (issuer, subject) where closed_at is null;
alter table account add column closed_by uuid references worker;
comment on column account.closed_by is 'The team lead who cut off a person''s sign-in.';
