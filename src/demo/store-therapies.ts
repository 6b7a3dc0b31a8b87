import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'
import { newId } from '../core/ids.ts'

export interface OfferToPut {
  team_id: string
  therapy: string
  location: string
  ways: string[]
  forms: string[]
  wait_weeks: number | null
  started: number | null
  finished: number | null
  counted_on: string | null
}

/** What many teams offer, in one statement; what is there already stays. */
export async function putOffers({ tx, now }: Caller, offers: readonly OfferToPut[]): Promise<void> {
  const rows = offers.map(offer => ({ ...offer, id: newId() }))
  await sql`insert into therapy_offer (id, team_id, therapy, location, ways, forms, wait_weeks, started, finished, counted_on, version, by_name, changed_at)
    select id, team_id, therapy, location, ways, forms, wait_weeks, started, finished, counted_on, 1, 'The demonstration', ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as o(id uuid, team_id uuid, therapy text, location text, ways text[], forms text[], wait_weeks int, started int, finished int, counted_on date)
    on conflict do nothing`.execute(tx)
}

/** A place's name for its pathway for complex emotional needs. */
export async function putPathwayName({ tx, now }: Caller, it: { placeCode: string; name: string; chosenBy: string; words: string }): Promise<void> {
  await sql`insert into place_pathway (place_code, code, name, chosen_by, words, by_name, changed_at)
    values (${it.placeCode}, 'complex_emotional_needs', ${it.name}, ${it.chosenBy}, ${it.words}, 'The demonstration', ${now}) on conflict do nothing`.execute(
    tx,
  )
}
