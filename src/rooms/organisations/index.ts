/**
 * Organisations: what each team offers and how to ask for it, how many people it can hold and who decided to go beyond
 * that, which team receives requests for help, and where anyone can turn in a crisis. NHS, council and voluntary
 * organisations are equals here.
 */
export { decideOverCapacity, serviceLed, setCapacity } from './actions.ts'
export { type CrisisRoute, dial, type Hours, type OpenState, openState, openWords } from './crisis.ts'
export { type CapacityDecision, type FrontDoorTeam, type Load, mayTakeOneMore, type Service, type ServiceLine } from './organisations.ts'
export { alsoOnService, type PartOfService } from './panels.tsx'
export { routes } from './routes.tsx'
export { anyoneReceives, capacityDecisions, emptyFrontDoors, frontDoorTeamFor, loadOf, placesWithoutFrontDoor, standingDecision } from './store.ts'
export { crisisRoutes, crisisTeamsIn, type NewCrisisRoute, ownPlace, putCrisisRoute } from './store-crisis.ts'
export { getService, leads, listServices } from './store-services.ts'
