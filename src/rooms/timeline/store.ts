import { sql } from 'kysely'
import { namesTell } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import type { Comment, Entry, NewEntry } from './timeline.ts'

export async function insertEntry(caller: Caller, entry: NewEntry, id: string): Promise<boolean> {
  const { actor } = caller
  const readers = entry.readers ? `{${entry.readers.join(',')}}` : null
  const result = await sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, body, author_worker_id, author_person_id,
      author_name, author_role, organisation_id, readers, replaces, withheld_reason, told)
    values (${id}, ${entry.personId}, ${entry.kinds}, ${entry.what}, ${entry.happenedAt ?? caller.now}, ${caller.now}, ${entry.title}, ${entry.body ?? ''},
      ${actor.workerId ?? null}, ${actor.personId ?? null}, ${actor.name}, ${actor.role}, ${actor.organisation ?? null}, ${readers}::uuid[],
      ${entry.replaces ?? null}, ${entry.withheldReason ?? null}, ${namesTell(entry.names ?? [])}) on conflict (id) do nothing`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

interface Row extends Omit<Entry, 'comments'> {
  comments: (Omit<Comment, 'madeAt' | 'answeredAt'> & { madeAt: string; answeredAt: string | null })[] | null
}

export interface Window {
  /** Entries older than this one: the last of the page before. */
  before?: { at: Date; id: string } | undefined
  limit?: number
  what?: readonly string[] | undefined
}

// One record is read in the order of its index; joined records are few and sorted together.
const about = (people: readonly string[]) =>
  people.length === 1 ? sql`e.person_id = ${people[0]}::uuid` : sql`e.person_id = any (${`{${people.join(',')}}`}::uuid[])`

/**
 * Entries the caller may see of one person, newest first; of all their records, where some were joined. The policy decides;
 * nothing tells how many were left out.
 */
export async function readEntries(caller: Caller, person: string | readonly string[], { before, limit = 20, what }: Window = {}): Promise<Entry[]> {
  const { rows } = await sql<Row>`${select()} where ${about([person].flat())}
      and (${before?.at ?? null}::timestamptz is null or (e.happened_at, e.id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid))
      and (${what ? `{${what.join(',')}}` : null}::text[] is null or e.what = any (${what ? `{${what.join(',')}}` : null}::text[]))
    order by e.happened_at desc, e.id desc limit ${limit}`.execute(caller.tx)
  return rows.map(toEntry)
}

/** When the first and the last of what the caller may read of these records happened; undefined when they may read nothing. */
export async function entrySpan(caller: Caller, person: string | readonly string[]): Promise<{ first: Date; last: Date } | undefined> {
  const { rows } = await sql<{ first: Date | null; last: Date | null }>`select min(e.happened_at) as first, max(e.happened_at) as last from entry e
    where ${about([person].flat())}`.execute(caller.tx)
  const { first, last } = rows[0]!
  return first && last ? { first, last } : undefined
}

export async function readEntry(caller: Caller, id: string): Promise<Entry | undefined> {
  const { rows } = await sql<Row>`${select()} where e.id = ${id}`.execute(caller.tx)
  return rows[0] && toEntry(rows[0])
}

const select = () => sql`select e.id, e.person_id as "personId", e.what, e.kinds, e.happened_at as "happenedAt", e.written_at as "writtenAt", e.title, e.body,
    e.author_name as "authorName", e.author_role as "authorRole", o.name as "organisationName", e.readers is not null as limited, e.withheld_reason is not null as withheld,
    (select n.id from entry n where n.replaces = e.id) as "replacedBy", c.comments
  from entry e left join organisation o on o.id = e.organisation_id
  left join lateral (select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'words', c.words, 'byName', c.by_name, 'madeAt', c.made_at, 'answer', c.answer,
      'answeredByName', c.answered_by_name, 'answeredAt', c.answered_at) order by c.made_at, c.id) as comments from entry_comment c where c.entry_id = e.id) c on true`

const toEntry = (row: Row): Entry => ({
  ...row,
  comments: (row.comments ?? []).map(comment => ({
    ...comment,
    madeAt: new Date(comment.madeAt),
    answeredAt: comment.answeredAt ? new Date(comment.answeredAt) : null,
  })),
})

export async function insertComment(caller: Caller, entry: Pick<Entry, 'id' | 'personId'>, kind: Comment['kind'], words: string): Promise<void> {
  await sql`insert into entry_comment (id, entry_id, person_id, kind, words, by_name, made_at)
    values (${newId()}, ${entry.id}, ${entry.personId}, ${kind}, ${words}, ${caller.actor.name}, ${caller.now})`.execute(caller.tx)
}

/** What the person said to each of these entries, as far as the caller may read them: by entry, oldest first. */
export async function commentsOn(caller: Caller, entryIds: readonly string[]): Promise<Map<string, Comment[]>> {
  if (entryIds.length === 0) return new Map()
  const { rows } = await sql<Comment & { entryId: string }>`select entry_id as "entryId", id, kind, words, by_name as "byName", made_at as "madeAt", answer,
      answered_by_name as "answeredByName", answered_at as "answeredAt"
    from entry_comment where entry_id = any (${`{${entryIds.join(',')}}`}::uuid[]) order by made_at, id limit 500`.execute(caller.tx)
  return Map.groupBy(rows, row => row.entryId)
}

/** @returns false when somebody answered first */
export async function updateAnswer(caller: Caller, commentId: string, answer: string): Promise<boolean> {
  const result =
    await sql`update entry_comment set answer = ${answer}, answered_by = ${caller.actor.workerId ?? null}, answered_by_name = ${caller.actor.name}, answered_at = ${caller.now}
    where id = ${commentId} and kind = 'correction' and answer is null`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

/** The entry a comment was made on, when the caller may read it. */
export async function entryOfComment(caller: Caller, commentId: string): Promise<Entry | undefined> {
  const { rows } = await sql<{ entry_id: string }>`select entry_id from entry_comment where id = ${commentId}`.execute(caller.tx)
  return rows[0] && readEntry(caller, rows[0].entry_id)
}
