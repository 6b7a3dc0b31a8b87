import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { MOST } from './store-directory.ts'
import { SUGGESTED } from './store-upkeep.ts'
import { FIELD_NAMES, type Field, type Kept } from './upkeep.ts'

// The most entries that a website or phone may belong to and still say that two are one.
const HELD_BY = 20
const MAY_BE_ONE = sql`b.id <> m.id and (b.source_id <> m.source_id or m.source_id = ${SUGGESTED})`

/**
 * Proposes entries of different sources that may be one: alike in name, and within 150 metres or with the same postcode, phone or
 * website; a website or phone of many entries is a council's or a chain's, and says nothing. Looks at those that changed since.
 * @returns how many were proposed
 */
export async function proposeSame(caller: Caller, since: Date): Promise<number> {
  const { tx, now } = caller
  const { numAffectedRows } = await sql`
    with mine as (
      select a.id, a.plain_name, a.source_id, a.website, a.phone, l.grid, l.postcode from asset a
      left join asset_at_location al on al.asset_id = a.id left join asset_location l on l.id = al.location_id
      where a.changed_at >= ${since} and a.merged_into is null and a.missing_since is null and a.status in ('active','temporarily closed')
        and (a.published or exists (select from asset_told t where t.asset_id = a.id and t.kind = 'new' and t.state = 'open'))
    ), sites as (select id, source_id, website, count(*) over (partition by website) as held from asset where website is not null
    ), phones as (select id, source_id, digits, count(*) over (partition by digits) as held
      from (select id, source_id, regexp_replace(phone, '\\D', '', 'g') as digits from asset where length(phone) > 7) p
    ), beside as (
      select m.id as one, f.asset_id as other, 'near' as why from mine m join asset_found f on f.grid <@ circle(m.grid, 150) where m.grid is not null
      union all select m.id, al.asset_id, 'postcode' from mine m join asset_location l on l.postcode = m.postcode join asset_at_location al on al.location_id = l.id
      union all select m.id, b.id, 'phone' from mine m join phones b on b.digits = regexp_replace(m.phone, '\\D', '', 'g') and b.held <= ${HELD_BY} and ${MAY_BE_ONE} where length(m.phone) > 7
      union all select m.id, b.id, 'website' from mine m join sites b on b.website = m.website and b.held <= ${HELD_BY} and ${MAY_BE_ONE}
    ), alike as (
      select least(b.one, b.other) as one, greatest(b.one, b.other) as other, b.why, m.plain_name = x.plain_name as same
      from beside b join (select distinct id, plain_name, source_id from mine) m on m.id = b.one join asset x on x.id = b.other
      where b.one <> b.other and (m.source_id <> x.source_id or m.source_id = ${SUGGESTED}) and similarity(m.plain_name, x.plain_name) >= 0.5
        and x.published and x.merged_into is null and x.missing_since is null and x.status in ('active','temporarily closed')
    )
    insert into asset_pair (one, other, why, found_at)
    select one, other, array[case when bool_or(same) then 'name' else 'similar' end] || array_agg(distinct why), ${now} from alike group by one, other limit 1000
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

export interface Pair {
  one: string
  other: string
  oneName: string
  otherName: string
  why: string[]
}

const BOTH = sql`from asset_pair p join asset a on a.id = p.one join asset b on b.id = p.other`
// What was hidden for somebody's safety is hidden from those who keep the directory too; what was suggested and waits is not.
const SEEN = sql`(a.published or exists (select from asset_told t where t.asset_id = a.id and t.kind = 'new' and t.state = 'open'))
  and (b.published or exists (select from asset_told t where t.asset_id = b.id and t.kind = 'new' and t.state = 'open'))`
const STANDING = sql`p.state = 'open' and ${SEEN} and a.merged_into is null and b.merged_into is null and a.missing_since is null and b.missing_since is null
  and a.status in ('active','temporarily closed') and b.status in ('active','temporarily closed')`

/** Those that wait for somebody to look, in these places. */
export async function openPairs({ tx }: Caller, places: readonly string[]): Promise<Pair[]> {
  const { rows } = await sql<Pair>`select p.one, p.other, a.name as "oneName", b.name as "otherName", p.why ${BOTH}
    where ${STANDING} and (asset_places(p.one) && ${places}::text[] or asset_places(p.one) = '{}') order by p.found_at, p.one, p.other limit ${MOST}`.execute(
    tx,
  )
  return rows
}

export async function readPair({ tx }: Caller, one: string, other: string): Promise<Pair | undefined> {
  const { rows } =
    await sql<Pair>`select p.one, p.other, a.name as "oneName", b.name as "otherName", p.why ${BOTH} where ${STANDING} and p.one = ${one}::uuid and p.other = ${other}::uuid`.execute(
      tx,
    )
  return rows[0]
}

/** @returns false when somebody decided first */
export async function decidePair({ tx, now }: Caller, one: string, other: string, state: 'merged' | 'apart'): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update asset_pair set state = ${state}, decided_at = ${now} where one = ${one}::uuid and other = ${other}::uuid and state = 'open'`.execute(tx)
  return numAffectedRows === 1n
}

/**
 * Makes two entries one: the kept one takes what it does not say itself, and each taken field knows where it came from. The
 * other's address leads to it. Reversible. @returns false when either changed meanwhile
 */
