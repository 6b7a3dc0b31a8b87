import { factsOf, type Line } from './plans.ts'
import { SECTION_CODES, type Section, sectionName } from './sections.ts'

/** A section of the plan as it is read away from the screen: on paper, in a file, by a link. */
export interface Part {
  section: Section
  title: string
  /** The heading of the national model for care and support plans; empty where it is not known. */
  heading: string
  lines: { words: string; notNow: boolean; facts: [string, string][] }[]
}

/** The lines a reader has, in the order of the plan, without sections that hold nothing. */
export function partsOf(lines: readonly Line[], own: boolean, headings: ReadonlyMap<string, string> = new Map()): Part[] {
  return SECTION_CODES.flatMap(section => {
    const held = lines.filter(line => line.section === section)
    if (held.length === 0) return []
    const shown = held.map(line => ({ words: line.words, notNow: line.notNow, facts: factsOf(line) }))
    return [{ section, title: sectionName(section, own), heading: headings.get(section) ?? '', lines: shown }]
  })
}

/** The plan as data, with the headings of the national model. Dates are days in London; nothing says who the person is. */
export function planData(parts: readonly Part[], madeOn: string) {
  return {
    format: 'Kith plan, version 1',
    language: 'en-GB',
    madeOn,
    sections: parts.map(({ section, title, heading, lines }) => ({
      code: section,
      title,
      heading,
      lines: lines.map(({ words, notNow, facts }) => ({ words, notNow, facts: facts.map(([name, value]) => ({ name, value })) })),
    })),
  }
}
