/**
 * Everything that comes into the directory from outside: files of any layout, tabular packages and Open Referral UK endpoints.
 * What is read is checked and put aside; what becomes of it is the assets room's to decide.
 */
export { type Mapping, mappingShape, readMapping } from './mapping.ts'
export { proposeMapping } from './propose.ts'
export { directoryInWords } from './refusals.ts'
export { codeFrom, type DirectoryImportOptions, type DirectoryReport, importAssets } from './run.ts'
