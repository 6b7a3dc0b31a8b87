-- Two ways of writing one phone number or email address are one key, so that a person who comes back is recognised.
create function reach_key(value text) returns text language sql immutable parallel safe as $$
  select case when value like '%@%' then lower(trim(value)) else right(regexp_replace(value, '[^0-9]', '', 'g'), 9) end
$$;
grant execute on function reach_key(text) to kith_app, kith_system;
create index contact_point_reach on contact_point (reach_key(value)) where upper_inf(during);
create index if not exists person_born on person (born);

-- Nobody who is alive was born before 1900. Older rows are left as they were.
alter table person add constraint person_born_possible check (born >= date '1900-01-01') not valid;
