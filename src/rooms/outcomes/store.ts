import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import type { FormBody } from '../../core/forms.ts'
import { newId } from '../../core/ids.ts'
import type { AskState, Filled, MeasureAsk, MeasureResponse } from './outcomes.ts'
import type { Scores } from './scoring.ts'

const responseColumns =
  () => sql`r.id, r.person_id as "personId", r.instrument_id as "instrumentId", r.instrument_code as "instrumentCode", r.answered_at as "answeredAt",
  r.how, w.name as "workerName", r.answers, r.local, r.goals, r.wants, r.words, r.scores, r.replaces, (select n.id from measure_response n where n.replaces = r.id) as "replacedBy",
  (select json_build_object('id', s.id, 'doerName', coalesce(sw.name, t.name), 'doneAt', s.done_at) from next_step s left join worker sw on sw.id = s.worker_id
    left join team t on t.id = s.team_id where s.id = r.next_step_id) as step`

/** Answers the caller may see of one person, newest first; those replaced since are among them. */
export async function readResponses(caller: Caller, personId: string, instrumentCode?: string): Promise<MeasureResponse[]> {
  const { rows } = await sql<MeasureResponse>`select ${responseColumns()} from measure_response r left join worker w on w.id = r.worker_id
    where r.person_id = ${personId} and (${instrumentCode ?? null}::text is null or r.instrument_code = ${instrumentCode ?? null}::text)
    order by r.answered_at desc, r.id desc limit 500`.execute(caller.tx)
  return rows
}

export async function readResponse(caller: Caller, id: string): Promise<MeasureResponse | undefined> {
  const { rows } =
    await sql<MeasureResponse>`select ${responseColumns()} from measure_response r left join worker w on w.id = r.worker_id where r.id = ${id}`.execute(
      caller.tx,
    )
  return rows[0]
}

/** One writer at a time for one person and questionnaire; the second finds what the first did. */
export async function lockMeasure(caller: Caller, personId: string, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${personId} ${code}`}, 73))`.execute(caller.tx)
}

