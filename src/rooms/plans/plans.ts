import { createHash } from 'node:crypto'
import { formatDate, type PlainDate } from '../../core/dates.ts'
import { ALWAYS_ASKED, fieldsOf, OWN_PART, SECTION_CODES, SECTORS, type Section, type Sector, sectionName } from './sections.ts'
import { ACTION_NAMES, type ActionState } from './states.ts'

/** What a section asks besides the words, by the field's name. */
export type More = Readonly<Record<string, string>>

/** Who does an action: one accountable service and a named person. */
export interface Action {
  teamId: string | null
  service: string
  sector: Sector
  workerId: string | null
  named: string
  due: PlainDate
  needId: string | null
  state: ActionState
  askedAt: Date
  askedByName: string
  answeredAt: Date | null
  answeredByName: string | null
  evidenceHow: string | null
  evidenceOn: PlainDate | null
  answerWords: string
  closedAt: Date | null
  closedByName: string | null
  closedWords: string
  movedWhy: string
  version: number
}

/** One line of the plan as its reader sees it. `readers` is null when everyone with the plan may read it. */
export interface Line {
  id: string
  personId: string
  section: Section
  words: string
  more: More
  notNow: boolean
  kinds: number
  readers: string[] | null
  position: number
  writtenAt: Date
  writtenByName: string
  writtenBy: string
  removedAt: Date | null
  version: number
  action: Action | null
}

/** What a line said before. */
export interface PastLine {
  version: number
  words: string
  more: More
  notNow: boolean
  writtenAt: Date
  writtenByName: string
}

/** A line as it stood in a published version. `facts` are pairs of a name and its words. */
export interface VersionLine {
  lineId: string
  section: Section
  words: string
  notNow: boolean
  facts: readonly (readonly [name: string, words: string])[]
}

const shown = (type: string, value: string, choices?: Readonly<Record<string, string>>) => (type === 'day' ? formatDate(value) : (choices?.[value] ?? value))

/** All that a line says besides its words, in the order it is read: what a version keeps and what a difference compares. */
export function factsOf(line: Pick<Line, 'section' | 'more' | 'action'>): [string, string][] {
  const facts = fieldsOf(line.section).flatMap(({ name, label, type, choices }): [string, string][] => {
    const value = line.more[name]
    return value ? [[label, shown(type, value, choices)]] : []
  })
  const { action } = line
  if (!action) return facts
  return [
    ...facts,
    ['Who', `${action.named}, ${action.service}`],
    ['Whose part it is', SECTORS[action.sector]],
    ['By', formatDate(action.due)],
    ['How far', ACTION_NAMES[action.state]],
  ]
}

/** A mark of the lines a reader was looking at, and by which day, which tells nothing about lines they may not see. */
export const markOf = (lines: readonly Pick<Line, 'id' | 'version' | 'action'>[]): string =>
  createHash('sha256')
    .update(
      lines
        .map(line => `${line.id}.${line.version}.${line.action?.due ?? ''}`)
        .sort()
        .join(),
    )
    .digest('hex')
    .slice(0, 24)

export interface Agreement {
  id: string
  answer: 'agrees' | 'agrees_except' | 'does_not_agree'
  words: string
  byPerson: boolean
  how: string
  onDay: PlainDate
  at: Date
  byName: string
  /** True while nothing has changed since: the rule for publishing. */
  current: boolean
  /** True when something changed since that this reader may read: what a page may say. */
  changed: boolean
}

export const ANSWERS = { agrees: 'Agrees with the plan', agrees_except: 'Agrees, except for some of it', does_not_agree: 'Does not agree' } as const
export const HOWS = {
  my_kith: 'In My Kith',
  in_person: 'Face to face',
  phone: 'By phone',
  video: 'By video',
  letter: 'In a letter',
  through_somebody: 'Through someone who speaks for them',
} as const
/** Why a plan may be published without the person's own part or agreement. Nothing else is a reason. */
export const WITHOUT = {
  capacity: 'They cannot make this decision now, even with support (capacity for this decision)',
  wish: 'They do not want to take part in making the plan',
} as const
export type Without = keyof typeof WITHOUT

