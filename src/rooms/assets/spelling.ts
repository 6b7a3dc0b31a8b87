import { plainWords, slipsBetween } from '../../core/text.ts'

/** A heading of the list of interests, as finding needs it. */
export interface Interest {
  code: string
  name: string
  domains: string[]
  /** What people call it besides, in small letters. */
  words: string[]
}

/** One thing among the words somebody typed: a word, or several that belong together, and what may have been meant instead. */
export interface Part {
  words: string[]
  instead: string[][]
  /** True where the word may still be being typed. */
  begun: boolean
}

export interface Understood {
  parts: Part[]
  /** Headings that go by one of these words. */
  interests: Interest[]
  /** The words as they were probably meant, when that differs from what was typed. */
  meant: string | undefined
}

// Words around what is meant. They are looked at only when nothing else was typed.
const AROUND = new Set(
  `a am an and any anyone anything anywhere are around at be by can close could do does event events find for from get getting give go going has have having
  help how i id if im in is it its ive like local locally looking me my near nearby need needs new not of on or our out people place places please want wanted
  session sessions some somebody someone something somewhere support that the their them there they thing things this to try up we what when where which who
  too very was were with would you your all just really now today cant cannot dont group groups activity activities service services centre area free`.split(
    /\s+/,
  ),
)

/** The words of a text in small letters without marks, at most twelve of at most forty letters. */
export const wordsIn = (text: string): string[] =>
  plainWords(text)
    .flatMap(word => word.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .slice(0, 12)
    .map(word => word.slice(0, 40))

/**
 * Reads what somebody typed: several words that are one heading's name stay together ("coffee morning"), words around what is
 * meant are set aside ("somewhere warm"), and a word nobody knows is joined by those it may have been ("gardning").
 */
export function understand(typed: string, interests: readonly Interest[]): Understood {
  const words = wordsIn(typed)
  const { phrases, known, roots } = vocabularyOf(interests)
  const { together, rest } = takePhrases(words, phrases)
  const telling = rest.filter(word => !AROUND.has(word))
  const single = telling.length > 0 || together.length > 0 ? telling : rest
  const last = words.at(-1)
  const parts: Part[] = [
    ...together.map(phrase => ({ words: phrase, instead: [], begun: false })),
    ...single.map(word => {
      const instead = known.has(word) ? [] : likeliest(word, known).map(other => [other])
      return { words: [word], instead, begun: word === last && word.length > 2 && !known.has(word) }
    }),
  ]
  const said = parts.flatMap(part => [part.words, ...part.instead]).map(one => rootOf(one.join(' ')))
  return {
    parts,
    interests: interests.filter((_, at) => said.some(root => roots[at]!.has(root))),
    meant: parts.some(part => part.instead.length > 0) ? parts.map(part => (part.instead[0] ?? part.words).join(' ')).join(' ') : undefined,
  }
}

// "gardens", "gardener" and "gardening" go by one heading.
const rootOf = (phrase: string): string => (phrase.includes(' ') ? phrase : phrase.replace(/(?<=.{4})(?:ing|ers|er|es|s|ed)$/, ''))

const namesOf = (interest: Interest): string[] => [wordsIn(interest.name).join(' '), ...interest.words.map(word => wordsIn(word).join(' '))]

/** What a list of headings knows: each name with the codes of its headings, each single word, and the roots of each heading's names in the order of the list. */
interface Vocabulary {
  phrases: ReadonlyMap<string, string[]>
  known: ReadonlySet<string>
  roots: ReadonlySet<string>[]
}

const vocabularies = new WeakMap<readonly Interest[], Vocabulary>()

// Made once for each list: a list stays the same array until its headings change.
function vocabularyOf(interests: readonly Interest[]): Vocabulary {
  const made = vocabularies.get(interests)
  if (made) return made
  const phrases = new Map<string, string[]>()
  const names = interests.map(namesOf)
  for (const [at, interest] of interests.entries()) for (const name of names[at]!) phrases.set(name, [...(phrases.get(name) ?? []), interest.code])
  const known = new Set([...phrases.keys()].flatMap(phrase => phrase.split(' ')))
  const vocabulary = { phrases, known, roots: names.map(all => new Set(all.map(rootOf))) }
  vocabularies.set(interests, vocabulary)
  return vocabulary
}

/** The longest runs of words that are one heading's name, and the words left over. */
function takePhrases(words: readonly string[], phrases: ReadonlyMap<string, unknown>): { together: string[][]; rest: string[] } {
  const together: string[][] = []
  const rest: string[] = []
  for (let at = 0; at < words.length; ) {
    const length = [6, 5, 4, 3, 2].find(many => at + many <= words.length && phrases.has(words.slice(at, at + many).join(' ')))
    if (length) together.push(words.slice(at, at + length))
    else rest.push(words[at]!)
    at += length ?? 1
  }
  return { together, rest }
}

/** The known words nearest to one nobody knows: one slip in a short word, two in a long one, none in the first letter of a short one. At most three. */
export function likeliest(word: string, known: Iterable<string>): string[] {
  const most = word.length < 5 ? 0 : word.length < 7 ? 1 : 2
  if (most === 0) return []
  let best: string[] = []
  let least = most
  for (const other of known) {
    if (Math.abs(other.length - word.length) > least || other.length < 4) continue
    const slips = slipsBetween(word, other, least)
    if (slips > least) continue
    if (slips < least) best = []
    least = slips
    best.push(other)
  }
  return best.filter(other => other[0] === word[0] || (least === 1 && word.length >= 7)).slice(0, 3)
}

/**
 * The words as the database searches them (`to_tsquery`). Every part must be there, or with `any` at least one. `weights`
 * keeps to where it stands: `A` the name, `B` the headings. Empty when there is nothing to look for.
 */
export function searchText({ parts }: Understood, { any = false, weights = '' }: { any?: boolean; weights?: string } = {}): string {
  const word = (text: string, begun: boolean) => `'${text}'${begun || weights ? `:${begun ? '*' : ''}${weights}` : ''}`
  const phrase = (words: readonly string[], begun: boolean) => words.map(one => word(one, begun)).join(' <-> ')
  return parts.map(part => `(${[phrase(part.words, part.begun), ...part.instead.map(other => phrase(other, false))].join(' | ')})`).join(any ? ' | ' : ' & ')
}
