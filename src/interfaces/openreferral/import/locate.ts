import type { Caller } from '../../../core/caller.ts'
import { type EntryLocation, type LoadRefusal, type SourceEntry, type StagedEntry, toGrid } from '../../../rooms/assets/index.ts'
import { outcodePoints, pointFinder, postcodePoints, writtenPostcode } from '../../../rooms/places/index.ts'

/**
 * Fills in the points of postcodes, the grid, and the place and neighbourhood each location lies in; many entries at a time.
 * Answers what is to be said of entries that are only roughly placed, or not although they have an address.
 */
export type Locate = (entries: readonly StagedEntry[]) => Promise<LoadRefusal[]>

type Points = ReadonlyMap<string, { lat: number; lon: number }>

/** @param caller the transaction in which postcodes are looked up; boundaries are read once and stay in memory */
export async function locator(caller: Caller): Promise<Locate> {
  const find = await pointFinder(caller)
  return async entries => {
    const without = entries.flatMap(({ entry }) => entry?.locations ?? []).filter(one => one.lat === null)
    const asked = [...new Set(without.flatMap(one => one.postcode ?? []))]
    const points: Points = asked.length > 0 ? await postcodePoints(caller, asked) : new Map()
    const halves = [...new Set(without.filter(one => !points.has(one.postcode ?? '')).flatMap(one => outcodeOf(one) ?? []))]
    const middles: Points = halves.length > 0 ? await outcodePoints(caller, halves) : new Map()
    return entries.flatMap(({ row, entry }) => {
      if (!entry) return []
      for (const location of entry.locations) place(location, points, middles, find)
      const words = unplaced(entry)
      return words ? [{ row, column: 'where', kept: true, ...words }] : []
    })
  }
}

const outcodeOf = ({ postcode, outcode }: EntryLocation): string | undefined => postcode?.slice(0, -3) ?? outcode

function place(location: EntryLocation, points: Points, middles: Points, find: Awaited<ReturnType<typeof pointFinder>>): void {
  const exact = location.lat === null && location.postcode ? points.get(location.postcode) : undefined
  if (exact) Object.assign(location, exact, { point_from: 'postcode' })
  const { lat, lon } = location
  if (lat !== null && lon !== null) {
    const area = find({ lat, lon })
    Object.assign(location, toGrid({ lat, lon }), { neighbourhood_code: area?.neighbourhoodCode ?? null, place_code: area?.placeCode ?? null })
    return
  }
  // Good enough to say which place it is in and about how far, never to stand on a map or in a neighbourhood.
  const middle = middles.get(outcodeOf(location) ?? '')
  if (middle) Object.assign(location, toGrid(middle), { point_from: 'outcode', place_code: find(middle)?.placeCode ?? null })
}

function unplaced({ locations, status, online }: SourceEntry): Pick<LoadRefusal, 'reason' | 'raw'> | undefined {
  if (status === 'defunct' || status === 'inactive' || online || locations.some(one => one.lat !== null || one.kind === 'virtual')) return undefined
  const [location] = locations
  if (!location) return undefined
  const raw = location.postcode ? writtenPostcode(location.postcode) : (location.outcode ?? [location.address_1, location.city].filter(Boolean).join(', '))
  if (locations.some(one => one.point_from === 'outcode'))
    return { reason: `${location.postcode ? 'This postcode is not in the list held here' : 'Only the first half of a postcode is given'}: it is placed in the middle of its first half, for distances alone.`, raw } // biome-ignore format: one sentence
  return {
    reason: location.postcode
      ? 'This postcode is not in the list held here, so nobody finds this by distance. Load newer postcodes, or give it a point.'
      : 'There is no postcode in this address, and no point, so nobody finds it by distance. Give it one.',
    raw,
  }
}
