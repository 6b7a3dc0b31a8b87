import type { StateTable } from '../../core/states.ts'

/** What becomes of a message on its way out of the building; inside Kith it has arrived at once. */
export const MESSAGE_STATES: StateTable = [
  ['message', 'none', 'a room promised it', 'queued', 'the room'],
  ['message', 'queued', 'outside the hours the person called safe', 'queued, until the next safe time', 'the sender'],
  ['message', 'queued', 'what the person wrote about times was not turned into hours yet', 'queued, looked at again every hour', 'the sender'],
  ['message', 'queued', 'a way the person allows, that we have an address for and can send by', 'sending', 'the sender'],
  ['message', 'queued', 'no such way', 'held, with why: by hand, by letter, nothing agreed, no address, not set up', 'the sender'],
  ['message', 'sending', 'taken by the mail server or the outbox', 'sent', 'the sender'],
  ['message', 'sending', 'not taken, up to five times', 'queued, after 2, 4, 8, 16, then 32 minutes', 'the sender'],
  ['message', 'sending', 'not taken a sixth time', 'failed', 'the sender'],
  ['message', 'sending', 'the process died; ten minutes passed', 'tried again, under the same message id', 'the sender'],
]
