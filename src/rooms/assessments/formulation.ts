import type { StateTable } from '../../core/states.ts'

/** The parts of the shared understanding, strengths first (R130, R275). */
export const FORMULATION_PARTS = ['strengths', 'explanation', 'difficult', 'keepsGoing', 'canHelp'] as const
export type FormulationPart = (typeof FORMULATION_PARTS)[number]

export const PART_WORDS: Record<FormulationPart, { own: string; work: string; hint: string }> = {
  strengths: { own: 'What is strong in me, and what matters', work: 'Strengths and what matters', hint: 'One thing on each line' },
  explanation: { own: 'How I explain it', work: 'How they explain it themselves', hint: 'In their own words. It need not agree with ours' },
  difficult: { own: 'What is difficult', work: 'What is difficult', hint: 'One thing on each line' },
  keepsGoing: { own: 'What keeps it going', work: 'What keeps it going', hint: 'One thing on each line. Also what services do or do not do' },
  canHelp: { own: 'What can help', work: 'What can help', hint: 'One thing on each line' },
}

export const AGREEMENTS = {
  agreed: 'We see it like this together',
  differ: 'We see some of it differently',
  not_yet: 'We have not gone through it together yet',
} as const
export type Agreement = keyof typeof AGREEMENTS
export const AGREEMENT_CODES = Object.keys(AGREEMENTS) as [Agreement, ...Agreement[]]

export type FormulationWords = Record<FormulationPart, string>

/** Each line of a text is one thing in the picture and in the list. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** The words that stand on the shared record. */
export function formulationBody(words: FormulationWords, agreement: Agreement, views: { person: string; worker: string }): string {
  const parts = FORMULATION_PARTS.filter(part => words[part] !== '').map(part => `${PART_WORDS[part].own}\n${words[part]}`)
  const views2 = agreement === 'differ' ? [`How you see it\n${views.person}`, `How we see it\n${views.worker}`] : []
  return [...parts, AGREEMENTS[agreement], ...views2].join('\n\n')
}

export const NEEDED_PARTS = {
  strengths: 'Write at least one strength, or one thing that matters',
  difficult: 'Write at least one thing that is difficult',
} as const

/** What keeps it from being written down, by field: no strength, nothing difficult, or one view where two differ. */
export function problemsIn(words: FormulationWords, agreement: Agreement, views: { person: string; worker: string }): Record<string, string> {
  const missing = Object.entries(NEEDED_PARTS).filter(([part]) => words[part as FormulationPart].trim() === '')
  return { ...Object.fromEntries(missing), ...viewProblems(agreement, views) }
}

// Both views are needed where they differ: nobody's stands alone.
function viewProblems(agreement: Agreement, views: { person: string; worker: string }): Record<string, string> {
  if (agreement !== 'differ') return {}
  return {
    ...(views.person ? {} : { personView: 'Write how they see it, in their words' }),
    ...(views.worker ? {} : { workerView: 'Write how you see it' }),
  }
}

/** The states of the shared understanding, as a table for `docs/states.md`. */
export const FORMULATION_STATES: StateTable = [
  ['formulation', 'none', 'it is written down', 'agreed; or both views side by side; or not gone through yet', 'a worker trained for it, or the person'],
  ['formulation', 'any', 'a new version is written after the last', 'the new one stands, the earlier ones stay', 'a worker trained for it, or the person'],
  ['formulation', 'any', 'the person says they see it so too, or differently, in words', 'the same, with their words beside it', 'the person'],
]
