import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { type Ask, act, type Reply, type Route, see } from '../../core/route.ts'
import { markerWords, readMarkers } from '../people/index.ts'
import { theAssessment } from './actions.ts'
import type { Assessment } from './store.ts'

/** What not to ask, as far as the reader may know it. */
export const markersFor = async (caller: Caller, personId: string): Promise<string[]> => (await readMarkers(caller, personId)).map(markerWords)

export type PersonHandler = (caller: Caller, ask: Ask, of: { personId: string; own: boolean }) => Promise<Reply>
export type AssessmentHandler = (caller: Caller, ask: Ask, assessment: Assessment, own: boolean) => Promise<Reply>

const ownId = (caller: Caller): string => {
  if (!caller.actor.personId) throw new NotFound()
  return caller.actor.personId
}
const mine = (handler: PersonHandler) => (caller: Caller, ask: Ask) => handler(caller, ask, { personId: ownId(caller), own: true })
const theirs = (handler: PersonHandler) => (caller: Caller, ask: Ask) => handler(caller, ask, { personId: ask.params.person!, own: false })

/** One page about a person at two addresses: for workers and for the person. */
export const seeBoth = (path: string, audit: string, handler: PersonHandler): Route[] => [
  see(`/people/:person${path}`, { may: 'record.see', audit: `${audit} looked at` }, theirs(handler)),
  see(`/my${path}`, { may: 'my-kith.see', audit: `own ${audit} looked at` }, mine(handler)),
]
export const writeBoth = (path: string, audit: string, may: string, show: PersonHandler, keep: PersonHandler): Route[] => [
  see(`/people/:person${path}/new`, { may, audit: `${audit} page opened` }, theirs(show)),
  see(`/my${path}/new`, { may: 'my-kith.edit', audit: `own ${audit} page opened` }, mine(show)),
  act(`/people/:person${path}`, { may, audit: `${audit} written` }, theirs(keep)),
  act(`/my${path}`, { may: 'my-kith.edit', audit: `own ${audit} written` }, mine(keep)),
]
export const seeTheirs = (path: string, may: string, audit: string, handler: PersonHandler): Route =>
  see(`/people/:person${path}`, { may, audit }, theirs(handler))
export const actTheirs = (path: string, may: string, audit: string, handler: PersonHandler): Route =>
  act(`/people/:person${path}`, { may, audit }, theirs(handler))
export const actMine = (path: string, audit: string, handler: PersonHandler): Route => act(`/my${path}`, { may: 'my-kith.edit', audit }, mine(handler))

const withAssessment = (handler: AssessmentHandler, own: boolean) => async (caller: Caller, ask: Ask) => {
  const assessment = await theAssessment(caller, ask.params.assessmentId!)
  if (own && assessment.personId !== caller.actor.personId) throw new NotFound()
  ask.about(assessment.personId)
  return handler(caller, ask, assessment, own)
}

/** One page of an assessment, for workers. */
export const seeOne = (path: string, may: string, audit: string, handler: AssessmentHandler): Route =>
  see(`/assessments/:assessmentId${path}`, { may, audit }, withAssessment(handler, false))
export const actOne = (path: string, may: string, audit: string, handler: AssessmentHandler): Route =>
  act(`/assessments/:assessmentId${path}`, { may, audit }, withAssessment(handler, false))
/** The same for the person, too. */
export const seeOneBoth = (path: string, may: string, audit: string, handler: AssessmentHandler): Route[] => [
  seeOne(path, may, audit, handler),
  see(`/my/assessments/:assessmentId${path}`, { may: 'my-kith.see', audit: `own: ${audit}` }, withAssessment(handler, true)),
]
export const actOneBoth = (path: string, may: string, audit: string, handler: AssessmentHandler): Route[] => [
  actOne(path, may, audit, handler),
  act(`/my/assessments/:assessmentId${path}`, { may: 'my-kith.edit', audit: `own: ${audit}` }, withAssessment(handler, true)),
]
