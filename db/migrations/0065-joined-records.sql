-- A person whose records were joined reads both as their own, as long as they are joined. Sign-in adds the joined records to
-- their holders, so that all the rule gives "me" it gives for each; what follows are the places that ask for the person
-- by name. Writing goes to the kept record alone, except words said to an entry, which belong beside it.
create function caller_records() returns uuid[] language sql stable as $$
  select case when caller_person() is null then '{}'::uuid[] else holders() end
$$;
comment on function caller_records is 'Every record of the person who asks: their own, and any joined to it. Empty for everybody else.';

alter policy own on audit_entry using (person_id = any ((select caller_records())::uuid[]));
alter policy own on entry_comment with check (person_id = any ((select caller_records())::uuid[])
  and exists (select from entry e where e.id = entry_comment.entry_id and e.person_id = entry_comment.person_id));

alter policy no_trace on sharing_rule using (
  person_id = any ((select caller_records())::uuid[])
  or case when holder = any ((select holders())::uuid[]) then hides = 0 else (select caller_worker()) is not null end);
alter policy no_trace on circle using (person_id = any ((select caller_records())::uuid[]) or (select caller_worker()) is not null);
alter policy no_trace on personal_contact using (person_id = any ((select caller_records())::uuid[]) or (select caller_worker()) is not null);
alter policy no_trace on emergency_access using (person_id = any ((select caller_records())::uuid[]) or (select caller_worker()) is not null);

comment on table person_merge is 'Two records of one person joined by a worker who sees both, and parted again if that was wrong. Nothing written on either is moved, so no worker gains or loses sight of anything; the person reads both.';
