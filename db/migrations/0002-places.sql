-- Care system → place → neighbourhood (R116), and the open data that finds them: small areas, postcodes, GP practices.
-- No row here is about a person, so row-level security is not used. Only the importers (kith_system) write.
-- Sizes are indicative (R157): nothing constrains how many people a neighbourhood or a place holds.

create table care_system (
  code text primary key check (code ~ '^[A-Z0-9]{3,10}$'),
  gss_code text unique check (gss_code ~ '^[A-Z][0-9]{8}$'),
  name text not null check (length(name) between 1 and 200)
);
comment on table care_system is 'An integrated care system, keyed by the ODS code of its integrated care board. Source: ONS and NHS England ODS.';

create table place (
  code text primary key check (code ~ '^[A-Z0-9-]{3,30}$'),
  name text not null check (length(name) between 1 and 200),
  care_system_code text not null references care_system,
  population integer check (population >= 0),
  boundary jsonb check (jsonb_typeof(boundary) = 'object')
);
comment on table place is 'A wider community: one local authority district inside a care system, keyed by its ONS code. The boundary is GeoJSON geometry (WGS84).';
create index place_care_system on place (care_system_code);

create table primary_care_network (
  code text primary key check (code ~ '^[A-Z0-9]{3,10}$'),
  name text not null check (length(name) between 1 and 200),
  source_name text not null,
  care_system_code text not null references care_system
);
comment on table primary_care_network is 'A group of GP practices with their partners, keyed by ODS code. source_name is the name as published; name is the same made readable.';
create index primary_care_network_care_system on primary_care_network (care_system_code);

create table neighbourhood (
  code text primary key check (code ~ '^[A-Z0-9-]{3,30}$'),
  name text not null check (length(name) between 1 and 200),
  covers text not null default '',
  place_code text not null references place,
  pcn_code text references primary_care_network,
  population integer check (population >= 0),
  boundary jsonb check (jsonb_typeof(boundary) = 'object'),
  indicative boolean not null default false,
  derivation text not null default ''
);
comment on table neighbourhood is 'A local community: the footprint of a primary care network inside one place. indicative and derivation say when and how a footprint was worked out rather than published; an operator replaces it by importing another. covers names the wards most of its people live in.';
create index neighbourhood_by_place on neighbourhood (place_code);
create index neighbourhood_pcn on neighbourhood (pcn_code);

create table small_area (
  code text primary key check (code ~ '^[A-Z0-9]{3,12}$'),
  name text not null,
  neighbourhood_code text not null references neighbourhood,
  population integer check (population >= 0),
  imd_decile smallint check (imd_decile between 1 and 10),
  lat double precision not null check (lat between 49 and 61),
  lon double precision not null check (lon between -9 and 2)
);
comment on table small_area is 'A lower layer super output area (LSOA 2021) with its census population, its deprivation decile (IMD 2025, 1 = most deprived tenth of England) and a point inside it. Its neighbourhood is the one fact from which postcodes find theirs.';
create index small_area_neighbourhood on small_area (neighbourhood_code);
create index small_area_point on small_area (lat, lon);

create table postcode (
  postcode text primary key check (postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$'),
  lat double precision not null check (lat between 49 and 61),
  lon double precision not null check (lon between -9 and 2),
  small_area_code text references small_area
);
comment on table postcode is 'A postcode in capitals without the space, its point and its small area. Without a small area the nearest one is used.';
create index postcode_small_area on postcode (small_area_code);

create table outcode (
  outcode text primary key check (outcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?$'),
  lat double precision not null check (lat between 49 and 61),
  lon double precision not null check (lon between -9 and 2)
);
comment on table outcode is 'The first half of a postcode and the middle of its addresses: the fall-back when a whole postcode is not held, and how we know that a postcode is real but elsewhere.';

create table gp_practice_area (
  practice_code text primary key check (practice_code ~ '^[A-Z0-9]{3,10}$'),
  name text not null check (length(name) between 1 and 200),
  source_name text not null,
  pcn_code text references primary_care_network,
  neighbourhood_code text not null references neighbourhood,
  place_code text not null references place,
  address text not null default '',
  town text not null default '',
  postcode text not null check (postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$'),
  lat double precision check (lat between 49 and 61),
  lon double precision check (lon between -9 and 2),
  list_size integer check (list_size >= 0)
);
comment on table gp_practice_area is 'A GP practice and the neighbourhood its patients are looked after in, keyed by ODS code. list_size is the registered list of the source year.';
create index gp_practice_area_neighbourhood on gp_practice_area (neighbourhood_code);
create index gp_practice_area_place on gp_practice_area (place_code);
create index gp_practice_area_pcn on gp_practice_area (pcn_code);

create view neighbourhood_place as
  select n.code, n.name, n.covers, n.population, n.indicative, n.derivation, n.pcn_code,
         p.code as place_code, p.name as place_name, s.code as care_system_code, s.name as care_system_name
  from neighbourhood n
  join place p on p.code = n.place_code
  join care_system s on s.code = p.care_system_code;
comment on view neighbourhood_place is 'Each neighbourhood with the place and care system it lies in, without boundaries.';

create table import_run (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z-]{1,40}$'),
  source_name text not null check (length(source_name) <= 500),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  rows_read bigint not null check (rows_read >= 0),
  rows_kept bigint not null check (rows_kept >= 0),
  rows_refused bigint not null check (rows_refused >= 0),
  rows_changed bigint not null check (rows_changed >= 0),
  started_at timestamptz not null,
  finished_at timestamptz not null,
  check (rows_read = rows_kept + rows_refused and rows_changed <= rows_kept)
);
comment on table import_run is 'One finished import of a file: what was read, kept, refused, and how many kept rows were new or different. A file that could not be loaded leaves no row here and changes nothing.';
create index import_run_started on import_run (started_at desc);

create table import_refusal (
  run_id uuid not null references import_run on delete cascade,
  row_number bigint not null,
  column_name text not null,
  reason text not null,
  raw text not null check (length(raw) <= 500),
  primary key (run_id, row_number, column_name)
);
comment on table import_refusal is 'Rows of an imported file that were not kept, and why, in words an operator can act on. The first thousand of a run; import_run counts them all.';

grant select on care_system, place, primary_care_network, neighbourhood, small_area, postcode, outcode, gp_practice_area,
  neighbourhood_place, import_run, import_refusal to kith_app, kith_system;
grant insert, update, delete on care_system, place, primary_care_network, neighbourhood, small_area, postcode, outcode, gp_practice_area,
  import_run, import_refusal to kith_system;
