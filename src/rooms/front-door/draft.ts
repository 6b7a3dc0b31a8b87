import { type ContactRoute, type ContactRules, DEFAULT_RULES, hoursFrom, whenWords } from '../people/index.ts'
import type { Agreed } from './front-door.ts'

/** The steps of the public form, each a page of its own. */
export const STEPS = ['words', 'name', 'where', 'contact', 'check'] as const
export type Step = (typeof STEPS)[number]
export const isStep = (text: string): text is Step => (STEPS as readonly string[]).includes(text)

/** What somebody has written so far, verbatim: the fields of the form by name. */
export type Answers = Record<string, string | string[]>

export interface Draft {
  id: string
  wayIn: 'web' | 'walk_in'
  startedAt: Date
  touchedAt: Date
  openedBy: string | undefined
  answers: Answers
  requestId: string | undefined
}

export const answer = (answers: Answers, name: string): string => {
  const value = answers[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
export const answersOf = (answers: Answers, name: string): string[] => [answers[name] ?? []].flat().filter(value => value !== '')

/** The first step still needed before `check`; undefined when everything needed is there. */
export function firstMissing(answers: Answers): Step | undefined {
  if (answer(answers, 'words') === '') return 'words'
  if (answer(answers, 'givenName') === '' || answer(answers, 'whoFor') === '') return 'name'
  if (answer(answers, 'placeCode') === '') return 'where'
  return answersOf(answers, 'ways').length === 0 ? 'contact' : undefined
}

/** True when they have said that we may call, and given a number. */
export const mayCall = (answers: Answers): boolean => answer(answers, 'mayCall') === 'yes' && answer(answers, 'callPhone') !== ''

export const WAYS_TO_REACH = { text: 'Text message', phone: 'Phone call', email: 'Email', letter: 'Letter', through: 'Through someone I trust' } as const

/** True when they chose hours or days in the fields. */
export const saidWhen = (answers: Answers): boolean => ['hours', 'from', 'to', 'days'].some(name => answersOf(answers, name).length > 0)

/** How to reach them safely, in one paragraph a worker reads before anything else. */
export function safeContactWords(answers: Answers): string {
  const ways = answersOf(answers, 'ways')
    .map(way => WAYS_TO_REACH[way as keyof typeof WAYS_TO_REACH])
    .filter(Boolean)
  return [
    ways.length > 0 ? `Reach by: ${ways.join(', ').toLowerCase()}.` : '',
    saidWhen(answers) ? `When: only ${whenWords(hoursFrom(answers))}.` : '',
    answer(answers, 'when') && `About times: ${answer(answers, 'when')}`,
    answersOf(answers, 'never').includes('voicemail') ? 'No voicemail.' : '',
    answersOf(answers, 'never').includes('letter') ? 'No letters home.' : '',
    answersOf(answers, 'never').includes('name') ? 'Do not say who is calling.' : '',
    answer(answers, 'needs') && `Needs: ${answer(answers, 'needs')}`,
  ]
    .filter(Boolean)
    .join(' ')
}

export const agreedFrom = (answers: Answers): Agreed =>
  answer(answers, 'whoFor') === 'me' ? 'self' : (({ yes: 'yes', no: 'no' } as const)[answer(answers, 'agreed')] ?? 'not_asked')

const ROUTE_OF: Record<string, ContactRoute> = { text: 'text', phone: 'phone', email: 'email', letter: 'letter', through: 'through_someone' }

/** What was said about how and when to be reached. `times` are words about times that nobody has turned into hours yet. */
export interface SafeContact extends Pick<ContactRules, 'days' | 'from' | 'to'> {
  through: string
  words: string
  timesUnread: boolean
  hideName: boolean
}

/**
 * Only the ways they chose, on the days and in the hours they chose, and nothing that shows who writes: from the first
 * moment, whatever else is set later (R092). Who chose no way is reached by the ordinary ones. Words never widen anything:
 * while words about times are unread, nothing is sent. Undefined when they said nothing at all.
 */
export function rulesFrom(ways: readonly string[], { through, words, timesUnread, hideName, ...times }: SafeContact): ContactRules | undefined {
  const chosen = ways.flatMap(way => ROUTE_OF[way] ?? []).filter(route => route !== 'through_someone' || through !== '')
  const said = chosen.length > 0 || words !== '' || times.from !== null || times.to !== null || times.days.length < DEFAULT_RULES.days.length
  if (!said) return undefined
  const routes = chosen.length > 0 ? chosen : DEFAULT_RULES.routes
  return {
    ...DEFAULT_RULES,
    ...times,
    routes,
    throughWhom: routes.includes('through_someone') ? through : null,
    mustNotAppear: hideName ? 'Who is calling or writing' : '',
    more: words,
    timesUnread: timesUnread && words !== '',
  }
}
