import { KINDS, kindsOf } from '../../access/index.ts'
import { formatDate, formatDateTime, londonDate, type PlainDate } from '../../core/dates.ts'

/** How a contact happened (R137), in words for the page. */
export const MODES = {
  face_to_face: 'Face to face',
  video: 'Video call',
  phone: 'Phone call',
  text: 'Text message',
  email: 'Email',
  letter: 'Letter',
  group: 'In a group',
} as const
export type Mode = keyof typeof MODES
export const MODE_CODES = Object.keys(MODES) as [Mode, ...Mode[]]

/**
 * The way of reaching the person that a contact used, which their contact rules may not allow (R092). Meetings, groups and
 * video calls are agreed beforehand; a visit at home is not a meeting like another.
 */
export function routeOf({ mode, setting }: Pick<NewNote, 'mode' | 'setting'>): 'phone' | 'text' | 'email' | 'letter' | 'face_to_face' | undefined {
  if (mode === 'face_to_face') return setting === 'home' ? 'face_to_face' : undefined
  return mode === 'video' || mode === 'group' ? undefined : mode
}

/** Where it happened (R137). */
export const SETTINGS = {
  home: 'At home',
  gp_surgery: 'GP surgery',
  community_hub: 'Community hub',
  cafe_or_park: 'Café, park or out and about',
  school_or_university: 'School, college or university',
  hospital: 'Hospital',
  work: 'At work',
  online: 'Online or by phone',
  other: 'Somewhere else',
} as const
export type Setting = keyof typeof SETTINGS
export const SETTING_CODES = Object.keys(SETTINGS) as [Setting, ...Setting[]]

/** Subjects that only some of the care team may read about. */
export const TOUCHES = { substanceUse: 'Alcohol or drugs', trauma: 'Abuse or trauma', moneyHousing: 'Money or housing', employment: 'Work or study' } as const
export type Touch = keyof typeof TOUCHES
export const TOUCH_CODES = Object.keys(TOUCHES) as [Touch, ...Touch[]]

/** The kinds of information a note holds: a contact, and whatever else it touches. */
export const kindsOfNote = (touches: readonly Touch[]): number => kindsOf('contactNotes', ...touches)
/** Subjects this reader may themselves read, which are those they may write about. */
export const touchesWithin = (kinds: number): Touch[] => TOUCH_CODES.filter(touch => kinds & KINDS[touch])

/** Who does a next step: a worker, a team, or the person. */
export type Doer = { who: 'worker'; id: string; name: string } | { who: 'team'; id: string; name: string } | { who: 'person'; name: string }

export interface NewStep {
  what: string
  doer: Doer
  due: PlainDate
  /** The last moment, where hours count; its day is `due`. */
  dueAt?: Date
}

/** A next step as its readers see it. `doerId` is the worker's or team's; `kinds` those of the note it came from. */
export interface Step {
  id: string
  personId: string
  what: string
  who: 'worker' | 'team' | 'person'
  doerId: string | null
  doerName: string
  due: PlainDate
  /** The last moment, where hours count; its day is `due`. */
  dueAt: Date | null
  madeByName: string
  madeAt: Date
  doneAt: Date | null
  doneByName: string | null
  doneWords: string
  version: number
}

/** A note ready to be saved. `met` is false when we did not manage to meet or reach the person. */
export interface NewNote {
  happenedAt: Date
  whoWasThere: string
  mode: Mode
  setting: Setting
  met: boolean
  mental: string
  physical: string
  physicalWhyNot: string
  social: string
  tried: string
  followUp: string
  /** Why it happened in a way or at a time the person had asked us not to use; empty otherwise. The person reads it. */
  whyThisWay: string
  step: NewStep | undefined
  noStepWhy: string
  touches: Touch[]
  /** Worker ids chosen beside the person, the writer and the key worker; undefined when the whole care team may read it. */
  readers: string[] | undefined
  replaces: string | undefined
}

/** A saved note, for its page. */
export interface Note extends Omit<NewNote, 'step' | 'readers' | 'replaces'> {
  id: string
  personId: string
  workerId: string
  writerName: string
  writerRole: string
  step: Step | null
  /** Named readers, when the note is limited to some. */
  readers: string[] | null
  replaces: string | null
  replacedBy: string | null
}

const HOW: Record<Mode, string> = {
  face_to_face: 'Met face to face',
  video: 'Met by video',
  phone: 'Spoke by phone',
  text: 'In touch by text',
  email: 'In touch by email',
  letter: 'Wrote a letter',
  group: 'Met in a group',
}

/** The line the record shows for a contact. Missing each other is ours to say and never the person's fault. */
export const titleOf = (note: Pick<NewNote, 'met' | 'mode'>): string => (note.met ? HOW[note.mode] : 'We did not manage to meet')

/** The parts of a note in the order the person reads them, each with its heading; empty parts are left out. */
export function partsOf(
  note: Pick<NewNote, 'mental' | 'physical' | 'physicalWhyNot' | 'social' | 'tried' | 'followUp' | 'whyThisWay'>,
): { heading: string; text: string }[] {
  return [
    { heading: 'Feelings and mental health', text: note.mental },
    { heading: 'Physical health', text: note.physical || (note.physicalWhyNot && `We did not talk about this, because: ${note.physicalWhyNot}`) },
    { heading: 'People, home, money and daily life', text: note.social },
    { heading: 'What we tried, and what we will do differently', text: note.tried },
    { heading: 'To look at afterwards', text: note.followUp },
    { heading: 'Why it was in a way they had asked us not to use', text: note.whyThisWay },
  ].filter(part => part.text !== '')
}

/** "Ring the surgery together: Priya Nair, by 4 December 2026". */
export const stepLine = (step: { what: string; doerName: string; due: PlainDate }): string => `${step.what}: ${step.doerName}, by ${formatDate(step.due)}`

/** The words that stand on the shared record. */
export function bodyOf(note: NewNote): string {
  const next = note.step ? stepLine({ ...note.step, doerName: note.step.doer.name }) : `None for now, because: ${note.noStepWhy}`
  return [`${SETTINGS[note.setting]}. There: ${note.whoWasThere}.`, ...partsOf(note).map(part => `${part.heading}\n${part.text}`), `Next step\n${next}`].join(
    '\n\n',
  )
}

/** "4 December 2026", or with the hour where hours count: "Friday 4 December 2026 at 2:05pm". */
export const dueWords = ({ due, dueAt }: Pick<Step, 'due' | 'dueAt'>): string => (dueAt ? formatDateTime(dueAt) : formatDate(due))

/** True when its last moment, or its last day, is over. */
export const isPast = ({ due, dueAt }: Pick<Step, 'due' | 'dueAt'>, now: Date): boolean => (dueAt ? dueAt < now : due < londonDate(now))

export const isOverdue = (step: Pick<Step, 'due' | 'dueAt' | 'doneAt'>, now: Date): boolean => step.doneAt === null && isPast(step, now)

/** True of a step that was done when its last moment was over. */
export const wasLate = ({ doneAt, dueAt }: Pick<Step, 'doneAt' | 'dueAt'>): boolean => doneAt !== null && dueAt !== null && doneAt > dueAt
