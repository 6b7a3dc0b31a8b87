/**
 * Clinical content: prompts, headings and references as data, each with its source and whether somebody answerable has
 * checked it. Rooms ask for a list by its name; what stands in it is loaded from files and changed without a new program.
 */
export { contentList, contentLists, contentMark, type LoadReport, loadContent } from './actions.ts'
export { type ClinicalItem, ContentRefused, fileDay, type Loaded, placeOf, problemsIn, readJson } from './clinical-content.ts'
export { type HelpFirst, helpFirstFor } from './danger-help.ts'
export { CheckedMark, FirstHelp } from './panels.tsx'
export { routes } from './routes.tsx'
