import type { Caller } from '../../core/caller.ts'
import { currentHolder } from '../care-team/index.ts'
import { lastAsked } from './actions-elsewhere.ts'
import { isOpen } from './front-door.ts'
import type { MyRequest } from './pages/my.tsx'
import { eventsOf, readAsker, requestsOf } from './store.ts'

/** A person's requests with what this reader may know of each, newest first. */
export async function myRequests(caller: Caller, personId: string, limit = 20): Promise<MyRequest[]> {
  const holder = await currentHolder(caller, personId)
  const found: MyRequest[] = []
  for (const request of await requestsOf(caller, personId, limit)) {
    const events = await eventsOf(caller, request.id)
    const asker = await readAsker(caller, request.id)
    const live = isOpen(request.state) || request.state === 'held'
    found.push({ request, asker, events, holder: live ? (holder?.workerName ?? holder?.teamName) : undefined, asked: lastAsked(events)?.name })
  }
  return found
}
