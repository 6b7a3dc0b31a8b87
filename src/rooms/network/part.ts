import { kindsOf } from '../../access/index.ts'
import { type PartRules, partRoutes } from '../people/index.ts'

/** What the network and all that is done for it ask of their readers. */
export const NETWORK: PartRules = { kinds: kindsOf('network'), writes: 'network.write' }

/** Each page and change of it, for workers and for the person. */
export const both = partRoutes(NETWORK)

/** Asking for a connector is a request for help: whoever may know of those asks, whether or not they know the network. */
export const asking = partRoutes({ kinds: kindsOf('contact', 'requests'), writes: 'connector.ask' })
