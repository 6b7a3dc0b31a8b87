import { daysBetween, formatDate, type PlainDate } from '../../core/dates.ts'
import { inFigures, inOrder } from '../../core/text.ts'

/** How one can take part. */
export const WAYS = { in_person: 'In person', video: 'By video', phone: 'By phone', online: 'Online, in your own time' } as const
export type Way = keyof typeof WAYS
export const WAY_CODES = Object.keys(WAYS) as [Way, ...Way[]]

/** With whom. */
export const FORMS = { one_to_one: 'One to one', group: 'In a group', family: 'With your partner, family or friends' } as const
export type OfferForm = keyof typeof FORMS
export const FORM_CODES = Object.keys(FORMS) as [OfferForm, ...OfferForm[]]

/** The headings everything stands under, in this order. */
export const GROUPS = {
  structured: 'Talking and other therapies',
  peer: 'Support from people who have been through it',
  safety: 'Planning for hard times',
  family: 'For family and friends',
} as const
export type Group = keyof typeof GROUPS
export const GROUP_CODES = Object.keys(GROUPS) as [Group, ...Group[]]

/** The pathway for long-lasting difficulties with feelings and relationships: its code, the topic of what stands on its page, its address. */
export const PATHWAY = { code: 'complex_emotional_needs', topic: 'complex emotional needs', at: 'feelings-and-relationships' } as const

/** Something NICE recommends. `guidance` without `url` is a code that the index of guidance does not know. */
export interface Therapy {
  code: string
  title: string
  words: string
  group: Group
  topics: string[]
  guidance: { code: string; title: string; url: string | undefined }[]
  checked: boolean
}

/** An item of a content list, as far as a therapy is made of it. */
interface Item {
  code: string
  title: string
  words: string
  more: Record<string, unknown>
  checked: boolean
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter(one => typeof one === 'string') : [])
const isGroup = (value: unknown): value is Group => typeof value === 'string' && Object.hasOwn(GROUPS, value)

/** A therapy from its item, with the guidance it names; one without a known group stands with the therapies. */
export function asTherapy({ code, title, words, more, checked }: Item, index: readonly Item[]): Therapy {
  const guidance = texts(more.nice).map(nice => {
    const found = index.find(one => one.code === nice)
    const url = found?.more.url
    return { code: nice, title: found?.title ?? nice, url: typeof url === 'string' && url.startsWith('https://') ? url : undefined }
  })
  return { code, title, words, group: isGroup(more.group) ? more.group : 'structured', topics: texts(more.topics), guidance, checked }
}

/** What a team says of a therapy. Null is "not said" or "not counted", never nought. */
export interface OfferEdit {
  location: string
  ways: Way[]
  forms: OfferForm[]
  /** Whole weeks from asking to starting. */
  waitWeeks: number | null
  /** People who started in the twelve months up to `countedOn`, and how many of these have finished. */
  started: number | null
  finished: number | null
  countedOn: PlainDate | null
}

export interface Offer extends OfferEdit {
  therapy: string
  teamSlug: string
  teamName: string
  /** Whom the team is for: its neighbourhood, or undefined for the whole place. */
  neighbourhood: string | undefined
  /** The team's own address, for where an offer names none. */
  address: string
  version: number
  byName: string
}

/** What a place calls a pathway, and who chose the name. */
export interface Pathway {
  name: string
  chosenBy: string
  words: string
  version: number
  byName: string
}
export type PathwayEdit = Pick<Pathway, 'name' | 'chosenBy' | 'words'>

/** A wait counted longer ago than this many days is not told as if it were today's. */
export const STALE_DAYS = 92

/** The wait as it can be told on a day: told, too old to tell, or not said. */
export function waitNow({ waitWeeks, countedOn }: Pick<Offer, 'waitWeeks' | 'countedOn'>, today: PlainDate): number | 'stale' | 'not said' {
  if (waitWeeks === null || countedOn === null) return 'not said'
  return daysBetween(countedOn, today) > STALE_DAYS ? 'stale' : waitWeeks
}

const weeks = (count: number): string => (count === 0 ? 'Less than a week' : count === 1 ? 'About 1 week' : `About ${count} weeks`)

/** "About 8 weeks, said by the team for 1 November 2026"; "Not said: ask the team". */
export function waitWords(offer: Pick<Offer, 'waitWeeks' | 'countedOn'>, today: PlainDate): string {
  const wait = waitNow(offer, today)
  if (wait === 'not said') return 'Not said: ask the team'
  if (wait === 'stale') return `Last said by the team for ${formatDate(offer.countedOn!)}: ask the team`
  return `${weeks(wait)}, said by the team for ${formatDate(offer.countedOn!)}`
}

const FEW = 5
const people = (count: number): string => (count === 0 ? 'nobody' : count < FEW ? `fewer than ${FEW} people` : `${inFigures(count)} people`)

/** How many started and finished, in words for everybody: numbers so small that they could point at somebody stay untold. */
export function countWords({ started, finished, countedOn }: Pick<Offer, 'started' | 'finished' | 'countedOn'>): string {
  if (started === null || countedOn === null) return 'Not counted'
  const began = `The team says: in the year to ${formatDate(countedOn)}, ${people(started)} started`
  if (started < FEW) return began
  if (finished === null) return `${began}. How many finished was not counted`
  const done = finished === 0 ? 'none' : finished === started ? 'all' : finished < FEW ? `fewer than ${FEW}` : inFigures(finished)
  return `${began}; ${done} of them have finished`
}

/** Soonest first, by waits that can be told; then by the team's name. */
export function soonestFirst(offers: readonly Offer[], today: PlainDate): Offer[] {
  const rank = (offer: Offer) => {
    const wait = waitNow(offer, today)
    return typeof wait === 'number' ? wait : Number.POSITIVE_INFINITY
  }
  const order = (one: number, other: number) => (one === other ? 0 : one - other)
  return offers.toSorted((a, b) => order(rank(a), rank(b)) || inOrder(a.teamName, b.teamName))
}

/** What a team's numbers lack or say twice over, by field; empty when they can be kept. */
export function problemsOf({ waitWeeks, started, finished, countedOn }: OfferEdit, today: PlainDate): Record<string, string> {
  const counted = [waitWeeks, started, finished].some(one => one !== null)
  if (counted && countedOn === null) return { countedOn: 'Enter the day you counted' }
  if (!counted && countedOn !== null) return { waitWeeks: 'Enter what was counted on that day, or leave the day empty' }
  if (countedOn !== null && countedOn > today) return { countedOn: 'The day must be today or earlier' }
  if (finished !== null && started === null) return { started: 'Enter also how many people started' }
  if (finished !== null && started !== null && finished > started) return { finished: `This cannot be more than the ${started} people who started` }
  return {}
}
