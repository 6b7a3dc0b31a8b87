import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'

export interface AskWithMe {
  id: string
  personId: string
  personName: string
  receivedAt: Date
  answerBy: Date
}

/** Requests for help the caller is talking about with the person, first received first. */
export async function asksWithMe(caller: Caller): Promise<AskWithMe[]> {
  const { rows } =
    await sql<AskWithMe>`select r.id, r.person_id as "personId", trim(coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name) as "personName",
      r.received_at as "receivedAt", r.answer_by as "answerBy"
    from help_request r join person p on p.id = r.person_id
    where r.talking_worker_id = ${caller.actor.workerId ?? null}::uuid and r.state in ('talking','asked_elsewhere','accepted') order by r.received_at, r.id limit 50`.execute(
      caller.tx,
    )
  return rows
}
