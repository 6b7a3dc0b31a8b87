import { sql } from 'kysely'
import { type Caller, lend } from '../../core/caller.ts'
import { londonDate, type PlainDate } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import type { ActivityCard, KeptAsset, OwnCard } from './connect.ts'

export interface Organiser {
  id: string
  name: string
}

/**
 * Who may be told about somebody coming to this: organisers who work for whoever runs it, but for those of the person's own
 * life or employer. Asked by the house, since the caller need not see that circle; it answers with names of workers alone.
 */
export const organisersOf = (caller: Caller, personId: string, assetId: string): Promise<Organiser[]> =>
  lend(caller, 'connecting', async ({ tx, now }) => {
    const { rows } = await sql<Organiser>`select w.id, w.name from asset a join asset_organisation o on o.id = a.organisation_id
        join worker w on w.organisation_id = o.organisation_id and w.role = 'activity_organiser' and w.active
      where a.id = ${assetId} and not exists (select from circle c where c.person_id = ${personId} and c.during @> ${now}::timestamptz
        and (c.worker_id = w.id or c.organisation_id = w.organisation_id)) order by w.name, w.id limit 50`.execute(tx)
    return rows
  })

/** All that the caller, as an organiser, may know: no id of anybody stands in it. */
export async function cardsForMe({ tx, actor }: Caller): Promise<ActivityCard[]> {
  const { rows } = await sql<ActivityCard>`select c.id, a.name as "assetName", c.chosen_name as "chosenName", c.helps, c.days, c.until_day::text as until
    from activity_card c join asset a on a.id = c.asset_id where c.organiser_id = ${actor.workerId ?? null}::uuid order by a.name, c.chosen_name, c.id limit 300`.execute(
    tx,
  )
  return rows
}

/** The person's cards, those in force first. */
export async function cardsOf({ tx }: Caller, personId: string): Promise<OwnCard[]> {
  const { rows } = await sql<OwnCard>`select c.id, c.asset_id as "assetId", a.name as "assetName", c.chosen_name as "chosenName", c.helps, c.days,
      c.from_day::text as "from", c.until_day::text as until, w.name as "organiserName", c.withdrawn_at as "withdrawnAt", c.version
    from activity_card_person p join activity_card c on c.id = p.card_id join asset a on a.id = c.asset_id join worker w on w.id = c.organiser_id
    where p.person_id = ${personId} order by c.withdrawn_at nulls first, c.until_day desc, c.id limit 50`.execute(tx)
  return rows
}

export async function insertCard(
  { tx, now, actor }: Caller,
  personId: string,
  card: { assetId: string; organiserId: string; chosenName: string; helps: string; days: string; until: PlainDate; agreedHow: string },
): Promise<void> {
  const id = newId()
  await sql`insert into activity_card_person (card_id, person_id, agreed_how, agreed_at, by_name) values (${id}, ${personId}, ${card.agreedHow}, ${now}, ${actor.name})`.execute(
    tx,
  )
  await sql`insert into activity_card (id, asset_id, organiser_id, chosen_name, helps, days, from_day, until_day)
    values (${id}, ${card.assetId}, ${card.organiserId}, ${card.chosenName}, ${card.helps}, ${card.days}, ${londonDate(now)}, ${card.until})`.execute(tx)
}

/** @returns false when there is no such card of theirs in force */
export async function withdrawCard({ tx, now }: Caller, personId: string, cardId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update activity_card set withdrawn_at = ${now}, version = version + 1 where id = ${cardId} and withdrawn_at is null
    and exists (select from activity_card_person p where p.card_id = activity_card.id and p.person_id = ${personId})`.execute(tx)
  return numAffectedRows === 1n
}

/** What comes with an activity ends with it. */
export async function endCardsFor({ tx, now }: Caller, personId: string, assetId: string): Promise<void> {
  await sql`update activity_card set withdrawn_at = ${now}, version = version + 1 where asset_id = ${assetId} and withdrawn_at is null
    and exists (select from activity_card_person p where p.card_id = activity_card.id and p.person_id = ${personId})`.execute(tx)
}

/** The caller's own shelf, latest first: nobody else reads it. */
export async function keptByMe({ tx, actor }: Caller): Promise<KeptAsset[]> {
  const { rows } = await sql<KeptAsset>`select k.asset_id as "assetId", a.name, a.summary, k.kept_at as "keptAt", c.id as "connectionId"
    from kept_asset k join asset a on a.id = k.asset_id left join asset_connection c on c.person_id = k.person_id and c.asset_id = k.asset_id and c.ended_at is null
    where k.person_id = ${actor.personId ?? null}::uuid and k.state = 'kept' order by k.kept_at desc, k.asset_id limit 100`.execute(tx)
  return rows
}

/** Entries the caller once said are not for them: not suggested again. */
export async function notForMe({ tx, actor }: Caller): Promise<Set<string>> {
  const { rows } = await sql<{
    id: string
  }>`select asset_id as id from kept_asset where person_id = ${actor.personId ?? null}::uuid and state = 'not_for_me' limit 500`.execute(tx)
  return new Set(rows.map(row => row.id))
}

export async function shelve({ tx, now, actor }: Caller, assetId: string, state: 'kept' | 'not_for_me' | 'gone'): Promise<void> {
  await sql`insert into kept_asset (id, person_id, asset_id, kept_at, state) values (${newId()}, ${actor.personId ?? null}::uuid, ${assetId}, ${now}, ${state})
    on conflict (person_id, asset_id) do update set state = excluded.state, kept_at = excluded.kept_at`.execute(tx)
}

/** Takes something off the caller's shelf, whatever has become of its entry. @returns false when it never stood there */
export async function takeOff({ tx, now, actor }: Caller, assetId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update kept_asset set state = 'gone', kept_at = ${now}
    where asset_id = ${assetId} and person_id = ${actor.personId ?? null}::uuid`.execute(tx)
  return numAffectedRows === 1n
}

/** An entry anybody may read, or the one it was merged into; undefined for any other id. */
export async function assetShown({ tx }: Caller, assetId: string): Promise<{ id: string; name: string; organisationId: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string; organisationId: string }>`with recursive now_at as (
      select id, merged_into, 0 as hops from asset where id = ${assetId}
      union all select a.id, a.merged_into, hops + 1 from now_at n join asset a on a.id = n.merged_into where hops < 10)
    select a.id, a.name, a.organisation_id as "organisationId" from now_at n join asset a on a.id = n.id where n.merged_into is null`.execute(tx)
  return rows[0]
}
