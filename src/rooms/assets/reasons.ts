import { type Cost, distanceWords, FLEXIBLE_FOR, WHEN } from './assets.ts'
import type { Finding } from './finding.ts'
import { type Interest, type Understood, wordsIn } from './spelling.ts'

/** What of an entry is looked at to say why it is in the list. */
export interface Matched {
  name: string
  organisation: string
  terms: readonly string[]
  metres: number | undefined
  online: boolean
  cost: Cost
  stepFree: string
  languages: readonly string[]
  schedules: readonly { weekday: number; closes: string | undefined; opens: string }[]
}

/**
 * Why an entry is here, one plain phrase each, from what was asked alone: somebody sees that nothing else about them was
 * looked at.
 */
export function reasonsFor(entry: Matched, finding: Finding, understood: Understood, interests: readonly Interest[]): string[] {
  return [...wordReasons(entry, finding, understood, interests), ...filterReasons(entry, finding)]
}

function wordReasons(entry: Matched, finding: Finding, understood: Understood, interests: readonly Interest[]): string[] {
  const headings = interests.filter(
    one => entry.terms.includes(one.code) && (one.code === finding.interest || understood.interests.some(other => other.code === one.code)),
  )
  if (headings.length > 0) return headings.slice(0, 3).map(one => one.name)
  if (understood.parts.length === 0) return []
  const [name, organisation] = [wordsIn(entry.name), wordsIn(entry.organisation)]
  const said = understood.parts.flatMap(part => [part.words, ...part.instead]).flat()
  const shared = (words: readonly string[]) => words.some(word => said.some(other => alike(word, other)))
  if (shared(name)) return ['Its name matches your words']
  if (shared(organisation)) return ['Run by an organisation of this name']
  return ['Your words are in what it says about itself']
}

// "garden" and "gardening", "walk" and "walks": the first letters are the same and few are left over.
const alike = (a: string, b: string) => a === b || (Math.min(a.length, b.length) > 3 && (a.startsWith(b.slice(0, -1)) || b.startsWith(a.slice(0, -1))))

function filterReasons(entry: Matched, finding: Finding): string[] {
  const open = finding.when.filter(code => entry.schedules.some(one => isThen(one, code)))
  return [
    ...(entry.metres !== undefined ? [`${distanceWords(entry.metres)} away`] : entry.online ? ['Online, so from anywhere'] : []),
    ...(open.length > 0
      ? [`Open ${open.map(code => (code === 'evening' ? 'in the evening' : code === 'weekend' ? 'at weekends' : `on ${WHEN[code].name}`)).join(', ')}`]
      : []),
    ...(finding.free && entry.cost === 'free' ? ['Free'] : []),
    ...(finding.stepFree && entry.stepFree === 'yes' ? ['Step-free'] : []),
    ...(finding.language && entry.languages.includes(finding.language) ? [`In ${finding.language}`] : []),
    ...finding.flexible.map(who => `Flexible for ${FLEXIBLE_FOR[who]}`),
    ...(finding.age === undefined ? [] : [`For age ${finding.age}`]),
  ]
}

function isThen({ weekday, closes, opens }: Matched['schedules'][number], code: Finding['when'][number]): boolean {
  if (code === 'evening') return (closes ?? opens) > '17:00'
  return (WHEN[code].bit & ((1 << (weekday - 1)) | (weekday > 5 ? WHEN.weekend.bit : 0))) !== 0
}
