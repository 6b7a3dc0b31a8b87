import { z } from 'zod'
import { plainWords, slipsBetween } from '../../core/text.ts'

/** What the words may be about: a person's own life, somebody who hurts them, or hurting somebody else. It chooses which help is shown and is kept nowhere. */
export const DANGER_TOPICS = ['life', 'abuse', 'others'] as const
export type DangerTopic = (typeof DANGER_TOPICS)[number]

/**
 * Ways of saying it, one a line of a list. Words stand in small letters without apostrophes. `a/b` is either word, `word*` any
 * word that begins so, `word~` the word with one slip of the keys, `word?` may be left out, `..` up to four words between,
 * `^` and `$` the beginning and the end of a sentence. `but` are ways of saying something else, which take a match back.
 */
const detail = z.strictObject({ topic: z.enum(DANGER_TOPICS), phrases: z.array(z.string()).min(1), but: z.array(z.string()).default([]) })

const line = z.strictObject({
  name: z.string().min(1),
  words: z.string(),
  phone: z.string().optional(),
  text: z.string().optional(),
  say: z.string().optional(),
  website: z.url({ protocol: /^https$/ }).optional(),
})
const help = z.strictObject({ heading: z.string(), lines: z.array(line).min(1) })
/** One way to reach somebody: a number to call, or one to text and what to write. */
export type HelpLine = z.infer<typeof line>
/** What an item of the list `help-first` holds: the lines, and the heading of the directory that is looked under. @throws when it holds no lines */
export const helpOf = (more: Record<string, unknown>): { heading: string; lines: HelpLine[] } => help.parse(more)

/** A list of ways of saying it, ready to be looked for. */
export interface DangerWords {
  readonly phrases: readonly { topic: DangerTopic; phrase: Phrase; but: readonly Phrase[] }[]
}

type Match = (word: string) => boolean
interface Step {
  kind: 'word' | 'gap' | 'begin' | 'end'
  matches: Match
  optional: boolean
}
type Phrase = readonly Step[]

const GAP = 4
const LEAST_FOR_SLIP = 5
/** Letters that are looked at: more than any form takes. */
const MOST = 20_000
const never: Match = () => false

function stepFrom(text: string): Step {
  if (text === '..') return { kind: 'gap', matches: never, optional: true }
  if (text === '^' || text === '$') return { kind: text === '^' ? 'begin' : 'end', matches: never, optional: false }
  const optional = text.endsWith('?')
  const tests = (optional ? text.slice(0, -1) : text).split('/').map(alternative)
  return { kind: 'word', matches: word => tests.some(test => test(word)), optional }
}

function alternative(text: string): Match {
  const stem = text.slice(0, -1)
  if (text.endsWith('*')) return word => word.startsWith(stem)
  if (text.endsWith('~')) return word => word.length >= LEAST_FOR_SLIP && word[0] === stem[0] && slipsBetween(word, stem, 1) <= 1
  return word => word === text
}

const phraseFrom = (text: string): Phrase => text.trim().split(/\s+/).map(stepFrom)

/** Reads the list `words-of-danger`. @throws Error when an item of the list has no topic or no phrases */
export function readDangerWords(items: readonly { more: Record<string, unknown> }[]): DangerWords {
  return {
    phrases: items.flatMap(item => {
      const { topic, phrases, but } = detail.parse(item.more)
      return phrases.map(text => ({ topic, phrase: phraseFrom(text), but: but.map(phraseFrom) }))
    }),
  }
}

// Two words said apart or together, in full or in short, are one.
const JOINED: Record<string, string> = {
  'do not': 'dont',
  'does not': 'doesnt',
  'did not': 'didnt',
  'can not': 'cant',
  'could not': 'couldnt',
  'will not': 'wont',
  'would not': 'wont',
  wouldnt: 'wont',
  'should not': 'shouldnt',
  'is not': 'isnt',
  'i am': 'im',
  'any more': 'anymore',
  'any longer': 'anymore',
  'my self': 'myself',
  'him self': 'himself',
  'her self': 'herself',
  'no one': 'noone',
  cannot: 'cant',
}

/** The sentences of a text, each as its plain words with the common pairs joined. */
function sentencesOf(text: string): string[][] {
  return text
    .slice(0, MOST)
    .split(/[.!?;\n]+/)
    .map(sentence => {
      const words: string[] = []
      for (const word of plainWords(sentence)) {
        const last = words.at(-1)
        const pair = last === undefined ? undefined : JOINED[`${last} ${word}`]
        if (pair) words[words.length - 1] = pair
        else words.push(JOINED[word] ?? word)
      }
      return words
    })
    .filter(words => words.length > 0)
}

/** Where the phrase ends when it begins at `at`; undefined when it does not stand there. */
function endOf(phrase: Phrase, words: readonly string[], at: number, from = 0): number | undefined {
  const step = phrase[from]
  if (!step) return at
  if (step.kind === 'begin') return at === 0 ? endOf(phrase, words, at, from + 1) : undefined
  if (step.kind === 'end') return at === words.length ? endOf(phrase, words, at, from + 1) : undefined
  if (step.kind === 'gap') {
    for (let more = 0; more <= GAP && at + more <= words.length; more++) {
      const end = endOf(phrase, words, at + more, from + 1)
      if (end !== undefined) return end
    }
    return undefined
  }
  if (at < words.length && step.matches(words[at]!)) {
    const end = endOf(phrase, words, at + 1, from + 1)
    if (end !== undefined) return end
  }
  return step.optional ? endOf(phrase, words, at, from + 1) : undefined
}

/** Every place of the sentence where the phrase stands: its first word and the one after its last. */
function placesOf(phrase: Phrase, words: readonly string[]): [number, number][] {
  const places: [number, number][] = []
  for (let at = 0; at < words.length; at++) {
    const end = endOf(phrase, words, at)
    if (end !== undefined) places.push([at, end])
  }
  return places
}

const stands = (words: readonly string[], { phrase, but }: DangerWords['phrases'][number]): boolean => {
  const places = placesOf(phrase, words)
  if (places.length === 0) return false
  const others = but.flatMap(one => placesOf(one, words))
  return places.some(([from, to]) => !others.some(([start, end]) => start < to && from < end))
}

/**
 * What the words speak of, for the page that is shown now; empty for most. Never a measure of anybody, and kept nowhere (R022,
 * R121): it only says which help stands first.
 */
export function dangerIn(text: string, list: DangerWords): DangerTopic[] {
  const sentences = sentencesOf(text)
  return DANGER_TOPICS.filter(topic => list.phrases.some(one => one.topic === topic && sentences.some(words => stands(words, one))))
}

/** What is wrong with an item of the two lists; undefined when nothing is. Asked when a file is loaded, so that no page fails for it later. */
export function problemWithDanger(list: string, item: { code: string; more: Record<string, unknown> }): string | undefined {
  if (list === 'words-of-danger') {
    try {
      readDangerWords([item])
    } catch {
      return 'needs a topic (life, abuse or others) and a list of phrases'
    }
  }
  if (list === 'help-first') {
    if (!(DANGER_TOPICS as readonly string[]).includes(item.code)) return 'the code is life, abuse or others'
    if (!help.safeParse(item.more).success) return 'needs a heading of the directory, and lines, each with a name and words'
  }
  return undefined
}
