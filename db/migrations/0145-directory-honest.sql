-- What a source does not say is kept as not said: when an entry was last confirmed, who runs it, and where exactly it is.

alter table asset drop constraint asset_confirmed_how_check;
alter table asset add constraint asset_confirmed_how_check check (confirmed_how in ('source','listed','organiser','connector','person','team'));
comment on column asset.confirmed_how is 'Who last confirmed it. listed: its source has it and does not say when anybody confirmed it; confirmed_at is then the day it was read, which decides when somebody is asked about it and is never shown as the day it was confirmed.';
-- A source gives whole days; a time of day is the moment of an import, which nobody meant as a confirmation.
update asset a set confirmed_how = 'listed' from asset_source s
  where s.id = a.source_id and s.kind in ('file','open_referral') and a.confirmed_how = 'source' and a.confirmed_at <> date_trunc('day', a.confirmed_at, 'UTC');

alter table asset_organisation drop constraint asset_organisation_name_check;
alter table asset_organisation add constraint asset_organisation_name_check check (length(name) <= 300);
comment on column asset_organisation.name is 'Empty where the source does not say who runs what it lists; one such row for each source.';

alter table asset_location drop constraint asset_location_point_from_check;
alter table asset_location add constraint asset_location_point_from_check check (point_from in ('source','grid','postcode','outcode','geocoded','none'));
alter table asset_location drop constraint asset_location_check;
alter table asset_location add constraint asset_location_check check ((lat is null) = (lon is null) and (grid is null) = (point_from = 'none') and (lat is null) = (point_from in ('none','outcode')));
comment on column asset_location.point_from is 'outcode: only the first half of its postcode is known. grid is then the middle of that area, good enough for finding it by distance; it has no point, so that no map and no feed shows one.';

alter table postcode alter lat drop not null, alter lon drop not null, add ended text check (ended ~ '^[0-9]{4}-[0-9]{2}$');
alter table postcode add constraint postcode_point_check check ((lat is null) = (lon is null) and (lat is not null or ended is not null));
comment on column postcode.ended is 'The month in which it ended, YYYY-MM. A postcode that has ended may have no point; people still give it, and old lists hold it.';
