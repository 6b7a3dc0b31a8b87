import type { LoadKind } from '../../rooms/places/index.ts'

/** Which of the columns of a file is which of ours, by the number of the column; `headed` says whether its first row are headings. */
export interface Layout {
  at: Map<string, number>
  headed: boolean
}

const plain = (heading: string) => heading.toLowerCase().replace(/[^a-z0-9]/g, '')

// Our columns by the names that the published registers give them, the best first: the ONS postcode lookups (NSPL, ONSPD),
// Code-Point Open with its headings, the practices of the NHS Organisation Data Service.
const PUBLISHED: Partial<Record<LoadKind, Record<string, string[]>>> = {
  postcodes: {
    postcode: ['pcds', 'pcd7', 'pcd8', 'pcd', 'pcd2', 'postcode', 'postcodeunit'],
    lat: ['lat', 'latitude'],
    lon: ['long', 'lon', 'lng', 'longitude'],
    easting: ['oseast1m', 'east1m', 'eastings', 'easting'],
    northing: ['osnrth1m', 'north1m', 'northings', 'northing'],
    ended: ['doterm', 'terminated', 'dateofterminiation', 'dateoftermination', 'ended'],
    small_area_code: ['lsoa21cd', 'lsoa21', 'lsoa2021', 'lsoa11cd', 'lsoa11', 'lsoacode', 'smallareacode'],
  },
  practices: {
    practice_code: ['organisationcode', 'orgcode', 'odscode', 'practicecode', 'code'],
    name: ['name', 'organisationname', 'orgname', 'practicename'],
    address_1: ['addressline1', 'address1'],
    address_2: ['addressline2', 'address2'],
    address_3: ['addressline3', 'address3'],
    address_4: ['addressline4', 'address4', 'town'],
    postcode: ['postcode'],
    closed: ['closedate', 'dateclosed', 'closeddate'],
    status: ['statuscode', 'status', 'organisationstatus'],
    setting: ['prescribingsetting'],
  },
}
const NEEDS: Partial<Record<LoadKind, string[][]>> = {
  postcodes: [['postcode', 'lat', 'lon'], ['postcode', 'easting', 'northing']], // biome-ignore format: one list
  practices: [['practice_code', 'name', 'postcode']],
}

// Two registers are published without headings. Columns counted from 0.
const CODE_POINT = { postcode: 0, easting: 2, northing: 3 }
const PRACTICES = { practice_code: 0, name: 1, address_1: 4, address_2: 5, address_3: 6, address_4: 7, postcode: 9, closed: 11, status: 12, setting: 25 }
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$/i

/** How a published register is laid out, told from its first row; undefined when it is none that is known. */
export function publishedLayout(kind: LoadKind, first: readonly string[]): Layout | undefined {
  const cells = first.map(cell => cell.trim())
  const numbered = (columns: Record<string, number>): Layout => ({ at: new Map(Object.entries(columns)), headed: false })
  if (kind === 'postcodes' && cells.length >= 4 && POSTCODE.test(cells[0]!) && /^\d+$/.test(cells[2]!) && /^\d+$/.test(cells[3]!)) return numbered(CODE_POINT)
  if (kind === 'practices' && cells.length >= 26 && /^[A-Z][A-Z0-9]{4,5}$/.test(cells[0]!) && POSTCODE.test(cells[9]!)) return numbered(PRACTICES)
  const called = PUBLISHED[kind]
  if (!called) return undefined
  const headings = cells.map(plain)
  const at = new Map<string, number>()
  for (const [ours, names] of Object.entries(called)) {
    const found = names.map(name => headings.indexOf(name)).find(index => index >= 0)
    if (found !== undefined) at.set(ours, found)
  }
  return NEEDS[kind]!.some(needed => needed.every(column => at.has(column))) ? { at, headed: true } : undefined
}
