import { isOwnRecord } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { enqueue } from '../../core/jobs.ts'
import { entryOfComment, insertComment, insertEntry, readEntry, updateAnswer } from './store.ts'
import type { Entry, NewEntry } from './timeline.ts'

/**
 * Puts something on the shared record, as written, with the caller as its author. Saving the same `id` twice keeps one.
 * @returns the entry's id
 */
export async function addEntry(caller: Caller, entry: NewEntry): Promise<string> {
  const id = entry.id ?? newId()
  await insertEntry(caller, entry, id)
  return id
}

/** The person says something about an entry, or that it is wrong (R003). It is shown wherever the entry is shown. */
export async function comment(caller: Caller, entryId: string, kind: 'comment' | 'correction', words: string): Promise<Entry> {
  const entry = await readEntry(caller, entryId)
  if (!entry || !isOwnRecord(caller, entry.personId)) throw new NotFound()
  await insertComment(caller, entry, kind, words)
  if (kind === 'correction') await enqueue(caller, 'message.send', { person: entry.personId, template: 'correction-to-answer' })
  return entry
}

/** A worker answers a correction; it stays beside the entry with the person's words. */
export async function answer(caller: Caller, commentId: string, words: string): Promise<Entry> {
  const entry = await entryOfComment(caller, commentId)
  if (!entry) throw new NotFound()
  if (!caller.actor.workerId) throw new Invalid('Only a worker can answer a correction.')
  if (!(await updateAnswer(caller, commentId, words)))
    throw new Conflict('Somebody answered this first. Nothing of theirs was changed. Open the record to read it.')
  await enqueue(caller, 'message.send', { person: entry.personId, template: 'correction-answered' })
  return entry
}
