import type { Caller } from '../../core/caller.ts'
import { STATE_NAMES } from './front-door.ts'
import { myRequests } from './mine.ts'
import { type MyRequest, titleFor } from './pages/my.tsx'

const requestCopy = ({ request, asker, events }: MyRequest) => ({
  received: request.receivedAt,
  words: request.ownWords,
  state: STATE_NAMES[request.state],
  team: request.teamName,
  reference: request.reference,
  askedBy: asker && { name: asker.name, relation: asker.relation },
  happened: events.map(event => ({ at: event.at, what: titleFor(event), words: event.words, by: event.byName })),
})

/** Every request for help and all that happened with it, as the person takes it away; the latest 500. */
export async function copyOfRequests(caller: Caller, personId: string) {
  return { requests: (await myRequests(caller, personId, 500)).map(requestCopy) }
}
