/**
 * Outcomes: how things are going, in the person's own answers. Questionnaires are data; a worker asks or fills in together,
 * the person answers on a phone, and sees their own picture over time first. A result is a prompt for a conversation and
 * opens or closes nothing.
 */
export { askFor, sendAnswers } from './actions.ts'
export { type DialogArea, dialogAreas } from './actions-areas.ts'
export { loadInstrument, loadLocalItems } from './actions-load.ts'
export { copyOfMeasures } from './copy.ts'
export type { Definition, Instrument } from './instrument.ts'
export { ASK_STATES } from './outcomes.ts'
export { measuresPanel } from './panels.tsx'
export { routes } from './routes.tsx'
export { scoresOf } from './scoring.ts'
export { readInstruments } from './store-instruments.ts'
