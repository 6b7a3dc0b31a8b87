import type { ReactNode } from 'react'
import { isOwnRecord, KINDS, kindsOf, myBasis, turnScreen } from '../../access/index.ts'
import { become, type Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { otherwiseFor, recordsOf } from '../people/index.ts'
import { type Entry, EntryList, entrySpan, readEntries } from '../timeline/index.ts'
import { type Place, writePlace, yearsOf } from './record.ts'

/** What a room has to say to this reader about this person; null when there is nothing for them. */
export type PanelOf = (caller: Caller, personId: string) => Promise<ReactNode | null>

/** Asks each room in turn: one transaction has one connection, so asking at once would gain nothing. */
export async function gather<Name extends string>(caller: Caller, personId: string, panels: Record<Name, PanelOf>): Promise<Record<Name, ReactNode>> {
  const parts = {} as Record<Name, ReactNode>
  for (const name of Object.keys(panels) as Name[]) parts[name] = (await panels[name](caller, personId)) ?? null
  return parts
}

/**
 * The kinds of information the caller may see of a person, as bits.
 * @throws NotFound when there are none, or not even the name: the same as for somebody who does not exist
 */
export async function kindsSeen(caller: Caller, personId: string, needed = kindsOf('contact')): Promise<number> {
  const { kinds } = await myBasis(caller, personId)
  if (kinds === 0 || (kinds & needed) !== needed) throw new NotFound()
  return kinds
}

/**
 * The same record as its person would read it, in their words, with no more than this reader's own sight: the database
 * still answers to the reader, but not as to a worker, so that what is kept from the person, or for named readers,
 * stays off a screen turned towards them. For work that only reads.
 */
export async function inTheirWords<T>(caller: Caller, personId: string, read: (them: Caller) => Promise<T>): Promise<T> {
  const { tx, actor, now, requestId } = caller
  await become(tx, { ...actor, workerId: undefined }, now, requestId)
  await turnScreen(caller, true)
  try {
    return await read({ ...caller, role: 'person', actor: { ...actor, role: 'person', personId, workerId: undefined } })
  } finally {
    // After a failed statement the transaction is lost anyway; restoring must not hide the first error.
    await become(tx, actor, now, requestId)
      .then(() => turnScreen(caller, false))
      .catch(() => undefined)
  }
}

export interface EntriesShown {
  /** Null when nothing the reader may see has been written. */
  entries: ReactNode | null
  shown: number
  /** Where the next page begins; undefined when there is nothing older. */
  older: string | undefined
}

/** The years in which something was written that this reader may read. */
export async function yearsWritten(caller: Caller, personId: string) {
  const span = await entrySpan(caller, await recordsOf(caller, personId))
  return span ? yearsOf(span) : []
}

// What is told of the plan is read as the plan itself; the names of medicines stay.
async function ofThePlanOtherwise(caller: Caller, entries: Entry[]): Promise<Entry[]> {
  const told = (entry: Entry) => (entry.kinds & KINDS.plan) !== 0 && entry.what !== 'medicines'
  const readFor = await otherwiseFor(
    caller,
    entries.filter(told).map(entry => entry.personId),
  )
  return entries.map(entry => (told(entry) ? { ...entry, title: readFor(entry.personId)(entry.title), body: readFor(entry.personId)(entry.body) } : entry))
}

/**
 * One page of what was written, newest first, in this record and any that was joined to it.
 * @param before where the page before ended
 * @param together leaves out what the person themself does not see, what is for named readers, and everything one could press
 */
export async function entriesOf(
  caller: Caller,
  personId: string,
  { before, limit = 20, together = false }: { before?: Place | undefined; limit?: number; together?: boolean } = {},
): Promise<EntriesShown> {
  const found = await readEntries(caller, await recordsOf(caller, personId), { before, limit: limit + 1 })
  const page = await ofThePlanOtherwise(caller, found.slice(0, limit))
  const last = page.at(-1)
  const entries = together ? page.filter(entry => !entry.withheld && !entry.limited) : page
  return {
    entries:
      entries.length === 0 ? null : (
        <EntryList entries={entries} own={!together && isOwnRecord(caller, personId)} canAnswer={!together && caller.actor.workerId !== undefined} />
      ),
    shown: entries.length,
    older: found.length > limit && last ? writePlace({ at: last.happenedAt, id: last.id }) : undefined,
  }
}
