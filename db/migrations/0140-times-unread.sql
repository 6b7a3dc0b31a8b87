-- Words about times in the free words of contact rules hold what is sent, until somebody has turned them into hours and days.
alter table contact_rules add column times_unread boolean not null default false check (not times_unread or more <> '');

-- A contact that went against what the person asked for says why. The same words stand in contact_override.
alter table contact_note add column why_this_way text not null default '';
