-- What a place has and lacks. At which level something should be there is decided by those who plan the place; what is there
-- is counted from teams and the directory, and never kept.
create table function_level (
  place_code text not null references place,
  function_code text not null check (function_code ~ '^[a-z][a-z0-9-]{0,59}$'),
  level text not null check (level in ('local','wider')),
  by_name text not null,
  at timestamptz not null,
  version int not null default 1,
  primary key (place_code, function_code)
);
comment on table function_level is 'Whether a function is to be there in each neighbourhood (local) or once for the whole place (wider), as somebody who plans it decided (R158).';
create table coverage_decision (
  id uuid primary key,
  place_code text not null references place,
  words text not null check (length(words) between 1 and 2000),
  by_name text not null,
  at timestamptz not null
);
comment on table coverage_decision is 'What was decided about moving money or people to where something is missing (R049). Never changed; a later one may say otherwise.';
create index on coverage_decision (place_code, at);
grant select, insert, update on function_level to kith_app;
grant select, insert on coverage_decision to kith_app;
grant select, insert, update, delete on function_level, coverage_decision to kith_system;
