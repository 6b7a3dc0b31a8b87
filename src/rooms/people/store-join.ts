import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'

export async function insertCode({ tx, now }: Caller, personId: string, hash: string, minutes: number): Promise<void> {
  await sql`update join_code set expires_at = ${now} where person_id = ${personId}::uuid and used_at is null and expires_at > ${now} and made_at < ${now}`.execute(
    tx,
  )
  await sql`insert into join_code (id, person_id, code_hash, made_at, expires_at)
    values (${newId()}, ${personId}::uuid, ${hash}, ${now}, ${new Date(now.getTime() + minutes * 60_000)})`.execute(tx)
}

// A record that is kept, and not the one they are signed in to. A demonstration is never joined with somebody real.
const TAKEN = (
  hash: string,
  mine: string,
  now: Date,
) => sql`c.code_hash = ${hash} and c.used_at is null and c.expires_at > ${now} and c.person_id <> ${mine}::uuid
  and exists (select from person p join person m on m.id = ${mine}::uuid where p.id = c.person_id and p.merged_into is null and m.merged_into is null and m.fictional = p.fictional)`

/** Whose code this is, when the person of the other record may use it now. */
export async function codeOwner({ tx, now }: Caller, hash: string, mine: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select c.person_id as id from join_code c where ${TAKEN(hash, mine, now)}`.execute(tx)
  return rows[0]?.id
}

/** Uses the code up: of two who type it at once the second finds none. */
export async function useCode({ tx, now }: Caller, hash: string, mine: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`update join_code c set used_at = ${now} where ${TAKEN(hash, mine, now)} returning c.person_id as id`.execute(tx)
  return rows[0]?.id
}

/** What joining two records would do. */
export interface Joining {
  kept: string
  gone: string
  /** Who is responsible for the record the person is signed in to, and for the other; null where nobody is. */
  here: string | null
  there: string | null
  /** Who goes on; null where nobody was responsible for either. */
  goesOn: string | null
  /** Workers to tell: the key worker of each, or who leads the team that holds. */
  tell: string[]
}

interface Side {
  id: string
  worker: string | null
  name: string | null
  tell: string[] | null
}

export async function readJoining({ tx, now }: Caller, mine: string, other: string): Promise<Joining> {
  const { rows } = await sql<Side>`
    select p.id, r.worker_id as worker, coalesce(w.name || ', ' || t.name, t.name) as name,
      case when r.worker_id is not null then array[r.worker_id]
        else (select array_agg(m.worker_id) from membership m where m.team_id = r.team_id and m.lead and m.during @> ${now}::timestamptz) end as tell
    from person p left join responsibility r on r.person_id = p.id and upper_inf(r.during) left join worker w on w.id = r.worker_id left join team t on t.id = r.team_id
      left join care_episode e on e.id = r.episode_id
    where p.id in (${mine}::uuid, ${other}::uuid)
    order by r.id is null, r.worker_id is null, e.started_at, p.id`.execute(tx)
  const [kept, gone] = rows as [Side, Side]
  const name = (id: string) => rows.find(row => row.id === id)!.name
  return { kept: kept.id, gone: gone.id, here: name(mine), there: name(other), goesOn: kept.name, tell: [...new Set(rows.flatMap(row => row.tell ?? []))] }
}

export async function keepTheStricter({ tx }: Caller, one: string, other: string): Promise<void> {
  await sql`select keep_the_stricter(${one}::uuid, ${other}::uuid)`.execute(tx)
}
