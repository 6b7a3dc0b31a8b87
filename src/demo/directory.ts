import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Caller } from '../core/caller.ts'
import { type DirectoryReport, importAssets } from '../interfaces/openreferral/import/index.ts'
import {
  beginDirectoryLoad,
  type DirectoryCounts,
  emptyEntry,
  emptyLocation,
  emptyOrganisation,
  endDirectoryLoad,
  finishDirectoryLoad,
  readWeek,
  type SourceEntry,
  type StagedEntry,
  stageEntries,
  toGrid,
} from '../rooms/assets/index.ts'
import { HOOD, PLACE } from './cast.ts'
import { directorySizes, type HoodOnGround, hoodsOnGround } from './store-directory.ts'

const NEAR = {
  ashik: HOOD.ashik,
  louise: HOOD.louise,
  dave: HOOD.moorlands,
  diane: HOOD.moorlands,
  kyle: HOOD.kyle,
  carol: HOOD.carol,
  meiLin: HOOD.meiLin,
  frank: HOOD.frank,
}

const templates = z.object({
  name: z.string(),
  entries: z.array(
    z.strictObject({
      code: z.string(),
      /** `{place}` and `{hood}` become the names of where it is. */
      name: z.string(),
      by: z.string(),
      kind: z.enum(['statutory', 'voluntary', 'faith', 'community', 'business']),
      says: z.string(),
      terms: z.array(z.string()),
      when: z.string().optional(),
      hours_words: z.string().default(''),
      cost: z.enum(['free', 'low', 'pay']),
      cost_words: z.string().default(''),
      support: z.string().default(''),
      referral_words: z.string().default(''),
      flexible: z.array(z.string()).default([]),
      languages: z.array(z.string()).default(['English']),
      ages: z.tuple([z.int(), z.int()]).optional(),
      venue: z.string().optional(),
      travel: z.string().default(''),
      step: z.literal('yes').optional(),
      online: z.boolean().default(false),
      mh: z.boolean().default(false),
      /** Whose neighbourhood it is in, where that person's place is being filled. */
      near: z.array(z.enum(Object.keys(NEAR) as [keyof typeof NEAR])).default([]),
      /** Only in these places. */
      only: z.array(z.string()).optional(),
      /** In so many neighbourhoods of a place; in one when left out. */
      each: z.int().default(1),
    }),
  ),
})
type Template = z.infer<typeof templates>['entries'][number]

const SHIPPED = [
  ['libraries', 'assets/libraries.csv.gz'],
  ['culture', 'assets/culture.csv.gz'],
  ['practices', 'places/practices.csv.gz'],
] as const

/** The places of the eight people: what is near them has to be there before their stories are played. */
const FIRST: string[] = Object.values(PLACE)

/** What the stories of the eight need: the fictional groups of their places. Safe to repeat. */
export const loadDirectoryFirst = (caller: Caller, root: string): Promise<DirectoryCounts> => loadFictional(caller, root, FIRST)

/**
 * The whole directory of the demonstration: made-up groups in every place, and the shipped open data (libraries, London's
 * cultural places, GP surgeries). Safe to repeat; does nothing when all of it is there.
 */
export async function loadDirectory(caller: Caller, root: string): Promise<DirectoryReport[]> {
  const sizes = await directorySizes(caller)
  if (sizes.get('practices')) return []
  await loadFictional(caller, root)
  const reports: DirectoryReport[] = []
  for (const [source, file] of SHIPPED) reports.push(await loadShippedAssets(caller, root, source, file))
  return reports
}

const loadShippedAssets = (caller: Caller, root: string, source: string, file: string): Promise<DirectoryReport> =>
  importAssets(caller, join(root, 'db/reference', file), { source, mapping: join(root, 'db/reference/assets', `${source}.mapping.json`) })

async function loadFictional(caller: Caller, root: string, places?: readonly string[]): Promise<DirectoryCounts> {
  const { name, entries } = templates.parse(JSON.parse(readFileSync(join(root, 'db/demo/directory.json'), 'utf8')))
  const source = await beginDirectoryLoad(caller, {
    code: 'fictional',
    name,
    kind: 'file',
    licence: 'Made up for the demonstration of Kith; free to use',
    attribution: 'Fictional: none of these groups exists.',
  })
  const hoods = Map.groupBy(await hoodsOnGround(caller, places), hood => hood.placeCode)
  const staged = [...hoods.values()].flatMap(inPlace => entriesOf(entries, inPlace, caller.now))
  await stageEntries(
    caller,
    source,
    staged.map((one, at) => ({ ...one, row: at + 1 })),
    [],
  )
  const counts = await finishDirectoryLoad(caller, source, { part: true })
  await endDirectoryLoad(caller)
  return counts
}

