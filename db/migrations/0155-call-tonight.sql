-- Somebody who finished asking may need a person tonight, as one who stopped half way does: the same call to make, with the request it belongs to.
alter table outreach_task add column request_id uuid references help_request;
alter table outreach_task drop constraint outreach_task_phone_check, add constraint outreach_task_phone_check check (phone <> '' or request_id is not null);
comment on table outreach_task is 'A call to make: somebody began to ask for help, stopped, and had said we may call; or somebody asked (request_id) and a person gets in touch within the hour. draft_id: the key of the form. words: only what those who call may read. Seen by the team that calls, and says nothing of how anybody is.';

-- A call about somebody's request is not for a worker of their own life, nor for anybody the request is hidden from.
create function request_hidden_here(request uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from help_request r join basis b on b.person_id = r.person_id
    where r.id = request and b.holder = any (holders()) and b.hides & 16384 <> 0 and b.valid_from <= kith_now() and b.valid_to > kith_now())
$$;
revoke execute on function request_hidden_here(uuid) from public;
grant execute on function request_hidden_here(uuid) to kith_app, kith_system;
create policy not_hidden on outreach_task as restrictive for all to kith_app using (request_id is null or not request_hidden_here(request_id));
