import { KINDS, type Kind, kindsOf } from '../../access/index.ts'
import { addDays, type PlainDate } from '../../core/dates.ts'
import type { StateTable } from '../../core/states.ts'

/** The four components of assessment (R276–R287). Their words are content (`assessment-components`). */
export const COMPONENTS = ['initialBrief', 'comprehensive', 'specialist', 'urgentEmergency'] as const
export type Component = (typeof COMPONENTS)[number]
export const isComponent = (text: string): text is Component => (COMPONENTS as readonly string[]).includes(text)

/** What a worker must be allowed to do one: a brief one by anyone suitably trained, voluntary organisations included (R276). */
export const permissionFor = (component: Component): 'assessment.brief' | 'assessment.write' =>
  component === 'initialBrief' ? 'assessment.brief' : 'assessment.write'

/** How it came about; each is as good as another. */
export const CAME_BY = {
  self: 'The person themself',
  front_door: 'Our front door',
  step_up: 'Nobody: it grew out of an earlier talk',
  gp: 'Their GP',
  vcse: 'A voluntary or community organisation',
  social_care: 'Social care',
  police: 'Police',
  ambulance: 'Ambulance or emergency department',
  review: 'A review',
  other: 'Someone else',
} as const
/** The same, as the person reads it. */
export const CAME_BY_OWN: Partial<Record<keyof typeof CAME_BY, string>> = { self: 'You', gp: 'Your GP' }
export type CameBy = keyof typeof CAME_BY
export const CAME_BY_CODES = Object.keys(CAME_BY) as [CameBy, ...CameBy[]]

/** How the explanation reached the person before it began (R081). */
export const EXPLAINED = { talked: 'We talked it through', my_kith: 'They read it in My Kith', paper: 'They have it on paper' } as const
export type Explained = keyof typeof EXPLAINED
export const EXPLAINED_CODES = Object.keys(EXPLAINED) as [Explained, ...Explained[]]

/** What may come of each component, and nothing else; the database holds the same list. */
export const PERMITTED = {
  initialBrief: ['advice', 'intervention', 'comprehensive', 'specialist'],
  comprehensive: ['advice', 'formulation_plan', 'intervention', 'specialist'],
  specialist: ['advice', 'formulation_plan_specialist', 'formulation_plan_existing'],
  urgentEmergency: ['advice', 'formulation_safety_plan', 'other_services'],
} as const satisfies Record<Component, readonly string[]>
export type Outcome = (typeof PERMITTED)[Component][number]
/** Outcomes that name where somebody goes on to. */
export const NEEDS_SERVICE: readonly Outcome[] = ['intervention', 'other_services']

export type AssessmentState = 'planned' | 'under_way' | 'shared' | 'continues' | 'stopped'
export const STATE_NAMES: Record<AssessmentState, string> = {
  planned: 'Planned',
  under_way: 'Under way',
  shared: 'Outcome shared',
  continues: 'Added to since',
  stopped: 'Stopped',
}

/** Something done with an assessment. `prepare`: the person or somebody invited writes their own part, before it begins too. */
export type Act = { do: 'begin' } | { do: 'prepare' } | { do: 'add' } | { do: 'share'; waitingFor: number } | { do: 'stop'; why: string } | { do: 'take up' }
export type Refusal = 'not begun' | 'begun already' | 'stopped' | 'not stopped' | 'no reason' | 'somebody not asked' | 'shared already'

/** A life: where it stands, and whether it ever began. */
export interface Life {
  state: AssessmentState
  begun: boolean
}
type Turn = { life: Life } | { refused: Refusal }

/** What is so after an act, or why it cannot be done. Time passing and missed appointments are not acts. */
export function after({ state, begun }: Life, act: Act): Turn {
  const to = (next: AssessmentState): Turn => ({ life: { state: next, begun: begun || act.do === 'begin' } })
  if (act.do === 'take up') return state === 'stopped' ? to(begun ? 'under_way' : 'planned') : { refused: 'not stopped' }
  if (state === 'stopped') return { refused: 'stopped' }
  if (act.do === 'begin') return state === 'planned' ? to('under_way') : { refused: 'begun already' }
  if (act.do === 'prepare') return to(state === 'shared' ? 'continues' : state)
  if (act.do === 'stop') {
    if (state === 'shared') return { refused: 'shared already' }
    return act.why.trim() === '' ? { refused: 'no reason' } : to('stopped')
  }
  if (state === 'planned') return { refused: 'not begun' }
  if (act.do === 'add') return to(state === 'shared' ? 'continues' : state)
  return act.waitingFor > 0 ? { refused: 'somebody not asked' } : to('shared')
}

/** Plain words for each refusal. */
export const REFUSALS: Record<Refusal, string> = {
  'not begun': 'Explain what this is for, and begin, before you add to it.',
  'begun already': 'This began already. Nothing of yours was lost: open it and add to it.',
  stopped: 'This was stopped. Take it up again first.',
  'not stopped': 'This is not stopped, so there is nothing to take up again.',
  'no reason': 'Write why it stops, in words the person reads.',
  'somebody not asked': 'Somebody who was invited has not been asked yet. Ask them, or write down how you tried.',
  'shared already': 'Its outcome is shared already. You can still add to it at any contact.',
}

