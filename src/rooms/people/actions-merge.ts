import type { Caller } from '../../core/caller.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { holdings, insertMerge, lockBoth, numberTaken, readMerges, undoMerge } from './store-merge.ts'

/**
 * Joins two records of one person: `gone` points to `kept` from now on. Nothing written is moved, so nobody gains or loses
 * sight of anything; one holder remains, because only the record that is kept may be held. Of two merges of one pair at the
 * same time the second is told.
 * @throws NotFound unless the caller sees both; Conflict when one was joined meanwhile; Invalid (`keep`) when the pair cannot be joined this way
 */
export async function mergePeople(caller: Caller, gone: string, kept: string, why: string): Promise<void> {
  if (gone === kept || !caller.actor.workerId) throw new NotFound()
  const both = await lockBoth(caller, gone, kept)
  if (both.length !== 2) throw new NotFound()
  if (both.some(record => record.mergedInto !== null))
    throw new Conflict('Somebody joined one of these records first. Nothing was changed by you. Find the person again and look.')
  const { goneHeld, keptHeld, goneSignsIn } = await holdings(caller, gone, kept)
  if (goneHeld && keptHeld)
    throw new Invalid({ keep: 'Both records are held now. Ask the two holders to agree who goes on, and end the other with a hand-over first.' })
  if (goneHeld) throw new Invalid({ keep: 'The other record is the one that is held now. Keep that one, so that nobody lets go.' })
  if (goneSignsIn) throw new Invalid({ keep: 'The person signs in to the other record. Keep that one, so that they still find everything.' })
  await insertMerge(caller, gone, kept, why)
}

/** Parts two records that were joined. Everything is where it was, because nothing was moved. */
export async function partPeople(caller: Caller, personId: string, mergeId: string, why: string): Promise<void> {
  const merge = (await readMerges(caller, personId)).find(one => one.id === mergeId)
  if (!merge) throw new NotFound()
  await lockBoth(caller, merge.goneId, merge.keptId)
  if (await numberTaken(caller, merge)) throw new Invalid({ why: 'Both records carry the same checked NHS number. Correct it on one of them first.' })
  if (!(await undoMerge(caller, merge, why))) throw new Conflict('Somebody parted these records first. Look again.')
}
