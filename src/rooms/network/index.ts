/**
 * The person's network and the work of community connectors: who and what is around somebody as they see it, what stands in
 * the way, and how somebody goes along from "told about" to going alone. A connector's time is asked for in the person's
 * own words; nothing here asks how complex their needs are, and no use of anything is known unless they tell us.
 */
import { routes as connecting } from './routes-connecting.tsx'
import { routes as connection } from './routes-connection.tsx'
import { routes as connections } from './routes-connections.tsx'
import { routes as mine } from './routes-mine.tsx'
import { routes as network } from './routes-network.tsx'

export { addBarrier, addTie, knownOne, lookAt, markTie, readPicture } from './actions.ts'
export { askConnector, connect, connectionOf, goAlong, happened, makeCard, setSteps, takeAsk, tryStep, wentAlong } from './actions-connect.ts'
export { suggestFor } from './actions-suggest.ts'
export type { What } from './connect.ts'
export { copyOfNetwork } from './copy.ts'
export type { Barrier } from './network.ts'
export { networkPanel } from './panels.tsx'
export { NETWORK_STATES } from './states.ts'
export type { TieToKeep } from './store.ts'
export { asksForMe } from './store-asks.ts'
export { cardsForMe } from './store-cards.ts'
export { insertContribution, insertView, readAccompaniments, readSteps, setFollowUp } from './store-connect.ts'
export { countGap } from './store-place.ts'
/** Fixed paths come before those with an id in them. */
export const routes = [...network, ...connections, ...connection, ...mine, ...connecting]
