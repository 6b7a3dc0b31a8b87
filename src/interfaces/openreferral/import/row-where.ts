import { type EntryLocation, emptyLocation } from '../../../rooms/assets/index.ts'
import { parsePostcode } from '../../../rooms/places/index.ts'
import { RowRefused } from '../../registries/index.ts'
import type { SourceRow } from './csv.ts'
import { isYes, through, type Values } from './row-values.ts'
import { degrees, gridPoint, inBritain, postcodeOf, postcodeWithin, type Remark } from './values.ts'

/** Where a row says that something is; undefined when it says nothing of it. */
export function locationOf(values: Values, row: SourceRow, key: string, remark: Remark): EntryLocation | undefined {
  const step = values.text('step_free').toLowerCase()
  const lines = {
    name: values.text('venue', 300),
    address_1: values.text('address_1', 500),
    address_2: values.text('address_2', 500),
    city: values.text('city', 200),
    county: values.text('county', 200),
  }
  const told = postcodeIn(values, Object.values(lines).join(', '), remark)
  const otherwise = told.postcode || told.outcode || lines.address_1 || lines.name
  const location: EntryLocation = {
    ...emptyLocation(key),
    ...lines,
    ...told,
    ...pointOf(values, row, otherwise ? remark : undefined),
    travel: values.text('travel', 2000),
    access: values.text('access', 2000),
    step_free: isYes(step) ? 'yes' : step === 'partly' || step === 'no' ? step : 'not_said',
  }
  return location.lat !== null || otherwise ? location : undefined
}

/** Its own column first; then what stands in the address. */
function postcodeIn(values: Values, address: string, remark: Remark): Pick<EntryLocation, 'postcode' | 'outcode'> {
  const told = values.found('postcode')
  const half = parsePostcode(told.value.slice(0, 30))
  const postcode = half.kind === 'outcode' ? null : through(values, 'postcode', postcodeOf, remark)
  if (postcode) return { postcode }
  const within = postcodeWithin(address)
  const outcode = half.kind === 'outcode' ? half.key : within.outcode
  return { postcode: within.postcode ?? null, ...(outcode && !within.postcode ? { outcode } : {}) }
}

// A point that cannot be is left out where an address still says where it is. Where nothing does the row is refused, so that what
// is held stays as it was.
function pointOf(values: Values, row: SourceRow, remark: Remark | undefined): Pick<EntryLocation, 'lat' | 'lon' | 'point_from'> {
  const none = { lat: null, lon: null, point_from: 'none' } as const
  const [lat, lon, easting, northing] = (['lat', 'lon', 'easting', 'northing'] as const).map(values.found)
  try {
    const told = row.point ? inBritain('geometry', row.point) : degrees([lat!.column, lon!.column], lat!.value, lon!.value)
    if (told) return { ...told, point_from: 'source' }
    const grid = gridPoint([easting!.column, northing!.column], easting!.value, northing!.value)
    return grid ? { ...grid, point_from: 'grid' } : none
  } catch (error) {
    if (!(error instanceof RowRefused) || !remark) throw error
    remark(error.column, `${error.message} The point was left out.`, error.raw)
    return none
  }
}
