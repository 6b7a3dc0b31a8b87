/** Home: the first page, and the plain pages about Kith that ask nothing and keep nothing. */
export { publicRoutes as routes } from './routes-public.tsx'
