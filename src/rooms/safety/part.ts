import { kindsOf } from '../../access/index.ts'
import { type PartRules, partRoutes } from '../people/index.ts'

/** What the safety plan asks of its readers. */
export const SAFETY_PLAN: PartRules = { kinds: kindsOf('safetyPlan'), writes: 'safety.write' }

/** Each page and change of it, for workers and for the person. */
export const both = partRoutes(SAFETY_PLAN)