const WORKERS = 'a worker trained for this component'
const ADDERS = 'a worker; the person, in their own part; whoever is invited, in theirs'

/** The states of an assessment, as a table for `docs/states.md`: from, what happens, to. */
export const ASSESSMENT_STATES: StateTable = [
  ['assessment', 'none', 'it is explained to the person: what for, how it helps their aims, what it covers, how long, who is there', 'planned', WORKERS],
  ['assessment', 'planned', 'the person, or somebody invited, prepares their own part', 'planned', 'the person, or whoever they invited'],
  ['assessment', 'planned', 'it begins, with how it was explained', 'under way', WORKERS],
  ['assessment', 'planned', 'it stops, with a reason', 'stopped', WORKERS],
  ['assessment', 'under way', 'somebody adds to it', 'under way', ADDERS],
  ['assessment', 'under way', 'its outcome is shared, once everybody invited was asked', 'outcome shared', WORKERS],
  ['assessment', 'under way', 'it stops, with a reason', 'stopped', WORKERS],
  ['assessment', 'outcome shared', 'somebody adds to it at a later contact', 'added to since', ADDERS],
  ['assessment', 'outcome shared', 'a further outcome is shared', 'outcome shared', WORKERS],
  ['assessment', 'added to since', 'somebody adds to it', 'added to since', ADDERS],
  ['assessment', 'added to since', 'a further outcome is shared', 'outcome shared', WORKERS],
  ['assessment', 'added to since', 'it stops, with a reason', 'stopped', WORKERS],
  ['assessment', 'stopped', 'it is taken up again', 'under way, or planned where it never began', WORKERS],
  ['view of somebody invited', 'none', 'they are invited by name, with the person’s agreement', 'asked', 'the person, or a worker with them'],
  ['view of somebody invited', 'asked', 'they add their view', 'added', 'whoever is invited; a worker who heard it'],
  ['view of somebody invited', 'asked', 'they have nothing to add', 'nothing to add', 'whoever is invited; a worker they told'],
  ['view of somebody invited', 'asked', 'they were asked again and did not answer, in words', 'no answer', 'a worker who asked them'],
  ['view of somebody invited', 'nothing to add or no answer', 'they add their view later', 'added', 'whoever is invited; a worker who heard it'],
  ['view of somebody invited', 'asked', 'the invitation is taken back', 'taken back', 'the person; an invitation a worker made, that worker or who leads'],
]

/** What the person says of something already known (R047). */
export const SAYS = {
  carry: 'Use it here',
  read: 'Read it, do not ask me again',
  leave: 'Leave it out',
} as const
export type Say = keyof typeof SAYS
export const SAY_CODES = Object.keys(SAYS) as [Say, ...Say[]]

export const ANSWERS = { added: 'Added their view', nothing: 'Nothing to add', no_answer: 'Asked, no answer' } as const
export type Answer = keyof typeof ANSWERS

/** Kinds of an assessment's own row for somebody who may hold these: undefined when they may not do this component. */
export function kindsFor(component: Component, mayHold: number): 64 | 96 | undefined {
  if ((mayHold & 96) === 96) return 96
  return component === 'initialBrief' && mayHold & KINDS.contactNotes ? 64 : undefined
}
/** The outcome is read by whoever may read assessments, without the parts it came from. */
export const outcomeKinds = (kinds: number): 32 | 64 => (kinds & KINDS.assessment ? 32 : 64)
/** Kinds of a part: the assessment's own, and whatever its section holds. */
export const partKinds = (base: number, section: readonly Kind[]): number => base | kindsOf(...section)

/** Another of the same sort stands while it is newer than so many days, stopped ones left out. */
export const isRecent = (plannedAt: Date, days: number, now: Date): boolean => addDays(plannedAt, days) > now

/** What the person is told before, each part in words (R081). */
export interface Explanation {
  purpose: string
  helpsAims: string
  covers: string
  howLong: string
  whoThere: string
}
export const EXPLANATION: Record<keyof Explanation, string> = {
  purpose: 'What it is for',
  helpsAims: 'How it helps with what you want',
  covers: 'What it covers',
  howLong: 'How long it takes',
  whoThere: 'Who will be there',
}

/** The explanation as it stands on the record. */
export const explanationBody = (told: Explanation): string =>
  (Object.keys(EXPLANATION) as (keyof Explanation)[]).map(key => `${EXPLANATION[key]}\n${told[key]}`).join('\n\n')

export interface NewAssessment extends Explanation {
  component: Component
  specialistKind: string | undefined
  extendsId: string | undefined
  cameBy: CameBy
  /** Where it happens: any setting in the community will do (R279). */
  place?: string | undefined
  whyAgain: string
  plannedFor: PlainDate | undefined
}
