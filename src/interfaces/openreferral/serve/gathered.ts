import type { Caller } from '../../../core/caller.ts'
import {
  type FeedAsset,
  type FeedOrganisation,
  feedAssets,
  feedAtLocations,
  feedOrganisations,
  feedParts,
  feedPlaces,
  shownByOrganisation,
} from '../../../rooms/assets/index.ts'
import { minimalTold, organisationTold, placedTold, serviceTold, wholeService } from './told.ts'

/** How much of a service is told: its id and date, its single fields, or everything. */
export type Depth = 'minimal' | 'single' | 'whole'

/** These entries as services of the standard, in the order of their ids. Asks only for what is shown: the ids come from a finding. */
export async function services(caller: Caller, ids: readonly string[], depth: Depth): Promise<object[]> {
  return [...(await servicesById(caller, ids, depth)).values()]
}

async function servicesById(caller: Caller, ids: readonly string[], depth: Depth): Promise<Map<string, object>> {
  const assets = await feedAssets(caller, ids)
  if (depth === 'minimal') return new Map(assets.map(asset => [asset.id, minimalTold(asset)]))
  const organisations = await organisationsOf(caller, assets)
  if (depth === 'single') return new Map(assets.map(asset => [asset.id, serviceTold(asset, organisations.get(asset.organisation_id))]))
  const places = await feedPlaces(caller, ids)
  const parts = await feedParts(caller, ids)
  return new Map(assets.map(asset => [asset.id, wholeService(asset, organisations.get(asset.organisation_id), places, parts)]))
}

async function organisationsOf(caller: Caller, assets: readonly FeedAsset[]): Promise<Map<string, FeedOrganisation>> {
  const rows = await feedOrganisations(caller, [...new Set(assets.map(asset => asset.organisation_id))])
  return new Map(rows.map(row => [row.id, row]))
}

/** These entries at their places. */
export async function placed(caller: Caller, ids: readonly string[], whole: boolean): Promise<object[]> {
  const rows = await feedAtLocations(caller, ids)
  const about = await servicesById(caller, [...new Set(rows.map(row => row.asset_id))], 'single')
  return rows.map(row => placedTold(row, about.get(row.asset_id) ?? {}, whole))
}

// More than this many services of one organisation are named and not told whole: they are in /services.
const MOST_WHOLE = 200

/** These organisations; `listed` with the services they run, `whole` with all of each. */
export async function organisations(
  caller: Caller,
  ids: readonly string[],
  { whole, listed, full }: { whole: boolean; listed: boolean; full: boolean },
): Promise<object[]> {
  const rows = await feedOrganisations(caller, ids)
  if (!listed) return rows.map(row => organisationTold(row, whole))
  const run = await shownByOrganisation(caller, ids)
  const named = run.map(one => one.id)
  const about = await servicesById(caller, full ? named.slice(0, MOST_WHOLE) : [], 'whole')
  const short = await servicesById(caller, full ? named.slice(MOST_WHOLE) : named, 'minimal')
  return rows.map(row => ({
    ...organisationTold(row, whole),
    services: run.filter(one => one.organisation_id === row.id).map(({ id }) => about.get(id) ?? short.get(id)),
  }))
}
