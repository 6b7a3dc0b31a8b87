import { formatDate, londonDate, type PlainDate } from '../../core/dates.ts'

/** The safety plan of one person: when it was begun, last changed and last looked through, and with whom. */
export interface SafetyPlan {
  personId: string
  changedAt: Date
  changedByName: string
  reviewedOn: PlainDate | null
  reviewedWith: string | null
  /** Since when it should be looked through again, because something happened. */
  lookAgainAt: Date | null
  /** Grows with every change of anything in the plan. */
  version: number
}

/** One line of the plan under a heading, in the person's own words. */
export interface Line {
  id: string
  personId: string
  heading: string
  words: string
  writtenAt: Date
  writtenByName: string
  removedAt: Date | null
  version: number
}

/** What is out of reach, who holds it, since when and until when (R466). */
export interface Means {
  id: string
  what: string
  holder: string
  since: PlainDate
  until: PlainDate | null
  writtenByName: string
  endedAt: Date | null
  endedByName: string | null
  version: number
}

/** The plan with everything in it that the reader may see; `plan` is undefined for somebody who has not begun one. */
export interface WholePlan {
  plan: SafetyPlan | undefined
  lines: Line[]
  means: Means[]
}

/** A heading of the plan as the content list has it. */
export interface Heading {
  code: string
  title: string
  words: string
  /** What stands under the heading besides the person's own lines. */
  shows: 'services' | 'means' | 'readers' | 'review' | undefined
}

const MONTHS_FRESH = 6

const later = (one: PlainDate, other: PlainDate): PlainDate => (one > other ? one : other)

/** The day somebody last gave the whole plan a thought: looked it through, or changed it. */
const lastThought = (plan: SafetyPlan): PlainDate => later(plan.reviewedOn ?? '', londonDate(plan.changedAt))

export type LookAgain = 'something happened' | 'someone new' | 'long ago'

/**
 * Why the plan should be looked through again; undefined while it is fresh. `holderSince` is when whoever is responsible now
 * became so, where the reader may know that.
 */
export function lookAgain(plan: SafetyPlan, now: Date, holderSince?: Date): LookAgain | undefined {
  if (plan.lookAgainAt) return 'something happened'
  if (holderSince && londonDate(holderSince) > lastThought(plan)) return 'someone new'
  const stale = Temporal.PlainDate.from(lastThought(plan)).add({ months: MONTHS_FRESH })
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(londonDate(now)), stale) >= 0 ? 'long ago' : undefined
}

/** How old the plan is, in one line that stands wherever the plan is shown. `named`: with who changed it, which not every reader may know. */
export function ageWords(plan: SafetyPlan, named = true): string {
  const changed = `Last changed on ${formatDate(plan.changedAt)}${named ? ` by ${plan.changedByName}` : ''}.`
  if (!plan.reviewedOn) return `${changed} Not looked through with anyone yet.`
  return `${changed} Last looked through on ${formatDate(plan.reviewedOn)}${named ? ` with ${plan.reviewedWith}` : ''}.`
}

/** Lines in force under one heading. */
export const linesUnder = (lines: readonly Line[], heading: string): Line[] => lines.filter(line => line.heading === heading && !line.removedAt)

/** What is held now: agreed, begun, and not over. */
export const heldNow = (means: readonly Means[], today: PlainDate): Means[] => means.filter(one => !one.endedAt && (one.until === null || one.until >= today))

/** "My car keys: Tom has them, since 1 November 2026, until 1 December 2026". */
export const meansLine = (one: Pick<Means, 'what' | 'holder' | 'since' | 'until'>): string =>
  `${one.what}: with ${one.holder} since ${formatDate(one.since)}${one.until ? `, until ${formatDate(one.until)}` : ''}`

/** What somebody typed into one box, as lines: one for each line of the box. */
export const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map(line => line.replace(/^\s*[-•*]\s*/, '').trim())
    .filter(line => line !== '')
