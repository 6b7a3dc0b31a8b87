/**
 * Places: care system → place → neighbourhood (R116), and how a postcode, a point or a GP practice finds its own. Every
 * person, team and asset belongs to a place of this room. Sizes are indicative: nothing here warns about them (R157).
 */

export { type AreaPoint, makeFinder, type PointFinder } from './finder.ts'
export { type Drawing, draw } from './map.ts'
export { AreaMap, MapCredit } from './pages/area-map.tsx'
export type { Boundary, CareSystem, Neighbourhood, ParsedPostcode, Place, Point, Practice } from './places.ts'
export { isCode, isInside, metresBetween, nearest, parsePostcode, readableName, writtenPostcode } from './places.ts'
export { routes } from './routes.tsx'
export type { Bounded, PostcodeAnswer } from './store.ts'
export {
  findNeighbourhoodByPoint,
  findNeighbourhoodByPostcode,
  findNeighbourhoodByPractice,
  getNeighbourhood,
  getPlace,
  listCareSystems,
  listNeighbourhoods,
  listPlaces,
  listPractices,
  neighbourhoodBoundaries,
  placeBoundaries,
  searchPractices,
  somePostcodes,
} from './store.ts'
export { outcodePoints, pointFinder, postcodePoints } from './store-finder.ts'
export { type HeldAreas, heldAreas } from './store-held.ts'
export type { LoadCounts, Refusal, Run } from './store-import.ts'
export { beginLoad, finishLoad, recordRun, refusals, stage, undoLoad, writeRun } from './store-import.ts'
export type { BoundaryRow, LoadKind, OrganisationRow, OutcodeRow, PostcodeRow, PracticeRow, Staged } from './store-shapes.ts'
