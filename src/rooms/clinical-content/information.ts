import { z } from 'zod'
import type { ClinicalItem } from './clinical-content.ts'

const section = z.strictObject({ heading: z.string().min(1), words: z.array(z.string().min(1)), points: z.array(z.string().min(1)) })
const sentence = z.strictObject({ picture: z.string().min(1), words: z.string().min(1).max(120) })
const text = z.strictObject({ sections: z.array(section).min(1), easyRead: z.array(sentence).min(1) })
const more = text.extend({
  /** The kind of information that somebody tells of by reading it with us; absent for most. */
  kind: z.string().optional(),
  /** The same in other languages, by their code (`cy`, `ur`): a place for translations. */
  languages: z.record(z.string().regex(/^[a-z]{2,3}$/), text.extend({ title: z.string().min(1), summary: z.string().min(1) })),
})

/** A text to read in one language: in plain words, and in easy words with a picture beside each. */
export interface InformationText {
  code: string
  language: string
  title: string
  summary: string
  sections: z.infer<typeof section>[]
  easyRead: z.infer<typeof sentence>[]
  source: string
  checked: boolean
  /** The other languages it can be read in, by code. */
  others: string[]
}

/** The text of an item of the list `information`, in this language; in English where it has no translation. Undefined when the item holds no text, as one loaded long ago may. */
export function informationFrom(item: ClinicalItem, language = 'en'): InformationText | undefined {
  const read = more.safeParse(item.more)
  if (!read.success) return undefined
  const { languages, sections, easyRead } = read.data
  const other = languages[language]
  const words = other ?? { title: item.title, summary: item.words, sections, easyRead }
  const shown = other ? language : 'en'
  return {
    ...words,
    code: item.code,
    language: shown,
    source: item.source,
    checked: item.checked,
    others: ['en', ...Object.keys(languages)].filter(one => one !== shown),
  }
}

/** What is wrong with an item of the list `information`; undefined when it can be read. */
export const problemWithInformation = (list: string, item: { more: Record<string, unknown> }): string | undefined =>
  list === 'information' && !more.safeParse(item.more).success ? 'needs sections of text, and easy words with pictures' : undefined