/** How a plan that is published was decided. Empty words where there was nothing of the kind. */
export interface Meeting {
  whoWasThere: string
  personView: string
  ourView: string
  withoutReason: Without | null
  withoutWords: string
  decidedWithout: string
  toldWhat: string
  toldHow: string
  toldWhy: string
}

/** A plan decided together: nothing about which the two differ but what the person says, and nothing decided without them. */
export const decidedTogether = (whoWasThere: string, personView = ''): Meeting => ({
  whoWasThere,
  personView,
  ourView: '',
  withoutReason: null,
  withoutWords: '',
  decidedWithout: '',
  toldWhat: '',
  toldHow: '',
  toldWhy: '',
})

/** What the rules of publishing look at in a line. */
type Rule = Pick<Line, 'id' | 'section' | 'notNow' | 'action' | 'more'>

export interface ToPublish {
  lines: readonly Rule[]
  agreement: Pick<Agreement, 'answer' | 'current'> | undefined
  without: { reason: Without; words: string } | undefined
  /** Sections the publisher reads: only these can be asked of them. */
  sections?: readonly Section[]
}

export type Blocker = 'empty' | 'no own part' | 'no agreement' | 'changed since' | 'said no' | 'need without owner' | 'question without owner' | 'not asked'

/** Needs that nobody acts on and of which it was not agreed that nothing happens for now (R143). */
export function needsWithoutOwner<L extends Pick<Line, 'id' | 'section' | 'notNow' | 'action'>>(lines: readonly L[]): L[] {
  const owned = new Set(lines.flatMap(line => (line.action?.needId && !['said_no', 'not_done'].includes(line.action.state) ? [line.action.needId] : [])))
  return lines.filter(line => line.section === 'needs' && !line.notNow && !owned.has(line.id))
}

const isOver = ({ action }: Pick<Line, 'action'>) => action !== null && ['said_no', 'not_done'].includes(action.state)

/**
 * Rights and support to check that nobody finds out about: without an answer, without a service that is asked, or with one
 * that said no. The same question asked again of another service has an owner (R271).
 */
export function questionsWithoutOwner<L extends Pick<Line, 'section' | 'notNow' | 'action' | 'more'>>(lines: readonly L[]): L[] {
  const questions = lines.filter(line => line.section === 'entitlements' && !line.notNow)
  const cared = (line: L) => Boolean(line.more.found) || (line.action !== null && !isOver(line))
  const codes = new Set(questions.filter(cared).flatMap(line => line.more.code ?? []))
  return questions.filter(line => !cared(line) && !codes.has(line.more.code ?? ''))
}

/** What is asked in every plan and was not asked yet. */
export const notAsked = (lines: readonly Pick<Line, 'section'>[], sections: readonly Section[] = SECTION_CODES): Section[] =>
  ALWAYS_ASKED.filter(section => sections.includes(section) && !lines.some(line => line.section === section))

/**
 * What stands between a plan and its being published; empty when nothing does (R096). Without the person's own part and
 * their agreement to these very words there must be the recorded reason, and words to it.
 */
export function mayPublish({ lines, agreement, without, sections }: ToPublish): Blocker[] {
  const blockers: Blocker[] = []
  if (lines.length === 0) blockers.push('empty')
  if (!without?.words) {
    if (!lines.some(line => OWN_PART.includes(line.section) && !line.notNow)) blockers.push('no own part')
    if (!agreement) blockers.push('no agreement')
    else if (agreement.answer === 'does_not_agree') blockers.push('said no')
    else if (!agreement.current) blockers.push('changed since')
  }
  if (needsWithoutOwner(lines).length > 0) blockers.push('need without owner')
  if (questionsWithoutOwner(lines).length > 0) blockers.push('question without owner')
  if (notAsked(lines, sections).length > 0) blockers.push('not asked')
  return blockers
}

export const BLOCKER_WORDS: Record<Blocker, string> = {
  empty: 'Nothing is written yet. Add the first line',
  'no own part': 'Their own part is missing: what matters to them, a goal, or what they will do. Write it with them first',
  'no agreement': 'Say how they agreed, or why it is published without them',
  'changed since': 'The plan was changed after they agreed. Look at it with them again',
  'said no': 'They do not agree with the plan. Talk about it again, and change it together',
  'need without owner': 'A need has nobody who acts on it. Add an action for it, or write who agreed that it is not for now',
  'question without owner': 'A right or support to check has nobody who finds out. Say who does, or write what was found out',
  'not asked': 'Some things are asked in every plan. Write an answer, or that it is not for now',
}

