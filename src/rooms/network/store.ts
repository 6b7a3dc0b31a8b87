import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import type { Barrier, Community, Domain, DomainCount, KeptTie, Look, PastTie, PersonBarrier, Ring, Strength, To } from './network.ts'

/**
 * Whether this writer wrote this very row within the last minute: a press too many writes nothing and is answered as the first
 * was. Presses at the same moment wait for each other.
 */
export async function pressedTwice({ tx, now, actor }: Caller, personId: string, table: string, same: RawBuilder<unknown>): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 95))`.execute(tx)
  const { rows } = await sql`select 1 from ${sql.table(table)} t where t.person_id = ${personId} and t.by_name = ${actor.name}
    and t.at between ${now}::timestamptz - interval '1 minute' and ${now}::timestamptz and ${same} limit 1`.execute(tx)
  return rows.length > 0
}

const tieColumns = sql`t.id, case when t.contact_id is not null then 'contact' when t.worker_id is not null then 'worker' when t.team_id is not null then 'team'
    when t.asset_id is not null then 'asset' end as "to", coalesce(t.contact_id, t.worker_id, t.team_id, t.asset_id) as "toId", t.name, t.domain, t.community, t.ring,
  t.strength, t.stands_in_way as "standsInWay", t.keeps_well as "keepsWell", t.when_unwell as "whenUnwell", t.left_out as "leftOut", t.written_at as "writtenAt",
  t.written_by_name as "writtenByName", t.version`

/** The rows kept about somebody's ties, as far as the caller may know; at most 300. */
export async function readTies({ tx }: Caller, personId: string): Promise<KeptTie[]> {
  const { rows } = await sql<KeptTie>`select ${tieColumns} from tie t where t.person_id = ${personId} and t.ended_at is null order by t.id limit 300`.execute(
    tx,
  )
  return rows
}

export interface TieToKeep {
  domain: Domain
  name: string
  community: Community | null
  ring: Ring
  strength: Strength
  standsInWay: string
  keepsWell: boolean
  whenUnwell: boolean
  leftOut: boolean
}

const COLUMN_OF: Record<To, string> = { contact: 'contact_id', worker: 'worker_id', team: 'team_id', asset: 'asset_id' }

/** @returns the tie's id; undefined when there are marks on the same one already */
export async function insertTie({ tx, now, actor }: Caller, personId: string, tie: TieToKeep, to?: { to: To; toId: string }): Promise<string | undefined> {
  const id = newId()
  const column = sql.ref(COLUMN_OF[to?.to ?? 'contact'])
  const { numAffectedRows } =
    await sql`insert into tie (id, person_id, domain, name, community, ${column}, ring, strength, stands_in_way, keeps_well, when_unwell, left_out,
      written_at, written_by_name)
    values (${id}, ${personId}, ${tie.domain}, ${to ? '' : tie.name}, ${tie.community}, ${to?.toId ?? null}::uuid, ${tie.ring}, ${tie.strength}, ${tie.standsInWay},
      ${tie.keepsWell}, ${tie.whenUnwell}, ${tie.leftOut}, ${now}, ${actor.name}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n ? id : undefined
}

/** @returns false when somebody changed it first */
export async function updateTie({ tx, now, actor }: Caller, tieId: string, version: number, tie: TieToKeep): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update tie set domain = ${tie.domain}, name = case when name = '' then '' else ${tie.name} end, community = ${tie.community},
      ring = ${tie.ring}, strength = ${tie.strength}, stands_in_way = ${tie.standsInWay}, keeps_well = ${tie.keepsWell}, when_unwell = ${tie.whenUnwell},
      left_out = ${tie.leftOut}, written_at = ${now}, written_by_name = ${actor.name}, version = version + 1
    where id = ${tieId} and version = ${version} and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** Takes a tie of the person's own off the picture; it is kept. @returns false when somebody changed it first */
