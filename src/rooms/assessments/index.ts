/**
 * The assessments room: understanding together. Assessments of four components, told once and added to at any contact, by
 * everybody the person wishes; what came of them in words written for the person; how complex things are just now, which
 * opens and closes nothing; and the shared formulation with both views where they differ.
 */
export { acceptAsOurs, addPart, begin, planAssessment, shareOutcome, stop, takeUp } from './actions.ts'
export { giveView, invite, nothingToAdd } from './actions-invited.ts'
export { saveComplexity, saveFormulation, sayHowISeeIt } from './actions-understanding.ts'
export { ASSESSMENT_STATES, type AssessmentState, type Component, type Outcome, PERMITTED, REFUSALS as ASSESSMENT_REFUSALS } from './assessments.ts'
export { COMPLEXITY_STATES, type Level } from './complexity.ts'
export { readContent } from './content.ts'
export { copyOfAssessments } from './copy.ts'
export { AGREEMENTS, FORMULATION_PARTS, FORMULATION_STATES, type FormulationPart, linesOf, PART_WORDS } from './formulation.ts'
export { FormulationList, FormulationPicture } from './pages/formulation.tsx'
export { assessmentsPanel, understandingPanel } from './panels.tsx'
export { routes } from './routes.tsx'
export { type Assessment, assessmentsOf, outcomesOf, type Shared } from './store.ts'
export { type ComplexityView, type Formulation, latestComplexity, latestFormulation } from './store-understanding.ts'
