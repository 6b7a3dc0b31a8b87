/**
 * The demonstration: three real care systems with fictional teams, workers and people, the eight people of the acceptance
 * stories among them, and as many simulated people as a measurement needs.
 */
export { loadDirectory, loadDirectoryFirst, loadDirectoryLater } from './directory.ts'
export { fillDemo, prepareDemo, type Say } from './prepare.ts'
export { type Simulation, simulate } from './simulate.ts'
