import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { type NewNote, type NewStep, type Note, type Step, touchesWithin } from './contacts.ts'
import type { Seen } from './continuity.ts'

const stepColumns = () => sql`s.id, s.person_id as "personId", s.what, s.who, coalesce(s.worker_id, s.team_id) as "doerId",
  coalesce(w.name, t.name, (select coalesce(p.preferred_name, p.given_name) from person p where p.id = s.person_id), 'the person') as "doerName", s.due, s.due_at as "dueAt", s.made_by_name as "madeByName", s.made_at as "madeAt", s.done_at as "doneAt",
  s.done_by_name as "doneByName", s.done_words as "doneWords", s.version`
const stepFrom = () => sql`next_step s left join worker w on w.id = s.worker_id left join team t on t.id = s.team_id`

export async function insertStep(
  caller: Caller,
  step: NewStep & { personId: string; entryId: string | null; kinds: number; readers: string[] | null },
): Promise<string> {
  const id = newId()
  const { doer } = step
  await sql`insert into next_step (id, person_id, entry_id, kinds, readers, what, who, worker_id, team_id, due, due_at, made_by_name, made_at)
    values (${id}, ${step.personId}, ${step.entryId}, ${step.kinds}, ${uuids(step.readers)}::uuid[], ${step.what}, ${doer.who},
      ${doer.who === 'worker' ? doer.id : null}, ${doer.who === 'team' ? doer.id : null}, ${step.due}, ${step.dueAt ?? null}, ${caller.actor.name}, ${caller.now})`.execute(
    caller.tx,
  )
  return id
}

const uuids = (ids: readonly string[] | null): string | null => (ids ? `{${ids.join(',')}}` : null)

export async function readStepById(caller: Caller, id: string): Promise<Step | undefined> {
  const { rows } = await sql<Step>`select ${stepColumns()} from ${stepFrom()} where s.id = ${id}`.execute(caller.tx)
  return rows[0]
}

/** Open steps of one person that the caller may see, soonest first. */
export async function openSteps(caller: Caller, personId: string): Promise<Step[]> {
  const { rows } =
    await sql<Step>`select ${stepColumns()} from ${stepFrom()} where s.person_id = ${personId} and s.done_at is null order by s.due, s.due_at, s.id limit 50`.execute(
      caller.tx,
    )
  return rows
}

