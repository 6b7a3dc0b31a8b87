import type { Caller } from '../../core/caller.ts'
import { openSteps } from './store.ts'

/** What happens next and who does it, as the person takes it away; the notes themselves stand among the entries. */
export async function copyOfSteps(caller: Caller, personId: string) {
  return { next: (await openSteps(caller, personId)).map(({ what, doerName, due, dueAt }) => ({ what, who: doerName, by: dueAt ?? due })) }
}
