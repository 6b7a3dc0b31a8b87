import type { Caller } from '../../core/caller.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { holdings, insertMerge, lockBoth, numberTaken, readMerges, undoMerge } from './store-merge.ts'

/** Somebody who may go on being responsible when two records that are both held are joined. */
export interface HolderChoice {
  value: string
  label: string
}

/** What the care team does when records are joined and parted; this room does not know who holds whom. */
export interface CareOfJoined {
  /** Who may go on; empty when not both are held, or when the caller may not decide it. */
  choices(caller: Caller, one: string, other: string): Promise<HolderChoice[]>
  /**
   * Both are held: one goes on holding. @returns what is to be done once the link stands, which whoever joins must see both to write
   * @throws Invalid (`keep`, `holder`) when that cannot be
   */
  join(caller: Caller, gone: string, kept: string, holder: string | undefined): Promise<() => Promise<void>>
  /**
   * The same where the person joins them: whoever holds the record that is kept goes on, also when two teams hold them.
   * @returns what is to be done once the link stands
   */
  joinByPerson(house: Caller, gone: string, kept: string): Promise<() => Promise<void>>
  /** Being helped goes on for the one that was parted, too. */
  part(caller: Caller, gone: string, kept: string): Promise<void>
}

let care: CareOfJoined | undefined
/** The care team's part in joining, given by whoever puts the rooms together. */
export const setCareOfJoined = (it: CareOfJoined): void => {
  care = it
}
export const careOfThem = (): CareOfJoined | undefined => care
/** Who may go on being responsible if these two were joined. */
export const holderChoices = async (caller: Caller, one: string, other: string): Promise<HolderChoice[]> => (await care?.choices(caller, one, other)) ?? []

/**
 * Joins two records of one person: `gone` points to `kept` from now on. Nothing written is moved, so nobody gains or loses
 * sight of anything. One holder remains: when both are held, by one worker or one team, `holder` says which of `holderChoices` goes
 * on. Of two merges of one pair at the same time the second is told.
 * @throws NotFound unless the caller sees both; Conflict when one was joined meanwhile; Invalid (`keep`, `holder`) when the pair cannot be joined this way
 */
export async function mergePeople(caller: Caller, gone: string, kept: string, why: string, holder?: string): Promise<void> {
  if (gone === kept || !caller.actor.workerId) throw new NotFound()
  const both = await lockBoth(caller, gone, kept)
  if (both.length !== 2) throw new NotFound()
  if (both.some(record => record.mergedInto !== null))
    throw new Conflict('Somebody joined one of these records first. Nothing was changed by you. Find the person again and look.')
  const { goneHeld, keptHeld, goneSignsIn } = await holdings(caller, gone, kept)
  if (goneHeld && !keptHeld) throw new Invalid({ keep: 'The other record is the one that is held now. Keep that one, so that nobody lets go.' })
  if (goneSignsIn) throw new Invalid({ keep: 'The person signs in to the other record. Keep that one, so that they still find everything.' })
  const goOn = goneHeld ? await care?.join(caller, gone, kept, holder) : undefined
  await insertMerge(caller, gone, kept, why)
  await goOn?.()
}

/** Parts two records that were joined. Everything is where it was, because nothing was moved; who was held before is held again. */
export async function partPeople(caller: Caller, personId: string, mergeId: string, why: string): Promise<void> {
  const merge = (await readMerges(caller, personId)).find(one => one.id === mergeId)
  if (!merge) throw new NotFound()
  await lockBoth(caller, merge.goneId, merge.keptId)
  if (await numberTaken(caller, merge)) throw new Invalid({ why: 'Both records carry the same checked NHS number. Correct it on one of them first.' })
  if (!(await undoMerge(caller, merge, why))) throw new Conflict('Somebody parted these records first. Look again.')
  await care?.part(caller, merge.goneId, merge.keptId)
}
