/**
 * Messages: everything Kith says to somebody outside a page. Rooms promise a message as a job; it arrives inside Kith, and
 * outside goes no more than that there is one, by a way and at a time the person allows (R092). What may not go is held,
 * and whoever holds the person is told to reach them another way.
 */
export { copyOfMessages } from './copy.ts'
export { jobs } from './jobs.ts'
export { messagesPanel } from './panels.tsx'
export { routes } from './routes.tsx'
export { deliverPending, type Letter, type Sender, type Senders, sendersFor, startSender } from './send.ts'
export { MESSAGE_STATES } from './states.ts'
