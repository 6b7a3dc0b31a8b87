import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { LoadSource } from './store-load.ts'

/**
 * Decides by which key each staged row is held, where a source has no ids: `key` is its name and where it is. Of several rows with
 * the same key one has it, the others their own, which tells them apart (two sessions of one hall). A row keeps the key under
 * which it is held, so that reading the same again, in any order, changes nothing.
 */
export async function chooseKeys(caller: Caller, source: LoadSource): Promise<void> {
  const { tx } = caller
  await sql`create index on staged_asset (key)`.execute(tx)
  await sql`create index on staged_asset (own) where own is not null`.execute(tx)
  await sql`analyze staged_asset`.execute(tx)
  await adopt(caller, source)
  await tellApart(caller, source)
}

// What is held under the key of an earlier way of naming gets the key of today, and its location with it.
async function adopt({ tx }: Caller, source: LoadSource): Promise<void> {
  const held = (key: string) => sql`exists (select from asset h where h.source_id = ${source.id} and h.source_key = ${sql.ref(key)})`
  await sql`create temp table adopted on commit drop as
    select id, was, case when not has_key and at_key = 1 then key when own is not null and not has_own and at_own = 1 then own end as key from (
      select f.*, row_number() over (partition by f.key order by f."row") as at_key, row_number() over (partition by f.own order by f."row") as at_own from (
        select distinct on (s.was) a.id, s."row", s.was, s.key, s.own, ${held('s.key')} as has_key, ${held('s.own')} as has_own
        from staged_asset s join asset a on a.source_id = ${source.id} and a.source_key = s.was
        where s.was <> s.key and s.was is distinct from s.own order by s.was, s."row"
      ) f
    ) ranked`.execute(tx)
  await sql`update asset a set source_key = d.key from adopted d where a.id = d.id and d.key is not null`.execute(tx)
  await sql`update asset_location l set source_key = d.key from adopted d where l.source_id = ${source.id} and l.source_key = d.was and d.key is not null
    and not exists (select from asset_location o where o.source_id = l.source_id and o.source_key = d.key)`.execute(tx)
  await sql`drop table adopted`.execute(tx)
}

// The id of a key in a source, as `idOf` makes it.
function idIn(source: LoadSource, key: RawBuilder<unknown>): RawBuilder<unknown> {
  const hash = sql`encode(sha256(convert_to(${source.code}::text, 'UTF8') || '\\x00'::bytea || convert_to(${key}, 'UTF8')), 'hex')`
  return sql`(select (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-8' || substr(h, 14, 3) || '-8' || substr(h, 18, 3) || '-' || substr(h, 21, 12))::uuid from (select ${hash} as h) made)`
}

async function tellApart({ tx }: Caller, source: LoadSource): Promise<void> {
  await sql`with shared as (
      select s."row", s.key, s.own, s.hash, min(s."row") over (partition by s.own) as first_row,
        exists (select from asset h where h.source_id = ${source.id} and h.source_key = s.own) as has_own
      from staged_asset s where s.own is not null and (exists (select from staged_asset o where o.key = s.key and o."row" <> s."row")
        or exists (select from asset h where h.source_id = ${source.id} and h.source_key = s.own))
    ), owners as (
      select distinct on (f.key) f."row" from shared f left join asset h on h.source_id = ${source.id} and h.source_key = f.key
      where f."row" = f.first_row and not f.has_own order by f.key, f.hash is distinct from h.source_hash, f."row"
    )
    update staged_asset s set key = s.own, id = ${idIn(source, sql`s.own`)},
      body = case when s.body -> 'locations' -> 0 ->> 'key' = s.key
        then jsonb_set(jsonb_set(s.body, '{locations,0,key}', to_jsonb(s.own)), '{locations,0,id}', to_jsonb(${idIn(source, sql`'location ' || s.own`)})) else s.body end
    from shared f where f."row" = s."row" and not exists (select from owners o where o."row" = f.first_row)`.execute(tx)
}
