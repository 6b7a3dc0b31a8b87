import { createHash } from 'node:crypto'
import type { Mutant } from '@stryker-mutator/api/core'

export const WORDS = 'only words, or a whole statement of SQL'
export const NOT_SAMPLED = 'not in this sample'

type Place = Pick<Mutant, 'fileName' | 'location' | 'mutatorName' | 'replacement'>

/**
 * Whether a change only takes words away: a text with a space in it is a sentence that somebody reads, never a code the rules
 * go by. An emptied statement of SQL fails every test that runs it and would flatter the share; SQL is changed by name.
 * @param lines the file the change is in
 */
export function isWords({ mutatorName, location: { start, end } }: Place, lines: readonly string[]): boolean {
  if (mutatorName !== 'StringLiteral') return false
  const within = lines.slice(start.line, end.line + 1)
  within[within.length - 1] = within.at(-1)!.slice(0, end.column)
  const text = [within[0]!.slice(start.column), ...within.slice(1)].join('\n')
  return text.includes(' ')
}

/** `count` of them, the same for the same seed and the same source, wherever in it they stand. */
export function sample<M extends Place>(mutants: readonly M[], count: number, seed: string): M[] {
  const rank = ({ fileName, location: { start, end }, replacement }: M) =>
    createHash('sha256')
      .update([seed, fileName.slice(fileName.lastIndexOf('src/')), start.line, start.column, end.line, end.column, replacement].join())
      .digest('hex')
  return mutants
    .map(mutant => ({ mutant, rank: rank(mutant) }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, count)
    .map(({ mutant }) => mutant)
}
