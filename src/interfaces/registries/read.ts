import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import {
  type BoundaryRow,
  findNeighbourhoodByPoint,
  findNeighbourhoodByPostcode,
  type HeldAreas,
  heldAreas,
  type LoadKind,
  type OrganisationRow,
  type OutcodeRow,
  type PostcodeRow,
  type PracticeRow,
  parsePostcode,
  type Refusal,
  readableName,
  type Staged,
} from '../../rooms/places/index.ts'
import { type Fields, fields, RowRefused, readBoundary, readPosition } from './fields.ts'
import { onsAreas, publishedArea, publishedPostcode, publishedPractice } from './published.ts'
import { csvRows, type Feature, type FileRow, features } from './rows.ts'

export type Read = { kept: Staged } | { refused: Refusal }

const MOST_PEOPLE = 100_000_000

const NEEDED = {
  postcodes: ['postcode', 'lat', 'lon'],
  outcodes: ['outcode', 'lat', 'lon'],
  practices: ['practice_code', 'name', 'postcode'],
  organisations: ['ods_code', 'name', 'kind'],
} as const

const KINDS = ['nhs_trust', 'pcn', 'council', 'vcse', 'icb', 'university', 'police', 'ambulance', 'other'] as const

/** Every row of the file, checked: kept as it will be stored, or refused with the reason. */
export async function* readRows(caller: Caller, kind: LoadKind, text: AsyncIterable<string>): AsyncGenerator<Read> {
  // Asked for once, and only for a file that needs it.
  let areas: Promise<HeldAreas> | undefined
  const held: Held = () => (areas ??= heldAreas(caller))
  if (kind === 'boundaries') {
    for await (const feature of features(text)) {
      yield await checked(feature.row, feature.broken, () => boundaryRow(feature, held))
    }
    return
  }
  for await (const row of csvRows(text, kind, NEEDED[kind])) {
    yield await checked(row.row, row.broken, () => READERS[kind](row, fields(row.value), caller, held))
  }
}

type Held = () => Promise<HeldAreas>

async function checked(row: number, broken: RowRefused | undefined, read: () => Staged | Promise<Staged>): Promise<Read> {
  try {
    if (broken) throw broken
    return { kept: await read() }
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error
    return { refused: { row, column: error.column, reason: error.message, raw: error.raw } }
  }
}

const READERS = {
  postcodes: postcodeRow,
  outcodes: outcodeRow,
  practices: practiceRow,
  organisations: organisationRow,
} as const

async function postcodeRow(file: FileRow, read: Fields, _caller: Caller, held: Held): Promise<PostcodeRow> {
  if (file.published) return publishedPostcode(file, read, await held())
  const small_area_code = read.optionalCode('small_area_code')
  return { into: 'postcode', row: file.row, postcode: read.postcode('postcode'), small_area_code, ended: null, ...read.point() }
}

function outcodeRow({ row }: FileRow, read: Fields): OutcodeRow {
  const typed = read.text('outcode', 10)
  const parsed = parsePostcode(typed)
  if (parsed.kind !== 'outcode') throw new RowRefused('outcode', 'This is not the first half of a postcode.', typed)
  return { into: 'outcode', row, outcode: parsed.key, ...read.point() }
}

async function practiceRow(file: FileRow, read: Fields, caller: Caller): Promise<PracticeRow> {
  const lines = file.published ? publishedPractice(file) : undefined
  const source_name = read.text('name')
  const postcode = read.postcode('postcode')
  const point = read.optionalPoint()
  const pcnName = read.optionalText('pcn_name')
  return {
    into: 'gp_practice_area',
    row: file.row,
    ...(lines ? { keeps: true } : {}),
    organisation_id: newId(),
    practice_code: read.code('practice_code'),
    name: readableName(source_name),
    source_name,
    pcn_code: read.optionalCode('pcn_code'),
    pcn_name: pcnName ? readableName(pcnName) : null,
    pcn_source_name: pcnName || null,
    ...(await practicePlace(caller, read, point, postcode)),
    address: lines?.address ?? readableName(read.optionalText('address', 500)),
    town: lines?.town ?? readableName(read.optionalText('town')),
    postcode,
    list_size: read.whole('list_size', 0, MOST_PEOPLE),
    ...point,
  }
}

// The register knows a practice's network and address, not always its neighbourhood: then the point or postcode decides.
async function practicePlace(caller: Caller, read: Fields, { lat, lon }: { lat: number | null; lon: number | null }, postcode: string) {
  const neighbourhood_code = read.optionalCode('neighbourhood_code')
  const place_code = read.optionalCode('place_code')
  if (neighbourhood_code && place_code) return { neighbourhood_code, place_code }
  const found = lat !== null && lon !== null ? await findNeighbourhoodByPoint(caller, { lat, lon }) : undefined
  const answer = found ?? (await byPostcode(caller, postcode))
  if (!answer) throw new RowRefused('neighbourhood_code', 'This practice lies in none of the neighbourhoods held here.', postcode)
  return { neighbourhood_code: answer.code, place_code: answer.placeCode }
}

async function byPostcode(caller: Caller, postcode: string) {
  const answer = await findNeighbourhoodByPostcode(caller, postcode)
  return answer.found === 'exact' ? answer.neighbourhood : undefined
}

function organisationRow({ row }: FileRow, read: Fields): OrganisationRow {
  return {
    into: 'organisation',
    row,
    id: newId(),
    ods_code: read.optionalCode('ods_code'),
    name: readableName(read.text('name')),
    kind: read.oneOf('kind', KINDS),
    place_code: read.optionalCode('place_code'),
    care_system_code: read.optionalCode('care_system_code'),
    postcode: read.optionalPostcode('postcode'),
    ...read.optionalPoint(),
  }
}

async function boundaryRow({ row, properties, geometry }: Feature, held: Held): Promise<BoundaryRow> {
  const ons = onsAreas(properties)
  if (ons) return publishedArea(row, ons, geometry, await held())
  const read = fields(column => asText(column, Object.hasOwn(properties, column) ? properties[column] : ''))
  const level = read.oneOf('level', ['care_system', 'place', 'neighbourhood', 'small_area'])
  const area = { row, code: read.code('code'), name: read.text('name') }
  if (level === 'care_system') return { into: level, ...area, gss_code: read.optionalCode('gss_code') }
  const population = read.whole('population', 0, MOST_PEOPLE)
  if (level === 'small_area') {
    const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
    if (type !== 'Point') throw new RowRefused('geometry', 'The geometry of a small area must be a Point inside it.')
    return {
      into: level,
      ...area,
      neighbourhood_code: read.code('neighbourhood_code'),
      population,
      imd_decile: read.whole('imd_decile', 1, 10),
      ...readPosition(coordinates),
    }
  }
  const boundary = geometry === null || geometry === undefined ? null : readBoundary(geometry)
  if (level === 'place') return { into: level, ...area, care_system_code: read.code('care_system_code'), population, boundary }
  const pcnName = read.optionalText('pcn_name')
  return {
    into: level,
    ...area,
    place_code: read.code('place_code'),
    population,
    boundary,
    pcn_code: read.optionalCode('pcn_code'),
    pcn_name: pcnName ? readableName(pcnName) : null,
    pcn_source_name: pcnName || null,
    covers: read.optionalText('covers', 500),
    indicative: properties.indicative === true,
    derivation: read.optionalText('derivation', 500),
  }
}

function asText(column: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value === null || value === undefined) return ''
  throw new RowRefused(column, 'This must be text or a number.')
}
