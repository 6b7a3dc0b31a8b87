-- One folding of names for all finding, the same as `plainWords` in src/core/text.ts: a test compares them. Whoever changes it
-- writes the columns anew that are made with it.
create function plain_words(said text) returns text language sql immutable strict parallel safe as $$
  -- Most names are plain letters already, and three times as quick.
  select case when octet_length(said) = length(said)
    then trim(regexp_replace(lower(translate(said, '''`', '') collate "C"), '[^a-z0-9]+', ' ', 'g'))
    else trim(regexp_replace(
        replace(replace(replace(replace(translate(regexp_replace(
          lower(normalize(translate(said, E'\u00b4\u0384\u1fbd\u1fbf\u1ffd\u1ffe', ''), nfkd) collate "und-x-icu") collate "C",
          '[''`\u00ad\u00b7\u02b9-\u036f\u0483-\u0489\u055a\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u05f3\u05f4\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0898-\u089f\u08ca-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2018\u2019\u201b\u202a-\u202e\u2032\u2035\u2060-\u206f\u20d0-\u20ff\u2de0-\u2dff\ua66f-\ua67d\ua69e\ua69f\ua78c\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0100-\U000e01ef]', '', 'g'),
          'đðɖɗħıɨłƚøɔɵŧƭʈŋɲĸƙɓƀƈǥɠɛəǝƴƶʉȼɏɍɇʋƒςىيكةہۃٱ',
          'ddddhiilloootttnnkkbbcggeaeyzucyrevfσییکههها'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
        '[\u0001-/:-@[-`{-\u00bf\u00d7\u00f7\u0375\u03f6\u0482\u055b-\u055f\u0589-\u058f\u05be\u05c0\u05c3\u05c6\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u06fd\u06fe\u0700-\u070f\u0964\u0965\u0970\u0df4\u0e3f\u0e4f\u0e5a\u0e5b\u0f01-\u0f17\u104a-\u104f\u10fb\u1360-\u1368\u17d4-\u17d6\u17d8-\u17db\u1800-\u180a\u2000-\u2bff\u2e00-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb\ue000-\uf8ff\ufd3e-\ufd4f\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff0f\uff5f-\uff65\uffe0-\uffff\U0001f000-\U0001fbff\U000e0000-\U000e0fff]+', ' ', 'g'))
  end
$$;
comment on function plain_words is 'The words of a text as everybody can type them: small letters without marks and apostrophes, a space between two.';

-- What a name is found by. A sign between two words of a name is typed, left out or made a space, so each way is there: "O'Neill"
-- and "Smith-Jones" are found by o, neill, oneill, smith, jones and smithjones. Each word stands after a space.
create function name_words(said text) returns text language sql immutable strict parallel safe as $$
  with plain(words) as (values (public.plain_words(said))),
  form(words) as (select words from plain
    union select public.plain_words(regexp_replace(said, '[''`\u00b4\u02b9-\u02bf\u02c8\u2018\u2019\u201b\u2032\u2035]', ' ', 'g'))),
  word(one, next) as (select one, lead(one) over (partition by words order by at)
    from form, regexp_split_to_table(words, ' ') with ordinality as w(one, at)),
  other(way) as (select one from word union select one || next from word)
  select ' ' || words || '  ' || (select coalesce(string_agg(way collate "C" || ' ', '' order by way collate "C"), '')
    from other where ' ' || words || ' ' not like '% ' || way || ' %')
  from plain
$$;
comment on function name_words is 'The plain words of a name in their order; after two spaces other ways to write them: split at apostrophes, and each two beside one another joined.';

-- Kept with the row, since folding a name takes longer than comparing it.
alter table person add column found_by text not null generated always as (name_words(given_name || ' ' || family_name || ' ' || coalesce(preferred_name, ''))) stored;
alter table worker add column found_by text not null generated always as (name_words(name)) stored;
alter table organisation add column found_by text not null generated always as (name_words(name)) stored;
alter table gp_practice_area add column found_by text not null generated always as (name_words(name || ' ' || address || ' ' || town || ' ' || postcode || ' ' || practice_code)) stored;
alter table place add column plain_name text not null generated always as (plain_words(name)) stored;
alter table neighbourhood add column plain_name text not null generated always as (plain_words(name)) stored,
  add column plain_covers text not null generated always as (plain_words(name || ' ' || covers)) stored;
alter table asset add column plain_name text not null generated always as (plain_words(name)) stored;
comment on column person.found_by is 'The words this person is found by; see name_words.';

-- A search for a person starts from the people its reader may see, and never used this.
drop index person_name;

create or replace function asset_refind(which uuid[]) returns void language sql as $$
  delete from asset_found where asset_id = any (which);
  insert into asset_found
  select a.id, al.id, a.name, l.grid, l.lat, l.lon,
    array(select distinct code from (select l.place_code as code union all select ar.place_code from asset_area ar where ar.asset_id = a.id
      union all select n.place_code from asset_area ar join neighbourhood n on n.code = ar.neighbourhood_code where ar.asset_id = a.id
      union all select p.code from asset_area ar join place p on p.care_system_code = ar.care_system_code where ar.asset_id = a.id) c where code is not null),
    l.neighbourhood_code, a.online, a.mental_health, a.referral, a.cost, coalesce(l.step_free, 'not_said'),
    array(select d.domain from asset_domain d where d.asset_id = a.id order by 1),
    array(select t.code from asset_term x join taxonomy_term t on t.id = x.term_id where x.asset_id = a.id order by 1),
    array(select g.name from asset_language g where g.asset_id = a.id order by 1),
    array(select f.who from asset_flexible_for f where f.asset_id = a.id order by 1),
    coalesce((select bit_or((1 << (s.weekday - 1)) | case when coalesce(s.closes, s.opens) > '17:00' then 128 else 0 end | case when s.weekday > 5 then 256 else 0 end)
      from asset_schedule s where s.asset_id = a.id and (s.at_location_id is null or s.at_location_id = al.id)), 0)::smallint,
    a.minimum_age, a.maximum_age, a.confirmed_at,
    setweight(to_tsvector('english', a.plain_name), 'A')
      || setweight(to_tsvector('english', plain_words(coalesce((select string_agg(t.name || ' ' || array_to_string(t.words, ' '), ' ') from asset_term x join taxonomy_term t on t.id = x.term_id where x.asset_id = a.id), ''))), 'B')
      || setweight(to_tsvector('english', plain_words(o.name || ' ' || a.summary || ' ' || coalesce(l.name || ' ' || l.city, ''))), 'C')
      || setweight(to_tsvector('english', plain_words(left(a.description, 5000) || ' ' || a.support || ' ' || a.who_for)), 'D'),
    plain_words(a.name || ' ' || o.name || ' ' || coalesce((select string_agg(t.name, ' ') from asset_term x join taxonomy_term t on t.id = x.term_id where x.asset_id = a.id), ''))
  from asset a
  join asset_organisation o on o.id = a.organisation_id
  left join asset_at_location al on al.asset_id = a.id
  left join asset_location l on l.id = al.location_id
  where a.id = any (which) and a.published and a.merged_into is null and a.missing_since is null and a.status in ('active','temporarily closed');
$$;

comment on column asset_found.said is 'The plain words of name, organisation and headings, for words typed wrongly.';
select asset_refind(array(select id from asset));
