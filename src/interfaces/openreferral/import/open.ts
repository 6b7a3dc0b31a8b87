import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Caller } from '../../../core/caller.ts'
import { heldKeys, type LoadRefusal, type LoadSource, type StagedEntry } from '../../../rooms/assets/index.ts'
import { openSource, RowRefused, UnreadableFile } from '../../registries/index.ts'
import { csvRows, type Rows, type SourceRow } from './csv.ts'
import { crawl } from './endpoint.ts'
import { geoRows } from './geojson.ts'
import { columnsOf, type Mapping } from './mapping.ts'
import { proposeMapping } from './propose.ts'
import { isWanted, keyOf, rowEntry } from './row-entry.ts'
import { serviceEntry, serviceKey } from './service.ts'
import { servicesIn } from './service-file.ts'
import { isPackage, packageServices } from './tabular.ts'
import { asRefusal, type Remark } from './values.ts'

/** What came of one row: an entry or only its key, with what was refused or left out; or nothing that is wanted. */
export type Read = 'passed over' | { staged?: StagedEntry; refusals: LoadRefusal[]; changed?: Date | undefined }

export interface Opened {
  kind: 'file' | 'open_referral'
  name: string
  mapping?: Mapping
  /** The mapping was made from the headings. */
  proposed?: boolean
  entries(): AsyncIterable<Read>
  /** Of what was read; only after the end. */
  sha256(): string
}

interface OpenOptions {
  mappingNow: Mapping | undefined
  before: LoadSource | undefined
  encoding?: 'utf-8' | 'windows-1252' | undefined
  whole?: boolean
  patience?: number
  pause?: number
}

const FILE = /\.(?:csv|tsv|txt|geojson|json)(?:\.gz)?$/i

/** Finds out what this is, and how to read it. @throws UnreadableFile when it is nothing that can be read */
export async function openEntries(caller: Caller, where: string, options: OpenOptions): Promise<Opened> {
  const address = /^https?:\/\//i.test(where) ? URL.parse(where) : undefined
  if (address && !FILE.test(address.pathname)) return openEndpoint(caller, where, options)
  if (isPackage(where)) return openServices(packageServices(caller, where), where, options)
  const services = servicesIn(where)
  if (services) return openServices(numbered(services), where, options)
  return openFile(where, options)
}

async function openFile(where: string, { mappingNow, before, encoding }: OpenOptions): Promise<Opened> {
  const told = encoding ?? mappingNow?.encoding
  const source = openSource(where, told === 'windows-1252' ? told : 'any unicode')
  const { headings, rows } = await named(where, /\.(?:geo)?json(?:\.gz)?$/i.test(where.replace(/[?#].*$/, '')) ? geoRows(source.text) : csvRows(source.text))
  const mapping = mappingNow ?? proposeMapping(headings)
  const lower = new Set(headings.map(heading => heading.toLowerCase()))
  const missing = columnsOf(mapping).filter(column => !lower.has(column))
  // Each feature of a GeoJSON file has its own properties, so only a table can lack a column.
  if (missing.length > 0 && headings.length > 0 && !/json/i.test(where))
    throw new UnreadableFile(`The heading row lacks ${missing.join(', ')}. It reads: ${headings.join(', ').slice(0, 300)}.`)
  const name = mapping.name ?? before?.name ?? source.name
  return { kind: 'file', name, mapping, proposed: mappingNow === undefined, entries: () => rowEntries(rows, mapping, name), sha256: source.sha256 }
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

async function* rowEntries(rows: AsyncIterable<SourceRow>, mapping: Mapping, name: string): AsyncGenerator<Read> {
  for await (const row of rows) yield readRow(row, mapping, name)
}

function readRow(row: SourceRow, mapping: Mapping, name: string): Read {
  if (!row.broken && !isWanted(mapping, row)) return 'passed over'
  return kept(
    row.row,
    () => {
      if (row.broken) throw row.broken
      return keyOf(mapping, row)
    },
    (key, remark) => rowEntry(mapping, row, key, name, remark),
  )
}

/** Reads a key and then its entry. A row that is refused after its key was read still says that its entry is there. */
function kept(row: number, readKey: () => string, readEntry: (key: string, remark: Remark) => StagedEntry['entry']): Exclude<Read, 'passed over'> {
  const remarks: LoadRefusal[] = []
  let key: string | undefined
  try {
    key = readKey()
    const entry = readEntry(key, (column, reason, raw = '') => remarks.push(asRefusal(row, new RowRefused(column, reason, raw), true)))
    return { staged: { row, key, ...(entry ? { entry } : {}) }, refusals: remarks }
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error
    return { ...(key === undefined ? {} : { staged: { row, key } }), refusals: [asRefusal(row, error)] }
  }
}

async function* numbered(services: unknown[]): AsyncGenerator<{ row: number; service: unknown }> {
  for (const [at, service] of services.entries()) yield { row: at + 1, service }
}

function openServices(services: AsyncIterable<{ row: number; service: unknown }>, where: string, { before }: OpenOptions): Opened {
  const hash = createHash('sha256')
  const name = before?.name ?? basename(where)
  async function* entries(): AsyncGenerator<Read> {
    for await (const { row, service } of services) {
      hash.update(JSON.stringify(service))
      yield kept(
        row,
        () => serviceKey(service),
        (_, remark) => serviceEntry(service, name, remark),
      )
    }
  }
  return { kind: 'open_referral', name, entries, sha256: () => hash.digest('hex') }
}

async function openEndpoint(caller: Caller, where: string, { before, whole, patience, pause }: OpenOptions): Promise<Opened> {
  const hash = createHash('sha256')
  const name = before?.name ?? URL.parse(where)?.host ?? where
  const held = before && !whole ? await heldKeys(caller, before.id) : new Set<string>()
  const options = { held, ...(whole ? {} : { since: before?.newestChange }), ...(patience ? { patience } : {}), ...(pause === undefined ? {} : { pause }) }
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
            () => key,
            (_, remark) => serviceEntry(service, name, remark),
          ),
          changed,
        }
    }
  }
  return { kind: 'open_referral', name, entries, sha256: () => hash.digest('hex') }
}
