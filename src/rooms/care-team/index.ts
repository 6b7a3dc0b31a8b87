/**
 * The care team: who helps a person, who is responsible, and how that passes from one to another without ever lapsing.
 * Responsibility (a named worker, or a duty team with a deadline), handing over, involvement across organisations,
 * planned absence with a stand-in, and the person's own goodbye with a way back.
 */
export { backToTeam, holdByTeam, holdByWorker, letGoUnagreed, mayLetGo, sayGoodbye } from './actions.ts'
export { absenceToPlan, cancelAbsence, cover, planAbsence } from './being-away.ts'
export { copyOfCareTeam } from './copy.ts'
export { acceptHandoverAsked, askHandover, declineHandover, metAfterHandover, withdrawHandover } from './handing-over.ts'
export { agree, endInvolvement, type Invited, involve, sayNo } from './involving.ts'
export { HOURLY, jobs } from './jobs.ts'
export { careOfJoined } from './joining.ts'
export { workerLeaves } from './leaving.ts'
export { careTeamPanel, handoverPanel, holderPanel } from './panels.tsx'
export type { Holder } from './responsibility.ts'
export { routes } from './routes.ts'
export { STATES } from './states.ts'
export { type CurrentHolder, currentHolder, type Goodbye, lastTeam } from './store.ts'
export { type Away, awayFor } from './store-absence.ts'
export { needOwner } from './store-at-work.ts'
export { type Handover, type Late, lateIn, myHandovers, openHandover } from './store-handover.ts'
export { askedOfMe, type Member, readMembers } from './store-team.ts'
