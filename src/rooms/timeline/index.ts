/**
 * The timeline room: the spine of the shared record. Every entry about a person stands here as it was written, with its
 * author and role, across organisations; the person comments on it or corrects it, and what they say travels with it.
 */
export { addEntry } from './actions.ts'
export { copyOfEntries } from './copy.ts'
export { EntryList, Said } from './panels.tsx'
export { routes } from './routes.tsx'
export { commentsOn, entrySpan, readEntries, readEntry } from './store.ts'
export { authorLine, type Comment, type Entry, type NewEntry, unanswered } from './timeline.ts'
