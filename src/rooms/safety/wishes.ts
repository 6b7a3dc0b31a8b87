import { ageOn, type PlainDate } from '../../core/dates.ts'

/**
 * A statement says what somebody would like; an advance decision refuses a treatment, and binds when it is valid and
 * applicable. They are kept apart so that nobody takes one for the other.
 */
export const WISH_KINDS = { statement: 'What I would like', decision: 'Advance decision to refuse treatment' } as const
export type WishKind = keyof typeof WISH_KINDS

/** One version of a wish. `madeOn`, `documentWhere` and `witnessedBy` are those of the signed document of a decision. */
export interface Wish {
  id: string
  personId: string
  kind: WishKind
  follows: string | null
  circumstance: string
  words: string
  documentWhere: string
  madeOn: PlainDate | null
  witnessedBy: string
  /** It holds even if life is at stake; such a decision is signed and witnessed. */
  evenIfLife: boolean
  withdrawn: boolean
  writtenAt: Date
  writtenByName: string
}

export type NewWish = Pick<Wish, 'kind' | 'circumstance' | 'words' | 'documentWhere' | 'madeOn' | 'witnessedBy' | 'evenIfLife'>

const ADULT = 18

/**
 * What keeps an advance decision from being one, beside the field that mends it; empty when nothing does.
 * Source: Mental Capacity Act 2005, sections 24 to 26.
 */
export function decisionProblems(wish: NewWish, born: PlainDate | null, today: PlainDate): Record<string, string> {
  if (wish.kind === 'statement') return {}
  const problems: Record<string, string> = {}
  if (!wish.documentWhere) problems.documentWhere = 'Write where the signed paper is kept'
  if (!wish.madeOn) problems.madeOn = 'Enter the date on the paper'
  else if (wish.madeOn > today) problems.madeOn = 'The date on the paper must be today or earlier'
  else if (!born) problems.madeOn = 'An advance decision needs a date of birth on the record. Add it first, or write a statement of wishes'
  else if (ageOn(born, wish.madeOn) < ADULT) problems.madeOn = 'An advance decision can be made from the age of 18. You can write a statement of wishes instead'
  if (wish.evenIfLife && !wish.witnessedBy)
    problems.witnessedBy = 'A decision that holds even if life is at stake must be witnessed: write who signed as witness'
  return problems
}

/** The versions in force, oldest wish first, and for each those before it, newest first. */
export function wishesInForce(versions: readonly Wish[]): { wish: Wish; before: Wish[] }[] {
  const byId = new Map(versions.map(version => [version.id, version]))
  const followed = new Set(versions.flatMap(version => version.follows ?? []))
  const chain = (wish: Wish): Wish[] => {
    const before = wish.follows ? byId.get(wish.follows) : undefined
    return before ? [before, ...chain(before)] : []
  }
  return versions.filter(version => !followed.has(version.id)).map(wish => ({ wish, before: chain(wish) }))
}
