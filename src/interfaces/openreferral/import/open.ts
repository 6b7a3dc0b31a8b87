import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Caller } from '../../../core/caller.ts'
import { heldKeys, type LoadRefusal, type LoadSource, type StagedEntry } from '../../../rooms/assets/index.ts'
import { openSource, RowRefused, UnreadableFile } from '../../registries/index.ts'
import { csvRows, type Rows, type SourceRow } from './csv.ts'
import { crawl } from './endpoint.ts'
import { geoHeadings, geoRows } from './geojson.ts'
import { columnsOf, type Field, type Mapping, unusedOf } from './mapping.ts'
import { countUnasked } from './part.ts'
import { proposeMapping } from './propose.ts'
import { type RowReading, rowEntry } from './row-entry.ts'
import { isWanted, keyOf, type RowKey } from './row-key.ts'
import { serviceEntry, serviceKey } from './service.ts'
import { servicesIn } from './service-file.ts'
import { isPackage, packageServices } from './tabular.ts'
import { asRefusal, isNothing, type Remark } from './values.ts'

/** What came of one row: an entry or only its key, with what was refused or left out; or nothing that is wanted. */
export type Read = 'passed over' | { staged?: StagedEntry; refusals: LoadRefusal[]; changed?: Date | undefined }

export interface Opened {
  kind: 'file' | 'open_referral'
  name: string
  mapping?: Mapping
  /** The mapping was made from the headings; the fields whose column is not called just so. */
  guessed?: Field[]
  /** The row of a table in which its headings stand, where it is not the first. */
  headingRow?: number
  entries(): AsyncIterable<Read>
  /** Of what was read; only after the end. */
  sha256(): string
  /** What nothing was made of, and how many rows fill it; only after the end. */
  unread(): Unread[]
}

/** A column or a table that was not used. */
export interface Unread {
  what: string
  filled: number
}

interface OpenOptions {
  today: string
  mappingNow: Mapping | undefined
  before: LoadSource | undefined
  encoding?: 'utf-8' | 'windows-1252' | undefined
  whole?: boolean
  patience?: number
  pause?: number
  hosts?: readonly string[]
}

// What is a file and no endpoint; some of them only to be told what to do instead.
const FILE = /\.(?:csv|tsv|txt|geojson|json|xlsx?|ods|zip|pdf|ics|kml|xml|html?)(?:\.gz)?$/i

/** Finds out what this is, and how to read it. @throws UnreadableFile when it is nothing that can be read */
export async function openEntries(caller: Caller, where: string, options: OpenOptions): Promise<Opened> {
  const address = /^https?:\/\//i.test(where) ? URL.parse(where) : undefined
  if (address && !FILE.test(address.pathname)) return openEndpoint(caller, where, options)
  const tables = new Map<string, number>()
  if (isPackage(where)) return openServices(packageServices(caller, where, tables), where, options, tables)
  const services = servicesIn(where)
  if (services) return openServices(numbered(services), where, options)
  return openFile(where, options)
}

