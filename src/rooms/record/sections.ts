import { sharingPanel } from '../../access/index.ts'
import { assessmentsPanel, understandingPanel } from '../assessments/index.ts'
import { careTeamPanel, handoverPanel, holderPanel } from '../care-team/index.ts'
import { continuityPanel, nextStepsPanel } from '../contacts/index.ts'
import { requestsPanel, waitPanel } from '../front-door/index.ts'
import { networkPanel } from '../network/index.ts'
import { measuresPanel } from '../outcomes/index.ts'
import { aboutMePanel, constraintsPanel, contactRulesPanel, gpPanel, needsPanel } from '../people/index.ts'
import { planPanel } from '../plans/index.ts'
import { safetyFirstPanel, safetyPlanPanel } from '../safety/index.ts'
import type { PersonParts } from './pages/person-view.tsx'
import type { RecordParts } from './pages/record.tsx'
import type { PanelOf } from './panels.tsx'

/** What a worker's page asks of each room. */
export const RECORD_PANELS: Record<Exclude<keyof RecordParts, 'entries'>, PanelOf> = {
  safetyFirst: safetyFirstPanel,
  aboutMe: (caller, personId) => aboutMePanel(caller, personId, 2),
  sharing: sharingPanel,
  nextSteps: nextStepsPanel,
  understanding: understandingPanel,
  assessments: assessmentsPanel,
  plan: planPanel,
  network: networkPanel,
  safetyPlan: safetyPlanPanel,
  holder: holderPanel,
  handover: handoverPanel,
  constraints: constraintsPanel,
  needs: needsPanel,
  requests: requestsPanel,
  measures: measuresPanel,
  careTeam: careTeamPanel,
  continuity: continuityPanel,
  gp: gpPanel,
}

/** What is shown in the person's own words: on the screen turned round, and to whoever they let in. */
export const PERSON_PANELS: Record<Exclude<keyof PersonParts, 'entries'>, PanelOf> = {
  aboutMe: aboutMePanel,
  safetyPlan: safetyPlanPanel,
  holder: holderPanel,
  nextSteps: nextStepsPanel,
  understanding: understandingPanel,
  assessments: assessmentsPanel,
  plan: planPanel,
  network: networkPanel,
  requests: waitPanel,
  measures: measuresPanel,
  careTeam: careTeamPanel,
  needs: needsPanel,
  contactRules: contactRulesPanel,
}
