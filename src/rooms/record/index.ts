/**
 * The record room: everything about one person on one page, put together from what the other rooms have to say to this
 * reader. It holds nothing itself. The person reads the same entries in full, takes them away as a file, and can look at
 * the worker's screen; whoever they let in sees what was shared and nothing else.
 */

export { alsoInCopy } from './copy.ts'
export { rooms } from './doors.ts'
export { GroupedLinks, Links, Part } from './pages/parts.tsx'
export { entriesOf, gather, type PanelOf } from './panels.tsx'
export { type Link, type Offer, OWN_OFFERS, offered } from './record.ts'
export { routes } from './routes.tsx'
