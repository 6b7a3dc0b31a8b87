/**
 * The plans room: the one plan of a person. Its lines are the unit of everything: who writes them, who may read them, what
 * they said before. Who does what and whether they agreed; what the person says to it; what was published, and how it was
 * decided; and reviews. A plan is not published without the person, or the recorded reason.
 */
export { addLine, addLines, choicesFor as planChoices, LineMoved, type LineToSave, saveLine, takeOut } from './actions.ts'
export { answerAction, recordAnswer } from './actions-doing.ts'
export { publish, sayToPlan } from './actions-publish.ts'
export { ask as askToReview, hold as holdReview, planReview, reply as replyToReview, reviewAbout } from './actions-review.ts'
export { copyOfPlan } from './copy.ts'
export { jobs } from './jobs.ts'
export { planPanel } from './panels.tsx'
export { decidedTogether, factsOf, type Line, type More, markOf, mayPublish } from './plans.ts'
export { routes } from './routes.tsx'
export { setPlanAddress } from './routes-links.tsx'
export { isSection, SECTION_CODES, type Section, type Sector, sectionName, type Touch } from './sections.ts'
export { ACTION_ACTS, ACTION_STATES, PLAN_STATES, REVIEW_STATES } from './states.ts'
export { readLine, readLines } from './store.ts'
