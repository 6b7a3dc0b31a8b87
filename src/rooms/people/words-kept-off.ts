/** A word the person does not want used about them, and what to say instead; empty where they gave none. */
export interface KeptOff {
  word: string
  instead: string
}

/** Shared words at once: more would make a text nobody can follow. */
export const MOST_WORDS = 10
const NOTHING_INSTEAD = '…'

// As text, whatever stands in it. One sort of apostrophe or hyphen is as good as another, and so is any space.
const asText = (word: string): string =>
  word
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/['‘’ʼ]/g, "['‘’ʼ]")
    .replace(/[-‐‑–]/g, '[-‐‑–]')
    .replace(/\s+/g, '\\s+')

const spellings = (word: string): string[] => [...new Set([word, word.normalize('NFC'), word.normalize('NFD')])]

// The longest first, so that a phrase goes before a word in it.
function patternOf(kept: readonly KeptOff[]): RegExp {
  const words = kept.flatMap(({ word }) => spellings(word)).sort((one, other) => other.length - one.length)
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_])(?:${words.map(asText).join('|')})(?![\\p{L}\\p{M}\\p{N}_])`, 'giu')
}

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/['‘’ʼ]/g, "'")
    .replace(/[-‐‑–]/g, '-')
    .replace(/\s+/g, ' ')
    .toLowerCase()
const saidFor = (found: string, kept: readonly KeptOff[]): string => kept.find(({ word }) => plain(word) === plain(found))?.instead || NOTHING_INSTEAD

/**
 * How a text is read by others than the person and the team that holds them: each kept-off word as the person's own, all
 * else as it stands (R461).
 */
export function readOtherwise(kept: readonly KeptOff[]): (text: string) => string {
  if (kept.length === 0) return text => text
  const pattern = patternOf(kept)
  return text => text.replace(pattern, found => saidFor(found, kept))
}

/** Those of the words that stand in a text. */
export function foundIn(text: string, kept: readonly KeptOff[]): KeptOff[] {
  return kept.filter(one => patternOf([one]).test(text))
}

/** What a writer sends back just as they read it stands as it was written. */
export const asItStood = (stored: string, typed: string, read: (text: string) => string): string => (read(stored) === typed ? stored : typed)

/** What to say beside a field that holds such words, to somebody who may know of them. */
export function otherWords(found: readonly KeptOff[]): string {
  const asks = found.map(({ word, instead }) => (instead ? `“${instead}” instead of “${word}”` : `not to use “${word}”`)).join(', and ')
  return `They ask us to say other words: ${asks}. Change it, or tick that these are somebody else’s words`
}
