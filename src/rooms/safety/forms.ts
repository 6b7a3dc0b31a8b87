import { z } from 'zod'
import { choice, choices, day, id, line, optionalDay, optionalLine, optionalWords, ticked, whole, words } from '../../core/forms.ts'
import { CAME_FROM_CODES, EVENT_CODES, NARRATIVE, type NarrativePart, NEEDED, OUTCOME_CODES } from './assessment.ts'

const STALE = 'This page is too old to save from. Copy your words, then open it again.'
const version = whole(STALE, 1, 1_000_000)
const LINE_MAX = 500

/** Several lines at once, one for each line of the box. */
export const linesForm = z.object({
  words: words('Write something in your own words', 5000).refine(
    text => text.split('\n').every(one => one.trim().length <= LINE_MAX),
    `Each line must be ${LINE_MAX} characters or fewer`,
  ),
})
export const lineForm = z.object({ words: line('Write something, or take this line off', LINE_MAX), version })
/** When and how the person said so: asked of a clinician who ends what the person decided. */
export const saidForm = z.object({ saidOn: day('Enter the day they said so'), saidHow: words('Write how they said so, and who was there', 500) })
/** Whether crisis teams may read the plan. */
export const crisisReadingForm = z.object({ agreed: choice(['yes', 'no'], 'Choose what they said') })
export const versionForm = z.object({ version })
export const meansForm = z.object({
  what: line('Write what is being kept out of reach', LINE_MAX),
  holder: line('Write who holds it'),
  since: day('Enter the day they began to hold it'),
  until: optionalDay(),
})
export const reviewForm = z.object({
  reviewedOn: day('Enter the day you looked through it'),
  reviewedWith: line('Write who you looked through it with. If it was only you, write “on my own”'),
  version,
})
/** `why`: the code of one of the listed events. */
export const againForm = z.object({ why: line('Choose what has happened', 60) })

const part = (name: NarrativePart, needed: string) => (NEEDED.includes(name) ? words(needed) : optionalWords().transform(text => text ?? ''))
const NEEDED_WORDS: Partial<Record<NarrativePart, string>> = {
  own_view: 'Write how safe they feel, in their own words',
  explore_now: 'Write what is happening now',
  formulation: 'Write the picture you share',
  immediate_actions: 'Write what you do at once',
}
const narrative = Object.fromEntries(NARRATIVE.map(name => [name, part(name, NEEDED_WORDS[name] ?? '')])) as unknown as Record<NarrativePart, z.ZodType<string>>

export const assessmentForm = z.object({
  id: id(STALE),
  on: day('Enter the date you talked'),
  at: line('Enter the time you talked, like 14:30', 20),
  cameFrom: choice(CAME_FROM_CODES, 'Choose who asked for this'),
  whoWasThere: line('Write who was there'),
  ...narrative,
  outcomes: choices(OUTCOME_CODES, 'Choose what this leads to').refine(list => list.length > 0, 'Choose what this leads to'),
  outcomeWords: words('Write in plain words what you agreed, for the person and everyone it concerns'),
  nextWhat: line('Write what the next contact is', 300),
  nextWho: line('Choose who will do it', 60),
  nextBy: day('Enter the day of the next contact'),
  concern: choice(['yes', 'no'], 'Say whether concern continues'),
  followWho: optionalLine(60),
  followBy: optionalDay(),
})

export const eventForm = z.object({
  id: id(STALE),
  what: choice(EVENT_CODES, 'Choose what it was'),
  happenedOn: day('Enter the date, or the middle of the month if nobody knows the day'),
  roughly: ticked(),
  words: words('Write what happened, plainly and kindly'),
  source: line('Write where we know it from'),
  concern: choice(['yes', 'no'], 'Say whether concern continues'),
  followWho: optionalLine(60),
  followBy: optionalDay(),
})

export const leaveOutForm = z.object({
  why: words('Write why it leaves the summary. The reason stays on the record', 1000).refine(text => text.length >= 10, 'Say why in a few more words'),
  version,
})

/** Both kinds of wish: what only a decision needs is left empty in a statement. */
export const wishForm = z.object({
  circumstance: line('Write when this should hold', 500),
  words: words('Write what you want', 5000),
  documentWhere: optionalLine(300),
  madeOn: optionalDay(),
  witnessedBy: optionalLine(200),
  evenIfLife: ticked(),
  follows: z.preprocess(value => (value === '' ? undefined : value), id(STALE).optional()),
})
