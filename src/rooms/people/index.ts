/**
 * The people room: who somebody is and how to be with them well. Identity and surgeries, about me in their own words, contact
 * rules that bind every way out of the service, needs and adjustments, what they fit their care around, what not to ask, how
 * they describe themselves; and finding people, joining two records of one person and parting them again.
 */
export { createPerson, type PersonToCreate } from './actions.ts'
export { bannerFor } from './banner.tsx'
export { type ContactRoute, type ContactRules, DEFAULT_RULES, mayContact, type MayContact, nextSafeTime, type Outgoing, ruleLines } from './contact-rules.ts'
export { type AgeRules, ageRules, becauseWords, fullName, isNhsNumber, nhsFigures, type Person, shownName } from './people.ts'
export { readContactRules } from './store-words.ts'
export { findLikely, type Found, readAddresses, readPerson, readPoints, readSurgeries, type Sought } from './store.ts'
