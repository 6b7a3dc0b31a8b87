// The same steps as the function `plain_words` of the database, sign for sign: a test compares them. Change neither alone.
// Signs that would become a space and a mark.
const APOSTROPHES = /[\u00b4\u0384\u1fbd\u1fbf\u1ffd\u1ffe]/gu
// What is left out, so that the letters around it come together: marks of Latin, Greek, Cyrillic, Hebrew, Arabic and Syriac
// letters, apostrophes of all kinds, signs nobody sees. In Indian and other scripts vowel signs tell names apart, and stay.
const LEFT_OUT =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: marks by themselves are meant
  /['`\u00ad\u00b7\u02b9-\u036f\u0483-\u0489\u055a\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u05f3\u05f4\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0898-\u089f\u08ca-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2018\u2019\u201b\u202a-\u202e\u2032\u2035\u2060-\u206f\u20d0-\u20ff\u2de0-\u2dff\ua66f-\ua67d\ua69e\ua69f\ua78c\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\u{e0100}-\u{e01ef}]/gu
// What stands between words; with the two signs that the database cannot hold, nothing and half of one.
const BETWEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they part words too
  /[\u0000-/:-@[-`{-\u00bf\u00d7\u00f7\u0375\u03f6\u0482\u055b-\u055f\u0589-\u058f\u05be\u05c0\u05c3\u05c6\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u06fd\u06fe\u0700-\u070f\u0964\u0965\u0970\u0df4\u0e3f\u0e4f\u0e5a\u0e5b\u0f01-\u0f17\u104a-\u104f\u10fb\u1360-\u1368\u17d4-\u17d6\u17d8-\u17db\u1800-\u180a\u2000-\u2bff\u2e00-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb\ud800-\uf8ff\ufd3e-\ufd4f\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff0f\uff5f-\uff65\uffe0-\uffff\u{1f000}-\u{1fbff}\u{e0000}-\u{e0fff}]+/u
const LETTERS = 'đðɖɗħıɨłƚøɔɵŧƭʈŋɲĸƙɓƀƈǥɠɛəǝƴƶʉȼɏɍɇʋƒςىيكةہۃٱ'
const AS_WRITTEN_HERE = 'ddddhiilloootttnnkkbbcggeaeyzucyrevfσییکههها'
const LETTER = new RegExp(`[${LETTERS}]`, 'gu')
const DOUBLE: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }

/**
 * The words of a text as everybody can type them: small letters without marks and apostrophes. "Don’t" is "dont", "Đặng" is
 * "dang", "Straße" is "strasse". All finding by name compares these.
 */
export const plainWords = (text: string): string[] =>
  text
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(LEFT_OUT, '')
    .replace(LETTER, letter => AS_WRITTEN_HERE[LETTERS.indexOf(letter)]!)
    .replace(/[ßæœþ]/gu, letter => DOUBLE[letter]!)
    .split(BETWEEN)
    .filter(Boolean)

// More words than a name has are looked at no further.
const MOST_SOUGHT = 12

/**
 * What a name must match, in any order: for each word typed, patterns of which one is enough. Some word of the name begins so; a
 * word may be written together with the one before or after it: "o neill" is "oneill". Empty when no word was typed.
 */
export function nameSought(typed: string): string[][] {
  const words = plainWords(typed).slice(0, MOST_SOUGHT)
  return words.map((word, at) => [...new Set([word, (words[at - 1] ?? '') + word, word + (words[at + 1] ?? '')])].map(way => `% ${way}%`))
}

/**
 * Whether two names are the same to whoever typed them: the same plain words in any order, or the same letters when one of them is
 * written in fewer words ("O Neill", "O'Neill"). Two names without a letter are not the same.
 */
export function sameName(one: string, other: string): boolean {
  const [mine, theirs] = [plainWords(one), plainWords(other)]
  if (mine.length === 0 || theirs.length === 0) return false
  const letters = theirs.join('')
  return mine.toSorted().join(' ') === theirs.toSorted().join(' ') || mine.some((_, at) => [...mine.slice(at), ...mine.slice(0, at)].join('') === letters)
}

/** Which of two texts comes first in every list: by letters whatever their marks and size, as the database orders its columns of names. */
export const inOrder: (one: string, other: string) => number = new Intl.Collator('en-GB').compare

const FIGURES = new Intl.NumberFormat('en-GB')
/** A number as people in England write it: "12,345". */
export const inFigures = (number: number): string => FIGURES.format(number)

/** How many letters were left out, added, changed or swapped; counting stops beyond `most`. */
export function slipsBetween(a: string, b: string, most: number): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j]!, before[j - 2]! + 1)
    }
    if (Math.min(...next) > most) return most + 1
    before = row
    row = next
  }
  return row[b.length]!
}
