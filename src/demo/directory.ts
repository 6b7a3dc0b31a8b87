import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { type Caller, inTransaction, system } from '../core/caller.ts'
import type { Database } from '../core/db.ts'
import { inFigures } from '../core/text.ts'
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
import type { Say } from './prepare.ts'
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

export const templates = z.object({
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
export type Template = z.infer<typeof templates>['entries'][number]

const SHIPPED = [
  ['libraries', 'assets/libraries.csv.gz'],
  ['culture', 'assets/culture.csv.gz'],
  ['practices', 'places/practices.csv.gz'],
] as const

type Shipped = (typeof SHIPPED)[number]

const loadShipped = (caller: Caller, root: string, [source, file]: Shipped, from = join(root, 'db/reference', file), part = false): Promise<DirectoryReport> =>
  importAssets(caller, from, { source, mapping: join(root, 'db/reference/assets', `${source}.mapping.json`), part })

/** What the stories of the eight need before they are played: the made-up groups near them, and the libraries. Safe to repeat. */
export async function loadDirectoryFirst(caller: Caller, root: string): Promise<void> {
  await loadFictional(caller, root, Object.values(PLACE), ({ near }) => near.length > 0)
  await loadShipped(caller, root, SHIPPED[0])
}

/**
 * The whole directory of the demonstration in one go: made-up groups in every place, and the shipped open data (libraries,
 * London's cultural places, GP surgeries). Safe to repeat.
 */
export async function loadDirectory(caller: Caller, root: string): Promise<DirectoryReport[]> {
  await loadFictional(caller, root)
  const reports: DirectoryReport[] = []
  for (const shipped of SHIPPED) reports.push(await loadShipped(caller, root, shipped))
  return reports
}

const ROWS_AT_ONCE = 150

/**
 * The rest of the directory behind the running service, a part at a time in transactions of its own, so that pages stay quick
 * on the embedded database's one connection. Goes on where a stop left it, and does nothing when all is there.
 * @param stopped asked between two parts
 */
export async function loadDirectoryLater(db: Database, root: string, say: Say, stopped: () => boolean = () => false): Promise<void> {
  const read = <T>(work: (caller: Caller) => Promise<T>) => inTransaction(db, system('demo'), work)
  const sizes = await read(directorySizes)
  const places = [...new Set((await read(hoodsOnGround)).map(hood => hood.placeCode))]
  const files = SHIPPED.map(shipped => ({
    shipped,
    lines: gunzipSync(readFileSync(join(root, 'db/reference', shipped[1])))
      .toString('utf8')
      .trimEnd()
      .split('\n'),
  }))
  if ((sizes.get('practices') ?? 0) >= files.at(-1)!.lines.length - 1) return
  const parts: ((caller: Caller) => Promise<unknown>)[] = places.map(place => caller => loadFictional(caller, root, [place]))
  const folder = mkdtempSync(join(tmpdir(), 'kith-directory-'))
  for (const {
    shipped,
    lines: [header, ...rows],
  } of files)
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      parts.push(caller => {
        const file = join(folder, 'part.csv')
        writeFileSync(file, `${[header, ...rows.slice(from, from + ROWS_AT_ONCE)].join('\n')}\n`)
        return loadShipped(caller, root, shipped, file, true)
      })
  try {
    for (const part of parts) {
      if (stopped()) return
      await read(part)
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const total = [...(await read(directorySizes)).values()].reduce((sum, size) => sum + size, 0)
  say(`The directory is complete: ${inFigures(total)} things to do and places to go.`)
}

async function loadFictional(
  caller: Caller,
  root: string,
  places?: readonly string[],
  wanted: (template: Template) => boolean = () => true,
): Promise<DirectoryCounts> {
  const { name, entries } = templates.parse(JSON.parse(readFileSync(join(root, 'db/demo/directory.json'), 'utf8')))
  const source = await beginDirectoryLoad(caller, {
    code: 'fictional',
    name,
    kind: 'file',
    licence: 'Made up for the demonstration of Kith; free to use',
    attribution: 'Fictional: none of these groups exists.',
  })
  const hoods = Map.groupBy(await hoodsOnGround(caller, places), hood => hood.placeCode)
  const staged = [...hoods.values()].flatMap(inPlace => entriesOf(entries, inPlace, caller.now, wanted))
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
export function entriesOf(
  all: readonly Template[],
  hoods: readonly HoodOnGround[],
  now: Date,
  wanted: (template: Template) => boolean = () => true,
): Omit<StagedEntry, 'row'>[] {
  const midnight = new Date(now.toISOString().slice(0, 10))
  return all.flatMap((template, at) => {
    if (!wanted(template) || (template.only && !template.only.includes(hoods[0]!.placeCode))) return []
    const home = hoods.find(hood => template.near.some(person => NEAR[person] === hood.code))
    const turn = Array.from({ length: Math.min(template.each, hoods.length) }, (_, step) => hoods[(at + step) % hoods.length]!)
    const chosen = home ? [home, ...turn.filter(hood => hood !== home)].slice(0, turn.length) : turn
    return chosen.map(hood => entryOf(template, hood, at, midnight))
  })
}

const fill = (text: string, hood: HoodOnGround) => text.replaceAll('{place}', hood.placeName).replaceAll('{hood}', hood.name)
// 01632 960000 to 960999 is kept by Ofcom for numbers that lead nowhere.
const phone = (at: number, hood: HoodOnGround) =>
  `01632 960${String((at * 7 + hood.code.charCodeAt(2) * 13 + hood.code.charCodeAt(4)) % 1000).padStart(3, '0')}`

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
    schedules: (template.when ? (readWeek(template.when) ?? []) : []).map(one => ({
      ...one,
      location: null,
      every: 'week' as const,
      valid_from: null,
      valid_to: null,
      note: '',
    })),
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
