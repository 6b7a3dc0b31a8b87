/**
 * The access room: who may do what (roles), who may see whom and why (basis and kinds), who is signed in (sessions), and
 * who looked (audit). Every other room asks here; nothing is decided twice.
 */

export { audit } from './audit.ts'
export { type AuditFault, type AuditHead, type AuditVerdict, verifyAudit } from './audit-verify.ts'
export { circleOf, declareEmployer, declareKnown, declareWorker, RELATIONS, type Relation } from './circle.ts'
export { copyOfLooks, copyOfSharing } from './copy.ts'
export { becomeDemonstration, DEMO_ISSUER, mixedUp, type WhoIsHere, whoIsHere } from './demonstration.ts'
export { type Frame, frame, setDemo } from './frame.ts'
export { cookieName, errorPage, guards } from './guards.tsx'
export { agreeable, agreeMore, type Helper, helpersOf, hideFrom, writeAgreement } from './helpers.ts'
export { DAILY as ACCESS_DAILY, jobs } from './jobs.ts'
export { ALL_KINDS, KIND_NAMES, KINDS, type Kind, kindsOf, namesOf } from './kinds.ts'
export { asLinkReader, type LinkReader } from './link-reader.ts'
export { BASIS_WORDS } from './looked.ts'
export { isOwnRecord, ownRecords } from './own.ts'
export { CHECKED_HOW, type CheckedHow, confirmCode, endOwnSignIn, invitePerson, type OwnSignIn, ownSignInOf } from './own-sign-in.ts'
export { lookedPanel, sharingPanel } from './panels.tsx'
export { PERMISSIONS, type Permission } from './permissions.ts'
export { addPersona, listPersonas, type Persona, type PersonaPart } from './personas.ts'
export { RETENTION_DAILY, retentionJobs } from './retention.ts'
export { can, isRole, mayHold, ROLES, type Role, type RoleCode } from './roles.ts'
export { routes } from './routes.tsx'
export { addContact, contactsOf, letIn, type PersonalContact, SEES, type SharedWith, sharedWithMe } from './sharing.ts'
export { mountSignIn, safePath } from './sign-in.tsx'
export { EMERGENCY_STATES } from './states.ts'
export { copyRoles, findSession, forAShortTime, identityOfAccount, myBasis, openSession, revokeSession, sessionHash } from './store.ts'
