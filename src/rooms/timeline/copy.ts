import type { Caller } from '../../core/caller.ts'
import { readEntries } from './store.ts'
import type { Entry } from './timeline.ts'

const BATCH = 500

/** Every entry the caller may see, newest first. */
async function allEntries(caller: Caller, personId: string): Promise<Entry[]> {
  const all: Entry[] = []
  for (;;) {
    const last = all.at(-1)
    const batch = await readEntries(caller, personId, { limit: BATCH, before: last && { at: last.happenedAt, id: last.id } })
    all.push(...batch)
    if (batch.length < BATCH) return all
  }
}

const entryCopy = (entry: Entry) => ({
  happened: entry.happenedAt,
  written: entry.writtenAt,
  title: entry.title,
  words: entry.body,
  writtenBy: { name: entry.authorName, role: entry.authorRole, organisation: entry.organisationName },
  said: entry.comments.map(comment => ({
    kind: comment.kind,
    words: comment.words,
    at: comment.madeAt,
    answer: comment.answer === null ? null : { words: comment.answer, by: comment.answeredByName, at: comment.answeredAt },
  })),
})

/** Everything written that the person may read, with what they said to it, as they take it away. */
export async function copyOfEntries(caller: Caller, personId: string) {
  return { entries: (await allEntries(caller, personId)).map(entryCopy) }
}
