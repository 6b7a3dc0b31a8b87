import type { Line } from './plans.ts'

/** Why two lists of medicines are compared: somebody moves from one hand to another. */
export const MOVES = {
  new_holder: 'Somebody new is responsible',
  into_hospital: 'Going into hospital',
  out_of_hospital: 'Coming out of hospital',
  new_prescriber: 'Somebody new prescribes',
  surgery: 'A new GP surgery, or the surgery’s list has changed',
  other: 'Another reason',
} as const
export type Move = keyof typeof MOVES

type Ours = Pick<Line, 'id' | 'words'>
/** What differs: in one list only, or in both and not the same. */
export interface MedicineDifference<L extends Ours> {
  ours: L | undefined
  theirs: string
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(\d) (?=[a-zµ%])/g, '$1')
    .replace(/[.,;]/g, '')
    .trim()
/** The first word, which is the name in every list we have seen; spelling is not guessed. */
const nameOf = (words: string): string => /^[\p{L}-]+/u.exec(plain(words))?.[0] ?? plain(words)

/**
 * The two lists beside one another: what is the same word for word, whatever its spaces and capitals, and what is not. One
 * name twice in a list stays two. A program does not know medicines: whatever is not plainly the same is for people to look at.
 */
export function compareMedicines<L extends Ours>(ours: readonly L[], theirs: readonly string[]): { same: string[]; differ: MedicineDifference<L>[] } {
  const left = theirs.map(words => words.trim()).filter(Boolean)
  const take = (fits: (words: string) => boolean): string | undefined => {
    const at = left.findIndex(fits)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const same: string[] = []
  const unlike = ours.filter(line => {
    const found = take(words => plain(words) === plain(line.words))
    if (found !== undefined) same.push(line.words)
    return found === undefined
  })
  const paired = unlike.map(line => ({ ours: line, theirs: take(words => nameOf(words) === nameOf(line.words)) ?? '' }))
  return { same, differ: [...paired, ...left.map(words => ({ ours: undefined, theirs: words }))] }
}

/** What each decision means for a difference, in words. */
export function choicesOf({ ours, theirs }: { ours: string; theirs: string }): { keep: string; change: string } {
  if (ours && theirs) return { keep: 'Keep what the plan says', change: 'Change the plan to what the other list says' }
  return ours
    ? { keep: 'Keep it in the plan', change: 'Take it out of the plan: it was stopped' }
    : { keep: 'Leave it out of the plan', change: 'Add it to the plan' }
}

/** A difference as it stands on the record once it is decided. */
export function decisionLine({
  ours,
  theirs,
  decided,
  words,
  decidedByName,
}: {
  ours: string
  theirs: string
  decided: 'keep' | 'change'
  words: string
  decidedByName: string
}): string {
  const said = ours && theirs ? `${ours} / ${theirs}` : ours || theirs
  return `${said}\n${choicesOf({ ours, theirs })[decided]}. ${words} (${decidedByName})`
}
