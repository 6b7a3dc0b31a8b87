import { KINDS } from '../../access/index.ts'
import { type PartRules, partRoutes } from '../people/index.ts'

/** What measures ask of their readers. Who writes in them asks, fills in together, and writes down what was agreed. */
export const MEASURES: PartRules = { kinds: KINDS.assessment, writes: 'measure.ask', below: '/measures' }

/** Each page and change of them, for workers and for the person. */
export const both = partRoutes(MEASURES)