async function openFile(where: string, { mappingNow, before, encoding, today, hosts }: OpenOptions): Promise<Opened> {
  const told = encoding ?? mappingNow?.encoding
  const open = () => openSource(where, told === 'windows-1252' ? told : 'any unicode', hosts)
  const geo = /\.(?:geo)?json(?:\.gz)?$/i.test(where.replace(/[?#].*$/, ''))
  const source = open()
  const { headings, headingRow, rows } = await named(
    where,
    geo ? geoHeadings(open().text).then((all): Rows => ({ headings: all, rows: geoRows(source.text) })) : csvRows(source.text, headingsFor(mappingNow)),
  )
  const { mapping, guessed } = mappingNow ? { mapping: mappingNow } : proposed(headings, before)
  const lower = new Set(headings.map(heading => heading.toLowerCase()))
  const missing = columnsOf(mapping).filter(column => !lower.has(column))
  // Each feature of a GeoJSON file has its own properties, so only a table can lack a column.
  if (missing.length > 0 && headings.length > 0 && !geo)
    throw new UnreadableFile(`The heading row lacks ${missing.join(', ')}. It reads: ${headings.join(', ').slice(0, 300)}.`)
  const name = mapping.name ?? before?.name ?? source.name
  const filled = new Map(unusedOf(mapping, headings).map(heading => [heading, 0]))
  return {
    kind: 'file',
    name,
    mapping,
    ...(guessed ? { guessed } : {}),
    ...(headingRow && headingRow > 1 ? { headingRow } : {}),
    entries: () => rowEntries(rows, { mapping, sourceName: name, today }, filled),
    sha256: source.sha256,
    unread: () => listed(filled),
  }
}

const listed = (counts: ReadonlyMap<string, number>): Unread[] => [...counts].map(([what, filled]) => ({ what, filled }))

function proposed(headings: readonly string[], before: LoadSource | undefined) {
  const { mapping, guessed } = proposeMapping(headings)
  const { was, ...rest } = mapping
  return { mapping: before && was ? { ...rest, was } : rest, guessed }
}

/** The heading row is the one that has every column of the mapping, or in which a name is found. */
function headingsFor(mapping: Mapping | undefined) {
  let first = true
  return (cells: string[]): boolean => {
    const least = first ? 1 : 2
    first = false
    if (cells.length > 1 && cells.filter(cell => cell !== '').length < 2) return false
    if (mapping) return columnsOf(mapping).every(column => cells.some(cell => cell.toLowerCase() === column))
    try {
      return Object.keys(proposeMapping(cells).mapping.columns).length >= least
    } catch {
      return false
    }
  }
}

async function named(where: string, rows: Promise<Rows>): Promise<Rows> {
  try {
    return await rows
  } catch (error) {
    if (error instanceof UnreadableFile && /not UTF-8/.test(error.message))
      throw new UnreadableFile(`${error.message} If ${basename(where)} comes from an older spreadsheet, try --encoding windows-1252.`)
    throw error
  }
}

async function* rowEntries(rows: AsyncIterable<SourceRow>, reading: RowReading, filled: Map<string, number>): AsyncGenerator<Read> {
  for await (const row of rows) {
    if (!row.broken && !isWanted(reading.mapping, row)) {
      yield 'passed over'
      continue
    }
    for (const [heading, count] of filled) {
      const value = row.value(heading).trim()
      if (value !== '' && !isNothing(value)) filled.set(heading, count + 1)
    }
    yield readRow(row, reading)
  }
}

function readRow(row: SourceRow, reading: RowReading): Read {
  return kept(
    row.row,
    () => {
      if (row.broken) throw row.broken
      return keyOf(reading.mapping, row)
    },
    ({ key }, remark) => rowEntry(reading, row, key, remark),
  )
}

/** Reads a key and then its entry. A row that is refused after its key was read still says that its entry is there. */
function kept(row: number, readKey: () => RowKey, readEntry: (key: RowKey, remark: Remark) => StagedEntry['entry']): Exclude<Read, 'passed over'> {
  const remarks: LoadRefusal[] = []
  let key: RowKey | undefined
  try {
    key = readKey()
    const entry = readEntry(key, (column, reason, raw = '') => remarks.push(asRefusal(row, new RowRefused(column, reason, raw), true)))
    return { staged: { row, ...key, ...(entry ? { entry } : {}) }, refusals: remarks }
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error
    return { ...(key === undefined ? {} : { staged: { row, ...key } }), refusals: [asRefusal(row, error)] }
  }
}

async function* numbered(services: unknown[]): AsyncGenerator<{ row: number; service: unknown }> {
  for (const [at, service] of services.entries()) yield { row: at + 1, service }
}

function openServices(
  services: AsyncIterable<{ row: number; service: unknown }>,
  where: string,
  { before }: OpenOptions,
  unread = new Map<string, number>(),
): Opened {
  const asked = new Set<string>()
  const hash = createHash('sha256')
  const name = before?.name ?? basename(where)
  async function* entries(): AsyncGenerator<Read> {
    for await (const { row, service } of services) {
      hash.update(JSON.stringify(service))
      yield kept(
        row,
        () => ({ key: serviceKey(service) }),
        (_, remark) => serviceEntry(service, name, remark, asked),
      )
      countUnasked(service, asked, unread)
    }
  }
  return { kind: 'open_referral', name, entries, sha256: () => hash.digest('hex'), unread: () => listed(unread) }
}

async function openEndpoint(caller: Caller, where: string, { before, whole, patience, pause, hosts }: OpenOptions): Promise<Opened> {
  const hash = createHash('sha256')
  const name = before?.name ?? URL.parse(where)?.host ?? where
  const asked = new Set<string>()
  const unread = new Map<string, number>()
  const held = before && !whole ? await heldKeys(caller, before.id) : new Set<string>()
  const options = {
    held,
    hosts,
    ...(whole ? {} : { since: before?.newestChange }),
    ...(patience ? { patience } : {}),
    ...(pause === undefined ? {} : { pause }),
  }
  async function* entries(): AsyncGenerator<Read> {
    let row = 0
    for await (const { key, service, changed } of crawl(where, options)) {
      row++
      hash.update(service ? JSON.stringify(service) : key)
      if (service === undefined) yield { staged: { row, key }, refusals: [] }
      else
        yield {
          ...kept(
            row,
            () => ({ key }),
            (_, remark) => serviceEntry(service, name, remark, asked),
          ),
          changed,
        }
      if (service !== undefined) countUnasked(service, asked, unread)
    }
  }
  return { kind: 'open_referral', name, entries, sha256: () => hash.digest('hex'), unread: () => listed(unread) }
}
