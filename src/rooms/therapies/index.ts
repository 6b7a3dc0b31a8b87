/**
 * Therapies: what talking and other psychological help, groups, planning for hard times and support for family a place
 * offers, who offers it where and how, and how long the wait honestly is; and the pathway for long-lasting difficulties with
 * feelings and relationships, under the name that people who use it chose. It counts, and knows nobody.
 */
export { partOfService } from './panels.tsx'
export { routes } from './routes.tsx'
