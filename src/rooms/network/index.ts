/**
 * The person's network and the work of community connectors: who and what is around somebody as they see it, what stands in
 * the way, and how somebody goes along from "told about" to going alone. A connector's time is asked for in the person's
 * own words; nothing here asks how complex their needs are, and no use of anything is known unless they tell us.
 */
import { routes as network } from './routes-network.tsx'

export { addBarrier, addTie, lookAt, markTie, readPicture } from './actions.ts'
export { askConnector, connect, connectionOf, goAlong, happened, makeCard, setSteps, takeAsk, tryStep, wentAlong } from './actions-connect.ts'
export const routes = [...network]
