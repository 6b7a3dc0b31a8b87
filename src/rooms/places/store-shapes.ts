import type { Boundary } from './places.ts'

/** What a file may hold. One file of `boundaries` holds care systems, places, neighbourhoods and small areas together. */
export type LoadKind = 'boundaries' | 'postcodes' | 'outcodes' | 'practices' | 'organisations'

interface Keeping {
  /** The file does not have all that is held of it: what it leaves empty stays as it is. */
  keeps?: boolean
}
interface AreaRow extends Keeping {
  row: number
  code: string
  name: string
}
interface Where {
  lat: number | null
  lon: number | null
}
export type BoundaryRow =
  | ({ into: 'care_system'; gss_code: string | null } & AreaRow)
  | ({ into: 'place'; care_system_code: string; population: number | null; boundary: Boundary | null } & AreaRow)
  | ({
      into: 'neighbourhood'
      place_code: string
      pcn_code: string | null
      pcn_name: string | null
      pcn_source_name: string | null
      covers: string
      population: number | null
      boundary: Boundary | null
      indicative: boolean
      derivation: string
    } & AreaRow)
  | ({ into: 'small_area'; neighbourhood_code: string; population: number | null; imd_decile: number | null } & AreaRow & Where)
export type PostcodeRow = { into: 'postcode'; row: number; postcode: string; small_area_code: string | null; ended: string | null } & Where
export type OutcodeRow = { into: 'outcode'; row: number; outcode: string } & Where
export type PracticeRow = {
  into: 'gp_practice_area'
  row: number
  organisation_id: string
  practice_code: string
  name: string
  source_name: string
  pcn_code: string | null
  pcn_name: string | null
  pcn_source_name: string | null
  neighbourhood_code: string
  place_code: string
  address: string
  town: string
  postcode: string
  list_size: number | null
} & Where &
  Keeping
export type OrganisationRow = {
  into: 'organisation'
  row: number
  id: string
  ods_code: string | null
  name: string
  kind: string
  place_code: string | null
  care_system_code: string | null
  postcode: string | null
} & Where
export type Staged = BoundaryRow | PostcodeRow | OutcodeRow | PracticeRow | OrganisationRow

/** The tables open data is loaded into. */
export type Table = Staged['into']

interface Shape {
  /** Columns of the table and their types, the key first. */
  columns: Record<string, string>
  /** Staged beside them, for the steps around the load. */
  beside?: Record<string, string>
  /** What makes two rows of a file the same, when that is not the key. */
  same?: string
  references?: Record<string, { table: string; words: string }>
}

const POINT = { lat: 'float8', lon: 'float8' }
const PCN_NAMES = { pcn_name: 'text', pcn_source_name: 'text' }
const PLACE = { table: 'place', words: 'place' }
const NEIGHBOURHOOD = { table: 'neighbourhood', words: 'neighbourhood' }
const CARE_SYSTEM = { table: 'care_system', words: 'care system' }

export const SHAPES: Record<Table, Shape> = {
  care_system: { columns: { code: 'text', gss_code: 'text', name: 'text' } },
  place: {
    columns: { code: 'text', name: 'text', care_system_code: 'text', population: 'int', boundary: 'jsonb' },
    references: { care_system_code: CARE_SYSTEM },
  },
  neighbourhood: {
    columns: {
      code: 'text',
      name: 'text',
      covers: 'text',
      place_code: 'text',
      pcn_code: 'text',
      population: 'int',
      boundary: 'jsonb',
      indicative: 'boolean',
      derivation: 'text',
    },
    beside: PCN_NAMES,
    references: { place_code: PLACE },
  },
  small_area: {
    columns: { code: 'text', name: 'text', neighbourhood_code: 'text', population: 'int', imd_decile: 'smallint', ...POINT },
    references: { neighbourhood_code: NEIGHBOURHOOD },
  },
  postcode: {
    columns: { postcode: 'text', small_area_code: 'text', ended: 'text', ...POINT },
    references: { small_area_code: { table: 'small_area', words: 'small area' } },
  },
  outcode: { columns: { outcode: 'text', ...POINT } },
  gp_practice_area: {
    columns: {
      practice_code: 'text',
      name: 'text',
      source_name: 'text',
      pcn_code: 'text',
      neighbourhood_code: 'text',
      place_code: 'text',
      address: 'text',
      town: 'text',
      postcode: 'text',
      list_size: 'int',
      ...POINT,
    },
    beside: { organisation_id: 'uuid', ...PCN_NAMES },
    references: { place_code: PLACE, neighbourhood_code: NEIGHBOURHOOD },
  },
  organisation: {
    columns: {
      id: 'uuid',
      ods_code: 'text',
      name: 'text',
      kind: 'text',
      place_code: 'text',
      care_system_code: 'text',
      postcode: 'text',
      ...POINT,
    },
    same: `coalesce(ods_code, kind || ':' || name)`,
    references: { place_code: PLACE, care_system_code: CARE_SYSTEM },
  },
}

/** The tables a file fills, in the order in which they refer to one another. */
export const TABLES: Record<LoadKind, Table[]> = {
  boundaries: ['care_system', 'place', 'neighbourhood', 'small_area'],
  postcodes: ['postcode'],
  outcodes: ['outcode'],
  practices: ['gp_practice_area'],
  organisations: ['organisation'],
}

/** The key of a table: the first of its columns. */
export const keyOf = (table: Table): string => Object.keys(SHAPES[table].columns)[0] ?? ''

/** Everything staged of a row, as SQL writes columns with their types. */
export const stagedColumns = (table: Table): string =>
  Object.entries({ row: 'bigint', keeps: 'boolean', ...SHAPES[table].columns, ...SHAPES[table].beside })
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', ')
