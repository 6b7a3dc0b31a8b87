-- Clinical content as data: lists of prompts, headings and references with their source, so that words change without a new program.
create table content_version (
  list text not null check (list ~ '^[a-z][a-z0-9-]{0,59}$'),
  version int not null check (version > 0),
  title text not null check (title <> ''),
  valid_from date not null,
  valid_to date,
  sha256 text not null,
  loaded_at timestamptz not null,
  loaded_by text not null,
  primary key (list, version),
  check (valid_to >= valid_from)
);
comment on table content_version is 'One version of one list, loaded whole from one file. A later version ends the one before on the day it begins; valid_to is the first day it no longer holds. sha256 of what was loaded, so that loading again changes nothing.';
-- Of each list one version is open-ended: the last.
create unique index content_version_open on content_version (list) where valid_to is null;

create table clinical_item (
  list text not null,
  version int not null,
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$'),
  position int not null check (position >= 0),
  title text not null check (title <> ''),
  words text not null default '',
  more jsonb not null default '{}' check (jsonb_typeof(more) = 'object'),
  source text not null check (source <> ''),
  checked boolean not null,
  approved_by text check (approved_by <> ''),
  primary key (list, version, code),
  unique (list, version, position),
  foreign key (list, version) references content_version,
  check (checked or approved_by is null)
);
comment on table clinical_item is 'One item of a list, in its order, with where it comes from. checked is false until somebody answerable for clinical content has read it against its source; approved_by names them where it was done here.';
grant select on content_version, clinical_item to kith_app;
grant select, insert on clinical_item to kith_system;
grant select, insert, update on content_version to kith_system;
