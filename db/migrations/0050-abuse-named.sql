-- What somebody told of abuse and trauma (kind 512) is for readers named with the person, never for a whole team.
alter table entry add constraint abuse_has_named_readers check (kinds & 512 = 0 or readers is not null);
alter table next_step add constraint abuse_has_named_readers check (kinds & 512 = 0 or readers is not null);
alter table contact_note add constraint abuse_has_named_readers check (kinds & 512 = 0 or readers is not null);
