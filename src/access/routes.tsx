import type { Route } from '../core/route.ts'
import { routes as sessions } from './routes-sessions.tsx'

/** Signing out, who looked, sharing, emergency access and the audit trail. */
export const routes: Route[] = [...sessions]
