/**
 * The front door: however somebody asks for help, it is one HelpRequest with one clock, held by a named team from the moment
 * it is received. Nothing here can turn anybody away: another service can only be asked, and until it says yes the request
 * stays ours. Also advice between colleagues, and what worried people tell us.
 */
import type { Route } from '../../core/route.ts'
import { adviceRoutes } from './routes-advice.tsx'
import { boardRoutes } from './routes-board.tsx'
import { helpRoutes } from './routes-help.tsx'
import { myRoutes } from './routes-my.tsx'
import { newRoutes } from './routes-new.tsx'
import { requestRoutes } from './routes-request.tsx'
import { sentRoutes } from './routes-sent.tsx'

export { askForReview, confirmAgreement, nameKeyWorker, recordConversation, talk, withdraw } from './actions.ts'
export { startAdvice, turnIntoHelp, writeBack } from './actions-advice.ts'
export { type Again, askAgain, type Concern, receiveConcern } from './actions-again.ts'
export { acceptedElsewhere, askElsewhere, metElsewhere, saidNoElsewhere } from './actions-elsewhere.ts'
export { copyOfRequests } from './copy.ts'
export { REASONS, REQUEST_STATES, type RequestState, STANDARD_DAYS, STATE_NAMES, WAYS_IN, type WayIn } from './front-door.ts'
export { jobs } from './jobs.ts'
export { requestsPanel, waitPanel } from './panels.tsx'
export { type Incoming, type Received, receive } from './receive.ts'
export { setSilence } from './silence.ts'
export { FRONT_DOOR_STATES, REQUEST_LIFE } from './states.ts'
export { type Asker, type BoardRow, boardRows, type HelpRequest, readAsker, readRequest, requestsOf } from './store.ts'
export { mayWriteTo } from './store-agreed.ts'
export { findDraft, insertDraft, openOutreach, saveAnswers, updateOutreach } from './store-drafts.ts'

/** Fixed paths come before those with an id in them. */
export const routes: Route[] = [...sentRoutes, ...helpRoutes, ...newRoutes, ...boardRoutes, ...requestRoutes, ...myRoutes, ...adviceRoutes]
