import type { StateTable } from '../../core/states.ts'

/** How complex things are just now. A word for people to talk with; no rule of the house reads it (R169). */
export const LEVELS = ['less', 'complex', 'more'] as const
export type Level = (typeof LEVELS)[number]

export const FACTORS = [1, 2, 3, 4, 5, 6, 7, 8] as const
export type FactorNumber = (typeof FACTORS)[number]
/** The factor about ourselves: how well services reach the person (R178). */
export const OURS: FactorNumber = 8

export const PRESENT = { yes: 'Yes, this plays a part', no: 'No', not_talked: 'We have not talked about it' } as const
export type Present = keyof typeof PRESENT
export const PRESENT_CODES = Object.keys(PRESENT) as [Present, ...Present[]]

export interface Factor {
  factor: FactorNumber
  present: Present
  note: string
}

/**
 * What keeps a view from being written down, by field. Nothing is added up: the words are chosen by those who talked. But
 * one problem, or a diagnosis, by itself sets nothing (R170), and each thing that plays a part has a note.
 */
export function problemsOf(level: Level, factors: readonly Factor[]): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const { factor, present, note } of factors)
    if (present === 'yes' && note.trim() === '') problems[`note${factor}`] = 'Write a note on how this plays a part'
  if (level !== 'less' && !factors.some(({ factor, present }) => factor > 1 && present === 'yes'))
    problems.level = 'A diagnosis, or one difficulty by itself, does not set this. Say which other things play a part, or choose less complex'
  return problems
}

/** The states of a view, as a table for `docs/states.md`. */
export const COMPLEXITY_STATES: StateTable = [
  [
    'complexity view',
    'none',
    'it is looked at together, with all eight factors',
    'less complex, complex or more complex, with a date to look again',
    'a worker trained for it, with the person',
  ],
  ['complexity view', 'any of the three', 'it is looked at again', 'any of the three; the earlier one stays', 'a worker trained for it, with the person'],
  ['complexity view', 'any of the three', 'the person says how they see it', 'the same, with their words beside it', 'the person'],
]
