import { asItStood, type Reading } from '../people/index.ts'
import type { Action, Line, Meeting, More, VersionLine } from './plans.ts'
import { fieldsOf, type Section } from './sections.ts'

// What is chosen from a list, and days, are codes.
const isText = (section: Section, name: string): boolean => fieldsOf(section).some(field => field.name === name && ['line', 'words'].includes(field.type))
const moreOtherwise = (section: Section, more: More, read: Reading): More =>
  Object.fromEntries(Object.entries(more).map(([name, text]) => [name, isText(section, name) ? read(text) : text]))

const actionOtherwise = (action: Action, read: Reading): Action => ({
  ...action,
  service: read(action.service),
  named: read(action.named),
  evidenceHow: action.evidenceHow && read(action.evidenceHow),
  answerWords: read(action.answerWords),
  closedWords: read(action.closedWords),
  movedWhy: read(action.movedWhy),
})

/** The words of a line as they are read. The name of a medicine stays, so that nobody gives the wrong one. */
export const wordsOtherwise = (section: Section, words: string, read: Reading): string => (section === 'medicines' ? words : read(words))

type Words = Pick<Line, 'section' | 'words' | 'more' | 'action'>

/** A line of the plan as it is read. */
export const lineOtherwise = <L extends Words>(line: L, read: Reading): L => ({
  ...line,
  words: wordsOtherwise(line.section, line.words, read),
  more: moreOtherwise(line.section, line.more, read),
  action: line.action && actionOtherwise(line.action, read),
})

/** A line as somebody sends it who read it so: what they did not change stays as it was written. */
export function lineAsItStood(
  { section, words, more }: Omit<Words, 'action'>,
  typed: { words: string; more: More },
  read: Reading,
): { words: string; more: More } {
  return {
    words: asItStood(words, typed.words, text => wordsOtherwise(section, text, read)),
    more: Object.fromEntries(Object.entries(typed.more).map(([name, text]) => [name, isText(section, name) ? asItStood(more[name] ?? '', text, read) : text])),
  }
}

/** A line of a published version as it is read. */
export const versionLineOtherwise = (line: VersionLine, read: Reading): VersionLine => ({
  ...line,
  words: wordsOtherwise(line.section, line.words, read),
  facts: line.facts.map(([name, words]) => [name, read(words)] as const),
})

/** How a version was decided, as it is read. */
export const meetingOtherwise = (meeting: Meeting, read: Reading): Meeting => ({
  ...meeting,
  whoWasThere: read(meeting.whoWasThere),
  personView: read(meeting.personView),
  ourView: read(meeting.ourView),
  withoutWords: read(meeting.withoutWords),
  decidedWithout: read(meeting.decidedWithout),
  toldWhat: read(meeting.toldWhat),
  toldHow: read(meeting.toldHow),
  toldWhy: read(meeting.toldWhy),
})

interface Glanced {
  goals: { words: string; due: string | null }[]
  late: { words: string; service: string; named: string }[]
}

/** The plan at a glance, as it is read. */
export const glanceOtherwise = <G extends Glanced>(glance: G, read: Reading): G => ({
  ...glance,
  goals: glance.goals.map(goal => ({ ...goal, words: read(goal.words) })),
  late: glance.late.map(one => ({ ...one, words: read(one.words), service: read(one.service), named: read(one.named) })),
})
