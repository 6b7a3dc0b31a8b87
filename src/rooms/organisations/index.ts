/**
 * Organisations: what each team offers and how to ask for it, how many people it can hold and who decided to go beyond
 * that, which team receives requests for help, and where anyone can turn in a crisis. NHS, council and voluntary
 * organisations are equals here.
 */
export { type CapacityDecision, type FrontDoorTeam, type Load, mayTakeOneMore } from './organisations.ts'
export { capacityDecisions, frontDoorTeamFor, loadOf, placesWithoutFrontDoor, standingDecision } from './store.ts'
