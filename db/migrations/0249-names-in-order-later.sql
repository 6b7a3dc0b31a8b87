-- A column of names that came beside 0200.
alter table crisis_reading alter column written_by_name type text collate "und-x-icu";
