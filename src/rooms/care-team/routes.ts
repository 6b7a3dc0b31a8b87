import type { Route } from '../../core/route.ts'
import { teamRoutes } from './routes-team.tsx'
import { workRoutes } from './routes-work.tsx'

export const routes: Route[] = [...teamRoutes, ...workRoutes]
