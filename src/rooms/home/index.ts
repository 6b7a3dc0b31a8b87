/** Home: the first page, the plain pages about Kith that ask nothing and keep nothing, and a person's own first page. */
import { myRoutes } from './my-routes.tsx'
import { publicRoutes } from './routes-public.tsx'

export const routes = [...publicRoutes, ...myRoutes]
