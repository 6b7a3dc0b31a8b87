-- What Kith tells people, and what became of each message. Only the sender (kith_system) writes here. No words are kept: a
-- message is the code of its template, and what leaves the building says no more than that there is one.
create function caller_operator_role() returns text language sql stable security definer set search_path = public as $$
  select operator_role from account where id::text = caller_account() and closed_at is null
$$;

create table message (
  id uuid primary key,
  person_id uuid references person,
  worker_id uuid references worker,
  operator_role text check (operator_role in ('information_governance','administrator','commissioner')),
  asker_request_id uuid references help_request,
  about_person uuid references person,
  kinds int not null check (kinds > 0),
  template text not null check (template ~ '^[a-z0-9-]{1,60}$'),
  route text check (route in ('kith','email','text')),
  state text not null check (state in ('queued','sending','sent','held','failed')),
  held_why text check (held_why in ('by_hand','letter','nothing_agreed','no_address','not_set_up')),
  made_at timestamptz not null,
  send_after timestamptz not null,
  claimed_at timestamptz,
  attempts int not null default 0,
  sent_at timestamptz,
  via text check (via in ('kith','outbox','smtp')),
  check (num_nonnulls(person_id, worker_id, operator_role, asker_request_id) = 1),
  check (about_person is null or worker_id is not null),
  check ((state = 'held') = (held_why is not null)),
  check ((state = 'sent') = (sent_at is not null) and (sent_at is null) = (via is null)),
  check ((state = 'sending') = (claimed_at is not null)),
  check (state in ('queued','held') or route is not null)
);
comment on table message is 'One message to one person, worker, operator role or asker, by one route. route kith is the message inside Kith; email and text only say that there is one. held_why: why it could not go out, so that somebody tells the person another way. kinds: what a reader must be allowed to see to know that there was such a message.';
create index on message (person_id, made_at desc) where person_id is not null;
create index on message (worker_id, made_at desc) where worker_id is not null;
create index on message (operator_role, made_at desc) where operator_role is not null;
create index message_due on message (send_after, id) where state in ('queued','sending');

select kith_protect('message', 'kinds');
-- The people a worker's message is about may have been hidden from them since: then the message is not there either.
create policy mine on message for select to kith_app using (worker_id = (select caller_worker())
  and (about_person is null or exists (select from person p where p.id = message.about_person)));
create policy office on message for select to kith_app using (operator_role = (select caller_operator_role()));
grant select on message to kith_app;
