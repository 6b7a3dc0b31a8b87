import { lookedPanel } from '../../access/index.ts'
import { continuityPanel, nextStepsPanel } from '../contacts/index.ts'
import { waitPanel } from '../front-door/index.ts'
import type { PanelOf } from '../record/index.ts'
import type { MyParts } from './pages/my-home.tsx'

const nothing: PanelOf = async () => null

/** What the person's first page asks of each room. */
export const MY_PANELS: Record<Exclude<keyof MyParts, 'entries'>, PanelOf> = {
  holder: nothing,
  nextSteps: nextStepsPanel,
  handover: nothing,
  wait: waitPanel,
  careTeam: nothing,
  continuity: continuityPanel,
  looked: lookedPanel,
}
