import type { Caller } from '../../core/caller.ts'
import { stateWords } from './panels.tsx'
import { messagesTo } from './store.ts'
import { templateOf } from './templates.ts'

/** What was sent to the person, by which way and what became of it, as they take it away; the latest 500. */
export async function copyOfMessages(caller: Caller, personId: string) {
  const messages = await messagesTo(caller, personId, 500)
  return {
    messages: messages.map(one => ({
      ...templateOf(one.template).person,
      link: undefined,
      made: one.madeAt,
      way: one.route,
      sent: one.sentAt,
      state: stateWords(one),
    })),
  }
}
