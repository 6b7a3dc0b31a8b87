/**
 * The board room: everyone a team holds, with who holds them, the last contact and the next step, in the order of what
 * needs us first; the lists of people who need an owner or a next step; and My day for each worker. It decides nothing
 * about anybody: it shows what the other rooms know, to those who may know it.
 */
export { type BoardRow, type Counts, isQuiet, QUIET_DAYS, SHOWS, type Show, TURNS, turnOf } from './board.ts'
export { routes } from './routes.tsx'
export { type BoardPage, type Colleague, colleagues, heldByMe, myTeams, readBoard, type TeamLine } from './store.ts'
export { asksWithMe } from './store-my-day.ts'
