-- Pages may ask about somebody's requests only for whom they have a basis; for anybody else the answer is no.
create or replace function request_taken_back(person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select may_ask_about(person) and exists (select from help_request where person_id = person and state = 'withdrawn')
    and not exists (select from help_request where person_id = person and state not in ('withdrawn','not_agreed'))
$$;