/** @returns false when somebody changed it first */
export async function finishStep(caller: Caller, id: string, version: number, words: string): Promise<boolean> {
  const result = await sql`update next_step set done_at = ${caller.now}, done_by_name = ${caller.actor.name}, done_words = ${words}, version = version + 1
    where id = ${id} and version = ${version} and done_at is null`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

/** @returns false when somebody changed it first */
export async function updateDue(caller: Caller, id: string, version: number, due: string, why: string): Promise<boolean> {
  const result = await sql`update next_step set due = ${due}, moved_why = ${why}, version = version + 1
    where id = ${id} and version = ${version} and done_at is null`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

/** One writer at a time for one note; the second waits and then finds what the first did. */
export const lockNote = (caller: Caller, id: string) => sql`select pg_advisory_xact_lock(hashtextextended(${id}, 30))`.execute(caller.tx)

/** Which of these drafts has already become a note of this writer, and from which page. */
export async function savedNotes(caller: Caller, ids: readonly string[]): Promise<{ id: string; personId: string; sentFrom: string }[]> {
  const { rows } = await sql<{ id: string; personId: string; sentFrom: string }>`select id, person_id as "personId", sent_from as "sentFrom" from contact_note
    where id = any (${uuids(ids)}::uuid[]) and worker_id = ${caller.actor.workerId}`.execute(caller.tx)
  return rows
}

/** Beside the entry of the same id, written by the caller in this transaction. @returns false when that id is somebody else's */
export async function insertNote(
  caller: Caller,
  note: NewNote,
  ids: { id: string; personId: string; kinds: number; readers: string[] | null; stepId: string | null; tab: string },
): Promise<boolean> {
  const result = await sql`insert into contact_note (id, person_id, kinds, readers, worker_id, happened_at, who_was_there, mode, setting, met, mental, physical,
      physical_why_not, social, tried, follow_up, next_step_id, no_next_step_why, why_this_way, sent_from, replaces)
    select e.id, e.person_id, e.kinds, e.readers, e.author_worker_id, e.happened_at, ${note.whoWasThere}, ${note.mode}, ${note.setting}, ${note.met}, ${note.mental},
      ${note.physical}, ${note.physicalWhyNot}, ${note.social}, ${note.tried}, ${note.followUp}, ${ids.stepId}::uuid, ${note.noStepWhy}, ${note.whyThisWay}, ${ids.tab}::uuid, ${note.replaces ?? null}::uuid
    from entry e where e.id = ${ids.id} and e.person_id = ${ids.personId} and e.author_worker_id = ${caller.actor.workerId} and e.what = 'contact' and e.written_at = ${caller.now}
    on conflict (id) do nothing`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

export async function entryTaken(caller: Caller, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from entry where id = ${id}`.execute(caller.tx)
  return rows.length > 0
}

type NoteRow = Omit<Note, 'step' | 'touches'> & { stepId: string | null; kinds: number }

export async function readNoteById(caller: Caller, id: string): Promise<Note | undefined> {
  const { rows } = await sql<NoteRow>`select n.id, n.person_id as "personId", n.worker_id as "workerId", w.name as "writerName", w.role as "writerRole",
      n.happened_at as "happenedAt", n.who_was_there as "whoWasThere", n.mode, n.setting, n.met, n.mental, n.physical, n.physical_why_not as "physicalWhyNot",
      n.social, n.tried, n.follow_up as "followUp", n.no_next_step_why as "noStepWhy", n.why_this_way as "whyThisWay", n.next_step_id as "stepId", n.kinds, n.readers,
      n.replaces, (select later.id from contact_note later where later.replaces = n.id) as "replacedBy"
    from contact_note n join worker w on w.id = n.worker_id where n.id = ${id}`.execute(caller.tx)
  const row = rows[0]
  if (!row) return undefined
  const { stepId, kinds, ...note } = row
  return { ...note, touches: touchesWithin(kinds), step: stepId ? ((await readStepById(caller, stepId)) ?? null) : null }
}

/** What the person likes to be called; undefined when the caller may not see them. */
export async function callNameOf(caller: Caller, personId: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select coalesce(preferred_name, given_name) as name from person where id = ${personId}`.execute(caller.tx)
  return rows[0]?.name
}

/** Workers who may be named: those who hold or help this person now, and whether each may read all of `kinds`. */
export async function careTeamOf(caller: Caller, personId: string): Promise<{ id: string; name: string; role: string; kinds: number; keyWorker: boolean }[]> {
  const { rows } = await sql<{ id: string; name: string; role: string; kinds: number; keyWorker: boolean }>`
    select w.id, w.name, w.role, c.kinds, bool_or(h.key) as "keyWorker"
    from (select worker_id, true as key from responsibility where person_id = ${personId} and upper_inf(during) and worker_id is not null
          union all select worker_id, false from involvement where person_id = ${personId} and state = 'agreed' and during @> ${caller.now}::timestamptz and worker_id is not null) h
    join worker w on w.id = h.worker_id and w.active join care_role c on c.code = w.role
    group by w.id, w.name, w.role, c.kinds order by w.name, w.id limit 200`.execute(caller.tx)
  return rows
}

/** Teams who may do a next step: the one that holds the person, and those that help. */
export async function teamsOf(caller: Caller, personId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select t.id, t.name from team t where t.id in (
      select team_id from responsibility where person_id = ${personId} and upper_inf(during)
      union select team_id from involvement where person_id = ${personId} and state = 'agreed' and during @> ${caller.now}::timestamptz and team_id is not null)
    order by t.name, t.id limit 50`.execute(caller.tx)
  return rows
}

/** Everyone met since a moment, one row a contact, newest first. */
export async function metSince(caller: Caller, personId: string, since: Date): Promise<Seen[]> {
  const { rows } = await sql<Seen>`select worker_id as "workerId", worker_name as "workerName", worker_role as "workerRole", happened_at as "happenedAt"
    from contact where person_id = ${personId} and met and happened_at >= ${since} order by happened_at desc limit 1000`.execute(caller.tx)
  return rows
}

/** For all people a team holds: contacts since a moment, and how many were with the worker each person met most. */
export async function teamContinuity(caller: Caller, teamId: string, since: Date): Promise<{ contacts: number; withSame: number }> {
  const { rows } = await sql<{ contacts: number; withSame: number }>`
    select coalesce(sum(n), 0)::int as contacts, coalesce(sum(most), 0)::int as "withSame" from (
      select person_id, sum(n) as n, max(n) as most from (
        select c.person_id, c.worker_id, count(*) as n from responsibility r join contact c on c.person_id = r.person_id
        where r.team_id = ${teamId} and upper_inf(r.during) and c.met and c.happened_at >= ${since} and c.happened_at <= ${caller.now}
        group by c.person_id, c.worker_id) per_worker group by person_id) per_person`.execute(caller.tx)
  return rows[0]!
}

export interface StepOfMine extends Step {
  personName: string
}

/** Open steps for a worker to do, or for nobody in particular in their teams, due on or before a day; soonest first. */
export async function stepsFor(caller: Caller, until: string, limit = 100): Promise<StepOfMine[]> {
  const { rows } = await sql<StepOfMine>`select ${stepColumns()}, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as "personName"
    from ${stepFrom()} join person p on p.id = s.person_id
    where s.done_at is null and s.due <= ${until} and (s.worker_id = ${caller.actor.workerId ?? null}::uuid or s.team_id = any (${uuids(caller.actor.teams)}::uuid[]))
    order by s.due, s.due_at, s.id limit ${limit}`.execute(caller.tx)
  return rows
}
