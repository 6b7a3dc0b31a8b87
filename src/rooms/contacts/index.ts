/**
 * The contacts room: what was talked about when a worker and a person met, or that we did not manage to meet; the private
 * draft a note grows from; and the next step that follows each. Mind, body and life are asked about together, every note
 * leads somewhere, and not meeting makes work for us and never closes anything.
 */
export { addStep, choicesFor, completeStep, moveStep, saveNote } from './actions.ts'
export { type Doer, dueWords, isOverdue, isPast, MODES, type Mode, type NewNote, SETTINGS, type Setting, type Step, type Touch } from './contacts.ts'
export { type Continuity, continuity, SPANS } from './continuity.ts'
export { copyOfSteps } from './copy.ts'
export { continuityPanel, nextStepsPanel } from './panels.tsx'
export { routes } from './routes.tsx'
export { metSince, openSteps, type StepOfMine, stepsFor, teamContinuity } from './store.ts'
export { type OpenDraft, openDrafts } from './store-drafts.ts'
