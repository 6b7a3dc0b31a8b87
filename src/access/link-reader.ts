import { become, type Caller, VISITOR } from '../core/caller.ts'
import { ALL_KINDS } from './kinds.ts'

/** Somebody without an account, let in by a secret the person gave them. */
export interface LinkReader {
  /** What holds the basis: the id of the link itself. */
  id: string
  /** The most it may ever show, as bits. */
  kinds: number
}

/**
 * Reads as somebody without an account would who has the link: through the same rule as everybody else, with the link as the
 * holder of the basis, so that what ended or was withdrawn shows nothing. Afterwards the caller is themself again.
 */
export async function asLinkReader<T>(caller: Caller, { id, kinds }: LinkReader, read: (reader: Caller) => Promise<T>): Promise<T> {
  const actor = { ...VISITOR, id, name: 'Somebody with a link', holders: [id], kinds: kinds & ALL_KINDS }
  const reader = await become(caller.tx, actor, caller.now, caller.requestId)
  try {
    return await read(reader)
  } finally {
    // After a failed statement the transaction is lost anyway; restoring must not hide the first error.
    await become(caller.tx, caller.actor, caller.now, caller.requestId).catch(() => undefined)
  }
}