export async function mergeEntries(caller: Caller, kept: Kept, other: Kept): Promise<boolean> {
  const { tx, now } = caller
  const taken: Field[] = FIELD_NAMES.filter(name => isSilent(kept.words[name]) && !isSilent(other.words[name]))
  const set = [
    ...taken.map(name => sql`${sql.ref(name)} = ${other.words[name]}`),
    ...(kept.ownerEmail || !other.ownerEmail ? [] : [sql`owner_name = ${other.ownerName || null}`, sql`owner_email = ${other.ownerEmail}`]),
    sql`changed_at = ${now}`,
    sql`version = version + 1`,
  ]
  const left = await sql`update asset set ${sql.join(set, sql`, `)} where id = ${kept.id}::uuid and version = ${kept.version} and merged_into is null`.execute(
    tx,
  )
  const right =
    await sql`update asset set merged_into = ${kept.id}::uuid, changed_at = ${now}, version = version + 1 where id = ${other.id}::uuid and version = ${other.version} and merged_into is null`.execute(
      tx,
    )
  if (left.numAffectedRows !== 1n || right.numAffectedRows !== 1n) return false
  for (const field of taken)
    await sql`insert into asset_field (asset_id, field, source_id, said_by, at) select ${kept.id}, ${field}, source_id, 'merge', ${now} from asset where id = ${other.id}::uuid
      on conflict (asset_id, field) do update set source_id = excluded.source_id, said_by = excluded.said_by, at = excluded.at`.execute(tx)
  const brought = Object.fromEntries(taken.map(name => [name, kept.words[name]]))
  await sql`insert into asset_merge (id, kept, merged, brought, at) values (${newId()}, ${kept.id}, ${other.id}, ${JSON.stringify({ ...brought, ...(kept.ownerEmail || !other.ownerEmail ? {} : { owner_email: '' }) })}::jsonb, ${now})`.execute(
    tx,
  )
  // What led to the other leads on to the kept one.
  await sql`update asset set merged_into = ${kept.id}::uuid where merged_into = ${other.id}::uuid`.execute(tx)
  await sql`select asset_refind(array[${kept.id}, ${other.id}]::uuid[])`.execute(tx)
  return true
}

// A choice that was not said is as good as empty.
const isSilent = (value: string) => value === '' || value === 'not_said'

export interface Merged {
  id: string
  kept: string
  keptName: string
  mergedName: string
  at: Date
}

/** The last that were made one in these places and may still be parted. */
export async function standingMerges({ tx }: Caller, places: readonly string[]): Promise<Merged[]> {
  const { rows } =
    await sql<Merged>`select m.id, m.kept, a.name as "keptName", b.name as "mergedName", m.at from asset_merge m join asset a on a.id = m.kept join asset b on b.id = m.merged
    where m.undone_at is null and a.merged_into is null and ${SEEN} and (asset_places(m.kept) && ${places}::text[] or asset_places(m.kept) = '{}') order by m.at desc limit 10`.execute(
      tx,
    )
  return rows
}

/** Parts two entries again: what the kept one took goes back, unless somebody has put it right since. @returns the kept one's id; undefined when somebody parted them first */
export async function undoMerge(caller: Caller, mergeId: string): Promise<string | undefined> {
  const { tx, now } = caller
  const { rows } = await sql<{
    kept: string
    merged: string
    brought: Record<string, string>
    at: Date
  }>`update asset_merge set undone_at = ${now} where id = ${mergeId}::uuid and undone_at is null
    returning kept, merged, brought, at`.execute(tx)
  const merge = rows[0]
  if (!merge) return undefined
  for (const field of FIELD_NAMES.filter(name => Object.hasOwn(merge.brought, name))) {
    const { numAffectedRows } =
      await sql`delete from asset_field where asset_id = ${merge.kept} and field = ${field} and said_by = 'merge' and at = ${merge.at}`.execute(tx)
    const before = merge.brought[field] === '' && ['website', 'phone', 'email'].includes(field) ? null : merge.brought[field]
    if (numAffectedRows === 1n) await sql`update asset set ${sql.ref(field)} = ${before} where id = ${merge.kept}`.execute(tx)
  }
  if (Object.hasOwn(merge.brought, 'owner_email'))
    await sql`update asset k set owner_email = null, owner_name = null from asset m where k.id = ${merge.kept} and m.id = ${merge.merged} and k.owner_email = m.owner_email`.execute(
      tx,
    )
  await sql`update asset set merged_into = null, changed_at = ${now}, version = version + 1 where id = ${merge.merged}`.execute(tx)
  await sql`update asset set changed_at = ${now}, version = version + 1 where id = ${merge.kept}`.execute(tx)
  // What had been made one with the other before leads to it again.
  await sql`update asset set merged_into = ${merge.merged} where id in (select m.merged from asset_merge m where m.kept = ${merge.merged} and m.undone_at is null)`.execute(
    tx,
  )
  await sql`update asset_pair set state = 'apart' where one = least(${merge.kept}::uuid, ${merge.merged}::uuid) and other = greatest(${merge.kept}::uuid, ${merge.merged}::uuid)`.execute(
    tx,
  )
  await sql`select asset_refind(array[${merge.kept}, ${merge.merged}]::uuid[])`.execute(tx)
  return merge.kept
}
