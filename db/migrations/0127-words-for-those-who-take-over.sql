-- What is said when somebody hands over, or plans to be away, holds medicines and warning signs. It is for the two it is between
-- and for those who read the notes about the person, as a note is; who helps and who stands in is for more.
select kith_protect('handover', '8256', 'person_id', null, 'mine(handover.from_worker_id) or mine(handover.to_worker_id)');

create table stand_in_plan (
  stand_in_id uuid primary key references stand_in,
  person_id uuid not null references person,
  worker_id uuid not null references worker,
  plan text not null check (plan <> '')
);
comment on table stand_in_plan is 'What whoever stands in should know, as written by whoever is away. Read like a note of a contact; worker_id is who stands in.';
create index on stand_in_plan (person_id);
select kith_protect('stand_in_plan', '8256', 'person_id', null, 'mine(stand_in_plan.worker_id)');
grant select on stand_in_plan to kith_app;
set local role kith_system;
insert into stand_in_plan (stand_in_id, person_id, worker_id, plan) select id, person_id, worker_id, plan from stand_in where plan <> '';
reset role;
alter table stand_in drop column plan;

-- The entry about it says who is away and who stands in; what was planned is written beside it, for the same readers as the plan.
