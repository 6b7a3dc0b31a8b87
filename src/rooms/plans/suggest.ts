import { KINDS, type Kind } from '../../access/index.ts'
import { ageOn, type PlainDate } from '../../core/dates.ts'
import type { Line } from './plans.ts'

/** An item of a list of clinical content, as far as suggesting goes. */
export interface Item {
  code: string
  title: string
  words: string
  more: Readonly<Record<string, unknown>>
  source: string
  checked: boolean
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter(one => typeof one === 'string') : [])
/** The kind of information an item tells by itself; undefined for most. */
export const kindOfItem = (item: Pick<Item, 'more'>): Kind | undefined => {
  const { kind } = item.more
  return typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? (kind as Kind) : undefined
}
/** An item put to the person themself: plain words, in the first person. Undefined where its list has none. */
export function ownWords({ more: { own } }: Pick<Item, 'more'>): { title: string; words: string } | undefined {
  if (typeof own !== 'object' || own === null) return undefined
  const { title, words } = own as Record<string, unknown>
  return typeof title === 'string' && typeof words === 'string' ? { title, words } : undefined
}
/** What each item means, by its code, for readers who are not workers. */
export const meaningsOf = (items: readonly Pick<Item, 'code' | 'more' | 'words'>[]): Map<string, string> =>
  new Map(items.map(item => [item.code, ownWords(item)?.words ?? item.words]))

/** Items this reader may know of: an item about alcohol and drugs is not there for those who hold nothing about them. */
export const itemsWithin = <I extends Pick<Item, 'more'>>(items: readonly I[], kinds: number): I[] =>
  items.filter(item => (kindOfItem(item) ? (KINDS[kindOfItem(item)!] & kinds) !== 0 : true))

/** By which line of the plan an area that was talked about is known to stand there. */
export const areaCode = (areaId: string): string => `dialog.${areaId}`
/** Areas with something agreed that the plan does not hold yet. */
export const areasToTake = <A extends { id: string; actions: string }>(areas: readonly A[], lines: readonly Pick<Line, 'more'>[]): A[] =>
  areas.filter(area => area.actions.trim() !== '' && !lines.some(line => line.more.code === areaCode(area.id)))

export interface Suggested {
  item: Item
  /** Words of the needs it may answer; empty when none of them speaks of it. */
  needs: string[]
}

/**
 * What can be arranged at a level of complexity, or at any while nobody has looked at that yet: first what answers a need in
 * the plan. To talk about and nothing more: it opens and closes no door (R200).
 */
export function suggestionsFor(items: readonly Item[], level: string | undefined, lines: readonly Pick<Line, 'section' | 'words' | 'notNow'>[]): Suggested[] {
  const needs = lines.filter(line => line.section === 'needs' && !line.notNow).map(line => line.words)
  return items
    .filter(item => level === undefined || item.more.level === level)
    .map(item => ({ item, needs: needs.filter(words => texts(item.more.about).some(word => words.toLowerCase().includes(word))) }))
    .sort((a, b) => Number(b.needs.length > 0) - Number(a.needs.length > 0))
}

/** What is recorded that a question about entitlements can come from, as far as its reader may know it. */
export interface Facts {
  born: PlainDate | null
  caring: boolean
  lines: readonly Pick<Line, 'section' | 'more' | 'notNow'>[]
  today: PlainDate
}

const SAID: Readonly<Record<string, string>> = {
  caring: 'they look after somebody',
  work: 'work or study is in the plan',
  home: 'home is in the plan',
  money: 'money is in the plan',
  medicines: 'medicines are in the plan',
  physical_health: 'physical health is in the plan',
  needs: 'needs are in the plan',
  community: 'the community is in the plan',
  carer_part: 'somebody close has a part in the plan',
}

function because(from: string, { born, caring, lines, today }: Facts): string | undefined {
  if (from === 'always') return ''
  if (from === 'caring') return caring ? SAID.caring : undefined
  const [what, which = ''] = from.split(':')
  if (what === 'section') return lines.some(line => line.section === which && !line.notNow) ? SAID[which] : undefined
  if (what !== 'age' || !born) return undefined
  const [least, most] = which.split('-').map(Number)
  const age = ageOn(born, today)
  return age >= (least ?? 0) && age <= (most ?? 999) ? `age ${age}` : undefined
}

export interface Question {
  item: Item
  /** The recorded facts it comes from, in words; none for what is asked of everyone. */
  because: string[]
}

/** Entitlements to check, from what is recorded: questions, never decisions (R062). What stands in the plan already is left out. */
export function questionsFor(items: readonly Item[], facts: Facts): Question[] {
  const there = new Set(facts.lines.map(line => line.more.code))
  return items
    .filter(item => !there.has(item.code))
    .flatMap(item => {
      const found = texts(item.more.from).flatMap(from => because(from, facts) ?? [])
      return found.length > 0 ? [{ item, because: found.filter(Boolean) }] : []
    })
}
