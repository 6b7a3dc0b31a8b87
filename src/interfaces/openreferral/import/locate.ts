import type { Caller } from '../../../core/caller.ts'
import { type EntryLocation, type StagedEntry, toGrid } from '../../../rooms/assets/index.ts'
import { pointFinder, postcodePoints } from '../../../rooms/places/index.ts'

/** Fills in the points of postcodes, the grid, and the place and neighbourhood each location lies in; many entries at a time. */
export type Locate = (entries: readonly StagedEntry[]) => Promise<void>

/** @param caller the transaction in which postcodes are looked up; boundaries are read once and stay in memory */
export async function locator(caller: Caller): Promise<Locate> {
  const find = await pointFinder(caller)
  return async entries => {
    const locations = entries.flatMap(({ entry }) => entry?.locations ?? [])
    const asked = [...new Set(locations.filter(one => one.lat === null).flatMap(one => one.postcode ?? []))]
    const points = asked.length > 0 ? await postcodePoints(caller, asked) : new Map<string, { lat: number; lon: number }>()
    for (const location of locations) {
      const point = location.lat === null && location.postcode ? points.get(location.postcode) : undefined
      if (point) Object.assign(location, point, { point_from: 'postcode' })
      place(location, find)
    }
  }
}

function place(location: EntryLocation, find: Awaited<ReturnType<typeof pointFinder>>): void {
  const { lat, lon } = location
  if (lat === null || lon === null) return
  const area = find({ lat, lon })
  Object.assign(location, toGrid({ lat, lon }), { neighbourhood_code: area?.neighbourhoodCode ?? null, place_code: area?.placeCode ?? null })
}