export async function endTie({ tx, now, actor }: Caller, tieId: string, version: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update tie set ended_at = ${now}, written_at = ${now}, written_by_name = ${actor.name}, version = version + 1
    where id = ${tieId} and version = ${version} and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** Every version of one tie, oldest first. */
export async function readPast({ tx }: Caller, tieId: string): Promise<PastTie[]> {
  const { rows } = await sql<PastTie>`select version, ring, strength, stands_in_way as "standsInWay", ended, at, by_name as "byName" from tie_past
    where tie_id = ${tieId} order by version limit 200`.execute(tx)
  return rows
}

/** When the picture was looked at, latest first; at most 50. */
export async function readLooks({ tx }: Caller, personId: string): Promise<Look[]> {
  const { rows } = await sql<Look>`select l.id, l.at, l.who_with as "whoWith", l.words, l.outside, l.by_name as "byName",
      coalesce((select jsonb_agg(jsonb_build_object('domain', d.domain, 'close', d.close_ties, 'some', d.some_ties, 'loosening', d.loosening_ties))
        from network_look_domain d where d.look_id = l.id), '[]') as counts
    from network_look l where l.person_id = ${personId} order by l.at desc, l.id desc limit 50`.execute(tx)
  return rows
}

/** @returns false when the same was written a moment ago */
export async function insertLook(
  caller: Caller,
  personId: string,
  look: { whoWith: string; words: string; outside: boolean; counts: readonly DomainCount[] },
): Promise<boolean> {
  const { tx, now, actor } = caller
  if (await pressedTwice(caller, personId, 'network_look', sql`t.who_with = ${look.whoWith} and t.words = ${look.words}`)) return false
  const id = newId()
  await sql`insert into network_look (id, person_id, at, who_with, words, outside, by_name)
    values (${id}, ${personId}, ${now}, ${look.whoWith}, ${look.words}, ${look.outside}, ${actor.name})`.execute(tx)
  for (const { domain, close, some, loosening } of look.counts)
    await sql`insert into network_look_domain (look_id, person_id, domain, close_ties, some_ties, loosening_ties)
      values (${id}, ${personId}, ${domain}, ${close}, ${some}, ${loosening})`.execute(tx)
  return true
}

/** What stands around the person, as far as the caller may know; those eased last. */
export async function readBarriers({ tx }: Caller, personId: string): Promise<PersonBarrier[]> {
  const { rows } =
    await sql<PersonBarrier>`select b.id, b.report_id as "reportId", r.kind, b.words, b.at, t.name as "ownerName", r.state, b.eased_at as "easedAt", b.version
    from person_barrier b join barrier_report r on r.id = b.report_id left join team t on t.id = r.owner_team_id
    where b.person_id = ${personId} order by b.eased_at nulls first, b.at, b.id limit 100`.execute(tx)
  return rows
}

export async function insertBarrier(
  caller: Caller,
  personId: string,
  barrier: { kind: Barrier; kinds: number; words: string; aboutPlace: string; ownerTeamId: string | null; assetId: string | null },
): Promise<void> {
  const { tx, now, actor } = caller
  const same = sql`t.words = ${barrier.words} and exists (select from barrier_report r where r.id = t.report_id and r.kind = ${barrier.kind} and r.words = ${barrier.aboutPlace})`
  if (await pressedTwice(caller, personId, 'person_barrier', same)) return
  const report = newId()
  await sql`insert into barrier_report (id, kind, place_code, neighbourhood_code, asset_id, words, reported_by_role, at, owner_team_id)
    select ${report}, ${barrier.kind}, p.place_code, p.neighbourhood_code, ${barrier.assetId}::uuid, ${barrier.aboutPlace}, ${actor.role}, ${now}, ${barrier.ownerTeamId}::uuid
    from person p where p.id = ${personId}`.execute(tx)
  await sql`insert into person_barrier (id, person_id, kinds, report_id, words, at, by_name)
    values (${newId()}, ${personId}, ${barrier.kinds}, ${report}, ${barrier.words}, ${now}, ${actor.name})`.execute(tx)
}

/** @returns false when somebody changed it first */
export async function easeBarrier({ tx, now }: Caller, personId: string, barrierId: string, version: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update person_barrier set eased_at = ${now}, version = version + 1
    where id = ${barrierId} and person_id = ${personId} and version = ${version} and eased_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export interface PlaceOf {
  placeCode: string
  neighbourhoodCode: string | null
  name: string
}

/** Where somebody lives and what they are called; undefined where the caller may not know them. */
export async function placeOf({ tx }: Caller, personId: string): Promise<PlaceOf | undefined> {
  const { rows } = await sql<PlaceOf>`select place_code as "placeCode", neighbourhood_code as "neighbourhoodCode", coalesce(preferred_name, given_name) as name
    from person where id = ${personId}`.execute(tx)
  return rows[0]
}

export interface TeamChoice {
  id: string
  name: string
  organisationName: string
}

/** Teams of community organisations in a place in which connectors work, the likeliest first; those of the neighbourhood before others. */
export async function connectorTeams({ tx, now }: Caller, placeCode: string, neighbourhoodCode: string | null): Promise<TeamChoice[]> {
  const { rows } = await sql<TeamChoice>`select t.id, t.name, o.name as "organisationName" from team t join organisation o on o.id = t.organisation_id
    where t.place_code = ${placeCode} and t.kind = 'vcse'
    order by exists (select from membership m join worker w on w.id = m.worker_id and w.active and w.role in ('connector','peer_worker')
        where m.team_id = t.id and m.during @> ${now}::timestamptz) desc,
      t.slug like 'common%' desc, t.neighbourhood_code = ${neighbourhoodCode} desc nulls last, t.name limit 20`.execute(tx)
  return rows
}

/** Every team of a place, to own what stands in people's way there. */
export async function teamsOfPlace({ tx }: Caller, placeCode: string): Promise<TeamChoice[]> {
  const { rows } = await sql<TeamChoice>`select t.id, t.name, o.name as "organisationName" from team t join organisation o on o.id = t.organisation_id
    where t.place_code = ${placeCode} order by t.name, t.id limit 200`.execute(tx)
  return rows
}