const named = (words: readonly string[]) => words.map(one => one.slice(0, 80)).join(', ')

/** What to do about a blocker, naming what it is about, as far as the publisher reads it. */
export function blockerWords(blocker: Blocker, lines: readonly (Rule & Pick<Line, 'words'>)[], sections: readonly Section[]): string {
  const about: Partial<Record<Blocker, () => string[]>> = {
    'not asked': () => notAsked(lines, sections).map(section => sectionName(section, false)),
    'need without owner': () => needsWithoutOwner(lines).map(line => line.words),
    'question without owner': () => questionsWithoutOwner(lines).map(line => line.words),
  }
  const names = about[blocker]?.() ?? []
  return names.length > 0 ? `${BLOCKER_WORDS[blocker]}: ${named(names)}` : BLOCKER_WORDS[blocker]
}

// ---- Length and repetition (R405)

export const countWords = (lines: readonly Pick<Line, 'words' | 'more'>[]): number =>
  lines.reduce((sum, line) => sum + [line.words, ...Object.values(line.more)].join(' ').split(/\s+/).filter(Boolean).length, 0)

const plainWords = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []

/** Pairs of lines that say the same twice: the same words, or nearly. Short lines are left alone. */
export function saidTwice<L extends Pick<Line, 'words'>>(lines: readonly L[]): [L, L][] {
  const sets = lines.map(line => new Set(plainWords(line.words)))
  return lines.flatMap((line, at) =>
    lines.slice(at + 1).flatMap((other, offset): [L, L][] => (alike(sets[at]!, sets[at + 1 + offset]!) ? [[line, other]] : [])),
  )
}
function alike(one: Set<string>, other: Set<string>): boolean {
  if (Math.min(one.size, other.size) < 4) return false
  const both = [...one].filter(word => other.has(word)).length
  return both / (one.size + other.size - both) >= 0.8
}

// ---- Differences between versions

export type Difference =
  | { what: 'added'; line: VersionLine }
  | { what: 'taken out'; line: VersionLine }
  | { what: 'changed'; before: VersionLine; line: VersionLine; facts: { name: string; before: string; after: string }[] }

/** What a reader would want to know who knew the first and reads the second, in the order of the plan. */
export function differencesBetween(before: readonly VersionLine[], after: readonly VersionLine[]): Difference[] {
  const old = new Map(before.map(line => [line.lineId, line]))
  const now = new Set(after.map(line => line.lineId))
  const found: Difference[] = after.flatMap((line): Difference[] => {
    const was = old.get(line.lineId)
    if (!was) return [{ what: 'added', line }]
    const facts = changedFacts(was.facts, line.facts)
    return was.words === line.words && was.notNow === line.notNow && facts.length === 0 ? [] : [{ what: 'changed', before: was, line, facts }]
  })
  found.push(...before.filter(line => !now.has(line.lineId)).map((line): Difference => ({ what: 'taken out', line })))
  return found.sort((a, b) => SECTION_CODES.indexOf(a.line.section) - SECTION_CODES.indexOf(b.line.section))
}

function changedFacts(before: VersionLine['facts'], after: VersionLine['facts']): { name: string; before: string; after: string }[] {
  const [old, now] = [new Map(before), new Map(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap(name => {
    const pair = { name, before: old.get(name) ?? '', after: now.get(name) ?? '' }
    return pair.before === pair.after ? [] : [pair]
  })
}

const bits = (kinds: number): number => kinds.toString(2).replaceAll('0', '').length

/**
 * Who may know of a version: those who may read the least hidden of the lines that changed. For whom nothing changed there
 * was no version. With nothing changed at all, everyone with the plan.
 */
export function sightOfVersion(changed: readonly Pick<Line, 'kinds' | 'readers'>[], plan: number): { kinds: number; readers: string[] | null } {
  const least = changed.toSorted((a, b) => Number(a.readers !== null) - Number(b.readers !== null) || bits(a.kinds) - bits(b.kinds))[0]
  return least ? { kinds: least.kinds, readers: least.readers } : { kinds: plan, readers: null }
}
