import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import type { Offer, OfferEdit, Pathway, PathwayEdit } from './therapies.ts'

const MOST_OFFERS = 3000

async function offers({ tx }: Caller, where: RawBuilder<unknown>): Promise<Offer[]> {
  const { rows } = await sql<Omit<Offer, 'neighbourhood'> & { neighbourhood: string | null }>`
    select x.therapy, x.location, x.ways, x.forms, x.wait_weeks as "waitWeeks", x.started, x.finished, x.counted_on::text as "countedOn", x.version, x.by_name as "byName",
      t.slug as "teamSlug", t.name as "teamName", t.address, n.name as neighbourhood
    from therapy_offer x join team t on t.id = x.team_id left join neighbourhood n on n.code = t.neighbourhood_code
    where x.withdrawn_at is null and ${where} order by t.name, t.id, x.therapy limit ${MOST_OFFERS}`.execute(tx)
  return rows.map(row => ({ ...row, neighbourhood: row.neighbourhood ?? undefined }))
}

/** All that the teams of a place offer now. */
export const offersIn = (caller: Caller, placeCode: string): Promise<Offer[]> => offers(caller, sql`t.place_code = ${placeCode}`)

/** All that one team offers now. */
export const offersOf = (caller: Caller, teamId: string): Promise<Offer[]> => offers(caller, sql`x.team_id = ${teamId}`)

/**
 * Keeps what a team says of a therapy.
 * @param version of the offer that was read; 0 where there was none
 * @returns false when somebody saved or withdrew it first, and nothing was kept
 */
export async function putOffer({ tx, now, actor }: Caller, teamId: string, therapy: string, edit: OfferEdit, version: number): Promise<boolean> {
  const { location, ways, forms, waitWeeks, started, finished, countedOn } = edit
  // Versions go on where a withdrawn offer left off, so that a page opened before cannot be saved over one put back since.
  const query =
    version === 0
      ? sql`insert into therapy_offer (id, team_id, therapy, location, ways, forms, wait_weeks, started, finished, counted_on, version, by_worker, by_name, changed_at)
          select ${newId()}::uuid, ${teamId}::uuid, ${therapy}::text, ${location}::text, ${ways}::text[], ${forms}::text[], ${waitWeeks}::int, ${started}::int, ${finished}::int, ${countedOn}::date,
            coalesce(max(version), 0) + 1, ${actor.workerId ?? null}::uuid, ${actor.name}::text, ${now}::timestamptz
          from therapy_offer where team_id = ${teamId} and therapy = ${therapy} on conflict do nothing`
      : sql`update therapy_offer set location = ${location}, ways = ${ways}::text[], forms = ${forms}::text[], wait_weeks = ${waitWeeks}::int, started = ${started}::int, finished = ${finished}::int,
          counted_on = ${countedOn}::date, version = version + 1, by_worker = ${actor.workerId ?? null}::uuid, by_name = ${actor.name}, changed_at = ${now}
          where team_id = ${teamId} and therapy = ${therapy} and withdrawn_at is null and version = ${version}`
  return (await query.execute(tx)).numAffectedRows === 1n
}

/** The team no longer offers it; the row stays. @returns false when somebody changed it first */
export async function endOffer({ tx, now, actor }: Caller, teamId: string, therapy: string, version: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update therapy_offer set withdrawn_at = ${now}, version = version + 1, by_worker = ${actor.workerId ?? null}::uuid, by_name = ${actor.name}, changed_at = ${now}
      where team_id = ${teamId} and therapy = ${therapy} and withdrawn_at is null and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

/** What a place calls a pathway; undefined until it has a name. */
export async function readPathway({ tx }: Caller, placeCode: string, code: string): Promise<Pathway | undefined> {
  const { rows } =
    await sql<Pathway>`select name, chosen_by as "chosenBy", words, version, by_name as "byName" from place_pathway where place_code = ${placeCode} and code = ${code}`.execute(
      tx,
    )
  return rows[0]
}

/** @param version of the name that was read, 0 where there was none @returns false when somebody named it first */
export async function putPathway({ tx, now, actor }: Caller, placeCode: string, code: string, edit: PathwayEdit, version: number): Promise<boolean> {
  const query =
    version === 0
      ? sql`insert into place_pathway (place_code, code, name, chosen_by, words, by_name, changed_at)
          values (${placeCode}, ${code}, ${edit.name}, ${edit.chosenBy}, ${edit.words}, ${actor.name}, ${now}) on conflict do nothing`
      : sql`update place_pathway set name = ${edit.name}, chosen_by = ${edit.chosenBy}, words = ${edit.words}, by_name = ${actor.name}, changed_at = ${now}, version = version + 1
          where place_code = ${placeCode} and code = ${code} and version = ${version}`
  return (await query.execute(tx)).numAffectedRows === 1n
}

/** True when the caller leads a team of this place now. */
export async function leadsIn({ tx, now, actor }: Caller, placeCode: string): Promise<boolean> {
  const { rows } = await sql`select 1 from membership m join team t on t.id = m.team_id
    where m.worker_id = ${actor.workerId ?? null}::uuid and m.lead and m.during @> ${now}::timestamptz and t.place_code = ${placeCode} limit 1`.execute(tx)
  return rows.length > 0
}
