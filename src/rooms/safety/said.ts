import type { Caller } from '../../core/caller.ts'
import { formatDate, londonDate, type PlainDate } from '../../core/dates.ts'
import { Invalid } from '../../core/errors.ts'
import { enqueue } from '../../core/jobs.ts'
import { currentHolder } from '../care-team/index.ts'

/** When and how a person said that something they had decided ends or changes, written down by a clinician. */
export interface Said {
  saidOn: PlainDate
  saidHow: string
}

/** @throws Invalid for a worker who writes down no word of the person, or one of a day that has not come */
export function checkSaid(caller: Caller, said: Said | undefined): void {
  if (caller.actor.personId) return
  if (!said) throw new Invalid({ saidHow: 'Write how they said so, and who was there' })
  if (said.saidOn > londonDate(caller.now)) throw new Invalid({ saidOn: 'The day must be today or earlier' })
}

/** The same as an entry on the record shows it. */
export const saidWords = (said: Said | undefined): string | undefined => said && `They said so on ${formatDate(said.saidOn)}: ${said.saidHow}`

/** Tells the person, when a worker wrote it down, and whoever is responsible for them, that something they had decided has ended or changed. */
export async function tellEnded(caller: Caller, personId: string, template: 'wish-changed' | 'safety-plan-less'): Promise<void> {
  if (caller.actor.workerId) await enqueue(caller, 'message.send', { person: personId, template })
  const holder = (await currentHolder(caller, personId))?.workerId
  if (holder && holder !== caller.actor.workerId) await enqueue(caller, 'message.send', { worker: holder, template })
}
