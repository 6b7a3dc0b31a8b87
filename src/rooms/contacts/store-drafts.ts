import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { FormBody } from '../../core/forms.ts'
import type { Sheet } from './form.ts'

/** A note being written, for its writer alone. */
export interface Draft {
  id: string
  personId: string
  tab: string
  version: number
  replaces: string | null
  fields: FormBody
  startedAt: Date
  savedAt: Date
}

const columns = () => sql`id, person_id as "personId", tab, version, replaces, fields, started_at as "startedAt", saved_at as "savedAt"`

/** The caller's own drafts about one person, newest first. */
export async function draftsAbout(caller: Caller, personId: string): Promise<Draft[]> {
  const { rows } = await sql<Draft>`select ${columns()} from note_draft where worker_id = ${caller.actor.workerId ?? null}::uuid and person_id = ${personId}
    order by saved_at desc, id limit 20`.execute(caller.tx)
  return rows
}

export async function readDraft(caller: Caller, id: string): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`select ${columns()} from note_draft where id = ${id}`.execute(caller.tx)
  return rows[0]
}

/** The drafts a page may be writing to: the one it began from and its own. */
export async function draftsOf(caller: Caller, personId: string, sheet: Sheet): Promise<Draft[]> {
  const { rows } = await sql<Draft>`select ${columns()} from note_draft where id in (${sheet.draft}, ${sheet.tab}) and person_id = ${personId}`.execute(
    caller.tx,
  )
  return rows
}

export async function updateDraft(caller: Caller, id: string, sheet: Sheet, fields: FormBody): Promise<void> {
  await sql`update note_draft set fields = ${JSON.stringify(fields)}::jsonb, tab = ${sheet.tab}, version = version + 1, saved_at = ${caller.now} where id = ${id}`.execute(
    caller.tx,
  )
}

/** @returns false when the id belongs to somebody else's draft */
export async function insertDraft(caller: Caller, id: string, personId: string, sheet: Sheet, fields: FormBody): Promise<boolean> {
  const result = await sql`insert into note_draft (id, person_id, worker_id, tab, replaces, fields, started_at, saved_at)
    values (${id}, ${personId}, ${caller.actor.workerId ?? null}::uuid, ${sheet.tab}, ${sheet.replaces ?? null}::uuid, ${JSON.stringify(fields)}::jsonb, ${caller.now}, ${caller.now})
    on conflict do nothing`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

export async function deleteDraft(caller: Caller, id: string): Promise<void> {
  await sql`delete from note_draft where id = ${id} and worker_id = ${caller.actor.workerId ?? null}::uuid`.execute(caller.tx)
}

export interface OpenDraft {
  id: string
  personId: string
  personName: string
  savedAt: Date
}

/** Every note the caller has begun and not saved, newest first. */
export async function openDrafts(caller: Caller): Promise<OpenDraft[]> {
  const { rows } =
    await sql<OpenDraft>`select d.id, d.person_id as "personId", d.saved_at as "savedAt", coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as "personName"
    from note_draft d join person p on p.id = d.person_id where d.worker_id = ${caller.actor.workerId ?? null}::uuid order by d.saved_at desc, d.id limit 50`.execute(
      caller.tx,
    )
  return rows
}
