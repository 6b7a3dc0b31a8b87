import { lookedPanel } from '../../access/index.ts'
import { assessmentsPanel } from '../assessments/index.ts'
import { careTeamPanel, handoverPanel, holderPanel } from '../care-team/index.ts'
import { continuityPanel, nextStepsPanel } from '../contacts/index.ts'
import { waitPanel } from '../front-door/index.ts'
import { networkPanel } from '../network/index.ts'
import { measuresPanel } from '../outcomes/index.ts'
import { planPanel } from '../plans/index.ts'
import type { PanelOf } from '../record/index.ts'
import { safetyPlanPanel } from '../safety/index.ts'
import type { MyParts } from './pages/my-home.tsx'

/** What the person's first page asks of each room. */
export const MY_PANELS: Record<Exclude<keyof MyParts, 'entries'>, PanelOf> = {
  holder: holderPanel,
  handover: handoverPanel,
  safetyPlan: safetyPlanPanel,
  nextSteps: nextStepsPanel,
  assessments: assessmentsPanel,
  plan: planPanel,
  network: networkPanel,
  wait: waitPanel,
  measures: measuresPanel,
  careTeam: careTeamPanel,
  continuity: continuityPanel,
  looked: lookedPanel,
}
