/**
 * Coverage: what a place has and lacks. For each function of the framework, and for housing, money and work beside it, which
 * team or entry of the directory gives it in each neighbourhood, at which level it should be, and where there is none; beside
 * how many people live there and how deprived they are. It counts services, never people who use them.
 */
export { routes } from './routes.tsx'
export { setLevel } from './store.ts'
