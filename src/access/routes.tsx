import type { Route } from '../core/route.ts'
import { routes as circle } from './routes-circle.tsx'
import { routes as emergency } from './routes-emergency.tsx'
import { routes as looked } from './routes-looked.tsx'
import { routes as sessions } from './routes-sessions.tsx'
import { routes as sharing } from './routes-sharing.tsx'

/** Signing out, who looked, sharing, emergency access and the audit trail. Fixed addresses come before those with an id. */
export const routes: Route[] = [...sessions, ...emergency, ...looked, ...circle, ...sharing]
