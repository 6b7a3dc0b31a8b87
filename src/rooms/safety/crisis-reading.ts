import type { Caller } from '../../core/caller.ts'
import { londonDate, type PlainDate } from '../../core/dates.ts'
import { enqueue } from '../../core/jobs.ts'
import { crisisTeamsIn } from '../organisations/index.ts'
import { checkSaid, type Said } from './said.ts'
import { placeOf } from './store.ts'
import { insertCrisisReading, newestCrisisReading } from './store-crisis-reading.ts'

/** What the person said of the crisis teams of where they live: whether they may read the safety plan. */
export interface CrisisReading {
  agreed: boolean
  saidOn: PlainDate
  /** How they said so, where a worker wrote it down; empty where they wrote it themselves. */
  saidHow: string
  writtenByName: string
}

export interface CrisisReaders {
  /** The newest answer; undefined before they were asked. */
  said: CrisisReading | undefined
  /** The crisis teams that would read it today, or do. */
  teams: string[]
}

export async function crisisReaders(caller: Caller, personId: string): Promise<CrisisReaders> {
  const place = await placeOf(caller, personId)
  return { said: await newestCrisisReading(caller, personId), teams: place ? await crisisTeamsIn(caller, place) : [] }
}

/**
 * Keeps what the person said. Saying the same again keeps nothing more. The person is told when a worker wrote it down.
 * @throws Invalid for a worker who does not write down when and how they said so
 */
export async function answerCrisisReading(caller: Caller, personId: string, agreed: boolean, said: Said | undefined): Promise<void> {
  checkSaid(caller, said)
  if ((await newestCrisisReading(caller, personId))?.agreed === agreed) return
  await insertCrisisReading(caller, personId, { agreed, saidOn: said?.saidOn ?? londonDate(caller.now), saidHow: said?.saidHow ?? '' })
  if (caller.actor.workerId) await enqueue(caller, 'message.send', { person: personId, template: 'crisis-reading-written' })
}
