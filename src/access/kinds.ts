/**
 * Kinds of information, each a bit, as `domain` tables name them in SQL. A row may hold several kinds; a reader needs all
 * of them. Concerns and complaints are not here: they are never in the care record.
 */
export const KINDS = {
  contact: 1,
  aboutMe: 2,
  appointments: 4,
  plan: 8,
  safetyPlan: 16,
  assessment: 32,
  contactNotes: 64,
  medicines: 128,
  substanceUse: 256,
  trauma: 512,
  moneyHousing: 1024,
  employment: 2048,
  legal: 4096,
  careTeam: 8192,
  requests: 16384,
  carers: 32768,
  identity: 65536,
  network: 131072,
} as const

export type Kind = keyof typeof KINDS
export const ALL_KINDS = 262143

/** How each kind is named to people and workers. */
export const KIND_NAMES: Record<Kind, string> = {
  contact: 'Name and contact details',
  aboutMe: 'About me, communication needs and adjustments',
  appointments: 'Appointments',
  plan: 'Plan',
  safetyPlan: 'Safety plan',
  assessment: 'Assessments',
  contactNotes: 'Notes of contacts',
  medicines: 'Medicines and physical health',
  substanceUse: 'Alcohol and drugs',
  trauma: 'Abuse and trauma',
  moneyHousing: 'Money and housing',
  employment: 'Work and study',
  legal: 'Mental Health Act and legal',
  careTeam: 'Who helps me and who is responsible',
  requests: 'Requests for help',
  carers: 'What carers told us',
  identity: 'Ethnicity, language, gender and beliefs',
  network: 'My network',
}

export const kindsOf = (...kinds: Kind[]): number => kinds.reduce((sum, kind) => sum | KINDS[kind], 0)

export const namesOf = (kinds: number): string[] => (Object.keys(KINDS) as Kind[]).filter(kind => kinds & KINDS[kind]).map(kind => KIND_NAMES[kind])
