import { isRole, type Named, ROLES } from '../../access/index.ts'

/** Something that belongs on the shared record, as the person will read it. */
export interface NewEntry {
  personId: string
  /** Kinds of information it holds, as bits; a reader needs all of them. */
  kinds: number
  /** What sort of entry: `contact`, `request`, `holder`, `involvement`, `about_me`… */
  what: string
  title: string
  body?: string
  /** Jobs, workers and teams that it names: who may not know what these tell does not find it. */
  names?: readonly Named[]
  /** When it happened; now, when it is left out. */
  happenedAt?: Date
  /** When given, only these holders (person, workers, teams) may read it. */
  readers?: string[]
  /** The entry this one corrects. Both stay on the record. */
  replaces?: string
  /** The recorded lawful reason why the person does not see it. */
  withheldReason?: string
  /** An id chosen beforehand, so that saving the same thing twice keeps one. */
  id?: string
}

export interface Comment {
  id: string
  kind: 'comment' | 'correction'
  words: string
  byName: string
  madeAt: Date
  answer: string | null
  answeredByName: string | null
  answeredAt: Date | null
}

export interface Entry {
  id: string
  personId: string
  what: string
  kinds: number
  happenedAt: Date
  writtenAt: Date
  title: string
  body: string
  authorName: string
  authorRole: string
  organisationName: string | null
  /** Limited to named readers: said to those who are among them, and to nobody else. */
  limited: boolean
  /** The person does not see it, for a recorded lawful reason: it must not be read out or turned towards them. */
  withheld: boolean
  /** A later entry corrects this one. */
  replacedBy: string | null
  comments: Comment[]
}

/** "Priya Nair, mental health practitioner, Camden and Islington"; what Kith wrote by itself has a name and no role. */
export function authorLine(entry: Pick<Entry, 'authorName' | 'authorRole' | 'organisationName'>): string {
  const role = isRole(entry.authorRole) ? ROLES[entry.authorRole].name.toLowerCase() : entry.authorRole
  return [entry.authorName, role === 'you' || role === 'system' ? '' : role, entry.organisationName].filter(Boolean).join(', ')
}

export const unanswered = (entry: Entry): Comment[] => entry.comments.filter(comment => comment.kind === 'correction' && comment.answer === null)
