import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { addDays, addHours } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import type { Answers, Draft } from './draft.ts'
import { CALL_WITHIN_HOURS, DRAFT_DAYS } from './front-door.ts'

/** Drafts are found by the hash of the cookie only, so that nobody who reads the table can open one. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

interface Row {
  id: string
  wayIn: Draft['wayIn']
  startedAt: Date
  touchedAt: Date
  openedBy: string | null
  answers: Answers
  requestId: string | null
}

const columns = sql`id, way_in as "wayIn", started_at as "startedAt", touched_at as "touchedAt", opened_by as "openedBy", answers, request_id as "requestId"`
const toDraft = (row: Row): Draft => ({ ...row, openedBy: row.openedBy ?? undefined, requestId: row.requestId ?? undefined })

export async function insertDraft(caller: Caller, token: string, wayIn: Draft['wayIn'], openedBy?: string): Promise<void> {
  await sql`insert into help_draft (id, token_hash, started_at, touched_at, expires_at, way_in, opened_by)
    values (${newId()}, ${hashOf(token)}, ${caller.now}, ${caller.now}, ${addDays(caller.now, DRAFT_DAYS)}, ${wayIn}, ${openedBy ?? null}::uuid)`.execute(
    caller.tx,
  )
}

/** The draft of this cookie, locked for this transaction so that a double press waits for the first. */
export async function findDraft(caller: Caller, token: string): Promise<Draft | undefined> {
  const { rows } = await sql<Row>`select ${columns} from help_draft where token_hash = ${hashOf(token)} and expires_at > ${caller.now} for update`.execute(
    caller.tx,
  )
  return rows[0] && toDraft(rows[0])
}

export async function draftById(caller: Caller, id: string): Promise<Draft | undefined> {
  const { rows } = await sql<Row>`select ${columns} from help_draft where id = ${id} for update`.execute(caller.tx)
  return rows[0] && toDraft(rows[0])
}

export async function saveAnswers(caller: Caller, id: string, answers: Answers): Promise<void> {
  await sql`update help_draft set answers = ${JSON.stringify(answers)}::jsonb, touched_at = ${caller.now}, expires_at = ${addDays(caller.now, DRAFT_DAYS)} where id = ${id}`.execute(
    caller.tx,
  )
}

/** Sent: what was written is erased here; only the way to the confirmation stays until the draft expires. */
export async function markSent(caller: Caller, id: string, requestId: string): Promise<void> {
  await sql`update help_draft set answers = '{}', request_id = ${requestId}, touched_at = ${caller.now} where id = ${id}`.execute(caller.tx)
}

export async function eraseDraft(caller: Caller, id: string): Promise<void> {
  await sql`delete from help_draft where id = ${id}`.execute(caller.tx)
}

/** @returns how many drafts had expired */
export async function eraseExpired(caller: Caller): Promise<number> {
  const { numAffectedRows } = await sql`delete from help_draft where expires_at <= ${caller.now}`.execute(caller.tx)
  await sql`delete from outreach_task where done_at < ${addDays(caller.now, -30)}`.execute(caller.tx)
  return Number(numAffectedRows ?? 0n)
}

export interface OutreachTask {
  id: string
  /** The request it belongs to; null for somebody who stopped half way. */
  requestId: string | null
  teamName: string
  name: string
  phone: string
  words: string
  safeContact: string
  madeAt: Date
  dueAt: Date
  takenBy: string | null
  takenByName: string | null
  doneAt: Date | null
  outcome: string | null
  version: number
}

/** The crisis team that has somebody at work: of the place, or failing that of the care system. It calls whoever stopped half way or may not wait. */
export async function callingTeam(caller: Caller, placeCode: string): Promise<{ teamId: string; teamName: string } | undefined> {
  const { rows } = await sql<{
    teamId: string
    teamName: string
  }>`select t.id as "teamId", t.name as "teamName" from team t join place p on p.code = t.place_code
    where t.kind = 'crisis' and p.care_system_code = (select care_system_code from place where code = ${placeCode})
      and exists (select from at_work a where a.team_id = t.id)
    order by t.place_code = ${placeCode} desc, t.id limit 1`.execute(caller.tx)
  return rows[0]
}

export async function insertOutreach(
  caller: Caller,
  task: { draftId: string; requestId?: string; teamId: string; name: string; phone: string; words: string; safeContact: string },
): Promise<void> {
  await sql`insert into outreach_task (id, draft_id, request_id, team_id, name, phone, words, safe_contact, made_at, due_at)
    values (${newId()}, ${task.draftId}, ${task.requestId ?? null}::uuid, ${task.teamId}, ${task.name}, ${task.phone}, ${task.words}, ${task.safeContact}, ${caller.now},
      ${addHours(caller.now, CALL_WITHIN_HOURS)})
    on conflict (draft_id) do nothing`.execute(caller.tx)
}

/** When they finish after all, or take it back, nobody needs to call. */
export async function dropOutreach(caller: Caller, draftId: string): Promise<void> {
  await sql`delete from outreach_task where draft_id = ${draftId} and taken_by is null`.execute(caller.tx)
}

const taskColumns = sql`o.id, o.request_id as "requestId", t.name as "teamName", o.name, o.phone, o.words, o.safe_contact as "safeContact", o.made_at as "madeAt", o.due_at as "dueAt", o.taken_by as "takenBy",
  o.taken_by_name as "takenByName", o.done_at as "doneAt", o.outcome, o.version`

/** Calls to make for the caller's teams, most pressing first. */
export async function openOutreach(caller: Caller, limit = 50): Promise<OutreachTask[]> {
  const { rows } =
    await sql<OutreachTask>`select ${taskColumns} from outreach_task o join team t on t.id = o.team_id where o.done_at is null order by o.due_at, o.id limit ${limit}`.execute(
      caller.tx,
    )
  return rows
}

export async function readOutreach(caller: Caller, id: string): Promise<OutreachTask | undefined> {
  const { rows } = await sql<OutreachTask>`select ${taskColumns} from outreach_task o join team t on t.id = o.team_id where o.id = ${id}`.execute(caller.tx)
  return rows[0]
}

/** @returns false when somebody else did first */
export async function updateOutreach(caller: Caller, id: string, version: number, outcome: string | undefined): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update outreach_task set version = version + 1, taken_by = ${caller.actor.workerId}::uuid, taken_by_name = ${caller.actor.name},
      taken_at = coalesce(taken_at, ${caller.now}), done_at = ${outcome ? caller.now : null}::timestamptz, outcome = ${outcome ?? null}
    where id = ${id} and version = ${version} and done_at is null and (taken_by is null or taken_by = ${caller.actor.workerId}::uuid)`.execute(caller.tx)
  return (numAffectedRows ?? 0n) > 0n
}
