import { ALL_KINDS, kindsOf } from './kinds.ts'
import { ASKS, CLINICAL, type Permission, WORKER } from './permissions.ts'

/**
 * What each role may do, and which kinds of information come with it. Deny by default: a permission not named here is
 * nobody's. Which people they may see is a separate question, answered by their basis.
 */
export interface Role {
  name: string
  /** Plain words a person reads beside the worker's name (R034). */
  description: string
  /** What a basis brings somebody of this role without asking. */
  kinds: number
  /** Reaches people through the team's caseload; the others reach only those they are themselves involved with. */
  seesCaseload: boolean
  permissions: readonly Permission[]
}

const CLINICAL_KINDS = ALL_KINDS & ~kindsOf('trauma', 'carers')
const CONNECTOR_KINDS = kindsOf('contact', 'aboutMe', 'appointments', 'plan', 'safetyPlan', 'careTeam', 'network', 'employment', 'moneyHousing', 'requests')

export const ROLES = {
  key_worker: {
    name: 'Key worker',
    description: 'Your main contact. Gets to know you, keeps your plan moving with you, and makes sure nothing is dropped.',
    kinds: ALL_KINDS,
    seesCaseload: true,
    permissions: CLINICAL,
  },
  mental_health_practitioner: {
    name: 'Mental health practitioner',
    description: 'A nurse, occupational therapist or social worker who listens, helps you make sense of things and offers treatment and support.',
    kinds: ALL_KINDS,
    seesCaseload: true,
    permissions: CLINICAL,
  },
  psychologist: {
    name: 'Psychologist',
    description: 'Offers talking treatments and helps the team understand what keeps a difficulty going.',
    kinds: ALL_KINDS,
    seesCaseload: true,
    permissions: CLINICAL,
  },
  psychiatrist: {
    name: 'Psychiatrist',
    description: 'A doctor specialising in mental health, who can advise on diagnosis and medicines.',
    kinds: ALL_KINDS,
    seesCaseload: true,
    permissions: CLINICAL,
  },
  pharmacist: {
    name: 'Mental health pharmacist',
    description: 'Helps you get the most from medicines and avoid unwanted effects.',
    kinds: CLINICAL_KINDS & ~kindsOf('assessment', 'contactNotes', 'moneyHousing', 'employment', 'legal'),
    seesCaseload: true,
    permissions: [...WORKER, 'front-door.see'],
  },
  gp: {
    name: 'GP',
    description: 'Your family doctor, who looks after your health as a whole.',
    kinds: kindsOf('contact', 'aboutMe', 'appointments', 'plan', 'safetyPlan', 'assessment', 'medicines', 'careTeam', 'requests', 'identity', 'legal'),
    seesCaseload: true,
    permissions: [...ASKS, 'person.search', 'record.see', 'plan.write', 'emergency.open', 'assessment.contribute', 'safety.write'],
  },
  gp_reception: {
    name: 'GP receptionist',
    description: 'Books appointments at your surgery and knows what helps you use them.',
    kinds: kindsOf('contact', 'appointments'),
    seesCaseload: true,
    permissions: ['person.search', 'advice.ask', 'place.see-work'],
  },
  reception: {
    name: 'Receptionist',
    description: 'The first voice you hear. Takes requests for help and makes sure they reach the right person.',
    // That there is a request, not what it says; needs and adjustments, not all that somebody tells about themselves.
    kinds: kindsOf('contact', 'appointments', 'careTeam'),
    seesCaseload: true,
    permissions: ['person.search', 'front-door.see', 'person.create', 'board.see', 'place.see-work', 'record.see', 'connector.ask'],
  },
  crisis_worker: {
    name: 'Crisis worker',
    description: 'Answers when things are urgent, day and night, and helps you stay safe.',
    // What a worried relative tells us is weighed by whoever answers that night, or nobody weighs it until the morning (R031).
    kinds: ALL_KINDS & ~kindsOf('trauma', 'employment'),
    seesCaseload: true,
    permissions: CLINICAL,
  },
  social_worker: {
    name: 'Social worker',
    description: 'Helps with daily life, rights, care and support, housing and family.',
    kinds: ALL_KINDS,
    seesCaseload: true,
    permissions: CLINICAL,
  },
  connector: {
    name: 'Community connector',
    description: 'Helps you find and try things near you, and comes along at first if you like.',
    kinds: CONNECTOR_KINDS,
    seesCaseload: false,
    permissions: [...WORKER, 'barriers.see', 'directory.keep', 'front-door.answer-advice', 'front-door.see', 'front-door.take'],
  },
  peer_worker: {
    name: 'Peer support worker',
    description: 'Has been through mental health problems too, and uses that to support you.',
    kinds: CONNECTOR_KINDS & ~kindsOf('employment', 'moneyHousing'),
    seesCaseload: false,
    permissions: [...WORKER, 'front-door.answer-advice', 'front-door.see', 'front-door.take', 'person.create'],
  },
  employment_specialist: {
    name: 'Employment specialist',
    description: 'Helps you find work you want and keep it.',
    kinds: kindsOf('contact', 'aboutMe', 'appointments', 'plan', 'safetyPlan', 'careTeam', 'employment', 'moneyHousing'),
    seesCaseload: false,
    permissions: WORKER,
  },
  housing_worker: {
    name: 'Supported housing worker',
    description: 'Helps you with your home and daily living.',
    kinds: kindsOf('contact', 'aboutMe', 'appointments', 'plan', 'safetyPlan', 'careTeam', 'moneyHousing'),
    seesCaseload: false,
    permissions: WORKER,
  },
  alcohol_drugs_worker: {
    name: 'Alcohol and drugs worker',
    description: 'Helps with drinking, drugs or gambling alongside everything else, with no need to sort one first.',
    kinds: (CLINICAL_KINDS & ~kindsOf('employment', 'legal')) | kindsOf('trauma'),
    seesCaseload: false,
    permissions: [...WORKER, 'front-door.see', 'front-door.take', 'front-door.answer-advice', 'person.create'],
  },
  advocate: {
    name: 'Advocate',
    description: 'Independent. On your side, helps you say what you want and know your rights.',
    kinds: ALL_KINDS & ~kindsOf('contactNotes', 'trauma', 'carers', 'identity', 'employment'),
    seesCaseload: false,
    permissions: ['record.see', 'note.write', 'person.search', 'place.see-work', 'assessment.contribute', 'connector.ask'],
  },
  community_worker: {
    name: 'Community worker',
    description: 'Works for a council or community organisation and can ask our teams for advice or start a conversation with you.',
    kinds: kindsOf('contact', 'aboutMe', 'requests', 'careTeam'),
    seesCaseload: false,
    permissions: ['advice.ask', 'place.see-work', 'person.search', 'connector.ask', 'directory.keep'],
  },
  activity_organiser: {
    name: 'Activity organiser',
    description: 'Runs a group or activity. Knows your first name and what helps, nothing else.',
    kinds: 0,
    seesCaseload: false,
    permissions: ['place.see-work', 'activity.see'],
  },
  team_lead: {
    name: 'Team lead',
    description: 'Makes sure the team has the people and time it needs, and that nobody is forgotten.',
    kinds: ALL_KINDS & ~kindsOf('trauma'),
    seesCaseload: true,
    permissions: [
      ...CLINICAL,
      'barriers.see',
      'directory.keep',
      'front-door.review',
      'own-sign-in.end',
      'worker.leave',
      'capacity.set',
      'capacity.exceed',
      'service.edit',
    ],
  },
  person: {
    name: 'You',
    description: 'The person the record is about.',
    kinds: ALL_KINDS,
    seesCaseload: false,
    permissions: ['my-kith.see', 'my-kith.edit'],
  },
  supporter: {
    name: 'Someone you let in',
    description: 'A partner, friend, family member or advocate you chose.',
    kinds: ALL_KINDS & ~kindsOf('carers', 'trauma', 'contactNotes'),
    seesCaseload: false,
    permissions: ['shared.see'],
  },
  information_governance: {
    name: 'Information governance lead',
    description: 'Checks that records are opened only for good reasons.',
    kinds: 0,
    seesCaseload: false,
    permissions: ['emergency.review', 'audit.review', 'session.revoke'],
  },
  administrator: {
    name: 'Administrator',
    description: 'Keeps accounts and settings. Reads no records.',
    kinds: 0,
    seesCaseload: false,
    permissions: ['session.revoke'],
  },
  commissioner: {
    name: 'Commissioner',
    description: 'Plans and pays for services. Sees counts, never people.',
    kinds: 0,
    seesCaseload: false,
    permissions: ['place.see-work', 'barriers.see'],
  },
} as const satisfies Record<string, Role>

