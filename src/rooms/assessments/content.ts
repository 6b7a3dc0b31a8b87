import type { Kind } from '../../access/index.ts'
import { KINDS } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { type ClinicalItem, contentLists } from '../clinical-content/index.ts'
import type { Component } from './assessments.ts'

const LISTS = ['assessment-components', 'assessment-outcomes', 'assessment-sections', 'assessment-prompts', 'specialist-kinds'] as const

/** Content is data an operator may change: whatever is missing or of another type is left out, never an error. */
const text = (item: ClinicalItem | undefined, name: string): string => (typeof item?.more[name] === 'string' ? item.more[name] : '')
const texts = (item: ClinicalItem, name: string): string[] => {
  const value = item.more[name]
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
}
const kindsIn = (item: ClinicalItem): Kind[] => texts(item, 'kinds').filter((kind): kind is Kind => Object.hasOwn(KINDS, kind))

/** One heading of an assessment. `consent`: words to say first. `named`: only named readers. `invited`: for those invited. */
export interface Section {
  code: string
  title: string
  words: string
  ask: string
  kinds: Kind[]
  conversation: number | undefined
  consent: string
  named: boolean
  invited: boolean
  components: string[]
  checked: boolean
}

/** Something to consider, never something to answer. */
export interface Prompt {
  code: string
  group: string
  title: string
  words: string
  sections: string[]
  checked: boolean
}

export interface ComponentWords {
  title: string
  words: string
  formal: string
  where: string
  by: string
  /** Another of the same sort is recent for so many days. */
  recentDays: number
  purpose: string
  covers: string
  howLong: string
}

/** All that the pages of this room say of assessments, in one statement. */
export interface Content {
  component(code: Component): ComponentWords
  sections: Section[]
  prompts: Prompt[]
  outcomes: Map<string, { title: string; words: string }>
  specialistKinds: readonly ClinicalItem[]
}

export async function readContent(caller: Caller): Promise<Content> {
  const lists = await contentLists(caller, LISTS)
  const components = new Map(lists['assessment-components'].map(item => [item.code, item]))
  return {
    component: code => wordsOf(code, components.get(code)),
    sections: lists['assessment-sections'].map(sectionOf),
    prompts: lists['assessment-prompts'].map(item => ({ ...item, group: text(item, 'group'), sections: texts(item, 'sections') })),
    outcomes: new Map(lists['assessment-outcomes'].map(({ code, title, words }) => [code, { title, words }])),
    specialistKinds: lists['specialist-kinds'],
  }
}

const wordsOf = (code: Component, item: ClinicalItem | undefined): ComponentWords => ({
  title: item?.title ?? code,
  words: item?.words ?? '',
  formal: text(item, 'formal'),
  where: text(item, 'where'),
  by: text(item, 'by'),
  recentDays: typeof item?.more.recentDays === 'number' ? item.more.recentDays : 0,
  purpose: text(item, 'purpose'),
  covers: text(item, 'covers'),
  howLong: text(item, 'howLong'),
})

const sectionOf = (item: ClinicalItem): Section => ({
  code: item.code,
  title: item.title,
  words: item.words,
  ask: text(item, 'ask'),
  kinds: kindsIn(item),
  conversation: typeof item.more.conversation === 'number' ? item.more.conversation : undefined,
  consent: text(item, 'consent'),
  named: item.more.named === true,
  invited: item.more.invited === true,
  components: texts(item, 'components'),
  checked: item.checked,
})

/** Headings of one component that somebody who may hold these kinds may write under. */
export const sectionsFor = (content: Content, component: Component, mayHold: number): Section[] =>
  content.sections.filter(section => section.components.includes(component) && !section.invited && section.kinds.every(kind => mayHold & KINDS[kind]))

/** Words for the eight factors and the three levels of complexity. */
export async function readComplexityContent(caller: Caller): Promise<{ factors: (ClinicalItem & { kinds: Kind[] })[]; levels: readonly ClinicalItem[] }> {
  const lists = await contentLists(caller, ['complexity-factors', 'complexity-levels'])
  return { factors: lists['complexity-factors'].map(item => ({ ...item, kinds: kindsIn(item) })), levels: lists['complexity-levels'] }
}
