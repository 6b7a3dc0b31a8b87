import { sql } from 'kysely'
import { type Caller, lend } from '../../core/caller.ts'
import { sameName } from '../../core/text.ts'

export interface Likely {
  id: string
  name: string
  born: string | null
}

/**
 * Records that are likely to be of the same person: the same name, however its letters are marked, and the same date of
 * birth, phone number, email address or postcode. Only among those the caller may see: nobody learns of another. At most five.
 */
export async function likelyFirst(caller: Caller, personId: string): Promise<Likely[]> {
  const { rows } = await sql<Likely & { mine: string }>`
    with me as (select given_name || ' ' || family_name as name, born from person where id = ${personId}),
    alike as (
      select p.id from person p, me where p.born = me.born
      union select c.person_id from contact_point c join contact_point mine on reach_key(mine.value) = reach_key(c.value)
        where mine.person_id = ${personId} and upper_inf(mine.during) and upper_inf(c.during)
      union select a.person_id from person_address a join person_address mine on mine.postcode = a.postcode
        where mine.person_id = ${personId} and upper_inf(mine.during) and upper_inf(a.during))
    select p.id, p.given_name || ' ' || p.family_name as name, p.born::text as born, me.name as mine
    from me, alike join person p on p.id = alike.id where p.id <> ${personId} and p.merged_into is null order by p.created_at, p.id limit 1000`.execute(
    caller.tx,
  )
  return rows
    .filter(row => sameName(row.name, row.mine))
    .slice(0, 5)
    .map(({ id, name, born }) => ({ id, name, born }))
}

/** Key workers of likely first records who may see the new one too, because they are of the team that holds it. Called as the house. */
export async function keyWorkersWhoKnow(caller: Caller, personId: string, teamId: string): Promise<string[]> {
  const likely = await likelyFirst(caller, personId)
  if (likely.length === 0) return []
  const { rows } = await sql<{ id: string }>`select distinct h.worker_id as id from who_holds h
    join membership m on m.worker_id = h.worker_id and m.team_id = ${teamId} and m.sees_caseload and m.during @> ${caller.now}::timestamptz
    where h.person_id = any (${`{${likely.map(one => one.id).join(',')}}`}::uuid[])`.execute(caller.tx)
  return rows.map(row => row.id)
}

/** The team each of these records was with last, by id: where somebody who comes back goes. Only for records the caller sees. */
export const lastTeamNames = (caller: Caller, ids: readonly string[]): Promise<Map<string, string>> =>
  lend(caller, 'front-door', async ({ tx }) => {
    const { rows } = await sql<{ id: string; team: string }>`select distinct on (e.person_id) e.person_id as id, t.name as team from care_episode e
      left join responsibility r on r.episode_id = e.id and upper_inf(r.during) join team t on t.id = coalesce(r.team_id, e.last_team_id)
      where e.person_id = any (${`{${ids.join(',')}}`}::uuid[]) order by e.person_id, e.started_at desc`.execute(tx)
    return new Map(rows.map(row => [row.id, row.team]))
  })
