import { type Kind, kindsOf } from './kinds.ts'

/**
 * What is written in free words about a person, by where the form sends it: the kinds a reader needs. After `/my` for the
 * person themself and after `/people/:person` for a worker it is the same. Beside each such box stands who will read it; a form
 * that sends longer words anywhere else fails `test/every-form.test.ts`.
 */
const WRITTEN: Record<string, readonly Kind[]> = {
  '/about': ['aboutMe'],
  '/advance-wishes/*': ['safetyPlan'],
  '/advance-wishes/:wishId/take-back': ['safetyPlan'],
  '/advice/new': ['requests'],
  '/agreements': ['careTeam'],
  '/ask': ['requests'],
  '/assessments/new/:component': ['assessment', 'contactNotes'],
  '/complexity': ['assessment'],
  '/connections/*': ['network'],
  '/connections/*/*': ['network'],
  '/connections/*/*/*': ['network'],
  '/connector': ['requests'],
  '/constraints': ['aboutMe'],
  '/contact-rules': ['contact'],
  '/details/reach': ['contact'],
  '/formulation': ['assessment'],
  '/formulation/view': ['assessment'],
  '/goodbye': ['careTeam'],
  '/hand-over': ['careTeam', 'contactNotes'],
  '/letter': ['contact'],
  '/measures/answers/:responseId/*': ['assessment'],
  '/measures/fill/:instrumentId': ['assessment'],
  '/needs': ['contact'],
  '/needs/:needId/review': ['contact'],
  '/network/look': ['network'],
  '/network/barriers': ['network'],
  '/notes': ['contactNotes'],
  '/plan/*': ['plan'],
  '/plan/add/:section': ['plan'],
  '/plan/lines/:lineId': ['plan'],
  '/plan/medicines': ['plan', 'medicines'],
  '/plan/reviews/:reviewId/*': ['plan'],
  '/requests/:requestId/*': ['requests'],
  '/safety-assessments': ['assessment', 'contactNotes'],
  '/safety-events': ['assessment', 'contactNotes'],
  '/safety-events/:eventId/leave-out': ['assessment', 'contactNotes'],
  '/safety-plan/add/:heading': ['safetyPlan'],
  '/safety-plan/lines/:lineId': ['safetyPlan'],
  '/safety-plan/lines/:lineId/off': ['safetyPlan'],
  '/safety-plan/crisis-teams': ['safetyPlan'],
  '/safety-plan/means': ['safetyPlan'],
  '/safety-plan/means/:meansId/end': ['safetyPlan'],
  '/team/back': ['careTeam'],
  '/team/take': ['careTeam'],
  '/told/:toldId': ['carers'],
  // Addresses of things that name no person.
  '/absences/:absenceId/cover': ['careTeam', 'contactNotes'],
  '/assessments/:assessmentId/outcome': ['assessment'],
  '/assessments/:assessmentId/*': ['assessment', 'contactNotes'],
  // Read by whoever reads the entry, of whatever kind it is.
  '/entries/:entryId/comment': [],
  '/front-door/:requestId/*': ['requests'],
  '/handovers/:handoverId/*': ['careTeam', 'contactNotes'],
  '/involvements/:involvementId/end': ['careTeam'],
  '/plan-together/:sittingId/lines/:lineId': ['plan'],
}

const STATED = Object.entries(WRITTEN).map(([path, kinds]) => ({ parts: path.split('/'), kinds: kindsOf(...kinds) }))

/** The kinds of what a form sends to this address in free words, as bits; undefined when it is not about a person. */
export function kindsWritten(action: string): number | undefined {
  const asked = action
    .split(/[?#]/)[0]!
    .replace(/^\/(my|people\/[^/]+)(?=\/)/, '')
    .split('/')
  return STATED.find(
    ({ parts }) => parts.length === asked.length && parts.every((part, index) => part === '*' || part.startsWith(':') || part === asked[index]),
  )?.kinds
}
