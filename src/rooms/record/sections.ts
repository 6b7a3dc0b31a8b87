import { sharingPanel } from '../../access/index.ts'
import { continuityPanel, nextStepsPanel } from '../contacts/index.ts'
import { requestsPanel, waitPanel } from '../front-door/index.ts'
import type { PersonParts } from './pages/person-view.tsx'
import type { RecordParts } from './pages/record.tsx'
import type { PanelOf } from './panels.tsx'

const nothing: PanelOf = async () => null

/** What a worker's page asks of each room. */
export const RECORD_PANELS: Record<Exclude<keyof RecordParts, 'entries'>, PanelOf> = {
  aboutMe: nothing,
  holder: nothing,
  nextSteps: nextStepsPanel,
  handover: nothing,
  sharing: sharingPanel,
  constraints: nothing,
  contactRules: nothing,
  needs: nothing,
  requests: requestsPanel,
  careTeam: nothing,
  continuity: continuityPanel,
  details: nothing,
  gp: nothing,
}

/** What the person's own words are asked from, for the screen turned round and for whoever they let in. */
export const PERSON_PANELS: Record<Exclude<keyof PersonParts, 'entries'>, PanelOf> = {
  aboutMe: nothing,
  holder: nothing,
  nextSteps: nextStepsPanel,
  requests: waitPanel,
  careTeam: nothing,
  needs: nothing,
  contactRules: nothing,
}
