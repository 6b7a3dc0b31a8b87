import type { Caller } from '../../core/caller.ts'
import { contentLists } from './actions.ts'
import type { ClinicalItem } from './clinical-content.ts'
import { type DangerTopic, type DangerWords, dangerIn, type HelpLine, helpOf, readDangerWords } from './danger.ts'

/** Help that stands first on a page: a heading, a few words, and who can be reached now. */
export interface HelpFirst {
  topic: DangerTopic
  title: string
  words: string
  /** The heading of the directory under which to look. */
  heading: string
  lines: HelpLine[]
}

/**
 * The help to show first for words just typed; empty for most. Asked while a page is made and kept nowhere (R022, R121). Lists
 * of clinical content say which words and which help.
 */
export async function helpFirstFor(caller: Caller, words: string): Promise<HelpFirst[]> {
  if (words.trim() === '') return []
  const lists = await contentLists(caller, ['words-of-danger', 'help-first'])
  return dangerIn(words, wordsReady(lists['words-of-danger'])).flatMap(topic => {
    const item = lists['help-first'].find(one => one.code === topic)
    return item ? [{ topic, title: item.title, words: item.words, ...helpOf(item.more) }] : []
  })
}

const ready = new WeakMap<readonly ClinicalItem[], DangerWords>()

// A list stays the same array while its version holds: it is made ready once.
function wordsReady(items: readonly ClinicalItem[]): DangerWords {
  const made = ready.get(items) ?? readDangerWords(items)
  ready.set(items, made)
  return made
}
