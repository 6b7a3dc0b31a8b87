import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'

export interface HandoverToMe {
  id: string
  personId: string
  /** Undefined while the caller is only asked and may not see the person yet. */
  personName: string | null
  fromName: string | null
  state: 'asked' | 'accepted'
  askedAt: Date
}

/** Handovers the caller is asked to accept, or has accepted and must now meet the person for; oldest first. */
export async function handoversToMe(caller: Caller): Promise<HandoverToMe[]> {
  const { rows } = await sql<HandoverToMe>`select h.id, h.person_id as "personId", coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as "personName",
      coalesce(w.name, t.name) as "fromName", h.state, h.asked_at as "askedAt"
    from handover h left join person p on p.id = h.person_id left join worker w on w.id = h.from_worker_id join team t on t.id = h.from_team_id
    where h.to_worker_id = ${caller.actor.workerId ?? null}::uuid and h.finished_at is null order by h.asked_at, h.id limit 50`.execute(caller.tx)
  return rows
}

export interface AskWithMe {
  id: string
  personId: string
  personName: string
  receivedAt: Date
  answerBy: Date
}

/** Requests for help the caller is talking about with the person, first received first. */
export async function asksWithMe(caller: Caller): Promise<AskWithMe[]> {
  const { rows } = await sql<AskWithMe>`select r.id, r.person_id as "personId", trim(coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name) as "personName",
      r.received_at as "receivedAt", r.answer_by as "answerBy"
    from help_request r join person p on p.id = r.person_id
    where r.talking_worker_id = ${caller.actor.workerId ?? null}::uuid and r.state in ('talking','asked_elsewhere','accepted') order by r.received_at, r.id limit 50`.execute(caller.tx)
  return rows
}