/** Every template in the neighbourhoods of one place: in that of the person it is for, else in turn. */
export function entriesOf(all: readonly Template[], hoods: readonly HoodOnGround[], now: Date): Omit<StagedEntry, 'row'>[] {
  return all
    .filter(({ only }) => !only || only.includes(hoods[0]!.placeCode))
    .flatMap((template, at) => {
      const home = hoods.find(hood => template.near.some(person => NEAR[person] === hood.code))
      const turn = Array.from({ length: Math.min(template.each, hoods.length) }, (_, step) => hoods[(at + step) % hoods.length]!)
      const chosen = home ? [home, ...turn.filter(hood => hood !== home)].slice(0, turn.length) : turn
      return chosen.map(hood => entryOf(template, hood, at, now))
    })
}

const fill = (text: string, hood: HoodOnGround) => text.replaceAll('{place}', hood.placeName).replaceAll('{hood}', hood.name)
// 01632 960000 to 960999 is kept by Ofcom for numbers that lead nowhere.
const phone = (at: number, hood: HoodOnGround) => `01632 960${String((at * 7 + hood.code.charCodeAt(2) * 13 + hood.code.charCodeAt(4)) % 1000).padStart(3, '0')}`

function entryOf(template: Template, hood: HoodOnGround, at: number, now: Date): Omit<StagedEntry, 'row'> {
  const key = `${template.code} ${hood.code}`
  const organisation = `${fill(template.by, hood)} ${hood.placeName} (fictional)`
  const [minimum_age, maximum_age] = template.ages ?? [null, null]
  // Most said not long ago that all is right; some are due to be asked.
  const days = (at * 37 + hood.code.charCodeAt(3) * 11) % (at % 9 === 0 ? 330 : 170)
  const entry: SourceEntry = {
    ...emptyEntry(fill(template.name, hood), {
      ...emptyOrganisation(organisation.toLowerCase(), organisation),
      kind: template.kind,
      description: 'Fictional: made up for this demonstration.',
      email: `hello@${template.by.toLowerCase().replace(/[^a-z]+/g, '-')}.example`,
    }),
    summary: template.says,
    description: `${template.says}\n\nThis group is fictional. It is here to show what a neighbourhood can offer.`,
    email: `${template.code}@${template.by.toLowerCase().replace(/[^a-z]+/g, '-')}.example`,
    phone: phone(at, hood),
    referral: 'none',
    referral_words: template.referral_words,
    support: template.support,
    mental_health: template.mh,
    minimum_age,
    maximum_age,
    online: template.online,
    cost: template.cost,
    cost_words: template.cost_words,
    hours_words: template.hours_words,
    confirmed_at: new Date(now.getTime() - days * 86_400_000).toISOString(),
    confirmed_by: organisation,
    terms: template.terms,
    languages: template.languages,
    flexible_for: template.flexible,
    areas: [{ name: '', place_code: hood.placeCode }],
    schedules: (template.when ? (readWeek(template.when) ?? []) : []).map(one => ({ ...one, location: null, every: 'week' as const, valid_from: null, valid_to: null, note: '' })),
    locations: template.venue ? [locationOf(template, hood, at, key)] : [],
  }
  return { key, entry }
}

function locationOf(template: Template, hood: HoodOnGround, at: number, key: string): SourceEntry['locations'][number] {
  // A few hundred metres off the middle of a small area, so that no two pins lie on one another.
  const middle = hood.points[at % hood.points.length]!
  const lat = Math.round((middle.lat + ((at % 7) - 3) * 0.0004) * 1e5) / 1e5
  const lon = Math.round((middle.lon + ((at % 5) - 2) * 0.0006) * 1e5) / 1e5
  return {
    ...emptyLocation(key),
    name: `${template.venue}, ${hood.name}`,
    city: hood.placeName,
    lat,
    lon,
    ...toGrid({ lat, lon }),
    point_from: 'source',
    neighbourhood_code: hood.code,
    place_code: hood.placeCode,
    travel: template.travel,
    step_free: template.step ?? 'not_said',
    access: template.step ? 'Step-free entrance and toilet.' : '',
  }
}
