import type { Kind, RoleCode } from '../../src/access/index.ts'

// What words and names tell, restated as data and on purpose without a look at access/tells.ts.

/** Words of each kind, as people and workers write them in a box that is about something else. */
export const WORDS_OF: Partial<Record<Kind, string>> = {
  substanceUse: 'She is at the methadone clinic on Mondays',
  medicines: 'Not before noon, because of the clozapine',
  moneyHousing: 'The bailiffs come on Friday',
  employment: 'Goes to the job centre first',
  legal: 'While on a community treatment order',
  trauma: 'He abused her',
}

/** Roles and kinds of teams whose name alone tells. */
export const ROLES_THAT_TELL: Partial<Record<RoleCode, Kind>> = {
  alcohol_drugs_worker: 'substanceUse',
  pharmacist: 'medicines',
  housing_worker: 'moneyHousing',
  employment_specialist: 'employment',
}
export const TEAMS_THAT_TELL: Record<string, Kind> = { alcohol_drugs: 'substanceUse', housing: 'moneyHousing', employment: 'employment' }

/** Kinds that many may know: what is written in rows of these alone tells by its words. */
export const FOR_MANY: Kind[] = ['contact', 'appointments', 'careTeam', 'requests']

/** The boxes of rows for many: a word of a kind in any of them keeps the row from whoever may not know that kind. */
export const BOXES_THAT_TELL: Record<string, string[]> = {
  entry: ['title', 'body'],
  entry_comment: ['words', 'answer'],
  involvement: ['part', 'ended_why'],
  responsibility: ['why'],
  care_episode: ['goodbye_words', 'staying_well', 'way_back'],
  help_request: ['own_words', 'easier', 'agreed_how', 'address_as', 'safe_contact'],
  help_request_asker: ['name', 'relation', 'organisation', 'contact', 'words', 'took_responsibility'],
  help_request_event: ['words', 'easier', 'service_name', 'evidence_who', 'evidence_how'],
  connector_ask: ['matters', 'agreed_how'],
  personal_contact: ['name', 'relation', 'may_know'],
  sharing_rule: ['words', 'who_was_there'],
  emergency_access: ['words', 'review_words'],
  contact_override: ['refused_because', 'reason'],
  advice_message: ['words'],
}

/**
 * What is shown to everybody who may know the row, whatever its words tell: how to reach somebody safely and what they need
 * would put them in danger if it were not there. Who reads it is said beside the box.
 */
export const SHOWN_AS_WRITTEN: Record<string, string[]> = {
  contact_rules: ['time_from', 'time_to', 'letters_to', 'through_whom', 'must_not_appear', 'meet_at', 'more'],
  need: ['flag', 'words', 'met_how', 'language', 'interpreter_gender', 'family_name', 'family_reason'],
  person: ['given_name', 'family_name', 'preferred_name', 'pronouns', 'how_to_address', 'nhs_number'],
  person_address: ['lines', 'postcode'],
  contact_point: ['value'],
  help_request: ['phone', 'email', 'reference'],
  // Why an entry is kept back is read by workers who may know the entry.
  entry: ['withheld_reason', 'what'],
  // A step stands in a note and is read like it: the kind of notes is always one of its kinds.
  next_step: ['what', 'done_words', 'moved_why'],
  board_contact: ['next_step', 'next_step_who'],
  // Chosen from a list or made by the house, not written.
  board_row: ['name'],
  contact_override: ['route'],
  involvement: ['role'],
  audit_entry: ['detail', 'basis', 'what'],
  message: ['template', 'route', 'state', 'via'],
}
