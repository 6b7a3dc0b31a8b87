import type { Caller } from '../../../core/caller.ts'
import { inParts, type Route, see } from '../../../core/route.ts'
import { type FeedAsset, type FeedAtLocation, feedAssets, feedIds, feedOrganisations, feedPlaces } from '../../../rooms/assets/index.ts'
import { licenceHeaders } from './licence.ts'

/** A cell of a spreadsheet: quoted where needed, and never read as a formula by the program that opens it. */
export function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value)
  const safe = /^[\s\0]*[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\n\r]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const line = (cells: readonly unknown[]): string => `${cells.map(cell).join(',')}\r\n`

const COLUMNS: [name: string, of: (asset: FeedAsset, at: FeedAtLocation | undefined, organisation: string) => unknown][] = [
  ['id', asset => asset.id],
  ['name', asset => asset.name],
  ['organisation', (_asset, _at, organisation) => organisation],
  ['summary', asset => asset.summary],
  ['description', asset => asset.description],
  ['domains', asset => asset.domains.join('; ')],
  ['status', asset => asset.status],
  ['referral', asset => asset.referral],
  ['who for', asset => asset.who_for],
  ['least age', asset => asset.minimum_age],
  ['greatest age', asset => asset.maximum_age],
  ['cost', asset => asset.cost],
  ['cost in words', asset => asset.cost_words],
  ['open', asset => asset.hours_words],
  ['support to take part', asset => asset.support],
  ['online', asset => (asset.online ? 'yes' : 'no')],
  ['website', asset => asset.website],
  ['phone', asset => asset.phone],
  ['email', asset => asset.email],
  ['place', (_asset, at) => at?.name],
  ['address', (_asset, at) => at && [at.address_1, at.address_2, at.city, at.county].filter(Boolean).join(', ')],
  ['postcode', (_asset, at) => at?.postcode],
  ['latitude', (_asset, at) => at?.lat],
  ['longitude', (_asset, at) => at?.lon],
  ['step-free', (_asset, at) => at?.step_free],
  ['confirmed', asset => (asset.confirmed_how === 'listed' ? '' : asset.confirmed_at.toISOString().slice(0, 10))],
  ['source', asset => asset.source.name],
  ['licence', asset => asset.source.licence || 'Open Government Licence v3.0'],
  ['attribution', asset => asset.source.attribution],
]

const A_PART = 200

async function lines(caller: Caller, ids: readonly string[]): Promise<string> {
  const assets = await feedAssets(caller, ids)
  const places = Map.groupBy(await feedPlaces(caller, ids), at => at.asset_id)
  const names = new Map((await feedOrganisations(caller, [...new Set(assets.map(asset => asset.organisation_id))])).map(({ id, name }) => [id, name]))
  return assets
    .flatMap(asset => (places.get(asset.id) ?? [undefined]).map(at => line(COLUMNS.map(([, of]) => of(asset, at, names.get(asset.organisation_id) ?? '')))))
    .join('')
}

/** The whole directory as one sheet: a line for each entry at each of its places, ids in order. */
export const sheetRoutes: Route[] = [
  see('/community/directory.csv', { may: 'open', audit: 'none', limit: 'open-data', data: true }, async () => {
    let after: string | undefined
    let begun = false
    const next = async (caller: Caller): Promise<string | undefined> => {
      if (begun && after === undefined) return undefined
      const ids = await feedIds(caller, {}, { limit: A_PART, after })
      // A byte-order mark, so that a spreadsheet reads accents and not pairs of odd letters.
      const head = begun ? '' : `\uFEFF${line(COLUMNS.map(([name]) => name))}`
      begun = true
      after = ids.length < A_PART ? undefined : ids.at(-1)
      return head + (await lines(caller, ids)) || undefined
    }
    return inParts(next, 'text/csv; charset=utf-8', { ...licenceHeaders, 'content-disposition': 'attachment; filename="directory.csv"' })
  }),
]
