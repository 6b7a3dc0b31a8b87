import type { Caller } from '../../core/caller.ts'
import type { JobHandlers, Payload } from '../../core/jobs.ts'
import { askerOf, insertMessage } from './store.ts'
import { templateOf } from './templates.ts'

/** What rooms promise with `enqueue(caller, 'message.send', …)`; it only writes rows, sending comes later. */
export const jobs: JobHandlers = { 'message.send': receive }

const idIn = (payload: Payload, name: string): string | undefined => (typeof payload[name] === 'string' ? payload[name] : undefined)

/**
 * Turns a promise into messages: `person`, `worker`, `role` (an operator's) or `asker` (the request somebody asked with)
 * or `entry` (of the directory, for whoever runs it) or `news` (what somebody asked to hear of) says to whom. A person has it inside Kith at once, and hears outside that there is one; workers find it in Kith.
 */
async function receive(caller: Caller, payload: Payload): Promise<void> {
  const code = idIn(payload, 'template') ?? 'message'
  const { kinds } = templateOf(code)
  const [person, worker, role, asker, entry, news] = ['person', 'worker', 'role', 'asker', 'entry', 'news'].map(name => idIn(payload, name))
  if (person) {
    await insertMessage(caller, { person }, code, kinds, false)
    await insertMessage(caller, { person }, code, kinds, true)
  } else if (worker) await insertMessage(caller, { worker }, code, kinds, false)
  else if (role) await insertMessage(caller, { operatorRole: role }, code, kinds, false)
  else if (asker) await thank(caller, asker, code, kinds)
  else if (entry) await insertMessage(caller, { entry }, code, kinds, true)
  else if (news) await insertMessage(caller, { news }, code, kinds, true)
  else throw new Error('a message to nobody')
}

async function thank(caller: Caller, requestId: string, code: string, kinds: number): Promise<void> {
  const asker = await askerOf(caller, requestId)
  if (!asker) return
  if (asker.workerId) await insertMessage(caller, { worker: asker.workerId }, code, kinds, false)
  else if (asker.contact) await insertMessage(caller, { askerOf: requestId }, code, kinds, true)
}
