/**
 * The safety room: what keeps somebody safe, told in words. The person's own safety plan, made alone or with whom they wish,
 * with who holds what out of reach; urgent assessments as a narrative; serious past events that are not forgotten; and
 * wishes made in advance. Nothing here says how likely anything is.
 */
import { routes as assessment } from './routes-assessment.tsx'
import { routes as copies } from './routes-copies.tsx'
import { routes as plan } from './routes-plan.tsx'
import { routes as wishes } from './routes-wishes.tsx'

export { prompts as safetyPrompts, recordEvent, type TypedAssessment, writeSafetyAssessment } from './actions-assessment.ts'
export { addLines, addMeans, askToLookAgain, headings as safetyHeadings, review as reviewSafetyPlan } from './actions-plan.ts'
export { saveWish } from './actions-wishes.ts'
export { FOLLOW_UP_HOURS, SAFETY_OUTCOMES, type SafetyAssessment, type SafetyEvent, type SafetyOutcome } from './assessment.ts'
export { copyOfSafety } from './copy.ts'
export { answerCrisisReading } from './crisis-reading.ts'
export { SafetyNarrative } from './pages/assessment.tsx'
export { PastEvents } from './pages/events.tsx'
export { safetyFirstPanel, safetyPlanPanel } from './panels.tsx'
export { lookAgain, type SafetyPlan, type WholePlan } from './plan.ts'
export { SAFETY_STATES } from './states.ts'
export { readPlan as readSafetyPlan, readWhole as readWholeSafetyPlan } from './store.ts'
export { readEvents as readSafetyEvents, readSafetyAssessment, safetyAssessmentsOf } from './store-assessment.ts'
export const routes = [...plan, ...copies, ...wishes, ...assessment]
