-- What people looked for and did not find is counted by people, as barriers are: the row of the place says how many, and the
-- rows of the persons stand apart, behind the rule (R230).
create table person_gap (
  gap_id uuid not null references asset_gap,
  person_id uuid not null references person,
  words text not null check (length(words) between 1 and 200),
  at timestamptz not null,
  by_name text not null,
  primary key (gap_id, person_id)
);
comment on table person_gap is 'That this person looked for something the place does not have, once for each thing, in their own words. How many did is counted from here by the house; the place''s own row knows nobody.';
create index on person_gap (person_id);
select kith_protect('person_gap', '131072');
grant select, insert on person_gap to kith_app;

-- Presses counted until now may be one person's: they cannot be turned into people, so counting begins anew.
alter table asset_gap drop column times, drop column last_at;
comment on table asset_gap is 'Something people looked for that the place does not have. wanted: the heading it stands under, where one was chosen, otherwise the words. Nothing says who looked (R230).';
