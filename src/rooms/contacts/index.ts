/**
 * The contacts room: what was talked about when a worker and a person met, or that we did not manage to meet; the private
 * draft a note grows from; and the next step that follows each. Mind, body and life are asked about together, every note
 * leads somewhere, and not meeting makes work for us and never closes anything.
 */
export { addStep, completeStep, moveStep } from './actions.ts'
export { isOverdue, type Mode, MODES, type Setting, SETTINGS, type Step } from './contacts.ts'
export { continuity, type Continuity, SPANS } from './continuity.ts'
export { continuityPanel, nextStepsPanel } from './panels.tsx'
export { routes } from './routes.tsx'
export { openDrafts, type OpenDraft } from './store-drafts.ts'
export { lastContact, type LastContact, metSince, openSteps, type StepOfMine, stepsFor, teamContinuity } from './store.ts'
