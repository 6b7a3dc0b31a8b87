/**
 * The people room: who somebody is and how to be with them well. Identity and surgeries, about me in their own words, contact
 * rules that bind every way out of the service, needs and adjustments, what they fit their care around, what not to ask, how
 * they describe themselves; and finding people, joining two records of one person and parting them again.
 */
export { createPerson, type PersonToCreate, readNhsNumber } from './actions.ts'
export { type IdentityTyped, saveIdentity, saveReach, saveSurgeries } from './actions-identity.ts'
export { writeLetter } from './actions-letter.ts'
export { type CareOfJoined, type HolderChoice, mergePeople, partPeople, setCareOfJoined } from './actions-merge.ts'
export { addConstraint, addNeed } from './actions-needs.ts'
export { contactOrExplain, saveAboutMe, saveContactRules, saveSelfDescription } from './actions-words.ts'
export { asksOtherWords } from './actions-words-kept-off.ts'
export { bannerFor } from './banner.tsx'
export {
  type ContactRoute,
  type ContactRules,
  DEFAULT_RULES,
  type MayContact,
  mayContact,
  nextSafeTime,
  type Outgoing,
  ROUTES,
  ruleLines,
  whenWords,
} from './contact-rules.ts'
export { copyOfPerson } from './copy.ts'
export { hoursErrors, hoursFields, hoursFrom } from './forms.ts'
export { type Constraint, type Marker, markerWords, type Need } from './needs.ts'
export { HoursFields } from './pages/hours.tsx'
export { QuotedTick } from './pages/words-kept-off.tsx'
export { aboutMePanel, constraintsPanel, contactRulesPanel, gpPanel, needsPanel } from './panels.tsx'
export { type Part, type PartHandler, type PartRules, partFor, partRoutes, type Reader, readerOf } from './part.ts'
export { type AgeRules, ageRules, becauseWords, fullName, isNhsNumber, nhsFigures, type Person, shownName } from './people.ts'
export { routes } from './routes.tsx'
export { type Found, findLikely, readAddresses, readPerson, readPoints, readSurgeries, replacePoint, type Sought } from './store.ts'
export { recordsOf } from './store-merge.ts'
export { insertMarker as addMarker, readConstraints, readMarkers, readNeeds } from './store-needs.ts'
export { readAboutMe, readContactRules } from './store-words.ts'
export { otherwiseFor, otherwiseOf, otherwiseOnCopies, type Reading } from './store-words-kept-off.ts'
export { asItStood } from './words-kept-off.ts'