/** What this page has already sent, if it has. */
export async function sentFrom(caller: Caller, personId: string, sent: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from measure_response where sent_from = ${sent} and person_id = ${personId}`.execute(caller.tx)
  return rows[0]?.id
}

export interface NewResponse extends Filled {
  id: string
  personId: string
  kinds: number
  instrumentId: string
  instrumentCode: string
  askId: string | undefined
  answeredAt: Date
  scores: Scores
  stepId: string | undefined
  sent: string
  replaces: string | undefined
}

/** Beside the entry of the same id. @returns false when the page's id is somebody else's */
export async function insertResponse(caller: Caller, one: NewResponse): Promise<boolean> {
  const worker = caller.actor.personId === one.personId ? null : (caller.actor.workerId ?? null)
  const result =
    await sql`insert into measure_response (id, person_id, kinds, instrument_id, instrument_code, ask_id, answered_at, how, worker_id, answers, local, goals, wants,
      words, scores, next_step_id, sent_from, replaces)
    values (${one.id}, ${one.personId}, ${one.kinds}, ${one.instrumentId}, ${one.instrumentCode}, ${one.askId ?? null}::uuid, ${one.answeredAt}, ${worker ? 'together' : 'alone'}, ${worker}::uuid,
      ${JSON.stringify(one.answers)}::jsonb, ${JSON.stringify(one.local)}::jsonb, ${JSON.stringify(one.goals)}::jsonb, ${`{${one.wants.join(',')}}`}::text[], ${one.words},
      ${JSON.stringify(one.scores)}::jsonb, ${one.stepId ?? null}::uuid, ${one.sent}, ${one.replaces ?? null}::uuid) on conflict (sent_from) do nothing`.execute(
      caller.tx,
    )
  return Number(result.numAffectedRows ?? 0) > 0
}

/** Asks the caller may see of one person: open ones, and those that ended in the last year, newest first. */
export async function readAsks(caller: Caller, personId: string): Promise<MeasureAsk[]> {
  const today = londonDate(caller.now)
  const { rows } =
    await sql<MeasureAsk>`select a.id, a.instrument_code as "instrumentCode", i.definition->>'title' as title, i.id as "instrumentId", a.state, a.why, a.asked_by_name as "askedByName",
      a.asked_at as "askedAt", a.ended_at as "endedAt", a.version
    from measure_ask a join instrument i on i.code = a.instrument_code and i.valid_from <= ${today}::date and (i.valid_to is null or i.valid_to > ${today}::date)
    where a.person_id = ${personId} and (a.state = 'asked' or a.asked_at > ${caller.now}::timestamptz - interval '1 year')
    order by a.asked_at desc, a.id limit 100`.execute(caller.tx)
  return rows
}

/** @returns false when it has been asked already */
export async function insertAsk(caller: Caller, ask: { personId: string; kinds: number; instrumentCode: string; why: string }): Promise<boolean> {
  const result = await sql`insert into measure_ask (id, person_id, kinds, instrument_code, why, asked_by, asked_by_name, asked_at)
    values (${newId()}, ${ask.personId}, ${ask.kinds}, ${ask.instrumentCode}, ${ask.why}, ${caller.actor.workerId ?? null}::uuid, ${caller.actor.name}, ${caller.now})
    on conflict (person_id, instrument_code) where state = 'asked' do nothing`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

/** @returns false when it has ended or changed since */
export async function endAsk(caller: Caller, id: string, version: number, state: AskState): Promise<boolean> {
  const result = await sql`update measure_ask set state = ${state}, ended_at = ${caller.now}, ended_by_name = ${caller.actor.name}, version = version + 1
    where id = ${id} and version = ${version} and state = 'asked'`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

/** What the person has ticked so far of a questionnaire, whichever version of it. `version` counts its saves. */
export interface Draft {
  fields: FormBody
  version: number
}

export async function readDraft(caller: Caller, code: string): Promise<Draft | undefined> {
  const { rows } =
    await sql<Draft>`select fields, version from measure_draft where person_id = ${caller.actor.personId ?? null}::uuid and instrument_code = ${code}`.execute(
      caller.tx,
    )
  return rows[0]
}

/** From the page that saved last, or over the version the page read: 0 where there was none. @returns false when another page saved first */
export async function putDraft(caller: Caller, code: string, kinds: number, fields: FormBody, page: { id: string; version: number }): Promise<boolean> {
  const result = await sql`insert into measure_draft (person_id, instrument_code, kinds, fields, saved_at, page)
    values (${caller.actor.personId ?? null}::uuid, ${code}, ${kinds}, ${JSON.stringify(fields)}::jsonb, ${caller.now}, ${page.id})
    on conflict (person_id, instrument_code) do update set fields = excluded.fields, kinds = excluded.kinds, saved_at = excluded.saved_at, page = excluded.page, version = measure_draft.version + 1
      where measure_draft.page = excluded.page or measure_draft.version = ${page.version} or measure_draft.fields = excluded.fields`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

export async function deleteDraft(caller: Caller, code: string): Promise<void> {
  await sql`delete from measure_draft where person_id = ${caller.actor.personId ?? null}::uuid and instrument_code = ${code}`.execute(caller.tx)
}

/**
 * Who is told today, by name where there is anyone: the key worker, their stand-in while they are away, else who leads the
 * duty team, else one of it who reads notes of contacts. Nobody who is away today, or who could not read the step.
 */
export async function readTalker(
  caller: Caller,
  personId: string,
): Promise<{ workerId: string | null; workerName: string | null; teamId: string; teamName: string } | undefined> {
  const today = londonDate(caller.now)
  const { rows } = await sql<{ workerId: string | null; workerName: string | null; teamId: string; teamName: string }>`
    with held as (select h.*, exists (select from absence a where a.worker_id = h.worker_id and a.cancelled_at is null and ${today}::date between a.from_day and a.to_day) as away
      from who_holds h where h.person_id = ${personId})
    select w.id as "workerId", w.name as "workerName", h.team_id as "teamId", h.team_name as "teamName" from held h
    left join lateral (
      select h.worker_id as id, 1 as turn where h.at_work and not h.away
      union all select s.worker_id, 2 from stand_in s join absence a on a.id = s.absence_id join involvement i on i.id = s.involvement_id
        where s.person_id = h.person_id and a.worker_id = h.worker_id and a.cancelled_at is null and ${today}::date between a.from_day and a.to_day
          and i.state = 'agreed' and i.during @> ${caller.now}::timestamptz
      union all select m.worker_id, case when m.lead then 3 else 4 end from at_work m join worker x on x.id = m.worker_id join care_role r on r.code = x.role
        where m.team_id = h.team_id and m.sees_caseload and (m.lead or r.kinds & 64 <> 0)
    ) turn on turn.id is not null and could_talk(h.person_id, turn.id)
      and not exists (select from absence a where a.worker_id = turn.id and a.cancelled_at is null and ${today}::date between a.from_day and a.to_day)
    left join worker w on w.id = turn.id where w.id is not null or could_talk(h.person_id, h.team_id) order by turn.turn nulls last, w.name, w.id limit 1`.execute(
    caller.tx,
  )
  return rows[0]
}
