import { UnreadableFile } from '../../registries/index.ts'
import { CALLED, DROPPED, IDS, LAST_RESORT, NOT_A_NAME } from './called.ts'
import type { Field, Mapping } from './mapping.ts'
import { WEEK } from './row-values.ts'

export interface Proposal {
  mapping: Mapping
  /** The fields whose column is not called just so, and was guessed. */
  guessed: Field[]
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The words of a heading: "opening_hours_monday", "PublicName", "Group (full name)"; what stands in brackets is apart. */
function wordsOf(heading: string): { words: string[]; within: string[] } {
  const spaced = heading.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  const split = (text: string) => text.split(/[^a-z0-9]+/).filter(word => word !== '')
  const words = split(spaced.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '))
  return { words, within: split([...spaced.matchAll(/\(([^)]*)\)|\[([^\]]*)\]/g)].map(found => found[1] ?? found[2]).join(' ')) }
}

/** What a heading may be another way of writing, the surest first; each step drops more of what stands around its words. */
function formsOf(heading: string): string[][] {
  const { words, within } = wordsOf(heading)
  const dropped = (list: readonly string[], from: number): string[] => {
    const rest = list.slice(from)
    const ends = rest.map((_, at) => rest.slice(0, rest.length - at)).filter((part, at) => rest.slice(part.length).every(word => DROPPED.has(word)) || at === 0)
    return ends.map(part => part.join(''))
  }
  const starts = words.map((_, at) => at).filter(at => words.slice(0, at).every(word => DROPPED.has(word)))
  return [
    [plain(heading)],
    [words.join('')],
    starts.flatMap(at => dropped(words, at)),
    [within.join(''), within.filter(word => !DROPPED.has(word)).join(''), ...within].filter(form => form !== ''),
  ]
}

/**
 * A mapping made from the headings alone, for somebody to look over. A row is named by the column that is an id, or else by name
 * and where it is.
 * @throws UnreadableFile when no column looks like a name
 */
export function proposeMapping(headings: readonly string[]): Proposal {
  const names = [...new Set(headings.map(heading => heading.trim()).filter(heading => heading !== ''))]
  const columns: Mapping['columns'] = {}
  const guessed: Field[] = []
  const free = new Map(names.map(name => [name, formsOf(name)]))
  const take = (field: Field, heading: string | string[], sure: boolean) => {
    columns[field] = heading
    for (const one of [heading].flat()) free.delete(one)
    if (!sure) guessed.push(field)
  }
  const exact = names.map(name => plain(name))
  const dayPairs = () => {
    for (const day of WEEK) {
      if (columns[day]) continue
      const pair = openAndClose(day, [...free.keys()])
      if (pair) take(day, pair, false)
    }
  }
  for (const level of [0, 1, 2, 3]) {
    if (level === 2) dayPairs()
    for (const [field, called] of Object.entries(CALLED) as [Field, string[]][]) {
      if (columns[field]) continue
      for (const name of called) {
        const found = [...free].find(([heading, forms]) => forms[level]!.includes(name) && !(level > 0 && isNoName(field, heading)))
        if (!found) continue
        take(field, found[0], level === 0)
        break
      }
    }
  }
  if (!columns.name) nameAtLast(columns, take, [...free.keys()])
  if (!columns.name)
    throw new UnreadableFile(
      `No column looks like a name. The headings are: ${headings.join(', ').slice(0, 300)}. Write a mapping that says which column is the name, and give it with --mapping FILE.`,
    )
  return { mapping: { ...keysOf(names, exact, columns, guessed), columns }, guessed }
}

// A person's name, or that of a street or a council, names no entry; nor is any of their telephones that of the entry.
const isNoName = (field: Field, heading: string) => (field === 'name' || field === 'organisation') && wordsOf(heading).words.some(word => NOT_A_NAME.has(word))

// Charities are listed by "charity name", halls by "venue": then that is what the entry is called, and it runs itself or is there.
function nameAtLast(columns: Mapping['columns'], take: (field: Field, heading: string, sure: boolean) => void, free: readonly string[]): void {
  const stands = columns.organisation ?? columns.venue
  const last =
    free.find(heading => /name$|^name/i.test(plain(heading)) && !isNoName('name', heading)) ?? free.find(heading => LAST_RESORT.includes(plain(heading)))
  if (typeof stands === 'string') {
    take('name', stands, false)
    if (columns.venue === stands) delete columns.venue
  } else if (last) take('name', last, false)
}

const OPENS = new Set(['open', 'opens', 'opening', 'start', 'starts', 'from', 'begin'])
const CLOSES = new Set(['close', 'closes', 'closing', 'end', 'ends', 'finish', 'to', 'until'])

function openAndClose(day: (typeof WEEK)[number], headings: readonly string[]): [string, string] | undefined {
  const of = (which: Set<string>) =>
    headings.find(heading => {
      const { words } = wordsOf(heading)
      const rest = words.filter(word => !(CALLED[day] ?? []).includes(word) && !['time', 'times', 'at', 'hours', 'hour'].includes(word))
      return rest.length < words.length && rest.length === 1 && which.has(rest[0]!)
    })
  const [opens, closes] = [of(OPENS), of(CLOSES)]
  return opens && closes ? [opens, closes] : undefined
}

const NAMED_BY = ['name', 'organisation', 'address_1', 'postcode', 'lat', 'easting'] as const
const APART = [...WEEK, 'hours', 'headings', 'organisation', 'venue', 'address_1', 'address_2', 'who_for', 'minimum_age', 'maximum_age'] as const

function keysOf(
  names: readonly string[],
  exact: readonly string[],
  columns: Mapping['columns'],
  guessed: readonly Field[],
): Pick<Mapping, 'key' | 'apart' | 'was'> {
  const told = (fields: readonly Field[]) => [...new Set(fields.flatMap(field => [columns[field] ?? []].flat()))]
  const plainly = names.filter((_, at) => IDS.includes(exact[at]!))[0]
  if (plainly) return { key: [plainly] }
  // What named a row before ids with a word before them were known, and before the way an address is written was overlooked.
  const before = told(NAMED_BY.filter(field => !guessed.includes(field))).slice(0, 5)
  const was = before.length > 0 ? { was: before } : {}
  const id = names.find(name => /^(?:[a-z]+)(?:id|uid|uuid|guid|urn|ref|reference)$/.test(wordsOf(name).words.join('')) && isIdOfRow(name))
  if (id) return { key: [id], ...was }
  const apart = told(APART).filter(column => ![columns.name].flat().includes(column))
  return {
    key: [...told(['name']), ...told(['postcode', 'address_1', 'venue', 'lat', 'easting'])].slice(0, 6),
    apart: apart.length > 0 ? apart : told(['name']),
    ...was,
  }
}

const OF_ROW = new Set([
  'cqc',
  'osm',
  'site',
  'record',
  'asset',
  'location',
  'place',
  'venue',
  'row',
  'object',
  'feature',
  'entry',
  'listing',
  'item',
  'service',
  'activity',
  'group',
  'event',
  'session',
  'facility',
  'library',
  'global',
  'source',
  'unique',
  'club',
  'charity',
  'organisation',
  'organization',
  'org',
  'provider',
  'school',
  'the',
])
// Site and place may come back in many rows, one for each thing that happens there; what names them is then no name of a row.
function isIdOfRow(name: string): boolean {
  const { words } = wordsOf(name)
  return words.length === 2 && OF_ROW.has(words[0]!)
}