export type RoleCode = keyof typeof ROLES

/**
 * What the person may agree, besides, that somebody of this role knows about them. Notes of contacts stand here for those
 * who hold their own notes and not the notes of others. What others told us (`carers`) is nowhere: it is not the
 * person's to pass on.
 */
const BY_AGREEMENT: Partial<Record<RoleCode, number>> = {
  pharmacist: kindsOf('contactNotes', 'assessment'),
  gp: kindsOf('contactNotes', 'substanceUse', 'employment', 'moneyHousing'),
  connector: kindsOf('contactNotes', 'substanceUse'),
  peer_worker: kindsOf('contactNotes', 'assessment', 'medicines', 'substanceUse', 'trauma', 'employment', 'moneyHousing'),
  employment_specialist: kindsOf('contactNotes', 'substanceUse'),
  housing_worker: kindsOf('contactNotes', 'substanceUse'),
  advocate: kindsOf('contactNotes', 'trauma', 'employment'),
}
/** All that somebody of this role may ever hold. */
export const mayHold = (role: RoleCode): number => ROLES[role].kinds | (BY_AGREEMENT[role] ?? 0)

export const isRole = (code: string): code is RoleCode => Object.hasOwn(ROLES, code)

/** The one question "may this role do this?". `open` is everybody's, `signed-in` anyone's with an account. */
export function can(role: string, permission: string): boolean {
  if (permission === 'open') return true
  if (permission === 'signed-in') return isRole(role)
  return isRole(role) && (ROLES[role].permissions as readonly string[]).includes(permission)
}
